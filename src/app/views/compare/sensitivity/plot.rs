//! Where things stand on the chart of a sweep: values from left to right as on the slider, ranks from top to bottom.

use egui::{Pos2, Rect, pos2};

use crate::app::theme::sensitivity as anatomy;
use crate::policy::Track;
use crate::simulation::sensitivity::{Crossing, Sweep};

/// The chart's lanes, and what is drawn on them.
pub(super) struct Plot<'a> {
    /// The ranks.
    pub(super) sweep: &'a Sweep,
    /// What the slider reaches.
    pub(super) track: Track,
    /// One lane for each rank, and one below them for all that stands lower.
    pub(super) lanes: Rect,
}

impl Plot<'_> {
    /// Where a value stands; what is out of reach stands at the nearer end.
    pub(super) fn x(&self, value: f64) -> f32 {
        self.lanes.left() + self.track.place(value) * self.lanes.width()
    }

    /// The middle of a rank's lane.
    pub(super) fn y(&self, rank: Option<usize>) -> f32 {
        self.lanes.top() + (lane(rank) as f32 + 0.5) * anatomy::LANE
    }

    /// How far to the right a place is, 0..1 on the lanes.
    pub(super) fn share(&self, x: f32) -> f64 {
        f64::from((x - self.lanes.left()) / self.lanes.width())
    }

    /// A post's ranks from left to right.
    pub(super) fn path(&self, post: usize) -> Vec<Pos2> {
        let points = self.sweep.settings.iter().zip(&self.sweep.ranks[post]);
        let mut path: Vec<Pos2> = points.map(|(&value, &rank)| pos2(self.x(value), self.y(rank))).collect();
        // A weight that only takes away grows to the right, its value falls.
        path.sort_by(|a, b| a.x.total_cmp(&b.x));
        path
    }

    /// Where two lines cross, as they are drawn; `None` where that is below the lanes.
    pub(super) fn crossing(&self, crossing: &Crossing) -> Option<Pos2> {
        let [a, b] = [crossing.before, crossing.after].map(|post| {
            let at = self.sweep.posts.iter().position(|&other| other == post)?;
            Some(self.path(at))
        });
        let (a, b) = (a?, b?);
        let x = self.x(f64::midpoint(crossing.between[0], crossing.between[1]));
        let at = a.windows(2).position(|pair| (pair[0].x..=pair[1].x).contains(&x))?;
        let (low, high) = (b[at].y - a[at].y, b[at + 1].y - a[at + 1].y);
        let share = if low == high { 0.5 } else { (low / (low - high)).clamp(0.0, 1.0) };
        let middle = a[at].lerp(a[at + 1], share);
        (middle.y < self.lanes.bottom() - anatomy::LANE).then_some(middle)
    }

    /// The posts with a lane of their own at one end, by their place in the sweep, each with its rank there.
    pub(super) fn at_end(&self, is_right: bool) -> Vec<(usize, usize)> {
        // On a slider that runs the other way the greatest value stands at the left.
        let is_last = is_right == (self.track.to >= self.track.from);
        let at = if is_last { self.sweep.settings.len().saturating_sub(1) } else { 0 };
        let ranks = self.sweep.ranks.iter().enumerate();
        let ranks = ranks.filter_map(|(post, ranks)| Some((post, (*ranks.get(at)?)?)));
        ranks.filter(|&(_, rank)| rank <= anatomy::LANES).collect()
    }
}

/// The lane of a rank, 0 = top.
fn lane(rank: Option<usize>) -> usize {
    rank.map_or(anatomy::LANES, |rank| (rank - 1).min(anatomy::LANES))
}
