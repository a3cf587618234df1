//! Where a link in a text leads.

use crate::pipeline::{Component, knobs};
use crate::policy::Knob;

use super::{View, term, tour};

/// Where a link in a text leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// A term of the glossary: `term:score`.
    Term(&'static str),
    /// A component of the diagram: `component:boosts-library`.
    Component(Component),
    /// A step of the tour, counted from 0: `step:normalize`.
    Step(usize),
    /// A knob: `knob:boost.holiday`.
    Knob(&'static Knob),
    /// A view: `view:try-it`.
    View(View),
    /// A page on the web.
    Web(String),
}

impl Link {
    /// Reads where a link leads.
    ///
    /// # Errors
    /// With what is wrong, where it leads nowhere.
    pub fn parse(target: &str) -> Result<Link, String> {
        let (kind, name) = target.split_once(':').ok_or_else(|| format!("{target} names no kind of place"))?;
        let found = match kind {
            "term" => term(name).map(|term| Link::Term(term.id())),
            "component" => Component::ALL.into_iter().find(|component| component.id() == name).map(Link::Component),
            "step" => tour().iter().position(|step| step.section.id == name).map(Link::Step),
            "knob" => knobs().iter().copied().find(|knob| knob.key == name).map(Link::Knob),
            "view" => View::with_id(name).map(Link::View),
            "https" => Some(Link::Web(target.to_owned())),
            _ => return Err(format!("{kind} is no kind of place")),
        };
        found.ok_or_else(|| format!("there is no {kind} {name}"))
    }
}
