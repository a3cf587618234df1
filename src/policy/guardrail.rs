//! A guardrail: a limit that a policy must keep, whatever else it is good for.

use serde::{Deserialize, Serialize};

/// A limit on a metric of the feeds that a policy makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guardrail {
    /// The metric's key, such as `misinformation_exposure`.
    pub metric: String,
    /// It is not to be above this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// It is not to be below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// At least this share of viewers is to keep the limit, each with its own value; without it the mean over viewers is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub for_share: Option<f64>,
}

impl Guardrail {
    /// Is the number within the limits?
    #[must_use]
    pub fn holds(&self, number: f64) -> bool {
        self.beyond(number) <= 0.0
    }

    /// How far the number is beyond a limit; 0 where it is within.
    #[must_use]
    pub fn beyond(&self, number: f64) -> f64 {
        let above = self.at_most.map_or(0.0, |most| number - most);
        let below = self.at_least.map_or(0.0, |least| least - number);
        above.max(below).max(0.0)
    }

    /// What is wrong with it: at which key, and what would be right.
    pub(super) fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        match (self.at_most, self.at_least) {
            (None, None) => problems.push(("", "has no limit; give \"at_most\" or \"at_least\"".to_owned())),
            (Some(most), Some(least)) if least > most => {
                problems.push((
                    ".at_least",
                    format!("{least} is above \"at_most\", {most}; give one of them, or swap them"),
                ));
            }
            _ => {}
        }
        if let Some(share) = self.for_share.filter(|share| !(0.0..=1.0).contains(share)) {
            problems.push((".for_share", format!("{share} is out of range; use a number from 0 to 1")));
        }
        problems
    }
}
