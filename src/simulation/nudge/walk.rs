//! A number tried outward from where it stands, to both ends of its slider.

use crate::domain::PostId;
use crate::pipeline::Ledger;
use crate::policy::{Knob, Track, Unit, Value};

use super::{Goal, Lever, Search, place};

/// So many values are tried on each side, the nearer ones closer together: small turns are those wanted. Assumed.
const SAMPLES: i64 = 32;
/// Posts around the wanted place whose crossing with the post is tried as well. Assumed.
const NEIGHBORS: usize = 3;

/// One side of where a number stands, in the steps it is shown in.
struct Side {
    per_one: f64,
    /// The step at or before the present value, itself not to be tried.
    start: i64,
    /// The last step within reach.
    end: i64,
}

impl Side {
    /// Up to the end of the slider and down to it; where the value lies beyond an end there is nothing on that side.
    fn both(lever: Lever, track: Track, from: f64) -> [Side; 2] {
        let per_one = lever.steps_per_one();
        let (low, high) = (track.from.min(track.to), track.from.max(track.to));
        let (below, above) = ((from * per_one).floor() as i64, (from * per_one).ceil() as i64);
        let up = Side { per_one, start: below, end: ((high * per_one).floor() as i64).max(below) };
        let down = Side { per_one, start: above, end: ((low * per_one).ceil() as i64).min(above) };
        [up, down]
    }

    fn value(&self, step: i64) -> f64 {
        // A sum with +0 makes −0 plain.
        step as f64 / self.per_one + 0.0
    }

    /// The steps to try, nearest first, each once.
    fn steps(&self, track: Track, from: f64, crossings: &[f64]) -> Vec<i64> {
        let (near, far) = (track.share(from), track.share(self.value(self.end)));
        let spread = (1..=SAMPLES).map(|at| {
            let share = at as f64 / SAMPLES as f64;
            (track.at(near + (far - near) * share * share) * self.per_one).round() as i64
        });
        let crossed = crossings.iter().flat_map(|value| {
            let step = value * self.per_one;
            [step.floor() as i64, step.ceil() as i64]
        });
        let mut steps: Vec<i64> = spread.chain(crossed).chain([self.toward_end(self.start)]).collect();
        let (low, high) = (self.start.min(self.end), self.start.max(self.end));
        steps.retain(|step| (low..=high).contains(step) && *step != self.start);
        steps.sort_unstable_by_key(|step| (step - self.start).abs());
        steps.dedup();
        steps
    }

    fn toward_end(&self, step: i64) -> i64 {
        step + (self.end - self.start).signum()
    }
}

impl<G: FnMut(f32) -> bool> Search<'_, G> {
    /// On each side the nearest value tried that reaches a goal, and from there back to the first step that does.
    pub(super) fn walk(&mut self, lever: Lever, track: Track, from: f64) -> Option<()> {
        for side in Side::both(lever, track, from) {
            let crossings = self.crossings(lever, &side, from)?;
            let mut before = side.start;
            let mut open = self.open.clone();
            for step in side.steps(track, from, &crossings) {
                let to = Value::Number(side.value(step));
                let distance = lever.distance(Value::Number(from), to);
                open.retain(|&goal| self.is_wanted(goal, lever, distance));
                if open.is_empty() {
                    break;
                }
                self.run(lever, to)?;
                let (met, unmet): (Vec<usize>, Vec<usize>) =
                    open.into_iter().partition(|&goal| self.goals[goal].is_met(&self.tried.ledger, self.post));
                for goal in met {
                    self.settle(goal, lever, &side, before, step)?;
                }
                open = unmet;
                before = step;
            }
        }
        Some(())
    }

    /// Between a step that fails and one that reaches the goal, one that reaches it and whose neighbor fails.
    fn settle(&mut self, goal: usize, lever: Lever, side: &Side, mut fails: i64, mut reaches: i64) -> Option<()> {
        while (reaches - fails).abs() > 1 {
            let middle = fails + (reaches - fails) / 2;
            self.run(lever, Value::Number(side.value(middle)))?;
            if self.goals[goal].is_met(&self.tried.ledger, self.post) { reaches = middle } else { fails = middle }
        }
        let to = Value::Number(side.value(reaches));
        self.run(lever, to)?;
        self.offer(goal, lever, to);
        Some(())
    }

    /// Where the post's score meets those of the posts it is to pass, between the present value and the end of a side.
    /// Exact where every score is linear in the value, as it is in a factor; nothing elsewhere.
    fn crossings(&mut self, lever: Lever, side: &Side, from: f64) -> Option<Vec<f64>> {
        let is_linear = match lever {
            Lever::Knob(Knob { unit, .. }) => *unit == Unit::Factor,
            Lever::Factor(_) => true,
            Lever::Switch(_) => false,
        };
        if !is_linear || side.start == side.end {
            return Some(Vec::new());
        }
        let rivals = self.rivals();
        let end = side.value(side.end);
        self.run(lever, Value::Number(end))?;
        let gap = |ledger: &Ledger, other: PostId| {
            let score = |post| ledger.scores.get(ledger.slate.row_of(post)? as usize).copied();
            Some(score(other)? - score(self.post)?)
        };
        let crossing = |other: PostId| {
            let (here, there) = (gap(&self.now, other)?, gap(&self.tried.ledger, other)?);
            let share = here / (here - there);
            (0.0..=1.0).contains(&share).then_some(from + share * (end - from))
        };
        Some(rivals.into_iter().filter_map(crossing).collect())
    }

    /// The posts around the places wanted.
    fn rivals(&self) -> Vec<PostId> {
        let order = self.now.order();
        let around = self.open.iter().filter_map(|&goal| match self.goals[goal] {
            Goal::Reach(wanted) | Goal::Leave(wanted) => Some(wanted),
            Goal::Pass(other) => place(&self.now, other),
            Goal::Deliver => Some(self.now.delivery.length),
        });
        let places = around.flat_map(|wanted| wanted.saturating_sub(NEIGHBORS)..wanted + NEIGHBORS);
        let mut posts: Vec<PostId> =
            places.filter_map(|at| order.get(at).map(|&row| self.now.slate.posts[row as usize])).collect();
        posts.sort_unstable();
        posts.dedup();
        posts
    }
}
