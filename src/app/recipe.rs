//! Recipes in the window: the feed at hand written down, and a feed that was written down put in its place.

use std::path::Path;
use std::sync::Arc;

use crate::domain::World;
use crate::files::{self, Act, FileError, Progress, Recipe, Situation, WorldSource};
use crate::model::Model;
use crate::pipeline::{self, knobs};

use super::command::Command;
use super::document::Document;
use super::jobs::{Finished, Jobs};
use super::refused::Refused;
use super::session::Session;
use super::state::State;
use super::words;

/// What a recipe that is a short text is called where a file would have its name.
const SHORT_NAME: &str = "The short recipe";

/// The world a recipe is opened on.
pub(super) struct AtHand {
    world: Arc<World>,
    source: WorldSource,
    model: Option<Arc<Model>>,
}

/// The feed at hand, to be written down.
pub(super) struct SituationAtHand {
    world: Arc<World>,
    model: Option<Arc<Model>>,
    situation: Situation,
    order_sha256: String,
}

/// A feed of a recipe, in the world it fits.
#[derive(Clone, Debug)]
pub struct Remade {
    world: Arc<World>,
    source: WorldSource,
    model: Option<Arc<Model>>,
    situation: Situation,
}

impl Remade {
    /// Reads a recipe, a file's path or a short text, for the world at hand, else for the sample it was made in. `path`
    /// names it in errors.
    ///
    /// # Errors
    /// Where it cannot be read, fits neither that world nor a sample, or gives another order than it says.
    pub(super) fn read(recipe: &str, path: &Path, at_hand: AtHand, progress: &Progress) -> Result<Remade, FileError> {
        let recipe = files::load_recipe(recipe, knobs())?;
        let model = at_hand.model.clone();
        let refused = match Remade::fit(&recipe, path, at_hand) {
            Err(error) if is_of_another_world(&error) => error,
            done => return done,
        };
        for name in files::samples() {
            let world = Arc::new(files::sample(name, progress)?);
            match Remade::fit(&recipe, path, AtHand { world, source: WorldSource::Sample(name), model: model.clone() })
            {
                Err(error) if is_of_another_world(&error) => {}
                done => return done,
            }
        }
        Err(refused)
    }

    /// The recipe in that world, where it was made in it and gives the order it says.
    fn fit(recipe: &Recipe, path: &Path, to: AtHand) -> Result<Remade, FileError> {
        let AtHand { world, source, model } = to;
        let (situation, model) = match recipe.situation(path, &world, predicting(model.as_ref())) {
            // It may have been made before another model was used.
            Err(FileError::OtherInput { what: "model", .. }) if model.is_some() => {
                (recipe.situation(path, &world, Model::shipped())?, None)
            }
            read => (read?, model),
        };
        let ledger = pipeline::rank(&situation.stage(&world).context(predicting(model.as_ref())));
        recipe.expect_order(path, &world, &ledger)?;
        Ok(Remade { world, source, model, situation })
    }

    /// The handle of the viewer whose feed it is.
    #[must_use]
    pub fn handle(&self) -> &str {
        &self.world.account(self.situation.viewer.account).id
    }

    /// The document with this feed in place of its own; what the feed does not depend on stays.
    #[must_use]
    pub fn document(&self, before: &Document) -> Document {
        let world = &self.world;
        let mut document = before.clone();
        if self.is_elsewhere(before) {
            let Document { pinned, others, .. } = document;
            document = Document { pinned, others, ..Document::new(world.clone(), self.source.clone()) };
        }
        let Situation { viewer_id, viewer, follows, now, policy, acts, feed: _ } = self.situation.clone();
        document.viewers.remove(&viewer_id);
        if viewer != *world.viewer(viewer_id) {
            document.viewers.insert(viewer_id, viewer);
        }
        document.follows = follows.into_iter().filter(|(id, follows)| *follows != world.account(*id).follows).collect();
        Document { policy, policy_path: None, viewer: viewer_id, now, acts, model: self.model.clone(), ..document }
    }

    /// Shows the kind of feed it is; where it has acts that a refresh has not put behind, they count at once.
    pub(super) fn show(&self, session: &mut Session) {
        session.feed = self.situation.feed;
        session.react_at_once |= self.situation.acts.iter().any(|act| !act.behind);
    }

    fn is_elsewhere(&self, document: &Document) -> bool {
        !Arc::ptr_eq(&self.world, &document.world)
    }
}

/// The model, or the one that comes with the program.
fn predicting(model: Option<&Arc<Model>>) -> &Model {
    match model {
        Some(model) => model,
        None => Model::shipped(),
    }
}

fn is_of_another_world(error: &FileError) -> bool {
    matches!(error, FileError::OtherInput { what: "world", .. })
}

impl SituationAtHand {
    /// The world it is in, and what it is beside that.
    pub(super) fn into_parts(self) -> (Arc<World>, Situation) {
        (self.world, self.situation)
    }

    /// Written down: hashing the world takes longer than a frame where it is large.
    fn recipe(&self) -> Recipe {
        Recipe::of(&self.situation, &self.world, predicting(self.model.as_ref()), &self.order_sha256)
    }
}

impl State {
    /// Does a command put another world in place of the one at hand?
    pub(super) fn brings_world(&self, command: &Command) -> bool {
        match command {
            Command::UseWorld(..) => true,
            Command::UseRecipe(remade) => remade.is_elsewhere(&self.document),
            _ => false,
        }
    }

    pub(super) fn at_hand(&self) -> AtHand {
        let Document { world, source, model, .. } = &self.document;
        AtHand { world: world.clone(), source: source.clone(), model: model.clone() }
    }

    /// Everything the feed at hand is made from; acts it does not react to yet are no part of it.
    pub(super) fn situation_at_hand(&self) -> SituationAtHand {
        let Document { world, policy, viewer, follows, now, acts, .. } = &self.document;
        let counts = |act: &&Act| self.session.react_at_once || act.behind;
        let situation = Situation {
            viewer_id: *viewer,
            viewer: self.document.viewer().clone(),
            follows: follows.clone(),
            now: *now,
            feed: self.session.feed,
            policy: policy.clone(),
            acts: acts.iter().filter(counts).cloned().collect(),
        };
        let order_sha256 = files::order_sha256(world, &self.results.ledger);
        SituationAtHand { world: world.clone(), model: self.document.model.clone(), situation, order_sha256 }
    }

    pub(super) fn copy_recipe(&mut self) {
        self.give_up_arrival();
        self.jobs.copy_recipe(self.situation_at_hand());
    }

    pub(super) fn save_recipe(&mut self, path: &Path) {
        self.jobs.save_recipe(self.situation_at_hand(), path);
    }

    pub(super) fn open_recipe(&mut self, short: String) {
        self.give_up_arrival();
        self.jobs.open_recipe(short, self.at_hand());
    }
}

impl Jobs {
    fn open_recipe(&mut self, short: String, at_hand: AtHand) {
        self.load("the short recipe", move |progress| {
            let path = Path::new(SHORT_NAME);
            match Remade::read(&short, path, at_hand, progress) {
                Ok(remade) => Finished::Recipe(Box::new(remade)),
                Err(error) => Finished::Refused(Refused::from_error(path, &error)),
            }
        });
    }

    fn copy_recipe(&mut self, situation: SituationAtHand) {
        self.start("Copying the recipe".to_owned(), move |_| {
            Finished::Copied(situation.recipe().to_short(), "Copied the recipe of this feed".to_owned())
        });
    }

    fn save_recipe(&mut self, situation: SituationAtHand, path: &Path) {
        let path = path.to_owned();
        let name = words::file_name(&path);
        self.write(format!("Saving {name}"), move |_| match files::save_recipe(&path, &situation.recipe()) {
            Ok(()) => Finished::Saved(format!("Saved {name}")),
            Err(error) => Finished::Refused(Refused::from_error(&path, &error)),
        });
    }
}
