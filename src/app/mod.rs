//! The window.

pub mod headless;
pub mod raster;
pub mod theme;
