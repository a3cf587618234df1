//! Anatomy of the map in the Lab, in points at 100 %.

use egui::Color32;

/// Width of the column left of the map, and of the one right of it.
pub const COLUMNS: [f32; 2] = [276.0, 300.0];
/// The same in a window that leaves the map less than [`LEAST`].
pub const NARROW: f32 = 236.0;
/// So wide the map is at least with columns at both sides; with less, what is selected stands below the groups.
pub const LEAST: f32 = 420.0;
/// Clear around the drawing.
pub const CLEAR: f32 = 34.0;
/// Radius of a post, and of one in the selection.
pub const POST: [f32; 2] = [2.4, 3.0];
/// How much ink a post has that is not in the selection.
pub const PALE: f32 = 0.62;
/// The same for one of another group than that which is pointed at.
pub const FAINT: f32 = 0.18;
/// Radius of a viewer's ring, and of this viewer's.
pub const VIEWER: [f32; 2] = [4.0, 8.0];
/// Radius of the ring around a delivered post.
pub const DELIVERED: f32 = 5.0;
/// So near the pointer has to be.
pub const REACH: f32 = 8.0;
/// Height of the plate of a group's name.
pub const PLATE: f32 = 20.0;
/// A name stands so many mean distances above the middle of its group.
pub const ABOVE: f32 = 1.9;
/// How much of what lies below it is covered.
pub const COVERED: f32 = 0.8;
/// Side of a handle of the selection.
pub const HANDLE: f32 = 6.0;
/// Height of the tag below the selection.
pub const TAG: f32 = 18.0;
/// Dashes of the selection, and gaps.
pub const DASHES: (f32, f32) = (5.0, 3.0);
/// Height of the bars of the silhouette.
pub const BARS: f32 = 84.0;
/// Height of a group's row.
pub const GROUP: f32 = 44.0;
/// Height of a row of an account, a topic, a cosine.
pub const ROW: f32 = 28.0;
/// Height of the bar of shares.
pub const SHARES: f32 = 12.0;
/// Width of a number.
pub const NUMBER: f32 = 44.0;
/// Width of the seed.
pub const SEED: f32 = 64.0;
/// Pictures of selected posts: so many in a row, and rows.
pub const PICTURES: [usize; 2] = [4, 3];
/// Height of a picture over its width.
pub const PICTURE: f32 = 0.76;
/// How far it can be zoomed in.
pub const NEAREST: f32 = 12.0;
/// One click, key or notch of the wheel zooms by this.
pub const ZOOM: f32 = 1.4;
/// A key moves by this share of what is in view.
pub const STEP: f32 = 0.2;

const HUES: [[u32; 2]; 9] = [
    [0xb8_62_2f, 0xe0_94_63],
    [0x2f_7a_5e, 0x5c_b5_94],
    [0x2a_7f_a8, 0x5f_b0_d6],
    [0x6a_4f_b0, 0xa3_8d_e0],
    [0xb0_47_5f, 0xe0_7d_94],
    [0x7a_84_20, 0xb3_be_55],
    [0x8a_5a_3a, 0xc4_93_70],
    [0xa8_3e_93, 0xd9_7c_c7],
    [0x3f_5f_a8, 0x7e_9b_e0],
];

/// The hue of a group: it says which belong together, and the name is always beside. Beyond nine they come again.
#[must_use]
pub const fn hue(group: usize, dark: bool) -> Color32 {
    let rgb = HUES[group % HUES.len()][dark as usize];
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}
