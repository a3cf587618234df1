//! Beside each card, outside the phone: its rank, how far it moved, its score, and why.

use egui::{Align, Painter, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Style, size, space, stage, stroke};
use crate::app::widgets::{Move, Switch, Tip, move_chip, score_bar};

use super::Show;
use super::paint::line;
use super::reasons::strongest;

/// Says what the numbers below are; stands beside the tray.
pub(super) fn legend(painter: &Painter, show: &Show<'_>, place: Rect) {
    let words = if show.state.results.ledger.is_scored() {
        ["Rank, move from", "pinned, score"]
    } else {
        ["Rank,", "newest first"]
    };
    let text = (Style::CAPTION, show.theme.text.tertiary);
    for (at, words) in words.into_iter().enumerate() {
        let y = place.bottom() - space::S - Style::CAPTION.line * (1.5 - at as f32);
        line(painter, pos2(place.right(), y), Align::Max, words, text, place.width());
    }
}

/// What stands beside an ad: that it has no rank.
pub(super) fn ad(painter: &Painter, show: &Show<'_>, place: Rect, after: u32) {
    let theme = show.theme;
    top_line(painter, show, place);
    let (right, top) = (place.right(), place.top() + space::M);
    let title = Style { line: Style::RANK.line, ..Style::TITLE };
    line(painter, pos2(right, top + title.line / 2.0), Align::Max, "Ad", (title, theme.text.primary), place.width());
    for (at, words) in [format!("after post {after}"), "not ranked".to_owned()].iter().enumerate() {
        let y = top + title.line + space::XS + Style::CAPTION.line * (0.5 + at as f32);
        line(painter, pos2(right, y), Align::Max, words, (Style::CAPTION, theme.text.tertiary), place.width());
    }
}

/// What stands beside a post.
pub(super) fn post(ui: &mut Ui, show: &Show<'_>, place: Rect, row: u32, rank: u32) {
    let (theme, results) = (show.theme, &show.state.results);
    let painter = &ui.painter().clone();
    top_line(painter, show, place);
    let right = place.right();
    let mut y = place.top() + space::M;
    let number = numbers::count(rank.into());
    line(
        painter,
        pos2(right, y + Style::RANK.line / 2.0),
        Align::Max,
        &number,
        (Style::RANK, theme.text.primary),
        place.width(),
    );
    y += Style::RANK.line + space::XS;
    let post = results.ledger.slate.posts[row as usize];
    let moved = results.moved(post, rank);
    move_chip(ui, pos2(right, y + size::BADGE / 2.0), Align::Max, moved.map_or(Move::New, Move::By));
    y += size::BADGE + space::XS;
    if let Some(places) = moved.filter(|&places| places != 0) {
        let was = format!("was {}", numbers::count((i64::from(rank) + places).unsigned_abs()));
        let at = pos2(right, y + Style::CAPTION.line / 2.0);
        line(painter, at, Align::Max, &was, (Style::CAPTION, theme.text.tertiary), place.width());
    }
    y += Style::CAPTION.line + space::L;
    if results.ledger.is_scored() {
        score(painter, show, place, row, y);
    }
}

/// Score, its bar, the factors that matter most, and what the list rules did.
fn score(painter: &Painter, show: &Show<'_>, place: Rect, row: u32, mut y: f32) {
    let (theme, ledger) = (show.theme, &show.state.results.ledger);
    let (right, score) = (place.right(), ledger.scores[row as usize]);
    let text = numbers::score(score);
    line(
        painter,
        pos2(right, y + Style::BODY.line / 2.0),
        Align::Max,
        &text,
        (Style::BODY_STRONG, theme.text.primary),
        place.width(),
    );
    y += Style::BODY.line + space::XS;
    let track = Rect::from_min_max(pos2(right - stage::GUTTER_BAR, y), pos2(right, y + size::SCORE_BAR));
    score_bar(painter, track, Align::Max, show.share_of_top(score), theme.text.secondary, theme.stroke.line);
    y += size::SCORE_BAR + space::L;
    for factor in strongest(ledger, row, 3) {
        let value = (numbers::factor(factor.value), theme.text.primary);
        y = reason(painter, show, place, y, factor.name, value);
    }
    for ruled in show.rules.on(ledger, row) {
        let color = show.rules_hue();
        if ruled.places != 0 {
            let words = format!("{} {}", if ruled.places > 0 { '▲' } else { '▼' }, numbers::places(ruled.places));
            y = reason(painter, show, place, y, &format!("{} rule", ruled.name), (words, color));
        }
        if ruled.relaxed {
            y = reason(painter, show, place, y, ruled.name, ("gave way".to_owned(), color));
        }
    }
}

/// One line, its value in a column of its own; answers where the next begins.
fn reason(painter: &Painter, show: &Show<'_>, place: Rect, y: f32, name: &str, value: (String, egui::Color32)) -> f32 {
    let middle = y + stage::FACTOR_ROW / 2.0;
    let style = Style::CAPTION.medium();
    let at = line(painter, pos2(place.right(), middle), Align::Max, &value.0, (style, value.1), place.width());
    let names_right = at.left().min(place.right() - stage::FACTOR_VALUE) - space::XS;
    let text = (Style::CAPTION, show.theme.text.tertiary);
    line(painter, pos2(names_right, middle), Align::Max, name, text, names_right - place.left());
    y + stage::FACTOR_ROW
}

fn top_line(painter: &Painter, show: &Show<'_>, place: Rect) {
    let hair = Rect::from_min_size(place.min, vec2(place.width(), stroke::HAIR));
    painter.rect_filled(hair, 0.0, show.theme.stroke.line);
}

/// Beside the phone's top: whether what is done in it changes the feed at once, or at the next refresh.
pub(super) fn reaction_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, commands: &mut Commands) {
    let at_once = show.state.session.react_at_once;
    let (words, switch) = place.split_left_right_at_x(place.right() - size::SWITCH.x);
    let response = Switch { label: "React at once", on: at_once }.show(ui, switch);
    let at = pos2(words.right() - space::S, words.center().y);
    line(ui.painter(), at, Align::Max, "React at once", (Style::CAPTION, show.theme.text.tertiary), words.width());
    let tip = Tip::new("React at once")
        .text("changes the feed with every like, save or tap; off, they wait for the next refresh");
    if tip.on(response).clicked() {
        commands.send(Command::ReactAtOnce(!at_once));
    }
}
