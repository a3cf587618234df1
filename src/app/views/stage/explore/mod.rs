//! Explore in the phone: search and topics, a grid of pictures, and beside it where the first came from.

mod beside;
mod chips;
mod grid;
pub(super) mod search;
pub(super) mod whole;

use egui::{Align2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Icon, explore, icons, space, stage, stroke};
use crate::app::views::{lesson, post};
use crate::app::widgets;
use crate::domain::{Media, PostId};

use super::memory::Memory;
use super::paint::press;
use super::places::Places;
use super::roll::{Item, Placed, Roll};
use super::{Show, empty, feed, menu, scroll};

use grid::Cell;

/// Paints the grid, scrolled as the person left it, and what stands beside it; answers how long it is.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, memory: &mut Memory, commands: &mut Commands) -> f32 {
    let ledger = &show.state.results.ledger;
    let posts: Vec<(u32, PostId)> = show.state.shown_posts().collect();
    let reels: Vec<bool> = posts.iter().map(|&(_, post)| show.world().post(post).media == Media::Reel).collect();
    let cells = grid::cells(&reels);
    let side = side(show.screen.width);
    let pitch = side + explore::GAP;
    let roll = roll(&posts, &cells, pitch, ledger.delivered());
    beside::ui(ui, show, places);
    let jump = memory.jump.take();
    let rows = cells.iter().map(|cell| cell.row + cell.height).max().unwrap_or(0);
    let end = match show.state.narrowed() {
        _ if posts.is_empty() => places.feed.height().max(stage::EMPTY_LEAST),
        Some(_) => (places.feed.height() - rows as f32 * pitch).max(stage::EMPTY_LEAST),
        None => stage::END,
    };
    let length = rows as f32 * pitch + end;
    let offset = scroll::ui(ui, places, jump, |ui, viewport| {
        ui.set_height(length);
        let top = ui.max_rect().top();
        for (&(rank, post), cell) in posts.iter().zip(&cells) {
            let corner = pos2(places.screen.left() + cell.column as f32 * pitch, top + cell.row as f32 * pitch);
            let size = vec2(side, cell.height as f32 * pitch - explore::GAP);
            let place = Rect::from_min_size(corner, size);
            if ui.is_rect_visible(place) {
                let mut within = feed::within_screen(ui, show, places, place, ("cell", post));
                cell_ui(&mut within, show, place, (post, rank.into()), commands);
            }
        }
        let last = Rect::from_min_max(
            pos2(places.screen.left(), top + length - end),
            pos2(places.screen.right(), top + length),
        );
        if ui.is_rect_visible(last) {
            let mut within = feed::within_screen(ui, show, places, last, "end");
            if let Some(narrowed) = show.state.narrowed().filter(|_| !ledger.delivered().is_empty()) {
                chips::end_ui(&mut within, show, last, (narrowed, posts.len()), commands);
            } else if posts.is_empty() {
                empty::ui(&mut within, show, last, commands);
            } else {
                empty::caught_up(&mut within, show, last, commands);
            }
        }
        feed::reveal_selected(ui, show, memory, &roll, viewport);
        feed::reveal_meant(ui, show, memory, &roll, viewport);
    });
    match show.state.narrowed() {
        // Between the posts shown others stand that nobody saw.
        Some(_) => memory.offset = offset,
        None => feed::note_passed(show, memory, &roll, offset, places.feed.height(), commands),
    }
    memory.roll = roll;
    length
}

/// Paints what stands above the grid: the way to the search into `room`, and below it the topics.
pub(super) fn top_ui(ui: &mut Ui, show: &Show<'_>, places: &Places, room: Rect, commands: &mut Commands) {
    search::closed_ui(ui, show, room, commands);
    chips::ui(ui, show, places, commands);
}

/// Width of one picture.
fn side(width: f32) -> f32 {
    (width - explore::GAP * (explore::ACROSS - 1) as f32) / explore::ACROSS as f32
}

/// Where each post stands along the grid's height: a block of rows, as pictures of one block are seen together.
fn roll(posts: &[(u32, PostId)], cells: &[Cell], pitch: f32, rows: &[u32]) -> Roll {
    let mut roll = Roll::default();
    for (&(rank, post), cell) in posts.iter().zip(cells) {
        let item = Item::Post { post, row: rows[rank as usize - 1], rank };
        let (top, height) = (cell.block as f32 * pitch, cell.block_rows as f32 * pitch);
        roll.placed.push(Placed { item, top, height });
    }
    roll
}

/// One picture: with its rank and how it was found. A click selects it and lets it fill the screen.
fn cell_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (id, rank): (PostId, u64), commands: &mut Commands) {
    let (world, theme) = (show.world(), show.screen.theme);
    let post = world.post(id);
    let name = format!("Post {} of {}", numbers::count(rank), world.account(post.author).id);
    let response = press(ui, place, ui.scope_id().with("cell"), &name, None);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(post.caption.as_str()));
    show.scene(ui, &post.art, 0, place);
    let inner = place.shrink(explore::CHIP);
    if show.state.session.phone.ranks {
        let leads = show.state.results.ledger.leads_to(id);
        let found = leads.iter().min_by_key(|lead| lead.place).map(|lead| post::route_icon(lead.route));
        widgets::picture_chip(ui, inner.left_top(), Align2::LEFT_TOP, found, &numbers::count(rank));
    }
    if post.media != Media::Photo {
        let middle = inner.right_top() + vec2(-space::L + space::HALF, space::L - space::HALF);
        ui.painter().circle_filled(middle, space::L - space::HALF, theme.phone.picture_chip);
        Icon::media(post.media).filled().paint(ui.painter(), middle, icons::INLINE, theme.phone.on_picture);
    }
    if post.media == Media::Reel {
        let views = numbers::tally(post.views);
        widgets::picture_chip(ui, inner.left_bottom(), Align2::LEFT_BOTTOM, Some(Icon::PLAY), &views);
    }
    let session = &show.state.session;
    if session.selected == Some(id) || session.pointing == Some(id) {
        let outline = |width: f32, color| Stroke::new(width, color);
        let ink = outline(stroke::SELECTION, show.theme.ink.fill);
        ui.painter().rect_stroke(place, 0, ink, StrokeKind::Inside);
        let light = outline(stroke::SELECTION, theme.phone.on_picture);
        ui.painter().rect_stroke(place.shrink(stroke::SELECTION), 0, light, StrokeKind::Inside);
    }
    lesson::mark_post(ui, show.state, id, place);
    menu::in_grid_ui(&response, show, id, commands);
    if response.clicked() {
        commands.send(Command::Select(Some(id)));
        if session.pointing.is_none() {
            commands.send(Command::Whole(Some(id)));
        }
    }
}
