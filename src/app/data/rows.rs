//! Which rows a table shows, and in which order.

use crate::domain::{Table, World};
use crate::files::table::{Cell, Column, Shows, columns};

use super::view::TableLook;

/// The rows that hold the words and pass the filters, sorted; of equals the one that stands first in the file.
#[must_use]
pub fn shown(world: &World, table: Table, look: &TableLook) -> Vec<u32> {
    let words: Vec<String> = look.search.split_whitespace().map(str::to_lowercase).collect();
    let told: Vec<&Column> = columns(table).iter().filter(|column| holds_words(column.shows)).collect();
    let filters: Vec<(&Column, Test)> = look.filters.iter().filter_map(|(key, text)| test(table, key, text)).collect();
    let passes = |row: u32| filters.iter().all(|(column, test)| test.passes(&column.cell(world, row)));
    let has = |row: u32, word: &String| told.iter().any(|column| holds(&column.cell(world, row), word));
    let only = look.only.as_ref().map(|only| &only.rows);
    let all = (0..table.len(world) as u32).filter(|row| only.is_none_or(|only| only.contains(row)));
    let mut rows: Vec<u32> = all.filter(|&row| passes(row) && words.iter().all(|word| has(row, word))).collect();
    let sorted = look.sort.as_ref().and_then(|(key, down)| Some((Column::find(table, key)?, *down)));
    if let Some((column, down)) = sorted {
        let mut keyed: Vec<(Cell<'_>, u32)> = rows.iter().map(|&row| (column.cell(world, row), row)).collect();
        keyed.sort_by(|(a, row), (b, other)| {
            let nothing = (*a == Cell::Nothing).cmp(&(*b == Cell::Nothing));
            let order = if down { b.order(a) } else { a.order(b) };
            nothing.then(order).then(row.cmp(other))
        });
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    rows
}

const fn holds_words(shows: Shows) -> bool {
    !matches!(shows, Shows::Number | Shows::Count | Shows::Moment | Shows::Edge | Shows::Flag)
}

fn holds(cell: &Cell<'_>, word: &str) -> bool {
    match cell {
        Cell::Text(text) if text.is_ascii() => {
            text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
        }
        Cell::Text(text) => text.to_lowercase().contains(word),
        other => other.plain().contains(word),
    }
}

/// What a cell must be.
enum Test {
    /// It holds this, in small letters.
    Holds(String),
    /// It is just this, in small letters.
    Is(String),
    /// It lies between these, both included.
    Between(Option<f64>, Option<f64>),
    /// As it is written, it lies between these: moments.
    Around(String, String),
}

impl Test {
    fn passes(&self, cell: &Cell<'_>) -> bool {
        match self {
            Test::Holds(word) => holds(cell, word),
            Test::Is(word) => cell.plain().to_lowercase() == *word,
            Test::Between(least, most) => {
                let number = match cell {
                    Cell::Number(number) => *number,
                    Cell::Count(count) => *count as f64,
                    _ => return false,
                };
                least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most)
            }
            Test::Around(least, most) => {
                let told = cell.plain();
                let head = &told[..told.len().min(most.len())];
                *cell != Cell::Nothing
                    && (least.is_empty() || told >= *least)
                    && (most.is_empty() || head <= most.as_str())
            }
        }
    }
}

/// What a column's filter asks: `>5`, `<5`, `5..9` or `5` of a number, the same of a moment's beginning, words else.
fn test<'a>(table: Table, key: &str, text: &'a str) -> Option<(&'static Column, Test)> {
    let column = Column::find(table, key)?;
    let text = text.trim();
    let bounds = |text: &'a str| match (text.strip_prefix('>'), text.strip_prefix('<'), text.split_once("..")) {
        (Some(least), ..) => (least.trim_start_matches('=').trim(), ""),
        (_, Some(most), _) => ("", most.trim_start_matches('=').trim()),
        (.., Some((least, most))) => (least.trim(), most.trim()),
        _ => (text, text),
    };
    let test = match column.shows {
        _ if text.is_empty() => return None,
        shows if shows.is_number() => {
            let (least, most) = bounds(text);
            Test::Between(least.parse().ok(), most.parse().ok())
        }
        Shows::Moment | Shows::Edge => {
            let (least, most) = bounds(text);
            Test::Around(least.to_owned(), most.to_owned())
        }
        Shows::OneOf(_) | Shows::Flag => Test::Is(text.to_lowercase()),
        _ => Test::Holds(text.to_lowercase()),
    };
    Some((column, test))
}
