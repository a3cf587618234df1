//! How the glossary is looked at.

use serde::{Deserialize, Serialize};

use crate::learn::{Term, Whose, glossary, term};

/// What of the glossary is open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GlossaryView {
    /// The id of the term that is open; the first where it is none.
    pub term: Option<String>,
    /// What is looked for.
    pub search: String,
    /// Only these words; `None` for all.
    pub of: Option<Whose>,
}

impl GlossaryView {
    /// The terms listed, by name.
    pub fn listed(&self) -> impl Iterator<Item = &'static Term> {
        glossary().iter().filter(|term| self.of.is_none_or(|of| term.of == of) && term.is_found_by(&self.search))
    }

    /// The term shown: the one that was opened, or the first listed.
    #[must_use]
    pub fn shown(&self) -> Option<&'static Term> {
        self.term.as_deref().and_then(term).or_else(|| self.listed().next())
    }

    /// The same with that term open. A search or a choice of words that leaves it out ends: what is open is listed.
    #[must_use]
    pub fn opening(&self, id: &str) -> GlossaryView {
        let is_listed = self.listed().any(|term| term.id() == id);
        let view = if is_listed { self.clone() } else { GlossaryView::default() };
        GlossaryView { term: Some(id.to_owned()), ..view }
    }
}
