//! The glossary in the window: searched, opened, and led to from wherever a word of it occurs.
#![cfg(feature = "app")]

mod window;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::learn::number;
use glassfeed::app::theme::{Theme, icons};
use glassfeed::learn::{View, glossary};
use window::{Desk, built_in, state, window};

fn glossary_window() -> Desk {
    let mut desk = window(built_in());
    desk.state_mut().state.apply(Command::View(View::Glossary));
    desk.run();
    desk
}

fn click(desk: &mut Desk, name: &str) {
    desk.get_by_label(name).click();
    desk.run();
}

fn listed(desk: &Desk) -> Vec<String> {
    desk.get_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn every_number_a_term_leaves_a_place_for_is_known() {
    let state = built_in();
    for section in glossary().iter().map(|term| &term.section) {
        for place in section.places() {
            assert!(number(&state, &place).is_some(), "{} leaves a place for {place}", section.title);
        }
    }
}

#[test]
fn searching_lists_the_terms_that_hold_the_words_and_shows_the_first() {
    let mut desk = glossary_window();
    desk.get_by_label("Search the glossary").focus();
    desk.run();
    desk.get_by_label("Search the glossary").type_text("privately");
    desk.run();
    assert_eq!(listed(&desk), ["Close friends, F53"]);
    assert!(desk.query_by_label_contains("Their posts’ scores are multiplied by ×1.50").is_some());
}

#[test]
fn the_ring_around_the_search_holds_its_icon() {
    let mut desk = glossary_window();
    desk.key_press(egui::Key::Slash);
    desk.run();
    let field = desk.get_by_label("Search the glossary").rect();
    let focus = Theme::LIGHT.stroke.focus;
    let rings = desk.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        egui::Shape::Rect(rect) if rect.stroke.color == focus && rect.rect.intersects(field) => Some(rect.rect),
        _ => None,
    });
    let left = rings.map(|ring| ring.left()).min_by(f32::total_cmp).expect("a ring is painted");
    assert!(left < field.left() - icons::ROW, "the ring begins at {left}, what is written at {}", field.left());
}

#[test]
fn the_fields_words_can_be_listed_alone() {
    let mut desk = glossary_window();
    let field = desk
        .get_all_by_role(Role::RadioButton)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains("Field ")));
    field.expect("a choice of the field's words").click();
    desk.run();
    assert!(listed(&desk).iter().all(|name| name.ends_with("field")), "{:?}", listed(&desk));
}

#[test]
fn a_knob_in_the_glossary_is_the_knob() {
    let mut desk = glossary_window();
    click(&mut desk, "Close friends, F53");
    let slider = desk.get_by_role_and_label(Role::Slider, "Close friends");
    slider.focus();
    desk.run();
    desk.key_press(egui::Key::ArrowRight);
    desk.run();
    assert_ne!(state(&desk).changes().0, 0);
}

#[test]
fn a_place_leads_to_where_the_thing_is_at_work() {
    let mut desk = glossary_window();
    click(&mut desk, "Close friends, F53");
    click(&mut desk, "Show Boosts Library in the diagram");
    assert_eq!(state(&desk).session.view, View::Diagram);
    assert_eq!(state(&desk).session.learn.diagram.component.as_deref(), Some("boosts-library"));
}

#[test]
fn a_word_of_the_glossary_in_tune_leads_to_it() {
    let mut desk = window(built_in());
    desk.run();
    desk.get_by_role_and_label(Role::Link, "Predictions").click();
    desk.run();
    assert_eq!(state(&desk).session.view, View::Glossary);
    assert_eq!(state(&desk).session.learn.glossary.term.as_deref(), Some("probabilities"));
}

#[test]
fn a_term_that_was_led_to_is_listed_and_in_sight() {
    let mut desk = glossary_window();
    let row_of =
        |desk: &Desk, name: &str| desk.query_by_role_and_label(Role::ListBoxOption, name).map(|row| row.rect());
    let below = row_of(&desk, "Weight, F07").expect("it is listed").top();
    assert!(below > desk.ctx.content_rect().bottom(), "it is far down the list");
    desk.get_by_label("Search the glossary").focus();
    desk.run();
    desk.get_by_label("Search the glossary").type_text("position bias");
    desk.run();
    assert_eq!(listed(&desk), ["Position bias, field"]);
    desk.state_mut().state.apply(Command::View(View::Tune));
    desk.run();
    desk.get_by_role_and_label(Role::Link, "Predictions").click();
    desk.run();
    assert!(listed(&desk).contains(&"Probabilities, F59".to_owned()), "{:?}", listed(&desk));
    let row = row_of(&desk, "Probabilities, F59").expect("it is listed");
    assert!(desk.ctx.content_rect().contains_rect(row), "{row:?}");
}
