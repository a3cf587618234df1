//! Pictures of Map and Train in the Lab, taken and held as those of `app_views.rs` are.
#![cfg(feature = "app")]

mod pictured;

use std::sync::Arc;

use glassfeed::app::Shot;
use glassfeed::app::lab::LabPanel;
use glassfeed::app::lab::brush::Area;
use glassfeed::app::lab::coloring::ColorBy;
use glassfeed::app::lab::map::{MapView, look};
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::files::{self, WorldSource};

use pictured::*;

const MAP: Shot = Shot::Lab(LabPanel::Map);
const TRAIN: Shot = Shot::Lab(LabPanel::Train);

/// The smallest of the built-in worlds, whose map is soon drawn and whose models soon learn.
fn family() -> State {
    let world = files::sample("family", &files::Progress::new()).expect("the sample reads");
    State::new(Arc::new(world), WorldSource::Sample("family"))
}

/// With a part of it selected, in the colors of topics.
fn selected() -> State {
    let mut state = family();
    let lasso = Area::Lasso(vec![[-0.9, 0.0], [-0.3, 0.9], [0.1, 0.4], [0.4, -0.2], [-0.2, -0.7]]);
    let areas = vec![lasso, Area::Rectangle([[0.2, 0.3], [0.8, 0.9]])];
    state.apply(look(&state, |view| MapView { areas, color: ColorBy::Topic, ..view }));
    state
}

#[test]
fn map() {
    both("map", family, MAP, USUAL, SCALE);
    both("map-selected", selected, MAP, USUAL, SCALE);
    check("map-small-dark", selected(), MAP, SMALL, SCALE, &Theme::DARK);
    check("map-200-light", selected(), MAP, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

#[test]
fn train() {
    both("train", family, TRAIN, USUAL, SCALE);
    check("train-small-dark", family(), TRAIN, SMALL, SCALE, &Theme::DARK);
    check("train-200-light", family(), TRAIN, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}
