//! The words that worlds are made of: names, places, captions, products.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// The word bank. Every list is in file order; maps are by ascending key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Names of persons.
    pub people: People,
    /// Where they live; the first are the most common.
    pub places: Vec<Place>,
    /// What is posted about, by topic; the topics are the folders of `assets/art/scenes`.
    pub topics: BTreeMap<String, Topic>,
    /// Ads, in the order they enter a world.
    pub ads: Vec<AdWords>,
    /// Names of broken guidelines.
    pub violations: Vec<String>,
    /// Captions in poor taste that break no guideline, by topic.
    pub borderline: BTreeMap<String, Vec<String>>,
    /// Captions that a fact-checker would mark, by topic.
    pub misinformation: BTreeMap<String, Vec<String>>,
    /// The days everybody celebrates.
    pub holiday: HolidayWords,
}

/// Names of persons.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Given names.
    pub given: Vec<String>,
    /// Family names.
    pub family: Vec<String>,
}

/// A place people live in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Hours its clocks are ahead of UTC.
    pub utc_offset_hours: f64,
}

/// The words of one topic.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Hashtags, without #; the first are the most common.
    pub hashtags: Vec<String>,
    /// Stems of creators' handles.
    pub handles: Vec<String>,
    /// Creators' display names.
    pub creators: Vec<String>,
    /// Businesses' display names.
    pub businesses: Vec<String>,
    /// First sentences, by what the picture shows; those under [`Topic::ANY`] fit every picture of the topic.
    pub captions: BTreeMap<String, Vec<String>>,
    /// Second sentences; each fits after every caption of the topic.
    pub tails: Vec<String>,
    /// Things for sale.
    pub products: Vec<ProductWords>,
}

impl Topic {
    /// The key of the captions that fit every picture.
    pub const ANY: &'static str = "any";
}

/// Something for sale.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductWords {
    /// What it is.
    pub product: String,
    /// What it costs.
    pub price: f64,
    /// ISO 4217 code.
    pub currency: String,
}

/// An ad's words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdWords {
    /// Who pays for it, as shown.
    pub advertiser: String,
    /// What it is about.
    pub topic: String,
    /// What is written under it.
    pub caption: String,
}

/// The holiday's words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayWords {
    /// What it is called.
    pub name: String,
    /// What its posts carry, without #.
    pub hashtags: Vec<String>,
    /// Captions, by topic.
    pub captions: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// The program's own bank, `assets/words.json`.
    #[must_use]
    pub fn built_in() -> &'static Words {
        static BANK: OnceLock<Words> = OnceLock::new();
        BANK.get_or_init(|| Words::parse(include_str!("../../assets/words.json")).unwrap_or_default())
    }

    /// Index of the place of that name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.iter().position(|place| place.name == name)
    }

    /// Reads a word bank from JSON.
    ///
    /// # Errors
    /// Where the text is not JSON of this shape; the message names line and column.
    pub fn parse(json: &str) -> Result<Words, serde_json::Error> {
        serde_json::from_str(json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::scenes::scenes;

    #[test]
    fn the_built_in_bank_has_captions_for_every_picture() {
        let words = Words::built_in();
        for scene in scenes() {
            let captions = &words.topics[&scene.topic].captions;
            assert!(captions.contains_key(Topic::ANY), "{}", scene.topic);
            assert!(scene.shows.iter().all(|shown| captions.contains_key(shown)), "{}", scene.file);
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(Words::parse(r#"{"peeple": {}}"#).is_err());
    }
}
