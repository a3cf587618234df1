//! Anatomy of Data, in points at 100 %.

use egui::{Vec2, vec2};

/// From this width on, the panel of the selected row stands beside the table.
pub const SIDE_FROM: f32 = 840.0;
/// Width of that panel.
pub const SIDE: f32 = 344.0;
/// Share of a narrower room that it takes at most.
pub const SIDE_SHARE: f32 = 0.36;
/// From this height on, the accounts around a viewer stand below the table.
pub const BELOW_FROM: f32 = 440.0;
/// Share of the height they take.
pub const BELOW_SHARE: f32 = 0.42;
/// Greatest height of the same.
pub const BELOW_MOST: f32 = 440.0;
/// Height of the line above the table: search and filters.
pub const TOOLS: f32 = 36.0;
/// Width of the search.
pub const SEARCH: f32 = 190.0;
/// Greatest width of a filter's chip.
pub const CHIP: f32 = 180.0;
/// Height of the line below the table.
pub const FOOT: f32 = 26.0;
/// Padding of a cell, at either side.
pub const PAD: f32 = 8.0;
/// Before the first column and behind the last.
pub const EDGE: f32 = 12.0;
/// The picture in a row.
pub const THUMB: Vec2 = vec2(26.0, 20.0);
/// The face in a row.
pub const FACE: f32 = 20.0;
/// Widths of columns: names, words, lists, numbers, moments, yes or no.
pub const NAME: f32 = 132.0;
/// Ids.
pub const ID: f32 = 64.0;
/// Words that are read.
pub const WORDS: f32 = 236.0;
/// Lists.
pub const LIST: f32 = 168.0;
/// Numbers.
pub const NUMBER: f32 = 64.0;
/// Moments.
pub const MOMENT: f32 = 124.0;
/// One of a few words.
pub const CHOICE: f32 = 92.0;
/// The least and the greatest width a column can be given.
pub const COLUMN: [f32; 2] = [40.0, 480.0];
/// Width of the mark at the left of a row that is not the world's own.
pub const OWN: f32 = 3.0;
/// Least width of a cell while it is written.
pub const EDITOR: f32 = 180.0;
/// Width of what is said below it.
pub const ADVICE: f32 = 260.0;
/// So many names are offered below it.
pub const OFFERED: usize = 6;
/// The picture at the head of the panel.
pub const PICTURE: Vec2 = vec2(56.0, 44.0);
/// Share of the panel's width that the names of its fields take.
pub const FIELD: f32 = 0.36;
/// Height of a line of numbers in the panel.
pub const LINE: f32 = 20.0;
/// Height of the buttons below the panel, with what is around them.
pub const BUTTONS: f32 = 48.0;

/// Height of the title above the accounts around a viewer.
pub const TITLE: f32 = 36.0;
/// Diameters of faces, nearest first.
pub const FACES: [f32; 3] = [34.0, 24.0, 20.0];
/// Diameter of the face in the middle.
pub const MIDDLE: f32 = 42.0;
/// With less height than this, faces are smaller, down to `FACE_LEAST` of their size.
pub const FULL: f32 = 260.0;
/// The least of it.
pub const FACE_LEAST: f32 = 0.66;
/// How far out each ring stands, as shares of the room.
pub const RINGS: [f32; 3] = [0.34, 0.66, 0.94];
/// Length of a line in the legend.
pub const LEGEND: f32 = 16.0;
/// Widths of the lines to them, nearest first.
pub const LINES: [f32; 3] = [2.5, 1.5, 1.0];
/// Turn of each ring against the one inside, in turns: no face hides behind another.
pub const TURN: f32 = 0.07;
/// From one face to the next on a ring, at least.
pub const APART: f32 = 26.0;
/// How much a name covers the lines behind it.
pub const VEIL: f32 = 0.85;
