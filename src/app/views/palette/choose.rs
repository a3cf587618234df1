//! What Enter does with a hit, and the arrow keys with a knob.

use egui::Ui;

use crate::app::command::{Command, Commands};
use crate::app::lesson::LessonAsked;
use crate::app::state::State;
use crate::app::views::knobs;
use crate::pipeline::knobs as all_knobs;
use crate::policy::{Knob, Range, Value};

use super::search::Target;

/// Closes the palette and does what the hit stands for; a command that can do nothing now leaves it open.
pub(super) fn run(ui: &Ui, state: &State, target: &Target, commands: &mut Commands) {
    let command = match target {
        Target::Command(shortcut) => shortcut.command(state),
        Target::Knob(knob) => {
            knobs::go_to(ui, state, knob, commands);
            Some(Command::EndGesture)
        }
        Target::Post(post, _) => Some(Command::Select(Some(*post))),
        Target::Author(account) => Some(Command::Profile(Some(*account))),
        Target::Viewer(viewer) => Some(Command::Viewer(*viewer)),
        Target::Preset(preset) => {
            preset.policy(all_knobs()).ok().map(|policy| Command::UsePolicy(Box::new(policy), None))
        }
        Target::Sample(name) => Some(Command::OpenSample(name)),
        Target::Lesson(id) => Some(Command::Lesson(LessonAsked::Open(id))),
        Target::Recent(path) => Some(Command::Open(path.clone())),
        Target::Recipe(short) => Some(Command::OpenRecipe(short.clone())),
    };
    if let Some(command) = command {
        commands.send(Command::Palette(None));
        commands.send(command);
    }
}

/// Do the arrow keys change it?
pub(super) const fn turns(target: &Target) -> bool {
    matches!(target, Target::Knob(_))
}

/// Turns a knob by a step, or to its next choice.
pub(super) fn turn(state: &State, target: &Target, steps: f64, commands: &mut Commands) {
    let Target::Knob(knob) = target else { return };
    let value = match (state.value(knob), knob.range) {
        (Value::Number(number), _) => stepped(knob, number, steps).map(Value::Number),
        (Value::Switch(_), _) => Some(Value::Switch(steps > 0.0)),
        (Value::Choice(chosen), Range::Choice { choices, .. }) => {
            let at = choices.iter().position(|choice| *choice == chosen).unwrap_or(0);
            let next = at.saturating_add_signed(steps as isize).min(choices.len() - 1);
            Some(Value::Choice(choices[next]))
        }
        (Value::Choice(_), _) => None,
    };
    if let Some(value) = value {
        let command = if value == knob.default() { Command::Reset(knob) } else { Command::Turn(knob, value) };
        commands.send(command);
    }
}

/// The value so many steps of its slider from `number`, within what the slider reaches.
fn stepped(knob: &Knob, number: f64, steps: f64) -> Option<f64> {
    let track = knob.track()?;
    let toward_right = (track.to - track.from).signum() * track.step;
    Some(track.rounded(number + steps * toward_right, false))
}
