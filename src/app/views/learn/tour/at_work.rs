//! Which of the diagram's nine components a step is about.

use egui::{Align, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};

use super::Scene;
use crate::app::command::Commands;
use crate::app::theme::{Style, radius, space, stroke, theme, tour as anatomy};
use crate::app::views::knobs;
use crate::app::views::learn::links;
use crate::app::views::memo::memo;
use crate::app::widgets::{Tip, kind_badge, kind_glyph, label, line, ring};
use crate::learn::Link;
use crate::pipeline::Component;

/// Draws the strip and a line for each that is at work.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    let (_, title) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    label(ui, title, Align::Min, "At work in the diagram", Style::BODY_STRONG, theme.text.primary);
    ui.add_space(space::S);
    let (_, strip) = ui.allocate_space(vec2(ui.available_width(), anatomy::CELL.y));
    let drawn = Component::ALL.into_iter().filter(|component| component.kind().is_some());
    for (at, component) in drawn.enumerate() {
        let left = (anatomy::CELL.x + anatomy::CELL_GAP) * at as f32;
        let cell = Rect::from_min_size(strip.min + vec2(left, 0.0), anatomy::CELL);
        cell_ui(ui, scene, component, cell, commands);
    }
    ui.add_space(space::S);
    for &component in &scene.step.components {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), anatomy::CHECK));
        let mut rest = row;
        if let Some(kind) = component.kind() {
            rest.min.x = kind_badge(ui, row.left_center(), kind).rect.right() + space::S;
        }
        let count = memo(ui, Id::unique(("count", component)), scene.state.results.revision, || {
            knobs::count(scene.state, component)
        });
        let count = match component.kind() {
            Some(_) => (*count).clone(),
            None => format!("{count} · follows the diagram"),
        };
        let name = component.name();
        let width = crate::app::widgets::text_width(ui.painter(), name, Style::BODY).ceil() + 1.0;
        label(ui, rest, Align::Min, name, Style::BODY, theme.text.primary);
        let more = rest.with_min_x((rest.left() + width + space::M).min(rest.right()));
        label(ui, more, Align::Min, &count, Style::CAPTION, theme.text.tertiary);
    }
}

/// A component: lit where it is at work; a click opens it in the diagram.
fn cell_ui(ui: &mut Ui, scene: &Scene<'_>, component: Component, rect: Rect, commands: &mut Commands) {
    let Some(kind) = component.kind() else { return };
    let theme = theme(ui);
    let is_lit = scene.step.components.contains(&component);
    let response = ui.interact(rect, ui.scope_id().with(("component", component.number())), Sense::click());
    let name = format!("{} in the diagram", component.name());
    response.widget_info(|| WidgetInfo::selected(Role::Link, true, is_lit, &name));
    let colors = theme.kind(kind);
    let (fill, edge) = match (is_lit, response.hovered()) {
        (true, _) => (colors.fill, Stroke::new(stroke::SELECTION, theme.ink.fill)),
        (false, true) => (theme.bg.hover, Stroke::new(stroke::HAIR, theme.stroke.line)),
        (false, false) => (theme.bg.surface, Stroke::new(stroke::HAIR, theme.stroke.line)),
    };
    ui.painter().rect(rect, radius::CONTROL, fill, edge, StrokeKind::Inside);
    let (glyph, ink) =
        if is_lit { (colors.text, theme.text.primary) } else { (theme.stroke.strong, theme.text.tertiary) };
    kind_glyph(ui.painter(), rect.center() - vec2(0.0, anatomy::CELL_SPLIT), kind, glyph);
    let below = rect.translate(vec2(0.0, anatomy::CELL_SPLIT));
    let style = if is_lit { Style::MICRO.strong() } else { Style::MICRO };
    line(ui.painter(), below, Align::Center, &format!("C{}", component.number()), style, ink);
    ring(ui, &response, rect, radius::CONTROL);
    if Tip::new(component.name()).text("opens in the diagram").on(response).clicked() {
        links::go(ui, scene.state, Link::Component(component), commands);
    }
}
