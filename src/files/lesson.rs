//! Lessons on disk, and those inside the program.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize as _;
use serde_json::Value;

use super::spot::{Finding, Spot, Step};
use super::text::{self, MAX_POLICY_BYTES};
use super::{FileError, FileKind, PRESETS, Problems, Progress, WorldSource, kind, load_world, order, sample, schema};
use crate::domain::World;
use crate::learn::lesson::{Known, Lesson, LessonFile, read as read_lesson};
use crate::pipeline::knobs;
use crate::policy::{Policy, nearest};

/// A lesson with the world it plays in.
#[derive(Clone, Debug)]
pub struct LoadedLesson {
    /// The lesson.
    pub lesson: Lesson,
    /// Its world.
    pub world: Arc<World>,
    /// Where the world came from.
    pub source: WorldSource,
}

macro_rules! lesson {
    ($id:literal) => {
        ($id, include_str!(concat!("../../assets/lessons/", $id, ".lesson.json")))
    };
}

/// Ids and texts of the lessons inside the program, easiest first.
const LESSONS: [(&str, &str); 8] = [
    lesson!("a-like"),
    lesson!("same-weights"),
    lesson!("a-friend"),
    lesson!("fresh-or-good"),
    lesson!("reels-and-photos"),
    lesson!("demoted-not-removed"),
    lesson!("runs"),
    lesson!("equal-weights"),
];

/// The ids of the lessons inside the program, easiest first.
pub fn lessons() -> impl Iterator<Item = &'static str> {
    LESSONS.iter().map(|(id, _)| *id)
}

/// What a lesson inside the program says of itself, without its world being read.
///
/// # Errors
/// [`FileError::Missing`] where there is none of that id; any other only where the program was built from a broken one.
pub fn lesson_file(id: &str) -> Result<LessonFile, FileError> {
    let text = text_of(id)?;
    serde_json::from_str(text).map_err(|error| text::syntax(Path::new(id), text, &error))
}

/// The lesson inside the program of that id, in its world; `open` is a world that is read already.
///
/// # Errors
/// As [`lesson_file`].
pub fn lesson(id: &str, open: Option<(&Arc<World>, &WorldSource)>) -> Result<LoadedLesson, FileError> {
    parse(Path::new(id), text_of(id)?, &Progress::new(), open)
}

fn text_of(id: &str) -> Result<&'static str, FileError> {
    let found = LESSONS.iter().find(|(known, _)| *known == id).map(|(_, text)| *text);
    found.ok_or_else(|| FileError::Missing { path: id.into(), nearest: Some(nearest(id, lessons()).to_owned()) })
}

/// Reads a lesson and its world.
///
/// # Errors
/// Where it cannot be read, is of another kind or version, or says what cannot be: then all problems together.
pub fn load_lesson(path: &Path, progress: &Progress) -> Result<LoadedLesson, FileError> {
    let text = text::read(path, FileKind::Lesson, MAX_POLICY_BYTES, &Progress::new())?;
    parse(path, &text, progress, None)
}

/// The JSON Schema of a lesson file.
#[must_use]
pub fn lesson_schema() -> Value {
    schemars::schema_for!(LessonFile).to_value()
}

fn parse(
    path: &Path,
    text: &str,
    progress: &Progress,
    open: Option<(&Arc<World>, &WorldSource)>,
) -> Result<LoadedLesson, FileError> {
    let value: Value = serde_json::from_str(text).map_err(|error| text::syntax(path, text, &error))?;
    kind::expect(path, text, FileKind::Lesson)?;
    let mut findings = schema::findings(&lesson_schema(), &value, &[]);
    let (file, places) = salvage(&value, &findings);
    let world = match world_of(path, &file.world, progress, open) {
        Ok(world) => Some(world),
        Err(FileError::Cancelled { path }) => return Err(FileError::Cancelled { path }),
        Err(error) => {
            if value["world"].is_string() {
                findings.push(Finding::said(Spot::default().key("world"), error.to_string()));
            }
            None
        }
    };
    let presets: BTreeMap<&'static str, Policy> =
        PRESETS.iter().filter_map(|preset| Some((preset.name, preset.policy(knobs()).ok()?))).collect();
    let known = Known { world: world.as_ref().map(|(world, _)| &**world), presets: &presets };
    let lesson = read_lesson(&file, &known);
    let is_told = |found: &Finding| findings.iter().any(|other| found.spot.0.starts_with(&other.spot.0));
    let mut more: Vec<Finding> = lesson.as_ref().err().into_iter().flatten().cloned().map(Finding::from).collect();
    for found in &mut more {
        if let [Step::Key(list), Step::At(at), ..] = found.spot.0.as_mut_slice()
            && list == "steps"
        {
            *at = places.get(*at).copied().unwrap_or(*at);
        }
    }
    // Of a list whose steps are all unsound nothing was left to read; that it is empty is not what is wrong.
    let has_steps = value["steps"].as_array().is_some_and(|steps| !steps.is_empty());
    more.retain(|found| !(is_told(found) || has_steps && found.spot == Spot::default().key("steps")));
    findings.extend(more);
    let problems: Problems = order::settle(text, findings, |_, _| String::new());
    match (lesson, world) {
        (Ok(lesson), Some((world, source))) if problems.total == 0 => Ok(LoadedLesson { lesson, world, source }),
        _ => Err(FileError::Problems { path: path.to_owned(), problems }),
    }
}

/// What of a lesson is sound, and where its sound steps stand.
fn salvage(value: &Value, findings: &[Finding]) -> (LessonFile, Vec<usize>) {
    if findings.is_empty()
        && let Ok(file) = LessonFile::deserialize(value)
    {
        let places = (0..file.steps.len()).collect();
        return (file, places);
    }
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let steps = value["steps"].as_array().into_iter().flatten().enumerate();
    let (places, steps): (Vec<usize>, Vec<_>) =
        steps.filter_map(|(at, step)| Some((at, serde::Deserialize::deserialize(step).ok()?))).unzip();
    let file = LessonFile {
        id: text("id"),
        world: text("world"),
        viewer: value["viewer"].as_str().map(str::to_owned),
        policy: serde::Deserialize::deserialize(&value["policy"]).unwrap_or_default(),
        feed: value["feed"].as_str().map(str::to_owned),
        hide: serde::Deserialize::deserialize(&value["hide"]).unwrap_or_default(),
        steps,
        ..LessonFile::default()
    };
    (file, places)
}

/// The world of a lesson: a sample, or a file beside it.
fn world_of(
    lesson: &Path,
    name: &str,
    progress: &Progress,
    open: Option<(&Arc<World>, &WorldSource)>,
) -> Result<(Arc<World>, WorldSource), FileError> {
    let beside = lesson.parent().unwrap_or(Path::new("")).join(name);
    let known = super::samples().find(|sample| *sample == name);
    let source = match known {
        Some(known) => WorldSource::Sample(known),
        None if name.contains(['.', '/', '\\']) => WorldSource::File(beside),
        None => return sample(name, progress).map(|world| (Arc::new(world), WorldSource::File(beside))),
    };
    if let Some((world, _)) = open.filter(|(_, open)| **open == source) {
        return Ok((world.clone(), source));
    }
    let world = match &source {
        WorldSource::Sample(name) => sample(name, progress)?,
        WorldSource::File(path) => load_world(path, progress)?,
    };
    Ok((Arc::new(world), source))
}
