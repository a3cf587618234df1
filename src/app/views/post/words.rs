//! What the parts of a post's story are called.

use crate::domain::{Media, Post};
use crate::learn::{Named, term_named};
use crate::pipeline::{Ledger, Step, ordinal};
use crate::policy::{Knob, Policy};

/// A step of the score: `Freshness`, `Close friend`, the label of a rule of one's own.
pub(super) fn step(policy: &Policy, ledger: &Ledger, row: u32, step: &Step<'_>) -> String {
    match &*step.column.reason {
        "author_decay" => format!("Author’s {} post", ordinal(place_of_author(ledger, row))),
        id => reason(policy, id, step.column.knob),
    }
}

/// The term that explains a step of the score: which post of its author it is, the decay does.
pub(super) fn step_named(policy: &Policy, ledger: &Ledger, row: u32, step: &Step<'_>) -> Option<Named> {
    let named = term_named(&reason(policy, &step.column.reason, step.column.knob))?;
    let name = self::step(policy, ledger, row, step);
    let part = if &*step.column.reason == "author_decay" { (0, name.len()) } else { named.part };
    Some(Named { part, ..named })
}

/// What a step of the score stands for, whichever post it is: `Freshness`, the label of a rule of one's own.
pub(in crate::app::views) fn reason(policy: &Policy, id: &str, knob: Option<&'static Knob>) -> String {
    match id {
        "normalized" => "Normalized".to_owned(),
        "freshness" => "Freshness".to_owned(),
        "close_friends" => "Close friend".to_owned(),
        "favorites" => "Favorite".to_owned(),
        "misinformation" => "Fact check".to_owned(),
        "repeat_misinformation" => "Repeat sharer".to_owned(),
        "similar_to_hidden" => "Like one you hid".to_owned(),
        "author_decay" => "Author decay".to_owned(),
        "topic_decay" => "Topic’s next".to_owned(),
        "cluster_decay" => "Cluster decay".to_owned(),
        "led_lately" => "Led lately".to_owned(),
        id if knob.is_none() => {
            policy.rules.iter().find(|rule| rule.id == id).map_or(id, |rule| rule.label.as_str()).to_owned()
        }
        id => knob.map_or(id, |knob| knob.name).to_owned(),
    }
}

/// How many of the author's posts stand at or before this one when the decay counts them: 1 for its best.
fn place_of_author(ledger: &Ledger, row: u32) -> usize {
    let scores = ledger.scores_after("demote");
    let key = |row: u32| (scores[row as usize], std::cmp::Reverse(row));
    let rows = ledger.slate.rows_of(ledger.slate.authors[row as usize]);
    let own = key(row);
    1 + rows.iter().filter(|&&other| other != row && key(other) > own).count()
}

/// The form of a post: `Carousel of 4`, `Reel`.
pub(super) fn form(post: &Post) -> String {
    match (post.media, post.slides) {
        (Media::Carousel, Some(slides)) => format!("Carousel of {slides}"),
        (Media::Carousel, None) => "Carousel".to_owned(),
        (Media::Photo, _) => "Photo".to_owned(),
        (Media::Video, _) => "Video".to_owned(),
        (Media::Reel, _) => "Reel".to_owned(),
    }
}
