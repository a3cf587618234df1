//! Anatomy of Tune for me, in points at 100 %.

/// Width of the words before a choice.
pub const LABEL: f32 = 60.0;
/// Height of a row of the form.
pub const ROW: f32 = 32.0;
/// Width of the word before the seed.
pub const SEED_LABEL: f32 = 36.0;
/// Width of the seed.
pub const SEED: f32 = 56.0;
/// Greatest height of a list of metrics.
pub const LIST: f32 = 360.0;
/// Height of the chart.
pub const CHART: f32 = 232.0;
/// Room for the numbers left of it.
pub const LEFT: f32 = 52.0;
/// Diameter of a policy that was tried, of one of the front, and of today's.
pub const DOTS: (f32, f32, f32) = (4.0, 9.0, 11.0);
/// Side of the room in which a policy of the front is pointed at.
pub const REACH: f32 = 20.0;
/// How much ink a policy has that is not on the front.
pub const PALE: f32 = 0.55;
/// The chart reaches so many spans of the front beyond it, so that far worse policies do not press it into a corner.
pub const BEYOND: f64 = 0.5;
/// How much of the dots behind words is covered.
pub const BEHIND: f32 = 0.85;
/// How much of what is no longer current is left.
pub const STALE: f32 = 0.6;
