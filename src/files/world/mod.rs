//! Worlds on disk.

mod leaf;
mod names;
mod pairs;
mod post_shape;
mod resolve;
mod resolver;
mod salvage;
mod shape;
pub mod table;
mod truth;
mod truth_shape;
mod write;

use std::io::BufReader;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::Value;

use self::resolve::resolve;
use self::resolver::AllGaps;
use self::shape::WorldFile;
use super::progress::{Phase, Watched};
use super::spot::{Finding, Spot};
use super::text::{self, MAX_WORLD_BYTES};
use super::{FileError, FileKind, Progress, kind, layout, order, replace};
use crate::domain::World;

/// Reads a world of at most [`MAX_WORLD_BYTES`].
///
/// `progress` tells another thread how far it is, and lets it cancel.
///
/// # Errors
/// Where it cannot be read, is of another kind or version, or says what cannot be: then all problems together.
pub fn load_world(path: &Path, progress: &Progress) -> Result<World, FileError> {
    load_world_within(path, MAX_WORLD_BYTES, progress)
}

/// Reads a world of at most `limit` bytes.
///
/// # Errors
/// As [`load_world`].
pub fn load_world_within(path: &Path, limit: u64, progress: &Progress) -> Result<World, FileError> {
    parse(path, &text::read(path, FileKind::World, limit, progress)?, progress)
}

/// Reads the text of a world called `name`, such as the one inside the program.
///
/// # Errors
/// As [`load_world`].
pub fn parse_world(name: &str, text: &str, progress: &Progress) -> Result<World, FileError> {
    parse(Path::new(name), text, progress)
}

/// Writes a world, replacing the old file whole. The same world gives the same bytes.
///
/// Hashtags and places come back numbered in the order in which the file first names them (accounts, viewers, posts,
/// holidays); all else comes back as it was.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_world(path: &Path, world: &World) -> Result<(), FileError> {
    replace(path, |to| layout::write(to, &write::file(world)))
}

/// What [`save_world`] would write.
#[must_use]
pub fn world_json(world: &World) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory takes every byte, and the shape has only text keys, so that nothing can fail.
    let _ = layout::write(&mut bytes, &write::file(world));
    bytes
}

/// The JSON Schema of a world file.
#[must_use]
pub fn world_schema() -> Value {
    schemars::schema_for!(WorldFile).to_value()
}

fn parse(path: &Path, text: &str, progress: &Progress) -> Result<World, FileError> {
    kind::expect(path, text, FileKind::World)?;
    let cancelled = || FileError::Cancelled { path: path.to_owned() };
    let (file, gaps, mut findings, refusal) = match from_json::<WorldFile>(text, progress) {
        Ok(file) => (file, AllGaps::default(), Vec::new(), None),
        Err(_) if progress.is_cancelled() => return Err(cancelled()),
        Err(refusal) => {
            let value: Value = from_json(text, progress).map_err(|error| {
                if progress.is_cancelled() { cancelled() } else { text::syntax(path, text, &error) }
            })?;
            let (file, gaps, findings) = salvage::salvage(value);
            (file, gaps, findings, Some(refusal))
        }
    };
    progress.reach(Phase::Checking, 0, 1);
    let (parts, mut resolver) = resolve(file, &gaps);
    findings.append(&mut resolver.findings);
    if progress.is_cancelled() {
        return Err(cancelled());
    }
    if findings.is_empty() && refusal.is_none() {
        let world = World::new(parts);
        progress.reach(Phase::Done, 1, 1);
        return Ok(world);
    }
    let tell = |what, name: &str| resolver.tell(what, name);
    let mut problems = order::settle(text, findings, tell);
    if let Some(refusal) = refusal.filter(|_| problems.total == 0) {
        problems = order::settle(text, vec![Finding::said(Spot::default(), refusal.to_string())], tell);
    }
    Err(FileError::Problems { path: path.to_owned(), problems })
}

fn from_json<T: DeserializeOwned>(text: &str, progress: &Progress) -> Result<T, serde_json::Error> {
    serde_json::from_reader(BufReader::with_capacity(1 << 16, Watched::new(text.as_bytes(), progress)))
}
