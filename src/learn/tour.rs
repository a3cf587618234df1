//! The card's seven steps, told in `assets/learn/tour.md`.

use std::sync::LazyLock;

use crate::pipeline::Component;

use super::{Section, sections};

/// One of the card's seven steps.
#[derive(Clone, Debug)]
pub struct Step {
    /// What happens, in three sentences.
    pub section: Section,
    /// The components of the diagram that are at work.
    pub components: Vec<Component>,
}

static STEPS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let step = |section: Section| Step {
        components: section
            .list("components")
            .filter_map(|id| Component::ALL.into_iter().find(|component| component.id() == id))
            .collect(),
        section,
    };
    sections(include_str!("../../assets/learn/tour.md")).into_iter().map(step).collect()
});

/// The seven steps, in order.
#[must_use]
pub fn tour() -> &'static [Step] {
    &STEPS
}
