//! The order by hand: rows to drag, or to move with the keyboard.

use egui::{EventFilter, Id, Key, Modifiers, Rangef, Rect, Response, Sense, Ui, pos2, vec2};

use super::Show;
use super::head_ui;
use super::row::{self, Row};
use crate::app::command::{Command, Commands};
use crate::app::learn::try_it::{first_name, put};
use crate::app::theme::{Icon, motion, seconds, size, space, try_it as anatomy};
use crate::app::widgets::Button;
use crate::domain::PostId;

/// A row that is dragged, and where it is held: from its upper edge down.
#[derive(Clone, Copy)]
struct Drag {
    post: PostId,
    held_at: f32,
}

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
    show.board.hand.len() as f32 * anatomy::PITCH - (anatomy::PITCH - anatomy::ROW)
}

fn rows_ui(ui: &mut Ui, show: &Show<'_>, list: Rect, commands: &mut Commands) {
    let memory = ui.scope_id().with("drag");
    let mut drag: Option<Drag> = ui.data(|data| data.get_temp(memory));
    let hand = &show.board.hand;
    if ui.input(|input| input.key_pressed(Key::Escape)) || show.board.view.revealed {
        drag = None;
    }
    drag = drag.filter(|drag| hand.contains(&drag.post));
    let pointer = ui.ctx().pointer_latest_pos();
    let lifted = drag.zip(pointer).map(|(drag, pointer)| {
        let top = pointer.y - drag.held_at - list.top();
        (drag, top.clamp(0.0, list.height() - anatomy::ROW))
    });
    let order = lifted.map_or(hand.clone(), |(drag, top)| put(hand, drag.post, place_at(top)));
    let mut above = None;
    for (at, &post) in order.iter().enumerate() {
        let id = ui.scope_id().with(post);
        let held = lifted.filter(|(drag, _)| drag.post == post).map(|(_, top)| top);
        let glide = if held.is_some() { 0.0 } else { seconds(ui, motion::GLIDE) };
        let bound = held.unwrap_or(at as f32 * anatomy::PITCH);
        let y = list.top() + ui.ctx().animate_value_with_time(id.with("top"), bound, glide);
        let rect = Rect::from_min_size(pos2(list.left(), y), vec2(list.width(), anatomy::ROW));
        let can_move = !show.board.view.revealed;
        let sense = if can_move { Sense::click_and_drag() } else { Sense::click() };
        let response = ui.interact(rect, id, sense);
        let response = if lifted.is_none() { row::told(show, post, false, response) } else { response };
        let row = Row { post, place: at + 1, can_move, is_lifted: held.is_some(), score: None, is_ruled: false };
        row.name(show, &response, "P");
        if held.is_some() {
            above = Some((row, rect, response.clone()));
        } else {
            row.paint(ui, show, rect, &response);
        }
        if response.drag_started() {
            let pressed = ui.input(|input| input.pointer.press_origin());
            drag = Some(Drag { post, held_at: pressed.map_or(0.0, |pressed| pressed.y - rect.top()) });
        }
        if response.drag_stopped() {
            commands_of(show.board.put(show.state, post, at), commands);
            drag = None;
        }
        if response.clicked() && can_move {
            response.request_focus();
        } else if response.clicked() {
            commands.send(Command::Select(Some(post)));
        }
        keys_ui(ui, show, &response, (at, post), commands);
    }
    if let Some((row, rect, response)) = above {
        row.paint(ui, show, rect, &response);
        scroll_at_edge(ui, rect);
    }
    ui.data_mut(|data| match drag {
        Some(drag) => drop(data.insert_temp(memory, drag)),
        None => data.remove::<Drag>(memory),
    });
}

/// The place of a row whose upper edge lies so far down the list, 0 = top.
fn place_at(top: f32) -> usize {
    ((top + anatomy::PITCH / 2.0) / anatomy::PITCH) as usize
}

/// Alt with an arrow, Home and End move the row that has the keyboard; an arrow alone goes to the next row.
fn keys_ui(ui: &Ui, show: &Show<'_>, response: &Response, (at, post): (usize, PostId), commands: &mut Commands) {
    if response.gained_focus() {
        ui.scroll_to_rect(response.rect.expand(space::M), None);
    }
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let last = show.board.hand.len() - 1;
    let to = ui.input_mut(|input| {
        let mut pressed = |modifiers: Modifiers, key: Key| input.consume_key(modifiers, key);
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            return Some(at.saturating_sub(1));
        }
        if pressed(Modifiers::ALT, Key::ArrowDown) {
            return Some((at + 1).min(last));
        }
        if pressed(Modifiers::NONE, Key::Home) {
            return Some(0);
        }
        pressed(Modifiers::NONE, Key::End).then_some(last)
    });
    if let Some(to) = to {
        let y = response.rect.top() + (to as f32 - at as f32) * anatomy::PITCH;
        let there = Rect::from_min_size(pos2(response.rect.left(), y), response.rect.size());
        ui.scroll_to_rect(there.expand(space::M), None);
        commands_of(show.board.put(show.state, post, to), commands);
        return;
    }
    let step =
        ui.input(|input| i32::from(input.key_pressed(Key::ArrowDown)) - i32::from(input.key_pressed(Key::ArrowUp)));
    let next = at.saturating_add_signed(step as isize).min(last);
    if step != 0 && next != at {
        let id: Id = ui.scope_id().with(show.board.hand[next]);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// A row held near the edge of what is seen scrolls the view.
fn scroll_at_edge(ui: &Ui, row: Rect) {
    let seen = ui.clip_rect();
    let step = match () {
        () if row.top() < seen.top() + anatomy::EDGE => anatomy::EDGE_STEP,
        () if row.bottom() > seen.bottom() - anatomy::EDGE => -anatomy::EDGE_STEP,
        () => return,
    };
    ui.scroll_with_delta(vec2(0.0, step));
    ui.ctx().request_repaint();
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
