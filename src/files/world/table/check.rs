//! An element as a world file would hold it, and the row it stands for in a world: by the file's own shape and checks.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::domain::{AccountId, Change, Edit, Post, Row, Table, World, WorldParts};
use crate::files::schema;
use crate::files::spot::{Fault, Finding, Spot, Step};
use crate::files::world::leaf::FORMATS;
use crate::files::world::resolver::{Resolver, there_already};
use crate::files::world::world_schema;
use crate::files::world::write::From;

use super::columns::Column;

/// What the file would hold for a row.
pub(super) fn element(world: &WorldParts, row: &Row) -> Value {
    let from = From(world);
    // The shapes have only text keys, so that nothing can fail.
    let told = match row {
        Row::Post(it) => serde_json::to_value(from.post(it)),
        Row::Account(it) => serde_json::to_value(from.account(it)),
        Row::Viewer(it) => serde_json::to_value(from.viewer(it)),
        Row::Impression(it) => serde_json::to_value(from.impression(it)),
        Row::Story(it) => serde_json::to_value(from.story(it)),
        Row::Ad(it) => serde_json::to_value(from.ad(it)),
        Row::Holiday(it) => serde_json::to_value(from.holiday(it)),
    };
    told.unwrap_or_default()
}

/// Reads elements into rows of a world as it stands.
pub(super) struct Reader<'a> {
    world: &'a World,
    to: Resolver,
    /// Names the step gives to rows it adds, by table.
    given: HashSet<(Table, String)>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(world: &'a World) -> Reader<'a> {
        Reader { world, to: Resolver::of(world), given: HashSet::new() }
    }

    /// The row an element stands for, in place of the one at `at`, or behind the last one.
    ///
    /// # Errors
    /// What a file with it would be refused for, of the column that is edited where one is.
    pub(super) fn row(
        &mut self,
        table: Table,
        at: Option<u32>,
        element: &Value,
        column: Option<&Column>,
    ) -> Result<Row, String> {
        self.to.findings.clear();
        let place = at.map_or(table.len(self.world), |at| at as usize);
        let row = match table {
            Table::Posts => Row::Post(Box::new(self.to.post(place, shape(table, element, column)?))),
            Table::Accounts => Row::Account(self.to.account(place, shape(table, element, column)?)),
            Table::Viewers => Row::Viewer(Box::new(self.to.viewer(place, shape(table, element, column)?))),
            Table::Impressions => {
                let it = shape(table, element, column)?;
                Row::Impression(self.to.impression(place, it, &self.world.posts))
            }
            Table::Stories => Row::Story(self.to.story(place, shape(table, element, column)?, &self.world.accounts)),
            Table::Ads => Row::Ad(self.to.ad(place, shape(table, element, column)?)),
            Table::Holidays => Row::Holiday(self.to.holiday(place, shape(table, element, column)?)),
        };
        self.stands_once(&row, at)?;
        if let Some(finding) = first(&self.to.findings, column) {
            let message = match &finding.fault {
                Fault::Said(message) => message.clone(),
                Fault::Dangling { what, name } => self.to.tell(what, name),
            };
            return Err(told(&finding.spot, message, column));
        }
        if let (Row::Post(post), Some(at)) = (&row, at) {
            self.was_seen(post, at)?;
        }
        Ok(row)
    }

    /// What the step does, with the names its rows brought.
    pub(super) fn edit(mut self, changes: Vec<Change>) -> Edit {
        let names = self.to.take_names();
        let known = &self.world.names;
        let hashtags = names.hashtags[known.hashtags.len()..].to_vec();
        Edit { hashtags, places: names.places[known.places.len()..].to_vec(), changes }
    }

    /// An id stands once in its table.
    fn stands_once(&mut self, row: &Row, at: Option<u32>) -> Result<(), String> {
        let world = self.world;
        let (name, stands) = match row {
            Row::Post(it) => (it.id.as_str(), world.post_named(&it.id).map(|id| id.0)),
            Row::Account(it) => (it.id.as_str(), world.account_named(&it.id).map(|id| id.0)),
            Row::Viewer(it) => (world.account(it.account).id.as_str(), viewer_of(world, it.account)),
            Row::Story(it) => (it.id.as_str(), place(world.stories.iter().map(|other| &other.id), &it.id)),
            Row::Ad(it) => (it.id.as_str(), place(world.ads.iter().map(|other| &other.id), &it.id)),
            Row::Impression(_) | Row::Holiday(_) => return Ok(()),
        };
        let is_elsewhere = stands.is_some_and(|stands| Some(stands) != at);
        let is_new = at.is_some() || self.given.insert((row.table(), name.to_owned()));
        if is_elsewhere || !is_new { Err(there_already(name)) } else { Ok(()) }
    }

    /// A post that was seen stays one that could be seen then.
    fn was_seen(&self, post: &Post, at: u32) -> Result<(), String> {
        let seen = || self.world.impressions.iter().filter(|impression| impression.post.0 == at);
        if let Some(first) = seen().map(|impression| impression.at).min().filter(|first| *first < post.created_at) {
            return Err(format!("it was seen before that; use a time up to {first}"));
        }
        if !post.media.plays() && seen().any(|impression| impression.watched.is_some()) {
            return Err(format!(
                "impressions say how much of it was watched, and a {} does not play",
                post.media.key()
            ));
        }
        Ok(())
    }
}

fn place<'a>(mut names: impl Iterator<Item = &'a String>, name: &str) -> Option<u32> {
    names.position(|other| other == name).map(|at| at as u32)
}

/// The viewer that account is.
pub(super) fn viewer_of(world: &World, account: AccountId) -> Option<u32> {
    world.viewers.iter().position(|viewer| viewer.account == account).map(|at| at as u32)
}

/// The element as its shape has it.
fn shape<T: DeserializeOwned>(table: Table, element: &Value, column: Option<&Column>) -> Result<T, String> {
    T::deserialize(element).map_err(|refusal| {
        static SCHEMA: LazyLock<Value> = LazyLock::new(world_schema);
        let mut file = json!({"format": "glassfeed.world/1", "name": "", "now": "2000-01-01T00:00:00Z"});
        file[table.key()] = json!([element]);
        let findings = schema::findings(&SCHEMA, &file, &FORMATS);
        let finding = first(&findings, column).cloned();
        let finding = finding.unwrap_or_else(|| Finding::said(Spot::default(), refusal.to_string()));
        let Fault::Said(message) = finding.fault else { return refusal.to_string() };
        told(&finding.spot, message, column)
    })
}

/// The finding to tell: one of the column that is edited, else the first.
fn first<'a>(findings: &'a [Finding], column: Option<&Column>) -> Option<&'a Finding> {
    let own = findings.iter().find(|finding| column.is_some_and(|column| is_of(&finding.spot, column)));
    own.or(findings.first())
}

/// Is the place, in an element of a list, in that column?
fn is_of(spot: &Spot, column: &Column) -> bool {
    key_of(spot).is_some_and(|key| column.key == key || column.key.starts_with(&format!("{key}.")))
}

/// The key of the element that the place is in.
fn key_of(spot: &Spot) -> Option<&str> {
    match spot.0.get(2) {
        Some(Step::Key(key)) => Some(key),
        _ => None,
    }
}

/// The message; with the key it is about where that is not the column edited.
fn told(spot: &Spot, message: String, column: Option<&Column>) -> String {
    match (key_of(spot), column) {
        (Some(key), Some(column)) if !is_of(spot, column) => format!("{key}: {message}"),
        _ => message,
    }
}
