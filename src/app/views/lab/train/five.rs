//! Likes for five posts of a topic, what they do to the prediction of the others, and what in the model does it.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::coefficients::name;
use super::start::turn;
use crate::app::command::{Command, Commands};
use crate::app::lab::train::{Five, five, topic, topics};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::results::Effect;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, radius, size, space, theme, train as anatomy};
use crate::app::views::Art;
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, Dropdown, MenuRow, label, menu, picture};

/// So many causes are told.
const CAUSES: usize = 3;

/// Draws the five posts, the button, and what it does.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    panel::rule(ui);
    let rest = panel::title(ui, "Like five posts", "");
    choice(ui, rest, state, commands);
    let Some(five) = five(state) else {
        panel::sentence(ui, "No topic has more than five posts in this feed.");
        return;
    };
    let (_, inner) = panel::row(ui, anatomy::PICTURE.y + space::M);
    for (at, &(post, _)) in five.posts.iter().enumerate() {
        let corner = pos2(inner.left() + at as f32 * (anatomy::PICTURE.x + space::XS), inner.top());
        let rect = Rect::from_min_size(corner, anatomy::PICTURE);
        picture(ui, art.pictures, rect, Scene::of(&state.document.world.post(post).art, 0), radius::BADGE, false);
    }
    let (effect, ask) = five.effect(state);
    effect.into_iter().for_each(|effect| told(ui, &five, effect));
    ask.into_iter().for_each(|ask| commands.send(Command::Train(ask)));
    let command = five.like(state);
    let (_, inner) = panel::row(ui, size::BUTTON);
    let words = format!("Like these five {} posts", five.topic);
    let button = Button::new(if five.done { "Liked" } else { "Like these five" }).icon(Icon::LIKE).spoken(&words);
    let button = button.enabled(command.is_some());
    let rect = Rect::from_min_size(inner.min, vec2(button.size(ui).x, size::BUTTON));
    if button.show(ui, rect).clicked() {
        command.into_iter().for_each(|command| commands.send(command));
    }
}

/// Of which topic they are.
fn choice(ui: &mut Ui, rest: Rect, state: &State, commands: &mut Commands) {
    let Some(chosen) = topic(state) else { return };
    let dropdown = Dropdown { label: "of", value: &chosen, icon: None, lead: 0.0 };
    let width = dropdown.size(ui).x.min(rest.width());
    let middle = pos2(rest.right() - width / 2.0, rest.center().y);
    let (button, _) = dropdown.show(ui, Rect::from_center_size(middle, vec2(width, size::BUTTON)));
    menu(&button, size::MENU, |ui| {
        for (name, count) in topics(state) {
            let effect = format!("{count} posts in the feed");
            if MenuRow::new(&name).effect(&effect).chosen(name == chosen).show(ui).clicked() {
                turn(state, |view| view.topic = name.clone(), commands);
            }
        }
    });
}

/// What five likes do, or would do, and through which attributes.
fn told(ui: &mut Ui, five: &Five, effect: &Effect) {
    let [before, after] = effect.p.map(numbers::percent);
    let does = if five.done { "raised" } else { "would raise" };
    let does = match (effect.p[1] >= effect.p[0], five.done) {
        (true, _) => does,
        (false, true) => "lowered",
        (false, false) => "would lower",
    };
    let count = five.others.len();
    let words = format!(
        "Five likes {does} p(like) of {count} other {} {} from {before} to {after}.",
        five.topic,
        if count == 1 { "post" } else { "posts" }
    );
    panel::sentence(ui, &words);
    for cause in effect.causes.iter().take(CAUSES) {
        let (_, inner) = panel::row(ui, size::LEDGER_ROW);
        let told = format!("{} log-odds", numbers::signed(cause.log_odds, 2));
        let [from, to] = cause.value.map(|value| numbers::fixed(value, 2));
        let response = label(ui, inner, Align::Min, &name(cause.feature), Style::BODY, theme(ui).text.primary);
        let way =
            format!("{from} → {to}, coefficient {}. {}", numbers::signed(cause.coefficient, 2), cause.feature.doc);
        crate::app::widgets::Tip::new(&name(cause.feature)).text(&way).on(response);
        label(ui, inner, Align::Max, &told, Style::CAPTION, theme(ui).text.secondary);
    }
    ui.add_space(space::S);
}
