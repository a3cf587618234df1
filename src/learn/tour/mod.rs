//! The card's seven steps: told in `assets/learn/tour.md`, and what each shows of the slate at hand, read from the ledger.

mod add_up;
mod axis;
mod deliver;
mod demote;
mod density;
mod facts;
mod gather;
mod list_rules;
mod normalize;
mod predict;
mod question;
mod task;

use std::sync::LazyLock;

use crate::pipeline::{Component, Ledger, score_order};

use super::{Block, Section, sections};

pub use add_up::{AddedUp, Sum, Term as SumTerm, added_up};
pub use axis::{Axis, axis};
pub use deliver::{Slot, slots};
pub use demote::{Factor, Shift, Shifted, shifted};
pub use density::{CURVE_POINTS, bandwidth, density};
pub use facts::{Fact, fact};
pub use gather::{Gathered, Pile, gathered};
pub use list_rules::{FIRST as FIRST_OF_LIST, Listed, Measures, RULED, listed};
pub use normalize::{FIRST as FIRST_BY_TYPE, Normalized, Ridge, Side, normalized};
pub use predict::{Predicted, predicted, pushed};
pub use question::{Amount, Answer, Choice, answers};
pub use task::{Goal, Task, task};

/// One of the card's seven steps.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is told: paragraphs say what happens; two items say what to try, and what to find out by it; notes say what
    /// was invented here.
    pub section: Section,
    /// The components of the diagram that are at work.
    pub components: Vec<Component>,
    /// Its short name, for where there is little room.
    pub name: String,
}

static STEPS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let step = |section: Section| Step {
        components: section
            .list("components")
            .filter_map(|id| Component::ALL.into_iter().find(|component| component.id() == id))
            .collect(),
        name: section.attributes.get("name").map_or(section.title.clone(), |name| name.replace('-', " ")),
        section,
    };
    sections(include_str!("../../../assets/learn/tour.md")).into_iter().map(step).collect()
});

/// The seven steps, in order.
#[must_use]
pub fn tour() -> &'static [Step] {
    &STEPS
}

impl Step {
    /// What happens.
    #[must_use]
    pub fn told(&self) -> Section {
        self.only(|block| !matches!(block, Block::Item(_) | Block::Note(_)))
    }

    /// What to try, and what to find out by it.
    #[must_use]
    pub fn tried(&self) -> Section {
        self.only(|block| matches!(block, Block::Item(_)))
    }

    /// What was invented here.
    #[must_use]
    pub fn notes(&self) -> Section {
        self.only(|block| matches!(block, Block::Note(_)))
    }

    fn only(&self, is_wanted: fn(&Block) -> bool) -> Section {
        let blocks = self.section.blocks.iter().filter(|block| is_wanted(block)).cloned().collect();
        Section { blocks, ..self.section.clone() }
    }
}

/// The rows in the order after a stage, best first.
fn order_after(ledger: &Ledger, stage: &str) -> Vec<u32> {
    match ledger.arrangements.iter().find(|(id, _)| *id == stage) {
        Some((_, arrangement)) => arrangement.order.clone(),
        None => score_order(&ledger.scores_after(stage)),
    }
}
