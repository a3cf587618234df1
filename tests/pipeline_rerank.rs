//! A ledger brought up to date is the ledger made anew, and nothing runs that need not.

mod worlds;

use glassfeed::domain::PerAction;
use glassfeed::pipeline::stages::reads_ahead;
use glassfeed::pipeline::{Changed, FeedKind, Ledger, Run, STAGES, Stage, rank, rerank, rerank_watched};
use glassfeed::policy::Policy;
use proptest::collection::vec;
use proptest::prelude::*;

use worlds::{all_knobs, cases, feeds, policies, settings};

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rerank_equals_ranking_anew(case in cases(), walk in vec(policies(), 2..4), feeds in vec(feeds(), 4)) {
        let mut ledger = rank(&case.context_of(&walk[0], feeds[0]));
        for (pair, &feed) in walk.windows(2).zip(&feeds) {
            rerank(&case.context_of(&pair[0], feed), &mut ledger, Changed::Everything);
            rerank(&case.context_of(&pair[1], feed), &mut ledger, Changed::Policy(&pair[0]));
            prop_assert_eq!(bytes(&ledger), bytes(&rank(&case.context_of(&pair[1], feed))));
        }
    }

    #[test]
    fn starting_at_any_stage_changes_nothing_where_nothing_changed(
        case in cases(),
        policy in policies(),
        stage in 0..STAGES.len(),
    ) {
        let mut ledger = rank(&case.context(&policy));
        let before = bytes(&ledger);
        rerank(&case.context(&policy), &mut ledger, Changed::From(STAGES[stage].id));
        prop_assert_eq!(bytes(&ledger), before);
    }

    #[test]
    fn one_turned_knob_reruns_nothing_before_its_stage(
        case in cases(),
        policy in policies(),
        knob in prop::sample::select(all_knobs()),
        setting in settings(),
    ) {
        let mut turned = policy.clone();
        turned.set(knob, setting.of(knob)).expect("in range");
        let mut marked = rank(&case.context(&policy));
        let reads = |stage: &Stage| stage.reads(knob) || reads_ahead(stage, &turned).iter().any(|one| one.key == knob.key);
        let owner = STAGES.iter().position(reads).expect("a stage");
        let left_alone = mark_before(&mut marked, owner);
        rerank(&case.context(&turned), &mut marked, Changed::Policy(&policy));
        prop_assert_eq!(left_alone, marks_before(&marked, owner));
    }

    #[test]
    fn muting_then_unmuting_and_hiding_then_unhiding_restore_the_feed(
        mut case in cases(),
        policy in policies(),
        feed in feeds(),
        pick in any::<prop::sample::Index>(),
    ) {
        case.viewer.muted.clear();
        case.viewer.hidden.clear();
        let before = bytes(&rank(&case.context_of(&policy, feed)));
        let mut ledger = rank(&case.context_of(&policy, feed));
        if ledger.slate.is_empty() {
            return Ok(());
        }
        let (author, post) = {
            let row = pick.index(ledger.slate.len());
            (ledger.slate.authors[row], ledger.slate.posts[row])
        };
        case.viewer.muted.push(author);
        rerank(&case.context_of(&policy, feed), &mut ledger, Changed::Everything);
        prop_assert!(!ledger.slate.authors.contains(&author));
        case.viewer.muted.clear();
        rerank(&case.context_of(&policy, feed), &mut ledger, Changed::Everything);
        prop_assert_eq!(&bytes(&ledger), &before);
        case.viewer.hidden.push(post);
        rerank(&case.context_of(&policy, feed), &mut ledger, Changed::Everything);
        prop_assert!(ledger.slate.row_of(post).is_none());
        case.viewer.hidden.clear();
        rerank(&case.context_of(&policy, feed), &mut ledger, Changed::Everything);
        prop_assert_eq!(&bytes(&ledger), &before);
    }

    #[test]
    fn the_same_input_gives_the_same_bytes_on_any_thread(case in cases(), policy in policies(), feed in feeds()) {
        let here = bytes(&rank(&case.context_of(&policy, feed)));
        let there = std::thread::scope(|scope| {
            let runs = [0, 1].map(|_| scope.spawn(|| bytes(&rank(&case.context_of(&policy, feed)))));
            runs.map(|run| run.join().expect("the pipeline cannot fail"))
        });
        prop_assert_eq!(&there[0], &here);
        prop_assert_eq!(&there[1], &here);
    }
}

#[test]
fn a_watcher_is_told_of_every_stage_in_order() {
    let (case, policy) = (worlds::empty_case(), Policy::defaults());
    let told_of = |feed| {
        let mut told = Vec::new();
        let mut ledger = Ledger::default();
        rerank_watched(&case.context_of(&policy, feed), &mut ledger, Changed::Everything, |stage| told.push(stage.id));
        told
    };
    assert_eq!(told_of(FeedKind::Home), STAGES.iter().map(|stage| stage.id).collect::<Vec<_>>());
    assert_eq!(told_of(FeedKind::Following), ["source", "filter", "deliver"]);
}

/// Everything in the ledger as text in which every float is its bits.
fn bytes(ledger: &Ledger) -> String {
    let bits = |values: &[f64]| values.iter().map(|value| format!("{:x} ", value.to_bits())).collect::<String>();
    let columns: Vec<_> = ledger
        .columns
        .iter()
        .flat_map(|(stage, columns)| columns.iter().map(move |column| (stage, column)))
        .map(|(stage, column)| {
            (stage, &column.reason, column.knob.map(|knob| knob.key), column.op, bits(&column.values))
        })
        .collect();
    format!(
        "{:?}\n{}\n{:?}\n{:?}\n{columns:?}\n{}\n{:?}\n{:?}",
        ledger.found,
        ledger.sourced,
        ledger.slate,
        ledger.predicted.map(|_, values| bits(values)).0,
        bits(&ledger.scores),
        ledger.arrangements,
        ledger.delivery
    )
}

const MARK: f64 = 4096.5;

/// Puts a mark on what each stage before `owner` left in the ledger, as it could only stay if the stage does not run.
fn mark_before(ledger: &mut Ledger, owner: usize) -> String {
    for stage in &STAGES[..owner] {
        match &stage.run {
            Run::Source(_) => ledger.sourced += 1000,
            Run::Predict(_) => {
                ledger.predicted = PerAction::from_fn(|action| ledger.predicted[action].iter().map(|_| MARK).collect());
            }
            Run::Sort(_) | Run::Arrange(_) => {
                let filed = ledger.arrangements.iter_mut().find(|(id, _)| *id == stage.id).expect("it ran");
                filed.1.relaxed.push(u32::MAX);
            }
            _ => {
                for (_, columns) in ledger.columns.iter_mut().filter(|(id, _)| *id == stage.id) {
                    columns.iter_mut().for_each(|column| column.values.fill(MARK));
                }
            }
        }
    }
    marks_before(ledger, owner)
}

/// What the stages before `owner` left in the ledger.
fn marks_before(ledger: &Ledger, owner: usize) -> String {
    let mut marks = String::new();
    for stage in &STAGES[..owner] {
        let columns = ledger.columns.iter().find(|(id, _)| *id == stage.id).map(|(_, columns)| columns);
        let values: Vec<&[f64]> = columns.into_iter().flatten().map(|column| &column.values[..]).collect();
        let relaxed = ledger.arrangements.iter().find(|(id, _)| *id == stage.id).map(|(_, filed)| &filed.relaxed);
        let predicted = matches!(stage.run, Run::Predict(_)).then_some(&ledger.predicted);
        let sourced = matches!(stage.run, Run::Source(_)).then_some(ledger.sourced);
        marks += &format!("{} {sourced:?} {values:?} {relaxed:?} {predicted:?}\n", stage.id);
    }
    marks
}
