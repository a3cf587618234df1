//! Bandits: which of several arms to pull, when each answers with a reward and nobody knows which is best.

use rand_distr::{Beta, Distribution};

use super::random::{self, Chance};

/// A way to choose an arm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chooser {
    /// Thompson sampling, Beta–Bernoulli: each arm's mean is drawn from Beta(1 + rewards, 1 + pulls − rewards), and the
    /// largest draw is pulled. Rewards between 0 and 1 count in part (Thompson 1933; Chapelle and Li 2011).
    Thompson,
    /// With that chance any arm, else the one with the best mean so far.
    Epsilon(f64),
    /// UCB1: the arm with the largest mean + √(2 ln pulls of all / pulls of the arm) (Auer, Cesa-Bianchi and Fischer
    /// 2002, <https://doi.org/10.1023/A:1013689704352>).
    Ucb,
    /// Always the first arm.
    Fixed,
    /// Any arm, each as likely.
    Random,
    /// The first arm. In [`days`](super::days) its feed is put in the order in which the viewer would truly like it, which
    /// nobody knows outside of a simulation: what the others can be measured against (Chaney, Stewart and Engelhardt 2018,
    /// <https://doi.org/10.1145/3240323.3240370>).
    Ideal,
}

impl Chooser {
    /// How often epsilon-greedy looks around where nobody says. Assumed: the usual choice.
    pub const EPSILON: f64 = 0.1;
    /// All of them, in the order shown.
    pub const ALL: [Chooser; 6] = [
        Chooser::Thompson,
        Chooser::Epsilon(Chooser::EPSILON),
        Chooser::Ucb,
        Chooser::Fixed,
        Chooser::Random,
        Chooser::Ideal,
    ];

    /// The name on the command line and in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Chooser::Thompson => "thompson",
            Chooser::Epsilon(_) => "epsilon",
            Chooser::Ucb => "ucb",
            Chooser::Fixed => "fixed",
            Chooser::Random => "random",
            Chooser::Ideal => "ideal",
        }
    }

    /// The name on screen: `Epsilon-greedy 0.1`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Chooser::Thompson => "Thompson".to_owned(),
            Chooser::Epsilon(share) => format!("Epsilon-greedy {share}"),
            Chooser::Ucb => "UCB1".to_owned(),
            Chooser::Fixed => "Fixed".to_owned(),
            Chooser::Random => "Random".to_owned(),
            Chooser::Ideal => "Ideal".to_owned(),
        }
    }
}

/// What an arm answered so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Record {
    /// How often it was pulled.
    pub pulls: f64,
    /// The sum of its rewards.
    pub reward: f64,
}

impl Record {
    /// Its mean reward; `None` before the first pull.
    #[must_use]
    pub fn mean(self) -> Option<f64> {
        (self.pulls > 0.0).then(|| self.reward / self.pulls)
    }

    /// A draw of the mean, as likely as what was seen makes it, before which every mean was as likely.
    fn draw(self, rng: &mut Chance) -> f64 {
        let (won, lost) = (1.0 + self.reward.max(0.0), 1.0 + (self.pulls - self.reward).max(0.0));
        Beta::new(won, lost).map_or(0.5, |beta| beta.sample(rng))
    }

    /// The most the mean may be, were the arm better than it looks; no end before the first pull.
    fn at_best(self, all: f64) -> f64 {
        self.mean().map_or(f64::INFINITY, |mean| mean + (2.0 * all.max(1.0).ln() / self.pulls).sqrt())
    }
}

/// A chooser and what it has learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Bandit {
    /// How it chooses.
    pub chooser: Chooser,
    /// One for each arm.
    pub records: Vec<Record>,
}

impl Bandit {
    /// Before the first pull of so many arms.
    #[must_use]
    pub fn new(chooser: Chooser, arms: usize) -> Bandit {
        Bandit { chooser, records: vec![Record::default(); arms] }
    }

    /// The arm to pull next; of equals any, each as likely. 0 where there are no arms.
    pub fn choose(&self, rng: &mut Chance) -> usize {
        let all = self.records.iter().map(|record| record.pulls).sum();
        match self.chooser {
            Chooser::Thompson => self.best(rng, Record::draw),
            Chooser::Epsilon(share) if random::happens(rng, share) => random::index(rng, self.records.len()),
            Chooser::Epsilon(_) => self.best(rng, |record, _| record.mean().unwrap_or(f64::INFINITY)),
            Chooser::Ucb => self.best(rng, |record, _| record.at_best(all)),
            Chooser::Fixed | Chooser::Ideal => 0,
            Chooser::Random => random::index(rng, self.records.len()),
        }
    }

    /// Takes in a reward, 0..1.
    pub fn learn(&mut self, arm: usize, reward: f64) {
        self.learn_all(arm, Record { pulls: 1.0, reward });
    }

    /// Takes in what came of several pulls of an arm.
    pub fn learn_all(&mut self, arm: usize, record: Record) {
        if let Some(known) = self.records.get_mut(arm) {
            known.pulls += record.pulls;
            known.reward += record.reward;
        }
    }

    fn best(&self, rng: &mut Chance, mut worth: impl FnMut(Record, &mut Chance) -> f64) -> usize {
        let (mut best, mut most, mut equals) = (0, f64::NEG_INFINITY, 0);
        for (arm, &record) in self.records.iter().enumerate() {
            let worth = worth(record, rng);
            if worth > most {
                (best, most, equals) = (arm, worth, 1);
            } else if worth == most {
                equals += 1;
                if random::index(rng, equals) == 0 {
                    best = arm;
                }
            }
        }
        best
    }
}

/// Plays so many steps against arms that answer 1 with these chances and else 0, and tells the regret after each step: what
/// was lost so far, in expectation, by not pulling the best arm every time.
#[must_use]
pub fn regret(chooser: Chooser, chances: &[f64], steps: usize, seed: u64) -> Vec<f64> {
    let (mut choices, mut rewards) = (random::stream(seed, "bandit, choices", 0), random::stream(seed, "bandit", 0));
    let best = chances.iter().copied().fold(0.0, f64::max);
    let mut bandit = Bandit::new(chooser, chances.len());
    let mut lost = 0.0;
    let step = |_| {
        let arm = bandit.choose(&mut choices);
        let chance = chances.get(arm).copied().unwrap_or(best);
        bandit.learn(arm, f64::from(u8::from(random::happens(&mut rewards, chance))));
        lost += best - chance;
        lost
    };
    (0..steps).map(step).collect()
}
