//! The shipped model before people it has never met: a generated world of another seed.

use std::sync::OnceLock;

use glassfeed::domain::{Action, World};
use glassfeed::model::evaluate::log_loss;
use glassfeed::model::{Categories, Category, Model, TrainOptions, TrainingRow, ranking, training_rows};
use glassfeed::policy::Knob;
use glassfeed::simulation::{OPTIONS, Options, Words, generate};

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let words = Words::parse(include_str!("../assets/words.json")).expect("the word bank");
        let sizes = [("accounts", 500.0), ("viewers", 50.0), ("posts", 5_000.0), ("impressions", 60_000.0)];
        let options = sizes.into_iter().fold(Options::new(7), |options, (key, size)| {
            options.with(Knob::find(OPTIONS, key).expect("an option"), size).expect("in range")
        });
        generate(&options, &words)
    })
}

/// The second half of the month: by then there is a past to go by.
fn later_rows() -> &'static [TrainingRow<'static>] {
    static ROWS: OnceLock<Vec<TrainingRow<'static>>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| training_rows(world()));
    &rows[rows.len() / 2..]
}

/// Log loss of the action's predictions, that of the world's own rate, and the positives.
fn losses(action: Action, on: Categories) -> (f64, f64, usize) {
    let (mut predicted, mut happened) = (Vec::new(), Vec::new());
    for row in later_rows() {
        let p = Model::shipped().predict(&row.row, on, row.impression.watched.is_some())[action];
        if let (Some(p), Some(did)) = (p, row.impression.did(action)) {
            predicted.push(p);
            happened.push(did);
        }
    }
    let positives = happened.iter().filter(|&&did| did).count();
    let rate = positives as f64 / happened.len() as f64;
    let loss = |predicted: &[f64]| log_loss(predicted, &happened).expect("impressions");
    (loss(&predicted), loss(&vec![rate; happened.len()]), positives)
}

#[test]
fn it_beats_the_worlds_own_base_rates() {
    let mut told = 0;
    for action in Action::ALL {
        let (loss, base, positives) = losses(action, Categories::ALL_ON);
        if positives >= 200 {
            assert!(loss < base, "{}: {loss} against {base}, {positives} positives", action.key());
            told += 1;
        }
    }
    assert!(told >= 4);
}

#[test]
fn its_order_beats_popularity_and_recency() {
    let weights = TrainOptions::default().weights;
    let report = ranking(Model::shipped(), &[(world(), later_rows())], &weights).expect("viewers who did something");
    assert!(report.model > 1.2 * report.popularity, "{report:?}");
    assert!(report.model > 1.2 * report.recency, "{report:?}");
}

#[test]
fn it_predicts_worse_without_what_the_viewer_did() {
    let (all, ..) = losses(Action::Like, Categories::ALL_ON);
    let (without, ..) = losses(Action::Like, Categories::ALL_ON.without(Category::Activity));
    assert!(all < without);
}
