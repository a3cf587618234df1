//! Ranks before and after as slopes, on a scale that gives the first ranks most room.

use egui::{Align, Rect, Stroke, Ui, pos2, vec2};

use super::Scene;
use super::parts::glide;
use crate::app::numbers;
use crate::app::theme::{Style, space, stroke, theme, tour as anatomy};
use crate::app::widgets::line;
use crate::learn::tour::Shift;

/// So many slopes are drawn at most: those of the best ranks.
const MOST: usize = 240;
/// From so many on they are drawn thinner.
const CROWD: usize = 60;

/// Draws `shifts` into `rect`, in that hue, between ranks 1 and `posts`.
pub(super) fn ui(
    ui: &Ui,
    scene: &Scene<'_>,
    shifts: &[Shift],
    posts: usize,
    hue: egui::Color32,
    (before, after): (&str, &str),
    rect: Rect,
) {
    let theme = theme(ui);
    let (head, body) = rect.split_top_bottom_at_y(rect.top() + Style::MICRO.line + space::XS);
    let plot = body.shrink2(vec2(anatomy::SLOPE_RANK, space::S));
    line(ui.painter(), head, Align::Min, before, Style::MICRO, theme.text.tertiary);
    line(ui.painter(), head, Align::Max, after, Style::MICRO, theme.text.tertiary);
    let most = (posts.max(2) as f32).ln();
    let y = |rank: u32| plot.top() + plot.height() * (rank.max(1) as f32).ln() / most;
    for x in [plot.left(), plot.right()] {
        let ends = [pos2(x, plot.top()), pos2(x, plot.bottom())];
        ui.painter().line_segment(ends, Stroke::new(stroke::HAIR, theme.stroke.line));
    }
    for rank in marks(posts as u32) {
        let at = y(rank);
        let text = numbers::count(rank.into());
        let height = Style::MICRO.line;
        let left =
            Rect::from_min_max(pos2(rect.left(), at - height / 2.0), pos2(plot.left() - space::S, at + height / 2.0));
        let right = Rect::from_min_max(pos2(plot.right() + space::S, left.top()), pos2(rect.right(), left.bottom()));
        line(ui.painter(), left, Align::Max, &text, Style::MICRO, theme.text.tertiary);
        line(ui.painter(), right, Align::Min, &text, Style::MICRO, theme.text.tertiary);
        for x in [plot.left(), plot.right()] {
            let tick = [pos2(x - space::HALF, at), pos2(x + space::HALF, at)];
            ui.painter().line_segment(tick, Stroke::new(stroke::HAIR, theme.stroke.strong));
        }
    }
    let slate = &scene.state.results.ledger.slate;
    let selected = scene.selected();
    let thin = if shifts.len() > CROWD { stroke::HAIR } else { stroke::HOLLOW };
    let shown = shifts.iter().take(MOST).filter(|shift| Some(shift.row) != selected);
    let chosen = shifts.iter().filter(|shift| Some(shift.row) == selected);
    for shift in shown.chain(chosen) {
        let id = ui.scope_id().with(("slope", before, slate.posts[shift.row as usize]));
        let from = glide(ui, id.with("from"), y(shift.from) - rect.top()) + rect.top();
        let to = glide(ui, id.with("to"), y(shift.to) - rect.top()) + rect.top();
        let is_selected = Some(shift.row) == selected;
        let (width, ink) = if is_selected {
            (stroke::PATH, theme.ink.fill)
        } else {
            (thin, hue.gamma_multiply(anatomy::SLOPE_OPACITY))
        };
        ui.painter().line_segment([pos2(plot.left(), from), pos2(plot.right(), to)], Stroke::new(width, ink));
        ui.painter().circle_filled(pos2(plot.right(), to), anatomy::RIDGE_DOT.0, ink);
    }
}

/// The ranks on the scale: powers of ten, and the last unless it is close to one.
fn marks(posts: u32) -> Vec<u32> {
    let mut marks: Vec<u32> =
        std::iter::successors(Some(1u32), |rank| rank.checked_mul(10)).take_while(|&rank| rank <= posts).collect();
    match marks.last() {
        Some(&last) if posts > last && posts < 2 * last => drop(marks.pop()),
        _ => {}
    }
    if posts > 1 && marks.last() != Some(&posts) {
        marks.push(posts);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn the_scale_shows_powers_of_ten_and_the_last_rank() {
        assert_eq!(marks(288), [1, 10, 100, 288]);
        assert_eq!(marks(120), [1, 10, 120]);
        assert_eq!(marks(10), [1, 10]);
        assert_eq!((marks(1), marks(0)), (vec![1], vec![]));
    }
}
