//! Anatomy of Signals in the Lab, in points at 100 %.

/// Widths of the columns of a window with room for three, as shares.
pub const COLUMNS: [f32; 3] = [0.4, 0.34, 0.26];
/// The same with room for two: the first.
pub const FIRST: f32 = 0.5;
/// Height of the row with a kind's name and its switch.
pub const KIND: f32 = 32.0;
/// Width of what predictions lose without a kind.
pub const LOSS: f32 = 132.0;
/// Height of a row of the table by action.
pub const ACTION: f32 = 24.0;
/// Least widths of its columns: action, then numbers.
pub const NAME: f32 = 92.0;
/// A number of it.
pub const NUMBER: f32 = 66.0;
/// Height of an entry of the log: two lines.
pub const ENTRY: f32 = 42.0;
/// Width of the box of its seconds.
pub const SECONDS: f32 = 52.0;
/// Width of the unit behind that.
pub const UNIT: f32 = 12.0;
/// Height of a row with a choice.
pub const ROW: f32 = 34.0;
/// Width of the words before a choice.
pub const LABEL: f32 = 64.0;
/// Least width of a choice.
pub const CHOICE: f32 = 118.0;
/// Width of how likely an action was and is.
pub const CHANCE: f32 = 104.0;
/// Changes of the log loss below this share are told as none. Assumed: nobody could tell the predictions apart.
pub const HARDLY: f64 = 0.0005;
