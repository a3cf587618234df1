//! A policy: only what differs from the defaults. Parsed, written, compared.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Guardrail, Knob, Knobs, Rule, Settings};

/// The knobs turned away from their defaults, and the user's own rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// Where its numbers come from.
    pub source: String,
    /// The knobs that were turned.
    pub settings: Settings,
    /// Boost rules, in file order.
    pub rules: Vec<Rule>,
    /// Limits its feeds must keep, in file order. No stage reads them.
    pub guardrails: Vec<Guardrail>,
}

impl std::ops::Deref for Policy {
    type Target = Settings;
    fn deref(&self) -> &Settings {
        &self.settings
    }
}

impl std::ops::DerefMut for Policy {
    fn deref_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

impl Policy {
    /// Stands for the user's own rules among the keys of [`Policy::differences`].
    pub const RULES: &'static str = "rules";

    /// The keys whose values differ between the two; [`Policy::RULES`] where their rules do. Guardrails make no feed
    /// another, so that they are none of them.
    #[must_use]
    pub fn differences(&self, other: &Policy) -> BTreeSet<&'static str> {
        let mut keys = self.settings.differences(&other.settings);
        if self.rules != other.rules {
            keys.insert(Policy::RULES);
        }
        keys
    }

    /// The policy in which nothing is turned.
    #[must_use]
    pub fn defaults() -> Policy {
        Policy { name: "Default".to_owned(), ..Policy::default() }
    }

    /// The policy in which nothing is turned and that has to keep the same limits: these are no knobs, and nobody resets
    /// what is not in sight.
    #[must_use]
    pub fn reset_all(&self) -> Policy {
        Policy { guardrails: self.guardrails.clone(), ..Policy::defaults() }
    }

    /// What a file says of the policy.
    #[must_use]
    pub fn to_file(&self) -> PolicyFile {
        let knobs = self.turned().map(|(key, value)| (key.to_owned(), serde_json::json!(value))).collect();
        PolicyFile {
            format: PolicyFile::FORMAT.to_owned(),
            name: self.name.clone(),
            about: self.about.clone(),
            source: self.source.clone(),
            knobs,
            rules: self.rules.clone(),
            guardrails: self.guardrails.clone(),
        }
    }

    /// The policy a file describes.
    ///
    /// # Errors
    /// All problems: unknown knobs with the nearest one, values out of range, rules without a condition, ids used twice,
    /// guardrails without a limit. Whether there is such a metric is for the reader of the file to say.
    pub fn from_file(file: PolicyFile, knobs: &Knobs) -> Result<Policy, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut policy = Policy { name: file.name, about: file.about, source: file.source, ..Policy::default() };
        for (key, json) in &file.knobs {
            let read = Knob::find(knobs, key).and_then(|knob| policy.set(knob, knob.read(json)?));
            if let Err(error) = read {
                problems.push(Problem { path: format!("knobs[\"{key}\"]"), message: error.to_string() });
            }
        }
        let mut ids = BTreeSet::new();
        for (at, rule) in file.rules.iter().enumerate() {
            problems.extend(
                rule_problems(rule, &mut ids)
                    .into_iter()
                    .map(|(place, message)| Problem { path: format!("rules[{at}]{place}"), message }),
            );
        }
        for (at, guardrail) in file.guardrails.iter().enumerate() {
            let told = |(place, message)| Problem { path: format!("guardrails[{at}]{place}"), message };
            problems.extend(guardrail.problems().into_iter().map(told));
        }
        policy.rules = file.rules;
        policy.guardrails = file.guardrails;
        if problems.is_empty() { Ok(policy) } else { Err(problems) }
    }
}

fn rule_problems<'a>(rule: &'a Rule, ids: &mut BTreeSet<&'a str>) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    if rule.id.is_empty() {
        problems.push((".id", "is empty; give the rule an id".to_owned()));
    }
    if !ids.insert(&rule.id) {
        problems.push((".id", format!("\"{}\" is used twice; give each rule its own id", rule.id)));
    }
    if !(0.0..=10.0).contains(&rule.factor) {
        problems.push((".factor", format!("{} is out of range; use a number from 0 to 10", rule.factor)));
    }
    if rule.when.is_empty() {
        problems.push((".when", "holds no condition; give at least one, such as \"media\" or \"topic\"".to_owned()));
    }
    if let Some(age) = rule.when.max_age_hours.filter(|age| !(age.is_finite() && *age >= 0.0)) {
        problems.push((".when.max_age_hours", format!("{age} is out of range; use a number from 0 up")));
    }
    if let Some(hours) = rule.when.hours.filter(|hours| hours.from > 23 || hours.to > 24) {
        problems.push((
            ".when.hours",
            format!("{} to {} is out of range; use from 0..23 and to 0..24", hours.from, hours.to),
        ));
    }
    problems
}

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Where: a JSON path such as `posts[17].author`; empty for the file as a whole.
    pub path: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

/// A policy as a file says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Glassfeed policy")]
pub struct PolicyFile {
    /// `glassfeed.policy/1`.
    #[schemars(extend("const" = PolicyFile::FORMAT))]
    pub format: String,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub about: String,
    /// Where its numbers come from.
    #[serde(default)]
    pub source: String,
    /// Only what differs from the default: numbers, booleans for switches, names for choices.
    #[serde(default)]
    pub knobs: BTreeMap<String, serde_json::Value>,
    /// Boost rules of one's own.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Limits on what its feeds are like; `glassfeed compare` ends with status 3 where one is crossed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guardrails: Vec<Guardrail>,
}

impl PolicyFile {
    /// The format this program reads and writes.
    pub const FORMAT: &'static str = "glassfeed.policy/1";
}
