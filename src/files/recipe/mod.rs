//! Recipes: one feed to be made again elsewhere, as a file or as a short text to copy.
//!
//! A recipe holds everything but the world and the model, of which it holds the SHA-256. The world's covers the world as
//! [`world_json`](super::world_json) writes it: every account, viewer, post, impression, ad, story and holiday, the clock,
//! the names and the hidden truth; not how a file sets its keys and spaces. A recipe made in another world is refused.

mod shape;
mod situation;

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::spot::{Finding, Spot, Step};
use super::text::{self, MAX_POLICY_BYTES};
use super::{FileError, FileKind, Progress, kind, layout, order, policy, replace, schema, world_json};
use crate::domain::{PostId, World};
use crate::model::Model;
use crate::pipeline::Ledger;
use crate::policy::{Knobs, Policy};

use shape::RecipeFile;
pub use situation::{Act, Situation, Staged};

/// What a recipe's `format` says.
const FORMAT: &str = FileKind::Recipe.format();
/// How a recipe begins that is a short text.
pub const SHORT: &str = "gf1-";
/// The hardest that deflate tries.
const HARDEST: u8 = 10;

/// One feed, to be made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    file: RecipeFile,
    policy: Policy,
}

impl Recipe {
    /// Writes down a situation in a world. `order_sha256` is the SHA-256, in hex, of the delivered post ids joined with
    /// line feeds.
    #[must_use]
    pub fn of(situation: &Situation, world: &World, model: &Model, order_sha256: &str) -> Recipe {
        let hashes = [world_sha256(world), model_sha256(model), order_sha256.to_owned()];
        Recipe { file: situation.to_file(world, hashes), policy: situation.policy.clone() }
    }

    /// The recipe of the same feed under another policy. `order_sha256` is of what then comes out.
    #[must_use]
    pub(super) fn under(&self, policy: &Policy, order_sha256: &str) -> Recipe {
        let told = serde_json::to_value(policy.to_file()).unwrap_or_default();
        let (policy_file, order_sha256) = (told.as_object().cloned().unwrap_or_default(), order_sha256.to_owned());
        let file = RecipeFile { policy: policy_file, order_sha256, ..self.file.clone() };
        Recipe { file, policy: policy.clone() }
    }

    /// The hash of what comes out.
    #[must_use]
    pub fn order_sha256(&self) -> &str {
        &self.file.order_sha256
    }

    /// The situation it describes, in the world and with the model it was made with; `path` names it in errors.
    ///
    /// # Errors
    /// [`FileError::OtherInput`] with both hashes where world or model are others; else everything it names that the
    /// world does not have.
    pub fn situation(&self, path: &Path, world: &World, model: &Model) -> Result<Situation, FileError> {
        let others = [
            ("world", &self.file.world_sha256, world_sha256(world)),
            ("model", &self.file.model_sha256, model_sha256(model)),
        ];
        for (what, wanted, found) in others {
            if *wanted != found {
                return Err(FileError::OtherInput { path: path.to_owned(), what, wanted: wanted.clone(), found });
            }
        }
        Situation::from_file(&self.file, self.policy.clone(), world).map_err(|missing| {
            let problems = order::settle(&self.to_json(), missing, |_, _| String::new());
            FileError::Problems { path: path.to_owned(), problems }
        })
    }

    /// Refuses a feed made from it that is in another order than it says; `path` names it in the error.
    ///
    /// # Errors
    /// [`FileError::OtherOrder`] with both hashes.
    pub fn expect_order(&self, path: &Path, world: &World, ledger: &Ledger) -> Result<(), FileError> {
        let (wanted, found) = (self.order_sha256().to_owned(), order_sha256(world, ledger));
        if wanted == found {
            return Ok(());
        }
        Err(FileError::OtherOrder { path: path.to_owned(), wanted, found })
    }

    /// As a file says it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut bytes = Vec::new();
        // Memory takes every byte, and the shape has only text keys, so that nothing can fail.
        let _ = layout::write(&mut bytes, &self.file);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// As a text to copy: [`SHORT`], then the JSON, deflated, in base64 for URLs.
    #[must_use]
    pub fn to_short(&self) -> String {
        let json = serde_json::to_vec(&self.file).unwrap_or_default();
        format!("{SHORT}{}", URL_SAFE_NO_PAD.encode(compress_to_vec(&json, HARDEST)))
    }
}

/// Reads a recipe: a short text, or the file of that path.
///
/// # Errors
/// Where it cannot be read, is of another kind or version, or says what cannot be: then all problems together.
pub fn load_recipe(recipe: &str, knobs: &Knobs) -> Result<Recipe, FileError> {
    let path = recipe_path(recipe);
    let text = match short(recipe) {
        Some(packed) => unpack(packed).ok_or(FileError::BrokenShort)?,
        None => text::read(path, FileKind::Recipe, MAX_POLICY_BYTES, &Progress::new())?,
    };
    parse(path, &text, knobs)
}

/// What errors call that recipe: its path, or that it is a short one.
#[must_use]
pub fn recipe_path(recipe: &str) -> &Path {
    Path::new(if short(recipe).is_some() { "short recipe" } else { recipe })
}

/// What a short text holds behind its beginning; `None` where it is a path.
fn short(recipe: &str) -> Option<&str> {
    recipe.trim().strip_prefix(SHORT).filter(|_| !Path::new(recipe).exists())
}

/// Writes a recipe, replacing the old file whole.
///
/// # Errors
/// [`FileError::Unwritable`]; the old file is untouched.
pub fn save_recipe(path: &Path, recipe: &Recipe) -> Result<(), FileError> {
    replace(path, |to| to.write_all(recipe.to_json().as_bytes()))
}

/// SHA-256, in hex, of the world as this program saves it.
#[must_use]
pub fn world_sha256(world: &World) -> String {
    hex(&Sha256::digest(world_json(world)))
}

/// SHA-256, in hex, of the model as JSON.
#[must_use]
pub fn model_sha256(model: &Model) -> String {
    hex(&Sha256::digest(serde_json::to_vec(model).unwrap_or_default()))
}

/// SHA-256, in hex, of the delivered post ids joined with line feeds.
#[must_use]
pub fn order_sha256(world: &World, ledger: &Ledger) -> String {
    let id = |post: PostId| world.post(post).id.as_str();
    let ids: Vec<&str> = ledger.delivered().iter().map(|&row| id(ledger.slate.posts[row as usize])).collect();
    hex(&Sha256::digest(ids.join("\n")))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The JSON of a short text, where it is whole.
fn unpack(packed: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(packed).ok()?;
    String::from_utf8(decompress_to_vec_with_limit(&bytes, MAX_POLICY_BYTES as usize).ok()?).ok()
}

fn parse(path: &Path, text: &str, knobs: &Knobs) -> Result<Recipe, FileError> {
    let value: Value = serde_json::from_str(text).map_err(|error| text::syntax(path, text, &error))?;
    kind::expect(path, text, FileKind::Recipe)?;
    let mut findings = schema::findings(&schemars::schema_for!(RecipeFile).to_value(), &value, &[]);
    let mut policy = None;
    if value["policy"].is_object() {
        let (of_policy, read) = policy::read(value["policy"].clone(), knobs);
        findings.extend(of_policy.into_iter().map(inside_policy));
        policy = read;
    }
    let file = if findings.is_empty() { typed(value).map_err(|found| findings.push(found)).ok() } else { None };
    match (file, policy) {
        (Some(file), Some(policy)) => Ok(Recipe { file, policy }),
        _ => {
            let problems = order::settle(text, findings, |_, _| String::new());
            Err(FileError::Problems { path: path.to_owned(), problems })
        }
    }
}

fn typed(value: Value) -> Result<RecipeFile, Finding> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let spot = super::model::spot_of(error.path());
        Finding::said(spot, error.into_inner().to_string())
    })
}

fn inside_policy(mut found: Finding) -> Finding {
    let mut steps = vec![Step::Key("policy".into())];
    steps.append(&mut found.spot.0);
    Finding { spot: Spot(steps), ..found }
}
