//! What the palette finds: commands, knobs, posts, authors, viewers, policies, worlds.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::app::command::Command;
use crate::app::lesson::shipped;
use crate::app::session::Find;
use crate::app::shortcuts::{self, Shortcut};
use crate::app::state::State;
use crate::app::words;
use crate::domain::{AccountId, PostId, ViewerId};
use crate::files::{self, PRESETS, Preset};
use crate::learn::lesson::LessonFile;
use crate::pipeline::stages::{called, component_of};
use crate::pipeline::{knobs, ranks};
use crate::policy::Knob;

use super::fit::{Fit, fit, fit_text};

/// What can be found.
#[derive(Clone)]
pub(super) enum Target {
    /// A command, to run.
    Command(&'static Shortcut),
    /// A knob, to go to or to turn.
    Knob(&'static Knob),
    /// A post, to select, with its rank where it has one.
    Post(PostId, Option<u32>),
    /// An author, to open the profile of.
    Author(AccountId),
    /// A viewer, to show the feed of.
    Viewer(ViewerId),
    /// A policy inside the program, to use.
    Preset(&'static Preset),
    /// A world inside the program, to open.
    Sample(&'static str),
    /// A lesson inside the program, to begin.
    Lesson(&'static str),
    /// A file opened lately, to open again.
    Recent(PathBuf),
    /// A recipe that was pasted, to open.
    Recipe(String),
}

/// One thing found.
#[derive(Clone)]
pub(super) struct Hit {
    /// What it is.
    pub(super) target: Target,
    /// Its name.
    pub(super) label: String,
    /// Letters of the name that were typed.
    pub(super) letters: Vec<usize>,
    /// What else to say of it.
    pub(super) detail: String,
    /// Its name alone holds all that was typed.
    pub(super) is_by_name: bool,
}

/// Hits of one sort.
pub(super) struct Group {
    /// What sort.
    pub(super) title: &'static str,
    /// How many there are, also those not listed.
    pub(super) count: usize,
    /// The best, best first.
    pub(super) hits: Vec<Hit>,
}

/// So many of a group are listed beside other groups.
const FEW: usize = 6;
/// So many of a group are listed where it stands alone.
const MANY: usize = 300;

/// Everything that fits what was typed, by sort; sorts without a hit are left out, and those where no name fits stand
/// after those where one does. `>` asks for commands alone, `#` for
/// posts by their tags, `@` for authors and their posts.
pub(super) fn search(state: &State, find: Find, typed: &str) -> Vec<Group> {
    let typed = typed.trim_start();
    if find == Find::Anything && typed.starts_with(files::SHORT) {
        return vec![recipe(typed.trim_end())];
    }
    let (sort, rest) = match (find, typed.chars().next()) {
        (_, Some(sort @ ('#' | '@'))) => (sort, &typed[1..]),
        (Find::Anything, Some('>')) => ('>', &typed[1..]),
        (Find::Posts, _) => ('p', typed),
        (Find::Anything, _) => ('*', typed),
    };
    let words = super::fit::words(rest);
    let is_asked = !words.is_empty();
    let mut groups: Vec<(&'static str, Vec<(i32, Hit)>)> = Vec::new();
    if matches!(sort, '*' | '>') {
        groups.push(("Commands", commands(state, &words)));
    }
    if sort == '*' {
        groups.push(("Knobs, with today’s value", turned(state, &words)));
    }
    if sort == '@' {
        groups.push(("Authors", authors(state, &words)));
    }
    if sort != '>' && (is_asked || sort != '*') {
        groups.push(("Posts", posts(state, sort, &words)));
    }
    if sort == '*' {
        groups.push(("Viewers", viewers(state, &words)));
        groups.push(("Policies", presets(&words)));
        groups.push(("Worlds", worlds(state, &words)));
        groups.push(("Lessons", lessons(&words)));
    }
    groups.retain(|(_, hits)| !hits.is_empty());
    groups.sort_by_key(|(_, hits)| !hits.iter().any(|(_, hit)| hit.is_by_name));
    let most = if groups.len() == 1 { MANY } else { FEW };
    groups.into_iter().map(|(title, hits)| best(title, hits, most)).collect()
}

/// The recipe that was pasted, alone: nothing else is called like that.
fn recipe(short: &str) -> Group {
    let detail = "Viewer, clock, feed, policy, controls and acts as one step".to_owned();
    let target = Target::Recipe(short.to_owned());
    let hit = Hit { target, label: "Open this recipe".to_owned(), letters: Vec::new(), detail, is_by_name: true };
    Group { title: "Recipes", count: 1, hits: vec![hit] }
}

/// Sorted by how well they fit; equals keep their order.
fn best(title: &'static str, mut hits: Vec<(i32, Hit)>, most: usize) -> Group {
    hits.sort_by_key(|(score, _)| -score);
    let count = hits.len();
    Group { title, count, hits: hits.into_iter().take(most).map(|(_, hit)| hit).collect() }
}

type Words = [Vec<char>];

/// A hit where the name fits, or name and detail together.
fn named(words: &Words, target: Target, label: &str, detail: &str) -> Option<(i32, Hit)> {
    let by_name = fit(words, label);
    let is_by_name = by_name.is_some();
    let fit = by_name.or_else(|| {
        let fit = fit_text(words, &format!("{label} {detail}"))?;
        let end = label.chars().count();
        Some(Fit { score: fit.score / 2, letters: fit.letters.into_iter().filter(|&at| at < end).collect() })
    })?;
    let (label, detail) = (label.to_owned(), detail.to_owned());
    Some((fit.score, Hit { target, label, letters: fit.letters, detail, is_by_name }))
}

/// All commands but those that open the palette; where nothing is typed, what can do nothing now stands last.
fn commands(state: &State, words: &Words) -> Vec<(i32, Hit)> {
    let named = |shortcut: &'static Shortcut| {
        let command = shortcut.command(state);
        let (score, hit) = named(words, Target::Command(shortcut), shortcut.name, "")?;
        let is_palette = matches!(command, Some(Command::Palette(_)));
        (!is_palette).then_some((if command.is_none() { score - 1 } else { score }, hit))
    };
    shortcuts::all().filter_map(named).collect()
}

/// All knobs; where nothing is typed, only those that differ from their default.
fn turned(state: &State, words: &Words) -> Vec<(i32, Hit)> {
    let shown = knobs().iter().filter(|knob| !words.is_empty() || state.document.policy.is_turned(knob));
    shown.filter_map(|knob| named(words, Target::Knob(knob), &called(knob), component_of(knob).name())).collect()
}

fn viewers(state: &State, words: &Words) -> Vec<(i32, Hit)> {
    let world = &state.document.world;
    let viewer = |id| {
        let viewer = world.viewer(id);
        let account = world.account(viewer.account);
        named(words, Target::Viewer(id), &account.name, &format!("{} · {}", account.id, viewer.about))
    };
    state.viewers().filter_map(viewer).collect()
}

fn presets(words: &Words) -> Vec<(i32, Hit)> {
    let preset = |preset: &'static Preset| {
        let policy = preset.policy(knobs()).ok()?;
        named(words, Target::Preset(preset), &policy.name, &policy.about)
    };
    PRESETS.iter().filter_map(preset).collect()
}

fn lessons(words: &Words) -> Vec<(i32, Hit)> {
    let lesson = |(id, told): &(&'static str, LessonFile)| named(words, Target::Lesson(id), &told.title, &told.about);
    shipped().iter().filter_map(lesson).collect()
}

fn worlds(state: &State, words: &Words) -> Vec<(i32, Hit)> {
    let samples = files::samples().filter_map(|name| named(words, Target::Sample(name), name, "Sample world"));
    let recent = state.session.recent.iter().filter_map(|path| {
        let folder = path.parent().unwrap_or(path).display().to_string();
        named(words, Target::Recent(path.clone()), &words::file_name(path), &folder)
    });
    samples.chain(recent).collect()
}

fn authors(state: &State, words: &Words) -> Vec<(i32, Hit)> {
    let world = &state.document.world;
    let mut authors: Vec<AccountId> =
        state.results.ledger.found.iter().map(|found| world.post(found.post).author).collect();
    authors.sort_unstable();
    authors.dedup();
    let author = |id: AccountId| {
        let account = world.account(id);
        named(words, Target::Author(id), &account.id, &account.name)
    };
    authors.into_iter().filter_map(author).collect()
}

/// Posts with an origin, in the order of the feed, the removed ones last: by tag, by author, or by all that is written.
fn posts(state: &State, sort: char, words: &Words) -> Vec<(i32, Hit)> {
    let (world, ledger) = (&state.document.world, &state.results.ledger);
    let viewer = state.document.viewer();
    let places: HashMap<PostId, u32> = ledger.slate.posts.iter().copied().zip(ranks(ledger.order())).collect();
    let mut all: Vec<(u32, PostId)> =
        ledger.found.iter().map(|found| (places.get(&found.post).copied().unwrap_or(u32::MAX), found.post)).collect();
    all.sort_unstable();
    let found = |(place, id): (u32, PostId)| {
        let post = world.post(id);
        let account = world.account(post.author);
        let tags = || post.hashtags.iter().map(|tag| format!("#{} ", world.names.hashtags[tag.0 as usize]));
        let target = Target::Post(id, (place != u32::MAX).then_some(place));
        match sort {
            '#' => {
                let tags: String = tags().collect();
                let (score, hit) = named(words, target, tags.trim_end(), "")?;
                let detail = hit.label.clone();
                Some((score, Hit { label: account.id.clone(), letters: Vec::new(), detail, ..hit }))
            }
            '@' => {
                let (_, hit) = named(words, target, &account.id, &account.name)?;
                Some((0, Hit { detail: post.caption.clone(), ..hit }))
            }
            _ => {
                let close = if viewer.close_friends.contains(&post.author) { "close friend" } else { "" };
                let favorite = if viewer.favorites.contains(&post.author) { "favorite" } else { "" };
                let tags: String = tags().collect();
                let written = format!("{} {} {tags}{close} {favorite}", post.caption, account.name);
                let (score, hit) = named(words, target, &account.id, &written)?;
                Some((score, Hit { detail: post.caption.clone(), ..hit }))
            }
        }
    };
    all.into_iter().filter_map(found).collect()
}
