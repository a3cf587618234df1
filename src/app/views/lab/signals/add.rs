//! One more entry for the log: what was done, and with which post.

use egui::{Align, Ui};

use super::{middle, row};
use crate::app::command::{Command, Commands};
use crate::app::lab::signals::{add, turned};
use crate::app::signals::Deed;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, signals as anatomy, size, space, theme};
use crate::app::views::chooser;
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, line};
use crate::app::words::media;
use crate::domain::PostId;

/// Draws the choices and the button.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let deed = state.session.lab.signals.deed;
    let rest = row(ui, "Post", anatomy::CHOICE);
    let rect = middle(rest, rest.width(), size::BUTTON_SMALL);
    let shown = state.session.selected.map_or("none".to_owned(), |post| named(state, post).0);
    let full = |post| format!("{} · {}", named(state, post).0, named(state, post).1);
    let posts = || ranked(state).map(full).collect();
    if let Some(at) = chooser::ui(ui, "Post to log", &shown, rect, posts) {
        commands.send(Command::Select(ranked(state).nth(at)));
    }
    let button = Button::new("Add").small().icon(Icon::ADD).spoken("Add to the activity log");
    let width = button.size(ui).x;
    let rest = row(ui, "Did", anatomy::CHOICE + width + space::M);
    let rect = middle(rest, rest.width() - width - space::M, size::BUTTON_SMALL);
    let names = || Deed::ALL.map(|deed| deed.name().to_owned()).to_vec();
    if let Some(at) = chooser::ui(ui, "What was done", deed.name(), rect, names) {
        commands.send(turned(state, |view| view.deed = Deed::ALL[at]));
    }
    let can = add(state);
    let at = middle(rest.with_min_x(rect.right() + space::M), width, size::BUTTON_SMALL);
    if button.enabled(can.is_some()).show(ui, at).clicked() {
        can.into_iter().for_each(|command| commands.send(command));
    }
    if !state.session.react_at_once {
        let (_, inner) = panel::row(ui, anatomy::ROW);
        line(
            ui.painter(),
            inner,
            Align::Min,
            "The feed reacts at the next refresh.",
            Style::CAPTION,
            theme(ui).text.secondary,
        );
    }
}

/// The posts of the feed, top to bottom.
fn ranked(state: &State) -> impl Iterator<Item = PostId> {
    let ledger = &state.results.ledger;
    ledger.order().iter().map(|&row| ledger.slate.posts[row as usize])
}

/// What a post is called, `3  lena.m · Reel`, and its caption.
fn named(state: &State, post: PostId) -> (String, &str) {
    let world = &state.document.world;
    let it = world.post(post);
    let rank = state.rank_of(post).map_or(String::new(), |rank| format!("{rank}  "));
    (format!("{rank}{} · {}", world.account(it.author).id, media(it.media)), it.caption.as_str())
}
