//! Delivery: the first so many posts, with ads between (F10, F26, F39, F55). No ad moves a post.

use crate::domain::{Ad, AdId};
use crate::pipeline::{AdSlot, Component, Context, Delivery, Run, Stage};
use crate::policy::{Basis, Knob, Unit};

/// So many posts are delivered.
pub static LENGTH: Knob = Knob::whole(
    "deliver.length",
    "Length",
    "So many posts are delivered.",
    Unit::Posts,
    (200, 1, 10_000),
    Basis::Assumed(""),
)
.reaching(1.0, 500.0);

/// An ad after every so many posts.
pub static ADS_EVERY: Knob = Knob::whole(
    "deliver.ads_every",
    "Ads every",
    "An ad follows every so many posts; 0 shows none.",
    Unit::Posts,
    (8, 0, 50),
    Basis::Assumed(""),
)
.reaching(0.0, 20.0);

/// The stage.
pub const STAGE: Stage = Stage {
    id: "deliver",
    component: Component::Delivery,
    doc: "Cuts the feed to length, then puts an ad after every so many posts; no ad moves a post.",
    knobs: &[&LENGTH, &ADS_EVERY],
    reads_rules: false,
    run: Run::Deliver(deliver),
};

fn deliver(context: &Context<'_>, ranked: usize) -> Delivery {
    let length = context.policy.whole(&LENGTH).min(ranked);
    let ads = match context.policy.whole(&ADS_EVERY) {
        0 => Vec::new(),
        every => (every..=length)
            .step_by(every)
            .zip(ads_by_interest(context))
            .map(|(after, ad)| AdSlot { after, ad })
            .collect(),
    };
    Delivery { length, ads }
}

/// Each ad once, by the viewer's interest in its topics, ties in file order. A hidden or reported ad never returns, and
/// ads that share a topic with one come after all others.
fn ads_by_interest(context: &Context<'_>) -> Vec<AdId> {
    let ads = &context.world.ads;
    let hidden = &context.viewer.hidden_ads;
    let interests = context.history.interests(context.viewer_id);
    let shares_topic = |ad: &Ad| hidden.iter().any(|other| ads[other.0 as usize].topics.dot(&ad.topics) > 0.0);
    let mut ranked: Vec<(bool, f64, AdId)> = (0u32..)
        .map(AdId)
        .zip(ads)
        .filter(|(id, _)| !hidden.contains(id))
        .map(|(id, ad)| (shares_topic(ad), interests.dot(&ad.topics), id))
        .collect();
    ranked.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    ranked.into_iter().map(|(_, _, id)| id).collect()
}
