//! What all parts of a post's story share: a title, something at its right, a hairline below.

use egui::{Align, Frame, Margin, Sense, Ui, vec2};

use crate::app::theme::{Style, anatomy::story, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{hair_below, line};

/// A section with its title; `aside` stands at the right of it.
pub(in crate::app::views) fn ui(ui: &mut Ui, title: &str, aside: &str, content: impl FnOnce(&mut Ui)) {
    let theme = theme(ui);
    framed(ui, |ui| {
        let (cell, response) = ui.allocate_exact_size(vec2(ui.available_width(), Style::BODY.line), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, title));
        let title_width = terms::title(ui, cell, title, Style::BODY_STRONG, theme.text.primary);
        let rest = cell.with_min_x(cell.left() + title_width + space::M);
        line(ui.painter(), rest, Align::Max, aside, Style::CAPTION, theme.text.tertiary);
        ui.add_space(story::TITLE_GAP);
        content(ui);
    });
}

/// A section that only says something.
pub(in crate::app::views) fn note_ui(ui: &mut Ui, title: &str, text: &str) {
    self::ui(ui, title, "", |ui| sentence_ui(ui, text));
}

/// A sentence, over as many lines as it needs.
pub(in crate::app::views) fn sentence_ui(ui: &mut Ui, text: &str) {
    terms::sentence(ui, text, "", Style::BODY, theme(ui).text.secondary);
}

/// What a section holds, inside the inspector's padding, with a hairline below.
pub(in crate::app::views) fn framed(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let theme = theme(ui);
    let margin = Margin::symmetric(space::INSPECTOR as i8, story::PAD as i8);
    let inner = Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
    hair_below(ui.painter(), inner.response.rect, theme.stroke.hair);
}
