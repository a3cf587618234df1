//! A question whose right answer is read off the ledger.

use crate::domain::PostId;
use crate::simulation::random::{pick, stream};

use super::{Facts, PostPlace, Quantity};

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked.
    pub ask: String,
    /// What would be right.
    pub wanted: Wanted,
}

/// What would be right.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// The choice with the greatest value, or the least.
    Choice {
        /// Greatest or least?
        most: bool,
        /// What one chooses from.
        choices: Vec<Choice>,
    },
    /// That post.
    Post(PostPlace),
    /// A number.
    Number {
        /// What it is about.
        of: Quantity,
        /// So far off is right too.
        within: f64,
    },
}

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its words.
    pub text: String,
    /// What it is judged by.
    pub value: Quantity,
}

/// What the learner answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// The choice at that index.
    Choice(usize),
    /// That post.
    Post(PostId),
    /// That number.
    Number(f64),
}

/// So many posts stand to choose from. Assumed.
const POSTS: usize = 4;
/// Which others stand beside the right one. Assumed.
const SEED: u64 = 4;

impl Question {
    /// The right answer; `None` where there is none now.
    #[must_use]
    pub fn right(&self, facts: &Facts<'_>) -> Option<Answer> {
        match &self.wanted {
            Wanted::Choice { most, choices } => {
                let best = best(*most, choices, facts)?;
                let is_best = |choice: &Choice| choice.value.number(facts) == Some(best);
                choices.iter().position(is_best).map(Answer::Choice)
            }
            Wanted::Post(place) => place.post(facts).map(Answer::Post),
            Wanted::Number { of, .. } => of.number(facts).map(Answer::Number),
        }
    }

    /// Is that right? Of choices with the same value each is.
    #[must_use]
    pub fn is_right(&self, answer: Answer, facts: &Facts<'_>) -> bool {
        match (&self.wanted, answer) {
            (Wanted::Choice { most, choices }, Answer::Choice(at)) => {
                let chosen = choices.get(at).and_then(|choice| choice.value.number(facts));
                chosen.is_some() && chosen == best(*most, choices, facts)
            }
            (Wanted::Post(place), Answer::Post(post)) => place.post(facts) == Some(post),
            (Wanted::Number { of, within }, Answer::Number(number)) => {
                of.number(facts).is_some_and(|right| (right - number).abs() <= *within)
            }
            _ => false,
        }
    }

    /// The posts one chooses from, top to bottom: the right one, and others from all over the feed, by different authors
    /// where there are such. The same question asks the same of the same feed.
    #[must_use]
    pub fn posts(&self, facts: &Facts<'_>) -> Vec<PostId> {
        let Wanted::Post(place) = &self.wanted else { return Vec::new() };
        let Some(right) = place.post(facts) else { return Vec::new() };
        let order: Vec<PostId> = facts.ledger.order().iter().map(|&row| facts.post_of(row)).collect();
        let Some(at) = order.iter().position(|&post| post == right) else { return Vec::new() };
        let feed = &order[..order.len().min(facts.ledger.delivered().len().max(at + 1))];
        let author = |post: PostId| facts.world.post(post).author;
        let mut chance = stream(SEED, &self.ask, facts.viewer.0 as usize);
        let mut chosen = vec![right];
        let parts = POSTS.min(feed.len());
        for part in (0..parts).map(|part| part * feed.len() / parts..(part + 1) * feed.len() / parts) {
            if part.contains(&at) {
                continue;
            }
            let is_new = |&&post: &&PostId| chosen.iter().all(|&other| author(other) != author(post));
            let new: Vec<PostId> = feed[part.clone()].iter().filter(is_new).copied().collect();
            let from = if new.is_empty() { &feed[part] } else { &new };
            chosen.extend(pick(&mut chance, from));
        }
        chosen.sort_by_key(|post| order.iter().position(|other| other == post));
        chosen
    }
}

fn best(most: bool, choices: &[Choice], facts: &Facts<'_>) -> Option<f64> {
    let values = choices.iter().filter_map(|choice| choice.value.number(facts));
    if most { values.reduce(f64::max) } else { values.reduce(f64::min) }
}
