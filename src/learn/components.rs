//! What each component of the diagram does, told in `assets/learn/components.md`.

use std::sync::LazyLock;

use crate::pipeline::Component;

use super::{Section, sections};

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| sections(include_str!("../../assets/learn/components.md")));

/// The nine components and the delivery, in the card's order, each with its text.
pub fn components() -> impl Iterator<Item = (Component, &'static Section)> {
    Component::ALL
        .into_iter()
        .filter_map(|component| Some((component, SECTIONS.iter().find(|section| section.id == component.id())?)))
}
