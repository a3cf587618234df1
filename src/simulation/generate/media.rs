//! In which form things are posted.

use crate::domain::Media;
use crate::policy::{Basis, Knob, Range, Unit, Value};

use super::super::random::{self, Chance};
use super::Options;

/// The mix of media.
pub(super) static MIX: Knob = Knob {
    key: "media_mix",
    name: "Media mix",
    doc: "The year whose mix of photos, carousels, videos and reels is posted: 2022 is 56, 24, 8 and 12 %, 2026 is 27, 35, 4 and 34 %.",
    range: Range::Choice { default: "2022", choices: &["2022", "2026"] },
    unit: Unit::None,
    idle: "",
    basis: Basis::Assumed(
        "images, carousels, and video with reels 56/24/20 and 27/35/38; the split of the last is ours",
    ),
};

/// How much accounts keep to their own media.
pub(super) static HABIT: Knob = Knob::number(
    "media.breadth",
    "Breadth of media",
    "Dirichlet concentration of an account's own mix about the world's: small gives accounts that post one medium only.",
    Unit::None,
    (6.0, 0.1, 1_000.0),
    Basis::Assumed(""),
);

/// Seconds a reel and a video play, median and spread of the logarithm; assumed. No longer than [`LONGEST`].
const REEL_SECS: (f64, f64) = (16.0, 0.6);
const VIDEO_SECS: (f64, f64) = (42.0, 0.7);
const LONGEST: f64 = 600.0;
/// Pictures in a carousel.
const SLIDES: std::ops::RangeInclusive<u32> = 2..=10;

/// An account's own mix of media, in [`Media::ALL`] order, sums to 1.
pub(super) fn habit(rng: &mut Chance, options: &Options) -> Vec<f64> {
    let mix = match options.settings.value(&MIX) {
        Value::Choice("2026") => [0.27, 0.35, 0.04, 0.34],
        _ => [0.56, 0.24, 0.08, 0.12],
    };
    random::dirichlet(rng, &mix.map(|share| share * options.number(&HABIT)))
}

/// One medium of that mix.
pub(super) fn medium(rng: &mut Chance, habit: &[f64]) -> Media {
    Media::ALL[random::weighted(rng, habit).min(3)]
}

/// How long it plays, in whole seconds.
pub(super) fn duration(rng: &mut Chance, media: Media) -> Option<f64> {
    let (median, sigma) = match media {
        Media::Reel => REEL_SECS,
        Media::Video => VIDEO_SECS,
        Media::Photo | Media::Carousel => return None,
    };
    Some(random::log_normal(rng, median, sigma).round().clamp(3.0, LONGEST))
}

/// How many pictures it holds.
pub(super) fn slides(rng: &mut Chance, media: Media) -> Option<u32> {
    let more = SLIDES.end() - SLIDES.start();
    (media == Media::Carousel).then(|| SLIDES.start() + (random::share(rng).powi(2) * f64::from(more + 1)) as u32)
}
