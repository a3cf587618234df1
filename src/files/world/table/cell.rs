//! A cell of a table: what stands in it, and what is written there.

use std::borrow::Cow;
use std::cmp::Ordering;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use crate::domain::Timestamp;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Nothing,
    /// Words, or a list of them.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A count.
    Count(u64),
    /// A moment.
    Moment(Timestamp),
    /// Yes or no.
    Flag(bool),
}

/// What the cells of a column hold, and how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Words.
    Text,
    /// The name of an account.
    Account,
    /// The account of a viewer.
    Viewer,
    /// The id of a post.
    Post,
    /// A number.
    Number,
    /// A count.
    Count,
    /// A moment: `2025-03-16 09:40`, UTC.
    Moment,
    /// A moment or a whole day.
    Edge,
    /// Yes or no.
    Flag,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// Several, with commas between.
    List,
    /// Hashtags, with spaces between.
    Tags,
    /// Topics with their weights: `baking 0.9, coffee 0.1`.
    Weights,
    /// What is sold, its price and currency: `Mug 24 EUR`.
    Product,
    /// Hashtags with when they were searched for: `sourdough 2025-03-16 09:40, …`.
    Searches,
}

impl Shows {
    /// Are its cells numbers, and stand at the right?
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Shows::Number | Shows::Count)
    }

    /// How a cell is written, where the column's name does not tell.
    #[must_use]
    pub const fn how(self) -> &'static str {
        match self {
            Shows::Text | Shows::Number | Shows::Count | Shows::Flag | Shows::OneOf(_) => "",
            Shows::Account => "The id of an account.",
            Shows::Viewer => "The id of a viewer’s account.",
            Shows::Post => "The id of a post.",
            Shows::Moment => "UTC, as 2025-03-16 09:40.",
            Shows::Edge => "UTC, as 2025-03-16 09:40, or a whole day.",
            Shows::List => "With commas between.",
            Shows::Tags => "With spaces between.",
            Shows::Weights => "Each topic with its weight from 0 to 1, commas between.",
            Shows::Product => "What, price, currency: Mug 24 EUR.",
            Shows::Searches => "Hashtag and moment, commas between.",
        }
    }

    /// What the file says for a text; `None` leaves the key out. A text that does not fit goes as it is, for the file's
    /// own checks to refuse.
    pub(super) fn json(self, text: &str) -> Option<Value> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(match self {
            Shows::Text | Shows::Account | Shows::Viewer | Shows::Post | Shows::OneOf(_) => json!(text),
            Shows::Number | Shows::Count => number(text),
            Shows::Moment | Shows::Edge => json!(moment(text)),
            Shows::Flag => match text.to_lowercase().as_str() {
                "yes" | "true" => json!(true),
                "no" | "false" => json!(false),
                _ => json!(text),
            },
            Shows::List => parts(text).map(|part| json!(part)).collect(),
            Shows::Tags => {
                let tags = text.split([' ', ',']).filter(|tag| !tag.is_empty());
                tags.map(|tag| json!(tag.trim_start_matches('#'))).collect()
            }
            Shows::Weights => weights(text).unwrap_or_else(|| json!(text)),
            Shows::Product => product(text).unwrap_or_else(|| json!(text)),
            Shows::Searches => parts(text).map(search).collect(),
        })
    }
}

impl Cell<'_> {
    /// The cell as it is written.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Count(count) => count.to_string(),
            Cell::Moment(at) => told(*at),
            Cell::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        }
    }

    /// The order of cells, whatever the case of letters; nothing stands behind everything.
    #[must_use]
    pub fn order(&self, other: &Cell<'_>) -> Ordering {
        match (self, other) {
            (Cell::Nothing, Cell::Nothing) => Ordering::Equal,
            (Cell::Nothing, _) => Ordering::Greater,
            (_, Cell::Nothing) => Ordering::Less,
            (Cell::Number(a), Cell::Number(b)) => a.total_cmp(b),
            (Cell::Count(a), Cell::Count(b)) => a.cmp(b),
            (Cell::Moment(a), Cell::Moment(b)) => a.cmp(b),
            (Cell::Flag(a), Cell::Flag(b)) => a.cmp(b),
            (Cell::Text(a), Cell::Text(b)) => {
                let folded = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
                if a.is_ascii() && b.is_ascii() {
                    let lower = |byte: u8| byte.to_ascii_lowercase();
                    a.bytes().map(lower).cmp(b.bytes().map(lower))
                } else {
                    folded(a).cmp(&folded(b))
                }
            }
            _ => Ordering::Equal,
        }
    }
}

/// A moment as it is written: to the minute or the second where it has nothing finer.
pub(super) fn told(at: Timestamp) -> String {
    let (seconds, rest) = (at.as_second(), at.subsec_nanosecond());
    match (rest, seconds % 60) {
        (0, 0) => at.strftime("%Y-%m-%d %H:%M").to_string(),
        (0, _) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        _ => at.to_string(),
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

fn number(text: &str) -> Value {
    let plain = text.replace('\u{2212}', "-");
    match (plain.parse::<u64>(), plain.parse::<f64>()) {
        (Ok(whole), _) => json!(whole),
        (_, Ok(number)) if number.is_finite() => json!(number),
        _ => json!(text),
    }
}

/// As the file writes it, where it is a day and a time without a zone; else as it is.
fn moment(text: &str) -> String {
    let bytes = text.as_bytes();
    let is_bare = text.len() > 10 && bytes.get(10) == Some(&b' ') && !text.ends_with(['Z', 'z']);
    let civil: Option<DateTime> = if is_bare { text.replacen(' ', "T", 1).parse().ok() } else { None };
    let at = civil.and_then(|civil| civil.to_zoned(TimeZone::UTC).ok());
    at.map_or_else(|| text.to_owned(), |zoned| zoned.timestamp().to_string())
}

fn weights(text: &str) -> Option<Value> {
    let mut weights = Map::new();
    for part in parts(text) {
        let (topic, weight) = part.rsplit_once(' ')?;
        weights.insert(topic.trim().to_owned(), number(weight));
    }
    Some(Value::Object(weights))
}

fn product(text: &str) -> Option<Value> {
    let (rest, currency) = text.rsplit_once(' ')?;
    let (product, price) = rest.trim().rsplit_once(' ')?;
    Some(json!({"product": product.trim(), "price": number(price), "currency": currency}))
}

fn search(part: &str) -> Value {
    match part.split_once(' ') {
        Some((tag, at)) => json!({"hashtag": tag.trim_start_matches('#'), "at": moment(at.trim())}),
        None => json!({"hashtag": part.trim_start_matches('#')}),
    }
}
