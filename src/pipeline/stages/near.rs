//! Accounts near those a viewer engages with: they draw the same people.

use std::collections::BTreeMap;

use crate::domain::AccountId;
use crate::model::embedding::cosine;
use crate::pipeline::Context;

/// The accounts the viewer engages with most, so many of them; and the cosine from which an account is near one. Assumed.
const MOST_ENGAGED: usize = 30;
const NEAR_FROM: f64 = 0.3;

/// How near an account is, and to which one the viewer engages with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The cosine of the two, up to 1.
    pub cosine: f64,
    /// The account the viewer engages with; of equally near ones the one it engages with most.
    pub engaged: AccountId,
}

/// How near each account is to one the viewer engages with, by account; `None` where it is near none.
pub(super) fn nearness(context: &Context<'_>) -> Vec<Option<Near>> {
    let engaged = most_engaged(context);
    (0..context.world.accounts.len() as u32).map(|account| nearest(context, &engaged, AccountId(account))).collect()
}

/// The same for one account.
#[must_use]
pub fn near(context: &Context<'_>, account: AccountId) -> Option<Near> {
    nearest(context, &most_engaged(context), account)
}

/// Those the viewer engages with most, the most first, as far as it is known where they lie.
fn most_engaged(context: &Context<'_>) -> Vec<AccountId> {
    let (world, embedding) = (context.world, context.history.embedding(context.world));
    let mut sums: BTreeMap<AccountId, f64> = BTreeMap::new();
    for each in context.history.engaged().iter().filter(|each| each.viewer == context.viewer_id) {
        *sums.entry(world.post(each.post).author).or_default() += f64::from(each.worth);
    }
    let mut engaged: Vec<(AccountId, f64)> = sums.into_iter().collect();
    engaged.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let placed =
        engaged.into_iter().map(|(account, _)| account).filter(|&account| embedding.account(account).is_some());
    placed.take(MOST_ENGAGED).collect()
}

fn nearest(context: &Context<'_>, engaged: &[AccountId], account: AccountId) -> Option<Near> {
    let embedding = context.history.embedding(context.world);
    let place = embedding.account(account)?;
    let near = engaged.iter().filter(|&&other| other != account);
    let near = near.filter_map(|&engaged| Some(Near { cosine: cosine(place, embedding.account(engaged)?), engaged }));
    let nearer = |best: Option<Near>, next: Near| best.filter(|best| best.cosine >= next.cosine).or(Some(next));
    near.fold(None, nearer).filter(|near| near.cosine >= NEAR_FROM)
}
