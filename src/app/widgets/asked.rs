//! A word that was asked about, wherever it stands: in a text, on a control, in a tooltip.

use egui::{Id, Ui};

/// Asks about the term of that id; the window leads there.
pub fn ask(ui: &Ui, term: &'static str) {
    ui.data_mut(|data| data.insert_temp(id(), term));
    ui.ctx().request_repaint();
}

/// The term that was asked about since this was called last.
pub fn asked(ui: &Ui) -> Option<&'static str> {
    ui.data_mut(|data| data.remove_temp(id()))
}

fn id() -> Id {
    Id::unique("a term was asked for")
}
