//! What the phone remembers from one frame to the next: where it was scrolled to, and where its cards stood.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::explore::Narrowed;
use crate::app::state::State;
use crate::domain::{PostId, ViewerId, World};
use crate::pipeline::FeedKind;

use super::glide::Glide;
use super::roll::Roll;
use super::screen::Screen;

/// What the phone remembers.
#[derive(Clone, Default)]
pub(super) struct Memory {
    /// The roll as it was laid out last.
    pub(super) roll: Roll,
    /// Cards on their way to new places.
    pub(super) glide: Glide,
    /// The post that was selected last.
    pub(super) selected: Option<PostId>,
    /// The step of the lesson that was shown last.
    pub(super) step: Option<usize>,
    /// How far the roll is scrolled, in points.
    pub(super) offset: f32,
    /// Scroll here at the next frame.
    pub(super) jump: Option<f32>,
    /// The pull that may refresh.
    pub(super) pull: Pull,
    /// Lines each caption takes, as far as it was asked for.
    pub(super) lines: HashMap<PostId, u8>,
    screen: Option<Screen>,
    world: Option<Arc<World>>,
    shown: Option<(ViewerId, FeedKind, Option<Narrowed>)>,
    behind: usize,
}

/// A scroll against the upper end.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Pull {
    /// How far, in points; `None` while the scroll at hand did not begin at the top.
    pub(super) length: Option<f32>,
    /// How far a finger pulls, in points; `None` while none that touched the feed at its top is down.
    pub(super) finger: Option<f32>,
    /// When the wheel last turned.
    pub(super) turned: f64,
}

impl Memory {
    /// Takes it out of egui's memory, as it fits the state: another world, viewer or feed begins at its top,
    /// as do a refreshed one and another part of it.
    pub(super) fn take(ui: &Ui, state: &State, screen: &Screen) -> Memory {
        let mut memory: Memory = ui.data_mut(|data| data.remove_temp(Self::id())).unwrap_or_default();
        let world = &state.document.world;
        if !memory.world.as_ref().is_some_and(|known| Arc::ptr_eq(known, world)) {
            memory = Memory { world: Some(world.clone()), ..Memory::default() };
        }
        if memory.screen != Some(*screen) {
            memory.screen = Some(*screen);
            memory.lines.clear();
        }
        let shown = Some((state.document.viewer, state.session.feed, state.narrowed()));
        if memory.shown != shown {
            memory.shown = shown;
            memory.roll = Roll::default();
            memory.glide = Glide::default();
            memory.selected = state.session.at();
            memory.jump = Some(0.0);
        }
        let behind = state.document.acts.iter().filter(|act| act.behind).count();
        if behind > memory.behind {
            memory.jump = Some(0.0);
        }
        memory.behind = behind;
        memory
    }

    /// Of a phone that was just scrolled there, and knows nothing else.
    pub(super) fn scrolled_to(offset: f32) -> Memory {
        Memory { jump: Some(offset), offset, ..Memory::default() }
    }

    /// Puts it back for the next frame.
    pub(super) fn keep(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Self::id(), self));
    }

    fn id() -> Id {
        Id::unique("the phone's memory")
    }
}
