//! The policies to choose from, each with where it comes from, and the name and note of the one at hand.

use egui::{Align, Area, Id, Order, Rect, RectAlign, Sense, Ui, pos2, vec2};

use crate::app::command::{Command, Commands, Saved};
use crate::app::shortcuts;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::menu, size, space, theme};
use crate::app::views::path_field;
use crate::app::widgets::{Dropdown, Field, MenuRow, Tip, hair_below, line, popover};
use crate::files;
use crate::pipeline::knobs;
use crate::policy::Policy;

/// The button that shows the policy's name, and its menu.
pub(super) fn ui(ui: &mut Ui, rect: Rect, dropdown: Dropdown<'_>, state: &State, commands: &mut Commands) {
    let (button, _) = dropdown.show(ui, rect);
    popover(&button, RectAlign::BOTTOM_END, menu::POLICIES, |ui| {
        presets_ui(ui, state, commands);
        rule_off(ui);
        names_ui(ui, &state.document.policy, commands);
        rule_off(ui);
        files_ui(ui, commands);
    });
}

fn presets_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let mut pointed = None;
    for preset in files::PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok()) {
        let chosen = state.document.policy.differences(&preset).is_empty();
        let row = MenuRow::new(&preset.name).effect(&preset.source).chosen(chosen).show(ui);
        if row.clicked() {
            commands.send(Command::UsePolicy(Box::new(preset), None));
        } else if row.hovered() || row.has_focus() {
            pointed = Some((row.rect, preset));
        }
    }
    if let Some((row, preset)) = pointed {
        card_ui(ui, row, &preset);
    }
}

/// What a policy is, and what of it is assumed, beside its row.
fn card_ui(ui: &Ui, row: Rect, preset: &Policy) {
    let note = super::changed(preset.turned().count(), preset.rules.len(), false);
    let text = format!("{}\n\nSource: {}", preset.about, preset.source);
    let left = row.left() - 2.0 * space::L - size::TOOLTIP - space::L;
    let id = Id::unique("what a policy is");
    if ui.data(|data| data.get_temp::<String>(id)).as_ref() != Some(&preset.name) {
        // A card just made is only measured in its first frame.
        ui.data_mut(|data| data.insert_temp(id, preset.name.clone()));
        ui.ctx().request_repaint();
    }
    let area = Area::new(id).order(Order::Tooltip).interactable(false);
    area.fixed_pos(pos2(left, row.top())).show(ui.ctx(), |ui| {
        ui.set_max_width(size::TOOLTIP);
        Tip::new(&preset.name).text(&text).note(&note).card(ui);
    });
}

/// Name and note of the policy at hand.
fn names_ui(ui: &mut Ui, policy: &Policy, commands: &mut Commands) {
    let (mut name, mut about) = (policy.name.clone(), policy.about.clone());
    let done = [
        field_ui(ui, "Name", "Name of the policy", &mut name),
        field_ui(ui, "Note", "What the policy is for", &mut about),
    ];
    if name != policy.name || about != policy.about {
        commands.send(Command::NamePolicy(name, about));
    }
    if done.contains(&true) {
        commands.send(Command::EndGesture);
    }
}

/// A field with its title; answers whether it was left.
fn field_ui(ui: &mut Ui, title: &str, label: &str, text: &mut String) -> bool {
    let theme = theme(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::BUTTON));
    let inner = row.shrink2(vec2(space::M, space::HALF));
    line(ui.painter(), inner, Align::Min, title, Style::BODY, theme.text.secondary);
    let field = inner.with_min_x(inner.left() + size::VALUE_BOX.x);
    let id = ui.scope_id().with(("field", label));
    Field { name: label, hint: "" }.show(ui, field, id, text).lost_focus()
}

fn files_ui(ui: &mut Ui, commands: &mut Commands) {
    let keys = shortcuts::keys(ui.ctx(), "Save policy").unwrap_or_default();
    if MenuRow::new("Open a policy…").icon(Icon::OPEN).show(ui).clicked() {
        commands.send(Command::AskOpen);
    }
    if MenuRow::new("Save this policy…").icon(Icon::SAVE_FILE).key(&keys).show(ui).clicked() {
        commands.send(Command::AskSave(Saved::Policy));
    }
    if let Some(path) = path_field::ui(ui, "Path to save the policy to") {
        commands.send(Command::Save(Saved::Policy, path));
    }
}

/// A hairline between two parts of the menu.
fn rule_off(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), space::M), Sense::hover());
    hair_below(ui.painter(), rect.with_max_y(rect.center().y), theme(ui).stroke.hair);
}
