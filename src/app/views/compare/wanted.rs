//! The order wanted, put in A's own feed while Fit stands beside it: cards are dragged, or moved with the keyboard. The
//! feed stays as it is ranked; each card says where it is wanted.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, Pos2, Rect, Response, Stroke, Ui, pos2};

use super::columns::Column;
use super::feed::{self, Shown};
use super::fit::list::{Hand, hand};
use crate::app::compare::Place;
use crate::app::fit;
use crate::app::state::State;
use crate::app::theme::{Icon, icons, radius, space, stroke, theme};
use crate::app::views::drag_list::scroll_at_edge;
use crate::domain::PostId;

/// The order wanted of the feed.
pub(super) struct Wanted {
    hand: Arc<Hand>,
    /// The post that is dragged, and the place it would be wanted at.
    lifted: Option<(PostId, usize)>,
}

/// A card that is dragged.
pub(super) struct Drag {
    /// Which post.
    pub(super) post: PostId,
    /// Its place in the feed, 0 = top.
    pub(super) from: usize,
    /// The place it is wanted at if it is let go, 0 = top.
    pub(super) to: usize,
    /// It was let go in this frame.
    pub(super) is_dropped: bool,
    rect: Rect,
}

/// What is held, and where: from its upper edge down.
#[derive(Clone, Copy)]
struct Held {
    post: PostId,
    at: f32,
}

impl Wanted {
    /// While it is put in the feed at that place.
    pub(super) fn of(ui: &Ui, state: &State, place: Place) -> Option<Wanted> {
        let is_put = place == Place::AtHand && fit::is_put_in_feed(state);
        is_put.then(|| Wanted { hand: hand(ui, state), lifted: None }).filter(|wanted| wanted.hand.order.len() > 1)
    }

    /// The same with a card that is dragged.
    pub(super) fn with(&self, drag: &Drag) -> Wanted {
        Wanted { hand: self.hand.clone(), lifted: Some((drag.post, drag.to)) }
    }

    /// The place a post is wanted at, 0 = top; `None` for one that is not put in order.
    pub(super) fn at(&self, post: PostId) -> Option<usize> {
        let lifted = self.lifted.filter(|(lifted, _)| *lifted == post).map(|(_, to)| to);
        lifted.or_else(|| self.hand.order.iter().position(|&other| other == post))
    }

    /// The card that is dragged. It stays with the feed, and is let go by the pointer or given up with Escape.
    pub(super) fn drag(&self, ui: &Ui, column: &Column<'_>) -> Option<Drag> {
        let held: Held = ui.data(|data| data.get_temp(memory()))?;
        let (pressed, released) = ui.input(|input| (input.pointer.primary_down(), input.pointer.primary_released()));
        let is_given_up = ui.input(|input| input.key_pressed(Key::Escape)) || !(pressed || released);
        let from = column.order.at(held.post).filter(|_| self.at(held.post).is_some());
        let pointer = ui.ctx().pointer_latest_pos();
        let found = from.zip(pointer).filter(|_| !is_given_up);
        if released || found.is_none() {
            ui.data_mut(|data| data.remove::<Held>(memory()));
        }
        let (from, pointer) = found?;
        let last = self.hand.order.len().min(column.order.posts.len()) - 1;
        let own = column.row(from);
        let (highest, lowest) = (column.row(0).top(), column.row(last).bottom() - own.height());
        let top = (pointer.y - held.at).clamp(highest, lowest.max(highest));
        let rect = Rect::from_min_size(pos2(own.left(), top), own.size());
        let to = (0..last).find(|&at| column.row(at).bottom() > rect.center().y).unwrap_or(last);
        Some(Drag { post: held.post, from, to, is_dropped: released, rect })
    }
}

impl Drag {
    /// Draws the card above the others, and a line where it would be wanted.
    pub(super) fn ui(&self, ui: &mut Ui, shown: &Shown<'_>, column: &Column<'_>) {
        let theme = theme(ui);
        let row = column.row(self.to);
        if self.to != self.from {
            let y = if self.to < self.from { row.top() } else { row.bottom() };
            ui.painter().hline(row.x_range(), y, Stroke::new(stroke::SELECTION, theme.ink.fill));
        }
        ui.painter().add(theme.shadow.pop.as_shape(self.rect, radius::CONTROL));
        ui.painter().rect_filled(self.rect, radius::CONTROL, theme.phone.screen);
        ui.push_id("lifted", |ui| feed::post_ui(ui, shown, self.rect, self.from, self.post));
        scroll_at_edge(ui, self.rect.expand(space::XS));
        ui.ctx().request_repaint();
    }
}

/// The room a dragged card leaves.
pub(super) fn slot_ui(ui: &Ui, row: Rect) {
    ui.painter().rect_filled(row.shrink(space::HALF), radius::CONTROL, theme(ui).bg.sunken);
}

/// Lifts a card once it is dragged.
pub(super) fn begin(ui: &Ui, response: &Response, post: PostId) {
    if response.drag_started() {
        let pressed = ui.input(|input| input.pointer.press_origin());
        let at = pressed.map_or(0.0, |pressed| pressed.y - response.rect.top());
        ui.data_mut(|data| data.insert_temp(memory(), Held { post, at }));
        ui.ctx().request_repaint();
    }
}

/// The place that Alt with an arrow leads to from the one a card is wanted at, while it has the keyboard.
pub(super) fn keyed(ui: &Ui, response: &Response, at: usize) -> Option<usize> {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    match response.has_focus() {
        true if pressed(Key::ArrowUp) => Some(at.saturating_sub(1)),
        true if pressed(Key::ArrowDown) => Some(at + 1),
        _ => None,
    }
}

/// Paints the sign that a card can be dragged.
pub(super) fn grip(ui: &Ui, center: Pos2) {
    Icon::DRAG.paint(ui.painter(), center, icons::ROW, theme(ui).text.tertiary);
}

/// `wanted 2`, for a place counted from 0.
pub(super) fn told(at: usize) -> String {
    format!("wanted {}", at + 1)
}

fn memory() -> Id {
    Id::unique("a card dragged to where it is wanted")
}
