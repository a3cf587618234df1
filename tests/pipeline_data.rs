//! What each kind of data does to a feed: the feed with it against the feed without it.

mod worlds;

use glassfeed::domain::{Action, PostId};
use glassfeed::model::Category;
use glassfeed::pipeline::stages::predict;
use glassfeed::pipeline::{Context, FeedKind, Ledger, data_effects, rank, shifts};
use glassfeed::policy::{Policy, Value};
use proptest::prelude::*;

use worlds::{cases, policies};

fn order(ledger: &Ledger) -> Vec<PostId> {
    ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_effect_is_the_difference_of_two_feeds(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        for effect in data_effects(&context, &rank(&context)) {
            let knob = predict::switch(effect.category);
            prop_assert_eq!(effect.on, policy.is_on(knob));
            let with = |on| {
                let mut policy: Policy = policy.clone();
                policy.set(knob, Value::Switch(on)).expect("a switch");
                order(&rank(&Context { policy: &policy, ..context }))
            };
            let (with, without) = (with(true), with(false));
            let place = |order: &[PostId], post: PostId| order.iter().position(|&other| other == post).expect("it is ranked") as i64;
            let gained: Vec<i64> = with.iter().map(|&post| place(&without, post) - place(&with, post)).collect();
            let moved: Vec<u64> = gained.iter().filter(|&&places| places != 0).map(|places| places.unsigned_abs()).collect();
            prop_assert_eq!(effect.moved, moved.len());
            prop_assert_eq!(effect.of, with.len());
            let mean = if moved.is_empty() { 0.0 } else { moved.iter().sum::<u64>() as f64 / moved.len() as f64 };
            prop_assert!((effect.mean - mean).abs() < 1e-9);
            prop_assert_eq!(effect.farthest.map(|(_, places)| places.unsigned_abs()), moved.iter().copied().max());
            if let Some((post, places)) = effect.farthest {
                prop_assert_eq!(places, place(&without, post) - place(&with, post));
            }
        }
    }

    #[test]
    fn a_feed_by_time_uses_no_data(case in cases(), policy in policies()) {
        let context = case.context_of(&policy, FeedKind::Following);
        let effects = data_effects(&context, &rank(&context));
        prop_assert_eq!(effects.len(), Category::ALL.len());
        prop_assert!(effects.iter().all(|effect| effect.moved == 0 && effect.farthest.is_none()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_shifted_is_what_differs_between_two_feeds(case in cases(), policy in policies(), at in 0..Category::ALL.len()) {
        let context = case.context(&policy);
        let knob = predict::switch(Category::ALL[at]);
        let mut other = policy.clone();
        other.set(knob, Value::Switch(!policy.is_on(knob))).expect("a switch");
        let (before, after) = (rank(&context), rank(&Context { policy: &other, ..context }));
        let told = shifts(&before, &after, usize::MAX);
        prop_assert_eq!((told.of, told.came, told.went), (before.slate.len(), 0, 0));
        prop_assert_eq!(told.predicted, told.most.len());
        let effect = &data_effects(&context, &before)[at];
        prop_assert_eq!(told.moved, effect.moved);
        let log_odds = |p: f64| {
            let p = p.clamp(f64::EPSILON, 1.0 - f64::EPSILON);
            (p / (1.0 - p)).ln()
        };
        // What moved too little to be told in percent comes after what did not.
        let far = |p: f64, q: f64| ((q - p).abs() >= 1e-4, (log_odds(q) - log_odds(p)).abs());
        let most: Vec<(bool, f64)> = told.most.iter().map(|shift| far(shift.before, shift.after)).collect();
        prop_assert!(most.windows(2).all(|pair| pair[0] >= pair[1]), "{most:?}");
        for shift in &told.most {
            let row = before.slate.row_of(shift.post).expect("a candidate");
            prop_assert_eq!(before.probability(row, shift.action), Some(shift.before));
            for action in Action::ALL {
                if let Some((p, q)) = before.probability(row, action).zip(after.probability(row, action)) {
                    prop_assert!(far(p, q) <= far(shift.before, shift.after));
                }
            }
        }
        prop_assert_eq!(shifts(&before, &before, usize::MAX).most, Vec::new());
    }
}
