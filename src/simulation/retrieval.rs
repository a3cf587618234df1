//! How well suggested posts serve those they are suggested to: ways of finding them, side by side.
//!
//! A feed is made for every viewer as of some days ago; the posts suggested first are valued by the hidden truth, which
//! owes nothing to what was shown, and the accounts suggested are looked for among those the viewer engaged with since.

use std::collections::BTreeSet;

use crate::domain::{AccountId, Action, Device, Origin, PostId, Truth, ViewerId};
use crate::model::engagement;
use crate::pipeline::{Context, Ledger, rank};

use super::behavior::{Encounter, tie};
use super::experiment::of_viewer;
use super::metrics::USER_VALUE;

/// So many suggested posts of a viewer's feed are looked at, from its top. Assumed.
pub const FIRST: usize = 20;

/// How well a way of finding suggested posts serves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Served {
    /// So many viewers were asked for.
    pub viewers: usize,
    /// The share of them to whom anything is suggested, 0..1.
    pub reached: f64,
    /// Posts that may be suggested to a viewer, on average.
    pub candidates: f64,
    /// What a place among the first [`FIRST`] brings a viewer by the hidden truth, in points of [`USER_VALUE`]; an empty
    /// place brings nothing.
    pub value: f64,
    /// The chance that a viewer likes the post of such a place, once it is looked at.
    pub like: f64,
    /// Of the accounts a viewer does not follow and engaged with later, the share that is suggested, 0..1; 0 where there
    /// are none.
    pub recall: f64,
}

/// Measures the policy of a context over all viewers of its world, each with the controls it has there, as of the
/// context's clock; what came after it is what the viewer engaged with later. `None` where the world has no hidden truth.
#[must_use]
pub fn served(context: &Context<'_>) -> Option<Served> {
    let world = context.world;
    let truth = world.truth.as_ref()?;
    let mut sums = Served { viewers: world.viewers.len(), ..Served::default() };
    let mut later = 0;
    for viewer in (0..world.viewers.len() as u32).map(ViewerId) {
        let context = of_viewer(context, viewer);
        let ledger = rank(&context);
        let first = suggested_first(&ledger);
        sums.reached += f64::from(u8::from(!first.is_empty()));
        let is_candidate = |origin: &&Origin| **origin == Origin::Suggested;
        sums.candidates += ledger.slate.origins.iter().filter(is_candidate).count() as f64;
        for &post in &first {
            let chances = encounter(&context, truth, post).chances();
            let points = USER_VALUE.iter().filter_map(|&(action, points)| Some(points * chances[action]?));
            sums.value += points.sum::<f64>() / FIRST as f64;
            sums.like += chances[Action::Like].unwrap_or(0.0) / FIRST as f64;
        }
        let suggested: BTreeSet<AccountId> = suggested_accounts(&context, &ledger);
        let engaged = engaged_later(&context);
        later += engaged.len();
        sums.recall += engaged.intersection(&suggested).count() as f64;
    }
    let viewers = world.viewers.len().max(1) as f64;
    let Served { reached, candidates, value, like, recall, .. } = sums;
    Some(Served {
        reached: reached / viewers,
        candidates: candidates / viewers,
        value: value / viewers,
        like: like / viewers,
        recall: recall / later.max(1) as f64,
        ..sums
    })
}

/// The suggested posts that stand first.
fn suggested_first(ledger: &Ledger) -> Vec<PostId> {
    let slate = &ledger.slate;
    let suggested = ledger.order().iter().filter(|&&row| slate.origins[row as usize] == Origin::Suggested);
    suggested.take(FIRST).map(|&row| slate.posts[row as usize]).collect()
}

/// Whose posts are suggested, whatever became of them.
fn suggested_accounts(context: &Context<'_>, ledger: &Ledger) -> BTreeSet<AccountId> {
    let suggested = ledger.found.iter().filter(|found| found.origin == Origin::Suggested);
    suggested.map(|found| context.world.post(found.post).author).collect()
}

/// The accounts it does not follow whose posts the viewer engaged with after the clock.
fn engaged_later(context: &Context<'_>) -> BTreeSet<AccountId> {
    let world = context.world;
    let later = world.impressions_of(context.viewer_id).filter(|impression| impression.at > context.now);
    let engaged = later.filter(|impression| engagement(impression) > 0.0);
    let authors = engaged.map(|impression| world.post(impression.post).author);
    authors.filter(|&author| author != context.account() && !world.follows(context.account(), author)).collect()
}

/// The post at the top of a phone, now.
fn encounter<'a>(context: &Context<'a>, truth: &'a Truth, id: PostId) -> Encounter<'a> {
    let (taste, post) = (&truth.tastes[context.viewer_id.0 as usize], context.world.post(id));
    Encounter {
        taste,
        tie: tie(taste, post.author),
        post,
        quality: truth.quality[id.0 as usize],
        position: 1,
        at: context.now,
        device: Device::Phone,
    }
}
