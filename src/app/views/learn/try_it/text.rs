//! Words over as many lines as they need.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Rect, Sense, Ui, WidgetInfo, accesskit::Role};

use crate::app::theme::Style;
use crate::app::widgets::Run;

/// Words from the upper left of `rect` and as wide; answers where they end.
pub(super) fn paragraph(ui: &mut Ui, rect: Rect, words: &str, style: Style, color: Color32) -> f32 {
    runs(ui, rect, &[Run(words, style, color)])
}

/// Runs of words, one after the other, in lines as high as the first's; answers where they end.
pub(super) fn runs(ui: &mut Ui, rect: Rect, runs: &[Run<'_>]) -> f32 {
    let galley = ui.painter().layout_job(job(rect.width(), runs));
    let area = Rect::from_min_size(rect.min, galley.size());
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(area, id, Sense::hover());
    let spoken = || runs.iter().map(|Run(words, ..)| *words).collect::<String>();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken()));
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    area.bottom()
}

/// How high words are, that wide.
pub(super) fn height(ui: &Ui, width: f32, words: &str, style: Style) -> f32 {
    ui.painter().layout_job(job(width, &[Run(words, style, Color32::PLACEHOLDER)])).size().y
}

fn job(width: f32, runs: &[Run<'_>]) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let line = runs.first().map(|Run(_, style, _)| style.line);
    for Run(words, style, color) in runs {
        job.append(words, 0.0, TextFormat { line_height: line, ..TextFormat::simple(style.font(), *color) });
    }
    job
}
