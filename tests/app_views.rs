//! Pictures of every view, in both themes and at every size it must bear, kept beside this file and compared.
//!
//! `UPDATE_PICTURES=1 cargo test --test app_views` takes them anew; look at them before you keep them.
#![cfg(feature = "app")]

mod pictured;

use std::sync::Arc;

use glassfeed::app::Shot;
use glassfeed::app::command::Command;
use glassfeed::app::compare::{CompareView, PairView, Panel, Place};
use glassfeed::app::data::{DataPart, DataView};
use glassfeed::app::fit;
use glassfeed::app::lab::LabPanel;
use glassfeed::app::learn::Board;
use glassfeed::app::lesson::LessonAsked;
use glassfeed::app::refused::Refused;
use glassfeed::app::sensitivity::SensitivityAsked;
use glassfeed::app::signals::{Deed, Signal};
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::app::weighing::WeighingView;
use glassfeed::domain::{Action, Table, World, WorldParts};
use glassfeed::files::WorldSource;
use glassfeed::learn::View;
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{Context, knobs, rank};
use glassfeed::policy::{Guardrail, Problem, Value};
use glassfeed::simulation::nudge::Lever;
use jiff::SignedDuration;

use pictured::*;

fn built_in() -> State {
    State::built_in().expect("the built-in world opens")
}

/// With a knob turned, so that posts have moved.
fn turned() -> State {
    let mut state = built_in();
    let like = glassfeed::pipeline::stages::merge::weight(glassfeed::domain::Action::Like);
    state.apply(Command::Turn(like, Value::Number(8.0)));
    state
}

#[test]
fn tune() {
    both("tune", turned, TUNE, USUAL, SCALE);
    both("tune-small", built_in, TUNE, SMALL, SCALE);
    both("tune-large", turned, TUNE, LARGE, SCALE / 2.0);
}

/// A save that was written into the log.
fn known() -> State {
    let mut state = built_in();
    state.apply(Command::LabPanel(LabPanel::Signals));
    let post = state.feed_posts().nth(2).expect("a third post");
    state.apply(Command::Signal(Signal::Did(post, Deed::Saved, Some(3))));
    state
}

#[test]
fn signals() {
    const SIGNALS: Shot = Shot::Lab(LabPanel::Signals);
    both("signals", known, SIGNALS, USUAL, SCALE);
    check("signals-small-dark", known(), SIGNALS, SMALL, SCALE, &Theme::DARK);
    check("signals-200-light", known(), SIGNALS, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

#[test]
fn all_posts() {
    both("table", turned, Shot::Table, USUAL, SCALE);
    both("table-small", turned, Shot::Table, SMALL, SCALE);
    both("table-large", turned, Shot::Table, LARGE, SCALE / 2.0);
}

#[test]
fn text_at_200_percent() {
    both("tune-200", built_in, TUNE, USUAL_AT_200, 2.0 * SCALE);
    check("table-200-light", built_in(), Shot::Table, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

/// Friends first against the defaults, with a third policy where `more`.
fn compared(everybody: bool, more: bool) -> State {
    let mut state = built_in();
    let mut presets = glassfeed::files::PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok());
    let friends = presets.find(|preset| preset.name == "Friends first").expect("the preset");
    state.apply(Command::UsePolicy(Box::new(friends), None));
    if more {
        state.apply(Command::AddOther(Box::new(presets.next().expect("another preset"))));
    }
    if everybody {
        let limit = |metric: &str, at_most, at_least| {
            let metric = metric.to_owned();
            Guardrail { metric, at_most, at_least, for_share: None }
        };
        let limits = vec![limit("authors_at_10", None, Some(8.0)), limit("misinformation_exposure", Some(0.01), None)];
        state.apply(Command::Guardrails(limits));
    }
    let metric = everybody.then_some(1);
    state.apply(Command::Compare(CompareView { everybody, metric, ..CompareView::default() }));
    state.apply(Command::Notice(None));
    state
}

#[test]
fn compare() {
    const COMPARE: Shot = Shot::View(View::Compare);
    both("compare", || compared(false, true), COMPARE, USUAL, SCALE);
    both("compare-everybody", || compared(true, false), COMPARE, USUAL, SCALE);
    check("compare-small-dark", compared(true, true), COMPARE, SMALL, SCALE, &Theme::DARK);
    check("compare-200-light", compared(false, false), COMPARE, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
    let shown = |change: fn(&mut CompareView)| {
        let mut state = compared(false, true);
        let mut view = state.session.compare;
        change(&mut view);
        state.apply(Command::Compare(view));
        state
    };
    check("compare-full-dark", shown(|view| view.full = true), COMPARE, USUAL, SCALE, &Theme::DARK);
    let turning = shown(|view| view.turning = Some(Place::Other(0)));
    check("compare-turning-light", turning, COMPARE, USUAL, SCALE, &Theme::LIGHT);
}

/// The same with the weight of a comment swept.
fn swept() -> State {
    let mut state = compared(false, false);
    let weight = glassfeed::pipeline::stages::merge::weight(glassfeed::domain::Action::Comment);
    state.apply(Command::Sensitivity(SensitivityAsked::Sweep(Some(Lever::Knob(weight)))));
    state
}

/// Tune for me, within a limit, once it was searched.
fn tuned() -> State {
    let mut state = compared(true, false);
    state.jobs.tuning.at_once = true;
    state.apply(Command::Panel(Panel::TuneForMe));
    state.apply(Command::StartTuning);
    state
}

#[test]
fn sensitivity() {
    const SENSITIVITY: Shot = Shot::Panel(Panel::Sensitivity);
    check("sensitivity-light", compared(false, true), SENSITIVITY, USUAL, SCALE, &Theme::LIGHT);
    both("sensitivity-swept", swept, SENSITIVITY, USUAL, SCALE);
    check("sensitivity-small-dark", compared(false, true), SENSITIVITY, SMALL, SCALE, &Theme::DARK);
    check("sensitivity-200-light", swept(), SENSITIVITY, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

#[test]
fn two_posts() {
    const PAIR: Shot = Shot::Panel(Panel::Pair);
    let across = || {
        let mut state = compared(false, true);
        let third = state.feed_posts().nth(2);
        state.apply(Command::Select(third));
        let pair = PairView { across: true, ..PairView::default() };
        state.apply(Command::Compare(CompareView { pair, ..CompareView::default() }));
        state
    };
    both("two-posts", || compared(false, true), PAIR, USUAL, SCALE);
    check("two-posts-across-dark", across(), PAIR, USUAL, SCALE, &Theme::DARK);
    check("two-posts-small-light", across(), PAIR, SMALL, SCALE, &Theme::LIGHT);
    check("two-posts-200-light", compared(false, false), PAIR, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

#[test]
fn tune_for_me() {
    const COMPARE: Shot = Shot::View(View::Compare);
    both("tune-for-me", tuned, COMPARE, USUAL, SCALE);
    check("tune-for-me-small-dark", tuned(), COMPARE, SMALL, SCALE, &Theme::DARK);
    check("tune-for-me-200-light", tuned(), COMPARE, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

/// The first posts as other weights would have them, but for three that come first; fitted where `fitted`.
fn wanted(fitted: bool) -> State {
    let mut state = built_in();
    state.apply(Command::View(View::Compare));
    state.apply(Command::Compare(CompareView { panel: Panel::Fit, numbers: true, ..CompareView::default() }));
    let mut other = glassfeed::policy::Policy::defaults();
    for (action, weight) in [(Action::Like, 0.2), (Action::Comment, 15.0), (Action::Dwell, 2.5)] {
        other.set(merge::weight(action), Value::Number(weight)).expect("a weight");
    }
    let ledger = rank(&Context { policy: &other, ..state.results.context() });
    let order: Vec<_> = ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
    let hand = fit::hand(&state);
    let (first, last) = (order.iter().filter(|post| hand.contains(post)).rev(), &hand[hand.len() - 3..]);
    for &post in first.chain(last) {
        fit::put(&state, post, 0).into_iter().for_each(|command| state.apply(command));
    }
    state.jobs.fitting.at_once = true;
    if fitted {
        state.apply(Command::AskFit);
    }
    state
}

#[test]
fn fit_weights() {
    const COMPARE: Shot = Shot::View(View::Compare);
    check("fit-light", wanted(false), COMPARE, USUAL, SCALE, &Theme::LIGHT);
    both("fit-found", || wanted(true), COMPARE, USUAL, SCALE);
    check("fit-small-dark", wanted(true), COMPARE, SMALL, SCALE, &Theme::DARK);
    check("fit-200-light", wanted(false), COMPARE, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

#[test]
fn weights() {
    let unfolded = || {
        let mut state = built_in();
        state.apply(Command::Weighing(WeighingView { in_contributions: true, is_open: true }));
        state
    };
    both("weights", unfolded, TUNE, USUAL, SCALE);
}

/// A round of Try it that was revealed, with a post selected.
fn revealed() -> State {
    let mut state = built_in();
    let reveal = Board::of(&state).reveal(&state).expect("a round");
    state.apply(reveal);
    let selected = Board::of(&state).verdict.map(|verdict| verdict.disagreements[1].post);
    state.apply(Command::Select(selected));
    state
}

#[test]
fn try_it() {
    let try_it = Shot::View(View::TryIt);
    check("try-it-hidden-light", built_in(), try_it, USUAL, SCALE, &Theme::LIGHT);
    both("try-it", revealed, try_it, USUAL, SCALE);
    check("try-it-small-light", revealed(), try_it, SMALL, SCALE, &Theme::LIGHT);
    check("try-it-200-dark", built_in(), try_it, USUAL_AT_200, 2.0 * SCALE, &Theme::DARK);
}

#[test]
fn why_a_post_is_seen() {
    let told = || {
        let mut state = built_in();
        let top = state.feed_posts().next();
        state.apply(Command::Why(top));
        state
    };
    both("why", told, TUNE, USUAL, SCALE);
}

#[test]
fn diagram() {
    const DIAGRAM: Shot = Shot::View(View::Diagram);
    both("diagram", turned, DIAGRAM, USUAL, SCALE);
    both("diagram-small", built_in, DIAGRAM, SMALL, SCALE);
    check("diagram-200-light", built_in(), DIAGRAM, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
    let removed = || {
        let mut state = built_in();
        let later = state.document.now + SignedDuration::from_hours(24 * 365);
        state.apply(Command::Clock(later));
        state
    };
    check("diagram-all-removed-dark", removed(), DIAGRAM, USUAL, SCALE, &Theme::DARK);
}

#[test]
fn a_feed_without_posts() {
    let removed = || {
        let mut state = built_in();
        let later = state.document.now + SignedDuration::from_hours(24 * 365);
        state.apply(Command::Clock(later));
        state
    };
    check("all-removed-light", removed(), TUNE, USUAL, SCALE, &Theme::LIGHT);
    let empty = || {
        let parts = WorldParts { posts: Vec::new(), impressions: Vec::new(), ..(**built_in().document.world).clone() };
        State::new(Arc::new(World::new(parts)), WorldSource::Sample("harbor"))
    };
    check("no-posts-dark", empty(), TUNE, USUAL, SCALE, &Theme::DARK);
}

/// A lesson in its second step, where a question is asked.
fn taught() -> State {
    let mut state = built_in();
    for asked in [LessonAsked::Open("a-like"), LessonAsked::Next] {
        state.apply(Command::Lesson(asked));
    }
    state
}

#[test]
fn a_lesson() {
    both("lesson", taught, TUNE, USUAL, SCALE);
    check("lesson-small-light", taught(), TUNE, SMALL, SCALE, &Theme::LIGHT);
    check("lesson-200-dark", taught(), TUNE, USUAL_AT_200, 2.0 * SCALE, &Theme::DARK);
}

#[test]
fn the_lessons() {
    let started = || {
        let mut state = built_in();
        state.session.learn.lessons.done.insert("a-like".to_owned());
        state.session.learn.lessons.reached.insert("a-friend".to_owned(), 2);
        state
    };
    both("lessons", started, Shot::View(View::Lessons), USUAL, SCALE);
    check("lessons-200-light", started(), Shot::View(View::Lessons), USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
}

#[test]
fn a_file_with_300_problems() {
    let problem = |at: usize| Problem {
        path: format!("posts[{at}].author"),
        message: format!("no account \"nora.bake{at}\"; did you mean \"nora.bakes\"?"),
    };
    let mut state = built_in();
    state.session.refused = Some(Refused {
        title: "berlin.world.json was not opened".to_owned(),
        summary: "300 problems".to_owned(),
        problems: (0..300).map(problem).collect(),
        outside: None,
    });
    check("problems-light", state, TUNE, USUAL, SCALE, &Theme::LIGHT);
}

#[test]
fn the_tables() {
    let shown = |table: Table, row: u32, part: DataPart| {
        let mut state = built_in();
        state.apply(Command::Data(Box::new(DataView::default().at(table, row).showing(part))));
        state
    };
    let view = Shot::View(View::Data);
    check("data-light", shown(Table::Posts, 4, DataPart::Table), view, USUAL, SCALE, &Theme::LIGHT);
    check("data-dark", shown(Table::Accounts, 9, DataPart::Table), view, SMALL, SCALE, &Theme::DARK);
    check("data-at-200", shown(Table::Viewers, 0, DataPart::Row), view, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
    let around = shown(Table::Viewers, 0, DataPart::Neighbors);
    check("data-neighbors-at-200", around, view, USUAL_AT_200, 2.0 * SCALE, &Theme::DARK);
}

#[test]
fn the_tour() {
    let at = |step: usize| {
        let mut state = built_in();
        let view = state.session.learn.tour.at(step);
        state.apply(Command::Tour(Box::new(view)));
        state
    };
    let shot = Shot::View(View::Tour);
    both("tour-normalize", || at(3), shot, USUAL, SCALE);
    check("tour-gather-small-light", at(0), shot, SMALL, SCALE, &Theme::LIGHT);
    check("tour-list-rules-small-dark", at(5), shot, SMALL, SCALE, &Theme::DARK);
    check("tour-demote-200-light", at(4), shot, USUAL_AT_200, 2.0 * SCALE, &Theme::LIGHT);
    // Comments count for nothing: the tour has noticed, and asks.
    let tried = || {
        let mut state = at(2);
        let comment = glassfeed::pipeline::stages::merge::weight(glassfeed::domain::Action::Comment);
        state.session.learn.tour.entered = Some(2);
        state.session.learn.tour.tried.insert("add-up".to_owned());
        state.apply(Command::Turn(comment, Value::Number(0.0)));
        state
    };
    both("tour-tried", tried, shot, USUAL, SCALE);
}

#[test]
fn days() {
    both("days", built_in, Shot::Lab(LabPanel::Days), USUAL, SCALE);
    check("days-200-dark", built_in(), Shot::Lab(LabPanel::Days), USUAL_AT_200, 2.0 * SCALE, &Theme::DARK);
}
