//! Which hue of the bars is which action.

use egui::{Align, Sense, Ui, pos2, vec2};

use crate::app::theme::{Style, anatomy::table, size, space, theme};
use crate::app::widgets::{hair_below, line, swatch, text_width};
use crate::app::words::action_name;
use crate::domain::Action;

const TITLE: &str = "Contribution to value";

/// One swatch and name for each action; the title goes first where it is narrow, and then what stands between them.
pub(super) fn ui(ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), table::LEGEND), Sense::hover());
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    let width = |text: &str| text_width(ui.painter(), text, Style::MICRO);
    let names = Action::ALL.map(|action| action_name(action).split(' ').next().unwrap_or_default());
    let items: f32 = names.iter().map(|name| size::SWATCH + space::XS + width(name)).sum();
    let between = (Action::ALL.len() - 1) as f32;
    let title = width(TITLE) + space::L;
    let mut left = inner.left();
    if title + items + between * space::L <= inner.width() {
        line(ui.painter(), inner, Align::Min, TITLE, Style::MICRO, theme.text.tertiary);
        left += title;
    }
    let gap = ((inner.right() - left - items) / between).min(space::L);
    for (action, name) in Action::ALL.into_iter().zip(names) {
        swatch(ui.painter(), pos2(left + size::SWATCH / 2.0, rect.center().y), theme.action(action));
        left += size::SWATCH + space::XS;
        let words = inner.with_min_x(left).with_max_x(rect.right());
        line(ui.painter(), words, Align::Min, name, Style::MICRO, theme.text.secondary);
        left += width(name) + gap;
    }
}
