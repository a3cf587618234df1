//! What clusters and places do to a feed, on request.

use glassfeed::domain::{AccountId, Origin, PostId, Viewer, ViewerId, World};
use glassfeed::model::History;
use glassfeed::model::embedding::cosine;
use glassfeed::pipeline::stages::explore::{diversity, source as explored};
use glassfeed::pipeline::stages::near::near;
use glassfeed::pipeline::stages::{author_decay, demote, predict, source};
use glassfeed::pipeline::{
    Asks, Cause, Context, FeedKind, Ledger, Matters, ON_REQUEST, Route, asks, matters, rank, score_order,
    waits_to_be_asked, why, without,
};
use glassfeed::policy::{Knob, Policy, Range, Value};

mod planted;
use planted::{GROUPS, authors, group_of, parts};

const VIEWER: ViewerId = ViewerId(0);

/// The planted world, in which the first viewer follows eighteen authors of all groups and saw nothing yet of most.
fn world() -> World {
    let mut parts = parts();
    let account = parts.viewers[0].account;
    parts.accounts[account.0 as usize].follows = authors().take(18).collect();
    parts.impressions.retain(|impression| impression.viewer != VIEWER || impression.post.0 % GROUPS == 0);
    World::new(parts)
}

fn turned(knob: &'static Knob, value: Value) -> Policy {
    let mut policy = Policy::default();
    policy.set(knob, value).expect("in range");
    policy
}

fn look<T>(viewer: &Viewer, policy: &Policy, tell: impl FnOnce(&Context<'_>, &Ledger) -> T) -> T {
    look_at(FeedKind::Home, viewer, policy, tell)
}

fn look_at<T>(feed: FeedKind, viewer: &Viewer, policy: &Policy, tell: impl FnOnce(&Context<'_>, &Ledger) -> T) -> T {
    let world = world();
    let history = History::at(&world, world.now);
    let context = Context { viewer, feed, ..Context::new(&world, &history, policy, VIEWER) };
    tell(&context, &rank(&context))
}

#[test]
fn each_further_post_of_a_cluster_counts_for_less() {
    let viewer = world().viewers[0].clone();
    let policy = turned(&author_decay::CLUSTER_DECAY, Value::Number(0.5));
    look(&viewer, &policy, |context, ledger| {
        let factors = &ledger.column("author_decay", "cluster_decay").expect("a step of its own").values;
        let clusters = context.history.clusters(context.world);
        let mut ahead = vec![0; clusters.groups.len()];
        for row in score_order(&ledger.scores_after("demote")) {
            let group = clusters.of_post(ledger.slate.posts[row as usize]).expect("placed");
            let due = 0.4 * 0.5_f64.powi(ahead[group]) + 0.6;
            assert!((factors[row as usize] - due).abs() < 1e-12);
            ahead[group] += 1;
        }
        assert!(ahead.iter().filter(|&&count| count > 2).count() > 1, "{ahead:?}");
        let last = (0..ledger.slate.len() as u32).find(|&row| factors[row as usize] < 0.7).expect("one that decays");
        let told = why(context, ledger, last);
        assert!(told.iter().any(|reason| reason.sentence.contains("the same people engage with")), "{told:?}");
    });
}

#[test]
fn unless_asked_for_nothing_is_grouped_and_the_feed_is_todays() {
    let viewer = world().viewers[0].clone();
    look(&viewer, &Policy::default(), |context, ledger| {
        assert!(ledger.column("author_decay", "cluster_decay").is_none());
        assert_eq!(matters(context, ledger, &author_decay::CLUSTER_DECAY), Matters::Inert("off"));
        assert_eq!(matters(context, ledger, &demote::SIMILAR_BY), Matters::Inert("by topics"));
        assert!(ON_REQUEST.iter().all(|(knob, _)| waits_to_be_asked(context.policy, knob)));
        assert!(!context.history.has_clusters(context.world) && !context.history.has_embedding(context.world));
    });
}

#[test]
fn like_a_hidden_one_can_mean_that_the_same_people_engage_with_it() {
    let mut viewer = world().viewers[0].clone();
    viewer.hidden = vec![PostId(1)];
    let hidden = group_of(AccountId(1));
    let policy = turned(&demote::SIMILAR_BY, Value::Choice("embedding"));
    look(&viewer, &policy, |context, ledger| {
        let embedding = context.history.embedding(context.world);
        let from = embedding.post(PostId(1)).expect("placed");
        let factors = &ledger.column("demote", "similar_to_hidden").expect("some are alike").values;
        for (&post, &factor) in ledger.slate.posts.iter().zip(factors) {
            let likeness = cosine(from, embedding.post(post).expect("placed"));
            let due = 1.0 - 0.7 * ((likeness - 0.6) / 0.4).max(0.0);
            assert!((factor - due).abs() < 1e-9, "{likeness} {factor}");
            assert!(factor == 1.0 || group_of(context.world.post(post).author) == hidden);
        }
        assert!(matches!(matters(context, ledger, &demote::SIMILAR_BY), Matters::Posts(_)));
    });
}

/// Suggestions on, by where accounts lie.
fn suggesting() -> Policy {
    let mut policy = turned(&source::SUGGESTED, Value::Switch(true));
    policy.set(&source::SUGGESTED_BY, Value::Choice("embedding")).expect("a choice");
    policy
}

#[test]
fn whom_to_suggest_waits_for_suggestions() {
    let viewer = world().viewers[0].clone();
    for (on, via, by) in [(false, true, true), (true, false, false)] {
        look(&viewer, &turned(&source::SUGGESTED, Value::Switch(on)), |context, ledger| {
            let is_off = |knob| matters(context, ledger, knob) == Matters::Inert("off");
            assert_eq!((is_off(&source::SUGGESTED_VIA), is_off(&source::SUGGESTED_BY)), (via, by));
        });
    }
}

#[test]
fn posts_can_be_suggested_of_accounts_that_draw_the_same_people_and_the_sentence_names_one() {
    let viewer = world().viewers[0].clone();
    let mut policy = suggesting();
    look(&viewer, &policy, |context, ledger| {
        let rows =
            (0..ledger.slate.len() as u32).filter(|&row| ledger.slate.origins[row as usize] == Origin::Suggested);
        let suggested: Vec<u32> = rows.collect();
        assert!(suggested.len() > 5, "{suggested:?}");
        for &row in &suggested {
            let author = ledger.slate.authors[row as usize];
            let near = near(context, author).expect("who is suggested is near");
            assert!(near.cosine >= 0.3 && group_of(near.engaged) == group_of(author));
            let told = &why(context, ledger, row)[0];
            let (liked, name) = (&context.world.account(near.engaged).name, &context.world.account(author).name);
            assert!(told.sentence.starts_with("Because you "), "{}", told.sentence);
            let first = |name: &str| name.split(' ').next().expect("a name").to_owned();
            assert!(told.sentence.contains(&first(liked)) && told.sentence.contains(&first(name)), "{}", told.sentence);
            assert!(told.numbers.starts_with("closeness 0."), "{}", told.numbers);
        }
        assert_eq!(matters(context, ledger, &source::SUGGESTED_VIA), Matters::Inert("by embedding"));
    });
    policy.set(&predict::ACTIVITY, Value::Switch(false)).expect("a switch");
    look(&viewer, &policy, |context, ledger| {
        assert!(!ledger.slate.origins.contains(&Origin::Suggested), "without what the viewer did, nobody is near");
        assert!(!context.history.has_embedding(context.world));
    });
}

#[test]
fn explore_looks_into_the_nearest_clusters_on_request() {
    let viewer = world().viewers[0].clone();
    look_at(FeedKind::Explore, &viewer, &Policy::default(), |context, ledger| {
        assert!(!context.history.has_clusters(context.world));
        assert!(ledger.routes().iter().all(|count| count.route != Route::Clusters));
    });
    let policy = turned(&explored::BY_CLUSTER, Value::Switch(true));
    look_at(FeedKind::Explore, &viewer, &policy, |context, ledger| {
        let count = ledger.routes().into_iter().find(|count| count.route == Route::Clusters).expect("it is told of");
        assert!(count.found > 0 && count.kept > 0);
        let clusters = context.history.clusters(context.world);
        let place = context.history.embedding(context.world);
        let nearest: Vec<usize> =
            clusters.nearest(place.viewer(VIEWER).expect("placed")).iter().take(2).map(|near| near.0).collect();
        for (found, leads) in ledger.found.iter().zip(&ledger.leads) {
            let of = leads.iter().find(|lead| lead.route == Route::Clusters);
            let cluster = clusters.of_post(found.post).expect("placed");
            match of {
                Some(lead) => assert!(lead.cause == Cause::Cluster(cluster) && nearest.contains(&cluster)),
                None => assert!(!nearest.contains(&cluster)),
            }
        }
        let is_alone = |row: &u32| {
            ledger.leads_to(ledger.slate.posts[*row as usize]).iter().all(|lead| lead.route == Route::Clusters)
        };
        let told = (0..ledger.slate.len() as u32).find(is_alone).map(|row| why(context, ledger, row));
        if let Some(told) = told {
            assert!(told[0].sentence.starts_with("It is of a cluster of posts about "), "{}", told[0].sentence);
            assert!(told[0].numbers.starts_with("closeness "), "{}", told[0].numbers);
        }
    });
}

#[test]
fn what_counts_for_less_in_explore_can_be_a_clusters_next_post() {
    let viewer = world().viewers[0].clone();
    let policy = turned(&diversity::NEXT_BY, Value::Choice("clusters"));
    look_at(FeedKind::Explore, &viewer, &policy, |context, ledger| {
        let factors = &ledger.column("author_decay", "cluster_decay").expect("a step of its own").values;
        assert!(ledger.column("author_decay", "topic_decay").is_none());
        let clusters = context.history.clusters(context.world);
        for (&post, &factor) in ledger.slate.posts.iter().zip(factors) {
            let others = ledger.slate.posts.iter().zip(factors);
            let before =
                others.filter(|(other, of)| clusters.of_post(**other) == clusters.of_post(post) && **of > factor);
            assert!((factor - 0.97_f64.powi(before.count() as i32)).abs() < 1e-12);
        }
        assert!(factors.iter().any(|&factor| factor < 1.0));
    });
}

#[test]
fn a_policy_without_what_is_lacking_asks_for_nothing_and_keeps_the_rest() {
    let all = Asks { places: true, clusters: true };
    for feed in FeedKind::ALL {
        let mut policy = suggesting();
        policy.set(&author_decay::CLUSTER_DECAY, Value::Number(0.9)).expect("in range");
        policy.set(&demote::SIMILAR_BY, Value::Choice("embedding")).expect("a choice");
        policy.set(&explored::BY_CLUSTER, Value::Switch(true)).expect("a switch");
        policy.set(&demote::BORDERLINE, Value::Number(0.1)).expect("in range");
        assert_eq!(asks(feed, &policy).is_any(), feed != FeedKind::Following, "{feed:?}");
        let without_all = without(&policy, all);
        assert_eq!(asks(feed, &without_all), Asks::default());
        assert_eq!(without_all.number(&demote::BORDERLINE), 0.1);
        assert_eq!(without(&policy, Asks::default()), policy);
    }
}

#[test]
fn what_a_feed_does_not_ask_for_is_not_learned_for_it() {
    let viewer = Viewer { hidden: vec![PostId(1)], ..world().viewers[0].clone() };
    for (knob, _) in ON_REQUEST {
        let value = match knob.range {
            Range::Choice { choices, .. } => Value::Choice(choices[1]),
            Range::Switch { .. } => Value::Switch(true),
            Range::Number { .. } | Range::Whole { .. } => Value::Number(0.5),
        };
        let mut policy = turned(&source::SUGGESTED, Value::Switch(true));
        policy.set(knob, value).expect("in range");
        for feed in FeedKind::ALL {
            look_at(feed, &viewer, &policy, |context, _| {
                let (asked, at_hand) = (asks(feed, &policy), context.history);
                assert_eq!(asked.places, at_hand.has_embedding(context.world), "{} {feed:?}", knob.key);
                assert_eq!(asked.clusters, at_hand.has_clusters(context.world), "{} {feed:?}", knob.key);
            });
        }
    }
}
