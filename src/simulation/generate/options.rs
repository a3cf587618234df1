//! What may be asked of a world.

use crate::domain::Timestamp;
use crate::policy::{Basis, Knob, KnobError, Knobs, Settings, Unit, Value};

use super::{beside, calibrate, counts, graph, labels, media, pace, people, pool, posts, sessions, tastes, viewers};

/// How many accounts.
pub static ACCOUNTS: Knob = Knob::whole(
    "accounts",
    "Accounts",
    "How many persons, creators and businesses there are; the time it takes grows with the square.",
    Unit::Accounts,
    (2_000, 2, 50_000),
    Basis::Assumed(""),
);

/// How many viewers.
pub static VIEWERS: Knob = Knob::whole(
    "viewers",
    "Viewers",
    "Of how many persons the feed can be made, and so the past impressions are known.",
    Unit::Accounts,
    (200, 0, 50_000),
    Basis::Assumed(""),
);

/// How many posts.
pub static POSTS: Knob = Knob::whole(
    "posts",
    "Posts",
    "How many posts all accounts make in all days together.",
    Unit::Posts,
    (20_000, 0, 5_000_000),
    Basis::Assumed("with the default accounts and days the median account posts once a week"),
);

/// How many days.
pub static DAYS: Knob = Knob::whole(
    "days",
    "Days",
    "How many days of posts and impressions lie before now.",
    Unit::Days,
    (30, 2, 365),
    Basis::Assumed(""),
);

/// How many impressions.
pub static IMPRESSIONS: Knob = Knob::whole(
    "impressions",
    "Impressions",
    "How many showings of a post to a viewer there are; fewer where the viewers run out of posts.",
    Unit::Times,
    (200_000, 0, 50_000_000),
    Basis::Assumed("33 a day for each viewer: one session"),
);

/// Every option of the generator, in the order the generator works.
pub static OPTIONS: &Knobs = &[
    &ACCOUNTS,
    &VIEWERS,
    &POSTS,
    &DAYS,
    &IMPRESSIONS,
    &people::CREATORS,
    &people::BUSINESSES,
    &tastes::CONCENTRATION,
    &graph::MEDIAN,
    &graph::SIGMA,
    &graph::FULL_SIZE,
    &graph::CAP,
    &graph::APPEAL,
    &graph::LIKENESS,
    &graph::FOLLOW_BACK,
    &graph::CLOSURE,
    &pace::SIGMA,
    &posts::GROWTH,
    &media::MIX,
    &media::HABIT,
    &labels::BORDERLINE,
    &labels::VIOLATIONS,
    &labels::REPEAT_SHARERS,
    &labels::SHARED,
    &labels::STRAY,
    &labels::PRODUCTS,
    &posts::BURSTS,
    &labels::HOLIDAY,
    &viewers::ACTIVITY,
    &sessions::LENGTH,
    &sessions::POSITION_DECAY,
    &pool::HELD_BACK,
    &pool::RESERVE,
    &pool::BESIDE,
    &calibrate::LIKE,
    &calibrate::COMMENT,
    &calibrate::SAVE,
    &calibrate::SHARE,
    &calibrate::PROFILE_TAP,
    &calibrate::HIDE,
    &counts::HALF_LIFE,
    &counts::SHAPE,
    &counts::SPREAD,
    &beside::STORIES,
    &beside::CLOSE_FRIENDS_ONLY,
];

/// A world's seed, clock, name, and the options that differ from their defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Told apart, worlds differ; repeated, they are the same to the byte.
    pub seed: u64,
    /// What the world is called.
    pub name: String,
    /// Its clock: nothing happens later.
    pub now: Timestamp,
    /// Those of [`OPTIONS`] that were turned.
    pub settings: Settings,
}

impl Options {
    /// The clock of worlds that were given none: 2025-03-16T09:40:00Z, a Sunday morning.
    pub const NOW: Timestamp = Timestamp::constant(1_742_118_000, 0);

    /// Every option at its default.
    #[must_use]
    pub fn new(seed: u64) -> Options {
        Options { seed, name: format!("seed {seed}"), now: Options::NOW, settings: Settings::default() }
    }

    /// The default world with more or fewer viewers, so that it holds about so many impressions.
    #[must_use]
    pub fn crowd(seed: u64, impressions: usize) -> Options {
        let number = |option: &Knob| match option.default() {
            Value::Number(number) => number,
            Value::Switch(_) | Value::Choice(_) => 0.0,
        };
        let share = impressions as f64 / number(&IMPRESSIONS);
        let mut options = Options::new(seed);
        for option in [&VIEWERS, &IMPRESSIONS] {
            let scaled = (number(option) * share).round().max(2.0);
            // What is out of an option's range leaves it at its default.
            options = options.clone().with(option, scaled).unwrap_or(options);
        }
        options
    }

    /// The same with one number turned.
    ///
    /// # Errors
    /// [`KnobError::Refused`] where the number is out of the option's range.
    pub fn with(mut self, option: &'static Knob, number: f64) -> Result<Options, KnobError> {
        self.settings.set(option, Value::Number(number))?;
        Ok(self)
    }

    pub(super) fn number(&self, option: &Knob) -> f64 {
        self.settings.number(option)
    }

    pub(super) fn whole(&self, option: &Knob) -> usize {
        self.settings.whole(option)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fixed_clock_is_the_documented_one() {
        assert_eq!(Options::NOW.to_string(), "2025-03-16T09:40:00Z");
    }

    #[test]
    fn no_two_options_share_a_key() {
        let keys: std::collections::BTreeSet<_> = OPTIONS.iter().map(|option| option.key).collect();
        assert_eq!(keys.len(), OPTIONS.len());
    }
}
