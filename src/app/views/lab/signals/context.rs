//! The context of the session: which hour it is, what the viewer looks on, and where it is.

use egui::Ui;
use jiff::SignedDuration;

use super::{middle, row};
use crate::app::command::{Command, Commands};
use crate::app::signals::{DEVICES, Signal};
use crate::app::state::State;
use crate::app::theme::{Icon, signals as anatomy, size, space};
use crate::app::views::chooser;
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, Segmented, ValueBox};
use crate::app::words::clock_short;
use crate::domain::{PlaceId, Timestamp};

/// Seconds of an hour.
const HOUR: i64 = 3_600;
/// Hours of a day.
const DAY: i64 = 24;

/// Draws hour, device and place, and the way on in time.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let (document, viewer) = (&state.document, state.document.viewer());
    panel::title(ui, "Context", &clock_short(document.now));
    let rest = row(ui, "Hour", anatomy::SECONDS);
    let hour = document.now.as_second().div_euclid(HOUR).rem_euclid(DAY);
    let field = ValueBox {
        label: "Hour of the session, UTC",
        text: &hour.to_string(),
        value: hour as f64,
        range: (0.0, (DAY - 1) as f64),
        step: 1.0,
        enabled: true,
    };
    if let Some(at) = field.show(ui, middle(rest, anatomy::SECONDS, size::BUTTON_SMALL)).value
        && let Some(now) = at_hour(document.now, at.round() as i64 - hour)
    {
        commands.send(Command::Clock(now));
        commands.send(Command::EndGesture);
    }
    let names = DEVICES.map(|(_, name)| name);
    let chosen = DEVICES.iter().position(|(device, _)| *device == viewer.device).unwrap_or(0);
    let segmented = Segmented { label: "Device", options: &names, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    let rest = row(ui, "Device", width);
    if let Some(at) = segmented.show(ui, middle(rest, width, size::SEGMENTED_BAR)) {
        commands.send(Command::Signal(Signal::Holds(DEVICES[at].0)));
    }
    let places = &document.world.names.places;
    let rest = row(ui, "Place", anatomy::CHOICE);
    let shown = viewer.place.map_or("Nowhere known", |place| places[place.0 as usize].as_str());
    let names = || std::iter::once("Nowhere known".to_owned()).chain(places.iter().cloned()).collect();
    if let Some(at) = chooser::ui(ui, "Place", shown, middle(rest, rest.width(), size::BUTTON_SMALL), names) {
        let place = at.checked_sub(1).map(|at| PlaceId(at as u32));
        commands.send(Command::Signal(Signal::IsIn(place)));
    }
    on_ui(ui, commands);
}

/// The next refresh, and the next day.
fn on_ui(ui: &mut Ui, commands: &mut Commands) {
    let refresh = Button::new("Next refresh").small().icon(Icon::REFRESH);
    let day = Button::new("Next day").small().icon(Icon::FORTH);
    let widths = [refresh.size(ui).x, day.size(ui).x];
    let rest = row(ui, "On", widths[0] + space::M + widths[1]);
    if refresh.show(ui, middle(rest, widths[0], size::BUTTON_SMALL)).clicked() {
        commands.send(Command::Refresh);
    }
    let rest = rest.with_min_x(rest.left() + widths[0] + space::M);
    if day.show(ui, middle(rest, widths[1], size::BUTTON_SMALL)).clicked() {
        commands.send(Command::NextDay);
    }
}

/// So many hours later, or earlier where negative, on the same day.
fn at_hour(now: Timestamp, hours: i64) -> Option<Timestamp> {
    now.checked_add(SignedDuration::from_hours(hours)).ok().filter(|_| hours != 0)
}
