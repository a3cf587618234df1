//! The inspector's All posts tab: every post with an origin, ranked or removed, sorted, filtered, searched.

mod cells;
mod choice;
mod entries;
mod filters;
mod head;
mod row;

use std::sync::Arc;

use egui::{EventFilter, Id, Key, Response, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{size, theme};
use crate::app::views::Art;
use crate::app::views::memo::memo;
use crate::domain::PostId;

use choice::TableView;
use entries::Entries;

/// What stands in one line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// A post, by its index among the entries.
    Post(u32),
    /// The title of the removed posts.
    RemovedTitle,
}

/// The table, with its filters above.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let mut view = TableView::load(ui);
    let entries = entries(ui, state);
    filters::ui(ui, &entries, &mut view);
    filters::legend_ui(ui);
    head::ui(ui, &mut view);
    let lines = lines(ui, state, &entries, &view);
    if lines.is_empty() {
        filters::empty_ui(ui, &mut view);
    } else {
        body_ui(ui, state, art, commands, &entries, &lines, &mut view);
    }
    view.store(ui);
}

/// All entries, made once per run.
fn entries(ui: &Ui, state: &State) -> Arc<Entries> {
    memo(ui, Id::unique("table entries"), state.results.revision, || Entries::new(state))
}

/// The lines shown, worked out once per run and choice.
fn lines(ui: &Ui, state: &State, entries: &Entries, view: &TableView) -> Arc<Vec<Line>> {
    memo(ui, Id::unique("table lines"), (state.results.revision, view.clone()), || {
        let (ranked, removed) = entries.shown(&state.document.world, view);
        let mut lines: Vec<Line> = ranked.into_iter().map(Line::Post).collect();
        if !removed.is_empty() {
            lines.push(Line::RemovedTitle);
        }
        if !view.folded {
            lines.extend(removed.into_iter().map(Line::Post));
        }
        lines
    })
}

fn body_ui(
    ui: &mut Ui,
    state: &State,
    art: &Art<'_>,
    commands: &mut Commands,
    entries: &Entries,
    lines: &[Line],
    view: &mut TableView,
) {
    let body = ui.available_rect_before_wrap();
    ui.painter().rect_filled(body, 0, theme(ui).bg.surface);
    let keyboard = ui.interact(body, Id::unique("table body"), Sense::FOCUSABLE);
    keyboard.widget_info(|| WidgetInfo::labeled(Role::Table, true, "All posts"));
    if let Some(post) = keyed(ui, state, entries, lines, &keyboard) {
        commands.send(Command::Select(Some(post)));
    }
    let mut area = ScrollArea::vertical().id_salt("table rows").auto_shrink(false);
    if let Some(offset) = offset_to_show(ui, state.session.selected, entries, lines, body.height()) {
        area = area.vertical_scroll_offset(offset);
    }
    let out = area.show_rows(ui, size::TABLE_ROW, lines.len(), |ui, shown| {
        for line in &lines[shown] {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_ROW), Sense::hover());
            let response = match *line {
                Line::Post(index) => row::ui(ui, state, art, entries, &entries.all[index as usize], rect),
                Line::RemovedTitle => head::removed_ui(ui, entries, view, rect),
            };
            if let (true, Line::Post(index)) = (response.clicked(), *line) {
                ui.memory_mut(|memory| memory.request_focus(keyboard.id));
                commands.send(Command::Select(Some(entries.all[index as usize].post)));
            }
        }
    });
    ui.data_mut(|data| {
        data.insert_temp(shown_id(), Shown { selected: state.session.selected, offset: out.state.clamped_offset().y })
    });
}

/// What the table showed in the last frame.
#[derive(Clone, Copy, Default)]
struct Shown {
    selected: Option<PostId>,
    offset: f32,
}

fn shown_id() -> Id {
    Id::unique("table shown")
}

/// Where to scroll so that a selection made elsewhere is seen; `None` where nothing changed or it is seen already.
fn offset_to_show(ui: &Ui, selected: Option<PostId>, entries: &Entries, lines: &[Line], height: f32) -> Option<f32> {
    let before = ui.data(|data| data.get_temp::<Shown>(shown_id())).unwrap_or_default();
    if before.selected == selected {
        return None;
    }
    let is_selected = |line: &Line| matches!(line, Line::Post(at) if Some(entries.all[*at as usize].post) == selected);
    let top = lines.iter().position(is_selected)? as f32 * size::TABLE_ROW;
    let (least, most) = (top + size::TABLE_ROW - height, top);
    let offset = before.offset.clamp(least.min(most), most);
    (offset != before.offset).then_some(offset.max(0.0))
}

/// The post the keyboard moves the selection to.
fn keyed(ui: &Ui, state: &State, entries: &Entries, lines: &[Line], body: &Response) -> Option<PostId> {
    if !body.has_focus() {
        return None;
    }
    let upright = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(body.id, upright));
    let page = (body.rect.height() / size::TABLE_ROW) as isize;
    let places = ui.input(|input| {
        let times = |key| input.num_presses(key) as isize;
        times(Key::ArrowDown) - times(Key::ArrowUp)
            + page * (times(Key::PageDown) - times(Key::PageUp))
            + lines.len() as isize * (times(Key::End) - times(Key::Home))
    });
    if places == 0 {
        return None;
    }
    let posts: Vec<u32> =
        lines.iter().filter_map(|line| if let Line::Post(at) = line { Some(*at) } else { None }).collect();
    let at = posts.iter().position(|&index| Some(entries.all[index as usize].post) == state.session.selected);
    let last = posts.len().checked_sub(1)?;
    let next = at.map_or(0, |at| at.saturating_add_signed(places).min(last));
    Some(entries.all[posts[next] as usize].post)
}
