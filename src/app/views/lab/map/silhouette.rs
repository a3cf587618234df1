//! How well each number of groups separates the posts; a bar chooses its number.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Show;
use crate::app::command::Commands;
use crate::app::lab::map::{MapView, look};
use crate::app::numbers;
use crate::app::theme::{Style, map as anatomy, radius, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Tip, line, ring};

/// Draws the bars.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) {
    let by_count = &show.groups.clusters.by_count;
    let best = by_count.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).copied();
    let Some((best, highest)) = best else { return };
    panel::title(ui, "Silhouette by number", &format!("{best} is highest"));
    let chosen = show.groups.clusters.groups.len();
    let (_, inner) = panel::row(ui, anatomy::BARS);
    let (_, ticks) = panel::row(ui, Style::MICRO.line + space::S);
    let wide = inner.width() / by_count.len() as f32;
    let head = Style::MICRO.line + space::HALF;
    for (at, &(count, value)) in by_count.iter().enumerate() {
        let left = inner.left() + at as f32 * wide;
        let cell = Rect::from_x_y_ranges(left..=left + wide, inner.top()..=ticks.bottom());
        let is_chosen = count == chosen;
        let response = ui.interact(cell, ui.scope_id().with(("silhouette", count)), Sense::click());
        let told = numbers::fixed(value, 2);
        let words = format!("{count} clusters, silhouette {told}");
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &words));
        let theme = theme(ui);
        let full = (inner.height() - head) * (value / highest.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0) as f32;
        let bar = Rect::from_min_max(pos2(left, inner.bottom() - full), pos2(left + wide, inner.bottom()));
        let ink = match (is_chosen, response.hovered()) {
            (true, _) => theme.ink.fill,
            (false, true) => theme.text.secondary,
            (false, false) => theme.stroke.strong,
        };
        ui.painter().rect_filled(bar.shrink2(vec2(space::HALF, 0.0)), radius::BAR, ink);
        if is_chosen {
            let above = Rect::from_center_size(pos2(bar.center().x, bar.top() - head / 2.0), vec2(2.0 * wide, head));
            let above =
                above.translate(vec2((inner.right() - above.right()).min(0.0).max(inner.left() - above.left()), 0.0));
            line(ui.painter(), above, Align::Center, &told, Style::MICRO.strong(), theme.text.primary);
        }
        let style = if is_chosen { Style::MICRO.strong() } else { Style::MICRO };
        let color = if is_chosen { theme.text.primary } else { theme.text.tertiary };
        line(
            ui.painter(),
            Rect::from_x_y_ranges(cell.x_range(), ticks.y_range()),
            Align::Center,
            &count.to_string(),
            style,
            color,
        );
        ring(ui, &response, cell, radius::CONTROL);
        if Tip::new(&words).on(response).clicked() {
            commands.send(look(show.state, |view| MapView { count: Some(count), ..view }));
        }
    }
}
