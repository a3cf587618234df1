//! How often accounts post.

use crate::domain::Kind;
use crate::policy::{Basis, Knob, Unit};

use super::super::random;
use super::options::{Options, POSTS};
use super::people::Inhabitant;
use super::roster::Roster;

/// How unequal accounts post.
pub(super) static SIGMA: Knob = Knob::number(
    "posts.sigma",
    "Posting, spread",
    "Deviation of the logarithm of how often accounts post.",
    Unit::None,
    (1.3, 0.0, 3.0),
    Basis::Assumed(
        "a few accounts post daily; the median of one a week is Manikonda, Hu and Kambhampati 2014, https://arxiv.org/abs/1410.8099",
    ),
);

/// How much more often than a person creators, businesses and repeat sharers post; assumed.
const CREATOR_POSTS: f64 = 1.6;
const BUSINESS_POSTS: f64 = 1.4;
const SHARER_POSTS: f64 = 3.0;
/// Nobody is further from the median than so many deviations: about two posts a day.
const FURTHEST: f64 = 2.0;

/// How many posts are drawn for each account; with those given they sum to the option, as far as accounts allow.
pub(super) fn counts(options: &Options, people: &[Inhabitant], roster: &Roster) -> Vec<usize> {
    let rates: Vec<f64> = people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let draw = random::normal(&mut random::stream(options.seed, "posts, how many", at));
            let more = match person.kind {
                Kind::Person => 1.0,
                Kind::Creator => CREATOR_POSTS,
                Kind::Business => BUSINESS_POSTS,
            };
            let sharer = if person.repeat_sharer { SHARER_POSTS } else { 1.0 };
            let pace = roster.people.get(at).map_or(1.0, |resident| resident.pace);
            pace * more * sharer * (options.number(&SIGMA) * draw.clamp(-FURTHEST, FURTHEST)).exp()
        })
        .collect();
    apportion(options.whole(&POSTS).saturating_sub(roster.posts.len()), &rates)
}

/// Whole numbers in proportion to the rates that sum to `total`, by largest remainder; of equal ones the first.
fn apportion(total: usize, rates: &[f64]) -> Vec<usize> {
    let sum: f64 = rates.iter().sum();
    let exact: Vec<f64> = rates.iter().map(|rate| total as f64 * rate / sum).collect();
    let mut counts: Vec<usize> = exact.iter().map(|share| share.floor() as usize).collect();
    let mut order: Vec<usize> = (0..rates.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()).then(a.cmp(&b)));
    let left = total.saturating_sub(counts.iter().sum());
    for at in order.into_iter().take(left) {
        counts[at] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn shares_are_whole_and_sum_to_the_total() {
        assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
        assert_eq!(apportion(0, &[1.0]), [0]);
        assert!(apportion(5, &[]).is_empty());
    }
}
