//! Above a phone: whose feed it is, what that policy is for, and what can be done with it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, Galley, Popup, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{look, naming};
use crate::app::command::{Command, Commands, Saved};
use crate::app::compare::{self, Place, Side};
use crate::app::document::OTHERS;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, compare as anatomy, radius, size, space, stroke, theme};
use crate::app::views::{lever, path_field};
use crate::app::widgets::{Dropdown, MenuRow, line, popover, text_width};
use crate::learn::View;
use crate::policy::Value;

/// How high the heads of these feeds are, over phones of that width, with notes of at most so many lines.
pub(super) fn height(ui: &Ui, sides: &[Side<'_>], naming: Option<Place>, width: f32, lines: usize) -> f32 {
    let note = |side: &Side<'_>| note(ui, &side.policy.about, width, lines).map_or(0.0, |note| note.size().y);
    let below = sides.iter().map(note).fold(0.0, f32::max);
    let below = if naming.is_some() { below.max(size::BUTTON) } else { below };
    match below {
        0.0 => anatomy::HEAD,
        below => anatomy::HEAD_ABOVE + size::BUTTON + space::XS + below + space::M,
    }
}

/// A note, in at most so many lines; `None` where there is none.
fn note(ui: &Ui, text: &str, width: f32, lines: usize) -> Option<Arc<Galley>> {
    let wrap = TextWrapping { max_width: width, max_rows: lines, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    let style = Style::CAPTION;
    let format =
        TextFormat { line_height: Some(style.line), ..TextFormat::simple(style.font(), theme(ui).text.secondary) };
    job.append(text, 0.0, format);
    (!text.is_empty()).then(|| ui.painter().layout_job(job))
}

/// Draws it into `room`.
pub(super) fn ui(ui: &mut Ui, state: &State, side: &Side<'_>, room: Rect, lines: usize, commands: &mut Commands) {
    let top = if room.height() > anatomy::HEAD {
        room.top() + anatomy::HEAD_ABOVE
    } else {
        room.center().y - size::BUTTON / 2.0
    };
    let row = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), size::BUTTON));
    let badge = badge(ui, row, side.place);
    let behind = row.with_min_x(badge.right() + space::XS);
    let below = row.translate(vec2(0.0, size::BUTTON + space::XS));
    if state.session.compare.naming == Some(side.place) {
        return naming::ui(ui, state, side, [behind, below], commands);
    }
    let shown = tried(state, side).unwrap_or_else(|| side.policy.name.clone());
    let dropdown = Dropdown { label: "", value: &shown, icon: None, lead: 0.0 };
    let width = dropdown.size(ui).x.min(behind.width());
    let (button, _) = dropdown.show(ui, behind.with_max_x(behind.left() + width));
    if button.double_clicked() {
        Popup::close_all(ui.ctx());
        look(state, |view| view.naming = Some(side.place), commands);
    } else {
        popover(&button, egui::RectAlign::BOTTOM_START, size::MENU, |ui| rows(ui, state, side, commands));
    }
    if let Some(note) = note(ui, &side.policy.about, room.width(), lines) {
        let rect = Rect::from_min_size(below.min, note.size());
        let response = ui.interact(rect, ui.scope_id().with("note"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &side.policy.about));
        let is_cut = note.elided;
        ui.painter().galley(rect.min, note, Color32::PLACEHOLDER);
        if is_cut {
            response.on_hover_text(&side.policy.about);
        }
    }
}

/// Paints which one it is, at the left of `row`; answers where.
pub(super) fn badge(ui: &Ui, row: Rect, place: Place) -> Rect {
    let theme = theme(ui);
    let width = text_width(ui.painter(), place.badge(), Style::CAPTION.strong()).ceil() + 2.0 * space::S;
    let middle = pos2(row.left() + width / 2.0, row.center().y);
    let badge = Rect::from_center_size(middle, vec2(width, size::BUTTON_SMALL));
    if place == Place::Pinned {
        let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
        ui.painter().rect(badge, radius::BADGE, theme.bg.surface, edge, StrokeKind::Inside);
        line(ui.painter(), badge, Align::Center, place.badge(), Style::CAPTION.strong(), theme.text.primary);
    } else {
        ui.painter().rect_filled(badge, radius::BADGE, theme.ink.fill);
        line(ui.painter(), badge, Align::Center, place.badge(), Style::CAPTION.strong(), theme.ink.on);
    }
    badge
}

/// What is said instead of the policy's name while a value is tried on it: `Comment 7.3, tried`.
fn tried(state: &State, side: &Side<'_>) -> Option<String> {
    let (swept, value) = state.session.tried().filter(|_| side.place == Place::AtHand)?;
    Some(format!("{} {}, tried", lever::name(side.policy, swept), lever::value(swept, Value::Number(value))))
}

fn rows(ui: &mut Ui, state: &State, side: &Side<'_>, commands: &mut Commands) {
    let place = side.place;
    let is_turning = state.session.compare.turning == Some(place);
    let effect =
        if place == Place::Pinned { "moves are counted from the changed order" } else { "here, beside the feeds" };
    let turn = MenuRow::new("Turn its knobs").effect(effect).icon(Icon::TUNE).chosen(is_turning);
    if turn.show(ui).clicked() {
        look(state, |view| compare::turn(view, (!is_turning).then_some(place)), commands);
    }
    if MenuRow::new("Name and note").icon(Icon::EDIT).show(ui).clicked() {
        look(state, |view| view.naming = Some(place), commands);
    }
    if place != Place::Pinned
        && MenuRow::new("Pin its order").effect("counts moves from it").icon(Icon::PIN).show(ui).clicked()
    {
        commands.send(Command::Pin.at(place));
    }
    let has_room = state.document.others.len() < OTHERS;
    if MenuRow::new("Duplicate").icon(Icon::COPY).enabled(has_room).show(ui).clicked() {
        commands.send(compare::duplicate(side.policy));
    }
    match place {
        Place::AtHand if MenuRow::new("Show in Tune").icon(Icon::FEED).show(ui).clicked() => {
            commands.send(Command::View(View::Tune));
        }
        Place::Other(at)
            if MenuRow::new("Show in Tune").effect("changes places with A").icon(Icon::FEED).show(ui).clicked() =>
        {
            commands.send(Command::SwapOther(at));
            commands.send(Command::View(View::Tune));
        }
        _ => {}
    }
    if MenuRow::new("Save as a file…").icon(Icon::SAVE_FILE).show(ui).clicked() {
        commands.send(Command::AskSave(Saved::PolicyAt(place)));
    }
    if let Some(path) = path_field::ui(ui, &format!("Path to save {} to", place.badge())) {
        commands.send(Command::Save(Saved::PolicyAt(place), path));
    }
    if let Place::Other(at) = place
        && MenuRow::new("Take it away").icon(Icon::DELETE).destructive().show(ui).clicked()
    {
        commands.send(Command::RemoveOther(at));
    }
}
