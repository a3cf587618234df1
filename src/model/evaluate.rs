//! How good predictions are: plain measures over predicted probabilities and what happened.
//!
//! All take one probability per outcome, in any order, and answer `None` where there is nothing to measure.

/// Probabilities are moved this far from 0 and 1 before their logarithm, so that a loss stays finite.
const EDGE: f64 = 1e-15;

/// Mean of −ln p of what happened; smaller is better. `None` without outcomes.
#[must_use]
pub fn log_loss(predicted: &[f64], happened: &[bool]) -> Option<f64> {
    mean(predicted, happened, loss)
}

/// Mean squared distance of the probability from what happened; smaller is better. `None` without outcomes.
///
/// [Brier 1950](https://en.wikipedia.org/wiki/Brier_score).
#[must_use]
pub fn brier(predicted: &[f64], happened: &[bool]) -> Option<f64> {
    mean(predicted, happened, |p, yes| (p - f64::from(yes)).powi(2))
}

/// The chance that a random positive is predicted above a random negative, ties counting half: 0.5 is guessing, 1
/// perfect. `None` where only one class happened.
#[must_use]
pub fn auc(predicted: &[f64], happened: &[bool]) -> Option<f64> {
    let mut order: Vec<(f64, bool)> = pairs(predicted, happened).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0.0, 0.0);
    for tied in order.chunk_by(|a, b| a.0 == b.0) {
        let positives = tied.iter().filter(|pair| pair.1).count() as f64;
        let negatives = tied.len() as f64 - positives;
        won += positives * (below + 0.5 * negatives);
        below += negatives;
    }
    let duels = below * (order.len() as f64 - below);
    (duels > 0.0).then(|| won / duels)
}

/// One bin of a calibration curve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CalibrationBin {
    /// Predictions in it.
    pub count: usize,
    /// Their mean; 0 where there are none.
    pub predicted: f64,
    /// The share of them that happened; 0 where there are none.
    pub happened: f64,
}

/// Predictions in `bins` bins of equal width, from 0 to 1; p falls into bin ⌊p · bins⌋, p = 1 into the last.
#[must_use]
pub fn calibration(predicted: &[f64], happened: &[bool], bins: usize) -> Vec<CalibrationBin> {
    let mut curve = vec![CalibrationBin::default(); bins];
    for (p, yes) in pairs(predicted, happened) {
        if let Some(bin) = curve.get_mut(((p * bins as f64) as usize).min(bins.saturating_sub(1))) {
            bin.count += 1;
            bin.predicted += p;
            bin.happened += f64::from(yes);
        }
    }
    for bin in curve.iter_mut().filter(|bin| bin.count > 0) {
        bin.predicted /= bin.count as f64;
        bin.happened /= bin.count as f64;
    }
    curve
}

/// Predictions from the lowest to the highest in `bins` bins of as equal counts as can be, so that the curve of a rare
/// action has more than one point. Equals stay together, so that there may be fewer bins: one where the same is predicted
/// for all.
#[must_use]
pub fn calibration_by_rank(predicted: &[f64], happened: &[bool], bins: usize) -> Vec<CalibrationBin> {
    let mut order: Vec<(f64, bool)> = pairs(predicted, happened).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bins = bins.min(order.len());
    let together = |at: usize| match at.checked_sub(1).map(|before| order[before].0) {
        Some(p) => at + order[at..].iter().take_while(|pair| pair.0 == p).count(),
        None => at,
    };
    let mut edges: Vec<usize> = (0..=bins).map(|bin| together(bin * order.len() / bins.max(1))).collect();
    edges.dedup();
    let bin = |edges: &[usize]| {
        let inside = &order[edges[0]..edges[1]];
        let count = inside.len() as f64;
        CalibrationBin {
            count: inside.len(),
            predicted: inside.iter().map(|pair| pair.0).sum::<f64>() / count,
            happened: inside.iter().filter(|pair| pair.1).count() as f64 / count,
        }
    };
    edges.windows(2).map(bin).collect()
}

/// A mean and the 95 % interval about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Mean {
    /// Of values that are taken to be independent: the normal approximation, mean ± 1.96 · sd / √n. `None` with fewer
    /// than two.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Mean> {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let reach = 1.96 * (variance / count).sqrt();
        (values.len() > 1).then_some(Mean { mean, low: mean - reach, high: mean + reach })
    }

    /// Lies 0 outside of the interval?
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// What one outcome costs a prediction: −ln p of what happened.
#[must_use]
pub fn loss(predicted: f64, happened: bool) -> f64 {
    let p = predicted.clamp(EDGE, 1.0 - EDGE);
    -(if happened { p } else { 1.0 - p }).ln()
}

/// Mean distance of predicted and happened over the bins of [`calibration`], by count; smaller is better. `None` without
/// outcomes or bins.
///
/// [Naeini et al. 2015](https://ojs.aaai.org/index.php/AAAI/article/view/9602), equal width.
#[must_use]
pub fn expected_calibration_error(predicted: &[f64], happened: &[bool], bins: usize) -> Option<f64> {
    let curve = calibration(predicted, happened, bins);
    let count: usize = curve.iter().map(|bin| bin.count).sum();
    let distance: f64 = curve.iter().map(|bin| bin.count as f64 * (bin.predicted - bin.happened).abs()).sum();
    (count > 0).then(|| distance / count as f64)
}

/// Normalized discounted cumulative gain of the first `depth` gains, given in ranked order: Σ gain / log₂(1 + rank)
/// over the same sum in the best order. `None` where no gain is above 0.
///
/// [Järvelin and Kekäläinen 2002](https://doi.org/10.1145/582415.582418), gains taken as they are.
#[must_use]
pub fn ndcg_at(depth: usize, gains: &[f64]) -> Option<f64> {
    let mut best = gains.to_vec();
    best.sort_by(|a, b| b.total_cmp(a));
    let ideal = discounted(&best, depth);
    (ideal > 0.0).then(|| discounted(gains, depth) / ideal)
}

fn discounted(gains: &[f64], depth: usize) -> f64 {
    gains.iter().take(depth).enumerate().map(|(at, gain)| gain / (at as f64 + 2.0).log2()).sum()
}

fn pairs<'a>(predicted: &'a [f64], happened: &'a [bool]) -> impl Iterator<Item = (f64, bool)> + 'a {
    predicted.iter().copied().zip(happened.iter().copied())
}

fn mean(predicted: &[f64], happened: &[bool], loss: impl Fn(f64, bool) -> f64) -> Option<f64> {
    let count = predicted.len().min(happened.len());
    (count > 0).then(|| pairs(predicted, happened).map(|(p, yes)| loss(p, yes)).sum::<f64>() / count as f64)
}
