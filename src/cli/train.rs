//! `glassfeed train`: a model from the impressions of worlds, and how well it does.

use std::path::PathBuf;

use anyhow::Context as _;
use indicatif::ProgressBar;

use crate::domain::{Action, World};
use crate::files;
use crate::model::{ActionReport, Grown, Model, TREES, TrainOptions, grow, study, train};

use super::answer::{Answer, misused};
use super::request::{load_world, number, worlds_help};
use super::table::{Column, Table, WIDTH};
use super::{numbers, progress, trees};

/// Trains a model on worlds' impressions, and measures it on later days it has not seen.
#[derive(clap::Args, Debug)]
#[command(
    allow_negative_numbers = true,
    after_help = "Examples:
  glassfeed train --world town.world.json -o town.model.json
  glassfeed train --world a.world.json --world b.world.json --l2 100 -o both.model.json --json
  glassfeed train --world town.world.json -o town.model.json --trees
  glassfeed rank --world town.world.json --model town.model.json

One L2-regularized logistic regression per action. The report compares log loss with that of always predicting the base
rate, and the order of the held-out posts with newest first and most viewed first (NDCG at 10, mean over viewers)."
)]
pub(super) struct Train {
    #[arg(long = "world", value_name = "WORLD", required = true, help = format!("May be given again: {}", worlds_help()))]
    worlds: Vec<String>,
    /// The model file to write
    #[arg(short, long, value_name = "MODEL")]
    output: PathBuf,
    /// Penalty on the squared coefficients; 0 is none
    #[arg(long, value_name = "X", value_parser = number, default_value_t = TrainOptions::default().l2)]
    l2: f64,
    /// The last days of every world, kept for measuring
    #[arg(long, value_name = "DAYS", value_parser = number, default_value_t = TrainOptions::default().held_out_days)]
    held_out_days: f64,
    /// Grows gradient-boosted trees on the same impressions as well, and says which does better
    #[arg(long)]
    trees: bool,
    /// Prints the report as one JSON value
    #[arg(long)]
    json: bool,
}

impl Train {
    /// Trains, saves, and prints the report.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        for (flag, number) in [("--l2", self.l2), ("--held-out-days", self.held_out_days)] {
            if !(number.is_finite() && number >= 0.0) {
                return Err(misused(format_args!("{flag} cannot be {number}; use a number from 0 up")));
            }
        }
        let worlds = self.worlds.iter().map(|name| Ok(load_world(name)?.0)).collect::<anyhow::Result<Vec<World>>>()?;
        let options = TrainOptions { l2: self.l2, held_out_days: self.held_out_days, ..TrainOptions::default() };
        let worlds: Vec<&World> = worlds.iter().collect();
        let (model, grown) = if self.trees {
            let (model, grown) = with_trees(&worlds, &options)?;
            (model, Some(grown))
        } else {
            let bar = progress::bar(STEPS as u64, "Training");
            let model = train(&worlds, &options, &|done| watch(&bar, done))?;
            bar.finish_and_clear();
            (model, None)
        };
        files::save_model(&self.output, &model)?;
        if self.json {
            return Answer::json(&trees::Told::of(&model.report, grown.as_ref()));
        }
        Ok((report(&model) + &grown.as_ref().map(trees::told).unwrap_or_default()).into())
    }
}

/// How finely progress is told.
const STEPS: f64 = 1000.0;

fn watch(bar: &ProgressBar, done: f64) -> bool {
    bar.set_position((done * STEPS) as u64);
    true
}

/// The model, and trees on the rows it learned from.
fn with_trees(worlds: &[&World], options: &TrainOptions) -> anyhow::Result<(Model, Grown)> {
    let bar = progress::bar(STEPS as u64, "Training");
    let study = study(worlds, options, &|done, _| watch(&bar, done))?;
    bar.set_message("Growing trees");
    let share = |action: Action| f64::from(action as u8) / Action::ALL.len() as f64;
    let grown = grow(&study, &TREES, &|action| watch(&bar, share(action))).context("growing trees was stopped")?;
    bar.finish_and_clear();
    Ok((study.model, grown))
}

const COLUMNS: [Column; 9] = [
    Column::text("Action", 12),
    Column::number("Rows"),
    Column::number("Did"),
    Column::number("Base rate"),
    Column::number("Log loss"),
    Column::number("of base"),
    Column::number("AUC"),
    Column::number("ECE"),
    Column::text("Note", WIDTH),
];

fn report(model: &Model) -> String {
    let on = model.trained_on.iter().map(|on| {
        let (learned, held_out) = (numbers::count(on.rows, "impression"), on.held_out);
        format!("Trained on {learned} of {}, measured on {held_out} later ones\n", on.world)
    });
    let rows = model.report.actions.iter().map(row).collect();
    let table = Table { columns: &COLUMNS, rows, wraps: true, indent: 0 }.render();
    let ranking = model.report.ranking.as_ref().map_or(String::new(), |ranking| {
        format!(
            "\nNDCG@10 over {}: by the model {}, most viewed first {}, newest first {}\n",
            numbers::count(ranking.viewers, "viewer"),
            numbers::decimals(ranking.model, 3),
            numbers::decimals(ranking.popularity, 3),
            numbers::decimals(ranking.recency, 3),
        )
    });
    format!("{}\n{table}{ranking}", on.collect::<String>())
}

fn row(action: &ActionReport) -> Vec<String> {
    let number =
        |number: Option<f64>, places| number.map_or("–".to_owned(), |number| numbers::decimals(number, places));
    vec![
        action.action.clone(),
        action.rows.to_string(),
        action.positives.to_string(),
        numbers::percent(action.base_rate),
        number(action.log_loss, 4),
        number(action.base_log_loss, 4),
        number(action.auc, 3),
        number(action.calibration_error, 4),
        action.note.clone(),
    ]
}
