//! An author's or a topic's second, third … post counts for less in Explore (C9).
//!
//! That an author's weight falls as more of it is shown is published for Explore (2019, second-hand); the sizes are ours.

use std::collections::BTreeMap;

use crate::pipeline::stages::author_decay;
use crate::pipeline::{Column, Component, Context, Run, Slate, Stage, score_order};
use crate::policy::{Basis, Knob, Range, Unit, Value};

/// What an author's next post keeps.
pub static AUTHOR_NEXT: Knob = Knob::number(
    "explore.author_next",
    "Author’s next",
    "What each further post of the same author keeps of its score in Explore.",
    Unit::Factor,
    (0.6, 0.0, 1.0),
    Basis::Assumed("that it falls is published for Explore, 2019 (second-hand)"),
)
.idle("one each");

/// What a topic's next post keeps.
pub static TOPIC_NEXT: Knob = Knob::number(
    "explore.topic_next",
    "Topic’s next",
    "What each further post with the same heaviest topic keeps of its score in Explore.",
    Unit::Factor,
    (0.97, 0.0, 1.0),
    Basis::Assumed(""),
)
.idle("one each");

/// What counts as the same topic?
pub static NEXT_BY: Knob = Knob {
    key: "explore.next_by",
    name: "Topic’s next by",
    doc: "What “Topic’s next” counts: posts with the same heaviest topic, or posts of the same cluster, which are found by who engages with whom.",
    range: Range::Choice { default: "topics", choices: &["topics", CLUSTERS] },
    unit: Unit::None,
    basis: Basis::Assumed(
        "that a cluster’s weight falls as more of it is shown is published for Explore, 2019 (second-hand)",
    ),
    idle: "by topics",
};

const CLUSTERS: &str = "clusters";

/// What its columns are for; where it goes by clusters, the second is [`author_decay::CLUSTER_REASON`].
pub const REASONS: [&str; 2] = [author_decay::REASON, "topic_decay"];

/// The stage.
pub const STAGE: Stage = Stage {
    id: author_decay::STAGE.id,
    component: Component::AuthorDiversity,
    doc: "Multiplies the score of an author's, then of a topic's, second, third … post by a factor that falls with each.",
    knobs: &[&AUTHOR_NEXT, &TOPIC_NEXT, &NEXT_BY],
    reads_rules: false,
    run: Run::Score(decay),
};

/// next^k, where k posts of the same author (topic, cluster) stand before it in the score order at that point.
fn decay(context: &Context<'_>, slate: &Slate, scores: &[f64]) -> Vec<Column> {
    let (author, topic) = (context.policy.number(&AUTHOR_NEXT), context.policy.number(&TOPIC_NEXT));
    let [by_author, by_topic] = REASONS;
    let authors: Vec<Option<u32>> = slate.author_places.iter().copied().map(Some).collect();
    let of_authors = falling(scores, &authors, author);
    let scores: Vec<f64> = scores.iter().zip(&of_authors).map(|(score, factor)| score * factor).collect();
    let is_by_cluster = topic < 1.0 && context.policy.value(&NEXT_BY) == Value::Choice(CLUSTERS);
    let (keys, by_topic) = match is_by_cluster {
        true => (clusters(context, slate), author_decay::CLUSTER_REASON),
        false => (topics(context, slate), by_topic),
    };
    let of_topics = falling(&scores, &keys, topic);
    let columns = [
        Column::times(by_author, Some(&AUTHOR_NEXT), of_authors.iter().copied()),
        Column::times(by_topic, Some(&TOPIC_NEXT), of_topics.iter().copied()),
    ];
    columns.into_iter().flatten().collect()
}

/// Each row's heaviest topic.
fn topics(context: &Context<'_>, slate: &Slate) -> Vec<Option<u32>> {
    slate.posts.iter().map(|&post| context.world.post(post).topics.top().map(|topic| topic.0)).collect()
}

/// Each row's cluster.
fn clusters(context: &Context<'_>, slate: &Slate) -> Vec<Option<u32>> {
    let clusters = context.history.clusters(context.world);
    slate.posts.iter().map(|&post| clusters.of_post(post).map(|cluster| cluster as u32)).collect()
}

/// Each row's factor: next to the power of how many rows with the same key stand before it; 1 for a row without one.
fn falling(scores: &[f64], keys: &[Option<u32>], next: f64) -> Vec<f64> {
    let mut ahead: BTreeMap<u32, i32> = BTreeMap::new();
    let mut factors = vec![1.0; scores.len()];
    for row in score_order(scores) {
        let Some(key) = keys[row as usize] else { continue };
        let ahead = ahead.entry(key).or_default();
        factors[row as usize] = next.powi(*ahead);
        *ahead += 1;
    }
    factors
}
