//! The open component: what it does, its formula with the selected post's numbers, its knobs, the posts it touched.

use egui::{Align, Rect, Response, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{formula, touched, tray, words};
use crate::app::command::{Command, Commands};
use crate::app::learn::surface;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, diagram as anatomy, icons, radius, size, space, stroke, theme};
use crate::app::views::learn::links;
use crate::app::views::{Art, knobs};
use crate::app::widgets::{Button, IconButton, Switch, Tip, kind_badge, label, line, text_width};
use crate::learn::diagram::{Part as Drawn, Surface, place};
use crate::learn::{Block, Section, told};
use crate::pipeline::Stage;
use crate::policy::{Knob, Value};

/// A part of the panel.
#[derive(Clone, Copy)]
enum Part {
    What,
    Formula,
    Knobs,
    Touched,
}

/// How the panel is left.
#[derive(Clone, Copy)]
pub(super) enum WayBack {
    /// It closes, beside the drawing.
    Close,
    /// It gives way to the drawing.
    Drawing,
}

/// Draws the panel of a component.
pub(super) fn ui(
    ui: &mut Ui,
    state: &State,
    art: &Art<'_>,
    (rect, way_back): (Rect, WayBack),
    part: Drawn,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let edge = egui::Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(rect, radius::CARD, theme.bg.surface, edge, egui::StrokeKind::Inside);
    let inner = rect.shrink2(vec2(space::XL, 0.0));
    head_ui(ui, state, (inner.with_max_y(rect.top() + anatomy::HEAD), way_back), part, commands);
    let Some(section) = told(surface(&state.session), part) else { return };
    let section = section.clone().filled(|name| {
        let piece = place(&state.document.policy, &state.results.ledger, name)?;
        Some(words::piece(state, None, &piece))
    });
    let body = inner.with_min_y(rect.top() + anatomy::HEAD).with_max_y(rect.bottom() - stroke::HAIR);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt(part.id()));
    child.set_clip_rect(body.expand2(vec2(space::S, 0.0)).intersect(ui.clip_rect()));
    ScrollArea::vertical().id_salt("panel").auto_shrink(false).show(&mut child, |ui| {
        columns_ui(ui, state, art, part, &section, commands);
    });
}

fn head_ui(ui: &mut Ui, state: &State, (rect, way_back): (Rect, WayBack), part: Drawn, commands: &mut Commands) {
    let theme = theme(ui);
    let (close, response) = way_back_ui(ui, rect, way_back);
    if response.clicked() {
        let view = state.session.learn.diagram.clone().opening(None);
        commands.send(Command::Diagram(Box::new(view)));
    }
    let right = switch_ui(ui, state, rect.with_max_x(close.left() - space::M), part, commands);
    let (surface, mut left) = (surface(&state.session), rect.left());
    let name = words::name(surface, part);
    let title = text_width(ui.painter(), name, Style::TITLE).ceil() + 1.0;
    let cell = Rect::from_x_y_ranges(left..=(left + title).min(right), rect.y_range());
    label(ui, cell, Align::Min, name, Style::TITLE, theme.text.primary);
    left = cell.right() + space::M;
    if let Some(kind) = part.kind() {
        left = kind_badge(ui, pos2(left, rect.center().y), kind).rect.right() + space::L;
    }
    let about = format!("{} · {}", words::place(surface, part), words::stages(surface, part));
    let room = Rect::from_x_y_ranges(left..=(right - space::M).max(left), rect.y_range());
    if text_width(ui.painter(), &about, Style::BODY) <= room.width() {
        label(ui, room, Align::Min, &about, Style::BODY, theme.text.tertiary);
    }
}

/// The button at the right that leaves the panel, and its room.
fn way_back_ui(ui: &mut Ui, rect: Rect, way_back: WayBack) -> (Rect, Response) {
    let at = |size: Vec2| Rect::from_center_size(pos2(rect.right() - size.x / 2.0, rect.center().y), size);
    match way_back {
        WayBack::Close => {
            let at = at(Vec2::splat(size::BUTTON));
            (at, IconButton::new(Icon::CLOSE, "Close the component").key("Esc").show(ui, at))
        }
        WayBack::Drawing => {
            let tip = Tip::new("Back to the drawing").key("Esc", "");
            let button = Button::new("Drawing").small().icon(Icon::BACK).tip(tip);
            let at = at(button.size(ui));
            (at, button.show(ui, at))
        }
    }
}

/// The component's switch; where it has several stages with one, all of them. Answers where it begins.
fn switch_ui(ui: &mut Ui, state: &State, rect: Rect, part: Drawn, commands: &mut Commands) -> f32 {
    let (theme, surface) = (theme(ui), surface(&state.session));
    if surface == Surface::Stories {
        // The switch of a step stands among its knobs.
        return rect.right();
    }
    let has_no_switch = |stage: &Stage| stage.switch().is_none();
    let switches: Vec<&'static Knob> = part.stages(surface).filter_map(Stage::switch).collect();
    if switches.is_empty() || part.stages(surface).any(has_no_switch) {
        let says = "Always on";
        line(ui.painter(), rect, Align::Max, says, Style::BODY, theme.text.tertiary);
        return rect.right() - text_width(ui.painter(), says, Style::BODY);
    }
    let on = switches.iter().any(|switch| state.document.policy.is_on(switch));
    let cell = Rect::from_x_y_ranges(rect.right() - size::SWITCH.x..=rect.right(), rect.y_range());
    let name = format!("{} switch", words::name(surface, part));
    if (Switch { label: &name, on }).show(ui, cell).clicked() {
        let turns = switches.into_iter().map(|switch| (switch, Value::Switch(!on))).collect();
        let step = format!("{} switched {}", words::name(surface, part), if on { "off" } else { "on" });
        commands.send(Command::TurnAll(step, turns));
        commands.send(Command::EndGesture);
    }
    let words = rect.with_max_x(cell.left() - space::M);
    line(ui.painter(), words, Align::Max, if on { "On" } else { "Off" }, Style::BODY, theme.text.secondary);
    words.right() - size::BUTTON
}

/// Which parts stand in which column, with each column's width, for a room that wide.
fn arranged(width: f32) -> Vec<(f32, &'static [Part])> {
    use Part::{Formula, Knobs, Touched, What};
    let fits = |others: usize| size::KNOBS + others as f32 * (anatomy::COLUMN + anatomy::COLUMN_GAP) <= width;
    let share = |others: usize| (width - size::KNOBS) / others as f32 - anatomy::COLUMN_GAP;
    let knobs = size::KNOBS.min(width);
    if fits(3) {
        let each = share(3);
        vec![(each, &[What]), (each, &[Formula]), (knobs, &[Knobs]), (each, &[Touched])]
    } else if fits(2) {
        let each = share(2);
        vec![(each, &[What, Formula]), (knobs, &[Knobs]), (each, &[Touched])]
    } else if fits(1) {
        vec![(share(1), &[What, Formula, Touched]), (knobs, &[Knobs])]
    } else {
        vec![(width, &[What, Formula, Knobs, Touched])]
    }
}

fn columns_ui(ui: &mut Ui, state: &State, art: &Art<'_>, part: Drawn, section: &Section, commands: &mut Commands) {
    let room = ui.available_rect_before_wrap();
    let mut left = room.left();
    let mut bottom = room.top();
    for (at, (width, parts)) in arranged(room.width()).into_iter().enumerate() {
        let rect = Rect::from_min_size(pos2(left, room.top()), vec2(width, f32::INFINITY));
        let mut column = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(at));
        for shown in parts {
            match shown {
                Part::What => what_ui(&mut column, state, section, commands),
                Part::Formula => formula::ui(&mut column, state, part, section, commands),
                Part::Knobs => {
                    title_ui(&mut column, "Knobs", "");
                    knobs_ui(&mut column, state, part, commands);
                }
                Part::Touched => match part {
                    Drawn::Step(at) => tray::touched_ui(&mut column, state, at),
                    _ => touched::ui(&mut column, state, art, part, commands),
                },
            }
            column.add_space(space::L);
        }
        bottom = bottom.max(column.min_rect().bottom());
        left += width + anatomy::COLUMN_GAP;
    }
    ui.allocate_rect(Rect::from_min_max(room.min, pos2(room.right(), bottom)), egui::Sense::hover());
}

/// The knobs: those of a component as in Tune, of any other box its own.
fn knobs_ui(ui: &mut Ui, state: &State, part: Drawn, commands: &mut Commands) {
    let surface = surface(&state.session);
    if let (Surface::Feed, Drawn::Component(component)) = (surface, part) {
        return knobs::component_ui(ui, state, component, commands);
    }
    let own = part.knobs(surface);
    for knob in &own {
        match surface {
            Surface::Stories => knobs::bare_row_ui(ui, state, knob, commands),
            Surface::Feed | Surface::Explore => knobs::row_ui(ui, state, knob, commands),
        }
    }
    if own.is_empty() {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::KNOB_ROW));
        line(ui.painter(), rect, Align::Min, "Nothing to turn", Style::CAPTION, theme(ui).text.tertiary);
    }
}

/// The title of a part, with what it counts at the right.
pub(super) fn title_ui(ui: &mut Ui, title: &str, right: &str) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line + space::S));
    let row = rect.with_max_y(rect.top() + Style::BODY.line);
    label(ui, row, Align::Min, title, Style::BODY_STRONG, theme(ui).text.primary);
    if !right.is_empty() {
        let room = row.with_min_x(row.left() + text_width(ui.painter(), title, Style::BODY_STRONG) + space::M);
        label(ui, room, Align::Max, right, Style::CAPTION, theme(ui).text.tertiary);
    }
}

fn what_ui(ui: &mut Ui, state: &State, section: &Section, commands: &mut Commands) {
    title_ui(ui, "What it does", "");
    let mut notes = 0;
    for (at, block) in section.blocks.iter().enumerate() {
        let (icon, style) = match block {
            Block::Formula(_) => continue,
            Block::Paragraph(_) => (None, Style::BODY),
            Block::Item(_) => (Some(Icon::LEARN), Style::CAPTION),
            Block::Note(_) => {
                notes += 1;
                (Some(if notes == 1 { Icon::SOURCE } else { Icon::INFO }), Style::CAPTION)
            }
        };
        ui.push_id(at, |ui| marked(ui, state, icon, style, block, commands));
        ui.add_space(space::S);
    }
}

/// A block with an icon before it.
fn marked(ui: &mut Ui, state: &State, icon: Option<Icon>, style: Style, block: &Block, commands: &mut Commands) {
    let color = theme(ui).text.secondary;
    let (Some(icon), Block::Item(spans) | Block::Note(spans)) = (icon, block) else {
        return links::prose(ui, state, std::slice::from_ref(block), style, color, commands);
    };
    let room = ui.available_rect_before_wrap();
    let middle = pos2(room.left() + icons::INLINE / 2.0, room.top() + style.line / 2.0);
    icon.paint(ui.painter(), middle, icons::INLINE, theme(ui).text.tertiary);
    let rect = room.with_min_x(room.left() + icons::INLINE + space::M);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("marked"));
    links::prose(&mut child, state, &[Block::Paragraph(spans.clone())], style, color, commands);
    let bottom = child.min_rect().bottom();
    ui.allocate_rect(Rect::from_min_max(room.min, pos2(room.right(), bottom)), egui::Sense::hover());
}
