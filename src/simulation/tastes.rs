//! Do groups found from what people did agree with what they were made to like?

use crate::domain::{ViewerId, World};
use crate::model::clusters::adjusted_rand;

/// The adjusted Rand index of the viewers' groups against the topics they like best in the hidden tastes; viewers in no
/// group are left out. `None` where no tastes are known, or there is nothing to tell apart.
#[must_use]
pub fn taste_agreement(world: &World, group_of: impl Fn(ViewerId) -> Option<usize>) -> Option<f64> {
    let tastes = world.truth.as_ref()?.tastes.iter().zip(0..);
    let (found, hidden): (Vec<u32>, Vec<u32>) =
        tastes.filter_map(|(taste, at)| Some((group_of(ViewerId(at))? as u32, taste.topics.top()?.0))).unzip();
    adjusted_rand(&found, &hidden)
}
