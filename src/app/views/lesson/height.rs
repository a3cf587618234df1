//! How high the card is: what the step says, and will say once it was done, has room from the start, so that nothing moves
//! under the hand that does it.

use egui::{FontSelection, Id, Ui};

use super::filled;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::lesson, size, space};
use crate::app::views::memo::memo;
use crate::learn::Block;
use crate::learn::lesson::{Condition, Wanted};

/// Choices that stand for a question about a post. Assumed, as many as it offers.
const POSTS: usize = 4;

/// How high the card wants to be; nothing where there is no lesson.
pub(in crate::app::views) fn height(ui: &Ui, state: &State) -> f32 {
    let Some(running) = state.lesson.as_deref() else { return 0.0 };
    let width = super::text_width_in(ui.max_rect().width());
    let key = (running.lesson.id.clone(), running.step, width);
    let at = running.at();
    let body = memo(ui, Id::unique("height of the lesson"), key, || {
        let text = blocks_height(ui, &filled(state, &at.text), width);
        let then = blocks_height(ui, &filled(state, &at.then), width);
        let gap = if at.then.is_empty() { 0.0 } else { space::M };
        let least = lesson::LINES * Style::READING.line;
        (text + gap + then).max(at.condition.as_ref().map_or(0.0, task_height)).max(least)
    });
    (2.0 * space::L + size::BUTTON + space::M + *body + space::XS).min(lesson::HEIGHT)
}

fn blocks_height(ui: &Ui, blocks: &[Block], width: f32) -> f32 {
    let paragraph = |block: &Block| {
        let text: String = block.spans().iter().map(|span| &*span.text).collect();
        // Strong letters are wider than those measured; the greater width is that of all letters strong.
        let font = FontSelection::from(Style::READING.medium().font()).resolve(ui.style());
        let galley = ui.painter().layout(text, font, ui.visuals().text_color(), width);
        galley.rows.len() as f32 * Style::READING.line
    };
    let gaps = blocks.len().saturating_sub(1) as f32 * space::M;
    blocks.iter().map(paragraph).sum::<f32>() + gaps
}

/// The words of a task, and what one answers with; below it there is room to say that an answer was wrong.
fn task_height(condition: &Condition) -> f32 {
    let words = Style::READING.line;
    let Condition::Answer(question) = condition else { return words };
    let row = size::BUTTON_SMALL + space::HALF;
    let rows = match &question.wanted {
        Wanted::Choice { choices, .. } => choices.len() as f32 * row,
        Wanted::Post(_) => POSTS as f32 * row,
        Wanted::Number { .. } => lesson::NUMBER.y + space::XS,
    };
    words + space::XS + rows + Style::BODY.line
}
