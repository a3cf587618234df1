//! From an order to weights in the window: put in order, fitted, told why not, used.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::compare::{CompareView, Panel};
use glassfeed::app::fit::{self, POSTS};
use glassfeed::app::learn::try_it::home_context;
use glassfeed::app::preferences::Preferences;
use glassfeed::app::state::State;
use glassfeed::domain::{Action, PostId, ViewerId};
use glassfeed::learn::View;
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{Context, rank};
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::fit::{Bounds, Fit, agreement};
use window::*;

fn fitting_state() -> State {
    let mut state = built_in();
    state.jobs.fitting.at_once = true;
    state.apply(Command::View(View::Compare));
    state.apply(Command::Compare(CompareView { panel: Panel::Fit, ..CompareView::default() }));
    state
}

/// The order wanted, as the rows say it, top to bottom.
fn rows_of(desk: &Desk) -> Vec<String> {
    let items = desk.query_all_by_role(Role::ListItem);
    let named = items.map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()));
    let mut rows: Vec<_> = named.filter(|(_, name)| name.starts_with("Wanted ")).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn alt(desk: &mut Desk, key: Key) {
    desk.key_press_modifiers(Modifiers::ALT, key);
    desk.run();
}

/// Puts the order that other weights would make of the viewer's feed.
fn wish(state: &mut State, weights: &[(Action, f64)]) {
    let mut policy = Policy::defaults();
    for &(action, weight) in weights {
        policy.set(merge::weight(action), Value::Number(weight)).expect("a weight");
    }
    let ledger = rank(&Context { policy: &policy, ..home_context(state) });
    let order: Vec<PostId> =
        ledger.delivered().iter().take(POSTS).map(|&row| ledger.slate.posts[row as usize]).collect();
    let ids = order.iter().map(|&post| state.document.world.post(post).id.clone()).collect();
    let mut view = state.session.fit.clone();
    view.world.clone_from(&state.document.world.name);
    view.orders.insert(fit::handle(state, state.document.viewer), ids);
    state.apply(Command::Fit(Box::new(view)));
}

const OTHER: [(Action, f64); 3] = [(Action::Like, 0.2), (Action::Comment, 15.0), (Action::Dwell, 2.5)];

/// An order that other weights made, fitted.
fn fitted() -> Desk {
    let mut state = fitting_state();
    wish(&mut state, &OTHER);
    let mut desk = window(state);
    press(&mut desk, Role::Button, "Fit the weights");
    desk
}

fn found(desk: &Desk) -> Fit {
    Fit::clone(fit::found(state(desk)).expect("a fit").1)
}

#[test]
fn the_list_begins_as_the_feed_and_there_is_nothing_to_fit() {
    let desk = window(fitting_state());
    let rows = rows_of(&desk);
    assert_eq!(rows.len(), POSTS);
    let first = handle(&desk, author(&desk, feed(&desk)[0]));
    assert!(rows[0].starts_with(&format!("Wanted 1: {first}, ")), "{rows:?}");
    let button = desk.get_by_role_and_label(Role::Button, "Fit the weights");
    assert!(button.accesskit_node().is_disabled());
}

#[test]
fn a_row_is_moved_by_keys_and_dragged_and_start_over_brings_the_feed_back() {
    let mut desk = window(fitting_state());
    let before = rows_of(&desk);
    let bare = |rows: &[String]| -> Vec<String> {
        rows.iter().map(|row| row.split_once(": ").expect("a place").1.to_owned()).collect()
    };
    desk.get_by_role_and_label(Role::ListItem, &before[2]).focus();
    desk.run();
    alt(&mut desk, Key::ArrowUp);
    let mut expected = bare(&before);
    expected.swap(1, 2);
    assert_eq!(bare(&rows_of(&desk)), expected);
    let row = |desk: &Desk, at: usize| {
        let name = rows_of(desk).remove(at);
        desk.get_by_role_and_label(Role::ListItem, &name).rect()
    };
    let (from, to) = (row(&desk, 0), row(&desk, 3));
    desk.drag_at(from.center());
    desk.run();
    for share in [0.4, 1.0] {
        desk.hover_at(from.center() + (to.center() - from.center()) * share + vec2(2.0, 0.0));
        desk.run();
    }
    desk.drop_at(to.center());
    desk.run();
    let moved = expected.remove(0);
    expected.insert(3, moved);
    assert_eq!(bare(&rows_of(&desk)), expected);
    press(&mut desk, Role::Button, "Start over");
    assert_eq!(rows_of(&desk), before);
}

/// The card of A's feed at a place, 1 = top, by its whole name.
fn card(desk: &Desk, place: usize) -> String {
    let labels = desk.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
    labels.into_iter().find(|label| label.starts_with(&format!("A {place}: "))).expect("the card")
}

/// Takes a card of A's feed to the middle of another; without `drop` it is still held.
fn drag_card(desk: &mut Desk, from: usize, to: usize, drop: bool) {
    let at =
        |desk: &Desk, place: usize| desk.get_by_role_and_label(Role::ListBoxOption, &card(desk, place)).rect().center();
    let (from, to) = (at(desk, from), at(desk, to));
    desk.drag_at(from);
    desk.run_steps(2);
    for share in [0.4, 1.0] {
        desk.hover_at(from + (to - from) * share + vec2(2.0, 0.0));
        desk.run_steps(2);
    }
    if drop {
        desk.drop_at(to);
        desk.run();
    }
}

/// The order wanted of the feed at hand.
fn wanted(desk: &Desk) -> Vec<PostId> {
    fit::hand(state(desk))
}

#[test]
fn a_card_of_as_feed_is_dragged_to_where_it_is_wanted_and_the_feed_stays() {
    let mut desk = window(fitting_state());
    let ranked = feed(&desk);
    assert!(!card(&desk, 4).contains("wanted"));
    drag_card(&mut desk, 4, 2, true);
    let mut expected = ranked[..POSTS].to_vec();
    expected[1..4].rotate_right(1);
    assert_eq!(wanted(&desk), expected);
    assert_eq!(feed(&desk), ranked);
    assert!(card(&desk, 4).ends_with(", wanted 2"), "{}", card(&desk, 4));
    assert!(card(&desk, 2).ends_with(", wanted 3") && card(&desk, 3).ends_with(", wanted 4"));
    assert!(!card(&desk, 1).contains("wanted") && !card(&desk, 5).contains("wanted"));
    let rows = rows_of(&desk);
    assert!(rows[1].contains(&handle(&desk, author(&desk, ranked[3]))), "the list in Fit tells the same: {rows:?}");
    // Keys go on from where the hand let go.
    alt(&mut desk, Key::ArrowUp);
    assert!(card(&desk, 4).ends_with(", wanted 1"), "{}", card(&desk, 4));
    alt(&mut desk, Key::ArrowDown);
    assert_eq!(wanted(&desk), expected);
    press(&mut desk, Role::Button, "Start over");
    assert!(!card(&desk, 4).contains("wanted"));
}

#[test]
fn a_card_that_is_held_can_be_given_up() {
    let mut desk = window(fitting_state());
    let before = wanted(&desk);
    drag_card(&mut desk, 5, 2, false);
    desk.key_press_modifiers(Modifiers::NONE, Key::Escape);
    desk.run();
    let away = desk.get_by_role_and_label(Role::ListBoxOption, &card(&desk, 2)).rect().center();
    desk.drop_at(away);
    desk.run();
    assert_eq!(wanted(&desk), before);
}

#[test]
fn whole_cards_are_dragged_too_and_nothing_is_where_fit_is_not_open() {
    let mut state = fitting_state();
    let view = CompareView { full: true, ..state.session.compare };
    state.apply(Command::Compare(view));
    let mut desk = window(state);
    let ranked = feed(&desk);
    drag_card(&mut desk, 1, 2, true);
    assert_eq!(wanted(&desk)[..2], [ranked[1], ranked[0]]);
    send(&mut desk, Command::Compare(CompareView { panel: Panel::Difference, ..view }));
    assert!(!card(&desk, 1).contains("wanted"));
    let before = wanted(&desk);
    drag_card(&mut desk, 1, 2, true);
    assert_eq!(wanted(&desk), before);
}

#[test]
fn a_fit_tells_what_the_engine_gives_before_and_after() {
    let desk = fitted();
    let (state, fit) = (state(&desk), found(&desk));
    let order = fit::orders(state).remove(0).posts;
    let context = home_context(state);
    assert_eq!(fit.before(), agreement(&context, &order));
    assert_eq!(fit.after(), agreement(&Context { policy: &fit.policy, ..context }, &order));
    assert!(fit.after().kept > fit.before().kept);
    let told = format!("Pairs as wanted: {} → {} of {}", fit.before().kept, fit.after().kept, fit.after().all);
    assert!(desk.query_by_label(&told).is_some(), "{told}");
    assert!(!fit.changed(&state.document.policy).is_empty());
}

#[test]
fn use_it_turns_the_weights_as_one_step_and_undo_brings_them_back() {
    let mut desk = fitted();
    let (before, fit) = (state(&desk).document.policy.clone(), found(&desk));
    desk.get_by_role_and_label(Role::Button, "Use it").scroll_to_me();
    desk.run();
    press(&mut desk, Role::Button, "Use it");
    assert_eq!(state(&desk).document.policy, fit.policy);
    assert!(fit::found(state(&desk)).is_some(), "what was found is still told");
    send(&mut desk, Command::Undo);
    assert_eq!(state(&desk).document.policy, before);
}

#[test]
fn the_fitted_weights_are_put_beside_as_b() {
    let mut desk = fitted();
    let fit = found(&desk);
    desk.get_by_role_and_label(Role::Button, "Put it beside as B").scroll_to_me();
    desk.run();
    press(&mut desk, Role::Button, "Put it beside as B");
    let other = &state(&desk).document.others[0];
    assert_eq!(other.name, "Default fitted");
    assert_eq!(Policy { name: fit.policy.name.clone(), ..other.clone() }, fit.policy);
}

#[test]
fn pairs_that_stand_against_an_order_are_told_and_lead_to_the_post() {
    let mut state = fitting_state();
    let mut order = fit::hand(&state);
    order.reverse();
    for (at, &post) in order.iter().enumerate() {
        fit::put(&state, post, at).into_iter().for_each(|command| state.apply(command));
    }
    assert_eq!(fit::hand(&state), order);
    let mut desk = window(state);
    press(&mut desk, Role::Button, "Fit the weights");
    let against = found(&desk).viewers[0].against.clone();
    assert!(!against.is_empty());
    assert!(is_there(&desk, Role::Heading, "What stands against it"));
    let (pair, _) = against[0];
    let told = |post: PostId| {
        let place = order.iter().position(|&other| other == post).expect("of the order") + 1;
        format!("{place} {}", handle(&desk, author(&desk, post)))
    };
    let name = format!("{} above {}", told(pair.above), told(pair.below));
    let rows: Vec<_> = desk.query_all_by_role_and_label(Role::Button, &name).collect();
    rows[0].scroll_to_me();
    desk.run();
    desk.query_all_by_role_and_label(Role::Button, &name).next().expect("the pair").click();
    desk.run();
    assert_eq!(state_of(&desk).session.selected, Some(pair.above));
}

fn state_of(desk: &Desk) -> &State {
    state(desk)
}

#[test]
fn orders_of_several_viewers_are_kept_and_fitted_together() {
    let mut state = fitting_state();
    wish(&mut state, &OTHER);
    state.apply(Command::Viewer(ViewerId(1)));
    wish(&mut state, &OTHER);
    let mut desk = window(state);
    press(&mut desk, Role::Button, "Fit the weights");
    assert_eq!(found(&desk).viewers.iter().map(|fitted| fitted.viewer.0).collect::<Vec<_>>(), [0, 1]);
    let first = fit::handle(state_of(&desk), ViewerId(0));
    let row = format!("Order of {first}");
    desk.get_by_role_and_label(Role::Button, &row).scroll_to_me();
    desk.run();
    press(&mut desk, Role::Button, &row);
    assert_eq!(state_of(&desk).document.viewer, ViewerId(0));
    assert!(fit::found(state_of(&desk)).is_some(), "what was found stands while one switches");
    let forget = format!("Forget the order of {first}");
    desk.get_by_role_and_label(Role::Button, &forget).scroll_to_me();
    desk.run();
    press(&mut desk, Role::Button, &forget);
    assert_eq!(fit::orders(state_of(&desk)).len(), 1);
}

#[test]
fn a_fit_runs_beside_the_window_and_can_be_cancelled() {
    let mut state = fitting_state();
    wish(&mut state, &OTHER);
    state.jobs.fitting.at_once = false;
    state.apply(Command::AskFit);
    assert!(state.jobs.fitting.fraction().is_some());
    let mut desk = window(state);
    press(&mut desk, Role::Button, "Cancel the fit");
    assert!(state_of(&desk).jobs.fitting.is_cancelled());
    assert!(fit::found(state_of(&desk)).is_none());
}

#[test]
fn orders_and_bounds_are_there_after_the_next_start() {
    let mut desk = fitted();
    desk.get_by_role_and_label(Role::RadioButton, "Weights within Full range").scroll_to_me();
    desk.run();
    press(&mut desk, Role::RadioButton, "Weights within Full range");
    assert_eq!(state(&desk).session.fit.bounds, Bounds::Knobs);
    assert!(fit::found(state(&desk)).is_none(), "other bounds are another question");
    let kept = Preferences::of(state(&desk));
    let mut next = built_in();
    kept.restore(&mut next);
    assert_eq!(fit::orders(&next), fit::orders(state(&desk)));
    assert_eq!(next.session.fit.bounds, Bounds::Knobs);
    assert_eq!(next.session.compare.panel, Panel::Fit);
}

#[test]
fn no_word_is_cut_off_in_small_windows_or_large_text() {
    for size in [vec2(1024.0, 700.0), vec2(720.0, 450.0)] {
        let mut state = fitting_state();
        wish(&mut state, &OTHER);
        state.apply(Command::AskFit);
        state.session.compare.numbers = true;
        let with = cut(&window_of(size, state));
        let mut without = fitting_state();
        without.session.compare = CompareView { numbers: true, ..CompareView::default() };
        let before = cut(&window_of(size, without));
        let new: Vec<&String> = with.iter().filter(|text| !before.contains(text)).collect();
        assert!(new.is_empty(), "{size:?}: {new:?}");
    }
}
