//! An ad in the phone. It is not ranked with posts, and has no actions a feed could learn from.

use egui::accesskit::Role;
use egui::{Align, CornerRadius, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, Style, icons, size, space, stage, stroke};
use crate::app::widgets;
use crate::domain::{Ad, AdId};

use super::caption::Caption;
use super::paint::{line, press};
use super::{Show, card, menu};

/// How high the card of an ad is.
pub(super) fn height(ui: &Ui, show: &Show<'_>, ad: AdId) -> f32 {
    show.screen.card(words(show, show.ad(ad)).lines(ui)) + space::M
}

/// Paints the ad after a post of that rank: who pays, its picture, and a row that says why it is here.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (id, after): (AdId, u32), commands: &mut Commands) {
    let ad = show.ad(id);
    // An advertiser may have several ads in sight: the place tells them apart.
    let which = format!("after post {after} of {}", ad.advertiser);
    let whole = ui.interact(place, ui.scope_id().with("card"), Sense::hover());
    whole.widget_info(|| WidgetInfo::labeled(Role::Article, true, format!("Ad {which}")));
    ui.painter().rect_filled(place, 0.0, show.screen.theme.phone.screen);

    let (header, rest) = place.split_top_bottom_at_y(place.top() + show.screen.header());
    let (picture, rest) = rest.split_top_bottom_at_y(rest.top() + show.screen.picture);
    let (why, caption) = rest.split_top_bottom_at_y(rest.top() + show.screen.actions());
    let (names, more) = header.split_left_right_at_x(header.right() - space::XS - size::BUTTON);
    let face = Rect::from_center_size(card::face_middle(header), vec2(size::AVATAR, size::AVATAR));
    let round = CornerRadius::same((size::AVATAR / 2.0) as u8);
    widgets::picture(ui, show.art.pictures, face, Scene::of(&ad.art, 0), round, false);
    card::names_ui(ui, &show.screen, names, &ad.advertiser, "Sponsored");
    menu::ad_ui(ui, show, card::more_button(more), (id, &format!("ad {which}")), commands);
    show.scene(ui, &ad.art, 0, picture);
    if why_ui(ui, show, why, &format!("Why this ad {which}")).clicked() {
        commands.send(Command::WhyAd(Some(id)));
    }
    let words = words(show, ad);
    let lines = words.lines(ui);
    let caption = caption.translate(vec2(0.0, space::M));
    card::caption_ui(ui, caption, words, lines);
    card::separator_ui(ui, show, place);
}

fn words(show: &Show<'_>, ad: &Ad) -> Caption {
    Caption::new(&ad.advertiser, &ad.caption, &show.screen)
}

/// The row below the picture: a click says why this ad is here.
fn why_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, name: &str) -> Response {
    let theme = show.screen.theme;
    let row = place.with_max_y(place.bottom() - stroke::HAIR);
    let response = press(ui, place, ui.scope_id().with("why"), name, None);
    let fill = if response.hovered() { theme.bg.hover } else { theme.bg.sunken };
    ui.painter().rect_filled(row, CornerRadius::ZERO, fill);
    let at = pos2(row.left() + stage::CARD_PAD, row.center().y);
    line(
        ui.painter(),
        at,
        Align::Min,
        "Why this ad",
        (show.screen.style(Style::BODY.medium()), theme.text.primary),
        row.width(),
    );
    let end = pos2(row.right() - stage::CARD_PAD - icons::BUTTON / 2.0, row.center().y);
    Icon::COLLAPSED.paint(ui.painter(), end, icons::BUTTON, theme.text.primary);
    response
}
