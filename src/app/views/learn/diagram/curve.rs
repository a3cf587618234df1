//! The curve of freshness below the formula of the boosts: what age leaves of a score, and where the selected post is.

use egui::{Align, Id, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, diagram as anatomy, space, stroke, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::{line, text_width};
use crate::learn::diagram::{Curve, freshness_curve};
use crate::pipeline::ComponentKind;

/// Draws the curve; nothing where age does nothing to the selected post.
pub(super) fn ui(ui: &mut Ui, state: &State) {
    let results = &state.results;
    let Some(post) = state.session.selected else { return };
    let made = memo(ui, Id::unique("freshness"), (results.revision, post), || {
        freshness_curve(&results.context(), &results.ledger, post)
    });
    let Some(curve) = made.as_ref() else { return };
    ui.add_space(space::M);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), anatomy::FRESHNESS));
    let says = format!("{}, {}", numbers::age(curve.post.0), numbers::factor(curve.post.1));
    let response = ui.interact(area, ui.scope_id().with("freshness"), Sense::hover());
    let name = format!("Freshness over age; the selected post: {says}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    paint(ui, area, curve, &says);
}

fn paint(ui: &Ui, area: Rect, curve: &Curve, says: &str) {
    let theme = theme(ui);
    let (style, quiet) = (Style::CAPTION, theme.text.tertiary);
    let until = curve.points.last().map_or(0.0, |point| point.0);
    let end = numbers::span(until);
    let one = text_width(ui.painter(), "×1", style).ceil() + space::S;
    let room = text_width(ui.painter(), &end, style).ceil() + space::S;
    let plot = area.with_min_x(area.left() + one).with_max_x(area.right() - room);
    let plot = plot.with_min_y(area.top() + style.line / 2.0).with_max_y(area.bottom() - style.line / 2.0);
    let at = |(age, factor): (f64, f64)| {
        let x = if until > 0.0 { (age / until) as f32 } else { 0.0 };
        pos2(plot.left() + x * plot.width(), plot.bottom() - factor as f32 * plot.height())
    };
    let beside = |y: f32| Rect::from_x_y_ranges(area.x_range(), y - style.line / 2.0..=y + style.line / 2.0);
    line(ui.painter(), beside(plot.top()), Align::Min, "×1", style, quiet);
    line(ui.painter(), beside(plot.bottom()), Align::Max, &end, style, quiet);
    ui.painter().hline(plot.x_range(), plot.bottom(), Stroke::new(stroke::HAIR, theme.stroke.strong));
    let ink = theme.kind(ComponentKind::Action).text;
    let points: Vec<Pos2> = curve.points.iter().map(|&point| at(point)).collect();
    ui.painter().add(Shape::line(points, Stroke::new(stroke::SELECTION, ink)));
    let post = at(curve.post);
    ui.painter().circle(post, anatomy::STOP, theme.bg.surface, Stroke::new(stroke::SELECTION, theme.text.primary));
    // Above the curve there is room: at the right of the post, or at its left where that would leave the plot.
    let wide = text_width(ui.painter(), says, style) + anatomy::STOP + space::S;
    let y = post.y - anatomy::STOP;
    let is_right = post.x + wide <= area.right();
    let (align, x) = if is_right { (Align::Min, post.x..=post.x + wide) } else { (Align::Max, post.x - wide..=post.x) };
    let words = Rect::from_x_y_ranges(x, y - style.line / 2.0..=y + style.line / 2.0);
    let gap = vec2(anatomy::STOP + space::S, 0.0);
    let words = if is_right { words.with_min_x(words.left() + gap.x) } else { words.with_max_x(words.right() - gap.x) };
    line(ui.painter(), words, align, says, style, theme.text.primary);
}
