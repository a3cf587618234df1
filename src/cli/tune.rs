//! `glassfeed tune`: policies that do better in what is asked for, and what each costs in the rest.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::files;
use crate::pipeline::FeedKind;
use crate::policy::{Guardrail, Policy, nearest};
use crate::simulation::experiment::place_of;
use crate::simulation::metrics::{Direction, METRICS};
use crate::simulation::nudge::Lever;
use crate::simulation::tune::{Aim, Found, Group, Keep, Tried, Viewers, Wish, search};

use super::answer::{Answer, misused};
use super::request::{Prepared, Scene, Turned};
use super::table::{Column, Table, WIDTH};
use super::tune_json::{Told, name};
use super::{numbers, progress};

/// Looks for policies that do better: the Pareto front of what is possible.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed tune --raise expected_like --raise small_creators_share
  glassfeed tune --policy my.policy.json --raise user_value --keep 'authors_at_10>=8' --keep diversity --viewers 40
  glassfeed tune --raise expected_save --tries 200 -o tuned

A metric is raised as it declares what is better: of expected_hide less is. Of two or three metrics the front holds what
no other policy tried betters in all of them; of one, what each further knob brings. Limits the policy names are kept
too. Knobs are turned in the steps of their sliders, and turned back where that costs less than a hundredth of today's
value. The search is NSGA-II, by the crate heuropt: the same seed gives the same front, on any number of threads. What
was found in so many tries is not all there is. `glassfeed compare --json` tells each metric's key, formula and source.
With -o, each policy of the front is a file in that folder; a name that ends in .json gets what --json prints.")]
pub(super) struct Tune {
    #[command(flatten)]
    scene: Scene,
    #[command(flatten)]
    turned: Turned,
    /// What is to become better, by its key; up to three in all
    #[arg(long = "raise", value_name = "METRIC", required_unless_present = "lowered")]
    raised: Vec<String>,
    /// Of a metric of which neither is better, less
    #[arg(long = "lower", value_name = "METRIC")]
    lowered: Vec<String>,
    /// A limit, METRIC<=NUMBER or METRIC>=NUMBER; METRIC alone is no worse than today
    #[arg(long = "keep", value_name = "LIMIT")]
    kept: Vec<String>,
    /// Drops the policy's own limits on a metric
    #[arg(long = "drop", value_name = "METRIC")]
    dropped: Vec<String>,
    /// What may be turned: weights, boosts, demotions, diversity [default: all]
    #[arg(long = "turn", value_name = "GROUP", value_parser = groups())]
    groups: Vec<Group>,
    /// Over so many viewers, drawn by the seed [default: the viewer alone]
    #[arg(long, value_name = "N", conflicts_with = "viewer", value_parser = clap::value_parser!(u32).range(1..))]
    viewers: Option<u32>,
    /// So many policies are tried at most
    #[arg(long, value_name = "N", default_value_t = Wish::TRIES as u32, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    tries: u32,
    /// Any number: another seed, another search
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Prints one JSON value
    #[arg(long)]
    json: bool,
    /// A folder for the policies found, or a .json file
    #[arg(short, long, value_name = "DIR|FILE")]
    output: Option<PathBuf>,
}

impl Tune {
    /// Searches, and tells the front.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let prepared = self.scene.prepare(&self.turned, FeedKind::Home)?;
        let today = &prepared.opened.policy;
        let wish = self.wish(today)?;
        let bar = progress::bar(wish.tries as u64, "Tuning");
        let found = search(&prepared.context(), &wish, &|heard| {
            bar.set_position(heard.done as u64);
            true
        });
        bar.finish_and_clear();
        let found = found.context("the search was stopped")?;
        let told = || Told::of(&prepared.opened.world, today, &wish, &found);
        match self.output.as_deref() {
            Some(file) if file.extension().is_some_and(|extension| extension == "json") => {
                files::replace(file, |to| Ok(serde_json::to_writer_pretty(to, &told())?))?;
                return Ok(Answer::silent());
            }
            Some(folder) => save(folder, today, &wish, &found)?,
            None => {}
        }
        if self.json { Answer::json(&told()) } else { Ok(text(&prepared, &wish, &found).into()) }
    }

    fn wish(&self, today: &Policy) -> anyhow::Result<Wish> {
        let raised = self.raised.iter().map(|key| (key, true));
        let aims = raised.chain(self.lowered.iter().map(|key| (key, false)));
        let aims = aims.map(|(key, more)| aim(key, more)).collect::<anyhow::Result<Vec<_>>>()?;
        if aims.len() > 3 {
            return Err(misused(format_args!("raise and lower up to three metrics; {} were given", aims.len())));
        }
        let dropped =
            self.dropped.iter().map(|key| Ok(METRICS[metric(key)?].key)).collect::<anyhow::Result<Vec<_>>>()?;
        let own = today.guardrails.iter().filter(|limit| !dropped.contains(&limit.metric.as_str()));
        let own = own.cloned().map(|limit| Ok(Keep::Limit(limit)));
        let keep = own.chain(self.kept.iter().map(|text| keep(text))).collect::<anyhow::Result<Vec<_>>>()?;
        let groups = if self.groups.is_empty() { Group::ALL.to_vec() } else { self.groups.clone() };
        let viewers = self.viewers.map_or(Viewers::AtHand, |count| Viewers::Some(count as usize));
        Ok(Wish { aims, keep, groups, viewers, tries: self.tries as usize, seed: self.seed })
    }
}

fn groups() -> impl TypedValueParser<Value = Group> {
    let keys = PossibleValuesParser::new(Group::ALL.map(Group::key));
    keys.map(|key| Group::ALL.into_iter().find(|group| group.key() == key).unwrap_or(Group::Weights))
}

fn metric(key: &str) -> anyhow::Result<usize> {
    place_of(key).ok_or_else(|| {
        let near = nearest(key, METRICS.iter().map(|metric| metric.key));
        anyhow!("no metric \"{key}\"; did you mean \"{near}\"?")
    })
}

fn aim(key: &str, more: bool) -> anyhow::Result<Aim> {
    let metric = metric(key)?;
    if !more && METRICS[metric].better != Direction::Neither {
        return Err(anyhow!("\"{key}\" says itself what is better; use --raise {key}"));
    }
    Ok(Aim::new(metric, more))
}

fn keep(text: &str) -> anyhow::Result<Keep> {
    let sides = [("<=", true), ("≤", true), (">=", false), ("≥", false)];
    let Some((key, is_most, number)) =
        sides.into_iter().find_map(|(sign, is_most)| text.split_once(sign).map(|(key, number)| (key, is_most, number)))
    else {
        let metric = metric(text.trim())?;
        let is_told = METRICS[metric].better != Direction::Neither;
        let why = || anyhow!("neither more nor less of \"{text}\" is worse; give a limit, such as \"{text}<=0.5\"");
        return if is_told { Ok(Keep::Today(metric)) } else { Err(why()) };
    };
    let metric = METRICS[metric(key.trim())?].key.to_owned();
    let number: f64 = number
        .trim()
        .replace('−', "-")
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
        .ok_or_else(|| anyhow!("\"{}\" is no number; write a limit as {metric}<=0.5", number.trim()))?;
    let (at_most, at_least) = if is_most { (Some(number), None) } else { (None, Some(number)) };
    Ok(Keep::Limit(Guardrail { metric, at_most, at_least, for_share: None }))
}

/// A file for each policy of the front, numbered as in the table.
fn save(folder: &Path, today: &Policy, wish: &Wish, found: &Found) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (at, point) in found.front.iter().enumerate() {
        let policy = found.policy(today, point.tried, &wish.aims);
        files::save_policy(&folder.join(format!("tuned-{}.policy.json", at + 1)), &policy)?;
    }
    Ok(())
}

fn text(prepared: &Prepared, wish: &Wish, found: &Found) -> String {
    let world = &prepared.opened.world;
    let whom = match found.viewers.as_slice() {
        [one] => world.account(world.viewer(*one).account).id.clone(),
        some => numbers::count(some.len(), "viewer"),
    };
    let aims: Vec<String> = wish
        .aims
        .iter()
        .map(|aim| {
            let metric = &METRICS[aim.metric];
            let known = if metric.only_in_simulation { ", known only in simulation" } else { "" };
            format!("{} {} ({}{known})", if aim.more { "more" } else { "less" }, metric.name, metric.unit)
        })
        .collect();
    let heading = format!("{whom} in {}: {}\n", world.name, aims.join("; "));
    let rows: Vec<Vec<String>> = [("today".to_owned(), 0)]
        .into_iter()
        .chain(found.front.iter().zip(1..).map(|(point, at): (_, usize)| (at.to_string(), point.tried)))
        .map(|(name, tried)| row(prepared, name, &found.tried[tried], &found.tried[0]))
        .collect();
    let values = wish.aims.iter().map(|aim| Column::number(METRICS[aim.metric].name));
    let columns: Vec<Column> = [Column::text("", 5)]
        .into_iter()
        .chain(values)
        .chain([Column::number("Knobs"), Column::text("What is turned", WIDTH)])
        .collect();
    let table = Table { columns: &columns, rows, wraps: true, indent: 0 }.render();
    let today = if found.tried[0].is_kept { "" } else { "Today's policy crosses a limit.\n" };
    let none = if found.front.is_empty() { "No policy that was tried keeps the limits.\n" } else { "" };
    let (tries, knobs) = (found.tried.len(), numbers::count(found.levers.len(), "knob"));
    format!("{heading}\n{table}\n{today}{none}Found in {tries} tries of {knobs}; others may exist.\n")
}

fn row(prepared: &Prepared, title: String, tried: &Tried, today: &Tried) -> Vec<String> {
    let value = |(value, today): (&Option<f64>, &Option<f64>)| match (value, today) {
        (None, _) => "–".to_owned(),
        (Some(value), Some(today)) if value != today => {
            format!("{} ({})", numbers::decimals(*value, 3), numbers::signed(value - today, 3))
        }
        (Some(value), _) => numbers::decimals(*value, 3),
    };
    let turned = |&(lever, to): &(Lever, f64)| {
        let policy = &prepared.opened.policy;
        format!("{} {} → {to}", name(policy, lever), lever.value(policy)).replace('-', "−")
    };
    let turns: Vec<String> = tried.turns.iter().map(turned).collect();
    let values = tried.values.iter().zip(&today.values).map(value);
    [title].into_iter().chain(values).chain([tried.turns.len().to_string(), turns.join(", ")]).collect()
}
