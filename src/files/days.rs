//! The JSON of days, `glassfeed.days/1`, and the same as a table.

use serde::Serialize;

use crate::domain::World;
use crate::simulation::bandit::Chooser;
use crate::simulation::days::{Day, KNOBS, MEASURES, Plan};

use super::ordered::{Ordered, knob_value};

/// A run that is over, or as far as it has come.
pub struct DaysTold<'a> {
    /// Whose days they are.
    pub world: &'a World,
    /// What it was asked to do.
    pub plan: &'a Plan,
    /// First day first.
    pub days: &'a [Day],
    /// What was lost so far each day, where it was asked for.
    pub regret: Option<&'a [f64]>,
}

/// A run as JSON tells it, `glassfeed.days/1`.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn days_json(told: &DaysTold<'_>) -> Result<String, serde_json::Error> {
    Ok(format!("{}\n", serde_json::to_string_pretty(&Told::of(told))?))
}

/// A run as JSON tells it; null where a number is not defined.
#[derive(Serialize)]
struct Told<'a> {
    format: &'static str,
    world: &'a str,
    viewers: usize,
    policies: Vec<&'a str>,
    chooser: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    epsilon: Option<f64>,
    seed: u64,
    /// Every knob of the days, turned or not.
    knobs: Ordered<serde_json::Value>,
    arms: Vec<ArmTold<'a>>,
    measures: Vec<MeasureTold>,
    days: Vec<DayTold>,
}

#[derive(Serialize)]
struct ArmTold<'a> {
    name: String,
    policy: &'a str,
    explore: f64,
}

#[derive(Serialize)]
struct MeasureTold {
    key: &'static str,
    name: &'static str,
    doc: &'static str,
    unit: &'static str,
    better: &'static str,
    side: &'static str,
    adds_up: bool,
}

#[derive(Serialize)]
struct DayTold {
    day: usize,
    viewers: usize,
    sessions: u32,
    measures: Ordered<Option<f64>>,
    /// In the order of the arms.
    arms: Vec<Pulled>,
    /// What was lost so far for each viewer, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    regret: Option<f64>,
    new_posts: usize,
    lessons: usize,
}

#[derive(Serialize)]
struct Pulled {
    sessions: u64,
    reward: f64,
}

impl<'a> Told<'a> {
    /// All of it.
    fn of(over: &DaysTold<'a>) -> Told<'a> {
        let plan = over.plan;
        let policy = |at: usize| plan.policies.get(at).map_or("", |policy| policy.name.as_str());
        let arm = |at: usize| {
            let arm = &plan.arms[at];
            ArmTold { name: plan.name_of(at), policy: policy(arm.policy), explore: arm.explore }
        };
        Told {
            format: "glassfeed.days/1",
            world: &over.world.name,
            viewers: over.world.viewers.len(),
            policies: plan.policies.iter().map(|policy| policy.name.as_str()).collect(),
            chooser: plan.chooser.key(),
            epsilon: match plan.chooser {
                Chooser::Epsilon(share) => Some(share),
                _ => None,
            },
            seed: plan.seed,
            knobs: Ordered(KNOBS.iter().map(|knob| (knob.key, knob_value(knob, plan.settings.value(knob)))).collect()),
            arms: (0..plan.arms.len()).map(arm).collect(),
            measures: MEASURES.iter().map(MeasureTold::of).collect(),
            days: over.days.iter().enumerate().map(|(at, day)| DayTold::of(over, at, day)).collect(),
        }
    }
}

impl MeasureTold {
    fn of(measure: &crate::simulation::days::Measure) -> MeasureTold {
        MeasureTold {
            key: measure.key,
            name: measure.name,
            doc: measure.doc,
            unit: measure.unit,
            better: measure.better.key(),
            side: measure.side.key(),
            adds_up: measure.adds_up,
        }
    }
}

impl DayTold {
    fn of(over: &DaysTold<'_>, at: usize, day: &Day) -> DayTold {
        DayTold {
            day: day.number,
            viewers: day.visits.len(),
            sessions: day.sessions(),
            measures: Ordered(MEASURES.iter().map(|measure| (measure.key, day.value(measure))).collect()),
            arms: day.arms.iter().map(|arm| Pulled { sessions: arm.pulls as u64, reward: arm.reward }).collect(),
            regret: over.regret.as_ref().map(|lost| lost[at]),
            new_posts: day.new_posts,
            lessons: day.lessons,
        }
    }
}

/// One row a day under a header: what the JSON tells of each, arms by number from 1; a cell is empty where a number is not
/// defined.
#[must_use]
pub fn days_rows(over: &DaysTold<'_>) -> Vec<Vec<String>> {
    let arms = 1..=over.plan.arms.len();
    let of_arms = arms.flat_map(|arm| [format!("arm_{arm}_sessions"), format!("arm_{arm}_reward")]);
    let header = ["day", "viewers", "all_sessions"].map(str::to_owned).into_iter();
    let header = header.chain(MEASURES.iter().map(|measure| measure.key.to_owned())).chain(of_arms);
    let header = header.chain(over.regret.as_ref().map(|_| "regret".to_owned())).collect();
    let row = |(at, day): (usize, &Day)| {
        let counts = [day.number, day.visits.len(), day.sessions() as usize].map(|count| count.to_string());
        let values = MEASURES.iter().map(|measure| day.value(measure).map_or(String::new(), |value| value.to_string()));
        let arms = day.arms.iter().flat_map(|arm| [arm.pulls.to_string(), arm.reward.to_string()]);
        let lost = over.regret.as_ref().map(|lost| lost[at].to_string());
        counts.into_iter().chain(values).chain(arms).chain(lost).collect()
    };
    std::iter::once(header).chain(over.days.iter().enumerate().map(row)).collect()
}
