//! A ledger row under the pointer lights its knob, and a knob under the pointer lights its ledger rows.

use egui::{Id, Ui};

use crate::policy::Knob;

/// The knob lit, and the frame it was lit in.
type Lit = (&'static str, u64);

/// Lights a knob until the pointer leaves.
pub(super) fn light(ui: &Ui, knob: &'static Knob) {
    let frame = ui.ctx().cumulative_frame_nr();
    let before = ui.data(|data| data.get_temp::<Lit>(id()));
    ui.data_mut(|data| data.insert_temp(id(), (knob.key, frame)));
    if before.is_none_or(|(key, at)| key != knob.key || at + 1 < frame) {
        ui.ctx().request_repaint();
    }
}

/// Is the knob lit? A panel drawn before the one that lights it sees it a frame later.
pub(super) fn is_lit(ui: &Ui, knob: &Knob) -> bool {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data(|data| data.get_temp::<Lit>(id())).is_some_and(|(key, at)| key == knob.key && at + 1 >= frame)
}

fn id() -> Id {
    Id::unique("lit knob")
}
