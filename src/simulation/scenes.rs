//! The pictures there are, and what each shows.

use std::sync::OnceLock;

use serde::Deserialize;

/// One picture of `assets/art/scenes`.
#[derive(Clone, Debug, Deserialize)]
pub struct Scene {
    /// The topic, which is its folder.
    pub topic: String,
    /// Its path in the folder, such as `baking/07.svg`.
    pub file: String,
    /// Which of the six sets of colors it is drawn in.
    pub palette: u8,
    /// What a caption could name in it; may be empty.
    pub shows: Vec<String>,
}

impl Scene {
    /// The name posts call it by, such as `baking/07`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.file.strip_suffix(".svg").unwrap_or(&self.file)
    }

    /// How much two pictures of a topic look alike. Assumed: the same one outweighs everything, the same colors are seen
    /// before the same things.
    #[must_use]
    pub fn likeness(&self, other: &Scene) -> f64 {
        let same = |is_so: bool, weight: f64| if is_so { weight } else { 0.0 };
        same(self.file == other.file, 1_000.0)
            + same(self.palette == other.palette, 8.0)
            + same(self.shows == other.shows, 1.0)
    }
}

/// All pictures, in the order of `assets/art/scenes/index.json`.
#[must_use]
pub fn scenes() -> &'static [Scene] {
    static SCENES: OnceLock<Vec<Scene>> = OnceLock::new();
    SCENES.get_or_init(|| serde_json::from_str(include_str!("../../assets/art/scenes/index.json")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_pictures_and_every_picture_its_place() {
        assert_eq!(scenes().len(), 384);
        assert!(scenes().iter().all(|scene| scene.name().starts_with(&format!("{}/", scene.topic))));
    }
}
