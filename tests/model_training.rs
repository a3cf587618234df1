//! What training learns, says of itself, and how a prediction is taken apart.

use std::cell::RefCell;
use std::sync::OnceLock;

use glassfeed::domain::{Action, World};
use glassfeed::model::{
    Categories, Category, FEATURES, Feature, Model, Row, TrainError, TrainOptions, logistic, train, training_rows,
};

mod model_world;
use model_world::{parts, world};

fn options() -> TrainOptions {
    TrainOptions { held_out_days: 5.0, ..TrainOptions::default() }
}

fn trained() -> &'static (World, Model) {
    static TRAINED: OnceLock<(World, Model)> = OnceLock::new();
    TRAINED.get_or_init(|| {
        let world = world();
        let model = train(&[&world], &options(), &|_| true).expect("enough impressions");
        (world, model)
    })
}

fn some_row() -> Row {
    let (world, _) = trained();
    training_rows(world).last().expect("impressions").row
}

#[test]
fn it_beats_the_base_rate_where_there_is_something_to_learn() {
    let (_, model) = trained();
    let like = &model.report.actions[Action::Like as usize];
    assert!(like.log_loss < like.base_log_loss);
    assert!(like.auc > Some(0.8));
    assert!(like.calibration_error < Some(0.05));
    assert!(like.note.is_empty());
    let ranking = model.report.ranking.as_ref().expect("viewers who liked something");
    assert!(ranking.model > ranking.popularity && ranking.model > ranking.recency);
}

#[test]
fn too_few_positives_predict_the_base_rate_for_everybody_and_say_so() {
    let (world, model) = trained();
    let report = &model.report.actions[Action::Hide as usize];
    assert_eq!(report.positives, 0);
    assert!(report.note.contains("too few examples"));
    for row in training_rows(world).iter().step_by(500) {
        let p = model.predict(&row.row, Categories::ALL_ON, true)[Action::Hide].expect("always defined");
        assert!((p - report.base_rate).abs() < 1e-12 && p > 0.0);
    }
    let parts = model.contributions(Action::Hide, &some_row(), Categories::ALL_ON);
    assert!(parts.iter().all(|part| part.log_odds == 0.0));
}

#[test]
fn predictions_average_to_the_training_rate() {
    let (world, model) = trained();
    let report = &model.report.actions[Action::Like as usize];
    let rows = training_rows(world);
    let learned = &rows[..model.trained_on[0].rows];
    let sum: f64 =
        learned.iter().filter_map(|row| model.predict(&row.row, Categories::ALL_ON, true)[Action::Like]).sum();
    assert!((sum / learned.len() as f64 - report.positives as f64 / report.rows as f64).abs() < 1e-6);
}

#[test]
fn lower_positions_are_not_mistaken_for_dislike() {
    let (_, model) = trained();
    assert!(model.actions[Action::Like as usize].position < 0.0);
}

#[test]
fn watch_is_undefined_where_nothing_plays() {
    let (_, model) = trained();
    assert_eq!(model.predict(&some_row(), Categories::ALL_ON, false)[Action::Watch], None);
    assert!(model.predict(&some_row(), Categories::ALL_ON, true)[Action::Watch].is_some());
    let (watch, like) = (&model.report.actions[Action::Watch as usize], &model.report.actions[Action::Like as usize]);
    assert!(watch.rows < like.rows);
}

#[test]
fn intercept_and_contributions_sum_to_the_log_odds_to_the_last_bit() {
    let (world, model) = trained();
    for row in training_rows(world).iter().step_by(300) {
        for on in [Categories::ALL_ON, Categories::ALL_ON.without(Category::Activity)] {
            let predicted = model.predict(&row.row, on, true);
            for action in Action::ALL {
                let parts = model.contributions(action, &row.row, on);
                let sum = parts.iter().fold(model.intercept(action), |sum, part| sum + part.log_odds);
                assert_eq!(Some(logistic(sum)), predicted[action]);
            }
        }
    }
}

#[test]
fn a_category_that_is_off_holds_its_features_at_their_training_mean() {
    let (_, model) = trained();
    for category in Category::ALL {
        let mut held = some_row();
        for (at, feature) in FEATURES.iter().enumerate().filter(|(_, feature)| feature.category == category) {
            assert_eq!(model.features[at].key, feature.key);
            held[at] = model.features[at].mean;
        }
        let off = Categories::ALL_ON.without(category);
        assert_eq!(model.predict(&some_row(), off, true), model.predict(&held, Categories::ALL_ON, true));
        let parts = model.contributions(Action::Like, &some_row(), off);
        assert!(parts.iter().all(|part| part.feature.category != category));
    }
    let none = model.predict(&some_row(), Categories::NONE, true)[Action::Like];
    assert_eq!(none, Some(logistic(model.intercept(Action::Like))));
}

#[test]
fn training_twice_gives_the_same_model() {
    let (world, model) = trained();
    assert_eq!(train(&[world], &options(), &|_| true).as_ref(), Ok(model));
}

#[test]
fn a_model_reads_back_as_it_was_written() {
    let (_, model) = trained();
    let text = serde_json::to_string_pretty(model).expect("a model");
    assert_eq!(&serde_json::from_str::<Model>(&text).expect("its own text"), model);
    assert!(serde_json::from_str::<Model>(&text.replace("\"l2\"", "\"penalty\"")).is_err());
}

#[test]
fn later_days_are_held_out() {
    let (world, model) = trained();
    let described = &model.trained_on[0];
    assert_eq!(described.rows + described.held_out, world.impressions.len());
    let days = glassfeed::domain::hours_between(described.held_out_from.expect("held out"), described.to) / 24.0;
    assert!(days < 5.0 && days > 4.9);
}

#[test]
fn nothing_to_learn_from_is_an_error() {
    let options = TrainOptions { held_out_days: 100.0, ..options() };
    assert_eq!(train(&[&world()], &options, &|_| true), Err(TrainError::NoRows(100.0)));
    assert_eq!(train(&[], &options, &|_| true), Err(TrainError::NoRows(100.0)));
    let bad = TrainOptions { l2: -1.0, ..options };
    assert!(matches!(train(&[&world()], &bad, &|_| true), Err(TrainError::Option { option: "l2", .. })));
}

#[test]
fn progress_grows_and_can_cancel() {
    let heard = RefCell::new(Vec::new());
    let outcome = train(&[&world()], &options(), &|done| {
        heard.borrow_mut().push(done);
        done < 0.5
    });
    assert_eq!(outcome, Err(TrainError::Cancelled));
    let heard = heard.into_inner();
    assert!(heard.is_sorted() && heard.last().is_some_and(|&done| (0.5..=1.0).contains(&done)));
}

#[test]
fn classes_that_can_be_told_apart_are_warned_of() {
    let mut parts = parts();
    for impression in &mut parts.impressions {
        let own_topic = impression.post.0 % 4 == impression.viewer.0 % 4;
        impression.named = own_topic.then_some(Action::Like).into_iter().collect();
    }
    let options = TrainOptions { l2: 0.0, ..options() };
    let model = train(&[&World::new(parts)], &options, &|_| true).expect("enough impressions");
    assert!(model.report.actions[Action::Like as usize].note.contains("raise the penalty"));
    assert_eq!(model.validate(), []);
}

#[test]
fn every_problem_of_a_model_file_is_reported_with_its_path() {
    let (_, model) = trained();
    assert_eq!(model.validate(), []);
    let mut broken = model.clone();
    broken.format = "glassfeed.model/9".to_owned();
    broken.features[3].sd = 0.0;
    broken.features[5].key = "magic".to_owned();
    broken.actions[0].intercept = f64::NAN;
    broken.actions[1].coefficients = vec![1.0];
    broken.actions.pop();
    let paths: Vec<String> = broken.validate().into_iter().map(|problem| problem.path).collect();
    let wanted =
        ["format", "features[5]", "features[3].sd", "actions", "actions[0].intercept", "actions[1].coefficients"];
    assert_eq!(paths, wanted);
}

#[test]
fn the_shipped_model_is_sound() {
    let model = Model::shipped();
    assert_eq!(model.validate(), []);
    for report in model.report.actions.iter().filter(|report| report.positives >= 200) {
        assert!(report.log_loss < report.base_log_loss, "{} does not beat its base rate", report.action);
    }
    let ranking = model.report.ranking.as_ref().expect("it was measured");
    assert!(ranking.model > ranking.popularity && ranking.model > ranking.recency);
}

#[test]
fn a_feature_is_found_by_its_key() {
    assert_eq!(Feature::index_of(FEATURES[7].key), Some(7));
    assert_eq!(Feature::index_of("magic"), None);
}
