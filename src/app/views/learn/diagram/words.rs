//! What the diagram says: of a component's work, of a formula's pieces, of what was done to a post.

use crate::app::numbers;
use crate::app::state::State;
use crate::app::views::removal;
use crate::domain::PostId;
use crate::learn::diagram::{Amount, Factor, Node, Part, Piece, Surface, Work};
use crate::learn::told;
use crate::pipeline::stories::STEPS;
use crate::pipeline::{Component, Removal};

/// What a component does, in a few words: `39 multiplied`.
pub(super) fn work(work: Work) -> String {
    let count = |count: usize| numbers::count(count as u64);
    match work {
        Work::Skipped => "passed by".to_owned(),
        Work::Off => "off".to_owned(),
        Work::Removes(posts) => format!("{} removed", count(posts)),
        Work::Predicts(actions) => format!("{actions} predictions each"),
        Work::Values { by_type: true } => "scaled by type".to_owned(),
        Work::Values { by_type: false } => "one scale for all".to_owned(),
        Work::Multiplies(posts) => format!("{} multiplied", count(posts)),
        Work::Orders { by_time: false } => "by score".to_owned(),
        Work::Orders { by_time: true } => "newest first".to_owned(),
        Work::Moves(posts) => format!("{} moved", count(posts)),
        Work::Lowers { lowered, moved: 0 } => format!("{} lowered", count(lowered)),
        Work::Lowers { lowered: 0, moved } => format!("{} moved", count(moved)),
        Work::Lowers { lowered, moved } => format!("{} lowered, {} moved", count(lowered), count(moved)),
        Work::Cuts { past_end: 0, ads } => format!("{} ads between", count(ads)),
        Work::Cuts { past_end, .. } => format!("{} past the end", count(past_end)),
    }
}

/// The same where there is room for one thing.
pub(super) fn work_short(of: Work) -> String {
    match of {
        Work::Lowers { lowered: lowered @ 1.., .. } => work(Work::Lowers { lowered, moved: 0 }),
        other => work(other),
    }
}

/// What a box is called.
pub(super) fn name(surface: Surface, part: Part) -> &'static str {
    told(surface, part).map_or(part.component().name(), |section| &section.title)
}

/// What stands where the kind would, for the box that has none.
pub(super) const fn end(surface: Surface) -> &'static str {
    match surface {
        Surface::Explore => "Explore",
        Surface::Feed | Surface::Stories => "Feed",
    }
}

/// A node as assistive technology reads it: `Boosts Library, Action, 288 in, 288 out, 288 multiplied`.
pub(super) fn node(surface: Surface, node: &Node) -> String {
    let kind = node.part.kind().map_or(end(surface), |kind| kind.name());
    let count = |count: usize| numbers::count(count as u64);
    let (name, posts_in, posts_out) = (self::name(surface, node.part), count(node.posts_in), count(node.posts_out));
    format!("{name}, {kind}, {posts_in} in, {posts_out} out, {}", work(node.work))
}

/// A piece of a formula. Scores within it have two decimals, so that a product of shown numbers comes out right.
pub(super) fn piece(state: &State, post: Option<PostId>, piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Score(score) => numbers::fixed(score * 100.0, 2),
        Piece::Factor(factor) => numbers::fixed(*factor, 3),
        Piece::Number(number, decimals) => numbers::fixed(*number, *decimals),
        Piece::Short(number) => numbers::short(*number, 3),
        Piece::Percent(probability) => numbers::percent(*probability),
        Piece::Count(count) => numbers::count(*count as u64),
        Piece::Hours(hours) => numbers::span(*hours),
        Piece::Reason(name) => post.map_or_else(|| (*name).to_owned(), |post| reason(state, post, name)),
    }
}

/// What comes of a formula: a score with one decimal, as everywhere.
pub(super) fn result(state: &State, post: PostId, of: &Piece) -> String {
    match of {
        Piece::Score(score) => numbers::score(*score),
        other => piece(state, Some(post), other),
    }
}

/// Why a stage removed a post: `already seen`.
pub(super) fn reason(state: &State, post: PostId, reason: &'static str) -> String {
    removal::words(state, post, Removal { stage: "", reason }).short
}

/// What was done to a post: `+80.6`, `−3`, `already seen`.
pub(super) fn amount(state: &State, post: PostId, amount: Amount) -> String {
    match amount {
        Amount::Removed(name) => reason(state, post, name),
        Amount::Expects(actions) => numbers::fixed(actions, 2),
        Amount::Scored(score) => numbers::score(score),
        Amount::Points(points) => numbers::points(points),
        Amount::Places(places) => numbers::places(places),
        Amount::PastTheEnd(rank) => numbers::count(rank as u64),
    }
}

/// What the amounts of a box count.
pub(super) const fn unit(surface: Surface, part: Part) -> &'static str {
    let Part::Component(component) = part else { return "newest first" };
    match component {
        Component::SourcingCandidates | Component::Filtering => "newest first",
        Component::ScoresModel => "by actions expected",
        Component::MergeScores => "by score",
        Component::BoostsLibrary | Component::IntegrityDemotions => "by points",
        Component::SortByScore => "by places won over newest first",
        Component::MediaTypeDiversity => "by places",
        Component::AuthorDiversity if matches!(surface, Surface::Explore) => "by points",
        Component::AuthorDiversity => "by points, or places",
        Component::Delivery => "past the end, by rank",
    }
}

/// A factor on the selected path: `×1.80 favorites`.
pub(super) fn factor(state: &State, factor: &Factor) -> String {
    let rules = &state.document.policy.rules;
    let own = rules.iter().find(|rule| factor.knob.is_none() && *rule.id == *factor.reason);
    let name = own.map_or_else(|| factor.reason.replace('_', " "), |rule| rule.label.clone());
    format!("{} {name}", numbers::factor(factor.value))
}

/// The stages of a box: `stages merge and normalize`.
pub(super) fn stages(surface: Surface, part: Part) -> String {
    let ids: Vec<&str> = match part {
        Part::Step(at) => STEPS.get(at).map(|step| step.id).into_iter().collect(),
        _ => part.stages(surface).map(|stage| stage.id).collect(),
    };
    let noun = if surface == Surface::Stories { "step" } else { "stage" };
    let plural = if ids.len() == 1 { "" } else { "s" };
    format!("{noun}{plural} {}", ids.join(" and ").replace('_', " "))
}

/// Where a box stands: `component 5 of 9`, or which component of the card does the like.
pub(super) fn place(surface: Surface, part: Part) -> String {
    let nine = Component::ALL.len() - 1;
    let component = part.component();
    match (surface, component.number()) {
        (Surface::Feed, number) if number <= nine => format!("component {number} of {nine}"),
        (Surface::Feed, _) => "after the nine".to_owned(),
        _ if part == Part::LightRanker => "none of the card’s components".to_owned(),
        (_, number) if number <= nine => format!("the feed’s {}", component.name()),
        _ => "the feed’s Delivery".to_owned(),
    }
}
