//! The phone around the feed: body, status bar, and the feed picker.

use egui::{Align, Color32, CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::theme::{Icon, Style, icons, radius, size, space, stage, stroke};
use crate::app::widgets::{Tip, text_width};
use crate::pipeline::FeedKind;

use super::Show;
use super::gutter;
use super::paint::{line, press};
use super::places::Places;

/// What the app in the phone is called.
const WORDMARK: &str = "pane";

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
    let (theme, left) = (show.screen.theme, screen.left() + space::L);
    let wordmark = show.screen.style(Style { px: stage::WORDMARK, ..Style::TITLE });
    let name =
        line(ui.painter(), pos2(left, middle), Align::Min, WORDMARK, (wordmark, theme.text.primary), screen.width());
    picker_ui(ui, show, pos2(name.right() + space::L, middle), commands);
    let beside = Rect::from_x_y_ranges(places.gutter, middle - size::SWITCH.y / 2.0..=middle + size::SWITCH.y / 2.0);
    gutter::reaction_ui(ui, show, beside, commands);
    refresh_ui(ui, show, pos2(screen.right() - space::M - size::BUTTON / 2.0, middle), commands);
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
}

/// Home, Favorites, Following: the chosen one in ink.
fn picker_ui(ui: &mut Ui, show: &Show<'_>, left: Pos2, commands: &mut Commands) {
    let (theme, pad, inner) =
        (show.screen.theme, space::M + stroke::HAIR, size::BUTTON_SMALL + show.screen.picker() - stage::PICKER);
    let chosen = show.state.session.feed;
    let style = |on: bool| {
        if on { show.screen.style(Style::CAPTION.strong()) } else { show.screen.style(Style::CAPTION.medium()) }
    };
    let widths = FeedKind::ALL
        .map(|feed| text_width(ui.painter(), name(feed), show.screen.style(Style::CAPTION.strong())) + 2.0 * pad);
    let length: f32 = widths.iter().sum::<f32>() + space::HALF * (widths.len() + 1) as f32;
    let track =
        Rect::from_min_size(left - vec2(0.0, inner / 2.0 + space::HALF), vec2(length, inner + 2.0 * space::HALF));
    ui.painter().rect_filled(track, track.height() / 2.0, theme.bg.sunken);
    let mut x = track.left() + space::HALF;
    for (feed, width) in FeedKind::ALL.into_iter().zip(widths) {
        let place = Rect::from_min_size(pos2(x, track.top() + space::HALF), vec2(width, inner));
        let on = feed == chosen;
        let response = press(ui, place, ui.scope_id().with(("feed", feed.key())), name(feed), Some(on));
        if on {
            ui.painter().rect_filled(place, inner / 2.0, theme.ink.fill);
        } else if response.hovered() {
            ui.painter().rect_filled(place, inner / 2.0, theme.bg.active);
        }
        let color = if on { theme.ink.on } else { theme.text.secondary };
        line(ui.painter(), place.center(), Align::Center, name(feed), (style(on), color), width);
        if response.clicked() {
            commands.send(Command::Feed(feed));
        }
        x += width + space::HALF;
    }
}

fn refresh_ui(ui: &mut Ui, show: &Show<'_>, middle: Pos2, commands: &mut Commands) {
    let place = Rect::from_center_size(middle, vec2(size::BUTTON, size::BUTTON));
    let response = press(ui, place, ui.scope_id().with("refresh"), "Refresh", None);
    let fill = if response.hovered() { show.screen.theme.bg.hover } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(place, CornerRadius::same(radius::CONTROL), fill);
    Icon::REFRESH.paint(ui.painter(), middle, icons::PHONE, show.screen.theme.text.primary);
    let passed = show.state.session.passed;
    let text = match passed {
        0 => "posts you acted on count as seen and leave the feed".to_owned(),
        1 => "the post you scrolled past, and those you acted on, count as seen and leave the feed".to_owned(),
        many => format!("the {many} posts you scrolled past, and those you acted on, count as seen and leave the feed"),
    };
    if Tip::new("Refresh").text(&text).on(response).clicked() {
        commands.send(Command::Refresh);
    }
}

/// A feed's name in the picker.
pub(super) const fn name(feed: FeedKind) -> &'static str {
    match feed {
        FeedKind::Home => "Home",
        FeedKind::Favorites => "Favorites",
        FeedKind::Following => "Following",
    }
}
