//! Briefs: the recipes they hold, and their way to the disk.

use std::path::Path;

use super::{FileError, Recipe, Situation, order_sha256, replace};
use crate::brief::{self, Brief, Format, Subject};
use crate::domain::World;
use crate::pipeline::{Context, rank};
use crate::policy::Policy;
use crate::simulation::experiment::Experiment;

/// Makes the brief of two to four policies in a situation of that world, of whose own policy nothing is told. `context` is
/// what follows from the situation in its world.
#[must_use]
pub fn brief(
    situation: &Situation,
    world: &World,
    context: &Context<'_>,
    policies: &[&Policy],
    experiment: &Experiment,
) -> Brief {
    let first = Recipe::of(situation, world, context.model, "");
    let recipe = |&policy: &&Policy| {
        let order_sha256 = order_sha256(world, &rank(&Context { policy, ..*context }));
        brief::Recipe { short: first.under(policy, &order_sha256).to_short(), order_sha256 }
    };
    let recipes: Vec<brief::Recipe> = policies.iter().map(recipe).collect();
    Brief::of(&Subject { context: *context, policies, experiment, recipes: &recipes })
}

/// Writes a brief, replacing the old file whole.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_brief(path: &Path, brief: &Brief, format: Format) -> Result<(), FileError> {
    replace(path, |to| to.write_all(brief.write(format).as_bytes()))
}
