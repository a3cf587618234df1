//! What All posts lists, as data: its columns, its filters, its order. `views/table` paints it, files get it as text.

mod cell;
mod column;
mod entries;
mod export;
mod filter;
mod search;
mod slopes;
mod sort;
mod view;

pub use cell::{Cell, Row};
pub use column::{Column, Declared, Shows};
pub use entries::{Entries, Entry, Ranked};
pub use export::{csv_rows, tab_separated};
pub use filter::{Filter, Moved, capitalized};
pub use slopes::Slopes;
pub use view::{TableView, Which};
