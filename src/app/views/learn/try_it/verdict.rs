//! How far the order by hand agrees, beside the usual answers.

use egui::{Align, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Show, head_ui, reasons, text};
use crate::app::command::Commands;
use crate::app::learn::try_it::first_name;
use crate::app::learn::{Played, Verdict};
use crate::app::numbers;
use crate::app::theme::{Style, radius, space, stroke, theme, try_it as anatomy};
use crate::app::views::terms;
use crate::app::widgets::{label, line, text_width};

/// Draws the column; answers where it ends.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32, commands: &mut Commands) -> f32 {
    let Some(verdict) = &show.board.verdict else { return before_ui(ui, show, x, top) };
    let agreement = &verdict.agreement;
    let below = format!("{} of {} pairs in the same order", agreement.in_order, agreement.pairs);
    head_ui(ui, x, top, "4 How far you agree", (&below, ""));
    let card = Rect::from_min_size(pos2(x.min, top + anatomy::HEAD), vec2(x.span(), anatomy::TAU));
    card_ui(ui, verdict, card);
    let mut y = text::paragraph(
        ui,
        Rect::from_x_y_ranges(x, card.bottom() + space::M..=f32::INFINITY),
        &standing(agreement.beats, agreement.in_order == agreement.pairs),
        Style::BODY,
        theme(ui).text.primary,
    ) + space::S;
    y = answers_ui(ui, verdict, x, y);
    y = played_ui(ui, show, x, y + space::M);
    reasons::ui(ui, show, verdict, Rect::from_x_y_ranges(x, y + space::L..=f32::INFINITY), commands)
}

/// What to do, before there is anything to tell.
fn before_ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32) -> f32 {
    head_ui(ui, x, top, "4 How far you agree", ("Told once you reveal", ""));
    let theme = theme(ui);
    let words = format!(
        "Read the profile. Drag the posts into the order that {} would get, or give a row the keyboard and press Alt \
         with ↑ or ↓; Home and End move it to the ends.",
        first_name(show.state)
    );
    let place = Rect::from_x_y_ranges(x, top + anatomy::HEAD..=f32::INFINITY);
    let y = text::paragraph(ui, place, &words, Style::BODY, theme.text.secondary);
    let words = "The posts were chosen to differ: by closeness, age, likes, form, and by what lowers some of them.";
    let y = text::paragraph(ui, place.with_min_y(y + space::M), words, Style::BODY, theme.text.secondary);
    played_ui(ui, show, x, y + space::XL)
}

/// Where the order stands among all there are. Cut, not rounded up, so that it never says too much.
fn standing(beats: f64, is_same: bool) -> String {
    let percent = (beats * 100.0).floor();
    match percent {
        _ if is_same => "Exactly the system’s order. No order agrees more.".to_owned(),
        0.0 if beats == 0.0 => "The system’s order upside down. No order agrees less.".to_owned(),
        0.0 => "Better than fewer than 1 % of random orders.".to_owned(),
        _ => format!("Better than {} % of random orders.", numbers::fixed(percent, 0)),
    }
}

fn card_ui(ui: &mut Ui, verdict: &Verdict, card: Rect) {
    let theme = theme(ui);
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(card, radius::CARD, theme.bg.surface, edge, StrokeKind::Inside);
    let inner = card.shrink2(vec2(space::XL, space::L));
    let agreement = &verdict.agreement;
    let tau = numbers::fixed(agreement.tau, 2);
    let head = inner.with_max_y(inner.top() + Style::DISPLAY.line);
    let width = text_width(ui.painter(), &tau, Style::DISPLAY).ceil();
    label(ui, head.with_max_x(head.left() + width + 1.0), Align::Min, &tau, Style::DISPLAY, theme.text.primary);
    let name = "Kendall tau";
    let name_width = text_width(ui.painter(), name, Style::BODY).ceil();
    let cell = Rect::from_min_size(pos2(head.left() + width + space::L, head.top()), vec2(name_width, head.height()));
    terms::title(ui, cell, name, Style::BODY, theme.text.secondary);
    let hits = format!("{} of top {}", agreement.top_hits, agreement.top);
    let rest = head.with_min_x(cell.right() + space::S);
    label(ui, rest, Align::Max, &hits, Style::BODY, theme.text.secondary);
    scale_ui(ui, inner.with_min_y(head.bottom() + space::L), agreement.tau as f32);
}

/// From the reverse to the same, with a mark where the order stands.
fn scale_ui(ui: &mut Ui, place: Rect, tau: f32) {
    let theme = theme(ui);
    let middle = place.top() + anatomy::MARK / 2.0;
    let track = Rect::from_x_y_ranges(place.x_range(), middle - anatomy::SCALE / 2.0..=middle + anatomy::SCALE / 2.0);
    ui.painter().rect_filled(track, radius::BAR, theme.bg.active);
    let x = |tau: f32| egui::lerp(track.left()..=track.right(), (tau + 1.0) / 2.0);
    let from_zero = Rangef::new(x(0.0).min(x(tau)), x(0.0).max(x(tau)));
    ui.painter().rect_filled(Rect::from_x_y_ranges(from_zero, track.y_range()), 0, theme.ink.fill);
    let tick = Rect::from_center_size(pos2(x(0.0), middle), vec2(stroke::HAIR, anatomy::MARK));
    ui.painter().rect_filled(tick, 0, theme.text.tertiary);
    let ring = Stroke::new(stroke::PATH, theme.ink.fill);
    ui.painter().circle(pos2(x(tau), middle), (anatomy::MARK - stroke::PATH) / 2.0, theme.bg.surface, ring);
    let row =
        Rect::from_x_y_ranges(place.x_range(), middle + anatomy::MARK..=middle + anatomy::MARK + Style::CAPTION.line);
    for (align, words) in [(Align::Min, "−1 reversed"), (Align::Center, "0 unrelated"), (Align::Max, "1 the same")] {
        line(ui.painter(), row, align, words, Style::CAPTION, theme.text.tertiary);
    }
}

/// The order by hand among the usual answers; answers where they end.
fn answers_ui(ui: &mut Ui, verdict: &Verdict, x: Rangef, top: f32) -> f32 {
    let answers = [
        ("Your order", verdict.agreement.tau),
        ("Most liked first", verdict.by_likes.tau),
        ("Newest first", verdict.by_age.tau),
        ("Random, on average", 0.0),
    ];
    let mut y = top;
    for (at, (name, tau)) in answers.into_iter().enumerate() {
        let row = Rect::from_x_y_ranges(x, y..=y + anatomy::ANSWER);
        answer_ui(ui, row, name, tau, at == 0);
        y = row.bottom();
    }
    y
}

fn answer_ui(ui: &mut Ui, row: Rect, name: &str, tau: f64, is_own: bool) {
    let theme = theme(ui);
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let value = numbers::signed(tau, 2);
    let response = ui.interact(row, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value}")));
    let (style, ink, fill) = match is_own {
        true => (Style::BODY_STRONG, theme.text.primary, theme.ink.fill),
        false => (Style::BODY, theme.text.secondary, theme.stroke.strong),
    };
    let (label, rest) = row.split_left_right_at_x(row.left() + anatomy::ANSWER_NAME);
    let (bars, number) = rest.split_left_right_at_x(rest.right() - anatomy::ANSWER_VALUE);
    line(ui.painter(), label, Align::Min, name, style, ink);
    line(ui.painter(), number, Align::Max, &value, style, ink);
    let zero = bars.center().x;
    let end = zero + tau as f32 * bars.width() / 2.0;
    let bar = Rect::from_x_y_ranges(
        zero.min(end)..=zero.max(end),
        bars.center().y - anatomy::SCALE / 2.0..=bars.center().y + anatomy::SCALE / 2.0,
    );
    ui.painter().rect_filled(bar, 0, fill);
    let axis = Rect::from_center_size(pos2(zero, row.center().y), vec2(stroke::HAIR, row.height()));
    ui.painter().rect_filled(axis, 0, theme.stroke.line);
}

/// The rounds so far, last ones; nothing before the first.
fn played_ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32) -> f32 {
    let played = &show.board.view.played;
    // The one that is told stands above.
    if played.len() < 2 && show.board.view.revealed || played.is_empty() {
        return top;
    }
    let theme = theme(ui);
    let head = Rect::from_x_y_ranges(x, top..=top + Style::BODY.line);
    label(ui, head, Align::Min, "Rounds so far", Style::BODY_STRONG, theme.text.primary);
    let mut y = head.bottom() + space::HALF;
    let mut rows: Vec<(String, f64)> = played.iter().map(|played| (title(played), played.tau)).collect();
    rows.drain(..rows.len().saturating_sub(anatomy::ROUNDS));
    for (name, tau) in rows {
        let row = Rect::from_x_y_ranges(x, y..=y + anatomy::ANSWER);
        answer_ui(ui, row, &name, tau, false);
        y = row.bottom();
    }
    y
}

/// `1 Mira`, `1 Mira, again`.
fn title(played: &Played) -> String {
    let again = if played.again { ", again" } else { "" };
    format!("{} {}{again}", played.round, played.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_never_says_too_much() {
        assert_eq!(standing(0.9499, false), "Better than 94 % of random orders.");
        assert_eq!(standing(0.9999, false), "Better than 99 % of random orders.");
        assert_eq!(standing(0.002, false), "Better than fewer than 1 % of random orders.");
        assert_eq!(standing(0.0, false), "The system’s order upside down. No order agrees less.");
        assert_eq!(standing(0.9999, true), "Exactly the system’s order. No order agrees more.");
    }
}
