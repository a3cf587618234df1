//! What stands where no post passes the filters.

use egui::{Align, Rect, Ui, vec2};

use crate::app::numbers;
use crate::app::table::{Column, Entries, Filter, Moved, TableView};
use crate::app::theme::{Icon, Style, icons, space, theme};
use crate::app::widgets::{Button, label};

/// Says why there is none, and offers a way out.
pub(super) fn ui(ui: &mut Ui, entries: &Entries, view: &mut TableView) {
    let theme = theme(ui);
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, 0, theme.bg.surface);
    let mut at = rect.center_top() + vec2(0.0, space::PAGE * 2.0);
    Icon::FILTER_OFF.paint(ui.painter(), at, icons::PHONE, theme.text.tertiary);
    let (title, advice) = words(entries, view);
    let lines = [(&title, Style::BODY_STRONG, theme.text.primary), (&advice, Style::BODY, theme.text.secondary)];
    at.y += space::XS;
    for (text, style, ink) in lines {
        at.y += style.line + space::XS;
        let room = vec2(rect.width() - 2.0 * space::INSPECTOR, style.line);
        label(ui, Rect::from_center_size(at, room), Align::Center, text, style, ink);
    }
    if entries.all.is_empty() {
        return;
    }
    let button = Button::new("Show all posts").small();
    let size = button.size(ui);
    if button.show(ui, Rect::from_center_size(at + vec2(0.0, size.y + space::L), size)).clicked() {
        view.clear_filters();
    }
}

/// What is missing, and what to loosen.
fn words(entries: &Entries, view: &TableView) -> (String, String) {
    if entries.all.is_empty() {
        return ("Nothing to show yet".to_owned(), "No post was found for this feed.".to_owned());
    }
    let search = view.search.trim();
    match (view.filters.get(&Column::Move), view.filters.iter().next()) {
        _ if !search.is_empty() && view.filters.is_empty() => {
            (format!("No post holds “{search}”"), "Look for an author, part of a caption, or a #tag.".to_owned())
        }
        (Some(Filter::Moved(Moved::New)), _) if view.filters.len() == 1 => {
            ("No post is new".to_owned(), "Every post stood in the pinned order too.".to_owned())
        }
        (Some(Filter::Moved(moved)), _) if view.filters.len() == 1 => {
            let advice = match entries.moved {
                0 => "The order is the pinned one: turn a knob to move posts.".to_owned(),
                1 => "Loosen the filter to see the one that moved.".to_owned(),
                moved => format!("Loosen the filter to see the {} that moved.", numbers::count(moved as u64)),
            };
            (format!("No post {}", moved.said()), advice)
        }
        (_, Some((&column, filter))) if view.filters.len() == 1 && search.is_empty() => {
            let all = numbers::count(entries.all.len() as u64);
            (format!("No post with {}", filter.words(column)), format!("Loosen the filter to see all {all}."))
        }
        (_, Some(_)) => ("No post passes all filters".to_owned(), "Remove one of the chips above.".to_owned()),
        (_, None) => ("No post here".to_owned(), "Choose another group above.".to_owned()),
    }
}
