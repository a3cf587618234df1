//! The window in tests: on the built-in world, without a display, used by accessible names and by keys.

#![allow(dead_code, reason = "each file of tests uses the part it needs")]

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Shape, TouchPhase, Ui, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use glassfeed::app::command::Command;
use glassfeed::app::pictures::Pictures;
use glassfeed::app::state::State;
use glassfeed::app::theme::Theme;
use glassfeed::app::{Window, headless};
use glassfeed::domain::{AccountId, PostId};

/// A window with nobody at it but the test.
pub(crate) type Desk = Harness<'static, Window>;

/// How large it is unless a test says otherwise; its middle lies on the feed.
pub(crate) const SIZE: Vec2 = vec2(1440.0, 900.0);

/// The built-in world, as a first start shows it.
pub(crate) fn built_in() -> State {
    State::built_in().expect("the built-in world opens")
}

/// A window that shows this.
pub(crate) fn window(state: State) -> Desk {
    window_of(SIZE, state)
}

/// A window of that size that shows this.
pub(crate) fn window_of(size: Vec2, mut state: State) -> Desk {
    state.session.reduced_motion = true;
    state.jobs.previews.at_once = true;
    let (builder, _raster) = headless::harness(size, 1.0, &Theme::LIGHT);
    let frame = |ui: &mut Ui, window: &mut Window| {
        window.listen(ui.ctx());
        window.draw(ui);
    };
    let window = Window::new(state, Pictures::immediate());
    let mut desk = builder.with_max_steps(100).build_ui_state(frame, window);
    desk.run();
    desk
}

pub(crate) fn state(desk: &Desk) -> &State {
    &desk.state().state
}

pub(crate) fn send(desk: &mut Desk, command: Command) {
    desk.state_mut().state.apply(command);
    desk.run();
}

/// Clicks what has that role and name.
pub(crate) fn press(desk: &mut Desk, role: Role, name: &str) {
    desk.get_by_role_and_label(role, name).click();
    desk.run();
}

pub(crate) fn key(desk: &mut Desk, key: Key) {
    desk.key_press(key);
    desk.run();
}

/// Gives a field the keyboard, and writes into it.
pub(crate) fn type_into(desk: &mut Desk, field: &str, text: &str) {
    desk.get_by_role_and_label(Role::TextInput, field).focus();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, field).type_text(text);
    desk.run();
}

/// Turns the wheel over the feed; negative goes down the feed.
pub(crate) fn wheel(desk: &mut Desk, points: f32) {
    let card = desk.query_all_by_role(Role::Article).next().expect("a card is on screen").rect();
    desk.hover_at(pos2(card.center().x, SIZE.y / 2.0));
    desk.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Wheel,
    });
    desk.run();
}

pub(crate) fn is_there(desk: &Desk, role: Role, name: &str) -> bool {
    desk.query_by_role_and_label(role, name).is_some()
}

/// The delivered posts, top to bottom.
pub(crate) fn feed(desk: &Desk) -> Vec<PostId> {
    state(desk).feed_posts().collect()
}

pub(crate) fn author(desk: &Desk, post: PostId) -> AccountId {
    state(desk).document.world.post(post).author
}

pub(crate) fn handle(desk: &Desk, account: AccountId) -> String {
    state(desk).document.world.account(account).id.clone()
}

/// What tells a post's card from the others: `post 3 of lena.m`.
pub(crate) fn name(desk: &Desk, post: PostId) -> String {
    let rank = feed(desk).iter().position(|&other| other == post).expect("it is delivered") + 1;
    format!("post {rank} of {}", handle(desk, author(desk, post)))
}

/// What the rows of the table say, top to bottom.
pub(crate) fn rows(desk: &Desk) -> Vec<String> {
    let mut rows: Vec<_> = desk
        .query_all_by_role(Role::Row)
        .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

/// The texts on screen that end in an ellipsis for want of room, in full.
pub(crate) fn cut(desk: &Desk) -> Vec<String> {
    fn collect(shape: &Shape, cut: &mut Vec<String>) {
        match shape {
            Shape::Text(text) if text.galley.elided => cut.push(text.galley.text().to_owned()),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, cut)),
            _ => {}
        }
    }
    let mut cut = Vec::new();
    desk.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut cut));
    cut
}
