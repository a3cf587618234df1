//! One cell of the table, read from the ledger when it is asked for.

use std::borrow::Cow;

use super::entries::{Entries, Entry, Ranked};
use super::{Column, Shows};
use crate::app::numbers;
use crate::app::results::Results;
use crate::app::words;
use crate::domain::{Account, Post, Timestamp, hours_between};
use crate::pipeline::{Removal, stages};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing: the post has no such thing.
    None,
    /// A number, in the unit shown.
    Number(f64),
    /// Words.
    Words(Cow<'a, str>),
}

/// One post of the table with what its cells are read from.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// The run.
    pub results: &'a Results,
    /// All posts of it.
    pub entries: &'a Entries,
    /// This one.
    pub entry: &'a Entry,
}

impl<'a> Row<'a> {
    /// The post itself.
    #[must_use]
    pub fn post(&self) -> &'a Post {
        self.results.context().world.post(self.entry.post)
    }

    /// Who posted it.
    #[must_use]
    pub fn author(&self) -> &'a Account {
        let world = self.results.context().world;
        world.account(world.post(self.entry.post).author)
    }

    /// What the ledger says of it, where it was ranked.
    #[must_use]
    pub fn ranked(&self) -> Option<&'a Ranked> {
        self.entry.fate.as_ref().ok()
    }

    /// Hours since it was posted, 0 or more.
    #[must_use]
    pub fn age_hours(&self) -> f64 {
        hours_between(self.post().created_at, self.results.context().now).max(0.0)
    }

    /// The cell as it reads on screen; `None` where it holds nothing.
    #[must_use]
    pub fn text(&self, column: Column) -> Option<String> {
        self.printed(column, |shows, number| match shows {
            Shows::Number(shown, _) => shown(number),
            _ => words::moment(number),
        })
    }

    /// The cell as a file holds it: numbers plain, with the decimals shown or more; empty where it holds nothing.
    #[must_use]
    pub fn plain(&self, column: Column) -> String {
        let printed = self.printed(column, |shows, number| match shows {
            Shows::Number(_, decimals) => numbers::fixed(number, decimals).replace('\u{2212}', "-"),
            _ => Timestamp::from_second(number as i64).map_or(String::new(), |at| at.to_string()),
        });
        printed.unwrap_or_default()
    }

    fn printed(&self, column: Column, number: impl FnOnce(Shows, f64) -> String) -> Option<String> {
        if column == Column::Post {
            return Some(format!("{} {}", self.author().id, self.post().caption));
        }
        match column.cell(self) {
            Cell::None => None,
            Cell::Number(value) => Some(number(column.declared().shows, value)),
            Cell::Words(words) => Some(words.into_owned()),
        }
    }
}

impl Column {
    /// What it holds for a post, and what it sorts by; a post sorts by its author's handle.
    #[must_use]
    pub fn cell<'a>(self, row: &Row<'a>) -> Cell<'a> {
        let words = |text: &'a str| Cell::Words(Cow::Borrowed(text));
        match self {
            Column::Post => words(&row.author().id),
            Column::Author => words(&row.author().name),
            Column::Id => words(&row.post().id),
            Column::Origin => words(words::origin(row.entry.origin)),
            Column::Type => words(words::post_type(row.entry.kind)),
            Column::Media => words(words::media(row.post().media)),
            Column::Created => Cell::Number(row.post().created_at.as_second() as f64),
            Column::Age => Cell::Number(row.age_hours()),
            Column::Outcome => Cell::Words(outcome(row.entry)),
            _ => row.ranked().and_then(|ranked| self.number(row, ranked)).map_or(Cell::None, Cell::Number),
        }
    }

    /// What the ledger says of a ranked post.
    fn number(self, row: &Row<'_>, ranked: &Ranked) -> Option<f64> {
        let (ledger, sums) = (&row.results.ledger, &row.entries.sums);
        let at = ranked.row as usize;
        let points = |after: &[f64], before: &[f64]| Some((after.get(at)? - before.get(at)?) * 100.0);
        let number = match self {
            Column::Rank => f64::from(ranked.rank),
            Column::Pinned => f64::from(*row.results.baseline.get(&row.entry.post)?),
            Column::Move => ranked.moved? as f64,
            Column::Contributions | Column::Value => *sums.value.get(at)?,
            Column::Normalized => *sums.normalized.get(at)? * 100.0,
            Column::Boosts => points(&sums.boosted, &sums.normalized)?,
            Column::Demotions => points(&sums.demoted, &sums.boosted)?,
            Column::Decay => points(row.entries.scores(ledger), &sums.demoted)?,
            Column::Factor => *sums.factor.get(at)?,
            Column::Score => row.entries.scores(ledger).get(at)? * 100.0,
            Column::Rule => ranked.rule as f64,
            probability => ledger.probability(ranked.row, probability.action()?)? * 100.0,
        };
        Some(number)
    }
}

/// `delivered`, `past the end`, `Filtering: muted`.
fn outcome(entry: &Entry) -> Cow<'static, str> {
    match &entry.fate {
        Ok(ranked) if ranked.is_delivered => "delivered".into(),
        Ok(_) => "past the end".into(),
        Err(removal) => format!("{}: {}", stage_name(*removal), removal.reason.replace('_', " ")).into(),
    }
}

/// The first word of the component that dropped it: `Sourcing`, `Filtering`.
fn stage_name(removal: Removal) -> &'static str {
    let name = stages::stage(removal.stage).map_or(removal.stage, |stage| stage.component.name());
    name.split(' ').next().unwrap_or(name)
}
