//! Above the table: which posts it shows, and the legend of its bars.

use egui::{Align, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::theme::{Icon, Style, anatomy::table, icons, size, space, stroke, theme};
use crate::app::views::search;
use crate::app::widgets::{Run, hair_below, label, line, ring, runs, swatch, text_width};
use crate::app::words::action_name;
use crate::domain::Action;

use super::choice::{Filter, TableView};
use super::entries::Entries;

/// The filter chips with their counts, and the search.
pub(super) fn ui(ui: &mut Ui, entries: &Entries, view: &mut TableView) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), table::FILTERS), Sense::hover());
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    let mut left = inner.left();
    for filter in Filter::ALL {
        left = chip_ui(ui, entries, view, filter, pos2(left, rect.center().y)) + space::S;
    }
    let width = table::SEARCH.min(inner.right() - left);
    let cell =
        Rect::from_center_size(pos2(inner.right() - width / 2.0, rect.center().y), vec2(width, size::BUTTON_SMALL));
    search::ui(ui, cell, "Author, caption, #tag", &mut view.search);
}

/// One chip; answers where it ends.
fn chip_ui(ui: &mut Ui, entries: &Entries, view: &mut TableView, filter: Filter, left: egui::Pos2) -> f32 {
    let theme = theme(ui);
    let style = Style::CAPTION.medium();
    let count = numbers::count(entries.count(filter) as u64);
    let title = format!("{} ", filter.title());
    let width =
        text_width(ui.painter(), &title, style) + text_width(ui.painter(), &count, style) + 2.0 * table::CHIP_INSET;
    let rect = Rect::from_min_size(left - vec2(0.0, size::BUTTON_SMALL / 2.0), vec2(width.ceil(), size::BUTTON_SMALL));
    let response = ui.interact(rect, ui.scope_id().with(("filter", filter.title())), Sense::click());
    let is_on = view.filter == filter;
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, format!("{} {count}", filter.title())));
    let (fill, edge, ink, quiet) = if is_on {
        (theme.ink.fill, theme.ink.fill, theme.ink.on, theme.ink.on.gamma_multiply(table::COUNT_OPACITY))
    } else {
        let fill = if response.hovered() { theme.bg.hover } else { theme.bg.surface };
        (fill, theme.stroke.line, theme.text.secondary, theme.text.tertiary)
    };
    let corners = (size::BUTTON_SMALL / 2.0) as u8;
    ui.painter().rect(rect, corners, fill, Stroke::new(stroke::HAIR, edge), StrokeKind::Inside);
    runs(
        ui.painter(),
        rect.shrink2(vec2(table::CHIP_INSET, 0.0)).expand2(vec2(1.0, 0.0)),
        Align::Center,
        &[Run(&title, style, ink), Run(&count, style, quiet)],
    );
    ring(ui, &response, rect, corners);
    if response.clicked() {
        view.filter = filter;
    }
    rect.right()
}

/// Which hue is which action.
pub(super) fn legend_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), table::LEGEND), Sense::hover());
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let title = "Contribution to value";
    let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    line(ui.painter(), inner, Align::Min, title, Style::MICRO, theme.text.tertiary);
    let mut left = inner.left() + text_width(ui.painter(), title, Style::MICRO) + space::L;
    for action in Action::ALL {
        let name = action_name(action).split(' ').next().unwrap_or_default();
        swatch(ui.painter(), pos2(left + size::SWATCH / 2.0, rect.center().y), theme.action(action));
        left += size::SWATCH + space::XS;
        let width = text_width(ui.painter(), name, Style::MICRO);
        line(ui.painter(), inner.with_min_x(left), Align::Min, name, Style::MICRO, theme.text.secondary);
        left += width + space::L;
    }
}

/// What stands where no post passes the filter.
pub(super) fn empty_ui(ui: &mut Ui, view: &mut TableView) {
    let theme = theme(ui);
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, 0, theme.bg.surface);
    let mut at = rect.center_top() + vec2(0.0, space::PAGE * 2.0);
    Icon::FILTER_OFF.paint(ui.painter(), at, icons::PHONE, theme.text.tertiary);
    let (title, advice) = if view.search.trim().is_empty() {
        ("No post here", "Choose another filter above.")
    } else {
        ("No post holds these words", "Look for an author, part of a caption, or a #tag.")
    };
    for (text, style, ink) in
        [(title, Style::BODY_STRONG, theme.text.primary), (advice, Style::BODY, theme.text.secondary)]
    {
        at.y += style.line + space::XS;
        label(ui, Rect::from_center_size(at, vec2(rect.width(), style.line)), Align::Center, text, style, ink);
    }
}
