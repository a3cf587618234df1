//! What slides up over the feed: an account's profile, a post's comments, or why a post or an ad is here.

use egui::{CornerRadius, Id, Key, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::session::Session;
use crate::app::theme::{Icon, icons, radius, size, space, stage};
use crate::domain::{AccountId, AdId, PostId};

use super::cover::{self, Cover};
use super::paint::press;
use super::places::Places;
use super::{Show, ad_reasons, comments, post_reasons, profile};

/// What the sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sheet {
    /// An account.
    Profile(AccountId),
    /// A post's comments.
    Comments(PostId),
    /// Why a post is seen.
    Why(PostId),
    /// Why an ad is here.
    Ad(AdId),
}

/// The open sheet, if any.
fn current(session: &Session) -> Option<Sheet> {
    let of_post = session.comments.map(Sheet::Comments).or(session.why.map(Sheet::Why));
    session.profile.map(Sheet::Profile).or(of_post).or(session.ad.map(Sheet::Ad))
}

/// Paints the open sheet over the lower part of the screen, and a scrim over the rest; a press beside it closes it.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, commands: &mut Commands) -> Option<Cover> {
    let sheet = current(&show.state.session)?;
    let theme = show.screen.theme;
    let seen = places.screen.intersect(places.stage);
    let mut within = show.screen.child(ui, UiBuilder::new().id_salt("sheet").max_rect(seen));
    within.set_clip_rect(ui.clip_rect().intersect(seen));
    let ui = &mut within;
    let behind = ui.interact(seen, ui.scope_id().with("scrim"), Sense::CLICK | Sense::DRAG);
    let below = if places.is_whole() { radius::PHONE_SCREEN } else { 0 };
    let top = CornerRadius { nw: radius::PHONE_SCREEN, ne: radius::PHONE_SCREEN, sw: below, se: below };
    ui.painter().rect_filled(seen, top, theme.bg.scrim);
    let memory = Id::unique(("height of the sheet", sheet));
    let height = match sheet {
        Sheet::Comments(_) => stage::COMMENTS * show.screen.text().max(1.0),
        Sheet::Profile(_) | Sheet::Why(_) | Sheet::Ad(_) => {
            ui.data(|data| data.get_temp(memory)).unwrap_or(stage::SHEET)
        }
    };
    let place = seen.with_min_y((seen.bottom() - height).max(places.feed.top()));
    cover::name(ui, place, &title(show, sheet));
    let _takes_the_pointer = ui.interact(place, ui.scope_id().with("body"), Sense::CLICK | Sense::DRAG);
    let corners = CornerRadius { nw: radius::PHONE_SCREEN / 2, ne: radius::PHONE_SCREEN / 2, ..top };
    ui.painter().rect_filled(place, corners, theme.bg.surface);
    let inner = place.shrink2(vec2(space::XL, 0.0));
    let mut first = None;
    match sheet {
        Sheet::Profile(account) => {
            fitting_ui(ui, inner, memory, height, |ui, place| profile::ui(ui, show, place, account, commands));
        }
        Sheet::Comments(post) => first = comments::ui(ui, show, inner, post, commands),
        Sheet::Why(post) => {
            fitting_ui(ui, inner, memory, height, |ui, place| post_reasons::ui(ui, show, place, post, commands));
        }
        Sheet::Ad(ad) => fitting_ui(ui, inner, memory, height, |ui, place| ad_reasons::ui(ui, show, place, ad)),
    }
    let close = close_ui(ui, show, place);
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if close.clicked() || escaped || behind.clicked() {
        commands.send(match sheet {
            Sheet::Profile(_) => Command::Profile(None),
            Sheet::Comments(_) => Command::Comments(None),
            Sheet::Why(_) => Command::Why(None),
            Sheet::Ad(_) => Command::WhyAd(None),
        });
    }
    Some(Cover { what: Id::unique(sheet), place, first: first.unwrap_or(close.id) })
}

/// Paints what answers its own height, scrolled where that is more than there is; the sheet is as high from then on.
fn fitting_ui(ui: &mut Ui, place: Rect, memory: Id, height: f32, content: impl FnOnce(&mut Ui, Rect) -> f32) {
    let mut child = ui.new_child(UiBuilder::new().id_salt("sheet").max_rect(place));
    child.set_clip_rect(ui.clip_rect().intersect(place.expand2(vec2(space::XL, 0.0))));
    ScrollArea::vertical().id_salt(memory).auto_shrink(false).show(&mut child, |ui| {
        let corner = ui.next_widget_position();
        let taken = content(ui, Rect::from_min_size(corner, vec2(place.width(), height.max(place.height()))));
        ui.allocate_rect(Rect::from_min_size(corner, vec2(place.width(), taken)), Sense::hover());
        if taken != height {
            ui.data_mut(|data| data.insert_temp(memory, taken));
            ui.ctx().request_discard("the sheet is as high as what it shows");
        }
    });
}

fn title(show: &Show<'_>, sheet: Sheet) -> String {
    let world = show.world();
    match sheet {
        Sheet::Profile(account) => format!("Profile of {}", world.account(account).id),
        Sheet::Comments(post) => format!("Comments on a post of {}", world.account(world.post(post).author).id),
        Sheet::Why(post) => format!("Why you’re seeing a post of {}", world.account(world.post(post).author).id),
        Sheet::Ad(ad) => format!("Why this ad of {}", show.ad(ad).advertiser),
    }
}

fn close_ui(ui: &mut Ui, show: &Show<'_>, sheet: Rect) -> Response {
    let middle = pos2(sheet.right() - space::M - size::BUTTON / 2.0, sheet.top() + space::M + size::BUTTON / 2.0);
    let button = Rect::from_center_size(middle, vec2(size::BUTTON, size::BUTTON));
    let response = press(ui, button, ui.scope_id().with("close"), "Close", None);
    if response.hovered() {
        ui.painter().rect_filled(button, CornerRadius::same(radius::CONTROL), show.screen.theme.bg.hover);
    }
    Icon::CLOSE.paint(ui.painter(), middle, icons::BUTTON, show.screen.theme.text.secondary);
    response
}
