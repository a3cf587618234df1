//! The bar above: whose path is shown, another one, and what the kinds are.

use egui::{Align, Rect, RectAlign, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::tray;
use crate::app::command::{Command, Commands};
use crate::app::learn::surface;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy as parts, diagram as anatomy, radius, size, space, stroke, theme};
use crate::app::views::Art;
use crate::app::views::learn::links;
use crate::app::widgets::{
    IconButton, Move, Run, kind_glyph, label, move_chip, picture, popover, ring, runs, text_width,
};
use crate::domain::{PostId, hours_between};
use crate::learn::diagram::Surface;
use crate::learn::{Section, kinds};
use crate::pipeline::{ComponentKind, Verdict};

/// Draws the bar into the rest of its strip.
pub(in crate::app::views::learn) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let room = ui.max_rect();
    let is_tray = surface(&state.session) == Surface::Stories;
    if is_tray {
        let left =
            if room.width() < anatomy::LEGEND_LEAST { room.right() } else { legend_ui(ui, state, room, commands) };
        return tray::head_ui(ui, state, room.with_max_x(left - space::PAGE));
    }
    if room.width() < anatomy::LEGEND_LEAST {
        return post_ui(ui, state, art, room, commands);
    }
    let left = legend_ui(ui, state, room, commands);
    let line = pos2(left - space::L, room.center().y);
    let hair = Rect::from_center_size(line, vec2(stroke::HAIR, size::BADGE));
    ui.painter().rect_filled(hair, 0, theme(ui).stroke.line);
    post_ui(ui, state, art, room.with_max_x(line.x - space::L), commands);
}

/// The four kinds; each opens what it is and which learning feeds it. Answers where they begin.
fn legend_ui(ui: &mut Ui, state: &State, room: Rect, commands: &mut Commands) -> f32 {
    let is_named = room.width() >= anatomy::LEGEND_ROOM;
    let mut right = room.right();
    for (kind, section) in kinds().collect::<Vec<_>>().into_iter().rev() {
        let style = Style::MICRO.strong();
        let name = if is_named { kind.name() } else { "" };
        let words = if is_named { text_width(ui.painter(), name, style) + space::XS } else { 0.0 };
        let width = (2.0 * parts::chip::PAD + size::KIND_GLYPH + words).ceil();
        let rect =
            Rect::from_min_size(pos2(right - width, room.center().y - size::BADGE / 2.0), vec2(width, size::BADGE));
        ui.push_id(("kind", kind.name()), |ui| kind_ui(ui, state, rect, kind, section, name, commands));
        right = rect.left() - space::S;
    }
    right + space::S
}

fn kind_ui(
    ui: &mut Ui,
    state: &State,
    rect: Rect,
    kind: ComponentKind,
    section: &'static Section,
    name: &str,
    commands: &mut Commands,
) {
    let colors = theme(ui).kind(kind);
    let response = ui.interact(rect, ui.scope_id().with("kind"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("What is {}?", kind.name())));
    ui.painter().rect_filled(rect, radius::BADGE, colors.fill);
    let glyph = rect.left_center() + vec2(parts::chip::PAD + size::KIND_GLYPH / 2.0, 0.0);
    kind_glyph(ui.painter(), glyph, kind, colors.text);
    let words = rect.with_min_x(glyph.x + size::KIND_GLYPH / 2.0 + space::XS);
    runs(ui.painter(), words, Align::Min, &[Run(name, Style::MICRO.strong(), colors.text)]);
    ring(ui, &response, rect, radius::BADGE);
    let plain = section.plain();
    popover(&response, RectAlign::BOTTOM_END, anatomy::LEGEND, |ui| {
        egui::Frame::new().inner_margin(size::TOOLTIP_PAD).show(ui, |ui| {
            let (_, head) = ui.allocate_space(vec2(ui.available_width(), Style::TITLE.line));
            label(ui, head, Align::Min, &section.title, Style::TITLE, theme(ui).text.primary);
            links::prose(ui, state, &section.blocks, Style::BODY, theme(ui).text.secondary, commands);
        });
    });
    response.on_hover_text(plain);
}

/// The post whose path is shown, and ways to another.
fn post_ui(ui: &mut Ui, state: &State, art: &Art<'_>, room: Rect, commands: &mut Commands) {
    let mut right = room.right();
    let mut button = |ui: &mut Ui, icon: Icon, name: &str, places: i32| {
        let side = size::SEGMENTED_BAR;
        let rect = Rect::from_min_size(pos2(right - side, room.center().y - side / 2.0), vec2(side, side));
        right -= side;
        let key = if places > 0 { "J" } else { "K" };
        if IconButton::new(icon, name).key(key).show(ui, rect).clicked() {
            commands.send(Command::SelectNext(places));
        }
    };
    button(ui, Icon::DOWN, "Next post", 1);
    button(ui, Icon::UP, "Previous post", -1);
    let room = room.with_max_x(right - space::S);
    match state.session.selected {
        Some(post) => words_ui(ui, state, art, room, post),
        None => {
            label(ui, room, Align::Max, "No post to follow", Style::BODY, theme(ui).text.tertiary);
        }
    }
}

fn words_ui(ui: &mut Ui, state: &State, art: &Art<'_>, room: Rect, id: PostId) {
    let theme = theme(ui);
    let post = state.document.world.post(id);
    let author = &state.document.world.account(post.author).id;
    let age = numbers::age(hours_between(post.created_at, state.document.now));
    let verdict = state.results.ledger.verdict(id);
    let moved = match verdict {
        Verdict::Delivered { rank, .. } | Verdict::PastTheEnd { rank, .. } => {
            Some(state.results.moved(id, rank as u32).map_or(Move::New, Move::By))
        }
        Verdict::Removed(_) | Verdict::NotFound => None,
    };
    let chip = moved.map_or(0.0, |moved| {
        let style = Style::CAPTION.strong();
        2.0 * parts::chip::PAD
            + parts::chip::SIGN
            + parts::chip::SIGN_GAP
            + text_width(ui.painter(), &moved.text(), style)
            + space::L
    });
    let width = |text: &str, style: Style| text_width(ui.painter(), text, style).ceil() + 1.0;
    // What is said behind and before the name goes first where there is little room.
    let mut rest = room.width() - anatomy::PICTURE.x - space::M;
    let mut takes = |width: f32| {
        let has_room = rest >= width;
        rest -= if has_room { width + space::M } else { 0.0 };
        if has_room { width } else { 0.0 }
    };
    let name = takes(width(author, Style::BODY_STRONG).min((room.width() - anatomy::PICTURE.x - space::M).max(0.0)));
    let chip = takes(chip);
    let (head, old) = (takes(width("Path of", Style::BODY)), takes(width(&age, Style::BODY)));
    let parts_shown = [anatomy::PICTURE.x, name, chip, head, old].into_iter().filter(|part| *part > 0.0);
    let fixed = parts_shown.map(|part| part + space::M).sum::<f32>();
    let caption = width(&post.caption, Style::BODY).min((room.width() - fixed).max(0.0));
    let caption = if caption < anatomy::CAPTION { 0.0 } else { caption };
    let mut left = (room.right() - fixed - caption).max(room.left());
    let mut next = |width: f32| {
        let rect = Rect::from_x_y_ranges(left..=left + width, room.y_range());
        left += width + space::M;
        rect
    };
    if head > 0.0 {
        label(ui, next(head), Align::Min, "Path of", Style::BODY, theme.text.tertiary);
    }
    let frame = Rect::from_center_size(next(anatomy::PICTURE.x).center(), anatomy::PICTURE);
    picture(ui, art.pictures, frame, Scene::of(&post.art, 0), parts::table::THUMB_RADIUS, moved.is_none());
    label(ui, next(name), Align::Min, author, Style::BODY_STRONG, theme.text.primary);
    if caption > 0.0 {
        label(ui, next(caption), Align::Min, &post.caption, Style::BODY, theme.text.secondary);
    }
    if old > 0.0 {
        label(ui, next(old), Align::Min, &age, Style::BODY, theme.text.tertiary);
    }
    if let Some(moved) = moved.filter(|_| chip > 0.0) {
        move_chip(ui, next(chip).left_center(), Align::Min, moved);
    }
}
