//! Explore's own value model: saves above likes, and "see less" against (R02).
//!
//! Its form is published: EV = W_click · P(click) + W_like · P(like) − W_see_less · P(see less) + … (2023), and that a save
//! weighs more than a like (2019), both second-hand. No weight is.

use crate::domain::Action;
use crate::pipeline::stages::merge;
use crate::pipeline::{Component, Run, Stage};
use crate::policy::{Basis, Knob, Unit, Value};

macro_rules! weight {
    ($static:ident, $key:literal, $name:literal, $default:literal, $low:literal, $high:literal, $doc:literal) => {
        #[doc = $doc]
        pub static $static: Knob = Knob::number(
            $key,
            $name,
            $doc,
            Unit::Weight,
            ($default, -500.0, 500.0),
            Basis::Assumed("the value model of Explore is published without its weights"),
        )
        .reaching($low, $high)
        .idle("no video");
    };
}

weight!(LIKE, "explore.like", "Like", 1.0, 0.0, 5.0, "What the probability of a like counts in Explore.");
weight!(COMMENT, "explore.comment", "Comment", 4.0, 0.0, 20.0, "What the probability of a comment counts in Explore.");
weight!(SAVE, "explore.save", "Save", 6.0, 0.0, 20.0, "What the probability of a save counts in Explore.");
weight!(
    SHARE,
    "explore.share",
    "Share",
    8.0,
    0.0,
    20.0,
    "What the probability of sending it to somebody counts in Explore."
);
weight!(
    TAP,
    "explore.profile_tap",
    "Profile tap",
    3.0,
    0.0,
    20.0,
    "What the probability of opening the author's profile counts in Explore."
);
weight!(
    DWELL,
    "explore.dwell",
    "Dwell",
    0.5,
    0.0,
    5.0,
    "What the probability of staying three seconds or more counts in Explore."
);
weight!(
    WATCH,
    "explore.watch",
    "Watch",
    1.0,
    0.0,
    5.0,
    "What the probability of watching half of a video or reel counts in Explore."
);
weight!(
    HIDE,
    "explore.see_less",
    "See less",
    -60.0,
    -200.0,
    0.0,
    "What the probability of hiding it, or asking to see less of it, counts in Explore."
);

/// The stage.
pub const STAGE: Stage = Stage {
    id: merge::STAGE.id,
    component: Component::MergeScores,
    doc: "Adds up weight × probability over the actions into one value, with weights of its own; “see less” counts against.",
    knobs: &[&LIKE, &COMMENT, &SAVE, &SHARE, &TAP, &DWELL, &WATCH, &HIDE],
    reads_rules: false,
    run: Run::Value(|context, predicted| merge::merged(context, predicted, weight)),
};

/// The weight of an action.
#[must_use]
pub fn weight(action: Action) -> &'static Knob {
    match action {
        Action::Like => &LIKE,
        Action::Comment => &COMMENT,
        Action::Save => &SAVE,
        Action::Share => &SHARE,
        Action::ProfileTap => &TAP,
        Action::Dwell => &DWELL,
        Action::Watch => &WATCH,
        Action::Hide => &HIDE,
    }
}

/// The weight of an action where nobody turned it.
pub(super) fn usual_weight(action: Action) -> f64 {
    match weight(action).default() {
        Value::Number(number) => number,
        Value::Switch(_) | Value::Choice(_) => 0.0,
    }
}
