//! Which kind of file it is, by its `format`.

use std::fmt;
use std::path::Path;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};

use super::text::{self, MAX_WORLD_BYTES};
use super::{FileError, Progress};

/// The kinds of files this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Accounts, posts and impressions.
    World,
    /// Knobs turned, and rules.
    Policy,
    /// A trained model.
    Model,
    /// Steps that teach.
    Lesson,
    /// One feed, to be made again.
    Recipe,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [FileKind; 5] =
        [FileKind::World, FileKind::Policy, FileKind::Model, FileKind::Lesson, FileKind::Recipe];

    /// What its `format` says in the version this program reads.
    #[must_use]
    pub const fn format(self) -> &'static str {
        match self {
            FileKind::World => "glassfeed.world/1",
            FileKind::Policy => "glassfeed.policy/1",
            FileKind::Model => "glassfeed.model/1",
            FileKind::Lesson => "glassfeed.lesson/1",
            FileKind::Recipe => "glassfeed.recipe/1",
        }
    }

    /// Where a file of this kind belongs.
    pub(super) const fn advice(self) -> &'static str {
        match self {
            FileKind::World => "open it with --world or as a world",
            FileKind::Policy => "open it with --policy or as a policy",
            FileKind::Model => "open it with --model or as a model",
            FileKind::Lesson => "open it in the window: glassfeed LESSON",
            FileKind::Recipe => "open it in the window, or rank it with --recipe",
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileKind::World => "world",
            FileKind::Policy => "policy",
            FileKind::Model => "model",
            FileKind::Lesson => "lesson",
            FileKind::Recipe => "recipe",
        })
    }
}

/// Which kind of file it is.
///
/// # Errors
/// Where it cannot be read, is not JSON up to its `format`, has none, or one of another program or version.
pub fn kind_of(path: &Path) -> Result<FileKind, FileError> {
    // The format nearly always stands first, so that a large world need not be read for it.
    let head = text::head(path);
    if let Some(kind) = format_of(&head).ok().flatten().and_then(|format| known(&format)) {
        return Ok(kind);
    }
    let text = text::read(path, FileKind::World, MAX_WORLD_BYTES, &Progress::new())?;
    match format_of(&text) {
        Ok(None) => Err(FileError::NoFormat { path: path.to_owned() }),
        Ok(Some(format)) => known(&format).ok_or_else(|| FileError::Version {
            path: path.to_owned(),
            found: format,
            wanted: FileKind::ALL.to_vec(),
        }),
        Err(error) => Err(text::syntax(path, &text, &error)),
    }
}

/// Refuses what says it is something else; what says nothing passes, for its other problems are to be told too.
pub(super) fn expect(path: &Path, text: &str, wanted: FileKind) -> Result<(), FileError> {
    let Ok(Some(format)) = format_of(text) else { return Ok(()) };
    match known(&format) {
        Some(found) if found == wanted => Ok(()),
        Some(found) => Err(FileError::OtherKind { path: path.to_owned(), found, wanted }),
        None => Err(FileError::Version { path: path.to_owned(), found: format, wanted: vec![wanted] }),
    }
}

fn known(format: &str) -> Option<FileKind> {
    FileKind::ALL.into_iter().find(|kind| kind.format() == format)
}

/// The text of the top object's `format`, read no further than that.
fn format_of(text: &str) -> Result<Option<String>, serde_json::Error> {
    let mut found = None;
    let end = serde_json::Deserializer::from_str(text).deserialize_any(Look(&mut found));
    match (found, end) {
        (Some(found), _) => Ok(Some(found)),
        (None, Err(error)) if !error.is_data() => Err(error),
        (None, _) => Ok(None),
    }
}

struct Look<'a>(&'a mut Option<String>);

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "format" {
                *self.0 = map.next_value::<serde_json::Value>()?.as_str().map(str::to_owned);
                return Ok(());
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}
