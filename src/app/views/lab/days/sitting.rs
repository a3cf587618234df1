//! A feed of the day looked at: whose, and the way to open it; and the strip above a session that is open.

use egui::{Align, Rect, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::words;
use crate::app::command::{Command, Commands};
use crate::app::lab::days::{DaysAsked, Opened, SittingAsked, ask, came, day, handle, look, pair, sitting_at, viewer};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, days as anatomy, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, Segmented, Tip, ValueBox, label, text_width, wrapped};
use crate::app::words::clock_short;
use crate::domain::ViewerId;

/// So many places are named; of more, how many there are. Assumed.
const NAMED: usize = 6;

/// Draws whose feed can be opened, and the button that does it.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let (day, days) = (day(state), &state.jobs.days);
    let line = pair(state).map_or(0, |(line, _)| line);
    let run = days.lines.get(line).map_or("", |line| line.name.as_str());
    let Some(viewer) = viewer(state) else {
        panel::title(ui, "A feed of a day", "");
        panel::sentence(ui, "Once a day has passed: any viewer’s feed of any day, in the phone, with its ledger.");
        panel::rule(ui);
        return;
    };
    panel::title(ui, &format!("A feed of day {day}"), run);
    let people = days.world().map_or(1, |world| world.viewers.len());
    let (_, inner) = panel::row(ui, anatomy::KNOB);
    let number = f64::from(viewer.0 + 1);
    let text = numbers::count(u64::from(viewer.0) + 1);
    let said = format!("Viewer of {}", numbers::count(people as u64));
    label(ui, inner, Align::Min, &said, Style::BODY, theme(ui).text.secondary);
    let at = inner.with_min_x(inner.right() - anatomy::KNOB_VALUE.x);
    let at = Rect::from_center_size(at.center(), anatomy::KNOB_VALUE);
    let range = (1.0, people as f64);
    let typed = ValueBox { label: "Viewer", text: &text, value: number, range, step: 1.0, enabled: true }.show(ui, at);
    if let Some(number) = typed.value {
        let viewer = ViewerId(number.round().max(1.0) as u32 - 1);
        commands.send(look(state, |view| view.viewer = Some(viewer)));
    }
    panel::sentence(ui, &told(state, line, day, viewer));
    let asked = sitting_at(state, viewer).and_then(|asked| ask(state, DaysAsked::Open(asked)));
    let name = format!("Open day {day}’s feed");
    let tip = Tip::new(&name).text(match days.is_running() {
        true => "waits until the days are paused.",
        false => "shows what this viewer got, in the phone with its ledger, ranked from what was known that day.",
    });
    let button = Button::new(&name).icon(Icon::FEED).enabled(asked.is_some()).tip(tip);
    let size = button.size(ui);
    let (row, inner) = panel::row(ui, size.y);
    let clicked = button.show(ui, Rect::from_min_size(pos2(inner.left(), row.top()), size)).clicked();
    asked.filter(|_| clicked).into_iter().for_each(|command: Command| commands.send(command));
    panel::rule(ui);
}

/// Who it is, and what it had of the day.
fn told(state: &State, line: usize, day: usize, viewer: ViewerId) -> String {
    let who = handle(state, viewer).unwrap_or_default();
    match came(state, line, day, viewer) {
        None => format!("{who} stayed away on day {day}."),
        Some(visit) => format!(
            "{who}: {}, {}, {}; says {} of 5.",
            words::many(visit.sessions as usize, "session"),
            words::many(visit.shown as usize, "post"),
            words::many(visit.actions() as usize, "action"),
            numbers::fixed(visit.satisfaction, 1),
        ),
    }
}

/// How high the strip above an open session is; nothing where none is.
pub(in crate::app::views) fn strip_height(ui: &Ui, state: &State) -> f32 {
    let Some(opened) = state.opened.as_deref() else { return 0.0 };
    let width = ui.max_rect().width() - 2.0 * space::PAGE;
    let text = wrapped(ui.painter(), width, &about(opened), Style::CAPTION, theme(ui).text.secondary);
    let beside = beside(ui, opened, width);
    let more = if beside { 0.0 } else { size::BUTTON + space::S };
    2.0 * space::M + size::BUTTON + more + space::S + text.size().y
}

/// Do the sessions fit between the title and the way back?
fn beside(ui: &Ui, opened: &Opened, width: f32) -> bool {
    let title = text_width(ui.painter(), &opened.title, Style::BODY_STRONG);
    let needs = title + sessions_width(ui, opened) + back().size(ui).x + 2.0 * space::XL;
    opened.sessions < 2 || needs <= width
}

fn sessions_width(ui: &Ui, opened: &Opened) -> f32 {
    let names = numbered(opened);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let segmented = Segmented { label: "Session", options: &names, chosen: opened.asked.session, enabled: true };
    segmented.size(ui, size::SEGMENTED).x
}

fn numbered(opened: &Opened) -> Vec<String> {
    (1..=opened.sessions).map(|session| format!("Session {session}")).collect()
}

fn back() -> Button<'static> {
    Button::new("Back to Days").icon(Icon::BACK)
}

/// Draws the strip: what is open, the day's other sessions, and the way back.
pub(in crate::app::views) fn strip_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let Some(opened) = state.opened.as_deref() else { return };
    let inner = ui.max_rect().shrink2(vec2(space::PAGE, space::M));
    let is_beside = beside(ui, opened, inner.width());
    let first = inner.with_max_y(inner.top() + size::BUTTON);
    let theme = theme(ui);
    let title = label(ui, first, Align::Min, &opened.title, Style::BODY_STRONG, theme.text.primary);
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &opened.title));
    let way = back().size(ui);
    let at = Rect::from_min_size(pos2(first.right() - way.x, first.center().y - way.y / 2.0), way);
    if back().show(ui, at).clicked() {
        commands.send(Command::Days(DaysAsked::Back));
    }
    let mut below = first.bottom() + space::S;
    if opened.sessions > 1 {
        let width = sessions_width(ui, opened);
        let row = if is_beside { first } else { first.translate(vec2(0.0, size::BUTTON + space::S)) };
        let right = if is_beside { at.left() - space::XL } else { row.left() + width };
        below = row.bottom() + space::S;
        let place = Rect::from_min_size(
            pos2(right - width, row.center().y - size::SEGMENTED / 2.0),
            vec2(width, size::SEGMENTED),
        );
        let names = numbered(opened);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let segmented = Segmented { label: "Session", options: &names, chosen: opened.asked.session, enabled: true };
        if let Some(session) = segmented.show(ui, place) {
            let asked = SittingAsked { session, ..opened.asked.clone() };
            commands.send(Command::Days(DaysAsked::Open(asked)));
        }
    }
    let about = about(opened);
    let text = wrapped(ui.painter(), inner.width(), &about, Style::CAPTION, theme.text.secondary);
    let room = Rect::from_min_size(pos2(inner.left(), below), text.size());
    ui.painter().galley(room.min, text, theme.text.secondary);
    let said = ui.interact(room, ui.scope_id().with("about"), egui::Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, &about));
}

/// Whose session it is, when, how it was chosen, and where what was delivered is not what is shown.
fn about(opened: &Opened) -> String {
    let sitting = &opened.sitting;
    let world = &sitting.world;
    let who = &world.account(world.viewer(sitting.viewer).account).id;
    let all = sitting.delivered.len();
    let elsewhere = opened.elsewhere();
    let chance = match elsewhere.len() {
        0 => "The viewer got it in this order.".to_owned(),
        _ if sitting.is_ideal => {
            "This is the order as ranked; the ideal chooser showed what the viewer truly likes.".to_owned()
        }
        some => {
            let places: Vec<String> = elsewhere.iter().take(NAMED).map(|(place, _)| place.to_string()).collect();
            let more = if some > NAMED { format!(" and {} more", some - NAMED) } else { String::new() };
            let plural = if some == 1 { "place" } else { "places" };
            format!("This is the order as ranked; chance put another post in {plural} {}{more}.", places.join(", "))
        }
    };
    format!(
        "{who}, session {} of {}, {}, {} chance. {} of {} posts went by. {chance}",
        opened.asked.session + 1,
        opened.sessions,
        clock_short(sitting.now),
        sitting.arm_name,
        numbers::count(sitting.went_by as u64),
        numbers::count(all as u64),
    )
}
