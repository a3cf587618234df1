//! `glassfeed check`: is a file right, and if not, everything that is wrong with it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::files::{self, FileError, FileKind};
use crate::pipeline::knobs;
use crate::policy::Problem;

use super::answer::Answer;
use super::{numbers, progress};

/// Validates worlds, policies, models, lessons and recipes, and prints every problem of each.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed check my.world.json my.policy.json my.lesson.json
  glassfeed check *.json --json

What a file is, its \"format\" says. Of a file with more than 100 problems the first 100 are printed, and how many there
are. Exit status: 0 all files are right, 1 one of them is not, 2 the command line is wrong.")]
pub(super) struct Check {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Prints one JSON value: a list with one entry per file
    #[arg(long)]
    json: bool,
}

/// What was found out about one file.
#[derive(Serialize)]
struct Finding {
    file: PathBuf,
    kind: Option<&'static str>,
    ok: bool,
    problems: Vec<Problem>,
    /// How many problems there are, listed or not.
    total: usize,
    #[serde(skip)]
    message: String,
}

impl Check {
    /// Reads every file and prints what is wrong.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let findings = self.files.iter().map(|file| examine(file)).collect::<anyhow::Result<Vec<_>>>()?;
        let is_right = findings.iter().all(|finding| finding.ok);
        let text = if self.json {
            format!("{}\n", serde_json::to_string_pretty(&findings)?)
        } else {
            findings.iter().map(|finding| format!("{}\n", finding.message)).collect()
        };
        Ok(Answer::report(text, is_right))
    }
}

fn examine(file: &Path) -> anyhow::Result<Finding> {
    let kind = files::kind_of(file);
    let read = match &kind {
        Ok(kind) => read(file, *kind)?,
        Err(_) => Ok(String::new()),
    };
    let kind = kind.map(|kind| (kind, kind.format()));
    Ok(match (kind, read) {
        (Ok((kind, format)), Ok(holds)) => Finding {
            file: file.to_owned(),
            kind: Some(format),
            ok: true,
            problems: Vec::new(),
            total: 0,
            message: format!("{file:?} is right, a {kind} {holds}"),
        },
        (Ok((_, format)), Err(error)) => wrong(file, Some(format), error),
        (Err(error), _) => wrong(file, None, error),
    })
}

/// Loads the file whole and says what is in it.
fn read(file: &Path, kind: FileKind) -> anyhow::Result<Result<String, FileError>> {
    Ok(match kind {
        FileKind::World => {
            let name = file.display().to_string();
            progress::watch(&name, |progress| files::load_world(file, progress))?.map(|world| {
                let counts = [
                    numbers::count(world.accounts.len(), "account"),
                    numbers::count(world.viewers.len(), "viewer"),
                    numbers::count(world.posts.len(), "post"),
                    numbers::count(world.impressions.len(), "impression"),
                ];
                format!("of {}", counts.join(", "))
            })
        }
        FileKind::Policy => files::load_policy(file, knobs()).map(|policy| {
            let (knobs, rules) = (policy.turned().count(), policy.rules.len());
            format!("that turns {} and has {}", numbers::count(knobs, "knob"), numbers::count(rules, "rule"))
        }),
        FileKind::Lesson => {
            let name = file.display().to_string();
            let lesson = progress::watch(&name, |progress| files::load_lesson(file, progress))?;
            lesson.map(|loaded| format!("of {}", numbers::count(loaded.lesson.steps.len(), "step")))
        }
        FileKind::Recipe => files::load_recipe(&file.display().to_string(), knobs())
            .map(|recipe| format!("of the order {}", &recipe.order_sha256().chars().take(12).collect::<String>())),
        FileKind::Model => files::load_model(file).map(|model| {
            format!("trained on {}", model.trained_on.iter().map(|on| &*on.world).collect::<Vec<_>>().join(", "))
        }),
    })
}

fn wrong(file: &Path, kind: Option<&'static str>, error: FileError) -> Finding {
    let message = error.to_string();
    let (problems, total) = match error {
        FileError::Problems { problems, .. } => (problems.list, problems.total),
        other => (vec![Problem { path: String::new(), message: other.to_string() }], 1),
    };
    Finding { file: file.to_owned(), kind, ok: false, problems, total, message }
}
