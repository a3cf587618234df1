//! The light ranker: few attributes, one dot product, and the best go on to the full model (R02).

use crate::domain::PerAction;
use crate::model::{Light, Onlooker};
use crate::pipeline::stages::predict;
use crate::pipeline::{Component, Context, Run, Shortlist, Slate, Stage};
use crate::policy::{Basis, Knob, Unit};

use super::value;

/// So many go on.
pub static KEEP: Knob = Knob::whole(
    "explore.keep",
    "Light ranker keeps",
    "So many candidates the light ranker lets go on to the full model.",
    Unit::Posts,
    (100, 1, 20_000),
    Basis::Published("100 after the early ranking, card of Explore, July 2025 (second-hand)"),
)
.reaching(1.0, 500.0);

/// The stage.
pub const STAGE: Stage = Stage {
    id: "shortlist",
    component: Component::ScoresModel,
    doc: "Ranks the candidates by one dot product over few attributes, and lets the best go on to the full model.",
    knobs: &[&KEEP],
    reads_rules: false,
    run: Run::Shortlist(shortlist),
};

/// What a post drops out for that the light ranker puts too low.
pub const REASON: &str = "light_ranker";

/// The light model stands for the value model as it is where nobody turned it: it is trained less often than the weights
/// of the value model are turned. So what it loses grows with how far they are turned.
fn shortlist(context: &Context<'_>, slate: &Slate) -> Shortlist {
    let weights = PerAction::from_fn(value::usual_weight);
    let light = Light::new(context.model, predict::categories(context.policy), &weights);
    let moment = predict::moment(context);
    let onlooker = Onlooker::new(&moment).knowing(context.facts);
    let scores = slate.posts.iter().map(|&post| light.value(&onlooker, post)).collect();
    Shortlist::new(slate, scores, context.policy.whole(&KEEP))
}
