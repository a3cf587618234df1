//! The left panel: every knob, by component, in pipeline order.

mod card;
mod condition;
mod count;
mod dot;
mod draft;
mod group;
mod importance;
mod row;
mod rule_editor;
mod rules;

use egui::{Align, ScrollArea, Sense, Ui, vec2};

use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Style, size, space, theme};
use crate::app::widgets::{Run, hair_below, line, runs};
use crate::pipeline::Component;

/// The knobs, with a header that says what the columns are.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    head_ui(ui);
    ScrollArea::vertical().id_salt("knobs").auto_shrink(false).show(ui, |ui| {
        for component in Component::ALL {
            ui.push_id(component.name(), |ui| group::ui(ui, state, component, commands));
        }
    });
}

fn head_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::SECTION_HEADER), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, "Knobs"));
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let title = [
        Run("Knobs  ", Style::BODY_STRONG, theme.text.primary),
        Run("in pipeline order", Style::CAPTION, theme.text.tertiary),
    ];
    runs(ui.painter(), inner, Align::Min, &title);
    line(ui.painter(), inner, Align::Max, "matters now", Style::CAPTION, theme.text.tertiary);
}
