//! Which panel stands beside the feeds: tabs, or a list where they have no room.

use egui::{Rect, Ui, pos2, vec2};

use super::look;
use crate::app::command::Commands;
use crate::app::compare::Panel;
use crate::app::state::State;
use crate::app::theme::{Style, size, space, theme};
use crate::app::widgets::{Dropdown, MenuRow, Tab, hair_below, menu};

/// Draws them over the strip.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let strip = ui.max_rect();
    let shown = state.session.compare.panel;
    let tabs = Panel::ALL.map(|panel| {
        (
            panel,
            Tab { label: panel.name(), icon: None, count: "", on: panel == shown, short: false, style: Style::BODY },
        )
    });
    let mut picked = None;
    if tabs.iter().map(|(_, tab)| tab.size(ui).x).sum::<f32>() <= strip.width() {
        let mut left = strip.left();
        for (panel, tab) in tabs {
            let rect = Rect::from_min_size(pos2(left, strip.top()), tab.size(ui));
            if tab.show(ui, rect).clicked() {
                picked = Some(panel);
            }
            left = rect.right();
        }
    } else {
        let dropdown = Dropdown { label: "Show", value: shown.name(), icon: None, lead: 0.0 };
        let width = dropdown.size(ui).x.min(strip.width() - 2.0 * space::M);
        let corner = pos2(strip.left() + space::M, strip.center().y - size::BUTTON / 2.0);
        let (button, _) = dropdown.show(ui, Rect::from_min_size(corner, vec2(width, size::BUTTON)));
        menu(&button, size::MENU, |ui| {
            for panel in Panel::ALL {
                if MenuRow::new(panel.name()).chosen(panel == shown).show(ui).clicked() {
                    picked = Some(panel);
                }
            }
        });
    }
    if let Some(panel) = picked.filter(|&panel| panel != shown) {
        look(state, |view| view.panel = panel, commands);
    }
    hair_below(ui.painter(), strip, theme(ui).stroke.hair);
}
