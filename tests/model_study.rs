//! What the Lab shows of a training: how it went, what held-out days say, what each kind of data is worth, and trees.

use std::cell::RefCell;
use std::sync::OnceLock;

use glassfeed::domain::{Action, ActionSet, World};
use glassfeed::model::evaluate::{Mean, calibration_by_rank};
use glassfeed::model::{Category, Measured, Step, Study, TREES, TrainError, TrainOptions, grow, study, train};

mod model_world;
use model_world::{parts, world};

fn options() -> TrainOptions {
    TrainOptions { held_out_days: 5.0, ..TrainOptions::default() }
}

fn of(world: &World) -> Study {
    study(&[world], &options(), &|_, _| true).expect("enough impressions")
}

fn studied() -> &'static Study {
    static STUDY: OnceLock<Study> = OnceLock::new();
    STUDY.get_or_init(|| of(&world()))
}

#[test]
fn looking_closely_changes_nothing_of_the_model() {
    assert_eq!(train(&[&world()], &options(), &|_| true).as_ref(), Ok(&studied().model));
}

#[test]
fn the_last_pass_is_where_the_model_stands() {
    let study = studied();
    for action in Action::ALL {
        let (passes, measured) = (&study.passes[action], &study.measured[action]);
        let last = passes.last().and_then(|pass| pass.held_out).expect("days are held out");
        let report = study.model.report.actions[action as usize].log_loss.expect("days are held out");
        assert!((last - report).abs() < 1e-6, "{}: {last} is not {report}", action.key());
        assert!((measured.log_loss.expect("measured") - report).abs() < 1e-9);
    }
    let likes = &study.passes[Action::Like];
    assert!(likes.len() > 3 && likes[likes.len() - 1].train < likes[0].train);
    assert_eq!(study.passes[Action::Hide].len(), 1, "nobody hid anything");
    let means = study.mean_passes();
    let mean = Measured::mean(&study.measured).log_loss.expect("measured");
    assert!((means.last().and_then(|pass| pass.held_out).expect("held out") - mean).abs() < 1e-6);
}

#[test]
fn what_happened_on_the_held_out_days_changes_no_coefficient() {
    let before = studied();
    let from = before.model.trained_on[0].held_out_from.expect("days are held out");
    let mut parts = parts();
    for impression in parts.impressions.iter_mut().filter(|impression| impression.at >= from) {
        impression.named = match impression.named.contains(Action::Like) {
            true => ActionSet::default(),
            false => [Action::Like].into_iter().collect(),
        };
    }
    let after = of(&World::new(parts));
    assert_eq!(before.model.actions, after.model.actions);
    assert_eq!(before.model.features, after.model.features);
    assert_ne!(before.measured[Action::Like].log_loss, after.measured[Action::Like].log_loss);
    let [grown, again] = [before, &after].map(|study| grow(study, &TREES, &|_| true).expect("nobody stops it"));
    assert_eq!(grown.trees, again.trees, "nor the number of trees");
}

#[test]
fn both_models_are_measured_on_the_same_impressions() {
    let study = studied();
    let (learned, held_out) = study.rows();
    assert_eq!(learned + held_out, world().impressions.len());
    let counted = |measured: &Measured| measured.curve.iter().map(|bin| bin.count).sum::<usize>();
    for action in Action::ALL {
        assert_eq!(counted(&study.measured[action]), study.model.report.actions[action as usize].held_out);
        assert_eq!(counted(&study.shipped[action]), counted(&study.measured[action]));
    }
}

#[test]
fn who_likes_more_than_others_is_lost_without_what_was_done() {
    let mut parts = parts();
    for impression in &mut parts.impressions {
        // Half of the viewers like more than others, whatever they see, and nothing else tells them apart.
        let (viewer, post) = (impression.viewer.0, impression.post.0);
        let likes = (post * 7 + viewer * 3) % 10 < if viewer % 2 == 0 { 7 } else { 1 };
        impression.named = likes.then_some(Action::Like).into_iter().collect();
        impression.dwell_secs = 2.0;
        impression.watched = impression.watched.map(|_| 0.2);
    }
    let without = of(&World::new(parts)).without(&|_| true).expect("nobody stops it");
    let growth = |category| {
        let without = without.iter().find(|without| without.category == category).expect("each kind");
        without.growth[Action::Like].expect("likes have a regression")
    };
    assert!(growth(Category::Activity) > 0.05, "{without:?}");
    assert!(growth(Category::Search).abs() < 0.01, "nobody searched for anything");
    assert!(without.iter().all(|without| without.growth[Action::Hide].is_none()), "a base rate needs no data");
}

#[test]
fn what_is_under_way_is_told_and_can_be_stopped() {
    let heard = RefCell::new(Vec::new());
    let watch = |done: f64, step| {
        heard.borrow_mut().push((done, step));
        !matches!(step, Step::Pass(Action::Like, 3))
    };
    assert!(matches!(study(&[&world()], &options(), &watch), Err(TrainError::Cancelled)));
    let heard = heard.into_inner();
    assert_eq!(heard.last().map(|heard| heard.1), Some(Step::Pass(Action::Like, 3)));
    assert!(heard.is_sorted_by(|a, b| a.0 <= b.0));
    assert_eq!(studied().without(&|done| done < 0.05), None);
    assert_eq!(grow(studied(), &TREES, &|action| action != Action::Save), None);
}

#[test]
fn trees_are_the_same_on_one_thread_and_are_held_against_the_same_rows() {
    let study = studied();
    let grown = grow(study, &TREES, &|_| true).expect("nobody stops it");
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    assert_eq!(alone.install(|| grow(study, &TREES, &|_| true)).as_ref(), Some(&grown));
    assert!(grown.trees[Action::Like] > 0);
    assert_eq!(grown.trees[Action::Hide], 0, "too rare: its base rate is predicted");
    for action in Action::ALL {
        let [own, trees] = [&study.measured, &grown.measured].map(|measured| measured[action].log_loss);
        let difference = grown.difference[action].expect("days are held out");
        assert!((trees.expect("measured") - own.expect("measured") - difference.mean).abs() < 1e-9);
    }
    let [own, trees] = [&study.measured, &grown.measured].map(|measured| Measured::mean(measured).log_loss);
    let overall = grown.overall.expect("days are held out");
    assert!((trees.expect("measured") - own.expect("measured") - overall.mean).abs() < 1e-9);
    let like = &grown.measured[Action::Like];
    assert!(like.log_loss < study.model.report.actions[Action::Like as usize].base_log_loss);
}

#[test]
fn bins_of_equal_counts_run_from_the_lowest_predictions_to_the_highest() {
    let predicted = [0.4, 0.1, 0.2, 0.3];
    let curve = calibration_by_rank(&predicted, &[true, false, true, true], 2);
    let read: Vec<_> = curve.iter().map(|bin| (bin.count, bin.happened)).collect();
    assert_eq!(read, [(2, 0.5), (2, 1.0)]);
    assert!((curve[0].predicted - 0.15).abs() < 1e-12 && (curve[1].predicted - 0.35).abs() < 1e-12);
    assert_eq!(calibration_by_rank(&predicted, &[true; 4], 9).len(), 4);
    assert_eq!(calibration_by_rank(&[], &[], 3), []);
    let same = calibration_by_rank(&[0.2; 5], &[true, false, false, false, false], 3);
    assert_eq!(
        same.iter().map(|bin| (bin.count, bin.happened)).collect::<Vec<_>>(),
        [(5, 0.2)],
        "equals stay together"
    );
}

#[test]
fn the_interval_of_a_mean_is_the_closed_form() {
    // Mean 2, standard deviation 1, so 1.96 / √3 to either side.
    let mean = Mean::of(&[1.0, 2.0, 3.0]).expect("three values");
    let reach = 1.96 / 3.0_f64.sqrt();
    assert_eq!(mean.mean, 2.0);
    assert!((mean.low - (2.0 - reach)).abs() < 1e-12 && (mean.high - (2.0 + reach)).abs() < 1e-12);
    assert!(mean.is_clear());
    assert!(!Mean::of(&[-1.0, 1.0]).expect("two values").is_clear());
    assert_eq!(Mean::of(&[1.0]), None);
}
