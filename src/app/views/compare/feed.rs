//! One feed as a list of small cards: place, move against the pinned feed, author, age.

use std::ops::Range;

use egui::{Align, Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::compare::{Order, Place, Side};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Style, compare as anatomy, radius, space, stroke, theme};
use crate::app::views::Art;
use crate::app::widgets::{Move, label, line, mark, move_chip, picture, ring, text_width};
use crate::domain::{PostId, hours_between};

/// What a feed is drawn from.
pub(super) struct Shown<'a> {
    /// Everything.
    pub(super) state: &'a State,
    /// Pictures.
    pub(super) art: &'a Art<'a>,
    /// Whose feed it is.
    pub(super) side: &'a Side<'a>,
    /// Its posts.
    pub(super) order: &'a Order,
    /// The feed moves are counted from.
    pub(super) first: &'a Order,
}

/// Draws the rows that are seen; `place` says where each stands.
pub(super) fn ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    seen: Range<usize>,
    place: impl Fn(usize) -> Rect,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let posts = &shown.order.posts;
    if posts.is_empty() {
        let words = "Nothing is delivered.";
        label(ui, place(0).shrink(space::M), Align::Min, words, Style::BODY, theme.text.secondary);
        return;
    }
    let ground = place(0).union(place(posts.len() - 1));
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(ground, radius::CARD, theme.bg.surface, edge, StrokeKind::Outside);
    for (row, &post) in posts.iter().enumerate().take(seen.end).skip(seen.start) {
        row_ui(ui, shown, place(row), row, post, commands);
    }
}

fn row_ui(ui: &mut Ui, shown: &Shown<'_>, rect: Rect, row: usize, id: PostId, commands: &mut Commands) {
    let theme = theme(ui);
    let (document, session) = (&shown.state.document, &shown.state.session);
    let post = document.world.post(id);
    let author = &document.world.account(post.author).id;
    let rank = row + 1;
    let moved = shown.order.moved(shown.first, id);
    let said = match moved {
        _ if shown.side.place == Place::Pinned => String::new(),
        Some(places) => format!(", {}", Move::By(places).words()),
        None => ", not in the pinned feed".to_owned(),
    };
    let response = ui.interact(rect, ui.scope_id().with(("post", id)), Sense::click());
    let is_selected = session.selected == Some(id);
    let name = format!("{} {rank}: {author}, {}{said}", shown.side.badge(), post.caption);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, radius::CARD, theme.bg.hover);
    }
    if is_selected {
        let outline = Stroke::new(stroke::SELECTION, theme.ink.fill);
        ui.painter().rect(rect.shrink(space::HALF), radius::CONTROL, theme.bg.selected, outline, StrokeKind::Inside);
    } else if row > 0 {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(stroke::HAIR, theme.stroke.hair));
    }
    if session.pointing == Some(id) && !is_selected {
        mark(ui, rect.shrink(space::HALF), radius::CONTROL);
    }
    let is_pale = moved.is_some_and(|places| places.unsigned_abs() < u64::from(session.compare.moved))
        && shown.side.place != Place::Pinned;
    let fade = |color: Color32| if is_pale { color.gamma_multiply(anatomy::PALE) } else { color };
    let inner = rect.shrink2(vec2(space::M, (anatomy::ROW - anatomy::PICTURE.y) / 2.0));
    let frame = Rect::from_min_size(inner.min, anatomy::PICTURE);
    picture(ui, shown.art.pictures, frame, Scene::of(&post.art, 0), radius::BADGE, is_pale);
    let text = inner.with_min_x(frame.right() + space::M);
    let upper = Rect::from_min_size(text.min + vec2(0.0, space::HALF), vec2(text.width(), Style::BODY.line));
    let number = rank.to_string();
    line(ui.painter(), upper, Align::Min, &number, Style::BODY_STRONG, fade(theme.text.primary));
    let behind = upper.left() + text_width(ui.painter(), &number, Style::BODY_STRONG).ceil() + space::S;
    line(ui.painter(), upper.with_min_x(behind), Align::Min, author, Style::BODY, fade(theme.text.primary));
    let lower = upper.translate(vec2(0.0, upper.height() + space::XS));
    let mut left = lower.left();
    if shown.side.place != Place::Pinned {
        let chip = moved.map_or(Move::New, Move::By);
        let at = pos2(left, lower.center().y);
        let drawn = ui.push_id(("move", id), |ui| move_chip(ui, at, Align::Min, chip)).inner;
        left = drawn.rect.right() + space::S;
    }
    let age = numbers::age(hours_between(post.created_at, document.now));
    line(ui.painter(), lower.with_min_x(left), Align::Min, &age, Style::CAPTION, fade(theme.text.tertiary));
    ring(ui, &response, rect.shrink(space::XS), radius::CONTROL);
    if response.clicked() {
        commands.send(Command::Select(Some(id)));
    }
}
