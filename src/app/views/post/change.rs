//! What would change it: the smallest turns of a single knob that move the post, each a click away.

use std::cmp::Ordering;

use egui::{Align, Id, Rect, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::compare::{CompareView, PairView, Panel, Place};
use crate::app::numbers;
use crate::app::session::NarrowSide;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::story, radius, size, space, theme};
use crate::app::trials::Subject;
use crate::app::views::{chooser, lever, terms};
use crate::app::widgets::{Button, IconButton, Move, Run, Tip, move_chip, row_background, runs};
use crate::domain::PostId;
use crate::learn::term_named;
use crate::pipeline::{Ledger, Verdict};
use crate::simulation::nudge::{Goal, Nudge};

use super::section;

/// Turns shown for a goal, and where it is the only one.
const SHOWN: (usize, usize) = (2, 3);

/// What would change the place of a candidate.
pub(super) fn ui(ui: &mut Ui, state: &State, post: PostId, commands: &mut Commands) {
    let ledger = &state.results.ledger;
    let goals = goals(ledger, post);
    if goals.is_empty() {
        return;
    }
    let subject = (state.results.revision, post);
    let rival = rival(state, post);
    let asked: Vec<Goal> = goals.iter().copied().chain(rival.map(Goal::Pass)).collect();
    // While a slider is held the order changes with every frame; the search waits for what it comes to.
    if state.jobs.trials.is_missing(subject, &asked) && !ui.input(|input| input.pointer.any_down()) {
        commands.send(Command::Try(post, asked));
    }
    let most = if goals.len() == 1 { SHOWN.1 } else { SHOWN.0 };
    section::ui(ui, "What would change it", "smallest single-knob changes", |ui| {
        let height = Id::unique("height of what would change it");
        if goals.iter().any(|&goal| state.jobs.trials.found(subject, goal).is_none()) {
            // What is looked for takes the room of what was found last, so that nothing scrolls away under the pointer.
            ui.set_min_height(ui.data(|data| data.get_temp(height)).unwrap_or(0.0));
            looking_ui(ui, state.jobs.trials.fraction());
            return;
        }
        for (at, &goal) in goals.iter().enumerate() {
            // What cannot be lifted at all need not be told that it cannot be lifted to the top.
            if at > 0 && is_hopeless(state, subject, goals[at - 1]) {
                break;
            }
            ui.push_id(at, |ui| goal_ui(ui, state, subject, goal, most, commands));
        }
        if !matches!(goals[0], Goal::Leave(_)) {
            rival_ui(ui, state, subject, rival, commands);
        }
        pair_ui(ui, state, post, rival, commands);
        let taken = ui.min_rect().height();
        ui.data_mut(|data| data.insert_temp(height, taken));
    });
}

/// One place up and the top; for the top post whatever costs it that place; first of all the feed, for one past its end.
/// Nothing where there is nobody to change places with.
fn goals(ledger: &Ledger, post: PostId) -> Vec<Goal> {
    match ledger.verdict(post) {
        Verdict::Delivered { .. } if ledger.slate.len() == 1 => Vec::new(),
        Verdict::Delivered { rank: 1, .. } => vec![Goal::Leave(1)],
        Verdict::Delivered { rank: 2, .. } => vec![Goal::Reach(1)],
        Verdict::Delivered { rank, .. } => vec![Goal::Reach(rank - 1), Goal::Reach(1)],
        Verdict::PastTheEnd { .. } => vec![Goal::Deliver, Goal::Reach(1)],
        _ => Vec::new(),
    }
}

/// A candidate's place in the order, delivered or not, 1 = top.
pub(in crate::app::views) fn place(ledger: &Ledger, post: PostId) -> Option<usize> {
    match ledger.verdict(post) {
        Verdict::Delivered { rank, .. } | Verdict::PastTheEnd { rank, .. } => Some(rank),
        Verdict::Removed(_) | Verdict::NotFound => None,
    }
}

fn is_hopeless(state: &State, subject: Subject, goal: Goal) -> bool {
    state.jobs.trials.found(subject, goal).is_some_and(<[Nudge]>::is_empty)
}

/// Says that changes are looked for, and how far that is.
pub(in crate::app::views) fn looking_ui(ui: &mut Ui, fraction: f32) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), story::CHANGE), Sense::hover());
    let words = "Looking for the smallest changes…";
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, words));
    runs(ui.painter(), rect, Align::Min, &[Run(words, Style::BODY, theme.text.tertiary)]);
    let track = Rect::from_min_max(pos2(rect.left(), rect.bottom() - space::HALF), rect.max);
    ui.painter().rect_filled(track, radius::BAR, theme.bg.active);
    let done = track.with_max_x(track.left() + fraction * track.width());
    ui.painter().rect_filled(done, radius::BAR, theme.text.tertiary);
}

fn goal_ui(ui: &mut Ui, state: &State, subject: Subject, goal: Goal, most: usize, commands: &mut Commands) {
    let Some(found) = state.jobs.trials.found(subject, goal) else {
        return looking_ui(ui, state.jobs.trials.fraction());
    };
    for (at, nudge) in found.iter().take(most).enumerate() {
        ui.push_id(at, |ui| nudge_ui(ui, state, subject.1, nudge, commands));
    }
    if found.is_empty() {
        section::sentence_ui(ui, &none(state, goal));
        ui.add_space(space::XS);
    }
}

/// What is said of a goal that no single knob reaches.
fn none(state: &State, goal: Goal) -> String {
    match goal {
        Goal::Reach(1) => "No single knob brings it to the top.".to_owned(),
        Goal::Reach(_) => "No single knob lifts it.".to_owned(),
        Goal::Pass(other) => format!("No single knob puts it above {}’s post.", author(state, other)),
        Goal::Leave(_) => "No single knob costs it the first place.".to_owned(),
        Goal::Deliver => "No single knob brings it into the feed.".to_owned(),
    }
}

/// One change, with the place the post then has, and the button that makes it; was it made?
pub(in crate::app::views) fn nudge_ui(
    ui: &mut Ui,
    state: &State,
    post: PostId,
    nudge: &Nudge,
    commands: &mut Commands,
) -> bool {
    let theme = theme(ui);
    let policy = &state.document.policy;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), story::CHANGE), Sense::hover());
    row_background(ui, rect.expand2(vec2(space::XS, 0.0)), &response, false);
    if response.contains_pointer() {
        lever::light(ui, policy, nudge.lever);
    }
    let now = place(&state.results.ledger, post).unwrap_or(usize::MAX);
    let moved = match nudge.rank.cmp(&now) {
        Ordering::Less => Move::UpTo(nudge.rank),
        Ordering::Equal => Move::StaysAt(nudge.rank),
        Ordering::Greater => Move::DownTo(nudge.rank),
    };
    move_chip(ui, rect.left_center(), Align::Min, moved);
    let name = lever::name(policy, nudge.lever);
    let (from, to) = (lever::value(nudge.lever, nudge.from), lever::value(nudge.lever, nudge.to));
    let spoken = format!("Apply {name} {to}, to {}", nudge.rank);
    let apply = Button::new("Apply").small().spoken(&spoken).tip(
        Tip::new("Apply")
            .text("turns this one knob; the post then has the place promised, as a trial run has shown.")
            .linked(),
    );
    let button = apply.size(ui);
    let place = Rect::from_min_size(pos2(rect.right() - button.x, rect.center().y - button.y / 2.0), button);
    let is_made = apply.show(ui, place).clicked();
    if is_made {
        for command in lever::turn(policy, nudge.lever, nudge.to) {
            commands.send(command);
        }
    }
    let words = Rect::from_x_y_ranges(rect.left() + story::CHANGE_CHIP..=place.left() - space::M, rect.y_range());
    let change = format!("  {from} → {to}");
    let parts = [Run(&name, Style::BODY, theme.text.primary), Run(&change, Style::BODY, theme.text.tertiary)];
    if runs(ui.painter(), words, Align::Min, &parts) {
        response.on_hover_text(format!("{name}{change}"));
    }
    if let Some(named) = term_named(&name) {
        terms::written(ui, words, &name, named);
    }
    is_made
}

/// The post chosen to be passed, while it is a candidate.
fn rival(state: &State, post: PostId) -> Option<PostId> {
    let (selected, other) = state.session.rival?;
    (selected == post && state.results.ledger.slate.row_of(other).is_some()).then_some(other)
}

/// The way to choose a post to pass, and what would pass it.
fn rival_ui(ui: &mut Ui, state: &State, subject: Subject, rival: Option<PostId>, commands: &mut Commands) {
    ui.add_space(space::XS);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), story::CHANGE), Sense::hover());
    let title = [Run("Above", Style::BODY, theme(ui).text.secondary)];
    runs(ui.painter(), rect, Align::Min, &title);
    let mut cell = Rect::from_x_y_ranges(rect.left() + story::CHANGE_CHIP..=rect.right(), rect.y_range());
    if rival.is_some() && IconButton::new(Icon::CLOSE, "Choose no post").show(ui, right_end(&mut cell)).clicked() {
        commands.send(Command::Rival(None));
    }
    point_ui(ui, state, right_end(&mut cell), commands);
    let ledger = &state.results.ledger;
    let above = place(ledger, subject.1).map_or(0, |rank| rank - 1);
    let post_at = |at: usize| ledger.slate.posts[ledger.order()[at] as usize];
    let nothing = if state.session.pointing.is_some() { "Click it in the feed…" } else { "Choose a post…" };
    let shown = rival.map_or_else(|| nothing.to_owned(), |other| entry(state, other));
    let cell = Rect::from_center_size(cell.center(), vec2(cell.width(), size::BUTTON_SMALL));
    let picked =
        chooser::ui(ui, "Above a post", &shown, cell, || (0..above).map(|at| entry(state, post_at(at))).collect());
    if let Some(at) = picked.filter(|&at| at < above) {
        commands.send(Command::Rival(Some(post_at(at))));
    }
    match rival.map(|other| (other, Goal::Pass(other))) {
        Some((_, goal)) if goal.is_met(ledger, subject.1) => section::sentence_ui(ui, "It stands above it now."),
        Some((other, goal)) => {
            let shown = ui.push_id(other, |ui| goal_ui(ui, state, subject, goal, SHOWN.0, commands)).response;
            if state.jobs.trials.found(subject, goal).is_some() && is_new_answer(ui, state) {
                ui.scroll_to_rect(shown.rect, None);
            }
        }
        None => {}
    }
    if state.session.rival.is_none() {
        ui.data_mut(|data| data.insert_temp(answered(), state.session.rival));
    }
}

/// Is this the first answer for the post to pass? It is then brought into sight, once.
fn is_new_answer(ui: &Ui, state: &State) -> bool {
    let rival = state.session.rival;
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(answered()), rival));
    before != rival
}

/// The post to pass that was answered last.
fn answered() -> Id {
    Id::unique("the post to pass that was answered")
}

/// The way to what holds the post against another: the one to pass, else its neighbor in the feed.
fn pair_ui(ui: &mut Ui, state: &State, post: PostId, rival: Option<PostId>, commands: &mut Commands) {
    let ledger = &state.results.ledger;
    let Some(other) = rival.or_else(|| neighbor(ledger, post)) else { return };
    let side = if place(ledger, post) < place(ledger, other) { "above" } else { "below" };
    let words = format!("Why is it {side} {}’s post?", author(state, other));
    ui.add_space(space::S);
    let tip = Tip::new(&words).text("holds the two against each other, step by step.");
    if ui.add(Button::new(&words).small().icon(Icon::COMPARE).tip(tip)).clicked() {
        let pair = PairView { across: false, feed: Place::AtHand, ..state.session.compare.pair };
        commands.send(Command::Compare(CompareView { pair, ..state.session.compare }));
        commands.send(Command::Rival(Some(other)));
        commands.send(Command::Panel(Panel::Pair));
    }
}

/// The post right above one, or for the top one right below it; `None` where it is alone, or no candidate.
pub(in crate::app::views) fn neighbor(ledger: &Ledger, post: PostId) -> Option<PostId> {
    let at = place(ledger, post)? - 1;
    let row = ledger.order().get(at.checked_sub(1).unwrap_or(1))?;
    Some(ledger.slate.posts[*row as usize])
}

/// The button that lets the post be pointed at in the feed, which it shows where there is room for one panel alone.
pub(in crate::app::views) fn point_ui(ui: &mut Ui, state: &State, place: Rect, commands: &mut Commands) {
    let is_waiting = state.session.pointing.is_some();
    if IconButton::new(Icon::POINT, "Point at it in the feed").on(is_waiting).show(ui, place).clicked() {
        commands.send(Command::Point(!is_waiting));
        if !is_waiting && ui.ctx().content_rect().width() < size::ONE_PANEL_BELOW {
            commands.send(Command::Side(NarrowSide::Feed));
        }
    }
}

/// Cuts the room of a small button off the right of a row.
pub(in crate::app::views) fn right_end(row: &mut Rect) -> Rect {
    let middle = pos2(row.right() - size::BUTTON_SMALL / 2.0, row.center().y);
    let button = Rect::from_center_size(middle, Vec2::splat(size::BUTTON_SMALL));
    row.max.x = button.left() - space::XS;
    button
}

/// A post in one line: its place, its author, its caption.
fn entry(state: &State, post: PostId) -> String {
    let rank = place(&state.results.ledger, post).map_or_else(String::new, |rank| numbers::count(rank as u64));
    format!("{rank}  {}  {}", author(state, post), state.document.world.post(post).caption)
}

/// The handle of a post's author.
pub(in crate::app::views) fn author(state: &State, post: PostId) -> &str {
    let world = &state.document.world;
    &world.account(world.post(post).author).id
}
