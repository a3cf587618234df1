//! The brief of the comparison: made beside the window, as it looks at every viewer.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::brief::Format;
use crate::domain::World;
use crate::files::{self, FileError, Progress, Situation};
use crate::policy::Policy;
use crate::simulation::experiment;

use super::command::Command;
use super::compare::sides;
use super::jobs::{Finished, Jobs};
use super::refused::Refused;
use super::results::Inputs;
use super::state::State;
use super::words;

/// The name its file is given where nobody says another.
const FILE_NAME: &str = "brief.html";

/// Everything a brief is made from, in one piece, so that it outlives the frame.
struct BriefAsked {
    inputs: Inputs,
    policies: Vec<Policy>,
    world: Arc<World>,
    situation: Situation,
}

impl BriefAsked {
    /// Measures every viewer, and writes it.
    fn save(&self, path: &Path, progress: &Progress) -> Result<(), FileError> {
        let context = self.inputs.context();
        let policies: Vec<&Policy> = self.policies.iter().collect();
        let (done, all) = (AtomicUsize::new(0), context.world.viewers.len());
        let heard = |_: &experiment::Outcome| {
            progress.compared(done.fetch_add(1, Ordering::Relaxed) + 1, all);
            !progress.is_cancelled()
        };
        let go_on = || !progress.is_cancelled();
        let cancelled = || FileError::Cancelled { path: path.to_owned() };
        let experiment = experiment::run_while(&context, &policies, &go_on, &heard).ok_or_else(cancelled)?;
        let brief = files::brief(&self.situation, &self.world, &context, &policies, &experiment);
        if progress.is_cancelled() {
            return Err(cancelled());
        }
        files::save_brief(path, &brief, Format::of(path).unwrap_or(Format::Html))
    }
}

impl State {
    /// Writes the brief of the policies in Compare to a file; to one for a browser where its name does not say.
    pub(super) fn save_brief(&mut self, path: &Path) {
        self.results.compare(&self.document.others);
        let policies = sides(self).iter().map(|side| side.policy.clone()).collect();
        let (world, situation) = self.situation_at_hand().into_parts();
        let asked = BriefAsked { inputs: self.results.inputs(), policies, world, situation };
        self.jobs.save_brief(asked, &named(path));
    }
}

/// The same file, with an ending where it has none.
fn named(path: &Path) -> PathBuf {
    if path.extension().is_none() { path.with_extension("html") } else { path.to_owned() }
}

impl Jobs {
    /// Asks where to save the brief.
    pub(super) fn ask_brief(&self) {
        self.ask(|| {
            let dialog = rfd::FileDialog::new().add_filter("HTML", &["html"]).add_filter("Markdown", &["md"]);
            dialog.set_file_name(FILE_NAME).save_file().map(Command::SaveBrief)
        });
    }

    fn save_brief(&mut self, asked: BriefAsked, path: &Path) {
        let path = path.to_owned();
        let name = words::file_name(&path);
        self.write(format!("Writing {name}"), move |progress| match asked.save(&path, progress) {
            Ok(()) => Finished::Wrote(format!("Saved {name}"), path),
            Err(error) => Finished::Refused(Refused::from_error(&path, &error)),
        });
    }
}

/// The address of a file, for a browser.
#[must_use]
pub fn address(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let plain = path.to_string_lossy().replace('\\', "/");
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    let slash = if plain.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", plain.bytes().map(byte).collect::<String>())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_files_address_holds_every_letter_of_its_path() {
        assert_eq!(address(Path::new("/a b/größe#1.html")), "file:///a%20b/gr%C3%B6%C3%9Fe%231.html");
    }

    #[test]
    fn a_name_without_an_ending_gets_one() {
        assert_eq!(named(Path::new("a/brief")), Path::new("a/brief.html"));
        assert_eq!(named(Path::new("a/brief.md")), Path::new("a/brief.md"));
    }
}
