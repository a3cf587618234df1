//! A rule while it is written: kept beside the document until it is added or put in place.

use egui::{Id, Ui};

use crate::app::state::State;
use crate::pipeline::{Context, Run, stages};
use crate::policy::{Policy, Rule, When};

/// A rule being written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// Which rule it is to replace; `None` for a new one.
    pub(super) at: Option<usize>,
    /// As it stands.
    pub(super) rule: Rule,
}

/// What a new rule multiplies by. Assumed.
const FACTOR: f64 = 1.25;

impl Draft {
    /// The rule being written, if one is; one whose rule is gone is gone too.
    pub(super) fn load(ui: &Ui, state: &State) -> Option<Draft> {
        let draft: Option<Draft> = ui.data(|data| data.get_temp(id()));
        draft.filter(|draft| draft.at.is_none_or(|at| at < state.document.policy.rules.len()))
    }

    /// Keeps it for the next frame; `None` closes the editor.
    pub(super) fn store(ui: &Ui, draft: Option<Draft>) {
        ui.data_mut(|data| match draft {
            Some(draft) => {
                data.insert_temp(id(), draft);
            }
            None => data.remove::<Draft>(id()),
        });
    }

    /// A new rule without a condition, its id free in the policy.
    pub(super) fn new(policy: &Policy) -> Draft {
        let is_free = |id: &String| policy.rules.iter().all(|rule| rule.id != *id);
        let id = (1u32..).map(|number| format!("rule-{number}")).find(is_free).unwrap_or_default();
        Draft { at: None, rule: Rule { id, label: String::new(), on: true, factor: FACTOR, when: When::default() } }
    }

    /// What is still missing before it can be used.
    pub(super) fn missing(&self) -> Option<&'static str> {
        if self.rule.when.is_empty() {
            Some("Add a condition")
        } else if self.rule.label.trim().is_empty() {
            Some("Give it a name")
        } else {
            None
        }
    }
}

fn id() -> Id {
    Id::unique("rule draft")
}

/// How many candidates a rule matches, whether it is on or off and whatever its factor.
pub(super) fn matched(state: &State, rule: &Rule) -> usize {
    let Run::Factor(boost) = stages::boost::STAGE.run else { return 0 };
    // A rule alone in a policy of defaults, with a factor that shows: its column marks what it matches.
    let rule = Rule { on: true, factor: 2.0, ..rule.clone() };
    let policy = Policy { rules: vec![rule.clone()], ..Policy::defaults() };
    let context = Context { policy: &policy, ..state.results.context() };
    let columns = boost(&context, &state.results.ledger.slate);
    let own = columns.iter().find(|column| column.knob.is_none() && *column.reason == *rule.id);
    own.map_or(0, |column| column.values.iter().filter(|&&factor| factor != 1.0).count())
}
