//! A post of Explore among the phones: its picture in the grid, with its place and how far it moved.

use egui::{Align, Align2, Rect, Ui, pos2};

use super::feed::Shown;
use crate::app::fit;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{compare as anatomy, explore, size};
use crate::app::widgets::{Move, move_chip, picture, picture_chip};
use crate::domain::PostId;
use crate::pipeline::FeedKind;

/// Are the feeds drawn as grids? Explore is, where neither whole cards are asked for nor an order is put in it.
pub(super) fn is_grid(state: &State) -> bool {
    state.session.feed == FeedKind::Explore && !state.session.compare.full && !fit::is_put_in_feed(state)
}

/// How many tiles stand side by side on a screen that wide.
pub(super) fn across(screen: f32) -> usize {
    if screen >= explore::ACROSS as f32 * anatomy::TILE_LEAST { explore::ACROSS } else { explore::ACROSS - 1 }
}

/// Paints it.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, rect: Rect, (at, id): (usize, PostId), moved: Option<Move>) {
    let post = shown.state.document.world.post(id);
    let place = Rect::from_min_max(rect.min, rect.max - egui::Vec2::splat(explore::GAP));
    picture(ui, shown.art.pictures, place, Scene::of(&post.art, 0), 0, shown.is_pale(moved));
    let inner = place.shrink(explore::CHIP);
    picture_chip(ui, inner.left_top(), Align2::LEFT_TOP, None, &numbers::count(at as u64 + 1));
    if let Some(moved) = moved {
        let edge = pos2(inner.left(), inner.bottom() - size::BADGE / 2.0);
        ui.push_id(("move", id), |ui| move_chip(ui, edge, Align::Min, moved));
    }
}
