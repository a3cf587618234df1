//! A post's way through the funnel of Explore: its place by each part of it.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, size, space, theme};
use crate::app::widgets::{label, line, text_width};
use crate::domain::PostId;
use crate::pipeline::Route;
use crate::pipeline::stages::merge;

use super::{reasons, section};

/// The way of a post that was found.
pub(super) fn ui(ui: &mut Ui, state: &State, id: PostId) {
    section::ui(ui, "Through the funnel", "place after each part", |ui| {
        for (icon, name, place, of) in places(state, id) {
            let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::LEDGER_ROW), Sense::hover());
            let count = |count: usize| numbers::count(count as u64);
            let said = format!("{} of {}", count(place), count(of));
            response.widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("{name} {said}")));
            let theme = theme(ui);
            let middle = pos2(row.left() + icons::ROW / 2.0, row.center().y);
            icon.paint(ui.painter(), middle, icons::INLINE, theme.text.tertiary);
            line(ui.painter(), row, Align::Max, &said, Style::BODY.medium(), theme.text.primary);
            let right = row.right() - text_width(ui.painter(), &said, Style::BODY.medium());
            let words = Rect::from_x_y_ranges(row.left() + icons::ROW + space::S..=right - space::M, row.y_range());
            label(ui, words, Align::Min, name, Style::BODY, theme.text.secondary);
        }
    });
}

fn places(state: &State, id: PostId) -> Vec<(Icon, &'static str, usize, usize)> {
    let ledger = &state.results.ledger;
    let counts = ledger.routes();
    let found = |route: Route| counts.iter().find(|count| count.route == route).map_or(0, |count| count.found);
    let leads = ledger.leads_to(id).iter();
    let mut places: Vec<(Icon, &'static str, usize, usize)> = leads
        .map(|lead| (reasons::route_icon(lead.route), route_name(lead.route), lead.place as usize, found(lead.route)))
        .collect();
    if let Some((place, of)) = ledger.shortlist.place(id) {
        places.push((Icon::FILTER, "Light ranker", place as usize, of));
    }
    if let Some(row) = ledger.slate.row_of(id) {
        let rows = ledger.slate.len();
        places.push((Icon::SLOPES, "Full model and value", ledger.rank_after(row, merge::STAGE.id) as usize, rows));
        places.push((Icon::RULE, "Rules", ledger.rank_after(row, "sort") as usize, rows));
    }
    places
}

fn route_name(route: Route) -> &'static str {
    match route {
        Route::Near => "Near accounts you engage with",
        Route::Interests => "Topics and hashtags",
        Route::Searches => "What you searched for",
        Route::Rising => "Rising now",
        Route::Clusters => "Nearest clusters",
    }
}
