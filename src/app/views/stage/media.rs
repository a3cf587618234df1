//! The picture of a post: one, several to swipe through, or something that plays.

use std::f32::consts::{PI, TAU};

use egui::{Align, Align2, Rect, Sense, Ui, Vec2, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, icons, motion, seconds, space, stage};
use crate::app::widgets::{self, picture_chip};
use crate::domain::{Action, Impression, Media, Post, PostId, Product};

use super::Show;
use super::paint::press;

/// Paints the picture with what lies on it; answers whether it was clicked, other than to play or to swipe.
pub(super) fn ui(
    ui: &mut Ui,
    show: &Show<'_>,
    place: Rect,
    (id, name): (PostId, &str),
    commands: &mut Commands,
) -> bool {
    let post = show.world().post(id);
    let clicked = match (post.media, post.slides) {
        (Media::Carousel, Some(slides)) if slides > 1 => carousel_ui(ui, show, place, (post, name), slides),
        (Media::Video | Media::Reel, _) => player_ui(ui, show, place, (id, name), commands),
        _ => {
            show.scene(ui, &post.art, 0, place);
            ui.interact(place, ui.scope_id().with("picture"), Sense::CLICK).clicked()
        }
    };
    if let Some(product) = &post.shopping {
        let inner = place.shrink(stage::CARD_PAD);
        let corner = inner.left_bottom();
        picture_chip(ui, corner, Align2::LEFT_BOTTOM, Some(Icon::SHOPPING), &price_tag(product));
    }
    clicked
}

/// Paints the picture as it is before anybody plays or swipes it, with nothing to press.
pub(super) fn still(ui: &Ui, show: &Show<'_>, place: Rect, post: &Post) {
    show.scene(ui, &post.art, 0, place);
    let inner = place.shrink(stage::CARD_PAD);
    match (post.media, post.slides) {
        (Media::Carousel, Some(slides)) if slides > 1 => {
            picture_chip(ui, inner.right_top(), Align2::RIGHT_TOP, None, &format!("1/{slides}"));
            dots_ui(ui, show, place, slides, 0);
        }
        (Media::Video | Media::Reel, _) => {
            labels_ui(ui, inner, post, 0.0);
            play_ui(ui, show, place);
        }
        _ => {}
    }
    if let Some(product) = &post.shopping {
        picture_chip(ui, inner.left_bottom(), Align2::LEFT_BOTTOM, Some(Icon::SHOPPING), &price_tag(product));
    }
}

/// Pictures side by side: arrows or a drag go from one to the next.
fn carousel_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (post, named): (&Post, &str), slides: u32) -> bool {
    let id = ui.scope_id().with("slide");
    let slide = ui.data(|data| data.get_temp::<u32>(id)).unwrap_or(0).min(slides - 1);
    let response = ui.interact(place, id.with("drag"), Sense::CLICK | Sense::DRAG);
    // Once let go the drag knows no more how far it went.
    let far = id.with("far");
    let pulled = match response.total_drag_delta() {
        Some(delta) => ui.data_mut(|data| {
            data.insert_temp(far, delta.x);
            delta.x
        }),
        None => ui.data(|data| data.get_temp::<f32>(far)).unwrap_or(0.0),
    };
    // Under the finger without delay, and from there to the picture that is next.
    let (at, time) = if response.dragged() { (pulled / place.width(), 0.0) } else { (0.0, motion::EXPAND) };
    let position = ui.ctx().animate_value_with_time(id, slide as f32 - at, seconds(ui, time));
    slides_ui(ui, show, place, post, slides, position);

    let mut next = slide;
    if response.drag_stopped() && pulled.abs() > place.width() * stage::SWIPE {
        next = if pulled < 0.0 { slide + 1 } else { slide.saturating_sub(1) };
    }
    for (name, icon, side, to) in [
        ("Previous picture", Icon::BACK, Align::Min, slide.checked_sub(1)),
        ("Next picture", Icon::COLLAPSED, Align::Max, Some(slide + 1).filter(|&to| to < slides)),
    ] {
        if let Some(to) = to
            && arrow_ui(ui, show, place, icon, side, &format!("{name} in {named}"))
        {
            next = to;
        }
    }
    let corner = place.shrink(stage::CARD_PAD).right_top();
    picture_chip(ui, corner, Align2::RIGHT_TOP, None, &format!("{}/{slides}", slide + 1));
    dots_ui(ui, show, place, slides, slide);
    ui.data_mut(|data| data.insert_temp(id, next.min(slides - 1)));
    response.clicked()
}

fn slides_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, post: &Post, slides: u32, position: f32) {
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.intersect(place));
    let position = position.clamp(-stage::OVERPULL, slides as f32 - 1.0 + stage::OVERPULL);
    for slide in 0..slides {
        let shift = slide as f32 - position;
        if shift.abs() < 1.0 {
            show.scene(ui, &post.art, slide, place.translate(vec2(shift * place.width(), 0.0)));
        }
    }
    ui.set_clip_rect(clip);
}

/// A round arrow that shows while the pointer is over the picture, or the keyboard is on it.
pub(super) fn arrow_ui(ui: &Ui, show: &Show<'_>, place: Rect, icon: Icon, side: Align, name: &str) -> bool {
    let inset = stage::CARD_PAD + stage::ARROW / 2.0;
    let x = if side == Align::Min { place.left() + inset } else { place.right() - inset };
    let middle = pos2(x, place.center().y);
    let button = Rect::from_center_size(middle, vec2(stage::ARROW, stage::ARROW));
    let response = press(ui, button, ui.scope_id().with(("arrow", side == Align::Min)), name, None);
    if ui.rect_contains_pointer(place) || response.has_focus() {
        ui.painter().circle_filled(middle, stage::ARROW / 2.0, show.screen.theme.phone.picture_chip);
        icon.paint(ui.painter(), middle, icons::BUTTON, show.screen.theme.phone.on_picture);
    }
    response.clicked()
}

fn dots_ui(ui: &Ui, show: &Show<'_>, place: Rect, slides: u32, slide: u32) {
    let pitch = stage::DOT + stage::DOT_GAP;
    let left = place.center().x - pitch * (slides - 1) as f32 / 2.0;
    let y = place.bottom() - stage::CAPTION_BELOW - stage::DOT / 2.0;
    let row = Rect::from_min_max(pos2(left, y), pos2(left + pitch * (slides - 1) as f32, y));
    let plate = row.expand(stage::DOT / 2.0).expand2(vec2(space::S, space::XS));
    ui.painter().rect_filled(plate, plate.height() / 2.0, show.screen.theme.phone.picture_chip);
    for at in 0..slides {
        let color = show.screen.theme.phone.on_picture;
        let color = if at == slide { color } else { color.gamma_multiply(stage::DOT_REST) };
        ui.painter().circle_filled(pos2(left + pitch * at as f32, y), stage::DOT / 2.0, color);
    }
}

/// How far something played.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Playback {
    /// Share of its length, 0..1.
    share: f32,
    /// Is it playing?
    is_playing: bool,
}

/// A video or a reel: a click plays it, and once half of it was seen it counts as watched. It plays in a few seconds,
/// however long it is, as there is nothing but its picture to see.
fn player_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (id, name): (PostId, &str), commands: &mut Commands) -> bool {
    let post = show.world().post(id);
    let memory = ui.scope_id().with("playback");
    let before: Playback = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let verb = if before.is_playing { "Pause" } else { "Play" };
    let response = press(ui, place, ui.scope_id().with("play"), &format!("{verb} {name}"), None);
    let after = played(ui, before, response.clicked());
    ui.data_mut(|data| data.insert_temp(memory, after));
    let part = if seconds(ui, motion::GLIDE) > 0.0 { seen_by_camera(after.share) } else { seen_by_camera(0.0) };
    widgets::picture_part(ui, show.art.pictures, place, Scene::of(&post.art, 0), part);
    let half = Impression::WATCHED as f32;
    if before.share < half && after.share >= half && !show.state.document.did(id, Action::Watch) {
        commands.send(Command::Act(id, Action::Watch));
    }

    labels_ui(ui, place.shrink(stage::CARD_PAD), post, after.share);
    if !after.is_playing {
        play_ui(ui, show, place);
    }
    if after.share > 0.0 {
        progress_ui(ui, show, place, after.share);
    }
    response.clicked()
}

/// What plays, and how long it is; where it played, how far.
fn labels_ui(ui: &Ui, inner: Rect, post: &Post, share: f32) {
    let (kind, icon) = if post.media == Media::Reel { ("Reel", Icon::REEL) } else { ("Video", Icon::VIDEO) };
    picture_chip(ui, inner.left_top(), Align2::LEFT_TOP, Some(icon), kind);
    if let Some(length) = post.duration_secs {
        let text = match share {
            0.0 => minutes(length),
            share => format!("{} / {}", minutes(length * f64::from(share)), minutes(length)),
        };
        picture_chip(ui, inner.right_bottom(), Align2::RIGHT_BOTTOM, None, &text);
    }
}

/// The round button that says it can be played.
fn play_ui(ui: &Ui, show: &Show<'_>, place: Rect) {
    ui.painter().circle_filled(place.center(), stage::PLAY / 2.0, show.screen.theme.phone.picture_chip);
    Icon::PLAY.filled().paint(ui.painter(), place.center(), stage::PLAY_ICON, show.screen.theme.phone.on_picture);
}

/// The part of a picture, in shares of it, that is seen at a share of the playing time: the camera comes nearer, looks
/// from side to side, and ends where it began.
fn seen_by_camera(share: f32) -> Rect {
    let zoom = 1.0 + stage::PLAYBACK_ZOOM * (share * PI).sin();
    let room = (1.0 - 1.0 / zoom) / 2.0;
    let aside = room * (share * stage::PLAYBACK_TURNS * TAU).sin();
    Rect::from_center_size(pos2(0.5 + aside, 0.5), Vec2::splat(1.0 / zoom))
}

fn played(ui: &Ui, before: Playback, clicked: bool) -> Playback {
    let mut after = Playback { is_playing: before.is_playing != clicked, ..before };
    if before.is_playing && after.is_playing && ui.is_enabled() {
        after.share = (after.share + ui.input(|input| input.stable_dt) / stage::PLAYBACK).min(1.0);
    }
    if after.share >= 1.0 {
        after.is_playing = false;
        if clicked {
            after = Playback { share: 0.0, is_playing: true };
        }
    }
    if after.is_playing && ui.is_enabled() {
        ui.ctx().request_repaint();
    }
    after
}

fn progress_ui(ui: &Ui, show: &Show<'_>, place: Rect, share: f32) {
    let track = place.with_min_y(place.bottom() - stage::PROGRESS);
    let color = show.screen.theme.phone.on_picture;
    ui.painter().rect_filled(track, 0.0, color.gamma_multiply(stage::PROGRESS_REST));
    ui.painter().rect_filled(track.with_max_x(track.left() + track.width() * share), 0.0, color);
}

/// `€ 24`, `NOK 249.50`: cents only where there are any.
fn price_tag(product: &Product) -> String {
    let sign = match product.currency.as_str() {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        code => code,
    };
    let decimals = if product.price.fract() == 0.0 { 0 } else { 2 };
    format!("{} · {sign}\u{a0}{:.decimals$}", product.product, product.price)
}

/// `0:31`, `2:34`.
fn minutes(secs: f64) -> String {
    let whole = secs.max(0.0) as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_camera_stays_within_the_picture_and_ends_where_it_began() {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        assert_eq!(seen_by_camera(0.0), whole);
        assert!(seen_by_camera(0.3).width() < 1.0);
        for step in 0..=100 {
            assert!(whole.expand(1e-5).contains_rect(seen_by_camera(step as f32 / 100.0)));
        }
    }

    #[test]
    fn lengths_are_minutes_and_seconds() {
        assert_eq!([31.0, 154.9, 3600.0, -1.0].map(minutes), ["0:31", "2:34", "60:00", "0:00"]);
    }

    #[test]
    fn a_price_shows_cents_only_where_there_are_any() {
        let tag = |price: f64, currency: &str| {
            price_tag(&Product { product: "Proofing basket".to_owned(), price, currency: currency.to_owned() })
        };
        assert_eq!(tag(24.0, "EUR"), "Proofing basket · €\u{a0}24");
        assert_eq!(tag(249.5, "NOK"), "Proofing basket · NOK\u{a0}249.50");
    }
}
