//! What differs from the default: how much at a glance, and each of it in a list.

use egui::{Align, Rect, RectAlign, ScrollArea, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::menu, radius, size, space, theme};
use crate::app::views::knobs;
use crate::app::widgets::{IconButton, Run, line, popover, ring, runs};
use crate::app::words;
use crate::pipeline::knobs as all_knobs;
use crate::pipeline::stages::called;
use crate::policy::{Knob, Rule};

/// The count, as a button where there is something to list.
pub(super) fn ui(ui: &mut Ui, rect: Rect, text: &str, state: &State, commands: &mut Commands) {
    let theme = theme(ui);
    let any = state.changes() != (0, 0);
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width() + space::S, size::BUTTON));
    let sense = if any { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with("changes"), sense);
    response.widget_info(|| WidgetInfo::labeled(if any { Role::Button } else { Role::Label }, true, text));
    if any && response.hovered() {
        ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.hover);
    }
    if any {
        let dot = pos2(rect.left() + space::S, rect.center().y);
        ui.painter().circle_filled(dot, size::CHANGED_DOT / 2.0, theme.ink.fill);
    }
    line(ui.painter(), rect.with_min_x(rect.left() + space::L), Align::Min, text, Style::BODY, theme.text.secondary);
    ring(ui, &response, rect, radius::CONTROL);
    if any {
        popover(&response, RectAlign::BOTTOM_END, menu::CHANGES, |ui| list_ui(ui, state, commands));
    }
}

fn list_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let turned = all_knobs().iter().copied().filter(|knob| state.document.policy.is_turned(knob));
    let rules = state.document.policy.rules.iter().enumerate();
    let area = ScrollArea::vertical().max_height(menu::CHANGES_MOST).auto_shrink([false, true]);
    area.show(ui, |ui| {
        turned.for_each(|knob| knob_ui(ui, state, knob, commands));
        rules.for_each(|(at, rule)| rule_ui(ui, state, at, rule, commands));
    });
}

fn knob_ui(ui: &mut Ui, state: &State, knob: &'static Knob, commands: &mut Commands) {
    let (now, default) = (words::value(knob, state.value(knob)), words::value(knob, knob.default()));
    let back = (Icon::RESET, format!("Reset {} to {default}", called(knob)));
    match row_ui(ui, &called(knob), &format!("{default} → {now}"), back) {
        Some(Pressed::Row) => knobs::go_to(ui, state, knob, commands),
        Some(Pressed::Back) => commands.send(Command::Reset(knob)),
        None => {}
    }
}

fn rule_ui(ui: &mut Ui, state: &State, at: usize, rule: &Rule, commands: &mut Commands) {
    let what = format!("your rule, {}", if rule.on { numbers::factor(rule.factor) } else { "off".to_owned() });
    let back = (Icon::DELETE, format!("Remove {}", rule.label));
    match row_ui(ui, &rule.label, &what, back) {
        Some(Pressed::Row) => knobs::go_to_rules(ui, state, commands),
        Some(Pressed::Back) => commands.send(Command::RemoveRule(at)),
        None => {}
    }
}

/// What was pressed of a row.
enum Pressed {
    Row,
    Back,
}

/// One change: a click goes to it, the button at its right takes it back.
fn row_ui(ui: &mut Ui, name: &str, what: &str, (icon, back): (Icon, String)) -> Option<Pressed> {
    let theme = theme(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::TABLE_ROW));
    let response = ui.interact(rect, ui.scope_id().with(("change", &back)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, format!("{name} {what}")));
    if response.contains_pointer() || response.has_focus() {
        ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.hover);
    }
    ring(ui, &response, rect.shrink(space::HALF), radius::CONTROL);
    let button = pos2(rect.right() - space::HALF - size::BUTTON_SMALL / 2.0, rect.center().y);
    let button = Rect::from_center_size(button, Vec2::splat(size::BUTTON_SMALL));
    let words = Rect::from_x_y_ranges(rect.left() + space::M..=button.left() - space::S, rect.y_range());
    let name = [Run(name, Style::BODY.medium(), theme.text.primary)];
    runs(ui.painter(), words.with_max_x(words.center().x + space::PAGE), Align::Min, &name);
    line(ui.painter(), words, Align::Max, what, Style::BODY, theme.text.tertiary);
    let is_back = IconButton::new(icon, &back).show(ui, button).clicked();
    if response.clicked() {
        ui.close();
    }
    is_back.then_some(Pressed::Back).or_else(|| response.clicked().then_some(Pressed::Row))
}
