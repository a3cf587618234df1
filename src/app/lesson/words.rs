//! What a lesson's numbers and tasks are in words.

use crate::app::numbers;
use crate::app::words;
use crate::domain::World;
use crate::learn::Link;
use crate::learn::lesson::{Amount, Condition, Deed, Turned};

/// A live number as a text says it.
#[must_use]
pub fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Count(count) => numbers::count(*count),
        Amount::Percent(share) => numbers::percent(*share),
        Amount::Score(score) => numbers::score(*score),
        Amount::Factor(factor) => numbers::factor(*factor),
        Amount::Places(places) => numbers::places(*places),
        Amount::Number(number) if number.abs() < 1.0 => numbers::fixed(*number, 3),
        Amount::Number(number) => numbers::fixed(*number, 1),
        Amount::Age(hours) => numbers::age(*hours),
        Amount::Knob(knob, value) => words::value(knob, *value),
        Amount::Words(words) => words.clone(),
    }
}

/// What a step asks, in a few words.
#[must_use]
pub fn task(condition: &Condition, world: &World) -> String {
    match condition {
        Condition::Turn(knob, turned) => {
            let at = |number| words::value(knob, crate::policy::Value::Number(number));
            match turned {
                Turned::To(value) => format!("Turn {} to {}", knob.name, words::value(knob, *value)),
                Turned::AtLeast(least) => format!("Turn {} to {} or more", knob.name, at(*least)),
                Turned::AtMost(most) => format!("Turn {} to {} or less", knob.name, at(*most)),
                Turned::Away => format!("Turn {} away from its default", knob.name),
                Turned::Back => format!("Turn {} back to its default", knob.name),
            }
        }
        Condition::Select(_) => "Select the post".to_owned(),
        Condition::Act { deed, .. } => deed_words(*deed).to_owned(),
        Condition::Open(link) => match link {
            Link::Component(component) => format!("Open {}", component.name()),
            Link::Term(term) => {
                format!("Open {}", crate::learn::term(term).map_or(*term, |term| term.name()))
            }
            Link::View(view) => format!("Open {}", view.name()),
            _ => "Open it".to_owned(),
        },
        Condition::Viewer(viewer) => {
            format!("Show the feed of {}", world.account(world.viewer(*viewer).account).id)
        }
        Condition::Answer(question) => question.ask.clone(),
    }
}

const fn deed_words(deed: Deed) -> &'static str {
    match deed {
        Deed::Like => "Like the post",
        Deed::Comment => "Comment on the post",
        Deed::Save => "Save the post",
        Deed::Share => "Share the post",
        Deed::Hide => "Hide the post",
        Deed::Mute => "Mute the author",
        Deed::CloseFriend => "Make the author a close friend",
        Deed::Favorite => "Make the author a favorite",
        Deed::Follow => "Follow the author",
    }
}
