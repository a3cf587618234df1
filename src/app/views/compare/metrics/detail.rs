//! More of one metric: the verdict, how the viewers' own differences are spread, and for which viewers it changes most.

use egui::{Align, Id, Rect, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::words::{ink, signed};
use crate::app::command::{Command, Commands};
use crate::app::compare::Side;
use crate::app::everybody::Findings;
use crate::app::state::State;
use crate::app::theme::{Style, compare as anatomy, radius, space, theme};
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{Button, hair_below, label, line, ring};
use crate::domain::ViewerId;
use crate::simulation::bootstrap::Interval;
use crate::simulation::experiment::{Effect, Histogram, Slice};

/// So many bars tell how differences are spread. Assumed.
const BINS: usize = 24;
/// So many viewers are named for whom it changes most. Assumed.
const VIEWERS: usize = 3;

/// Draws it, for each of the policies beside the pinned one.
pub(super) fn ui(
    ui: &mut Ui,
    state: &State,
    sides: &[Side<'_>],
    found: &Findings,
    metric: usize,
    commands: &mut Commands,
) {
    let room = ui.available_rect_before_wrap();
    let inner = room.shrink2(vec2(space::INSPECTOR + space::L, space::M));
    let shown = ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        for (at, side) in sides.iter().enumerate().skip(1) {
            ui.push_id(side.badge(), |ui| side_ui(ui, state, side, found, (metric, at), commands));
            ui.add_space(space::M);
        }
    });
    let below = shown.response.rect.bottom() + space::M;
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), below)));
    hair_below(ui.painter(), room.with_max_y(below), theme(ui).stroke.hair);
}

fn side_ui(
    ui: &mut Ui,
    state: &State,
    side: &Side<'_>,
    found: &Findings,
    (metric, policy): (usize, usize),
    commands: &mut Commands,
) {
    let effect = &found.effects[policy - 1][metric];
    let said = format!("{}: {}.", side.badge(), effect.verdict());
    terms::sentence(ui, &said, &interval(effect), Style::BODY, theme(ui).text.primary);
    ui.add_space(space::S);
    if let Some(histogram) = Histogram::of(&effect.differences, BINS).filter(|histogram| histogram.counts.len() > 1) {
        histogram_ui(ui, effect, &histogram, |low, high| found.farthest(metric, policy, low, high), commands);
        ui.add_space(space::S);
    }
    // A slice says who belongs to it by number: it needs everybody's outcome.
    if found.experiment.outcomes.len() == state.document.world.viewers.len() {
        let id = Id::unique(("slices", policy));
        let key = (state.results.revision, std::ptr::from_ref(found) as usize, metric);
        let effects = memo(ui, id, key, || {
            let effect = |slice: &Slice| found.experiment.effect_among(policy, metric, &slice.viewers);
            found.slices.iter().map(effect).collect::<Vec<Effect>>()
        });
        for (slice, effect) in found.slices.iter().zip(effects.iter()) {
            slice_ui(ui, &slice.name, slice.viewers.len(), effect);
        }
        ui.add_space(space::S);
    }
    let handle = |viewer: ViewerId| {
        let world = &state.document.world;
        world.account(world.viewer(viewer).account).id.as_str()
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        for (viewer, change) in found.experiment.most_changed(metric, policy, VIEWERS) {
            let name = format!("Open {} ({})", handle(viewer), signed(effect.metric, change));
            if ui.add(Button::new(&name).small()).clicked() {
                commands.send(Command::Viewer(viewer));
            }
        }
    });
}

/// `mean −0.13, 95 % from −0.20 to −0.05`.
fn interval(effect: &Effect) -> String {
    let Some(difference) = effect.difference else { return String::new() };
    let mean = format!("mean {}", signed(effect.metric, difference.mean));
    effect.interval.map_or(mean.clone(), |interval| {
        let (low, high) = (signed(effect.metric, interval.low), signed(effect.metric, interval.high));
        format!("{mean}, 95 % from {low} to {high}")
    })
}

/// How many viewers have which difference; a click on a bar opens the viewer of it on whom the change is largest.
fn histogram_ui(
    ui: &mut Ui,
    effect: &Effect,
    histogram: &Histogram,
    farthest: impl Fn(f64, f64) -> Option<ViewerId>,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let (_, chart) = ui.allocate_space(vec2(ui.available_width(), anatomy::HISTOGRAM));
    let most = histogram.counts.iter().copied().max().unwrap_or(0).max(1) as f32;
    let step = (histogram.to - histogram.from) / histogram.counts.len() as f64;
    let width = chart.width() / histogram.counts.len() as f32;
    ui.painter().rect_filled(chart.with_min_y(chart.bottom() - 1.0), 0, theme.stroke.line);
    for (at, &count) in histogram.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let (low, high) = (histogram.from + at as f64 * step, histogram.from + (at + 1) as f64 * step);
        let column =
            Rect::from_min_size(pos2(chart.left() + at as f32 * width, chart.top()), vec2(width, chart.height()));
        let height = (chart.height() - space::HALF) * count as f32 / most;
        let bar = column.with_min_y(column.bottom() - height.max(space::HALF)).shrink2(vec2(space::HALF / 2.0, 0.0));
        let response = ui.interact(column, ui.scope_id().with(("bar", at)), Sense::click());
        let (from, to) = (signed(effect.metric, low), signed(effect.metric, high));
        let plural = if count == 1 { "" } else { "s" };
        let name = format!("{count} viewer{plural} from {from} to {to}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let middle = f64::midpoint(low, high);
        let color = ink(effect.metric, middle, theme);
        let shown = if response.hovered() { color } else { color.gamma_multiply(anatomy::BAR_INK) };
        ui.painter().rect_filled(bar, radius::HAIR, shown);
        ring(ui, &response, column, radius::BAR);
        if response.clicked()
            && let Some(viewer) = farthest(low, high + step * f64::EPSILON)
        {
            commands.send(Command::Viewer(viewer));
        }
        response.on_hover_text(format!("{name}. Click to open the one on whom the change is largest."));
    }
    let (_, axis) = ui.allocate_space(vec2(ui.available_width(), Style::MICRO.line));
    let color = theme.text.tertiary;
    line(ui.painter(), axis, Align::Min, &signed(effect.metric, histogram.from), Style::MICRO, color);
    line(ui.painter(), axis, Align::Center, "each viewer’s own difference", Style::MICRO, color);
    line(ui.painter(), axis, Align::Max, &signed(effect.metric, histogram.to), Style::MICRO, color);
}

/// A group of viewers with the mean of its differences; colored where its interval leaves zero out.
fn slice_ui(ui: &mut Ui, name: &str, viewers: usize, effect: &Effect) {
    let theme = theme(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line + space::HALF));
    let plural = if viewers == 1 { "viewer" } else { "viewers" };
    label(ui, row, Align::Min, &format!("{name}, {viewers} {plural}"), Style::CAPTION, theme.text.secondary);
    let (told, color) = match effect.difference {
        Some(difference) => {
            let is_clear = effect.interval.is_some_and(Interval::is_clear);
            let ink = if is_clear { ink(effect.metric, difference.mean, theme) } else { theme.text.tertiary };
            (signed(effect.metric, difference.mean), ink)
        }
        None => ("n/a".to_owned(), theme.text.tertiary),
    };
    line(ui.painter(), row, Align::Max, &told, Style::CAPTION, color);
}
