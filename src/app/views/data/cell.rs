//! One cell: its words, at the head of a row the picture or the face.

use egui::{Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Shown;
use super::body::cell_name;
use super::grid::align;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, Style, data, icons, radius, space, theme};
use crate::app::widgets::{Avatar, line, mark, picture};
use crate::app::words::clock_tight;
use crate::domain::{AccountId, Table};
use crate::files::table::{Cell, Column, Shows, columns};

/// Draws it; `is_at` marks the one the keys are on.
pub(super) fn ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    row: u32,
    column: &'static Column,
    rect: Rect,
    is_at: bool,
) -> Response {
    let theme = theme(ui);
    let cell = column.cell(&shown.world, row);
    let id = ui.scope_id().with(("cell", shown.table.key(), row, column.key));
    let seen = rect.intersect(ui.clip_rect());
    let response = ui.interact(seen, id, Sense::CLICK);
    // What is on its way into the world shows at once.
    let coming = shown.state.jobs.editing.written(shown.table, row, column.key);
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(coming.map_or_else(|| cell.plain(), str::to_owned)),
        ..WidgetInfo::labeled(Role::Cell, true, cell_name(shown, row, column))
    });
    let is_first = columns(shown.table).first().is_some_and(|first| first.key == column.key);
    let mut inner = rect.shrink2(vec2(data::PAD, 0.0));
    if is_first && lead_ui(ui, shown, row, inner, data::THUMB) {
        inner.min.x += data::THUMB.x + data::PAD;
    }
    let is_name = is_first || matches!(column.shows, Shows::Account | Shows::Viewer);
    let style = if is_name { Style::BODY.medium() } else { Style::BODY };
    let ink = if is_name { theme.text.primary } else { theme.text.secondary };
    if column.key == "media" {
        let media = shown.world.posts[row as usize].media;
        let middle = pos2(inner.left() + icons::INLINE / 2.0, inner.center().y);
        Icon::media(media).paint(ui.painter(), middle, icons::INLINE, theme.text.tertiary);
        inner.min.x += icons::INLINE + space::S;
    }
    let text = coming.map_or_else(|| told(&cell, column.shows), str::to_owned);
    let ink = if coming.is_some() { theme.text.tertiary } else { ink };
    let is_cut = line(ui.painter(), inner, align(column.shows), &text, style, ink);
    if is_at {
        mark(ui, seen.shrink(1.0), radius::BADGE);
    }
    if is_cut && response.hovered() && text.len() < 600 { response.on_hover_text(text) } else { response }
}

/// The cell as it is read, not as it is written.
pub(super) fn told(cell: &Cell<'_>, shows: Shows) -> String {
    match cell {
        Cell::Count(count) => numbers::count(*count),
        Cell::Number(number) => numbers::short(*number, 3),
        Cell::Moment(at) if shows == Shows::Moment => clock_tight(*at),
        Cell::Moment(at) => at.strftime("%-d %b %Y %H:%M").to_string(),
        Cell::Flag(false) => String::new(),
        other => other.plain(),
    }
}

/// What stands for the row, where something does: a picture, a face.
pub(super) fn lead_ui(ui: &Ui, shown: &Shown<'_>, row: u32, rect: Rect, size: Vec2) -> bool {
    let (world, at) = (&shown.world, row as usize);
    let art = match shown.table {
        Table::Posts => &world.posts[at].art,
        Table::Stories => &world.stories[at].art,
        Table::Ads => &world.ads[at].art,
        Table::Accounts => return face_ui(ui, shown, AccountId(row), rect, size),
        Table::Viewers => return face_ui(ui, shown, world.viewers[at].account, rect, size),
        Table::Impressions => {
            let viewer = world.impressions[at].viewer;
            return face_ui(ui, shown, world.viewer(viewer).account, rect, size);
        }
        Table::Holidays => return false,
    };
    let place = Rect::from_center_size(pos2(rect.left() + size.x / 2.0, rect.center().y), size);
    picture(ui, shown.art.pictures, place, Scene::of(art, 0), radius::BAR, false);
    true
}

fn face_ui(ui: &Ui, shown: &Shown<'_>, account: AccountId, rect: Rect, size: Vec2) -> bool {
    let portrait = shown.art.portraits.get(account);
    let middle = pos2(rect.left() + size.x / 2.0, rect.center().y);
    Avatar { pictures: shown.art.pictures, portrait: &portrait, ring: None }.paint(ui, middle, size.min_elem());
    true
}
