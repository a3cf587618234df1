//! The charts of Lab → Days: what each tells is a choice.
#![cfg(feature = "app")]

mod window;

use std::collections::BTreeSet;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::lab::LabPanel;
use glassfeed::app::lab::days::{CHARTS, Charted, Charts, DaysAsked, DaysView, Whose, look};
use glassfeed::app::state::State;
use glassfeed::simulation::days::MEASURES;
use window::{Desk, built_in, cut, is_there, key, press, send, state, window, window_of};

/// The built-in world's own viewers after a day.
fn lab() -> State {
    let mut state = built_in();
    state.session.lab.days.length = 0;
    state.session.lab.days.whose = Whose::World;
    state.jobs.days.at_once();
    state.apply(Command::LabPanel(LabPanel::Days));
    state.apply(Command::Days(DaysAsked::Step));
    state
}

fn value(desk: &Desk, role: Role, name: &str) -> String {
    desk.get_by_role_and_label(role, name).accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_chart_tells_any_measure_and_two_charts_never_tell_the_same() {
    let mut desk = window(lab());
    let told =
        |desk: &Desk| (1..=CHARTS).map(|at| value(desk, Role::ComboBox, &format!("Chart {at}"))).collect::<Vec<_>>();
    let first = ["Engagement", "Satisfaction", "Return next day", "Diversity", "Author concentration", "Regret"];
    assert_eq!(told(&desk), first);
    desk.get_by_role_and_label(Role::ComboBox, "Chart 1").focus();
    desk.run();
    key(&mut desk, Key::Enter);
    let rows = desk.query_all_by_role(Role::MenuItem).count();
    assert_eq!(rows, MEASURES.len() + 1, "every measure, and regret");
    let row = desk.get_by_role_and_label(Role::MenuItem, "Taste moved");
    assert_eq!(row.accesskit_node().description().as_deref(), Some("people, distance"));
    press(&mut desk, Role::MenuItem, "Taste moved");
    assert!(value(&desk, Role::GraphicsDocument, "Taste moved, distance").starts_with("day 1: Thompson "));
    assert!(!is_there(&desk, Role::GraphicsDocument, "Engagement, actions per session"));
    press(&mut desk, Role::ComboBox, "Chart 2");
    // It lies below what there is room for: the keyboard goes there.
    desk.get_by_role_and_label(Role::MenuItem, "Regret").focus();
    desk.run();
    key(&mut desk, Key::Enter);
    let now = ["Taste moved", "Regret", "Return next day", "Diversity", "Author concentration", "Satisfaction"];
    assert_eq!(told(&desk), now);
    // It is remembered.
    let view = &state(&desk).session.lab.days;
    let written = serde_json::to_value(view).expect("it is written");
    assert_eq!(written["charts"][0], "taste_drift");
    let read: DaysView = serde_json::from_value(written).expect("it is read");
    assert_eq!(read.charts, view.charts);
}

#[test]
fn a_chart_whose_measure_is_unknown_tells_what_is_left() {
    let keys = ["ads", "unheard_of", "actions", "ads"].map(str::to_owned).to_vec();
    let told = Charts::from(keys).told().map(Charted::key);
    assert_eq!(told[0], "ads");
    let different: BTreeSet<&str> = told.into_iter().collect();
    assert_eq!(different.len(), CHARTS, "{told:?}");
}

#[test]
fn every_measure_can_be_read_in_a_small_window() {
    for size in [egui::vec2(1024.0, 700.0), egui::vec2(720.0, 450.0)] {
        let mut desk = window_of(size, lab());
        for charted in Charted::all() {
            let command = look(state(&desk), |view| view.charts.tell(0, charted));
            send(&mut desk, command);
            assert_eq!(cut(&desk), Vec::<String>::new(), "{size}, {}", charted.key());
        }
    }
}
