//! What an account posted lately, as small pictures; those of the feed lead to their cards.

use egui::{CornerRadius, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, space, stage};
use crate::app::views::removal;
use crate::app::widgets::{self, Tip};
use crate::domain::{AccountId, Media, PostId, hours_between};

use super::Show;
use super::paint::press;

/// Height of the pictures, with what lies below them; 0 where nothing was posted.
pub(super) fn height(show: &Show<'_>, account: AccountId) -> f32 {
    let rows = latest(show, account).len().div_ceil(stage::GRID_ACROSS);
    let gaps = if rows == 0 { 0.0 } else { space::M };
    rows as f32 * (side(show) * stage::GRID_ASPECT + space::HALF) + gaps
}

/// Paints the pictures, newest first.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, account: AccountId, commands: &mut Commands) {
    let width = (place.width() - space::HALF * (stage::GRID_ACROSS - 1) as f32) / stage::GRID_ACROSS as f32;
    let size = vec2(width, width * stage::GRID_ASPECT);
    for (at, post) in latest(show, account).into_iter().enumerate() {
        let (column, row) = ((at % stage::GRID_ACROSS) as f32, (at / stage::GRID_ACROSS) as f32);
        let corner = pos2(place.left() + column * (size.x + space::HALF), place.top() + row * (size.y + space::HALF));
        post_ui(ui, show, Rect::from_min_size(corner, size), post, commands);
    }
}

/// One picture: with its rank where it is in the feed, faded where it is not.
fn post_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, id: PostId, commands: &mut Commands) {
    let post = show.world().post(id);
    let rank = show.state.feed_posts().position(|other| other == id).map(|at| at as u64 + 1);
    let age = numbers::age(hours_between(post.created_at, show.state.document.now));
    let name = match rank {
        Some(rank) => format!("Post {} in this feed: {}", numbers::count(rank), post.caption),
        None => format!("{}: {}", absence(show, id), post.caption),
    };
    let response = press(ui, place, ui.scope_id().with(("grid", id)), &name, None);
    let scene = Scene::of(&post.art, 0);
    widgets::picture(ui, show.art.pictures, place, scene, CornerRadius::ZERO, rank.is_none());
    let inner = place.shrink(space::XS);
    if let Some(rank) = rank {
        let text = numbers::count(rank);
        widgets::picture_chip(ui, inner.left_bottom(), egui::Align2::LEFT_BOTTOM, None, &text);
    }
    if post.media != Media::Photo {
        let middle = inner.right_top() + vec2(-space::L, space::L);
        ui.painter().circle_filled(middle, space::L - space::HALF, show.screen.theme.phone.picture_chip);
        let icon = Icon::media(post.media).filled();
        icon.paint(ui.painter(), middle, crate::app::theme::icons::INLINE, show.screen.theme.phone.on_picture);
    }
    if Tip::new(&name).note(&age).on(response).clicked() {
        commands.send(Command::Select(Some(id)));
        if rank.is_some() {
            commands.send(Command::Profile(None));
        }
    }
}

/// Why a post is not in the feed, in a few words.
fn absence(show: &Show<'_>, id: PostId) -> String {
    let ledger = &show.state.results.ledger;
    let found = ledger.found.iter().find(|found| found.post == id);
    let short = found.and_then(|found| found.removed).map(|removal| removal::words(show.state, id, removal).short);
    short.map_or("Not in this feed".to_owned(), |short| format!("Not in this feed, {short}"))
}

fn latest(show: &Show<'_>, account: AccountId) -> Vec<PostId> {
    let (world, now) = (show.world(), show.state.document.now);
    let posted = world.posts_of(account).iter().copied();
    let mut posted: Vec<PostId> = posted.filter(|&post| world.post(post).created_at <= now).collect();
    posted.sort_by_key(|&post| world.recency(post));
    posted.truncate(stage::GRID_ACROSS * stage::GRID_ROWS);
    posted
}

/// Width of one picture.
fn side(show: &Show<'_>) -> f32 {
    let across = stage::GRID_ACROSS as f32;
    (show.screen.width - 2.0 * space::XL - space::HALF * (across - 1.0)) / across
}
