//! Pictures of the window, held against those that are kept beside the tests.

#![allow(dead_code, reason = "each file of tests takes the part it needs")]

use std::path::{Path, PathBuf};

use egui::{Vec2, vec2};
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::app::{Pictured, Shot, snapshot};
use glassfeed::learn::View;
use image::RgbaImage;

/// Pixels to the point: half, so that the pictures stay small and still show where everything stands.
pub(crate) const SCALE: f32 = 0.5;
/// A channel that differs by more than this counts as seen.
const SEEN: u8 = 40;
/// So many of a thousand pixels may differ: another processor may round an edge the other way.
const ALLOWED: usize = 2;

pub(crate) const TUNE: Shot = Shot::View(View::Tune);
pub(crate) const SMALL: Vec2 = vec2(1024.0, 700.0);
pub(crate) const USUAL: Vec2 = vec2(1440.0, 900.0);
pub(crate) const LARGE: Vec2 = vec2(2560.0, 1440.0);
/// The usual window with text at 200 %: half the room, twice the pixels.
pub(crate) const USUAL_AT_200: Vec2 = vec2(720.0, 450.0);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

fn differing(a: &RgbaImage, b: &RgbaImage) -> usize {
    let far = |(a, b): (&image::Rgba<u8>, &image::Rgba<u8>)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > SEEN);
    a.pixels().zip(b.pixels()).filter(|&pair| far(pair)).count()
}

/// Takes the picture and holds it against the kept one.
pub(crate) fn check(name: &str, state: State, shot: Shot, size: Vec2, scale: f32, theme: &'static Theme) {
    let kept = folder().join(format!("{name}.png"));
    let taken = if std::env::var_os("UPDATE_PICTURES").is_some() {
        kept.clone()
    } else {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"))
    };
    snapshot(state, &Pictured { shot, size, scale, theme }, &taken).expect("the picture is saved");
    let [kept_picture, taken_picture] =
        [&kept, &taken].map(|path| image::open(path).unwrap_or_else(|error| panic!("{path:?}: {error}")).into_rgba8());
    assert_eq!(kept_picture.dimensions(), taken_picture.dimensions(), "{name}");
    let (differing, all) = (differing(&kept_picture, &taken_picture), taken_picture.pixels().len());
    assert!(differing * 1000 <= all * ALLOWED, "{name}: {differing} of {all} pixels differ; look at {taken:?}");
}

pub(crate) fn both(name: &str, state: impl Fn() -> State, shot: Shot, size: Vec2, scale: f32) {
    for (theme, wears) in [(&Theme::LIGHT, "light"), (&Theme::DARK, "dark")] {
        check(&format!("{name}-{wears}"), state(), shot, size, scale, theme);
    }
}
