//! The panel at the right: the selected post's story, or all posts.

use egui::{Rect, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{Art, circle, post, table};
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::session::{InspectorTab, NarrowSide};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::widgets::{IconButton, Tab, hair_below};

/// Draws the tabs and the open one's panel.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let (strip, body) = ui.max_rect().split_top_bottom_at_y(ui.max_rect().top() + size::SECTION_HEADER);
    tabs(ui, strip, state, commands);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("tab"));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    match state.session.tab {
        InspectorTab::Post if state.session.tunes_stories() => circle::ui(&mut child, state, art, commands),
        InspectorTab::Post => post::ui(&mut child, state, art, commands),
        InspectorTab::AllPosts => table::ui(&mut child, state, art, commands),
    }
}

fn tabs(ui: &mut Ui, strip: Rect, state: &State, commands: &mut Commands) {
    let count = numbers::count(state.results.ledger.found.len() as u64);
    let open = state.session.tab;
    let first = if state.session.tunes_stories() { "Story" } else { "Post" };
    let tabs = [(first, "", InspectorTab::Post), ("All posts", count.as_str(), InspectorTab::AllPosts)];
    let mut x = strip.left() + space::S;
    for (label, count, tab) in tabs {
        let tab_shown = Tab { label, icon: None, count, on: open == tab, short: false, style: Style::BODY };
        let width = tab_shown.size(ui).x;
        let rect = Rect::from_min_max(pos2(x, strip.top()), pos2(x + width, strip.bottom()));
        if tab_shown.show(ui, rect).clicked() {
            commands.send(Command::Tab(tab));
        }
        x += width;
    }
    if open == InspectorTab::AllPosts {
        let rest = Rect::from_min_max(pos2(x + space::S, strip.top()), strip.right_bottom() - vec2(space::M, 0.0));
        table::tools_ui(ui, rest, strip.width(), state, commands);
    } else {
        neighbours(ui, strip, state, commands);
    }
    hair_below(ui.painter(), strip, theme(ui).stroke.hair);
}

/// The post, or the account of the tray, above and the one below.
fn neighbours(ui: &mut Ui, strip: Rect, state: &State, commands: &mut Commands) {
    let [next, previous] = match state.session.tunes_stories() {
        true => ["Next account", "Previous account"],
        false => ["Next post", "Previous post"],
    };
    let next = IconButton::new(Icon::DOWN, next).key("J");
    let previous = IconButton::new(Icon::UP, previous).key("K");
    let mut right = strip.right() - space::M;
    let is_drawer = ui.ctx().content_rect().width() < size::DRAWER_BELOW;
    if is_drawer {
        let rect =
            Rect::from_center_size(pos2(right - size::BUTTON / 2.0, strip.center().y), Vec2::splat(size::BUTTON));
        if IconButton::new(Icon::CLOSE, "Fold the panel").show(ui, rect).clicked() {
            commands.send(Command::Side(NarrowSide::Feed));
        }
        right -= size::BUTTON;
    }
    for (button, places) in [(next, 1), (previous, -1)] {
        let rect =
            Rect::from_center_size(pos2(right - size::BUTTON / 2.0, strip.center().y), Vec2::splat(size::BUTTON));
        if button.show(ui, rect).clicked() {
            commands.send(Command::SelectNext(places));
        }
        right -= size::BUTTON;
    }
}
