//! What takes longer than a frame in a large world is done beside the window: edits are worked into it one after the other,
//! with the ranking that follows; and its rows are searched and sorted.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use super::{TableLook, WorldEdit, shown};
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::inquiry::Inquiry;
use crate::app::results::Results;
use crate::app::session::Session;
use crate::app::state::State;
use crate::app::words::sentence;
use crate::domain::{Table, World, WorldParts};

/// From so many posts and impressions on, a world is large. Assumed: about what is read within a frame in a release build.
pub const LARGE: usize = 20_000;
/// Parts of the work: of editing the world, and of what follows from it; about.
const PARTS: [usize; 2] = [2, 3];

/// Edits on their way into the world.
pub struct Editing {
    /// Worlds of so many posts and impressions are edited beside the window.
    pub from: usize,
    waiting: VecDeque<WorldEdit>,
    work: Inquiry<Asked, Result<Made, String>>,
}

impl Default for Editing {
    fn default() -> Self {
        Editing { from: LARGE, waiting: VecDeque::new(), work: Inquiry::default() }
    }
}

/// An edit, and the document it is done to.
struct Asked {
    edit: WorldEdit,
    document: Document,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Asked) -> bool {
        let (a, b) = (&self.document, &other.document);
        self.edit == other.edit
            && Arc::ptr_eq(&a.world, &b.world)
            && (a.viewer, &a.viewers, &a.follows, &a.acts) == (b.viewer, &b.viewers, &b.follows, &b.acts)
    }
}

/// The document with the edit done, and what follows from it.
struct Made {
    document: Document,
    results: Results,
}

impl Editing {
    pub(in crate::app) fn wake_with(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.work.wake_with(wake);
    }

    /// Answers at once, for tests.
    pub fn at_once(&mut self) {
        self.work.at_once = true;
    }

    /// How many edits are on their way.
    #[must_use]
    pub fn count(&self) -> usize {
        self.waiting.len()
    }

    /// How far the first of them is, 0..1.
    #[must_use]
    pub fn fraction(&self) -> f32 {
        self.work.fraction().unwrap_or(0.0)
    }

    /// What is on its way into a cell.
    #[must_use]
    pub fn written(&self, table: Table, row: u32, key: &str) -> Option<&str> {
        self.waiting.iter().rev().find_map(|edit| match edit {
            WorldEdit::Write(of, at, column, text) if (*of, *at, *column) == (table, row, key) => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Is there so much in it that more than a frame goes by until it is read?
fn size(world: &WorldParts) -> usize {
    world.posts.len() + world.impressions.len()
}

fn make(asked: (WorldEdit, Document, Session), go_on: &mut dyn FnMut(f32) -> bool) -> Option<Result<Made, String>> {
    let (edit, mut document, session) = asked;
    go_on(0.0).then_some(())?;
    if let Err(reason) = document.edit_world(&edit) {
        return Some(Err(reason));
    }
    let go_on = RefCell::new(go_on);
    let heard = |done: usize, all: usize| {
        let [edited, rest] = PARTS;
        let parts = edited as f32 + rest as f32 * done as f32 / all.max(1) as f32;
        (go_on.borrow_mut())(parts / (edited + rest) as f32)
    };
    let results = Results::new_while(&document, &session, &heard)?;
    Some(Ok(Made { document, results }))
}

impl State {
    /// Has the world edited beside the window, where it is large; answers whether it has.
    pub(in crate::app) fn edit_beside(&mut self, edit: &WorldEdit) -> bool {
        let editing = &mut self.jobs.editing;
        if editing.waiting.is_empty() && size(&self.document.world) < editing.from {
            return false;
        }
        editing.waiting.push_back(edit.clone());
        self.take_edits();
        true
    }

    /// Gives up what is on its way.
    pub(in crate::app) fn stop_editing(&mut self) {
        self.jobs.editing.waiting.clear();
        self.jobs.editing.work.forget();
    }

    /// Puts in place what was edited beside the window, and begins with what waits.
    pub(in crate::app) fn take_edits(&mut self) {
        self.jobs.editing.work.poll();
        while let Some(edit) = self.jobs.editing.waiting.front().cloned() {
            let asked = Asked { edit: edit.clone(), document: self.document.clone() };
            let work = &mut self.jobs.editing.work;
            if !work.is_asked(&asked) {
                // Also where something else was done meanwhile.
                let given = (edit.clone(), self.document.clone(), self.session.clone());
                work.ask(Asked { edit: edit.clone(), document: self.document.clone() }, move |go_on| {
                    make(given, go_on)
                });
            }
            if work.fraction().is_some() {
                return;
            }
            let answer = work.answer(&asked).cloned();
            work.forget();
            self.jobs.editing.waiting.pop_front();
            let Some(answer) = answer else { continue };
            match answer.as_ref() {
                Ok(made) => {
                    self.jobs.ranked_ahead = Some(Box::new(made.results.clone()));
                    self.apply(Command::Edited(edit, Box::new(made.document.clone())));
                }
                Err(reason) => self.notify(sentence(reason)),
            }
        }
    }
}

impl Document {
    /// Takes over what was done to the world in another copy of this.
    pub(in crate::app) fn take_world(&mut self, edited: &Document) {
        let Document { world, edits, viewer, viewers, follows, acts, .. } = edited.clone();
        (self.world, self.edits, self.viewer) = (world, edits, viewer);
        (self.viewers, self.follows, self.acts) = (viewers, follows, acts);
    }
}

/// Which rows are looked for, and where.
#[derive(Clone, Debug)]
pub struct RowsAsked {
    /// The world with everything as it stands.
    pub world: Arc<World>,
    /// The table.
    pub table: Table,
    /// What they must hold, and their order.
    pub look: TableLook,
}

impl PartialEq for RowsAsked {
    fn eq(&self, other: &RowsAsked) -> bool {
        Arc::ptr_eq(&self.world, &other.world) && self.table == other.table && self.look == other.look
    }
}

/// The search for the rows of a table.
pub type Finding = Inquiry<RowsAsked, Vec<u32>>;

impl RowsAsked {
    /// Is it found within a frame? Rows that stand as in the file are.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.table.len(&self.world) < LARGE || self.look == TableLook::default()
    }

    /// The rows.
    #[must_use]
    pub fn find(&self) -> Vec<u32> {
        shown(&self.world, self.table, &self.look)
    }
}

impl State {
    pub(in crate::app) fn find_rows(&mut self, asked: RowsAsked) {
        let work = asked.clone();
        self.jobs.finding.ask(asked, move |go_on| go_on(0.0).then(|| work.find()));
    }
}
