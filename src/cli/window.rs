//! No command: the window; where there is no display, the same feed as a table.

use super::answer::{Answer, say};
use super::rank;
use super::request::{Opened, Request, Scene, Turned, check_not_a_command};
use super::snapshot::Snapshot;

/// What only a program with the window can do; the command line is built without it too.
pub struct Window {
    /// Shows the window and returns once it is closed.
    pub open: fn(&Opened) -> anyhow::Result<()>,
    /// Draws the window to a file, with no display.
    pub snapshot: fn(&Opened, &Snapshot) -> anyhow::Result<()>,
}

/// What the window opens on.
#[derive(clap::Args, Debug)]
pub(super) struct Opening {
    /// A world file, or a built-in world: harbor, creators, family [default: harbor]
    #[arg(value_name = "WORLD")]
    world: Option<String>,
    /// A policy file, or a built-in policy [default: default]
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// Whose feed: an account's handle [default: the world's first viewer]
    #[arg(long, value_name = "HANDLE")]
    viewer: Option<String>,
}

impl Opening {
    /// Opens the window, or prints the feed where none can be opened.
    pub(super) fn run(self, window: &Window) -> anyhow::Result<Answer> {
        if let Some(word) = &self.world {
            check_not_a_command(word)?;
        }
        let scene = Scene { world: self.world, viewer: self.viewer, ..Scene::default() };
        let turned = Turned { policy: self.policy, ..Turned::default() };
        let prepared = Request { scene, turned, ..Request::default() }.prepare()?;
        let Err(error) = (window.open)(&prepared.opened) else { return Ok(Answer::silent()) };
        say(format_args!("glassfeed: no window can be opened: {error}"));
        say("Here is the feed as a table. `glassfeed snapshot -o feed.png` draws the window without a display;");
        say("rank, explain, compare, generate, train, features, check, knobs, schema and bench need none either.");
        Ok(rank::table(&prepared.context(), rank::TABLE_ROWS).into())
    }
}
