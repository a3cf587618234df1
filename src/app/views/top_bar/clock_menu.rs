//! The menu of the clock: step by hours and days, type a time, or go back to the world's own.

use egui::{Id, Key, Rect, RectAlign, Ui, vec2};
use jiff::SignedDuration;

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::widgets::{Button, Dropdown, Field, MenuRow, label, popover};
use crate::domain::Timestamp;

/// Hours the buttons step by.
const STEPS: [(&str, i64); 4] = [("−1 d", -24), ("−1 h", -1), ("+1 h", 1), ("+1 d", 24)];

/// Draws the button and, when it is open, the menu.
pub(super) fn ui(ui: &mut Ui, rect: Rect, dropdown: Dropdown<'_>, state: &State, commands: &mut Commands) {
    let (button, _) = dropdown.show(ui, rect);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Clock"));
    let now = state.document.now;
    popover(&button, RectAlign::BOTTOM_START, size::MENU, |ui| {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), egui::Sense::hover());
        let width = row.width() / STEPS.len() as f32;
        for (at, (name, hours)) in STEPS.into_iter().enumerate() {
            let cell = Rect::from_min_size(row.min + vec2(width * at as f32, 0.0), vec2(width, row.height()));
            if Button::new(name).small().show(ui, cell.shrink2(vec2(space::HALF, space::S))).clicked()
                && let Ok(at) = now.checked_add(SignedDuration::from_hours(hours))
            {
                commands.send(Command::Clock(at));
                commands.send(Command::EndGesture);
            }
        }
        if let Some(at) = typed(ui, now) {
            commands.send(Command::Clock(at));
            commands.send(Command::EndGesture);
        }
        let behind = "what you passed or acted on stays seen";
        if MenuRow::new("Next refresh").icon(Icon::REFRESH).effect(behind).show(ui).clicked() {
            commands.send(Command::Refresh);
        }
        if MenuRow::new("Next day").icon(Icon::FORTH).effect("a refresh, 24 hours later").show(ui).clicked() {
            commands.send(Command::NextDay);
        }
        let world = state.document.world.now;
        let own = crate::app::words::clock(world);
        if MenuRow::new("The world’s own time").icon(Icon::RESET).effect(&own).enabled(now != world).show(ui).clicked()
        {
            commands.send(Command::Clock(world));
        }
    });
}

/// A field for a time; answers it when Enter is pressed and it can be read, and says what would be right where not.
fn typed(ui: &mut Ui, now: Timestamp) -> Option<Timestamp> {
    let id = Id::unique("clock field");
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| now.to_string());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), egui::Sense::hover());
    let field = rect.shrink2(vec2(space::HALF, space::XS));
    let response = Field { name: "Time", hint: "" }.show(ui, field, id.with("edit"), &mut text);
    let read = text.trim().parse::<Timestamp>();
    if read.is_err() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), Style::CAPTION.line), egui::Sense::hover());
        let hint = format!("Write a time like {now}");
        label(
            ui,
            rect.shrink2(vec2(space::M, 0.0)),
            egui::Align::Min,
            &hint,
            Style::CAPTION,
            theme(ui).signal.negative,
        );
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let is_done = read.is_ok() && !response.has_focus();
    ui.data_mut(|data| {
        if is_done {
            data.remove_temp::<String>(id);
        } else {
            data.insert_temp(id, text);
        }
    });
    read.ok().filter(|_| entered)
}
