//! What is told of a file that was not opened, or not saved.

use std::path::Path;

use crate::files::FileError;
use crate::files::table::{Outside, outside};
use crate::policy::Problem;

/// A file that was not opened, or not saved, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refused {
    /// What did not happen: `berlin.world.json was not opened`.
    pub title: String,
    /// What was wrong in one sentence.
    pub summary: String,
    /// Every problem that was kept.
    pub problems: Vec<Problem>,
    /// What the file holds, where it is a world that can be read.
    pub outside: Option<Outside>,
}

impl Refused {
    /// What to show of an error.
    #[must_use]
    pub fn from_error(path: &Path, error: &FileError) -> Refused {
        let file = super::words::file_name(path);
        match error {
            FileError::Problems { problems, .. } => {
                let plural = if problems.total == 1 { "" } else { "s" };
                let listed = problems.list.len();
                let most = if listed < problems.total { format!(", the first {listed} below") } else { String::new() };
                let summary = format!("{} problem{plural}{most}", problems.total);
                Refused {
                    title: format!("{file} was not opened"),
                    summary,
                    problems: problems.list.clone(),
                    outside: outside(path, &problems.list),
                }
            }
            FileError::OtherInput { what, wanted, found, .. } => {
                let advice = match *what {
                    "world" => "Open that world first, then the recipe.",
                    _ => "`glassfeed rank --recipe` takes it with --model.",
                };
                let summary = format!("It was made with another {what}. {advice}");
                Refused {
                    title: format!("{file} was not opened"),
                    summary,
                    problems: hashes(what, wanted, found),
                    outside: None,
                }
            }
            FileError::OtherOrder { wanted, found, .. } => {
                let summary = "It gives another order here. Was it changed, or made by another version?".to_owned();
                Refused {
                    title: format!("{file} was not opened"),
                    summary,
                    problems: hashes("order", wanted, found),
                    outside: None,
                }
            }
            other => {
                let done = if matches!(other, FileError::Unwritable { .. }) { "saved" } else { "opened" };
                Refused { title: format!("{file} was not {done}"), summary: other.to_string(), ..Refused::default() }
            }
        }
    }
}

/// Both hashes of what should be the same, one below the other.
fn hashes(what: &str, wanted: &str, found: &str) -> Vec<Problem> {
    let told =
        |whose: &str, hash: &str| Problem { path: format!("The {what} {whose}"), message: format!("SHA-256 {hash}") };
    vec![told("of the recipe", wanted), told("here", found)]
}
