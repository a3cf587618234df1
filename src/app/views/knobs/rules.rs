//! The user's own boost rules: a row for each, and a way to add one.

use egui::{Align, Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::session::KnobFilter;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::knob as anatomy, icons, radius, size, space, theme};
use crate::app::views::memo::memo;
use crate::app::views::{lit, seek};
use crate::app::widgets::{KnobRow, Matters, Tip, Track, line, ring, row_background};
use crate::pipeline::stages::boost;
use crate::policy::Rule;

use super::draft::{Draft, matched};
use super::{condition, dot, filter, importance, refuse, rule_editor};

/// What the slider of a factor reaches, and what may be typed: as for every other boost.
pub(super) const FACTOR: (Track, (f64, f64)) = (Track::FACTOR, (0.0, 10.0));

/// What the row says that opens the editor on a new rule.
pub(super) const ADD: &str = "Add a rule of your own";
/// What may be typed, in words.
pub(super) const FACTOR_RANGE: &str = "a number from 0 to 10";

/// The rules, the one being written in place of its row.
pub(super) fn ui(ui: &mut Ui, state: &State, filter: Option<&KnobFilter>, commands: &mut Commands) {
    let draft = Draft::load(ui, state);
    let written = draft.as_ref().map(|draft| draft.at);
    let rules = state.document.policy.rules.iter().enumerate();
    for (at, rule) in rules.filter(|(_, rule)| filter::shows_rule(filter, rule)) {
        ui.push_id(("rule", at), |ui| match &draft {
            Some(draft) if draft.at == Some(at) => rule_editor::ui(ui, state, draft.clone(), commands),
            _ => row_ui(ui, state, at, rule, commands),
        });
    }
    match draft {
        Some(draft) if written == Some(None) => {
            ui.push_id("new rule", |ui| rule_editor::ui(ui, state, draft, commands));
        }
        _ if filter::narrows(filter) => {}
        _ => add_ui(ui, state),
    }
}

fn row_ui(ui: &mut Ui, state: &State, at: usize, rule: &Rule, commands: &mut Commands) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let stage_off = !state.document.policy.is_on(&boost::ON);
    let said = match (rule.on, stage_off) {
        (false, _) => "off".to_owned(),
        (true, true) => "off".to_owned(),
        (true, false) => {
            let id = Id::unique(("rule reach", at));
            importance::posts(*memo(ui, id, state.results.revision, || matched(state, rule)))
        }
    };
    let row = KnobRow {
        name: &rule.label,
        word: None,
        hue: None,
        value: rule.factor,
        text: &numbers::factor(rule.factor),
        default: rule.factor,
        track: FACTOR.0,
        range: FACTOR.1,
        matters: Matters::Words(&said),
        idle: !rule.on || stage_off,
        lit: lit::is_rule_lit(ui, &rule.id),
    };
    let shown = row.show(ui, rect);
    if shown.response.contains_pointer() {
        lit::light_rule(ui, &rule.id);
    }
    if let Some(factor) = shown.value {
        commands.send(Command::SetRule(at, Rule { factor, ..rule.clone() }));
    }
    if shown.refused {
        refuse(&rule.label, FACTOR_RANGE, commands);
    }
    let has_hold = shown.slider.is_pointer_button_down_on() || shown.slider.has_focus();
    if shown.slider.drag_stopped() || shown.slider.lost_focus() || shown.value.is_some() && !has_hold {
        commands.send(Command::EndGesture);
    }
    switch_ui(ui, at, rule, rect, commands);
    name_ui(ui, at, rule, rect);
    let text = format!("multiplies posts with {}.", condition::sentence(&rule.when));
    Tip::new(&rule.label).text(&text).note("0 to 10 · click the name to edit").on(shown.response);
}

/// The dot of a rule is its switch: filled where it is on.
fn switch_ui(ui: &mut Ui, at: usize, rule: &Rule, rect: Rect, commands: &mut Commands) {
    let cell = Rect::from_min_size(rect.min + vec2(anatomy::PAD_LEFT, 0.0), vec2(anatomy::DOT_CELL, rect.height()));
    let name = format!("Switch {} {}", rule.label, if rule.on { "off" } else { "on" });
    if dot::ui(ui, cell, &name, rule.on).clicked() {
        commands.send(Command::SetRule(at, Rule { on: !rule.on, ..rule.clone() }));
        commands.send(Command::EndGesture);
    }
}

/// The name opens the editor.
fn name_ui(ui: &mut Ui, at: usize, rule: &Rule, rect: Rect) {
    let left = rect.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL;
    let cell = Rect::from_x_y_ranges(left..=left + anatomy::NAME - space::XS, rect.y_range());
    let response = ui.interact(cell, ui.scope_id().with("edit"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Edit {}", rule.label)));
    ring(ui, &response, cell.shrink2(vec2(0.0, space::XS)), radius::BADGE);
    if response.hovered() || response.has_focus() {
        let middle = cell.right_center() - vec2(icons::INLINE / 2.0, 0.0);
        let plate = Rect::from_center_size(middle, egui::Vec2::splat(icons::BUTTON));
        ui.painter().rect_filled(plate, radius::BADGE, theme(ui).bg.hover);
        Icon::EDIT.paint(ui.painter(), middle, icons::INLINE, theme(ui).text.secondary);
    }
    if response.clicked() {
        Draft::store(ui, Some(Draft { at: Some(at), rule: rule.clone() }));
    }
}

fn add_ui(ui: &mut Ui, state: &State) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(ADD), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, ADD));
    seek::bring_into_sight(ui, ADD, rect, &response);
    row_background(ui, rect, &response, false);
    ring(ui, &response, rect.shrink(space::XS), radius::BADGE);
    let ink = theme(ui).text.secondary;
    let left = rect.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL;
    Icon::ADD.paint(
        ui.painter(),
        rect.left_center() + vec2(left - rect.left() + icons::INLINE / 2.0, 0.0),
        icons::INLINE,
        ink,
    );
    let words = rect.with_min_x(left + icons::INLINE + space::XS);
    line(ui.painter(), words, Align::Min, ADD, Style::BODY, ink);
    if response.clicked() {
        Draft::store(ui, Some(Draft::new(&state.document.policy)));
    }
}
