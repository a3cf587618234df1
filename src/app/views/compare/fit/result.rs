//! What a fit came to: pairs before and after, the weights it turned, and what can be done with them.

use std::sync::Arc;

use egui::{Align, Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{against, head_ui};
use crate::app::command::Commands;
use crate::app::fit;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, compare as anatomy, radius, size, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{Button, label, line, swatch};
use crate::app::words;
use crate::domain::Action;
use crate::pipeline::stages::merge;
use crate::policy::Value;
use crate::simulation::fit::{Fit, Pairs};

/// Draws it; where there is none, what is missing.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let Some((asked, fit)) = fit::found(state) else { return missing_ui(ui, state) };
    let top = ui.cursor().top();
    let count = fit.viewers.len();
    head_ui(ui, "What the fit found", &format!("{count} {}", if count == 1 { "viewer" } else { "viewers" }));
    let (before, after) = (fit.before(), fit.after());
    pairs_ui(ui, "Pairs as wanted", before, after);
    let tau = |pairs: Pairs| pairs.tau().map_or(numbers::NONE.to_owned(), |tau| numbers::fixed(tau, 2));
    row_ui(ui, "Kendall tau", &format!("{} → {}", tau(before), tau(after)));
    for viewer in fit.viewers.iter().filter(|_| count > 1) {
        pairs_ui(ui, &fit::handle(state, viewer.viewer), viewer.before, viewer.after);
    }
    ui.add_space(space::M);
    weights_ui(ui, fit.changed(&asked.policy));
    buttons_ui(ui, state, commands);
    against::ui(ui, state, asked, fit, commands);
    show_once(ui, fit, top);
}

fn missing_ui(ui: &mut Ui, state: &State) {
    let fitting = &state.jobs.fitting;
    let words = match () {
        () if fitting.fraction().is_some() => return,
        () if fit::orders(state).is_empty() => "Nothing is in another order yet.",
        () if fitting.is_cancelled() => "The fit was stopped before its end.",
        () => "Fit looks for the weights.",
    };
    super::inset(ui, |ui| terms::sentence(ui, words, "", Style::BODY, theme(ui).text.tertiary));
}

/// A new result is scrolled into sight, once.
fn show_once(ui: &Ui, fit: &Arc<Fit>, top: f32) {
    let id = Id::unique("fit shown");
    // The one shown last is kept, as another could come to stand where it stood in memory.
    let last = ui.data(|data| data.get_temp::<Arc<Fit>>(id));
    if !last.is_some_and(|last| Arc::ptr_eq(&last, fit)) {
        ui.data_mut(|data| data.insert_temp(id, fit.clone()));
        let end = ui.cursor().top().min(top + ui.clip_rect().height());
        ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=end), Some(Align::Min));
    }
}

/// `142 → 171 of 190`, with a bar for each of the two.
fn pairs_ui(ui: &mut Ui, name: &str, before: Pairs, after: Pairs) {
    let row = row_ui(ui, name, &format!("{} → {} of {}", before.kept, after.kept, after.all));
    let theme = theme(ui);
    let track = Rect::from_center_size(pos2(row.center().x, row.center().y), anatomy::BAR);
    ui.painter().rect_filled(track, radius::BAR, theme.bg.sunken);
    let share = |pairs: Pairs| pairs.kept as f32 / pairs.all.max(1) as f32 * track.width();
    ui.painter().rect_filled(track.with_max_x(track.left() + share(after)), radius::BAR, theme.signal.positive);
    ui.painter().rect_filled(track.with_max_x(track.left() + share(before)), radius::BAR, theme.text.secondary);
}

/// A name with what belongs to it; answers where it stands.
fn row_ui(ui: &mut Ui, name: &str, told: &str) -> Rect {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), anatomy::NUMBER_ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {told}")));
    let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    line(ui.painter(), inner, Align::Min, name, Style::BODY, theme.text.secondary);
    line(ui.painter(), inner, Align::Max, told, Style::BODY_STRONG, theme.text.primary);
    inner
}

fn weights_ui(ui: &mut Ui, changed: Vec<(Action, f64, f64)>) {
    if changed.is_empty() {
        super::inset(ui, |ui| {
            let words = "No other weights put more pairs as wanted.";
            terms::sentence(ui, words, "", Style::BODY, theme(ui).text.secondary);
        });
        return;
    }
    for (action, before, now) in changed {
        let told = |weight: f64| words::value(merge::weight(action), Value::Number(weight));
        let name = format!("      {}", words::action_name(action));
        let row = row_ui(ui, &name, &format!("{} → {}", told(before), told(now)));
        let at = row.left_center() + vec2(size::SWATCH / 2.0, 0.0);
        swatch(ui.painter(), at, theme(ui).action(action));
    }
}

fn buttons_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.add_space(space::M);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::BUTTON));
    let inner = row.shrink2(vec2(space::INSPECTOR, 0.0));
    let used = fit::used(state);
    let button = Button::new("Use it").icon(Icon::CHECK).primary().enabled(used.is_some());
    let first = Rect::from_min_size(inner.min, vec2(button.size(ui).x, size::BUTTON));
    if button.show(ui, first).clicked() {
        used.into_iter().for_each(|command| commands.send(command));
    }
    let beside = fit::put_beside(state);
    let badge = if state.document.others.is_empty() { "Put it beside as B" } else { "Put it beside as C" };
    let button = Button::new(badge).icon(Icon::COMPARE).enabled(beside.is_some());
    let corner = pos2(first.right() + space::M, inner.top());
    let second = Rect::from_min_size(corner, vec2(button.size(ui).x, size::BUTTON));
    if button.show(ui, second).clicked() {
        beside.into_iter().for_each(|command| commands.send(command));
    }
    let is_used =
        fit::found(state).is_some_and(|(asked, fit)| fit.policy == state.document.policy && fit.policy != asked.policy);
    if is_used {
        let rest = inner.with_min_x(second.right() + space::M);
        label(ui, rest, Align::Max, "in use", Style::CAPTION, theme(ui).text.tertiary);
    }
    ui.add_space(space::L);
}
