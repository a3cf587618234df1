//! What holds for every world and every policy in range.

mod worlds;

use glassfeed::domain::{Action, Media};
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{FeedKind, Ledger, RANKED_AFTER, STAGES, Verdict, rank, ranks, score_order};
use glassfeed::policy::{Policy, Rule, Value, When};
use proptest::prelude::*;

use worlds::{cases, empty_case, feeds, policies, set, too_long_runs};

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

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
    fn a_rank_that_is_counted_is_the_one_that_is_sorted(case in cases(), policy in policies()) {
        let ledger = rank(&case.context(&policy));
        for stage in RANKED_AFTER {
            let counted: Vec<u32> = (0..ledger.slate.len() as u32).map(|row| ledger.rank_after(row, stage)).collect();
            prop_assert_eq!(counted, ledger.ranks_after(stage));
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

fn all_off() -> Policy {
    let mut policy = Policy::defaults();
    for switch in STAGES.iter().filter_map(|stage| stage.switch()) {
        policy.set(switch, Value::Switch(false)).expect("a switch");
    }
    policy
}
