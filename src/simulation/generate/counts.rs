//! The numbers under the posts: what everybody did, of whom a world holds only a part.

use crate::domain::{Action, Impression, Kind, Post, hours_between};
use crate::policy::{Basis, Knob, Unit};

use super::super::random;
use super::Crowd;

/// When half the reactions are in.
pub(super) static HALF_LIFE: Knob = Knob::number(
    "counts.half_life_hours",
    "Half of all reactions",
    "After how many hours a post has half of the reactions it will ever have.",
    Unit::Hours,
    (19.0, 0.1, 1_000.0),
    Basis::Published("19 h for an Instagram post (Simply Measured 2014, via Graffius 2018)"),
);

/// How reactions come in.
pub(super) static SHAPE: Knob = Knob::number(
    "counts.weibull_shape",
    "Decay of reactions",
    "Shape of the Weibull distribution of when reactions come: below 1 most come at once and the rest slowly.",
    Unit::None,
    (0.7, 0.1, 5.0),
    Basis::Assumed(""),
);

/// How unequal an author's posts do.
pub(super) static SPREAD: Knob = Knob::number(
    "counts.likes_sigma",
    "Likes, spread",
    "Deviation of the logarithm of likes among the posts of one author, beside what quality and age do.",
    Unit::None,
    (0.35, 0.0, 3.0),
    Basis::Assumed("likes are log-normal within an author"),
);

/// How many followers stand behind each one that is in the world: person, creator, business; assumed.
const AUDIENCE: [f64; 3] = [2.5, 90.0, 40.0];
/// Likes per view: friends like more often than an audience; creators and businesses as brand accounts do.
const LIKES: [f64; 3] = [0.12, 0.034, 0.03];
/// Views per follower of a finished post; assumed.
const REACH: f64 = 0.4;
/// Saves and shares per view: the base rates of impressions.
const SAVES: f64 = 0.005;
const SHARES: f64 = 0.002;
/// Comments grow with views to this power only, and scatter most (correlation with impressions 0.16, likes 0.85,
/// shares 0.59, saves 0.55 in the same infographic as the base rates); the sizes are assumed.
const COMMENTS: f64 = 0.1;
const COMMENTS_POWER: f64 = 0.5;
/// Deviations of the logarithms.
const VIEWS_SIGMA: f64 = 0.3;
const COMMENTS_SIGMA: f64 = 1.2;
const SAVES_SIGMA: f64 = 0.75;
const SHARES_SIGMA: f64 = 0.7;

/// The posts with counts as of now; none is below what the world's own viewers did.
pub(super) fn count(crowd: &Crowd<'_>, quality: &[f64], impressions: &[Impression]) -> Vec<Post> {
    let mut posts = crowd.posts.to_vec();
    for (at, post) in posts.iter_mut().enumerate() {
        let mut rng = random::stream(crowd.options.seed, "counts", at);
        let kind = crowd.people[post.author.0 as usize].kind;
        let place = Kind::ALL.iter().position(|&other| other == kind).unwrap_or(0);
        let audience = 1.0 + AUDIENCE[place] * crowd.followers[post.author.0 as usize].len() as f64;
        let grown = accrued(crowd, hours_between(post.created_at, crowd.options.now));
        let good = (0.5 * quality[at]).exp();
        let views = audience * REACH * grown * good * random::log_normal(&mut rng, 1.0, VIEWS_SIGMA);
        let spread = crowd.options.number(&SPREAD);
        let mut rounded = |mean: f64, sigma: f64| random::log_normal(&mut rng, mean, sigma).round() as u64;
        post.views = views.round() as u64;
        post.likes = rounded(views * LIKES[place] * good, spread).min(post.views);
        post.comments = rounded(COMMENTS * views.powf(COMMENTS_POWER), COMMENTS_SIGMA).min(post.views);
        post.saves = rounded(views * SAVES, SAVES_SIGMA).min(post.views);
        post.shares = rounded(views * SHARES, SHARES_SIGMA).min(post.views);
    }
    let mut own = vec![[0_u64; 5]; posts.len()];
    for impression in impressions {
        let tally = &mut own[impression.post.0 as usize];
        tally[0] += 1;
        for (at, action) in [Action::Like, Action::Comment, Action::Save, Action::Share].into_iter().enumerate() {
            tally[at + 1] += u64::from(impression.named.contains(action));
        }
    }
    for (post, [views, likes, comments, saves, shares]) in posts.iter_mut().zip(own) {
        post.views = post.views.max(views);
        post.likes = post.likes.max(likes);
        post.comments = post.comments.max(comments);
        post.saves = post.saves.max(saves);
        post.shares = post.shares.max(shares);
    }
    posts
}

/// Which share of its reactions a post of that age has: 1 − 0.5^((age / half-life)^shape).
fn accrued(crowd: &Crowd<'_>, age_hours: f64) -> f64 {
    let age = age_hours.max(0.0) / crowd.options.number(&HALF_LIFE);
    1.0 - 0.5_f64.powf(age.powf(crowd.options.number(&SHAPE)))
}
