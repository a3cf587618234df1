//! The bar that lets days pass: buttons, the timeline, and how far the work is.

use egui::{Align, Rect, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{send, timeline, words};
use crate::app::command::Commands;
use crate::app::lab::days::{DaysAsked, Entry, ask, day, pair};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, days as anatomy, radius, size, space, theme};
use crate::app::widgets::{Button, MenuRow, Tip, hair_below, label, menu, text_width};

/// Draws it at the top; answers where it ends.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) -> f32 {
    let room = ui.max_rect();
    let first = Rect::from_min_size(room.min, vec2(room.width(), anatomy::TRANSPORT)).shrink2(vec2(space::XL, 0.0));
    let right = buttons(ui, state, first, commands) + space::XL;
    let told = words::progress(state);
    let told = if state.jobs.days.is_started() { told } else { "No day has passed yet".to_owned() };
    let written = text_width(ui.painter(), &told, Style::CAPTION).ceil();
    let mut bottom = first.bottom();
    let needs = anatomy::TIMELINE.0 + timeline::day_width(ui, state);
    let fits_beside = right + needs + space::XL + written <= first.right();
    let line = match fits_beside {
        true => first.with_min_x(right).with_max_x(first.right() - written - space::XL),
        false => {
            bottom += anatomy::TRANSPORT;
            first.translate(vec2(0.0, anatomy::TRANSPORT))
        }
    };
    // Where the timeline has a row of its own, the words stand beside the buttons or, for want of room, beside it.
    let (line, status) = match (fits_beside, right + written <= first.right()) {
        (true, _) => (line, first.with_min_x(line.right())),
        (false, true) => (line, first.with_min_x(right)),
        (false, false) if line.width() >= needs + space::XL + written => {
            (line.with_max_x(line.right() - written - space::XL), line.with_min_x(line.right() - written))
        }
        (false, false) => {
            bottom += Style::CAPTION.line + space::M;
            (line, Rect::from_x_y_ranges(line.x_range(), line.bottom()..=bottom - space::M))
        }
    };
    timeline::ui(ui, state, line, commands);
    let align = if status.top() >= line.bottom() { Align::Min } else { Align::Max };
    let response = label(ui, status, align, &told, Style::CAPTION, theme(ui).text.secondary);
    let working = state.jobs.days.working();
    if working.is_some() {
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &told));
    }
    let bar = room.with_max_y(bottom);
    if let Some(working) = working {
        let done = bar.with_max_x(bar.left() + working.done.clamp(0.0, 1.0) * bar.width());
        ui.painter().rect_filled(done.with_min_y(bottom - size::SLIDER_TRACK), radius::HAIR, theme(ui).ink.fill);
    }
    hair_below(ui.painter(), bar, theme(ui).stroke.hair);
    bottom
}

/// The buttons, from the left; answers where they end.
fn buttons(ui: &mut Ui, state: &State, row: Rect, commands: &mut Commands) -> f32 {
    let mut left = row.left();
    let mut place = |ui: &mut Ui, button: Button<'_>| {
        let size = button.size(ui);
        let rect = Rect::from_min_size(pos2(left, row.center().y - size.y / 2.0), size);
        left = rect.right() + space::M;
        button.show(ui, rect)
    };
    let run = match state.jobs.days.is_running() {
        true => Button::new("Pause").icon(Icon::PAUSE).primary().spoken("Pause the days"),
        false => {
            let can = ask(state, DaysAsked::Run).is_some();
            Button::new("Run").icon(Icon::PLAY).primary().spoken("Run the days").enabled(can)
        }
    };
    if place(ui, run).clicked() {
        let asked = if state.jobs.days.is_running() { DaysAsked::Pause } else { DaysAsked::Run };
        send(state, asked, commands);
    }
    let can = ask(state, DaysAsked::Step).is_some();
    if place(ui, Button::new("Step a day").icon(Icon::STEP).enabled(can)).clicked() {
        send(state, DaysAsked::Step, commands);
    }
    fork(ui, state, &mut place, commands);
    let can = ask(state, DaysAsked::Reset).is_some();
    let tip = Tip::new("Reset").text("forgets all days, and begins with the policies as they are now.");
    if place(ui, Button::new("Reset").icon(Icon::RESET).enabled(can).spoken("Reset the days").tip(tip)).clicked() {
        send(state, DaysAsked::Reset, commands);
    }
    left - space::M
}

/// The button that lets a run go on in another way, with the ways there are.
fn fork(
    ui: &mut Ui,
    state: &State,
    place: &mut impl FnMut(&mut Ui, Button<'_>) -> egui::Response,
    commands: &mut Commands,
) {
    let entries = Entry::all();
    let can = entries.iter().any(|&entry| ask(state, DaysAsked::Fork(entry)).is_some());
    let tip = Tip::new("Fork here").text(
        "lets the run that is looked at go on in another way from this day, as a run of its own. Its days before are kept.",
    );
    let button = place(ui, Button::new("Fork here").icon(Icon::FORK).enabled(can).tip(tip));
    if !can {
        return;
    }
    let parent = pair(state).map_or(0, |(line, _)| line);
    let name = state.jobs.days.lines.get(parent).map_or("", |line| line.name.as_str());
    menu(&button, size::MENU, |ui| {
        for entry in entries {
            let effect = format!("From day {} of {name} on", day(state));
            if MenuRow::new(&entry.name()).effect(&effect).show(ui).clicked() {
                send(state, DaysAsked::Fork(entry), commands);
            }
        }
    });
}
