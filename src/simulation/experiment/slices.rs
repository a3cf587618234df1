//! Groups of viewers that a policy may treat differently.

use std::collections::BTreeMap;

use crate::domain::{TopicId, ViewerId};
use crate::pipeline::Context;
use crate::simulation::statistics::quantile;

/// Some of the viewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// What they have in common: `12 to 30 follows`, `food`.
    pub name: String,
    /// Who they are, ascending.
    pub viewers: Vec<ViewerId>,
}

/// Quarters of the viewers by how many accounts they follow, fewest first. Viewers who follow as many stand together,
/// so that quarters may be uneven, or fewer than four.
#[must_use]
pub fn by_follows(context: &Context<'_>) -> Vec<Slice> {
    let follows =
        |viewer: &ViewerId| context.world.account(super::of_viewer(context, *viewer).viewer.account).follows.len();
    let mut ascending: Vec<f64> = viewers(context).map(|viewer| follows(&viewer) as f64).collect();
    ascending.sort_unstable_by(f64::total_cmp);
    let cuts = [0.25, 0.5, 0.75].map(|share| quantile(&ascending, share).unwrap_or(0.0));
    let mut quarters: BTreeMap<usize, Vec<ViewerId>> = BTreeMap::new();
    for viewer in viewers(context) {
        let quarter = cuts.iter().filter(|cut| follows(&viewer) as f64 > **cut).count();
        quarters.entry(quarter).or_default().push(viewer);
    }
    let named = |viewers: Vec<ViewerId>| {
        let counts = || viewers.iter().map(follows);
        let (least, most) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
        let name = if least == most { format!("{least} follows") } else { format!("{least} to {most} follows") };
        Slice { name, viewers }
    };
    quarters.into_values().map(named).collect()
}

/// Viewers by the topic they care about most, as learned from what they did; topics in the world's order, and last
/// those of whom nothing was learned yet.
#[must_use]
pub fn by_interest(context: &Context<'_>) -> Vec<Slice> {
    let mut groups: BTreeMap<Option<TopicId>, Vec<ViewerId>> = BTreeMap::new();
    for viewer in viewers(context) {
        groups.entry(context.history.interests(viewer).top()).or_default().push(viewer);
    }
    let unknown = groups.remove(&None);
    let topic = |(topic, viewers): (Option<TopicId>, Vec<ViewerId>)| {
        let name = topic.map_or(String::new(), |topic| context.world.names.topics[topic.0 as usize].clone());
        Slice { name, viewers }
    };
    let unknown = unknown.map(|viewers| Slice { name: "no interest known".to_owned(), viewers });
    groups.into_iter().map(topic).chain(unknown).collect()
}

fn viewers(context: &Context<'_>) -> impl Iterator<Item = ViewerId> {
    (0..context.world.viewers.len() as u32).map(ViewerId)
}
