//! What a step waits for, checked against what the app knows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{AccountId, Action, PostId, ViewerId};
use crate::learn::Link;
use crate::policy::{Knob, Value};

use super::{Facts, PostPlace, Question};

/// What a step waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A knob is turned.
    Turn(&'static Knob, Turned),
    /// A post is selected.
    Select(PostPlace),
    /// Something is done in the phone.
    Act {
        /// What.
        deed: Deed,
        /// With which post, or with whose; `None` for any.
        on: Option<PostPlace>,
    },
    /// A view, a component of the diagram or a term is open.
    Open(Link),
    /// Another viewer's feed is shown.
    Viewer(ViewerId),
    /// A question is answered.
    Answer(Question),
}

/// Where a knob is to stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turned {
    /// At this value.
    To(Value),
    /// At this number or above.
    AtLeast(f64),
    /// At this number or below.
    AtMost(f64),
    /// Anywhere but at its default.
    Away,
    /// At its default.
    Back,
}

/// What can be done with a post, or with its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Like it.
    Like,
    /// Comment on it.
    Comment,
    /// Save it.
    Save,
    /// Send it to somebody.
    Share,
    /// Hide it.
    Hide,
    /// Mute its author.
    Mute,
    /// Make its author a close friend.
    CloseFriend,
    /// Make its author a favorite.
    Favorite,
    /// Follow its author.
    Follow,
}

impl Deed {
    /// The action it is, where it is one.
    #[must_use]
    pub const fn action(self) -> Option<Action> {
        match self {
            Deed::Like => Some(Action::Like),
            Deed::Comment => Some(Action::Comment),
            Deed::Save => Some(Action::Save),
            Deed::Share => Some(Action::Share),
            Deed::Hide | Deed::Mute | Deed::CloseFriend | Deed::Favorite | Deed::Follow => None,
        }
    }
}

impl Condition {
    /// Does it hold now?
    #[must_use]
    pub fn holds(&self, facts: &Facts<'_>) -> bool {
        match self {
            Condition::Turn(knob, turned) => turned.holds(knob, facts.policy.value(knob)),
            Condition::Select(place) => facts.selected.is_some() && place.post(facts) == facts.selected,
            Condition::Act { deed, on } => {
                (on.is_none() || facts.target.is_some()) && was_done(*deed, facts.target, facts)
            }
            Condition::Open(link) => is_open(link, facts),
            Condition::Viewer(viewer) => facts.viewer == *viewer,
            Condition::Answer(question) => facts.answer.is_some_and(|answer| question.is_right(answer, facts)),
        }
    }
}

impl Turned {
    /// Does a knob that stands at `value` stand there?
    #[must_use]
    pub fn holds(self, knob: &Knob, value: Value) -> bool {
        match (self, value) {
            (Turned::To(wanted), value) => wanted == value,
            (Turned::AtLeast(least), Value::Number(number)) => number >= least,
            (Turned::AtMost(most), Value::Number(number)) => number <= most,
            (Turned::Away, value) => value != knob.default(),
            (Turned::Back, value) => value == knob.default(),
            _ => false,
        }
    }
}

/// Was it done with that post; where none is given, with any that the world does not say it of?
fn was_done(deed: Deed, post: Option<PostId>, facts: &Facts<'_>) -> bool {
    if let Some(action) = deed.action() {
        return facts.did(post, action);
    }
    let author = post.map(|post| facts.world.post(post).author);
    let (now, before) = (facts.controls, facts.world.viewer(facts.viewer));
    let accounts = |now: &[AccountId], before: &[AccountId]| has(now, before, author);
    match deed {
        Deed::Hide => has(&now.hidden, &before.hidden, post),
        Deed::Mute => accounts(&now.muted, &before.muted),
        Deed::CloseFriend => accounts(&now.close_friends, &before.close_friends),
        Deed::Favorite => accounts(&now.favorites, &before.favorites),
        _ => accounts(facts.follows, &facts.world.account(before.account).follows),
    }
}

fn has<T: PartialEq>(now: &[T], before: &[T], wanted: Option<T>) -> bool {
    match wanted {
        Some(wanted) => now.contains(&wanted),
        None => now.iter().any(|one| !before.contains(one)),
    }
}

fn is_open(link: &Link, facts: &Facts<'_>) -> bool {
    use crate::learn::View;
    match link {
        Link::View(view) => facts.view == *view,
        Link::Component(component) => facts.view == View::Diagram && facts.component == Some(component.id()),
        Link::Term(term) => facts.view == View::Glossary && facts.term == Some(*term),
        Link::Step(_) | Link::Knob(_) | Link::Web(_) => false,
    }
}
