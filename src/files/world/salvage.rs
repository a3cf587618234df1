//! What can still be read of a world whose shape is broken, so that its other problems are told as well.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::leaf::Time;
use super::names::Gaps;
use super::resolver::AllGaps;
use super::shape::WorldFile;
use crate::files::model::spot_of;
use crate::files::spot::{Finding, Spot, Step};

/// The sound elements of the file, and what is unknown because the others are not.
///
/// Adds to `findings` what the typed parse refuses though the schema let it pass.
pub(super) fn salvage(value: Value, findings: &mut Vec<Finding>) -> (WorldFile, AllGaps) {
    let mut from = Salvage { told: findings.iter().map(|finding| head(&finding.spot)).collect(), findings, value };
    let now: Option<Time> = from.part("now");
    let mut gaps = AllGaps { now: now.is_none(), ..AllGaps::default() };
    let file = WorldFile {
        format: String::new(),
        name: from.part("name").unwrap_or_default(),
        about: from.part("about").unwrap_or_default(),
        now: now.unwrap_or_default(),
        topics: from.list("topics", "", &mut gaps.topics),
        accounts: from.list("accounts", "id", &mut gaps.accounts),
        viewers: from.list("viewers", "account", &mut gaps.viewers),
        posts: from.list("posts", "id", &mut gaps.posts),
        impressions: from.list("impressions", "", &mut gaps.impressions),
        ads: from.list("ads", "id", &mut gaps.ads),
        stories: from.list("stories", "id", &mut gaps.stories),
        holidays: from.list("holidays", "", &mut gaps.holidays),
        truth: from.part::<Option<_>>("truth").flatten(),
    };
    (file, gaps)
}

struct Salvage<'a> {
    value: Value,
    findings: &'a mut Vec<Finding>,
    /// The top keys, and elements of lists, of which something was told already.
    told: HashSet<Spot>,
}

impl Salvage<'_> {
    /// What stands at a top key; `None` where it is missing or broken.
    fn part<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        let value = self.value.get_mut(key).map(Value::take)?;
        self.read(value, Spot::default().key(key))
    }

    /// The sound elements of a list; `id` is the key that names an element.
    fn list<T: DeserializeOwned>(&mut self, key: &'static str, id: &str, gaps: &mut Gaps) -> Vec<T> {
        let Some(Value::Array(items)) = self.value.get_mut(key).map(Value::take) else {
            gaps.open = true;
            return Vec::new();
        };
        let (mut sound, mut places) = (Vec::with_capacity(items.len()), Vec::with_capacity(items.len()));
        for (at, item) in items.into_iter().enumerate() {
            let name = item.get(id).and_then(Value::as_str).map(str::to_owned);
            match self.read(item, Spot::element(key, at)) {
                Some(element) => {
                    sound.push(element);
                    places.push(at);
                }
                None => gaps.strays.extend(name),
            }
        }
        gaps.places = Some(places);
        sound
    }

    fn read<T: DeserializeOwned>(&mut self, value: Value, spot: Spot) -> Option<T> {
        let error = match serde_path_to_error::deserialize(value) {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        if !self.told.contains(&spot) {
            let inner = spot.0.into_iter().chain(spot_of(error.path()).0).collect();
            self.findings.push(Finding::said(Spot(inner), error.into_inner().to_string()));
        }
        None
    }
}

/// The place's top key, with its element where that is in a list.
fn head(spot: &Spot) -> Spot {
    let depth = if matches!(spot.0.get(1), Some(Step::At(_))) { 2 } else { 1 };
    Spot(spot.0.iter().take(depth).cloned().collect())
}
