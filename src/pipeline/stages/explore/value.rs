//! Explore's own value model: saves above likes, and "see less" against (R02).
//!
//! Its form is published: EV = W_click · P(click) + W_like · P(like) − W_see_less · P(see less) + … (2023), and that a save
//! weighs more than a like (2019), both second-hand. No weight is.

use crate::domain::Action;
use crate::pipeline::stages::merge;
use crate::pipeline::stages::weights::weights;
use crate::pipeline::{Component, Run, Stage};
use crate::policy::{Basis, Knob, Unit, Value};

weights! {
    "the value model of Explore is published without its weights";
    Like LIKE "explore.like" "Like" 1.0 (0.0, 5.0)
        "What the probability of a like counts in Explore.";
    Comment COMMENT "explore.comment" "Comment" 4.0 (0.0, 20.0)
        "What the probability of a comment counts in Explore.";
    Save SAVE "explore.save" "Save" 6.0 (0.0, 20.0)
        "What the probability of a save counts in Explore.";
    Share SHARE "explore.share" "Share" 8.0 (0.0, 20.0)
        "What the probability of sending it to somebody counts in Explore.";
    ProfileTap TAP "explore.profile_tap" "Profile tap" 3.0 (0.0, 20.0)
        "What the probability of opening the author's profile counts in Explore.";
    Dwell DWELL "explore.dwell" "Dwell" 0.5 (0.0, 5.0)
        "What the probability of staying three seconds or more counts in Explore.";
    Watch WATCH "explore.watch" "Watch" 1.0 (0.0, 5.0)
        "What the probability of watching half of a video or reel counts in Explore.";
    Hide HIDE "explore.see_less" "See less" -60.0 (-200.0, 0.0)
        "What the probability of hiding it, or asking to see less of it, counts in Explore.";
}

/// The stage.
pub const STAGE: Stage = Stage {
    id: merge::STAGE.id,
    component: Component::MergeScores,
    doc: "Adds up weight × probability over the actions into one value, with weights of its own; “see less” counts against.",
    knobs: WEIGHTS,
    reads_rules: false,
    run: Run::Value(|context, predicted| merge::merged(context, predicted, weight)),
};

/// The weight of an action where nobody turned it.
pub(super) fn usual_weight(action: Action) -> f64 {
    match weight(action).default() {
        Value::Number(number) => number,
        Value::Switch(_) | Value::Choice(_) => 0.0,
    }
}
