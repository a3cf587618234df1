//! The diagram in the window itself, by accessible names and by keys.
#![cfg(feature = "app")]

mod window;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::learn::{DiagramView, Play};
use glassfeed::app::numbers;
use glassfeed::app::session::InspectorTab;
use glassfeed::app::state::State;
use glassfeed::app::table::Which;
use glassfeed::domain::{World, WorldParts};
use glassfeed::files::WorldSource;
use glassfeed::learn::View;
use glassfeed::learn::diagram::{BYPASSED, Surface, is_bypassed, touched};
use glassfeed::pipeline::stages::boost;
use glassfeed::pipeline::{Component, FeedKind};
use glassfeed::policy::Value;
use window::*;

/// The window on the diagram.
fn diagram() -> Desk {
    diagram_of(built_in())
}

fn diagram_of(mut state: State) -> Desk {
    state.session.show(View::Diagram);
    window(state)
}

fn view(desk: &Desk) -> DiagramView {
    state(desk).session.learn.diagram.clone()
}

/// What all labels say.
fn labels(desk: &Desk) -> Vec<String> {
    desk.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value()).collect()
}

/// What the box of that component says of itself.
fn node(desk: &Desk, component: Component) -> String {
    let name = format!("{}, ", component.name());
    let all = desk.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    all.into_iter().find(|label| label.starts_with(&name) && label.contains(" in, ")).expect("its box is drawn")
}

fn press_node(desk: &mut Desk, component: Component) {
    let name = node(desk, component);
    press(desk, Role::Button, &name);
}

#[test]
fn every_component_says_its_kind_and_its_counts() {
    let desk = diagram();
    let (found, sourced) = (state(&desk).results.ledger.found.len(), state(&desk).results.ledger.sourced);
    let kept = state(&desk).results.ledger.slate.len();
    assert_eq!(
        node(&desk, Component::SourcingCandidates),
        format!("Sourcing Candidates, System, {found} in, {sourced} out, {} removed", found - sourced)
    );
    assert_eq!(
        node(&desk, Component::BoostsLibrary),
        format!("Boosts Library, Action, {kept} in, {kept} out, {kept} multiplied")
    );
    for component in Component::ALL {
        node(&desk, component);
    }
}

#[test]
fn the_keyboard_alone_goes_from_box_to_box_opens_and_closes() {
    let mut desk = diagram();
    let first = node(&desk, Component::SourcingCandidates);
    desk.get_by_role_and_label(Role::Button, &first).focus();
    desk.run();
    key(&mut desk, Key::ArrowRight);
    key(&mut desk, Key::ArrowRight);
    key(&mut desk, Key::Enter);
    assert_eq!(view(&desk).open(Surface::Feed), Some(Component::ScoresModel.into()));
    key(&mut desk, Key::ArrowLeft);
    key(&mut desk, Key::Enter);
    assert_eq!(view(&desk).open(Surface::Feed), Some(Component::Filtering.into()));
    assert!(is_there(&desk, Role::Label, "What it does"));
    key(&mut desk, Key::Escape);
    assert_eq!(view(&desk).open(Surface::Feed), None);
    assert!(!is_there(&desk, Role::Label, "What it does"));
}

#[test]
fn a_knob_in_the_open_component_turns_and_the_counts_follow() {
    let mut desk = diagram();
    let before = state(&desk).value(&boost::FAVORITES);
    desk.get_by_role_and_label(Role::Slider, "Favorites").focus();
    desk.run();
    key(&mut desk, Key::ArrowRight);
    assert_ne!(state(&desk).value(&boost::FAVORITES), before);
    press(&mut desk, Role::Switch, "Boosts Library switch");
    assert!(!state(&desk).document.policy.is_on(&boost::ON));
    assert!(node(&desk, Component::BoostsLibrary).ends_with(", off"));
}

#[test]
fn the_switch_of_author_diversity_turns_both_its_stages_in_one_step() {
    let mut desk = diagram();
    press_node(&mut desk, Component::AuthorDiversity);
    press(&mut desk, Role::Switch, "Author Diversity switch");
    assert!(node(&desk, Component::AuthorDiversity).ends_with(", off"));
    send(&mut desk, Command::Undo);
    assert!(!node(&desk, Component::AuthorDiversity).ends_with(", off"));
}

#[test]
fn a_post_it_touched_can_be_followed() {
    let mut desk = diagram();
    let (last, _) = *touched(&state(&desk).results.ledger, Component::BoostsLibrary).posts.last().expect("one");
    let caption = state(&desk).document.world.post(last).caption.clone();
    let row = desk
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.contains(&caption))
        .expect("its row is drawn");
    press(&mut desk, Role::Button, &row);
    assert_eq!(state(&desk).session.selected, Some(last));
    let rank = state(&desk).rank_of(last).expect("it is ranked");
    let path = labels(&desk)
        .into_iter()
        .find(|label| label.starts_with("Path, rank after each stage"))
        .expect("its path is drawn");
    assert!(path.ends_with(&format!("author {rank}")), "{path}");
}

#[test]
fn next_and_previous_choose_whose_path_is_shown() {
    let mut desk = diagram();
    let posts = feed(&desk);
    press(&mut desk, Role::Button, "Next post");
    assert_eq!(state(&desk).session.selected, Some(posts[1]));
    press(&mut desk, Role::Button, "Previous post");
    assert_eq!(state(&desk).session.selected, Some(posts[0]));
}

#[test]
fn bypassing_is_one_step_and_comes_back() {
    let mut desk = diagram();
    send(&mut desk, Command::Turn(BYPASSED[4], glassfeed::policy::Value::Switch(false)));
    send(&mut desk, Command::EndGesture);
    let (before, order) = (state(&desk).document.policy.clone(), feed(&desk));
    press(&mut desk, Role::Button, "Bypass all");
    assert!(is_bypassed(&state(&desk).document.policy));
    assert_ne!(feed(&desk), order);
    assert!(labels(&desk).iter().any(|label| label.starts_with("By the model’s value alone")));
    press(&mut desk, Role::Button, "End the bypass");
    assert_eq!(state(&desk).document.policy, before, "what was off before stays off");
    press(&mut desk, Role::Button, "Bypass all");
    send(&mut desk, Command::Undo);
    assert_eq!((state(&desk).document.policy.clone(), feed(&desk)), (before, order));
}

#[test]
fn space_plays_and_pauses_and_a_step_goes_on() {
    let mut desk = diagram();
    desk.key_press(Key::Space);
    desk.step();
    desk.step();
    assert_eq!(view(&desk).play, Some(Play { step: 0, running: true }));
    desk.key_press(Key::Space);
    desk.step();
    desk.step();
    assert_eq!(view(&desk).play.map(|play| play.running), Some(false));
    press(&mut desk, Role::Button, "Step");
    assert_eq!(view(&desk).play, Some(Play { step: 1, running: false }));
    press(&mut desk, Role::Button, "Stop");
    assert_eq!(view(&desk).play, None);
}

#[test]
fn a_play_comes_to_its_end_and_begins_again() {
    let mut view = DiagramView::default().toggled();
    for step in 0..Component::ALL.len() {
        assert_eq!(view.play.map(|play| play.step), Some(step));
        view = view.stepped(true);
    }
    let end = Play { step: Component::ALL.len() - 1, running: false };
    assert_eq!(view.play, Some(end));
    assert_eq!(view.toggled().play, Some(Play { step: 0, running: true }));
}

#[test]
fn all_removed_posts_are_shown_in_the_table() {
    let mut desk = diagram();
    press(&mut desk, Role::Button, "Show all removed posts");
    let session = &state(&desk).session;
    assert_eq!((session.view, session.tab, session.table.which), (View::Tune, InspectorTab::AllPosts, Which::Removed));
}

#[test]
fn a_removed_post_is_followed_into_the_sink() {
    let mut desk = diagram();
    let removed = state(&desk).results.ledger.found.iter().find(|found| found.removed.is_some()).expect("one").post;
    send(&mut desk, Command::Select(Some(removed)));
    let author = handle(&desk, author(&desk, removed));
    let is_its = |label: &String| label.starts_with(&format!("Removed post of {author}"));
    let cards = desk.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    assert!(cards.into_iter().any(|label| is_its(&label)));
}

#[test]
fn it_zooms_about_the_middle_and_fits_again() {
    let mut desk = diagram();
    press(&mut desk, Role::Button, "Zoom in");
    assert!(view(&desk).zoom > 1.0);
    press(&mut desk, Role::Button, "Fit");
    assert_eq!((view(&desk).zoom, view(&desk).pan), (1.0, (0.0, 0.0)));
    let first = node(&desk, Component::SourcingCandidates);
    desk.get_by_role_and_label(Role::Button, &first).focus();
    desk.run();
    key(&mut desk, Key::Minus);
    assert!(view(&desk).zoom < 1.0);
    key(&mut desk, Key::Num0);
    assert_eq!(view(&desk).zoom, 1.0);
}

#[test]
fn a_box_that_gets_the_keyboard_comes_into_sight() {
    let mut state = built_in();
    state.session.show(View::Diagram);
    state.session.learn.diagram = state.session.learn.diagram.opening(None);
    let mut desk = window_of(vec2(720.0, 450.0), state);
    let last = node(&desk, Component::Delivery);
    assert!(desk.get_by_role_and_label(Role::Button, &last).rect().right() > 720.0);
    desk.get_by_role_and_label(Role::Button, &last).focus();
    desk.run();
    assert!(desk.get_by_role_and_label(Role::Button, &last).rect().right() <= 720.0);
}

#[test]
fn feeds_by_time_pass_the_scoring_components_by() {
    let mut state = built_in();
    state.apply(Command::Feed(FeedKind::Following));
    let desk = diagram_of(state);
    assert!(node(&desk, Component::ScoresModel).ends_with("passed by"));
    assert!(node(&desk, Component::SortByScore).ends_with("newest first"));
}

#[test]
fn a_world_without_posts_is_drawn_as_empty() {
    let parts = WorldParts { posts: Vec::new(), impressions: Vec::new(), ..(**built_in().document.world).clone() };
    let mut desk = diagram_of(State::new(Arc::new(World::new(parts)), WorldSource::Sample("harbor")));
    assert_eq!(node(&desk, Component::Filtering), "Filtering, System, 0 in, 0 out, 0 removed");
    assert!(is_there(&desk, Role::Label, "No post is left"));
    for component in Component::ALL {
        send(&mut desk, Command::Diagram(Box::new(DiagramView::default().opening(Some(component.into())))));
        assert!(is_there(&desk, Role::Label, component.name()));
    }
}

#[test]
fn the_legend_says_what_a_kind_is_and_what_feeds_it() {
    let mut desk = diagram();
    press(&mut desk, Role::Button, "What is Model?");
    let says = labels(&desk);
    assert!(says.iter().any(|label| label.contains("Fed by supervised learning")), "{says:?}");
}

#[test]
fn ctrl_and_the_wheel_zoom_under_the_pointer() {
    let mut desk = diagram();
    let first = node(&desk, Component::SourcingCandidates);
    let at = desk.get_by_role_and_label(Role::Button, &first).rect().center();
    desk.hover_at(at);
    desk.run();
    desk.event(egui::Event::Zoom(1.5));
    desk.run();
    assert!((view(&desk).zoom - 1.5).abs() < 0.01);
    let after = node(&desk, Component::SourcingCandidates);
    assert!(desk.get_by_role_and_label(Role::Button, &after).rect().expand(1.0).contains(at));
}

#[test]
fn a_click_on_a_lane_selects_its_post() {
    let mut desk = diagram();
    send(&mut desk, Command::Diagram(Box::new(DiagramView::default().opening(None))));
    let (first, other) = (feed(&desk)[0], feed(&desk)[40]);
    send(&mut desk, Command::Select(Some(other)));
    let path = desk
        .query_all_by_role(Role::Label)
        .find(|node| node.accesskit_node().value().is_some_and(|says| says.starts_with("Path, rank after each stage")));
    let lanes = path.expect("its path is drawn").rect();
    // The top lane runs along the upper edge once the order stands.
    let at = pos2(lanes.right() - 100.0, lanes.top());
    desk.hover_at(at);
    // Past the delay before a tooltip shows; it stands where the pointer is.
    (0..60).for_each(|_| desk.step());
    let says = |node: &egui_kittest::Node<'_>| node.accesskit_node().value().unwrap_or_default();
    let is_told = |node: &egui_kittest::Node<'_>| says(node).contains("a click shows its path");
    let told = desk.query_all_by_role(Role::Label).find(is_told).map(|node| node.rect());
    let told = told.expect("it tells whose it is");
    assert!(told.distance_to_pos(at) < 100.0, "{told} for {at}");
    desk.drag_at(at);
    desk.run();
    desk.drop_at(at);
    desk.run();
    assert_eq!(state(&desk).session.selected, Some(first));
}

#[test]
fn a_running_play_goes_through_all_components_and_stops() {
    let mut desk = diagram();
    press(&mut desk, Role::RadioButton, "Speed 2×");
    desk.key_press(Key::Space);
    desk.step();
    // Time in tests runs a quarter of a second a frame.
    for _ in 0..400 {
        desk.step();
    }
    assert_eq!(view(&desk).play, Some(Play { step: Component::ALL.len() - 1, running: false }));
}

#[test]
fn the_boosts_draw_what_age_leaves_of_the_selected_post() {
    let mut desk = diagram();
    let post = state(&desk).session.selected.expect("the first post is selected");
    let ledger = &state(&desk).results.ledger;
    let row = ledger.slate.row_of(post).expect("a candidate") as usize;
    let (age, ledger_says) =
        (ledger.slate.age_hours[row], ledger.steps(row as u32).find(|step| &*step.column.reason == "freshness"));
    let factor = numbers::factor(ledger_says.expect("age lowers every post").value);
    let curve = format!("Freshness over age; the selected post: {}, {factor}", numbers::age(age));
    assert!(labels(&desk).contains(&curve), "{curve}");
    send(&mut desk, Command::Turn(&boost::ON, Value::Switch(false)));
    assert!(!labels(&desk).iter().any(|label| label.starts_with("Freshness over age")));
}

#[test]
fn where_there_is_no_room_for_both_the_drawing_and_the_component_take_turns() {
    let mut state = built_in();
    state.session.show(View::Diagram);
    // A window of 1024×700 whose text is twice as large.
    let mut desk = window_of(vec2(512.0, 350.0), state);
    send(&mut desk, Command::Diagram(Box::new(DiagramView::default().opening(None))));
    let boxes = |desk: &Desk| desk.query_all_by_role(Role::Button).filter(is_box).count();
    assert_eq!(boxes(&desk), Component::ALL.len());
    press_node(&mut desk, Component::SourcingCandidates);
    assert_eq!((boxes(&desk), is_there(&desk, Role::Label, "What it does")), (0, true));
    key(&mut desk, Key::Escape);
    assert_eq!((boxes(&desk), is_there(&desk, Role::Label, "What it does")), (Component::ALL.len(), false));
    // Opened from elsewhere, its box is in sight when the panel gives way.
    let next = view(&desk).opening(Some(Component::Delivery.into()));
    send(&mut desk, Command::Diagram(Box::new(next)));
    press(&mut desk, Role::Button, "Drawing");
    let last = node(&desk, Component::Delivery);
    let at = desk.get_by_role_and_label(Role::Button, &last).rect();
    assert!(at.left() >= 0.0 && at.right() <= 512.0, "{at}");
    // What is done to the drawing brings it into sight.
    let next = view(&desk).opening(Some(Component::Filtering.into()));
    send(&mut desk, Command::Diagram(Box::new(next)));
    press(&mut desk, Role::Button, "Step");
    assert_eq!((boxes(&desk), view(&desk).open(Surface::Feed)), (Component::ALL.len(), None));
}

/// Is it the box of a component?
fn is_box(node: &egui_kittest::Node<'_>) -> bool {
    let label = node.accesskit_node().label().unwrap_or_default();
    Component::ALL.iter().any(|component| label.starts_with(&format!("{}, ", component.name())))
}
