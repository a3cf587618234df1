//! Models, and whatever else is one typed JSON value with a `format`.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::spot::{Finding, Spot};
use super::text::{self, MAX_POLICY_BYTES};
use super::{FileError, FileKind, Progress, kind, layout, order, replace};

/// Reads a file of that kind as a `T`, which must accept the `format` key.
///
/// # Errors
/// Where it cannot be read, is of another kind or version, or is not a `T`: then its first problem, with its place.
pub fn load_json<T: DeserializeOwned>(path: &Path, wanted: FileKind) -> Result<T, FileError> {
    let text = text::read(path, wanted, MAX_POLICY_BYTES, &Progress::new())?;
    kind::expect(path, &text, wanted)?;
    let error = match serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(&text)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if !error.inner().is_data() {
        return Err(text::syntax(path, &text, error.inner()));
    }
    let spot = spot_of(error.path());
    let message = error.into_inner().to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let problems = order::settle(&text, vec![Finding::said(spot, message)], |_, _| String::new());
    Err(FileError::Problems { path: path.to_owned(), problems })
}

/// Writes a `T`, which must bring its `format` key, replacing the old file whole.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_json(path: &Path, value: &impl Serialize) -> Result<(), FileError> {
    replace(path, |to| layout::write(to, value))
}

/// The same place in our words.
pub(super) fn spot_of(path: &serde_path_to_error::Path) -> Spot {
    use serde_path_to_error::Segment;
    path.iter().fold(Spot::default(), |spot, segment| match segment {
        Segment::Seq { index } => spot.at(*index),
        Segment::Map { key } => spot.key(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => spot,
    })
}
