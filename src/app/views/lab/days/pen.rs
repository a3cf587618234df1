//! How each run is drawn: told from the others by width and dashes as well as by color.

use egui::{Color32, Painter, Pos2, Shape, Stroke};

use crate::app::theme::{Theme, days as anatomy};

/// The color of the run at that place.
pub(super) fn color(theme: &Theme, line: usize) -> Color32 {
    match line {
        0 => theme.ink.fill,
        1 => theme.text.secondary,
        2 => theme.text.tertiary,
        _ => theme.text.primary,
    }
}

/// Draws a run's line.
pub(super) fn draw(painter: &Painter, theme: &Theme, line: usize, points: &[Pos2]) {
    let pen = Stroke::new(anatomy::LINES[line.min(anatomy::LINES.len() - 1)], color(theme, line));
    match anatomy::DASHES[line.min(anatomy::DASHES.len() - 1)] {
        None => {
            painter.line(points.to_vec(), pen);
        }
        Some((drawn, left_out)) => {
            painter.extend(Shape::dashed_line(points, pen, drawn, left_out));
        }
    }
}

/// The ring at one of its values.
pub(super) fn ring(painter: &Painter, theme: &Theme, line: usize, at: Pos2) {
    let pen = Stroke::new(anatomy::LINES[1], color(theme, line));
    painter.circle(at, anatomy::RING, theme.bg.surface, pen);
}
