//! Beside the grid: how the first of it were found, and who they are.

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use crate::app::numbers;
use crate::app::theme::{Style, explore, icons, radius, size, space, stage};
use crate::app::views::memo::memo;
use crate::app::views::post;
use crate::pipeline::stages::explore::first::{FIRST, First, first};

use super::super::Show;
use super::super::paint::line;
use super::super::places::Places;

/// Paints it where the gutter has room for words.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places) {
    let results = &show.state.results;
    let gutter = places.gutter;
    if gutter.span() < size::GUTTER || results.ledger.delivery.length == 0 || !show.state.session.phone.scores {
        return;
    }
    let made = || first(&results.context(), &results.ledger);
    let told = memo(ui, Id::unique("the first of Explore"), results.revision, made);
    let place = Rect::from_x_y_ranges(gutter, places.feed.top() + space::PAGE..=places.feed.bottom());
    let most = told.routes.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let (theme, right) = (show.theme, place.right());
    let quiet = (Style::CAPTION, theme.text.tertiary);
    let strong = (Style::CAPTION.strong(), theme.text.primary);
    let mut y = place.top() + Style::CAPTION.line / 2.0;
    for words in ["Where the first", &format!("{} came from", told.posts)] {
        line(ui.painter(), pos2(right, y), Align::Max, words, quiet, gutter.span());
        y += Style::CAPTION.line;
    }
    y += space::XS;
    for (route, count) in &told.routes {
        let middle = pos2(right - icons::ROW / 2.0, y);
        let color = theme.kind(crate::pipeline::ComponentKind::System).text;
        post::route_icon(*route).paint(ui.painter(), middle, icons::ROW, color);
        let number = pos2(right - icons::ROW - space::M, y);
        line(ui.painter(), number, Align::Max, &numbers::count(*count as u64), strong, explore::COUNT);
        let end = number.x - explore::COUNT;
        let length = explore::BAR.x * *count as f32 / most as f32;
        let bar = Rect::from_center_size(pos2(end - length / 2.0, y), vec2(length, explore::BAR.y));
        ui.painter().rect_filled(bar, radius::BAR, theme.text.secondary);
        y += stage::FACTOR_ROW + space::XS;
    }
    y += space::L;
    facts_ui(ui, show, &told, (right, gutter.span()), y);
}

fn facts_ui(ui: &Ui, show: &Show<'_>, told: &First, (right, width): (f32, f32), mut y: f32) {
    let theme = show.theme;
    let title = format!("In the first {}", told.posts.min(FIRST));
    line(ui.painter(), pos2(right, y), Align::Max, &title, (Style::CAPTION, theme.text.tertiary), width);
    y += Style::CAPTION.line + space::HALF;
    let facts = [
        (told.authors, "author", "authors"),
        (told.topics, "topic", "topics"),
        (told.reels, "reel", "reels"),
        (told.unmet, "new account", "new accounts"),
    ];
    for (count, one, many) in facts {
        let words = format!("{} {}", numbers::count(count as u64), if count == 1 { one } else { many });
        line(ui.painter(), pos2(right, y), Align::Max, &words, (Style::CAPTION, theme.text.primary), width);
        y += stage::FACTOR_ROW;
    }
}
