//! The phone by its accessible names: what it shows is the engine's order, and what is done in it changes the feed.
#![cfg(feature = "app")]

mod window;

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::{Role, Toggled};
use egui::vec2;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::state::State;
use glassfeed::domain::{Action, Media, PostId};
use glassfeed::pipeline::FeedKind;
use glassfeed::pipeline::stages::boost;
use glassfeed::policy::Value;
use window::*;

/// The cards on screen, top to bottom, by name.
fn cards(harness: &Desk) -> Vec<(String, Option<String>)> {
    let mut cards: Vec<(f32, String, Option<String>)> = harness
        .query_all_by_role(Role::Article)
        .map(|card| {
            let node = card.accesskit_node();
            (card.rect().top(), node.label().unwrap_or_default(), node.description())
        })
        .collect();
    cards.sort_by(|a, b| a.0.total_cmp(&b.0));
    cards.into_iter().map(|(_, name, words)| (name, words)).collect()
}

/// The first delivered post that is so, made visible.
fn shown(harness: &mut Desk, is_so: impl Fn(&State, PostId) -> bool) -> PostId {
    let post = feed(harness).into_iter().find(|&post| is_so(state(harness), post)).expect("there is such a post");
    send(harness, Command::Select(Some(post)));
    post
}

#[test]
fn the_feed_on_screen_is_the_engines_order() {
    let mut harness = window(built_in());
    let feed = feed(&harness);
    let ads: Vec<(usize, String)> = {
        let State { document, results, .. } = state(&harness);
        let slots = results.ledger.delivery.ads.iter();
        slots.map(|slot| (slot.after, document.world.ads[slot.ad.0 as usize].advertiser.clone())).collect()
    };
    let mut expected = Vec::new();
    for (rank, &post) in (1..).zip(&feed) {
        let caption = state(&harness).document.world.post(post).caption.clone();
        expected.push((format!("Post {rank} of {}", handle(&harness, author(&harness, post))), Some(caption)));
        let here = ads.iter().filter(|(after, _)| *after == rank);
        expected.extend(here.map(|(_, advertiser)| (format!("Ad after post {rank} of {advertiser}"), None)));
    }
    let names: BTreeSet<&String> = expected.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), expected.len(), "each card can be told from all others");
    let mut seen = BTreeSet::new();
    for &post in &feed {
        send(&mut harness, Command::Select(Some(post)));
        let cards = cards(&harness);
        let start = expected.iter().position(|card| *card == cards[0]).expect("the first card is one of the feed");
        assert_eq!(cards[..], expected[start..start + cards.len()]);
        seen.extend(start..start + cards.len());
    }
    assert_eq!(seen.len(), expected.len());
}

#[test]
fn liking_a_post_raises_affinity_and_what_is_predicted_and_undo_takes_it_back() {
    let mut harness = window(built_in());
    let before = feed(&harness);
    let author = author(&harness, before[0]);
    let affinity = |harness: &Desk| {
        let context = state(harness).results.context();
        context.history.affinity(context.viewer_id, author)
    };
    let likely = |harness: &Desk| {
        let ledger = &state(harness).results.ledger;
        let rows = ledger.slate.rows_of(author).iter();
        rows.filter_map(|&row| ledger.probability(row, Action::Like)).sum::<f64>()
    };
    let (affinity_before, likely_before) = (affinity(&harness), likely(&harness));
    let name = format!("Like {}", name(&harness, before[0]));
    press(&mut harness, Role::Button, &name);
    let acts = &state(&harness).document.acts;
    assert_eq!(acts.len(), 1);
    assert_eq!(acts[0].impression.did(Action::Like), Some(true));
    assert!(affinity(&harness) > affinity_before);
    assert!(likely(&harness) > likely_before);
    send(&mut harness, Command::Undo);
    assert_eq!((affinity(&harness), likely(&harness), feed(&harness)), (affinity_before, likely_before, before));
}

#[test]
fn an_action_stays_pressed_until_it_is_taken_back() {
    let mut harness = window(built_in());
    let post = feed(&harness)[0];
    let name = format!("Save {}", name(&harness, post));
    send(&mut harness, Command::ReactAtOnce(false));
    press(&mut harness, Role::Button, &name);
    let pressed = |harness: &Desk| {
        let save = harness.query_all_by_role_and_label(Role::Button, &name).next().expect("it is there");
        save.accesskit_node().toggled()
    };
    assert_eq!(pressed(&harness), Some(Toggled::True));
    press(&mut harness, Role::Button, &name);
    assert_eq!(pressed(&harness), Some(Toggled::False));
    assert!(state(&harness).document.acts.is_empty());
}

#[test]
fn muting_from_the_menu_removes_the_posts_and_undo_restores_the_exact_order() {
    let mut harness = window(built_in());
    let before = feed(&harness);
    let muted = author(&harness, before[0]);
    let handle = handle(&harness, author(&harness, before[0]));
    let theirs = before.iter().filter(|&&post| author(&harness, post) == muted).count();
    let button = format!("More about {}", name(&harness, before[0]));
    press(&mut harness, Role::Button, &button);
    let mute = format!("Mute {handle}");
    let row = harness.get_by_role_and_label(Role::MenuItem, &mute);
    let told = row.accesskit_node().description().unwrap_or_default();
    let noun = if theirs == 1 { "post" } else { "posts" };
    assert_eq!(told, format!("Removes {theirs} {noun}, keeps the follow"));
    press(&mut harness, Role::MenuItem, &mute);
    assert!(feed(&harness).iter().all(|&post| author(&harness, post) != muted));
    send(&mut harness, Command::Undo);
    assert_eq!(feed(&harness), before);
}

/// What being like a hidden post leaves of each candidate's score.
fn likeness(harness: &Desk) -> BTreeMap<PostId, f64> {
    let ledger = &state(harness).results.ledger;
    let column = ledger.column("demote", "similar_to_hidden");
    let factor = |row: usize| column.map_or(1.0, |column| column.values[row]);
    ledger.slate.posts.iter().enumerate().map(|(row, &post)| (post, factor(row))).collect()
}

#[test]
fn hiding_says_before_how_many_similar_posts_it_lowers() {
    let mut harness = window(built_in());
    let before = feed(&harness);
    let name = format!("More about {}", name(&harness, before[0]));
    press(&mut harness, Role::Button, &name);
    let row = harness.get_by_role_and_label(Role::MenuItem, "Hide this post");
    let told = row.accesskit_node().description().unwrap_or_default();
    let factors_before = likeness(&harness);
    press(&mut harness, Role::MenuItem, "Hide this post");
    let factors = likeness(&harness);
    let lowered = factors.iter().filter(|(post, factor)| **factor < factors_before[post]).count();
    let expected = match lowered {
        0 => "Hides this; nothing here is like it".to_owned(),
        count => format!("Hides this, lowers {count} similar"),
    };
    assert_eq!(told, expected);
    assert!(!feed(&harness).contains(&before[0]));
}

#[test]
fn hiding_or_reporting_an_ad_moves_no_post() {
    for choice in ["Hide ad", "Report ad"] {
        let mut harness = window(built_in());
        let before = feed(&harness);
        let slot = state(&harness).results.ledger.delivery.ads[0];
        send(&mut harness, Command::Select(before.get(slot.after).copied()));
        let advertiser = state(&harness).document.world.ads[slot.ad.0 as usize].advertiser.clone();
        wheel(&mut harness, 200.0);
        press(&mut harness, Role::Button, &format!("More about ad after post {} of {advertiser}", slot.after));
        press(&mut harness, Role::MenuItem, choice);
        assert_eq!(feed(&harness), before);
        assert!(state(&harness).results.ledger.delivery.ads.iter().all(|other| other.ad != slot.ad));
    }
}

#[test]
fn the_picker_shows_the_feed_that_was_picked() {
    let mut harness = window(built_in());
    for (name, kind) in
        [("Following", FeedKind::Following), ("Favorites", FeedKind::Favorites), ("Home", FeedKind::Home)]
    {
        press(&mut harness, Role::Button, name);
        assert_eq!(state(&harness).session.feed, kind);
        let first = feed(&harness)[0];
        assert_eq!(cards(&harness)[0].0, format!("Post 1 of {}", handle(&harness, author(&harness, first))));
    }
}

#[test]
fn a_reel_counts_as_watched_once_half_of_it_played() {
    let mut harness = window(built_in());
    send(&mut harness, Command::ReactAtOnce(false));
    let reel = shown(&mut harness, |state, post| state.document.world.post(post).media == Media::Reel);
    let name = format!("Play {}", name(&harness, reel));
    harness.query_all_by_role_and_label(Role::Button, &name).next().expect("it can be played").click();
    harness.step();
    assert!(!state(&harness).document.did(reel, Action::Watch));
    harness.run();
    assert!(state(&harness).document.did(reel, Action::Watch));
}

#[test]
fn a_carousel_goes_forward_and_back() {
    let mut harness = window(built_in());
    let carousel = shown(&mut harness, |state, post| {
        let post = state.document.world.post(post);
        post.media == Media::Carousel && post.slides.is_some_and(|slides| slides > 1)
    });
    let name = name(&harness, carousel);
    let (next, back) = (format!("Next picture in {name}"), format!("Previous picture in {name}"));
    assert!(!is_there(&harness, Role::Button, &back));
    press(&mut harness, Role::Button, &next);
    press(&mut harness, Role::Button, &back);
    assert!(!is_there(&harness, Role::Button, &back));
}

#[test]
fn what_was_scrolled_past_leaves_the_feed_at_a_refresh() {
    let mut harness = window(built_in());
    let before = feed(&harness);
    for _ in 0..4 {
        wheel(&mut harness, -250.0);
    }
    let passed = state(&harness).session.passed;
    assert!((1..8).contains(&passed), "{passed} posts were passed");
    press(&mut harness, Role::Button, "Refresh");
    let after = feed(&harness);
    assert!(before[..passed].iter().all(|post| !after.contains(post)));
    assert_eq!(after.len(), before.len() - passed);
    assert_eq!(cards(&harness)[0].0, format!("Post 1 of {}", handle(&harness, author(&harness, after[0]))));
}

#[test]
fn a_jump_to_a_far_post_passes_nothing() {
    let mut harness = window(built_in());
    let last = feed(&harness).last().copied();
    send(&mut harness, Command::Select(last));
    assert_eq!(state(&harness).session.passed, 0);
}

#[test]
fn a_pull_at_the_top_refreshes() {
    let mut harness = window(built_in());
    let post = feed(&harness)[0];
    let name = format!("Like {}", name(&harness, post));
    press(&mut harness, Role::Button, &name);
    wheel(&mut harness, 400.0);
    assert!(!feed(&harness).contains(&post));
}

#[test]
fn tapping_the_author_is_an_act() {
    let mut harness = window(built_in());
    send(&mut harness, Command::ReactAtOnce(false));
    let post = feed(&harness)[0];
    let name = format!("Author of {}", name(&harness, post));
    press(&mut harness, Role::Button, &name);
    assert!(state(&harness).document.did(post, Action::ProfileTap));
    assert_eq!(state(&harness).session.profile, Some(author(&harness, post)));
}

#[test]
fn the_list_of_stories_keeps_its_order() {
    let harness = window(built_in());
    let expected: Vec<String> = {
        let State { document, results, .. } = state(&harness);
        results.stories.trays().map(|tray| format!("Story of {}", document.world.account(tray.account).id)).collect()
    };
    let mut shown: Vec<(f32, String)> = harness
        .query_all_by_role(Role::Button)
        .map(|button| (button.rect().left(), button.accesskit_node().label().unwrap_or_default()))
        .filter(|(_, name)| name.starts_with("Story of "))
        .collect();
    shown.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(!shown.is_empty());
    assert!(shown.iter().map(|(_, name)| name).eq(expected.iter().take(shown.len())));
}

#[test]
fn a_turned_knob_moves_cards_and_the_feed_on_screen_follows() {
    let mut harness = window(built_in());
    let before = feed(&harness);
    send(&mut harness, Command::Turn(&boost::HALF_LIFE, Value::Number(1.0)));
    let after = feed(&harness);
    assert_ne!(before, after);
    let expected: Vec<String> =
        (1..=2).map(|rank| format!("Post {rank} of {}", handle(&harness, author(&harness, after[rank - 1])))).collect();
    let shown: Vec<String> = cards(&harness).into_iter().take(2).map(|(name, _)| name).collect();
    assert_eq!(shown, expected);
}

#[test]
fn a_feed_with_nothing_in_it_says_why_and_leads_back() {
    let mut harness = window(built_in());
    let later = state(&harness).document.now + jiff::SignedDuration::from_hours(24 * 60);
    send(&mut harness, Command::Clock(later));
    assert!(feed(&harness).is_empty());
    press(&mut harness, Role::Button, "Allow posts up to 365 days old");
    assert!(!feed(&harness).is_empty());
}

#[test]
fn a_feed_too_late_for_every_post_leads_back_in_time_alone() {
    let mut harness = window(built_in());
    let own = state(&harness).document.now;
    send(&mut harness, Command::Clock(own + jiff::SignedDuration::from_hours(24 * 400)));
    assert!(!is_there(&harness, Role::Button, "Allow posts up to 365 days old"));
    press(&mut harness, Role::Button, "Back to the world’s own time");
    assert_eq!(state(&harness).document.now, own);
    assert!(!feed(&harness).is_empty());
}

#[test]
fn a_drag_across_a_carousel_shows_its_next_picture_and_a_short_one_does_not() {
    let mut desk = window(built_in());
    let find = |desk: &Desk| {
        let next = desk.query_all_by_role(Role::Button).find_map(|button| {
            let label = button.accesskit_node().label()?;
            let named = label.strip_prefix("Next picture in ")?.to_owned();
            Some((named, button.rect().center()))
        });
        next.expect("a carousel is on screen")
    };
    let (named, right) = find(&desk);
    for (far, shows_next) in [(30.0, false), (220.0, true)] {
        desk.drag_at(right - vec2(40.0, 0.0));
        desk.run();
        for step in 1..=4 {
            desk.hover_at(right - vec2(40.0 + far * step as f32 / 4.0, 0.0));
            desk.run();
        }
        desk.drop_at(right - vec2(40.0 + far, 0.0));
        desk.run();
        assert_eq!(is_there(&desk, Role::Button, &format!("Previous picture in {named}")), shows_next, "{far}");
    }
}

#[test]
fn a_post_clicked_in_the_feed_stays_where_it_is() {
    let mut harness = window(built_in());
    for _ in 0..6 {
        wheel(&mut harness, -600.0);
    }
    let stands = |harness: &Desk, post: PostId| {
        let name = name(harness, post).replacen('p', "P", 1);
        harness.query_by_role_and_label(Role::Article, &name).map(|card| card.rect())
    };
    let is_still = |post: PostId| !state(&harness).document.world.post(post).media.plays();
    let is_clear = |rect: egui::Rect| rect.top() > 200.0 && rect.bottom() < SIZE.y;
    let post = feed(&harness).into_iter().find(|&post| is_still(post) && stands(&harness, post).is_some_and(is_clear));
    let post = post.expect("a card that is seen in full");
    let before = stands(&harness, post);
    assert_ne!(state(&harness).session.selected, Some(post));
    let card = name(&harness, post).replacen('p', "P", 1);
    press(&mut harness, Role::Article, &card);
    assert_eq!(state(&harness).session.selected, Some(post));
    assert_eq!(stands(&harness, post), before);
}
