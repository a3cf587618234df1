//! What a slider reaches, and how values spread over it: so far apart are two values of one knob.

use super::{Knob, Range, Unit};

/// How values spread over a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// Evenly.
    Linear,
    /// By their root, so that small values get more room; keeps the sign.
    Root,
}

/// What a slider reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    /// Value at the left end.
    pub from: f64,
    /// Value at the right end; may be the lower one, as for a weight that only takes away.
    pub to: f64,
    /// Values are rounded to this; a fine step is a tenth of it.
    pub step: f64,
    /// How values spread.
    pub curve: Curve,
}

impl Track {
    /// What the slider of a rule's factor reaches: as for the other boosts.
    pub const FACTOR: Track = Track { from: 0.0, to: 3.0, step: 0.05, curve: Curve::Linear };

    /// Where a value stands, 0 at the left to 1 at the right; what is out of reach stands at the nearer end.
    #[must_use]
    pub fn place(&self, value: f64) -> f32 {
        self.share(value).clamp(0.0, 1.0) as f32
    }

    /// Where a value stands as a share of the reach; below 0 or above 1 where it is out of reach.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        let (from, to) = self.bent_ends();
        if from == to { 0.0 } else { (self.curve.bend(value) - from) / (to - from) }
    }

    /// The value at a place, rounded to the step, or to a tenth of it.
    #[must_use]
    pub fn value(&self, place: f32, fine: bool) -> f64 {
        self.rounded(self.at(f64::from(place.clamp(0.0, 1.0))), fine)
    }

    /// The exact value at a share of the reach.
    #[must_use]
    pub fn at(&self, share: f64) -> f64 {
        let (from, to) = self.bent_ends();
        self.curve.unbend(from + (to - from) * share)
    }

    /// The value within reach that is nearest, rounded to the step, or to a tenth of it.
    #[must_use]
    pub fn rounded(&self, value: f64, fine: bool) -> f64 {
        let per_one = if fine { 10.0 } else { 1.0 } / self.step;
        let rounded = if self.step > 0.0 { (value * per_one).round() / per_one } else { value };
        // A sum with +0 makes −0 plain.
        rounded.clamp(self.from.min(self.to), self.from.max(self.to)) + 0.0
    }

    /// The same in units of which so many are one of its own, above 0; its steps are round ones.
    #[must_use]
    pub fn scaled(&self, scale: f64) -> Track {
        let step = round(self.step * scale);
        Track { from: self.from * scale, to: self.to * scale, step, curve: self.curve }
    }

    fn bent_ends(&self) -> (f64, f64) {
        (self.curve.bend(self.from), self.curve.bend(self.to))
    }
}

impl Curve {
    fn bend(self, value: f64) -> f64 {
        match self {
            Curve::Linear => value,
            Curve::Root => value.abs().sqrt().copysign(value),
        }
    }

    fn unbend(self, bent: f64) -> f64 {
        match self {
            Curve::Linear => bent,
            Curve::Root => (bent * bent).copysign(bent),
        }
    }
}

impl Knob {
    /// What its slider reaches; `None` for a switch or a choice.
    ///
    /// Weights and times are spread so that small values get more room, as 1 against 2 matters where 41 against 42 does
    /// not.
    #[must_use]
    pub fn track(&self) -> Option<Track> {
        let (reach, is_whole) = match self.range {
            Range::Number { reach, .. } => (reach, false),
            Range::Whole { reach: (low, high), .. } => ((f64::from(low), f64::from(high)), true),
            Range::Switch { .. } | Range::Choice { .. } => return None,
        };
        let is_rooted = matches!(self.unit, Unit::Weight | Unit::Hours | Unit::Days);
        let step = match self.unit {
            _ if is_whole => 1.0,
            Unit::Weight if reach.1 - reach.0 > 50.0 => 1.0,
            Unit::Weight => 0.1,
            Unit::Factor if reach.1 > 1.0 => 0.05,
            Unit::Factor | Unit::Share => 0.01,
            _ => 1.0,
        };
        // A weight that only takes away grows to the right as well: the more it takes, the longer its track.
        let (from, to) = if reach.1 <= 0.0 { (reach.1, reach.0) } else { reach };
        Some(Track { from, to, step, curve: if is_rooted { Curve::Root } else { Curve::Linear } })
    }

    /// The least and the greatest number it can be set to; `None` for a switch or a choice.
    #[must_use]
    pub fn ends(&self) -> Option<(f64, f64)> {
        match self.range {
            Range::Number { min, max, .. } => Some((min, max)),
            Range::Whole { min, max, .. } => Some((f64::from(min), f64::from(max))),
            Range::Switch { .. } | Range::Choice { .. } => None,
        }
    }
}

/// The nearest of 1, 2 and 5 times a power of ten, measured as factors.
fn round(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let figures = step / power;
    let rounded = match figures {
        ..1.414 => 1.0,
        1.414..3.163 => 2.0,
        3.163..7.072 => 5.0,
        _ => 10.0,
    };
    rounded * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_in_any_units() {
        let of = |step: f64| (round(step) * 1e6).round() / 1e6;
        assert_eq!([0.1, 0.13, 0.3, 4.2, 9.0, 0.0021].map(of), [0.1, 0.1, 0.2, 5.0, 10.0, 0.002]);
    }

    #[test]
    fn a_thumb_stands_where_it_stood() {
        let track = Track { from: 0.0, to: 20.0, step: 0.1, curve: Curve::Root };
        let other = track.scaled(2.87);
        for weight in [0.0, 0.4, 6.0, 20.0] {
            assert!((track.place(weight) - other.place(weight * 2.87)).abs() < 1e-6);
        }
    }
}
