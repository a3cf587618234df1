//! `glassfeed bench`: how long ranking takes on this machine.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::domain::{Action, Impression, PostId, ViewerId, World};
use crate::model::History;
use crate::pipeline::stages::merge;
use crate::pipeline::{Changed, Context, FeedKind, Ledger, STAGES, rank, rerank, rerank_watched};
use crate::policy::{Policy, Value};
use crate::simulation::Words;
use crate::simulation::bench::world_of_candidates;

use super::answer::Answer;
use super::json::Ordered;
use super::table::{Column, Table};
use super::{numbers, progress};

/// Times ranking on a generated slate, on one thread.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed bench
  glassfeed bench --posts 100000 --json

Medians in microseconds: of each stage, of a re-rank (merge to deliver on given predictions, with the ledger), and of a
weight's drag (one weight turned), and of Explore for a viewer who follows nobody. Time a release build.")]
pub(super) struct Bench {
    /// How many candidates
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
    posts: u32,
    /// Prints one JSON value
    #[arg(long)]
    json: bool,
}

/// The seed of the slate. Any does.
const SEED: u64 = 1;
/// A median is taken over at least and at most so many runs, and for about so long. Assumed.
const RUNS: (usize, usize) = (5, 101);
const BUDGET: Duration = Duration::from_millis(1_500);

/// Median times in microseconds.
#[derive(Serialize)]
struct Times {
    posts: usize,
    stages_us: Ordered<f64>,
    rerank_us: f64,
    drag_us: f64,
    explore_us: f64,
}

impl Bench {
    /// Generates, times, prints.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let spinner = progress::spinner("Generating a slate");
        let world = world_of_candidates(self.posts, SEED, Words::built_in())?;
        let history = History::at(&world, world.now);
        let (viewer_id, policy) = (ViewerId(0), Policy::defaults());
        let context = Context::new(&world, &history, &policy, viewer_id);
        spinner.set_message("Timing");
        let times = measure(&context)?;
        spinner.finish_and_clear();
        if self.json { Answer::json(&times) } else { Ok(table(&times).into()) }
    }
}

fn measure(context: &Context<'_>) -> anyhow::Result<Times> {
    let mut ledger = rank(context);
    let stages_us = stages(context, &mut ledger);
    let rerank_us = median_of(|| rerank(context, &mut ledger, Changed::From(merge::STAGE.id)));
    let mut turned = context.policy.clone();
    let save = merge::weight(Action::Save);
    turned.set(save, Value::Number(context.policy.number(save) + 1.0))?;
    let (mut from, mut to) = (context.policy, &turned);
    let drag_us = median_of(|| {
        rerank(&Context { policy: to, ..*context }, &mut ledger, Changed::Policy(from));
        std::mem::swap(&mut from, &mut to);
    });
    let explore_us = explore(context);
    Ok(Times { posts: ledger.slate.len(), stages_us: Ordered(stages_us), rerank_us, drag_us, explore_us })
}

/// The median time of Explore over the same posts for a viewer who follows nobody and liked one post in so many; where
/// accounts lie is learned beforehand, as it is for all viewers at once.
fn explore(context: &Context<'_>) -> f64 {
    const LIKED: usize = 97;
    let world = World::clone(context.world).with_follows(context.account(), Vec::new());
    let mut history = History::empty(&world);
    for at in (0..world.posts.len()).step_by(LIKED) {
        let liked = Impression {
            viewer: context.viewer_id,
            post: PostId(at as u32),
            at: context.now,
            position: 1,
            dwell_secs: Impression::DWELL_SECS,
            watched: None,
            named: [Action::Like].into_iter().collect(),
        };
        history.observe(&world, &liked);
    }
    let context = Context { world: &world, history: &history, feed: FeedKind::Explore, ..*context };
    let mut ledger = rank(&context);
    median_of(|| rerank(&context, &mut ledger, Changed::Everything))
}

/// The median time of each stage of a feed made from nothing.
fn stages(context: &Context<'_>, ledger: &mut Ledger) -> Vec<(&'static str, f64)> {
    let mut times = vec![Vec::new(); STAGES.len()];
    median_of(|| {
        let (mut last, mut at) = (Instant::now(), 0);
        rerank_watched(context, ledger, Changed::Everything, |_| {
            times[at].push(microseconds(last.elapsed()));
            at += 1;
            last = Instant::now();
        });
    });
    STAGES.iter().map(|stage| stage.id).zip(times.into_iter().map(median)).collect()
}

/// The median time of what is run again and again, in microseconds.
fn median_of(mut run: impl FnMut()) -> f64 {
    let (started, mut times) = (Instant::now(), Vec::new());
    while times.len() < RUNS.0 || times.len() < RUNS.1 && started.elapsed() < BUDGET {
        let before = Instant::now();
        run();
        times.push(microseconds(before.elapsed()));
    }
    median(times)
}

fn microseconds(time: Duration) -> f64 {
    time.as_nanos() as f64 / 1_000.0
}

fn median(times: Vec<f64>) -> f64 {
    crate::simulation::statistics::median(&times).unwrap_or_default()
}

fn table(times: &Times) -> String {
    const COLUMNS: [Column; 2] = [Column::text("Stage", 30), Column::number("Median µs")];
    let row = |name: &str, time: f64| vec![name.to_owned(), numbers::decimals(time, 1)];
    let stages = times.stages_us.0.iter().map(|&(stage, time)| row(stage, time));
    let whole = [
        row("re-rank, merge to deliver", times.rerank_us),
        row("drag of one weight", times.drag_us),
        row("Explore, from nothing", times.explore_us),
    ];
    let rows = stages.chain(whole).collect();
    format!(
        "{}\n\n{}",
        numbers::count(times.posts, "candidate"),
        Table { columns: &COLUMNS, rows, wraps: false, indent: 0 }.render()
    )
}
