//! `glassfeed features`: what the model learns from, as a table for other programs.

use std::path::PathBuf;

use crate::domain::Action;
use crate::files;
use crate::model::{FEATURES, TrainingRow, training_rows};

use super::answer::{Answer, say};
use super::numbers;
use super::request::{load_world, world_help};

/// Writes one row per impression: the features as known just before it, then what came of it.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:
  glassfeed features --world town.world.json -o rows.csv

Columns: every feature, then a 0 or 1 per action (did_like …), empty where the action is not defined (did_watch of a
photo). Rows stand in time order. No feature knows of anything later than its impression.")]
pub(super) struct Features {
    #[arg(long, value_name = "WORLD", help = world_help())]
    world: Option<String>,
    /// The CSV file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

impl Features {
    /// Writes the rows.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let name = self.world.as_deref().or_else(|| files::samples().next()).unwrap_or_default();
        let (world, _) = load_world(name)?;
        let rows = training_rows(&world);
        files::replace(&self.output, |to| {
            let mut csv = csv::Writer::from_writer(to);
            let labels = Action::ALL.map(|action| format!("did_{}", action.key()));
            csv.write_record(FEATURES.iter().map(|feature| feature.key).chain(labels.iter().map(String::as_str)))?;
            rows.iter().try_for_each(|row| csv.write_record(cells(row)))?;
            csv.flush()
        })?;
        say(format_args!("wrote {}: {}", self.output.display(), numbers::count(rows.len(), "row")));
        Ok(Answer::silent())
    }
}

fn cells(row: &TrainingRow<'_>) -> Vec<String> {
    let label = |action: Action| row.impression.did(action).map_or(String::new(), |did| u8::from(did).to_string());
    row.row.iter().map(f64::to_string).chain(Action::ALL.map(label)).collect()
}
