//! Pictures of the phone's screen, of the whole feed, or of feeds side by side, as PNG: drawn piece by piece, so that a long feed takes no more
//! memory than a short one.

use std::io::{self, Write};
use std::path::Path;

use egui::{Rect, Vec2, pos2, vec2};

use super::headless::Painter;
use super::pictures::{Pictures, Portraits};
use super::state::State;
use super::theme::{Theme, stage as sizes};
use super::views::{Art, compare, stage};
use crate::files::{self, FileError, Progress};

/// What a picture of the phone shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PhonePart {
    /// The screen, scrolled down by so many points.
    Screen {
        /// How far.
        offset: f32,
    },
    /// Everything from the first post to the end.
    WholeFeed,
    /// The first posts of the feeds that are compared, with the lines between them.
    Comparison,
}

/// A picture somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureAsked {
    /// What it shows.
    pub part: PhonePart,
    /// Pixels to the point: 1, 2 or 3.
    pub scale: u8,
    /// The theme of the window; the screen may wear its own.
    pub theme: &'static Theme,
}

impl PictureAsked {
    /// The name its file is given where nobody says another.
    #[must_use]
    pub const fn file_name(&self) -> &'static str {
        match self.part {
            PhonePart::Screen { .. } | PhonePart::WholeFeed => "feed.png",
            PhonePart::Comparison => "comparison.png",
        }
    }
}

/// A picture with all it is drawn from.
pub struct PhonePicture {
    state: State,
    asked: PictureAsked,
}

impl PhonePicture {
    /// A picture of the phone as it is, without what only shows where the person is.
    #[must_use]
    pub fn of(state: &State, asked: PictureAsked) -> PhonePicture {
        let mut state = state.still();
        state.session.selected = None;
        state.session.compare.naming = None;
        PhonePicture { state, asked }
    }

    /// Draws the picture and saves it.
    ///
    /// # Errors
    /// Where the file cannot be written or the drawing was cancelled; an old file is then untouched.
    pub fn save(&self, path: &Path, progress: &Progress) -> Result<(), FileError> {
        let saved = files::replace(path, |to| self.write(to, progress));
        match saved {
            Err(_) if progress.is_cancelled() => Err(FileError::Cancelled { path: path.to_owned() }),
            saved => saved,
        }
    }

    /// Writes the PNG.
    ///
    /// # Errors
    /// Where `to` takes no more, or the drawing was cancelled.
    pub fn write(&self, to: &mut dyn Write, progress: &Progress) -> io::Result<()> {
        let art = Drawn { pictures: Pictures::immediate(), portraits: Portraits::of(&self.state.document.world) };
        let screen = self.state.session.phone.device.screen();
        let scale = f32::from(self.asked.scale);
        let mut painter = Painter::new(scale, self.asked.theme);
        let size = match self.asked.part {
            PhonePart::Screen { .. } => screen,
            PhonePart::WholeFeed => vec2(screen.x, self.length(&mut painter, &art, screen)),
            PhonePart::Comparison => self.compared(&mut painter, &art),
        };
        let pixels = (size * scale).round();
        let mut encoder = png::Encoder::new(to, pixels.x as u32, pixels.y as u32);
        encoder.set_color(png::ColorType::Rgba);
        let mut header = encoder.write_header()?;
        let mut stream = header.stream_writer()?;
        let pieces = (size.y / sizes::PICTURE_PIECE).ceil() as usize;
        for at in 0..pieces {
            progress.drawn(at, pieces);
            if progress.is_cancelled() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let top = sizes::PICTURE_PIECE * at as f32;
            let piece = vec2(size.x, sizes::PICTURE_PIECE.min(size.y - top));
            stream.write_all(&self.piece(&mut painter, &art, Rect::from_min_size(pos2(0.0, -top), size), piece))?;
        }
        stream.finish()?;
        progress.drawn(pieces, pieces);
        Ok(())
    }

    /// How long the whole feed is, in points.
    fn length(&self, painter: &mut Painter, art: &Drawn, screen: Vec2) -> f32 {
        let mut length = 0.0;
        let _measured = painter.paint(vec2(screen.x, 1.0), |ui| {
            length = stage::screen_ui(ui, &self.state, &art.art(), Rect::from_min_size(pos2(0.0, 0.0), screen), 0.0);
        });
        length.ceil()
    }

    /// How large the feeds side by side are, in points.
    fn compared(&self, painter: &mut Painter, art: &Drawn) -> Vec2 {
        let mut size = Vec2::ZERO;
        let _measured = painter.paint(Vec2::splat(1.0), |ui| {
            size = compare::picture_size(ui, &self.state, &art.art());
        });
        size
    }

    fn piece(&self, painter: &mut Painter, art: &Drawn, screen: Rect, piece: Vec2) -> Vec<u8> {
        let picture = painter.paint(piece, |ui| match self.asked.part {
            PhonePart::Comparison => compare::picture_ui(ui, &self.state, &art.art(), screen),
            PhonePart::Screen { offset } => drop(stage::screen_ui(ui, &self.state, &art.art(), screen, offset)),
            PhonePart::WholeFeed => drop(stage::screen_ui(ui, &self.state, &art.art(), screen, 0.0)),
        });
        picture.into_raw()
    }
}

/// What posts and people are drawn with, on the worker's own thread.
struct Drawn {
    pictures: Pictures,
    portraits: Portraits,
}

impl Drawn {
    fn art(&self) -> Art<'_> {
        Art { pictures: &self.pictures, portraits: &self.portraits }
    }
}
