//! Anatomy of Days in the Lab, in points at 100 %.

use egui::{Vec2, vec2};

/// Least width of a window with the panel beside the charts.
pub const BESIDE: f32 = 900.0;
/// Width of the panel.
pub const PANEL: f32 = 314.0;
/// Height of the bar of buttons and of the timeline.
pub const TRANSPORT: f32 = 52.0;
/// Least and greatest width of the timeline.
pub const TIMELINE: (f32, f32) = (190.0, 520.0);
/// Height of its track.
pub const TRACK: f32 = 4.0;
/// Radius of its thumb.
pub const THUMB: f32 = 6.0;
/// Length of a tick, and of one with a number.
pub const TICKS: (f32, f32) = (3.0, 6.0);
/// From the track up to where a mark stands.
pub const PIN: f32 = 8.0;
/// Radius of a mark's head.
pub const PIN_HEAD: f32 = 2.5;
/// Numbers stand at every so many days: the first that gives at most [`NUMBERS`] of them.
pub const EVERY: [usize; 6] = [1, 2, 5, 10, 20, 50];
/// So many numbers at most along an axis of days.
pub const NUMBERS: usize = 7;
/// Height of a row of the legend.
pub const LEGEND: f32 = 24.0;
/// The piece of line in it.
pub const SAMPLE: f32 = 24.0;
/// Around cards.
pub const GAP: f32 = 10.0;
/// Least width of a chart.
pub const CHART_LEAST: f32 = 268.0;
/// Most charts side by side.
pub const ABREAST: usize = 3;
/// Height of a chart.
pub const CHART: f32 = 214.0;
/// Height of its head.
pub const HEAD: f32 = 34.0;
/// Left of the plot, for numbers.
pub const LEFT: f32 = 46.0;
/// Right of the plot, for the values at the day.
pub const RIGHT: f32 = 74.0;
/// Below the plot, for days.
pub const BELOW: f32 = 22.0;
/// So many steps an axis is divided into at the least.
pub const DIVIDED: f64 = 3.0;
/// What the step of an axis may be, times a power of ten.
pub const STEPS: [f64; 4] = [1.0, 2.0, 5.0, 10.0];
/// A lone value has so much room above and below it, as a share of itself.
pub const AROUND: f64 = 0.05;
/// The mark before a value at the right edge.
pub const MARK: Vec2 = vec2(3.0, 12.0);
/// From one of them to the next at the least.
pub const PITCH: f32 = 14.0;
/// Width of the lines, by place.
pub const LINES: [f32; 4] = [2.4, 1.8, 1.8, 1.8];
/// Their dashes: drawn, left out; none for one that is drawn through.
pub const DASHES: [Option<(f32, f32)>; 4] = [None, Some((5.0, 3.0)), None, Some((1.5, 2.5))];
/// How much of a band is seen.
pub const BAND: f32 = 0.14;
/// Radius of the ring at a line's value.
pub const RING: f32 = 3.5;
/// Height of a bar that says what was chosen.
pub const CHOSE: f32 = 18.0;
/// From one of them to the next.
pub const CHOSE_ROW: f32 = 24.0;
/// The name before it; a longer one stands above it.
pub const CHOSE_NAME: f32 = 112.0;
/// How dark the shares of chance are drawn, from the least to the greatest: as a share of ink.
pub const SHADES: [f32; 4] = [0.1, 0.3, 0.72, 1.0];
/// From this on words on a shade are light.
pub const DARK: f32 = 0.5;
/// The name of a knob of the loop.
pub const KNOB_NAME: f32 = 114.0;
/// Height of its row.
pub const KNOB: f32 = 25.0;
/// The box of its value.
pub const KNOB_VALUE: Vec2 = vec2(54.0, 18.0);
/// Width of the seed.
pub const SEED: f32 = 66.0;
/// The day before what happened.
pub const DAY: f32 = 26.0;
/// Height of a ledger's row.
pub const LEDGER_ROW: f32 = 25.0;
/// Least width of a ledger.
pub const LEDGER_LEAST: f32 = 410.0;
/// Width of what the other run has.
pub const VALUE: f32 = 62.0;
/// Width of the interval.
pub const INTERVAL: f32 = 96.0;
/// Width of the difference.
pub const DIFFERENCE: f32 = 64.0;
/// Height of an interval's ends.
pub const WHISKER: f32 = 6.0;
/// Below this a number is told with three decimals, below the next with two.
pub const FINE: (f64, f64) = (0.1, 100.0);
/// Seconds of a minute: from two minutes on time is told in minutes.
pub const MINUTE: f64 = 60.0;
