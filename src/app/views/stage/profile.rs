//! An account's profile in the phone: who it is, what it posted lately, and what one can do about it.

use egui::emath::GuiRounding;
use egui::{Align, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::command::Commands;
use crate::app::document::Control;
use crate::app::numbers;
use crate::app::theme::{Style, size, space, stage};
use crate::app::widgets::wrapped;
use crate::domain::{AccountId, Kind};

use super::Show;
use super::paint::line;
use super::{follow, grid, menu};

fn facts(show: &Show<'_>) -> f32 {
    [Style::BODY, Style::CAPTION].map(|style| show.screen.style(style).line).iter().sum::<f32>() + space::L
}

/// Paints the profile; answers how high it is.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, id: AccountId, commands: &mut Commands) -> f32 {
    let rest = place.with_min_y(head_ui(ui, show, place, id));
    let (facts, rest) = rest.split_top_bottom_at_y(rest.top() + facts(show));
    facts_ui(ui, show, facts, id);
    let mut y = rest.top();
    if id != show.viewer().account {
        y = follow::with_effect_ui(ui, show, rest, id, commands);
    }
    let (pictures, rest) = rest.with_min_y(y).split_top_bottom_at_y(y + grid::height(show, id));
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
        menu::control_on_screen_ui(&mut rows, show, control, commands);
    }
    rows.min_rect().bottom() + space::M - place.top()
}

/// Face, name, handle and what it is; answers where it ends.
fn head_ui(ui: &Ui, show: &Show<'_>, place: Rect, id: AccountId) -> f32 {
    let (theme, account) = (show.screen.theme, show.world().account(id));
    let [name, handle, about] = [Style::TITLE, Style::BODY, Style::CAPTION].map(|style| show.screen.style(style));
    let radius = stage::AVATAR_PROFILE / 2.0;
    let left = place.left() + stage::AVATAR_PROFILE + space::XS + space::L;
    let width = place.right() - left - size::BUTTON;
    let about = wrapped(ui.painter(), width, &self::about(show, id), about, theme.text.tertiary);
    let words = name.line + handle.line + about.size().y;
    let height = stage::AVATAR_PROFILE.max(words) + 2.0 * space::XL;
    let middle = pos2(place.left() + radius + space::XS, place.top() + height / 2.0 + space::XS);
    show.face(ui, id, middle, stage::AVATAR_PROFILE, show.ring(id));
    let mut y = middle.y - words / 2.0;
    for (text, style, color) in [(&account.name, name, theme.text.primary), (&account.id, handle, theme.text.secondary)]
    {
        line(ui.painter(), pos2(left, y + style.line / 2.0), Align::Min, text, (style, color), width);
        y += style.line;
    }
    let corner = pos2(left, y).round_to_pixels(ui.pixels_per_point());
    ui.painter().galley(corner, about, theme.text.tertiary);
    place.top() + height
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
