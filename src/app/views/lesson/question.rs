//! A question of a lesson: what one chooses from, or a field for a number.

use egui::{Align, Id, Key, Rect, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lesson::{LessonAsked, Running};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::lesson, size, space, theme};
use crate::app::widgets::{Button, Field, label};
use crate::learn::lesson::{Answer, Question, Wanted};

/// Draws what one answers with; a wrong answer is told, and one may answer again.
pub(super) fn ui(ui: &mut Ui, state: &State, running: &Running, question: &Question, commands: &mut Commands) {
    let is_open = !running.is_done();
    let mut given = None;
    ui.add_space(space::XS);
    match &question.wanted {
        Wanted::Choice { choices, .. } => {
            for (at, choice) in choices.iter().enumerate() {
                given = given.or(choice_ui(ui, running, &choice.text, Answer::Choice(at), is_open));
            }
        }
        Wanted::Post(_) => {
            for post in state.with_facts(|facts| question.posts(facts)) {
                let author = &state.document.world.account(state.document.world.post(post).author).id;
                let rank = state.rank_of(post).unwrap_or_default();
                let words = format!("{author}, now at {rank}");
                given = given.or(choice_ui(ui, running, &words, Answer::Post(post), is_open));
            }
        }
        Wanted::Number { .. } => given = number_ui(ui, running, is_open),
    }
    if let Some(answer) = given {
        commands.send(Command::Lesson(LessonAsked::Answer(answer)));
    }
    if is_open && running.answer.is_some() {
        let (_, line) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
        label(ui, line, Align::Min, "Not that. Look again.", Style::BODY, theme(ui).signal.negative);
    }
}

/// One choice; the one that was right is filled.
fn choice_ui(ui: &mut Ui, running: &Running, words: &str, answer: Answer, is_open: bool) -> Option<Answer> {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::BUTTON_SMALL));
    let is_given = running.answer == Some(answer);
    let button = Button::new(words).small().enabled(is_open || is_given);
    let button = if is_given && !is_open { button.primary() } else { button };
    let rect = row.with_max_x(row.right() - space::XS).with_min_x(row.left() + space::HALF);
    let clicked = ui.push_id(words, |ui| button.show(ui, rect).clicked()).inner;
    ui.add_space(space::HALF);
    (clicked && is_open).then_some(answer)
}

/// A field, and a button that takes what stands in it; Enter takes it too.
fn number_ui(ui: &mut Ui, running: &Running, is_open: bool) -> Option<Answer> {
    let id = Id::unique(("lesson number", &running.lesson.id, running.step));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), lesson::NUMBER.y + space::XS));
    let inner = row.shrink2(vec2(space::XS, space::HALF));
    let field = Rect::from_min_size(inner.min, lesson::NUMBER.min(inner.size()));
    let response = Field { name: "Your number", hint: "Number" }.show(ui, field, id.with("field"), &mut text);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let check = Button::new("Check").small().enabled(is_open);
    let width = check.size(ui).x;
    let button = Rect::from_min_size(field.right_top() + vec2(space::M, 1.0), vec2(width, size::BUTTON_SMALL));
    let is_asked = check.show(ui, button).clicked() || entered;
    let number = numbers::parse(&text).map(Answer::Number);
    ui.data_mut(|data| data.insert_temp(id, text));
    number.filter(|_| is_asked && is_open)
}
