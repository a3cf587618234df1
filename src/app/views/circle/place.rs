//! How an account came to its place in the tray: where it stood after each step, and who stands before it.

use egui::{Align, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::story, size, space, theme};
use crate::app::views::post::section;
use crate::app::widgets::{label, line};
use crate::domain::hours_between;
use crate::pipeline::Tray;
use crate::pipeline::stories::STEPS;

/// The places of one account.
pub(super) fn ui(ui: &mut Ui, state: &State, tray: &Tray) {
    let stories = &state.results.stories;
    let of = numbers::count(stories.rows.len() as u64);
    section::ui(ui, "Why it stands here", "place after each step", |ui| {
        for (id, place) in stories.places(tray.account) {
            let name = STEPS.iter().find(|step| step.id == id).map_or(id, |step| step.name);
            let said = match stories.is_on(id) {
                true => format!("{} of {of}", numbers::count(place.into())),
                false => "off".to_owned(),
            };
            row_ui(ui, name, &fact(state, tray, id), &said);
        }
        ui.add_space(space::S);
        section::sentence_ui(ui, &before(state, tray));
    });
}

/// A row: a name, what is the case, and a number at the right.
pub(super) fn row_ui(ui: &mut Ui, name: &str, fact: &str, said: &str) {
    let theme = theme(ui);
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::LEDGER_ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {fact} {said}")));
    let (left, right) = (row.left() + row.width() * story::FACT.0, row.left() + row.width() * story::FACT.1);
    let part = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, row.y_range());
    label(ui, part(row.left(), left), Align::Min, name, Style::BODY, theme.text.secondary);
    label(ui, part(left, right), Align::Min, fact, Style::BODY, theme.text.primary);
    line(ui.painter(), part(right, row.right()), Align::Max, said, Style::BODY.medium(), theme.text.primary);
}

/// What a step reads of the account.
fn fact(state: &State, tray: &Tray, step: &str) -> String {
    match step {
        "newest" => numbers::age(hours_between(tray.newest, state.document.now)),
        "affinity" => numbers::fixed(tray.affinity, 3),
        "close_friends" if tray.close_friend => "a close friend".to_owned(),
        _ => "none".to_owned(),
    }
}

/// Who stands just before it, and which step put it there.
fn before(state: &State, tray: &Tray) -> String {
    let stories = &state.results.stories;
    let place = stories.place(tray.account).unwrap_or(1);
    let Some(ahead) = place.checked_sub(2).and_then(|at| stories.trays().nth(at)) else {
        return "Nobody stands before it.".to_owned();
    };
    let handle = &state.document.world.account(ahead.account).id;
    let affinities = || [ahead, tray].map(|tray| numbers::fixed(tray.affinity, 3));
    match stories.decided_by(ahead.account, tray.account) {
        Some("close_friends") => format!("{handle} stands before it as a close friend."),
        Some("affinity") => {
            let [first, second] = affinities();
            format!("{handle} stands before it by affinity: {first} to {second}.")
        }
        Some(_) => format!("{handle} stands before it: its story is newer."),
        None => format!("{handle} stands before it by its handle alone; all else is equal."),
    }
}
