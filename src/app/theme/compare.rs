//! Anatomy of Compare, in points at 100 %.

use egui::{Vec2, vec2};

use super::stage;

/// Width of the numbers beside the feeds.
pub const NUMBERS: f32 = 540.0;
/// Least width of the same.
pub const NUMBERS_LEAST: f32 = 400.0;
/// Width of the name of a metric, with what is around it.
pub const METRIC: f32 = 196.0;
/// Share of the window they take between the two.
pub const NUMBERS_SHARE: f32 = 0.385;
/// A screen of a grid has three tiles side by side where each is at least as wide as this, else two.
pub const TILE_LEAST: f32 = 76.0;
/// Height of a post's row.
pub const ROW: f32 = 60.0;
/// Its picture.
pub const PICTURE: Vec2 = vec2(60.0, 46.0);
/// Its picture where there is less room.
pub const PICTURE_SMALL: Vec2 = vec2(40.0, 46.0);
/// Beside a card that can be dragged into another place: its grip, with what is before it.
pub const GRIP: f32 = 20.0;
/// Height of what stands above a whole card: its rank and move.
pub const RANK: f32 = 28.0;
/// Height of what stands above a phone.
pub const HEAD: f32 = 52.0;
/// From its upper edge to the name, where a note stands below that.
pub const HEAD_ABOVE: f32 = 8.0;
/// Lines of a note that are read above a phone; all of it is in a tooltip and in a picture.
pub const NOTE_LINES: usize = 2;
/// Between two phones, where the lines run.
pub const GAP: f32 = 84.0;
/// Least of the same: a stub’s words find room.
pub const GAP_LEAST: f32 = 58.0;
/// Between the body of a phone and its screen.
pub const BODY: f32 = 7.0;
/// From the upper edge of a phone to its first post: below status bar and feed.
pub const ABOVE: f32 = BODY + stage::STATUS + stage::PICKER + 4.0;
/// Corner radii of the body and of the screen.
pub const CORNERS: (u8, u8) = (26, 19);
/// Least width of a phone.
pub const FEED_LEAST: f32 = 150.0;
/// Greatest width of a phone with small cards.
pub const FEED_MOST: f32 = 260.0;
/// Least width of a phone with whole cards.
pub const CARD_LEAST: f32 = 200.0;
/// Greatest width of the same: a small phone.
pub const CARD_MOST: f32 = 374.0;
/// Height of the pill that says which feed it is.
pub const PILL: f32 = 22.0;
/// Length of a line in the legend.
pub const LEGEND: f32 = 14.0;
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
/// At most this share of the panel, unless they need more.
pub const PAIR_SHARE: f32 = 0.25;
/// Nearer to nothing than this, a number of a metric is told with a decimal more.
pub const FINE: f64 = 0.01;
/// The bar of a likeness.
pub const BAR: Vec2 = vec2(70.0, 6.0);
/// Height of a row of numbers.
pub const NUMBER_ROW: f32 = 24.0;
/// Width of a column of numbers.
pub const NUMBER: f32 = 76.0;
/// Greatest and least width of the interval drawn before a number.
pub const INTERVAL: f32 = 96.0;
/// With less room, a dot alone says what the interval does.
pub const INTERVAL_LEAST: f32 = 44.0;
/// Height of its ends, and how far its zero stays from the edges of the row.
pub const WHISKER: f32 = 6.0;
/// Height of a histogram.
pub const HISTOGRAM: f32 = 44.0;
/// Height of a row of the order wanted.
pub const FIT_ROW: f32 = 32.0;
/// From one of them to the next.
pub const FIT_PITCH: f32 = 36.0;
/// The picture in it.
pub const FIT_PICTURE: Vec2 = vec2(34.0, 26.0);
/// So many pairs that stand against an order are listed.
pub const FIT_PAIRS: usize = 8;
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
