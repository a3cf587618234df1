//! `glassfeed compare`: what moves between policies, and what it does to the feeds.

use anyhow::Context as _;

use crate::brief::LETTERS;
use crate::domain::World;
use crate::pipeline::{Context, FeedKind};
use crate::policy::Policy;
use crate::simulation::compare::{Comparison, Likeness, Move, compare};
use crate::simulation::experiment::{self, Effect, alone};
use crate::simulation::metrics::{METRICS, Metric, Survey};

use super::answer::{Answer, misused};
use super::comparison_json::{Against, Told};
use super::guardrails::{self, Guarded, guarded};
use super::request::{Scene, Turned, load_policy, policy_help};
use super::table::{Column, Table, WIDTH};
use super::{numbers, progress};

/// Compares two to four policies on one viewer, or on all of them.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed compare --policy default --policy friends-first
  glassfeed compare --policy default --policy my.policy.json --all --json
  glassfeed compare --policy default --policy friends-first --policy x-2023

The first policy is A, which the others are compared with. Moves count places in the whole order, delivered or not. Overlap at
10 is the share of the top ten both have; Kendall's tau-b compares the order of the posts both deliver (1 the same, −1
reversed); rank-biased overlap (p = 0.9) weighs the top. Metrics look at the first 30 posts; `--json` tells each one's formula
and source, and of a third and a fourth policy under \"more\", where b is that policy.
With --all: means over all viewers, the mean of each viewer's own difference with its 95 % interval (bootstrap, 1,999
resamples, percentiles), and for how many viewers it gets better or worse. `--json` adds the spread, the same by number
of follows and by interest, and the viewers for whom most changes.
A policy file may name limits its feeds must keep, such as
  \"guardrails\": [{\"metric\": \"misinformation_exposure\", \"at_most\": 0.02},
                 {\"metric\": \"authors_at_10\", \"at_least\": 6, \"for_share\": 0.9}]
Exit status: 0 done, 1 the input is wrong, 2 the command line is wrong. Also 3: a later policy crosses a limit that it or
the first names.")]
pub(super) struct Compare {
    #[arg(long = "policy", value_name = "POLICY", required = true, help = policies_help())]
    policies: Vec<String>,
    #[command(flatten)]
    scene: Scene,
    /// Compares on every viewer of the world
    #[arg(long, conflicts_with = "viewer")]
    all: bool,
    /// Prints only the first so many moves [default: 20 in a table, all in JSON]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Prints one JSON value
    #[arg(long)]
    json: bool,
}

/// Moves in a table that says no limit. Assumed.
const TABLE_MOVES: usize = 20;

/// What may stand for the policies.
pub(super) fn policies_help() -> String {
    format!("Two to four times: {}", policy_help())
}

/// The policies, the one that the others are compared with first.
pub(super) fn load_policies(names: &[String]) -> anyhow::Result<Vec<Policy>> {
    if !(2..=LETTERS.len()).contains(&names.len()) {
        let times = names.len();
        return Err(misused(format_args!("give --policy twice, or up to four times; it was given {times} times")));
    }
    names.iter().map(|name| Ok(load_policy(name)?.0)).collect()
}

impl Compare {
    /// Ranks under all, and tells the differences.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let policies = load_policies(&self.policies)?;
        let policies: Vec<&Policy> = policies.iter().collect();
        let prepared = self.scene.prepare(&Turned::default(), FeedKind::Home)?;
        let context = prepared.context();
        if self.all {
            return self.run_all(&context, &policies);
        }
        let viewer = &context.world.account(context.account()).id;
        let outcomes = [alone(&context, &policies, &Survey::of(context.world))];
        let heading = format!("{viewer} in {}", context.world.name);
        let mut told = Told::new(context.world, &policies, Some(viewer), 1);
        let mut text = title(&policies, &heading);
        let mut is_crossed = false;
        for at in 1..policies.len() {
            let pair = [policies[0], policies[at]];
            let comparison = compare(&context, pair);
            let guarded = guarded(&context, pair, &outcomes, at);
            is_crossed |= guarded.iter().any(Guarded::is_crossed);
            let tables = tables(context.world, &comparison, self.limit.unwrap_or(TABLE_MOVES), at);
            text.push_str(&format!("{}{tables}{}", subtitle(&policies, at), guardrails::table(&guarded, at)));
            told.push(Against::of(context.world, &comparison, self.limit).guarded(guarded));
        }
        Ok(self.answer(text, &told)?.guarded(is_crossed))
    }

    fn run_all(&self, context: &Context<'_>, policies: &[&Policy]) -> anyhow::Result<Answer> {
        let bar = progress::bar(context.world.viewers.len() as u64, "Comparing");
        let heard = |_: &experiment::Outcome| {
            bar.inc(1);
            true
        };
        let experiment = experiment::run(context, policies, &heard).context("the comparison was stopped")?;
        bar.finish_and_clear();
        let viewers = experiment.outcomes.len();
        let mut told = Told::new(context.world, policies, None, viewers);
        let mut text = title(policies, &format!("{} in {}", numbers::count(viewers, "viewer"), context.world.name));
        let mut is_crossed = false;
        for at in 1..policies.len() {
            let effects = experiment.effects(at);
            let guarded = guarded(context, [policies[0], policies[at]], &experiment.outcomes, at);
            is_crossed |= guarded.iter().any(Guarded::is_crossed);
            let tables = format!("{}\n{}", likeness(&experiment.likeness(at)), table_of_all(&effects, at));
            text.push_str(&format!("{}{tables}{}", subtitle(policies, at), guardrails::table(&guarded, at)));
            told.push(Against::of_all(context, &experiment, &effects, at).guarded(guarded));
        }
        Ok(self.answer(text, &told)?.guarded(is_crossed))
    }

    fn answer(&self, text: String, told: &Told<'_>) -> anyhow::Result<Answer> {
        if self.json { Answer::json(told) } else { Ok(text.into()) }
    }
}

fn title(policies: &[&Policy], heading: &str) -> String {
    let names = policies.iter().zip(LETTERS).map(|(policy, letter)| format!("{letter} is {}", policy.name));
    format!("{heading}: {}\n\n", names.collect::<Vec<_>>().join(", "))
}

/// Above the tables of a later policy, where there are several.
fn subtitle(policies: &[&Policy], at: usize) -> String {
    match (policies.len(), at) {
        (2, _) => String::new(),
        (_, 1) => format!("{} against A\n\n", LETTERS[at]),
        _ => format!("\n{} against A\n\n", LETTERS[at]),
    }
}

/// What the columns of differences from A are called, by the later policy.
const DIFFERENCES: [&str; LETTERS.len()] = ["", "B − A", "C − A", "D − A"];

fn tables(world: &World, comparison: &Comparison, limit: usize, at: usize) -> String {
    let columns: [Column; 6] = [
        Column::number("A"),
        Column::number(LETTERS[at]),
        Column::number("Moved"),
        Column::text("Author", 20),
        Column::text("Post", 12),
        Column::text("Caption", WIDTH),
    ];
    let place = |place: Option<usize>| place.map_or("–".to_owned(), |place| place.to_string());
    let cells = |moved: &Move| {
        let post = world.post(moved.post);
        vec![
            place(moved.first),
            place(moved.second),
            arrow(moved),
            world.account(post.author).id.clone(),
            post.id.clone(),
            post.caption.clone(),
        ]
    };
    let rows = comparison.moved.iter().take(limit).map(cells).collect();
    let moves = match comparison.moved.len() {
        0 => "No post stands elsewhere.\n".to_owned(),
        _ => Table { columns: &columns, rows, wraps: false, indent: 0 }.render(),
    };
    let more = match comparison.moved.len().saturating_sub(limit) {
        0 => String::new(),
        more => format!("… and {more} more\n"),
    };
    let metrics = METRICS.iter().zip(&comparison.metrics).map(|(metric, &[first, second])| {
        metric_row(metric, first, second, first.zip(second).map(|(first, second)| second - first)).to_vec()
    });
    format!("{moves}{more}\n{}\n{}", likeness(&comparison.likeness), metric_table(metrics.collect(), at))
}

fn arrow(moved: &Move) -> String {
    match (moved.first, moved.second) {
        (Some(first), Some(second)) if second < first => format!("▲{}", first - second),
        (Some(first), Some(second)) => format!("▼{}", second - first),
        (None, _) => "in".to_owned(),
        (_, None) => "out".to_owned(),
    }
}

fn table_of_all(effects: &[Effect], at: usize) -> String {
    let columns: [Column; 6] = [
        Column::text("Metric", 30),
        Column::number("A"),
        Column::number(LETTERS[at]),
        Column::number(DIFFERENCES[at]),
        Column::number("95 %"),
        Column::text("For viewers", WIDTH),
    ];
    let row = |effect: &Effect| {
        let [first, second] = effect.sides.map(|side| side.map(|side| side.mean));
        let [name, _, first, second, difference] =
            metric_row(effect.metric, first, second, effect.difference.map(|difference| difference.mean));
        let interval = effect.interval.map_or("–".to_owned(), |interval| {
            format!("{} to {}", numbers::signed(interval.low, 3), numbers::signed(interval.high, 3))
        });
        let votes = match effect.votes.all() {
            0 => "–".to_owned(),
            all if all == effect.votes.same => "the same".to_owned(),
            _ => effect.shares().map(|(word, share)| format!("{word} {share}")).join(", "),
        };
        vec![name, first, second, difference, interval, votes]
    };
    Table { columns: &columns, rows: effects.iter().map(row).collect(), wraps: false, indent: 0 }.render()
}

fn likeness(likeness: &Likeness) -> String {
    let number = |number: Option<f64>| number.map_or("–".to_owned(), |number| numbers::decimals(number, 3));
    format!(
        "overlap at 10 {} · Kendall tau-b {} · rank-biased overlap {}\n",
        number(likeness.overlap_at_10),
        number(likeness.kendall_tau_b),
        number(likeness.rank_biased_overlap),
    )
}

fn metric_row(metric: &Metric, first: Option<f64>, second: Option<f64>, difference: Option<f64>) -> [String; 5] {
    let told = |number: Option<f64>| number.map_or("–".to_owned(), |number| numbers::decimals(number, 3));
    let difference = difference.map_or("–".to_owned(), |difference| numbers::signed(difference, 3));
    [metric.name.to_owned(), metric.unit.to_owned(), told(first), told(second), difference]
}

fn metric_table(rows: Vec<Vec<String>>, at: usize) -> String {
    let columns: [Column; 5] = [
        Column::text("Metric", 30),
        Column::text("Unit", 10),
        Column::number("A"),
        Column::number(LETTERS[at]),
        Column::number(DIFFERENCES[at]),
    ];
    Table { columns: &columns, rows, wraps: false, indent: 0 }.render()
}
