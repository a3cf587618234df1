//! Beside the weights: what each of them adds, in numbers and in words, and the switch that puts their sliders in those
//! units.

use egui::{Align, Id, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lesson::LessonAsked;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::knob as anatomy, icons, radius, size, space, theme};
use crate::app::views::learn::links::prose;
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::weighing::{POSTS, WeighingView, adds, place};
use crate::app::widgets::{Button, Switch, Tip, hair_below, label, line, ring, row_background, swatch};
use crate::app::words;
use crate::domain::{Action, PerAction};
use crate::learn;
use crate::pipeline::{Weighing, weighings};

/// The switch above the weights.
pub(super) const UNITS: &str = "In units of contribution";
/// What unfolds below them.
const WHY: &str = "20 likes are not one comment";
/// The lesson about it.
const LESSON: (&str, &str) = ("equal-weights", "Why two weights that look equal are not");

/// The switch that makes the sliders show what a weight adds.
pub(super) fn switch_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    row_background(ui, rect, &response, false);
    let view = state.session.weighing;
    let inner = rect.with_min_x(rect.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL);
    let inner = inner.with_max_x(rect.right() - anatomy::PAD_RIGHT);
    let switch = inner.with_min_x(inner.right() - size::SWITCH.x);
    if (Switch { label: UNITS, on: view.in_contributions }).show(ui, switch).clicked() {
        commands.send(Command::Weighing(WeighingView { in_contributions: !view.in_contributions, ..view }));
    }
    let words = inner.with_max_x(switch.left() - space::S);
    label(ui, words, Align::Min, UNITS, Style::BODY, theme(ui).text.primary);
    let text = format!(
        "Sliders show the weight times how likely the action is on average, for {} posts. The weights, and so the \
         ranking, stay as they are.",
        numbers::count(POSTS as u64)
    );
    Tip::new(UNITS).text(&text).on(response);
}

/// What each weight adds, folded away until it is asked for.
pub(super) fn fold_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let theme = theme(ui);
    let view = state.session.weighing;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with("weighing"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, WHY));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(view.is_open));
    row_background(ui, rect, &response, false);
    let chevron = if view.is_open { Icon::EXPAND } else { Icon::COLLAPSED };
    let middle = rect.left_center() + vec2(anatomy::PAD_LEFT + anatomy::DOT_CELL / 2.0 - space::HALF, 0.0);
    chevron.paint(ui.painter(), middle, icons::INLINE, theme.text.secondary);
    let inner = rect.with_min_x(rect.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL);
    line(ui.painter(), inner, Align::Min, WHY, Style::BODY, theme.text.secondary);
    ring(ui, &response, rect.shrink(space::XS), radius::BADGE);
    if response.clicked() {
        commands.send(Command::Weighing(WeighingView { is_open: !view.is_open, ..view }));
    }
    if view.is_open {
        open_ui(ui, state, commands);
    }
}

fn open_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let found = memo(ui, Id::unique("weighings"), state.results.revision, || {
        weighings(&state.document.policy, &state.results.ledger)
    });
    let Some(weighings) = &*found else {
        inset(ui, |ui| {
            terms::sentence(ui, "There are no values to weigh in this feed.", "", Style::CAPTION, tertiary(ui))
        });
        return;
    };
    inset(ui, |ui| {
        let filled = learn::weighing().map(|text| text.clone().filled(|wanted| place(state, weighings, wanted)));
        if let Some(text) = filled {
            prose(ui, state, &text.blocks, Style::CAPTION, theme(ui).text.secondary, commands);
        }
        ui.add_space(space::S);
        let spoken = format!("Lesson: {}", LESSON.1);
        let button = Button::new("Take the lesson").icon(Icon::LEARN).small().spoken(&spoken);
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::BUTTON_SMALL));
        let at = Rect::from_min_size(row.min, vec2(button.size(ui).x, size::BUTTON_SMALL));
        if button.show(ui, at).clicked() {
            commands.send(Command::Lesson(LessonAsked::Open(LESSON.0)));
        }
        ui.add_space(space::S);
    });
    table_ui(ui, weighings);
    inset(ui, |ui| {
        let words = "Spread: cov(weight × p, value) ÷ var(value) over the candidates, before normalizing. They sum \
                     to 100\u{a0}%; one below 0 pulls against the others.";
        terms::sentence(ui, words, "", Style::CAPTION, tertiary(ui));
        ui.add_space(space::S);
    });
}

fn tertiary(ui: &Ui) -> egui::Color32 {
    theme(ui).text.tertiary
}

/// Draws within the column of the names.
fn inset(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let left = anatomy::PAD_LEFT + anatomy::DOT_CELL;
    let room = Rect::from_min_size(
        ui.cursor().min + vec2(left, 0.0),
        vec2(ui.available_width() - left - anatomy::PAD_RIGHT, f32::INFINITY),
    );
    let id = ui.next_auto_id();
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(id));
    child.spacing_mut().item_spacing.y = 0.0;
    content(&mut child);
    let height = child.min_rect().height();
    ui.allocate_space(vec2(ui.available_width(), height));
}

/// Heads of the columns behind the action's name.
const COLUMNS: [&str; 3] = ["Likely", "Per 1\u{202f}000", "Of spread"];

fn table_ui(ui: &mut Ui, weighings: &PerAction<Weighing>) {
    let theme = theme(ui);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::LEDGER_ROW), Sense::hover());
    for (cell, title) in cells(head).into_iter().zip(COLUMNS) {
        label(ui, cell, Align::Max, title, Style::CAPTION, theme.text.tertiary);
    }
    hair_below(
        ui.painter(),
        head.with_min_x(name(head).left()).with_max_x(head.right() - anatomy::PAD_RIGHT),
        theme.stroke.hair,
    );
    for (action, weighing) in weighings.iter() {
        row_ui(ui, action, weighing);
    }
    ui.add_space(space::XS);
}

fn row_ui(ui: &mut Ui, action: Action, weighing: &Weighing) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::LEDGER_ROW), Sense::hover());
    let share =
        weighing.share.map_or(numbers::NONE.to_owned(), |share| format!("{}\u{a0}%", numbers::fixed(100.0 * share, 0)));
    let told = [numbers::percent(weighing.mean), adds(POSTS * weighing.contribution), share];
    let said = format!(
        "{}: {} likely on average, adds {} per {} posts, {} of the spread",
        words::action_name(action),
        told[0],
        told[1],
        numbers::count(POSTS as u64),
        told[2]
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
    let cell = name(rect);
    swatch(ui.painter(), cell.left_center() + vec2(size::SWATCH / 2.0, 0.0), theme.action(action));
    let words = cell.with_min_x(cell.left() + size::SWATCH + space::S);
    line(ui.painter(), words, Align::Min, words::action_name(action), Style::CAPTION, theme.text.secondary);
    for (cell, text) in cells(rect).into_iter().zip(&told) {
        line(ui.painter(), cell, Align::Max, text, Style::CAPTION, theme.text.primary);
    }
}

fn name(row: Rect) -> Rect {
    let left = row.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL;
    row.with_min_x(left).with_max_x(left + anatomy::NAME)
}

/// The columns behind the name.
fn cells(row: Rect) -> [Rect; 3] {
    let end = row.right() - anatomy::PAD_RIGHT;
    let width = ((end - name(row).right()) / COLUMNS.len() as f32).min(anatomy::WEIGHING);
    [0u8, 1, 2].map(|at| {
        let left = name(row).right() + f32::from(at) * width;
        Rect::from_min_max(pos2(left, row.top()), pos2(left + width, row.bottom()))
    })
}
