//! Every keyboard shortcut, declared once: tooltips, the help card and the keys themselves read this table.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::domain::Action;

use super::command::{Command, Saved};
use super::document::Control;
use super::session::InspectorTab;
use super::state::State;

/// One shortcut.
pub struct Shortcut {
    /// What it does, as a menu would say it.
    pub name: &'static str,
    /// The keys.
    pub keys: KeyboardShortcut,
    command: fn(&State) -> Option<Command>,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const PLAIN: Modifiers = Modifiers::NONE;

const fn shortcut(
    name: &'static str,
    modifiers: Modifiers,
    key: Key,
    command: fn(&State) -> Option<Command>,
) -> Shortcut {
    Shortcut { name, keys: KeyboardShortcut::new(modifiers, key), command }
}

/// All shortcuts, in the order shown. Those with more modifiers stand before those with fewer.
pub static SHORTCUTS: [Shortcut; 14] = [
    shortcut("Redo", CTRL_SHIFT, Key::Z, |_| Some(Command::Redo)),
    shortcut("Undo", CTRL, Key::Z, |_| Some(Command::Undo)),
    shortcut("Save world", CTRL_SHIFT, Key::S, |_| Some(Command::AskSave(Saved::World))),
    shortcut("Save policy", CTRL, Key::S, |_| Some(Command::AskSave(Saved::Policy))),
    shortcut("Open", CTRL, Key::O, |_| Some(Command::AskOpen)),
    shortcut("Pin the order", CTRL, Key::B, |_| Some(Command::Pin)),
    shortcut("Refresh the feed", CTRL, Key::R, |_| Some(Command::Refresh)),
    shortcut("Next post", PLAIN, Key::J, |_| Some(Command::SelectNext(1))),
    shortcut("Previous post", PLAIN, Key::K, |_| Some(Command::SelectNext(-1))),
    shortcut("Like", PLAIN, Key::L, |state| Some(Command::Act(state.session.selected?, Action::Like))),
    shortcut("Save", PLAIN, Key::S, |state| Some(Command::Act(state.session.selected?, Action::Save))),
    shortcut("Hide", PLAIN, Key::H, |state| Some(Command::Control(Control::Hide(state.session.selected?, true)))),
    shortcut("Post", PLAIN, Key::W, |_| Some(Command::Tab(InspectorTab::Post))),
    shortcut("All posts", PLAIN, Key::A, |_| Some(Command::Tab(InspectorTab::AllPosts))),
];

/// The commands whose keys were pressed in this frame; plain keys belong to a text field while one has the keyboard, and
/// to what covers the feed in the phone while something does.
pub fn pressed(ctx: &Context, state: &State) -> Vec<Command> {
    let is_typing = ctx.text_edit_focused() || state.session.is_covered();
    SHORTCUTS
        .iter()
        .filter(|shortcut| !(is_typing && shortcut.keys.modifiers.is_none()))
        .filter(|shortcut| ctx.input_mut(|input| input.consume_shortcut(&shortcut.keys)))
        .filter_map(|shortcut| (shortcut.command)(state))
        .collect()
}

/// The keys of the shortcut of that name, as a keyboard shows them: `Ctrl+Z`.
#[must_use]
pub fn keys(ctx: &Context, name: &str) -> Option<String> {
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.name == name)?;
    Some(ctx.format_shortcut(&shortcut.keys))
}
