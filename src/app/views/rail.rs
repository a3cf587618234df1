//! Panels folded to a rail, in a window too narrow for them: the components at the left, the panels at the right.

use egui::{Align, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::session::{InspectorTab, NarrowSide};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, radius, size, space, theme};
use crate::app::widgets::{self, Tip, line, ring};
use crate::learn::term_named;
use crate::pipeline::Component;

use super::{knobs, seek, terms};

/// The knobs, folded: a cell opens them all, and one for each component that component.
pub(super) fn knobs_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let rail = ui.max_rect();
    let (knobs, rules) = state.changes();
    let is_open = state.session.narrow_side == NarrowSide::Knobs;
    let (cell, below) =
        rail.shrink2(vec2(0.0, space::S)).split_top_bottom_at_y(rail.top() + space::S + size::RAIL_PANEL);
    if panel_ui(ui, cell, Icon::TUNE, "Knobs", is_open).clicked() {
        commands.send(Command::Side(NarrowSide::Knobs));
    }
    if knobs + rules > 0 {
        dot(ui, pos2(cell.center().x + icons::ROW / 2.0 + space::XS, cell.top() + space::M));
    }
    let line = Rect::from_center_size(below.center_top(), vec2(size::RAIL_LINE, 1.0));
    ui.painter().rect_filled(line, 0, theme(ui).stroke.hair);
    let components = Component::ALL.into_iter().filter_map(|component| Some((component, component.kind()?)));
    let height = size::RAIL_CELL.min((below.height() - space::M) / size::RAIL_CELLS);
    for (at, (component, kind)) in components.enumerate() {
        let top = below.top() + space::M + at as f32 * height;
        let cell = Rect::from_min_max(pos2(rail.left(), top), pos2(rail.right(), top + height));
        let response = cell_ui(ui, cell, component.name());
        let colors = theme(ui).kind(kind);
        let has_words = height >= size::KIND_GLYPH + Style::MICRO.line;
        let above = if has_words { space::S } else { 0.0 };
        let glyph = pos2(cell.center().x, cell.center().y - above);
        widgets::kind_glyph(ui.painter(), glyph, kind, colors.text);
        if knobs::is_changed(state, component) {
            dot(ui, glyph + vec2(size::KIND_GLYPH + space::XS, -space::XS));
        }
        let words = cell.with_min_y(cell.center().y);
        let number = format!("C{}", component.number());
        if has_words {
            line_of(ui, words, &number, false);
        }
        if response.clicked() {
            if state.session.tray.open {
                commands.send(Command::Feed(state.session.feed));
            }
            commands.send(Command::Side(NarrowSide::Knobs));
            if !state.session.open_groups.contains(&component) {
                commands.send(Command::Group(component));
            }
            seek::seek(ui, component.name());
        }
        terms::control(ui, response, term_named(component.name()), Tip::new(component.name()));
    }
}

/// What stands beside or in place of the stage: the post, all posts, or nothing.
pub(super) fn panels_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let rail = ui.max_rect();
    let side = state.session.narrow_side;
    let tab = |tab| side == NarrowSide::Inspector && state.session.tab == tab;
    let all = format!("All {}", state.results.ledger.found.len());
    let cells = [
        (Icon::WHY, "Post", tab(InspectorTab::Post), Command::Tab(InspectorTab::Post)),
        (Icon::DATA, all.as_str(), tab(InspectorTab::AllPosts), Command::Tab(InspectorTab::AllPosts)),
        (Icon::FEED, "Feed", side == NarrowSide::Feed, Command::Side(NarrowSide::Feed)),
    ];
    let mut top = rail.top() + space::S;
    for (icon, name, on, command) in cells {
        let cell = Rect::from_min_max(pos2(rail.left(), top), pos2(rail.right(), top + size::RAIL_PANEL));
        if panel_ui(ui, cell, icon, name, on).clicked() {
            commands.send(command);
        }
        top += size::RAIL_PANEL;
    }
}

fn panel_ui(ui: &mut Ui, cell: Rect, icon: Icon, name: &str, on: bool) -> Response {
    let response = cell_ui(ui, cell, name);
    let theme = theme(ui);
    let ink = if on { theme.text.primary } else { theme.text.secondary };
    let (upper, lower) = cell.shrink2(vec2(0.0, space::XS)).split_top_bottom_at_fraction(size::RAIL_ICON);
    icon.filled_if(on).paint(ui.painter(), upper.center(), icons::BUTTON, ink);
    line_of(ui, lower, name, on);
    response
}

fn cell_ui(ui: &mut Ui, cell: Rect, name: &str) -> Response {
    let response = ui.interact(cell, ui.scope_id().with(name), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let inner = cell.shrink2(vec2(space::XS, 1.0));
    if response.hovered() {
        ui.painter().rect_filled(inner, radius::CONTROL, theme(ui).bg.hover);
    }
    ring(ui, &response, inner.shrink(space::HALF), radius::CONTROL);
    response
}

fn line_of(ui: &Ui, rect: Rect, text: &str, on: bool) {
    let theme = theme(ui);
    let (style, ink) =
        if on { (Style::MICRO.strong(), theme.text.primary) } else { (Style::MICRO, theme.text.tertiary) };
    line(ui.painter(), rect, Align::Center, text, style, ink);
}

fn dot(ui: &Ui, at: egui::Pos2) {
    ui.painter().circle_filled(at, size::CHANGED_DOT / 2.0, theme(ui).ink.fill);
}
