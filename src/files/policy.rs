//! Policies on disk.

use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::spot::{Finding, Spot, Step};
use super::text::{self, MAX_POLICY_BYTES};
use super::{FileError, FileKind, Problems, Progress, kind, order, replace, schema};
use crate::policy::{Guardrail, Knob, Knobs, Policy, PolicyFile, Problem, Range, Rule, nearest};
use crate::simulation::metrics::{METRICS, Metric};

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

/// The JSON Schema of a policy file: every knob with its type, range, default and sentence, and every metric a guardrail
/// may name.
#[must_use]
pub fn policy_schema(knobs: &Knobs) -> Value {
    let mut schema = schemars::schema_for!(PolicyFile).to_value();
    let properties: serde_json::Map<_, _> = knobs.iter().map(|knob| (knob.key.to_owned(), knob_schema(knob))).collect();
    schema["properties"]["knobs"]["properties"] = properties.into();
    schema["properties"]["knobs"]["additionalProperties"] = false.into();
    schema["$defs"]["Guardrail"]["properties"]["metric"]["enum"] = METRICS.iter().map(|metric| metric.key).collect();
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
pub(super) fn read(value: Value, knobs: &Knobs) -> (Vec<Finding>, Option<Policy>) {
    let open = schemars::schema_for!(PolicyFile).to_value();
    let mut findings = schema::findings(&open, &value, &[]);
    if findings.is_empty() {
        return match serde_path_to_error::deserialize::<_, PolicyFile>(value) {
            Ok(file) => match understood(file, knobs) {
                Ok(policy) => (findings, Some(policy)),
                Err(problems) => (problems.into_iter().map(Finding::from).collect(), None),
            },
            Err(error) => {
                let spot = super::model::spot_of(error.path());
                (vec![Finding::said(spot, error.into_inner().to_string())], None)
            }
        };
    }
    let (rules, guardrails) = (sound::<Rule>(&value, "rules", &findings), sound(&value, "guardrails", &findings));
    let knobs_given = value["knobs"].as_object().into_iter().flatten();
    let file = PolicyFile {
        knobs: knobs_given.map(|(key, knob)| (key.clone(), knob.clone())).collect(),
        rules: rules.things,
        guardrails: guardrails.things,
        ..Policy::default().to_file()
    };
    for mut found in understood(file, knobs).err().unwrap_or_default().into_iter().map(Finding::from) {
        if let [Step::Key(list), Step::At(at), ..] = found.spot.0.as_mut_slice() {
            *at = if list == "rules" { rules.places[*at] } else { guardrails.places[*at] };
        }
        findings.push(found);
    }
    (findings, None)
}

/// The policy a file describes, or all problems: those of [`Policy::from_file`], and metrics there are not.
fn understood(file: PolicyFile, knobs: &Knobs) -> Result<Policy, Vec<Problem>> {
    let unknown = |(at, guardrail): (usize, &Guardrail)| {
        let metric = &guardrail.metric;
        let near = nearest(metric, METRICS.iter().map(|metric| metric.key));
        let message = format!("unknown metric \"{metric}\"; did you mean \"{near}\"?");
        Metric::find(metric).is_none().then(|| Problem { path: format!("guardrails[{at}].metric"), message })
    };
    let unknown: Vec<Problem> = file.guardrails.iter().enumerate().filter_map(unknown).collect();
    match Policy::from_file(file, knobs) {
        Ok(policy) if unknown.is_empty() => Ok(policy),
        read => Err(read.err().into_iter().flatten().chain(unknown).collect()),
    }
}

/// The entries of a list in which nothing was found wrong, and where they stand.
struct Sound<T> {
    places: Vec<usize>,
    things: Vec<T>,
}

fn sound<T: DeserializeOwned>(value: &Value, list: &'static str, findings: &[Finding]) -> Sound<T> {
    let is_broken = |at: usize| {
        let entry = Spot::element(list, at);
        findings.iter().any(|finding| finding.spot.0.starts_with(&entry.0))
    };
    let entries = value[list].as_array().into_iter().flatten().enumerate().filter(|(at, _)| !is_broken(*at));
    let (places, things) = entries.filter_map(|(at, entry)| Some((at, T::deserialize(entry).ok()?))).unzip();
    Sound { places, things }
}
