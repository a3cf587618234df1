//! Worlds, policies, models, lessons and recipes on disk: the only room that touches it.
//!
//! A file is right or it is not loaded: every problem is reported at once, with its place and what would be right.
//! A save replaces the old file whole or leaves it untouched.

mod brief;
mod csv;
mod days;
mod error;
mod find;
mod kind;
mod layout;
mod lesson;
mod model;
mod order;
mod ordered;
mod policy;
mod preset;
mod progress;
mod recipe;
mod sample;
mod save;
mod schema;
mod spot;
mod text;
mod world;

pub use brief::{brief, save_brief};
pub use csv::save_csv;
pub use days::{DaysTold, days_json, days_rows};
pub use error::{FileError, MAX_PROBLEMS, Problems};
pub use kind::{FileKind, kind_of};
pub use lesson::{LoadedLesson, lesson, lesson_file, lesson_schema, lessons, load_lesson};
pub use model::{load_json, load_model, save_json, save_model};
pub use ordered::{Ordered, knob_value};
pub use policy::{load_policy, parse_policy, policy_schema, save_policy};
pub use preset::{PRESETS, Preset};
pub use progress::Progress;
pub use recipe::{
    Act, Recipe, SHORT, Situation, Staged, load_recipe, model_sha256, order_sha256, recipe_path, save_recipe,
    world_sha256,
};
pub use sample::{WorldSource, sample, samples};
pub use save::{replace, sweep};
pub use text::{MAX_POLICY_BYTES, MAX_WORLD_BYTES};
pub use world::table;
pub use world::{load_world, load_world_within, parse_world, save_world, world_json, world_schema};
