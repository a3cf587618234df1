//! The line below the table: what was done to the world, what is selected.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::Shown;
use crate::app::command::{Command, Commands};
use crate::app::data::TableLook;
use crate::app::numbers;
use crate::app::theme::{Style, size, space, theme};
use crate::app::widgets::{Button, label, text_width};
use crate::domain::Table;

/// Draws the line.
pub(super) fn ui(ui: &mut Ui, rect: Rect, shown: &Shown<'_>, look: &TableLook, commands: &mut Commands) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0, theme.bg.sunken);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let editing = &shown.state.jobs.editing;
    if editing.count() > 0 {
        let done = numbers::whole_percent(f64::from(editing.fraction()));
        let words = match editing.count() {
            1 => format!("Working the change into the world, {done}. The ranking follows."),
            count => {
                format!("Working {} changes into the world, {done}. The ranking follows.", numbers::count(count as u64))
            }
        };
        let cancel = Button::new("Cancel").small().spoken("Cancel the change");
        let wide = cancel.size(ui).x;
        let place = Rect::from_center_size(
            pos2(inner.right() - wide / 2.0, inner.center().y),
            vec2(wide, size::BUTTON_SMALL.min(inner.height())),
        );
        if cancel.show(ui, place).clicked() {
            commands.send(Command::StopEditing);
        }
        let room = inner.with_max_x(place.left() - space::M);
        label(ui, room, Align::Min, &words, Style::CAPTION, theme.text.secondary);
        return;
    }
    let selected = match look.rows.len() {
        0 | 1 => String::new(),
        rows => format!("{} selected", numbers::count(rows as u64)),
    };
    let steps = match shown.state.document.edits.count() {
        0 => "As it was opened".to_owned(),
        1 => "1 change since it was opened".to_owned(),
        steps => format!("{} changes since it was opened", numbers::count(steps as u64)),
    };
    let right = if selected.is_empty() { steps.clone() } else { selected };
    let width = text_width(ui.painter(), &right, Style::CAPTION).ceil() + space::HALF;
    label(ui, inner.with_min_x(inner.right() - width), Align::Max, &right, Style::CAPTION, theme.text.tertiary);
    let room = inner.with_max_x(inner.right() - width - space::L);
    let marked = if shown.table == Table::Impressions { ", marked at its left edge," } else { "" };
    let acts = shown.state.document.acts.len();
    let hints = [
        match acts {
            0 => String::new(),
            1 => format!("What was done in this session{marked} is saved with the world: 1 impression"),
            acts => {
                let acts = numbers::count(acts as u64);
                format!("What was done in this session{marked} is saved with the world: {acts} impressions")
            }
        },
        "Enter writes a cell, Delete takes rows out, Ctrl+D copies them".to_owned(),
        "Enter writes a cell".to_owned(),
    ];
    let fits = |hint: &&String| !hint.is_empty() && text_width(ui.painter(), hint, Style::CAPTION) <= room.width();
    if let Some(hint) = hints.iter().find(fits) {
        label(ui, room, Align::Min, hint, Style::CAPTION, theme.text.tertiary);
    }
}
