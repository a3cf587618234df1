//! A list of posts put in order by hand: rows to drag, or to move with the keyboard.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui, pos2, vec2};

use crate::app::learn::try_it::put;
use crate::app::theme::{motion, seconds, space, try_it as anatomy};
use crate::domain::PostId;

/// The list, and how its rows stand.
pub(super) struct DragList<'a> {
    /// The posts, top to bottom.
    pub(super) order: &'a [PostId],
    /// Rows can be moved.
    pub(super) can_move: bool,
    /// Height of a row.
    pub(super) row: f32,
    /// From row to row.
    pub(super) pitch: f32,
}

/// A row as it stands in this frame.
pub(super) struct Placed {
    /// Which post.
    pub(super) post: PostId,
    /// Its place, 0 = top.
    pub(super) at: usize,
    /// It is being dragged.
    pub(super) is_lifted: bool,
    /// Nothing is being dragged.
    pub(super) is_calm: bool,
}

/// What was done with a row.
pub(super) enum Done {
    /// It was moved to that place, 0 = top.
    Put(PostId, usize),
    /// It was clicked where nothing can be moved.
    Clicked(PostId),
}

/// A row that is dragged, and where it is held: from its upper edge down.
#[derive(Clone, Copy)]
struct Drag {
    post: PostId,
    held_at: f32,
}

impl DragList<'_> {
    /// How high the rows are together.
    pub(super) fn height(&self) -> f32 {
        self.order.len() as f32 * self.pitch - (self.pitch - self.row)
    }

    /// Shows the rows in `list`; `draw` names and paints each, the one that is dragged last.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        list: Rect,
        mut draw: impl FnMut(&mut Ui, &Placed, Rect, Response),
    ) -> Option<Done> {
        let memory = ui.scope_id().with("drag");
        let mut drag: Option<Drag> = ui.data(|data| data.get_temp(memory));
        if ui.input(|input| input.key_pressed(Key::Escape)) || !self.can_move {
            drag = None;
        }
        drag = drag.filter(|drag| self.order.contains(&drag.post));
        let pointer = ui.ctx().pointer_latest_pos();
        let lifted = drag.zip(pointer).map(|(drag, pointer)| {
            let top = pointer.y - drag.held_at - list.top();
            (drag, top.clamp(0.0, list.height() - self.row))
        });
        let order = lifted.map_or(self.order.to_vec(), |(drag, top)| put(self.order, drag.post, self.place_at(top)));
        let (mut above, mut done) = (None, None);
        for (at, &post) in order.iter().enumerate() {
            let id = ui.scope_id().with(post);
            let held = lifted.filter(|(drag, _)| drag.post == post).map(|(_, top)| top);
            let glide = if held.is_some() { 0.0 } else { seconds(ui, motion::GLIDE) };
            let bound = held.unwrap_or(at as f32 * self.pitch);
            let y = list.top() + ui.ctx().animate_value_with_time(id.with("top"), bound, glide);
            let rect = Rect::from_min_size(pos2(list.left(), y), vec2(list.width(), self.row));
            let sense = if self.can_move { Sense::click_and_drag() } else { Sense::click() };
            let response = ui.interact(rect, id, sense);
            let placed = Placed { post, at, is_lifted: held.is_some(), is_calm: lifted.is_none() };
            if placed.is_lifted {
                above = Some((placed, rect, response.clone()));
            } else {
                draw(ui, &placed, rect, response.clone());
            }
            if response.drag_started() {
                let pressed = ui.input(|input| input.pointer.press_origin());
                drag = Some(Drag { post, held_at: pressed.map_or(0.0, |pressed| pressed.y - rect.top()) });
            }
            if response.drag_stopped() {
                done = Some(Done::Put(post, at));
                drag = None;
                // Keys go on from where the hand let go.
                response.request_focus();
            }
            if response.clicked() && self.can_move {
                response.request_focus();
            } else if response.clicked() {
                done = Some(Done::Clicked(post));
            }
            if let Some(to) = self.keys_ui(ui, &response, at) {
                done = Some(Done::Put(post, to));
            }
        }
        if let Some((placed, rect, response)) = above {
            draw(ui, &placed, rect, response);
            scroll_at_edge(ui, rect);
        }
        ui.data_mut(|data| match drag {
            Some(drag) => drop(data.insert_temp(memory, drag)),
            None => data.remove::<Drag>(memory),
        });
        done
    }

    /// The place of a row whose upper edge lies so far down the list, 0 = top.
    fn place_at(&self, top: f32) -> usize {
        ((top + self.pitch / 2.0) / self.pitch) as usize
    }

    /// Alt with an arrow, Home and End move the row that has the keyboard; an arrow alone goes to the next row. Answers
    /// where the row is to go.
    fn keys_ui(&self, ui: &Ui, response: &Response, at: usize) -> Option<usize> {
        if response.gained_focus() {
            ui.scroll_to_rect(response.rect.expand(space::M), None);
        }
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let last = self.order.len() - 1;
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
            let y = response.rect.top() + (to as f32 - at as f32) * self.pitch;
            let there = Rect::from_min_size(pos2(response.rect.left(), y), response.rect.size());
            ui.scroll_to_rect(there.expand(space::M), None);
            return Some(to);
        }
        let step =
            ui.input(|input| i32::from(input.key_pressed(Key::ArrowDown)) - i32::from(input.key_pressed(Key::ArrowUp)));
        let next = at.saturating_add_signed(step as isize).min(last);
        if step != 0 && next != at {
            let id: Id = ui.scope_id().with(self.order[next]);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        None
    }
}

/// A row held near the edge of what is seen scrolls the view.
pub(super) fn scroll_at_edge(ui: &Ui, row: Rect) {
    let seen = ui.clip_rect();
    let step = match () {
        () if row.top() < seen.top() + anatomy::EDGE => anatomy::EDGE_STEP,
        () if row.bottom() > seen.bottom() - anatomy::EDGE => -anatomy::EDGE_STEP,
        () => return,
    };
    ui.scroll_with_delta(vec2(0.0, step));
    ui.ctx().request_repaint();
}
