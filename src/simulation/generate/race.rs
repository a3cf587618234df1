//! A race: so many are drawn from many without replacement, weighted by speed.

use super::super::random::{self, Chance};

/// Room for rounding where a bound on a time is compared with a time.
const SLACK: f64 = 1.0 + 1e-9;
/// So many runners beyond twice the places are kept before the slowest are sent home.
const SPARE: usize = 16;

/// A race under way. No two runners have the same number.
///
/// Every runner draws, so that what one draws does not hang on the others. But only a runner whose draw leaves it a
/// chance against those so far is asked how fast it is, which is what costs.
pub(super) struct Race {
    places: usize,
    /// Nobody slower than this wins.
    bar: f64,
    runners: Vec<(f64, u32)>,
}

impl Race {
    /// A race that so many win.
    pub(super) fn new(places: usize) -> Race {
        Race { places, bar: f64::INFINITY, runners: Vec::with_capacity(2 * places + SPARE) }
    }

    /// Lets one start whose speed is `at_most` so much; one without speed never finishes.
    pub(super) fn start(&mut self, rng: &mut Chance, runner: u32, at_most: f64, speed: impl FnOnce() -> f64) {
        let share = random::share(rng);
        if share > self.bar * at_most * SLACK {
            return;
        }
        let time = random::finish(share, speed());
        if time.is_finite() && time <= self.bar {
            self.runners.push((time, runner));
            if self.runners.len() >= 2 * self.places + SPARE {
                self.send_home();
            }
        }
    }

    /// The first of the race, fastest first; of equals the one with the lower number.
    pub(super) fn winners(mut self) -> Vec<u32> {
        self.runners.sort_by(order);
        self.runners.into_iter().take(self.places).map(|runner| runner.1).collect()
    }

    /// Keeps those who would win now.
    fn send_home(&mut self) {
        if let Some(last) = self.places.checked_sub(1) {
            let (_, slowest, _) = self.runners.select_nth_unstable_by(last, order);
            self.bar = slowest.0;
        }
        self.runners.truncate(self.places);
    }
}

fn order(a: &(f64, u32), b: &(f64, u32)) -> std::cmp::Ordering {
    a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Speeds of all sizes, some of them none.
    fn speed(runner: u32) -> f64 {
        f64::from(runner % 7) * f64::from(runner % 11).exp()
    }

    #[test]
    fn whoever_wins_would_win_among_all() {
        for (seed, places) in (0..40).zip([0, 1, 3, 10, 100, 250].into_iter().cycle()) {
            let mut rng = random::stream(seed, "race", places);
            let mut all: Vec<(f64, u32)> =
                (0..1_000).map(|runner| (random::finish(random::share(&mut rng), speed(runner)), runner)).collect();
            all.sort_by(order);
            let expected: Vec<u32> = all.iter().filter(|all| all.0.is_finite()).take(places).map(|all| all.1).collect();
            let (mut rng, mut race) = (random::stream(seed, "race", places), Race::new(places));
            for runner in 0..1_000 {
                race.start(&mut rng, runner, 1.5 * speed(runner), || speed(runner));
            }
            assert_eq!(race.winners(), expected);
        }
    }
}
