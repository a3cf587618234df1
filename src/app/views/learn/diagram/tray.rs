//! The stories tray in the diagram: whose circle each lane is, who was left out, and what a step did to the one at hand.

use egui::{Align, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::lanes::{self, Way};
use super::panel::title_ui;
use super::plan::Plan;
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::stories::TrayView;
use crate::app::theme::{Style, diagram as anatomy, radius, space, stroke, theme};
use crate::app::views::circle::short;
use crate::app::widgets::{label, line, ring, text_width};
use crate::domain::AccountId;
use crate::learn::diagram::{Lanes, TRAY_STOPS};
use crate::pipeline::stories::{STEPS, TrayRun};

/// The path of the circle at hand, whose lane each is, and why others have none.
pub(super) fn ui(ui: &mut Ui, state: &State, plan: &Plan, all: &Lanes, commands: &mut Commands) {
    let (stories, circle) = (&state.results.stories, state.circle());
    let theme = theme(ui);
    let style = plan.style(Style::CAPTION);
    let mut free = f32::NEG_INFINITY;
    for lane in &all.lanes {
        let account = stories.rows[lane.row as usize].account;
        let (Some(&rank), is_at_hand) = (lane.ranks.last(), circle == Some(account)) else { continue };
        let end = pos2(plan.middle(plan.last()), plan.y(rank, all.of));
        if is_at_hand {
            let way = Way::new(plan, &TRAY_STOPS, &lane.ranks, all.of, 0.5);
            let points = way.points(0);
            ui.painter().add(Shape::line(points.clone(), Stroke::new(anatomy::HALO, theme.bg.app)));
            ui.painter().add(Shape::line(points, Stroke::new(stroke::PATH, theme.ink.fill)));
            for x in (0..=plan.last_in_stream()).map(|at| plan.middle(at)) {
                lanes::dot(ui, plan, pos2(x, way.y(x)), theme.ink.fill);
            }
            for (stop, &rank) in TRAY_STOPS.iter().zip(&lane.ranks) {
                let at = pos2(plan.stop(stop), plan.y(rank, all.of));
                lanes::dot(ui, plan, at, theme.ink.fill);
                let cell = lanes::rank_cell(plan, at);
                line(
                    ui.painter(),
                    cell,
                    Align::Center,
                    &numbers::count(rank.into()),
                    plan.style(Style::BODY_STRONG),
                    theme.text.primary,
                );
            }
        }
        if end.y - free >= style.line || is_at_hand {
            free = end.y;
            name_ui(ui, state, (plan, style), end, (account, rank, is_at_hand), commands);
        }
    }
    left_out(ui, state, plan);
}

/// The handle at the end of its lane; a click brings the circle at hand.
fn name_ui(
    ui: &mut Ui,
    state: &State,
    (plan, style): (&Plan, Style),
    end: egui::Pos2,
    (account, rank, is_at_hand): (AccountId, u32, bool),
    commands: &mut Commands,
) {
    let handle = &state.document.world.account(account).id;
    let style = if is_at_hand { style.strong() } else { style };
    let size = vec2(text_width(ui.painter(), handle, style).ceil() + 1.0, style.line);
    // A long handle begins before the end of its lane.
    let last = plan.sides().max + plan.length(anatomy::PAD.x) - size.x;
    let left = (end.x + plan.length(anatomy::STOP + space::S)).min(last);
    let cell = Rect::from_min_size(pos2(left, end.y - size.y / 2.0), size);
    let response = ui.interact(cell, ui.scope_id().with(("circle", account)), Sense::click());
    let name = format!("{handle}, place {}", numbers::count(rank.into()));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at_hand, &name));
    let theme = theme(ui);
    ui.painter().rect_filled(cell, radius::BAR, if response.hovered() { theme.bg.hover } else { theme.bg.app });
    let ink = if is_at_hand { theme.text.primary } else { theme.text.secondary };
    line(ui.painter(), cell, Align::Min, handle, style, ink);
    ring(ui, &response, cell, radius::BAR);
    if response.clicked() {
        commands.send(Command::Tray(TrayView { open: true, selected: Some(account) }));
    }
}

/// Why accounts with a story have no lane, with how many each, where posts have their sink.
fn left_out(ui: &mut Ui, state: &State, plan: &Plan) {
    let room = plan.sink();
    let style = plan.style(Style::CAPTION);
    let mut row = room.with_max_y(room.top() + style.line);
    let mut next = |ui: &mut Ui, text: &str, style: Style, ink| {
        label(ui, row, Align::Min, text, style, ink);
        row = row.translate(vec2(0.0, row.height() + space::XS));
    };
    let reasons = reasons(state);
    let all: usize = reasons.iter().map(|(_, count)| count).sum();
    let theme = theme(ui);
    next(ui, &format!("Left out: {}", numbers::count(all as u64)), style.strong(), theme.text.primary);
    for (reason, count) in reasons {
        next(ui, &format!("{}  {}", numbers::count(count as u64), short(reason)), style, theme.text.secondary);
    }
}

/// How many accounts were left out for each reason, in the order of the steps, most first.
fn reasons(state: &State) -> Vec<(&'static str, usize)> {
    let mut reasons: Vec<(usize, &'static str, usize)> = Vec::new();
    for removal in state.results.stories.considered.iter().filter_map(|considered| considered.removed) {
        let step = STEPS.iter().position(|step| step.id == removal.stage).unwrap_or_default();
        match reasons.iter_mut().find(|(_, reason, _)| *reason == removal.reason) {
            Some((_, _, count)) => *count += 1,
            None => reasons.push((step, removal.reason, 1)),
        }
    }
    reasons.sort_by_key(|&(step, _, count)| (step, std::cmp::Reverse(count)));
    reasons.into_iter().map(|(_, reason, count)| (reason, count)).collect()
}

/// What a step did to the circle at hand, in one sentence.
pub(super) fn here(state: &State, at: usize) -> String {
    let (Some(step), Some(account)) = (STEPS.get(at), state.circle()) else {
        return "Nobody has a story here.".to_owned();
    };
    let stories = &state.results.stories;
    let handle = &state.document.world.account(account).id;
    match (step.run, stories.tray_of(account)) {
        (TrayRun::Keep(_), Some(_)) => format!("Here: {handle} stays."),
        (TrayRun::Order(_), Some(_)) => {
            let (before, after) = moved(state, step.id, account);
            let count = |place: u32| numbers::count(place.into());
            format!("Here: {handle} {} → {}", count(before), count(after))
        }
        (_, None) => {
            let reason = stories.verdict(account).and_then(|considered| considered.removed);
            format!("Here: {handle} is left out: {}.", reason.map_or("", |removal| short(removal.reason)))
        }
    }
}

/// The place of a circle before a step that orders, and after it; before the first they stand by handle.
fn moved(state: &State, step: &str, account: AccountId) -> (u32, u32) {
    let stories = &state.results.stories;
    let places = stories.places(account);
    let at = places.iter().position(|(id, _)| *id == step).unwrap_or_default();
    let by_handle = stories.rows.iter().position(|tray| tray.account == account).map_or(0, |row| row as u32 + 1);
    let before = at.checked_sub(1).and_then(|at| places.get(at)).map_or(by_handle, |(_, place)| *place);
    (before, places.get(at).map_or(before, |(_, place)| *place))
}

/// The accounts a step left out, by reason, or the circles it moved.
pub(super) fn touched_ui(ui: &mut Ui, state: &State, at: usize) {
    let Some(step) = STEPS.get(at) else { return };
    let stories = &state.results.stories;
    let count = |count: usize| numbers::count(count as u64);
    let mut rows: Vec<(String, String)> = Vec::new();
    let title = match step.run {
        TrayRun::Keep(_) => {
            let own =
                |considered: &&crate::pipeline::Considered| considered.removed.is_some_and(|it| it.stage == step.id);
            for considered in stories.considered.iter().filter(own) {
                let reason = considered.removed.map_or("", |removal| short(removal.reason));
                rows.push((state.document.world.account(considered.account).id.clone(), reason.to_owned()));
            }
            "Accounts it left out"
        }
        TrayRun::Order(_) => {
            for tray in stories.trays() {
                let (before, after) = moved(state, step.id, tray.account);
                if before != after {
                    let handle = state.document.world.account(tray.account).id.clone();
                    rows.push((handle, numbers::places(i64::from(before) - i64::from(after))));
                }
            }
            "Circles it moved"
        }
    };
    title_ui(ui, title, &count(rows.len()));
    let (first, last) = anatomy::TOUCHED_SHOWN;
    let most = first + last;
    for (handle, said) in rows.iter().take(most) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::TOUCHED));
        let theme = theme(ui);
        let room = text_width(ui.painter(), said, Style::CAPTION) + space::M;
        label(ui, rect.with_max_x(rect.right() - room), Align::Min, handle, Style::BODY, theme.text.primary);
        label(ui, rect, Align::Max, said, Style::CAPTION, theme.text.secondary);
    }
    let more = match rows.len().checked_sub(most) {
        None | Some(0) if rows.is_empty() => "None now.".to_owned(),
        None | Some(0) => return,
        Some(more) => format!("{} more, told in Tune", count(more)),
    };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::TOUCHED));
    label(ui, rect, Align::Min, &more, Style::CAPTION, theme(ui).text.tertiary);
}

/// Whose path is shown, in the bar.
pub(super) fn head_ui(ui: &mut Ui, state: &State, room: Rect) {
    let theme = theme(ui);
    let Some(account) = state.circle() else {
        label(ui, room, Align::Max, "No circle to follow", Style::BODY, theme.text.tertiary);
        return;
    };
    let handle = &state.document.world.account(account).id;
    label(ui, room, Align::Max, handle, Style::BODY_STRONG, theme.text.primary);
    let before = room.with_max_x(room.right() - text_width(ui.painter(), handle, Style::BODY_STRONG) - space::M);
    if before.width() > anatomy::CAPTION {
        label(ui, before, Align::Max, "Path of", Style::BODY, theme.text.tertiary);
    }
}
