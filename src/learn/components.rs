//! What each component of the diagram does, and what its kind is, told in `assets/learn/components.md`.

use std::sync::LazyLock;

use crate::pipeline::{Component, ComponentKind};

use super::{Section, sections};

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| sections(include_str!("../../assets/learn/components.md")));

/// The nine components and the delivery, in the card's order, each with its text.
///
/// Paragraphs say what it does, the formula how, the one item which learning feeds it (R13), the first note where it is
/// told, and the second what was invented here.
pub fn components() -> impl Iterator<Item = (Component, &'static Section)> {
    Component::ALL.into_iter().filter_map(|component| Some((component, section(component.id())?)))
}

/// The four kinds of component, each with its text.
pub fn kinds() -> impl Iterator<Item = (ComponentKind, &'static Section)> {
    const KINDS: [(ComponentKind, &str); 4] = [
        (ComponentKind::System, "kind-system"),
        (ComponentKind::Model, "kind-model"),
        (ComponentKind::Action, "kind-action"),
        (ComponentKind::Rules, "kind-rules"),
    ];
    KINDS.into_iter().filter_map(|(kind, id)| Some((kind, section(id)?)))
}

/// How what a component goes by came about (R13: supervised learning predominates).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learning {
    /// Learned from labeled examples.
    Supervised,
    /// Written by people, not learned.
    Written,
}

/// How what a component goes by came about.
#[must_use]
pub fn learning(component: Component) -> Learning {
    let says = section(component.id()).and_then(|section| section.attributes.get("learning"));
    if says.is_some_and(|says| says == "supervised") { Learning::Supervised } else { Learning::Written }
}

fn section(id: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.id == id)
}
