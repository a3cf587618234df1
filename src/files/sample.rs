//! The worlds inside the program.

use std::path::PathBuf;

use super::{FileError, Progress, parse_world};
use crate::domain::World;

/// Where a world came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorldSource {
    /// One of the worlds inside the program.
    Sample(&'static str),
    /// A file.
    File(PathBuf),
}

/// Names and texts of the sample worlds, the built-in one first.
const SAMPLES: [(&str, &str); 3] = [
    ("harbor", include_str!("../../sample_data/harbor.world.json")),
    ("creators", include_str!("../../sample_data/creators.world.json")),
    ("family", include_str!("../../sample_data/family.world.json")),
];

/// The names of the sample worlds, the built-in one first.
pub fn samples() -> impl Iterator<Item = &'static str> {
    SAMPLES.iter().map(|(name, _)| *name)
}

/// The sample world of that name.
///
/// # Errors
/// [`FileError::NoSample`] where there is none; any other only where the program was built from a broken sample.
pub fn sample(name: &str, progress: &Progress) -> Result<World, FileError> {
    let (name, text) = SAMPLES.iter().find(|(sample, _)| *sample == name).ok_or_else(|| FileError::NoSample {
        name: name.to_owned(),
        samples: samples().collect::<Vec<_>>().join(", "),
    })?;
    parse_world(name, text, progress)
}
