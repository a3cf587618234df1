//! Why a file could not be loaded or saved.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::FileKind;
use crate::policy::Problem;

/// So many problems of one file are told; of the rest only the number.
pub const MAX_PROBLEMS: usize = 100;

/// What is wrong with a file: the first [`MAX_PROBLEMS`] in file order, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problems {
    /// The first of them, in the order of their places in the file.
    pub list: Vec<Problem>,
    /// All of them, listed or not.
    pub total: usize,
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problem{}", self.total, if self.total == 1 { "" } else { "s" })?;
        for problem in &self.list {
            write!(f, "\n  {problem}")?;
        }
        match self.total - self.list.len() {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}

/// Why a file could not be loaded or saved. Nothing was loaded in part, and no file was changed.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// No sample world has that name.
    #[error("there is no sample world \"{name}\"; the samples are {samples}")]
    NoSample {
        /// What was asked for.
        name: String,
        /// The names there are.
        samples: String,
    },
    /// There is no such file.
    #[error("there is no file {path:?}{}", nearest.as_ref().map_or(String::new(), |name| format!("; did you mean {name:?}?")))]
    Missing {
        /// What was asked for.
        path: PathBuf,
        /// A file in the same folder with nearly that name.
        nearest: Option<String>,
    },
    /// It is a folder.
    #[error("{path:?} is a folder; name a file in it")]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The system does not let us read it.
    #[error("no permission to read {path:?}; change its permissions or copy it elsewhere")]
    Denied {
        /// The file.
        path: PathBuf,
    },
    /// Reading failed in another way.
    #[error("cannot read {path:?}: {source}; try again or copy the file elsewhere")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is past the size limit.
    #[error("{path:?} is larger than the limit of {limit} bytes; make a smaller one")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The largest size in bytes that is read.
        limit: u64,
    },
    /// Nothing is in it.
    #[error("{path:?} is empty; a {kind} is a JSON object that starts with {{\"format\": \"{}\"", kind.format())]
    Empty {
        /// The file.
        path: PathBuf,
        /// What was expected in it.
        kind: FileKind,
    },
    /// It is not UTF-8.
    #[error("{path:?} is not UTF-8 text (byte {at} is not); save it as UTF-8")]
    NotText {
        /// The file.
        path: PathBuf,
        /// How many good bytes stand before the first bad one.
        at: usize,
    },
    /// It is not JSON.
    #[error("{path:?} is not JSON, line {line}, column {column}: {message}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault in bytes, from 1.
        column: usize,
        /// What is wrong there, and what would be right.
        message: String,
    },
    /// It is of another kind.
    #[error("{path:?} is a {found} ({}), not a {wanted}; {}", found.format(), found.advice())]
    OtherKind {
        /// The file.
        path: PathBuf,
        /// What it is.
        found: FileKind,
        /// What it should be.
        wanted: FileKind,
    },
    /// It has a format this program does not know.
    #[error("{path:?} is {found}; this program reads {}", wanted.iter().map(|kind| kind.format()).collect::<Vec<_>>().join(", "))]
    Version {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: String,
        /// The kinds that would be right.
        wanted: Vec<FileKind>,
    },
    /// It says nowhere what it is.
    #[error("{path:?} has no \"format\"; start it with {{\"format\": \"glassfeed.world/1\" or another format's name")]
    NoFormat {
        /// The file.
        path: PathBuf,
    },
    /// It says things that cannot be.
    #[error("{path:?} has {problems}")]
    Problems {
        /// The file.
        path: PathBuf,
        /// All that is wrong.
        problems: Problems,
    },
    /// A recipe was made with something else than what is at hand.
    #[error(
        "{path:?} was made with another {what}: of SHA-256 {wanted}, and this one has {found}; give the right one with --{what}"
    )]
    OtherInput {
        /// The recipe.
        path: PathBuf,
        /// What differs: `world` or `model`.
        what: &'static str,
        /// The hash the recipe names.
        wanted: String,
        /// The hash of what is at hand.
        found: String,
    },
    /// The feed made from a recipe is in another order than the recipe says.
    #[error(
        "the recipe {path:?} gives another order here: {found}, and it says {wanted}; was it changed, or made by another version?"
    )]
    OtherOrder {
        /// The recipe.
        path: PathBuf,
        /// The hash the recipe names.
        wanted: String,
        /// The hash of the order that comes out.
        found: String,
    },
    /// A short recipe does not unpack.
    #[error("the short recipe is cut off or has a letter too many; copy it whole, or use its file")]
    BrokenShort,
    /// The load was cancelled.
    #[error("loading {path:?} was cancelled")]
    Cancelled {
        /// The file.
        path: PathBuf,
    },
    /// It could not be written.
    #[error("cannot save {path:?}: {}; what was there before is untouched", advice(source))]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

fn advice(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; free some space or save elsewhere".to_owned()
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "no permission to write there; save elsewhere or change the permissions".to_owned()
        }
        io::ErrorKind::NotFound => "its folder does not exist; make the folder or save elsewhere".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder; name a file in it".to_owned(),
        _ => format!("{error}; save elsewhere"),
    }
}
