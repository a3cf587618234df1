//! Anatomy of Train in the Lab, in points at 100 %.

use egui::{Vec2, vec2};

/// Widths of the columns of a window with room for three, as shares.
pub const COLUMNS: [f32; 3] = [0.47, 0.29, 0.24];
/// The same with room for two: the first.
pub const FIRST: f32 = 0.58;
/// Height of a row of a choice.
pub const ROW: f32 = 32.0;
/// Width of the words before a choice.
pub const LABEL: f32 = 78.0;
/// Width of the field of a seed.
pub const SEED: f32 = 64.0;
/// Height of a fact: its name over its number.
pub const FACT: f32 = 40.0;
/// Height of an action's row.
pub const ACTION: f32 = 36.0;
/// Least widths of the columns of the table: action, then numbers, then the bar with its number, then the curve.
pub const NAME: f32 = 98.0;
/// A number of it.
pub const NUMBER: f32 = 62.0;
/// A bar with its number.
pub const BETTER: f32 = 112.0;
/// That number.
pub const BETTER_NUMBER: f32 = 48.0;
/// A calibration curve.
pub const CURVE: f32 = 52.0;
/// Height of the same.
pub const CURVE_HEIGHT: f32 = 24.0;
/// Height of a bar.
pub const BAR: f32 = 8.0;
/// Width of the calibration error.
pub const CALIBRATION: f32 = 76.0;
/// Height of the chart of losses.
pub const CHART: f32 = 156.0;
/// Room for the numbers left of it.
pub const AXIS: f32 = 40.0;
/// Room for those below it.
pub const FOOT: f32 = 20.0;
/// Radius of the mark where a curve ends.
pub const DOT: f32 = 4.0;
/// Length of a dash, and of the gap behind it.
pub const DASH: (f32, f32) = (4.0, 3.0);
/// Length of a line of the legend.
pub const KEY: f32 = 14.0;
/// Height of the head of a kind of data.
pub const KIND: f32 = 26.0;
/// Its name.
pub const KIND_NAME: f32 = 78.0;
/// Share of the row an attribute's name takes.
pub const COEFFICIENT_NAME: f32 = 0.4;
/// An attribute's coefficient.
pub const COEFFICIENT: f32 = 46.0;
/// Height of a number beside that of the shipped model.
pub const AGAINST: f32 = 42.0;
/// Fewer of an action in the held-out days make its numbers loose. Assumed.
pub const THIN: usize = 200;
/// A post's picture.
pub const PICTURE: Vec2 = vec2(44.0, 34.0);
/// About so many lines cross the chart.
pub const GRID: f64 = 3.0;
/// About so many passes are numbered below it.
pub const TICKS: f64 = 5.0;
/// So many facts stand beside each other where there is room.
pub const FACTS: f32 = 4.0;
/// Share of a fact's height its name takes.
pub const FACT_NAME: f32 = 0.45;
