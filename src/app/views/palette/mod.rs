//! The palette: everything that can be found or run, by typing a part of its name.

mod choose;
mod fit;
mod foot;
mod row;
mod search;

use std::sync::Arc;

use egui::{
    Area, Event, Frame, Id, Key, Modifiers, Order, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

use super::Art;
use super::memo::memo;
use crate::app::command::{Command, Commands};
use crate::app::session::Find;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::palette, icons, radius, space, stroke, theme};
use crate::app::widgets::{hair_below, key_cap, label, line};

use search::{Group, Hit, search};

/// What the palette remembers while it is open.
#[derive(Clone, Default)]
struct Typed {
    text: String,
    /// The chosen hit, counted over all groups.
    at: usize,
    /// The hit last scrolled to.
    shown: usize,
    /// What had the keyboard before.
    before: Option<Id>,
}

/// Draws the palette over the window while it is open; gives the keyboard back once it is closed.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let known = ui.data(|data| data.get_temp::<Typed>(id()));
    let Some(find) = state.session.palette else {
        if let Some(typed) = known {
            close(ui, &typed);
        }
        return;
    };
    let mut typed = known.unwrap_or_else(|| Typed { before: ui.memory(|memory| memory.focused()), ..Typed::default() });
    let groups = found(ui, state, find, &typed.text);
    let hits: Vec<&Hit> = groups.iter().flat_map(|group| &group.hits).collect();
    typed.at = typed.at.min(hits.len().saturating_sub(1));
    keys(ui, state, &mut typed, &hits, commands);
    let window = ui.ctx().content_rect();
    let area = Area::new(id()).order(Order::Foreground).fixed_pos(window.min).constrain(false);
    let shown = area.show(ui.ctx(), |ui| {
        let behind = ui.interact(window, id().with("behind"), Sense::click());
        ui.painter().rect_filled(window, 0, theme(ui).bg.scrim);
        if behind.clicked() {
            commands.send(Command::Palette(None));
        }
        card_ui(ui, state, art, find, &groups, &mut typed, commands);
    });
    ui.memory_mut(|memory| memory.set_modal_layer(shown.response.layer_id));
    ui.data_mut(|data| data.insert_temp(id(), typed));
}

/// Found once per text and run.
fn found(ui: &Ui, state: &State, find: Find, text: &str) -> Arc<Vec<Group>> {
    let recent = state.session.recent.len();
    memo(ui, id().with("found"), (text.to_owned(), find, state.results.revision, recent), || search(state, find, text))
}

/// The keyboard goes back to where it was, unless what was run took it.
fn close(ui: &Ui, typed: &Typed) {
    ui.data_mut(|data| data.remove_temp::<Typed>(id()));
    let field = id().with("field");
    if let (Some(before), None) = (typed.before, ui.memory(|memory| memory.focused().filter(|&at| at != field))) {
        ui.memory_mut(|memory| memory.request_focus(before));
    }
}

fn keys(ui: &Ui, state: &State, typed: &mut Typed, hits: &[&Hit], commands: &mut Commands) {
    // A slow frame may hold several presses of one key.
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) > 0 {
        commands.send(Command::Palette(None));
    }
    let last = hits.len().saturating_sub(1);
    let moves = [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)];
    for (key, places) in moves {
        typed.at = typed.at.saturating_add_signed(places * pressed(key) as isize).min(last);
    }
    let Some(hit) = hits.get(typed.at) else { return };
    if choose::turns(&hit.target) {
        for (key, steps) in [(Key::ArrowRight, 1.0), (Key::ArrowLeft, -1.0)] {
            let times = pressed(key);
            if times > 0 {
                choose::turn(state, &hit.target, steps * times as f64, commands);
            }
        }
    }
    if pressed(Key::Enter) > 0 {
        choose::run(ui, state, &hit.target, commands);
    }
}

fn card_ui(
    ui: &mut Ui,
    state: &State,
    art: &Art<'_>,
    find: Find,
    groups: &[Group],
    typed: &mut Typed,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let window = ui.ctx().content_rect();
    let top = window.top() + palette::TOP.min(window.height() * palette::TOP_SHARE);
    let width = palette::WIDTH.min(window.width() - 2.0 * space::L);
    let rows: f32 = groups.iter().map(|group| palette::HEAD + group.hits.len() as f32 * palette::ROW).sum();
    let rows = if groups.is_empty() { palette::ROW + space::M } else { rows + space::S };
    let room = window.bottom() - space::L - top - palette::FIELD - palette::FOOT;
    let rows = rows.min(palette::MOST).min(room);
    let size = vec2(width, palette::FIELD + rows + palette::FOOT);
    let card = Rect::from_min_size(pos2((window.center().x - width / 2.0).round(), top.round()), size);
    ui.painter().add(theme.shadow.pop.as_shape(card, egui::CornerRadius::same(radius::PANEL)));
    let outline = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(card, radius::PANEL, theme.bg.raised, outline, StrokeKind::Inside);
    // What is clicked within the card does not reach what closes it.
    ui.interact(card, id().with("card"), Sense::click());
    let (field, below) = card.split_top_bottom_at_y(card.top() + palette::FIELD);
    let (list, foot) = below.split_top_bottom_at_y(below.bottom() - palette::FOOT);
    let count = groups.iter().map(|group| group.count).sum();
    field_ui(ui, find, count, typed, field);
    hair_below(ui.painter(), field, theme.stroke.hair);
    let mut child = ui.new_child(UiBuilder::new().max_rect(list).id_salt("hits"));
    child.set_clip_rect(list);
    list_ui(&mut child, state, art, groups, typed, commands);
    let chosen = groups.iter().flat_map(|group| &group.hits).nth(typed.at);
    foot::ui(ui, foot, chosen.map(|hit| &hit.target));
}

fn field_ui(ui: &mut Ui, find: Find, count: usize, typed: &mut Typed, rect: Rect) {
    let theme = theme(ui);
    let inner = rect.shrink2(vec2(space::XXL, 0.0));
    let icon = inner.left_center() + vec2(icons::PHONE / 2.0, 0.0);
    Icon::SEARCH.paint(ui.painter(), icon, icons::PHONE, theme.text.secondary);
    let escape = key_cap(ui, inner.right_center(), "Esc");
    let count = format!("{count} found");
    let counted = inner.with_max_x(escape.left() - space::L);
    label(
        ui,
        counted.with_min_x(counted.right() - palette::COUNT),
        egui::Align::Max,
        &count,
        Style::CAPTION,
        theme.text.tertiary,
    );
    let room = Rect::from_min_max(
        pos2(inner.left() + icons::PHONE + space::L, rect.top()),
        pos2(counted.right() - palette::COUNT, rect.bottom()),
    );
    let hint = match find {
        Find::Anything => "Find or run",
        Find::Posts => "Find a post",
    };
    if typed.text.is_empty() {
        line(ui.painter(), room, egui::Align::Min, hint, Style::FIELD, theme.text.tertiary);
    }
    let before = typed.text.clone();
    let edit = TextEdit::singleline(&mut typed.text)
        .id(id().with("field"))
        .font(Style::FIELD.font())
        .text_color(theme.text.primary)
        .align(egui::Align2::LEFT_CENTER)
        .frame(Frame::NONE)
        .desired_width(room.width())
        .min_size(room.size());
    let response = ui.place(room, edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    if !response.has_focus() {
        response.request_focus();
    }
    if typed.text != before {
        typed.at = 0;
    }
}

fn list_ui(ui: &mut Ui, state: &State, art: &Art<'_>, groups: &[Group], typed: &mut Typed, commands: &mut Commands) {
    if groups.is_empty() {
        row::nothing_ui(ui, &typed.text);
        return;
    }
    let moved = typed.shown != typed.at;
    let pointer = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::PointerMoved(_))));
    let mut at = 0;
    ScrollArea::vertical().id_salt("palette").auto_shrink(false).show(ui, |ui| {
        for group in groups {
            row::head_ui(ui, group);
            for hit in &group.hits {
                let response = row::ui(ui, state, art, hit, at == typed.at);
                if pointer && response.hovered() {
                    typed.at = at;
                    typed.shown = at;
                }
                if moved && at == typed.at {
                    // With the head of its group, so that the first one's is seen too.
                    let with_head = response.rect.with_min_y(response.rect.top() - palette::HEAD);
                    ui.scroll_to_rect(with_head.with_max_y(response.rect.bottom() + space::S), None);
                    typed.shown = at;
                }
                if response.clicked() {
                    choose::run(ui, state, &hit.target, commands);
                }
                at += 1;
            }
        }
        ui.add_space(space::S);
    });
}

fn id() -> Id {
    Id::unique("palette")
}
