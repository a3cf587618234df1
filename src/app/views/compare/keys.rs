//! Arrows in the feeds: up and down from post to post, left and right to the same post in the next phone.

use egui::style::ScrollAnimation;
use egui::{Align, EventFilter, Id, InputState, Key, Modifiers, Rect, Ui};

use crate::app::compare::{Order, Place, sides};
use crate::app::state::State;
use crate::domain::PostId;

/// A post of one of the feeds.
#[derive(Clone, Copy)]
struct Wanted {
    place: Place,
    post: PostId,
}

/// Goes where an arrow leads from a post of the feed at `place`, which has the keyboard as `id`.
pub(super) fn follow(ui: &Ui, id: Id, state: &State, place: Place, post: PostId) {
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let keys = [Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End, Key::ArrowLeft, Key::ArrowRight];
    ui.data_mut(|data| data.insert_temp(held_id(), Wanted { place, post }));
    // Taken, as the next phone may get the keyboard in this same frame.
    let pressed = |input: &mut InputState| keys.into_iter().find(|key| input.consume_key(Modifiers::NONE, *key));
    let Some(key) = ui.input_mut(pressed) else { return };
    let sides = sides(state);
    let Some(here) = sides.iter().position(|side| side.place == place) else { return };
    let order = Order::of(sides[here].ledger);
    let Some(at) = order.at(post) else { return };
    let last = order.posts.len() - 1;
    let in_next = |to: Option<usize>| {
        let side = sides.get(to?)?;
        Order::of(side.ledger).at(post).map(|_| Wanted { place: side.place, post })
    };
    let in_feed = |to: usize| Some(Wanted { place, post: order.posts[to.min(last)] });
    let wanted = match key {
        Key::ArrowUp => in_feed(at.saturating_sub(1)),
        Key::ArrowDown => in_feed(at + 1),
        Key::Home => in_feed(0),
        Key::End => in_feed(last),
        Key::ArrowLeft => in_next(here.checked_sub(1)),
        _ => in_next(Some(here + 1)),
    };
    if let Some(wanted) = wanted {
        ui.data_mut(|data| data.insert_temp(asked(), wanted));
        ui.ctx().request_repaint();
    }
}

/// The post of the feed at `place` that is to come into sight.
pub(super) fn wanted(ui: &Ui, place: Place) -> Option<PostId> {
    ui.data(|data| data.get_temp::<Wanted>(asked())).filter(|wanted| wanted.place == place).map(|wanted| wanted.post)
}

/// The post of the feed at `place` that had the keyboard last: out of sight, too, it keeps it.
pub(super) fn held(ui: &Ui, place: Place) -> Option<PostId> {
    ui.data(|data| data.get_temp::<Wanted>(held_id())).filter(|held| held.place == place).map(|held| held.post)
}

/// Scrolls to its row, and gives that the keyboard.
pub(super) fn give(ui: &Ui, id: Id, row: Rect) {
    ui.data_mut(|data| {
        if let Some(wanted) = data.get_temp::<Wanted>(asked()) {
            data.insert_temp(held_id(), wanted);
        }
        data.remove::<Wanted>(asked());
    });
    let align = if ui.clip_rect().y_range().contains(row.center().y) { None } else { Some(Align::Center) };
    ui.scroll_to_rect_animation(row, align, ScrollAnimation::none());
    ui.memory_mut(|memory| memory.request_focus(id));
}

fn held_id() -> Id {
    Id::unique("the post with the keyboard")
}

fn asked() -> Id {
    Id::unique("a post asked for in a feed")
}
