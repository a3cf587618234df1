//! What each kind of data is worth to predictions, on impressions of later days.

mod model_world;

use glassfeed::domain::Action;
use glassfeed::model::evaluate::{auc, log_loss};
use glassfeed::model::{Categories, Category, TrainOptions, Worth, train, training_rows, worth};

const LAST_DAYS: f64 = 7.0;

fn measured() -> (glassfeed::model::Model, Worth) {
    let world = model_world::world();
    let model = train(&[&world], &TrainOptions { l2: 1.0, ..TrainOptions::default() }, &|_| true).expect("a model");
    let worth = worth(&model, &world, LAST_DAYS, &mut |_| true).expect("nobody stopped it");
    (model, worth)
}

#[test]
fn with_all_data_it_is_the_report_of_the_training() {
    let (model, worth) = measured();
    for (action, report) in Action::ALL.into_iter().zip(&model.report.actions) {
        let quality = worth.with.actions[action];
        assert_eq!(quality.map(|quality| quality.log_loss), report.log_loss, "{}", action.key());
        assert_eq!(quality.and_then(|quality| quality.auc), report.auc, "{}", action.key());
    }
    assert_eq!(worth.impressions, model.trained_on[0].held_out);
}

#[test]
fn without_a_kind_its_features_are_at_their_mean() {
    let (model, worth) = measured();
    let world = model_world::world();
    let rows = training_rows(&world);
    let held_out = &rows[rows.len() - worth.impressions..];
    for category in Category::ALL {
        let predictor = model.predictor(Categories::ALL_ON.without(category));
        let told = held_out.iter().map(|row| {
            let p = predictor.predict(&row.row, row.impression.watched.is_some())[Action::Like].expect("a probability");
            (p, row.impression.did(Action::Like).expect("defined"))
        });
        let (predicted, happened): (Vec<f64>, Vec<bool>) = told.unzip();
        let quality = worth.without(category).expect("measured").actions[Action::Like].expect("measured");
        assert_eq!(Some(quality.log_loss), log_loss(&predicted, &happened));
        assert_eq!(quality.auc, auc(&predicted, &happened));
    }
}

#[test]
fn what_viewers_did_is_worth_most_where_they_act_by_habit() {
    let (_, worth) = measured();
    let growth = |category| worth.growth(category).expect("measured");
    assert!(growth(Category::Activity) > 0.0, "{}", growth(Category::Activity));
    let missed = worth.missed_most(Category::Activity).expect("some action is predicted worse");
    let most = Action::ALL.into_iter().filter_map(|action| worth.growth_of(Category::Activity, action));
    assert_eq!(Some(missed.1), most.max_by(f64::total_cmp));
}

#[test]
fn it_stops_when_it_is_told_to() {
    let world = model_world::world();
    assert_eq!(worth(glassfeed::model::Model::shipped(), &world, LAST_DAYS, &mut |done| done < 0.7), None);
}
