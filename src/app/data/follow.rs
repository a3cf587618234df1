//! What is looked at follows its rows to their new places when others come or go.

use crate::app::data::WorldEdit;
use crate::app::session::Session;
use crate::app::state::State;
use crate::app::words::sentence;
use crate::domain::{PostId, Table, ViewerId, World, WorldParts};

impl Session {
    /// Another world is at hand: what is looked at is found again by name, and what is not there is no longer looked at.
    pub(in crate::app) fn follow(&mut self, before: &World, after: &World) {
        let counts = |world: &WorldParts| Table::ALL.map(|table| table.len(world));
        if counts(before) == counts(after) {
            return;
        }
        let post = |id: PostId| after.post_named(&before.posts.get(id.0 as usize)?.id);
        let viewer = |id: ViewerId| after.viewer_named(&before.account(before.viewers.get(id.0 as usize)?.account).id);
        let story = |at: usize| {
            let id = &before.stories.get(at)?.id;
            after.stories.iter().position(|story| story.id == *id)
        };
        self.selected = self.selected.and_then(post);
        self.pointing = self.pointing.and_then(post);
        self.rival = self.rival.and_then(|(one, other)| Some((post(one)?, post(other)?)));
        let written = std::mem::take(&mut self.written).into_iter();
        self.written = written.filter_map(|((by, on), words)| Some(((viewer(by)?, post(on)?), words))).collect();
        let seen = std::mem::take(&mut self.seen_stories).into_iter();
        self.seen_stories = seen.filter_map(|(by, at)| Some((viewer(by)?, story(at)?))).collect();
        self.uncover();
        self.explore.narrowed = None;
        self.data.forget_rows();
    }
}

impl State {
    /// Says why something cannot be done to the world.
    pub(in crate::app) fn refuse_edit(&mut self, asked: &WorldEdit) {
        if let Err(reason) = self.document.clone().edit_world(asked) {
            self.notify(sentence(&reason));
        }
    }

    /// Shows what an edit brought: the rows that were added are selected.
    pub(in crate::app) fn show_edit(&mut self, asked: &WorldEdit) {
        let table = asked.table();
        let rows = table.len(&self.document.world) as u32;
        let added = match asked {
            WorldEdit::Write(..) | WorldEdit::Remove(..) => 0,
            WorldEdit::Add(_) => 1,
            WorldEdit::Duplicate(_, copied) => copied.len() as u32,
        };
        if added > 0 {
            self.session.data.forget_rows();
            self.session.data = self.session.data.at(table, rows.saturating_sub(added));
            let look = self.session.data.look().on(rows.saturating_sub(added)..rows);
            self.session.data = self.session.data.looking(look);
        }
        if matches!(asked, WorldEdit::Remove(..)) {
            self.notify_last_step();
        }
    }
}
