//! One post of the table.

use egui::{Align, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::table::{Column, Entries, Ranked, Row};
use crate::app::theme::{Icon, Style, Theme, anatomy::table, icons, size, space, stroke, theme};
use crate::app::views::{lit, removal};
use crate::app::widgets::{self, Move, Run, hair_below, line, runs, text_width};
use crate::domain::PostType;
use crate::pipeline::{ComponentKind, Removal, stages};

use super::Shown;
use super::cells::align;

/// Paints the post of that index, in the line `at`, into `whole`, a line of the table; `clicked` selects it.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, index: u32, at: usize, whole: Rect) -> Response {
    let (_, rect) = shown.places.split(whole);
    let row = shown.row(index);
    let is_selected = shown.state.session.selected == Some(row.entry.post);
    // Not focusable: the table has the keyboard, and walks its rows with the arrow keys.
    let response = ui.interact(rect, ui.scope_id().with(row.entry.post), Sense::CLICK);
    let name = || format!("{} {}", row.author().id, row.post().caption);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_selected, name()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_index(at);
        node.set_value(told(shown, &row));
    });
    background(ui, theme(ui), rect, is_selected, response.hovered());
    if row.entry.fate.is_ok_and(|ranked| lit::is_marked(ui, shown.state, ranked.row)) {
        let mark = rect.with_min_x(rect.right() - stroke::SELECTION).shrink2(vec2(0.0, space::XS));
        ui.painter().rect_filled(mark, 0, theme(ui).ink.fill);
    }
    for column in shown.places.columns() {
        if let Some(cell) = shown.places.cell(column, whole) {
            cell_ui(ui, shown, &row, column, cell);
        }
    }
    if let (Err(removal), Some(cell)) = (row.entry.fate, shown.places.ledger_cell(whole)) {
        removed_ui(ui, shown, &row, removal, cell);
    }
    response
}

/// The cells beside author and caption, as assistive technology reads them: `rank 3, move +2, age 7 h`.
fn told(shown: &Shown<'_>, row: &Row<'_>) -> String {
    let columns = shown.places.columns().filter(|column| *column != Column::Post);
    let cells = columns.filter_map(|column| Some(format!("{} {}", column.spoken(), row.text(column)?)));
    cells.collect::<Vec<_>>().join(", ")
}

fn background(ui: &Ui, theme: &Theme, rect: Rect, is_selected: bool, is_hovered: bool) {
    if is_selected || is_hovered {
        ui.painter().rect_filled(rect, 0, if is_selected { theme.bg.selected } else { theme.bg.hover });
    }
    hair_below(ui.painter(), rect, theme.stroke.hair);
    if is_selected {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + stroke::SELECTION), 0, theme.ink.fill);
    }
}

fn cell_ui(ui: &mut Ui, shown: &Shown<'_>, row: &Row<'_>, column: Column, cell: Rect) {
    let theme = theme(ui);
    match (column, row.ranked()) {
        (Column::Post, _) => return post_ui(ui, shown, row, cell),
        (Column::Type, _) => return type_ui(ui, row, cell),
        (Column::Move, Some(ranked)) => {
            let moved = ranked.moved.map_or(Move::New, Move::By);
            widgets::move_chip(ui, cell.left_center(), Align::Min, moved);
            return;
        }
        (Column::Contributions, Some(ranked)) => return contributions_ui(ui, shown, ranked, cell),
        (Column::Rule, Some(ranked)) => return rule_ui(ui, theme, ranked, cell),
        (Column::Rank, None) => {
            line(ui.painter(), cell, Align::Max, "–", Style::BODY, theme.text.tertiary);
            return;
        }
        _ => {}
    }
    let Some(text) = row.text(column) else { return };
    let is_quiet = row.ranked().is_none_or(|ranked| column == Column::Rank && !ranked.is_delivered);
    let (style, ink) = match column {
        _ if is_quiet && column != Column::Rank => (Style::BODY, theme.text.tertiary),
        Column::Rank | Column::Score => {
            (Style::BODY_STRONG, if is_quiet { theme.text.tertiary } else { theme.text.primary })
        }
        _ => (Style::BODY, theme.text.secondary),
    };
    line(ui.painter(), cell, align(column), &text, style, ink);
}

fn post_ui(ui: &Ui, shown: &Shown<'_>, row: &Row<'_>, cell: Rect) {
    let theme = theme(ui);
    let is_removed = row.ranked().is_none();
    let ink = if is_removed { theme.text.tertiary } else { theme.text.primary };
    let picture = Rect::from_center_size(pos2(cell.left() + table::THUMB.x / 2.0, cell.center().y), table::THUMB);
    let scene = Scene::of(&row.post().art, 0);
    widgets::picture(ui, shown.art.pictures, picture, scene, table::THUMB_RADIUS, is_removed);
    let caption = format!(" {}", row.post().caption);
    let name = if is_removed { Style::BODY } else { Style::BODY.medium() };
    let words = [Run(&row.author().id, name, ink), Run(&caption, Style::BODY, theme.text.tertiary)];
    runs(ui.painter(), cell.with_min_x(picture.right() + space::M), Align::Min, &words);
}

/// The group a post is normalized in; posts that are neither sold nor found through others show their form.
fn type_ui(ui: &Ui, row: &Row<'_>, cell: Rect) {
    let icon = match row.entry.kind {
        PostType::Shopping => Icon::SHOPPING,
        PostType::Hashtag => Icon::HASHTAG,
        PostType::Suggested => Icon::SUGGESTED,
        PostType::Photo | PostType::Video | PostType::Reel => Icon::media(row.post().media),
    };
    let theme = theme(ui);
    let ink = if row.ranked().is_none() { theme.text.tertiary } else { theme.text.secondary };
    let middle = pos2(cell.left() + space::XS + icons::ROW / 2.0, cell.center().y);
    icon.paint(ui.painter(), middle, icons::ROW, ink);
}

fn contributions_ui(ui: &Ui, shown: &Shown<'_>, ranked: &Ranked, cell: Rect) {
    let ledger = &shown.state.results.ledger;
    if !ledger.is_scored() {
        return;
    }
    let theme = theme(ui);
    let parts: Vec<_> =
        Entries::contributions(ledger, ranked.row).map(|(action, value)| (value, theme.action(action))).collect();
    let bar = Rect::from_center_size(cell.center(), vec2(cell.width(), size::LEDGER_BAR));
    widgets::contributions(ui.painter(), bar, &parts, shown.entries.most_below, shown.entries.most_above);
}

/// The places a list rule moved a post, in the hue of rules; a dot where a rule had to give way.
fn rule_ui(ui: &Ui, theme: &Theme, ranked: &Ranked, cell: Rect) {
    let hue = theme.kind(ComponentKind::Rules).text;
    if ranked.rule != 0 {
        let text = numbers::places(ranked.rule);
        let style = Style::CAPTION.medium();
        line(ui.painter(), cell.with_min_x(cell.left() - table::CELL_PAD), Align::Max, &text, style, hue);
        let left = cell.right() - text_width(ui.painter(), &text, style);
        let middle = pos2(left - space::XS, cell.center().y);
        let up = if ranked.rule > 0 { -1.0 } else { 1.0 };
        let corner = |x: f32, y: f32| middle + table::RULE_SIGN * vec2(x, y * up);
        let corners = vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(0.0, 1.0)];
        ui.painter().add(egui::Shape::convex_polygon(corners, hue, Stroke::NONE));
    } else if ranked.relaxed {
        let middle = cell.right_center() - vec2(space::XS, 0.0);
        ui.painter().circle_stroke(middle, size::CHANGED_DOT / 2.0, Stroke::new(stroke::HOLLOW, hue));
    }
}

/// Where and why a post was removed, across the columns it has no numbers for; the stage goes where it is narrow.
fn removed_ui(ui: &Ui, shown: &Shown<'_>, row: &Row<'_>, removal: Removal, mut cell: Rect) {
    let ink = theme(ui).text.tertiary;
    let component = stages::stage(removal.stage).map(|stage| stage.component);
    if let Some(component) = component.filter(|_| cell.width() >= table::REASON_WITH_STAGE) {
        if let Some(kind) = component.kind() {
            widgets::kind_glyph(ui.painter(), cell.left_center() + vec2(size::KIND_GLYPH / 2.0, 0.0), kind, ink);
            cell = cell.with_min_x(cell.left() + size::KIND_GLYPH + space::S);
        }
        let stage = format!("{}  ·", component.name().split(' ').next().unwrap_or_default());
        line(ui.painter(), cell, Align::Min, &stage, Style::BODY, ink);
        cell = cell.with_min_x(cell.left() + text_width(ui.painter(), &stage, Style::BODY) + space::S);
    }
    let words = removal::words(shown.state, row.entry.post, removal);
    words.icon.paint(ui.painter(), cell.left_center() + vec2(icons::INLINE / 2.0, 0.0), icons::INLINE, ink);
    let rest = cell.with_min_x(cell.left() + icons::INLINE + space::S);
    line(ui.painter(), rest, Align::Min, &words.short, Style::BODY, ink);
}
