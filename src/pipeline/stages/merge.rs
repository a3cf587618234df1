//! Merging: the likelihoods of a post become one value, in the same way for everyone (F15, F16).

use crate::domain::{Action, PerAction};
use crate::pipeline::{Column, Component, Context, Op, Run, Stage};
use crate::policy::{Basis, Knob, Unit};

use super::weights::weights;

weights! {
    "the card publishes no weight";
    Like LIKE "weight.like" "Like" 1.0 (0.0, 5.0)
        "What the probability of a like counts.";
    Comment COMMENT "weight.comment" "Comment" 6.0 (0.0, 20.0)
        "What the probability of a comment counts.";
    Save SAVE "weight.save" "Save" 4.0 (0.0, 20.0)
        "What the probability of a save counts.";
    Share SHARE "weight.share" "Share" 8.0 (0.0, 20.0)
        "What the probability of sending it to somebody counts.";
    ProfileTap TAP "weight.profile_tap" "Profile tap" 3.0 (0.0, 20.0)
        "What the probability of opening the author's profile counts.";
    Dwell DWELL "weight.dwell" "Dwell" 0.5 (0.0, 5.0)
        "What the probability of staying three seconds or more counts.";
    Watch WATCH "weight.watch" "Watch" 1.0 (0.0, 5.0)
        "What the probability of watching half of a video or reel counts.";
    Hide HIDE "weight.hide" "Hide" -40.0 (-100.0, 0.0)
        "What the probability of hiding, reporting or not being interested counts; below zero it lowers.";
}

/// The stage.
pub const STAGE: Stage = Stage {
    id: "merge",
    component: Component::MergeScores,
    doc: "Adds up weight × probability over the actions into one value; the weights are the same for everyone.",
    knobs: WEIGHTS,
    reads_rules: false,
    run: Run::Value(|context, predicted| merged(context, predicted, weight)),
};

/// One column per action, weight × probability; 0 where the action is not defined.
pub(super) fn merged(
    context: &Context<'_>,
    predicted: &PerAction<Vec<f64>>,
    weight: fn(Action) -> &'static Knob,
) -> Vec<Column> {
    let column = |(action, probabilities): (Action, &Vec<f64>)| {
        let knob = weight(action);
        let weight = context.policy.number(knob);
        let contribution = |&p: &f64| if p.is_nan() { 0.0 } else { weight * p };
        let values = probabilities.iter().map(contribution).collect();
        Column { reason: action.key().into(), knob: Some(knob), op: Op::Add, values }
    };
    predicted.iter().map(column).collect()
}
