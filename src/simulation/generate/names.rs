//! Hashtags, and the names that a finished world keeps.

use std::collections::BTreeMap;

use crate::domain::{HashtagId, PlaceId, WorldParts};

use super::super::random::{self, Chance};
use super::super::words::Words;
use super::labels::Tone;
use super::posts::Draft;

/// How often the second topic of a post adds a hashtag.
const SECOND_TOPIC: f64 = 0.5;

/// The hashtags of a word bank; an id is an index into `names`, and no name stands twice.
pub(super) struct Tags {
    pub(super) names: Vec<String>,
    /// In the order of the topics.
    pub(super) by_topic: Vec<Vec<HashtagId>>,
    pub(super) holiday: Vec<HashtagId>,
}

impl Tags {
    pub(super) fn of(words: &Words) -> Tags {
        let mut ids = Interner::default();
        let mut of_list = |tags: &[String]| tags.iter().map(|tag| HashtagId(ids.id(tag))).collect();
        let by_topic = words.topics.values().map(|topic| of_list(&topic.hashtags)).collect();
        let holiday = of_list(&words.holiday.hashtags);
        Tags { names: ids.names, by_topic, holiday }
    }

    /// The hashtag of that name.
    pub(super) fn named(&self, name: &str) -> Option<HashtagId> {
        self.names.iter().position(|known| known == name).map(|at| HashtagId(at as u32))
    }

    /// The hashtags of one post: how many is drawn by those weights; common ones first.
    pub(super) fn draw(&self, rng: &mut Chance, draft: &Draft<'_>, how_many: &[f64]) -> Vec<HashtagId> {
        let mut tags: Vec<HashtagId> =
            draft.note.iter().flat_map(|note| &note.hashtags).filter_map(|tag| self.named(tag)).collect();
        if draft.tone == Tone::Holiday {
            tags.extend(self.holiday.first());
        }
        let own = &self.by_topic[draft.topic];
        for _ in 0..random::weighted(rng, how_many) {
            tags.extend(common(rng, own));
        }
        for (other, _) in draft.topics.iter().filter(|(other, _)| other.0 as usize != draft.topic) {
            if random::happens(rng, SECOND_TOPIC) {
                tags.extend(common(rng, &self.by_topic[other.0 as usize]));
            }
        }
        let mut seen = Vec::new();
        tags.retain(|tag| {
            !seen.contains(tag) && {
                seen.push(*tag);
                true
            }
        });
        tags
    }
}

/// One of the list, the earlier the likelier.
pub(super) fn common(rng: &mut Chance, tags: &[HashtagId]) -> Option<HashtagId> {
    tags.get((random::share(rng).powi(2) * tags.len() as f64) as usize).copied()
}

/// Replaces the word bank's ids of hashtags and places by those of the names the world uses, in order of appearance.
pub(super) fn intern(parts: &mut WorldParts, words: &Words) {
    let tag_names = Tags::of(words).names;
    let (mut tags, mut places) = (Interner::default(), Interner::default());
    let mut tag = |id: &mut HashtagId| *id = HashtagId(tags.id(&tag_names[id.0 as usize]));
    let mut place = |id: &mut PlaceId| *id = PlaceId(places.id(&words.places[id.0 as usize].name));
    for account in &mut parts.accounts {
        account.place.iter_mut().for_each(&mut place);
    }
    for viewer in &mut parts.viewers {
        viewer.hashtags.iter_mut().for_each(&mut tag);
        viewer.searches.iter_mut().map(|search| &mut search.hashtag).for_each(&mut tag);
        viewer.place.iter_mut().for_each(&mut place);
    }
    for post in &mut parts.posts {
        post.hashtags.iter_mut().for_each(&mut tag);
        post.place.iter_mut().for_each(&mut place);
    }
    for holiday in &mut parts.holidays {
        holiday.hashtags.iter_mut().for_each(&mut tag);
    }
    parts.names.topics = words.topics.keys().cloned().collect();
    parts.names.hashtags = tags.names;
    parts.names.places = places.names;
}

/// Gives each name the number of its first appearance.
#[derive(Default)]
struct Interner {
    names: Vec<String>,
    ids: BTreeMap<String, u32>,
}

impl Interner {
    fn id(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }
}
