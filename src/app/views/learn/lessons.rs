//! The lessons: what each is about, how long it takes, and how far one came.

use egui::{Align, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lesson::{LessonAsked, shipped};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, anatomy::lesson, icons, size, space, theme};
use crate::app::widgets::{Button, hair_below, label};
use crate::learn::lesson::LessonFile;

/// What they are.
pub(super) fn bar_ui(ui: &mut Ui) {
    let bar = ui.max_rect();
    super::sentence(ui, bar, "Each shows one thing, step by step. Your own work waits untouched.");
}

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let done = &state.session.learn.lessons.done;
    let next = shipped().iter().position(|(id, _)| !done.contains(*id));
    ScrollArea::vertical().id_salt("lessons").auto_shrink(false).show(ui, |ui| {
        ui.add_space(space::M);
        for (at, (id, told)) in shipped().iter().enumerate() {
            let row = Row { id, told, number: at + 1, is_next: next == Some(at) };
            ui.push_id(id, |ui| row.ui(ui, state, commands));
        }
        ui.add_space(space::PAGE);
    });
}

/// One lesson of the list.
struct Row {
    id: &'static str,
    told: &'static LessonFile,
    number: usize,
    is_next: bool,
}

impl Row {
    /// Draws the row, as high as its words need.
    fn ui(&self, ui: &mut Ui, state: &State, commands: &mut Commands) {
        let theme = theme(ui);
        let button_width = Button::new("Resume").size(ui).x;
        let full = (ui.available_width() - 2.0 * space::PAGE).min(lesson::LIST);
        let width = full - lesson::NUMBER_CELL - lesson::NOTE - button_width - 2.0 * space::XL;
        let lay_out = |text: &str, style: Style, ink| ui.painter().layout(text.to_owned(), style.font(), ink, width);
        let title = lay_out(&self.told.title, Style::TITLE, theme.text.primary);
        let about = lay_out(&self.told.about, Style::BODY, theme.text.secondary);
        let words = title.size().y + space::HALF + about.size().y;
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), (words + 2.0 * space::L).max(lesson::ROW)));
        let row = Rect::from_min_size(row.min + vec2(space::PAGE, 0.0), vec2(full, row.height()));
        hair_below(ui.painter(), row, theme.stroke.hair);
        let said = self.button_ui(ui, state, row.with_min_x(row.right() - button_width), commands);
        let note = row.with_max_x(row.right() - button_width - space::XL);
        label(ui, note.with_min_x(note.right() - lesson::NOTE), Align::Max, &said, Style::CAPTION, theme.text.tertiary);
        self.number_ui(ui, state, row.with_max_x(row.left() + lesson::NUMBER_CELL));
        let top = pos2(row.left() + lesson::NUMBER_CELL, (row.center().y - words / 2.0).round());
        let below = top + vec2(0.0, title.size().y + space::HALF);
        for (at, galley, ink) in [(top, title, theme.text.primary), (below, about, theme.text.secondary)] {
            let id = ui.next_auto_id();
            ui.skip_ahead_auto_ids(1);
            let response = ui.interact(Rect::from_min_size(at, galley.size()), id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, galley.text()));
            ui.painter().galley(at, galley, ink);
        }
    }

    /// The button that begins the lesson; answers what stands beside it.
    fn button_ui(&self, ui: &mut Ui, state: &State, cell: Rect, commands: &mut Commands) -> String {
        let lessons = &state.session.learn.lessons;
        let (is_done, reached) = (lessons.done.contains(self.id), lessons.reached.get(self.id));
        let (words, said) = match (reached, is_done) {
            (Some(step), _) => ("Resume", format!("Step {} of {}", step + 1, self.told.steps.len())),
            (None, true) => ("Again", "Done".to_owned()),
            (None, false) => ("Start", format!("{} min", self.told.minutes)),
        };
        let spoken = format!("{words} {}", self.told.title);
        let button = Button::new(words).spoken(&spoken);
        let button = if self.is_next { button.primary() } else { button };
        let place = Rect::from_center_size(cell.center(), vec2(cell.width(), size::BUTTON));
        if button.show(ui, place).clicked() {
            commands.send(Command::Lesson(LessonAsked::Open(self.id)));
        }
        said
    }

    /// Which one it is, or that it was done.
    fn number_ui(&self, ui: &mut Ui, state: &State, cell: Rect) {
        let theme = theme(ui);
        if state.session.learn.lessons.done.contains(self.id) {
            let middle = cell.left_center() + vec2(icons::BUTTON / 2.0, 0.0);
            Icon::OK.filled().paint(ui.painter(), middle, icons::BUTTON, theme.signal.positive);
        } else {
            label(ui, cell, Align::Min, &self.number.to_string(), Style::HEADING, theme.text.tertiary);
        }
    }
}
