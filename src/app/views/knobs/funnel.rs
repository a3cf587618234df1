//! Explore's funnel with its live counts: what each route found, what is left after merging, the light ranker, and the rules.

use egui::accesskit::Role;
use egui::{Align, Color32, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, explore, size, space, stroke, theme};
use crate::app::widgets::{hair_below, line, text_width};
use crate::model::Light;
use crate::pipeline::ComponentKind;

/// Filtering, the light ranker, and the rest.
const NARROWINGS: usize = 3;

/// Draws it, in the width of the column.
pub(super) fn ui(ui: &mut Ui, state: &State) {
    let ledger = &state.results.ledger;
    let counts = [ledger.sourced, ledger.shortlist.posts.len(), ledger.slate.len(), ledger.delivery.length];
    let number = size::KNOB_ROW;
    let height =
        explore::ROUTES + NARROWINGS as f32 * explore::NARROWS + (NARROWINGS + 1) as f32 * number + 2.0 * space::M;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let said = format!(
        "Funnel: {} candidates, {} allowed, {} after the light ranker, {} in the grid",
        counts[0], counts[1], counts[2], counts[3]
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.as_str()));
    let theme = theme(ui);
    let inner = rect.shrink2(vec2(space::L, space::M));
    let most = counts[0].max(1) as f32;
    let width = |count: usize| (inner.width() * (count as f32 / most).sqrt()).max(explore::NARROWEST);
    let mut y = inner.top();
    routes_ui(ui, state, Rect::from_min_size(inner.min, vec2(inner.width(), explore::ROUTES)));
    y += explore::ROUTES;
    let whole = Rect::from_x_y_ranges(inner.x_range(), y..=y);
    let count_ui = |ui: &Ui, y: f32, count: usize| {
        let cell = Rect::from_x_y_ranges(whole.x_range(), y..=y + number);
        let text = numbers::count(count as u64);
        line(ui.painter(), cell, Align::Center, &text, Style::TITLE, theme.text.primary);
    };
    count_ui(ui, y, counts[0]);
    y += number;
    let light = format!("light ranker, {} attributes", Light::attributes().count());
    let parts: [_; NARROWINGS] =
        [("not allowed drop out", 0, 1), (light.as_str(), 1, 2), ("model, value and rules", 2, 3)];
    for (words, from, to) in parts {
        narrow_ui(ui, (inner.center().x, y), (width(counts[from]), width(counts[to])), words, inner.width());
        y += explore::NARROWS;
        count_ui(ui, y, counts[to]);
        y += number;
    }
    hair_below(ui.painter(), rect, theme.stroke.hair);
}

/// A bar for each route, as wide as its share of all that was found.
fn routes_ui(ui: &Ui, state: &State, place: Rect) {
    let theme = theme(ui);
    let colors = theme.kind(ComponentKind::System);
    let routes = state.results.ledger.routes();
    let all = routes.iter().map(|route| route.found).sum::<usize>().max(1) as f32;
    let mut left = place.left();
    for route in routes.iter().filter(|route| route.found > 0) {
        let width = place.width() * route.found as f32 / all;
        let bar = Rect::from_min_size(pos2(left, place.top()), vec2(width - stroke::HAIR, place.height()));
        ui.painter().rect_filled(bar, 0, colors.fill);
        let text = numbers::count(route.found as u64);
        if text_width(ui.painter(), &text, Style::CAPTION) + space::XS < width {
            line(ui.painter(), bar, Align::Center, &text, Style::CAPTION, colors.text);
        }
        left += width;
    }
}

/// A part that narrows, with what does it written over it.
fn narrow_ui(ui: &Ui, (middle, top): (f32, f32), (from, to): (f32, f32), words: &str, most: f32) {
    let theme = theme(ui);
    let corner = |x: f32, y: f32| -> Pos2 { pos2(middle + x, top + y) };
    let (from, to) = (from / 2.0, to / 2.0);
    let points =
        vec![corner(-from, 0.0), corner(from, 0.0), corner(to, explore::NARROWS), corner(-to, explore::NARROWS)];
    let fill: Color32 = theme.bg.active;
    ui.painter().add(Shape::convex_polygon(points, fill, Stroke::NONE));
    let cell = Rect::from_center_size(corner(0.0, explore::NARROWS / 2.0), vec2(most, Style::CAPTION.line));
    line(ui.painter(), cell, Align::Center, words, Style::CAPTION, theme.text.secondary);
}
