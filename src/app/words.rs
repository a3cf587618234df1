//! What the steps of the undo list are called, and other words the window makes from data.

use std::path::Path;

use crate::domain::{AccountId, Action, Media, Origin, PostId, PostType, Timestamp};
use crate::model::Model;
use crate::pipeline::stages::{called, component_of};
use crate::pipeline::{Component, FeedKind};
use crate::policy::{Guardrail, Knob, Range, Rule, Unit, Value};
use crate::simulation::metrics::Metric;

use super::command::Command;
use super::document::{Control, Document};
use super::numbers;

/// What a step did, as a person would say it; `None` where it changed nothing.
#[must_use]
pub fn step(before: &Document, after: &Document, command: &Command) -> Option<String> {
    let handle = |account: AccountId| before.world.account(account).id.as_str();
    let turned = |knob: &'static Knob| {
        let (old, new) = (before.policy.value(knob), after.policy.value(knob));
        (old != new).then(|| format!("{} {} → {}", called(knob), value(knob, old), value(knob, new)))
    };
    match command {
        Command::Turn(knob, _) | Command::Reset(knob) => turned(knob),
        Command::TurnAll(name, _) => (before.policy != after.policy).then(|| name.clone()),
        Command::ResetAll => (before.policy != after.policy).then(|| "Reset all".to_owned()),
        Command::UsePolicy(policy, _) => Some(format!("Policy {}", policy.name)),
        Command::NamePolicy(name, _) => (before.policy != after.policy).then(|| format!("Named the policy {name}")),
        Command::At(place, command) => {
            let turned = |document: &Document| {
                let mut turned = document.clone();
                turned.change_places(*place).map(|()| turned)
            };
            let told = step(&turned(before)?, &turned(after)?, command)?;
            let is_whole = matches!(**command, Command::Pin | Command::NamePolicy(..));
            Some(if is_whole { told } else { format!("{told} in {}", place.badge()) })
        }
        Command::Pin => (before.pinned != after.pinned).then(|| format!("Pinned {}", after.pinned.name)),
        Command::AddOther(policy) => Some(format!("Put {} beside it", policy.name)),
        Command::RemoveOther(at) => before.others.get(*at).map(|policy| format!("Took {} away", policy.name)),
        Command::SwapOther(at) => before.others.get(*at).map(|policy| format!("Turning {}", policy.name)),
        Command::Guardrails(limits) => limited(&before.policy.guardrails, limits),
        Command::AddRule(rule) => Some(format!("Added rule {}", rule.label)),
        Command::SetRule(at, rule) => edited(before.policy.rules.get(*at)?, rule),
        Command::RemoveRule(at) => before.policy.rules.get(*at).map(|rule| format!("Removed rule {}", rule.label)),
        Command::Viewer(viewer) => Some(format!("Viewer {}", handle(before.world.viewer(*viewer).account))),
        Command::Clock(now) => (before.now != *now).then(|| format!("Clock {}", clock(*now))),
        Command::Control(change) => {
            let same = before.viewer() == after.viewer() && before.follows() == after.follows();
            (!same).then(|| control(before, *change))
        }
        Command::HidePosts(posts) => {
            let hidden = |document: &Document| document.viewer().hidden.len();
            let more = hidden(after).saturating_sub(hidden(before));
            (more > 0).then(|| match posts.as_slice() {
                [post] => control(before, Control::Hide(*post, true)),
                _ => format!("Hidden {} posts selected on the map", numbers::count(more as u64)),
            })
        }
        Command::Act(post, action) => Some(act(before, after, *post, *action)),
        Command::EditWorld(asked) | Command::Edited(asked, _) => {
            (before.edits != after.edits).then(|| asked.name(&before.standing(), &after.world))
        }
        Command::LikeFive(five) => Some(format!("Liked five {} posts", five.topic)),
        Command::Refresh => Some("Refreshed".to_owned()),
        Command::NextDay => Some(format!("Next day, {}", clock_short(after.now))),
        Command::Signal(signal) => super::signals::name(before, after, signal),
        Command::UseWorld(world, _) => Some(format!("World {}", world.name)),
        Command::UseModel(model) => Some(match model {
            Some(model) => format!("Model of {}", learned_from(model)),
            None => "The shipped model".to_owned(),
        }),
        Command::UseRecipe(remade) => Some(format!("Recipe of {}’s feed", remade.handle())),
        _ => None,
    }
}

/// What happened to a rule of one's own; `None` where nothing did.
fn edited(before: &Rule, after: &Rule) -> Option<String> {
    let Rule { label, on, factor, .. } = after;
    let factors = [before.factor, *factor].map(numbers::factor);
    let is_turned = Rule { factor: *factor, ..before.clone() } == *after;
    let is_switched = Rule { on: *on, ..before.clone() } == *after;
    match (is_turned, is_switched) {
        (true, true) => None,
        (true, false) => Some(format!("{label} {} → {}", factors[0], factors[1])),
        (false, true) => Some(format!("{label} {}", if *on { "on" } else { "off" })),
        (false, false) => Some(format!("Edited rule {label}")),
    }
}

/// What happened to the limits a policy is held to; `None` where nothing did.
fn limited(before: &[Guardrail], after: &[Guardrail]) -> Option<String> {
    let name =
        |limit: &Guardrail| Metric::find(&limit.metric).map_or(limit.metric.clone(), |metric| metric.name.to_owned());
    let new = after.iter().find(|limit| !before.contains(limit));
    let gone = before.iter().find(|limit| !after.contains(limit));
    match (gone, new) {
        (None, None) if before.len() == after.len() => None,
        (_, Some(new)) => Some(format!("Limit on {}", name(new))),
        (Some(gone), None) => Some(format!("Removed the limit on {}", name(gone))),
        (None, None) => Some("Limits".to_owned()),
    }
}

/// Where a command changes the document: `Merge Scores`.
#[must_use]
pub fn place(command: &Command) -> &'static str {
    match command {
        Command::Turn(knob, _) | Command::Reset(knob) => component_of(knob).name(),
        Command::AddRule(_) | Command::SetRule(..) | Command::RemoveRule(_) => Component::BoostsLibrary.name(),
        Command::TurnAll(..) | Command::ResetAll | Command::UsePolicy(..) | Command::NamePolicy(..) => "Policy",
        Command::At(_, command) => self::place(command),
        Command::Pin => "Compare",
        Command::Guardrails(_) | Command::AddOther(_) | Command::RemoveOther(_) | Command::SwapOther(_) => "Compare",
        Command::Act(..) | Command::LikeFive(_) | Command::Control(_) => "In the phone",
        Command::Refresh | Command::NextDay => "In the phone",
        Command::HidePosts(_) => "Lab",
        Command::UseModel(_) => Component::ScoresModel.name(),
        Command::EditWorld(_) | Command::Edited(..) => "Data",
        Command::Signal(_) => "Signals",
        _ => "What is shown",
    }
}

/// Which worlds a model learned from: `seed 1675`.
#[must_use]
pub fn learned_from(model: &Model) -> String {
    let worlds: Vec<&str> = model.trained_on.iter().map(|world| world.world.as_str()).collect();
    worlds.join(", ")
}

/// How long ago: `18 s`, `2 min`, `3 h`.
#[must_use]
pub fn ago(seconds: f64) -> String {
    match seconds {
        ..60.0 => format!("{} s", seconds.max(0.0) as u64),
        60.0..3600.0 => format!("{} min", (seconds / 60.0) as u64),
        _ => format!("{} h", (seconds / 3600.0) as u64),
    }
}

fn control(document: &Document, control: Control) -> String {
    let handle = |account: AccountId| document.world.account(account).id.as_str();
    let author = |post: PostId| handle(document.world.post(post).author);
    match control {
        Control::CloseFriend(account, true) => format!("{} is a close friend", handle(account)),
        Control::CloseFriend(account, false) => format!("{} is no close friend", handle(account)),
        Control::Favorite(account, true) => format!("{} is a favorite", handle(account)),
        Control::Favorite(account, false) => format!("{} is no favorite", handle(account)),
        Control::Mute(account, true) => format!("Muted {}", handle(account)),
        Control::Mute(account, false) => format!("Unmuted {}", handle(account)),
        Control::Follow(account, true) => format!("Followed {}", handle(account)),
        Control::Follow(account, false) => format!("Unfollowed {}", handle(account)),
        Control::Hide(post, true) => format!("Hidden a post of {}", author(post)),
        Control::Hide(post, false) => format!("Unhidden a post of {}", author(post)),
        Control::HideAd(ad, true) => format!("Hidden ad of {}", document.world.ads[ad.0 as usize].advertiser),
        Control::HideAd(ad, false) => format!("Unhidden ad of {}", document.world.ads[ad.0 as usize].advertiser),
    }
}

fn act(before: &Document, after: &Document, post: PostId, action: Action) -> String {
    let author = &before.world.account(before.world.post(post).author).id;
    let done = after.did(post, action);
    let name = action_name(action);
    if done { format!("{name} on {author}’s post") } else { format!("{name} taken back on {author}’s post") }
}

/// The action on screen: `Profile tap`.
#[must_use]
pub const fn action_name(action: Action) -> &'static str {
    match action {
        Action::Like => "Like",
        Action::Comment => "Comment",
        Action::Save => "Save",
        Action::Share => "Share",
        Action::ProfileTap => "Profile tap",
        Action::Dwell => "Dwell 3 s",
        Action::Watch => "Watch half",
        Action::Hide => "Hide",
    }
}

/// The same in a feed: what hides a post of Explore is called as there.
#[must_use]
pub const fn action_name_in(feed: FeedKind, action: Action) -> &'static str {
    match (feed, action) {
        (FeedKind::Explore, Action::Hide) => "See less",
        _ => action_name(action),
    }
}

/// A knob's value on screen, with its unit: `×1.50`, `19 h`, `on`.
#[must_use]
pub fn value(knob: &Knob, value: Value) -> String {
    match (value, knob.unit) {
        (Value::Number(number), Unit::Factor) => numbers::factor(number),
        (Value::Number(number), Unit::Hours) => format!("{} h", numbers::short(number, 3)),
        (Value::Number(number), Unit::Days) => format!("{} d", numbers::short(number, 3)),
        (Value::Number(number), Unit::Share) => numbers::fixed(number, 2),
        (Value::Number(number), _) => numbers::short(number, 3),
        (Value::Switch(on), _) => if on { "on" } else { "off" }.to_owned(),
        (Value::Choice(choice), _) => choice.replace('_', "-"),
    }
}

/// What a person typed into a knob's box, with or without its unit.
///
/// # Errors
/// As [`Knob::parse`].
pub fn typed(knob: &'static Knob, text: &str) -> Result<Value, crate::policy::KnobError> {
    let bare = text.trim().trim_start_matches('×').trim_end_matches(['h', 'd']).trim();
    match knob.range {
        Range::Number { .. } | Range::Whole { .. } => knob.parse(bare),
        Range::Switch { .. } | Range::Choice { .. } => knob.parse(text),
    }
}

/// How a post came in.
#[must_use]
pub const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Followed => "Following",
        Origin::Hashtag => "Followed hashtag",
        Origin::Suggested => "Suggested",
    }
}

/// The group a post is normalized in.
#[must_use]
pub const fn post_type(kind: PostType) -> &'static str {
    match kind {
        PostType::Hashtag => "Hashtag",
        PostType::Suggested => "Suggested",
        PostType::Shopping => "Shopping",
        PostType::Photo => "Photo",
        PostType::Video => "Video",
        PostType::Reel => "Reel",
    }
}

/// The form of a post.
#[must_use]
pub const fn media(media: Media) -> &'static str {
    match media {
        Media::Photo => "Photo",
        Media::Carousel => "Carousel",
        Media::Video => "Video",
        Media::Reel => "Reel",
    }
}

/// The words with a capital letter first, as they stand alone in the window.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

/// The last part of a path.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A moment as the clock shows it: `Sun 16 Mar 2025, 09:40`.
#[must_use]
pub fn clock(at: Timestamp) -> String {
    at.strftime("%a %-d %b %Y, %H:%M").to_string()
}

/// A moment in a narrow column, from its seconds since 1970: `16 Mar 09:40`.
#[must_use]
pub fn moment(seconds: f64) -> String {
    Timestamp::from_second(seconds as i64).map_or(String::new(), |at| at.strftime("%-d %b %H:%M").to_string())
}

/// The same without the year: `Sun 16 Mar, 09:40`.
#[must_use]
pub fn clock_short(at: Timestamp) -> String {
    at.strftime("%a %-d %b, %H:%M").to_string()
}

/// The same as short as it gets: `16 Mar 09:40`.
#[must_use]
pub fn clock_tight(at: Timestamp) -> String {
    at.strftime("%-d %b %H:%M").to_string()
}
