//! What is delivered beside the posts: ads, stories, the holiday.

use crate::domain::{AccountId, Ad, Art, Holiday, Kind, Story, Timestamp, TopicId, TopicWeights};
use crate::policy::{Basis, Knob, Unit};

use super::super::random;
use super::super::scenes::scenes;
use super::super::words::Words;
use super::names::Tags;
use super::people::Inhabitant;
use super::roster::Roster;
use super::{Options, clock, pictures};

/// Who has a story.
pub(super) static STORIES: Knob = Knob::number(
    "stories.share",
    "Stories",
    "Which share of accounts posted a story in the last 24 hours.",
    Unit::Share,
    (0.15, 0.0, 1.0),
    Basis::Assumed(""),
);

/// Whose story is for close friends.
pub(super) static CLOSE_FRIENDS_ONLY: Knob = Knob::number(
    "stories.close_friends_only",
    "Stories for close friends",
    "Which share of persons' stories is shared with close friends only.",
    Unit::Share,
    (0.25, 0.0, 1.0),
    Basis::Assumed(""),
);

/// The holiday begins at midnight (UTC) this many days before the day of now, and ends with the day after it.
const HOLIDAY_BEFORE: i64 = 2;
const HOLIDAY_DAYS: i64 = 4;
const DAY: i64 = 86_400;

/// Every ad of the word bank, each with a picture of its topic.
pub(super) fn ads(options: &Options, words: &Words) -> Vec<Ad> {
    let mut ads = Vec::new();
    for (at, ad) in words.ads.iter().enumerate() {
        let mut rng = random::stream(options.seed, "ads", at);
        let topic = words.topics.keys().position(|topic| *topic == ad.topic);
        ads.push(Ad {
            id: format!("ad{:02}", at + 1),
            advertiser: ad.advertiser.clone(),
            topics: TopicWeights::new(topic.map(|topic| (TopicId(topic as u32), 1.0))),
            caption: ad.caption.clone(),
            art: art(&mut rng, &ad.topic),
        });
    }
    ads
}

/// The stories of the last 24 hours, by account, then oldest first.
pub(super) fn stories(options: &Options, words: &Words, people: &[Inhabitant], roster: &Roster) -> Vec<Story> {
    let mut stories = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let mut rng = random::stream(options.seed, "stories", at);
        if !random::happens(&mut rng, options.number(&STORIES)) && !roster.is_close_to_a_viewer(at) {
            continue;
        }
        let mut times: Vec<Timestamp> = (0..1 + random::index(&mut rng, 3))
            .map(|_| {
                clock::moment(&mut rng, &words.places[person.place], clock::later(options.now, -86_399.0), options.now)
            })
            .collect();
        times.sort_unstable();
        for time in times {
            let topic = words.topics.keys().nth(random::weighted(&mut rng, &person.subjects));
            stories.push(Story {
                id: format!("s{:04}", stories.len() + 1),
                account: AccountId(at as u32),
                at: time,
                close_friends_only: person.kind == Kind::Person
                    && random::happens(&mut rng, options.number(&CLOSE_FRIENDS_ONLY)),
                art: art(&mut rng, topic.map_or("", String::as_str)),
            });
        }
    }
    pictures::spread_stories(&mut stories);
    stories
}

/// The one holiday, which is now.
pub(super) fn holidays(options: &Options, words: &Words) -> Vec<Holiday> {
    let (from, to) = holiday(options);
    let hashtags = Tags::of(words).holiday;
    vec![Holiday { name: words.holiday.name.clone(), from, to, hashtags }]
}

/// Is the moment in the holiday?
pub(super) fn is_holiday(options: &Options, moment: Timestamp) -> bool {
    let (from, to) = holiday(options);
    (from..=to).contains(&moment)
}

/// First and last moment of the holiday.
fn holiday(options: &Options) -> (Timestamp, Timestamp) {
    let midnight = options.now.as_second().div_euclid(DAY) * DAY - options.now.as_second();
    let from = clock::later(options.now, (midnight - HOLIDAY_BEFORE * DAY) as f64);
    (from, clock::later(from, (HOLIDAY_DAYS * DAY - 1) as f64))
}

/// One of the topic's pictures; the topic alone where it has none.
fn art(rng: &mut random::Chance, topic: &str) -> Art {
    let pictures: Vec<&str> = scenes().iter().filter(|scene| scene.topic == topic).map(|scene| scene.name()).collect();
    let scene = random::pick(rng, &pictures).copied().unwrap_or(topic).to_owned();
    Art { scene, seed: u64::from((random::share(rng) * 1e9) as u32) }
}
