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
    /// What it was asked to do, last where that changed.
    pub plan: &'a Plan,
    /// Everything it was asked to do, each with the day after which that held; told where there is more than one, as of a
    /// fork.
    pub plans: Vec<(usize, &'a Plan)>,
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
    /// Where it was asked for something else on its way: everything it was asked for, by the day after which that held.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stretches: Vec<StretchTold<'a>>,
    measures: Vec<MeasureTold>,
    days: Vec<DayTold>,
}

#[derive(Serialize)]
struct StretchTold<'a> {
    after_day: usize,
    policies: Vec<&'a str>,
    chooser: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    epsilon: Option<f64>,
    knobs: Ordered<serde_json::Value>,
    arms: Vec<ArmTold<'a>>,
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
        let told = StretchTold::of(0, plan);
        let several = over.plans.len() > 1;
        let stretches =
            over.plans.iter().filter(|_| several).map(|&(after, plan)| StretchTold::of(after, plan)).collect();
        Told {
            format: "glassfeed.days/1",
            world: &over.world.name,
            viewers: over.world.viewers.len(),
            policies: told.policies,
            chooser: told.chooser,
            epsilon: told.epsilon,
            seed: plan.seed,
            knobs: told.knobs,
            arms: told.arms,
            stretches,
            measures: MEASURES.iter().map(MeasureTold::of).collect(),
            days: over.days.iter().enumerate().map(|(at, day)| DayTold::of(over, at, day)).collect(),
        }
    }
}

impl<'a> StretchTold<'a> {
    fn of(after_day: usize, plan: &'a Plan) -> StretchTold<'a> {
        let policy = |at: usize| plan.policies.get(at).map_or("", |policy| policy.name.as_str());
        let arm = |at: usize| {
            let arm = &plan.arms[at];
            ArmTold { name: plan.name_of(at), policy: policy(arm.policy), explore: arm.explore }
        };
        StretchTold {
            after_day,
            policies: plan.policies.iter().map(|policy| policy.name.as_str()).collect(),
            chooser: plan.chooser.key(),
            epsilon: match plan.chooser {
                Chooser::Epsilon(share) => Some(share),
                _ => None,
            },
            knobs: Ordered(KNOBS.iter().map(|knob| (knob.key, knob_value(knob, plan.settings.value(knob)))).collect()),
            arms: (0..plan.arms.len()).map(arm).collect(),
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
/// defined. Where the run was asked for something else on its way, each row ends with what it was asked for: its chooser,
/// its policies, the knobs of the days that were turned, and the exploration rate of each arm.
#[must_use]
pub fn days_rows(over: &DaysTold<'_>) -> Vec<Vec<String>> {
    let several = over.plans.len() > 1;
    let plans = || over.plans.iter().filter(|_| several).map(|&(_, plan)| plan).chain([over.plan]);
    let arms = plans().map(|plan| plan.arms.len()).max().unwrap_or(0);
    let of_arms = (1..=arms).flat_map(|arm| [format!("arm_{arm}_sessions"), format!("arm_{arm}_reward")]);
    let header = ["day", "viewers", "all_sessions"].map(str::to_owned).into_iter();
    let header = header.chain(MEASURES.iter().map(|measure| measure.key.to_owned())).chain(of_arms);
    let of_asked = ["chooser", "policies", "turned", "explore"].map(str::to_owned).into_iter().filter(|_| several);
    let header = header.chain(over.regret.as_ref().map(|_| "regret".to_owned())).chain(of_asked).collect();
    let row = |(at, day): (usize, &Day)| {
        let counts = [day.number, day.visits.len(), day.sessions() as usize].map(|count| count.to_string());
        let values = MEASURES.iter().map(|measure| day.value(measure).map_or(String::new(), |value| value.to_string()));
        let own = day.arms.iter().flat_map(|arm| [arm.pulls.to_string(), arm.reward.to_string()]);
        let none = std::iter::repeat_n(String::new(), 2 * arms.saturating_sub(day.arms.len()));
        let lost = over.regret.as_ref().map(|lost| lost[at].to_string());
        let plan = over.plans.iter().rfind(|(after, _)| *after < day.number).filter(|_| several);
        let asked = plan.into_iter().flat_map(|(_, plan)| asked(plan));
        counts.into_iter().chain(values).chain(own).chain(none).chain(lost).chain(asked).collect()
    };
    std::iter::once(header).chain(over.days.iter().enumerate().map(row)).collect()
}

/// What a plan asks for, as the cells at a row's end: the chooser, its policies, the knobs of the days that were turned, and
/// the exploration rate of each arm.
fn asked(plan: &Plan) -> [String; 4] {
    let policies: Vec<&str> = plan.policies.iter().map(|policy| policy.name.as_str()).collect();
    let turned: Vec<String> = plan.settings.turned().map(|(key, value)| format!("{key}={value}")).collect();
    let rates: Vec<String> = plan.arms.iter().map(|arm| arm.explore.to_string()).collect();
    [plan.chooser.key().to_owned(), policies.join("; "), turned.join(" "), rates.join(" ")]
}
