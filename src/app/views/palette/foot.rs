//! What the keys do with the chosen hit.

use egui::{Align, Rect, Ui, vec2};

use crate::app::theme::{Style, radius, space, theme};
use crate::app::widgets::{key_cap, key_cap_size, label, line, text_width};

use super::search::Target;

/// Draws the foot.
pub(super) fn ui(ui: &mut Ui, rect: Rect, chosen: Option<&Target>) {
    let theme = theme(ui);
    let corners = egui::CornerRadius { sw: radius::PANEL, se: radius::PANEL, nw: 0, ne: 0 };
    ui.painter().rect_filled(rect.shrink(1.0), corners, theme.bg.panel);
    let inner = rect.shrink2(vec2(space::XL, 0.0));
    let mut left = inner.left();
    let enter = match chosen {
        Some(Target::Command(_)) => "run",
        Some(Target::Knob(_)) => "go to the knob",
        Some(Target::Post(..)) => "select it",
        Some(Target::Author(_)) => "open the profile",
        Some(Target::Viewer(_)) => "show this feed",
        Some(Target::Preset(_)) => "use it",
        Some(Target::Lesson(_)) => "start it",
        Some(Target::Sample(_) | Target::Recent(_) | Target::Recipe(_)) => "open it",
        None => "",
    };
    let turns = if chosen.is_some_and(super::choose::turns) { "change by a step" } else { "" };
    for (keys, does) in [(&["↑", "↓"][..], "move"), (&["Enter"], enter), (&["←", "→"], turns)] {
        if does.is_empty() {
            continue;
        }
        for key in keys {
            let size = key_cap_size(ui, key);
            left += key_cap(ui, egui::pos2(left + size.x, inner.center().y), key).width() + space::XS;
        }
        let width = text_width(ui.painter(), does, Style::CAPTION).ceil() + 1.0;
        let words = Rect::from_min_size(egui::pos2(left + space::HALF, rect.top()), vec2(width, rect.height()));
        line(ui.painter(), words, Align::Min, does, Style::CAPTION, theme.text.tertiary);
        left = words.right() + space::XL;
    }
    let hint = "try > commands, # tags, @ authors";
    let width = text_width(ui.painter(), hint, Style::CAPTION).ceil() + 1.0;
    if inner.right() - width > left {
        label(ui, inner.with_min_x(inner.right() - width), Align::Max, hint, Style::CAPTION, theme.text.tertiary);
    }
}
