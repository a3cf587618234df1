//! Curves: the log loss pass by pass, and how what was predicted compares with what happened.

use egui::{Align, Color32, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, remap, vec2};

use crate::app::lab::train::Trained;
use crate::app::numbers;
use crate::app::theme::{Style, radius, space, stroke, theme, train as anatomy};
use crate::app::views::compare::panel;
use crate::app::widgets::{Run, line, runs, text_width};
use crate::model::evaluate::CalibrationBin;
use crate::model::{Measured, Pass};

/// Draws the log loss pass by pass.
pub(super) fn ui(ui: &mut Ui, trained: &Trained) {
    let passes = trained.study.mean_passes();
    let rest = panel::title(ui, "Log loss by pass, mean of eight", "");
    if passes.len() < 2 {
        let text =
            "There was no pass: these impressions hold too few examples of every action. A made-up crowd has more.";
        panel::sentence(ui, text);
        return;
    }
    legend(ui, rest);
    let (row, _) = panel::row(ui, anatomy::CHART);
    let shipped = Measured::mean(&trained.study.shipped).log_loss;
    let scale = Scale::of(&passes, shipped);
    let inner = row.shrink2(vec2(space::INSPECTOR, 0.0));
    let plot = Rect::from_min_max(inner.min + vec2(anatomy::AXIS, space::M), inner.max - vec2(space::L, anatomy::FOOT));
    axes(ui, plot, &scale);
    let theme = theme(ui);
    let ends = passes.last().map_or([None; 2], |pass| [Some(pass.train), pass.held_out]);
    let mut taken: Vec<f32> = ends.into_iter().chain([shipped]).flatten().map(|loss| scale.y(plot, loss)).collect();
    let last = passes.last().and_then(|pass| pass.held_out);
    let told_at = last.map(|loss| free(scale.y(plot, loss), Style::BODY.line, &taken));
    // What is written takes its place from what is written next.
    taken.extend(told_at.iter().flat_map(|top| [*top, top + Style::BODY.line / 2.0, top + Style::BODY.line]));
    if let Some(shipped) = shipped {
        let y = scale.y(plot, shipped);
        let ends = [pos2(plot.left(), y), pos2(plot.right(), y)];
        let dashes =
            Shape::dashed_line(&ends, Stroke::new(stroke::HAIR, theme.stroke.strong), anatomy::DASH.0, anatomy::DASH.1);
        ui.painter().extend(dashes);
        let words = format!("shipped model {}", numbers::fixed(shipped, 4));
        let room = {
            let top = free(y, Style::MICRO.line, &taken);
            Rect::from_x_y_ranges(plot.x_range(), top..=top + Style::MICRO.line)
        };
        line(ui.painter(), room, Align::Max, &words, Style::MICRO, theme.text.tertiary);
    }
    let train: Vec<Pos2> = passes.iter().enumerate().map(|(at, pass)| scale.at(plot, at, pass.train)).collect();
    let held_out = passes.iter().enumerate().filter_map(|(at, pass)| Some(scale.at(plot, at, pass.held_out?)));
    let held_out: Vec<Pos2> = held_out.collect();
    ui.painter().add(Shape::line(train, Stroke::new(stroke::HOLLOW, theme.stroke.strong)));
    ui.painter().add(Shape::line(held_out.clone(), Stroke::new(stroke::SELECTION, theme.ink.fill)));
    if let (Some(&at), Some(loss), Some(top)) = (held_out.last(), last, told_at) {
        ui.painter().circle(at, anatomy::DOT, theme.bg.panel, Stroke::new(stroke::SELECTION, theme.ink.fill));
        let words = numbers::fixed(loss, 4);
        let room = Rect::from_min_max(pos2(plot.left(), top), pos2(at.x, top + Style::BODY.line));
        line(ui.painter(), room, Align::Max, &words, Style::BODY_STRONG, theme.text.primary);
    }
    let told = |loss: Option<f64>| loss.map_or(numbers::NONE.to_owned(), |loss| numbers::fixed(loss, 4));
    let spoken = format!(
        "Log loss by pass: {} passes, held out from {} to {}, shipped model {}",
        passes.len().saturating_sub(1),
        told(passes.first().and_then(|pass| pass.held_out)),
        told(last),
        told(shipped)
    );
    let response = ui.interact(row, ui.scope_id().with("losses"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsObject, true, &spoken));
}

/// The top of words that high beside a line's end at `y`: above it or below, or else beyond all lines, where none goes
/// through them.
fn free(y: f32, height: f32, lines: &[f32]) -> f32 {
    let highest = lines.iter().copied().fold(y, f32::min);
    let lowest = lines.iter().copied().fold(y, f32::max);
    let tops = [y - space::S - height, y + space::S, highest - space::S - height, lowest + space::S];
    let is_free = |top: &f32| !lines.iter().any(|line| (*top..=top + height).contains(line));
    tops.into_iter().find(is_free).unwrap_or(tops[0])
}

/// Which line is which, at the right.
fn legend(ui: &mut Ui, room: Rect) {
    let theme = theme(ui);
    let mut right = room.right();
    for (words, ink) in [("held out by time", theme.ink.fill), ("train", theme.stroke.strong)] {
        let width = text_width(ui.painter(), words, Style::CAPTION).ceil();
        if right - width - anatomy::KEY - space::M < room.left() {
            return;
        }
        let text = Rect::from_min_max(pos2(right - width, room.top()), pos2(right + 1.0, room.bottom()));
        runs(ui.painter(), text, Align::Min, &[Run(words, Style::CAPTION, theme.text.secondary)]);
        let end = pos2(text.left() - space::XS, room.center().y);
        ui.painter().line_segment([end - vec2(anatomy::KEY, 0.0), end], Stroke::new(stroke::SELECTION, ink));
        right = end.x - anatomy::KEY - space::XL;
    }
}

/// Where passes and losses stand on the chart.
struct Scale {
    passes: usize,
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    fn of(passes: &[Pass], shipped: Option<f64>) -> Scale {
        let losses = passes.iter().flat_map(|pass| [Some(pass.train), pass.held_out]).chain([shipped]).flatten();
        let (low, high) =
            losses.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), loss| (low.min(loss), high.max(loss)));
        let (low, high) = if low < high { (low, high) } else { (0.0, 1.0) };
        let step = round_step((high - low) / anatomy::GRID);
        Scale {
            passes: passes.len().max(2) - 1,
            low: (low / step).floor() * step,
            high: (high / step).ceil() * step,
            step,
        }
    }

    fn y(&self, plot: Rect, loss: f64) -> f32 {
        remap(loss as f32, self.low as f32..=self.high as f32, plot.bottom()..=plot.top())
    }

    fn at(&self, plot: Rect, pass: usize, loss: f64) -> Pos2 {
        pos2(plot.left() + plot.width() * pass as f32 / self.passes as f32, self.y(plot, loss))
    }
}

/// The next of 1, 2 and 5 times a power of ten from there up.
fn round_step(least: f64) -> f64 {
    let power = f64::powf(10.0, least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|by| by * power).find(|step| *step >= least).unwrap_or(least)
}

fn axes(ui: &Ui, plot: Rect, scale: &Scale) {
    let theme = theme(ui);
    let decimals = (-scale.step.log10().floor()).max(0.0) as usize;
    let steps = ((scale.high - scale.low) / scale.step).round() as usize;
    for at in 0..=steps {
        let loss = scale.low + at as f64 * scale.step;
        let y = scale.y(plot, loss);
        ui.painter().hline(plot.x_range(), y, Stroke::new(stroke::HAIR, theme.stroke.hair));
        let room = Rect::from_min_max(
            pos2(plot.left() - anatomy::AXIS, y - Style::MICRO.line / 2.0),
            pos2(plot.left() - space::S, y + Style::MICRO.line / 2.0),
        );
        line(ui.painter(), room, Align::Max, &numbers::fixed(loss, decimals), Style::MICRO, theme.text.tertiary);
    }
    let step = round_step(scale.passes as f64 / anatomy::TICKS).max(1.0) as usize;
    for pass in (0..=scale.passes).step_by(step) {
        let x = scale.at(plot, pass, scale.low).x;
        let middle = pos2(x, plot.bottom() + anatomy::FOOT / 2.0);
        let room = Rect::from_center_size(middle, vec2(anatomy::AXIS, anatomy::FOOT));
        line(ui.painter(), room, Align::Center, &pass.to_string(), Style::MICRO, theme.text.tertiary);
    }
}

/// What was predicted, from left to right, and what happened, from below: on the diagonal both are the same.
pub(super) fn calibration(ui: &Ui, room: Rect, curve: &[CalibrationBin], ink: Color32) {
    let theme = theme(ui);
    ui.painter().rect_filled(room, radius::BAR, theme.bg.sunken);
    let inner = room.shrink(space::XS);
    ui.painter().line_segment([inner.left_bottom(), inner.right_top()], Stroke::new(stroke::HAIR, theme.stroke.strong));
    let most = curve.iter().map(|bin| bin.predicted.max(bin.happened)).fold(0.0, f64::max);
    if most <= 0.0 {
        return;
    }
    let point = |bin: &CalibrationBin| {
        let [x, y] = [bin.predicted, bin.happened].map(|share| (share / most) as f32);
        inner.left_bottom() + vec2(x * inner.width(), -y * inner.height())
    };
    let points: Vec<Pos2> = curve.iter().map(point).collect();
    // The same is predicted for everybody.
    if let [only] = points[..] {
        ui.painter().circle_filled(only, stroke::SELECTION, ink);
    }
    ui.painter().add(Shape::line(points, Stroke::new(stroke::SELECTION, ink)));
}
