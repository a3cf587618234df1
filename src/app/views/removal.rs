//! Why a stage dropped a post, in words, and what would bring it back.

use crate::app::command::Command;
use crate::app::document::Control;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::Icon;
use crate::domain::PostId;
use crate::pipeline::Removal;
use crate::pipeline::stages::explore::shortlist;
use crate::pipeline::stages::source;
use crate::policy::{Knob, Value};

/// What is said of a removed post.
pub(super) struct Words {
    /// Stands before the short words.
    pub(super) icon: Icon,
    /// In a table: `already seen`.
    pub(super) short: String,
    /// In a sentence.
    pub(super) sentence: String,
    /// What would bring it back, in a sentence.
    pub(super) back: String,
    /// What a button that brings it back says and sends, where one thing does.
    pub(super) remedy: Option<(String, Command)>,
}

/// The words for one removed post.
pub(super) fn words(state: &State, id: PostId, removal: Removal) -> Words {
    let document = &state.document;
    let post = document.world.post(id);
    let author = &document.world.account(post.author).id;
    let words = |icon, short: &str, sentence: &str, back: &str| Words {
        icon,
        short: short.to_owned(),
        sentence: sentence.to_owned(),
        back: back.to_owned(),
        remedy: None,
    };
    match removal.reason {
        "own" => {
            words(Icon::OWN, "your own post", "It is the viewer’s own post.", "One’s own posts are never candidates.")
        }
        "future" => {
            words(Icon::CLOCK, "not posted yet", "It is posted after the clock’s time.", "A later clock would.")
        }
        "too_old" => too_old(state, id),
        "seen" => words(
            Icon::SEEN,
            "already seen",
            "The viewer has seen it, and only unseen posts are gathered.",
            "Nothing: a post is shown once.",
        ),
        "violation" => {
            let rule = post.labels.violation.as_deref().unwrap_or("a guideline");
            Words {
                sentence: format!("It breaks the guidelines: {rule}."),
                ..words(
                    Icon::VIOLATION,
                    "breaks the guidelines",
                    "",
                    "Nothing: no weight brings back what breaks a guideline.",
                )
            }
        }
        "muted" => Words {
            sentence: format!("The viewer muted {author}."),
            remedy: Some((format!("Unmute {author}"), Command::Control(Control::Mute(post.author, false)))),
            ..words(Icon::MUTE, "muted author", "", "Unmuting brings back all of the author’s posts.")
        },
        "hidden" => Words {
            remedy: Some(("Unhide".to_owned(), Command::Control(Control::Hide(id, false)))),
            ..words(
                Icon::HIDE,
                "you hid it",
                "The viewer hid it.",
                "Unhiding brings it back, and lifts what is like it.",
            )
        },
        "enough" => words(
            Icon::FILTER,
            "enough before it",
            "The ways of finding posts led to enough others before it.",
            "More candidates would.",
        ),
        "misinformation" => words(
            Icon::SHIELD,
            "fact-checked",
            "Fact-checkers identified misinformation in it, and such posts are not recommended.",
            "Letting such posts into Explore would.",
        ),
        "borderline" => words(
            Icon::SHIELD,
            "too borderline",
            "It comes closer to breaking a guideline than what may be recommended.",
            "A higher limit on borderline posts would.",
        ),
        "light_ranker" => light_ranker(state, id),
        other => words(Icon::INFO, other, other, ""),
    }
}

/// The light ranker put it too low: letting so many pass would bring it back.
fn light_ranker(state: &State, id: PostId) -> Words {
    let knob: &'static Knob = &shortlist::KEEP;
    let place = state.results.ledger.shortlist.place(id).map_or(0, |(place, _)| place);
    let needed = Value::Number(place.into());
    let count = numbers::count(place.into());
    Words {
        icon: Icon::FILTER,
        short: format!("light ranker, place {count}"),
        sentence: format!(
            "The light ranker puts it at place {count}, and only the first {} go on to the model.",
            numbers::fixed(state.document.policy.number(knob), 0)
        ),
        back: format!("“{}” at {count} or more would let it pass.", knob.name),
        remedy: knob.check(needed).is_ok().then(|| (format!("Keep {count}"), Command::Turn(knob, needed))),
    }
}

fn too_old(state: &State, id: PostId) -> Words {
    let document = &state.document;
    let limit = document.policy.number(&source::MAX_AGE_DAYS);
    let age_days = crate::domain::days_between(document.world.post(id).created_at, document.now);
    let needed = age_days.ceil();
    let knob: &'static Knob = &source::MAX_AGE_DAYS;
    let reachable = knob.check(Value::Number(needed)).is_ok();
    Words {
        icon: Icon::TOO_OLD,
        short: format!("older than {} d", numbers::short(limit, 1)),
        sentence: format!(
            "It is {} days old, and posts older than {} are not gathered.",
            numbers::short(age_days, 1),
            numbers::short(limit, 1)
        ),
        back: match reachable {
            true => format!("“{}” at {} days or more would.", knob.name, numbers::fixed(needed, 0)),
            false => format!("Only an earlier clock would: “{}” does not reach that far.", knob.name),
        },
        remedy: reachable
            .then(|| (format!("Set to {} d", numbers::fixed(needed, 0)), Command::Turn(knob, Value::Number(needed)))),
    }
}
