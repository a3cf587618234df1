//! What a person does to a world: a row put in place of another, rows added, rows taken out with what hangs on them.

use super::{Gone, Row, Table, Taste, TopicWeights, Truth, World, WorldParts};

/// One thing done to a world.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// That row in place of the one that stood at that index of its table.
    Put(u32, Row),
    /// A row behind the last one; the hidden tastes of a generated world treat it like the one at that index of its table,
    /// where one is given.
    Add(Row, Option<u32>),
    /// Rows of a table taken out, by index, with what hangs on them.
    Remove(Table, Vec<u32>),
}

/// What one step does to a world.
///
/// It is made for a world as it stood and holds that world's ids; files sees that what it puts there can be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// Hashtags it brings, behind those the world knows.
    pub hashtags: Vec<String>,
    /// Places it brings, in the same way.
    pub places: Vec<String>,
    /// What it does, in order.
    pub changes: Vec<Change>,
}

impl Edit {
    /// Nothing but these changes.
    #[must_use]
    pub fn of(changes: Vec<Change>) -> Edit {
        Edit { changes, ..Edit::default() }
    }

    /// Does it to the lists it was made for.
    pub fn apply(&self, world: &mut WorldParts) {
        world.names.hashtags.extend(self.hashtags.iter().cloned());
        world.names.places.extend(self.places.iter().cloned());
        for change in &self.changes {
            match change {
                Change::Put(at, row) => put(world, *at as usize, row.clone()),
                Change::Add(row, like) => add(world, row.clone(), *like),
                Change::Remove(table, rows) => Gone::of(world, *table, rows).take_out(world),
            }
        }
    }
}

impl World {
    /// The world with these done to it, in order; its look-ups are built once.
    #[must_use]
    pub fn with_edits<'a>(&self, edits: impl IntoIterator<Item = &'a Edit>) -> World {
        let mut parts = (**self).clone();
        edits.into_iter().for_each(|edit| edit.apply(&mut parts));
        World::new(parts)
    }
}

fn put(world: &mut WorldParts, at: usize, row: Row) {
    match row {
        Row::Post(row) => replace(&mut world.posts, at, *row),
        Row::Account(row) => replace(&mut world.accounts, at, row),
        Row::Viewer(row) => replace(&mut world.viewers, at, *row),
        Row::Impression(row) => replace(&mut world.impressions, at, row),
        Row::Story(row) => replace(&mut world.stories, at, row),
        Row::Ad(row) => replace(&mut world.ads, at, row),
        Row::Holiday(row) => replace(&mut world.holidays, at, row),
    }
}

fn replace<T>(list: &mut [T], at: usize, row: T) {
    if let Some(stood) = list.get_mut(at) {
        *stood = row;
    }
}

fn add(world: &mut WorldParts, row: Row, like: Option<u32>) {
    match row {
        Row::Post(row) => {
            if let Some(truth) = &mut world.truth {
                truth.quality.push(like.and_then(|at| truth.quality.get(at as usize)).copied().unwrap_or(0.0));
            }
            world.posts.push(*row);
        }
        Row::Viewer(row) => {
            let about = world.accounts.get(row.account.0 as usize).map(|account| account.topics.clone());
            if let Some(truth) = &mut world.truth {
                let taste = like.and_then(|at| truth.tastes.get(at as usize)).cloned();
                truth.tastes.push(taste.unwrap_or_else(|| likely(truth, &about.unwrap_or_default())));
            }
            world.viewers.push(*row);
        }
        Row::Account(row) => world.accounts.push(row),
        Row::Impression(row) => world.impressions.push(row),
        Row::Story(row) => world.stories.push(row),
        Row::Ad(row) => world.ads.push(row),
        Row::Holiday(row) => world.holidays.push(row),
    }
}

/// What somebody new may like: what the account posts about, shared out to 1, else what the first viewer likes; with no
/// ties, and as ready to act as anybody. Assumed.
fn likely(truth: &Truth, about: &TopicWeights) -> Taste {
    let sum: f64 = about.iter().map(|(_, weight)| weight).sum();
    let own = || TopicWeights::new(about.iter().map(|(topic, weight)| (topic, weight / sum)));
    let first = truth.tastes.first();
    let topics = if sum > 0.0 { own() } else { first.map(|taste| taste.topics.clone()).unwrap_or_default() };
    Taste { topics, media: [0.0; 4], ties: Vec::new(), readiness: super::PerAction([0.0; 8]) }
}
