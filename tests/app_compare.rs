//! Compare in the window: policies side by side, put there, turned and taken away, and numbers that are the engine's.
#![cfg(feature = "app")]

mod window;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::compare::{CompareView, Order, sides};
use glassfeed::app::document::Control;
use glassfeed::app::numbers;
use glassfeed::app::phone_picture::{PhonePart, PhonePicture, PictureAsked};
use glassfeed::app::preferences::Preferences;
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::domain::ViewerId;
use glassfeed::files::{PRESETS, Progress, WorldSource};
use glassfeed::learn::View;
use glassfeed::pipeline::stages::explore;
use glassfeed::pipeline::{Context, FeedKind, knobs, rank};
use glassfeed::policy::{Guardrail, Policy, Value};
use glassfeed::simulation::experiment::run;
use glassfeed::simulation::generate::{ACCOUNTS, IMPRESSIONS, POSTS, VIEWERS};
use glassfeed::simulation::metrics::METRICS;
use glassfeed::simulation::{Options, Words, generate};
use window::*;

fn preset(name: &str) -> Policy {
    let presets = PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok());
    presets.into_iter().find(|preset| preset.name == name).expect("a preset of that name")
}

/// Compare with the policy Friends first at hand.
fn comparing() -> Desk {
    let mut desk = window(built_in());
    send(&mut desk, Command::UsePolicy(Box::new(preset("Friends first")), None));
    send(&mut desk, Command::View(View::Compare));
    desk
}

/// The cards of one feed, top to bottom.
fn cards(desk: &Desk, badge: &str) -> Vec<String> {
    let labels = desk.get_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.starts_with(&format!("{badge} "))).collect()
}

#[test]
fn each_feed_is_what_the_engine_makes_of_its_policy() {
    let mut desk = comparing();
    send(&mut desk, Command::AddOther(Box::new(preset("Engagement above all"))));
    let state = state(&desk);
    let sides = sides(state);
    assert_eq!(sides.iter().map(|side| side.badge()).collect::<Vec<_>>(), ["Pinned", "A", "B"]);
    for side in sides {
        let ledger = rank(&Context { policy: side.policy, ..state.results.context() });
        assert_eq!(side.ledger.order(), ledger.order(), "{}", side.badge());
        let first = ledger.slate.posts[ledger.delivered()[0] as usize];
        let author = &state.document.world.account(state.document.world.post(first).author).id;
        let card = cards(&desk, side.badge()).remove(0);
        assert!(card.starts_with(&format!("{} 1: {author}", side.badge())), "{card}");
    }
}

#[test]
fn a_cards_move_is_counted_from_the_pinned_feed() {
    let desk = comparing();
    let sides = sides(state(&desk));
    let (pinned, own) = (Order::of(sides[0].ledger), Order::of(sides[1].ledger));
    let post = own.posts[0];
    let up = own.moved(&pinned, post).expect("both feeds have it");
    assert_eq!(up, i64::from(pinned.places[&post]) - 1);
    let card = cards(&desk, "A").remove(0);
    assert!(card.ends_with(&if up == 0 { "same place".to_owned() } else { format!("up {up}") }), "{card}");
}

#[test]
fn the_metrics_are_those_of_the_feeds() {
    let desk = comparing();
    let state = state(&desk);
    let metric = METRICS.iter().find(|metric| metric.key == "expected_like").expect("the metric");
    let value = metric.of(&state.results.context(), &state.results.pinned_ledger).expect("a value");
    assert!(desk.query_all_by_label(&numbers::fixed(value, 3)).next().is_some());
}

#[test]
fn a_policy_is_put_beside_turned_and_taken_away_and_undo_brings_it_back() {
    let mut desk = comparing();
    press(&mut desk, Role::Button, "Add policy");
    press(&mut desk, Role::MenuItem, "Duplicate A");
    assert_eq!(state(&desk).document.others[0].name, "Friends first copy");
    send(&mut desk, Command::AddOther(Box::new(preset("Engagement above all"))));
    assert_eq!(state(&desk).document.others.len(), 2);
    send(&mut desk, Command::AddOther(Box::new(preset("Friends first"))));
    assert_eq!(state(&desk).document.others.len(), 2, "four feeds are the most");
    send(&mut desk, Command::SwapOther(1));
    assert_eq!(state(&desk).document.policy.name, "Engagement above all");
    assert_eq!(state(&desk).document.others[1].name, "Friends first");
    send(&mut desk, Command::RemoveOther(0));
    assert_eq!(state(&desk).document.others.len(), 1);
    assert!(cards(&desk, "C").is_empty());
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.others.len(), 2);
    assert!(!cards(&desk, "C").is_empty());
}

#[test]
fn choosing_a_post_in_one_feed_chooses_it_everywhere() {
    let mut desk = comparing();
    let card = cards(&desk, "A").remove(2);
    press(&mut desk, Role::ListBoxOption, &card);
    let chosen = Order::of(sides(state(&desk))[1].ledger).posts[2];
    assert_eq!(state(&desk).session.selected, Some(chosen));
}

#[test]
fn what_is_compared_is_there_after_the_next_start() {
    let mut desk = comparing();
    send(&mut desk, Command::AddOther(Box::new(preset("Engagement above all"))));
    let kept = Preferences::of(state(&desk));
    let mut next = built_in();
    kept.restore(&mut next);
    assert_eq!(next.session.view, View::Compare);
    assert_eq!(next.document.others, state(&desk).document.others);
    assert_eq!(sides(&next).len(), 3);
}

#[test]
fn the_feeds_side_by_side_are_saved_as_a_picture() {
    let desk = comparing();
    let asked = PictureAsked { part: PhonePart::Comparison, scale: 1, theme: &Theme::LIGHT };
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("comparison.png");
    PhonePicture::of(state(&desk), asked).save(&path, &Progress::new()).expect("the picture is saved");
    let picture = image::open(&path).expect("a PNG").into_rgba8();
    assert!(picture.width() > 500 && picture.height() > 1200, "twenty posts of two feeds: {:?}", picture.dimensions());
    let colors: std::collections::BTreeSet<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
    assert!(colors.len() > 1000, "pictures are drawn: {} colors", colors.len());
}

#[test]
fn export_takes_a_path_where_no_dialog_can_be_had() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("exported feeds.png");
    let _gone = std::fs::remove_file(&path);
    let mut desk = comparing();
    press(&mut desk, Role::Button, "Export");
    assert!(is_there(&desk, Role::MenuItem, "Save the feeds as PNG…"));
    type_into(&mut desk, "Path to save the feeds to", &path.to_string_lossy());
    key(&mut desk, egui::Key::Enter);
    while state(&desk).jobs.loading.is_some() {
        std::thread::yield_now();
        desk.state_mut().state.poll();
    }
    desk.run();
    assert!(is_there(&desk, Role::Status, "Saved exported feeds.png"));
    assert!(image::open(&path).is_ok_and(|picture| picture.width() > 1000), "at twice the size");
}

#[test]
fn the_numbers_of_the_first_viewers_come_while_the_run_goes_on() {
    let sizes = [(&ACCOUNTS, 300.0), (&VIEWERS, 32.0), (&POSTS, 1_000.0), (&IMPRESSIONS, 2_000.0)];
    let options = sizes.into_iter().try_fold(Options::new(11), |options, (knob, size)| options.with(knob, size));
    let world = generate(&options.expect("sizes in range"), Words::built_in());
    let viewers = world.viewers.len();
    let mut state = State::new(Arc::new(world), WorldSource::Sample("harbor"));
    // After the first eight viewers the run is held up until their numbers are there: all its cores are taken.
    let (gate, heard) = (Arc::new(RwLock::new(())), AtomicUsize::new(0));
    let held = gate.clone();
    state.jobs.wake_with(move || {
        if heard.fetch_add(1, Ordering::Relaxed) >= 8 {
            drop(held.read());
        }
    });
    let shut = gate.write().expect("nobody else shuts it");
    state.apply(Command::AskEverybody);
    let begun = Instant::now();
    while state.jobs.everybody.found().is_none() && begun.elapsed() < Duration::from_secs(60) {
        std::thread::yield_now();
        state.poll();
    }
    let found = state.jobs.everybody.found().expect("numbers on the way").experiment.outcomes.len();
    assert!(found > 1 && found < viewers, "{found} of {viewers}");
    drop(shut);
}

/// Compare on all viewers, once the run for them has ended.
fn comparing_everybody() -> Desk {
    let mut desk = comparing();
    desk.state_mut().state.jobs.everybody.at_once = true;
    send(&mut desk, Command::Compare(CompareView { everybody: true, ..CompareView::default() }));
    desk.run();
    desk
}

#[test]
fn the_numbers_of_all_viewers_are_those_of_the_experiment() {
    let desk = comparing_everybody();
    let state = state(&desk);
    let policies = [Policy::defaults(), preset("Friends first")];
    let experiment =
        run(&state.results.context(), &[&policies[0], &policies[1]], &|_| true).expect("it runs to its end");
    let effect = &experiment.effects(1)[0];
    let name = format!("{}: {}", effect.metric.name, effect.verdict());
    assert!(is_there(&desk, Role::Button, &name), "{name}");
    assert_eq!(state.jobs.everybody.found().expect("found").experiment, experiment);
}

#[test]
fn a_metric_opens_and_leads_to_the_viewer_it_changes_most_for() {
    let mut desk = comparing_everybody();
    let found = state(&desk).jobs.everybody.found().expect("found").clone();
    let effect = &found.effects[0][0];
    press(&mut desk, Role::Button, &format!("{}: {}", effect.metric.name, effect.verdict()));
    let (viewer, _) = found.experiment.most_changed(0, 1, 1)[0];
    let account = state(&desk).document.world.viewer(viewer).account;
    let opens = format!("Open {} (", handle(&desk, account));
    desk.get_by_label_contains(&opens).click();
    desk.run();
    assert_eq!(state(&desk).document.viewer, viewer);
    let kept = state(&desk).jobs.everybody.found().expect("found");
    assert!(Arc::ptr_eq(kept, &found), "everybody sees what they saw, whoever is at hand");
    let muted = state(&desk).results.ledger.slate.authors[0];
    send(&mut desk, Command::Control(Control::Mute(muted, true)));
    desk.run();
    assert!(!Arc::ptr_eq(state(&desk).jobs.everybody.found().expect("found"), &found), "one of them sees less");
}

#[test]
fn a_run_over_all_viewers_can_be_cancelled_and_gone_on_with() {
    let mut desk = comparing();
    desk.state_mut().state.apply(Command::AskEverybody);
    desk.state_mut().state.apply(Command::CancelEverybody);
    desk.state_mut().state.apply(Command::Compare(CompareView { everybody: true, ..CompareView::default() }));
    desk.run();
    assert!(state(&desk).jobs.everybody.is_cancelled());
    desk.state_mut().state.jobs.everybody.at_once = true;
    press(&mut desk, Role::Button, "Go on");
    desk.run();
    assert!(state(&desk).jobs.everybody.found().is_some());
    assert!(!state(&desk).jobs.everybody.is_cancelled());
}

#[test]
fn a_limit_that_is_crossed_says_so_and_leads_to_who_is_behind() {
    let mut desk = comparing_everybody();
    press(&mut desk, Role::Button, "Add a limit");
    desk.get_by_role_and_label(Role::MenuItem, "Authors in the top 10").scroll_to_me();
    desk.run();
    press(&mut desk, Role::MenuItem, "Authors in the top 10");
    let limit = &state(&desk).document.policy.guardrails[0];
    assert_eq!((limit.metric.as_str(), limit.at_most), ("authors_at_10", None));
    let metric = METRICS.iter().position(|metric| metric.key == "authors_at_10").expect("the metric");
    let found = state(&desk).jobs.everybody.found().expect("found").clone();
    let [pinned, own] = found.effects[0][metric].sides.map(|side| side.expect("a spread").mean);
    assert_eq!(limit.at_least, Some(pinned), "the pinned policy just keeps it");
    assert!(own < pinned, "friends first shows fewer authors");
    let behind = found.experiment.outcomes.iter().filter(|outcome| outcome.metrics[1][metric] < Some(pinned)).count();
    let words = format!("A crosses it: {behind} of 3 viewers are beyond the limit");
    assert!(is_there(&desk, Role::Label, &words), "{words}");
    assert!(is_there(&desk, Role::Label, "1 of 1 crossed"));
    press(&mut desk, Role::Button, "Show viewers");
    let outcome = |viewer: ViewerId| found.experiment.outcomes[viewer.0 as usize].metrics[1][metric].expect("a value");
    let farthest = (0..3).map(ViewerId).min_by(|a, b| outcome(*a).total_cmp(&outcome(*b))).expect("three viewers");
    let farthest = state(&desk).document.world.viewer(farthest).account;
    let name = handle(&desk, farthest);
    press(&mut desk, Role::MenuItem, &name);
    assert_eq!(state(&desk).results.context().account(), farthest);
    press(&mut desk, Role::Button, "Remove the limit on Authors in the top 10");
    assert!(state(&desk).document.policy.guardrails.is_empty());
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.policy.guardrails.len(), 1);
    type_into(&mut desk, "Limit on Authors in the top 10", "1");
    key(&mut desk, egui::Key::Enter);
    assert_eq!(state(&desk).document.policy.guardrails[0].at_least, Some(1.0));
    assert!(!is_there(&desk, Role::Button, "Show viewers"));
}

#[test]
fn a_limit_that_only_another_policy_crosses_is_counted_and_leads_to_its_posts() {
    let mut desk = comparing_everybody();
    let found = state(&desk).jobs.everybody.found().expect("found").clone();
    let metric = METRICS.iter().position(|metric| metric.key == "median_age_hours").expect("the metric");
    let most = found.effects[0][metric].sides.map(|side| side.expect("a spread").mean).into_iter().fold(0.0, f64::max);
    let limit = |key: &str, most: f64| Guardrail {
        metric: key.to_owned(),
        at_most: Some(most),
        at_least: None,
        for_share: None,
    };
    send(&mut desk, Command::AddOther(Box::new(preset("X (April 2023)"))));
    send(&mut desk, Command::Guardrails(vec![limit("median_age_hours", most), limit("expected_like", 0.0)]));
    desk.run();
    assert!(is_there(&desk, Role::Label, "2 of 2 crossed"), "an older feed is the other's alone");
    let posts = desk.get_all_by_role_and_label(Role::Button, "Show posts").count();
    assert_eq!(posts, 3, "one for B's age, two for the likes of both");
    desk.get_all_by_role_and_label(Role::Button, "Show posts").last().expect("three").click();
    desk.run();
    let first = desk.get_all_by_role(Role::MenuItem).next().expect("a post").accesskit_node().label().expect("a name");
    press(&mut desk, Role::MenuItem, &first);
    let selected = state(&desk).session.selected.expect("a post is selected");
    assert!(first.starts_with(&handle(&desk, author(&desk, selected))), "{first}");
}

#[test]
fn few_viewers_are_said_to_be_few() {
    let desk = comparing_everybody();
    let few = "So few viewers make an interval narrower than it should be.";
    assert!(desk.query_all_by_label_contains(few).next().is_some());
}

#[test]
fn no_number_or_title_is_cut_in_a_small_window_or_large_text() {
    // The second is the usual window at 200 %.
    for size in [egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        for everybody in [false, true] {
            let mut state = built_in();
            state.jobs.everybody.at_once = true;
            state.apply(Command::UsePolicy(Box::new(preset("Friends first")), None));
            let limit =
                Guardrail { metric: "authors_at_10".to_owned(), at_most: None, at_least: Some(9.5), for_share: None };
            state.apply(Command::AddOther(Box::new(preset("X (April 2023)"))));
            state.apply(Command::AddOther(Box::new(preset("Reels push"))));
            state.apply(Command::Guardrails(vec![limit]));
            state.apply(Command::View(View::Compare));
            let view = CompareView { everybody, numbers: true, metric: Some(0), ..CompareView::default() };
            state.apply(Command::Compare(view));
            let mut desk = window_of(size, state);
            desk.run();
            desk.run();
            let names: Vec<String> =
                PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok()).map(|preset| preset.about).collect();
            let cut: Vec<String> = cut(&desk).into_iter().filter(|text| !names.contains(text)).collect();
            assert!(cut.is_empty(), "{size}, everybody {everybody}: {cut:?}");
        }
    }
}

#[test]
fn explore_is_compared_as_grids_with_the_places_of_its_ledgers() {
    let mut desk = window(built_in());
    send(&mut desk, Command::Feed(FeedKind::Explore));
    let mut turned = state(&desk).document.policy.clone();
    turned.set(&explore::value::SAVE, Value::Number(60.0)).expect("in range");
    send(&mut desk, Command::UsePolicy(Box::new(turned), None));
    send(&mut desk, Command::View(View::Compare));
    let told = cards(&desk, "A");
    let posts = feed(&desk);
    let pinned = Order::of(&state(&desk).results.pinned_ledger);
    for (at, post) in posts.iter().enumerate().take(6) {
        let move_of = |before: i64| match before - (at as i64 + 1) {
            0 => ", same place".to_owned(),
            up @ 1.. => format!(", up {up}"),
            down => format!(", down {}", -down),
        };
        let moved = pinned.places.get(post).map_or(", not in the pinned feed".to_owned(), |&at| move_of(i64::from(at)));
        let begins = format!("A {}: {}, ", at + 1, handle(&desk, author(&desk, *post)));
        let tile = told.iter().find(|tile| tile.starts_with(&begins)).unwrap_or_else(|| panic!("{begins} {told:?}"));
        assert!(tile.contains(&moved), "{tile} {moved}");
    }
    let rects: Vec<egui::Rect> = desk
        .get_all_by_role(Role::ListBoxOption)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| told[..2].contains(&label)))
        .map(|node| node.rect())
        .collect();
    assert_eq!(rects[0].top(), rects[1].top(), "they stand side by side");
    assert!(rects[0].right() <= rects[1].left());
}
