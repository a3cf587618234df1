//! A file that was not opened, and all that is wrong with it; each problem leads to its row where the open world has it.

use egui::{Align, Id, Key, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::messages::{card, over};
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::refused::Refused;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::message, data, icons, size, space, theme};
use crate::app::widgets::{Button, Tip, hair_below, label};
use crate::app::words::sentence;
use crate::files::table::Outside;
use crate::learn::View;

/// Every problem of a file that was not opened; what was open stays open. Beside the tables it stands where the row does,
/// so that each row it leads to is seen.
pub(super) fn ui(ui: &mut Ui, stage: Rect, state: &State, refused: &Refused, commands: &mut Commands) {
    let theme = theme(ui);
    let rows = refused.problems.len() as f32 * (size::TABLE_ROW + Style::BODY.line);
    let counts = refused.outside.as_ref().map_or(0.0, |outside| outside.counts.len() as f32 * data::LINE);
    let height = (rows + counts).min(message::PROBLEMS) + message::AROUND_PROBLEMS;
    let is_beside = state.session.view == View::Data && stage.width() >= data::SIDE_FROM;
    let rect = if is_beside {
        let side = data::SIDE.min(stage.width() * data::SIDE_SHARE);
        Rect::from_min_max(pos2(stage.right() - side, stage.top() + size::SUB_BAR), stage.max).shrink(space::M)
    } else {
        let width = message::WIDE.min(stage.width() - space::PAGE);
        Rect::from_center_size(stage.center(), vec2(width, height.min(stage.height() - space::PAGE)))
    };
    over(ui, Id::unique("refused"), rect, |ui| {
        card(ui, theme, rect);
        let inner = rect.shrink(space::XL);
        let title = inner.with_max_y(inner.top() + Style::TITLE.line);
        Icon::ERROR.filled().paint(
            ui.painter(),
            title.left_center() + vec2(icons::BUTTON / 2.0, 0.0),
            icons::BUTTON,
            theme.signal.negative,
        );
        let text = title.with_min_x(title.left() + icons::BUTTON + space::M);
        label(ui, text, Align::Min, &refused.title, Style::TITLE, theme.text.primary);
        let foot = inner.with_min_y(inner.bottom() - size::BUTTON);
        let list = Rect::from_min_max(
            pos2(inner.left(), title.bottom() + space::M),
            pos2(inner.right(), foot.top() - space::M),
        );
        problems(ui, list, state, refused, commands);
        let close = Button::new("Close").primary();
        let width = close.size(ui).x;
        let escaped = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
        if close.show(ui, foot.with_min_x(foot.right() - width)).clicked() || escaped {
            commands.send(Command::DismissProblems);
        }
        label(
            ui,
            foot.with_max_x(foot.right() - width),
            Align::Min,
            "What is open is untouched.",
            Style::CAPTION,
            theme.text.tertiary,
        );
    });
}

fn problems(ui: &mut Ui, rect: Rect, state: &State, refused: &Refused, commands: &mut Commands) {
    let theme = theme(ui);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        paragraph(ui, &sentence(&refused.summary), Style::BODY, theme.text.secondary);
        for (at, problem) in refused.problems.iter().enumerate() {
            ui.add_space(space::M);
            if !problem.path.is_empty() {
                let row = refused.outside.as_ref().and_then(|outside| outside.rows.get(at)?.as_ref());
                let Some(row) = row else {
                    paragraph(ui, &problem.path, Style::BODY.medium(), theme.text.primary);
                    said(ui, &problem.message);
                    continue;
                };
                let found = row.find(&state.document.world);
                let line = vec2(ui.available_width(), size::BUTTON_SMALL);
                let (line, _) = ui.allocate_exact_size(line, Sense::hover());
                let spoken = format!("Show the row of {}", problem.path);
                let why = match (found, &row.name) {
                    (Some(_), _) => "opens it in the world at hand.".to_owned(),
                    (None, Some(name)) => format!("is not possible: the open world has no {} {name}.", row.table.one()),
                    (None, None) => "is not possible: the open world has no such row.".to_owned(),
                };
                let button = Button::new("Show the row").small().spoken(&spoken).enabled(found.is_some());
                let button = button.tip(Tip::new("Show the row").text(&why));
                let width = button.size(ui).x;
                let place = line.with_max_x(line.right() - width - space::M);
                label(ui, place, Align::Min, &problem.path, Style::BODY.medium(), theme.text.primary);
                let button = ui.push_id(at, |ui| button.show(ui, line.with_min_x(line.right() - width))).inner;
                if let (true, Some(found)) = (button.clicked(), found) {
                    commands.send(Command::ShowTable(Box::new(state.session.data.at(row.table, found))));
                }
            }
            said(ui, &problem.message);
        }
        if let Some(outside) = &refused.outside {
            counts_ui(ui, state, outside);
        }
    });
}

fn said(ui: &mut Ui, message: &str) {
    paragraph(ui, &sentence(message), Style::BODY, theme(ui).text.secondary);
}

/// How many rows the file has, against the open world.
fn counts_ui(ui: &mut Ui, state: &State, outside: &Outside) {
    let theme = theme(ui);
    ui.add_space(space::XL);
    ui.spacing_mut().item_spacing.y = 0.0;
    let row = |ui: &mut Ui, cells: [&str; 3], style: Style| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), data::LINE), Sense::hover());
        let change = rect.right() - size::VALUE_BOX.x;
        label(ui, rect, Align::Min, cells[0], style, theme.text.primary);
        label(ui, rect.with_max_x(change - space::M), Align::Max, cells[1], Style::BODY, theme.text.primary);
        label(ui, rect, Align::Max, cells[2], Style::CAPTION, theme.text.tertiary);
        rect
    };
    let head = row(ui, ["In the file", "", "against the open world"], Style::BODY_STRONG);
    hair_below(ui.painter(), head, theme.stroke.line);
    for (table, count) in &outside.counts {
        let here = table.len(&state.document.world) as f64;
        let change = numbers::signed(*count as f64 - here, 0);
        row(ui, [&sentence(table.key()), &numbers::count(*count as u64), &change], Style::BODY);
    }
}

fn paragraph(ui: &mut Ui, text: &str, style: Style, color: egui::Color32) {
    let text = RichText::new(text).font(style.font()).color(color);
    ui.add(egui::Label::new(text).wrap().selectable(true));
}
