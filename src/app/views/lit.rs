//! A ledger row under the pointer lights its knob; a knob under the pointer lights its ledger rows, and marks the posts
//! it moves.

use std::sync::Arc;

use egui::{Id, Ui};

use super::memo::memo;
use crate::app::state::State;
use crate::pipeline::stages::component_of;
use crate::pipeline::{Component, knobs, moved_rows};
use crate::policy::Knob;

/// What is lit, by its key, and the frame it was lit in.
type Lit = (String, u64);

/// Lights a knob until the pointer leaves.
pub(super) fn light(ui: &Ui, knob: &'static Knob) {
    light_key(ui, knob.key);
}

/// Lights the rule of one's own of that id until the pointer leaves.
pub(super) fn light_rule(ui: &Ui, id: &str) {
    light_key(ui, &rule_key(id));
}

/// Is the knob lit? A panel drawn before the one that lights it sees it a frame later.
pub(super) fn is_lit(ui: &Ui, knob: &Knob) -> bool {
    lit(ui).is_some_and(|key| key == knob.key)
}

/// Is the rule of that id lit?
pub(super) fn is_rule_lit(ui: &Ui, id: &str) -> bool {
    lit(ui).is_some_and(|key| key == rule_key(id))
}

/// Is one of the component's knobs lit? So a folded group can show where it is.
pub(super) fn is_component_lit(ui: &Ui, component: Component) -> bool {
    let knob = |key: String| knobs().iter().find(|knob| knob.key == key).copied();
    lit(ui).and_then(knob).is_some_and(|knob| component_of(knob) == component)
}

/// For each row of the ledger, does what is lit move it? `None` while nothing is lit, and where it moves every row: a
/// mark on each would tell nothing.
pub(super) fn marked(ui: &Ui, state: &State) -> Option<Arc<Vec<bool>>> {
    let key = lit(ui)?;
    let results = &state.results;
    let rows = memo(ui, Id::unique("marked posts"), (results.revision, key.clone()), || {
        let rows = match knobs().iter().find(|knob| knob.key == key) {
            Some(knob) => moved_rows(&results.context(), &results.ledger, knob),
            None => moved_by_rule(state, &key),
        };
        if rows.contains(&false) { rows } else { Vec::new() }
    });
    (!rows.is_empty()).then_some(rows)
}

/// Does what is lit move this row?
pub(super) fn is_marked(ui: &Ui, state: &State, row: u32) -> bool {
    marked(ui, state).is_some_and(|rows| rows.get(row as usize).copied().unwrap_or(false))
}

fn moved_by_rule(state: &State, key: &str) -> Vec<bool> {
    let ledger = &state.results.ledger;
    let columns = ledger.columns.iter().flat_map(|(_, columns)| columns);
    let own = columns.filter(|column| column.knob.is_none()).find(|column| rule_key(&column.reason) == key);
    let rows = ledger.slate.len();
    own.map_or_else(|| vec![false; rows], |column| column.values.iter().map(|&factor| factor != 1.0).collect())
}

fn rule_key(id: &str) -> String {
    format!("rule {id}")
}

/// Where the pointer is on the edge of two rows the first of them lights.
fn light_key(ui: &Ui, key: &str) {
    let frame = ui.ctx().cumulative_frame_nr();
    let before = ui.data(|data| data.get_temp::<Lit>(id()));
    if before.as_ref().is_some_and(|(lit, at)| lit != key && *at == frame) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id(), (key.to_owned(), frame)));
    if before.is_none_or(|(lit, at)| key != lit || at + 1 < frame) {
        ui.ctx().request_repaint();
    }
}

fn lit(ui: &Ui) -> Option<String> {
    let frame = ui.ctx().cumulative_frame_nr();
    let lit = ui.data(|data| data.get_temp::<Lit>(id()));
    lit.filter(|(_, at)| at + 1 >= frame).map(|(key, _)| key)
}

fn id() -> Id {
    Id::unique("lit knob")
}
