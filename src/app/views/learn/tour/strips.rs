//! The first ten before and after, with their moves, and how many of the first twenty each type has.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::parts::{glide, post_ui, space_for};
use super::{Scene, words};
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::theme::{Icon, Style, icons, radius, size, space, theme, tour as anatomy};
use crate::app::widgets::{Move, Tip, label, line, move_chip, text_width};
use crate::domain::PostType;
use crate::learn::tour::Normalized;

/// So many pictures of each.
const SHOWN: usize = 10;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, made: &Normalized, commands: &mut Commands) {
    strip_ui(ui, scene, made, ("Before", "first ten by value"), false, commands);
    strip_ui(ui, scene, made, ("After", "first ten, moves"), true, commands);
    ui.add_space(space::S);
    let ledger = &scene.state.results.ledger;
    let tallies: Vec<_> = made.tallies(ledger).collect();
    tally_ui(ui, "First 20, before", &tallies.iter().map(|&(kind, before, _)| (kind, before)).collect::<Vec<_>>());
    tally_ui(ui, "First 20, after", &tallies.iter().map(|&(kind, _, after)| (kind, after)).collect::<Vec<_>>());
}

fn strip_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    made: &Normalized,
    (name, more): (&str, &str),
    is_after: bool,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let slate = &scene.state.results.ledger.slate;
    let room = ui.available_width() - anatomy::RIDGE_NAME - space::XL;
    let pitch = (room / SHOWN as f32).min(anatomy::STRIP.1);
    let width = (pitch - space::M).min(anatomy::STRIP.0);
    let height = width * anatomy::STRIP_ASPECT;
    // Where a picture is too narrow for rank and move side by side, the move goes below.
    let is_narrow = is_after && width < anatomy::STRIP_NARROW;
    let second = if is_narrow { size::BADGE + space::HALF } else { 0.0 };
    let row = space_for(ui, height + anatomy::STRIP_FOOT + second + space::S);
    let left = row.left() + space::XL;
    let words =
        Rect::from_min_size(pos2(left, row.top() + space::S), vec2(anatomy::RIDGE_NAME - space::XL, Style::BODY.line));
    label(ui, words, Align::Min, name, Style::BODY_STRONG, theme.text.primary);
    let below = words.translate(vec2(0.0, Style::BODY.line));
    label(ui, below, Align::Min, more, Style::CAPTION, theme.text.tertiary);
    let first = if is_after { &made.first_after } else { &made.first_before };
    for (at, &of) in first.iter().take(SHOWN).enumerate() {
        let post = slate.posts[of as usize];
        let id = ui.scope_id().with(("strip", is_after, post));
        let x = row.left() + anatomy::RIDGE_NAME + space::XL + glide(ui, id, at as f32 * pitch);
        let rect = Rect::from_min_size(pos2(x, row.top()), vec2(width, height));
        post_ui(ui, scene, post, rect, &format!("{} {}", at + 1, name.to_lowercase()), commands);
        type_ui(ui, slate.types[of as usize], rect);
        let foot = Rect::from_min_size(rect.left_bottom(), vec2(width, anatomy::STRIP_FOOT));
        label(ui, foot, Align::Min, &(at + 1).to_string(), Style::CAPTION.strong(), theme.text.primary);
        if is_after {
            let moved = i64::from(made.ranks_before[of as usize]) - i64::from(made.ranks_after[of as usize]);
            let (edge, align) = match is_narrow {
                true => (foot.left_center() + vec2(0.0, second), Align::Min),
                false => (foot.right_center(), Align::Max),
            };
            move_chip(ui, edge, align, Move::By(moved));
        }
    }
}

/// A type's icon upon a picture.
pub(super) fn type_ui(ui: &Ui, kind: PostType, picture: Rect) {
    let theme = theme(ui);
    let radius = icons::INLINE / 2.0 + space::HALF;
    let middle = picture.min + vec2(radius + space::HALF, radius + space::HALF);
    ui.painter().circle_filled(middle, radius, theme.phone.picture_chip);
    let icon: Icon = words::type_icon(kind);
    icon.paint(ui.painter(), middle, icons::INLINE - space::HALF, theme.phone.on_picture);
}

/// A bar of the first twenty, one part to a type.
fn tally_ui(ui: &mut Ui, name: &str, counts: &[(PostType, usize)]) {
    let theme = theme(ui);
    let row = space_for(ui, anatomy::TALLY_PITCH);
    let words = row.with_min_x(row.left() + space::XL).with_max_x(row.left() + anatomy::RIDGE_NAME + space::M);
    label(ui, words, Align::Min, name, Style::CAPTION, theme.text.secondary);
    let room = (row.width() - anatomy::RIDGE_NAME - space::XL).min(anatomy::STRIP.1 * SHOWN as f32 - space::M);
    let total = counts.iter().map(|(_, count)| count).sum::<usize>().max(1) as f32;
    let mut left = row.left() + anatomy::RIDGE_NAME + space::XL;
    for &(kind, count) in counts.iter().filter(|(_, count)| *count > 0) {
        let width = room * count as f32 / total;
        let bar = Rect::from_center_size(
            pos2(left + width / 2.0, row.center().y),
            vec2((width - 1.0).max(size::LOSS_LEAST), anatomy::TALLY),
        );
        ui.painter().rect_filled(bar, radius::BAR, theme.bg.active);
        let number = numbers::count(count as u64);
        let full = format!("{} {number}", words::types(kind));
        let icon = pos2(bar.left() + space::XS + icons::INLINE / 2.0, bar.center().y);
        let rest = bar.with_min_x(icon.x + icons::INLINE / 2.0 + space::XS);
        let fits = |text: &str| text_width(ui.painter(), text, Style::MICRO) <= rest.width();
        let has_icon = fits(&number);
        if has_icon {
            words::type_icon(kind).paint(ui.painter(), icon, icons::INLINE, theme.text.secondary);
        }
        let (text, cell) = if fits(&full) { (&full, rest) } else { (&number, if has_icon { rest } else { bar }) };
        let response = ui.interact(bar, ui.scope_id().with((name, kind)), egui::Sense::hover());
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, format!("{name} {full}")));
        line(ui.painter(), cell, Align::Min, text, Style::MICRO, theme.text.primary);
        Tip::new(&full).on(response);
        left += width;
    }
}
