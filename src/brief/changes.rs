//! What was changed: the knobs and rules that differ between two policies.

use serde_json::Value as Json;

use crate::pipeline::stages::{boost, called, component_of, read_for};
use crate::pipeline::{Component, Context, Ledger, Matters, matters};
use crate::policy::{Knob, Policy, Rule, When};

use super::words::{count, factor, knob_value, signed};

/// A knob or a rule that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it is called.
    pub name: String,
    /// Is it a rule of somebody's own?
    pub is_rule: bool,
    /// A rule's conditions; empty for a knob.
    pub note: String,
    /// What the first policy has.
    pub from: String,
    /// What the later one has.
    pub to: String,
    /// Where in the pipeline it works.
    pub component: Component,
    /// How much it matters in the feed that is shown: what a weight adds to a post on average, or how many posts something
    /// reaches, or why it cannot.
    pub reach: String,
}

/// What stands where a policy does not have a rule.
const NO_RULE: &str = "none";

/// Everything that differs and that the feed reads: knobs in the order of the pipeline, then rules, the later policy's first. The feed that
/// matters is the later policy's; a rule it does not have is looked up in the first's.
pub(super) fn changes(context: &Context<'_>, policies: [&Policy; 2], ledgers: [&Ledger; 2]) -> Vec<Change> {
    let [first, second] = policies;
    let differing = read_for(context.feed).filter(|knob| first.value(knob) != second.value(knob));
    let contexts = policies.map(|policy| Context { policy, ..*context });
    let knob = |knob: &'static Knob| Change {
        name: called(knob),
        is_rule: false,
        note: String::new(),
        from: knob_value(knob, first.value(knob)),
        to: knob_value(knob, second.value(knob)),
        component: component_of(knob),
        reach: match [0, 1].map(|at| matters(&contexts[at], ledgers[at], knob)) {
            [Matters::Contribution(before), Matters::Contribution(after)] => {
                format!("{} → {} a post", signed(before, 3), signed(after, 3))
            }
            [_, Matters::Contribution(after)] => format!("{} a post", signed(after, 3)),
            [_, Matters::Posts(posts)] => count(posts, "post"),
            [_, Matters::Inert(why)] => why.to_owned(),
        },
    };
    differing.map(knob).chain(rules(policies, ledgers)).collect()
}

fn rules(policies: [&Policy; 2], ledgers: [&Ledger; 2]) -> Vec<Change> {
    let [first, second] = policies.map(|policy| &policy.rules);
    let find = |rules: &'_ [Rule], id: &str| rules.iter().find(|rule| rule.id == id).cloned();
    let gone = first.iter().filter(|rule| find(second, &rule.id).is_none());
    let mut changes = Vec::new();
    for rule in second.iter().chain(gone) {
        let sides = [find(first, &rule.id), find(second, &rule.id)];
        if sides[0] == sides[1] {
            continue;
        }
        let [from, to] = [&sides[0], &sides[1]].map(|side| side.as_ref().map_or(NO_RULE.to_owned(), told));
        let same_words = from == to;
        let ledger = ledgers[usize::from(sides[1].is_some())];
        let column = ledger.column(boost::STAGE.id, &rule.id);
        let touched = column.map_or(0, |column| column.values.iter().filter(|factor| **factor != 1.0).count());
        changes.push(Change {
            name: format!("Rule: {}", rule.label),
            is_rule: true,
            note: conditions(&rule.when),
            from,
            to: if same_words { format!("{to}, other conditions") } else { to },
            component: Component::BoostsLibrary,
            reach: count(touched, "post"),
        });
    }
    changes
}

fn told(rule: &Rule) -> String {
    if rule.on { factor(rule.factor) } else { format!("{}, off", factor(rule.factor)) }
}

/// The conditions as a file has them: `topic baking, hours 18 to 22`.
fn conditions(when: &When) -> String {
    let value = |value: &Json| match value {
        Json::String(text) => text.replace('_', " "),
        Json::Object(hours) => format!("{} to {}", hours["from"], hours["to"]),
        other => other.to_string(),
    };
    let conditions = serde_json::to_value(when).unwrap_or_default();
    let conditions = conditions.as_object().into_iter().flatten();
    let conditions = conditions.map(|(key, condition)| format!("{} {}", key.replace('_', " "), value(condition)));
    conditions.collect::<Vec<_>>().join(", ")
}
