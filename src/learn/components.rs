//! What each box of the diagram does, and what its kind is, told in `assets/learn/components.md`; for Explore and the
//! stories tray in `assets/learn/surfaces.md`.

use std::sync::LazyLock;

use crate::pipeline::{Component, ComponentKind};

use super::diagram::{Part, Surface};
use super::{Section, sections};

static SURFACES: LazyLock<Vec<Section>> = LazyLock::new(|| sections(include_str!("../../assets/learn/surfaces.md")));
static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| sections(include_str!("../../assets/learn/components.md")));

/// The nine components and the delivery, in the card's order, each with its text.
///
/// Paragraphs say what it does, the formula how, the one item which learning feeds it (R13), the first note where it is
/// told, and the second what was invented here.
pub fn components() -> impl Iterator<Item = (Component, &'static Section)> {
    Component::ALL.into_iter().filter_map(|component| Some((component, section(component.id())?)))
}

/// What a box of a diagram does, told for what the diagram is drawn of: the parts are the same as in [`components`].
#[must_use]
pub fn told(surface: Surface, part: Part) -> Option<&'static Section> {
    let of = match surface {
        Surface::Feed => return section(part.id()),
        Surface::Explore => "explore",
        Surface::Stories => "stories",
    };
    let id = format!("{of}-{}", part.id().replace('_', "-"));
    SURFACES.iter().find(|section| section.id == id)
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
    /// Learned from what goes together, without labels.
    Unsupervised,
    /// Written by people, not learned.
    Written,
}

/// How what a component of the feed goes by came about.
#[must_use]
pub fn learning(component: Component) -> Learning {
    learning_of(Surface::Feed, Part::Component(component))
}

/// The same for a box of any diagram.
#[must_use]
pub fn learning_of(surface: Surface, part: Part) -> Learning {
    match told(surface, part).and_then(|section| section.attributes.get("learning")).map(String::as_str) {
        Some("supervised") => Learning::Supervised,
        Some("unsupervised") => Learning::Unsupervised,
        _ => Learning::Written,
    }
}

fn section(id: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.id == id)
}
