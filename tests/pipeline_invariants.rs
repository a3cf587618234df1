//! What holds for every world and every policy in range, and the engine against a plain reference of the contract.

mod reference;
mod worlds;

use glassfeed::domain::{AccountId, Action, Media, PerAction, PostId, PostType};
use glassfeed::pipeline::stages::{merge, normalize, stage};
use glassfeed::pipeline::{
    Arrangement, Changed, FeedKind, Ledger, RANKED_AFTER, Run, STAGES, Slate, Verdict, rank, ranks, rerank, score_order,
};
use glassfeed::policy::{Policy, Rule, Value, When};
use proptest::collection::vec;
use proptest::prelude::*;

use worlds::{Case, all_knobs, cases, policies, settings};

fn feeds() -> impl Strategy<Value = FeedKind> {
    prop_oneof![4 => Just(FeedKind::Home), 1 => Just(FeedKind::Favorites), 1 => Just(FeedKind::Following)]
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

fn all_off() -> Policy {
    let mut policy = Policy::defaults();
    for switch in STAGES.iter().filter_map(|stage| stage.switch()) {
        policy.set(switch, Value::Switch(false)).expect("a switch");
    }
    policy
}

fn set(policy: &mut Policy, key: &str, value: Value) {
    let knobs = all_knobs();
    let knob = glassfeed::policy::Knob::find(&knobs, key).expect("a knob");
    policy.set(knob, value).expect("in range");
}

/// The places at which a run of one key is longer than `most`.
fn too_long_runs(order: &[u32], key: impl Fn(u32) -> u32, most: usize) -> Vec<usize> {
    let mut run = 0;
    (0..order.len())
        .filter(|&at| {
            run = if at > 0 && key(order[at]) == key(order[at - 1]) { run + 1 } else { 1 };
            run > most
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_agrees_with_the_reference(case in cases(), policy in policies(), feed in feeds()) {
        let context = case.context_of(&policy, feed);
        let (ledger, expected) = (rank(&context), reference::feed(&context));
        let mut found: Vec<_> = ledger
            .found
            .iter()
            .map(|one| (one.post, one.origin.key(), one.removed.map(|removal| (removal.stage, removal.reason))))
            .collect();
        found.sort_by_key(|one| one.0);
        prop_assert_eq!(&found, &expected.found);
        let posts: Vec<PostId> = expected.posts.iter().map(|one| one.post).collect();
        prop_assert_eq!(&ledger.slate.posts, &posts);
        if feed == FeedKind::Home {
            agrees_in_scores(&ledger, &expected)?;
        }
        if !expected.is_close_call {
            agrees_in_order(&ledger, &expected)?;
        }
    }

    #[test]
    fn replaying_a_row_gives_its_score_bit_for_bit(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        prop_assert_eq!(ledger.scores.len(), ledger.slate.len());
        for row in 0..ledger.slate.len() as u32 {
            let score = ledger.scores[row as usize].to_bits();
            prop_assert_eq!(ledger.replay(row).to_bits(), score);
            prop_assert_eq!(ledger.score_after(row, "author_decay").to_bits(), score);
            prop_assert_eq!(ledger.scores_after("deliver")[row as usize].to_bits(), score);
        }
    }

    #[test]
    fn the_points_of_a_row_sum_to_its_score(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        for row in 0..ledger.slate.len() as u32 {
            let points: f64 = ledger.steps(row).map(|step| step.points()).sum();
            let size: f64 = ledger.steps(row).map(|step| step.points().abs()).sum();
            prop_assert!((points - ledger.scores[row as usize]).abs() <= 1e-12 * size.max(1.0));
        }
    }

    #[test]
    fn every_post_sourced_is_removed_delivered_or_left_over(case in cases(), policy in policies(), feed in feeds()) {
        let ledger = rank(&case.context_of(&policy, feed));
        let (mut removed, mut delivered, mut left_over) = (0, 0, 0);
        for found in &ledger.found {
            match ledger.verdict(found.post) {
                Verdict::Removed(removal) => removed += usize::from(removal.stage == "filter"),
                Verdict::Delivered { .. } => delivered += 1,
                Verdict::PastTheEnd { .. } => left_over += 1,
                Verdict::NotFound => prop_assert!(false, "a post found has a verdict"),
            }
        }
        prop_assert_eq!(ledger.sourced, removed + delivered + left_over);
        prop_assert_eq!(ledger.delivered().len(), delivered);
        let mut order = ledger.order().to_vec();
        order.sort_unstable();
        prop_assert_eq!(order, (0..ledger.slate.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn rank_moves_sum_from_the_rank_by_value_to_the_final_rank(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        let after: Vec<Vec<u32>> = RANKED_AFTER.iter().map(|stage| ledger.ranks_after(stage)).collect();
        let by_value = ranks(&score_order(&ledger.scores_after("merge")));
        for row in 0..ledger.slate.len() {
            let moves: i64 =
                after.windows(2).map(|pair| i64::from(pair[1][row]) - i64::from(pair[0][row])).sum();
            let last = ledger.order().iter().position(|&one| one as usize == row).map_or(0, |at| at as i64 + 1);
            prop_assert_eq!(moves, last - i64::from(by_value[row]));
        }
    }

    #[test]
    fn weights_are_the_same_for_every_viewer(mut case in cases(), policy in policies()) {
        let mine = rank(&case.context(&policy));
        let weights = |ledger: &Ledger, action: Action| -> Vec<(f64, f64)> {
            let column = ledger.column("merge", action.key()).expect("one column per action");
            ledger.predicted[action].iter().copied().zip(column.values.iter().copied()).collect()
        };
        case.viewer = case.world.viewers[1].clone();
        let theirs = rank(&case.context(&policy));
        for (action, weight) in Action::ALL.into_iter().map(|action| (action, policy.number(merge::weight(action)))) {
            for (p, points) in weights(&mine, action).into_iter().chain(weights(&theirs, action)) {
                let expected = if p.is_nan() { 0.0 } else { weight * p };
                prop_assert_eq!(points.to_bits(), expected.to_bits());
            }
        }
    }

    #[test]
    fn a_factor_of_a_demotion_is_from_0_to_1_and_of_a_boost_from_0_to_10(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        for (stage, columns) in ledger.columns.iter().filter(|(stage, _)| !["merge", "normalize"].contains(stage)) {
            let most = if *stage == "boost" { 10.0 } else { 1.0 };
            for column in columns {
                let in_range = column.values.iter().all(|factor| (0.0..=most).contains(factor));
                prop_assert!(in_range, "{stage} {}: {:?}", column.reason, column.values);
            }
        }
        if let Some(column) = ledger.column("normalize", "normalized") {
            prop_assert!(column.values.iter().all(|score| (0.0..=1.0).contains(score)));
        }
    }

    #[test]
    fn a_raised_weight_never_lowers_a_post_against_one_with_a_smaller_p(
        case in cases(),
        mut policy in policies(),
        (action, raised) in (prop::sample::select(Action::ALL.to_vec()), 0.0..100.0f64),
    ) {
        for off in ["boost.on", "demote.on", "author_decay.on", "media.on", "author.on"] {
            set(&mut policy, off, Value::Switch(false));
        }
        set(&mut policy, "normalize.strength", Value::Number(0.0));
        let before = rank(&case.context(&policy));
        let mut after = policy.clone();
        let knob = merge::weight(action);
        after.set(knob, Value::Number((policy.number(knob) + raised).min(500.0))).expect("in range");
        let (places_before, places_after) = (ranks(before.order()), ranks(rank(&case.context(&after)).order()));
        let p = &before.predicted[action];
        for a in 0..p.len() {
            for b in (0..p.len()).filter(|&b| p[a] > p[b]) {
                if places_before[a] < places_before[b] {
                    let scores = before.scores_after("merge");
                    let near = (scores[a] - scores[b]).abs() <= 1e-9 * scores[a].abs().max(1.0);
                    prop_assert!(near || places_after[a] < places_after[b], "rows {a} and {b}");
                }
            }
        }
    }

    #[test]
    fn no_author_run_is_too_long_while_another_author_waits(case in cases(), mut policy in policies()) {
        set(&mut policy, "author.on", Value::Switch(true));
        let ledger = rank(&case.context(&policy));
        let author = |row: u32| ledger.slate.authors[row as usize].0;
        let limit = match policy.whole(&glassfeed::pipeline::stages::author::MAX_RUN) {
            0 => return Ok(()),
            limit => limit,
        };
        let order = ledger.order();
        for at in too_long_runs(order, author, limit) {
            prop_assert!(
                order[at..].iter().all(|&later| author(later) == author(order[at])),
                "place {at} repeats an author while another waits: {:?}",
                order.iter().map(|&row| author(row)).collect::<Vec<_>>()
            );
            prop_assert!(ledger.arrangements.last().is_some_and(|(_, last)| last.relaxed.contains(&order[at])));
        }
    }

    #[test]
    fn no_media_run_is_too_long_while_another_medium_is_within_reach(
        keys in vec(0..3u32, 0..60),
        max_run in 1..4usize,
        reach in 1..12usize,
    ) {
        let (order, relaxed) = media_alone(&keys, max_run, reach);
        let too_long = too_long_runs(&order, |row| keys[row as usize], max_run);
        for &at in &too_long {
            let mut waiting: Vec<u32> = order[at..].to_vec();
            waiting.sort_unstable();
            let near = waiting.iter().take(reach);
            prop_assert!(near.clone().all(|&row| keys[row as usize] == keys[order[at] as usize]));
        }
        prop_assert_eq!(too_long.iter().map(|&at| order[at]).collect::<Vec<_>>(), relaxed);
    }

    #[test]
    fn filling_agrees_with_looking_through_the_whole_queue(
        rows in vec((0..4usize, 0..5u32), 0..250),
        order in any::<prop::sample::Index>(),
        media_run in 0..4usize,
        author_run in 0..4usize,
        reach in 1..30usize,
    ) {
        let slate = slate_of(&rows);
        let shift = order.index(rows.len().max(1));
        let order: Vec<usize> = (0..rows.len()).map(|at| (at + shift) % rows.len()).collect();
        let mut policy = Policy::defaults();
        set(&mut policy, "media.max_run", Value::Number(media_run as f64));
        set(&mut policy, "author.max_run", Value::Number(author_run as f64));
        set(&mut policy, "media.reach", Value::Number(reach as f64));
        let media: Vec<u32> = slate.media.iter().map(|&media| media as u32).collect();
        let authors: Vec<u32> = slate.authors.iter().map(|author| author.0).collect();
        let soft = (media_run > 0).then_some((&media[..], media_run));
        let hard = (author_run > 0).then_some((&authors[..], author_run));
        let plain = |(order, relaxed): (Vec<usize>, Vec<usize>)| {
            let narrow = |rows: Vec<usize>| rows.into_iter().map(|row| row as u32).collect();
            Arrangement { order: narrow(order), relaxed: narrow(relaxed) }
        };
        prop_assert_eq!(arranged("media", &policy, &slate, &order), plain(reference::fill(&order, None, soft, reach)));
        prop_assert_eq!(arranged("author", &policy, &slate, &order), plain(reference::fill(&order, hard, soft, reach)));
    }

    #[test]
    fn ads_never_move_a_post(mut case in cases(), mut policy in policies(), every in 0..5u32) {
        let with_ads = rank(&case.context(&policy));
        set(&mut policy, "deliver.ads_every", Value::Number(every.into()));
        let other_spacing = rank(&case.context(&policy));
        case.viewer.hidden_ads = (0..case.world.ads.len() as u32).map(glassfeed::domain::AdId).collect();
        let without_ads = rank(&case.context(&policy));
        prop_assert_eq!(with_ads.delivered(), other_spacing.delivered());
        prop_assert_eq!(with_ads.delivered(), without_ads.delivered());
        prop_assert!(without_ads.delivery.ads.is_empty());
        prop_assert_eq!(
            Ledger { delivery: Default::default(), ..with_ads }.scores,
            Ledger { delivery: Default::default(), ..without_ads }.scores
        );
    }

    #[test]
    fn an_ad_stands_after_every_so_many_posts_and_once(case in cases(), policy in policies(), feed in feeds()) {
        let ledger = rank(&case.context_of(&policy, feed));
        let every = policy.whole(&glassfeed::pipeline::stages::deliver::ADS_EVERY);
        let mut shown = Vec::new();
        for (at, slot) in ledger.delivery.ads.iter().enumerate() {
            prop_assert_eq!(slot.after, (at + 1) * every);
            prop_assert!(slot.after <= ledger.delivery.length && !shown.contains(&slot.ad));
            prop_assert!(!case.viewer.hidden_ads.contains(&slot.ad));
            shown.push(slot.ad);
        }
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
    fn with_all_stages_off_posts_are_sorted_by_value(case in cases(), weights in policies()) {
        let mut policy = all_off();
        for action in Action::ALL {
            policy.set(merge::weight(action), weights.value(merge::weight(action))).expect("in range");
        }
        let ledger = rank(&case.context(&policy));
        let values = ledger.scores_after("merge");
        for pair in ledger.order().windows(2) {
            let (a, b) = (pair[0] as usize, pair[1] as usize);
            prop_assert!(values[a] >= values[b] || ledger.scores[a] == ledger.scores[b]);
        }
    }

    #[test]
    fn scores_that_are_not_finite_stand_last(
        case in cases(),
        mut policy in policies(),
        factor in prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
        media in prop::sample::select(Media::ALL.to_vec()),
    ) {
        set(&mut policy, "boost.on", Value::Switch(true));
        let when = When { media: Some(media), ..When::default() };
        policy.rules = vec![Rule { id: "broken".to_owned(), label: String::new(), on: true, factor, when }];
        let ledger = rank(&case.context(&policy));
        let sorted = &ledger.arrangements[0].1.order;
        let finite = sorted.iter().take_while(|&&row| ledger.scores[row as usize].is_finite()).count();
        prop_assert!(sorted[finite..].iter().all(|&row| !ledger.scores[row as usize].is_finite()));
        prop_assert!(sorted[finite..].windows(2).all(|pair| pair[0] < pair[1]), "newest first among themselves");
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
    fn one_turned_knob_reruns_nothing_before_its_stage(
        case in cases(),
        policy in policies(),
        knob in prop::sample::select(all_knobs()),
        setting in settings(),
    ) {
        let mut turned = policy.clone();
        turned.set(knob, setting.of(knob)).expect("in range");
        let mut marked = rank(&case.context(&policy));
        let owner = STAGES.iter().position(|stage| stage.knobs.iter().any(|one| one.key == knob.key)).expect("a stage");
        let left_alone = mark_before(&mut marked, owner);
        rerank(&case.context(&turned), &mut marked, Changed::Policy(&policy));
        prop_assert_eq!(left_alone, marks_before(&marked, owner));
    }
}

fn agrees_in_scores(ledger: &Ledger, expected: &reference::Feed) -> Result<(), TestCaseError> {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9);
    let (values, normalized) = (ledger.scores_after("merge"), ledger.scores_after("normalize"));
    for (row, one) in expected.posts.iter().enumerate() {
        prop_assert_eq!(ledger.slate.types[row].key(), one.post_type);
        prop_assert!(near(values[row], one.value), "value {} {}", values[row], one.value);
        prop_assert!(near(normalized[row], one.normalized), "normalized {} {}", normalized[row], one.normalized);
        if expected.is_close_call {
            continue;
        }
        prop_assert!(near(ledger.scores[row], one.score), "score {} {}", ledger.scores[row], one.score);
        let told: Vec<(&str, String, f64)> = ledger
            .steps(row as u32)
            .filter(|step| step.column.op == glassfeed::pipeline::Op::Times && (step.value - 1.0).abs() > 1e-9)
            .map(|step| (step.stage, step.column.reason.to_string(), step.value))
            .collect();
        let due: Vec<_> = one.factors.iter().filter(|(_, _, factor)| (factor - 1.0).abs() > 1e-9).collect();
        prop_assert_eq!(told.len(), due.len(), "{:?} {:?}", told, due);
        for (told, due) in told.iter().zip(due) {
            prop_assert_eq!((told.0, &told.1), (due.0, &due.1));
            prop_assert!(near(told.2, due.2), "{:?} {:?}", told, due);
        }
    }
    Ok(())
}

fn agrees_in_order(ledger: &Ledger, expected: &reference::Feed) -> Result<(), TestCaseError> {
    let wide = |rows: &[u32]| rows.iter().map(|&row| row as usize).collect::<Vec<_>>();
    if ledger.is_scored() {
        for ((stage, arrangement), (order, relaxed)) in ledger.arrangements.iter().zip(&expected.orders) {
            prop_assert_eq!(&wide(&arrangement.order), order, "{}", stage);
            prop_assert_eq!(&wide(&arrangement.relaxed), relaxed, "{}", stage);
        }
    }
    prop_assert_eq!(&wide(ledger.order()), &expected.orders[2].0);
    prop_assert_eq!(ledger.delivered().len(), expected.delivered);
    let ads: Vec<_> = ledger.delivery.ads.iter().map(|slot| (slot.after, slot.ad)).collect();
    prop_assert_eq!(&ads, &expected.ads);
    Ok(())
}

/// A slate that is nothing but media and authors: all that the list rules look at.
fn slate_of(rows: &[(usize, u32)]) -> Slate {
    let mut slate = Slate::default();
    for (at, &(media, author)) in rows.iter().enumerate() {
        slate.posts.push(PostId(at as u32));
        slate.media.push(Media::ALL[media]);
        slate.authors.push(AccountId(author));
        slate.types.push(PostType::Photo);
    }
    slate
}

fn arranged(id: &str, policy: &Policy, slate: &Slate, order: &[usize]) -> Arrangement {
    let Some(Run::Arrange(arrange)) = stage(id).map(|stage| &stage.run) else { panic!("{id} arranges") };
    let case = empty_case();
    let order: Vec<u32> = order.iter().map(|&row| row as u32).collect();
    arrange(&case.context(policy), slate, &order)
}

/// The media rule over those keys in that order: order and relaxed.
fn media_alone(keys: &[u32], max_run: usize, reach: usize) -> (Vec<u32>, Vec<u32>) {
    let rows: Vec<(usize, u32)> = keys.iter().map(|&key| (key as usize, 0)).collect();
    let mut policy = Policy::defaults();
    set(&mut policy, "media.max_run", Value::Number(max_run as f64));
    set(&mut policy, "media.reach", Value::Number(reach as f64));
    let order: Vec<usize> = (0..rows.len()).collect();
    let arrangement = arranged("media", &policy, &slate_of(&rows), &order);
    (arrangement.order, arrangement.relaxed)
}

fn empty_case() -> Case {
    let mut parts = worlds::empty();
    parts.viewers.truncate(1);
    Case::new(parts, worlds::model(Vec::new()))
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

#[test]
fn a_feed_without_posts_is_empty_and_whole() {
    let case = empty_case();
    let policy = Policy::defaults();
    for feed in FeedKind::ALL {
        let ledger = rank(&case.context_of(&policy, feed));
        assert!(ledger.found.is_empty() && ledger.delivered().is_empty() && ledger.delivery.ads.is_empty());
    }
}

#[test]
fn scales_agree_with_their_formulas_by_hand() {
    assert_eq!(normalize::min_max(&[2.0, 4.0, 3.0]), [0.0, 1.0, 0.5]);
    assert_eq!(normalize::quantile(&[2.0, 4.0, 3.0, 4.0]), [0.125, 0.75, 0.375, 0.75]);
    // Mean 0, population standard deviation 1: u = 1 / (1 + e^-1).
    let u = 0.731_058_578_630_004_9;
    assert_eq!(normalize::z_score(&[-1.0, 1.0]), [1.0 - u, u]);
}
