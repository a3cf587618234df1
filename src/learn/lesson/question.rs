//! A question whose right answer is read off the ledger.

use crate::domain::PostId;

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

    /// The posts one chooses from, top to bottom: the right one among its neighbours.
    #[must_use]
    pub fn posts(&self, facts: &Facts<'_>) -> Vec<PostId> {
        let Wanted::Post(place) = &self.wanted else { return Vec::new() };
        let Some(right) = place.post(facts) else { return Vec::new() };
        let order: Vec<PostId> = facts.ledger.order().iter().map(|&row| facts.post_of(row)).collect();
        order.chunks(POSTS).find(|four| four.contains(&right)).map_or(Vec::new(), <[PostId]>::to_vec)
    }
}

fn best(most: bool, choices: &[Choice], facts: &Facts<'_>) -> Option<f64> {
    let values = choices.iter().filter_map(|choice| choice.value.number(facts));
    if most { values.reduce(f64::max) } else { values.reduce(f64::min) }
}
