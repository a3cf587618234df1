//! No command: the window; where there is no display, the same feed as a table.

use std::path::{Path, PathBuf};

use crate::files::{self, FileKind};
use crate::policy::{Policy, nearest};

use super::answer::{Answer, misused, say};
use super::rank;
use super::request::{Request, Scene, Source, Turned, load_policy, load_world, policy_help, world_help};
use super::snapshot::Depicted;

/// What only a program with the window can do; the command line is built without it too.
pub struct Window {
    /// Shows the window and returns once it is closed.
    pub open: fn(Start) -> anyhow::Result<()>,
    /// Draws the window to a file, with no display.
    pub snapshot: fn(&Depicted<'_>) -> anyhow::Result<()>,
}

/// What the window starts with; where it is not said, it may go on where it was left.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The world, not read yet: a large one is read while the window is up.
    pub world: Option<Source>,
    /// The policy.
    pub policy: Option<Policy>,
    /// The handle of the viewer.
    pub viewer: Option<String>,
    /// A lesson or a recipe to open, over whatever is open.
    pub file: Option<PathBuf>,
}

/// Arguments of the program without a command.
#[derive(clap::Args, Debug)]
pub(super) struct Opening {
    #[arg(value_name = "WORLD", help = world_help())]
    world: Option<String>,
    #[arg(long, value_name = "POLICY", help = policy_help())]
    policy: Option<String>,
    /// Whose feed: an account's handle [default: the world's first viewer]
    #[arg(long, value_name = "HANDLE")]
    viewer: Option<String>,
}

impl Opening {
    /// Opens the window, or prints the feed where none can be opened.
    pub(super) fn run(self, window: &Window) -> anyhow::Result<Answer> {
        let Err(error) = (window.open)(self.start()?) else { return Ok(Answer::silent()) };
        match self.file() {
            Some((FileKind::Recipe, _)) => {
                anyhow::bail!("{error}; `glassfeed rank --recipe` makes the feed of a recipe without a window")
            }
            Some(_) => anyhow::bail!("a lesson needs the window, and {error}"),
            None => {}
        }
        let scene = Scene { world: self.world, viewer: self.viewer, ..Scene::default() };
        let turned = Turned { policy: self.policy, ..Turned::default() };
        let prepared = Request { scene, turned, ..Request::default() }.prepare()?;
        say(format_args!("glassfeed: {error}"));
        say("Here is the feed as a table. `glassfeed snapshot -o feed.png` draws the window without a display;");
        say("rank, explain, compare, generate, train, features, check, knobs, schema and bench need none either.");
        Ok(rank::table(&prepared.context(), rank::TABLE_ROWS).into())
    }

    /// The lesson or recipe to open, where the file is one: each brings its own policy and viewer.
    fn file(&self) -> Option<(FileKind, PathBuf)> {
        let path = PathBuf::from(self.world.as_deref()?);
        let kind = files::kind_of(&path).ok()?;
        matches!(kind, FileKind::Lesson | FileKind::Recipe).then_some((kind, path))
    }

    fn start(&self) -> anyhow::Result<Start> {
        if let Some((_, file)) = self.file() {
            return Ok(Start { file: Some(file), ..Start::default() });
        }
        let world = self.world.as_deref().map(find_world).transpose()?;
        let policy = self.policy.as_deref().map(load_policy).transpose()?.map(|(policy, _)| policy);
        Ok(Start { world, policy, viewer: self.viewer.clone(), file: None })
    }
}

fn find_world(name: &str) -> anyhow::Result<Source> {
    if Path::new(name).exists() {
        return Ok(Source::File(name.into()));
    }
    if let Some(sample) = files::samples().find(|sample| *sample == name) {
        return Ok(Source::Sample(sample));
    }
    check_not_a_command(name)?;
    load_world(name).map(|(_, source)| source)
}

/// A plain word in place of a world that is neither file nor built in was most likely meant as a command.
fn check_not_a_command(word: &str) -> anyhow::Result<()> {
    if !word.chars().all(|c| c.is_ascii_alphabetic() || c == '-') {
        return Ok(());
    }
    let command = super::command();
    let commands = command.get_subcommands().map(clap::Command::get_name);
    let near = nearest(word, commands.chain(files::samples().map(|sample| -> &str { sample })));
    let message = format!("there is no command, built-in world or file \"{word}\"; did you mean \"{near}\"?");
    Err(misused(message))
}
