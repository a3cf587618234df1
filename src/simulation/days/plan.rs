//! What a run is asked to do: policies, arms, who chooses among them.

use crate::domain::{Action, Impression};
use crate::policy::{Policy, Settings, Value};
use crate::simulation::bandit::Chooser;

use super::knobs::{EXPLORE, REWARD};

/// One thing a chooser may do with a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Which of the plan's policies makes the feed.
    pub policy: usize,
    /// Which share of the places is filled by chance from what else could be shown, 0..1.
    pub explore: f64,
}

impl Arm {
    /// The exploration rates choosers have where nobody says: 0, 5, 10 and 20 %. Assumed.
    pub const RATES: [f64; 4] = [0.0, 0.05, 0.1, 0.2];

    /// Every policy with every rate, in order.
    #[must_use]
    pub fn all(policies: usize, rates: &[f64]) -> Vec<Arm> {
        (0..policies).flat_map(|policy| rates.iter().map(move |&explore| Arm { policy, explore })).collect()
    }
}

/// A run before its first day.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Told apart, runs differ; repeated, they are the same to the bit.
    pub seed: u64,
    /// The policies arms speak of, one at least.
    pub policies: Vec<Policy>,
    /// What may be chosen, one at least.
    pub arms: Vec<Arm>,
    /// Who chooses.
    pub chooser: Chooser,
    /// Those of [`KNOBS`](super::KNOBS) that were turned.
    pub settings: Settings,
}

impl Plan {
    /// One policy and no exploration, every knob at its default.
    #[must_use]
    pub fn fixed(policy: Policy, seed: u64) -> Plan {
        Plan {
            seed,
            policies: vec![policy],
            arms: Arm::all(1, &[0.0]),
            chooser: Chooser::Fixed,
            settings: Settings::default(),
        }
    }

    /// The same where a chooser has one policy at [`Arm::RATES`].
    #[must_use]
    pub fn exploring(policy: Policy, chooser: Chooser, seed: u64) -> Plan {
        Plan { arms: Arm::all(1, &Arm::RATES), chooser, ..Plan::fixed(policy, seed) }
    }

    /// One policy under that chooser and these settings: [`Arm::RATES`] to choose among, for the fixed one what
    /// [`EXPLORE`] says, and no chance for the ideal one.
    #[must_use]
    pub fn of(policy: Policy, chooser: Chooser, settings: Settings, seed: u64) -> Plan {
        let arms = match chooser {
            Chooser::Fixed => Arm::all(1, &[settings.number(&EXPLORE)]),
            Chooser::Ideal => Arm::all(1, &[0.0]),
            _ => Arm::all(1, &Arm::RATES),
        };
        Plan { seed, policies: vec![policy], arms, chooser, settings }
    }

    /// The same where one of the arms is all there is.
    #[must_use]
    pub fn only(&self, arm: usize) -> Plan {
        let arms = self.arms.get(arm).cloned().into_iter().collect();
        Plan { arms, chooser: Chooser::Fixed, ..self.clone() }
    }

    /// What choosers are rewarded with.
    #[must_use]
    pub fn reward(&self) -> Reward {
        match self.settings.value(&REWARD) {
            Value::Choice("actions") => Reward::Actions,
            Value::Choice("return") => Reward::Return,
            _ => Reward::Both,
        }
    }

    /// An arm in words: its exploration rate, and its policy where there are several.
    #[must_use]
    pub fn name_of(&self, arm: usize) -> String {
        let Some(Arm { policy, explore }) = self.arms.get(arm) else { return String::new() };
        let rate = format!("{} %", (explore * 1_000.0).round() / 10.0);
        match self.policies.get(*policy).filter(|_| self.policies.len() > 1) {
            Some(policy) => format!("{}, {rate}", policy.name),
            None => rate,
        }
    }
}

/// What choosers are rewarded with, 0..1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reward {
    /// The actions of the session, as a share of [`Reward::MANY`], or 1 where there are more.
    Actions,
    /// 1 where the viewer returns the next day.
    Return,
    /// The mean of both.
    Both,
}

impl Reward {
    /// From so many actions on a session is as rewarding as one can be. Assumed.
    pub const MANY: f64 = 10.0;

    /// What counts as an action: what is done outright, but hiding.
    pub const COUNTED: [Action; 5] = [Action::Like, Action::Comment, Action::Save, Action::Share, Action::ProfileTap];

    /// How many of those an impression holds.
    #[must_use]
    pub fn actions(impression: &Impression) -> u32 {
        Reward::COUNTED.iter().map(|&action| u32::from(impression.named.contains(action))).sum()
    }

    /// Of a session with so many actions.
    #[must_use]
    pub fn of(self, actions: u32, returns: bool) -> f64 {
        let (acted, returned) = ((f64::from(actions) / Reward::MANY).min(1.0), f64::from(u8::from(returns)));
        match self {
            Reward::Actions => acted,
            Reward::Return => returned,
            Reward::Both => f64::midpoint(acted, returned),
        }
    }
}
