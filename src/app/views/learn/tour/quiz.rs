//! The question of a step: answers as buttons, held against the ledger.

use std::sync::Arc;

use egui::{Align, Id, Rect, Ui, vec2};

use super::{Scene, notice, words};
use crate::app::command::Commands;
use crate::app::theme::{Style, size, space, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::{Button, label};
use crate::learn::tour::{Answer, answers};
use crate::policy::Value;

/// Draws the answers, and what is known of the one that was chosen.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, base: Value, commands: &mut Commands) {
    let results = &scene.state.results;
    let key = (results.revision, scene.at, format!("{base}"));
    let answers: Arc<Vec<Answer>> = memo(ui, Id::unique("tour answers"), key.clone(), || {
        answers(&results.context(), &results.ledger, scene.at, base)
    });
    let theme = theme(ui);
    if answers.is_empty() {
        let (_, line) = ui.allocate_space(vec2(ui.available_width(), Style::CAPTION.line));
        label(ui, line, Align::Min, "Here it makes no difference.", Style::CAPTION, theme.text.tertiary);
        return;
    }
    let chosen_id = Id::unique("tour answer");
    let last = ui.data(|data| data.get_temp::<((u64, usize, String), usize)>(chosen_id));
    let mut chosen = last.filter(|(of, _)| *of == key).map(|(_, at)| at);
    let names: Vec<String> = answers.iter().map(|answer| words::answer(scene.state, answer)).collect();
    let picked = buttons_ui(ui, &names);
    if let Some(at) = picked {
        chosen = Some(at);
        ui.data_mut(|data| data.insert_temp(chosen_id, (key, at)));
        if answers[at].is_right {
            commands.send(notice::answered(scene));
        }
    }
    let Some(at) = chosen.filter(|&at| at < answers.len()) else { return };
    ui.add_space(space::XS);
    let ink = if answers[at].is_right { theme.signal.positive } else { theme.signal.negative };
    said_ui(ui, &format!("{} · {}", names[at].trim(), words::told(&answers[at])), ink);
}

/// Buttons side by side over as many lines as they take; answers the index of the one that was pressed.
fn buttons_ui(ui: &mut Ui, names: &[String]) -> Option<usize> {
    let width = ui.available_width();
    let mut lines: Vec<Vec<(usize, f32)>> = vec![Vec::new()];
    let mut used = 0.0;
    for (at, name) in names.iter().enumerate() {
        let own = Button::new(name).small().size(ui).x.min(width);
        if used + own > width && used > 0.0 {
            lines.push(Vec::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((at, used));
        }
        used += own + space::S;
    }
    let mut picked = None;
    for line in lines {
        let (_, row) = ui.allocate_space(vec2(width, size::BUTTON_SMALL));
        for (at, left) in line {
            let spoken = format!("Answer {}", names[at]);
            let button = Button::new(&names[at]).small().spoken(&spoken);
            let size = vec2(button.size(ui).x.min(width), size::BUTTON_SMALL);
            let rect = Rect::from_min_size(row.min + vec2(left, 0.0), size);
            if ui.push_id(at, |ui| button.show(ui, rect)).inner.clicked() {
                picked = Some(at);
            }
        }
        ui.add_space(space::XS);
    }
    picked
}

fn said_ui(ui: &mut Ui, text: &str, ink: egui::Color32) {
    let width = ui.available_width();
    let galley = ui.painter().layout(text.to_owned(), Style::CAPTION.medium().font(), ink, width);
    let (id, rect) = ui.allocate_space(vec2(width, galley.size().y));
    let response = ui.interact(rect, id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Status, true, text));
    ui.painter().galley(rect.min, galley, ink);
}
