//! Pictures of Explore and the stories tray in every view that shows them, kept and compared as those of `app_views`.
#![cfg(feature = "app")]

mod pictured;

use glassfeed::app::Shot;
use glassfeed::app::command::Command;
use glassfeed::app::explore::ExploreAsked;
use glassfeed::app::phone::{Device, Phone};
use glassfeed::app::state::State;
use glassfeed::app::stories::TrayView;
use glassfeed::app::theme::Theme;
use glassfeed::learn::View;
use glassfeed::pipeline::FeedKind;
use glassfeed::policy::Value;

use pictured::*;

fn built_in() -> State {
    State::built_in().expect("the built-in world")
}

#[test]
fn explore() {
    both("explore", built_in, Shot::Explore, USUAL, SCALE);
    check("explore-small-dark", built_in(), Shot::Explore, SMALL, SCALE, &Theme::DARK);
    check("explore-large-light", built_in(), Shot::Explore, LARGE, SCALE / 2.0, &Theme::LIGHT);
}

#[test]
fn stories() {
    both("stories", built_in, Shot::Stories, USUAL, SCALE);
    check("stories-small-dark", built_in(), Shot::Stories, SMALL, SCALE, &Theme::DARK);
}

#[test]
fn the_diagrams_of_explore_and_of_stories() {
    const DIAGRAM: Shot = Shot::View(View::Diagram);
    let of = |command: Command| {
        let mut state = built_in();
        state.apply(command);
        state
    };
    check("diagram-explore-light", of(Command::Feed(FeedKind::Explore)), DIAGRAM, USUAL, SCALE, &Theme::LIGHT);
    let stories = || of(Command::Tray(TrayView { open: true, selected: None }));
    check("diagram-stories-light", stories(), DIAGRAM, USUAL, SCALE, &Theme::LIGHT);
    check("diagram-stories-small-dark", stories(), DIAGRAM, SMALL, SCALE, &Theme::DARK);
}

#[test]
fn explore_compared() {
    let mut state = built_in();
    state.apply(Command::Feed(FeedKind::Explore));
    state.apply(Command::Turn(&glassfeed::pipeline::stages::explore::value::SAVE, Value::Number(60.0)));
    check("compare-explore-light", state, Shot::View(View::Compare), USUAL, SCALE, &Theme::LIGHT);
}

#[test]
fn a_search_in_explore() {
    let mut state = built_in();
    state.apply(Command::Explore(ExploreAsked::Seek(true)));
    check("explore-search-dark", state, TUNE, SMALL, SCALE, &Theme::DARK);
}

#[test]
fn a_post_of_explore_over_the_screen() {
    let of = |device, text| {
        let mut state = built_in();
        state.apply(Command::Feed(FeedKind::Explore));
        state.apply(Command::Phone(Phone { device, text, ..Phone::default() }));
        let post = state.feed_posts().nth(2);
        state.apply(Command::Select(post));
        state.apply(Command::Whole(post));
        state
    };
    check("explore-post-light", of(Device::SmallPhone, 100), TUNE, USUAL, SCALE, &Theme::LIGHT);
    check("explore-post-large-text-small-dark", of(Device::SmallPhone, 200), TUNE, SMALL, SCALE, &Theme::DARK);
    check("explore-post-tablet-light", of(Device::Tablet, 100), TUNE, USUAL, SCALE, &Theme::LIGHT);
    check("explore-post-200-dark", of(Device::SmallPhone, 100), TUNE, USUAL_AT_200, 2.0 * SCALE, &Theme::DARK);
}
