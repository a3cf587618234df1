//! A picture of the window, with no display and no GPU.

use std::path::Path;

use egui::Vec2;

use super::headless;
use super::pictures::Pictures;
use super::session::InspectorTab;
use super::theme::Theme;
use super::window::{Opening, Window};
use crate::files::{self, FileError};

/// What of the window a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Knobs, phone and the selected post.
    Tune,
    /// Knobs, phone and all posts.
    Table,
}

impl View {
    /// All views with their names on the command line.
    pub const ALL: [(&'static str, View); 2] = [("tune", View::Tune), ("table", View::Table)];
}

/// Draws the window on `size` points at `scale` pixels to the point, and saves it as a PNG.
///
/// # Errors
/// Where the file cannot be written; the old one is then untouched.
pub fn snapshot(
    opening: Opening,
    view: View,
    size: Vec2,
    scale: f32,
    theme: &'static Theme,
    path: &Path,
) -> Result<(), FileError> {
    let mut window = Window::new(opening, Pictures::immediate());
    window.state.session.tab = match view {
        View::Tune => InspectorTab::Post,
        View::Table => InspectorTab::AllPosts,
    };
    window.state.results.took = std::time::Duration::ZERO;
    let picture = headless::render(size, scale, theme, |ui| window.draw(ui));
    files::replace(path, |to| {
        let encoder = image::codecs::png::PngEncoder::new(to);
        picture.write_with_encoder(encoder).map_err(std::io::Error::other)
    })
}
