//! The one thing to try in a step, with the knob itself, and what the tour noticed of it.

use egui::{Align, Rect, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::{Scene, notice, panel, quiz};
use crate::app::command::{Command, Commands};
use crate::app::theme::{Icon, Style, icons, radius, size, space, stroke, theme, tour as anatomy};
use crate::app::views::knobs;
use crate::app::views::learn::links;
use crate::app::widgets::{Button, label};
use crate::app::words;
use crate::learn::tour::task;
use crate::learn::{Block, Section};

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let Some(task) = task(scene.at, &scene.state.results.ledger) else { return };
    let ground = ui.painter().add(egui::Shape::Noop);
    let outer = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), f32::INFINITY));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(outer).id_salt("try"));
    inner.add_space(space::L);
    content_ui(&mut inner, scene, &task, commands);
    inner.add_space(space::L);
    let (_, rect) = ui.allocate_space(vec2(outer.width(), inner.min_rect().height()));
    let theme = theme(ui);
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    let card = egui::epaint::RectShape::new(rect, radius::CARD, theme.bg.surface, edge, StrokeKind::Inside);
    ui.painter().set(ground, card);
}

fn content_ui(ui: &mut Ui, scene: &Scene<'_>, task: &crate::learn::tour::Task, commands: &mut Commands) {
    let theme = theme(ui);
    let view = &scene.state.session.learn.tour;
    let id = &scene.step.section.id;
    let is_met = task.is_met(&scene.state.document.policy);
    let (is_tried, is_answered) = (view.tried.contains(id), view.answered.contains(id));
    let items = panel::filled(ui, scene, "tried", scene.step.tried());
    let (first, second) = items.blocks.split_at(items.blocks.len().min(1));
    inset(ui, |ui| {
        let (_, title) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
        label(ui, title, Align::Min, "Try this", Style::BODY_STRONG, theme.text.primary);
        label(ui, title, Align::Max, "the tour notices", Style::CAPTION, theme.text.tertiary);
        ui.add_space(space::S);
        check_ui(ui, scene, is_tried, first, commands);
    });
    ui.add_space(space::XS);
    knobs::bare_row_ui(ui, scene.state, task.knob, commands);
    ui.add_space(space::XS);
    inset(ui, |ui| {
        if is_tried {
            check_ui(ui, scene, is_answered, second, commands);
        }
        if is_met {
            ui.add_space(space::XS);
            quiz::ui(ui, scene, notice::base(scene, task), commands);
        } else if is_tried && !is_answered {
            let (_, hint) = ui.allocate_space(vec2(ui.available_width(), Style::CAPTION.line));
            let hint = hint.with_min_x(hint.left() + icons::ROW + space::S);
            label(ui, hint, Align::Min, "Turn it once more to answer.", Style::CAPTION, theme.text.tertiary);
        }
        let base = notice::base(scene, task);
        if is_met && scene.state.value(task.knob) != base {
            ui.add_space(space::M);
            let back = format!("Put it back to {}", words::value(task.knob, base));
            let button = Button::new(&back).small().icon(Icon::UNDO);
            let (_, rect) = ui.allocate_space(vec2(button.size(ui).x, size::BUTTON_SMALL));
            if button.show(ui, rect).clicked() {
                // A step of its own, not the end of the drag that turned it.
                let steps = [Command::EndGesture, Command::Turn(task.knob, base), Command::EndGesture];
                steps.into_iter().for_each(|command| commands.send(command));
            }
        }
    });
}

/// One thing to do, ticked where it was done.
fn check_ui(ui: &mut Ui, scene: &Scene<'_>, is_done: bool, blocks: &[Block], commands: &mut Commands) {
    let theme = theme(ui);
    let corner = ui.cursor().min;
    let icon = corner + vec2(icons::ROW / 2.0, Style::BODY.line / 2.0);
    let (sign, ink) =
        if is_done { (Icon::OK.filled(), theme.signal.positive) } else { (Icon::TO_DO, theme.text.tertiary) };
    sign.paint(ui.painter(), icon, icons::ROW, ink);
    let indent = icons::ROW + space::S;
    let room = Rect::from_min_size(corner + vec2(indent, 0.0), vec2(ui.available_width() - indent, f32::INFINITY));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room).id_salt(("check", blocks.len(), is_done)));
    let blocks: Vec<Block> = blocks.iter().map(as_paragraph).collect();
    let mut said = Section { blocks, ..Section::default() };
    if is_done {
        said.blocks.iter_mut().for_each(mute);
    }
    let ink = if is_done { theme.text.tertiary } else { theme.text.primary };
    links::prose(&mut inner, scene.state, &said.blocks, Style::BODY, ink, commands);
    let height = inner.min_rect().height().max(anatomy::CHECK);
    ui.allocate_space(vec2(ui.available_width(), height));
}

/// An item without its dot: the tick stands in its place.
fn as_paragraph(block: &Block) -> Block {
    Block::Paragraph(block.spans().to_vec())
}

/// Without weight, for what was done.
fn mute(block: &mut Block) {
    if let Block::Paragraph(spans) = block {
        spans.iter_mut().for_each(|span| span.strong = false);
    }
}

fn inset(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let room = Rect::from_min_size(
        ui.cursor().min + vec2(space::INSPECTOR, 0.0),
        vec2(ui.available_width() - 2.0 * space::INSPECTOR, f32::INFINITY),
    );
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room));
    content(&mut inner);
    let height = inner.min_rect().height();
    ui.allocate_space(vec2(ui.available_width(), height));
}
