//! Leaf widgets, painted by hand. Each takes plain data, paints into the rectangle it is given and names itself to
//! assistive technology; none knows a world, a policy or a ledger.
//!
//! What can be pressed gets its identity from its label within the ui: give the items of a list a `push_id` each.

mod asked;
mod avatar;
mod badge;
mod bars;
mod button;
mod check_row;
mod field;
mod focus;
mod group_header;
mod knob_row;
mod menu;
mod move_chip;
mod picture;
mod prose;
mod row;
mod segmented;
mod slider;
mod switch;
mod tab;
mod text;
mod toast;
mod tooltip;
mod value_box;
mod waterfall;

pub use asked::{ask, asked};
pub use avatar::{Avatar, Ring};
pub use badge::{chip, kind_badge, kind_glyph, swatch};
pub use bars::{contributions, score_bar, share_bar};
pub use button::{Button, IconButton};
pub use check_row::CheckRow;
pub use field::Field;
pub use focus::{keyboard_was_used, mark, ring, watch_keyboard};
pub use group_header::{GroupHeader, GroupHeaderResponse};
pub use knob_row::{KnobRow, KnobRowResponse, Matters};
pub use menu::{Dropdown, MenuRow, context_menu, menu, menu_below, popover, popover_asked};
pub use move_chip::{Move, chip_width, move_chip};
pub use picture::{picture, picture_chip, picture_part};
pub use prose::{Linked, Prose};
pub use row::row_background;
pub use segmented::Segmented;
pub use slider::{Slider, Turn};
pub use switch::Switch;
pub use tab::Tab;
pub use text::{Run, dots_below, hair_below, hair_right, label, line, runs, text_width, word_label, wrapped};
pub use toast::{Toast, ToastResponse};
pub use tooltip::{Tip, key_cap, key_cap_size};
pub use value_box::ValueBox;
pub use waterfall::{Axis, WaterfallRow, waterfall_axis};

pub use crate::policy::{Curve, Track};
