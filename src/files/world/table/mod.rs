//! A world's lists as tables: columns that are the file's keys, cells that are read and written as the file is, and edits
//! held against the checks that a file must pass.

mod cell;
mod check;
mod columns;
mod edit;
mod kept;
mod outside;

pub use cell::{Cell, Shows};
pub use columns::{Column, columns};
pub use edit::{added, duplicated, edited, removal, removed};
pub use kept::{read_edit, told_edit};
pub use outside::{Outside, OutsideRow, outside};
