//! The bar at the bottom: the feed in numbers, and how long it took to make.

use egui::{Align, Rect, Ui, pos2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, Theme, size, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{Run, label, runs, text_width};
use crate::learn::term_named;
use crate::pipeline::{FeedKind, Ledger, Summary};

/// The note at the right, which says whose numbers these are.
const NOTE: &str = "All weights are assumed. The published card gives none.";

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, state: &State) {
    let theme = theme(ui);
    let bar = ui.max_rect();
    let mut items = match state.session.feed {
        FeedKind::Explore => items_of_explore(&state.results.ledger),
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => items(&Summary::of(&state.results.ledger)),
    };
    let took = (numbers::fixed(state.results.took.as_secs_f64() * 1e3, 1) + " ms", "re-rank");
    let right = right_side(ui, bar, &took.0);
    while items.len() > 3 && left_width(ui, &items) > right - bar.left() - space::PAGE {
        items.pop();
    }
    let mut x = bar.left() + space::L;
    for (at, (number, what)) in items.iter().enumerate() {
        if at > 0 {
            let line = Rect::from_min_max(pos2(x, bar.center().y - space::S), pos2(x + 1.0, bar.center().y + space::S));
            ui.painter().rect_filled(line, 0, theme.stroke.hair);
            x += space::L;
        }
        let width = item_width(ui, number, what);
        let rect = Rect::from_min_max(pos2(x, bar.top()), pos2(x + width, bar.bottom()));
        item(ui, theme, rect, number, what);
        x += width + space::L;
    }
}

/// Number and what it counts, most telling first: what does not fit goes from the end.
fn items(summary: &Summary) -> Vec<(String, &'static str)> {
    vec![
        (number(summary.sourced), "sourced"),
        (number(summary.removed), "removed"),
        (number(summary.delivered), "delivered"),
        (number(summary.past_end), "past the end"),
        (number(summary.ads), if summary.ads == 1 { "ad between" } else { "ads between" }),
        (numbers::fixed(summary.media_in_a_row, 2), "media in a row"),
        (number(summary.authors), if summary.authors == 1 { "author" } else { "authors" }),
    ]
}

/// The same for Explore: its funnel.
fn items_of_explore(ledger: &Ledger) -> Vec<(String, &'static str)> {
    vec![
        (number(ledger.found.len()), "found"),
        (number(ledger.sourced), "candidates"),
        (number(ledger.slate.len()), "to the full model"),
        (number(ledger.delivery.length), "in the grid"),
    ]
}

fn number(count: usize) -> String {
    numbers::count(count as u64)
}

fn item(ui: &mut Ui, theme: &Theme, rect: Rect, number: &str, what: &str) {
    let parts = [
        Run(number, Style::CAPTION.strong(), theme.text.primary),
        Run(" ", Style::CAPTION, theme.text.tertiary),
        Run(what, Style::CAPTION, theme.text.tertiary),
    ];
    runs(ui.painter(), rect, Align::Min, &parts);
    if let Some(named) = term_named(what) {
        let written = rect.with_min_x(rect.left() + item_width(ui, number, ""));
        terms::word(ui, rect, &format!("{number} {what}"), named, (written, what, Style::CAPTION));
    }
}

/// How long the last run took, and the note where there is room; answers where they begin.
fn right_side(ui: &mut Ui, bar: Rect, took: &str) -> f32 {
    let theme = theme(ui);
    let width = item_width(ui, took, "re-rank");
    let rect = Rect::from_min_max(pos2(bar.right() - space::L - width, bar.top()), bar.max);
    let parts =
        [Run("re-rank ", Style::CAPTION, theme.text.tertiary), Run(took, Style::CAPTION.strong(), theme.text.primary)];
    runs(ui.painter(), rect, Align::Min, &parts);
    if bar.width() < size::DRAWER_BELOW {
        return rect.left();
    }
    let note = text_width(ui.painter(), NOTE, Style::CAPTION);
    let left = rect.left() - space::PAGE - note;
    let rect = Rect::from_min_max(pos2(left, bar.top()), pos2(left + note + 1.0, bar.bottom()));
    label(ui, rect, Align::Min, NOTE, Style::CAPTION, theme.text.tertiary);
    left
}

fn item_width(ui: &Ui, number: &str, what: &str) -> f32 {
    text_width(ui.painter(), number, Style::CAPTION.strong())
        + text_width(ui.painter(), " ", Style::CAPTION)
        + text_width(ui.painter(), what, Style::CAPTION)
}

fn left_width(ui: &Ui, items: &[(String, &'static str)]) -> f32 {
    items.iter().map(|(number, what)| item_width(ui, number, what) + 2.0 * space::L).sum()
}
