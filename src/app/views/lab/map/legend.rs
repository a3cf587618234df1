//! By what posts lie near each other, by what they are colored, and what the colors mean.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::Show;
use crate::app::command::Commands;
use crate::app::lab::coloring::ColorBy;
use crate::app::lab::map::{MapView, Near, look};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, map as anatomy, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Dropdown, MenuRow, Segmented, label, menu, swatch};

/// The choice of what brings posts near each other.
pub(super) fn near(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let (_, inner) = panel::row(ui, anatomy::ROW);
    label(ui, inner, Align::Min, "Group by", Style::BODY, theme(ui).text.secondary);
    let options = Near::ALL.map(Near::name);
    let chosen = Near::ALL.iter().position(|near| *near == state.session.lab.map.near).unwrap_or(0);
    let segmented = Segmented { label: "Group by", options: &options, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    let cell =
        Rect::from_center_size(pos2(inner.right() - width / 2.0, inner.center().y), vec2(width, size::SEGMENTED_BAR));
    if let Some(at) = segmented.show(ui, cell) {
        let near = Near::ALL[at];
        commands.send(look(state, |view| MapView { near, areas: Vec::new(), ..view }));
    }
}

/// The choice of what colors them, and what each color means where the clusters do not say it.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) {
    let (_, inner) = panel::row(ui, anatomy::ROW);
    let by = show.state.session.lab.map.color;
    let dropdown = Dropdown { label: "Color by", value: by.name(), icon: None, lead: 0.0 };
    // Its words stand where those of other rows do.
    let left = inner.left() - space::M;
    let width = dropdown.size(ui).x.min(inner.right() - left);
    let cell = Rect::from_center_size(pos2(left + width / 2.0, inner.center().y), vec2(width, size::BUTTON_SMALL));
    let (button, _) = dropdown.show(ui, cell);
    menu(&button, size::MENU, |ui| {
        for color in ColorBy::ALL {
            if MenuRow::new(color.name()).chosen(color == by).show(ui).clicked() {
                commands.send(look(show.state, |view| MapView { color, ..view }));
            }
        }
    });
    for (name, hue, count) in &show.coloring.legend {
        let (_, inner) = panel::row(ui, anatomy::ROW);
        let ink = hue.map_or(theme(ui).text.tertiary, |hue| anatomy::hue(hue, theme(ui).dark));
        swatch(ui.painter(), pos2(inner.left() + size::SWATCH / 2.0, inner.center().y), ink);
        let text = inner.with_min_x(inner.left() + size::SWATCH + space::M);
        let (words, figure) = text.split_left_right_at_x(text.right() - anatomy::NUMBER);
        label(ui, words, Align::Min, name, Style::BODY, theme(ui).text.primary);
        let count = numbers::count(*count as u64);
        label(ui, figure, Align::Max, &count, Style::BODY.medium(), theme(ui).text.primary);
    }
}
