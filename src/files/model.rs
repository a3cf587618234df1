//! Models, and whatever else is one typed JSON value with a `format`.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::spot::{Finding, Spot};
use super::text::{self, MAX_POLICY_BYTES};
use super::{FileError, FileKind, Progress, kind, layout, order, replace};
use crate::model::Model;

/// Reads a model.
///
/// # Errors
/// Where it cannot be read, is of another kind or version, or does not fit this program's features and actions.
pub fn load_model(path: &Path) -> Result<Model, FileError> {
    let text = text::read(path, FileKind::Model, MAX_POLICY_BYTES, &Progress::new())?;
    let model: Model = parse_json(path, &text, FileKind::Model)?;
    let findings: Vec<Finding> = model.validate().into_iter().map(Finding::from).collect();
    if findings.is_empty() { Ok(model) } else { Err(refused(path, &text, findings)) }
}

/// Writes a model, replacing the old file whole.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_model(path: &Path, model: &Model) -> Result<(), FileError> {
    save_json(path, model)
}

/// Reads a file of that kind as a `T`, which must accept the `format` key.
///
/// # Errors
/// Where it cannot be read, is of another kind or version, or is not a `T`: then its first problem, with its place.
pub fn load_json<T: DeserializeOwned>(path: &Path, wanted: FileKind) -> Result<T, FileError> {
    parse_json(path, &text::read(path, wanted, MAX_POLICY_BYTES, &Progress::new())?, wanted)
}

/// Writes a `T`, which must bring its `format` key, replacing the old file whole.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_json(path: &Path, value: &impl Serialize) -> Result<(), FileError> {
    replace(path, |to| layout::write(to, value))
}

fn parse_json<T: DeserializeOwned>(path: &Path, text: &str, wanted: FileKind) -> Result<T, FileError> {
    kind::expect(path, text, wanted)?;
    let error = match serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if !error.inner().is_data() {
        return Err(text::syntax(path, text, error.inner()));
    }
    let spot = spot_of(error.path());
    let message = error.into_inner().to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    Err(refused(path, text, vec![Finding::said(spot, message)]))
}

fn refused(path: &Path, text: &str, findings: Vec<Finding>) -> FileError {
    FileError::Problems { path: path.to_owned(), problems: order::settle(text, findings, |_, _| String::new()) }
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
