//! `glassfeed recipe`: one feed, written down to be made again elsewhere.

use std::path::PathBuf;

use crate::files::{self, SHORT, Situation};
use crate::pipeline;

use super::answer::Answer;
use super::request::Request;

/// Writes down what a feed is made from, so that another machine makes the same one.
#[derive(clap::Args, Debug)]
#[command(after_help = format!("Examples:
  glassfeed recipe --policy friends-first --set author.max_run=1 -o mine.recipe.json
  glassfeed rank --recipe mine.recipe.json
  glassfeed recipe --viewer nora.bakes --short      one line to copy, which begins with {SHORT}

A recipe holds the viewer with its controls, the clock, the feed, the policy, what was done since, and the SHA-256 of the
order. Of the world and the model it holds only the SHA-256: whoever ranks it needs both. The world's covers everything a
world file says, the clock and the hidden truth included, however its keys and spaces are set."))]
pub(super) struct Recipe {
    #[command(flatten)]
    request: Request,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Prints one short text instead of JSON
    #[arg(long, conflicts_with = "output")]
    short: bool,
}

impl Recipe {
    /// Ranks, and writes down what was ranked.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        self.request.expect_posts("a recipe")?;
        let prepared = self.request.prepare()?;
        let context = prepared.context();
        let order = files::order_sha256(context.world, &pipeline::rank(&context));
        let situation = Situation {
            viewer_id: context.viewer_id,
            viewer: context.viewer.clone(),
            follows: std::collections::BTreeMap::new(),
            now: context.now,
            feed: context.feed,
            policy: context.policy.clone(),
            acts: Vec::new(),
        };
        let recipe = files::Recipe::of(&situation, context.world, context.model, &order);
        match &self.output {
            Some(path) => {
                files::save_recipe(path, &recipe)?;
                Ok(Answer::silent())
            }
            None if self.short => Ok(format!("{}\n", recipe.to_short()).into()),
            None => Ok(recipe.to_json().into()),
        }
    }
}
