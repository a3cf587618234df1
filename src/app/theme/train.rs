//! Anatomy of Train in the Lab, in points at 100 %.

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
