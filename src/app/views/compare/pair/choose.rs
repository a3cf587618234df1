//! Which posts of which feeds are held against each other.

use egui::{Align, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::look;
use super::held::{End, Held, Unheld, feeds};
use crate::app::command::{Command, Commands};
use crate::app::compare::{PairView, Side};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Style, radius, sensitivity as anatomy, size, space, stroke, theme};
use crate::app::views::post::change::{author, point_ui, right_end};
use crate::app::views::{Art, chooser};
use crate::app::widgets::{Segmented, hair_below, label, line, picture};
use crate::domain::PostId;
use crate::pipeline::Ledger;

/// Draws the choices.
pub(super) fn ui(
    ui: &mut Ui,
    state: &State,
    art: &Art<'_>,
    sides: &[Side<'_>],
    held: &Result<Held<'_>, Unheld>,
    commands: &mut Commands,
) {
    let pair = state.session.compare.pair;
    ui.add_space(space::M);
    let mut row = row(ui);
    let options = ["Two posts of one feed", "One post in two feeds"];
    let what = Segmented { label: "Hold", options: &options, chosen: usize::from(pair.across), enabled: true };
    if let Some(at) = segment(ui, &mut row, &what) {
        set(state, PairView { across: at == 1, ..pair }, commands);
    }
    feeds_ui(ui, state, sides, commands);
    match held {
        Ok(held) => {
            for (at, end) in held.ends.iter().enumerate() {
                let which = if held.across && at == 1 { None } else { Some(Which::of(state, end.post)) };
                ui.push_id(("end", at), |ui| end_ui(ui, state, art, end, which, held, commands));
            }
        }
        // What cannot be held can be chosen anew.
        Err(_) => {
            let [feed, _] = feeds(pair, sides);
            let mut row = self::row(ui);
            choose_ui(ui, state, feed.ledger, (Which::Selected, None), &mut row, None, commands);
        }
    }
    let (_, foot) = ui.allocate_space(vec2(ui.available_width(), space::S));
    hair_below(ui.painter(), foot, theme(ui).stroke.hair);
}

/// Which feed, or which two.
fn feeds_ui(ui: &mut Ui, state: &State, sides: &[Side<'_>], commands: &mut Commands) {
    let pair = state.session.compare.pair;
    let names: Vec<&str> = sides.iter().map(Side::badge).collect();
    let shown = feeds(pair, sides);
    let at = |side: &Side<'_>| sides.iter().position(|other| other.place == side.place).unwrap_or(0);
    let mut row = row(ui);
    let quiet = theme(ui).text.secondary;
    words(ui, &mut row, if pair.across { "In feed" } else { "Both in feed" }, quiet);
    let first = Segmented { label: "Feed", options: &names, chosen: at(shown[0]), enabled: true };
    if let Some(chosen) = segment(ui, &mut row, &first) {
        let feed = sides[chosen].place;
        // The feed that was the other one changes places with it.
        let other = if feed == shown[1].place { shown[0].place } else { shown[1].place };
        set(state, PairView { feed, other: if pair.across { other } else { pair.other }, ..pair }, commands);
    }
    if pair.across {
        words(ui, &mut row, "and in", quiet);
        let second = Segmented { label: "Other feed", options: &names, chosen: at(shown[1]), enabled: true };
        if let Some(chosen) = segment(ui, &mut row, &second) {
            let other = sides[chosen].place;
            let feed = if other == shown[0].place { shown[1].place } else { shown[0].place };
            set(state, PairView { feed, other, ..pair }, commands);
        }
    }
}

/// Which of the two posts is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Selected,
    Other,
}

impl Which {
    fn of(state: &State, post: PostId) -> Which {
        if state.session.selected == Some(post) { Which::Selected } else { Which::Other }
    }

    const fn name(self) -> &'static str {
        match self {
            Which::Selected => "The selected post",
            Which::Other => "The other post",
        }
    }
}

/// One of the two: its picture, the way to choose another, its place and its score.
fn end_ui(
    ui: &mut Ui,
    state: &State,
    art: &Art<'_>,
    end: &End<'_>,
    which: Option<Which>,
    held: &Held<'_>,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::POST));
    if which == Some(Which::Selected) {
        let mark = rect.with_max_x(rect.left() + stroke::SELECTION).shrink2(vec2(0.0, space::S));
        ui.painter().rect_filled(mark, 0, theme.ink.fill);
    }
    let mut inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    let frame = Rect::from_center_size(
        pos2(inner.left() + anatomy::POST_PICTURE.x / 2.0, inner.center().y),
        anatomy::POST_PICTURE,
    );
    let post = state.document.world.post(end.post);
    picture(ui, art.pictures, frame, Scene::of(&post.art, 0), radius::BADGE, false);
    inner.min.x = frame.right() + space::M;
    let score = inner.with_min_x(inner.right() - anatomy::SCORE);
    inner.max.x = score.left() - space::S;
    if let Some(value) = end.side.ledger.scores.get(end.row as usize) {
        let (upper, lower) = score.split_top_bottom_at_y(score.center().y);
        line(ui.painter(), upper, Align::Max, &numbers::score(*value), Style::BODY_STRONG, theme.text.primary);
        line(
            ui.painter(),
            lower.with_max_y(lower.top() + Style::CAPTION.line),
            Align::Max,
            "score",
            Style::CAPTION,
            theme.text.tertiary,
        );
    }
    let badge = Rect::from_center_size(
        pos2(inner.left() + anatomy::WHICH / 2.0, inner.center().y),
        vec2(anatomy::WHICH, size::BUTTON_SMALL),
    );
    if held.across {
        let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
        ui.painter().rect(badge, radius::BADGE, theme.bg.surface, edge, StrokeKind::Inside);
        label(ui, badge, Align::Center, end.side.badge(), Style::CAPTION.strong(), theme.text.primary);
        inner.min.x = badge.right() + space::S;
    }
    let ledger = end.side.ledger;
    match which {
        Some(which) => {
            let other = held.posts().into_iter().find(|&post| post != end.post);
            choose_ui(ui, state, ledger, (which, other), &mut inner, Some((end.post, end.rank)), commands);
        }
        None => {
            let words = entry(state, end.post, end.rank);
            let text = inner.with_min_x(inner.left() + space::S);
            label(ui, text, Align::Min, &words, Style::BODY, theme.text.primary);
        }
    }
}

/// The list to choose one of the two posts from; the other one can be pointed at in the feed.
fn choose_ui(
    ui: &mut Ui,
    state: &State,
    ledger: &Ledger,
    (which, other): (Which, Option<PostId>),
    row: &mut Rect,
    shown: Option<(PostId, usize)>,
    commands: &mut Commands,
) {
    // Both lists end at the same line, though only the other post can be pointed at.
    let mut cell = Rect::from_center_size(row.center(), vec2(row.width(), size::BUTTON_SMALL));
    let button = right_end(&mut cell);
    if which == Which::Other {
        point_ui(ui, state, button, commands);
    }
    if !state.session.compare.pair.across {
        row.max.x = cell.max.x;
    }
    let words = shown.map_or_else(|| "Choose a post…".to_owned(), |(post, rank)| entry(state, post, rank));
    let cell = Rect::from_center_size(row.center(), vec2(row.width(), size::BUTTON));
    let posts = || ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).zip(1..);
    let posts = || posts().filter(|(post, _)| Some(*post) != other);
    let options = || posts().map(|(post, rank)| entry(state, post, rank)).collect();
    let Some(at) = chooser::ui(ui, which.name(), &words, cell, options) else { return };
    let Some((post, _)) = posts().nth(at) else { return };
    match which {
        Which::Selected => {
            commands.send(Command::Select(Some(post)));
            // The other one stays.
            commands.send(Command::Rival(other));
        }
        Which::Other => commands.send(Command::Rival(Some(post))),
    }
}

/// A post in one line: its place, its author, its caption.
fn entry(state: &State, post: PostId, rank: usize) -> String {
    let caption = &state.document.world.post(post).caption;
    format!("{}  {}  {caption}", numbers::count(rank as u64), author(state, post))
}

fn set(state: &State, pair: PairView, commands: &mut Commands) {
    look(state, |view| view.pair = pair, commands);
}

/// A row of controls inside the panel's padding.
fn row(ui: &mut Ui) -> Rect {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::MENU_ROW));
    row.shrink2(vec2(space::INSPECTOR, 0.0))
}

/// A choice at the left of what is left of a row.
fn segment(ui: &mut Ui, row: &mut Rect, segmented: &Segmented<'_>) -> Option<usize> {
    let width = segmented.size(ui, size::SEGMENTED).x;
    let rect =
        Rect::from_min_size(pos2(row.left(), row.center().y - size::SEGMENTED / 2.0), vec2(width, size::SEGMENTED));
    row.min.x = rect.right() + space::M;
    let Segmented { label, options, chosen, enabled } = *segmented;
    Segmented { label, options, chosen, enabled }.show(ui, rect)
}

/// Words at the left of what is left of a row.
fn words(ui: &mut Ui, row: &mut Rect, text: &str, color: egui::Color32) {
    let width = crate::app::widgets::text_width(ui.painter(), text, Style::BODY).ceil();
    let rect = row.with_max_x(row.left() + width + space::HALF);
    label(ui, rect, Align::Min, text, Style::BODY, color);
    row.min.x = rect.right() + space::M;
}
