//! A term's page: what it means, its knob, the posts it is at work in, and where to see it.

use egui::{Align, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::places;
use crate::app::command::{Command, Commands};
use crate::app::learn::live;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Style, glossary as anatomy, radius, size, space, stroke, theme};
use crate::app::views::learn::links;
use crate::app::views::memo::memo;
use crate::app::views::{Art, knobs};
use crate::app::widgets::{Move, kind_badge, label, move_chip, picture, ring, text_width};
use crate::domain::PostId;
use crate::learn::{Block, Link, Term};
use crate::pipeline::moved_rows;
use crate::policy::Knob;

/// Draws the page.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, term: &'static Term, commands: &mut Commands) {
    title(ui, term);
    ui.add_space(space::M);
    let section = live(state, &term.section);
    let is_note = |block: &&Block| matches!(block, Block::Note(_));
    let blocks: Vec<Block> = section.blocks.iter().filter(|block| !is_note(block)).cloned().collect();
    let (meaning, rest) = blocks.split_at(blocks.len().min(1));
    links::prose(ui, state, meaning, Style::FIELD, theme(ui).text.primary, commands);
    ui.add_space(space::M);
    ui.push_id("more", |ui| links::prose(ui, state, rest, Style::READING, theme(ui).text.secondary, commands));
    let turned: Vec<&'static Knob> =
        term.places().filter_map(|place| if let Link::Knob(knob) = place { Some(knob) } else { None }).collect();
    if !turned.is_empty() {
        ui.add_space(space::XL);
        knobs_ui(ui, state, &turned, commands);
    }
    if let Some(knob) = turned.first() {
        posts_ui(ui, state, art, knob, commands);
    }
    ui.add_space(space::PAGE);
    places::ui(ui, state, term, commands);
}

fn title(ui: &mut Ui, term: &Term) {
    let theme = theme(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Style::DISPLAY.line));
    label(ui, rect, Align::Min, term.name(), Style::DISPLAY, theme.text.primary);
    let component = term.places().find_map(|place| if let Link::Component(of) = place { Some(of) } else { None });
    let Some((component, kind)) = component.and_then(|component| Some((component, component.kind()?))) else { return };
    let left = rect.left() + text_width(ui.painter(), term.name(), Style::DISPLAY).ceil() + space::L;
    let badge = kind_badge(ui, pos2(left, rect.center().y + space::HALF), kind).rect;
    let said = format!("in {}, C{}", component.name(), component.number());
    let rest = Rect::from_min_max(pos2(badge.right() + space::M, badge.top()), pos2(rect.right(), badge.bottom()));
    label(ui, rest, Align::Min, &said, Style::BODY, theme.text.secondary);
}

/// The same knobs as in Tune, in a box.
fn knobs_ui(ui: &mut Ui, state: &State, turned: &[&'static Knob], commands: &mut Commands) {
    let height = turned.len() as f32 * size::KNOB_ROW + 2.0 * space::M;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    ui.painter().rect_filled(rect, radius::TOOLTIP, theme(ui).bg.sunken);
    let width = size::KNOBS.min(rect.width());
    let rows = Rect::from_min_size(rect.min + vec2(0.0, space::M), vec2(width, height - 2.0 * space::M));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rows), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        turned.iter().for_each(|knob| knobs::row_ui(ui, state, knob, commands));
    });
    let note = rect.with_min_x(rows.right() + space::M).with_max_x(rect.right() - space::L);
    let words = if turned.len() == 1 { "the same knob as in Tune" } else { "the same knobs as in Tune" };
    if note.width() > text_width(ui.painter(), words, Style::CAPTION) {
        label(ui, note, Align::Max, words, Style::CAPTION, theme(ui).text.tertiary);
    }
}

/// The first posts of the feed the knob moves.
fn posts_ui(ui: &mut Ui, state: &State, art: &Art<'_>, knob: &'static Knob, commands: &mut Commands) {
    let ledger = &state.results.ledger;
    let posts = memo(ui, Id::unique("posts of a term"), (state.results.revision, knob.key), || {
        let moved = moved_rows(&state.results.context(), ledger, knob);
        let rows = ledger.delivered().iter().zip(1u32..).filter(|(row, _)| moved[**row as usize]);
        rows.map(|(&row, rank)| (ledger.slate.posts[row as usize], rank)).collect::<Vec<(PostId, u32)>>()
    });
    if posts.is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line));
    let shown = posts.len().min(anatomy::PICTURES);
    let title = format!("Live: the first {shown} of {} posts it moves", numbers::count(posts.len() as u64));
    label(ui, head, Align::Min, &title, Style::BODY_STRONG, theme(ui).text.primary);
    label(ui, head, Align::Max, "place now, and against the pinned order", Style::CAPTION, theme(ui).text.tertiary);
    let fit = ((ui.available_width() + space::L) / (anatomy::PICTURE.x + space::L)).floor().max(1.0) as usize;
    let height = anatomy::PICTURE.y + 2.0 * Style::BODY.line + space::M;
    let (_, strip) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut left = strip.left();
    for &(post, rank) in posts.iter().take(shown.min(fit)) {
        let cell = Rect::from_min_size(pos2(left, strip.top() + space::S), vec2(anatomy::PICTURE.x, height - space::S));
        post_ui(ui, state, art, cell, post, rank, commands);
        left += anatomy::PICTURE.x + space::L;
    }
}

fn post_ui(ui: &mut Ui, state: &State, art: &Art<'_>, cell: Rect, id: PostId, rank: u32, commands: &mut Commands) {
    let theme = theme(ui);
    let post = state.document.world.post(id);
    let author = &state.document.world.account(post.author).id;
    let frame = Rect::from_min_size(cell.min, anatomy::PICTURE);
    let response = ui.interact(frame, ui.scope_id().with(("post", id)), Sense::click());
    let is_selected = state.session.selected == Some(id);
    let name = format!("Rank {rank}: {author}, {}", post.caption);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &name));
    picture(ui, art.pictures, frame, Scene::of(&post.art, 0), radius::TOOLTIP, false);
    if is_selected {
        let outline = Stroke::new(stroke::SELECTION, theme.ink.fill);
        ui.painter().rect_stroke(frame.expand(space::HALF), radius::CARD, outline, StrokeKind::Outside);
    }
    ring(ui, &response, frame, radius::TOOLTIP);
    let below = Rect::from_min_size(frame.left_bottom() + vec2(0.0, space::XS), vec2(frame.width(), Style::BODY.line));
    let number = rank.to_string();
    label(ui, below, Align::Min, &number, Style::BODY_STRONG, theme.text.primary);
    if let Some(moved) = state.results.moved(id, rank) {
        let edge = below.left_center() + vec2(text_width(ui.painter(), &number, Style::BODY_STRONG) + space::M, 0.0);
        ui.push_id(id, |ui| move_chip(ui, edge, Align::Min, Move::By(moved)));
    }
    let handle = below.translate(vec2(0.0, Style::BODY.line));
    label(ui, handle, Align::Min, author, Style::CAPTION, theme.text.secondary);
    if response.clicked() {
        commands.send(Command::Select(Some(id)));
    }
}
