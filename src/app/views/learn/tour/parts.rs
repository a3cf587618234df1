//! What the steps are drawn with: cards, pictures that select their post, rows that glide.

use egui::{
    Align, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, accesskit::Role, vec2,
};

use super::{Scene, words};
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::pictures::Scene as Drawn;
use crate::app::theme::{Style, motion, radius, seconds, space, stroke, theme};
use crate::app::widgets::{Tip, label, picture, ring, text_width};
use crate::domain::PostId;

/// A card as wide as the ui and as high as what it holds.
pub(super) fn card(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let ground = ui.painter().add(egui::Shape::Noop);
    let outer = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), f32::INFINITY));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(outer.shrink(space::XL)));
    content(&mut inner);
    let height = inner.min_rect().height() + 2.0 * space::XL;
    let (_, rect) = ui.allocate_space(vec2(outer.width(), height));
    let theme = theme(ui);
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    let shape = egui::epaint::RectShape::new(rect, radius::CARD, theme.bg.surface, edge, StrokeKind::Inside);
    ui.painter().set(ground, shape);
    ui.add_space(space::L);
}

/// The title of a card with what it says in few words.
pub(super) fn title(ui: &mut Ui, title: &str, more: &str) {
    let theme = theme(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Style::TITLE.line));
    let width = text_width(ui.painter(), title, Style::BODY_STRONG).ceil();
    label(ui, rect, Align::Min, title, Style::BODY_STRONG, theme.text.primary);
    let rest = rect.with_min_x((rect.left() + width + space::M).min(rect.right()));
    if !more.is_empty() {
        label(ui, rest, Align::Min, more, Style::CAPTION, theme.text.tertiary);
    }
    ui.add_space(space::S);
}

/// A sentence over as many lines as it takes.
pub(super) fn sentence(ui: &mut Ui, text: &str) {
    let theme = theme(ui);
    let width = ui.available_width();
    let galley = ui.painter().layout(text.to_owned(), Style::BODY.font(), theme.text.secondary, width);
    let (id, rect) = ui.allocate_space(vec2(width, galley.size().y));
    ui.interact(rect, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(rect.min, galley, theme.text.secondary);
}

/// A rectangle of that height, as wide as the ui.
pub(super) fn space_for(ui: &mut Ui, height: f32) -> Rect {
    ui.allocate_space(vec2(ui.available_width(), height)).1
}

/// Where something bound for `target` is seen while it glides there.
pub(super) fn glide(ui: &Ui, id: Id, target: f32) -> f32 {
    let time = seconds(ui, motion::GLIDE);
    if time > 0.0 { ui.ctx().animate_value_with_time(id, target, time) } else { target }
}

/// What a step shows comes up when the step is opened; at once where it was open at first, and without motion.
pub(super) fn fade_in(ui: &mut Ui, step: usize) {
    let (id, now) = (Id::unique("tour step shown"), ui.input(|input| input.time));
    let shown: Option<(usize, f64)> = ui.data(|data| data.get_temp(id));
    let since = match shown {
        Some((of, since)) if of == step => since,
        Some(_) => now,
        None => f64::NEG_INFINITY,
    };
    ui.data_mut(|data| data.insert_temp(id, (step, since)));
    let time = f64::from(seconds(ui, motion::EXPAND));
    let share = if time > 0.0 { ((now - since) / time) as f32 } else { 1.0 };
    if share < 1.0 {
        ui.set_opacity(egui::emath::easing::cubic_out(share.max(0.0)));
        ui.ctx().request_repaint();
    }
}

/// A post's picture; a click selects the post. `place` tells it from the same post elsewhere in the step, and goes into
/// its accessible name.
pub(super) fn post_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    post: PostId,
    rect: Rect,
    place: &str,
    commands: &mut Commands,
) -> Response {
    let id = ui.scope_id().with(("post", place, post));
    let response = ui.interact(rect, id, Sense::click());
    let is_selected = scene.state.session.selected == Some(post);
    let author = words::author(scene.state, post);
    let name = format!("{author}, {place}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &name));
    if ui.is_rect_visible(rect) {
        let data = scene.state.document.world.post(post);
        picture(ui, scene.art.pictures, rect, Drawn::of(&data.art, 0), corners(rect), false);
        if is_selected {
            selected_ui(ui, rect);
        }
        ring(ui, &response, rect, radius::CONTROL);
    }
    if response.gained_focus() {
        ui.scroll_to_rect(rect.expand(space::XL), None);
    }
    if response.clicked() {
        commands.send(Command::Select(Some(post)));
    }
    let caption = &scene.state.document.world.post(post).caption;
    let rank = scene.state.rank_of(post).filter(|_| response.hovered());
    let rank = rank.map(|rank| format!("Rank {} of the feed", numbers::count(rank.into()))).unwrap_or_default();
    Tip::new(author).text(caption).note(&rank).on(response)
}

/// A row about a post: its ground where the post is selected, its name to assistive technology; a click selects the post.
/// The keyboard has the picture in it.
pub(super) fn row_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    post: PostId,
    rect: Rect,
    name: &str,
    commands: &mut Commands,
) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("row", post)), Sense::CLICK);
    let is_selected = scene.state.session.selected == Some(post);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_selected, name));
    let ground = rect.expand2(vec2(space::M, 0.0));
    if is_selected {
        ui.painter().rect_filled(ground, radius::BADGE, theme(ui).bg.selected);
    } else if response.contains_pointer() {
        ui.painter().rect_filled(ground, radius::BADGE, theme(ui).bg.hover);
    }
    if response.clicked() {
        commands.send(Command::Select(Some(post)));
    }
    response
}

/// The outline of what is selected.
pub(super) fn selected_ui(ui: &Ui, rect: Rect) {
    let outline = Stroke::new(stroke::SELECTION, theme(ui).ink.fill);
    let around = rect.expand(stroke::SELECTION);
    ui.painter().rect_stroke(around, corners(rect) + stroke::SELECTION as u8, outline, StrokeKind::Inside);
}

fn corners(rect: Rect) -> u8 {
    if rect.height() < space::PAGE { radius::BADGE } else { radius::CONTROL }
}

/// The middle of a row, that high.
pub(super) fn middle(rect: Rect, size: Vec2) -> Rect {
    Rect::from_min_size(egui::pos2(rect.left(), rect.center().y - size.y / 2.0), size)
}
