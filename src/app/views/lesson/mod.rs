//! The lesson under way: a card above the panels, which covers nothing, and a ring around what it means.

mod height;
mod mark;
mod question;

use egui::{Align, Rect, ScrollArea, Ui, UiBuilder, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::learn::links;
use super::memo::memo;
use super::{knobs, seek};
use crate::app::command::{Command, Commands};
use crate::app::lesson::{LessonAsked, Running, amount, task};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::lesson, icons, size, space, theme};
use crate::app::widgets::{Button, IconButton, Prose, label, text_width};
use crate::learn::lesson::{Condition, Highlight, Quantity};
use crate::learn::{Block, Section, Span};

pub(super) use height::height;
pub(super) use mark::{mark_component, mark_knob, mark_part, mark_parts, mark_post};

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let Some(running) = state.lesson.as_deref() else { return };
    bring_into_sight(ui, state, running, commands);
    let card = ui.max_rect().shrink2(vec2(space::PAGE, space::L));
    let (head, body) = card.split_top_bottom_at_y(card.top() + size::BUTTON);
    head_ui(ui, state, running, head, commands);
    let body = body.with_min_y(body.top() + space::M);
    let task = task_width_in(body.width());
    let text = body.with_max_x(body.left() + text_width_in(ui.max_rect().width()));
    text_ui(ui, state, running, text, commands);
    if let Some(condition) = &running.at().condition {
        let left = text.right() + space::PAGE;
        let room = Rect::from_min_max(pos2(left, body.top()), pos2(left + task, body.bottom()));
        task_ui(ui, state, running, condition, room, commands);
    }
}

/// How wide the text is in a card of that width.
fn text_width_in(card: f32) -> f32 {
    let body = card - 2.0 * space::PAGE;
    lesson::TEXT.min(body - task_width_in(body) - space::PAGE)
}

fn task_width_in(body: f32) -> f32 {
    lesson::TASK.min((body * lesson::TASK_SHARE).round())
}

/// What it is called, how far it is, and where to go from here.
fn head_ui(ui: &mut Ui, state: &State, running: &Running, head: Rect, commands: &mut Commands) {
    let mut right = head.right();
    let mut place = |width: f32| {
        let rect = Rect::from_min_max(pos2(right - width, head.top()), pos2(right, head.bottom()));
        right -= width + space::M;
        rect
    };
    if IconButton::new(Icon::CLOSE, "Leave the lesson").show(ui, place(size::BUTTON)).clicked() {
        commands.send(Command::Lesson(LessonAsked::Leave));
    }
    let is_done = running.is_done();
    let words = match (running.is_last(), is_done) {
        (true, _) => "Finish",
        (false, true) => "Next",
        (false, false) => "Skip",
    };
    let next = if is_done { Button::new(words).primary() } else { Button::new(words) };
    if next.show(ui, place(next.size(ui).x)).clicked() {
        commands.send(Command::Lesson(LessonAsked::Next));
    }
    if running.at().condition.is_some() {
        let do_it = Button::new("Do it").enabled(!is_done);
        if do_it.show(ui, place(do_it.size(ui).x)).clicked() {
            commands.send(Command::Lesson(LessonAsked::DoIt));
        }
    }
    let back = Button::new("Back").enabled(running.step > 0);
    if back.show(ui, place(back.size(ui).x)).clicked() {
        commands.send(Command::Lesson(LessonAsked::Back));
    }
    if state.session.view != running.view() {
        let words = format!("Show {}", running.view().name());
        let show = Button::new(&words);
        if show.show(ui, place(show.size(ui).x)).clicked() {
            commands.send(Command::View(running.view()));
        }
    }
    let title = &running.lesson.title;
    let width = text_width(ui.painter(), title, Style::TITLE).ceil().min(right - head.left());
    let name = head.with_max_x(head.left() + width);
    label(ui, name, Align::Min, title, Style::TITLE, theme(ui).text.primary);
    progress_ui(
        ui,
        running,
        Rect::from_min_max(pos2(name.right() + space::XL, head.top()), pos2(right, head.bottom())),
    );
}

/// A dot for each step: filled where it was done, ringed where one is.
fn progress_ui(ui: &mut Ui, running: &Running, room: Rect) {
    let theme = theme(ui);
    let words = format!("Step {} of {}", running.step + 1, running.done.len());
    let width = text_width(ui.painter(), &words, Style::CAPTION).ceil();
    let dots = running.done.len() as f32 * lesson::DOT_PITCH;
    if room.width() < width {
        return;
    }
    label(ui, room.with_max_x(room.left() + width), Align::Min, &words, Style::CAPTION, theme.text.tertiary);
    if room.width() < width + space::M + dots {
        return;
    }
    let first = room.left() + width + space::L;
    for (at, &done) in running.done.iter().enumerate() {
        let middle = pos2(first + at as f32 * lesson::DOT_PITCH, room.center().y);
        let is_here = at == running.step;
        let is_behind = done || at < running.step;
        let ink = if is_behind || is_here { theme.ink.fill } else { theme.stroke.line };
        if is_here && !is_behind {
            let ring = egui::Stroke::new(crate::app::theme::stroke::HOLLOW, ink);
            ui.painter().circle_stroke(middle, lesson::DOT / 2.0, ring);
        } else {
            ui.painter().circle_filled(middle, lesson::DOT / 2.0, ink);
        }
    }
}

/// What the step says, and what it says once it was done.
fn text_ui(ui: &mut Ui, state: &State, running: &Running, room: Rect, commands: &mut Commands) {
    let id = egui::Id::unique("what the lesson says");
    let step = (running.lesson.id.clone(), running.step);
    let at = running.at();
    let is_done = running.is_done();
    let key = (state.results.revision, step.clone(), is_done, state.session.selected);
    let said = memo(ui, id, key, || {
        let then = if is_done { at.then.as_slice() } else { &[] };
        (filled(state, &at.text), filled(state, then))
    });
    let theme = theme(ui);
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(&step));
    ScrollArea::vertical().id_salt(&step).auto_shrink(false).show(&mut child, |ui| {
        links::prose(ui, state, &said.0, Style::READING, theme.text.secondary, commands);
        if !said.1.is_empty() {
            ui.add_space(space::M);
            let top = ui.cursor().top();
            ui.push_id("then", |ui| {
                links::prose(ui, state, &said.1, Style::READING, theme.text.primary, commands);
            });
            let first = ui.data_mut(|data| {
                let told = data.get_temp_mut_or_default::<Option<(String, usize)>>(id.with("told"));
                told.replace(step.clone()).as_ref() != Some(&step)
            });
            if first {
                let end = Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), ui.cursor().top()));
                ui.scroll_to_rect(end, Some(Align::Max));
            }
        }
    });
}

/// A text with its live numbers in it.
fn filled(state: &State, blocks: &[Block]) -> Vec<Block> {
    let section = Section { blocks: blocks.to_vec(), ..Section::default() };
    let number = |name: &str| {
        let quantity = Quantity::parse(name, Some(&state.document.world)).ok()?;
        let told = state.with_facts(|facts| quantity.amount(facts));
        Some(told.as_ref().map_or(numbers::NONE.to_owned(), amount))
    };
    section.filled(number).blocks
}

/// What the learner is to do, with a tick once it was done.
fn task_ui(ui: &mut Ui, state: &State, running: &Running, condition: &Condition, room: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let is_done = running.is_done();
    let words = task(condition, &state.document.world);
    let lead = icons::ROW + space::M;
    let middle = pos2(room.left() + icons::ROW / 2.0, room.top() + Style::READING.line / 2.0);
    if is_done {
        Icon::OK.filled().paint(ui.painter(), middle, icons::ROW, theme.signal.positive);
    } else {
        let ring = egui::Stroke::new(crate::app::theme::stroke::HOLLOW, theme.stroke.strong);
        ui.painter().circle_stroke(middle, lesson::DOT, ring);
    }
    let spoken = format!("{}: {words}", if is_done { "Done" } else { "To do" });
    let state_of = ui.interact(
        Rect::from_center_size(middle, Vec2::splat(icons::ROW)),
        ui.scope_id().with("task"),
        egui::Sense::hover(),
    );
    state_of.widget_info(|| WidgetInfo::labeled(Role::Status, true, &spoken));
    let mut child = ui.new_child(UiBuilder::new().max_rect(room.with_min_x(room.left() + lead)).id_salt("task"));
    ScrollArea::vertical().id_salt(running.step).auto_shrink(false).show(&mut child, |ui| {
        let span = Span { text: words, strong: true, ..Span::default() };
        let blocks = [Block::Paragraph(vec![span])];
        Prose { blocks: &blocks, style: Style::READING, color: theme.text.primary }.show(ui);
        if let Condition::Answer(question) = condition {
            question::ui(ui, state, running, question, commands);
        }
    });
}

/// Scrolls to the knob or the component that a step means, once, when the step begins.
fn bring_into_sight(ui: &Ui, state: &State, running: &Running, commands: &mut Commands) {
    let id = egui::Id::unique("the lesson’s step");
    let now = (running.lesson.id.clone(), running.step);
    let is_new = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Option<(String, usize)>>(id).replace(now.clone()).as_ref() != Some(&now)
    });
    match &running.at().highlight {
        Some(Highlight::Knob(knob)) if is_new => knobs::go_to(ui, state, knob, commands),
        Some(Highlight::Component(component)) if is_new => seek::seek(ui, component.name()),
        _ => {}
    }
}
