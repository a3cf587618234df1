//! What is written under the posts. No caption is ever written twice.

use std::collections::{BTreeMap, HashSet};

use jiff::tz::Offset;

use crate::domain::{AccountId, Art, PlaceId, Post, Product, Timestamp};

use super::super::random::{self, Chance};
use super::super::scenes::Scene;
use super::super::words::{Place, Topic, Words};
use super::Options;
use super::labels::Tone;
use super::names::Tags;
use super::people::Inhabitant;
use super::posts::Draft;

/// How often a fresh first sentence stands alone.
const ALONE: f64 = 0.5;
/// How often a post names its author's place, and how often another.
const AT_HOME: f64 = 0.3;
const AWAY: f64 = 0.1;
/// How many hashtags a post carries, by weight of 0, 1, 2 …; then how often its second topic adds one.
const HASHTAGS: [f64; 5] = [0.35, 0.2, 0.22, 0.15, 0.08];

/// The posts, with words, without counts, in the order of the drafts, which is the order of their ids.
pub(super) fn write(options: &Options, words: &Words, people: &[Inhabitant], drafts: &[Draft<'_>]) -> Vec<Post> {
    let mut scribe = Scribe { words, written: HashSet::new(), turns: BTreeMap::new() };
    let tags = Tags::of(words);
    let digits = drafts.len().to_string().len();
    let mut posts = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let mut rng = random::stream(options.seed, "captions", at);
        let home = people[draft.author].place;
        let drawn = place(&mut rng, home, words.places.len());
        let named = draft.note.and_then(|note| words.place(note.place.as_ref()?));
        let place = named.or(drawn);
        let caption = scribe.caption(&mut rng, draft, &words.places[place.unwrap_or(home)]);
        posts.push(Post {
            id: format!("p{:0digits$}", at + 1),
            author: AccountId(draft.author as u32),
            media: draft.media,
            created_at: draft.created_at,
            caption,
            hashtags: tags.draw(&mut rng, draft, &HASHTAGS),
            topics: draft.topics.clone(),
            place: place.map(|place| PlaceId(place as u32)),
            shopping: scribe.product(&mut rng, draft),
            duration_secs: draft.duration_secs,
            slides: draft.slides,
            likes: 0,
            comments: 0,
            saves: 0,
            shares: 0,
            views: 0,
            labels: draft.labels.clone(),
            art: Art { scene: draft.scene.name().to_owned(), seed: u64::from((random::share(&mut rng) * 1e9) as u32) },
        });
    }
    posts
}

fn place(rng: &mut Chance, home: usize, places: usize) -> Option<usize> {
    let (draw, away) = (random::share(rng), random::index(rng, places));
    if draw < AT_HOME { Some(home) } else { (draw < AT_HOME + AWAY).then_some(away) }
}

/// How far a first sentence is through its second sentences.
struct Turn {
    used: usize,
    /// Indices of tails in the order used; `None` is no second sentence.
    tails: Vec<Option<usize>>,
}

/// Who writes, and remembers what is written.
struct Scribe<'a> {
    words: &'a Words,
    written: HashSet<String>,
    turns: BTreeMap<&'a str, Turn>,
}

impl<'a> Scribe<'a> {
    /// A caption that agrees with what the picture shows.
    fn caption(&mut self, rng: &mut Chance, draft: &Draft<'_>, place: &Place) -> String {
        let Some(topic) = self.words.topics.values().nth(draft.topic) else { return String::new() };
        let openers = openers(self.words, draft, draft.scene);
        let fewest = openers.iter().map(|opener| self.turns.get(opener).map_or(0, |turn| turn.used)).min().unwrap_or(0);
        let fresh: Vec<&str> =
            openers.into_iter().filter(|opener| self.turns.get(opener).map_or(0, |turn| turn.used) == fewest).collect();
        let Some(opener) = random::pick(rng, &fresh).copied() else { return String::new() };
        let turn = self.turns.entry(opener).or_insert_with(|| Turn { used: 0, tails: tails(rng, topic.tails.len()) });
        let (round, tail) = (turn.used / turn.tails.len(), turn.tails[turn.used % turn.tails.len()]);
        turn.used += 1;
        let plain = match tail {
            Some(tail) => sentences(opener, &topic.tails[tail]),
            None => opener.to_owned(),
        };
        let caption = (round..)
            .map(|style| with_ending(&plain, style, place, draft.created_at))
            .find(|caption| !self.written.contains(caption))
            .unwrap_or_default();
        self.written.insert(caption.clone());
        caption
    }

    fn product(&self, rng: &mut Chance, draft: &Draft<'_>) -> Option<Product> {
        let topic = self.words.topics.values().nth(draft.topic)?;
        let chosen = random::pick(rng, &topic.products).filter(|_| draft.sells)?;
        Some(Product { product: chosen.product.clone(), price: chosen.price, currency: chosen.currency.clone() })
    }
}

/// Does a caption written for the draft agree with another picture of its topic?
pub(super) fn fits(words: &Words, draft: &Draft<'_>, scene: &Scene, caption: &str) -> bool {
    openers(words, draft, scene).iter().any(|opener| caption.starts_with(opener))
}

/// The first sentences that fit the post with that picture.
fn openers<'a>(words: &'a Words, draft: &Draft<'_>, scene: &Scene) -> Vec<&'a str> {
    let Some(topic) = words.topics.values().nth(draft.topic) else { return Vec::new() };
    let name = &scene.topic;
    let special = match draft.tone {
        Tone::Plain => None,
        Tone::Borderline => words.borderline.get(name),
        Tone::Misinformation => words.misinformation.get(name),
        Tone::Holiday => words.holiday.captions.get(name),
    };
    match special.filter(|captions| !captions.is_empty()) {
        Some(captions) => captions.iter().map(String::as_str).collect(),
        None => scene
            .shows
            .iter()
            .map(String::as_str)
            .chain([Topic::ANY])
            .filter_map(|shown| topic.captions.get(shown))
            .flatten()
            .map(String::as_str)
            .collect(),
    }
}

/// Every tail once and no tail once, in random order; no tail comes first or second, so that small worlds hold both.
fn tails(rng: &mut Chance, count: usize) -> Vec<Option<usize>> {
    let mut tails: Vec<Option<usize>> = (0..count).map(Some).collect();
    random::shuffle(rng, &mut tails);
    let at = if random::happens(rng, ALONE) { 0 } else { 1.min(count) };
    tails.insert(at, None);
    tails
}

fn sentences(first: &str, second: &str) -> String {
    let stop = if first.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{stop} {second}")
}

/// The caption as it is, or with an ending that tells when and where; higher styles tell it more exactly.
fn with_ending(caption: &str, style: usize, place: &Place, at: Timestamp) -> String {
    let offset = Offset::from_seconds((place.utc_offset_hours * 3_600.0) as i32).unwrap_or(Offset::UTC);
    let local = offset.to_datetime(at);
    let town = &place.name;
    match style {
        0 => caption.to_owned(),
        1 => format!("{caption} · {town}, {}", local.strftime("%A")),
        2 => format!("{caption} · {town}, {}", local.strftime("%-d %B")),
        3 => format!("{caption} · {town}, {}", local.strftime("%-d %B, %H:%M")),
        _ => format!("{caption} · {town}, {}, no. {}", local.strftime("%-d %B, %H:%M"), style - 2),
    }
}
