//! The sample worlds: people and a few posts by careful hand, the rest generated around them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{Timestamp, World};
use crate::policy::{Knob, Settings};

use super::generate::{OPTIONS, Options, Roster, generate_around};
use super::words::{HolidayWords, Words};

/// The names of the sample worlds, the built-in one first.
pub const SAMPLES: [&str; 3] = ["harbor", "creators", "family"];

/// What a sample is made from, an entry of `assets/samples.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recipe {
    name: String,
    seed: u64,
    now: Timestamp,
    /// Options of the generator that differ from their defaults, by key.
    options: BTreeMap<String, serde_json::Value>,
    /// In place of the word bank's.
    #[serde(default)]
    holiday: Option<HolidayWords>,
    roster: Roster,
}

/// Makes the sample world of that name, always the same; `None` where there is none.
///
/// `sample_data` holds what this makes.
#[must_use]
pub fn sample(name: &str) -> Option<World> {
    let mut recipes: BTreeMap<String, Recipe> = serde_json::from_str(include_str!("../../assets/samples.json")).ok()?;
    let recipe = recipes.remove(name)?;
    let mut words = Words::built_in().clone();
    if let Some(holiday) = recipe.holiday {
        words.holiday = holiday;
    }
    let mut settings = Settings::default();
    for (key, value) in &recipe.options {
        let option = Knob::find(OPTIONS, key).ok()?;
        settings.set(option, option.read(value).ok()?).ok()?;
    }
    let options = Options { seed: recipe.seed, name: recipe.name, now: recipe.now, settings };
    Some(generate_around(&recipe.roster, &options, &words))
}
