//! What was edited in a world since it was opened: the steps are kept, the worlds between them are made again when wanted.

use std::sync::Arc;

use serde_json::Value;

use crate::app::document::Document;
use crate::app::undo::Kept;
use crate::domain::{Edit, World};
use crate::files::table::{read_edit, told_edit};

/// The world as it was opened, and what was done to it since.
#[derive(Clone, Debug)]
pub struct Edits {
    opened: Arc<World>,
    steps: Vec<Arc<Step>>,
}

#[derive(Debug)]
struct Step {
    edit: Edit,
    /// As it is kept on the disk.
    told: Value,
}

impl PartialEq for Edits {
    fn eq(&self, other: &Edits) -> bool {
        let pairs = || self.steps.iter().zip(&other.steps);
        // Steps are taken one by one, so that the last ones differ where any do.
        self.is_of_same_world(other)
            && self.steps.len() == other.steps.len()
            && pairs().next_back().is_none_or(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl Edits {
    /// Nothing done to that world.
    #[must_use]
    pub fn none(opened: Arc<World>) -> Edits {
        Edits { opened, steps: Vec::new() }
    }

    /// Is the other one of the same world, as opened?
    #[must_use]
    pub fn is_of_same_world(&self, other: &Edits) -> bool {
        Arc::ptr_eq(&self.opened, &other.opened)
    }

    /// How many steps were taken.
    #[must_use]
    pub fn count(&self) -> usize {
        self.steps.len()
    }

    /// The steps as they are kept on the disk.
    pub fn told(&self) -> impl Iterator<Item = &Value> {
        self.steps.iter().map(|step| &step.told)
    }

    /// One step more; `world` is the one it was made for.
    pub(super) fn push(&mut self, world: &World, edit: Edit) {
        let told = told_edit(world, &edit);
        self.steps.push(Arc::new(Step { edit, told }));
    }

    /// The world with all of it done.
    fn world(&self) -> Arc<World> {
        match self.steps.is_empty() {
            true => self.opened.clone(),
            false => Arc::new(self.opened.with_edits(self.steps.iter().map(|step| &step.edit))),
        }
    }
}

impl Kept for Document {
    /// A step of undo holds no world of its own: hundreds of them would not fit.
    fn put_away(&mut self) {
        self.world = self.edits.opened.clone();
    }

    fn take_out(&mut self, near: &Document) {
        let is_away = Arc::ptr_eq(&self.world, &self.edits.opened);
        if self.edits == near.edits {
            self.world = near.world.clone();
        } else if is_away && self.edits.count() > 0 {
            self.world = self.edits.world();
        }
    }
}

impl Document {
    /// Does once more what was done to the same world and kept; it ends at the first step that no longer fits.
    pub(in crate::app) fn edit_again(&mut self, kept: &[Value]) {
        for told in kept {
            let Some(edit) = read_edit(&self.world, told) else { return };
            let world = Arc::new(self.world.with_edits([&edit]));
            self.edits.push(&self.world, edit);
            self.world = world;
        }
    }
}
