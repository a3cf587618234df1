//! A rule of one's own while it is written: name, factor, conditions, and how many posts it would reach.

use egui::{Align, Id, Rect, Sense, Shape, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::knob as anatomy, size, space, stroke, theme};
use crate::app::views::chooser;
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{Button, Field, IconButton, KnobRow, Matters, Tip, ValueBox, hair_below, line};
use crate::learn::term_named;
use crate::policy::{Hours, When};

use super::condition::Condition;
use super::draft::{Draft, matched};
use super::importance::posts;
use super::refuse;
use super::rules::{FACTOR, FACTOR_RANGE};

/// The editor, as high as it needs; it keeps, adds or drops the draft by itself.
pub(super) fn ui(ui: &mut Ui, state: &State, mut draft: Draft, commands: &mut Commands) {
    let top = ui.cursor().min;
    let back = ui.painter().add(Shape::Noop);
    ui.add_space(space::XS);
    name_ui(ui, &mut draft);
    factor_ui(ui, &mut draft, commands);
    for condition in Condition::ALL {
        if condition.is_in(&draft.rule.when) {
            ui.push_id(condition.title(), |ui| condition_ui(ui, state, condition, &mut draft.rule.when, commands));
        }
    }
    add_condition_ui(ui, state, &mut draft.rule.when);
    let done = foot_ui(ui, state, &draft, commands);
    ui.add_space(space::XS);
    let body = Rect::from_min_max(top, pos2(top.x + ui.available_width(), ui.cursor().top()));
    let edge = body.with_max_x(body.left() + stroke::SELECTION);
    ui.painter().set(back, Shape::rect_filled(body, 0, theme(ui).bg.panel));
    ui.painter().rect_filled(edge, 0, theme(ui).ink.fill);
    hair_below(ui.painter(), body, theme(ui).stroke.hair);
    keep_in_sight(ui, body, done);
    Draft::store(ui, (!done).then_some(draft));
}

/// An editor that opens or grows at the panel's lower end is scrolled to: its foot must be at hand.
fn keep_in_sight(ui: &Ui, body: Rect, done: bool) {
    let id = ui.scope_id().with("height of the editor");
    let before = ui.data_mut(|data| data.remove_temp::<f32>(id));
    if done {
        return;
    }
    if before != Some(body.height()) {
        ui.scroll_to_rect(body, None);
    }
    ui.data_mut(|data| data.insert_temp(id, body.height()));
}

/// The next row: the cell of its name, and the rest of it.
fn row(ui: &mut Ui) -> (Rect, Rect) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let left = rect.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL;
    let name = Rect::from_x_y_ranges(left..=left + anatomy::NAME, rect.y_range());
    let rest = Rect::from_x_y_ranges(name.right()..=rect.right() - anatomy::PAD_RIGHT, rect.y_range());
    (name, Rect::from_center_size(rest.center(), vec2(rest.width(), size::VALUE_BOX.y)))
}

fn title_ui(ui: &Ui, cell: Rect, title: &str) {
    line(ui.painter(), cell, Align::Min, title, Style::BODY, theme(ui).text.secondary);
}

fn name_ui(ui: &mut Ui, draft: &mut Draft) {
    let (title, rest) = row(ui);
    title_ui(ui, title, "Name");
    let id = ui.scope_id().with("name of the rule");
    Field { name: "Name of the rule", hint: "What people read" }.show(ui, rest, id, &mut draft.rule.label);
}

fn factor_ui(ui: &mut Ui, draft: &mut Draft, commands: &mut Commands) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let factor = draft.rule.factor;
    let named = term_named("Factor");
    let row = KnobRow {
        name: "Factor",
        word: named.map(|named| named.part),
        hue: None,
        value: factor,
        text: &numbers::factor(factor),
        default: factor,
        track: FACTOR.0,
        range: FACTOR.1,
        matters: Matters::Words(""),
        idle: false,
        lit: false,
    };
    let shown = row.show(ui, rect);
    let tip = Tip::new("Factor").text("multiplies the score of the posts that keep the conditions.").note(FACTOR_RANGE);
    terms::named_link(ui, shown.name, named, tip);
    if let Some(factor) = shown.value {
        draft.rule.factor = factor;
    }
    if shown.refused {
        refuse("Factor", FACTOR_RANGE, commands);
    }
}

fn condition_ui(ui: &mut Ui, state: &State, condition: Condition, when: &mut When, commands: &mut Commands) {
    let (title, rest) = row(ui);
    title_ui(ui, title, condition.title());
    let remove = Rect::from_center_size(
        rest.right_center() - vec2(size::VALUE_BOX.y / 2.0, 0.0),
        vec2(size::VALUE_BOX.y, size::VALUE_BOX.y),
    );
    let label = format!("Remove {}", condition.title());
    if IconButton::new(Icon::CLOSE, &label).show(ui, remove).clicked() {
        condition.remove(when);
        return;
    }
    let value = rest.with_max_x(remove.left() - space::XS);
    match condition {
        Condition::MaxAge => max_age_ui(ui, when, value, commands),
        Condition::Hours => hours_ui(ui, when, value, commands),
        _ => {
            let shown = condition.value(when);
            if let Some(at) =
                chooser::ui(ui, condition.title(), &shown, value, || condition.options(&state.document.world))
            {
                condition.choose(when, &state.document.world, at);
            }
        }
    }
}

fn max_age_ui(ui: &mut Ui, when: &mut When, cell: Rect, commands: &mut Commands) {
    let Some(hours) = when.max_age_hours else { return };
    let text = format!("{} h", numbers::short(hours, 1));
    let value = ValueBox {
        label: "Hours at most",
        text: &text,
        value: hours,
        range: (0.0, MOST_HOURS),
        step: 1.0,
        enabled: true,
    };
    let rect = cell.with_max_x(cell.left() + size::VALUE_BOX.x);
    let shown = value.show(ui, rect);
    when.max_age_hours = shown.value.or(Some(hours));
    if shown.refused {
        refuse("Hours at most", &format!("a number from 0 to {MOST_HOURS}"), commands);
    }
}

/// A year: no post is older.
const MOST_HOURS: f64 = 8760.0;

fn hours_ui(ui: &mut Ui, when: &mut When, cell: Rect, commands: &mut Commands) {
    let Some(Hours { from, to }) = when.hours else { return };
    let mut ends = [from, to];
    for (at, (label, most)) in [("From hour", 23.0), ("To hour", 24.0)].into_iter().enumerate() {
        let left = cell.left() + at as f32 * (size::VALUE_BOX.x + space::XXL);
        let rect = Rect::from_min_size(pos2(left, cell.top()), vec2(size::VALUE_BOX.x, cell.height()));
        let text = ends[at].to_string();
        let value =
            ValueBox { label, text: &text, value: ends[at].into(), range: (0.0, most), step: 1.0, enabled: true };
        let shown = value.show(ui, rect);
        if let Some(hour) = shown.value {
            ends[at] = hour.round() as u8;
        }
        if shown.refused {
            refuse(label, &format!("an hour from 0 to {most}"), commands);
        }
    }
    let between =
        cell.with_min_x(cell.left() + size::VALUE_BOX.x).with_max_x(cell.left() + size::VALUE_BOX.x + space::XXL);
    line(ui.painter(), between, Align::Center, "to", Style::CAPTION, theme(ui).text.tertiary);
    when.hours = Some(Hours { from: ends[0], to: ends[1] });
}

fn add_condition_ui(ui: &mut Ui, state: &State, when: &mut When) {
    let left: Vec<Condition> = Condition::ALL.into_iter().filter(|condition| !condition.is_in(when)).collect();
    let (title, rest) = row(ui);
    title_ui(ui, title, if when.is_empty() { "When" } else { "and" });
    let titles = || left.iter().map(|condition| condition.title().to_owned()).collect();
    let picked = chooser::ui(ui, "Condition", "Add a condition", rest, titles);
    if let Some(condition) = picked.and_then(|at| left.get(at)) {
        condition.choose(when, &state.document.world, condition.first(state));
    }
}

/// What it would reach, and the buttons; answers whether the editor is done.
fn foot_ui(ui: &mut Ui, state: &State, draft: &Draft, commands: &mut Commands) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::BUTTON_SMALL + space::M), Sense::hover());
    let inner = rect
        .with_min_x(rect.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL)
        .with_max_x(rect.right() - anatomy::PAD_RIGHT);
    let mut right = inner.right();
    let mut button = |ui: &mut Ui, button: Button<'_>| {
        let size = button.size(ui);
        right -= size.x + space::S;
        let rect = Rect::from_min_size(pos2(right + space::S, inner.center().y - size.y / 2.0), size);
        button.show(ui, rect).clicked()
    };
    let missing = draft.missing();
    let save =
        Button::new(if draft.at.is_some() { "Keep" } else { "Add" }).small().primary().enabled(missing.is_none());
    let (saved, cancelled) = (button(ui, save), button(ui, Button::new("Cancel").small()));
    let removed = draft.at.is_some() && button(ui, Button::new("Remove").small());
    let said = missing.map_or_else(
        || {
            let key = (state.results.revision, draft.rule.clone());
            format!("Reaches {}", posts(*memo(ui, Id::unique("draft reach"), key, || matched(state, &draft.rule))))
        },
        str::to_owned,
    );
    line(ui.painter(), inner.with_max_x(right), Align::Min, &said, Style::CAPTION, theme(ui).text.tertiary);
    match (saved, removed, draft.at) {
        (true, _, Some(at)) => commands.send(Command::SetRule(at, draft.rule.clone())),
        (true, _, None) => commands.send(Command::AddRule(draft.rule.clone())),
        (_, true, Some(at)) => commands.send(Command::RemoveRule(at)),
        _ => {}
    }
    if saved || removed {
        commands.send(Command::EndGesture);
    }
    saved || cancelled || removed
}
