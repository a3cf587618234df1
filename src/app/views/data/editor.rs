//! A cell while it is written: checked at every letter, kept by Enter or Tab, given up by Escape.

use egui::{
    Align2, EventFilter, Frame, Id, Key, Margin, Modifiers, Rect, Response, Stroke, StrokeKind, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    vec2,
};

use super::{Shown, advice, body};
use crate::app::command::{Command, Commands};
use crate::app::data::{TableLook, WorldEdit};
use crate::app::theme::{Style, data, radius, stroke, theme};
use crate::app::views::memo::memo;
use crate::files::table::Column;

/// What is being written.
#[derive(Clone, Default)]
struct Draft {
    text: String,
    /// The cell it is of: row and column.
    of: (u32, String),
    /// Just begun: the field takes the keyboard, all of it selected where `all`.
    fresh: bool,
    all: bool,
    /// Where the advice stood in the last frame: a click there does not end it.
    advice: Option<Rect>,
}

fn draft_id() -> Id {
    Id::unique("cell draft")
}

fn field_id() -> Id {
    Id::unique("cell field")
}

/// Begins to write the cell under the cursor: what stands in it, or what was `typed` over it.
pub(super) fn begin(ui: &Ui, shown: &Shown<'_>, look: &mut TableLook, typed: Option<String>) {
    let row = look.cursor.0;
    if !shown.rows.contains(&row) || !shown.state.document.is_own(shown.table, row) {
        return;
    }
    let column = look.column(shown.table);
    let all = typed.is_none();
    let text = typed.unwrap_or_else(|| column.cell(&shown.world, row).plain());
    let draft = Draft { text, of: (row, column.key.to_owned()), fresh: true, all, advice: None };
    ui.data_mut(|data| data.insert_temp(draft_id(), draft));
    look.rows.insert(row);
    look.writing = true;
}

/// Draws the field over its cell, and below it what is wrong and what could stand there.
pub(super) fn ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    look: &mut TableLook,
    (row, column): (u32, &'static Column),
    cell: Rect,
    commands: &mut Commands,
) {
    let mut draft: Draft = ui.data(|data| data.get_temp(draft_id())).unwrap_or_default();
    if draft.of != (row, column.key.to_owned()) {
        look.writing = false;
        return;
    }
    let clip = ui.clip_rect();
    let rect = Rect::from_min_size(cell.min, vec2(cell.width().max(data::EDITOR), cell.height()));
    let rect = rect.translate(vec2((clip.right() - rect.right()).min(0.0), 0.0));
    let rect = rect.translate(vec2((clip.left() - rect.left()).max(0.0), 0.0));
    let before = draft.text.clone();
    let (response, escape) = field_ui(ui, shown, &mut draft, (row, column), rect);
    let asked = |text: &str| WorldEdit::Write(shown.table, row, column.key, text.to_owned());
    let check = |ui: &Ui, text: &str| {
        let key = (shown.stamp, row, column.key, text.to_owned());
        memo(ui, Id::unique("cell checked"), key, || asked(text).of(&shown.world, shown.state.document.viewer).err())
    };
    let problem = check(ui, &draft.text);
    let theme = theme(ui);
    let edge = if problem.is_some() { theme.signal.negative } else { theme.stroke.focus };
    ui.painter().rect_stroke(rect, radius::BADGE, Stroke::new(stroke::FOCUS, edge), StrokeKind::Inside);
    if let Some(problem) = problem.as_ref() {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(problem.as_str());
            node.set_invalid(egui::accesskit::Invalid::True);
        });
    }
    let offers = advice::offers(shown, column, &draft.text, draft.all && draft.text == before);
    if let Some(next) = advice::stepped(ui, &offers, &draft.text, response.has_focus()) {
        draft.text = next;
        draft.all = false;
    }
    let told = advice::ui(ui, rect, (*problem).as_deref(), &offers, column);
    let over = ui.input(|input| input.pointer.interact_pos());
    let is_over = draft.advice.zip(over).is_some_and(|(advice, at)| advice.contains(at));
    draft.advice = told.rect;
    let chosen = told.chosen.is_some();
    draft.text = told.chosen.unwrap_or(draft.text);
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let (enter, tab) = (pressed(Key::Enter), pressed(Key::Tab));
    let left = response.lost_focus() && !is_over;
    if chosen || left {
        let is_good = check(ui, &draft.text).is_none();
        if is_good && !escape {
            commands.send(Command::EditWorld(asked(&draft.text)));
        }
        if is_good || escape || !(enter || tab) {
            look.writing = false;
            if enter || tab || escape || chosen {
                ui.memory_mut(|memory| memory.request_focus(body::body_id()));
            }
            if tab {
                let is_back = ui.input(|input| input.modifiers.shift);
                look.cursor.1 = look.beside(shown.table, if is_back { -1 } else { 1 });
            }
        } else {
            response.request_focus();
        }
    }
    ui.data_mut(|data| data.insert_temp(draft_id(), draft));
}

fn field_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    draft: &mut Draft,
    (row, column): (u32, &'static Column),
    rect: Rect,
) -> (Response, bool) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, radius::BADGE, theme.bg.raised);
    let edit = TextEdit::singleline(&mut draft.text)
        .id(field_id())
        .font(Style::BODY.font())
        .text_color(theme.text.primary)
        .align(Align2::LEFT_CENTER)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(data::PAD as i8, 0)))
        .desired_width(rect.width())
        .min_size(rect.size());
    let response = ui.place(rect, edit);
    let name = body::cell_name(shown, row, column);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
    if draft.fresh {
        draft.fresh = false;
        response.request_focus();
        let length = draft.text.chars().count();
        let from = if draft.all { 0 } else { length };
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(from), CCursor::new(length))));
        state.store(ui.ctx(), response.id);
    }
    if response.has_focus() {
        let all = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, all));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            response.surrender_focus();
            return (response, true);
        }
    }
    (response, false)
}
