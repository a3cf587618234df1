//! What a person asks of a table, made into an edit, or refused with the reason.

use serde_json::{Map, Value, json};

use super::check::{Reader, element, viewer_of};
use super::columns::Column;
use crate::domain::{AccountId, Change, Edit, Gone, Row, Table, World};

/// A handle has at most so many letters.
const HANDLE: usize = 30;

/// A cell written anew.
///
/// # Errors
/// What a file that says so would be refused for.
pub fn edited(world: &World, table: Table, row: u32, column: &Column, text: &str) -> Result<Edit, String> {
    let before = Row::of(world, table, row).ok_or("there is no such row")?;
    let mut told = element(world, &before);
    write(&mut told, column.key, column.shows.json(text));
    let mut reader = Reader::of(world);
    let after = reader.row(table, Some(row), &told, Some(column))?;
    Ok(reader.edit(if after == before { Vec::new() } else { vec![Change::Put(row, after)] }))
}

/// A new row behind the last one, with a name of its own; of the account `like` wherever one is needed.
///
/// # Errors
/// Where the world has not what the row must name.
pub fn added(world: &World, table: Table, like: Option<AccountId>) -> Result<Edit, String> {
    let mut names = Names { world, given: Vec::new() };
    let author = || like.or((!world.accounts.is_empty()).then_some(AccountId(0))).map(|id| &world.account(id).id);
    let author = || author().ok_or("there is no account yet; add one first");
    let now = world.now;
    let told = match table {
        Table::Posts => {
            json!({"id": names.free(table, "new"), "author": author()?, "media": "photo", "created_at": now})
        }
        Table::Accounts => json!({"id": names.free(table, "new.account")}),
        Table::Viewers => json!({"account": names.free_account(like)?}),
        Table::Impressions => {
            let viewer = world.viewers.first().ok_or("there is no viewer yet; add one first")?;
            let seen = world.posts.iter().filter(|post| post.created_at <= now).max_by_key(|post| post.created_at);
            let post = seen.ok_or("there is no post yet that could be seen; add one first")?;
            let viewer = &world.account(viewer.account).id;
            json!({"viewer": viewer, "post": post.id, "at": now, "position": 1, "dwell_secs": 0})
        }
        Table::Stories => json!({"id": names.free(table, "story"), "account": author()?, "at": now}),
        Table::Ads => json!({"id": names.free(table, "ad"), "advertiser": "New advertiser"}),
        Table::Holidays => {
            let day = now.strftime("%Y-%m-%d").to_string();
            json!({"name": "New holiday", "from": day, "to": day})
        }
    };
    let mut reader = Reader::of(world);
    let row = reader.row(table, None, &told, None)?;
    Ok(reader.edit(vec![Change::Add(row, None)]))
}

/// Copies of rows behind the last one, each with a name of its own; a viewer is copied to an account that is none yet.
///
/// # Errors
/// Where a copy cannot be: no account is left to be a viewer.
pub fn duplicated(world: &World, table: Table, rows: &[u32]) -> Result<Edit, String> {
    let mut names = Names { world, given: Vec::new() };
    let mut reader = Reader::of(world);
    let mut changes = Vec::new();
    for &at in rows {
        let Some(row) = Row::of(world, table, at) else { continue };
        let mut told = element(world, &row);
        match table {
            Table::Viewers => write(&mut told, "account", Some(json!(names.free_account(None)?))),
            Table::Impressions | Table::Holidays => {}
            _ => {
                let name = table.name_of(world, at).unwrap_or_default();
                write(&mut told, "id", Some(json!(names.free(table, name))));
            }
        }
        changes.push(Change::Add(reader.row(table, None, &told, None)?, Some(at)));
    }
    Ok(reader.edit(changes))
}

/// What goes with these rows.
///
/// # Errors
/// Where the world would be left without a viewer.
pub fn removal(world: &World, table: Table, rows: &[u32]) -> Result<Gone, String> {
    let gone = Gone::of(world, table, rows);
    match gone.count(Table::Viewers) {
        viewers if viewers > 0 && viewers == world.viewers.len() => {
            Err("no viewer would be left; add another one first".to_owned())
        }
        _ => Ok(gone),
    }
}

/// Rows taken out, with what hangs on them.
///
/// # Errors
/// As [`removal`].
pub fn removed(world: &World, table: Table, rows: &[u32]) -> Result<Edit, String> {
    removal(world, table, rows)?;
    Ok(Edit::of(vec![Change::Remove(table, rows.to_vec())]))
}

/// Puts a value where a path such as `labels.borderline` leads, or takes the key out.
fn write(element: &mut Value, path: &str, value: Option<Value>) {
    let (key, inner) = path.split_once('.').map_or((path, None), |(key, inner)| (key, Some(inner)));
    let Value::Object(keys) = element else { return };
    match (inner, value) {
        (Some(inner), value) => {
            write(keys.entry(key).or_insert_with(|| Value::Object(Map::new())), inner, value);
        }
        (None, Some(value)) => drop(keys.insert(key.to_owned(), value)),
        (None, None) => drop(keys.remove(key)),
    }
}

/// Names that are free in a world, each given once.
struct Names<'a> {
    world: &'a World,
    given: Vec<String>,
}

impl Names<'_> {
    /// A name that begins like `stem` and is free in that table.
    fn free(&mut self, table: Table, stem: &str) -> String {
        let between = if table == Table::Accounts { "." } else { "-" };
        let own = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        let (own, first) = match (own.strip_suffix(between), stem[own.len()..].parse::<u32>()) {
            (Some(own), Ok(number)) => (own, number.saturating_add(1)),
            _ => (stem, 2),
        };
        let name = |number: u32| {
            let end = format!("{between}{number}");
            let room = if table == Table::Accounts { HANDLE - end.len() } else { own.len() };
            format!("{}{end}", &own[..own.len().min(room)])
        };
        let is_free = |name: &String| !self.world_has(table, name) && !self.given.contains(name);
        let free = std::iter::once(stem.to_owned()).chain((first..).map(name)).find(is_free).unwrap_or_default();
        self.given.push(free.clone());
        free
    }

    /// An account that is no viewer yet, `like` where that is one.
    fn free_account(&mut self, like: Option<AccountId>) -> Result<String, String> {
        let is_free =
            |id: &AccountId| viewer_of(self.world, *id).is_none() && !self.given.contains(&self.world.account(*id).id);
        let all = (0..self.world.accounts.len() as u32).map(AccountId);
        let found = like.filter(is_free).or_else(|| all.into_iter().find(is_free));
        let found = found.ok_or("every account is a viewer already; add an account first")?;
        let name = self.world.account(found).id.clone();
        self.given.push(name.clone());
        Ok(name)
    }

    fn world_has(&self, table: Table, name: &str) -> bool {
        match table {
            Table::Posts => self.world.post_named(name).is_some(),
            Table::Accounts => self.world.account_named(name).is_some(),
            _ => (0..table.len(self.world) as u32).any(|at| table.name_of(self.world, at) == Some(name)),
        }
    }
}
