//! Anatomy of Explore, in points at 100 %.

use egui::{Vec2, vec2};

/// Pictures of the grid side by side.
pub const ACROSS: usize = 3;
/// Between them.
pub const GAP: f32 = 1.0;
/// From a picture's corner to its chip.
pub const CHIP: f32 = 5.0;
/// Height of the row above a post that fills the screen.
pub const HEAD: f32 = 44.0;
/// Least height of the picture of such a post.
pub const PICTURE_LEAST: f32 = 240.0;
/// Height of a bar of the funnel that stands for a way of finding posts.
pub const ROUTES: f32 = 20.0;
/// Height of a part of the funnel that narrows.
pub const NARROWS: f32 = 32.0;
/// Width of the funnel where the fewest are left.
pub const NARROWEST: f32 = 26.0;
/// Width of the bar of a way of finding posts beside the phone, and its height.
pub const BAR: Vec2 = vec2(48.0, 6.0);
/// Width of the number beside it.
pub const COUNT: f32 = 20.0;
/// Height of the row of topics above the grid.
pub const CHIPS: f32 = 36.0;
/// Left and right of a topic's name.
pub const CHIP_PAD: f32 = 12.0;
/// Height of the field that leads to the search.
pub const FIELD: f32 = 28.0;
/// Room below these rows for what a search is.
pub const ABOUT: f32 = 64.0;
/// Height of a row of what can be searched for.
pub const FOUND: f32 = 36.0;
