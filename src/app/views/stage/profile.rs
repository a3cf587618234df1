//! An account's profile in the phone: who it is, what it posted lately, and what one can do about it.

use egui::{Align, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::command::Commands;
use crate::app::document::Control;
use crate::app::numbers;
use crate::app::theme::{Style, size, space, stage};
use crate::domain::{AccountId, Kind};

use super::Show;
use super::paint::line;
use super::{follow, grid, menu};

/// Height of the sheet: whatever it takes to show all of it.
pub(super) fn height(show: &Show<'_>, id: AccountId) -> f32 {
    head(show) + facts(show) + stage::FOLLOW + grid::height(show, id) + stage::CONTROLS
}

fn head(show: &Show<'_>) -> f32 {
    let lines = [Style::TITLE, Style::BODY, Style::CAPTION].map(|style| show.screen.style(style).line);
    stage::AVATAR_PROFILE.max(lines.iter().sum()) + 2.0 * space::XL
}

fn facts(show: &Show<'_>) -> f32 {
    [Style::BODY, Style::CAPTION].map(|style| show.screen.style(style).line).iter().sum::<f32>() + space::L
}

/// Paints the profile.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, id: AccountId, commands: &mut Commands) {
    let mut child = ui.new_child(UiBuilder::new().id_salt("profile").max_rect(place));
    child.set_clip_rect(ui.clip_rect().intersect(place.expand2(vec2(space::XL, 0.0))));
    ScrollArea::vertical().id_salt("profile").auto_shrink(false).show(&mut child, |ui| {
        let (whole, _) = ui.allocate_exact_size(vec2(place.width(), height(show, id)), Sense::hover());
        all_ui(ui, show, whole, id, commands);
    });
}

fn all_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, id: AccountId, commands: &mut Commands) {
    let (head, rest) = place.split_top_bottom_at_y(place.top() + head(show));
    let (facts, rest) = rest.split_top_bottom_at_y(rest.top() + facts(show));
    let (follow, rest) = rest.split_top_bottom_at_y(rest.top() + stage::FOLLOW);
    let (pictures, rest) = rest.split_top_bottom_at_y(rest.top() + grid::height(show, id));
    head_ui(ui, show, head, id);
    facts_ui(ui, show, facts, id);
    if id != show.viewer().account {
        follow::with_effect_ui(ui, show, follow, id, commands);
    }
    grid::ui(ui, show, pictures, id, commands);
    let viewer = show.viewer();
    let is_close = viewer.close_friends.contains(&id);
    let is_favorite = viewer.favorites.contains(&id);
    let is_muted = viewer.muted.contains(&id);
    let rest = rest.expand2(vec2(space::M, 0.0));
    let mut rows = ui.new_child(UiBuilder::new().id_salt("controls").max_rect(rest));
    for control in
        [Control::Favorite(id, !is_favorite), Control::CloseFriend(id, !is_close), Control::Mute(id, !is_muted)]
    {
        menu::control_ui(&mut rows, show, control, "", commands);
    }
}

fn head_ui(ui: &Ui, show: &Show<'_>, place: Rect, id: AccountId) {
    let (theme, account) = (show.screen.theme, show.world().account(id));
    let radius = stage::AVATAR_PROFILE / 2.0;
    let middle = pos2(place.left() + radius + space::XS, place.center().y + space::XS);
    show.face(ui, id, middle, stage::AVATAR_PROFILE, show.ring(id));
    let left = middle.x + radius + space::L;
    let width = place.right() - left - size::BUTTON;
    let rows = [
        (
            account.name.clone(),
            show.screen.style(Style::TITLE),
            theme.text.primary,
            show.screen.style(Style::TITLE).line,
        ),
        (account.id.clone(), show.screen.style(Style::BODY), theme.text.secondary, show.screen.style(Style::BODY).line),
        (
            about(show, id),
            show.screen.style(Style::CAPTION),
            theme.text.tertiary,
            show.screen.style(Style::CAPTION).line,
        ),
    ];
    let mut y = middle.y - rows.iter().map(|row| row.3).sum::<f32>() / 2.0;
    for (text, style, color, height) in rows {
        line(ui.painter(), pos2(left, y + height / 2.0), Align::Min, &text, (style, color), width);
        y += height;
    }
}

/// Posts, followers, follows.
fn facts_ui(ui: &Ui, show: &Show<'_>, place: Rect, id: AccountId) {
    let (theme, world) = (show.screen.theme, show.world());
    let now = show.state.document.now;
    let posted = world.posts_of(id).iter().filter(|&&post| world.post(post).created_at <= now).count();
    let account = world.account(id);
    let facts = [
        (posted, if posted == 1 { "post" } else { "posts" }),
        (world.followers(id).len(), "followers"),
        (account.follows.len(), "following"),
    ];
    let mut left = place.left();
    let (above, below) = (
        place.top() + show.screen.style(Style::BODY).line / 2.0,
        place.top() + show.screen.style(Style::BODY).line + show.screen.style(Style::CAPTION).line / 2.0,
    );
    for (count, noun) in facts {
        let count = numbers::count(count as u64);
        let number = line(
            ui.painter(),
            pos2(left, above),
            Align::Min,
            &count,
            (show.screen.style(Style::BODY_STRONG), theme.text.primary),
            place.width(),
        );
        let words = line(
            ui.painter(),
            pos2(left, below),
            Align::Min,
            noun,
            (show.screen.style(Style::CAPTION), theme.text.tertiary),
            place.width(),
        );
        left = number.right().max(words.right()) + space::PAGE;
    }
}

/// Whether the account follows the viewer, what kind it is of, and where it is at home.
fn about(show: &Show<'_>, id: AccountId) -> String {
    let (world, account) = (show.world(), show.world().account(id));
    let follows = world.follows(id, show.viewer().account).then_some("Follows you");
    let kind = match account.kind {
        Kind::Person => "Person",
        Kind::Creator => "Creator",
        Kind::Business => "Business",
    };
    let place = account.place.map(|place| world.names.places[place.0 as usize].as_str());
    let parts: Vec<&str> = follows.into_iter().chain([kind]).chain(place).collect();
    parts.join(" · ")
}
