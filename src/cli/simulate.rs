//! `glassfeed simulate`: days of feedback: what viewers do changes what the model knows, and so what they are shown.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rayon::prelude::*;

use crate::files::{self, DaysTold, days_json, days_rows};
use crate::model::Model;
use crate::pipeline::knobs;
use crate::policy::{Knob, KnobError, Policy, Settings, Value};
use crate::simulation::bandit::Chooser;
use crate::simulation::days::{Arm, Day, EXPLORE, KNOBS, Measure, Plan, REWARD, Run, SESSIONS, regret};

use super::answer::{Answer, misused};
use super::request::{load_policy, load_world, number, policy_help, seed, setting, world_help};
use super::table::{Column, Table, WIDTH};
use super::{numbers, progress};

/// Lets days pass: viewers see feeds, act, come back or not, and the model learns from it each night.
#[derive(clap::Args, Debug)]
#[command(
    allow_negative_numbers = true,
    after_help = "Examples:
  glassfeed simulate --days 7
  glassfeed simulate --chooser thompson --explore 0 --explore 0.1 --days 30 --csv days.csv
  glassfeed simulate --policy default --policy chronological-like --chooser thompson --reward return --json
  glassfeed simulate --set days.fatigue=0.6 --set days.retrain=off --set weight.save=12

An arm is a policy with a share of places that chance fills from what else could be shown. The chooser takes an arm for each
session and hears the rewards at night; fixed takes the first, and so does ideal, which then shows what the viewer would
truly like best: known only in a simulation, and what the others can be measured against. Viewers act by the world's hidden truth, which only
generated worlds have; that they tire, how satisfied they are and whether they come back is assumed. --set turns knobs of
all policies and those of the days: days.explore, days.sessions, days.position_bias, days.fatigue, days.drift, days.posts,
days.again, days.reward, days.by_day, days.retrain, days.lessons, days.feedback, days.remember_authors. The same seed gives
the same days, on any number of threads."
)]
pub(super) struct Simulate {
    #[arg(long, value_name = "WORLD", help = world_help())]
    world: Option<String>,
    /// A model file to begin with [default: the built-in model]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    #[arg(long = "policy", value_name = "POLICY", help = format!("May be given again: {}", policy_help()))]
    policies: Vec<String>,
    /// Turns a knob of all policies or of the days, such as days.fatigue=0.6; may be given again
    #[arg(long = "set", value_name = "KNOB=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// So many days
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=365))]
    days: u32,
    /// So many sessions a day at the most: the knob days.sessions
    #[arg(long, value_name = "N")]
    sessions: Option<u32>,
    /// Who chooses among the arms
    #[arg(long, value_name = "NAME", default_value = "fixed", value_parser = choosers())]
    chooser: Chooser,
    /// How often epsilon-greedy looks around
    #[arg(long, value_name = "SHARE", value_parser = number, default_value_t = Chooser::EPSILON)]
    epsilon: f64,
    /// Which share of places chance fills; given again, one more arm for each policy [default: 0, for fixed and where
    /// there are several policies; else 0, 0.05, 0.1 and 0.2]
    #[arg(long = "explore", value_name = "SHARE", value_parser = number)]
    rates: Vec<f64>,
    /// What an arm is rewarded with: the knob days.reward
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(["actions", "return", "both"]))]
    reward: Option<String>,
    /// Runs each arm alone as well, and tells what the chooser lost against the best of them
    #[arg(long)]
    regret: bool,
    /// Any number: another seed, other days
    #[arg(long, value_name = "N", value_parser = seed, default_value_t = 1)]
    seed: u64,
    /// Prints one JSON value
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Writes a table, one row a day
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

impl Simulate {
    /// Runs the days, and tells them.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let plan = self.plan()?;
        let model = self.model.as_deref().map(files::load_model).transpose()?;
        let model = model.as_ref().unwrap_or_else(|| Model::shipped());
        let (world, _) = load_world(self.world.as_deref().or_else(|| files::samples().next()).unwrap_or_default())?;
        let alone: Vec<Plan> = (0..plan.arms.len()).filter(|_| self.regret).map(|arm| plan.only(arm)).collect();
        let bar = progress::bar(u64::from(self.days) * (1 + alone.len() as u64), "Days");
        let days_of = |plan: &Plan| {
            let mut run = Run::start(&world, model, plan.clone(), self.days as usize)?;
            let days = (0..self.days).map(|_| run.step(&|| true).inspect(|_| bar.inc(1))).collect::<Option<Vec<Day>>>();
            days.context("the days were stopped")
        };
        let days = days_of(&plan)?;
        let others = alone.par_iter().map(days_of).collect::<anyhow::Result<Vec<_>>>()?;
        bar.finish_and_clear();
        let all: Vec<&[Day]> = [&days].into_iter().chain(&others).map(Vec::as_slice).collect();
        let lost = (!others.is_empty()).then(|| regret(&all).swap_remove(0));
        let over = DaysTold { world: &world, plan: &plan, plans: Vec::new(), regret: lost.as_deref(), days: &days };
        if let Some(file) = &self.csv {
            files::save_csv(file, &days_rows(&over))?;
            return Ok(Answer::silent());
        }
        if self.json { Ok(days_json(&over)?.into()) } else { Ok(text(&over).into()) }
    }

    fn plan(&self) -> anyhow::Result<Plan> {
        let named = if self.policies.is_empty() { vec!["default".to_owned()] } else { self.policies.clone() };
        let read = |name: &String| Ok(if name == "default" { Policy::defaults() } else { load_policy(name)?.0 });
        let mut policies = named.iter().map(read).collect::<anyhow::Result<Vec<Policy>>>()?;
        let mut settings = Settings::default();
        for (key, value) in &self.settings {
            match KNOBS.iter().find(|knob| knob.key == key) {
                Some(knob) => settings.set(knob, knob.parse(value)?)?,
                None => {
                    let all: Vec<&'static Knob> = knobs().iter().chain(KNOBS).copied().collect();
                    let knob = Knob::find(&all, key)?;
                    policies.iter_mut().try_for_each(|policy| policy.set(knob, knob.parse(value)?))?;
                }
            }
        }
        let turned = |error: KnobError| misused(error);
        if let Some(sessions) = self.sessions {
            settings.set(&SESSIONS, Value::Number(sessions.into())).map_err(turned)?;
        }
        if let Some(reward) = &self.reward {
            settings.set(&REWARD, REWARD.parse(reward)?)?;
        }
        for (flag, &share) in self.rates.iter().map(|rate| ("--explore", rate)).chain([("--epsilon", &self.epsilon)]) {
            if !(0.0..=1.0).contains(&share) {
                return Err(misused(format_args!("{flag} cannot be {share}; use a number from 0 to 1")));
            }
        }
        let explore = [settings.number(&EXPLORE)];
        let usual: &[f64] = match (self.chooser, policies.len()) {
            (Chooser::Fixed, 1) => &explore,
            (Chooser::Fixed, _) | (Chooser::Ideal, _) | (_, 2..) => &[0.0],
            _ => &Arm::RATES,
        };
        let rates = if self.rates.is_empty() { usual } else { &self.rates };
        let chooser = match self.chooser {
            Chooser::Epsilon(_) => Chooser::Epsilon(self.epsilon),
            other => other,
        };
        Ok(Plan { seed: self.seed, arms: Arm::all(policies.len(), rates), policies, chooser, settings })
    }
}

fn choosers() -> impl TypedValueParser<Value = Chooser> {
    let keys = PossibleValuesParser::new(Chooser::ALL.map(Chooser::key));
    keys.map(|key| Chooser::ALL.into_iter().find(|chooser| chooser.key() == key).unwrap_or(Chooser::Fixed))
}

/// What the table shows of each day: a measure, its heading, its decimals.
const SHOWN: [(&str, &str, usize); 8] = [
    ("present", "Come", 2),
    ("actions", "Actions", 2),
    ("posts", "Posts", 1),
    ("satisfaction", "Satisfied", 2),
    ("return", "Return", 3),
    ("topics_at_20", "Topics", 1),
    ("see_less_per_100", "See less", 2),
    ("author_gini", "Gini", 3),
];

fn text(over: &DaysTold<'_>) -> String {
    let DaysTold { world, plan, days, .. } = over;
    let viewers = numbers::count(world.viewers.len(), "viewer");
    let heading = format!(
        "{}, {viewers}, seed {}: {} among {}\n",
        world.name,
        plan.seed,
        plan.chooser.name(),
        numbers::count(plan.arms.len(), "arm"),
    );
    let value = |day: &Day, key: &str, places| {
        let value = Measure::find(key).and_then(|measure| day.value(measure));
        value.map_or("–".to_owned(), |value| numbers::decimals(value, places))
    };
    let lost = |at: usize| over.regret.as_ref().map(|lost| numbers::decimals(lost[at], 2));
    let row = |(at, day): (usize, &Day)| {
        let shown = SHOWN.iter().map(|&(key, _, places)| value(day, key, places));
        [day.number.to_string()].into_iter().chain(shown).chain(lost(at)).collect()
    };
    let columns: Vec<Column> = [Column::number("Day")]
        .into_iter()
        .chain(SHOWN.iter().map(|&(_, heading, _)| Column::number(heading)))
        .chain(over.regret.as_ref().map(|_| Column::number("Regret")))
        .collect();
    let table = Table { columns: &columns, rows: days.iter().enumerate().map(row).collect(), wraps: true, indent: 0 };
    format!("{heading}\n{}\n{}\n{FOOT}\n", table.render(), arms(over))
}

/// What stands under the table.
const FOOT: &str = "Come: the share of all viewers. Actions, posts and topics in the first 20 are a session's.\n\
                    Simulated people, assumed behavior. More is in --json and --csv.";

fn arms(over: &DaysTold<'_>) -> String {
    let pulls = |arm: usize| over.days.iter().map(|day| day.arms[arm].pulls).sum::<f64>();
    let all: f64 = (0..over.plan.arms.len()).map(pulls).sum();
    let row = |arm: usize| {
        let reward: f64 = over.days.iter().map(|day| day.arms[arm].reward).sum();
        let mean = if pulls(arm) > 0.0 { numbers::decimals(reward / pulls(arm), 3) } else { "–".to_owned() };
        vec![over.plan.name_of(arm), numbers::percent(pulls(arm) / all.max(1.0)), mean]
    };
    let columns = [Column::text("Arm", WIDTH), Column::number("Sessions"), Column::number("Reward")];
    Table { columns: &columns, rows: (0..over.plan.arms.len()).map(row).collect(), wraps: true, indent: 0 }.render()
}
