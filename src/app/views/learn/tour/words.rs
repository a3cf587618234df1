//! How the tour says what the ledger holds.

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::Icon;
use crate::app::words;
use crate::domain::{Media, Origin, PostId, PostType};
use crate::learn::tour::{Amount, Answer, Choice, Fact, Factor};

/// A fact, as a text has it.
pub(super) fn fact(fact: Fact) -> String {
    match fact {
        Fact::Count(count) => numbers::count(count as u64),
        Fact::Probability(p) => numbers::percent(p),
        Fact::Value(value) => numbers::fixed(value, 2),
        Fact::Type(kind) => types(kind).to_lowercase(),
        Fact::Knob(knob) => knob.name.to_owned(),
        Fact::Nothing => numbers::NONE.to_owned(),
    }
}

/// Posts of a type.
pub(super) const fn types(kind: PostType) -> &'static str {
    match kind {
        PostType::Hashtag => "Hashtags",
        PostType::Suggested => "Suggested",
        PostType::Shopping => "Shopping",
        PostType::Photo => "Photos",
        PostType::Video => "Videos",
        PostType::Reel => "Reels",
    }
}

/// A type's icon.
pub(super) const fn type_icon(kind: PostType) -> Icon {
    match kind {
        PostType::Hashtag => Icon::HASHTAG,
        PostType::Suggested => Icon::SUGGESTED,
        PostType::Shopping => Icon::SHOPPING,
        PostType::Photo => Icon::media(Media::Photo),
        PostType::Video => Icon::media(Media::Video),
        PostType::Reel => Icon::media(Media::Reel),
    }
}

/// How posts came in, in a narrow column.
pub(super) const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Followed => "Following",
        Origin::Hashtag => "Hashtags",
        Origin::Suggested => "Suggested",
    }
}

/// Why posts dropped out, with an icon.
pub(super) fn reason(reason: &'static str) -> (Icon, &'static str) {
    match reason {
        "own" => (Icon::OWN, "Your own"),
        "future" => (Icon::CLOCK, "Not posted yet"),
        "too_old" => (Icon::TOO_OLD, "Too old"),
        "seen" => (Icon::SEEN, "Already seen"),
        "violation" => (Icon::VIOLATION, "Against guidelines"),
        "muted" => (Icon::MUTE, "Muted author"),
        "hidden" => (Icon::HIDE, "Hidden by you"),
        other => (Icon::INFO, other),
    }
}

/// Why a score was multiplied: the knob's name, or the label of a rule of one's own.
pub(super) fn factor(state: &State, factor: &Factor) -> String {
    let rules = &state.document.policy.rules;
    let name = match factor.knob {
        _ if factor.is_for_all() => "Freshness",
        Some(knob) => knob.name,
        None => rules.iter().find(|rule| rule.id == factor.reason).map_or(&factor.reason, |rule| &rule.label),
    };
    format!("{name} {}", numbers::factor(factor.factor))
}

/// The handle of a post's author.
pub(super) fn author(state: &State, post: PostId) -> &str {
    let world = &state.document.world;
    &world.account(world.post(post).author).id
}

/// What an answer says.
pub(super) fn answer(state: &State, answer: &Answer) -> String {
    match (answer.choice, answer.amount) {
        (Choice::Removal(removal), _) => reason(removal.reason).1.to_owned(),
        (Choice::Action(action), _) => words::action_name(action).to_owned(),
        (Choice::Post(post), Amount::Ranks(was, _)) => format!("{was}  {}", author(state, post)),
        (Choice::Post(post), _) => author(state, post).to_owned(),
        (Choice::Type(kind), _) => types(kind).to_owned(),
        (Choice::Count(count), _) => numbers::count(count as u64),
        (Choice::BehindAnAd, _) => "All behind an ad".to_owned(),
        (Choice::Nobody, _) => "None".to_owned(),
    }
}

/// What is told of an answer once it is chosen.
pub(super) fn told(answer: &Answer) -> String {
    let count = |count: usize| numbers::count(count as u64);
    let known = match answer.amount {
        Amount::Posts(0) if matches!(answer.choice, Choice::Nobody | Choice::BehindAnAd) => {
            "no post moved; ads stand between, and never in a post’s place".to_owned()
        }
        Amount::Posts(posts) if answer.choice == Choice::Nobody => format!("{} moved", count(posts)),
        Amount::Posts(posts) => format!("{} posts", count(posts)),
        Amount::Probability(was, is) => format!("{} before, {} now", numbers::percent(was), numbers::percent(is)),
        Amount::Ranks(was, is) => format!("rank {was} before, {is} now"),
        Amount::OfFirst(off, on) => format!("{} raw, {} normalized", count(off), count(on)),
        Amount::Nothing => String::new(),
    };
    let verdict = if answer.is_right { "Right" } else { "Not that one" };
    if known.is_empty() { verdict.to_owned() } else { format!("{verdict}: {known}.") }
}
