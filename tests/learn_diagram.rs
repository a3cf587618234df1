//! The diagram: each component against a small world worked out by hand, its numbers against the ledger on random
//! worlds, and its texts.

mod worlds;

use glassfeed::domain::{AccountId, Media, PostId};
use glassfeed::learn::diagram::{
    Amount, BYPASSED, Line, PLACES, Path, Piece, Surface, Work, bypass, formula, freshness_curve, is_bypassed, lanes,
    nodes, path, place, restore, sink, standings, stops, touched, what_bypassing_moves,
};
use glassfeed::learn::{Block, Learning, Link, components, kinds, learning};
use glassfeed::pipeline::{Component, FeedKind, Ledger, Verdict, rank, ranks};
use glassfeed::policy::{Policy, Value};
use proptest::prelude::*;

use worlds::{Case, cases, empty_case, feeds, model, photo, policies, set};

/// Three posts that are scored: `A` is fresh and a favorite's; `B` is the favorite's older one; `C` is a borderline
/// carousel. `OLD` is too old, `BAD` breaks a guideline, and nothing leads to a sixth.
const A: PostId = PostId(0);
const B: PostId = PostId(1);
const C: PostId = PostId(2);
const OLD: PostId = PostId(3);
const BAD: PostId = PostId(4);

fn small_world() -> Case {
    let mut parts = (*empty_case().world).clone();
    parts.posts = vec![
        photo("a", 1, 0),
        photo("b", 1, 19),
        photo("c", 2, 0),
        photo("d", 2, 400),
        photo("e", 2, 1),
        photo("f", 3, 0),
    ];
    parts.posts[2].media = Media::Carousel;
    parts.posts[2].slides = Some(3);
    parts.posts[2].labels.borderline = 1.0;
    parts.posts[4].labels.violation = Some("spam".to_owned());
    parts.accounts[0].follows = vec![AccountId(1), AccountId(2)];
    parts.viewers[0].favorites = vec![AccountId(1)];
    // Every action is as likely as not.
    Case::new(parts, model(vec![(0.0, Vec::new()); 8]))
}

/// The defaults, but only two posts are delivered.
fn two_delivered() -> Policy {
    let mut policy = Policy::defaults();
    set(&mut policy, "deliver.length", Value::Number(2.0));
    policy
}

fn with_small_world(check: impl FnOnce(&glassfeed::pipeline::Context<'_>, &Ledger)) {
    let (case, policy) = (small_world(), two_delivered());
    let context = case.context(&policy);
    check(&context, &rank(&context));
}

fn path_of(ledger: &Ledger, post: PostId) -> Path {
    path(ledger, &standings(ledger), post)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12
}

fn score(line: &Line) -> f64 {
    match line.result {
        Piece::Score(score) => score,
        ref other => panic!("{other:?} is no score"),
    }
}

#[test]
fn the_nine_components_do_to_a_small_world_what_was_worked_out_by_hand() {
    with_small_world(|context, ledger| {
        let told: Vec<_> = nodes(Surface::Feed, context.policy, ledger)
            .iter()
            .map(|node| (node.posts_in, node.posts_out, node.work))
            .collect();
        let due = [
            (5, 4, Work::Removes(1)),
            (4, 3, Work::Removes(1)),
            (3, 3, Work::Predicts(8)),
            (3, 3, Work::Values { by_type: true }),
            // C is as fresh as can be and nobody's favorite: its factors are 1.
            (3, 3, Work::Multiplies(2)),
            (3, 3, Work::Multiplies(1)),
            (3, 3, Work::Orders { by_time: false }),
            // A, B, C becomes A, C, B: two photos stand apart.
            (3, 3, Work::Moves(2)),
            (3, 3, Work::Lowers { lowered: 1, moved: 0 }),
            (3, 2, Work::Cuts { past_end: 1, ads: 0 }),
        ];
        assert_eq!(told, due);
    });
}

#[test]
fn the_path_of_a_post_tells_its_rank_and_score_at_each_stage() {
    with_small_world(|_, ledger| {
        let way = path_of(ledger, B);
        let told: Vec<_> = way.stops.iter().map(|stop| (stop.stage, stop.rank, stop.places)).collect();
        let due = [
            ("merge", 3, 0),
            ("normalize", 3, 0),
            ("boost", 2, 1),
            ("demote", 2, 0),
            ("author_decay", 2, 0),
            ("sort", 2, 0),
            ("media", 3, -1),
            ("author", 3, 0),
        ];
        assert_eq!(told, due);
        // −8.75 is half of 22.5 of wanted actions without watching, less 40 for hiding.
        let scores = [-8.75, 0.5, 0.54, 0.54, 0.5076, 0.5076, 0.5076, 0.5076];
        for (stop, due) in way.stops.iter().zip(scores) {
            assert!(near(stop.score.expect("it is scored"), due), "{} {:?}", stop.stage, stop.score);
        }
        assert_eq!(way.verdict, Verdict::PastTheEnd { row: way.row().expect("a row"), rank: 3 });
        assert_eq!(
            path_of(ledger, OLD).removal().map(|(at, why)| (at, why.reason)),
            Some((Component::SourcingCandidates, "too_old"))
        );
        assert_eq!(
            path_of(ledger, BAD).removal().map(|(at, why)| (at, why.reason)),
            Some((Component::Filtering, "violation"))
        );
    });
}

#[test]
fn formulas_hold_the_numbers_of_the_post() {
    with_small_world(|context, ledger| {
        let of = |component, post| formula(context, ledger, component, post);
        let merged = of(Component::MergeScores, A);
        assert_eq!(merged[0].result, Piece::Number(-8.75, 3));
        assert!(near(score(&merged[1]), 0.5));
        let predicted = of(Component::ScoresModel, A);
        assert_eq!(predicted[1].result, Piece::Percent(0.5));
        let boosted = of(Component::BoostsLibrary, B);
        let factors: Vec<f64> = boosted[0]
            .pieces
            .iter()
            .filter_map(|piece| if let Piece::Factor(value) = piece { Some(*value) } else { None })
            .collect();
        assert!(factors.len() == 2 && near(factors[0], 0.6) && near(factors[1], 1.8), "{factors:?}");
        assert!(near(score(&boosted[0]), 0.54));
        assert!(near(score(&of(Component::IntegrityDemotions, C)[0]), 0.25));
        let decayed = of(Component::AuthorDiversity, B);
        assert!(matches!(decayed[0].result, Piece::Factor(factor) if near(factor, 0.94)));
        assert!(decayed[0].pieces.contains(&Piece::Count(1)), "one of its author's posts stands ahead");
        assert!(near(score(&decayed[1]), 0.5076));
        assert_eq!(of(Component::SortByScore, B)[0].result, Piece::Count(2));
        assert_eq!(of(Component::MediaTypeDiversity, B)[0].result, Piece::Count(3));
        assert_eq!(of(Component::Delivery, B)[0].result, Piece::Text("past the end".to_owned()));
        assert_eq!(of(Component::SourcingCandidates, OLD)[0].result, Piece::Reason("too_old"));
        assert_eq!(of(Component::Filtering, BAD)[0].result, Piece::Reason("violation"));
        assert!(of(Component::BoostsLibrary, BAD).is_empty(), "it never came so far");
    });
}

#[test]
fn the_posts_a_component_touched_are_told_with_by_how_much() {
    with_small_world(|_, ledger| {
        let of = |component| touched(ledger, component).posts;
        assert_eq!(of(Component::SourcingCandidates), [(OLD, Amount::Removed("too_old"))]);
        assert_eq!(of(Component::Filtering), [(BAD, Amount::Removed("violation"))]);
        let points = |component| -> Vec<(PostId, i64)> {
            let percent = |amount| match amount {
                Amount::Points(points) => (points * 1e4_f64).round() as i64,
                other => panic!("{other:?} are no points"),
            };
            of(component).into_iter().map(|(post, amount)| (post, percent(amount))).collect()
        };
        assert_eq!(points(Component::BoostsLibrary), [(A, 4000), (B, 400)]);
        assert_eq!(points(Component::IntegrityDemotions), [(C, -2500)]);
        assert_eq!(points(Component::AuthorDiversity), [(B, -324)]);
        assert_eq!(of(Component::MediaTypeDiversity), [(C, Amount::Places(1)), (B, Amount::Places(-1))]);
        // Newest first it was A, C, B.
        assert_eq!(of(Component::SortByScore), [(B, Amount::Places(1)), (C, Amount::Places(-1))]);
        assert_eq!(of(Component::Delivery), [(B, Amount::PastTheEnd(3))]);
        // Seven wanted actions as likely as not, but nothing to watch.
        assert!(of(Component::ScoresModel).iter().all(|(_, amount)| *amount == Amount::Expects(3.0)));
        assert!(of(Component::MergeScores).iter().all(|(_, amount)| *amount == Amount::Scored(0.5)));
    });
}

#[test]
fn bypassing_all_leaves_the_models_value_and_comes_back() {
    let (case, mut policy) = (small_world(), two_delivered());
    set(&mut policy, "media.on", Value::Switch(false));
    let before = policy.clone();
    let turns = bypass(&policy);
    assert_eq!(turns.len(), BYPASSED.len() - 1, "media was off already");
    turns.iter().for_each(|(knob, value)| policy.set(knob, *value).expect("a switch"));
    assert!(is_bypassed(&policy));
    let ledger = rank(&case.context(&policy));
    // All values are equal: newest first, then by id.
    let order: Vec<PostId> = ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
    assert_eq!(order, [A, C, B]);
    let keys: Vec<String> = turns.iter().map(|(knob, _)| knob.key.to_owned()).collect();
    let back = restore(&keys);
    // With the rest on again and media off it is A, B, C.
    let moves = what_bypassing_moves(&case.context(&policy), &ledger, &back);
    assert_eq!((moves.moved, moves.of), (2, 3));
    assert!(moves.furthest == Some((B, -1)) || moves.furthest == Some((C, 1)));
    back.iter().for_each(|(knob, value)| policy.set(knob, *value).expect("a switch"));
    assert_eq!(policy, before);
}

/// What a diagram of that feed is drawn of.
fn surface(feed: FeedKind) -> Surface {
    if feed == FeedKind::Explore { Surface::Explore } else { Surface::Feed }
}

/// Explore as often as all others together.
fn feeds_and_explore() -> impl Strategy<Value = FeedKind> {
    prop_oneof![feeds(), Just(FeedKind::Explore)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_diagrams_counts_are_the_ledgers(case in cases(), policy in policies(), feed in feeds_and_explore()) {
        let ledger = rank(&case.context_of(&policy, feed));
        let nodes = nodes(surface(feed), &policy, &ledger);
        prop_assert_eq!(nodes.len(), 10);
        for pair in nodes.windows(2) {
            prop_assert_eq!(pair[0].posts_out, pair[1].posts_in);
        }
        prop_assert_eq!(nodes[0].posts_in, ledger.found.len());
        prop_assert_eq!(nodes[3].posts_in, ledger.slate.len());
        prop_assert_eq!(nodes[9].posts_out, ledger.delivered().len());
        let dropped = ledger.found.iter().filter(|found| found.removed.is_some()).count();
        let sink = sink(&ledger);
        prop_assert_eq!(sink.removed, dropped);
        prop_assert_eq!(sink.reasons.iter().map(|(_, posts)| posts.len()).sum::<usize>(), dropped);
        prop_assert_eq!(sink.some(3, None).len(), dropped.min(3));
        prop_assert_eq!(nodes[0].posts_in - nodes[2].posts_out, dropped);
        for node in &nodes {
            let touched = touched(&ledger, node.part).posts.len();
            match node.work {
                Work::Removes(posts) | Work::Multiplies(posts) | Work::Moves(posts) => prop_assert_eq!(touched, posts),
                Work::Cuts { past_end, .. } => prop_assert_eq!(touched, past_end),
                Work::Skipped => prop_assert!(touched == 0 && !feed.is_ranked()),
                Work::Lowers { lowered, moved } => prop_assert!(touched >= lowered.max(moved) && touched <= lowered + moved),
                Work::Off | Work::Predicts(_) | Work::Values { .. } | Work::Orders { .. } => {}
            }
        }
    }

    #[test]
    fn paths_and_lanes_tell_the_ledgers_ranks_and_scores(
        case in cases(), policy in policies(), feed in feeds_and_explore()
    ) {
        let ledger = rank(&case.context_of(&policy, feed));
        let standings = standings(&ledger);
        let final_ranks = ranks(ledger.order());
        for (row, &post) in ledger.slate.posts.iter().enumerate() {
            let way = path(&ledger, &standings, post);
            let last = way.stops.last().expect("a kept post has a rank");
            prop_assert_eq!(last.rank, final_ranks[row]);
            let won: i64 = way.stops.iter().map(|stop| stop.places).sum();
            prop_assert_eq!(won, i64::from(way.stops[0].rank) - i64::from(last.rank));
            if feed.is_ranked() {
                prop_assert_eq!(last.score.map(f64::to_bits), Some(ledger.scores[row].to_bits()));
            }
        }
        let lanes = lanes(&ledger, &standings, 12);
        prop_assert!(lanes.lanes.len() <= 12 && lanes.of == ledger.slate.len());
        for lane in &lanes.lanes {
            for (stage, rank) in stops(&ledger).iter().zip(&lane.ranks) {
                prop_assert_eq!(*rank, ledger.rank_after(lane.row, stage));
            }
        }
    }

    #[test]
    fn every_formula_comes_to_the_ledgers_score(case in cases(), policy in policies(), is_explore in any::<bool>()) {
        let feed = if is_explore { FeedKind::Explore } else { FeedKind::Home };
        let context = case.context_of(&policy, feed);
        let ledger = rank(&context);
        let mut stage = vec![
            (Component::MergeScores, "normalize"),
            (Component::BoostsLibrary, "boost"),
            (Component::IntegrityDemotions, "demote"),
        ];
        stage.extend(is_explore.then_some((Component::AuthorDiversity, "author_decay")));
        for (row, &post) in (0u32..).zip(&ledger.slate.posts) {
            for (component, stage) in stage.iter().copied() {
                let lines = formula(&context, &ledger, component, post);
                let last = lines.last().expect("a line");
                prop_assert_eq!(&last.result, &Piece::Score(ledger.score_after(row, stage)));
                if component != Component::MergeScores {
                    let product: f64 = last.pieces.iter().fold(1.0, |product, piece| match piece {
                        Piece::Score(value) | Piece::Factor(value) => product * value,
                        _ => product,
                    });
                    let Piece::Score(score) = last.result else { unreachable!() };
                    prop_assert!((product - score).abs() <= 1e-9 * (1.0 + score.abs()), "{product} {score}");
                }
            }
        }
    }

    #[test]
    fn a_bypassed_feed_is_in_the_order_of_the_values(case in cases(), policy in policies()) {
        let mut policy = policy;
        bypass(&policy).iter().for_each(|(knob, value)| policy.set(knob, *value).expect("a switch"));
        let ledger = rank(&case.context(&policy));
        let values = ledger.scores_after("merge");
        for pair in ledger.order().windows(2) {
            let [first, second] = [pair[0], pair[1]].map(|row| values[row as usize]);
            prop_assert!(first >= second - 1e-6 * (1.0 + second.abs()), "{first} before {second}");
        }
    }
}

#[test]
fn every_component_and_kind_has_its_text_its_source_and_what_was_invented() {
    assert_eq!(components().map(|(component, _)| component).collect::<Vec<_>>(), Component::ALL);
    assert_eq!(kinds().count(), 4);
    for (component, section) in components() {
        let count = |is: fn(&Block) -> bool| section.blocks.iter().filter(|block| is(block)).count();
        assert_eq!(section.title, component.name());
        assert!(section.list("rows").next().is_some(), "{} names no row", section.id);
        assert_eq!(count(|block| matches!(block, Block::Formula(_))), 1, "{}", section.id);
        assert_eq!(count(|block| matches!(block, Block::Item(_))), 1, "{} says what feeds it", section.id);
        let notes: Vec<String> = section
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Note(_)))
            .map(|block| block.spans().iter().map(|span| &*span.text).collect())
            .collect();
        assert_eq!(notes.len(), 2, "{}", section.id);
        assert!(notes[0].starts_with("System card of Feb 23 2022"), "{}", section.id);
        assert!(notes[1].starts_with("Invented here"), "{}", section.id);
        let learned = if component == Component::ScoresModel { Learning::Supervised } else { Learning::Written };
        assert_eq!(learning(component), learned);
    }
}

#[test]
fn every_link_and_every_place_of_the_texts_resolves() {
    with_small_world(|context, ledger| {
        let sections = components().map(|(_, section)| section).chain(kinds().map(|(_, section)| section));
        for section in sections {
            for link in section.links() {
                assert!(Link::parse(link).is_ok(), "{}: {link}", section.id);
            }
            for name in section.places() {
                assert!(PLACES.contains(&name.as_str()), "{}: {name}", section.id);
            }
        }
        for name in PLACES {
            assert!(place(context.policy, ledger, name).is_some(), "{name}");
        }
        assert_eq!(place(context.policy, ledger, "found"), Some(Piece::Count(5)));
        assert_eq!(place(context.policy, ledger, "nothing"), None);
    });
}

#[test]
fn the_curve_of_freshness_halves_what_age_can_take_and_holds_the_post() {
    let case = small_world();
    let curve_of = |policy: &Policy, post| {
        let context = case.context(policy);
        freshness_curve(&context, &rank(&context), post)
    };
    let policy = Policy::default();
    let curve = curve_of(&policy, B).expect("age lowers every post");
    // 19 hours old, with a half-life of 19 hours and a floor of 0.2.
    let (age, factor) = curve.post;
    assert!(near(age, 19.0) && near(factor, 0.6), "{age} {factor}");
    let (first, last) = (curve.points[0], curve.points[curve.points.len() - 1]);
    assert_eq!(first, (0.0, 1.0));
    assert!(near(last.0, 6.0 * 19.0) && near(last.1, 0.2 + 0.8 / 64.0), "{last:?}");
    assert!(curve.points.is_sorted_by(|a, b| a.0 < b.0 && a.1 > b.1));
    assert_eq!(curve_of(&policy, OLD), None, "it was never scored");
    let mut ageless = Policy::default();
    set(&mut ageless, "boost.freshness_floor", Value::Number(1.0));
    assert_eq!(curve_of(&ageless, B), None);
}
