//! What a column's filter lets through, and what it is called.

use serde::{Deserialize, Serialize};

use super::search::contains;
use super::{Cell, Column, Row};
use crate::app::numbers;

/// The filter of one column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Filter {
    /// Numbers not less than the first and not greater than the second, in the unit shown.
    Between(Option<f64>, Option<f64>),
    /// Words that hold this, however it is capitalized.
    Contains(String),
    /// Exactly these words.
    Is(String),
    /// Posts that moved so.
    Moved(Moved),
}

/// How a post moved against the pinned order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moved {
    /// Up or down.
    Any,
    /// Up.
    Up,
    /// Down.
    Down,
    /// So many places or more, up or down.
    AtLeast(u32),
    /// It had no place.
    New,
}

impl Moved {
    /// What a menu offers.
    pub const OFFERED: [Moved; 6] =
        [Moved::Any, Moved::Up, Moved::Down, Moved::AtLeast(5), Moved::AtLeast(10), Moved::New];

    /// In a menu: `5 or more`.
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Moved::Any => "Any move".to_owned(),
            Moved::Up => "Up".to_owned(),
            Moved::Down => "Down".to_owned(),
            Moved::AtLeast(places) => format!("{places} or more"),
            Moved::New => "New".to_owned(),
        }
    }

    /// As the end of a sentence: `moved 5 or more`.
    #[must_use]
    pub fn said(self) -> String {
        match self {
            Moved::Any => "moved".to_owned(),
            Moved::Up => "moved up".to_owned(),
            Moved::Down => "moved down".to_owned(),
            Moved::AtLeast(places) => format!("moved {places} or more"),
            Moved::New => "is new".to_owned(),
        }
    }

    fn lets(self, moved: Option<i64>) -> bool {
        match (self, moved) {
            (Moved::New, None) => true,
            (Moved::New, Some(_)) | (_, None) => false,
            (Moved::Any, Some(places)) => places != 0,
            (Moved::Up, Some(places)) => places > 0,
            (Moved::Down, Some(places)) => places < 0,
            (Moved::AtLeast(least), Some(places)) => places.unsigned_abs() >= u64::from(least),
        }
    }
}

impl Filter {
    /// Does the row pass?
    #[must_use]
    pub fn lets(&self, column: Column, row: &Row<'_>) -> bool {
        match self {
            Filter::Between(least, most) => match column.cell(row) {
                Cell::Number(number) => {
                    least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most)
                }
                Cell::Words(_) | Cell::None => false,
            },
            Filter::Contains(words) => row.text(column).is_some_and(|text| contains(&text, &words.to_lowercase())),
            Filter::Is(words) => matches!(column.cell(row), Cell::Words(own) if own == words.as_str()),
            Filter::Moved(moved) => row.ranked().is_some_and(|ranked| moved.lets(ranked.moved)),
        }
    }

    /// What a chip says: `Score ≥ 50`, `Moved 5 or more`, `Origin: Suggested`.
    #[must_use]
    pub fn words(&self, column: Column) -> String {
        let name = capitalized(column.spoken());
        match self {
            Filter::Between(Some(least), Some(most)) => {
                format!("{} ≤ {name} ≤ {}", numbers::short(*least, 2), numbers::short(*most, 2))
            }
            Filter::Between(Some(least), None) => format!("{name} ≥ {}", numbers::short(*least, 2)),
            Filter::Between(None, Some(most)) => format!("{name} ≤ {}", numbers::short(*most, 2)),
            Filter::Between(None, None) => name,
            Filter::Contains(words) => format!("{name}: “{words}”"),
            Filter::Is(words) => format!("{name}: {words}"),
            Filter::Moved(moved) => capitalized(&moved.said()),
        }
    }
}

/// With its first letter large.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
