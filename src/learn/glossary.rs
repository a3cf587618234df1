//! What the words mean: the terms of the card (F51 to F63), the field's and those this app adds. One declaration each, in
//! `assets/learn/glossary.md`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Block, Link, Section, Span, sections};

/// A word with its meaning.
#[derive(Clone, Debug)]
pub struct Term {
    /// Name, meaning, and where it comes from.
    pub section: Section,
    /// Whose word it is.
    pub of: Whose,
}

/// Whose word a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The system card's.
    Card,
    /// The field's: found in any book on ranking.
    Field,
    /// This app's.
    Ours,
}

impl Whose {
    /// All of them, the card first.
    pub const ALL: [Whose; 3] = [Whose::Card, Whose::Field, Whose::Ours];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Whose::Card => "Card",
            Whose::Field => "Field",
            Whose::Ours => "Ours",
        }
    }
}

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let whose = |section: &Section| match section.attributes.get("of").map(String::as_str) {
        Some("card") => Whose::Card,
        Some("field") => Whose::Field,
        _ => Whose::Ours,
    };
    let mut terms: Vec<Term> = sections(include_str!("../../assets/learn/glossary.md"))
        .into_iter()
        .map(|section| Term { of: whose(&section), section })
        .collect();
    terms.sort_by_key(|term| term.section.title.to_lowercase());
    terms
});

static BY_ID: LazyLock<HashMap<&str, &Term>> =
    LazyLock::new(|| TERMS.iter().map(|term| (&*term.section.id, term)).collect());

/// Every way a term is written, in small letters, with the term.
static BY_FORM: LazyLock<HashMap<String, &Term>> = LazyLock::new(|| {
    let named = |term: &'static Term| (term.section.title.to_lowercase(), term);
    TERMS.iter().map(named).chain(listed("forms")).collect()
});

/// The names that a term explains though they are written otherwise, in small letters.
static BY_NAME: LazyLock<HashMap<String, &Term>> = LazyLock::new(|| listed("names").collect());

/// What each term lists under an attribute.
fn listed(attribute: &str) -> impl Iterator<Item = (String, &'static Term)> {
    TERMS.iter().flat_map(move |term| term.section.list(attribute).map(move |form| (form.replace('_', " "), term)))
}

/// How many words the longest way of writing a term has.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| BY_FORM.keys().map(|form| form.split(' ').count()).max().unwrap_or(1));

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

/// The term that is written so, in large or small letters.
#[must_use]
pub fn term_written(form: &str) -> Option<&'static Term> {
    BY_FORM.get(&form.to_lowercase()).copied()
}

/// A name and the term that explains it.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// The term.
    pub term: &'static Term,
    /// Which part of the name is the term: its first byte, and the one behind its last.
    pub part: (usize, usize),
}

/// The term that explains the name of a knob, a component, a metric or a column: the one it is declared for, else the one
/// that is written so, else one it holds. Of several it holds the one with most words, and of those the last, as in
/// *freshness floor*.
#[must_use]
pub fn term_named(name: &str) -> Option<Named> {
    let declared = BY_NAME.get(&name.to_lowercase()).copied();
    let whole = declared.or_else(|| term_written(name)).map(|term| Named { term, part: (0, name.len()) });
    whole.or_else(|| {
        let words = words(name);
        let of_length = |count: usize| words.windows(count).rev().find_map(|run| named_in(name, run));
        (1..=(*LONGEST).min(words.len())).rev().find_map(of_length)
    })
}

/// The term that a run of words of a text is.
fn named_in(text: &str, run: &[(usize, usize)]) -> Option<Named> {
    let ((from, _), (_, to)) = (run.first()?, run.last()?);
    term_written(&text[*from..*to]).map(|term| Named { term, part: (*from, *to) })
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

    /// What it means, in its first paragraph.
    #[must_use]
    pub fn meaning(&self) -> String {
        let first = self.section.blocks.iter().find(|block| matches!(block, Block::Paragraph(_)));
        first.map_or(&[][..], Block::spans).iter().map(|span| &*span.text).collect()
    }

    /// Where it can be seen at work.
    pub fn places(&self) -> impl Iterator<Item = Link> {
        self.section.list("see").filter_map(|target| Link::parse(target).ok())
    }

    /// Terms to read next.
    pub fn related(&self) -> impl Iterator<Item = &'static Term> {
        self.section.list("related").filter_map(term)
    }

    /// Is every word of `search` in its name, its other forms or its meaning?
    #[must_use]
    pub fn is_found_by(&self, search: &str) -> bool {
        let text =
            format!("{} {} {}", self.name(), self.section.list("forms").collect::<Vec<_>>().join(" "), self.meaning());
        let text = text.to_lowercase();
        search.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// A plain text with a link on each term in it, where the term comes first; the longest name wins.
#[must_use]
pub fn with_terms(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut spans: Vec<Span> = Vec::new();
    let mut linked: Vec<&str> = Vec::new();
    let (mut at, mut plain) = (0, 0);
    while at < words.len() {
        let found = (1..=(*LONGEST).min(words.len() - at)).rev().find_map(|count| {
            let named = named_in(text, &words[at..at + count])?;
            (!linked.contains(&named.term.id())).then_some((count, named))
        });
        let Some((count, Named { term, part: (from, to) })) = found else {
            at += 1;
            continue;
        };
        if plain < from {
            spans.push(Span { text: text[plain..from].to_owned(), ..Span::default() });
        }
        let link = Some(format!("term:{}", term.id()));
        spans.push(Span { text: text[from..to].to_owned(), link, ..Span::default() });
        linked.push(term.id());
        plain = to;
        at += count;
    }
    if plain < text.len() {
        spans.push(Span { text: text[plain..].to_owned(), ..Span::default() });
    }
    spans
}

/// Where each word of a text begins and ends.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric() || letter == '-', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}
