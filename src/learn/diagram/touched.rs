//! Which posts a component touched, and by how much.

use crate::domain::{Action, PostId};
use crate::pipeline::{Component, Ledger, ranks, stages};

use super::Part;

/// What a component did to one post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// Removed it, for this reason.
    Removed(&'static str),
    /// Expects so many of the wanted actions: the sum of their probabilities.
    Expects(f64),
    /// Gave it a score of so much.
    Scored(f64),
    /// Added so much to its score; negative where it took.
    Points(f64),
    /// Gave it so many places; negative where it took.
    Places(i64),
    /// Left it out at this rank.
    PastTheEnd(usize),
}

/// The posts a component touched.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// Each once, the greatest gain first; removed ones newest first, left out ones by rank.
    pub posts: Vec<(PostId, Amount)>,
}

/// The posts a component touched, and by how much.
///
/// Sorting is told against newest first, the order posts stand in before it. Author diversity is told in points where it
/// lowered a score, and in places where its list rule alone moved the post.
#[must_use]
pub fn touched(ledger: &Ledger, part: impl Into<Part>) -> Touched {
    let part = part.into();
    let component = part.component();
    let mut posts = match component {
        _ if part == Part::LightRanker => removed(ledger, part),
        Component::SourcingCandidates | Component::Filtering => removed(ledger, part),
        Component::Delivery => left_out(ledger),
        Component::SortByScore => moved(ledger, component),
        _ if !ledger.is_scored() => Vec::new(),
        Component::ScoresModel => expected(ledger),
        Component::MergeScores => scored(ledger),
        Component::BoostsLibrary | Component::IntegrityDemotions => multiplied(ledger, component),
        Component::MediaTypeDiversity => moved(ledger, component),
        Component::AuthorDiversity => {
            let mut posts = multiplied(ledger, component);
            let lowered: std::collections::HashSet<PostId> = posts.iter().map(|(post, _)| *post).collect();
            posts.extend(moved(ledger, component).into_iter().filter(|(post, _)| !lowered.contains(post)));
            posts
        }
    };
    posts.sort_by(|(_, a), (_, b)| size(b).total_cmp(&size(a)));
    Touched { posts }
}

/// What posts are ordered by; those of equal size stay as they stand. Places come before points: they are gains of
/// another sort.
fn size(amount: &Amount) -> f64 {
    match *amount {
        Amount::Removed(_) | Amount::PastTheEnd(_) => 0.0,
        Amount::Expects(size) | Amount::Scored(size) | Amount::Points(size) => size,
        Amount::Places(places) => places as f64,
    }
}

fn removed(ledger: &Ledger, part: Part) -> Vec<(PostId, Amount)> {
    let removals = ledger.found.iter().filter_map(|found| Some((found.post, found.removed?)));
    removals
        .filter(|(_, removal)| Part::removing(*removal) == part)
        .map(|(post, removal)| (post, Amount::Removed(removal.reason)))
        .collect()
}

fn left_out(ledger: &Ledger) -> Vec<(PostId, Amount)> {
    let ranked = ledger.order().iter().zip(1..).skip(ledger.delivery.length);
    ranked.map(|(&row, rank)| (ledger.slate.posts[row as usize], Amount::PastTheEnd(rank))).collect()
}

fn expected(ledger: &Ledger) -> Vec<(PostId, Amount)> {
    let wanted = || Action::ALL.into_iter().filter(|action| *action != Action::Hide);
    let of = |row: u32| wanted().filter_map(|action| ledger.probability(row, action)).sum();
    rows(ledger).map(|(row, post)| (post, Amount::Expects(of(row)))).collect()
}

fn scored(ledger: &Ledger) -> Vec<(PostId, Amount)> {
    let scores = ledger.scores_after(stages::normalize::STAGE.id);
    rows(ledger).map(|(row, post)| (post, Amount::Scored(scores[row as usize]))).collect()
}

fn multiplied(ledger: &Ledger, component: Component) -> Vec<(PostId, Amount)> {
    let own = |id: &str| stages::stage(id).is_some_and(|stage| stage.component == component);
    let Some(at) = ledger.columns.iter().position(|(id, _)| own(id)) else { return Vec::new() };
    let (stage, columns) = &ledger.columns[at];
    let before =
        at.checked_sub(1).map_or(vec![0.0; ledger.slate.len()], |at| ledger.scores_after(ledger.columns[at].0));
    let after = ledger.scores_after(stage);
    let is_touched = |row: usize| columns.iter().any(|column| column.values[row] != 1.0);
    let points = |row: usize| Amount::Points(after[row] - before[row]);
    let touched = ledger.slate.posts.iter().enumerate().filter(|(row, _)| is_touched(*row));
    touched.map(|(row, post)| (*post, points(row))).collect()
}

/// Those whose place the component's arrangement changed.
fn moved(ledger: &Ledger, component: Component) -> Vec<(PostId, Amount)> {
    let own = |id: &str| stages::stage(id).is_some_and(|stage| stage.component == component);
    let Some(at) = ledger.arrangements.iter().position(|(id, _)| own(id)) else { return Vec::new() };
    let after = ranks(&ledger.arrangements[at].1.order);
    let before = match at.checked_sub(1) {
        Some(before) => ranks(&ledger.arrangements[before].1.order),
        // Before there is an order, posts stand newest first.
        None => (1..=ledger.slate.len() as u32).collect(),
    };
    let places = |row: u32| i64::from(before[row as usize]) - i64::from(after[row as usize]);
    let moves = rows(ledger).map(|(row, post)| (post, places(row))).filter(|(_, places)| *places != 0);
    moves.map(|(post, places)| (post, Amount::Places(places))).collect()
}

fn rows(ledger: &Ledger) -> impl Iterator<Item = (u32, PostId)> + '_ {
    (0u32..).zip(ledger.slate.posts.iter().copied())
}
