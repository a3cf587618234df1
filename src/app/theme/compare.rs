//! Anatomy of Compare, in points at 100 %.

use egui::{Vec2, vec2};

/// Width of the numbers beside the feeds.
pub const NUMBERS: f32 = 540.0;
/// Least width of the same.
pub const NUMBERS_LEAST: f32 = 400.0;
/// Share of the window they take between the two.
pub const NUMBERS_SHARE: f32 = 0.385;
/// Height of a post's row.
pub const ROW: f32 = 60.0;
/// Its picture.
pub const PICTURE: Vec2 = vec2(60.0, 46.0);
/// Height of what stands above a feed.
pub const HEAD: f32 = 52.0;
/// Between two feeds, where the lines run.
pub const GAP: f32 = 84.0;
/// Least width of a feed.
pub const FEED_LEAST: f32 = 150.0;
/// Greatest width of a feed.
pub const FEED_MOST: f32 = 260.0;
/// So many posts of each feed are on a picture of the comparison. Assumed: as many as are read.
pub const PICTURED: usize = 20;
/// Around the feeds.
pub const MARGIN: f32 = 20.0;
/// Width of a line for a post that kept its place or moved by one, and for one that moved by `FAR` places or more.
pub const LINES: (f32, f32) = (1.0, 4.0);
/// From so many places on a line is as thick as it gets.
pub const FAR: f32 = 20.0;
/// How much of a line is left that joins a post to itself at the same place.
pub const SAME: f32 = 0.35;
/// How much is left of a card that is not asked for.
pub const PALE: f32 = 0.4;
/// Length of the mark at a feed whose post comes from, or goes to, out of sight.
pub const STUB: f32 = 12.0;
/// Width of the names of two feeds that are compared.
pub const PAIR: f32 = 116.0;
/// The bar of a likeness.
pub const BAR: Vec2 = vec2(70.0, 6.0);
/// Height of a row of numbers.
pub const NUMBER_ROW: f32 = 24.0;
/// Width of a column of numbers.
pub const NUMBER: f32 = 76.0;
/// Height of a histogram.
pub const HISTOGRAM: f32 = 44.0;
/// How much ink a bar has that is not pointed at.
pub const BAR_INK: f32 = 0.7;
/// Greatest height of the list of metrics a limit can be set on.
pub const LIMITS: f32 = 360.0;
/// Width of a limit, and of the words before it.
pub const LIMIT: f32 = 66.0;
/// Up and down change a limit by this share of it.
pub const LIMIT_STEP: f64 = 0.05;
/// A limit nearer to nothing is changed as if it were this.
pub const LIMIT_LEAST: f64 = 0.01;
/// A limit whose name has less room than this says its side by a sign.
pub const LIMIT_NAME: f32 = 220.0;
