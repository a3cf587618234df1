//! The window.

mod aside;
mod bypass;
pub mod command;
pub mod compare;
mod disk;
pub mod document;
pub mod headless;
pub mod jobs;
pub mod learn;
pub mod lesson;
mod memory;
pub mod numbers;
pub mod phone;
pub mod phone_picture;
pub mod pictures;
pub mod preferences;
pub mod previews;
mod questions;
pub mod raster;
pub mod results;
mod selection;
pub mod session;
pub mod shortcuts;
mod snapshot;
pub mod state;
pub mod table;
pub mod theme;
pub mod trials;
pub mod undo;
pub mod unsaved;
pub mod views;
pub mod widgets;
pub mod window;
pub mod words;

pub use snapshot::{Pictured, Shot, snapshot};
pub use window::{Opening, Window, run};
