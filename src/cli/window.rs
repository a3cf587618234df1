//! No command: the window; where there is no display, the same feed as a table.

use std::path::{Path, PathBuf};

use crate::files::{self, FileKind};
use crate::policy::{Policy, nearest};

use super::answer::{Answer, misused, say};
use super::rank;
use super::request::{Opened, Request, Scene, Source, Turned, load_policy, load_world, policy_help, world_help};
use super::snapshot::Snapshot;

/// What only a program with the window can do; the command line is built without it too.
pub struct Window {
    /// Shows the window and returns once it is closed.
    pub open: fn(Start) -> anyhow::Result<()>,
    /// Draws the window to a file, with no display.
    pub snapshot: fn(&Opened, &Snapshot) -> anyhow::Result<()>,
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
    /// A lesson to begin, over whatever is open.
    pub lesson: Option<PathBuf>,
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
        if self.lesson().is_some() {
            anyhow::bail!("a lesson needs the window, and {error}");
        }
        let scene = Scene { world: self.world, viewer: self.viewer, ..Scene::default() };
        let turned = Turned { policy: self.policy, ..Turned::default() };
        let prepared = Request { scene, turned, ..Request::default() }.prepare()?;
        say(format_args!("glassfeed: {error}"));
        say("Here is the feed as a table. `glassfeed snapshot -o feed.png` draws the window without a display;");
        say("rank, explain, compare, generate, train, features, check, knobs, schema and bench need none either.");
        Ok(rank::table(&prepared.context(), rank::TABLE_ROWS).into())
    }

    /// The lesson to begin, where the file is one; a lesson brings its own world, policy and viewer.
    fn lesson(&self) -> Option<PathBuf> {
        let path = PathBuf::from(self.world.as_deref()?);
        (files::kind_of(&path).ok()? == FileKind::Lesson).then_some(path)
    }

    fn start(&self) -> anyhow::Result<Start> {
        if let Some(lesson) = self.lesson() {
            return Ok(Start { lesson: Some(lesson), ..Start::default() });
        }
        let world = self.world.as_deref().map(find_world).transpose()?;
        let policy = self.policy.as_deref().map(load_policy).transpose()?.map(|(policy, _)| policy);
        Ok(Start { world, policy, viewer: self.viewer.clone(), lesson: None })
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
