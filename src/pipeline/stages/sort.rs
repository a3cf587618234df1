//! Sorting: highest score first (F48, C7).

use crate::pipeline::{Component, Run, Stage, score_order};

/// The stage.
pub const STAGE: Stage = Stage {
    id: "sort",
    component: Component::SortByScore,
    doc: "Orders posts by score, highest first; of equals the newest, then by id.",
    knobs: &[],
    reads_rules: false,
    run: Run::Sort(score_order),
};
