//! The world as tables: what is edited in it, and how they are looked at.

mod asked;
mod edits;
mod follow;
mod rows;
mod view;

pub use asked::WorldEdit;
pub use edits::Edits;
pub use rows::shown;
pub use view::{DataPart, DataView, Only, TableLook};
