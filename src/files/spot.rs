//! Places in a JSON file, and what is wrong at them.

use std::borrow::Cow;
use std::fmt;

use crate::policy::Problem;

/// One step down into a JSON value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Step {
    At(usize),
    Key(Cow<'static, str>),
}

/// A place in a JSON file, written `posts[17].author`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Spot(pub(super) Vec<Step>);

impl Spot {
    /// An element of one of the file's lists.
    pub(super) fn element(list: &'static str, at: usize) -> Spot {
        Spot::default().key(list).at(at)
    }

    /// Reads back what [`Spot`]'s `Display` writes.
    pub(super) fn parse(path: &str) -> Spot {
        let mut spot = Spot::default();
        let mut rest = path;
        while !rest.is_empty() {
            let (step, after) = if let Some(quoted) = rest.strip_prefix("[\"") {
                let (key, after) = quoted.split_once("\"]").unwrap_or((quoted, ""));
                (Step::Key(key.to_owned().into()), after)
            } else if let Some(number) = rest.strip_prefix('[') {
                let (at, after) = number.split_once(']').unwrap_or((number, ""));
                (Step::At(at.parse().unwrap_or_default()), after)
            } else {
                let name = rest.strip_prefix('.').unwrap_or(rest);
                let (key, after) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
                (Step::Key(key.to_owned().into()), after)
            };
            spot.0.push(step);
            rest = after;
        }
        spot
    }

    pub(super) fn key(mut self, key: impl Into<Cow<'static, str>>) -> Spot {
        self.0.push(Step::Key(key.into()));
        self
    }

    pub(super) fn at(mut self, at: usize) -> Spot {
        self.0.push(Step::At(at));
        self
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::At(at) => write!(f, "[{at}]")?,
                Step::Key(key) if is_plain(key) => write!(f, "{}{key}", if depth == 0 { "" } else { "." })?,
                Step::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// What is wrong at a place.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// This is.
    Said(String),
    /// It names something that is not there; the likeliest one is looked for only when the fault is told.
    Dangling { what: &'static str, name: String },
}

/// One thing wrong, and where.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) spot: Spot,
    pub(super) fault: Fault,
}

impl Finding {
    pub(super) fn said(spot: Spot, message: impl Into<String>) -> Finding {
        Finding { spot, fault: Fault::Said(message.into()) }
    }
}

impl From<Problem> for Finding {
    fn from(problem: Problem) -> Finding {
        Finding::said(Spot::parse(&problem.path), problem.message)
    }
}

/// A text in quotes, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("\"{}…\"", &text[..end]),
        None => format!("\"{text}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::Spot;

    #[test]
    fn a_place_reads_as_in_the_file() {
        assert_eq!(Spot::element("posts", 17).key("author").to_string(), "posts[17].author");
        assert_eq!(Spot::default().key("knobs").key("boost.holiday").to_string(), "knobs[\"boost.holiday\"]");
        assert_eq!(Spot::default().to_string(), "");
        for path in ["posts[17].author", "knobs[\"boost.holiday\"]", "rules[3].when.hours", ""] {
            assert_eq!(Spot::parse(path).to_string(), path);
        }
    }
}
