//! The stories tray: who has a story, close friends first.

use egui::{Align, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::stories::TrayView;
use crate::app::theme::{Style, radius, size, space, stroke};
use crate::app::widgets::Ring;
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
        let cell = vec2(show.screen.story(), place.height());
        let length = vec2(cell.x * stories.rows.len() as f32, cell.y);
        let (row, _) = ui.allocate_exact_size(length, egui::Sense::hover());
        for (at, tray) in stories.trays().enumerate() {
            let corner = row.min + vec2(cell.x * at as f32, 0.0);
            story_ui(ui, show, tray, Rect::from_min_size(corner, cell), commands);
        }
    });
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
    line(
        ui.painter(),
        below,
        Align::Center,
        handle,
        (show.screen.style(Style { weight: Style::BODY.weight, ..Style::MICRO }), color),
        cell.width() - space::HALF,
    );
    // While the tray is tuned the first click selects, and one on the selected plays.
    if response.clicked() && is_tuned && !is_selected {
        commands.send(Command::Tray(TrayView { open: true, selected: Some(tray.account) }));
    } else if response.clicked() {
        commands.send(Command::Story(story::first(show, tray)));
    }
}
