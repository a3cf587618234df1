//! What is learned from, a button that starts it, and how far it is.

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lab::look;
use crate::app::lab::train::{CROWDS, Source, TrainAsked, TrainView, data, start};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme, train as anatomy};
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, Field, Segmented, label, text_width};
use crate::app::words;
use crate::domain::Action;
use crate::model::Step;

/// Draws the choices, then the button or the progress.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    panel::title(ui, "Learn from impressions", "");
    let world = &state.document.world;
    let view = &state.session.lab.train;
    let source = view.source(world);
    let own = format!("This world, {}", numbers::count(world.impressions.len() as u64));
    let names = [own.as_str(), "A made-up crowd"];
    if let Some(at) = choice(ui, "Learn from", "Learn from", &names, usize::from(source == Source::Crowd)) {
        let source = if at == 0 { Source::World } else { Source::Crowd };
        turn(state, |view| view.source = Some(source), commands);
    }
    if source == Source::Crowd {
        let names = CROWDS.map(|crowd| numbers::count(crowd as u64));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen =
            Segmented { label: "Impressions of the crowd", options: &names, chosen: view.crowd, enabled: true };
        let width = chosen.size(ui, size::SEGMENTED_BAR).x;
        let rest = row(ui, "Impressions", width);
        let middle = pos2(rest.left() + width / 2.0, rest.center().y);
        let at = Rect::from_center_size(middle, vec2(width, size::SEGMENTED_BAR));
        if let Some(at) = chosen.show(ui, at) {
            turn(state, |view| view.crowd = at, commands);
        }
        // The seed stands beside where there is room, else below.
        let words = text_width(ui.painter(), "Seed", Style::BODY).ceil() + space::M;
        let beside = rest.with_min_x(at.right() + space::XL);
        let place = match beside.width() >= words + anatomy::SEED {
            true => {
                label(ui, beside, Align::Min, "Seed", Style::BODY, theme(ui).text.secondary);
                beside.with_min_x(beside.left() + words)
            }
            false => row(ui, "Seed", anatomy::SEED),
        };
        seed(ui, place, state, commands);
    }
    work(ui, state, commands);
}

/// Looks at Train in another way.
pub(super) fn turn(state: &State, change: impl FnOnce(&mut TrainView), commands: &mut Commands) {
    commands.send(look(state, |view| change(&mut view.train)));
}

/// A choice behind its words; answers what was chosen. Where there is no room beside them it stands below.
fn choice(ui: &mut Ui, words: &str, name: &str, options: &[&str], chosen: usize) -> Option<usize> {
    let segmented = Segmented { label: name, options, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    let rest = row(ui, words, width);
    let middle = pos2(rest.left() + width / 2.0, rest.center().y);
    segmented.show(ui, Rect::from_center_size(middle, vec2(width, size::SEGMENTED_BAR)))
}

/// A row with words at its left; answers the room behind them, or below them where what follows is that wide.
fn row(ui: &mut Ui, words: &str, width: f32) -> Rect {
    let (_, inner) = panel::row(ui, anatomy::ROW);
    label(ui, inner, Align::Min, words, Style::BODY, theme(ui).text.secondary);
    let rest = inner.with_min_x(inner.left() + anatomy::LABEL);
    if width <= rest.width() { rest } else { panel::row(ui, anatomy::ROW).1 }
}

/// The seed of the crowd, to be written.
fn seed(ui: &mut Ui, rest: Rect, state: &State, commands: &mut Commands) {
    let field = Rect::from_center_size(
        pos2(rest.left() + anatomy::SEED / 2.0, rest.center().y),
        vec2(anatomy::SEED, size::SEGMENTED_BAR),
    );
    let id = Id::unique("seed of the crowd");
    let kept = state.session.lab.train.seed;
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| kept.to_string());
    let response = Field { name: "Seed of the crowd", hint: "any number" }.show(ui, field, id, &mut text);
    let written = text.trim().parse::<u64>().ok();
    if let Some(seed) = written.filter(|&seed| response.changed() && seed != kept) {
        turn(state, |view| view.seed = seed, commands);
    }
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
    } else {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
}

/// The button that starts the training, or how far it is.
fn work(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let study = &state.jobs.training.study;
    if let Some(done) = study.fraction() {
        let words = at(state.jobs.training.step());
        if panel::working(ui, &words, Some(done), Button::new("Cancel").small().spoken("Cancel the training")) {
            commands.send(Command::Train(TrainAsked::Cancel));
        }
        ui.add_space(space::M);
        return;
    }
    let (_, inner) = panel::row(ui, size::TABLE_ROW + space::L);
    let is_done = study.answer(&data(state)).is_some();
    let button = Button::new(if is_done { "Train again" } else { "Train" }).icon(Icon::PLAY).spoken("Train the models");
    let button = if is_done { button } else { button.primary() };
    let corner = pos2(inner.left(), inner.center().y - size::BUTTON / 2.0);
    let at = Rect::from_min_size(corner, vec2(button.size(ui).x, size::BUTTON));
    if button.show(ui, at).clicked() {
        start(state).into_iter().for_each(|command| commands.send(command));
    }
    if study.is_cancelled() {
        let rest = inner.with_min_x(at.right() + space::L);
        label(ui, rest, Align::Min, "Stopped.", Style::BODY, theme(ui).text.secondary);
    }
}

/// What the training is at.
fn at(step: Option<Step>) -> String {
    match step {
        None => "Making up a crowd".to_owned(),
        Some(Step::Reading) => "Reading what was known at each impression".to_owned(),
        Some(Step::Pass(action, pass)) => {
            let place = action as usize + 1;
            format!("{}, {place} of {}: pass {pass}", words::action_name(action), Action::ALL.len())
        }
        Some(Step::Measuring) => "Measuring on the held-out days".to_owned(),
    }
}

/// What will be seen, before anything is.
pub(super) fn about(ui: &mut Ui) {
    let text = "One regression per action learns how likely it is, from what was known before each impression. \
                Then you see how well it foretells the last seven days, which it never saw, what it goes by, and how \
                it compares with the model in use. A made-up crowd is people, posts and acts from a seed, as the \
                shipped model learned from another one.";
    panel::sentence(ui, text);
}
