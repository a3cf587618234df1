//! How far a post moved.

use egui::{Align, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::{badge::named, line, text_width};
use crate::app::{
    numbers,
    theme::{Style, anatomy::chip, radius, size, theme},
};

/// A change of place, made or possible. Up, down and even differ by shape, sign and color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many places up; negative is down, 0 is even.
    By(i64),
    /// Was not there before.
    New,
    /// Would stand at this place, above where it stands.
    UpTo(usize),
    /// Would stand at this place, below where it stands.
    DownTo(usize),
    /// Would stand at this place, where it stands.
    StaysAt(usize),
}

impl Move {
    /// The number on the chip: `+3`, `−2`, `0`, `new`.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Move::By(up) => numbers::places(up),
            Move::New => "new".to_owned(),
            Move::UpTo(rank) | Move::DownTo(rank) => format!("to {}", numbers::count(rank as u64)),
            Move::StaysAt(rank) => format!("at {}", numbers::count(rank as u64)),
        }
    }

    /// As assistive technology reads it.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Move::By(0) => "same place".to_owned(),
            Move::By(up) => format!("{} {}", if up > 0 { "up" } else { "down" }, up.unsigned_abs()),
            Move::New => "new".to_owned(),
            Move::UpTo(rank) => format!("up to {rank}"),
            Move::DownTo(rank) => format!("down to {rank}"),
            Move::StaysAt(rank) => format!("stays at {rank}"),
        }
    }
}

/// The chip, its edge at `edge`: the left one, or with [`Align::Max`] the right one; answers what it covers.
pub fn move_chip(ui: &mut Ui, edge: Pos2, align: Align, moved: Move) -> Response {
    let theme = theme(ui);
    let (ink, fill) = match moved {
        Move::By(1..) | Move::New | Move::UpTo(_) => (theme.signal.positive, theme.signal.positive_bg),
        Move::By(0) | Move::StaysAt(_) => (theme.signal.even, theme.bg.sunken),
        Move::By(_) | Move::DownTo(_) => (theme.signal.negative, theme.signal.negative_bg),
    };
    let (text, style) = (moved.text(), Style::CAPTION.strong());
    let width = chip_width(ui, moved);
    let left = if align == Align::Max { edge.x - width } else { edge.x };
    let rect = Rect::from_min_size(pos2(left, edge.y - size::BADGE / 2.0), vec2(width, size::BADGE));
    ui.painter().rect_filled(rect, radius::BADGE, fill);
    ui.painter().add(sign(moved, rect.left_center() + vec2(chip::PAD + chip::SIGN / 2.0, 0.0), ink));
    line(
        ui.painter(),
        rect.with_min_x(rect.left() + chip::PAD + chip::SIGN + chip::SIGN_GAP),
        Align::Min,
        &text,
        style,
        ink,
    );
    named(ui, rect, &moved.words())
}

/// How wide the chip is.
#[must_use]
pub fn chip_width(ui: &Ui, moved: Move) -> f32 {
    let text = text_width(ui.painter(), &moved.text(), Style::CAPTION.strong());
    (2.0 * chip::PAD + chip::SIGN + chip::SIGN_GAP + text).ceil()
}

fn sign(moved: Move, at: Pos2, ink: egui::Color32) -> Shape {
    let half = chip::SIGN / 2.0;
    let triangle = |tip: f32| {
        let points = vec![at + vec2(0.0, -tip), at + vec2(half, tip), at + vec2(-half, tip)];
        Shape::convex_polygon(points, ink, Stroke::NONE)
    };
    match moved {
        Move::By(0) | Move::StaysAt(_) => {
            Shape::rect_filled(Rect::from_center_size(at, vec2(chip::SIGN, chip::SIGN_EVEN)), 0, ink)
        }
        Move::By(1..) | Move::UpTo(_) => triangle(chip::SIGN_TIP),
        Move::By(_) | Move::DownTo(_) => triangle(-chip::SIGN_TIP),
        Move::New => Shape::rect_filled(Rect::from_center_size(at, Vec2::splat(chip::SIGN_NEW)), half, ink),
    }
}
