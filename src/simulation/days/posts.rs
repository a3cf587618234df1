//! What is posted in the days to come: every author goes on as it did.

use rand_distr::{Distribution, Poisson};

use crate::domain::{AccountId, Art, Post, PostId, Timestamp, Truth, World, WorldParts, days_between};
use crate::simulation::random;

/// Seconds of a day.
pub(super) const DAY_SECS: i64 = 86_400;
/// Deviation of the quality of posts of one author, in log-odds: as the generator has it.
const POST_QUALITY: f64 = 0.5;

/// The world with the posts of so many days from its clock on, which stays where it is: what is to come is known to nobody
/// before its time.
///
/// Each author posts `pace` times as often a day as it did on average, at random; a post is of the form, topics, hashtags, place and
/// labels of one of the author's own, at that hour of the day, of a quality of its own about the author's mean. A longer
/// stretch begins with the same posts.
pub(super) fn with_days_to_come(world: &World, truth: &Truth, days: usize, pace: f64, seed: u64) -> World {
    let mut parts: WorldParts = (**world).clone();
    let mut quality = truth.quality.clone();
    let first = world.posts.iter().map(|post| post.created_at).min().unwrap_or(world.now);
    let past = days_between(first, world.now).max(1.0);
    for day in 0..days {
        let from = later(world.now, day as i64 * DAY_SECS);
        let mut made: Vec<(Timestamp, AccountId, Post, f64)> = Vec::new();
        for account in (0..world.accounts.len() as u32).map(AccountId) {
            let own = world.posts_of(account);
            if own.is_empty() {
                continue;
            }
            let mut rng = random::stream(seed, &format!("posts of day {day}"), account.0 as usize);
            let count =
                Poisson::new(pace * own.len() as f64 / past).map_or(0.0, |posts| posts.sample(&mut rng)) as usize;
            let mean = own.iter().map(|post| truth.quality[post.0 as usize]).sum::<f64>() / own.len() as f64;
            for _ in 0..count {
                let model = world.post(own[random::index(&mut rng, own.len())]);
                let since = (model.created_at.as_second() - from.as_second()).rem_euclid(DAY_SECS);
                let at = later(from, since);
                let seed = random::index(&mut rng, 1_000_000_000) as u64;
                let quality = mean + POST_QUALITY * random::normal(&mut rng);
                made.push((at, account, like(model, at, seed), quality));
            }
        }
        made.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
        for (nth, (_, _, post, good)) in made.into_iter().enumerate() {
            parts.posts.push(Post { id: format!("day{}-{}", day + 1, nth + 1), ..post });
            quality.push(good);
        }
    }
    parts.truth = Some(Truth { quality, ..truth.clone() });
    World::new(parts)
}

/// A new post of the same sort.
fn like(model: &Post, at: Timestamp, seed: u64) -> Post {
    let art = Art { seed, ..model.art.clone() };
    Post { created_at: at, art, likes: 0, comments: 0, saves: 0, shares: 0, views: 0, ..model.clone() }
}

/// So many seconds later, or the same where the calendar ends.
pub(super) fn later(moment: Timestamp, secs: i64) -> Timestamp {
    Timestamp::from_second(moment.as_second() + secs).unwrap_or(moment)
}

/// How many posts were made from one moment up to another.
pub(super) fn made_between(world: &World, from: Timestamp, to: Timestamp) -> usize {
    world.posts.iter().filter(|post| post.created_at > from && post.created_at <= to).count()
}

/// Which accounts have a post that is neither too old nor to come.
pub(super) fn with_something_to_show(world: &World, now: Timestamp, oldest_days: f64) -> Vec<bool> {
    let fresh = |id: &PostId| {
        let age = days_between(world.post(*id).created_at, now);
        (0.0..=oldest_days).contains(&age)
    };
    (0..world.accounts.len() as u32).map(|at| world.posts_of(AccountId(at)).iter().any(fresh)).collect()
}
