//! What would change it: the smallest turn of a single lever that moves a post where one wants it.
//!
//! A post's place is not monotonic in a knob: normalizing pulls all values along, and list rules reorder. So every lever
//! is tried outward from where it stands, and whatever is answered was seen in a real run of the pipeline.

mod lever;
mod walk;

use std::cmp::Ordering;

use crate::domain::PostId;
use crate::pipeline::{Changed, Context, Ledger, rank, rerank};
use crate::policy::{Policy, Value};

pub use lever::Lever;

/// Where one wants a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// At this place of the final order or above it, 1 = top.
    Reach(usize),
    /// Above that post, both still candidates.
    Pass(PostId),
    /// Below this place, and still a candidate.
    Leave(usize),
    /// In the feed: before its end.
    Deliver,
}

impl Goal {
    /// Is it so in this run?
    #[must_use]
    pub fn is_met(self, ledger: &Ledger, post: PostId) -> bool {
        let Some(place) = place(ledger, post) else { return false };
        match self {
            Goal::Reach(wanted) => place <= wanted,
            Goal::Pass(other) => self::place(ledger, other).is_some_and(|other| place < other),
            Goal::Leave(left) => place > left,
            Goal::Deliver => place <= ledger.delivery.length,
        }
    }
}

/// A post's place in the final order, delivered or not, 1 = top; `None` where it is no candidate.
fn place(ledger: &Ledger, post: PostId) -> Option<usize> {
    let row = ledger.slate.row_of(post)?;
    ledger.order().iter().position(|&other| other == row).map(|at| at + 1)
}

/// A turn of one lever that reaches a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nudge {
    /// What is turned.
    pub lever: Lever,
    /// Where it stands.
    pub from: Value,
    /// Where it is to stand.
    pub to: Value,
    /// How far that is: see [`Lever::distance`].
    pub distance: f64,
    /// The place the post then has, 1 = top.
    pub rank: usize,
}

/// For each goal the smallest turns that reach it, each of another lever, smallest first, at most `keep`; of equals the
/// earlier lever. Empty where no single lever reaches it, or where nothing need be turned.
///
/// `go_on` hears how far the search is, 0..1, before every run; once it says no, the answer is `None`.
#[must_use]
pub fn nudges(
    context: &Context<'_>,
    post: PostId,
    goals: &[Goal],
    keep: usize,
    go_on: impl FnMut(f32) -> bool,
) -> Option<Vec<Vec<Nudge>>> {
    let now = rank(context);
    let open = (0..goals.len()).filter(|&at| !goals[at].is_met(&now, post)).collect();
    let mut search = Search {
        context: *context,
        post,
        goals,
        open,
        best: vec![Vec::new(); goals.len()],
        keep,
        tried: Tried { policy: context.policy.clone(), ledger: now.clone() },
        now,
        done: 0.0,
        go_on,
    };
    let levers = Lever::that_matter(context, &search.now);
    for (at, &lever) in levers.iter().enumerate() {
        search.done = at as f32 / levers.len() as f32;
        search.lever(lever)?;
    }
    Some(search.best)
}

/// The smallest turn of a single lever that puts `below` above `above`; the inner `None` where no single lever does, or
/// where it stands there already. `go_on` as in [`nudges`]; once it says no, the outer answer is `None`.
#[must_use]
pub fn swap(
    context: &Context<'_>,
    above: PostId,
    below: PostId,
    go_on: impl FnMut(f32) -> bool,
) -> Option<Option<Nudge>> {
    let found = nudges(context, below, &[Goal::Pass(above)], 1, go_on)?;
    Some(found.first().and_then(|nudges| nudges.first()).copied())
}

/// The run tried last, and the policy it was made with.
struct Tried {
    policy: Policy,
    ledger: Ledger,
}

/// A search under way. Its methods answer `None` once it was told to stop.
struct Search<'a, G> {
    context: Context<'a>,
    post: PostId,
    goals: &'a [Goal],
    /// Those that are not met as things stand.
    open: Vec<usize>,
    /// What was found for each goal, smallest first.
    best: Vec<Vec<Nudge>>,
    keep: usize,
    now: Ledger,
    tried: Tried,
    done: f32,
    go_on: G,
}

impl<G: FnMut(f32) -> bool> Search<'_, G> {
    fn lever(&mut self, lever: Lever) -> Option<()> {
        let from = lever.value(self.context.policy);
        for to in lever.others(from) {
            self.run(lever, to)?;
            for at in self.open.clone() {
                if self.goals[at].is_met(&self.tried.ledger, self.post) {
                    self.offer(at, lever, to);
                }
            }
        }
        match (lever.track(), from) {
            (Some(track), Value::Number(from)) => self.walk(lever, track, from),
            _ => Some(()),
        }
    }

    /// Makes the feed with that lever alone turned.
    fn run(&mut self, lever: Lever, to: Value) -> Option<()> {
        if !(self.go_on)(self.done) {
            return None;
        }
        let mut policy = self.context.policy.clone();
        lever.turn(&mut policy, to);
        let before = std::mem::replace(&mut self.tried.policy, policy);
        let context = Context { policy: &self.tried.policy, ..self.context };
        rerank(&context, &mut self.tried.ledger, Changed::Policy(&before));
        Some(())
    }

    /// Files the run tried last as one that reaches a goal; of one lever only the smallest turn stays.
    fn offer(&mut self, goal: usize, lever: Lever, to: Value) {
        let Some(rank) = place(&self.tried.ledger, self.post) else { return };
        let from = lever.value(self.context.policy);
        let found = Nudge { lever, from, to, distance: lever.distance(from, to), rank };
        let best = &mut self.best[goal];
        match best.iter().position(|nudge| nudge.lever == lever) {
            Some(own) if best[own].distance <= found.distance => return,
            Some(own) => drop(best.remove(own)),
            None => {}
        }
        let at = best.partition_point(|nudge| nudge.distance <= found.distance);
        best.insert(at, found);
        best.truncate(self.keep);
    }

    /// Would a turn so far still be among those kept for that goal?
    fn is_wanted(&self, goal: usize, lever: Lever, distance: f64) -> bool {
        let best = &self.best[goal];
        let own = best.iter().find(|nudge| nudge.lever == lever);
        let last = if best.len() < self.keep { None } else { best.last() };
        own.or(last).is_none_or(|found| distance.total_cmp(&found.distance) == Ordering::Less)
    }
}
