//! The world as tables: what is edited in it, and how they are looked at.

mod asked;
mod beside;
mod edits;
mod follow;
mod rows;
mod view;

pub use asked::WorldEdit;
pub use beside::{Editing, Finding, LARGE, RowsAsked};
pub use edits::Edits;
pub use rows::shown;
pub use view::{DataPart, DataView, Only, TableLook};
