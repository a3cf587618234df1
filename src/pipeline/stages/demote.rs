//! Integrity demotions: fact-checked misinformation, repeat sharers, borderline posts (F20, F21, C6), and what is
//! suggested or like something the viewer hid (F36).

use std::borrow::Cow;

use crate::domain::{Origin, PostId};
use crate::model::embedding::cosine;
use crate::pipeline::{Column, Component, Context, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Range, Unit, Value};

/// Demote at all?
pub static ON: Knob = Knob::switch("demote.on", "Demotions", "Applies the demotions.", true, Basis::Card("step 5, C6"));

macro_rules! factor {
    ($static:ident, $key:literal, $name:literal, $default:literal, $basis:expr, $idle:literal, $doc:literal) => {
        #[doc = $doc]
        pub static $static: Knob =
            Knob::number($key, $name, $doc, Unit::Factor, ($default, 0.0, 1.0), $basis).idle($idle);
    };
}

factor!(
    MISINFORMATION,
    "demote.misinformation",
    "Misinformation",
    0.2,
    Basis::CardSizeAssumed("step 5"),
    "none here",
    "Multiplies the score of posts with misinformation identified by third-party fact-checkers."
);
factor!(
    REPEAT,
    "demote.repeat_misinformation",
    "Repeat sharers",
    0.5,
    Basis::CardSizeAssumed("step 5"),
    "no sharers",
    "Multiplies the score of posts of accounts that repeatedly shared misinformation."
);

/// From so many strikes on an account counts as a repeat sharer.
pub static STRIKES: Knob = Knob::whole(
    "demote.strikes",
    "Strikes",
    "From so many strikes on an account counts as a repeat sharer.",
    Unit::Times,
    (3, 1, 20),
    Basis::Assumed(""),
);

factor!(
    BORDERLINE,
    "demote.borderline",
    "Borderline",
    0.5,
    Basis::CardSizeAssumed("C6"),
    "none here",
    "What is left of the score of a post labeled wholly borderline; less borderline posts lose less."
);
factor!(
    SUGGESTED,
    "demote.suggested",
    "Suggested",
    0.75,
    Basis::Published("out-of-network factor 0.75, twitter/the-algorithm, 2023"),
    "no posts",
    "Multiplies the score of suggested posts."
);

/// How much a post just like a hidden one loses.
pub static SIMILAR: Knob = Knob::number(
    "demote.similar_to_hidden",
    "Like hidden",
    "How much of its score a post loses that is just like one the viewer hid.",
    Unit::Share,
    (0.7, 0.0, 1.0),
    Basis::CardSizeAssumed("control 3"),
)
.idle("none alike");

/// Similarity from which the loss begins.
pub static SIMILAR_FROM: Knob = Knob::number(
    "demote.similar_from",
    "Alike from",
    "Similarity to a hidden post from which the loss begins; 1 switches it off.",
    Unit::Share,
    (0.6, 0.0, 1.0),
    Basis::Assumed(""),
);

/// What makes two posts alike.
pub static SIMILAR_BY: Knob = Knob {
    key: "demote.similar_by",
    name: "Alike by",
    doc: "What makes a post like a hidden one: shared topics and hashtags, or who engages with it (its place in the embedding).",
    range: Range::Choice { default: "topics", choices: &["topics", "embedding"] },
    unit: Unit::None,
    basis: Basis::Assumed(""),
    idle: "by topics",
};

/// What its columns are for.
pub const REASONS: [&str; 5] =
    ["misinformation", "repeat_misinformation", "borderline", "suggested", "similar_to_hidden"];

/// The stage.
pub const STAGE: Stage = Stage {
    id: "demote",
    component: Component::IntegrityDemotions,
    doc: "Multiplies scores down: misinformation, repeat sharers, borderline posts, suggestions, and what is like a hidden post.",
    knobs: &[&ON, &MISINFORMATION, &REPEAT, &STRIKES, &BORDERLINE, &SUGGESTED, &SIMILAR, &SIMILAR_FROM, &SIMILAR_BY],
    reads_rules: false,
    run: Run::Factor(demote),
};

fn demote(context: &Context<'_>, slate: &Slate) -> Vec<Column> {
    let policy = context.policy;
    if !policy.is_on(&ON) {
        return Vec::new();
    }
    let number = |knob: &'static Knob| policy.number(knob);
    let (misinformation, repeat, strikes) = (number(&MISINFORMATION), number(&REPEAT), policy.whole(&STRIKES));
    let (borderline, suggested) = (number(&BORDERLINE), number(&SUGGESTED));
    let (loss, from) = (number(&SIMILAR), number(&SIMILAR_FROM));
    let either = |holds: bool, factor: f64| if holds { factor } else { 1.0 };
    let labeled = slate.misinformation.iter().map(|&labeled| either(labeled, misinformation));
    let repeated = slate.strikes.iter().map(|&count| either(count as usize >= strikes, repeat));
    let near = slate.borderline.iter().map(|&label| 1.0 - label * (1.0 - borderline));
    let unasked = slate.origins.iter().map(|&origin| either(origin == Origin::Suggested, suggested));
    let likeness = likeness(context, slate);
    let alike = likeness.iter().map(|likeness| 1.0 - loss * excess(*likeness, from));
    let [false_claims, sharers, close_to, out_of_network, like_hidden] = REASONS;
    let columns = [
        Column::times(false_claims, Some(&MISINFORMATION), labeled),
        Column::times(sharers, Some(&REPEAT), repeated),
        Column::times(close_to, Some(&BORDERLINE), near),
        Column::times(out_of_network, Some(&SUGGESTED), unasked),
        Column::times(like_hidden, Some(&SIMILAR), alike),
    ];
    columns.into_iter().flatten().collect()
}

/// How like a hidden post each row is, 0..1: by topics and hashtags as the slate has it, or the cosine of their places.
fn likeness<'a>(context: &Context<'_>, slate: &'a Slate) -> Cow<'a, [f64]> {
    if context.policy.value(&SIMILAR_BY) != Value::Choice("embedding") || context.viewer.hidden.is_empty() {
        return Cow::Borrowed(&slate.similar_to_hidden);
    }
    let embedding = context.history.embedding(context.world);
    let hidden: Vec<&[f32]> = context.viewer.hidden.iter().filter_map(|&post| embedding.post(post)).collect();
    let greatest = |&post: &PostId| {
        let near = |place: &[f32]| hidden.iter().map(|other| cosine(place, other)).fold(0.0, f64::max);
        embedding.post(post).map_or(0.0, near)
    };
    slate.posts.iter().map(greatest).collect()
}

/// How far a similarity lies beyond `from`, as a share of what lies beyond; 0 where `from` is 1.
pub(super) fn excess(similarity: f64, from: f64) -> f64 {
    if from < 1.0 { ((similarity - from) / (1.0 - from)).max(0.0) } else { 0.0 }
}
