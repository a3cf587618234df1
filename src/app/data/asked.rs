//! What a person asks to be done to the world, and what that makes of a document.

use std::sync::Arc;

use crate::app::document::Document;
use crate::app::numbers;
use crate::domain::{Change, Edit, Gone, Row, Table, ViewerId, World};
use crate::files::table::{self, Column};

/// So many letters of a cell are told in the name of a step. Assumed.
const TOLD: usize = 24;

/// One thing done to the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorldEdit {
    /// A cell written anew: row, key of the column, text.
    Write(Table, u32, &'static str, String),
    /// A row added.
    Add(Table),
    /// Copies of these rows.
    Duplicate(Table, Vec<u32>),
    /// These rows taken out, with what hangs on them.
    Remove(Table, Vec<u32>),
}

impl WorldEdit {
    /// The table it is of.
    #[must_use]
    pub const fn table(&self) -> Table {
        match self {
            WorldEdit::Write(table, ..)
            | WorldEdit::Add(table)
            | WorldEdit::Duplicate(table, _)
            | WorldEdit::Remove(table, _) => *table,
        }
    }

    /// What it does to a world.
    ///
    /// # Errors
    /// Why it cannot be done.
    pub fn of(&self, world: &World, viewer: ViewerId) -> Result<Edit, String> {
        match self {
            WorldEdit::Write(table, row, key, text) => {
                let column = Column::find(*table, key).ok_or("there is no such column")?;
                table::edited(world, *table, *row, column, text)
            }
            WorldEdit::Add(table) => {
                table::added(world, *table, world.viewers.get(viewer.0 as usize).map(|viewer| viewer.account))
            }
            WorldEdit::Duplicate(table, rows) => table::duplicated(world, *table, rows),
            WorldEdit::Remove(table, rows) => table::removed(world, *table, rows),
        }
    }

    /// What the step is called.
    #[must_use]
    pub fn name(&self, before: &World, after: &World) -> String {
        let rows = |table: Table, rows: &[u32]| match rows {
            [row] => {
                format!("{} {}", table.one(), table.name_of(before, *row).unwrap_or_default()).trim_end().to_owned()
            }
            rows => format!("{} {}", numbers::count(rows.len() as u64), table.key()),
        };
        match self {
            WorldEdit::Write(table, row, key, _) => {
                let column = Column::find(*table, key);
                let title = column.map_or(*key, |column| column.title);
                let name = table.name_of(before, *row).unwrap_or(table.one());
                let cell = |world: &World| column.map_or(String::new(), |column| column.cell(world, *row).plain());
                let [old, new] = [cell(before), cell(after)];
                let is_short = [&old, &new].iter().all(|text| (1..=TOLD).contains(&text.chars().count()));
                if is_short { format!("{title} of {name} {old} → {new}") } else { format!("{title} of {name}") }
            }
            WorldEdit::Add(table) => {
                let last = table.len(after).saturating_sub(1) as u32;
                format!("Added {} {}", table.one(), table.name_of(after, last).unwrap_or_default())
                    .trim_end()
                    .to_owned()
            }
            WorldEdit::Duplicate(table, list) => format!("Duplicated {}", rows(*table, list)),
            WorldEdit::Remove(table, list) => format!("Removed {}", rows(*table, list)),
        }
    }
}

impl Document {
    /// The world with viewers and follows as they stand: what is edited.
    #[must_use]
    pub fn standing(&self) -> Arc<World> {
        if self.viewers.is_empty() && self.follows.is_empty() {
            return self.world.clone();
        }
        Arc::new(self.world.with_edits([&Edit::of(self.folded())]))
    }

    /// The same with what was done in the phone behind the world's own impressions: what the tables show.
    #[must_use]
    pub fn tabled(&self) -> Arc<World> {
        if self.acts.is_empty() {
            return self.standing();
        }
        let acts = self.acts.iter().map(|act| Change::Add(Row::Impression(act.impression.clone()), None));
        let changes = self.folded().into_iter().chain(acts).collect();
        Arc::new(self.world.with_edits([&Edit::of(changes)]))
    }

    /// Is a row of a table the world's own? What was done in the phone is not, until it is saved.
    #[must_use]
    pub fn is_own(&self, table: Table, row: u32) -> bool {
        table != Table::Impressions || (row as usize) < self.world.impressions.len()
    }

    /// Does it to the world. Viewers and follows as they stand become the world's own, so that there is one of each.
    ///
    /// # Errors
    /// Why it cannot be done; nothing was then.
    pub fn edit_world(&mut self, asked: &WorldEdit) -> Result<(), String> {
        let standing = self.standing();
        let mut edit = asked.of(&standing, self.viewer)?;
        if edit.changes.is_empty() {
            return Ok(());
        }
        let mut changes = self.folded();
        changes.append(&mut edit.changes);
        edit.changes = changes;
        let world = Arc::new(self.world.with_edits([&edit]));
        if let WorldEdit::Remove(table, rows) = asked {
            self.follow(&Gone::of(&standing, *table, rows));
        }
        if let Some(reason) = self.against_acts(&world) {
            return Err(reason);
        }
        self.edits.push(&self.world, edit);
        self.viewers.clear();
        self.follows.clear();
        self.world = world;
        Ok(())
    }

    /// Viewers and follows that differ from the world's, as changes of its rows.
    fn folded(&self) -> Vec<Change> {
        let viewers = self.viewers.iter().map(|(id, viewer)| Change::Put(id.0, Row::Viewer(Box::new(viewer.clone()))));
        let accounts = self.follows.iter().map(|(id, follows)| {
            let account = self.world.account(*id).clone();
            Change::Put(id.0, Row::Account(crate::domain::Account { follows: follows.clone(), ..account }))
        });
        viewers.chain(accounts).collect()
    }

    /// Ids of what is left follow it to its new place; what was done with what is gone goes with it.
    fn follow(&mut self, gone: &Gone) {
        self.viewer = gone.viewer(self.viewer).unwrap_or(ViewerId(0));
        self.acts.retain_mut(|act| {
            let there = gone.viewer(act.impression.viewer).zip(gone.post(act.impression.post));
            if let Some((viewer, post)) = there {
                (act.impression.viewer, act.impression.post) = (viewer, post);
            }
            there.is_some()
        });
    }

    /// Why what was done in the phone could not have been in that world.
    fn against_acts(&self, world: &World) -> Option<String> {
        self.acts.iter().find_map(|act| {
            let post = world.post(act.impression.post);
            if act.impression.at < post.created_at {
                return Some("it was seen in the phone before that; take that back first".to_owned());
            }
            let is_watched = act.impression.watched.is_some() && !post.media.plays();
            is_watched.then(|| format!("it was watched in the phone, and a {} does not play", post.media.key()))
        })
    }
}
