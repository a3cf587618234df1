//! The list of steps: hover one to see how many posts would move back there, click it to go there.

use egui::{
    Align, Id, Rect, RectAlign, Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::app::command::{Command, Commands};
use crate::app::shortcuts;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::undo_list, icons, motion, radius, size, space, stroke, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::{Run, Tip, hair_below, key_cap, key_cap_size, label, line, menu_below, ring, runs};
use crate::app::words;

/// One place to go to.
struct Stop<'a> {
    /// So many steps back (negative) or again from here.
    steps: isize,
    label: &'a str,
    place: &'a str,
    at: f64,
}

/// Draws the button and, when it is open, the list.
pub(super) fn ui(ui: &mut Ui, rect: Rect, state: &State, commands: &mut Commands) {
    let button = button_ui(ui, rect);
    menu_below(&button, RectAlign::BOTTOM_END, undo_list::WIDTH, |ui| {
        let theme = theme(ui);
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::GROUP_HEADER), Sense::hover());
        let inner = head.shrink2(vec2(space::M, 0.0));
        label(ui, inner, Align::Min, "Steps", Style::BODY_STRONG, theme.text.primary);
        line(ui.painter(), inner, Align::Max, "jump to any step", Style::CAPTION, theme.text.tertiary);
        let stops = stops(state);
        let room = ui.ctx().content_rect().height() - undo_list::AROUND;
        ScrollArea::vertical().max_height(undo_list::MOST.min(room)).show(ui, |ui| {
            for (at, stop) in stops.iter().enumerate() {
                if stop_ui(ui, state, stop, at == 0, at + 1 == stops.len()).clicked() {
                    commands.send(Command::Jump(stop.steps));
                    ui.close();
                }
            }
        });
        foot_ui(ui);
        ui.ctx().request_repaint_after_secs(motion::AGES);
    });
}

fn button_ui(ui: &mut Ui, rect: Rect) -> Response {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with("steps"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Steps"));
    if response.hovered() {
        ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.hover);
    }
    Icon::EXPAND.paint(ui.painter(), rect.center(), icons::INLINE, theme.text.secondary);
    ring(ui, &response, rect, radius::CONTROL);
    Tip::new("Steps").text("to jump to").on(response)
}

/// Newest first: what was taken back, what was done, and the start.
fn stops(state: &State) -> Vec<Stop<'_>> {
    let (past, future) = (state.undo.past(), state.undo.future());
    let again = future.iter().zip((1..=future.len()).rev());
    let again =
        again.map(|(step, ahead)| Stop { steps: ahead as isize, label: &step.label, place: step.place, at: step.at });
    let back = past.iter().rev().zip(0..).map(|(step, behind)| Stop {
        steps: -(behind as isize),
        label: &step.label,
        place: step.place,
        at: step.at,
    });
    let start = Stop { steps: -(past.len() as isize), label: "The beginning", place: "", at: 0.0 };
    again.chain(back).chain([start]).collect()
}

fn stop_ui(ui: &mut Ui, state: &State, stop: &Stop<'_>, is_first: bool, is_last: bool) -> Response {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), undo_list::ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("step", stop.steps)), Sense::click());
    let is_here = stop.steps == 0;
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, is_here, stop.label));
    let is_lit = response.hovered() || response.has_focus();
    if is_lit {
        ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.hover);
    }
    let x = rect.left() + space::L;
    let rail = |from: f32, to: f32| {
        let line = Rect::from_min_max(pos2(x - 0.5, from), pos2(x + 0.5, to));
        ui.painter().rect_filled(line, 0, theme.stroke.line);
    };
    let gap = undo_list::DOT / 2.0 + space::HALF;
    if !is_first {
        rail(rect.top(), rect.center().y - gap);
    }
    if !is_last {
        rail(rect.center().y + gap, rect.bottom());
    }
    let dot = pos2(x, rect.center().y);
    let ink = if is_lit { theme.ink.fill } else { theme.stroke.strong };
    if stop.steps <= 0 && !is_lit {
        ui.painter().circle_filled(dot, undo_list::DOT / 2.0, theme.ink.fill);
    } else {
        let outline = Stroke::new(stroke::HOLLOW, ink);
        ui.painter().circle_stroke(dot, undo_list::DOT / 2.0 - 1.0, outline);
    }
    let mut inner = Rect::from_min_max(pos2(x + space::L, rect.top()), rect.max - vec2(space::M, 0.0));
    if !is_last {
        let age = format!("{} ago", words::ago(state.undo.clock - stop.at));
        line(ui.painter(), inner, Align::Max, &age, Style::CAPTION, theme.text.tertiary);
        inner.max.x -= crate::app::widgets::text_width(ui.painter(), &age, Style::CAPTION) + space::M;
    }
    words_ui(ui, state, stop, is_lit, inner);
    ring(ui, &response, rect.shrink(stroke::FOCUS), radius::CONTROL);
    response
}

fn words_ui(ui: &mut Ui, state: &State, stop: &Stop<'_>, is_lit: bool, rect: Rect) {
    let theme = theme(ui);
    let strong = if stop.steps == 0 { Style::BODY_STRONG } else { Style::BODY };
    let ink = if stop.steps > 0 { theme.text.tertiary } else { theme.text.primary };
    let below = match (stop.steps, is_lit) {
        (0, _) => [stop.place, "here"].map(str::to_owned),
        (_, true) => [stop.place.to_owned(), moves(ui, state, stop.steps)],
        (_, false) => [stop.place.to_owned(), String::new()],
    };
    let below = below.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let name = [Run(stop.label, strong, ink)];
    if below.is_empty() {
        runs(ui.painter(), rect, Align::Min, &name);
        return;
    }
    let (upper, lower) = rect.shrink2(vec2(0.0, space::XS)).split_top_bottom_at_fraction(0.5);
    runs(ui.painter(), upper, Align::Min, &name);
    line(ui.painter(), lower, Align::Min, &below, Style::CAPTION, theme.text.tertiary);
}

/// What going there would do to the feed, worked out once while the step is looked at.
fn moves(ui: &Ui, state: &State, steps: isize) -> String {
    let Some(there) = state.undo.there(steps) else { return String::new() };
    if !there.edits.is_of_same_world(&state.document.edits) {
        return "another world".to_owned();
    }
    if there.edits != state.document.edits {
        return "other data".to_owned();
    }
    let mut there = there.clone();
    there.world = state.document.world.clone();
    let key = (state.results.revision, steps);
    let count = memo(ui, Id::unique("moves to a step"), key, || state.results.moves_to(&there, &state.session));
    match *count {
        0 => "no post would move".to_owned(),
        1 => "1 post would move".to_owned(),
        count => format!("{count} posts would move"),
    }
}

fn foot_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::GROUP_HEADER), Sense::hover());
    hair_below(ui.painter(), rect.translate(vec2(0.0, -rect.height())), theme.stroke.hair);
    let mut left = rect.left() + space::M;
    for name in ["Undo", "Redo"] {
        let keys = shortcuts::keys(ui.ctx(), name).unwrap_or_default();
        let width = key_cap_size(ui, &keys).x;
        key_cap(ui, pos2(left + width, rect.center().y), &keys);
        left += width + space::S;
        let words = rect.with_min_x(left);
        line(ui.painter(), words, Align::Min, &name.to_lowercase(), Style::CAPTION, theme.text.tertiary);
        left += size::VALUE_BOX.x;
    }
}
