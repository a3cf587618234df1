//! Everybody who has a story: the tray in order, then who is not in it and why.

use egui::{Align, Id, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::stories::TrayView;
use crate::app::theme::{Style, radius, size, space, theme};
use crate::app::views::post::section;
use crate::app::widgets::{line, ring, row_background, text_width};
use crate::domain::AccountId;

use super::short;

/// The lists.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let stories = &state.results.stories;
    let count = |count: usize| numbers::count(count as u64);
    section::ui(ui, "In the tray", &count(stories.rows.len()), |ui| {
        for (tray, place) in stories.trays().zip(1..) {
            let said = numbers::fixed(tray.affinity, 3);
            let said = if tray.close_friend { format!("close friend  ·  {said}") } else { said };
            row_ui(ui, state, tray.account, (&count(place), &said), commands);
        }
    });
    let removed = || stories.considered.iter().filter_map(|considered| Some((considered.account, considered.removed?)));
    let followed = || removed().filter(|(_, removal)| removal.reason != "not_followed");
    let strangers = removed().count() - followed().count();
    section::ui(ui, "Not in the tray", &count(removed().count()), |ui| {
        for (account, removal) in followed() {
            row_ui(ui, state, account, ("", short(removal.reason)), commands);
        }
        let text = match strangers {
            0 => "Everybody else who has a story is followed.".to_owned(),
            1 => "1 account with a story is not followed.".to_owned(),
            more => format!("{} accounts with a story are not followed.", count(more)),
        };
        section::sentence_ui(ui, &text);
    });
}

/// An account that can be selected.
fn row_ui(ui: &mut Ui, state: &State, account: AccountId, (place, said): (&str, &str), commands: &mut Commands) {
    let theme = theme(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let response = ui.interact(row, Id::unique(("circle", account)), Sense::click());
    let handle = &state.document.world.account(account).id;
    let is_selected = state.circle() == Some(account);
    let name = format!("{handle} {said}");
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_selected, name.as_str()));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let around = row.expand2(vec2(space::S, 0.0));
    row_background(ui, around, &response, is_selected);
    ring(ui, &response, around, radius::CONTROL);
    let at = row.left() + size::BUTTON_SMALL;
    line(ui.painter(), row.with_max_x(at), Align::Min, place, Style::CAPTION, theme.text.tertiary);
    line(ui.painter(), row, Align::Max, said, Style::CAPTION, theme.text.tertiary);
    let right = row.right() - text_width(ui.painter(), said, Style::CAPTION) - space::M;
    let words = Rect::from_x_y_ranges(at..=right, row.y_range());
    line(ui.painter(), words, Align::Min, handle, Style::BODY, theme.text.primary);
    if response.clicked() {
        commands.send(Command::Tray(TrayView { open: true, selected: Some(account) }));
    }
}
