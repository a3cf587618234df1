//! `glassfeed snapshot`: a picture of the window, with no display.

use std::path::PathBuf;
use std::str::FromStr;

use crate::domain::Timestamp;
use crate::model::Model;
use crate::pipeline::FeedKind;

use super::answer::{Answer, misused};
use super::request::{Opened, Request};
use super::window::Window;

/// Draws the window to a PNG file, with no display and no GPU.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:
  glassfeed snapshot -o tune.png --size 1440x900 --theme dark

The picture is the window's own, drawn by the processor: the same input gives the same picture.")]
pub struct Snapshot {
    /// The PNG file to write
    #[arg(short, long, value_name = "PNG")]
    pub output: PathBuf,
    /// What the window shows: tune, table, explore, compare, sensitivity, two-posts, fit,
    /// tune-for-me, map, signals,
    /// tour, diagram, try-it, glossary, lessons
    #[arg(long, value_name = "VIEW", default_value = "tune")]
    pub view: String,
    /// How large the window is, in points
    #[arg(long, value_name = "WxH", default_value = "1440x900")]
    pub size: Size,
    /// Pixels to the point, 0.5 to 4
    #[arg(long, value_name = "SCALE", default_value_t = 1.0)]
    pub scale: f32,
    /// Light or dark
    #[arg(long, value_enum, default_value = "light")]
    pub theme: Theme,
    #[command(flatten)]
    request: Request,
}

/// The size of a window in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// What a picture of the window is taken of.
pub struct Depicted<'a> {
    /// World, policy and viewer.
    pub opened: &'a Opened,
    /// The clock.
    pub now: Timestamp,
    /// What predicts; `None` for the built-in model.
    pub model: Option<&'a Model>,
    /// The feed that is chosen; `None` for the stories tray.
    pub feed: Option<FeedKind>,
    /// What is shown of it, and how large.
    pub asked: &'a Snapshot,
}

/// The window's two faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Sides of a window that can be drawn, in points. Assumed: from a phone's width to four screens.
const SIDES: std::ops::RangeInclusive<u32> = 200..=8000;
/// Scales that can be drawn. Assumed.
const SCALES: std::ops::RangeInclusive<f32> = 0.5..=4.0;

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Size, String> {
        let sides = text.split_once(['x', '×']).map(|(width, height)| (width.parse(), height.parse()));
        match sides {
            Some((Ok(width), Ok(height))) if SIDES.contains(&width) && SIDES.contains(&height) => {
                Ok(Size { width, height })
            }
            _ => Err("write WIDTHxHEIGHT, each from 200 to 8000, such as 1440x900".to_owned()),
        }
    }
}

impl Snapshot {
    /// Draws and saves.
    pub(super) fn run(&self, window: &Window) -> anyhow::Result<Answer> {
        if !SCALES.contains(&self.scale) {
            return Err(misused(format_args!("--scale cannot be {}; use a number from 0.5 to 4", self.scale)));
        }
        let prepared = self.request.prepare()?;
        let context = prepared.context();
        let (feed, model) = (self.request.feed(), prepared.model());
        (window.snapshot)(&Depicted { opened: &prepared.opened, now: context.now, model, feed, asked: self })?;
        Ok(Answer::silent())
    }
}
