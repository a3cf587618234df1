//! The menu of how the window looks: theme, size of text, motion.

use egui::{Align, Rect, RectAlign, Sense, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::session::ThemeChoice;
use crate::app::shortcuts;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, TextSize, size, space, theme};
use crate::app::widgets::{IconButton, MenuRow, Switch, hair_below, label, popover};

/// Draws the button and, when it is open, the menu.
pub(super) fn ui(ui: &mut Ui, rect: Rect, state: &State, commands: &mut Commands) {
    let button = IconButton::new(Icon::THEME, "Look").show(ui, rect);
    popover(&button, RectAlign::BOTTOM_END, size::MENU, |ui| {
        let choices =
            [("As the desktop", ThemeChoice::System), ("Light", ThemeChoice::Light), ("Dark", ThemeChoice::Dark)];
        for (name, choice) in choices {
            if MenuRow::new(name).chosen(state.session.theme == choice).show(ui).clicked() {
                commands.send(Command::Theme(choice));
            }
        }
        text_ui(ui, state.session.text_size, commands);
        motion_ui(ui, state.session.reduced_motion, commands);
    });
}

/// Smaller, the size now, larger; a click leaves the menu open.
fn text_ui(ui: &mut Ui, now: TextSize, commands: &mut Commands) {
    let row = row(ui);
    hair_below(ui.painter(), row.translate(vec2(0.0, -row.height())), theme(ui).stroke.hair);
    let inner = row.shrink2(vec2(space::M, 0.0));
    label(ui, inner, Align::Min, "Text size", Style::BODY.medium(), theme(ui).text.primary);
    let mut right = inner.right() + space::XS;
    let mut cell = |width: f32| {
        right -= width;
        Rect::from_center_size(pos2(right + width / 2.0, row.center().y), vec2(width, size::BUTTON))
    };
    let step = |ui: &mut Ui, rect: Rect, icon: Icon, name: &str, to: TextSize| {
        let keys = shortcuts::keys(ui.ctx(), name).unwrap_or_default();
        let button = IconButton::new(icon, name).key(&keys).enabled(to != now);
        button.show(ui, rect).clicked().then_some(Command::TextSize(to))
    };
    let larger = step(ui, cell(size::BUTTON), Icon::LARGER, "Larger text", now.larger());
    let percent = format!("{} %", now.percent());
    label(ui, cell(size::VALUE_BOX.x), Align::Center, &percent, Style::BODY, theme(ui).text.secondary);
    let smaller = step(ui, cell(size::BUTTON), Icon::SMALLER, "Smaller text", now.smaller());
    larger.into_iter().chain(smaller).for_each(|command| commands.send(command));
}

fn motion_ui(ui: &mut Ui, reduced: bool, commands: &mut Commands) {
    let inner = row(ui).shrink2(vec2(space::M, 0.0));
    label(ui, inner, Align::Min, "Reduce motion", Style::BODY.medium(), theme(ui).text.primary);
    let cell = inner.with_min_x(inner.right() - size::SWITCH.x);
    if (Switch { label: "Reduce motion", on: reduced }).show(ui, cell).clicked() {
        commands.send(Command::ReduceMotion(!reduced));
    }
}

fn row(ui: &mut Ui) -> Rect {
    ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::hover()).0
}
