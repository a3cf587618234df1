//! One knob from end to end of its slider: the chart, what it says at the pointer, and the crossings in words.

use egui::{Align, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::panel;
use super::chart::{self, Chart};
use super::{ask, crossings};
use crate::app::command::Commands;
use crate::app::sensitivity::SensitivityAsked;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::views::memo::memo;
use crate::app::views::{Art, lever, terms};
use crate::app::widgets::{IconButton, label};
use crate::policy::Value;
use crate::simulation::nudge::Lever;
use crate::simulation::sensitivity::Sweep;

/// The title, and the way to close it.
pub(super) fn head_ui(ui: &mut Ui, state: &State, lever: Lever, commands: &mut Commands) {
    let theme = theme(ui);
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), size::SECTION_HEADER));
    let inner = head.shrink2(vec2(space::INSPECTOR, 0.0));
    let title = format!("{} from end to end", lever::name(&state.document.policy, lever));
    let middle = pos2(inner.right() - size::BUTTON_SMALL / 2.0, inner.center().y);
    let close = Rect::from_center_size(middle, egui::Vec2::splat(size::BUTTON_SMALL));
    label(ui, inner.with_max_x(close.left() - space::M), Align::Min, &title, Style::BODY_STRONG, theme.text.primary);
    if IconButton::new(Icon::CLOSE, "Close the sweep").show(ui, close).clicked() {
        ask(SensitivityAsked::Sweep(None), commands);
    }
    // A knob chosen further down is shown from its chart's upper edge.
    let id = egui::Id::unique("sweep shown last");
    let key = format!("{lever:?}");
    if ui.data(|data| data.get_temp::<String>(id)).as_ref() != Some(&key) {
        ui.scroll_to_rect(head, Some(Align::Min));
        ui.data_mut(|data| data.insert_temp(id, key));
    }
}

/// Draws it; answers the value that is tried.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, sweep: &Sweep, commands: &mut Commands) -> Option<f64> {
    let policy = &state.document.policy;
    let Value::Number(now) = sweep.lever.value(policy) else { return None };
    let live = memo(ui, chart::live_ranks(), (state.results.revision, sweep.posts.clone()), || {
        let ledger = &state.results.ledger;
        let order: Vec<_> = ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).collect();
        let rank = |post| order.iter().position(|other| other == post).map(|at| at + 1);
        sweep.posts.iter().map(rank).collect::<Vec<_>>()
    });
    let words = words(state, sweep, &live);
    let chart = Chart { state, art, sweep, now, live: &live };
    let on_chart = chart.ui(ui, &words, commands);
    sentence(ui, &words);
    let in_words = crossings::ui(ui, state, sweep, now);
    panel::rule(ui);
    let on_chart = on_chart.map_or((None, None), |done| (done.tried, done.turned));
    if let Some(value) = on_chart.1.or(in_words.turned).filter(|&value| value != now) {
        lever::turn(policy, sweep.lever, Value::Number(value)).into_iter().for_each(|command| commands.send(command));
        return None;
    }
    on_chart.0.or(in_words.tried)
}

/// What the feed with the value tried comes to, or how to try one.
fn words(state: &State, sweep: &Sweep, live: &[Option<usize>]) -> String {
    let Some((_, tried)) = state.session.tried() else {
        return "Point along the lines, or use the arrow keys: A shows it live. A click or Enter turns the knob."
            .to_owned();
    };
    let elsewhere = live.iter().enumerate().filter(|&(at, rank)| *rank != Some(at + 1)).count();
    let value = lever::value(sweep.lever, Value::Number(tried));
    let stand = if elsewhere == 1 { "stands" } else { "stand" };
    let elsewhere = if elsewhere == 0 { "none".to_owned() } else { elsewhere.to_string() };
    format!("At {value}, {elsewhere} of the first {} posts {stand} elsewhere. A click or Enter turns it.", live.len())
}

/// Two lines inside the panel's padding, whatever is said, so that nothing below moves.
fn sentence(ui: &mut Ui, text: &str) {
    let room = ui.available_rect_before_wrap();
    let inner = room.shrink2(vec2(space::INSPECTOR, 0.0));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        terms::sentence(ui, text, "", Style::BODY, theme(ui).text.secondary);
    });
    let below = shown.response.rect.bottom().max(room.top() + 2.0 * Style::BODY.line) + space::S;
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), below)));
}
