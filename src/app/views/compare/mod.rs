//! Compare: policies side by side on the viewer at hand, joined post by post, with what the difference comes to.

mod bar;
mod feed;
mod guardrails;
mod head;
mod likeness;
mod lines;
mod metrics;
mod pair;
mod sensitivity;
mod tabs;
mod tune_for_me;

use std::ops::Range;
use std::sync::Arc;

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use super::Art;
use super::memo::memo;
use crate::app::command::{Command, Commands};
use crate::app::compare::{CompareView, Order, Panel, Side, sides};
use crate::app::state::State;
use crate::app::theme::{compare as anatomy, size, space, theme};
use crate::app::widgets::{hair_below, hair_right};

/// Draws the feeds, and the numbers beside them; in a window too narrow for both the ones asked for.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let all = ui.max_rect();
    let is_narrow = all.width() < size::ONE_PANEL_BELOW;
    let (strip, body) = all.split_top_bottom_at_y(all.top() + size::SUB_BAR);
    ui.painter().rect_filled(strip, 0, theme(ui).bg.panel);
    part(ui, strip, "bar", |ui| bar::ui(ui, state, is_narrow, commands));
    hair_below(ui.painter(), strip, theme(ui).stroke.hair);
    let sides = sides(state);
    let orders = orders(ui, state, &sides);
    if is_narrow {
        match state.session.compare.numbers {
            true => panel_ui(ui, body, state, art, &sides, commands),
            false => feeds_ui(ui, body, state, art, &sides, &orders, commands),
        }
        return;
    }
    let width = (all.width() * anatomy::NUMBERS_SHARE).clamp(anatomy::NUMBERS_LEAST, anatomy::NUMBERS).round();
    let (left, right) = body.split_left_right_at_x(body.right() - width);
    feeds_ui(ui, left, state, art, &sides, &orders, commands);
    panel_ui(ui, right, state, art, &sides, commands);
    hair_right(ui.painter(), left, theme(ui).stroke.hair);
}

/// How large a picture of the comparison is, in points.
#[must_use]
pub fn picture_size(state: &State) -> Vec2 {
    let count = sides(state).len() as f32;
    let rows = sides(state).iter().map(|side| side.ledger.delivery.length).max().unwrap_or(0).min(anatomy::PICTURED);
    let width = count * anatomy::FEED_MOST + (count - 1.0) * anatomy::GAP + 2.0 * anatomy::MARGIN;
    vec2(width, anatomy::HEAD + rows as f32 * anatomy::ROW + anatomy::MARGIN)
}

/// Draws the first posts of the feeds and the lines between them into `room`, to be saved as a picture.
pub fn picture_ui(ui: &mut Ui, state: &State, art: &Art<'_>, room: Rect) {
    ui.painter().rect_filled(room, 0, theme(ui).bg.canvas);
    let sides = sides(state);
    let orders = orders(ui, state, &sides);
    let columns = columns(room, sides.len());
    let unheard = &mut Commands::default();
    for (side, column) in sides.iter().zip(&columns) {
        let head = Rect::from_x_y_ranges(*column, room.top()..=room.top() + anatomy::HEAD);
        part(ui, head, side.badge(), |ui| head::ui(ui, state, side, unheard));
    }
    let lists = room.with_min_y(room.top() + anatomy::HEAD).with_max_y(room.bottom() - anatomy::MARGIN);
    part(ui, lists, "feeds", |ui| {
        let feeds = Feeds { state, art, sides: &sides, orders: &orders, columns: &columns };
        feeds.ui(ui, lists.top(), &(0..anatomy::PICTURED), unheard);
    });
}

/// Each feed as a list with places.
fn orders(ui: &Ui, state: &State, sides: &[Side<'_>]) -> Arc<Vec<Order>> {
    memo(ui, Id::unique("compared orders"), (state.results.revision, sides.len()), || {
        sides.iter().map(|side| Order::of(side.ledger)).collect()
    })
}

fn feeds_ui(
    ui: &mut Ui,
    room: Rect,
    state: &State,
    art: &Art<'_>,
    sides: &[Side<'_>],
    orders: &[Order],
    commands: &mut Commands,
) {
    let columns = columns(room, sides.len());
    let (heads, lists) = room.split_top_bottom_at_y(room.top() + anatomy::HEAD);
    for (side, column) in sides.iter().zip(&columns) {
        let head = Rect::from_x_y_ranges(*column, heads.y_range());
        part(ui, head, side.badge(), |ui| head::ui(ui, state, side, commands));
    }
    part(ui, lists, "feeds", |ui| {
        ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, view| {
            let most = orders.iter().map(|order| order.posts.len()).max().unwrap_or(0);
            let top = ui.max_rect().top();
            ui.allocate_space(vec2(ui.available_width(), most as f32 * anatomy::ROW + space::XL));
            let seen = (view.top() / anatomy::ROW) as usize..(view.bottom() / anatomy::ROW) as usize + 1;
            let feeds = Feeds { state, art, sides, orders, columns: &columns };
            feeds.ui(ui, top, &seen, commands);
        });
    });
}

/// The feeds as they stand side by side.
struct Feeds<'a> {
    state: &'a State,
    art: &'a Art<'a>,
    sides: &'a [Side<'a>],
    orders: &'a [Order],
    columns: &'a [egui::Rangef],
}

impl Feeds<'_> {
    /// Draws the rows that are seen, the first of all at `top`, and the lines between.
    fn ui(&self, ui: &mut Ui, top: f32, seen: &Range<usize>, commands: &mut Commands) {
        for (at, (side, column)) in self.sides.iter().zip(self.columns).enumerate() {
            let place = |row: usize| {
                let corner = pos2(column.min, top + row as f32 * anatomy::ROW);
                Rect::from_min_size(corner, vec2(column.span(), anatomy::ROW))
            };
            let (order, first) = (&self.orders[at], &self.orders[0]);
            let shown = feed::Shown { state: self.state, art: self.art, side, order, first };
            ui.push_id(side.badge(), |ui| feed::ui(ui, &shown, seen.clone(), place, commands));
        }
        for (pair, between) in self.orders.windows(2).zip(self.columns.windows(2)) {
            let gap = Rect::from_x_y_ranges(between[0].max..=between[1].min, ui.clip_rect().y_range());
            lines::ui(ui, self.state, [&pair[0], &pair[1]], gap, top, seen.clone());
        }
    }
}

/// Where each feed stands, left to right.
fn columns(room: Rect, count: usize) -> Vec<egui::Rangef> {
    let gaps = (count - 1) as f32;
    let inner = room.width() - 2.0 * anatomy::MARGIN;
    let gap = anatomy::GAP.min((inner - count as f32 * anatomy::FEED_LEAST) / gaps).max(space::PAGE);
    let width = ((inner - gaps * gap) / count as f32).min(anatomy::FEED_MOST).floor();
    let gap = ((inner - width * count as f32) / gaps).min(2.0 * anatomy::GAP).max(gap);
    let left = room.left() + ((room.width() - width * count as f32 - gap * gaps) / 2.0).max(0.0).floor();
    (0..count).map(|at| left + at as f32 * (width + gap)).map(|x| egui::Rangef::new(x, x + width)).collect()
}

/// What stands beside the feeds, below its tabs.
fn panel_ui(ui: &mut Ui, room: Rect, state: &State, art: &Art<'_>, sides: &[Side<'_>], commands: &mut Commands) {
    ui.painter().rect_filled(room, 0, theme(ui).bg.panel);
    let (strip, body) = room.split_top_bottom_at_y(room.top() + size::TABS);
    part(ui, strip, "tabs", |ui| tabs::ui(ui, state, commands));
    part(ui, body, state.session.compare.panel.name(), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            match state.session.compare.panel {
                Panel::Difference => {
                    likeness::ui(ui, state, sides);
                    metrics::ui(ui, state, sides, commands);
                }
                Panel::Sensitivity => sensitivity::ui(ui, state, art, commands),
                Panel::Pair => pair::ui(ui, state, art, sides, commands),
                Panel::TuneForMe => tune_for_me::ui(ui, state, commands),
            }
        });
    });
}

/// Draws in a part of the room, with ids of its own.
fn part(ui: &mut Ui, rect: Rect, id: &str, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}

/// Looks at the comparison another way.
fn look(state: &State, change: impl FnOnce(&mut CompareView), commands: &mut Commands) {
    let mut view = state.session.compare;
    change(&mut view);
    commands.send(Command::Compare(view));
}
