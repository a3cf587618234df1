//! Policies on disk.

use std::path::Path;

use serde::Deserialize as _;
use serde_json::{Value, json};

use super::spot::{Finding, Spot, Step};
use super::text::{self, MAX_POLICY_BYTES};
use super::{FileError, FileKind, Problems, Progress, kind, order, replace, schema};
use crate::policy::{Knob, Knobs, Policy, PolicyFile, Range, Rule};

/// Reads a policy.
///
/// # Errors
/// Where it cannot be read, is of another kind or version, or says what cannot be: then all problems together.
pub fn load_policy(path: &Path, knobs: &Knobs) -> Result<Policy, FileError> {
    parse(path, &text::read(path, FileKind::Policy, MAX_POLICY_BYTES, &Progress::new())?, knobs)
}

/// Reads the text of a policy called `name`, such as a preset inside the program.
///
/// # Errors
/// As [`load_policy`].
pub fn parse_policy(name: &str, text: &str, knobs: &Knobs) -> Result<Policy, FileError> {
    parse(Path::new(name), text, knobs)
}

/// Writes a policy, replacing the old file whole.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_policy(path: &Path, policy: &Policy) -> Result<(), FileError> {
    replace(path, |to| {
        serde_json::to_writer_pretty(&mut *to, &policy.to_file())?;
        to.write_all(b"\n")
    })
}

/// The JSON Schema of a policy file: every knob with its type, range, default and sentence.
#[must_use]
pub fn policy_schema(knobs: &Knobs) -> Value {
    let mut schema = schemars::schema_for!(PolicyFile).to_value();
    let properties: serde_json::Map<_, _> = knobs.iter().map(|knob| (knob.key.to_owned(), knob_schema(knob))).collect();
    schema["properties"]["knobs"]["properties"] = properties.into();
    schema["properties"]["knobs"]["additionalProperties"] = false.into();
    schema
}

fn knob_schema(knob: &Knob) -> Value {
    let mut schema = match knob.range {
        Range::Number { min, max, .. } => json!({"type": "number", "minimum": min, "maximum": max}),
        Range::Whole { min, max, .. } => json!({"type": "integer", "minimum": min, "maximum": max}),
        Range::Switch { .. } => json!({"type": "boolean"}),
        Range::Choice { choices, .. } => json!({"enum": choices}),
    };
    schema["title"] = knob.name.into();
    schema["description"] = knob.doc.into();
    schema["default"] = match knob.range {
        Range::Whole { default, .. } => default.into(),
        _ => json!(knob.default()),
    };
    schema
}

fn parse(path: &Path, text: &str, knobs: &Knobs) -> Result<Policy, FileError> {
    let value: Value = serde_json::from_str(text).map_err(|error| text::syntax(path, text, &error))?;
    kind::expect(path, text, FileKind::Policy)?;
    let refused = |problems| FileError::Problems { path: path.to_owned(), problems };
    let (findings, policy) = read(value, knobs);
    let problems: Problems = order::settle(text, findings, |_, _| String::new());
    match policy {
        Some(policy) if problems.total == 0 => Ok(policy),
        _ => Err(refused(problems)),
    }
}

/// All that is wrong, but for keys given twice, and the policy where nothing is.
fn read(value: Value, knobs: &Knobs) -> (Vec<Finding>, Option<Policy>) {
    let open = schemars::schema_for!(PolicyFile).to_value();
    let mut findings = schema::findings(&open, &value, &[]);
    if findings.is_empty() {
        return match serde_path_to_error::deserialize::<_, PolicyFile>(value) {
            Ok(file) => match Policy::from_file(file, knobs) {
                Ok(policy) => (findings, Some(policy)),
                Err(problems) => (problems.into_iter().map(Finding::from).collect(), None),
            },
            Err(error) => {
                let spot = super::model::spot_of(error.path());
                (vec![Finding::said(spot, error.into_inner().to_string())], None)
            }
        };
    }
    let (file, places) = salvage(&value, &findings);
    for mut found in Policy::from_file(file, knobs).err().unwrap_or_default().into_iter().map(Finding::from) {
        if let [Step::Key(list), Step::At(at), ..] = found.spot.0.as_mut_slice()
            && list == "rules"
        {
            *at = places[*at];
        }
        findings.push(found);
    }
    (findings, None)
}

/// The knobs and the sound rules of a broken policy, and where those rules stand.
fn salvage(value: &Value, findings: &[Finding]) -> (PolicyFile, Vec<usize>) {
    let broken = |at: usize| {
        let rule = Spot::element("rules", at);
        findings.iter().any(|finding| finding.spot.0.starts_with(&rule.0))
    };
    let rules = value["rules"].as_array().into_iter().flatten().enumerate().filter(|(at, _)| !broken(*at));
    let (places, rules) =
        rules.filter_map(|(at, rule)| Some((at, Rule::deserialize(rule).ok()?))).collect::<(Vec<_>, Vec<_>)>();
    let knobs =
        value["knobs"].as_object().into_iter().flatten().map(|(key, knob)| (key.clone(), knob.clone())).collect();
    let file = PolicyFile { knobs, rules, ..Policy::default().to_file() };
    (file, places)
}
