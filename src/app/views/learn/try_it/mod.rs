//! Ranking by hand: ten posts, one person, and how far the system agrees.

mod columns;
mod hand;
mod lanes;
mod profiles;
mod reasons;
mod row;
mod system;
mod text;
mod verdict;
mod weights;

use std::sync::Arc;

use egui::{Align, Id, Rect, ScrollArea, Ui, pos2, vec2};

use crate::app::command::Commands;
use crate::app::learn::Board;
use crate::app::state::State;
use crate::app::theme::{Style, space, theme, try_it as anatomy};
use crate::app::views::Art;
use crate::app::views::memo::memo;
use crate::app::widgets::{label, text_width};
use crate::domain::{PostId, World};

use columns::Columns;

/// What it is about, and which round it is.
pub(super) fn bar_ui(ui: &mut Ui, state: &State, _commands: &mut Commands) {
    let round = format!("Round {}", board(ui, state).number());
    let right = text_width(ui.painter(), &round, Style::CAPTION).ceil();
    let (rest, cell) = ui.max_rect().split_left_right_at_x(ui.max_rect().right() - right - 1.0);
    label(ui, cell, Align::Max, &round, Style::CAPTION, theme(ui).text.tertiary);
    let sentence = "Rank ten posts for someone, then see the system’s order.";
    let room = rest.with_max_x(rest.right() - space::L);
    super::sentence(ui, room, sentence);
}

/// Draws the round.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let show = Show { state, art, board: board(ui, state) };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let bottom = round_ui(ui, &show, commands);
        let used = bottom + space::L - ui.cursor().top();
        ui.allocate_space(vec2(ui.available_width(), used));
    });
}

/// Draws everything, and answers where it ends.
fn round_ui(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) -> f32 {
    let origin = ui.cursor().min;
    let columns = Columns::of(origin, ui.available_width());
    let mut top = origin.y + anatomy::TOP;
    let mut bottom = top;
    match columns.profiles {
        Some(column) => bottom = bottom.max(profiles::column_ui(ui, show, column, top, commands)),
        None => top = profiles::row_ui(ui, show, columns.all, top, commands) + space::PAGE,
    }
    if show.board.round.is_none() {
        return bottom.max(few_ui(ui, columns.orders(), top));
    }
    let hand = hand::ui(ui, show, columns.hand, top, commands);
    system::ui(ui, show, columns.system, top, commands);
    lanes::ui(ui, show, columns.lane, top);
    let strip = Rect::from_min_max(pos2(columns.hand.min, hand), pos2(columns.system.max, f32::INFINITY));
    bottom = bottom.max(weights::ui(ui, show, strip));
    let (column, from) = match columns.verdict {
        Some(column) => (column, top),
        None => (columns.all, bottom + space::PAGE),
    };
    bottom.max(verdict::ui(ui, show, column, from, commands))
}

/// Says that there is too little to put in order.
fn few_ui(ui: &mut Ui, x: egui::Rangef, top: f32) -> f32 {
    let theme = theme(ui);
    let rect = Rect::from_x_y_ranges(x, top..=f32::INFINITY);
    let below = text::paragraph(ui, rect, "Too few posts", Style::TITLE, theme.text.primary);
    let rest = rect.with_min_y(below + space::XS);
    let why = "This feed delivers fewer than three posts. Choose somebody else, or loosen the policy.";
    text::paragraph(ui, rest, why, Style::BODY, theme.text.secondary)
}

/// The round as it stands, worked out once for each state of it.
fn board(ui: &Ui, state: &State) -> Arc<Board> {
    let key = (state.results.revision, state.session.learn.try_it.clone());
    memo(ui, Id::unique("try it"), key, || Board::of(state))
}

/// What the parts of the view draw from.
struct Show<'a> {
    state: &'a State,
    art: &'a Art<'a>,
    board: Arc<Board>,
}

impl Show<'_> {
    fn world(&self) -> &World {
        &self.state.document.world
    }

    /// The selected post, where it is one of the round and the order is told.
    fn selected(&self) -> Option<PostId> {
        self.state.session.selected.filter(|post| self.board.view.revealed && self.board.hand.contains(post))
    }

    fn handle(&self, post: PostId) -> &str {
        &self.world().account(self.world().post(post).author).id
    }
}

/// A column's title, with a line below it and something at its right.
fn head_ui(ui: &mut Ui, x: egui::Rangef, top: f32, title: &str, (below, aside): (&str, &str)) {
    let theme = theme(ui);
    let row = |top: f32, line: f32| Rect::from_x_y_ranges(x, top..=top + line);
    let upper = row(top, Style::TITLE.line);
    let lower = row(upper.bottom(), Style::BODY.line);
    let title_width = text_width(ui.painter(), title, Style::TITLE).ceil().min(x.span());
    let response = label(ui, upper, Align::Min, title, Style::TITLE, theme.text.primary);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(egui::accesskit::Role::Heading));
    let rest = upper.with_min_x(x.min + title_width + space::M);
    if !aside.is_empty() {
        label(ui, rest, Align::Max, aside, Style::CAPTION, theme.text.tertiary);
    }
    label(ui, lower, Align::Min, below, Style::BODY, theme.text.secondary);
}
