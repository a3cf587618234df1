//! Named, seeded streams of chance: every random draw of a world comes from one of these.
//!
//! A stream belongs to one thing (this account's follows, that post's caption), so what one thing draws never shifts what
//! another draws, and the number of threads cannot matter. The generator is ChaCha8, a written algorithm whose output is
//! the same everywhere, unlike `rand`'s `StdRng`.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Gamma, StandardNormal};
use sha2::{Digest, Sha256};

/// A source of chance.
pub type Chance = ChaCha8Rng;

/// The stream called `name` of the `index`-th thing in the world of that seed.
///
/// The key is SHA-256 of the seed (little endian) and the name, the ChaCha stream number is the index.
#[must_use]
pub fn stream(seed: u64, name: &str, index: usize) -> Chance {
    let key = Sha256::new().chain_update(seed.to_le_bytes()).chain_update(name).finalize();
    let mut rng = ChaCha8Rng::from_seed(key.into());
    rng.set_stream(index as u64);
    rng
}

/// A number from 0 up to but not including 1.
pub fn share(rng: &mut Chance) -> f64 {
    rng.random()
}

/// A number from `low` up to but not including `high`.
pub fn between(rng: &mut Chance, low: f64, high: f64) -> f64 {
    low + (high - low) * share(rng)
}

/// A whole number from 0 up to but not including `count`; 0 where `count` is 0.
pub fn index(rng: &mut Chance, count: usize) -> usize {
    if count == 0 { 0 } else { rng.random_range(0..count) }
}

/// True with that probability; a probability of 0 or less never, of 1 or more always.
pub fn happens(rng: &mut Chance, probability: f64) -> bool {
    share(rng) < probability
}

/// One of the items, each as likely; `None` where there is none.
pub fn pick<'a, T>(rng: &mut Chance, items: &'a [T]) -> Option<&'a T> {
    items.get(index(rng, items.len()))
}

/// The place of one of the weights, as likely as it is heavy; 0 where all are 0 or there are none.
pub fn weighted(rng: &mut Chance, weights: &[f64]) -> usize {
    let mut left = share(rng) * weights.iter().sum::<f64>();
    for (at, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return at;
        }
    }
    weights.iter().rposition(|&weight| weight > 0.0).unwrap_or(0)
}

/// Puts the items into a random order.
pub fn shuffle<T>(rng: &mut Chance, items: &mut [T]) {
    for at in (1..items.len()).rev() {
        items.swap(at, index(rng, at + 1));
    }
}

/// A draw from the normal distribution with mean 0 and deviation 1.
pub fn normal(rng: &mut Chance) -> f64 {
    StandardNormal.sample(rng)
}

/// A draw from the log-normal distribution of that median, where `sigma` is the deviation of the logarithm.
pub fn log_normal(rng: &mut Chance, median: f64, sigma: f64) -> f64 {
    median * (sigma * normal(rng)).exp()
}

/// Shares that sum to 1, from the Dirichlet distribution of those concentrations (each above 0); equal shares where a
/// draw is too small to divide by.
pub fn dirichlet(rng: &mut Chance, concentrations: &[f64]) -> Vec<f64> {
    let draws: Vec<f64> =
        concentrations.iter().map(|&shape| Gamma::new(shape, 1.0).map_or(0.0, |gamma| gamma.sample(rng))).collect();
    let sum: f64 = draws.iter().sum();
    if sum > 1e-12 {
        draws.iter().map(|draw| draw / sum).collect()
    } else {
        vec![1.0 / draws.len().max(1) as f64; draws.len()]
    }
}

/// The finishing time of a runner of that speed who drew that [`share`], an exponential draw: the first k of a race are a
/// sample of k without replacement, weighted by speed ([Efraimidis and Spirakis
/// 2006](https://doi.org/10.1016/j.ipl.2005.11.003)). Never below share / speed, but for rounding; infinite for a speed
/// of 0 or less.
#[must_use]
pub fn finish(share: f64, speed: f64) -> f64 {
    if speed > 0.0 { -(1.0 - share).ln() / speed } else { f64::INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_told_by_seed_name_and_index() {
        let first = |seed, name, index| share(&mut stream(seed, name, index));
        assert_eq!(first(1, "follows", 2), first(1, "follows", 2));
        assert_ne!(first(1, "follows", 2), first(2, "follows", 2));
        assert_ne!(first(1, "follows", 2), first(1, "posts", 2));
        assert_ne!(first(1, "follows", 2), first(1, "follows", 3));
    }

    #[test]
    fn weighted_never_picks_what_weighs_nothing() {
        let mut rng = stream(7, "weighted", 0);
        assert!((0..200).all(|_| weighted(&mut rng, &[0.0, 1.0, 0.0]) == 1));
        assert_eq!(weighted(&mut rng, &[]), 0);
    }

    #[test]
    fn dirichlet_shares_sum_to_one() {
        let shares = dirichlet(&mut stream(7, "dirichlet", 0), &[0.1; 16]);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
