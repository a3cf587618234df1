//! The order by hand: rows to drag, or to move with the keyboard.

use egui::{Rangef, Rect, Ui, pos2, vec2};

use super::Show;
use super::head_ui;
use super::row::{self, Row};
use crate::app::command::{Command, Commands};
use crate::app::learn::try_it::first_name;
use crate::app::theme::{Icon, size, space, try_it as anatomy};
use crate::app::views::drag_list::{Done, DragList};
use crate::app::widgets::Button;

/// Draws the column; answers where it ends.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32, commands: &mut Commands) -> f32 {
    let name = first_name(show.state);
    let aside = if show.board.view.revealed { "" } else { "drag, or Alt ↑ ↓" };
    head_ui(ui, x, top, &format!("2 Your order for {name}"), ("Top of the feed first", aside));
    let list = Rect::from_x_y_ranges(x, top + anatomy::HEAD..=top + anatomy::HEAD + height(show));
    ui.push_id("hand", |ui| rows_ui(ui, show, list, commands));
    let foot = Rect::from_min_size(pos2(x.min, list.bottom() + space::L), vec2(x.span(), size::BUTTON));
    buttons_ui(ui, show, foot, commands);
    foot.bottom() + space::M
}

/// How high the rows are together.
pub(super) fn height(show: &Show<'_>) -> f32 {
    list(show).height()
}

fn list<'a>(show: &'a Show<'_>) -> DragList<'a> {
    let can_move = !show.board.view.revealed;
    DragList { order: &show.board.hand, can_move, row: anatomy::ROW, pitch: anatomy::PITCH }
}

fn rows_ui(ui: &mut Ui, show: &Show<'_>, room: Rect, commands: &mut Commands) {
    let list = list(show);
    let done = list.show(ui, room, |ui, placed, rect, response| {
        let response = if placed.is_calm { row::told(show, placed.post, false, response) } else { response };
        let row = Row {
            post: placed.post,
            place: placed.at + 1,
            can_move: list.can_move,
            is_lifted: placed.is_lifted,
            score: None,
            is_ruled: false,
        };
        row.name(show, &response, "P");
        row.paint(ui, show, rect, &response);
    });
    match done {
        Some(Done::Put(post, at)) => commands_of(show.board.put(show.state, post, at), commands),
        Some(Done::Clicked(post)) => commands.send(Command::Select(Some(post))),
        None => {}
    }
}

fn buttons_ui(ui: &mut Ui, show: &Show<'_>, foot: Rect, commands: &mut Commands) {
    let over = show.board.start_over(show.state);
    let button = Button::new("Start over").icon(Icon::RESET).enabled(over.is_some());
    let left = Rect::from_min_size(foot.min, button.size(ui));
    if button.show(ui, left).clicked() {
        commands_of(over, commands);
    }
    let button = match show.board.view.revealed {
        true => Button::new("Try another").icon(Icon::REFRESH).primary(),
        false => Button::new("Reveal").icon(Icon::SEEN).primary(),
    };
    let size = button.size(ui);
    let right = Rect::from_min_size(foot.right_top() - vec2(size.x, 0.0), size);
    if button.show(ui, right).clicked() {
        let asked = if show.board.view.revealed { show.board.another() } else { show.board.reveal(show.state) };
        commands_of(asked, commands);
    }
}

fn commands_of(asked: Option<Command>, commands: &mut Commands) {
    asked.into_iter().for_each(|command| commands.send(command));
}
