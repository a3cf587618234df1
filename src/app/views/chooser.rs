//! One of many: a button that opens a list, with a search where the list is long.

use egui::{
    Align, Frame, Key, Margin, Popup, PopupCloseBehavior, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, vec2,
};

use super::search;
use crate::app::theme::{Icon, Style, anatomy::menu, icons, radius, size, space, stroke, theme};
use crate::app::widgets::{label as row_label, line, ring};

/// From so many on a list can be searched.
const SEARCHED_FROM: usize = 12;

/// Shows the chosen one in `rect`; answers the index of what was chosen in this frame. `options` is asked only while the
/// list is open.
pub(super) fn ui(
    ui: &mut Ui,
    label: &str,
    shown: &str,
    rect: Rect,
    options: impl FnOnce() -> Vec<String>,
) -> Option<usize> {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(("choose", label)), Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(shown.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, true, label)
    });
    let fill = if response.hovered() { theme.bg.hover } else { theme.bg.surface };
    ui.painter().rect(rect, radius::BADGE, fill, Stroke::new(stroke::HAIR, theme.stroke.line), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(space::S, 0.0));
    Icon::EXPAND.paint(
        ui.painter(),
        inner.right_center() - vec2(icons::INLINE / 2.0, 0.0),
        icons::INLINE,
        theme.text.secondary,
    );
    let words = inner.with_max_x(inner.right() - icons::INLINE);
    line(ui.painter(), words, Align::Min, shown, Style::BODY, theme.text.primary);
    ring(ui, &response, rect, radius::BADGE);
    let frame = Frame::new()
        .fill(theme.bg.raised)
        .stroke(Stroke::new(stroke::HAIR, theme.stroke.line))
        .corner_radius(radius::CARD)
        .shadow(theme.shadow.pop)
        .inner_margin(Margin::same(space::XS as i8));
    let popup = Popup::from_toggle_button_response(&response)
        .frame(frame)
        .gap(space::XS)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let picked = popup.show(|ui| {
        ui.set_width(rect.width() - 2.0 * space::XS);
        list_ui(ui, label, &options())
    });
    let picked = picked.and_then(|inner| inner.inner);
    if picked.is_some() {
        Popup::close_id(ui.ctx(), Popup::default_response_id(&response));
    }
    picked
}

fn list_ui(ui: &mut Ui, label: &str, options: &[String]) -> Option<usize> {
    let id = ui.scope_id().with("searched for");
    let mut needle: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if options.len() >= SEARCHED_FROM {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::BUTTON_SMALL), Sense::hover());
        search::ui(ui, rect, &format!("Find {}", label.to_lowercase()), &mut needle);
        ui.add_space(space::XS);
    }
    let wanted = needle.trim().to_lowercase();
    let found: Vec<usize> =
        (0..options.len()).filter(|&at| wanted.is_empty() || options[at].to_lowercase().contains(&wanted)).collect();
    let mut picked = ui.input(|input| input.key_pressed(Key::Enter)).then(|| found.first().copied()).flatten();
    picked = picked.filter(|_| !wanted.is_empty());
    let area = ScrollArea::vertical().max_height(menu::CHOICES_MOST).auto_shrink([false, true]);
    area.show_rows(ui, size::KNOB_ROW, found.len(), |ui, seen| {
        for &at in &found[seen] {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, &options[at]));
            if response.hovered() || response.has_focus() {
                ui.painter().rect_filled(rect, radius::BADGE, theme(ui).bg.hover);
            }
            let cell = rect.shrink2(vec2(space::S, 0.0));
            row_label(ui, cell, Align::Min, &options[at], Style::BODY, theme(ui).text.primary);
            picked = picked.or(response.clicked().then_some(at));
        }
    });
    if found.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
        line(ui.painter(), rect, Align::Center, "nothing found", Style::CAPTION, theme(ui).text.tertiary);
    }
    let kept = if picked.is_some() { String::new() } else { needle };
    ui.data_mut(|data| data.insert_temp(id, kept));
    picked
}
