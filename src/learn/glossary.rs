//! What the words mean: the terms of the card (F51 to F63) and those this app adds. One declaration each, in
//! `assets/learn/glossary.md`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Section, sections};

/// A word with its meaning.
#[derive(Clone, Debug)]
pub struct Term {
    /// Name, meaning, and where it comes from.
    pub section: Section,
}

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let mut terms: Vec<Term> =
        sections(include_str!("../../assets/learn/glossary.md")).into_iter().map(|section| Term { section }).collect();
    terms.sort_by_key(|term| term.section.title.to_lowercase());
    terms
});

static BY_ID: LazyLock<HashMap<&str, &Term>> =
    LazyLock::new(|| TERMS.iter().map(|term| (&*term.section.id, term)).collect());

/// Every term, by name.
#[must_use]
pub fn glossary() -> &'static [Term] {
    &TERMS
}

/// The term of that id.
#[must_use]
pub fn term(id: &str) -> Option<&'static Term> {
    BY_ID.get(id).copied()
}

impl Term {
    /// Its name in links.
    #[must_use]
    pub fn id(&'static self) -> &'static str {
        &self.section.id
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.section.title
    }
}
