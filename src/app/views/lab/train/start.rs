//! What is learned from, a button that starts it, and how far it is.

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lab::look;
use crate::app::lab::train::{CROWDS, Source, TrainAsked, TrainView, data, start};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme, train as anatomy};
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, Field, Segmented, label};

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
        if let Some(at) = choice(ui, "Impressions", "Impressions of the crowd", &names, view.crowd) {
            turn(state, |view| view.crowd = at, commands);
        }
        seed(ui, state, commands);
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
fn seed(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let rest = row(ui, "Seed", anatomy::SEED);
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
    let training = &state.jobs.training;
    if let Some(done) = training.fraction() {
        let words = format!("Learning, {}", numbers::whole_percent(f64::from(done)));
        if panel::working(ui, &words, Some(done), Button::new("Cancel").small().spoken("Cancel the training")) {
            commands.send(Command::Train(TrainAsked::Cancel));
        }
        return;
    }
    let (_, inner) = panel::row(ui, size::TABLE_ROW + space::L);
    let is_done = training.answer(&data(state)).is_some();
    let button = Button::new(if is_done { "Train again" } else { "Train" }).icon(Icon::PLAY).spoken("Train the models");
    let button = if is_done { button } else { button.primary() };
    let at = Rect::from_min_size(
        pos2(inner.left(), inner.center().y - size::BUTTON / 2.0),
        vec2(button.size(ui).x, size::BUTTON),
    );
    if button.show(ui, at).clicked() {
        start(state).into_iter().for_each(|command| commands.send(command));
    }
    if training.is_cancelled() {
        let rest = inner.with_min_x(at.right() + space::L);
        label(ui, rest, Align::Min, "Stopped.", Style::BODY, theme(ui).text.secondary);
    }
}
