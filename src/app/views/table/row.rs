//! One post of the table.

use egui::{Align, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, Theme, anatomy::table, icons, size, space, stroke, theme};
use crate::app::views::{Art, lit, removal};
use crate::app::widgets::{self, Move, Run, hair_below, line, runs, text_width};
use crate::domain::{Media, PostId, PostType};
use crate::pipeline::{ComponentKind, Removal, stages};

use super::choice::Column;
use super::entries::{Entries, Entry, Ranked, contributions};

/// Paints one post into `rect`; `clicked` selects it.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, entries: &Entries, entry: &Entry, rect: Rect) -> Response {
    let world = &state.document.world;
    let post = world.post(entry.post);
    let author = &world.account(post.author).id;
    let is_selected = state.session.selected == Some(entry.post);
    // Not focusable: the table has the keyboard, and walks its rows with the arrow keys.
    let response = ui.interact(rect, ui.scope_id().with(entry.post), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_selected, format!("{author} {}", post.caption)));
    let theme = theme(ui);
    background(ui, theme, rect, is_selected, response.hovered());
    if entry.fate.is_ok_and(|ranked| lit::is_marked(ui, state, ranked.row)) {
        let mark = rect.with_min_x(rect.right() - stroke::SELECTION).shrink2(vec2(0.0, space::XS));
        ui.painter().rect_filled(mark, 0, theme.ink.fill);
    }
    let is_removed = entry.fate.is_err();
    let ink = if is_removed { theme.text.tertiary } else { theme.text.primary };
    let cell = Column::Post.cell(rect);
    let picture = Rect::from_center_size(pos2(cell.left() + table::THUMB.x / 2.0, cell.center().y), table::THUMB);
    widgets::picture(ui, art.pictures, picture, Scene::of(&post.art, 0), table::THUMB_RADIUS, is_removed);
    let caption = format!(" {}", post.caption);
    let name = if is_removed { Style::BODY } else { Style::BODY.medium() };
    let words = [Run(author, name, ink), Run(&caption, Style::BODY, theme.text.tertiary)];
    runs(ui.painter(), cell.with_min_x(picture.right() + space::M), Align::Min, &words);
    let icon = type_icon(entry.kind, post.media);
    let middle = pos2(Column::Type.span(rect).left() + table::CELL_PAD + space::XS + icons::ROW / 2.0, rect.center().y);
    icon.paint(ui.painter(), middle, icons::ROW, if is_removed { theme.text.tertiary } else { theme.text.secondary });
    let age = numbers::age(entry.age_hours);
    let quiet = if is_removed { theme.text.tertiary } else { theme.text.secondary };
    line(ui.painter(), Column::Age.cell(rect), Align::Max, &age, Style::BODY, quiet);
    match entry.fate {
        Ok(ranked) => ranked_ui(ui, state, entries, &ranked, rect),
        Err(removal) => removed_ui(ui, state, entry.post, removal, rect),
    }
    response
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

/// The group a post is normalized in; posts that are neither sold nor found through others show their form.
fn type_icon(kind: PostType, media: Media) -> Icon {
    match kind {
        PostType::Shopping => Icon::SHOPPING,
        PostType::Hashtag => Icon::HASHTAG,
        PostType::Suggested => Icon::SUGGESTED,
        PostType::Photo | PostType::Video | PostType::Reel => Icon::media(media),
    }
}

fn ranked_ui(ui: &mut Ui, state: &State, entries: &Entries, ranked: &Ranked, rect: Rect) {
    let theme = theme(ui);
    let rank_ink = if ranked.is_delivered { theme.text.primary } else { theme.text.tertiary };
    let rank = ranked.rank.to_string();
    line(ui.painter(), Column::Rank.cell(rect), Align::Max, &rank, Style::BODY_STRONG, rank_ink);
    move_ui(ui, ranked, rect);
    let Some((factor, score)) = ranked.factor.zip(ranked.score) else { return };
    let ledger = &state.results.ledger;
    let parts: Vec<_> =
        contributions(ledger, ranked.row).map(|(action, value)| (value, theme.action(action))).collect();
    let cell = Column::Contributions.cell(rect);
    let bar = Rect::from_center_size(cell.center(), vec2(cell.width(), size::LEDGER_BAR));
    widgets::contributions(ui.painter(), bar, &parts, entries.most_below, entries.most_above);
    let factor = numbers::factor(factor);
    line(ui.painter(), Column::Factor.cell(rect), Align::Max, &factor, Style::BODY, theme.text.secondary);
    let score = numbers::score(score);
    line(ui.painter(), Column::Score.cell(rect), Align::Max, &score, Style::BODY_STRONG, theme.text.primary);
    rule_ui(ui, theme, ranked, rect);
}

fn move_ui(ui: &mut Ui, ranked: &Ranked, rect: Rect) {
    let left = Column::Move.cell(rect).left_center();
    widgets::move_chip(ui, left, Align::Min, ranked.moved.map_or(Move::New, Move::By));
}

/// The places a list rule moved a post, in the hue of rules; a dot where a rule had to give way.
fn rule_ui(ui: &Ui, theme: &Theme, ranked: &Ranked, rect: Rect) {
    let cell = Column::Rule.cell(rect);
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
        ui.painter().circle_stroke(
            cell.right_center() - vec2(space::XS, 0.0),
            size::CHANGED_DOT / 2.0,
            Stroke::new(stroke::HOLLOW, hue),
        );
    }
}

fn removed_ui(ui: &Ui, state: &State, post: PostId, removal: Removal, rect: Rect) {
    let ink = theme(ui).text.tertiary;
    line(ui.painter(), Column::Rank.cell(rect), Align::Max, "–", Style::BODY, ink);
    let mut cell = Column::Contributions.cell(rect).with_max_x(Column::Rule.cell(rect).right());
    if let Some(component) = stages::stage(removal.stage).map(|stage| stage.component) {
        if let Some(kind) = component.kind() {
            widgets::kind_glyph(ui.painter(), cell.left_center() + vec2(size::KIND_GLYPH / 2.0, 0.0), kind, ink);
            cell = cell.with_min_x(cell.left() + size::KIND_GLYPH + space::S);
        }
        let stage = format!("{}  ·", component.name().split(' ').next().unwrap_or_default());
        line(ui.painter(), cell, Align::Min, &stage, Style::BODY, ink);
        cell = cell.with_min_x(cell.left() + text_width(ui.painter(), &stage, Style::BODY) + space::S);
    }
    let words = removal::words(state, post, removal);
    words.icon.paint(ui.painter(), cell.left_center() + vec2(icons::INLINE / 2.0, 0.0), icons::INLINE, ink);
    let rest = cell.with_min_x(cell.left() + icons::INLINE + space::S);
    line(ui.painter(), rest, Align::Min, &words.short, Style::BODY, ink);
}
