//! The menu of one column: its filter, its width, and hiding it.

use egui::{Align, Id, Response, Sense, Ui, vec2};

use crate::app::numbers;
use crate::app::table::{Column, Filter, Shows, TableView};
use crate::app::theme::{Icon, Style, anatomy::table, size, space, theme};
use crate::app::widgets::{Field, MenuRow, label, popover_asked};

use super::filters::offered;

/// Opens the menu below a header where it is asked for.
pub(super) fn ui(ui: &Ui, header: &Response, asked: bool, column: Column, view: &mut TableView) {
    let drafts = header.id.with("drafts");
    if asked {
        ui.data_mut(|data| data.insert_temp(drafts, Drafts::of(view.filters.get(&column))));
    }
    popover_asked(header, asked, size::MENU, |ui| {
        let choices = offered(column);
        for (name, filter) in &choices {
            let is_on = view.filters.get(&column) == Some(filter);
            if MenuRow::new(name).chosen(is_on).show(ui).clicked() {
                view.filter(column, (!is_on).then(|| filter.clone()));
            }
        }
        if choices.is_empty() {
            typed_ui(ui, drafts, column, view);
        }
        if column != Column::Post {
            if view.widths.contains_key(&column) && MenuRow::new("Usual width").icon(Icon::RESET).show(ui).clicked() {
                view.widths.remove(&column);
            }
            let hide = format!("Hide column {}", column.spoken());
            if MenuRow::new(&hide).icon(Icon::HIDE).show(ui).clicked() {
                view.turn_column(column);
            }
        }
    });
}

/// What was typed into the fields of an open menu, a number or not.
#[derive(Clone, Default)]
struct Drafts {
    /// Just opened: its first field takes the keyboard.
    fresh: bool,
    least: String,
    most: String,
    words: String,
}

impl Drafts {
    fn of(filter: Option<&Filter>) -> Drafts {
        let text = |number: &Option<f64>| number.map_or(String::new(), |number| numbers::short(number, 4));
        match filter {
            Some(Filter::Between(least, most)) => {
                Drafts { fresh: true, least: text(least), most: text(most), words: String::new() }
            }
            Some(Filter::Contains(words)) => Drafts { fresh: true, words: words.clone(), ..Drafts::default() },
            _ => Drafts { fresh: true, ..Drafts::default() },
        }
    }
}

/// The fields of a filter that is typed; it holds as it is typed.
fn typed_ui(ui: &mut Ui, id: Id, column: Column, view: &mut TableView) {
    let mut drafts: Drafts = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let name = column.spoken();
    let fresh = std::mem::take(&mut drafts.fresh);
    let filter = if matches!(column.declared().shows, Shows::Number(..)) {
        let changed = [
            field_ui(ui, "At least", &format!("{name} at least"), &mut drafts.least, fresh),
            field_ui(ui, "At most", &format!("{name} at most"), &mut drafts.most, false),
        ];
        let (least, most) = (numbers::parse(&drafts.least), numbers::parse(&drafts.most));
        let filter = (least.is_some() || most.is_some()).then_some(Filter::Between(least, most));
        changed.contains(&true).then_some(filter)
    } else {
        let changed = field_ui(ui, "Contains", &format!("{name} contains"), &mut drafts.words, fresh);
        let words = drafts.words.trim().to_owned();
        changed.then_some((!words.is_empty()).then_some(Filter::Contains(words)))
    };
    if let Some(filter) = filter {
        view.filter(column, filter);
    }
    ui.data_mut(|data| data.insert_temp(id, drafts));
}

/// A field with its title before it; answers whether something was typed. Enter closes the menu.
fn field_ui(ui: &mut Ui, title: &str, name: &str, text: &mut String, take_keyboard: bool) -> bool {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::hover());
    let inner = rect.shrink2(vec2(space::M, 0.0));
    let words = inner.with_max_x(inner.left() + table::FIELD_TITLE);
    label(ui, words, Align::Min, title, Style::BODY, theme.text.secondary);
    let field = inner.with_min_x(words.right()).shrink2(vec2(0.0, space::XS));
    let id = ui.scope_id().with(("field", name));
    let response = Field { name, hint: "" }.show(ui, field, id, text);
    if take_keyboard {
        response.request_focus();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        ui.close();
    }
    response.changed()
}
