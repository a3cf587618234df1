//! `glassfeed knobs`: everything that may be turned.

use serde::Serialize;

use crate::pipeline::stages::component_of;
use crate::pipeline::{Component, knobs};
use crate::policy::{Knob, Range, Value};

use super::answer::Answer;
use super::json::knob_value;
use super::table::{Column, Table, WIDTH};

/// Prints every knob: what it does, its default and range, and where they come from.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed knobs
  glassfeed knobs --json

Turn one with `glassfeed rank --set KNOB=VALUE`, or several with a policy file: `glassfeed schema policy`.")]
pub(super) struct Knobs {
    /// Prints one JSON value: a list with one entry per knob
    #[arg(long)]
    json: bool,
}

/// A knob as JSON tells it; null where it has none of it.
#[derive(Serialize)]
struct Told {
    key: &'static str,
    doc: &'static str,
    component: &'static str,
    default: serde_json::Value,
    min: Option<serde_json::Value>,
    max: Option<serde_json::Value>,
    unit: Option<&'static str>,
    choices: Option<&'static [&'static str]>,
    basis: String,
}

impl Told {
    fn of(knob: &'static Knob) -> Told {
        let ends = match knob.range {
            Range::Number { min, max, .. } => Some((min, max)),
            Range::Whole { min, max, .. } => Some((min.into(), max.into())),
            Range::Switch { .. } | Range::Choice { .. } => None,
        };
        let end = |number: f64| knob_value(knob, Value::Number(number));
        Told {
            key: knob.key,
            doc: knob.doc,
            component: component_of(knob).name(),
            default: knob_value(knob, knob.default()),
            min: ends.map(|(min, _)| end(min)),
            max: ends.map(|(_, max)| end(max)),
            unit: knob.unit.key(),
            choices: match knob.range {
                Range::Choice { choices, .. } => Some(choices),
                _ => None,
            },
            basis: knob.basis.to_string(),
        }
    }
}

impl Knobs {
    /// Prints them, in pipeline order.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        if self.json {
            return Answer::json(&knobs().iter().map(|knob| Told::of(knob)).collect::<Vec<_>>());
        }
        let groups = Component::ALL.into_iter().filter_map(group);
        Ok(groups.collect::<Vec<_>>().join("\n").into())
    }
}

const COLUMNS: [Column; 4] = [Column::text("", 34), Column::number(""), Column::text("", 20), Column::text("", WIDTH)];

fn group(component: Component) -> Option<String> {
    let rows: Vec<Vec<String>> =
        knobs().iter().filter(|knob| component_of(knob) == component).map(|knob| row(knob)).collect();
    if rows.is_empty() {
        return None;
    }
    let kind = component.kind().map_or(String::new(), |kind| format!(" ({})", kind.name()));
    let table = Table { columns: &COLUMNS, rows, wraps: true, indent: 2 }.render();
    Some(format!("{}{kind}\n{table}", component.name()))
}

fn row(knob: &'static Knob) -> Vec<String> {
    let number = |number: f64| super::numbers::decimals(number, if number.fract() == 0.0 { 0 } else { 2 });
    let default = match knob.default() {
        Value::Number(default) => number(default),
        other => other.to_string(),
    };
    let range = match knob.range {
        Range::Number { min, max, .. } => format!("{} to {}", number(min), number(max)),
        Range::Whole { min, max, .. } => format!("{min} to {max}"),
        Range::Switch { .. } => "on, off".to_owned(),
        Range::Choice { choices, .. } => choices.join(", "),
    };
    let unit = knob.unit.key().filter(|unit| matches!(*unit, "days" | "hours" | "posts" | "accounts" | "times"));
    let range = unit.map_or(range.clone(), |unit| format!("{range} {unit}"));
    vec![knob.key.to_owned(), default, range, format!("{} Source: {}.", knob.doc, knob.basis)]
}
