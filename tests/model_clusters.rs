//! Groups of posts and viewers, and the drawing of their places.

use glassfeed::domain::{PostId, TopicId, ViewerId, World};
use glassfeed::model::clusters::{Distances, adjusted_rand, k_means, silhouettes};
use glassfeed::model::layout::{layout, layout_in_drafts};
use glassfeed::model::{ClusterOptions, Clusters, Embedding, History};

mod planted;
use planted::{GROUPS, group_of, parts, world};

fn learn(world: &World) -> Embedding {
    Embedding::learn(world, &History::at(world, world.now))
}

fn find(world: &World, options: ClusterOptions) -> Clusters {
    Clusters::find(world, &learn(world), options, &mut |_| true).expect("nobody stops it")
}

const POINTS: [[f32; 2]; 6] = [[1.0, 2.0], [1.0, 4.0], [1.0, 0.0], [10.0, 2.0], [10.0, 4.0], [10.0, 0.0]];

#[test]
fn k_means_and_silhouette_agree_with_scikit_learn() {
    let rows: Vec<&[f32]> = POINTS.iter().map(|point| &point[..]).collect();
    let found = k_means(&rows, 2, 1);
    assert!((found.inertia - 16.0).abs() < 1e-6, "{found:?}");
    let widths = silhouettes(&Distances::between(&rows), &found.labels);
    let mean = widths.iter().sum::<f64>() / 6.0;
    assert!((mean - 0.713_347_779_174_961_5).abs() < 1e-6, "{mean}");
}

#[test]
fn there_are_no_more_groups_than_rows_that_differ() {
    let rows: Vec<&[f32]> = [&POINTS[0][..]; 5].to_vec();
    assert!(k_means(&rows, 2, 1).labels.is_empty());
    assert!(k_means(&[], 2, 1).labels.is_empty());
}

#[test]
fn the_adjusted_rand_index_agrees_with_scikit_learn() {
    assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[5, 5, 2, 2]), Some(1.0));
    let near = |one: &[u32], other: &[u32], due: f64| {
        let index = adjusted_rand(one, other).expect("defined");
        assert!((index - due).abs() < 1e-12, "{index}");
    };
    // adjusted_rand_score([0,0,1,2], [0,0,1,1]) and ([0,0,1,1], [0,1,0,1])
    near(&[0, 0, 1, 2], &[0, 0, 1, 1], 0.571_428_571_428_571_4);
    near(&[0, 0, 1, 1], &[0, 1, 0, 1], -0.5);
    assert_eq!(adjusted_rand(&[0], &[0]), None);
}

#[test]
fn planted_groups_come_out_with_their_number_and_their_topics() {
    let world = world();
    let clusters = find(&world, ClusterOptions::default());
    assert_eq!(clusters.groups.len(), GROUPS as usize, "{:?}", clusters.by_count);
    let planted: Vec<u32> = world.posts.iter().map(|post| group_of(post.author)).collect();
    let of_post = |at: usize| clusters.of_post(PostId(at as u32)).expect("placed") as u32;
    let found: Vec<u32> = (0..world.posts.len()).map(of_post).collect();
    assert!(adjusted_rand(&planted, &found).expect("defined") > 0.95);
    for viewer in 0..world.viewers.len() as u32 {
        let group = &clusters.groups[clusters.of_viewer(ViewerId(viewer)).expect("placed")];
        assert_eq!(group.topics, [TopicId(viewer % GROUPS)]);
    }
    assert_eq!(clusters.groups.iter().map(|group| group.posts).sum::<usize>(), world.posts.len());
    assert!(clusters.groups.is_sorted_by(|a, b| a.posts >= b.posts));
    assert!(clusters.groups.iter().all(|group| group.silhouette > 0.2 && group.viewers > 0));
}

#[test]
fn so_many_groups_come_out_as_are_asked_for() {
    let world = world();
    for count in [2, 3, 7] {
        let clusters = find(&world, ClusterOptions { count: Some(count), ..ClusterOptions::default() });
        assert_eq!(clusters.groups.len(), count);
    }
}

#[test]
fn the_same_seed_gives_the_same_groups_on_one_thread_and_on_two() {
    let world = world();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| find(&world, ClusterOptions { count: Some(6), seed: 3 }))
    };
    assert_eq!(on(1), on(2));
}

#[test]
fn a_world_in_which_nothing_happened_has_no_groups() {
    let mut nothing = parts();
    nothing.impressions.clear();
    let clusters = find(&World::new(nothing), ClusterOptions::default());
    assert!(clusters.groups.is_empty() && clusters.by_count.is_empty());
    assert_eq!(clusters.of_post(PostId(0)), None);
}

#[test]
fn grouping_stops_once_the_answer_is_no() {
    let world = world();
    assert_eq!(Clusters::find(&world, &learn(&world), ClusterOptions::default(), &mut |done| done < 0.3), None);
}

#[test]
fn the_drawing_keeps_groups_together_and_is_the_same_on_any_number_of_threads() {
    let world = world();
    let embedding = learn(&world);
    let rows: Vec<&[f32]> =
        (0..world.posts.len() as u32).step_by(2).map(|at| embedding.post(PostId(at)).expect("placed")).collect();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| layout(&rows, &mut |_| true).expect("nobody stops it"))
    };
    let places = on(1);
    assert_eq!(places, on(2));
    assert!(places.iter().flatten().all(|value| (-1.0..=1.0).contains(value)));
    let apart = |a: [f32; 2], b: [f32; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
    let own = places.iter().enumerate().filter(|(at, place)| {
        let others = places.iter().enumerate().filter(|(other, _)| other != at);
        let nearest = others.min_by(|a, b| apart(*a.1, **place).total_cmp(&apart(*b.1, **place))).expect("others").0;
        group_of(world.posts[2 * at].author) == group_of(world.posts[2 * nearest].author)
    });
    assert!(own.count() * 100 >= places.len() * 95);
    assert_eq!(layout(&rows, &mut |done| done < 0.5), None);
}

#[test]
fn places_that_are_alike_are_drawn_the_same_each_time() {
    // Ten copies of each of ten places: whom each lies next to is a matter of lots, were they drawn.
    let places: Vec<[f32; 3]> = (0..10).map(|at| [at as f32, (at % 3) as f32, (at % 4) as f32]).collect();
    let rows: Vec<&[f32]> = (0..100).map(|at| &places[at % 10][..]).collect();
    let drawn = || layout(&rows, &mut |_| true).expect("nobody stops it");
    assert_eq!(drawn(), drawn());
}

#[test]
fn a_drawing_is_told_before_its_end_and_first_by_its_axes() {
    let world = world();
    let embedding = learn(&world);
    let rows: Vec<&[f32]> =
        (0..world.posts.len() as u32).step_by(4).map(|at| embedding.post(PostId(at)).expect("placed")).collect();
    let mut drafts: Vec<Vec<[f32; 2]>> = Vec::new();
    let last = layout_in_drafts(&rows, &mut |_, draft| {
        drafts.push(draft.to_vec());
        true
    });
    assert!(drafts.len() > 3 && drafts.iter().all(|draft| draft.len() == rows.len()));
    assert!(drafts.iter().flatten().flatten().all(|value| (-1.0..=1.0).contains(value)));
    assert_ne!(drafts.last(), last.as_ref());
}

#[test]
fn a_draft_has_the_groups_that_are_asked_for() {
    let world = world();
    let embedding = learn(&world);
    for count in [3, 7] {
        let options = ClusterOptions { count: Some(count), ..ClusterOptions::default() };
        let (draft, whole) = (Clusters::draft(&world, &embedding, options), find(&world, options));
        assert!((0..world.posts.len() as u32).all(|at| draft.of_post(PostId(at)) == whole.of_post(PostId(at))));
    }
}

#[test]
fn few_places_and_none_are_drawn_too() {
    assert_eq!(layout(&[], &mut |_| true), Some(Vec::new()));
    let rows: Vec<&[f32]> = POINTS[..2].iter().map(|point| &point[..]).collect();
    let places = layout(&rows, &mut |_| true).expect("nobody stops it");
    assert!(places.iter().flatten().all(|value| value.is_finite()) && places[0] != places[1]);
}
