//! The same post as predicted for two people: the probabilities differ, the weights do not (F16).

use crate::domain::{Action, PostId};
use crate::pipeline::Ledger;
use crate::pipeline::stages::merge;
use crate::policy::Policy;

/// One prediction of one post, for two people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// The post, a candidate for both.
    pub post: PostId,
    /// What is predicted of it.
    pub action: Action,
    /// How likely the first and the second are to do it, 0..1.
    pub probabilities: [f64; 2],
}

/// The prediction that sets two people's feeds most apart, by weight times difference, among the posts that both could be
/// shown and that are `told`; of equals the newest post, then the first action. `None` where they share none.
#[must_use]
pub fn contrast(policy: &Policy, first: &Ledger, second: &Ledger, told: impl Fn(PostId) -> bool) -> Option<Contrast> {
    let shared = (0u32..).zip(&first.slate.posts).filter(|(_, post)| told(**post));
    let shared = shared.filter_map(|(row, &post)| Some((post, row, second.slate.row_of(post)?)));
    let pairs = shared.flat_map(|(post, own, other)| {
        Action::ALL.into_iter().filter_map(move |action| {
            let probabilities = [first.probability(own, action)?, second.probability(other, action)?];
            Some(Contrast { post, action, probabilities })
        })
    });
    let apart = |contrast: &Contrast| {
        let [first, second] = contrast.probabilities;
        (policy.number(merge::weight(contrast.action)) * (first - second)).abs()
    };
    // Of equals `max_by` answers the last.
    pairs.collect::<Vec<_>>().into_iter().rev().max_by(|a, b| apart(a).total_cmp(&apart(b)))
}
