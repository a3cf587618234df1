//! Where accounts, viewers and posts lie, learned from who engages with whom: near each other where the same people
//! engage with them.
//!
//! 1. Engagements up to the clock, and follows, are summed per pair of accounts, and damped so that neither the popular nor
//!    the busy outweigh the rest (`engagement.rs`).
//! 2. The strongest directions of that matrix, at most [`Embedding::DIMENSIONS`], give each account its numbers
//!    (`svd.rs`), from which what all accounts share is taken off.
//! 3. A viewer lies where what it engaged with lies; a post where its author, its topics and those who engaged with it
//!    lie. So a post nobody saw yet is placed by whose it is and what it is about; an account nobody follows or engages with
//!    has no place.
//!
//! All of it runs on one thread, so that stages may ask for it from within others, and the same history gives the same
//! bytes.

mod engagement;
mod sparse;
mod svd;
mod topics;

pub use engagement::Engaged;

use crate::domain::{AccountId, PostId, ViewerId, World};

use super::History;
use sparse::Sparse;
use svd::Tall;

/// Vectors of accounts, viewers and posts in one space, each of length 1, so that their product is the cosine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embedding {
    dimensions: usize,
    accounts: Vec<f32>,
    viewers: Vec<f32>,
    posts: Vec<f32>,
}

impl Embedding {
    /// Numbers per vector, at most: a world of fewer viewers or authors has fewer. Assumed.
    pub const DIMENSIONS: usize = 24;
    /// Singular values count to this power, so that the strongest directions do not drown the rest; ½ as in [Levy,
    /// Goldberg and Dagan 2015](https://doi.org/10.1162/tacl_a_00134).
    const POWER: f64 = 0.5;
    /// What its author counts in a post's place, what its topics count, and what those who engaged with it would count
    /// were they endlessly many; assumed.
    const PARTS: [f64; 3] = [1.0, 1.0, 2.0];
    /// So much engagement with a post counts half of what endlessly much would; assumed.
    const HALFWAY: f64 = 5.0;
    /// How much of the work is done once engagements are summed, and once the strongest directions are found; about.
    const DONE: [f32; 2] = [0.2, 0.8];

    /// Learned from everything that history saw of that world.
    #[must_use]
    pub fn learn(world: &World, history: &History) -> Embedding {
        Embedding::learn_while(world, history, &mut |_| true).unwrap_or_default()
    }

    /// The same, telling before each part of the work how much of it is done, 0..1; `None` once the answer is to stop.
    pub fn learn_while(world: &World, history: &History, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Embedding> {
        let [summed, decomposed] = Self::DONE;
        go_on(0.0).then_some(())?;
        let sums = engagement::sums(world, history);
        let mut heard = |share: f32| go_on(summed + share * (decomposed - summed));
        let surprise = engagement::surprise(&sums);
        let svd::Truncated { strengths, mut right } = svd::truncated(&surprise, Self::DIMENSIONS, &mut heard)?;
        go_on(decomposed).then_some(())?;
        let width = strengths.len();
        for row in right.values.chunks_mut(width.max(1)) {
            row.iter_mut().zip(&strengths).for_each(|(value, strength)| *value *= strength.powf(Self::POWER));
        }
        take_off_mean(&mut right);
        right.values.chunks_mut(width.max(1)).for_each(normalize);
        let viewers = places_of_viewers(world, &sums, &right);
        let posts = places_of_posts(world, history, &right, &viewers);
        let small = |tall: &Tall| tall.values.iter().map(|&value| value as f32).collect();
        let (accounts, viewers, posts) = (small(&right), small(&viewers), small(&posts));
        Some(Embedding { dimensions: width, accounts, viewers, posts })
    }

    /// Numbers per vector; 0 where nobody engaged with anything, and then nothing has a place.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Where an account lies, as an author; `None` where nothing is known of it.
    #[must_use]
    pub fn account(&self, account: AccountId) -> Option<&[f32]> {
        self.row(&self.accounts, account.0)
    }

    /// Where a viewer lies: the mean of the accounts it engaged with or follows, by the logarithm of how much; `None`
    /// where there is none.
    #[must_use]
    pub fn viewer(&self, viewer: ViewerId) -> Option<&[f32]> {
        self.row(&self.viewers, viewer.0)
    }

    /// Where a post lies; `None` where nothing is known of its author, its topics or anybody who engaged with it.
    #[must_use]
    pub fn post(&self, post: PostId) -> Option<&[f32]> {
        self.row(&self.posts, post.0)
    }

    /// The accounts nearest to an account by cosine, nearest first, ties by ascending id; without itself, and without
    /// those of which nothing is known. Empty where nothing is known of it.
    #[must_use]
    pub fn nearest(&self, account: AccountId, count: usize) -> Vec<(AccountId, f64)> {
        let Some(from) = self.account(account) else { return Vec::new() };
        let mut found = self.nearest_to(from, count.saturating_add(1));
        found.retain(|(other, _)| *other != account);
        found.truncate(count);
        found
    }

    /// The accounts nearest to a place by cosine, nearest first, ties by ascending id; without those of which nothing is
    /// known.
    #[must_use]
    pub fn nearest_to(&self, place: &[f32], count: usize) -> Vec<(AccountId, f64)> {
        let accounts = (0..self.accounts.len().checked_div(self.dimensions).unwrap_or(0) as u32).map(AccountId);
        let known = accounts.filter_map(|account| Some((account, cosine(place, self.account(account)?))));
        let mut found: Vec<(AccountId, f64)> = known.collect();
        let nearer = |a: &(AccountId, f64), b: &(AccountId, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if count < found.len() {
            found.select_nth_unstable_by(count, nearer);
            found.truncate(count);
        }
        found.sort_unstable_by(nearer);
        found
    }

    fn row<'a>(&self, values: &'a [f32], at: u32) -> Option<&'a [f32]> {
        let row = values.get(at as usize * self.dimensions..)?.get(..self.dimensions)?;
        row.iter().any(|&value| value != 0.0).then_some(row)
    }
}

/// Cosine of the angle between two places, −1..1.
#[must_use]
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>().clamp(-1.0, 1.0)
}

/// Takes off what all known places share, so that only what tells them apart is left.
fn take_off_mean(places: &mut Tall) {
    let mut mean = vec![0.0; places.width];
    let mut known = 0.0;
    for row in places.rows().filter(|row| is_known(row)) {
        add(&mut mean, row, 1.0);
        known += 1.0;
    }
    for row in places.values.chunks_mut(places.width.max(1)).filter(|row| is_known(row)) {
        add(row, &mean, -1.0 / known);
    }
}

fn places_of_viewers(world: &World, sums: &Sparse, accounts: &Tall) -> Tall {
    let width = accounts.width;
    let mut values = vec![0.0; world.viewers.len() * width];
    for (viewer, place) in world.viewers.iter().zip(values.chunks_mut(width.max(1))) {
        for &(account, sum) in sums.row(viewer.account.0 as usize) {
            add(place, &accounts.values[account as usize * width..][..width], sum.ln_1p());
        }
        normalize(place);
    }
    Tall { width, values }
}

fn places_of_posts(world: &World, history: &History, accounts: &Tall, viewers: &Tall) -> Tall {
    let width = accounts.width;
    let row = |tall: &Tall, at: u32| tall.values[at as usize * width..][..width].to_vec();
    let mut engaged = vec![0.0; world.posts.len() * width];
    let mut worth = vec![0.0; world.posts.len()];
    if width > 0 {
        for each in history.engaged() {
            let at = each.post.0 as usize;
            add(&mut engaged[at * width..][..width], &row(viewers, each.viewer.0), f64::from(each.worth));
            worth[at] += f64::from(each.worth);
        }
    }
    let topics = places_of_topics(world, accounts);
    let mut values = Vec::with_capacity(engaged.len());
    let [author, about, engagers] = Embedding::PARTS;
    for ((post, of_engagers), worth) in world.posts.iter().zip(engaged.chunks_mut(width.max(1))).zip(worth) {
        let mut place = vec![0.0; width];
        add(&mut place, &row(accounts, post.author.0), author);
        let mut of_topics = vec![0.0; width];
        post.topics.iter().for_each(|(topic, weight)| add(&mut of_topics, &row(&topics, topic.0), weight));
        normalize(&mut of_topics);
        add(&mut place, &of_topics, about);
        normalize(of_engagers);
        add(&mut place, of_engagers, engagers * worth / (worth + Embedding::HALFWAY));
        normalize(&mut place);
        values.extend(place);
    }
    Tall { width, values }
}

/// The mean of the accounts that post about each topic, by how much they do.
fn places_of_topics(world: &World, accounts: &Tall) -> Tall {
    let width = accounts.width;
    let mut values = vec![0.0; world.names.topics.len() * width];
    for (account, place) in world.accounts.iter().zip(accounts.rows()) {
        for (topic, weight) in account.topics.iter() {
            add(&mut values[topic.0 as usize * width..][..width], place, weight);
        }
    }
    values.chunks_mut(width.max(1)).for_each(normalize);
    Tall { width, values }
}

fn is_known(place: &[f64]) -> bool {
    place.iter().any(|&value| value != 0.0)
}

fn add(place: &mut [f64], other: &[f64], times: f64) {
    place.iter_mut().zip(other).for_each(|(sum, value)| *sum += times * value);
}

/// Makes it 1 long; what is almost nothing becomes nothing.
fn normalize(place: &mut [f64]) {
    let length = place.iter().map(|value| value * value).sum::<f64>().sqrt();
    let factor = if length > 1e-9 { 1.0 / length } else { 0.0 };
    place.iter_mut().for_each(|value| *value *= factor);
}
