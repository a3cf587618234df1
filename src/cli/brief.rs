//! `glassfeed brief`: what policies change, as a page to read or print.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::Context as _;

use crate::brief::Format;
use crate::domain::ViewerId;
use crate::files::{self, Situation};
use crate::pipeline::{Context, FeedKind};
use crate::policy::Policy;
use crate::simulation::experiment::{self, Experiment, run_among};

use super::answer::{Answer, misused, say};
use super::compare::{load_policies, policies_help};
use super::progress;
use super::request::{Scene, Turned};

/// Writes what policies change, as a page to read or print: HTML or Markdown.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed brief --policy default --policy friends-first --all -o brief.html
  glassfeed brief --policy default --policy x-2023 --policy my.policy.json --viewers 100 -o brief.md
  glassfeed brief --policy default --policy friends-first            Markdown, to standard output

It tells what was changed, what moved in the viewer's feed, the metrics with their intervals, the guardrails, the feeds side
by side, and the recipe that makes each of them again. The first policy is what the others are compared with. The HTML is one
file with its pictures, has no script and fetches nothing. The same input gives the same bytes; the day told is the world's.
Exit status: 0 done, 1 the input is wrong, 2 the command line is wrong. Also 3: a later policy crosses a limit that it or the
first names; the brief is written all the same.")]
pub(super) struct Brief {
    #[arg(long = "policy", value_name = "POLICY", required = true, help = policies_help())]
    policies: Vec<String>,
    #[command(flatten)]
    scene: Scene,
    /// Measures every viewer of the world; the feeds shown are still the one viewer's
    #[arg(long, conflicts_with = "viewers")]
    all: bool,
    /// Measures so many viewers, spread evenly over the world's list
    #[arg(long, value_name = "N")]
    viewers: Option<NonZeroUsize>,
    /// The file to write, `.html` or `.md` [default: Markdown to standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Brief {
    /// Measures, and writes.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let format = match &self.output {
            None => Format::Markdown,
            Some(path) => Format::of(path)
                .ok_or_else(|| misused(format_args!("{path:?} is no name for a brief; end it in .html or .md")))?,
        };
        let policies = load_policies(&self.policies)?;
        let policies: Vec<&Policy> = policies.iter().collect();
        let prepared = self.scene.prepare(&Turned::default(), FeedKind::Home)?;
        let context = prepared.context();
        let experiment = measure(&context, &policies, &self.measured(&context))?;
        let situation = Situation {
            viewer_id: context.viewer_id,
            viewer: context.viewer.clone(),
            follows: std::collections::BTreeMap::new(),
            now: context.now,
            feed: context.feed,
            policy: policies[0].clone(),
            acts: Vec::new(),
        };
        let brief = files::brief(&situation, context.world, &context, &policies, &experiment);
        let answer = match &self.output {
            None => Answer::from(brief.write(format)),
            Some(path) => {
                files::save_brief(path, &brief, format)?;
                Answer::silent()
            }
        };
        for against in brief.against.iter().filter(|against| against.crossed() > 0) {
            for limit in against.limits.iter().filter(|limit| limit.is_kept == Some(false)) {
                let (name, held) = (limit.metric.name, limit.told(1));
                say(format_args!(
                    "{}, {}, crosses a guardrail: {name} is {held}, {}",
                    against.letter,
                    against.name,
                    limit.words()
                ));
            }
        }
        Ok(answer.guarded(brief.is_crossed()))
    }

    /// The viewers whose numbers are told, ascending.
    fn measured(&self, context: &Context<'_>) -> Vec<ViewerId> {
        let all = context.world.viewers.len();
        let count = match self.viewers {
            Some(count) => count.get().min(all),
            None if self.all => all,
            None => return vec![context.viewer_id],
        };
        (0..count).map(|at| ViewerId((at * all / count) as u32)).collect()
    }
}

fn measure(context: &Context<'_>, policies: &[&Policy], viewers: &[ViewerId]) -> anyhow::Result<Experiment> {
    let bar = progress::bar(viewers.len() as u64, "Comparing");
    let heard = |_: &experiment::Outcome| {
        bar.inc(1);
        true
    };
    let experiment = run_among(context, policies, viewers, &heard).context("the comparison was stopped")?;
    bar.finish_and_clear();
    Ok(experiment)
}
