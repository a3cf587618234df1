//! The head of a post's story: picture, author, caption, how it came in, rank and move.

use egui::{Align, Rect, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::story, icons, radius, size, space, theme};
use crate::app::views::Art;
use crate::app::widgets::{Move, Run, label, line, move_chip, picture, runs};
use crate::domain::{PostId, hours_between};
use crate::pipeline::Verdict;

use super::{section, words};

/// The head of the story of `id`.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, id: PostId, verdict: Verdict) {
    section::framed(ui, |ui| {
        ui.add_space(space::XS);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), story::PICTURE), Sense::hover());
        ui.add_space(space::XS);
        let post = state.document.world.post(id);
        let author = &state.document.world.account(post.author).id;
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Story of the post of {author}")));
        let frame = Rect::from_min_size(rect.min, Vec2::splat(story::PICTURE));
        let is_gone = matches!(verdict, Verdict::Removed(_) | Verdict::NotFound);
        picture(ui, art.pictures, frame, Scene::of(&post.art, 0), radius::TOOLTIP, is_gone);
        let mut cell = rect.with_min_x(frame.right() + space::L);
        if let Verdict::Delivered { rank, .. } | Verdict::PastTheEnd { rank, .. } = verdict {
            cell.max.x -= story::RANK;
            rank_ui(ui, state, id, rank, rect.with_min_x(cell.right() + space::XS));
        }
        words_ui(ui, state, id, cell);
    });
}

fn words_ui(ui: &mut Ui, state: &State, id: PostId, cell: Rect) {
    let theme = theme(ui);
    let world = &state.document.world;
    let post = world.post(id);
    let author = world.account(post.author);
    let mut top = cell.center().y - (Style::TITLE.line + Style::BODY.line + Style::CAPTION.line + space::XS) / 2.0;
    let mut next = |height: f32| {
        top += height;
        Rect::from_x_y_ranges(cell.x_range(), top - height..=top)
    };
    let (name, caption) = (next(Style::TITLE.line), next(Style::BODY.line));
    next(space::XS);
    let facts = next(Style::CAPTION.line);
    let names = [
        Run(&author.name, Style::TITLE, theme.text.primary),
        Run("  ", Style::BODY, theme.text.tertiary),
        Run(&author.id, Style::BODY, theme.text.tertiary),
    ];
    runs(ui.painter(), name, Align::Min, &names);
    label(ui, caption, Align::Min, &post.caption, Style::BODY, theme.text.secondary);
    let icon = facts.left_center() + vec2(icons::INLINE / 2.0, 0.0);
    Icon::media(post.media).paint(ui.painter(), icon, icons::INLINE, theme.text.tertiary);
    let found = state.results.ledger.found.iter().find(|found| found.post == id);
    let parts = [
        Some(words::form(post)),
        Some(numbers::age(hours_between(post.created_at, state.document.now))),
        found.map(|found| crate::app::words::origin(found.origin).to_owned()),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join("  ·  ");
    let rest = facts.with_min_x(facts.left() + icons::INLINE + space::S);
    line(ui.painter(), rest, Align::Min, &parts, Style::CAPTION, theme.text.tertiary);
}

fn rank_ui(ui: &mut Ui, state: &State, id: PostId, rank: usize, cell: Rect) {
    let ink = theme(ui).text.primary;
    let height = Style::RANK.line + space::XS + size::BADGE;
    let number = Rect::from_min_max(pos2(cell.left(), cell.center().y - height / 2.0), cell.max);
    let number = number.with_max_y(number.top() + Style::RANK.line);
    line(ui.painter(), number, Align::Max, &numbers::count(rank as u64), Style::RANK, ink);
    let moved = state.results.moved(id, rank as u32).map_or(Move::New, Move::By);
    move_chip(ui, number.right_bottom() + vec2(0.0, space::XS + size::BADGE / 2.0), Align::Max, moved);
}
