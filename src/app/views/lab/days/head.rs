//! The head of a chart: what it tells, which is a choice, and for whom that counts.

use egui::{Align, Rect, Response, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::words;
use crate::app::lab::days::Charted;
use crate::app::theme::{Style, icons, size, space, theme};
use crate::app::widgets::{Dropdown, MenuRow, Tip, label, line, menu, text_width};

/// Draws it; answers what the chart is to tell instead.
pub(super) fn ui(ui: &mut Ui, row: Rect, number: usize, charted: Charted) -> Option<Charted> {
    let secondary = theme(ui).text.secondary;
    let (icon, side) = words::side(charted.side());
    let dropdown = Dropdown { label: "", value: charted.name(), icon: None, lead: 0.0 };
    let width = dropdown.size(ui).x;
    // The text stands where the edge is.
    let row = row.with_min_x(row.left() - space::M);
    let written = text_width(ui.painter(), side, Style::CAPTION).ceil();
    let has_word = width + space::S + icons::INLINE + space::XS + written <= row.width();
    let word = row.with_min_x(row.right() - if has_word { written } else { 0.0 });
    let gap = if has_word { space::XS } else { 0.0 };
    let middle = pos2(word.left() - gap - icons::INLINE / 2.0, row.center().y);
    icon.paint(ui.painter(), middle, icons::INLINE, secondary);
    let said = match has_word {
        true => label(ui, word, Align::Max, side, Style::CAPTION, secondary),
        false => {
            let sign = Rect::from_center_size(middle, vec2(icons::INLINE, row.height()));
            let said = ui.interact(sign, ui.scope_id().with("side"), egui::Sense::hover());
            said.widget_info(|| WidgetInfo::labeled(Role::Label, true, side));
            said
        }
    };
    Tip::new(charted.name()).text(&format!("counts for the {side}.")).on(said);
    let left = row.with_max_x(middle.x - icons::INLINE / 2.0 - space::S);
    let at = Rect::from_min_size(
        pos2(left.left(), left.center().y - size::BUTTON / 2.0),
        vec2(width.min(left.width()), size::BUTTON),
    );
    let (button, _) = dropdown.show(ui, at);
    let chosen = choice(ui, &button, number, charted);
    let rest = left.with_min_x(at.right() + space::XS);
    // What has no room beside the title is in its tooltip.
    if text_width(ui.painter(), charted.unit(), Style::CAPTION) <= rest.width() {
        line(ui.painter(), rest, Align::Min, charted.unit(), Style::CAPTION, secondary);
    }
    Tip::new(charted.name()).text(charted.about()).note(charted.unit()).on(button);
    chosen
}

/// All there is to tell, each with whose it is.
fn choice(ui: &Ui, button: &Response, number: usize, charted: Charted) -> Option<Charted> {
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_label(format!("Chart {number}"));
        node.set_description(charted.about());
    });
    let rows = |ui: &mut Ui| {
        let mut chosen = None;
        for other in Charted::all() {
            let (icon, side) = words::side(other.side());
            let effect = format!("{side}, {}", other.unit());
            let row = MenuRow::new(other.name()).icon(icon).effect(&effect).chosen(other == charted);
            if row.show(ui).clicked() {
                chosen = Some(other);
            }
        }
        chosen
    };
    menu(button, size::MENU, rows).flatten().filter(|&other| other != charted)
}
