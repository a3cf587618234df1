//! What one kind of data does to a feed: the feed with it, held against the feed without it.

use crate::domain::PostId;
use crate::model::Category;
use crate::policy::{Policy, Value};

use super::stages::predict;
use super::{Changed, Context, Ledger, ranks, rerank};

/// What one kind of data does to a feed, everything else as it is set.
#[derive(Clone, Debug, PartialEq)]
pub struct DataEffect {
    /// The kind.
    pub category: Category,
    /// Is it used now?
    pub on: bool,
    /// Posts that are ranked.
    pub of: usize,
    /// Posts that stand elsewhere without it.
    pub moved: usize,
    /// Places between the two, the mean over those that stand elsewhere; 0 where none does.
    pub mean: f64,
    /// The post with the most places between the two, the higher one with the data where several have: how many places
    /// higher it stands with the data than without. `None` where none stands elsewhere.
    pub farthest: Option<(PostId, i64)>,
}

/// What each kind of data does to the feed that `ledger` describes, in the order of the kinds. The feed is ranked once more
/// for each, from the predictions on; a feed by time stays as it is.
#[must_use]
pub fn data_effects(context: &Context<'_>, ledger: &Ledger) -> Vec<DataEffect> {
    Category::ALL.into_iter().map(|category| data_effect(context, ledger, category)).collect()
}

/// What one kind of data does to it.
#[must_use]
pub fn data_effect(context: &Context<'_>, ledger: &Ledger, category: Category) -> DataEffect {
    let knob = predict::switch(category);
    let on = context.policy.is_on(knob);
    let mut policy: Policy = context.policy.clone();
    // A switch takes both of its positions.
    let _accepted = policy.set(knob, Value::Switch(!on));
    let mut other = ledger.clone();
    rerank(&Context { policy: &policy, ..*context }, &mut other, Changed::Policy(context.policy));
    let (with, without) = if on { (ledger, &other) } else { (&other, ledger) };
    between(category, on, with, without)
}

fn between(category: Category, on: bool, with: &Ledger, without: &Ledger) -> DataEffect {
    let (before, after) = (ranks(with.order()), ranks(without.order()));
    let places = |(&with, &without): (&u32, &u32)| i64::from(without) - i64::from(with);
    let gained: Vec<i64> = before.iter().zip(&after).map(places).collect();
    let moved: Vec<i64> = gained.iter().copied().filter(|&places| places != 0).collect();
    let sum: u64 = moved.iter().map(|places| places.unsigned_abs()).sum();
    let farthest = (0..gained.len()).filter(|&row| gained[row] != 0);
    let farthest = farthest.max_by_key(|&row| (gained[row].unsigned_abs(), std::cmp::Reverse(before[row])));
    DataEffect {
        category,
        on,
        of: gained.len(),
        moved: moved.len(),
        mean: if moved.is_empty() { 0.0 } else { sum as f64 / moved.len() as f64 },
        farthest: farthest.map(|row| (with.slate.posts[row], gained[row])),
    }
}
