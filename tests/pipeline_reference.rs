//! The engine against a plain reference of the contract, on random worlds and random slates.

mod reference;
mod worlds;

use glassfeed::domain::{AccountId, Media, PostId, PostType};
use glassfeed::pipeline::stages::{normalize, stage};
use glassfeed::pipeline::{Arrangement, FeedKind, Ledger, Run, Slate, rank};
use glassfeed::policy::{Policy, Value};
use proptest::collection::vec;
use proptest::prelude::*;

use worlds::{cases, empty_case, feeds, policies, set, too_long_runs};

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
}

#[test]
fn scales_agree_with_their_formulas_by_hand() {
    assert_eq!(normalize::min_max(&[2.0, 4.0, 3.0]), [0.0, 1.0, 0.5]);
    assert_eq!(normalize::quantile(&[2.0, 4.0, 3.0, 4.0]), [0.125, 0.75, 0.375, 0.75]);
    // Mean 0, population standard deviation 1: u = 1 / (1 + e^-1).
    let u = 0.731_058_578_630_004_9;
    assert_eq!(normalize::z_score(&[-1.0, 1.0]), [1.0 - u, u]);
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
        slate.author_places.push(author);
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
