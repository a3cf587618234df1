//! Lab, Map: posts and viewers by group, used by accessible names.
#![cfg(feature = "app")]

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::lab::LabPanel;
use glassfeed::app::lab::brush::Area;
use glassfeed::app::lab::coloring::{ColorBy, Coloring};
use glassfeed::app::lab::map::{MapView, look, name, selection, shown};
use glassfeed::app::state::State;
use glassfeed::domain::{PostId, ViewerId};
use glassfeed::files::{self, WorldSource};
use glassfeed::learn::View;
use glassfeed::pipeline::stages::author_decay;

mod window;
use window::{Desk, SIZE, cut, is_there, key, press, send, state, type_into, window_of};

/// The smallest of the built-in worlds, whose map is soon drawn.
fn family() -> State {
    let world = files::sample("family", &files::Progress::new()).expect("the sample reads");
    let mut opened = State::new(Arc::new(world), WorldSource::Sample("family"));
    opened.jobs.mapping.at_once();
    opened
}

fn map_of(size: Vec2) -> Desk {
    let mut desk = window_of(size, family());
    send(&mut desk, Command::LabPanel(LabPanel::Map));
    desk
}

fn map() -> Desk {
    map_of(SIZE)
}

fn canvas(desk: &Desk) -> egui::Rect {
    desk.get_by_role(Role::Canvas).rect()
}

fn groups(desk: &Desk) -> usize {
    shown(state(desk)).expect("there is a map").1.clusters.groups.len()
}

fn look_at(desk: &Desk, change: impl FnOnce(MapView) -> MapView) -> Command {
    look(state(desk), change)
}

fn view(desk: &Desk) -> MapView {
    state(desk).session.lab.map.clone()
}

#[test]
fn nothing_is_worked_out_before_the_map_is_opened() {
    let mut desk = window_of(SIZE, family());
    send(&mut desk, Command::LabPanel(LabPanel::Train));
    assert!(shown(state(&desk)).is_none());
    let (world, context) = (state(&desk).results.world(), state(&desk).results.context());
    assert!(!context.history.has_embedding(world) && !context.history.has_clusters(world));
    press(&mut desk, Role::RadioButton, "Lab Map");
    assert!(shown(state(&desk)).is_some());
}

#[test]
fn all_posts_and_viewers_with_a_place_are_drawn() {
    let desk = map();
    let world = &state(&desk).document.world;
    let words = format!("Map of {} posts and {} viewers", world.posts.len(), world.viewers.len());
    assert!(is_there(&desk, Role::Canvas, &words), "{words}");
}

#[test]
fn a_bar_chooses_its_number_of_clusters_and_best_goes_back() {
    let mut desk = map();
    let best = groups(&desk);
    let other = if best == 5 { 6 } else { 5 };
    let bar = desk.query_all_by_role(Role::ListBoxOption).find(|bar| {
        bar.accesskit_node().label().is_some_and(|label| label.starts_with(&format!("{other} clusters, silhouette")))
    });
    bar.expect("a bar").click();
    desk.run();
    assert_eq!(groups(&desk), other);
    press(&mut desk, Role::Button, "As many clusters as separate best");
    assert_eq!(groups(&desk), best);
}

#[test]
fn the_slider_and_the_seed_change_the_clusters() {
    let mut desk = map();
    let before = groups(&desk);
    desk.get_by_role_and_label(Role::Slider, "Number of clusters").focus();
    desk.run();
    key(&mut desk, if before > 4 { Key::ArrowLeft } else { Key::ArrowRight });
    assert_eq!(groups(&desk).abs_diff(before), 1);
    type_into(&mut desk, "Seed of the clusters", "7");
    assert_ne!(view(&desk).seed, MapView::default().seed);
}

#[test]
fn a_cluster_is_renamed_and_keeps_its_name() {
    let mut desk = map();
    let own = name(state(&desk), &shown(state(&desk)).expect("a map").1.clusters, 0);
    let row = desk
        .query_all_by_role(Role::Button)
        .find(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with(&format!("{own}, "))));
    row.expect("its row").click();
    desk.run();
    type_into(&mut desk, "Name of the cluster", "Mine");
    assert_eq!(view(&desk).names.get(&own).map(String::as_str), Some("Mine"));
    let kept = serde_json::to_string(&view(&desk)).expect("JSON");
    assert_eq!(serde_json::from_str::<MapView>(&kept).expect("a view").names, view(&desk).names);
    assert_eq!(name(state(&desk), &shown(state(&desk)).expect("a map").1.clusters, 0), "Mine");
}

#[test]
fn all_in_view_can_be_selected_by_name_and_a_rectangle_by_dragging() {
    let mut desk = map();
    press(&mut desk, Role::Button, "Select all in view");
    let posts = state(&desk).document.world.posts.len();
    assert!(desk.query_all_by_role(Role::Heading).any(|head| {
        head.accesskit_node().label().is_some_and(|label| label.starts_with(&format!("{posts} posts, ")))
    }));
    press(&mut desk, Role::Button, "Close the selection");
    assert!(view(&desk).areas.is_empty());
    press(&mut desk, Role::RadioButton, "Dragging Select");
    let room = canvas(&desk);
    desk.drag_at(room.center() - vec2(100.0, 100.0));
    desk.run();
    desk.hover_at(room.center() + vec2(100.0, 100.0));
    desk.run();
    desk.drop_at(room.center() + vec2(100.0, 100.0));
    desk.run();
    let [low, high] = view(&desk).areas[0].corners();
    assert!(low[0] < high[0] && low[1] < high[1], "{low:?} {high:?}");
    // With Shift, the other half beside it.
    desk.event(Event::ModifiersChanged(Modifiers::SHIFT));
    drag(&mut desk, &[vec2(-200.0, -100.0), vec2(-120.0, 100.0)]);
    desk.event(Event::ModifiersChanged(Modifiers::NONE));
    assert_eq!(view(&desk).areas.len(), 2);
    desk.get_by_role(Role::Canvas).focus();
    desk.run();
    key(&mut desk, Key::Escape);
    assert!(view(&desk).areas.is_empty());
}

/// Drags from the first of these places, counted from the middle of the map, to the last.
fn drag(desk: &mut Desk, places: &[Vec2]) {
    let middle = canvas(desk).center();
    desk.hover_at(middle + places[0]);
    desk.run();
    desk.drag_at(middle + places[0]);
    desk.run();
    for at in &places[1..] {
        desk.hover_at(middle + *at);
        desk.run();
    }
    desk.drop_at(middle + places[places.len() - 1]);
    desk.run();
}

#[test]
fn a_lasso_selects_what_it_goes_around() {
    let mut desk = map();
    press(&mut desk, Role::RadioButton, "Dragging Lasso");
    drag(&mut desk, &[vec2(-150.0, -150.0), vec2(150.0, -150.0), vec2(150.0, 150.0), vec2(-150.0, 150.0)]);
    assert!(matches!(view(&desk).areas[0], Area::Lasso(_)));
    let found = selection(state(&desk)).expect("a selection");
    let all = state(&desk).document.world.posts.len();
    assert!(!found.posts.is_empty() && found.posts.len() < all, "{} of {all}", found.posts.len());
}

#[test]
fn keys_alone_select_what_is_in_view() {
    let mut desk = map();
    press(&mut desk, Role::Button, "Zoom in");
    desk.get_by_role(Role::Canvas).focus();
    desk.run();
    key(&mut desk, Key::Enter);
    let near = selection(state(&desk)).expect("a selection").posts.len();
    assert!(near < state(&desk).document.world.posts.len());
    key(&mut desk, Key::Escape);
    assert!(selection(state(&desk)).is_none());
}

/// The map with all of it selected.
fn all_selected() -> Desk {
    let mut desk = map();
    press(&mut desk, Role::Button, "Select all in view");
    desk
}

#[test]
fn what_is_selected_says_its_topics_and_what_was_shown() {
    let desk = all_selected();
    let found = selection(state(&desk)).expect("a selection");
    // All posts hold as much of each topic as all posts do.
    assert!(found.topics.iter().all(|of| (of.lift - 1.0).abs() < 1e-9), "{:?}", found.topics);
    assert!((found.topics.iter().map(|of| of.share).sum::<f64>() - 1.0).abs() < 1e-9);
    let world = state(&desk).results.world();
    let shown: BTreeSet<_> = world.impressions_of(ViewerId(0)).map(|seen| seen.post).collect();
    assert_eq!((found.seen, found.delivered), (shown.len(), state(&desk).feed_posts().count()));
    let told = format!("{} of {}", found.seen, found.posts.len());
    assert!(is_there(&desk, Role::Label, &told), "{told}");
}

#[test]
fn what_is_selected_is_shown_in_the_table_and_nothing_else() {
    let mut desk = map();
    let left = look_at(&desk, |view| view.selecting(Area::Rectangle([[-1.0, -1.0], [0.0, 1.0]]), false));
    send(&mut desk, left);
    let found = selection(state(&desk)).expect("a selection");
    press(&mut desk, Role::Button, "Show in table");
    assert_eq!(state(&desk).session.view, View::Data);
    let count = format!("{} of {}", found.posts.len(), state(&desk).document.world.posts.len());
    assert!(is_there(&desk, Role::Label, &count), "{count}");
    press(&mut desk, Role::Button, "Remove filter Selected on the map");
    assert!(!is_there(&desk, Role::Label, &count));
}

#[test]
fn posts_like_the_selected_are_hidden_as_one_step() {
    let mut desk = all_selected();
    let (feed, hidden) = (state(&desk).feed_posts().count(), state(&desk).document.viewer().hidden.len());
    assert!(feed > 0);
    press(&mut desk, Role::Button, "Hide posts like these");
    assert_eq!(state(&desk).feed_posts().count(), 0);
    assert!(state(&desk).document.viewer().hidden.len() > hidden);
    assert!(state(&desk).undo.last().is_some_and(|step| step.starts_with("Hidden ")));
    send(&mut desk, Command::Undo);
    assert_eq!((state(&desk).feed_posts().count(), state(&desk).document.viewer().hidden.len()), (feed, hidden));
}

#[test]
fn posts_are_colored_by_cluster_topic_author_or_whether_they_were_seen() {
    let desk = map();
    let state = state(&desk);
    let (drawing, groups) = shown(state).expect("a map");
    let colors = |by| Coloring::of(state, drawing, &groups.clusters, by);
    let of_cluster = colors(ColorBy::Cluster);
    assert!(drawing.posts.iter().zip(&of_cluster.hues).all(|((post, _), hue)| groups.clusters.of_post(*post) == *hue));
    for by in [ColorBy::Topic, ColorBy::Author, ColorBy::Seen] {
        let found = colors(by);
        assert_eq!(found.hues.len(), drawing.posts.len());
        assert_eq!(found.legend.iter().map(|(_, _, count)| count).sum::<usize>(), drawing.posts.len(), "{by:?}");
        for (name, hue, count) in &found.legend {
            assert_eq!(found.hues.iter().filter(|own| *own == hue).count(), *count, "{name}");
        }
    }
}

#[test]
fn the_color_is_chosen_from_a_menu_and_told() {
    let mut desk = map();
    press(&mut desk, Role::ComboBox, "Color by");
    press(&mut desk, Role::MenuItem, "Seen or not");
    assert_eq!(view(&desk).color, ColorBy::Seen);
    assert!(is_there(&desk, Role::Label, "Shown to this viewer"));
}

#[test]
fn grouped_by_topics_posts_of_one_topic_lie_in_one_cluster() {
    let mut desk = map();
    press(&mut desk, Role::RadioButton, "Group by Topics");
    let state = state(&desk);
    let (drawing, groups) = shown(state).expect("a map");
    assert_eq!(drawing.embedding.dimensions(), state.document.world.names.topics.len());
    let alike = |a: PostId, b: PostId| state.document.world.post(a).topics == state.document.world.post(b).topics;
    for (a, _) in &drawing.posts {
        for (b, _) in drawing.posts.iter().filter(|(b, _)| alike(*a, *b)) {
            assert_eq!(groups.clusters.of_post(*a), groups.clusters.of_post(*b));
        }
    }
}

#[test]
fn the_map_zooms_and_moves_by_buttons_and_keys() {
    let mut desk = map();
    press(&mut desk, Role::Button, "Zoom in");
    assert!((view(&desk).zoom - 1.4).abs() < 1e-5);
    desk.get_by_role(Role::Canvas).focus();
    desk.run();
    key(&mut desk, Key::ArrowRight);
    assert!(view(&desk).middle[0] > 0.0);
    key(&mut desk, Key::Plus);
    assert!(view(&desk).zoom > 1.5);
    press(&mut desk, Role::Button, "Show all");
    assert_eq!((view(&desk).zoom, view(&desk).middle), (1.0, [0.0, 0.0]));
}

#[test]
fn a_point_below_the_pointer_opens() {
    let mut desk = map();
    let (drawing, _) = shown(state(&desk)).expect("a map");
    let room = canvas(&desk);
    let side = (room.width().min(room.height()) - 68.0) / 2.0;
    // The post that lies farthest from all viewers, which would be in the way.
    let far = |at: [f32; 2]| {
        let apart = drawing.viewers.iter().map(|(_, other)| (at[0] - other[0]).hypot(at[1] - other[1]));
        apart.fold(f32::INFINITY, f32::min)
    };
    let (_, at) = *drawing.posts.iter().max_by(|a, b| far(a.1).total_cmp(&far(b.1))).expect("posts");
    let at = pos2(room.center().x + at[0] * side, room.center().y - at[1] * side);
    desk.hover_at(at);
    desk.run();
    desk.drag_at(at);
    desk.drop_at(at);
    desk.run();
    assert_eq!(state(&desk).session.view, View::Tune);
    assert!(state(&desk).session.selected.is_some());
}

#[test]
fn a_switch_lets_clusters_into_the_ranking_and_out_again() {
    let mut desk = map();
    desk.get_by_role_and_label(Role::Switch, "Diversity rule").scroll_to_me();
    desk.run();
    press(&mut desk, Role::Switch, "Diversity rule");
    assert!(state(&desk).document.policy.is_turned(&author_decay::CLUSTER_DECAY));
    while state(&desk).results.unplaced().is_some() {
        desk.state_mut().state.poll();
        std::thread::yield_now();
    }
    assert!(state(&desk).results.ledger.column("author_decay", "cluster_decay").is_some());
    press(&mut desk, Role::Switch, "Diversity rule");
    assert!(!state(&desk).document.policy.is_turned(&author_decay::CLUSTER_DECAY));
}

#[test]
fn zooming_keeps_the_point_below_the_pointer_where_it_is() {
    let state = family();
    let Command::Lab(lab) = look(&state, |view| view.zoomed(2.0, [0.2, -0.1])) else { panic!("a look") };
    let view = lab.map;
    assert!(
        (0..2).all(|axis| ((([0.2, -0.1][axis] - view.middle[axis]) * view.zoom) - [0.2, -0.1][axis]).abs() < 1e-6)
    );
}

#[test]
fn nothing_is_cut_off_in_a_small_window_and_with_large_text() {
    for size in [SIZE, vec2(1024.0, 700.0)] {
        let desk = map_of(size);
        assert_eq!(cut(&desk), Vec::<String>::new(), "{size:?}");
    }
    // What 1440 × 900 points are with text at 200 %.
    let desk = map_of(vec2(720.0, 450.0));
    assert_eq!(cut(&desk), Vec::<String>::new());
}
