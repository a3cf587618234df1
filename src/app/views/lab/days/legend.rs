//! The runs: how each is drawn, which is looked at, and ways to add one or take one away.

use egui::{Align, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{pen, send, words};
use crate::app::command::Commands;
use crate::app::lab::days::{DaysAsked, Entry, LINES, Whose, Written, ask, entries, look, pair};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, days as anatomy, icons, radius, size, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{Button, MenuRow, Tip, line, menu, ring, text_width};
use crate::simulation::bootstrap::FEW;
use crate::simulation::days::SESSIONS;

/// Draws the runs, and whose days they are.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let room = ui.available_rect_before_wrap();
    let inner = room.shrink2(vec2(space::XL, space::M));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::L, space::XS);
            let names = names(state);
            for (at, name) in names.iter().enumerate() {
                ui.push_id(("run", at), |ui| item(ui, state, at, name, names.len() > 1, commands));
            }
            if names.len() < LINES {
                add(ui, state, commands);
            }
            save(ui, state, &names, commands);
        });
        ui.add_space(space::XS);
        terms::sentence(ui, &about(state), "", Style::CAPTION, theme(ui).text.secondary);
    });
    let below = shown.response.rect.bottom() + space::M;
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), below)));
}

/// What the runs are called, or would be.
pub(super) fn names(state: &State) -> Vec<String> {
    let days = &state.jobs.days;
    match days.is_started() {
        true => days.lines.iter().map(|line| line.name.clone()).collect(),
        false => entries(state).into_iter().flatten().map(Entry::name).collect(),
    }
}

/// Whose days they are, and what a band is.
fn about(state: &State) -> String {
    let view = &state.session.lab.days;
    let people = words::many(view.people(&state.document.world), "viewer");
    let whose = if view.whose == Whose::World { "of this world" } else { "made up" };
    let sessions = view.settings.whole(&SESSIONS);
    let seeds = match view.seeds() {
        1 => "One seed".to_owned(),
        seeds => format!("Lines: means over {seeds} seeds; bands: from the lowest to the highest of them"),
    };
    let few = match view.people(&state.document.world) < FEW {
        true => " With so few, chance says more than policies: a crowd tells more.",
        false => "",
    };
    let stale = match is_stale(state) {
        true => " The policy was turned since: Reset takes it as it is now.",
        false => "",
    };
    format!(
        "{seeds}. {people} {whose}, up to {} a day. Simulated people, assumed behavior.{few}{stale}",
        words::many(sessions, "session")
    )
}

/// Would a run that begins now have another policy?
fn is_stale(state: &State) -> bool {
    let seed = state.session.lab.days.seed;
    let differs = |line: &crate::app::lab::days::Line| {
        line.entry.is_some_and(|entry| entry.plan(state, seed).policies != line.plan.policies)
    };
    state.jobs.days.lines.iter().any(differs)
}

fn item(ui: &mut Ui, state: &State, at: usize, name: &str, can_go: bool, commands: &mut Commands) {
    let theme = theme(ui);
    let is_chosen = pair(state).map_or(at == 0, |(line, _)| line == at);
    let style = if is_chosen { Style::BODY_STRONG } else { Style::BODY };
    let width = anatomy::SAMPLE + space::S + text_width(ui.painter(), name, Style::BODY_STRONG).ceil();
    let cross = if can_go { icons::ROW + space::XS } else { 0.0 };
    let (_, rect) = ui.allocate_space(vec2(width + cross + space::S, anatomy::LEGEND));
    let body = rect.with_max_x(rect.left() + width + space::XS);
    let response = ui.interact(body, ui.scope_id().with("run"), Sense::click());
    let spoken = format!("Run {name}");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &spoken));
    let sample = [rect.left_center(), rect.left_center() + vec2(anatomy::SAMPLE, 0.0)];
    pen::draw(ui.painter(), theme, at, &sample);
    let ink = if is_chosen || response.hovered() { theme.text.primary } else { theme.text.secondary };
    line(ui.painter(), body.with_min_x(sample[1].x + space::S), Align::Min, name, style, ink);
    ring(ui, &response, body, radius::BADGE);
    let tip = entries(state).get(at).copied().flatten();
    if response.clicked() {
        commands.send(look(state, |view| (view.line, view.against) = (at, None)));
    }
    Tip::new(name).text(tip.map_or("goes on from another run.", Entry::about)).on(response);
    if can_go {
        let middle = pos2(rect.right() - icons::ROW / 2.0 - space::XS, rect.center().y);
        let place = Rect::from_center_size(middle, Vec2::splat(icons::ROW));
        let cross = ui.interact(place, ui.scope_id().with("remove"), Sense::click());
        let spoken = format!("Remove {name}");
        cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        let ink = if cross.hovered() { theme.text.primary } else { theme.text.tertiary };
        Icon::CLOSE.paint(ui.painter(), place.center(), icons::INLINE, ink);
        ring(ui, &cross, place, radius::BADGE);
        if cross.clicked() {
            send(state, DaysAsked::Remove(at), commands);
        }
        Tip::new(&spoken).on(cross);
    }
}

/// The button that saves a run, as the command line would write it.
fn save(ui: &mut Ui, state: &State, names: &[String], commands: &mut Commands) {
    let days = &state.jobs.days;
    let can: Vec<usize> = (0..names.len()).filter(|&line| days.told(line).is_some()).collect();
    if can.is_empty() {
        return;
    }
    let tip = Tip::new("Save").text("writes a run under the first seed as glassfeed simulate does, byte for byte.");
    let button = ui.add(Button::new("Save…").small().icon(Icon::DOWNLOAD).spoken("Save a run…").tip(tip));
    menu(&button, size::MENU, |ui| {
        for line in can {
            for (written, how) in [(Written::Csv, "CSV"), (Written::Json, "JSON")] {
                if MenuRow::new(&format!("{} as {how}…", names[line])).show(ui).clicked() {
                    send(state, DaysAsked::AskSave(line, written), commands);
                }
            }
        }
    });
}

/// The button that adds a run, with those there are.
fn add(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let button = ui.add(Button::new("Add a run").small().icon(Icon::ADD));
    menu(&button, size::MENU, |ui| {
        for entry in Entry::all() {
            if ask(state, DaysAsked::Add(entry)).is_some()
                && MenuRow::new(&entry.name()).effect(entry.about()).show(ui).clicked()
            {
                send(state, DaysAsked::Add(entry), commands);
            }
        }
    });
}
