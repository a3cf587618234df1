//! The menu of viewers: a card each, with face, name and what the person likes.

use egui::{Align, Id, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::menu as anatomy, radius, size, space, theme};
use crate::app::views::Art;
use crate::app::widgets::{Avatar, Dropdown, label, menu, ring};
use crate::domain::ViewerId;

/// Draws the button and, when it is open, the cards.
pub(super) fn ui(
    ui: &mut Ui,
    rect: Rect,
    dropdown: Dropdown<'_>,
    state: &State,
    art: &Art<'_>,
    commands: &mut Commands,
) {
    let (button, lead) = dropdown.show(ui, rect);
    let name = &state.document.world.account(state.document.viewer().account).name;
    button.widget_info(|| WidgetInfo {
        current_text_value: Some(name.clone()),
        ..WidgetInfo::labeled(Role::ComboBox, true, "Viewer")
    });
    let button = if dropdown.value.is_empty() { button.on_hover_text(name) } else { button };
    let portrait = art.portraits.get(state.document.viewer().account);
    Avatar { pictures: art.pictures, portrait: &portrait, ring: None }.paint(ui, lead.center(), lead.width());
    menu(&button, anatomy::VIEWERS, |ui| {
        let viewers: Vec<ViewerId> = state.viewers().collect();
        ScrollArea::vertical().max_height(anatomy::VIEWERS_MOST).show_rows(
            ui,
            anatomy::VIEWER,
            viewers.len(),
            |ui, shown| {
                for &viewer in &viewers[shown] {
                    if card(ui, state, art, viewer) {
                        commands.send(Command::Viewer(viewer));
                        ui.close();
                    }
                }
            },
        );
    });
}

fn card(ui: &mut Ui, state: &State, art: &Art<'_>, id: ViewerId) -> bool {
    let theme = theme(ui);
    let world = &state.document.world;
    let viewer = world.viewer(id);
    let account = world.account(viewer.account);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), anatomy::VIEWER), Sense::hover());
    let response = ui.interact(rect, Id::unique(("viewer", id)), Sense::click());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let is_shown = state.document.viewer == id;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, &account.name));
    let fill = match (is_shown, response.hovered()) {
        (true, _) => theme.bg.selected,
        (false, true) => theme.bg.hover,
        (false, false) => theme.bg.raised,
    };
    ui.painter().rect_filled(rect, radius::CONTROL, fill);
    ring(ui, &response, rect, radius::CONTROL);
    let inner = rect.shrink(space::M);
    let portrait = art.portraits.get(viewer.account);
    let face = pos2(inner.left() + size::AVATAR_STORY / 2.0, inner.top() + size::AVATAR_STORY / 2.0);
    Avatar { pictures: art.pictures, portrait: &portrait, ring: None }.paint(ui, face, size::AVATAR_STORY);
    let text = inner.with_min_x(inner.left() + size::AVATAR_STORY + space::L);
    let name = text.with_max_y(text.top() + Style::BODY_STRONG.line);
    label(ui, name, Align::Min, &account.name, Style::BODY_STRONG, theme.text.primary);
    label(ui, name, Align::Max, &account.id, Style::CAPTION, theme.text.tertiary);
    let about = text.with_min_y(name.bottom() + space::HALF);
    let galley = ui.painter().layout(viewer.about.clone(), Style::CAPTION.font(), theme.text.secondary, about.width());
    ui.painter().with_clip_rect(about.intersect(ui.clip_rect())).galley(about.min, galley, theme.text.secondary);
    response.clicked()
}
