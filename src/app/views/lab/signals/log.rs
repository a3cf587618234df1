//! The activity log: what the viewer saw and did, newest first; an entry's seconds can be written anew, or it never happened.

use egui::{Align, Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{add, middle, row};
use crate::app::command::{Command, Commands};
use crate::app::lab::signals::{Line, LogKind, lines, turned};
use crate::app::numbers;
use crate::app::signals::{MOST_SECS, Signal};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, signals as anatomy, size, space, theme};
use crate::app::views::chooser;
use crate::app::views::compare::panel;
use crate::app::views::memo::memo;
use crate::app::widgets::{Button, IconButton, ValueBox, hair_below, line};
use crate::app::words::{action_name, clock_tight, media};
use crate::domain::{Action, Impression};

/// So many entries are shown at first, and with each wish for more.
const SHOWN: usize = 40;

/// Draws the log.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let view = &state.session.lab.signals;
    let kind = view.log;
    let lines = memo(ui, Id::unique("activity log"), (state.stamp, kind), || lines(&state.document, kind));
    let count = numbers::count(lines.len() as u64);
    panel::title(ui, "Activity log", &format!("{count} {}", if lines.len() == 1 { "entry" } else { "entries" }));
    add::ui(ui, state, commands);
    let rest = row(ui, "Show", anatomy::CHOICE);
    let rect = middle(rest, rest.width(), size::BUTTON_SMALL);
    let names = || LogKind::ALL.map(|kind| kind.name().to_owned()).to_vec();
    if let Some(at) = chooser::ui(ui, "Entries shown", kind.name(), rect, names) {
        commands.send(turned(state, |view| (view.log, view.more) = (LogKind::ALL[at], 0)));
    }
    if lines.is_empty() {
        panel::sentence(ui, "Nothing of that kind happened up to the clock.");
    }
    for entry in lines.iter().take(SHOWN + view.more) {
        ui.push_id(entry.entry, |ui| entry_ui(ui, state, entry, commands));
    }
    if lines.len() > SHOWN + view.more {
        let (_, inner) = panel::row(ui, anatomy::ROW);
        let button = Button::new("Show more").small().spoken("Show more of the log");
        if button.show(ui, middle(inner, button.size(ui).x, size::BUTTON_SMALL)).clicked() {
            commands.send(turned(state, |view| view.more += SHOWN));
        }
    }
}

fn entry_ui(ui: &mut Ui, state: &State, told: &Line, commands: &mut Commands) {
    let theme = theme(ui);
    let Line { entry, impression } = told;
    let post = state.document.world.post(impression.post);
    let handle = &state.document.world.account(post.author).id;
    let when = clock_tight(impression.at);
    let did = did(impression);
    let (row, inner) = panel::row(ui, anatomy::ENTRY);
    let response = ui.interact(row, ui.scope_id().with("entry"), Sense::hover());
    let seconds = numbers::short(impression.dwell_secs, 1);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("{when}, {handle}, {did}, {seconds} s")));
    let delete = Rect::from_center_size(
        pos2(inner.right() - size::BUTTON / 2.0 + space::XS, inner.center().y),
        vec2(size::BUTTON, size::BUTTON),
    );
    let unit = Rect::from_x_y_ranges(delete.left() - anatomy::UNIT..=delete.left(), row.y_range());
    let value = Rect::from_center_size(
        pos2(unit.left() - space::XS - anatomy::SECONDS / 2.0, inner.center().y),
        vec2(anatomy::SECONDS, size::BUTTON_SMALL),
    );
    let words = inner.with_max_x(value.left() - space::M);
    let (upper, lower) = words.shrink2(vec2(0.0, space::XS)).split_top_bottom_at_fraction(0.5);
    line(
        ui.painter(),
        upper,
        Align::Min,
        &format!("{handle} · {}", media(post.media)),
        Style::BODY,
        theme.text.primary,
    );
    line(ui.painter(), lower, Align::Min, &format!("{when} · {did}"), Style::CAPTION, theme.text.secondary);
    line(ui.painter(), unit, Align::Min, "s", Style::CAPTION, theme.text.tertiary);
    let field = ValueBox {
        label: &format!("Seconds on {handle}’s post at {when}"),
        text: &seconds,
        value: impression.dwell_secs,
        range: (0.0, MOST_SECS),
        step: 1.0,
        enabled: true,
    };
    let turn = field.show(ui, value);
    if let Some(secs) = turn.value {
        commands.send(Command::Signal(Signal::Dwell(*entry, secs)));
    }
    if IconButton::new(Icon::DELETE, &format!("Take {handle}’s post at {when} out of the log"))
        .show(ui, delete)
        .clicked()
    {
        commands.send(Command::Signal(Signal::Remove(*entry)));
    }
    hair_below(ui.painter(), row, theme.stroke.hair);
}

/// What was done, in words.
fn did(impression: &Impression) -> String {
    let did = Action::ALL.into_iter().filter(|&action| impression.did(action) == Some(true));
    let names: Vec<String> = did.map(|action| action_name(action).to_lowercase()).collect();
    match names.is_empty() {
        true if impression.is_skipped() => "skipped".to_owned(),
        true => "only seen".to_owned(),
        false => names.join(", "),
    }
}
