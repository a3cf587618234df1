//! `glassfeed generate`: a synthetic world. Its flags come from the generator's own list of options.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};

use crate::domain::Timestamp;
use crate::files;
use crate::policy::{Knob, Settings, Value};
use crate::simulation::{OPTIONS, Options, SAMPLES, Words, generate, sample};

use super::answer::{Answer, misused, say};
use super::{numbers, progress};

/// Makes a synthetic world: people, follows, posts, and what the viewers did with them.
///
/// The same seed and options give the same file, byte for byte, on any machine.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed generate --seed 7 -o town.world.json
  glassfeed generate --seed 7 --accounts 200 --viewers 20 --posts 2000 --impressions 20000 -o small.world.json
  glassfeed generate --sample harbor -o harbor.world.json

Every option names the source of its default, or says that it is assumed: `glassfeed generate --help`.")]
pub(super) struct Generate {
    /// Any number: another seed, another world
    #[arg(long, value_name = "N", required_unless_present = "sample")]
    seed: Option<u64>,
    /// One of the built-in worlds, as it is, instead of another; takes no options
    #[arg(long, value_name = "NAME", conflicts_with_all = ["seed", "name", "now"],
        value_parser = PossibleValuesParser::new(SAMPLES))]
    sample: Option<String>,
    /// The world file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The world's name [default: seed N]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The world's clock
    #[arg(long, value_name = "TIME", default_value_t = Options::NOW)]
    now: Timestamp,
    #[command(flatten)]
    turned: Turned,
}

/// The generator's options that were given.
#[derive(Debug, Default)]
struct Turned(Settings);

impl Generate {
    /// Generates and saves.
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        if let (Some(name), Some((option, _))) = (&self.sample, self.turned.0.turned().next()) {
            return Err(misused(format_args!("\"{name}\" is made as it is: leave out \"{option}\", or give a --seed")));
        }
        let spinner = progress::spinner("Generating");
        let world = match self.sample.as_deref().and_then(sample) {
            Some(world) => world,
            None => {
                let mut options =
                    Options { now: self.now, settings: self.turned.0, ..Options::new(self.seed.unwrap_or_default()) };
                options.name = self.name.unwrap_or(options.name);
                generate(&options, Words::built_in())
            }
        };
        spinner.set_message("Saving");
        files::save_world(&self.output, &world)?;
        spinner.finish_and_clear();
        say(format_args!(
            "wrote {}: {}, {}, {}, {}",
            self.output.display(),
            numbers::count(world.accounts.len(), "account"),
            numbers::count(world.viewers.len(), "viewer"),
            numbers::count(world.posts.len(), "post"),
            numbers::count(world.impressions.len(), "impression"),
        ));
        Ok(Answer::silent())
    }
}

impl clap::Args for Turned {
    fn augment_args(command: Command) -> Command {
        command.args(FLAGS.iter().map(Flag::arg))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Turned::augment_args(command)
    }
}

impl clap::FromArgMatches for Turned {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Turned, clap::Error> {
        let mut turned = Turned::default();
        turned.update_from_arg_matches(matches)?;
        Ok(turned)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for &option in OPTIONS {
            if let Some(&value) = matches.get_one::<Value>(option.key) {
                let refused = |error| clap::Error::raw(clap::error::ErrorKind::ValueValidation, error);
                self.0.set(option, value).map_err(refused)?;
            }
        }
        Ok(())
    }
}

/// An option as a flag: `graph.follows_median` is `--graph-follows-median`, under the heading `Graph`.
struct Flag {
    option: &'static Knob,
    long: String,
    heading: String,
}

static FLAGS: LazyLock<Vec<Flag>> = LazyLock::new(|| {
    let flag = |option: &&'static Knob| Flag {
        option,
        long: option.key.replace(['.', '_'], "-"),
        heading: heading(option.key.split_once('.').map_or("size", |(group, _)| group)),
    };
    OPTIONS.iter().map(flag).collect()
});

fn heading(group: &str) -> String {
    let (first, rest) = group.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

impl Flag {
    fn arg(&'static self) -> Arg {
        let option = self.option;
        let (doc, default) = (option.doc, option.default());
        Arg::new(option.key)
            .long(self.long.as_str())
            .help_heading(self.heading.as_str())
            .value_name("N")
            .help(format!("{doc} [default: {default}]"))
            .long_help(format!("{doc}\n\n{}, by default {default}. Source: {}.", option.range, option.basis))
            .value_parser(NonEmptyStringValueParser::new().try_map(|text| option.parse(&text)))
    }
}
