//! When people are up: two humps in their own day.

use crate::domain::Timestamp;

use super::super::random::{self, Chance};
use super::super::words::Place;

/// Hours of the local day about which people post and look, each with its spread and weight. People use social media by
/// daily rhythms that follow their own clock (Kates, Tucker, Nagler and Bonneau 2021, <https://doi.org/10.51685/jqd.2021.017>);
/// the two humps' sizes are assumed.
const HUMPS: [Hump; 2] =
    [Hump { hour: 8.5, spread: 1.6, weight: 0.38 }, Hump { hour: 20.0, spread: 2.0, weight: 0.52 }];
/// What is left is spread over the whole waking day, from this hour to that.
const WAKING: (f64, f64) = (7.0, 23.5);

struct Hump {
    hour: f64,
    spread: f64,
    weight: f64,
}

/// Seconds in an hour and a day.
const HOUR: f64 = 3_600.0;
const DAY: i64 = 86_400;

/// An hour of the local day, 0 up to but not including 24.
fn hour(rng: &mut Chance) -> f64 {
    let mut draw = random::share(rng);
    for hump in &HUMPS {
        if draw < hump.weight {
            return (hump.hour + hump.spread * random::normal(rng)).rem_euclid(24.0);
        }
        draw -= hump.weight;
    }
    random::between(rng, WAKING.0, WAKING.1)
}

/// A moment from `from` to `to`, both included, at an hour at which people of that place are up; whole seconds.
pub(super) fn moment(rng: &mut Chance, place: &Place, from: Timestamp, to: Timestamp) -> Timestamp {
    let (from, to) = (from.as_second(), to.as_second().max(from.as_second()));
    let ahead = (place.utc_offset_hours * HOUR) as i64;
    let days = (to + ahead).div_euclid(DAY) - (from + ahead).div_euclid(DAY) + 1;
    for _ in 0..40 {
        let day = (from + ahead).div_euclid(DAY) + random::index(rng, days as usize) as i64;
        let second = day * DAY + (hour(rng) * HOUR) as i64 - ahead;
        if (from..=to).contains(&second) {
            return at(second);
        }
    }
    at(from + random::index(rng, (to - from + 1) as usize) as i64)
}

/// `secs` later.
pub(super) fn later(moment: Timestamp, secs: f64) -> Timestamp {
    at(moment.as_second() + secs as i64)
}

/// The moment so many seconds after 1970 began, or 1970's first where the calendar ends.
fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH)
}
