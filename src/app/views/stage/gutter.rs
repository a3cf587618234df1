//! Beside each card, outside the phone: its rank, how far it moved, its score, and why.

use egui::{Align, Color32, Painter, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Style, radius, size, space, stage, stroke};
use crate::app::views::lit::{is_lit, is_marked, light};
use crate::app::widgets::{Move, Switch, Tip, move_chip, score_bar};
use crate::policy::Knob;

use super::Show;
use super::paint::line;
use super::reasons::{Did, strongest};

/// Factors named at most.
const FACTORS: usize = 3;

/// Says what the numbers below are; stands beside the tray.
pub(super) fn legend(painter: &Painter, show: &Show<'_>, place: Rect) {
    if is_short(place) || show.state.results.ledger.delivery.length == 0 {
        return;
    }
    let phone = show.state.session.phone;
    let lines = match (phone.ranks, phone.scores, show.state.results.ledger.is_scored()) {
        (true, true, true) => ["Rank, move from", "pinned, score"],
        (true, false, true) => ["Rank, move", "from pinned"],
        (true, _, false) => ["Rank,", "newest first"],
        (false, true, true) => ["Score and", "factors"],
        (false, ..) => return,
    };
    let text = (Style::CAPTION, show.theme.text.tertiary);
    for (at, words) in lines.iter().enumerate() {
        let y = place.bottom() - space::S - Style::CAPTION.line * (lines.len() as f32 - 0.5 - at as f32);
        line(painter, pos2(place.right(), y), Align::Max, words, text, place.width());
    }
}

/// What stands beside an ad: that it has no rank.
pub(super) fn ad(painter: &Painter, show: &Show<'_>, place: Rect, after: u32) {
    if !show.state.session.phone.ranks || place.width() <= 0.0 {
        return;
    }
    let theme = show.theme;
    top_line(painter, show, place);
    let (right, top) = (place.right(), place.top() + space::M);
    let title = Style { line: Style::RANK.line, ..Style::TITLE };
    line(painter, pos2(right, top + title.line / 2.0), Align::Max, "Ad", (title, theme.text.primary), place.width());
    if is_short(place) {
        return;
    }
    for (at, words) in [format!("after post {after}"), "not ranked".to_owned()].iter().enumerate() {
        let y = top + title.line + space::XS + Style::CAPTION.line * (0.5 + at as f32);
        line(painter, pos2(right, y), Align::Max, words, (Style::CAPTION, theme.text.tertiary), place.width());
    }
}

/// What stands beside a post.
pub(super) fn post(ui: &mut Ui, show: &Show<'_>, place: Rect, row: u32, rank: u32) {
    let phone = show.state.session.phone;
    if !phone.ranks && !phone.scores || place.width() <= 0.0 {
        return;
    }
    top_line(ui.painter(), show, place);
    let y = if phone.ranks { rank_ui(ui, show, place, row, rank) } else { place.top() + space::M };
    if phone.scores && show.state.results.ledger.is_scored() && !is_short(place) {
        score(ui, show, place, row, y);
    }
}

/// Rank and move; answers where the next begins.
fn rank_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, row: u32, rank: u32) -> f32 {
    let (theme, results) = (show.theme, &show.state.results);
    let painter = &ui.painter().clone();
    let right = place.right();
    let mut y = place.top() + space::M;
    if is_marked(ui, show.state, row) {
        let corner = pos2(right + (stage::GUTTER_GAP - stage::MARK) / 2.0, y);
        let mark = Rect::from_min_size(corner, vec2(stage::MARK, Style::RANK.line + space::XS + size::BADGE));
        painter.rect_filled(mark, radius::BAR, theme.ink.fill);
    }
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
    if is_short(place) {
        return y;
    }
    y += size::BADGE + space::XS;
    if let Some(places) = moved.filter(|&places| places != 0) {
        let was = format!("was {}", numbers::count((i64::from(rank) + places).unsigned_abs()));
        let at = pos2(right, y + Style::CAPTION.line / 2.0);
        line(painter, at, Align::Max, &was, (Style::CAPTION, theme.text.tertiary), place.width());
    }
    y + Style::CAPTION.line + space::L
}

/// Score, its bar, the factors that matter most, and what the list rules did.
fn score(ui: &Ui, show: &Show<'_>, place: Rect, row: u32, mut y: f32) {
    let (theme, ledger) = (show.theme, &show.state.results.ledger);
    let (right, score) = (place.right(), ledger.scores[row as usize]);
    let at = pos2(right, y + Style::BODY.line / 2.0);
    let style = (Style::BODY_STRONG, theme.text.primary);
    line(ui.painter(), at, Align::Max, &numbers::score(score), style, place.width());
    y += Style::BODY.line + space::XS;
    let track = Rect::from_min_max(pos2(right - stage::GUTTER_BAR, y), pos2(right, y + size::SCORE_BAR));
    score_bar(ui.painter(), track, Align::Max, show.share_of_top(score), theme.text.secondary, theme.stroke.line);
    y += size::SCORE_BAR + space::L;
    let rows = place.with_min_y(y);
    let factors = strongest(ledger, row, FACTORS, |knob| is_lit(ui, knob));
    let factors = factors.into_iter().map(|factor| Reason {
        name: factor.name.to_owned(),
        value: numbers::factor(factor.value),
        color: theme.text.primary,
        knob: factor.knob,
    });
    let ruled = show.rules.on(ledger, row).map(|ruled| Reason {
        name: if ruled.did == Did::GiveWay { ruled.name.to_owned() } else { format!("{} rule", ruled.name) },
        value: ruled.did.words(),
        color: show.rules_hue(),
        knob: Some(ruled.knob),
    });
    for (at, reason) in factors.chain(ruled).enumerate() {
        let top = rows.top() + stage::FACTOR_ROW * at as f32;
        reason_ui(ui, show, rows.with_min_y(top).with_max_y(top + stage::FACTOR_ROW), &reason);
    }
}

/// One line of the gutter.
struct Reason {
    name: String,
    value: String,
    color: Color32,
    knob: Option<&'static Knob>,
}

/// Paints it, the values in a column of their own. Under the pointer it lights its knob, and a lit knob lights it.
fn reason_ui(ui: &Ui, show: &Show<'_>, place: Rect, reason: &Reason) {
    let theme = show.theme;
    if let Some(knob) = reason.knob {
        if ui.rect_contains_pointer(place) {
            light(ui, knob);
        }
        if is_lit(ui, knob) {
            ui.painter().rect_filled(place.expand2(vec2(space::HALF, 0.0)), radius::BADGE, theme.bg.selected);
        }
    }
    let middle = place.center().y;
    let value = (Style::CAPTION.medium(), reason.color);
    let at = line(ui.painter(), pos2(place.right(), middle), Align::Max, &reason.value, value, place.width());
    let right = at.left().min(place.right() - stage::FACTOR_VALUE) - space::XS;
    let name = (Style::CAPTION, theme.text.tertiary);
    line(ui.painter(), pos2(right, middle), Align::Max, &reason.name, name, right - place.left());
}

/// Is the gutter too short for more than ranks and moves?
fn is_short(place: Rect) -> bool {
    place.width() < size::GUTTER
}

fn top_line(painter: &Painter, show: &Show<'_>, place: Rect) {
    let hair = Rect::from_min_size(place.min, vec2(place.width(), stroke::HAIR));
    painter.rect_filled(hair, 0.0, show.theme.stroke.line);
}

/// Beside the phone's top: whether what is done in it changes the feed at once, or at the next refresh.
pub(super) fn reaction_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, commands: &mut Commands) {
    if is_short(place) {
        return;
    }
    let at_once = show.state.session.react_at_once;
    let (words, switch) = place.split_left_right_at_x(place.right() - size::SWITCH.x);
    let response = Switch { label: "React at once", on: at_once }.show(ui, switch);
    let at = pos2(words.right() - space::S, words.center().y);
    line(ui.painter(), at, Align::Max, "React at once", (Style::CAPTION, show.theme.text.tertiary), words.width());
    let tip = Tip::new("React at once")
        .text("changes the feed with every like, save or tap; off, they wait for the next refresh")
        .linked();
    if tip.on(response).clicked() {
        commands.send(Command::ReactAtOnce(!at_once));
    }
}
