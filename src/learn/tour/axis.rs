//! A scale with round numbers on it.

/// A scale from `from` to `to`, with a line at every `step`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
    /// Between two lines: 1, 2 or 5 times a power of ten.
    pub step: f64,
}

impl Axis {
    /// Where a value stands, as a share of the scale, 0..1.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// The numbers at its lines, left to right.
    pub fn lines(&self) -> impl Iterator<Item = f64> + use<> {
        let (from, step) = (self.from, self.step);
        let count = ((self.to - from) / step).round() as usize;
        (0..=count).map(move |at| from + step * at as f64)
    }
}

/// The shortest scale of round numbers that holds 0 and all of `values`, with six lines at most.
#[must_use]
pub fn axis(values: impl IntoIterator<Item = f64>) -> Axis {
    let finite = values.into_iter().filter(|value| value.is_finite());
    let (low, high) = finite.fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
    let span = if high > low { high - low } else { 1.0 };
    let magnitude = 10f64.powf((span / 5.0).log10().floor());
    let fits = |step: &f64| (high / step).ceil() - (low / step).floor() <= 5.0;
    let step = [1.0, 2.0, 5.0, 10.0, 20.0].map(|times| times * magnitude).into_iter().find(fits).unwrap_or(span);
    let from = (low / step).floor() * step;
    let to = ((high / step).ceil() * step).max(from + step);
    Axis { from, to, step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_round_and_holds_everything_and_zero() {
        assert_eq!(axis([0.4, 4.2]), Axis { from: 0.0, to: 5.0, step: 1.0 });
        assert_eq!(axis([-3.0, 12.0]), Axis { from: -5.0, to: 15.0, step: 5.0 });
        assert_eq!(axis([0.031]).lines().count(), 5);
        assert_eq!(axis([]), axis([0.0, f64::NAN]));
    }
}
