//! Plain words for what was drawn.

use crate::domain::{AccountId, Action, Media, Taste};

use super::Crowd;
use super::Roster;
use super::options::{ACCOUNTS, DAYS, Options, POSTS};

/// How far from the middle a readiness must be to be told, in log-odds.
const TOLD: f64 = 0.35;

/// The world in the roster's words, or in one sentence.
pub(super) fn world(options: &Options, roster: &Roster) -> String {
    if !roster.about.is_empty() {
        return roster.about.clone();
    }
    format!(
        "A made-up world from seed {}: {} accounts, {} posts in {} days. Nobody in it exists.",
        options.seed,
        options.whole(&ACCOUNTS),
        options.whole(&POSTS),
        options.whole(&DAYS)
    )
}

/// A viewer in two sentences: what it looks at, and how it acts.
pub(super) fn viewer(crowd: &Crowd<'_>, taste: &Taste, close_friends: &[AccountId]) -> String {
    let mut topics: Vec<_> = taste.topics.iter().collect();
    topics.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let named: Vec<&str> = topics
        .iter()
        .take(3)
        .filter(|(_, share)| *share >= 0.1)
        .filter_map(|(topic, _)| crowd.words.topics.keys().nth(topic.0 as usize))
        .map(String::as_str)
        .collect();
    let best = (0..4).rev().max_by(|&a, &b| taste.media[a].total_cmp(&taste.media[b])).unwrap_or(0);
    let medium = match Media::ALL[best] {
        Media::Photo => "photos",
        Media::Carousel => "carousels",
        Media::Video => "videos",
        Media::Reel => "reels",
    };
    let looks = match named.is_empty() {
        true => format!("Looks at a little of everything, {medium} first"),
        false => format!("Looks at {}, and likes {medium} best", list(&named)),
    };
    format!("{looks}. {}.", acts(crowd, taste, close_friends))
}

fn acts(crowd: &Crowd<'_>, taste: &Taste, close_friends: &[AccountId]) -> String {
    let told = [
        (Action::Like, "likes a lot", "is slow to like"),
        (Action::Comment, "comments often", "rarely comments"),
        (Action::Save, "saves for later", "hardly ever saves"),
        (Action::Share, "passes much on", "keeps things to themselves"),
    ];
    let mut habits: Vec<(f64, &str)> = told
        .into_iter()
        .map(|(action, often, seldom)| {
            let readiness = taste.readiness[action];
            (readiness.abs(), if readiness > 0.0 { often } else { seldom })
        })
        .filter(|(size, _)| *size >= TOLD)
        .collect();
    habits.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut phrases: Vec<String> = habits.into_iter().take(2).map(|(_, phrase)| phrase.to_owned()).collect();
    if let Some(friend) = close_friends.first().and_then(|friend| crowd.people.get(friend.0 as usize)) {
        phrases.push(format!("is closest to {}", friend.name));
    }
    if phrases.is_empty() {
        phrases.push("does what most people do".to_owned());
    }
    let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
    capitalized(&list(&phrases))
}

/// `a`, `a and b`, `a, b and c`.
fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
