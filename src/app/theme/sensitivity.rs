//! Anatomy of the panels Sensitivity and Two posts, in points at 100 %.

use egui::{Vec2, vec2};

/// Height of a knob's row.
pub const ROW: f32 = 24.0;
/// Its name, with the mark before it.
pub const NAME: f32 = 138.0;
/// The cell of the mark.
pub const MARK: f32 = 14.0;
/// A number at either end of its bars.
pub const NUMBER: f32 = 36.0;
/// Height of a bar.
pub const BAR: f32 = 10.0;
/// Least width of a bar that stands for more than nothing.
pub const BAR_LEAST: f32 = 1.5;
/// A lane of the sweep: one rank.
pub const LANE: f32 = 23.0;
/// So many ranks have a lane; what stands lower shares one below them. Assumed: a few more than are watched.
pub const LANES: usize = 14;
/// The rank, left of the lanes.
pub const RANK: f32 = 22.0;
/// A post's picture at the end of a lane.
pub const PICTURE: Vec2 = vec2(24.0, 19.0);
/// Share of the panel the author behind it takes.
pub const AUTHOR_SHARE: f32 = 0.25;
/// Greatest and least width of the same.
pub const AUTHOR: (f32, f32) = (104.0, 60.0);
/// Above the lanes, where the value under the pointer stands.
pub const HEAD: f32 = 24.0;
/// Below them, where the slider's ends stand.
pub const FOOT: f32 = 22.0;
/// Room of a value below the lanes.
pub const VALUE: f32 = 72.0;
/// Width of a post's line, and of the selected one's.
pub const LINES: (f32, f32) = (1.5, 3.0);
/// How much ink a post's line has that is not selected.
pub const INK: f32 = 0.75;
/// Radius of the mark where two lines cross, and of the one where a line meets the pointer.
pub const DOTS: (f32, f32) = (2.5, 4.0);
/// Length of a dash of the line that says where the knob stands, and of the gap behind it.
pub const DASH: (f32, f32) = (4.0, 3.0);
/// Height of a crossing told in words.
pub const CROSSING: f32 = 26.0;
/// Its value, before the words.
pub const CROSSING_VALUE: f32 = 92.0;
/// Height of the words that say what is worked out.
pub const WORKING: f32 = 40.0;

/// A post that is held against another.
pub const POST: f32 = 52.0;
/// Its picture.
pub const POST_PICTURE: Vec2 = vec2(48.0, 38.0);
/// Its score at the right.
pub const SCORE: f32 = 64.0;
/// What says which of the two it is.
pub const WHICH: f32 = 44.0;
/// Height of a step of the gap.
pub const STEP: f32 = 24.0;
/// Its name.
pub const STEP_NAME: f32 = 118.0;
/// The step's value on either side.
pub const STEP_VALUE: f32 = 48.0;
/// Its points.
pub const POINTS: f32 = 48.0;
