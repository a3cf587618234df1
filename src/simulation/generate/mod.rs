//! A synthetic world from a seed: people with hidden tastes, a social graph, posts, and what the viewers did with them.
//!
//! The order is the order of life: people, whom they follow, what they post, whose feeds are made, what they were shown
//! and did, and last the counts under the posts. Every step draws from its own streams, so the same options give the same
//! world on any number of threads.

mod beside;
mod calibrate;
mod captions;
mod christen;
mod clock;
mod counts;
mod describe;
mod graph;
mod labels;
mod media;
mod names;
mod options;
mod pace;
mod people;
mod pictures;
mod pool;
mod posts;
mod pull;
mod race;
mod roster;
mod sessions;
mod tastes;
mod viewers;

pub use options::{ACCOUNTS, DAYS, IMPRESSIONS, OPTIONS, Options, POSTS, VIEWERS};
pub use roster::{Note, Profile, Resident, Roster};

use crate::domain::{Names, World, WorldParts};

use super::words::Words;

/// Makes the world those options describe.
///
/// Same options and words, same world, on any number of threads. What cannot be had is given as far as it goes: no more
/// viewers than persons, no more impressions than there are posts to show. A word bank without topics or places gives a
/// world without accounts.
#[must_use]
pub fn generate(options: &Options, words: &Words) -> World {
    generate_around(&Roster::default(), options, words)
}

/// Makes the world those options describe around what is given: the people and posts of the roster count among those
/// the options ask for.
///
/// As [`generate`] otherwise.
#[must_use]
pub fn generate_around(roster: &Roster, options: &Options, words: &Words) -> World {
    let people = people::people(options, words, roster);
    let follows = graph::follows(options, &people, roster);
    let followers = graph::followers(&follows);
    let drafts = posts::drafts(options, words, &people, roster);
    let quality = posts::quality(options, &drafts);
    let mut posts = captions::write(options, words, &people, &drafts);
    pictures::spread(words, &drafts, &mut posts);
    let accounts = people::accounts(&people, &follows, &posts, options);
    let notes: Vec<Option<&Note>> = drafts.iter().map(|draft| draft.note).collect();
    let crowd = Crowd {
        options,
        words,
        roster,
        people: &people,
        follows: &follows,
        followers: &followers,
        posts: &posts,
        notes: &notes,
    };
    let mut cast = viewers::cast(&crowd);
    let shown = sessions::sessions(&crowd, &cast);
    calibrate::calibrate(&crowd, &quality, &mut cast, &shown);
    let impressions = sessions::respond(&crowd, &quality, &cast, &shown);
    let posts = counts::count(&crowd, &quality, &impressions);
    let ads = beside::ads(options, words);
    let viewers = viewers::finish(&crowd, &cast, &impressions, ads.len());
    let mut parts = WorldParts {
        name: options.name.clone(),
        about: describe::world(options, roster),
        now: options.now,
        names: Names::default(),
        stories: beside::stories(options, words, &people, roster),
        holidays: beside::holidays(options, words),
        truth: Some(viewers::truth(cast, quality, options.number(&sessions::POSITION_DECAY))),
        accounts,
        viewers,
        posts,
        impressions,
        ads,
    };
    names::intern(&mut parts, words);
    World::new(parts)
}

/// What the later steps know of the world so far.
#[derive(Clone, Copy)]
struct Crowd<'a> {
    options: &'a Options,
    words: &'a Words,
    roster: &'a Roster,
    people: &'a [people::Inhabitant],
    follows: &'a [Vec<u32>],
    followers: &'a [Vec<u32>],
    posts: &'a [crate::domain::Post],
    /// For each post what it was given as.
    notes: &'a [Option<&'a Note>],
}
