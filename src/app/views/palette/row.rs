//! One hit, and the head of a group of them.

use std::sync::Arc;

use egui::{
    Align, Color32, Galley, Rect, Response, Sense, Stroke, Ui, WidgetInfo,
    accesskit::Role,
    emath::GuiRounding,
    pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, Theme, anatomy::palette, icons, radius, size, space, stroke, theme};
use crate::app::views::Art;
use crate::app::widgets::{self, Avatar, key_cap, label, line, text_width};
use crate::app::words;
use crate::domain::PostId;
use crate::policy::Knob;

use super::search::{Group, Hit, Target};

/// The name of a group, and how many are in it.
pub(super) fn head_ui(ui: &mut Ui, group: &Group) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), palette::HEAD), Sense::hover());
    let inner = rect.shrink2(vec2(space::XXL, 0.0));
    let shown = group.hits.len();
    let count = if shown < group.count { format!("{shown} of {}", group.count) } else { shown.to_string() };
    label(ui, inner, Align::Min, group.title, Style::CAPTION.medium(), theme.text.tertiary);
    line(ui.painter(), inner, Align::Max, &count, Style::CAPTION, theme.text.tertiary);
}

/// What stands where nothing was found.
pub(super) fn nothing_ui(ui: &mut Ui, typed: &str) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), palette::ROW + space::M), Sense::hover());
    let words = format!("Nothing fits “{}”", typed.trim());
    label(ui, rect.shrink2(vec2(space::XXL, 0.0)), Align::Min, &words, Style::BODY, theme.text.secondary);
}

/// A hit, marked where it is the chosen one.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, hit: &Hit, is_chosen: bool) -> Response {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), palette::ROW), Sense::hover());
    // Not focusable: the field has the keyboard, and walks the rows with the arrow keys.
    let id = ui.scope_id().with((rect.top() as i32, &hit.label));
    let response = ui.interact(rect.shrink2(vec2(space::S, 0.0)), id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &hit.label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    let back = rect.shrink2(vec2(space::S, 0.0));
    if is_chosen {
        ui.painter().rect_filled(back, radius::CONTROL, theme.bg.selected);
        let mark = back.with_max_x(back.left() + stroke::SELECTION).shrink2(vec2(0.0, space::XS));
        ui.painter().rect_filled(mark, radius::HAIR, theme.ink.fill);
    }
    let lead = Rect::from_center_size(pos2(rect.left() + palette::LEAD, rect.center().y), palette::THUMB);
    lead_ui(ui, state, art, &hit.target, lead);
    let mut inner = Rect::from_min_max(pos2(rect.left() + palette::NAME, rect.top()), rect.max - vec2(space::XL, 0.0));
    let left = end_ui(ui, state, hit, inner);
    inner.max.x = left - space::M;
    let is_dead = matches!(hit.target, Target::Command(shortcut) if shortcut.command(state).is_none());
    let ink = if is_dead { theme.text.disabled } else { theme.text.primary };
    let name = marked(ui, theme, inner.width(), hit, ink);
    let at = pos2(inner.left(), inner.center().y - name.size().y / 2.0);
    ui.painter().galley(at.round_to_pixels(ui.pixels_per_point()), name, ink);
    response
}

/// Name and detail on one line; the letters that were typed are bold and underlined.
fn marked(ui: &Ui, theme: &Theme, width: f32, hit: &Hit, ink: Color32) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
    job.break_on_newline = false;
    let is_post = matches!(hit.target, Target::Post(..) | Target::Author(_));
    let style = if is_post { Style::BODY_STRONG } else { Style::BODY };
    for (at, letter) in hit.label.chars().enumerate() {
        let plain = TextFormat::simple(style.font(), ink);
        let format = if hit.letters.contains(&at) {
            let underline = Stroke::new(stroke::HOLLOW, ink);
            TextFormat { underline, ..TextFormat::simple(style.strong().font(), ink) }
        } else {
            plain
        };
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format);
    }
    if !hit.detail.is_empty() {
        job.append(&hit.detail, space::M, TextFormat::simple(Style::BODY.font(), theme.text.tertiary));
    }
    ui.painter().layout_job(job)
}

/// Picture, face, icon or dot at the left.
fn lead_ui(ui: &mut Ui, state: &State, art: &Art<'_>, target: &Target, rect: Rect) {
    let theme = theme(ui);
    let world = &state.document.world;
    let icon = |icon: Icon| icon.paint(ui.painter(), rect.center(), icons::BUTTON, theme.text.secondary);
    let face = |account| {
        let portrait = art.portraits.get(account);
        Avatar { pictures: art.pictures, portrait: &portrait, ring: None }.paint(ui, rect.center(), rect.height());
    };
    match target {
        Target::Command(shortcut) => {
            shortcut.icon.map(icon);
        }
        Target::Knob(knob) if state.document.policy.is_turned(knob) => {
            ui.painter().circle_filled(rect.center(), size::CHANGED_DOT / 2.0, theme.ink.fill);
        }
        Target::Knob(_) => {}
        Target::Post(post, rank) => {
            let scene = Scene::of(&world.post(*post).art, 0);
            widgets::picture(ui, art.pictures, rect, scene, radius::BADGE, rank.is_none());
        }
        Target::Author(account) => face(*account),
        Target::Viewer(viewer) => face(world.viewer(*viewer).account),
        Target::Preset(_) => drop(icon(Icon::TUNE)),
        Target::Sample(_) => drop(icon(Icon::DATA)),
        Target::Recipe(_) => drop(icon(Icon::OPEN)),
        Target::Lesson(_) => drop(icon(Icon::LEARN)),
        Target::Recent(_) => drop(icon(Icon::TOO_OLD)),
    }
}

/// Keys, value or rank at the right; answers where they begin.
fn end_ui(ui: &mut Ui, state: &State, hit: &Hit, inner: Rect) -> f32 {
    match &hit.target {
        Target::Command(shortcut) => shortcut
            .keys
            .map_or(inner.right(), |keys| key_cap(ui, inner.right_center(), &ui.ctx().format_shortcut(&keys)).left()),
        Target::Knob(knob) => value_ui(ui, state, knob, inner),
        Target::Post(post, rank) => rank_ui(ui, state, *post, *rank, inner),
        Target::Viewer(viewer) if *viewer == state.document.viewer => check_ui(ui, inner),
        _ => inner.right(),
    }
}

/// Today's value in a box, and the default before it where that is another.
fn value_ui(ui: &mut Ui, state: &State, knob: &'static Knob, inner: Rect) -> f32 {
    let theme = theme(ui);
    let value = words::value(knob, state.value(knob));
    let width = text_width(ui.painter(), &value, Style::BODY.medium()).ceil() + 2.0 * space::S;
    let place = Rect::from_center_size(inner.right_center(), vec2(width, palette::VALUE.y));
    let place = place.translate(vec2(-width / 2.0, 0.0));
    let place = if width < palette::VALUE.x { place.with_min_x(place.right() - palette::VALUE.x) } else { place };
    ui.painter().rect_filled(place, radius::BADGE, theme.bg.sunken);
    label(ui, place.shrink2(vec2(space::S, 0.0)), Align::Max, &value, Style::BODY.medium(), theme.text.primary);
    if !state.document.policy.is_turned(knob) {
        return place.left();
    }
    let default = format!("default {}", words::value(knob, knob.default()));
    let width = text_width(ui.painter(), &default, Style::CAPTION).ceil() + 1.0;
    let rect = inner.with_max_x(place.left() - space::M);
    line(
        ui.painter(),
        rect.with_min_x(rect.right() - width),
        Align::Max,
        &default,
        Style::CAPTION,
        theme.text.tertiary,
    );
    rect.right() - width
}

/// The post's rank, and before it whether its author is a close friend.
fn rank_ui(ui: &Ui, state: &State, post: PostId, rank: Option<u32>, inner: Rect) -> f32 {
    let theme = theme(ui);
    let (text, style, ink) = match rank {
        Some(rank) => (rank.to_string(), Style::BODY_STRONG, theme.text.primary),
        None => ("removed".to_owned(), Style::CAPTION, theme.text.tertiary),
    };
    line(ui.painter(), inner.with_min_x(inner.right() - palette::RANK), Align::Max, &text, style, ink);
    let mut left = inner.right() - palette::RANK;
    let author = state.document.world.post(post).author;
    if state.document.viewer().close_friends.contains(&author) {
        let hue = theme.signal.positive;
        let words = "close friend";
        let width = text_width(ui.painter(), words, Style::CAPTION).ceil() + 1.0;
        let rect = Rect::from_min_max(pos2(left - width, inner.top()), pos2(left, inner.bottom()));
        line(ui.painter(), rect, Align::Min, words, Style::CAPTION, theme.text.tertiary);
        let icon = pos2(rect.left() - space::XS - icons::INLINE / 2.0, inner.center().y);
        Icon::CLOSE_FRIEND.filled().paint(ui.painter(), icon, icons::INLINE, hue);
        left = icon.x - icons::INLINE / 2.0;
    }
    left
}

fn check_ui(ui: &Ui, inner: Rect) -> f32 {
    let at = inner.right_center() - vec2(icons::ROW / 2.0, 0.0);
    Icon::CHECK.paint(ui.painter(), at, icons::ROW, theme(ui).text.primary);
    inner.right() - icons::ROW
}
