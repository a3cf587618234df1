//! Where days and values stand in a chart.

use egui::{Pos2, Rect, pos2};

use crate::app::theme::days as anatomy;

/// A plot's two axes.
#[derive(Clone, Copy)]
pub(super) struct Axes {
    /// Where lines are drawn.
    pub(super) plot: Rect,
    /// The day at its right end.
    pub(super) days: usize,
    /// The values at its lower and upper ends.
    pub(super) ends: (f64, f64),
    /// From one number to the next.
    pub(super) step: f64,
}

impl Axes {
    /// With room for values from the least to the greatest, the ends at whole steps.
    pub(super) fn over(plot: Rect, days: usize, values: impl Iterator<Item = f64>) -> Axes {
        let (low, high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = match high - low {
            width if width > 0.0 && width.is_finite() => (low, high),
            width if width == 0.0 && low != 0.0 => {
                let around = anatomy::AROUND * low.abs();
                (low - around, low + around)
            }
            _ => (0.0, 1.0),
        };
        let step = step((high - low) / anatomy::DIVIDED);
        Axes { plot, days, ends: ((low / step).floor() * step, (high / step).ceil() * step), step }
    }

    /// Where a day is.
    pub(super) fn x(&self, day: usize) -> f32 {
        self.plot.left() + day as f32 / self.days.max(1) as f32 * self.plot.width()
    }

    /// Where a value is.
    pub(super) fn y(&self, value: f64) -> f32 {
        let share = ((value - self.ends.0) / (self.ends.1 - self.ends.0)) as f32;
        self.plot.bottom() - share * self.plot.height()
    }

    /// Where a day's value is.
    pub(super) fn at(&self, day: usize, value: f64) -> Pos2 {
        pos2(self.x(day), self.y(value))
    }

    /// The day nearest to there.
    pub(super) fn day(&self, x: f32) -> usize {
        let share = ((x - self.plot.left()) / self.plot.width()).clamp(0.0, 1.0);
        (share * self.days as f32).round() as usize
    }

    /// The values with a number, from the lower end up.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> {
        let (low, step) = (self.ends.0, self.step);
        let steps = ((self.ends.1 - low) / step).round() as usize;
        (0..=steps).map(move |at| low + at as f64 * step)
    }

    /// How many decimals tell one number from the next.
    pub(super) fn decimals(&self, scale: f64) -> usize {
        (-(self.step * scale).log10()).ceil().max(0.0) as usize
    }
}

/// The first step that is even and no less.
fn step(least: f64) -> f64 {
    let power = anatomy::STEPS[3].powf(least.log10().floor());
    let even = anatomy::STEPS.into_iter().map(|step| step * power).find(|&step| step >= least);
    even.unwrap_or(least)
}

/// Every so many days there is a number.
pub(super) fn every(days: usize) -> usize {
    anatomy::EVERY.into_iter().find(|every| days / every <= anatomy::NUMBERS).unwrap_or(days.max(1))
}
