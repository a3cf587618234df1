//! What can still be read of a world whose shape is broken, so that its other problems are told as well.

use std::collections::{BTreeMap, HashSet};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::leaf::{FORMATS, Time};
use super::names::Gaps;
use super::resolver::AllGaps;
use super::shape::WorldFile;
use crate::files::model::spot_of;
use crate::files::schema;
use crate::files::spot::{Finding, Spot, Step};

/// The sound parts of the file, what is unknown because the others are not, and all that is wrong with those.
///
/// Only what the typed parse refuses is held against the schema, which then finds every fault in it; where the schema
/// finds none, the refusal itself is told.
pub(super) fn salvage(value: Value) -> (WorldFile, AllGaps, Vec<Finding>) {
    let mut from = Salvage { value, broken: BTreeMap::new(), refusals: Vec::new() };
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
    (file, gaps, from.findings())
}

struct Salvage {
    /// The file, of whose lists only the broken elements are left once they were read.
    value: Value,
    /// Where those stand in the file.
    broken: BTreeMap<&'static str, Vec<usize>>,
    refusals: Vec<Finding>,
}

impl Salvage {
    /// What stands at a top key; `None` where it is missing or broken.
    fn part<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        read(self.value.get(key)?, Spot::default().key(key)).map_err(|refusal| self.refusals.push(refusal)).ok()
    }

    /// The sound elements of a list; `id` is the key that names an element.
    fn list<T: DeserializeOwned>(&mut self, key: &'static str, id: &str, gaps: &mut Gaps) -> Vec<T> {
        let Some(Value::Array(items)) = self.value.get_mut(key) else {
            gaps.open = true;
            return Vec::new();
        };
        let (mut sound, mut places) = (Vec::with_capacity(items.len()), Vec::with_capacity(items.len()));
        let (mut left, mut left_at) = (Vec::new(), Vec::new());
        for (at, item) in std::mem::take(items).into_iter().enumerate() {
            match read(&item, Spot::element(key, at)) {
                Ok(element) => {
                    sound.push(element);
                    places.push(at);
                }
                Err(refusal) => {
                    self.refusals.push(refusal);
                    gaps.strays.extend(item.get(id).and_then(Value::as_str).map(str::to_owned));
                    left.push(item);
                    left_at.push(at);
                }
            }
        }
        *items = left;
        self.broken.insert(key, left_at);
        gaps.places = Some(places);
        sound
    }

    fn findings(self) -> Vec<Finding> {
        let mut findings = schema::findings(&super::world_schema(), &self.value, &FORMATS);
        for finding in &mut findings {
            if let [Step::Key(list), Step::At(at), ..] = finding.spot.0.as_mut_slice()
                && let Some(places) = self.broken.get(list.as_ref())
            {
                *at = places[*at];
            }
        }
        let told: HashSet<Spot> = findings.iter().map(|finding| head(&finding.spot)).collect();
        findings.extend(self.refusals.into_iter().filter(|refusal| !told.contains(&head(&refusal.spot))));
        findings
    }
}

fn read<T: DeserializeOwned>(value: &Value, spot: Spot) -> Result<T, Finding> {
    // Following the path costs more than the parse, so only what is refused is read again to learn where.
    T::deserialize(value).or_else(|_| serde_path_to_error::deserialize(value)).map_err(|error| {
        let inner = spot.0.into_iter().chain(spot_of(error.path()).0).collect();
        Finding::said(Spot(inner), error.into_inner().to_string())
    })
}

/// The place's top key, with its element where that is in a list.
fn head(spot: &Spot) -> Spot {
    let depth = if matches!(spot.0.get(1), Some(Step::At(_))) { 2 } else { 1 };
    Spot(spot.0.iter().take(depth).cloned().collect())
}
