//! Where a post stood after each stage: a rank is a position, 1 at the top.

use egui::emath::GuiRounding;
use egui::epaint::CubicBezierShape;
use egui::{Align, Color32, Id, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::story, space, stroke, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::line;
use crate::pipeline::{FeedKind, RANKED_AFTER};

use super::section;

/// What stands below each column, in the order of [`RANKED_AFTER`].
const NAMES: [&str; RANKED_AFTER.len()] = ["value", "norm.", "boosts", "demote", "author", "media", "final"];
/// The same in Explore, whose order is final once it is sorted.
const IN_EXPLORE: [&str; 5] = ["value", "norm.", "boosts", "demote", "final"];
/// A trail that moves over fewer places is not stretched to the whole height.
const LEAST_PLACES: u32 = 6;

/// The trail of one row.
pub(super) fn ui(ui: &mut Ui, state: &State, row: u32) {
    let names = if state.session.feed == FeedKind::Explore { IN_EXPLORE.as_slice() } else { NAMES.as_slice() };
    let ranks = memo(ui, Id::unique("rank trail"), (state.results.revision, row), || {
        let rank = |stage: &&str| state.results.ledger.rank_after(row, stage);
        RANKED_AFTER.iter().take(names.len()).map(rank).collect::<Vec<u32>>()
    });
    section::ui(ui, "Rank trail", "after each stage", |ui| {
        let height = story::TRAIL + Style::MICRO.line;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let said = names.iter().zip(ranks.iter()).map(|(name, rank)| format!("{name} {rank}")).collect::<Vec<_>>();
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, format!("Rank trail: {}", said.join(", ")))
        });
        let points = points(rect, &ranks);
        columns(ui, rect, &points, names);
        path(ui, &points);
        stops(ui, &points, &ranks);
    });
}

fn points(rect: Rect, ranks: &[u32]) -> Vec<Pos2> {
    let lowest = ranks.iter().copied().fold(LEAST_PLACES, u32::max);
    let sides = space::XL;
    let top = rect.top() + Style::CAPTION.line + story::TRAIL_RANK;
    let bottom = rect.bottom() - Style::MICRO.line - story::TRAIL_RANK;
    let pitch = (rect.width() - 2.0 * sides) / (ranks.len() - 1) as f32;
    let point = |(at, &rank): (usize, &u32)| {
        let depth = (rank - 1) as f32 / (lowest - 1) as f32;
        pos2(rect.left() + sides + at as f32 * pitch, top + depth * (bottom - top))
    };
    ranks.iter().enumerate().map(point).collect()
}

fn columns(ui: &Ui, rect: Rect, points: &[Pos2], names: &[&str]) {
    let theme = theme(ui);
    for (point, name) in points.iter().zip(names) {
        let foot = rect.bottom() - Style::MICRO.line;
        let stripe =
            Rect::from_x_y_ranges(point.x..=point.x + stroke::HAIR, rect.top() + space::M..=foot - space::HALF);
        ui.painter().rect_filled(stripe.round_to_pixels(ui.pixels_per_point()), 0, theme.stroke.hair);
        let cell = Rect::from_min_max(
            pos2(point.x - story::RANK / 2.0, foot),
            pos2(point.x + story::RANK / 2.0, rect.bottom()),
        );
        line(ui.painter(), cell, Align::Center, name, Style::MICRO, theme.text.tertiary);
    }
}

fn path(ui: &Ui, points: &[Pos2]) {
    let pen = Stroke::new(stroke::FOCUS, theme(ui).ink.fill);
    for pair in points.windows(2) {
        let middle = (pair[0].x + pair[1].x) / 2.0;
        let curve = [pair[0], pos2(middle, pair[0].y), pos2(middle, pair[1].y), pair[1]];
        ui.painter().add(CubicBezierShape::from_points_stroke(curve, false, Color32::TRANSPARENT, pen));
    }
}

fn stops(ui: &Ui, points: &[Pos2], ranks: &[u32]) {
    let theme = theme(ui);
    for (at, (point, &rank)) in points.iter().zip(ranks).enumerate() {
        let before = at.checked_sub(1).map_or(rank, |before| ranks[before]);
        let color = match rank.cmp(&before) {
            std::cmp::Ordering::Less => theme.signal.positive,
            std::cmp::Ordering::Equal => theme.text.primary,
            std::cmp::Ordering::Greater => theme.signal.negative,
        };
        let pen = Stroke::new(stroke::FOCUS, theme.ink.fill);
        ui.painter().circle(*point, story::TRAIL_POINT, theme.bg.panel, pen);
        let middle = point.y - story::TRAIL_RANK - Style::CAPTION.line / 2.0;
        let cell = Rect::from_center_size(pos2(point.x, middle), vec2(story::RANK, Style::CAPTION.line));
        line(ui.painter(), cell, Align::Center, &numbers::count(rank.into()), Style::CAPTION.strong(), color);
    }
}
