//! A brief: what policies change, for somebody who was not at the window. What is told, and in which order, is made here as
//! plain data, from the ledgers and the measured viewers; two writers only set it, as HTML and as Markdown.
//!
//! The same subject gives the same bytes: the date told is the world's clock.

mod changes;
mod html;
mod lead;
mod limits;
mod markdown;
mod metrics;
mod moves;
mod notes;
mod told;
mod words;

use std::path::Path;

use crate::pipeline::{Context, Ledger, rank};
use crate::policy::Policy;
use crate::simulation::compare::Likeness;
use crate::simulation::experiment::Experiment;

pub use changes::Change;
pub use limits::{Behind, Limit};
pub use metrics::{Reading, Row};
pub use moves::{Moves, Shown};

use words::{count, day};

/// What the policies of a brief are called, in their order.
pub const LETTERS: [&str; 4] = ["A", "B", "C", "D"];

/// What a brief is about.
pub struct Subject<'a> {
    /// The moment, and the viewer whose feeds are shown. Its own policy plays no part.
    pub context: Context<'a>,
    /// Two to four; the first is what the others are compared with.
    pub policies: &'a [&'a Policy],
    /// What is measured: many viewers, or that one alone.
    pub experiment: &'a Experiment,
    /// How to make each policy's feed again, in the order of the policies.
    pub recipes: &'a [Recipe],
}

/// How a feed is made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The short text of it.
    pub short: String,
    /// The SHA-256 of the order that comes out, in hex.
    pub order_sha256: String,
}

/// What is told, in the order of its fields.
pub struct Brief {
    /// What it answers.
    pub title: String,
    /// The day on the world's clock.
    pub date: String,
    /// The world's name.
    pub world: String,
    /// How many viewers are measured.
    pub viewers: usize,
    /// Whose feeds are shown.
    pub person: Person,
    /// What matters most, a paragraph for each later policy.
    pub lead: Vec<Vec<Run>>,
    /// The policies, the one that the others are compared with first.
    pub policies: Vec<Side>,
    /// What each later policy does.
    pub against: Vec<Against>,
    /// How the numbers are made, and what they are not.
    pub notes: Vec<String>,
    /// The version of the program.
    pub version: &'static str,
}

/// Somebody whose feed is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The handle.
    pub handle: String,
    /// The name people read.
    pub name: String,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Do they matter most?
    pub strong: bool,
}

/// One policy and its feed.
pub struct Side {
    /// One of [`LETTERS`].
    pub letter: &'static str,
    /// What the policy is called.
    pub name: String,
    /// What it is for; may be empty.
    pub about: String,
    /// Where its numbers come from; may be empty.
    pub source: String,
    /// The first posts of its feed, top to bottom.
    pub feed: Vec<Shown>,
    /// How the feed is made again.
    pub recipe: Recipe,
}

/// What a later policy does, beside the first.
pub struct Against {
    /// One of [`LETTERS`].
    pub letter: &'static str,
    /// What the policy is called.
    pub name: String,
    /// The knobs and rules that differ, in the order of the pipeline.
    pub changes: Vec<Change>,
    /// What moved in the feed that is shown.
    pub moves: Moves,
    /// How alike the orders are, on average over the measured viewers.
    pub likeness: Likeness,
    /// Every metric, in table order.
    pub metrics: Vec<Row>,
    /// The limits that the first or this policy names.
    pub limits: Vec<Limit>,
}

impl Against {
    /// How many limits are crossed.
    #[must_use]
    pub fn crossed(&self) -> usize {
        self.limits.iter().filter(|limit| limit.is_kept == Some(false)).count()
    }
}

impl Brief {
    /// Makes the brief of a subject.
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Brief {
        let Subject { context, policies, experiment, recipes } = *subject;
        let world = context.world;
        let account = world.account(context.account());
        let person = Person { handle: account.id.clone(), name: account.name.clone() };
        let ledgers: Vec<Ledger> = policies.iter().map(|&policy| rank(&Context { policy, ..context })).collect();
        let names = names(policies);
        let viewers = experiment.outcomes.len();
        let side = |at: usize| Side {
            letter: LETTERS[at],
            name: names[at].clone(),
            about: policies[at].about.clone(),
            source: policies[at].source.clone(),
            feed: moves::top(world, &ledgers[0], &ledgers[at]),
            recipe: recipes[at].clone(),
        };
        let against = |at: usize| {
            let (policies, ledgers) = ([policies[0], policies[at]], [&ledgers[0], &ledgers[at]]);
            Against {
                letter: LETTERS[at],
                name: names[at].clone(),
                changes: changes::changes(&context, policies, ledgers),
                moves: Moves::of(world, ledgers),
                likeness: experiment.likeness(at),
                metrics: experiment.effects(at).iter().map(|effect| Row::of(effect, viewers)).collect(),
                limits: limits::limits_of(&context, policies, experiment, at),
            }
        };
        let against: Vec<Against> = (1..policies.len()).map(against).collect();
        Brief {
            title: format!("What changes if we ship {}", words::either(&names[1..])),
            date: day(context.now),
            world: world.name.clone(),
            viewers,
            lead: lead::lead(&against, viewers, &person),
            person,
            policies: (0..policies.len()).map(side).collect(),
            notes: notes::notes(&context, viewers),
            against,
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// When, where and on how many viewers: `16 Mar 2025, world Harbor, 240 viewers`.
    #[must_use]
    pub fn scope(&self) -> String {
        format!("{}, world {}, {}", self.date, self.world, count(self.viewers, "viewer"))
    }

    /// Does any later policy cross a limit?
    #[must_use]
    pub fn is_crossed(&self) -> bool {
        self.against.iter().any(|against| against.crossed() > 0)
    }

    /// Writes it.
    #[must_use]
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Html => html::write(self),
            Format::Markdown => markdown::write(self),
        }
    }
}

/// What the policies are called: a name that two have, or none has, goes with its letter.
fn names(policies: &[&Policy]) -> Vec<String> {
    let name = |(at, policy): (usize, &&Policy)| {
        let twins = policies.iter().filter(|other| other.name == policy.name).count();
        match (policy.name.trim(), twins) {
            ("", _) => format!("policy {}", LETTERS[at]),
            (name, 1) => name.to_owned(),
            (name, _) => format!("{name} ({})", LETTERS[at]),
        }
    };
    policies.iter().enumerate().map(name).collect()
}

/// How a brief is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One file for a browser or a printer, with pictures.
    Html,
    /// Text, for a repository or a chat.
    Markdown,
}

impl Format {
    /// What a file of that name is to hold; `None` where the name does not say.
    #[must_use]
    pub fn of(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Format::Html),
            "md" | "markdown" => Some(Format::Markdown),
            _ => None,
        }
    }
}
