//! From an order to weights: those within their bounds that put the most pairs of posts as wanted, for one viewer or for
//! several, and which pairs stand against it.
//!
//! A score is no straight line in the weights: normalizing pulls all values along, an author's posts decay by their own
//! order, and list rules move posts. So a linear program works on how the real scores answer to small turns, and every
//! weight it proposes is judged, and at the end bettered one by one, in real runs of the pipeline. Whatever is answered
//! was seen in one.

mod against;
mod bench;
mod linear;
mod search;

use crate::domain::{Action, PerAction, PostId, ViewerId};
use crate::pipeline::stages::merge;
use crate::pipeline::{Context, rank, ranks};
use crate::policy::{Policy, Value};

use bench::{Bench, Feed};

/// The order one viewer's posts are wanted in.
#[derive(Clone)]
pub struct Wanted<'a> {
    /// What the viewer's feed is made from; its policy plays no part.
    pub context: Context<'a>,
    /// The posts, top to bottom; those that are no candidates, and repeats, are passed over.
    pub order: Vec<PostId>,
}

/// How far the weights may be turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bounds {
    /// As far as the sliders reach, so that what pleases counts for a post and what annoys against it; a weight that
    /// stands beyond its slider may stay there.
    #[default]
    Sliders,
    /// As far as the knobs can be set.
    Knobs,
}

impl Bounds {
    /// The least and the greatest weight of every action, where the weights stand as in `policy`.
    #[must_use]
    pub fn of(self, policy: &Policy) -> PerAction<(f64, f64)> {
        PerAction::from_fn(|action| {
            let knob = merge::weight(action);
            let now = policy.number(knob);
            let slider = knob.track().map_or((now, now), |track| (track.from.min(track.to), track.from.max(track.to)));
            match self {
                Bounds::Sliders => (slider.0.min(now), slider.1.max(now)),
                Bounds::Knobs => knob.ends().unwrap_or(slider),
            }
        })
    }
}

/// How many pairs of an order stand as wanted in a feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Those that do.
    pub kept: usize,
    /// All of them.
    pub all: usize,
}

impl Pairs {
    /// The pairs of `order` in a final order that has each post at `place`; posts without one are passed over.
    #[must_use]
    pub fn of(order: &[PostId], place: impl Fn(PostId) -> Option<u32>) -> Pairs {
        let places: Vec<u32> = order.iter().filter_map(|&post| place(post)).collect();
        let below = |at: usize| places[at + 1..].iter().filter(|&&place| place > places[at]).count();
        Pairs { kept: (0..places.len()).map(below).sum(), all: places.len() * places.len().saturating_sub(1) / 2 }
    }

    /// Kendall's tau, −1 to 1; orders have no ties. `None` for fewer than two posts.
    #[must_use]
    pub fn tau(self) -> Option<f64> {
        (self.all > 0).then(|| 2.0 * self.kept as f64 / self.all as f64 - 1.0)
    }

    /// These and those together.
    #[must_use]
    pub fn and(self, other: Pairs) -> Pairs {
        Pairs { kept: self.kept + other.kept, all: self.all + other.all }
    }
}

/// Two posts of an order, and which of them is wanted above the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair {
    /// Whose order it is of.
    pub viewer: ViewerId,
    /// Wanted above.
    pub above: PostId,
    /// Wanted below.
    pub below: PostId,
}

/// Why a pair does not stand as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No weights within the bounds give the upper post the higher score: it has no larger factors, and no weights give
    /// it the higher value. Only a rule on lists could put it above, or a tie where it is the newer one.
    Never,
    /// Some weights may do it; the fit found none that do it without breaking more.
    NotReached,
}

/// What the fit did to one viewer's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// Whose.
    pub viewer: ViewerId,
    /// The pairs that stood as wanted.
    pub before: Pairs,
    /// Those that do under the fitted weights.
    pub after: Pairs,
    /// Those that still do not, with the reason; first those that never can.
    pub against: Vec<(Pair, Why)>,
}

/// Weights fitted to orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The policy with the fitted weights; nothing else in it is turned.
    pub policy: Policy,
    /// Each viewer's order, as they were given.
    pub viewers: Vec<Fitted>,
    /// Pairs that no weights within the bounds score as wanted all at once, though each may be alone: none of them can be
    /// left out. Empty where that could not be shown, or where all pairs stand as wanted.
    pub together: Vec<Pair>,
}

impl Fit {
    /// All viewers' pairs that stood as wanted before.
    #[must_use]
    pub fn before(&self) -> Pairs {
        self.viewers.iter().fold(Pairs::default(), |pairs, viewer| pairs.and(viewer.before))
    }

    /// All viewers' pairs that do now.
    #[must_use]
    pub fn after(&self) -> Pairs {
        self.viewers.iter().fold(Pairs::default(), |pairs, viewer| pairs.and(viewer.after))
    }

    /// The actions whose weight differs, with the weight before and now.
    #[must_use]
    pub fn changed(&self, before: &Policy) -> Vec<(Action, f64, f64)> {
        let weights =
            |action: Action| (action, before.number(merge::weight(action)), self.policy.number(merge::weight(action)));
        Action::ALL.into_iter().map(weights).filter(|(_, before, now)| before != now).collect()
    }
}

/// Turns the weights of `policy` so that as many pairs of all the orders as possible stand as wanted; never fewer than
/// without. Of two that do equally well the one stays that turns fewer weights. The same input gives the same weights.
///
/// `go_on` hears how far it is, 0..1; once it says no, the answer is `None`.
#[must_use]
pub fn fit<'a>(
    policy: &'a Policy,
    wanted: &[Wanted<'a>],
    bounds: Bounds,
    mut go_on: impl FnMut(f32) -> bool,
) -> Option<Fit> {
    let bounds = bounds.of(policy);
    let feeds = wanted.iter().map(|wanted| Feed::new(policy, wanted)).collect();
    let mut bench = Bench::new(policy, feeds);
    let before: Vec<Pairs> = bench.feeds.iter().map(Feed::pairs).collect();
    let weights = search::search(&mut bench, &bounds, &mut |done| go_on(SEARCH * done))?;
    bench.run(&weights);
    let never = |feed: &Feed<'_>, pair: Pair| if feed.is_never(pair, &bounds) { Why::Never } else { Why::NotReached };
    let mut viewers = Vec::new();
    for (feed, before) in bench.feeds.iter().zip(before) {
        let mut against: Vec<(Pair, Why)> = feed.broken().into_iter().map(|pair| (pair, never(feed, pair))).collect();
        against.sort_by_key(|(_, why)| *why);
        viewers.push(Fitted { viewer: feed.context.viewer_id, before, after: feed.pairs(), against });
    }
    let is_reached = viewers.iter().all(|viewer| viewer.against.is_empty());
    let together = if is_reached {
        Vec::new()
    } else {
        against::together(&bench.feeds, &bounds, &mut |done| go_on(SEARCH + (1.0 - SEARCH) * done))?
    };
    Some(Fit { policy: turned(policy, &weights), viewers, together })
}

/// The share of the work that finds the weights; the rest proves what they cannot do.
const SEARCH: f32 = 0.9;

/// How many pairs of an order stand as wanted in the feed that a context makes.
#[must_use]
pub fn agreement(context: &Context<'_>, order: &[PostId]) -> Pairs {
    let ledger = rank(context);
    let places = ranks(ledger.order());
    Pairs::of(order, |post| places.get(ledger.slate.row_of(post)? as usize).copied())
}

/// The policy with these weights.
fn turned(policy: &Policy, weights: &PerAction<f64>) -> Policy {
    let mut policy = policy.clone();
    for (action, &weight) in weights.iter() {
        // Bounds lie within the knob's own range, so nothing is refused.
        let _refused = policy.set(merge::weight(action), Value::Number(weight));
    }
    policy
}
