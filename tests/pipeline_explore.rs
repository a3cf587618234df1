//! Explore finds what is not followed, in several ways; a light ranker, the full model and rules of its own put it in order.

mod planted;
mod worlds;

use std::collections::BTreeSet;

use glassfeed::domain::{AccountId, Action, HashtagId, PostId, Search, TopicId, ViewerId, days_between};
use glassfeed::model::History;
use glassfeed::pipeline::stages::explore::loss::loss;
use glassfeed::pipeline::stages::{self, explore};
use glassfeed::pipeline::{
    Cause, Changed, Context, FeedKind, Ledger, RestsOn, Route, Summary, Verdict, knobs, matters, rank, rerank, why,
};
use glassfeed::policy::{Knob, Policy, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use worlds::{Case, cases, settings};

/// Policies with any of the knobs turned that Explore reads.
fn policies() -> impl Strategy<Value = Policy> {
    let read: Vec<&'static Knob> = stages::read_for(FeedKind::Explore).collect();
    vec((prop::sample::select(read), settings()), 0..10).prop_map(|turned| {
        let mut policy = Policy::defaults();
        for (knob, setting) in turned {
            policy.set(knob, setting.of(knob)).expect("in range");
        }
        policy
    })
}

fn explore_of<'a>(case: &'a Case, policy: &'a Policy) -> Context<'a> {
    case.context_of(policy, FeedKind::Explore)
}

fn set(policy: &mut Policy, key: &str, value: Value) {
    policy.set(Knob::find(knobs(), key).expect("a knob"), value).expect("in range");
}

fn with(key: &str, value: Value) -> Policy {
    let mut policy = Policy::defaults();
    set(&mut policy, key, value);
    policy
}

/// Everything of the ledger as text; floats as they print, which tells any two apart.
fn told(ledger: &Ledger) -> String {
    format!("{ledger:?}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_delivered_is_new_recent_allowed_and_of_accounts_that_are_not_followed(
        case in cases(),
        policy in policies(),
    ) {
        let context = explore_of(&case, &policy);
        let ledger = rank(&context);
        let seen: BTreeSet<PostId> = case
            .world
            .impressions
            .iter()
            .filter(|impression| impression.viewer == context.viewer_id && impression.at <= context.now)
            .map(|impression| impression.post)
            .chain(case.seen_since.iter().copied())
            .collect();
        for &row in ledger.delivered() {
            let id = ledger.slate.posts[row as usize];
            let post = case.world.post(id);
            let age = days_between(post.created_at, context.now);
            prop_assert!((0.0..=policy.number(&explore::source::MAX_AGE_DAYS)).contains(&age));
            prop_assert!(post.author != context.account() && !case.world.follows(context.account(), post.author));
            prop_assert!(!seen.contains(&id) && post.labels.violation.is_none());
            prop_assert!(!case.viewer.hidden.contains(&id) && !case.viewer.muted.contains(&post.author));
            prop_assert!(post.labels.borderline <= policy.number(&explore::filter::BORDERLINE));
            prop_assert!(!ledger.leads_to(id).is_empty());
        }
    }

    #[test]
    fn every_post_is_delivered_past_the_end_or_removed_by_a_stage_of_explore(case in cases(), policy in policies()) {
        let ledger = rank(&explore_of(&case, &policy));
        let summary = Summary::of(&ledger);
        prop_assert_eq!(summary.sourced, summary.removed + summary.delivered + summary.past_end);
        for found in &ledger.found {
            if let Verdict::Removed(removal) = ledger.verdict(found.post) {
                prop_assert!(["source", "filter", "shortlist"].contains(&removal.stage));
            }
        }
        let kept = policy.whole(&explore::shortlist::KEEP).min(ledger.shortlist.posts.len());
        prop_assert_eq!(ledger.slate.len(), kept);
        prop_assert!(ledger.sourced <= policy.whole(&explore::source::AT_MOST));
    }

    #[test]
    fn a_score_of_explore_is_its_ledger_replayed(case in cases(), policy in policies()) {
        let ledger = rank(&explore_of(&case, &policy));
        for row in 0..ledger.slate.len() as u32 {
            prop_assert_eq!(ledger.replay(row).to_bits(), ledger.scores[row as usize].to_bits());
        }
    }

    #[test]
    fn a_rerank_equals_ranking_anew_also_across_surfaces(
        case in cases(),
        walk in vec((policies(), prop::sample::select(FeedKind::ALL.to_vec())), 2..5),
    ) {
        let mut ledger = Ledger::default();
        for pair in walk.windows(2) {
            let ((before, feed), (after, _)) = (&pair[0], &pair[1]);
            rerank(&case.context_of(before, *feed), &mut ledger, Changed::Everything);
            rerank(&case.context_of(after, *feed), &mut ledger, Changed::Policy(before));
            prop_assert_eq!(told(&ledger), told(&rank(&case.context_of(after, *feed))));
        }
    }

    #[test]
    fn the_light_ranker_lets_the_best_by_its_own_score_pass(case in cases(), keep in 1u32..12) {
        let policy = with("explore.keep", Value::Number(keep.into()));
        let ledger = rank(&explore_of(&case, &policy));
        let passed = |post: &PostId| ledger.slate.row_of(*post).is_some();
        let scores = || ledger.shortlist.posts.iter().zip(&ledger.shortlist.scores);
        let least = scores().filter(|(post, _)| passed(post)).map(|(_, score)| *score).fold(f64::INFINITY, f64::min);
        prop_assert!(scores().filter(|(post, _)| !passed(post)).all(|(_, score)| *score <= least));
        for (post, place) in ledger.shortlist.posts.iter().zip(ledger.shortlist.places()) {
            prop_assert_eq!(ledger.shortlist.place(*post), Some((place, ledger.shortlist.posts.len())));
            prop_assert_eq!(place <= keep, passed(post));
        }
    }

    #[test]
    fn nothing_is_lost_where_the_light_ranker_keeps_everything(case in cases()) {
        let policy = with("explore.keep", Value::Number(20_000.0));
        let context = explore_of(&case, &policy);
        let lost = loss(&context, &rank(&context));
        prop_assert_eq!(lost.kept, lost.best);
    }

    #[test]
    fn no_knob_of_explore_changes_the_feed_and_none_of_the_feed_alone_changes_explore(
        case in cases(),
        knob in prop::sample::select(knobs().to_vec()),
        setting in settings(),
    ) {
        let (plain, mut turned) = (Policy::defaults(), Policy::defaults());
        turned.set(knob, setting.of(knob)).expect("in range");
        for feed in FeedKind::ALL {
            if !stages::read_for(feed).any(|read| read.key == knob.key) {
                let ledgers = [&plain, &turned].map(|policy| told(&rank(&case.context_of(policy, feed))));
                prop_assert_eq!(&ledgers[0], &ledgers[1]);
                let context = case.context_of(&plain, feed);
                prop_assert!(matches!(matters(&context, &rank(&context), knob), glassfeed::pipeline::Matters::Inert(_)));
            }
        }
    }

    #[test]
    fn an_authors_and_a_topics_further_posts_keep_less_and_less(case in cases()) {
        let mut policy = with("explore.author_next", Value::Number(0.5));
        set(&mut policy, "explore.topic_next", Value::Number(1.0));
        let ledger = rank(&explore_of(&case, &policy));
        let before = ledger.scores_after("demote");
        for rows in ledger.slate.by_author() {
            let mut rows = rows.clone();
            rows.sort_by(|&a, &b| before[b as usize].total_cmp(&before[a as usize]).then(a.cmp(&b)));
            for (k, row) in rows.into_iter().enumerate() {
                let expected = before[row as usize] * 0.5f64.powi(k as i32);
                prop_assert_eq!(ledger.scores[row as usize], expected);
            }
        }
    }
}

/// A case in which posts are found, with the posts that are.
fn busy() -> (Case, Vec<PostId>) {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    loop {
        let case = cases().new_tree(&mut runner).expect("a case").current();
        let policy = Policy::defaults();
        let ledger = rank(&explore_of(&case, &policy));
        if ledger.slate.len() >= 3 {
            let posts = ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
            return (case, posts);
        }
    }
}

fn only(route: Route) -> Policy {
    let mut policy = Policy::defaults();
    for other in Route::ALL.into_iter().filter(|&other| other != route) {
        policy.set(explore::source::switch(other), Value::Switch(false)).expect("a switch");
    }
    policy
}

#[test]
fn a_search_brings_in_the_posts_that_carry_the_hashtag_until_its_data_is_switched_off() {
    let (mut case, posts) = busy();
    let tag = HashtagId(0);
    let mut parts = case.world.clone().into_parts();
    for &post in &posts {
        parts.posts[post.0 as usize].hashtags = vec![tag];
    }
    let (viewer, seen, model) = (case.viewer.clone(), case.seen_since.clone(), case.model.clone());
    case = Case::new(parts, model);
    (case.viewer, case.seen_since) = (viewer, seen);
    let at = case.world.now - jiff::SignedDuration::from_hours(3);
    case.viewer.searches = vec![Search { at, hashtag: tag }];
    let mut policy = only(Route::Searches);
    let context = explore_of(&case, &policy);
    let ledger = rank(&context);
    let found: BTreeSet<PostId> = ledger.slate.posts.iter().copied().collect();
    assert!(posts.iter().all(|post| found.contains(post)));
    assert!(ledger.leads_to(posts[0]).iter().all(|lead| lead.cause == Cause::Search(tag)));
    let row = ledger.slate.row_of(posts[0]).expect("found");
    let told = why(&context, &ledger, row);
    let name = &case.world.names.hashtags[0];
    assert_eq!(told[0].rests_on, RestsOn::Route(Route::Searches));
    assert_eq!(told[0].sentence, format!("You searched for #{name}, and the post carries it."));
    set(&mut policy, "data.search", Value::Switch(false));
    assert!(rank(&explore_of(&case, &policy)).found.is_empty());
}

#[test]
fn the_ways_of_finding_posts_take_turns_until_there_are_enough() {
    let (case, _) = busy();
    let policy = Policy::defaults();
    let ledger = rank(&explore_of(&case, &policy));
    let mut few = Policy::defaults();
    set(&mut few, "explore.at_most", Value::Number(10.0));
    let short = rank(&explore_of(&case, &few));
    assert_eq!(short.sourced, ledger.sourced.min(10));
    let routes = ledger.routes();
    assert!(routes.iter().all(|count| count.alone <= count.found && count.kept <= count.found));
    assert_eq!(routes.iter().map(|count| count.route).collect::<Vec<_>>(), Route::ALL[..4], "the last is on request");
}

#[test]
fn the_weight_of_see_less_counts_against_and_the_feeds_weights_do_not_count() {
    let (case, posts) = busy();
    let policy = Policy::defaults();
    let ledger = rank(&explore_of(&case, &policy));
    let row = ledger.slate.row_of(posts[0]).expect("found");
    for action in Action::ALL {
        let p = ledger.probability(row, action).unwrap_or(0.0);
        let step = ledger.steps(row).find(|step| *step.column.reason == *action.key()).expect("a step");
        assert_eq!(step.value, policy.number(explore::value::weight(action)) * p);
    }
    assert!(policy.number(&explore::value::HIDE) < 0.0);
}

#[test]
fn a_post_like_one_the_viewer_wants_less_of_is_lowered_and_that_one_is_gone() {
    let (mut case, posts) = busy();
    let mut parts = case.world.clone().into_parts();
    for &post in &posts[..2] {
        parts.posts[post.0 as usize].topics = glassfeed::domain::TopicWeights::new([(TopicId(1), 1.0)]);
        parts.posts[post.0 as usize].hashtags = vec![HashtagId(1)];
    }
    let (viewer, seen, model) = (case.viewer.clone(), case.seen_since.clone(), case.model.clone());
    case = Case::new(parts, model);
    (case.viewer, case.seen_since) = (viewer, seen);
    case.viewer.hashtags = vec![HashtagId(1)];
    let policy = Policy::defaults();
    case.viewer.hidden.push(posts[0]);
    let ledger = rank(&explore_of(&case, &policy));
    assert!(matches!(ledger.verdict(posts[0]), Verdict::Removed(removal) if removal.reason == "hidden"));
    let row = ledger.slate.row_of(posts[1]).expect("a candidate");
    let factor = ledger.steps(row).find(|step| *step.column.reason == *"similar_to_hidden").expect("a step").value;
    assert!((factor - (1.0 - policy.number(&explore::demote::SIMILAR))).abs() < 1e-12);
}

#[test]
fn why_a_post_is_absent_is_told() {
    let (mut case, posts) = busy();
    let policy = Policy::defaults();
    let author: AccountId = case.world.post(posts[0]).author;
    let mut follows = case.world.account(case.viewer.account).follows.clone();
    follows.push(author);
    case.world = case.world.clone().with_follows(case.viewer.account, follows);
    let context = explore_of(&case, &policy);
    assert_eq!(rank(&context).verdict(posts[0]), Verdict::NotFound);
    assert!(explore::source::absence(&context, posts[0]).starts_with("the viewer follows its author"));
}

#[test]
fn near_accounts_are_those_of_the_group_whose_posts_the_viewer_liked_and_the_sentence_names_one() {
    let world = planted::world();
    let history = History::at(&world, world.now);
    let policy = only(Route::Near);
    for viewer_id in (0..planted::GROUPS * 2).map(ViewerId) {
        let context = Context { feed: FeedKind::Explore, ..Context::new(&world, &history, &policy, viewer_id) };
        let ledger = rank(&context);
        let own = viewer_id.0 % planted::GROUPS;
        let first: Vec<u32> = (0..ledger.found.len())
            .filter(|&at| ledger.leads[at][0].place <= 10)
            .map(|at| planted::group_of(world.post(ledger.found[at].post).author))
            .collect();
        assert!(first.iter().filter(|&&group| group == own).count() >= 6, "viewer {viewer_id:?}: {first:?}");
        let lead = |row: u32| ledger.leads_to(ledger.slate.posts[row as usize])[0];
        let row = (0..ledger.slate.len() as u32).min_by_key(|&row| lead(row).place).expect("one is found");
        let Cause::Account(liked) = lead(row).cause else { panic!("an account led there") };
        let author = ledger.slate.authors[row as usize];
        assert_eq!(planted::group_of(liked), planted::group_of(author));
        let told = &why(&context, &ledger, row)[0];
        let name = &world.account(liked).name;
        let first_name = name.split(' ').next().expect("a name");
        assert!(told.sentence.starts_with(&format!("Because you liked {first_name}’s posts")), "{}", told.sentence);
        assert!(told.numbers.starts_with("closeness 0."), "{}", told.numbers);
    }
}
