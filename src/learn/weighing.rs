//! Why two weights that look equal are not, told in `assets/learn/weighing.md`.

use std::sync::LazyLock;

use super::{Section, sections};

/// The text beside the weights; its places are numbers of the feed at hand: `mean.…`, `adds.…` and `equal.…` of an action.
#[must_use]
pub fn weighing() -> Option<&'static Section> {
    static SECTIONS: LazyLock<Vec<Section>> =
        LazyLock::new(|| sections(include_str!("../../assets/learn/weighing.md")));
    SECTIONS.iter().find(|section| section.id == "weighing")
}
