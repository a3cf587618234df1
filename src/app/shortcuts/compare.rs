//! The commands of Compare.

use super::{Shortcut, keyless};
use crate::app::command::{Command, Saved};
use crate::app::compare::{self, CompareView, Place};
use crate::app::document::OTHERS;
use crate::app::fit;
use crate::app::state::State;
use crate::app::theme::Icon;
use crate::learn::View;
use crate::policy::Policy;

/// What can be done by name while policies are compared.
pub(super) static COMPARE: &[Shortcut] = &[
    keyless("Turn the knobs of the pinned policy", |state| turning(state, Place::Pinned)).icon(Icon::TUNE),
    keyless("Turn the knobs of A", |state| turning(state, Place::AtHand)).icon(Icon::TUNE),
    keyless("Turn the knobs of B", |state| turning(state, Place::Other(0))).icon(Icon::TUNE),
    keyless("Turn the knobs of C", |state| turning(state, Place::Other(1))).icon(Icon::TUNE),
    keyless("Close the knobs beside the feeds", turning_none).icon(Icon::CLOSE),
    keyless("Name the pinned policy", |state| naming(state, Place::Pinned)).icon(Icon::EDIT),
    keyless("Name A", |state| naming(state, Place::AtHand)).icon(Icon::EDIT),
    keyless("Name B", |state| naming(state, Place::Other(0))).icon(Icon::EDIT),
    keyless("Name C", |state| naming(state, Place::Other(1))).icon(Icon::EDIT),
    keyless("Pin the order of B", |state| pinning(state, Place::Other(0))).icon(Icon::PIN),
    keyless("Pin the order of C", |state| pinning(state, Place::Other(1))).icon(Icon::PIN),
    keyless("Duplicate the pinned policy", |state| duplicating(state, Place::Pinned)).icon(Icon::COPY),
    keyless("Duplicate A", |state| duplicating(state, Place::AtHand)).icon(Icon::COPY),
    keyless("Duplicate B", |state| duplicating(state, Place::Other(0))).icon(Icon::COPY),
    keyless("Duplicate C", |state| duplicating(state, Place::Other(1))).icon(Icon::COPY),
    keyless("Take B away", |state| removing(state, 0)).icon(Icon::DELETE),
    keyless("Take C away", |state| removing(state, 1)).icon(Icon::DELETE),
    keyless("Save the pinned policy as a file", |state| saving(state, Place::Pinned)).icon(Icon::SAVE_FILE),
    keyless("Save B as a file", |state| saving(state, Place::Other(0))).icon(Icon::SAVE_FILE),
    keyless("Save C as a file", |state| saving(state, Place::Other(1))).icon(Icon::SAVE_FILE),
    keyless("Open a policy beside A", opening).icon(Icon::OPEN),
    keyless("Scroll the feeds together", |state| looking(state, |view| view.apart = false)).icon(Icon::FEED),
    keyless("Scroll each feed by itself", |state| looking(state, |view| view.apart = true)).icon(Icon::FEED),
    keyless("Full cards in the feeds", |state| looking(state, |view| view.full = true)).icon(Icon::FEED),
    keyless("Compact cards in the feeds", |state| looking(state, |view| view.full = false)).icon(Icon::FEED),
    keyless("Want the selected post one place higher", |state| wanting(state, -1)).icon(Icon::DRAG),
    keyless("Want the selected post one place lower", |state| wanting(state, 1)).icon(Icon::DRAG),
];

/// The policy at that place, while policies are compared.
fn policy(state: &State, place: Place) -> Option<&Policy> {
    (state.session.view == View::Compare).then(|| state.document.policy_at(place)).flatten()
}

/// The comparison looked at in another way, where it is open and that is a change.
fn looking(state: &State, change: impl FnOnce(&mut CompareView)) -> Option<Command> {
    let mut view = state.session.compare;
    change(&mut view);
    (state.session.view == View::Compare && view != state.session.compare).then_some(Command::Compare(view))
}

fn turning(state: &State, place: Place) -> Option<Command> {
    policy(state, place).and_then(|_| looking(state, |view| compare::turn(view, Some(place))))
}

fn turning_none(state: &State) -> Option<Command> {
    state.session.compare.turning.and_then(|_| looking(state, |view| compare::turn(view, None)))
}

fn naming(state: &State, place: Place) -> Option<Command> {
    policy(state, place).and_then(|_| looking(state, |view| view.naming = Some(place)))
}

fn pinning(state: &State, place: Place) -> Option<Command> {
    policy(state, place).filter(|policy| **policy != state.document.pinned).map(|_| Command::Pin.at(place))
}

fn duplicating(state: &State, place: Place) -> Option<Command> {
    policy(state, place).filter(|_| state.document.others.len() < OTHERS).map(compare::duplicate)
}

fn removing(state: &State, at: usize) -> Option<Command> {
    policy(state, Place::Other(at)).map(|_| Command::RemoveOther(at))
}

fn saving(state: &State, place: Place) -> Option<Command> {
    policy(state, place).map(|_| Command::AskSave(Saved::PolicyAt(place)))
}

fn wanting(state: &State, by: isize) -> Option<Command> {
    fit::in_view(state, |state| fit::put_selected(state, by))
}

fn opening(state: &State) -> Option<Command> {
    let has_room = state.document.others.len() < OTHERS;
    (has_room && state.session.view == View::Compare).then_some(Command::AskOpenOther)
}
