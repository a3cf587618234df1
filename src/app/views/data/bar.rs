//! Above everything: which table, what to do with it, and the world's file.

use egui::{Rect, Ui, pos2, vec2};

use super::{Shown, looking};
use crate::app::command::{Command, Commands, Saved};
use crate::app::data::{DataPart, WorldEdit};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::widgets::{Button, Dropdown, IconButton, MenuRow, Segmented, Tab, Tip, menu};
use crate::app::words::sentence;
use crate::domain::Table;

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, bar: Rect, shown: &Shown<'_>, is_whole: bool, commands: &mut Commands) {
    ui.painter().rect_filled(bar, 0, theme(ui).bg.panel);
    let wide = tabs_width(ui, shown);
    let mut right = bar.right() - space::L;
    let actions = actions(shown);
    let full: f32 = actions.iter().map(|action| action.button().size(ui).x + space::M).sum();
    let is_short = wide + full + 2.0 * space::XL > bar.width();
    for action in actions.iter().rev() {
        right = action.ui(ui, right, bar, is_short, commands);
    }
    let mut left = bar.left() + space::S;
    if !is_whole {
        left = parts_ui(ui, left, bar, shown, commands);
    }
    if left + wide > right {
        tables_menu(
            ui,
            Rect::from_min_max(pos2(left, bar.top()), pos2(right - space::M, bar.bottom())),
            shown,
            commands,
        );
        return;
    }
    for table in Table::ALL {
        let (name, count) = told(shown, table);
        let tab = tab(&name, &count, table == shown.table);
        let rect = Rect::from_min_size(pos2(left, bar.top()), vec2(tab.size(ui).x, bar.height()));
        if tab.show(ui, rect).clicked() {
            commands.send(looking(shown.state, |view| view.table = table));
        }
        left = rect.right();
    }
}

fn told(shown: &Shown<'_>, table: Table) -> (String, String) {
    (sentence(table.key()), numbers::count(table.len(&shown.world) as u64))
}

fn tab<'a>(label: &'a str, count: &'a str, on: bool) -> Tab<'a> {
    Tab { label, icon: None, count, on, short: false, style: Style::BODY }
}

fn tabs_width(ui: &Ui, shown: &Shown<'_>) -> f32 {
    let width = |table: Table| {
        let (name, count) = told(shown, table);
        tab(&name, &count, false).size(ui).x
    };
    Table::ALL.into_iter().map(width).sum()
}

/// The tables in a menu, where the bar has no room for tabs.
fn tables_menu(ui: &mut Ui, rect: Rect, shown: &Shown<'_>, commands: &mut Commands) {
    let (name, _) = told(shown, shown.table);
    let dropdown = Dropdown { label: "", value: &name, icon: Some(Icon::DATA), lead: 0.0 };
    let width = dropdown.size(ui).x.min(rect.width());
    let rect = Rect::from_center_size(pos2(rect.left() + width / 2.0, rect.center().y), vec2(width, size::BUTTON));
    let (button, _) = dropdown.show(ui, rect);
    menu(&button, size::MENU, |ui| {
        for table in Table::ALL {
            let (name, count) = told(shown, table);
            if MenuRow::new(&name).key(&count).chosen(table == shown.table).show(ui).clicked() {
                commands.send(looking(shown.state, |view| view.table = table));
            }
        }
    });
}

/// Which part shows where there is no room for all; answers where that ends.
fn parts_ui(ui: &mut Ui, left: f32, bar: Rect, shown: &Shown<'_>, commands: &mut Commands) -> f32 {
    let names = DataPart::ALL.map(DataPart::name);
    let part = shown.state.session.data.part;
    let chosen = DataPart::ALL.iter().position(|other| *other == part).unwrap_or(0);
    let parts = Segmented { label: "Show", options: &names, chosen, enabled: true };
    let size = parts.size(ui, size::SEGMENTED_BAR);
    let rect = Rect::from_min_size(pos2(left + space::S, bar.center().y - size.y / 2.0), size);
    if let Some(at) = parts.show(ui, rect) {
        commands.send(looking(shown.state, |view| view.part = DataPart::ALL[at]));
    }
    rect.right() + space::M
}

/// A button of the bar.
struct Action {
    label: String,
    icon: Icon,
    does: &'static str,
    command: Command,
}

impl Action {
    fn button(&self) -> Button<'_> {
        Button::new(&self.label).small().icon(self.icon).tip(Tip::new(&self.label).text(self.does))
    }

    /// Draws it to the left of `right`; answers where it begins.
    fn ui(&self, ui: &mut Ui, right: f32, bar: Rect, is_short: bool, commands: &mut Commands) -> f32 {
        let size = if is_short { vec2(size::BUTTON, size::BUTTON) } else { self.button().size(ui) };
        let rect = Rect::from_center_size(pos2(right - size.x / 2.0, bar.center().y), size);
        let response = match is_short {
            true => IconButton::new(self.icon, &self.label).show(ui, rect),
            false => self.button().show(ui, rect),
        };
        if response.clicked() {
            commands.send(self.command.clone());
        }
        rect.left() - if is_short { 0.0 } else { space::M }
    }
}

fn actions(shown: &Shown<'_>) -> [Action; 3] {
    let one = shown.table.one();
    [
        Action {
            label: format!("Add {} {one}", if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }),
            icon: Icon::ADD,
            does: "puts a new row behind the last one.",
            command: Command::EditWorld(WorldEdit::Add(shown.table)),
        },
        Action {
            label: "Open…".to_owned(),
            icon: Icon::OPEN,
            does: "reads a world; a file with problems is not opened, and they are listed.",
            command: Command::AskOpen,
        },
        Action {
            label: "Save world…".to_owned(),
            icon: Icon::SAVE_FILE,
            does: "writes it with everything done in it to a file.",
            command: Command::AskSave(Saved::World),
        },
    ]
}
