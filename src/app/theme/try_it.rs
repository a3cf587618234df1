//! Anatomy of Try it: four columns, rows of posts, the lines between them.

use egui::{Vec2, vec2};

/// Around the columns, left and right.
pub const PAD: f32 = 24.0;
/// Above the columns.
pub const TOP: f32 = 16.0;
/// The columns take at most this; a wider window leaves room at both sides.
pub const MOST: f32 = 1720.0;
/// From this width on the profiles stand in a column of their own, below it in a row above the others.
pub const PROFILES_BESIDE: f32 = 1240.0;
/// From this width on the agreement stands beside the orders, below it under them.
pub const VERDICT_BESIDE: f32 = 900.0;

/// Shares of the width, left to right: profiles, gap, hand, lines, system, gap, agreement.
pub const WIDE: [f32; 7] = [0.191, 0.019, 0.228, 0.087, 0.228, 0.019, 0.228];
/// The same without the profiles.
pub const MIDDLE: [f32; 5] = [0.305, 0.1, 0.305, 0.02, 0.27];
/// The same without the agreement.
pub const NARROW: [f32; 3] = [0.44, 0.12, 0.44];

/// Height of a column's title, with the line below it.
pub const HEAD: f32 = 42.0;
/// Height of a post's row.
pub const ROW: f32 = 55.0;
/// From row to row.
pub const PITCH: f32 = 62.0;
/// The cell of the handle that drags.
pub const HANDLE: f32 = 22.0;
/// Room for a place.
pub const PLACE: f32 = 24.0;
/// The picture.
pub const PICTURE: Vec2 = vec2(48.0, 40.0);
/// Room for a number of likes.
pub const LIKES: f32 = 46.0;
/// Room for a score.
pub const SCORE: f32 = 54.0;
/// How near to its edge a row that is dragged scrolls the view.
pub const EDGE: f32 = 48.0;
/// So far it scrolls in a frame.
pub const EDGE_STEP: f32 = 8.0;

/// Width of the line of the smallest move, and of the biggest.
pub const LINE: (f32, f32) = (1.0, 4.0);
/// How much of its hue a line has while another one is selected.
pub const LINE_OPACITY: f32 = 0.35;
/// How far a line leaves its ends level, as a share of the lane.
pub const LINE_BEND: f32 = 0.5;
/// Pieces a line is drawn of.
pub const LINE_PIECES: usize = 32;
/// From a chip to the end of the lane.
pub const CHIP_END: f32 = 8.0;

/// Diameter of a face on a profile's card.
pub const FACE: f32 = 40.0;
/// Height of an interest.
pub const INTEREST: f32 = 18.0;
/// Room for its name.
pub const INTEREST_NAME: f32 = 74.0;
/// Room for its value.
pub const INTEREST_VALUE: f32 = 32.0;
/// How many interests a card shows.
pub const INTERESTS: usize = 3;
/// How many profiles are shown.
pub const PROFILES: usize = 3;

/// Height of the card with the one number.
pub const TAU: f32 = 108.0;
/// Thickness of its scale.
pub const SCALE: f32 = 6.0;
/// Diameter of the mark on it.
pub const MARK: f32 = 13.0;
/// Height of an answer to compare with.
pub const ANSWER: f32 = 20.0;
/// Room for its name.
pub const ANSWER_NAME: f32 = 124.0;
/// Room for its value.
pub const ANSWER_VALUE: f32 = 40.0;
/// The picture beside a reason.
pub const THUMB: Vec2 = vec2(40.0, 32.0);
/// So many reasons are shown at first.
pub const REASONS: usize = 5;
/// So many rounds are shown, the last ones.
pub const ROUNDS: usize = 6;
