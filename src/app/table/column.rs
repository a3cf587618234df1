//! The columns of the table, each declared once: header, menu, filter, sort, CSV and widths come from here.

use serde::{Deserialize, Serialize};

use crate::app::numbers;
use crate::app::theme::anatomy::table;
use crate::app::words;
use crate::domain::{Action, Media, Origin, PostType};

/// One column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Place in the feed.
    #[default]
    Rank,
    /// Place in the pinned order.
    Pinned,
    /// Places won or lost against the pinned order.
    Move,
    /// Author and caption.
    Post,
    /// The author's name.
    Author,
    /// The post's id in its world's file.
    Id,
    /// How it came in.
    Origin,
    /// The group it is normalized in.
    Type,
    /// Its form.
    Media,
    /// When it was posted.
    Created,
    /// Time since it was posted.
    Age,
    /// Probability of a like.
    Like,
    /// Probability of a comment.
    Comment,
    /// Probability of a save.
    Save,
    /// Probability of a share.
    Share,
    /// Probability of a tap on the profile.
    ProfileTap,
    /// Probability of dwelling.
    Dwell,
    /// Probability of watching half of it.
    Watch,
    /// Probability of hiding it.
    Hide,
    /// What each action contributes to its value.
    Contributions,
    /// The value.
    Value,
    /// The value, normalized.
    Normalized,
    /// Points all boosts add.
    Boosts,
    /// Points all demotions take.
    Demotions,
    /// Points the authors' decay takes.
    Decay,
    /// All factors together.
    Factor,
    /// The score.
    Score,
    /// Places a list rule moved it.
    Rule,
    /// Delivered, past the end, or where and why it was removed.
    Outcome,
}

/// What a column's cells hold.
#[derive(Clone, Copy, Debug)]
pub enum Shows {
    /// Words, at the left.
    Words,
    /// One of a few words, at the left.
    OneOf(fn() -> Vec<&'static str>),
    /// A number, at the right: how it reads on screen, and its decimals in a file.
    Number(fn(f64) -> String, usize),
    /// A moment, in seconds since 1970.
    Moment,
}

/// Everything there is to say of a column.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Which one.
    pub column: Column,
    /// What the header says.
    pub title: &'static str,
    /// What it is called aloud, in menus and in a file's header.
    pub name: &'static str,
    /// What it holds, in a tooltip.
    pub doc: &'static str,
    /// What its cells hold.
    pub shows: Shows,
    /// How wide it is unless it was resized.
    pub width: f32,
    /// Does the greatest come first when its header is first clicked?
    pub greatest_first: bool,
    /// Where there is no room, columns with less go first.
    pub keep: u8,
}

/// Declares a column that has to be chosen.
const fn column(column: Column, title: &'static str, name: &'static str, doc: &'static str, shows: Shows) -> Declared {
    Declared { column, title, name, doc, shows, width: table::NUMBER, greatest_first: true, keep: CHOSEN }
}

/// A probability, in percent.
const fn chance(of: Column, title: &'static str, name: &'static str) -> Declared {
    let doc = "Probability the model predicts; empty where the action cannot happen";
    column(of, title, name, doc, Shows::Number(|value| numbers::percent(value / 100.0), 2))
}

impl Declared {
    const fn wide(self, width: f32) -> Declared {
        Declared { width, ..self }
    }

    const fn least_first(self) -> Declared {
        Declared { greatest_first: false, ..self }
    }

    const fn keep(self, keep: u8) -> Declared {
        Declared { keep, ..self }
    }
}

/// What was chosen beyond the usual columns stays longer than most of those.
const CHOSEN: u8 = 6;

const COUNT: fn(f64) -> String = |value| numbers::fixed(value, 0);
const PLACES: fn(f64) -> String = |value| numbers::places(value as i64);
const POINTS: fn(f64) -> String = |value| numbers::signed(value, 1);
const TWO: fn(f64) -> String = |value| numbers::fixed(value, 2);
const ONE: fn(f64) -> String = |value| numbers::fixed(value, 1);
const ORIGINS: fn() -> Vec<&'static str> = || Origin::ALL.map(words::origin).into();
const TYPES: fn() -> Vec<&'static str> = || PostType::ALL.map(words::post_type).into();
const MEDIA: fn() -> Vec<&'static str> = || Media::ALL.map(words::media).into();

/// All columns, in the order of the enum, which is that of the table.
static COLUMNS: [Declared; 29] = [
    column(Column::Rank, "#", "rank", "Place in the feed", Shows::Number(COUNT, 0))
        .wide(table::RANK)
        .least_first()
        .keep(10),
    column(Column::Pinned, "Was", "pinned rank", "Place in the pinned order", Shows::Number(COUNT, 0))
        .wide(table::RANK + table::CELL_PAD)
        .least_first(),
    column(Column::Move, "", "move", "Places won or lost against the pinned order", Shows::Number(PLACES, 0))
        .wide(table::MOVE)
        .keep(8),
    column(Column::Post, "Post", "post", "Author and caption", Shows::Words).wide(table::POST).least_first().keep(10),
    column(Column::Author, "Author", "author", "The author’s name", Shows::Words).wide(table::WORDS).least_first(),
    column(Column::Id, "Id", "id", "The post’s id in its world’s file", Shows::Words).wide(table::WORDS).least_first(),
    column(Column::Origin, "Origin", "origin", "How it came to be a candidate", Shows::OneOf(ORIGINS))
        .wide(table::WORDS)
        .least_first(),
    column(Column::Type, "Type", "type", "The type a post is normalized in", Shows::OneOf(TYPES))
        .wide(table::TYPE)
        .least_first()
        .keep(2),
    column(Column::Media, "Form", "form", "Photo, carousel, video or reel", Shows::OneOf(MEDIA))
        .wide(table::NUMBER)
        .least_first(),
    column(Column::Created, "Posted", "posted", "When it was posted", Shows::Moment).wide(table::MOMENT),
    column(Column::Age, "Age", "age (h)", "Time since it was posted", Shows::Number(numbers::age, 1))
        .wide(table::AGE)
        .least_first()
        .keep(4),
    chance(Column::Like, "Like", "probability of like (%)"),
    chance(Column::Comment, "Comm.", "probability of comment (%)"),
    chance(Column::Save, "Save", "probability of save (%)"),
    chance(Column::Share, "Share", "probability of share (%)"),
    chance(Column::ProfileTap, "Profile", "probability of profile tap (%)"),
    chance(Column::Dwell, "Dwell", "probability of dwell (%)"),
    chance(Column::Watch, "Watch", "probability of watch (%)"),
    chance(Column::Hide, "Hide", "probability of hide (%)"),
    column(
        Column::Contributions,
        "Contributions",
        "contributions",
        "Weight × probability of each action; together the value",
        Shows::Number(TWO, 2),
    )
    .wide(table::CONTRIBUTIONS)
    .keep(5),
    column(Column::Value, "Value", "value", "Sum of the contributions", Shows::Number(TWO, 2)),
    column(
        Column::Normalized,
        "Norm.",
        "normalized",
        "The value beside others of its type, times 100",
        Shows::Number(ONE, 1),
    ),
    column(Column::Boosts, "Boosts", "boost points", "Points all boosts add or take", Shows::Number(POINTS, 1)),
    column(Column::Demotions, "Demot.", "demotion points", "Points all demotions take", Shows::Number(POINTS, 1)),
    column(Column::Decay, "Decay", "decay points", "Points the authors’ decay takes", Shows::Number(POINTS, 1)),
    column(Column::Factor, "Factor", "factor", "All boosts and demotions together", Shows::Number(numbers::factor, 2))
        .wide(table::FACTOR)
        .keep(3),
    column(Column::Score, "Score", "score", "Normalized value × factors, times 100", Shows::Number(ONE, 1))
        .wide(table::SCORE)
        .keep(9),
    column(Column::Rule, "Rule", "rule", "Places a list rule moved it", Shows::Number(PLACES, 0))
        .wide(table::RULE)
        .keep(1),
    column(Column::Outcome, "Outcome", "outcome", "Delivered, or where and why it was removed", Shows::Words)
        .wide(table::MOMENT)
        .least_first(),
];

impl Column {
    /// Those shown unless others were chosen.
    pub const USUAL: [Column; 9] = [
        Column::Rank,
        Column::Move,
        Column::Post,
        Column::Type,
        Column::Age,
        Column::Contributions,
        Column::Factor,
        Column::Score,
        Column::Rule,
    ];

    /// All columns, left to right.
    pub fn all() -> impl Iterator<Item = &'static Declared> {
        COLUMNS.iter()
    }

    /// Everything there is to say of it.
    #[must_use]
    pub fn declared(self) -> &'static Declared {
        &COLUMNS[self as usize]
    }

    /// The action whose probability it holds.
    #[must_use]
    pub const fn action(self) -> Option<Action> {
        Some(match self {
            Column::Like => Action::Like,
            Column::Comment => Action::Comment,
            Column::Save => Action::Save,
            Column::Share => Action::Share,
            Column::ProfileTap => Action::ProfileTap,
            Column::Dwell => Action::Dwell,
            Column::Watch => Action::Watch,
            Column::Hide => Action::Hide,
            _ => return None,
        })
    }

    /// What is in it without the unit, as part of a sentence: `age`, `probability of like`.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        let name = self.declared().name;
        name.split(" (").next().unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_declared_at_its_own_place() {
        assert!(COLUMNS.iter().enumerate().all(|(at, declared)| declared.column as usize == at));
        assert_eq!(COLUMNS.len(), Column::Outcome as usize + 1);
    }
}
