//! A curve over values: how close they lie.

/// So many points a curve has, at equal distances from one end of its scale to the other.
pub const CURVE_POINTS: usize = 96;
/// Values are counted in so many bins of the scale before they are smoothed, so that a curve costs the same however many
/// there are. Assumed: far finer than a curve is drawn.
const BINS: usize = 384;
/// The width of the kernel where all values are the same, as a share of the scale. Assumed.
const LEAST_WIDTH: f64 = 0.01;

/// How wide the kernel is: 0.9 · min(sd, interquartile range / 1.34) · n^(−1/5), Silverman's rule of thumb
/// (Density Estimation for Statistics and Data Analysis, 1986, equation 3.31). `ascending` is sorted. 0 where there is
/// no spread; the standard deviation alone counts where only the quartiles have none.
#[must_use]
pub fn bandwidth(ascending: &[f64]) -> f64 {
    let n = ascending.len() as f64;
    if ascending.len() < 2 {
        return 0.0;
    }
    let mean = ascending.iter().sum::<f64>() / n;
    let sd = (ascending.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let range = (quantile(ascending, 0.75) - quantile(ascending, 0.25)) / 1.34;
    let spread = if range > 0.0 { sd.min(range) } else { sd };
    0.9 * spread * n.powf(-0.2)
}

/// A smoothed histogram of `ascending` values over the scale `from`..`to`, with a Gaussian kernel of [`bandwidth`], its
/// highest point 1; all 0 where there are none.
#[must_use]
pub fn density(ascending: &[f64], from: f64, to: f64) -> Vec<f32> {
    let span = to - from;
    let width = bandwidth(ascending).max(LEAST_WIDTH * span);
    let mut bins = [0u32; BINS];
    for value in ascending.iter().filter(|value| value.is_finite()) {
        bins[((((value - from) / span) * BINS as f64) as usize).min(BINS - 1)] += 1;
    }
    let middle = |bin: usize| from + span * (bin as f64 + 0.5) / BINS as f64;
    let filled: Vec<(f64, f64)> =
        (0..BINS).filter(|&bin| bins[bin] > 0).map(|bin| (middle(bin), f64::from(bins[bin]))).collect();
    let at = |point: usize| {
        let x = from + span * point as f64 / (CURVE_POINTS - 1) as f64;
        filled.iter().map(|(value, count)| count * (-0.5 * ((x - value) / width).powi(2)).exp()).sum::<f64>()
    };
    let curve: Vec<f64> = (0..CURVE_POINTS).map(at).collect();
    let most = curve.iter().copied().fold(0.0, f64::max);
    curve.into_iter().map(|height| if most > 0.0 { (height / most) as f32 } else { 0.0 }).collect()
}

/// The value below which that share lies, straight lines between.
fn quantile(ascending: &[f64], share: f64) -> f64 {
    let place = share * (ascending.len() - 1) as f64;
    let (below, rest) = (place.floor() as usize, place.fract());
    let above = (below + 1).min(ascending.len() - 1);
    ascending[below] + (ascending[above] - ascending[below]) * rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bandwidth_is_silvermans() {
        // Values 1 to 5: sd √2.5 = 1.5811, quartiles 2 and 4, so 2 / 1.34 = 1.4925 counts; 5^(−1/5) = 0.72478.
        assert!((bandwidth(&[1.0, 2.0, 3.0, 4.0, 5.0]) - 0.9 * 1.492_537 * 0.724_78).abs() < 1e-4);
        assert_eq!((bandwidth(&[]), bandwidth(&[3.0]), bandwidth(&[2.0, 2.0])), (0.0, 0.0, 0.0));
    }

    #[test]
    fn a_curve_is_highest_where_most_values_lie() {
        let curve = density(&[0.1, 0.5, 0.5, 0.5, 0.9], 0.0, 1.0);
        let highest = curve.iter().position(|&height| height == 1.0).expect("a highest point");
        assert!((highest as f64 / (CURVE_POINTS - 1) as f64 - 0.5).abs() < 0.02, "at {highest}");
        assert!(density(&[], 0.0, 1.0).iter().all(|&height| height == 0.0));
        assert!(density(&[0.5], 0.0, 1.0).contains(&1.0), "one value makes a narrow hill");
    }
}
