//! Base rates: every viewer's readiness is shifted alike until actions are as frequent as published.

use crate::domain::Action;
use crate::policy::{Basis, Knob, Unit};

use super::super::behavior::logistic;
use super::Crowd;
use super::sessions::{POSITION_DECAY, Session, encounter};
use super::viewers::{Member, three_decimals};

const fn rate(key: &'static str, name: &'static str, doc: &'static str, default: f64, basis: Basis) -> Knob {
    Knob::number(key, name, doc, Unit::Share, (default, 0.0, 0.5), basis)
}

/// Brand accounts' averages: likes, comments and saves of photo, carousel and reel over impressions.
const BRANDS: &str = "photo, carousel, reel of brand accounts: like 3.4, 3.0, 3.7 %, comment 0.22, 0.11, 0.13 %, save 0.21, 0.42, 0.46 % (secondhand)";

/// How often likes happen.
pub(super) static LIKE: Knob =
    rate("rates.like", "Likes", "Which share of impressions ends in a like.", 0.032, Basis::Published(BRANDS));
/// How often comments happen.
pub(super) static COMMENT: Knob = rate(
    "rates.comment",
    "Comments",
    "Which share of impressions ends in a comment.",
    0.0014,
    Basis::Published(BRANDS),
);
/// How often saves happen.
pub(super) static SAVE: Knob =
    rate("rates.save", "Saves", "Which share of impressions ends in a save.", 0.005, Basis::Published(BRANDS));
/// How often shares happen.
pub(super) static SHARE: Knob =
    rate("rates.share", "Shares", "Which share of impressions ends in a share.", 0.0022, Basis::Assumed(""));
/// How often profile taps happen.
pub(super) static PROFILE_TAP: Knob = rate(
    "rates.profile_tap",
    "Profile taps",
    "Which share of impressions leads to the author's profile.",
    0.01,
    Basis::Assumed(""),
);
/// How often hides happen.
pub(super) static HIDE: Knob =
    rate("rates.hide", "Hides", "Which share of impressions ends in a hide or a report.", 0.00075, Basis::Assumed(""));

/// No more showings than this are looked at to find a shift.
const SAMPLE: usize = 20_000;
/// Shifts are looked for from minus to plus this, in log-odds, by halving so many times.
const WIDEST: f64 = 12.0;
const HALVINGS: usize = 40;

/// Shifts the readiness of all viewers by the same amount, per action, so that the expected rates are the options'.
/// Dwell and watch stay as they are. Where nothing is shown nothing changes.
pub(super) fn calibrate(crowd: &Crowd<'_>, quality: &[f64], cast: &mut [Member], shown: &[Vec<Session>]) {
    for (action, knob) in Action::NAMED.into_iter().zip([&LIKE, &COMMENT, &SAVE, &SHARE, &PROFILE_TAP, &HIDE]) {
        let sample = sample(crowd, quality, cast, shown, action);
        let shift = shift(&sample, crowd.options.number(knob));
        for member in &mut *cast {
            member.taste.readiness[action] = three_decimals(member.taste.readiness[action] + shift);
        }
    }
}

/// For evenly chosen showings the chance of being looked at and the log-odds of the action.
fn sample(
    crowd: &Crowd<'_>,
    quality: &[f64],
    cast: &[Member],
    shown: &[Vec<Session>],
    action: Action,
) -> Vec<(f64, f64)> {
    let decay = crowd.options.number(&POSITION_DECAY);
    let all: usize = shown.iter().flatten().map(|session| session.posts.len()).sum();
    let showings = cast.iter().zip(shown).flat_map(|(member, sessions)| {
        sessions.iter().flat_map(move |session| (0..session.posts.len()).map(move |place| (member, session, place)))
    });
    showings
        .step_by(all.div_ceil(SAMPLE).max(1))
        .map(|(member, session, place)| {
            let encounter = encounter(crowd, quality, member, session, place);
            (encounter.examined(decay), encounter.log_odds(action))
        })
        .collect()
}

/// What must be added to the log-odds so that the mean chance is `target`.
fn shift(sample: &[(f64, f64)], target: f64) -> f64 {
    if sample.is_empty() {
        return 0.0;
    }
    let mean = |shift: f64| {
        sample.iter().map(|(examined, log_odds)| examined * logistic(log_odds + shift)).sum::<f64>()
            / sample.len() as f64
    };
    let (mut low, mut high) = (-WIDEST, WIDEST);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if mean(middle) < target { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_brings_the_mean_chance_to_its_target() {
        let shift = shift(&[(1.0, 0.0), (0.5, 1.0)], 0.1);
        assert!(((logistic(shift) + 0.5 * logistic(1.0 + shift)) / 2.0 - 0.1).abs() < 1e-9);
    }
}
