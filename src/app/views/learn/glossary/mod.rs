//! The glossary: what the words mean, and where to see each at work.

mod aside;
mod list;
mod page;
mod places;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2};

use crate::app::command::{Command, Commands};
use crate::app::learn::GlossaryView;
use crate::app::state::State;
use crate::app::theme::{glossary as anatomy, size, space, theme};
use crate::app::views::Art;
use crate::app::widgets::hair_right;
use crate::learn::Term;

/// What it is about.
pub(super) fn bar_ui(ui: &mut Ui) {
    let bar = ui.max_rect();
    super::sentence(ui, bar, "The card’s terms in our words, the field’s, and our own.");
}

/// Draws the list of terms and the one that is open.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let all = ui.max_rect();
    let (left, rest) = all.split_left_right_at_x(all.left() + anatomy::LIST.min(all.width() / 2.0));
    ui.painter().rect_filled(left, 0, theme(ui).bg.panel);
    hair_right(ui.painter(), left, theme(ui).stroke.hair);
    part(ui, left, "terms", |ui| list::ui(ui, state, commands));
    let Some(term) = state.session.learn.glossary.shown() else { return };
    let is_wide = all.width() >= size::DRAWER_BELOW;
    let edge = if is_wide { rest.right() - anatomy::ASIDE } else { rest.right() };
    ui.painter().rect_filled(rest.with_max_x(edge), 0, theme(ui).bg.surface);
    part(ui, rest.with_max_x(edge), term.id(), |ui| {
        scrolled(ui, |ui| {
            page::ui(ui, state, art, term, commands);
            if !is_wide {
                ui.add_space(space::PAGE);
                aside::ui(ui, state, term, commands);
            }
        });
    });
    if is_wide {
        let aside = rest.with_min_x(edge);
        ui.painter().rect_filled(aside, 0, theme(ui).bg.panel);
        hair_right(ui.painter(), rest.with_max_x(edge), theme(ui).stroke.hair);
        part(ui, aside, ("beside", term.id()), |ui| scrolled(ui, |ui| aside::ui(ui, state, term, commands)));
    }
}

/// Draws in a part of the room, with ids of its own.
fn part(ui: &mut Ui, rect: Rect, id: impl std::hash::Hash + std::fmt::Debug, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}

/// Draws a column to read, scrolled when it is longer than the room.
fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let margin = if room.width() > anatomy::PAGE { anatomy::MARGIN } else { space::PAGE };
        let width = (room.width() - 2.0 * margin).min(anatomy::PAGE);
        let top = pos2(room.left() + margin, room.top() + space::PAGE);
        let rect = Rect::from_min_max(top, pos2(top.x + width, f32::INFINITY));
        let mut column = ui.new_child(UiBuilder::new().max_rect(rect));
        content(&mut column);
        ui.advance_cursor_after_rect(column.min_rect());
        ui.add_space(space::PAGE);
    });
}

/// Looks at the glossary another way.
fn look(state: &State, change: impl FnOnce(&mut GlossaryView), commands: &mut Commands) {
    let mut view = state.session.learn.glossary.clone();
    change(&mut view);
    commands.send(Command::Glossary(Box::new(view)));
}

/// Opens a term.
fn open(state: &State, term: &'static Term, commands: &mut Commands) {
    look(state, |view| *view = view.opening(term.id()), commands);
}
