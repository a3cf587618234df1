//! The drawings within the program: which one stands for a post, and which part of it is shown.

use std::{collections::BTreeMap, sync::LazyLock};

use include_dir::{Dir, include_dir};

use crate::domain::Art;

/// Everything in `assets/art`.
static ART: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/art");

/// Width and height of every scene's view box.
pub const CANVAS: [f32; 2] = [480.0, 360.0];
/// Where a crop puts the scene's focus, as a share of its width and height, where the edges allow.
const FOCUS_AT: [f32; 2] = [0.5, 0.54];
/// How near the camera stands, on top of what is drawn into the files (assumed: more would lose the subject's edges).
const ZOOMS: [f32; 4] = [1.0, 1.03, 1.06, 1.09];

/// One file of `assets/art`; empty where there is none of that path.
#[must_use]
pub fn bytes(path: &str) -> &'static [u8] {
    ART.get_file(path).map_or(&[], |file| file.contents())
}

/// A part of a drawing, in the drawing's units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Where it begins, from the left and from the top.
    pub corner: [f32; 2],
    /// How wide and how high it is.
    pub size: [f32; 2],
}

/// A drawing as one post shows it: the file, perhaps mirrored, perhaps nearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scene {
    file: u16,
    mirrored: bool,
    zoom: u8,
}

#[derive(serde::Deserialize)]
struct Entry {
    topic: String,
    file: String,
    focus: [f32; 2],
}

struct Index {
    entries: Vec<Entry>,
    topics: BTreeMap<String, Vec<u16>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let entries: Vec<Entry> = serde_json::from_slice(bytes("scenes/index.json")).unwrap_or_default();
    let mut topics = BTreeMap::<String, Vec<u16>>::new();
    for (at, entry) in entries.iter().enumerate() {
        topics.entry(entry.topic.clone()).or_default().push(at as u16);
    }
    Index { entries, topics }
});

impl Scene {
    /// The picture of a post, or of its slide `slide` (0 = the first) where it has several.
    ///
    /// `art.scene` names a topic, whose file the seed chooses, or one file (`baking/07`); any other name stands for a
    /// file chosen by its letters. Later slides are other files of the same topic, no two the same before the topic
    /// has no more. The seed also decides whether the picture is mirrored and how near the camera stands.
    #[must_use]
    pub fn of(art: &Art, slide: u32) -> Scene {
        let seed = mixed(art.seed);
        let first = file(&art.scene, seed);
        let file = later(first, slide);
        let taste = mixed(seed ^ u64::from(slide));
        Scene { file, mirrored: taste & 1 == 1, zoom: (taste >> 1) as u8 % ZOOMS.len() as u8 }
    }

    /// Its path in `assets/art`.
    #[must_use]
    pub fn path(self) -> String {
        INDEX.entries.get(usize::from(self.file)).map_or_else(String::new, |entry| format!("scenes/{}", entry.file))
    }

    /// Is left right?
    #[must_use]
    pub const fn mirrored(self) -> bool {
        self.mirrored
    }

    /// The part of the drawing to show at that aspect (width over height), in the drawing's units, before mirroring.
    #[must_use]
    pub fn window(self, aspect: f32) -> Part {
        let focus = INDEX.entries.get(usize::from(self.file)).map_or([240.0, 200.0], |entry| entry.focus);
        crop(focus, aspect, ZOOMS[usize::from(self.zoom)])
    }
}

/// The largest window of that aspect, made smaller by `zoom`, that keeps the focus at [`FOCUS_AT`] where the edges allow.
fn crop(focus: [f32; 2], aspect: f32, zoom: f32) -> Part {
    let high = CANVAS[0] / aspect;
    let whole = if high > CANVAS[1] { [CANVAS[1] * aspect, CANVAS[1]] } else { [CANVAS[0], high] };
    let size = whole.map(|side| side / zoom);
    let corner = [0, 1].map(|at| (focus[at] - size[at] * FOCUS_AT[at]).clamp(0.0, CANVAS[at] - size[at]));
    Part { corner, size }
}

fn file(name: &str, seed: u64) -> u16 {
    let index = &*INDEX;
    if let Some(files) = index.topics.get(name) {
        return files[(seed % files.len() as u64) as usize];
    }
    let named = index.entries.iter().position(|entry| entry.file.strip_suffix(".svg") == Some(name));
    named.map_or_else(|| (letters(name) % index.entries.len().max(1) as u64) as u16, |at| at as u16)
}

fn later(first: u16, slide: u32) -> u16 {
    let Some(files) = INDEX.entries.get(usize::from(first)).and_then(|entry| INDEX.topics.get(&entry.topic)) else {
        return first;
    };
    let start = files.iter().position(|&file| file == first).unwrap_or(0);
    files[(start + slide as usize) % files.len()]
}

/// FNV-1a over the letters: a name's number, the same everywhere.
#[must_use]
pub fn letters(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// SplitMix64's finalizer: neighbouring seeds come far apart (<https://prng.di.unimi.it/splitmix64.c>).
fn mixed(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(name: &str, seed: u64) -> Scene {
        Scene::of(&Art { scene: name.to_owned(), seed }, 0)
    }

    #[test]
    fn sixteen_topics_have_twenty_four_drawings_each() {
        assert_eq!(INDEX.topics.len(), 16);
        assert!(INDEX.topics.values().all(|files| files.len() == 24));
    }

    #[test]
    fn a_topic_gives_its_own_drawings_and_a_stem_exactly_that_one() {
        assert!((0..50).all(|seed| scene("baking", seed).path().starts_with("scenes/baking/")));
        assert!((0..50).all(|seed| scene("sea/07", seed).path() == "scenes/sea/07.svg"));
    }

    #[test]
    fn an_unknown_name_still_has_a_drawing() {
        assert!(!scene("", 1).path().is_empty());
        assert_eq!(scene("no such topic", 1).path(), scene("no such topic", 2).path());
    }

    #[test]
    fn slides_of_one_post_differ_and_stay_on_topic() {
        let art = Art { scene: "pets".to_owned(), seed: 5 };
        let paths: std::collections::BTreeSet<String> = (0..10).map(|slide| Scene::of(&art, slide).path()).collect();
        assert_eq!(paths.len(), 10);
        assert!(paths.iter().all(|path| path.starts_with("scenes/pets/")));
    }

    #[test]
    fn a_crop_has_its_aspect_stays_inside_and_keeps_the_focus() {
        for aspect in [2.4, 1.0, 0.8, 0.5] {
            for zoom in ZOOMS {
                let focus = [244.0, 214.0];
                let Part { corner, size } = crop(focus, aspect, zoom);
                assert!((size[0] / size[1] - aspect).abs() < 1e-3);
                for at in 0..2 {
                    assert!(corner[at] >= 0.0 && corner[at] + size[at] <= CANVAS[at] + 0.01);
                    assert!((corner[at]..corner[at] + size[at]).contains(&focus[at]));
                }
            }
        }
    }
}
