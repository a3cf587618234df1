//! The command line: one file per command. Nothing in here needs a display.
//!
//! A command answers with text for standard output; messages and progress go to standard error. The exit status is 0
//! where it was done, 1 where the input is wrong, 2 where the command line is, 3 where a compared policy crosses a
//! guardrail.

mod answer;
mod bench;
mod brief;
mod check;
mod compare;
mod comparison_json;
mod completions;
mod explain;
mod explanation_json;
mod explore_json;
mod features;
mod feed_json;
mod generate;
mod guardrails;
mod json;
mod knobs;
mod numbers;
mod progress;
mod rank;
mod recipe;
mod request;
mod schema;
mod simulate;
mod snapshot;
mod stories;
mod stories_json;
mod table;
mod train;
mod trees;
mod tune;
mod tune_json;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use request::{Opened, Source};
pub use snapshot::{Depicted, Size, Snapshot, Theme};
pub use window::{Start, Window};

use answer::Answer;

/// A feed made of glass: rank a mock photo-sharing feed as a published system card of 2022 describes, turn every knob,
/// and see what moves and why.
///
/// Without a command it opens the window, on a world file or one of the built-in worlds.
#[derive(Parser, Debug)]
#[command(
    name = "glassfeed",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "COMMAND",
    after_help = "Examples:
  glassfeed                                    the window, on the built-in world
  glassfeed rank --limit 10                    the first viewer's feed, as a table
  glassfeed rank --set weight.save=12 --json   the same with saves counting more, as JSON
  glassfeed explain --post p17                 how one post got its place

Where numbers come from: `glassfeed knobs` names the source of every default, or says that it is assumed.
Exit status: 0 done, 1 the input is wrong, 2 the command line is wrong. Of `compare` and `brief` also 3, a guardrail is
crossed."
)]
struct Cli {
    #[command(flatten)]
    opening: window::Opening,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    Rank(rank::Rank),
    Explain(explain::Explain),
    Compare(compare::Compare),
    Brief(brief::Brief),
    Tune(tune::Tune),
    Recipe(recipe::Recipe),
    Simulate(simulate::Simulate),
    Generate(generate::Generate),
    Train(train::Train),
    Features(features::Features),
    Check(check::Check),
    Knobs(knobs::Knobs),
    Schema(schema::Schema),
    Snapshot(snapshot::Snapshot),
    Bench(bench::Bench),
    Completions(completions::Completions),
}

/// Does what the arguments ask and says how it went.
///
/// `window` is what only a program with the window can do.
pub fn run(arguments: impl IntoIterator<Item = OsString>, window: &Window) -> ExitCode {
    let answered = Cli::try_parse_from(arguments).map_err(anyhow::Error::from).and_then(|cli| cli.answer(window));
    answer::finish(answered)
}

impl Cli {
    fn answer(self, window: &Window) -> anyhow::Result<Answer> {
        match self.command {
            None => self.opening.run(window),
            Some(Command::Rank(command)) => command.run(),
            Some(Command::Explain(command)) => command.run(),
            Some(Command::Compare(command)) => command.run(),
            Some(Command::Brief(command)) => command.run(),
            Some(Command::Tune(command)) => command.run(),
            Some(Command::Recipe(command)) => command.run(),
            Some(Command::Simulate(command)) => command.run(),
            Some(Command::Generate(command)) => command.run(),
            Some(Command::Train(command)) => command.run(),
            Some(Command::Features(command)) => command.run(),
            Some(Command::Check(command)) => command.run(),
            Some(Command::Knobs(command)) => command.run(),
            Some(Command::Schema(command)) => command.run(),
            Some(Command::Snapshot(command)) => command.run(window),
            Some(Command::Bench(command)) => command.run(),
            Some(Command::Completions(command)) => command.run(),
        }
    }
}

/// The command line itself, for completions and for errors that only show once the input is read.
fn command() -> clap::Command {
    Cli::command()
}
