//! The stories tray: who has a story, close friends first.

use egui::{Align, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::stories::TrayView;
use crate::app::theme::{Style, radius, size, space, stroke};
use crate::app::widgets::{Ring, text_width};
use crate::pipeline::Tray;

use super::paint::{line, press};
use super::{Show, story};

/// Paints the tray within `place`; it scrolls sideways where not all fit.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, commands: &mut Commands) {
    let stories = &show.state.results.stories;
    let hair = Rect::from_min_max(pos2(place.left(), place.bottom() - stroke::HAIR), place.max);
    ui.painter().rect_filled(hair, 0.0, show.screen.theme.stroke.hair);
    if stories.rows.is_empty() {
        let text = (show.screen.style(Style::CAPTION), show.screen.theme.text.tertiary);
        line(ui.painter(), place.center(), Align::Center, "Nobody you follow has a story", text, place.width());
        return;
    }
    let mut child = ui.new_child(UiBuilder::new().id_salt("stories").max_rect(place.shrink2(vec2(space::S, 0.0))));
    child.set_clip_rect(child.clip_rect().intersect(place));
    let scroll = ScrollArea::horizontal().id_salt("tray").auto_shrink(false);
    scroll.scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden).show(&mut child, |ui| {
        let widths: Vec<f32> = stories.trays().map(|tray| width(ui, show, tray)).collect();
        let length = vec2(widths.iter().sum(), place.height());
        let (row, _) = ui.allocate_exact_size(length, egui::Sense::hover());
        let mut corner = row.min;
        for (tray, width) in stories.trays().zip(widths) {
            story_ui(ui, show, tray, Rect::from_min_size(corner, vec2(width, place.height())), commands);
            corner.x += width;
        }
    });
}

/// How wide a circle's place is: as all are, or as its handle needs.
fn width(ui: &Ui, show: &Show<'_>, tray: &Tray) -> f32 {
    let handle = &show.world().account(tray.account).id;
    let words = text_width(ui.painter(), handle, handle_style(show)) + space::S;
    words.ceil().max(show.screen.story())
}

fn handle_style(show: &Show<'_>) -> Style {
    show.screen.style(Style { weight: Style::BODY.weight, ..Style::MICRO })
}

fn story_ui(ui: &mut Ui, show: &Show<'_>, tray: &Tray, cell: Rect, commands: &mut Commands) {
    if !ui.is_rect_visible(cell) {
        return;
    }
    let theme = show.screen.theme;
    let handle = &show.world().account(tray.account).id;
    let is_tuned = show.state.session.tunes_stories();
    let is_selected = is_tuned && show.state.circle() == Some(tray.account);
    let on = is_tuned.then_some(is_selected);
    let response = press(ui, cell, ui.scope_id().with(("story", tray.account)), &format!("Story of {handle}"), on);
    if is_selected {
        ui.painter().rect_filled(cell.shrink(space::HALF), radius::CONTROL, theme.bg.selected);
    }
    let ring = show.story_ring(tray);
    let middle = pos2(cell.center().x, cell.top() + space::S + size::AVATAR_STORY / 2.0);
    show.face(ui, tray.account, middle, size::AVATAR_STORY, Some(ring));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(match ring {
            Ring::Story => "new",
            Ring::CloseFriend => "new, of a close friend",
            Ring::Seen => "seen",
        });
    });
    let below = pos2(middle.x, cell.bottom() - stroke::HAIR - space::HALF - show.screen.style(Style::MICRO).line / 2.0);
    let color = match (response.hovered(), ring) {
        (true, _) => theme.text.primary,
        (false, Ring::Seen) => theme.text.tertiary,
        (false, _) => theme.text.secondary,
    };
    line(ui.painter(), below, Align::Center, handle, (handle_style(show), color), cell.width());
    // While the tray is tuned the first click selects, and one on the selected plays.
    if response.clicked() && is_tuned && !is_selected {
        commands.send(Command::Tray(TrayView { open: true, selected: Some(tray.account) }));
    } else if response.clicked() {
        commands.send(Command::Story(story::first(show, tray)));
    }
}
