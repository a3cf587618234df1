//! Where accounts, viewers and posts lie, learned from who engages with whom.

use glassfeed::domain::{AccountId, PostId, ViewerId, World};
use glassfeed::model::embedding::cosine;
use glassfeed::model::{Embedding, History};

mod planted;
use planted::{GROUPS, POSTS, authors, group_of, parts, time, world};

fn learn(world: &World) -> Embedding {
    Embedding::learn(world, &History::at(world, world.now))
}

#[test]
fn planted_groups_come_out_as_nearest_accounts() {
    let embedding = learn(&world());
    let mut own = 0;
    for account in authors() {
        let near = embedding.nearest(account, 6);
        let is_own = |(other, _): &&(AccountId, f64)| group_of(*other) == group_of(account);
        assert!(near[..3].iter().all(|other| is_own(&other)), "{account:?}: {near:?}");
        assert!(near.is_sorted_by(|a, b| a.1 >= b.1) && near.iter().all(|(other, _)| *other != account));
        own += near.iter().filter(is_own).count();
    }
    assert!(own * 100 >= authors().count() * 6 * 95, "{own}");
}

#[test]
fn a_viewer_and_a_post_lie_with_their_group() {
    let world = world();
    let embedding = learn(&world);
    for viewer in 0..world.viewers.len() as u32 {
        let place = embedding.viewer(ViewerId(viewer)).expect("it liked something");
        let nearest = embedding.nearest_to(place, 1)[0].0;
        assert_eq!(group_of(nearest), viewer % GROUPS);
    }
    for (at, post) in world.posts.iter().enumerate() {
        let place = embedding.post(PostId(at as u32)).expect("its author is known");
        assert_eq!(group_of(embedding.nearest_to(place, 1)[0].0), group_of(post.author), "{}", post.id);
    }
}

#[test]
fn every_place_is_one_long() {
    let world = world();
    let embedding = learn(&world);
    assert!((1..=Embedding::DIMENSIONS).contains(&embedding.dimensions()));
    let places = authors().filter_map(|account| embedding.account(account));
    let posts = (0..world.posts.len() as u32).filter_map(|post| embedding.post(PostId(post)));
    for place in places.chain(posts) {
        assert_eq!(place.len(), embedding.dimensions());
        assert!((cosine(place, place) - 1.0).abs() < 1e-5);
    }
}

#[test]
fn what_happened_after_the_clock_moves_nothing() {
    let whole = world();
    let then = time(3_000);
    let mut early = parts();
    early.impressions.retain(|impression| impression.at <= then);
    assert!(early.impressions.len() < whole.impressions.len());
    let before = Embedding::learn(&whole, &History::at(&whole, then));
    assert_eq!(before, learn(&World::new(early)));
    assert_ne!(before, learn(&whole));
}

#[test]
fn the_order_of_the_impressions_does_not_matter() {
    let mut reversed = parts();
    reversed.impressions.reverse();
    assert_eq!(learn(&world()), learn(&World::new(reversed)));
}

#[test]
fn the_order_of_the_accounts_hardly_matters() {
    let mut turned = parts();
    let last = turned.accounts.len() as u32 - 1;
    turned.accounts.reverse();
    turned.viewers.iter_mut().for_each(|viewer| viewer.account.0 = last - viewer.account.0);
    turned.posts.iter_mut().for_each(|post| post.author.0 = last - post.author.0);
    let (before, after) = (learn(&world()), learn(&World::new(turned)));
    let place = |account: AccountId| before.account(account).expect("known");
    let turned = |account: AccountId| after.account(AccountId(last - account.0)).expect("known");
    for (a, b) in authors().flat_map(|a| authors().map(move |b| (a, b))) {
        // The first directions are drawn at random, so a weak direction may come out a little askew.
        let (one, other) = (cosine(place(a), place(b)), cosine(turned(a), turned(b)));
        assert!((one - other).abs() < 0.05, "{a:?} {b:?}: {one} {other}");
    }
}

#[test]
fn one_thread_and_two_give_the_same_bytes() {
    let world = world();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| learn(&world))
    };
    assert_eq!(on(1), on(2));
}

#[test]
fn without_engagement_and_follows_nothing_has_a_place() {
    let mut nothing = parts();
    nothing.impressions.clear();
    let embedding = learn(&World::new(nothing));
    assert_eq!(embedding.dimensions(), 0);
    assert_eq!(
        (embedding.account(AccountId(0)), embedding.viewer(ViewerId(0)), embedding.post(PostId(0))),
        (None, None, None)
    );
    assert!(embedding.nearest(AccountId(0), 5).is_empty());
}

#[test]
fn who_has_done_nothing_yet_has_no_place_and_who_follows_has_one() {
    let mut quiet = parts();
    quiet.impressions.retain(|impression| impression.viewer.0 >= 2);
    let second = quiet.viewers[1].account;
    quiet.accounts[second.0 as usize].follows = authors().filter(|author| group_of(*author) == 2).take(3).collect();
    let embedding = learn(&World::new(quiet));
    assert_eq!(embedding.viewer(ViewerId(0)), None);
    let place = embedding.viewer(ViewerId(1)).expect("it follows");
    assert_eq!(group_of(embedding.nearest_to(place, 1)[0].0), 2);
}

#[test]
fn a_post_nobody_saw_lies_by_its_author_and_topics() {
    let world = world();
    let history = History::at(&world, world.now);
    let embedding = Embedding::learn(&world, &history);
    let unseen = PostId(world.posts.len() as u32 / POSTS * (POSTS - 1));
    assert!(history.engaged().iter().all(|engaged| engaged.post != unseen));
    let place = embedding.post(unseen).expect("its author is known");
    assert!(cosine(place, embedding.account(world.post(unseen).author).expect("known")) > 0.8);
}

#[test]
fn a_history_learns_once_and_anew_where_somebody_follows_somebody_else() {
    let world = world();
    let history = History::at(&world, world.now);
    let first = history.embedding(&world);
    assert!(std::sync::Arc::ptr_eq(&first, &history.embedding(&world)));
    assert_eq!(*first, Embedding::learn(&world, &history));
    let follower = world.viewers[0].account;
    let changed = World::clone(&world).with_follows(follower, vec![AccountId(1), AccountId(5)]);
    assert_eq!(*history.embedding(&changed), Embedding::learn(&changed, &history));
    assert_ne!(*first, *history.embedding(&changed));
    assert_eq!(*first, *history.embedding(&changed.with_follows(follower, Vec::new())));
}
