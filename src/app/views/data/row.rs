//! The selected row: all its fields, of a post what the model sees, and what can be done with it.

use egui::{Align, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::cell::{lead_ui, told};
use super::{Shown, body, removal, seen};
use crate::app::command::{Command, Commands};
use crate::app::data::{TableLook, WorldEdit};
use crate::app::lab::LabPanel;
use crate::app::theme::{Icon, Style, data, icons, size, space, theme};
use crate::app::widgets::{Button, Tip, hair_below, label, wrapped};
use crate::app::words::sentence;
use crate::domain::{PostId, Table, ViewerId};
use crate::files::table::{Cell, columns};

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, look: &mut TableLook, commands: &mut Commands) {
    let whole = ui.max_rect();
    let view = &shown.state.session.data;
    let rows = shown.table.len(&shown.world);
    // With nothing selected, the post selected elsewhere is told of.
    let post = shown.state.session.selected.filter(|_| shown.table == Table::Posts).map(|post| post.0);
    let Some(row) = view.selected().or(post).filter(|row| (*row as usize) < rows) else {
        let text = format!("Select {} to read all of it here", one(shown.table));
        label(ui, whole.shrink(space::L), Align::Center, &text, Style::BODY, theme(ui).text.tertiary);
        return;
    };
    let (above, foot) = whole.split_top_bottom_at_y(whole.bottom() - data::BUTTONS);
    let mut child = ui.new_child(UiBuilder::new().max_rect(above).id_salt(("row", shown.table.key())));
    child.set_clip_rect(above.intersect(ui.clip_rect()));
    let area = ScrollArea::vertical().id_salt(("row of", shown.table.key(), row)).auto_shrink(false);
    area.show(&mut child, |ui| {
        head_ui(ui, shown, row);
        let post = match shown.table {
            Table::Posts => Some(PostId(row)),
            Table::Impressions => shown.world.impressions.get(row as usize).map(|seen| seen.post),
            _ => None,
        };
        if let Some(post) = post {
            seen::ui(ui, shown, post);
        }
        title_ui(ui, "All fields", shown.table.one());
        fields_ui(ui, shown, row);
        ui.add_space(space::L);
    });
    hair_below(ui.painter(), above, theme(ui).stroke.hair);
    foot_ui(ui, foot, shown, row, look, commands);
}

fn one(table: Table) -> String {
    let one = table.one();
    format!("{} {one}", if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

/// What the row is, with its picture or face.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, row: u32) {
    let theme = theme(ui);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), data::PICTURE.y + 2.0 * space::M), Sense::hover());
    let mut inner = rect.shrink2(vec2(space::L, 0.0));
    if lead_ui(ui, shown, row, inner, data::PICTURE) {
        inner.min.x += data::PICTURE.x + space::L;
    }
    let columns = columns(shown.table);
    let name = sentence(&body::name(shown, row));
    let about = match shown.table {
        Table::Posts => shown.world.posts[row as usize].caption.clone(),
        Table::Viewers => shown.world.viewers[row as usize].about.clone(),
        _ => columns.get(1).map(|column| told(&column.cell(&shown.world, row), column.shows)).unwrap_or_default(),
    };
    let (upper, lower) = inner.split_top_bottom_at_fraction(0.5);
    if about.is_empty() {
        label(ui, inner, Align::Min, &name, Style::TITLE, theme.text.primary);
        return;
    }
    let upper = upper.with_min_y(upper.bottom() - Style::TITLE.line);
    label(ui, upper, Align::Min, &name, Style::TITLE, theme.text.primary);
    let lower = lower.with_max_y(lower.top() + Style::BODY.line);
    label(ui, lower, Align::Min, &about, Style::BODY, theme.text.secondary);
}

/// The title of a section, and at its right what it is of.
pub(super) fn title_ui(ui: &mut Ui, title: &str, of: &str) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SECTION_HEADER), Sense::hover());
    let inner = rect.shrink2(vec2(space::L, 0.0));
    label(ui, inner, Align::Min, title, Style::BODY_STRONG, theme.text.primary);
    label(ui, inner, Align::Max, of, Style::CAPTION, theme.text.tertiary);
    hair_below(ui.painter(), inner, theme.stroke.line);
}

/// Every field that holds something, in full.
fn fields_ui(ui: &mut Ui, shown: &Shown<'_>, row: u32) {
    let theme = theme(ui);
    ui.add_space(space::XS);
    for column in columns(shown.table) {
        let cell = column.cell(&shown.world, row);
        if matches!(cell, Cell::Nothing | Cell::Flag(false)) {
            continue;
        }
        let text = told(&cell, column.shows);
        let wide = ui.available_width() - 2.0 * space::L;
        let names = (wide * data::FIELD).round();
        let galley = wrapped(ui.painter(), wide - names, &text, Style::BODY, theme.text.primary);
        let height = (galley.size().y + space::XS).max(data::LINE);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let inner = rect.shrink2(vec2(space::L, 0.0));
        let name = inner.with_max_x(inner.left() + names - space::M).with_max_y(inner.top() + data::LINE);
        let named = label(ui, name, Align::Min, column.title, Style::BODY, theme.text.secondary);
        Tip::new(column.doc).on(named);
        let value = pos2(inner.left() + names, inner.top() + space::HALF);
        let told = ui.interact(inner.with_min_x(value.x), ui.next_auto_id(), Sense::hover());
        ui.skip_ahead_auto_ids(1);
        told.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &text));
        ui.painter().galley(value, galley, theme.text.primary);
    }
}

fn foot_ui(ui: &mut Ui, rect: Rect, shown: &Shown<'_>, row: u32, look: &mut TableLook, commands: &mut Commands) {
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let place = |left: f32, width: f32| {
        Rect::from_center_size(pos2(left + width / 2.0, inner.center().y), vec2(width, size::BUTTON))
    };
    if !shown.state.document.is_own(shown.table, row) {
        let log = Button::new("Show in Signals").icon(Icon::LAB);
        let log = log.tip(Tip::new("Show in Signals").text("what was done in this session is changed there."));
        if log.show(ui, place(inner.left(), log.size(ui).x)).clicked() {
            commands.send(Command::LabPanel(LabPanel::Signals));
        }
        return;
    }
    let copy = Button::new("Duplicate").icon(Icon::COPY);
    let width = copy.size(ui).x;
    if copy.show(ui, place(inner.left(), width)).clicked() {
        commands.send(Command::EditWorld(WorldEdit::Duplicate(shown.table, vec![row])));
    }
    let take = Button::new("Take out…").icon(Icon::DELETE);
    let taken = take.size(ui).x;
    if take.show(ui, place(inner.right() - taken, taken)).clicked() {
        if !look.rows.contains(&row) {
            *look = look.clone().on([row]);
        }
        removal::ask(look);
    }
    let left = inner.left() + width + space::M;
    let room = inner.right() - taken - space::M - left;
    goto_ui(ui, shown, row, (left, room), &place, commands);
}

/// Where the row leads: a viewer to its feed, a post to its story.
fn goto_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    row: u32,
    (left, room): (f32, f32),
    place: &dyn Fn(f32, f32) -> Rect,
    commands: &mut Commands,
) {
    let (name, goes) = match shown.table {
        Table::Viewers if shown.state.document.viewer != ViewerId(row) => {
            ("Show feed", vec![Command::Viewer(ViewerId(row))])
        }
        Table::Posts if shown.state.results.ledger.found.iter().any(|found| found.post == PostId(row)) => {
            ("Its score", vec![Command::View(crate::learn::View::Tune), Command::Select(Some(PostId(row)))])
        }
        _ => return,
    };
    let mut button = Button::new(name).icon(Icon::FEED);
    if button.size(ui).x > room {
        button = Button::new(name);
    }
    let width = button.size(ui).x;
    if width <= room.max(icons::BUTTON) && button.show(ui, place(left, width)).clicked() {
        goes.into_iter().for_each(|command| commands.send(command));
    }
}
