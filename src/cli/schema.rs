//! `glassfeed schema`: what a file may say, as JSON Schema.

use crate::files;
use crate::pipeline::knobs;

use super::answer::Answer;

/// Prints the JSON Schema of a world, policy or lesson file.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:
  glassfeed schema policy > policy.schema.json

An editor that knows the schema completes and checks a file while you write it; `glassfeed check` also follows its
references.")]
pub(super) struct Schema {
    /// Which file
    #[arg(value_enum, value_name = "KIND")]
    kind: Kind,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    /// A world: accounts, viewers, posts, impressions
    World,
    /// A policy: knobs turned, and rules of one's own
    Policy,
    /// A lesson: a world, a policy, and steps to follow
    Lesson,
}

impl Schema {
    /// Prints it.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        Answer::json(&match self.kind {
            Kind::World => files::world_schema(),
            Kind::Policy => files::policy_schema(knobs()),
            Kind::Lesson => files::lesson_schema(),
        })
    }
}
