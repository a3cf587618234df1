//! What clusters and places do to a feed, on request.

use glassfeed::domain::{AccountId, PostId, Viewer, ViewerId, World};
use glassfeed::model::History;
use glassfeed::model::embedding::cosine;
use glassfeed::pipeline::stages::{author_decay, demote};
use glassfeed::pipeline::{Context, Ledger, Matters, matters, rank, score_order, why};
use glassfeed::policy::{Knob, Policy, Value};

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
    let world = world();
    let history = History::at(&world, world.now);
    let context = Context { viewer, ..Context::new(&world, &history, policy, VIEWER) };
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
