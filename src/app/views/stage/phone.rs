//! The phone around the feed: body, status bar, and the feed picker.

use egui::{Align, Color32, CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::theme::{Icon, Style, icons, radius, size, space, stage, stroke};
use crate::app::widgets::{Tip, text_width};
use crate::pipeline::FeedKind;

use super::gutter;
use super::paint::{line, press};
use super::places::Places;
use super::{Show, explore};

/// What the app in the phone is called.
pub(in crate::app::views) const WORDMARK: &str = "pane";

/// Paints the body and the empty screen.
pub(super) fn body_ui(ui: &Ui, show: &Show<'_>, places: &Places) {
    let theme = show.screen.theme;
    let painter = ui.painter();
    let body = CornerRadius::same(radius::PHONE_FRAME);
    painter.add(theme.shadow.phone.as_shape(places.phone, body));
    let edge = Stroke::new(stroke::HAIR, theme.phone.frame_edge);
    painter.rect(places.phone, body, theme.phone.frame, edge, StrokeKind::Inside);
    painter.rect_filled(places.screen, CornerRadius::same(radius::PHONE_SCREEN), theme.phone.screen);
    if places.is_whole() {
        let middle = places.screen.center_bottom() - vec2(0.0, stage::HOME_BAR / 2.0);
        let mark = Rect::from_center_size(middle, stage::HOME_MARK);
        painter.rect_filled(mark, stage::HOME_MARK.y / 2.0, theme.text.primary);
    }
}

/// Paints the status bar, whose time is the world's clock, and below it the name, the picker and the refresh button.
pub(super) fn top_ui(ui: &mut Ui, show: &Show<'_>, places: &Places, commands: &mut Commands) {
    let screen = places.screen;
    status_ui(ui, show, screen);
    let middle = screen.top() + show.screen.status() + show.screen.picker() / 2.0;
    let is_grid = show.state.session.feed == FeedKind::Explore;
    let (theme, left) = (show.screen.theme, screen.left() + space::L);
    let wordmark = show.screen.style(Style { px: stage::WORDMARK, ..Style::TITLE });
    let refresh =
        Rect::from_center_size(pos2(screen.right() - space::M - size::BUTTON / 2.0, middle), Vec2::splat(size::BUTTON));
    let behind = left + text_width(ui.painter(), WORDMARK, wordmark) + space::L;
    let has_name = !is_grid && behind + picker_width(ui, show) <= refresh.left();
    if has_name {
        line(ui.painter(), pos2(left, middle), Align::Min, WORDMARK, (wordmark, theme.text.primary), screen.width());
    }
    let start = if has_name { behind } else { left };
    let room = Rect::from_x_y_ranges(start..=refresh.left() - space::XS, middle..=middle);
    if is_grid {
        explore::top_ui(ui, show, places, room, commands);
    } else {
        picker_ui(ui, show, room, commands);
    }
    let beside = Rect::from_x_y_ranges(places.gutter, middle - size::SWITCH.y / 2.0..=middle + size::SWITCH.y / 2.0);
    gutter::reaction_ui(ui, show, beside, commands);
    refresh_ui(ui, show, refresh, commands);
}

fn status_ui(ui: &Ui, show: &Show<'_>, screen: Rect) {
    let (painter, color) = (ui.painter(), show.screen.theme.text.primary);
    let middle = screen.top() + show.screen.status() / 2.0 + stroke::HAIR;
    let left = pos2(screen.left() + stage::STATUS_PAD, middle);
    let time = show.state.document.now.strftime("%-H:%M").to_string();
    line(painter, left, Align::Min, &time, (show.screen.style(Style::CAPTION.strong()), color), screen.width());
    let mut right = screen.right() - stage::STATUS_PAD;
    for icon in [Icon::BATTERY.filled(), Icon::WIFI.filled(), Icon::SIGNAL.filled()] {
        icon.paint(painter, pos2(right - icons::INLINE / 2.0, middle), icons::INLINE, color);
        right -= icons::INLINE + space::HALF;
    }
    place_ui(ui, show, (left, right), &time);
}

/// Behind the time, where the viewer is, once somebody said so by hand, and where there is room.
fn place_ui(ui: &Ui, show: &Show<'_>, (left, right): (Pos2, f32), time: &str) {
    let (document, world) = (&show.state.document, &show.state.document.world);
    let place = document.viewer().place.filter(|_| document.viewer().place != world.viewer(document.viewer).place);
    let Some(place) = place else { return };
    let style = show.screen.style(Style::CAPTION);
    let behind = left.x + text_width(ui.painter(), time, show.screen.style(Style::CAPTION.strong())) + space::M;
    let room = right - space::M - behind;
    let name = &world.names.places[place.0 as usize];
    if text_width(ui.painter(), name, style) <= room {
        let ink = show.screen.theme.text.secondary;
        line(ui.painter(), pos2(behind, left.y), Align::Min, name, (style, ink), room);
    }
}

/// Home, Favorites, Following, from the left of `room`: the chosen one in ink. Where its text would be wider than the
/// room it is as large as has room.
fn picker_ui(ui: &mut Ui, show: &Show<'_>, room: Rect, commands: &mut Commands) {
    let (theme, inner) = (show.screen.theme, size::BUTTON_SMALL + show.screen.picker() - stage::PICKER);
    let chosen = show.state.session.feed;
    let pads = picker_pads();
    let words = picker_width(ui, show) - pads;
    let fit = ((room.width() - pads) / words).clamp(0.0, 1.0);
    let style = |style: Style| {
        let style = show.screen.style(style);
        Style { px: style.px * fit, ..style }
    };
    let (strong, medium) = (style(Style::CAPTION.strong()), style(Style::CAPTION.medium()));
    let track = Rect::from_min_size(
        room.left_center() - vec2(0.0, inner / 2.0 + space::HALF),
        vec2(words * fit + pads, inner + 2.0 * space::HALF),
    );
    ui.painter().rect_filled(track, track.height() / 2.0, theme.bg.sunken);
    let mut x = track.left() + space::HALF;
    for feed in FeedKind::PICKER {
        let width = text_width(ui.painter(), name(feed), strong) + 2.0 * stage::PICKER_PAD;
        let place = Rect::from_min_size(pos2(x, track.top() + space::HALF), vec2(width, inner));
        let on = feed == chosen;
        let response = press(ui, place, ui.scope_id().with(("feed", feed.key())), name(feed), Some(on));
        if on {
            ui.painter().rect_filled(place, inner / 2.0, theme.ink.fill);
        } else if response.hovered() {
            ui.painter().rect_filled(place, inner / 2.0, theme.bg.active);
        }
        let (style, color) = if on { (strong, theme.ink.on) } else { (medium, theme.text.secondary) };
        line(ui.painter(), place.center(), Align::Center, name(feed), (style, color), width);
        if response.clicked() {
            commands.send(Command::Feed(feed));
        }
        x += width + space::HALF;
    }
}

/// How wide the picker is with text of the screen's size.
fn picker_width(ui: &Ui, show: &Show<'_>) -> f32 {
    let style = show.screen.style(Style::CAPTION.strong());
    picker_pads() + FeedKind::PICKER.map(|feed| text_width(ui.painter(), name(feed), style)).iter().sum::<f32>()
}

/// What of the picker's width is not text.
fn picker_pads() -> f32 {
    let feeds = FeedKind::PICKER.len() as f32;
    2.0 * stage::PICKER_PAD * feeds + space::HALF * (feeds + 1.0)
}

fn refresh_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, commands: &mut Commands) {
    let response = press(ui, place, ui.scope_id().with("refresh"), "Refresh", None);
    let fill = if response.hovered() { show.screen.theme.bg.hover } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(place, CornerRadius::same(radius::CONTROL), fill);
    Icon::REFRESH.paint(ui.painter(), place.center(), icons::PHONE, show.screen.theme.text.primary);
    let passed = show.state.session.passed;
    let text = match passed {
        0 => "posts you acted on count as seen and leave the feed".to_owned(),
        1 => "the post you scrolled past, and those you acted on, count as seen and leave the feed".to_owned(),
        many => format!("the {many} posts you scrolled past, and those you acted on, count as seen and leave the feed"),
    };
    if Tip::new("Refresh").text(&text).linked().on(response).clicked() {
        commands.send(Command::Refresh);
    }
}

/// A feed's name in the picker.
pub(in crate::app::views) const fn name(feed: FeedKind) -> &'static str {
    match feed {
        FeedKind::Home => "Home",
        FeedKind::Favorites => "Favorites",
        FeedKind::Following => "Following",
        FeedKind::Explore => "Explore",
    }
}
