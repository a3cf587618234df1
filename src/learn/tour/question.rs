//! What is to be found out by a task, with answers held against the ledger before and after.

use std::collections::BTreeSet;

use crate::domain::{Action, PostId, PostType};
use crate::pipeline::stages::{demote, merge};
use crate::pipeline::{Changed, Context, Ledger, Removal, ranks, rerank};
use crate::policy::Value;

use super::list_rules::longest;
use super::predict::means;
use super::{FIRST_BY_TYPE, FIRST_OF_LIST, gathered, normalized, order_after, task};

/// So many answers there are to choose from at most.
const CHOICES: usize = 4;

/// An answer to choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice {
    /// Posts are dropped for this reason.
    Removal(Removal),
    /// This action.
    Action(Action),
    /// This post.
    Post(PostId),
    /// Posts of this type.
    Type(PostType),
    /// So many.
    Count(usize),
    /// Every post that an ad came before.
    BehindAnAd,
    /// None.
    Nobody,
}

/// What is known of an answer, told once it is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// So many posts.
    Posts(usize),
    /// Its mean probability was this, and is that.
    Probability(f64, f64),
    /// It stood at this rank, and stands at that.
    Ranks(u32, u32),
    /// So many of the first twenty before, and after.
    OfFirst(usize, usize),
    /// Nothing else.
    Nothing,
}

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// What it says.
    pub choice: Choice,
    /// What is known of it.
    pub amount: Amount,
    /// Is it right? Of answers that tie, each is.
    pub is_right: bool,
}

/// The answers to the question of a step, for a slate whose knob is turned: `base` is where it stood before. Empty where
/// the step has no task, or turning it made no difference.
#[must_use]
pub fn answers(context: &Context<'_>, ledger: &Ledger, step: usize, base: Value) -> Vec<Answer> {
    let Some(task) = task(step, ledger) else { return Vec::new() };
    let mut policy = context.policy.clone();
    if policy.set(task.knob, base).is_err() {
        return Vec::new();
    }
    let mut before = ledger.clone();
    rerank(&Context { policy: &policy, ..*context }, &mut before, Changed::Policy(context.policy));
    match step {
        0 => reasons(ledger),
        1 => actions(&before, ledger),
        2 => falling(&before, ledger),
        3 => types(&before, ledger),
        4 => climbing(&before, ledger),
        5 => runs(&before, ledger),
        6 => moved(&before, ledger),
        _ => Vec::new(),
    }
}

/// Which reason drops most posts?
fn reasons(ledger: &Ledger) -> Vec<Answer> {
    let piles = gathered(ledger).removed;
    let counted = piles.iter().filter_map(|pile| Some((Choice::Removal(pile.removal?), pile.len())));
    let counted: Vec<_> =
        counted.filter(|(_, count)| *count > 0).map(|(choice, count)| (choice, count, count)).collect();
    judged(counted, |count| Amount::Posts(*count))
}

/// Whose mean changed most?
fn actions(before: &Ledger, after: &Ledger) -> Vec<Answer> {
    let (was, is) = (means(before), means(after));
    let changed = Action::ALL.into_iter().filter_map(|action| {
        let (was, is) = (was[action]?, is[action]?);
        Some((Choice::Action(action), (is - was).abs(), (was, is)))
    });
    judged(greatest(changed.collect()), |&(was, is)| Amount::Probability(was, is))
}

/// Which of the first twenty by value fell most?
fn falling(before: &Ledger, after: &Ledger) -> Vec<Answer> {
    let order = order_after(before, merge::STAGE.id);
    let is = ranks(&order_after(after, merge::STAGE.id));
    let first = order.iter().zip(1u32..).take(FIRST_BY_TYPE);
    let fell = first.map(|(&row, was)| {
        let is = is[row as usize];
        (Choice::Post(before.slate.posts[row as usize]), f64::from(is) - f64::from(was), (was, is))
    });
    judged(greatest(fell.collect()), |&(was, is)| Amount::Ranks(was, is))
}

/// Which type lost most of the first twenty to normalizing, which was on before and is off after?
fn types(before: &Ledger, after: &Ledger) -> Vec<Answer> {
    let first = normalized(after).first_after;
    let count =
        |rows: &[u32], kind: PostType| rows.iter().filter(|&&row| after.slate.types[row as usize] == kind).count();
    let on = normalized(before);
    let lost = on.ridges.iter().map(|ridge| {
        let (off, on) = (count(&first, ridge.kind), count(&on.first_after, ridge.kind));
        (Choice::Type(ridge.kind), off as f64 - on as f64, (off, on))
    });
    judged(greatest(lost.collect()), |&(off, on)| Amount::OfFirst(off, on))
}

/// Which post climbed most?
fn climbing(before: &Ledger, after: &Ledger) -> Vec<Answer> {
    let stage = demote::STAGE.id;
    let is = after.ranks_after(stage);
    let climbed = order_after(before, stage).into_iter().zip(1u32..).map(|(row, was)| {
        let is = is[row as usize];
        (Choice::Post(before.slate.posts[row as usize]), f64::from(was) - f64::from(is), (was, is))
    });
    judged(greatest(climbed.collect()), |&(was, is)| Amount::Ranks(was, is))
}

/// How long is the longest run of one medium among the first twenty?
fn runs(before: &Ledger, after: &Ledger) -> Vec<Answer> {
    let run = |ledger: &Ledger| {
        let first = &ledger.order()[..ledger.order().len().min(FIRST_OF_LIST)];
        longest(first, |row| ledger.slate.media[row as usize])
    };
    let (was, is) = (run(before), run(after));
    if is == 0 {
        return Vec::new();
    }
    let near = [is, was.max(1), is + 2, is.saturating_sub(1).max(1), is + 4];
    let mut counts: Vec<usize> = near.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    while counts.len() > CHOICES {
        counts.retain({
            let last = counts[counts.len() - 1];
            move |&count| count != last || count == is
        });
    }
    let answer = |count| Answer { choice: Choice::Count(count), amount: Amount::Nothing, is_right: count == is };
    counts.into_iter().map(answer).collect()
}

/// Which posts moved for the ads?
fn moved(before: &Ledger, after: &Ledger) -> Vec<Answer> {
    if after.slate.is_empty() {
        return Vec::new();
    }
    let moved = ranks(before.order()).iter().zip(ranks(after.order())).filter(|(was, is)| **was != *is).count();
    let answer = |choice, is_right| Answer { choice, amount: Amount::Posts(moved), is_right };
    vec![answer(Choice::BehindAnAd, moved > 0), answer(Choice::Nobody, moved == 0)]
}

/// The choices with the greatest sizes, in the order they came; none where the greatest is not above 0.
fn greatest<T>(choices: Vec<(Choice, f64, T)>) -> Vec<(Choice, f64, T)> {
    let mut sizes: Vec<f64> = choices.iter().map(|(_, size, _)| *size).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let Some(&least) = sizes.get(CHOICES - 1).or(sizes.last()) else { return Vec::new() };
    if sizes[0] <= 0.0 {
        return Vec::new();
    }
    // Of those as small as the last there may be more than there is room for.
    let above = sizes.iter().filter(|&&size| size > least).count();
    let mut level = CHOICES - above;
    choices
        .into_iter()
        .filter(|(_, size, _)| {
            let is_level = *size == least && level > 0;
            level -= usize::from(is_level);
            *size > least || is_level
        })
        .collect()
}

/// Each choice, right where its size is the greatest.
fn judged<S: PartialOrd + Copy, T>(choices: Vec<(Choice, S, T)>, amount: impl Fn(&T) -> Amount) -> Vec<Answer> {
    let most = choices.iter().map(|(_, size, _)| *size).reduce(|most, size| if size > most { size } else { most });
    let answer = |(choice, size, of): &(Choice, S, T)| Answer {
        choice: *choice,
        amount: amount(of),
        is_right: most.is_some_and(|most| *size >= most),
    };
    choices.iter().map(answer).collect()
}
