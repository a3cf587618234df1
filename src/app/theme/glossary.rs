//! Anatomy of the glossary, in points at 100 %.

use egui::{Vec2, vec2};

/// Width of the list of terms.
pub const LIST: f32 = 280.0;
/// Width of what stands beside a term.
pub const ASIDE: f32 = 340.0;
/// Greatest width of a term’s page.
pub const PAGE: f32 = 700.0;
/// Before and behind a page where there is room.
pub const MARGIN: f32 = 48.0;
/// Height of the field that searches.
pub const SEARCH: f32 = 30.0;
/// The column of first letters.
pub const LETTER: f32 = 22.0;
/// Width of what stands behind a name: whose it is.
pub const WHOSE: f32 = 40.0;
/// Height of a row that leads somewhere.
pub const PLACE: f32 = 44.0;
/// A picture of a post the term is at work in.
pub const PICTURE: Vec2 = vec2(102.0, 76.0);
/// So many of them.
pub const PICTURES: usize = 6;
/// Width of the names of terms to read next.
pub const RELATED: f32 = 112.0;
