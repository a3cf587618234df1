//! Anatomy of the tour: the bar of its steps, the text, and what each step shows.

use egui::{Vec2, vec2};

/// Width of the text.
pub const PANEL: f32 = 352.0;
/// Height of what leads on and back.
pub const FOOT: f32 = 60.0;
/// Least width of what a step shows; below, it scrolls sideways.
pub const EXHIBIT_LEAST: f32 = 560.0;
/// Greatest width of what a step shows.
pub const EXHIBIT_MOST: f32 = 1600.0;

/// Diameter of a step's number in the bar.
pub const STOP: f32 = 18.0;
/// The line between two steps.
pub const STOP_LINE: f32 = 16.0;
/// Diameter of a step's dot in the foot.
pub const DOT: f32 = 7.0;
/// Width of the dot of the open step.
pub const DOT_OPEN: f32 = 18.0;
/// From one dot to the next.
pub const DOT_PITCH: f32 = 19.0;

/// A cell of the strip of components.
pub const CELL: Vec2 = vec2(30.0, 34.0);
/// Between two of them.
pub const CELL_GAP: f32 = 3.0;
/// From its middle up to its glyph, and down to its number.
pub const CELL_SPLIT: f32 = 7.0;
/// Height of a line of what is to be done.
pub const CHECK: f32 = 20.0;

/// A post in a list of what a step shows.
pub const ROW: f32 = 36.0;
/// Its picture.
pub const THUMB: Vec2 = vec2(40.0, 28.0);
/// Room for its rank.
pub const RANK: f32 = 34.0;
/// Room for its author beside eight columns.
pub const AUTHOR_NARROW: f32 = 92.0;
/// Room for its author.
pub const AUTHOR: f32 = 108.0;
/// Room for a number at the end.
pub const NUMBER: f32 = 56.0;
/// Height of a bar.
pub const BAR: f32 = 12.0;
/// Height of a thin bar.
pub const BAR_THIN: f32 = 7.0;
/// Width of the line that marks a mean.
pub const TICK: f32 = 1.5;

/// From this width on a column of an action has a swatch before its name.
pub const ACTION_SWATCH: f32 = 62.0;
/// Share of the width that the bars of what pushes a post take.
pub const EFFECTS_SHARE: f32 = 0.25;

/// Side of one mark, and the distance from one to the next.
pub const MARK: (f32, f32) = (5.0, 7.0);
/// Room for why posts dropped out.
pub const PILE_NAME: f32 = 158.0;
/// Least height of a pile.
pub const PILE: f32 = 38.0;
/// Greatest height of a pile: then a mark stands for several posts.
pub const PILE_MOST: f32 = 140.0;
/// So many pictures of a pile.
pub const PILE_PICTURES: usize = 4;

/// Room for a type and its number of posts.
pub const RIDGE_NAME: f32 = 116.0;
/// Height of a type's line.
pub const RIDGE: f32 = 66.0;
/// Height of its curve.
pub const RIDGE_CURVE: f32 = 32.0;
/// Between before and after.
pub const RIDGE_GAP: f32 = 72.0;
/// Radius of a post's dot, of the selected one's.
pub const RIDGE_DOT: (f32, f32) = (2.3, 4.5);
/// From one line of dots to the next.
pub const RIDGE_LINES: f32 = 3.2;
/// From the base line to the first line of dots.
pub const RIDGE_BELOW: f32 = 4.0;
/// From the base line down to the selected post's line.
pub const RIDGE_PATH: f32 = 16.0;
/// Least distance of two dots of one line.
pub const RIDGE_PITCH: f32 = 3.0;
/// Room for the mean beside its line.
pub const RIDGE_MEAN: f32 = 84.0;

/// Height of a picture of a strip as a share of its width.
pub const STRIP_ASPECT: f32 = 42.0 / 72.0;
/// Greatest width of a picture of a strip, and the distance from one to the next.
pub const STRIP: (f32, f32) = (72.0, 82.0);
/// Below this width of a picture its rank and its move do not fit side by side.
pub const STRIP_NARROW: f32 = 60.0;
/// Height below the picture for rank and move.
pub const STRIP_FOOT: f32 = 20.0;
/// Height of the bars that count types.
pub const TALLY: f32 = 16.0;
/// From one of them to the next.
pub const TALLY_PITCH: f32 = 22.0;

/// Share of the width that slopes take.
pub const SLOPES_SHARE: f32 = 0.3;
/// Height of slopes.
pub const SLOPES: f32 = 196.0;
/// Room for the ranks beside them.
pub const SLOPE_RANK: f32 = 34.0;
/// Height of a post beside them.
pub const SHIFT: f32 = 32.0;
/// How much of their hue slopes have that are not selected.
pub const SLOPE_OPACITY: f32 = 0.7;

/// Height of a post in an order.
pub const ORDER_ROW: f32 = 22.0;
/// Its picture.
pub const ORDER_THUMB: Vec2 = vec2(24.0, 18.0);
/// Room for its rank.
pub const ORDER_RANK: f32 = 24.0;
/// Between two orders.
pub const ORDER_GAP: f32 = 60.0;
/// Width of the mark of a run.
pub const RUN: f32 = 3.0;
/// How much is left of a line of a post that was not chosen.
pub const ORDER_OPACITY: f32 = 0.75;

/// A picture of the feed, and the distance from one to the next.
pub const TILE: (Vec2, Vec2) = (vec2(72.0, 48.0), vec2(82.0, 70.0));
