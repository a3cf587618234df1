//! The steps in the bar: numbered stops to jump to.

use egui::{
    Align, EventFilter, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, radius, space, stroke, theme, tour as anatomy};
use crate::app::widgets::{Tip, key_cap, key_cap_size, line, ring, text_width};
use crate::learn::tour;

/// Draws the stops from the left, and the keys at the right.
pub(in crate::app::views::learn) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let bar = ui.max_rect();
    let open = state.session.learn.tour.step.min(tour().len() - 1);
    let tight = tour().len() as f32 * (anatomy::STOP + space::XS);
    let has_keys = tight + keys_width(ui) + space::L <= bar.width();
    let right = if has_keys { keys_ui(ui, bar).left() - space::L } else { bar.right() };
    let room = right - bar.left();
    let gap = space::M + anatomy::STOP_LINE + space::M;
    let named = |at: usize, all: bool| {
        let name = if all || at == open { name_width(ui, at) } else { 0.0 };
        anatomy::STOP + if name > 0.0 { space::S + name } else { 0.0 }
    };
    let total = |all: bool| (0..tour().len()).map(|at| named(at, all)).sum::<f32>() + gap * (tour().len() - 1) as f32;
    let has_all = total(true) <= room;
    let widths: Vec<f32> = (0..tour().len()).map(|at| named(at, has_all)).collect();
    let is_tight = total(has_all) > room;
    let gap = if is_tight { space::XS } else { gap };
    let mut left = bar.left() + space::XS;
    for (at, &width) in widths.iter().enumerate() {
        let width = if is_tight { anatomy::STOP } else { width };
        let rect = Rect::from_center_size(pos2(left + width / 2.0, bar.center().y), vec2(width, anatomy::STOP));
        if at > 0 && !is_tight {
            let line = pos2(left - space::M - anatomy::STOP_LINE, bar.center().y);
            let ends = [line, line + vec2(anatomy::STOP_LINE, 0.0)];
            ui.painter().line_segment(ends, Stroke::new(stroke::HAIR, theme(ui).stroke.line));
        }
        stop_ui(ui, state, at, open, rect, commands);
        left += width + gap;
    }
}

fn name_width(ui: &Ui, at: usize) -> f32 {
    text_width(ui.painter(), &tour()[at].name, Style::BODY_STRONG).ceil() + 1.0
}

/// One stop: behind one it is filled, the open one is ink, what is to come is an outline; a check where its question was
/// answered.
fn stop_ui(ui: &mut Ui, state: &State, at: usize, open: usize, rect: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let step = &tour()[at];
    let response =
        ui.interact(rect.expand2(vec2(space::HALF, space::XS)), ui.scope_id().with(("stop", at)), Sense::click());
    let view = &state.session.learn.tour;
    let is_done = view.answered.contains(&step.section.id);
    let name = format!("Step {}, {}", at + 1, step.name);
    response.widget_info(|| {
        let told = if is_done { "done" } else { "" };
        WidgetInfo {
            current_text_value: Some(told.to_owned()),
            ..WidgetInfo::selected(Role::Tab, true, at == open, &name)
        }
    });
    let circle = Rect::from_min_size(rect.min, Vec2::splat(anatomy::STOP));
    let (fill, edge, ink) = match at.cmp(&open) {
        std::cmp::Ordering::Equal => (theme.ink.fill, theme.ink.fill, theme.ink.on),
        std::cmp::Ordering::Less => (theme.bg.active, theme.bg.active, theme.text.secondary),
        std::cmp::Ordering::Greater => (theme.bg.surface, theme.stroke.line, theme.text.secondary),
    };
    let fill = if response.hovered() && at != open { theme.bg.hover } else { fill };
    let outline = Stroke::new(stroke::HAIR, edge);
    ui.painter().rect(circle, anatomy::STOP / 2.0, fill, outline, StrokeKind::Inside);
    if is_done && at != open {
        Icon::CHECK.paint(ui.painter(), circle.center(), icons::INLINE, theme.signal.positive);
    } else {
        let number = (at + 1).to_string();
        line(ui.painter(), circle.expand(1.0), Align::Center, &number, Style::MICRO.strong(), ink);
    }
    let words = rect.with_min_x(circle.right() + space::S);
    if words.width() > 0.0 {
        let (style, ink) =
            if at == open { (Style::BODY_STRONG, theme.text.primary) } else { (Style::BODY, theme.text.secondary) };
        line(ui.painter(), words, Align::Min, &step.name, style, ink);
    }
    ring(ui, &response, rect, radius::CONTROL);
    stepped(ui, state, &response, commands);
    let response = Tip::new(&step.section.title).on(response);
    if response.clicked() && at != open {
        go(state, at, commands);
    }
}

/// How wide the keys are.
fn keys_width(ui: &Ui) -> f32 {
    let keys = key_cap_size(ui, "←").x + space::XS + key_cap_size(ui, "→").x;
    keys + space::S + text_width(ui.painter(), "step", Style::BODY).ceil() + space::XS
}

/// The keys that lead on and back; answers what they cover.
fn keys_ui(ui: &Ui, bar: Rect) -> Rect {
    let theme = theme(ui);
    let width = text_width(ui.painter(), "step", Style::BODY).ceil();
    let words = bar.with_min_x(bar.right() - width - space::XS);
    line(ui.painter(), words, Align::Min, "step", Style::BODY, theme.text.tertiary);
    let right = key_cap(ui, words.left_center() - vec2(space::S, 0.0), "→");
    let left = key_cap(ui, right.left_center() - vec2(space::XS, 0.0), "←");
    left.union(words)
}

/// Opens a step.
pub(super) fn go(state: &State, step: usize, commands: &mut Commands) {
    commands.send(Command::Tour(Box::new(state.session.learn.tour.at(step))));
}

/// Left and right lead a step back and on while what leads through the tour has the keyboard.
pub(super) fn stepped(ui: &Ui, state: &State, response: &Response, commands: &mut Commands) {
    if !response.has_focus() {
        return;
    }
    let sideways = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sideways));
    let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
    let open = state.session.learn.tour.step;
    if left && open > 0 {
        go(state, open - 1, commands);
    } else if right && open + 1 < tour().len() {
        go(state, open + 1, commands);
    }
}
