//! Compare: policies side by side on the viewer at hand, joined post by post, with what the difference comes to.

mod bar;
mod columns;
mod feed;
mod feeds;
mod fit;
mod guardrails;
mod head;
mod keys;
mod likeness;
mod lines;
mod metrics;
mod naming;
mod pair;
pub(super) mod panel;
mod phone;
mod sensitivity;
mod tabs;
mod tile;
mod tune_for_me;
mod turning;
mod wanted;

use egui::{AsIdSalt, Rect, ScrollArea, Ui, UiBuilder, Vec2};

use super::Art;
use crate::app::command::{Command, Commands};
use crate::app::compare::{CompareView, Panel, Side, sides};
use crate::app::state::State;
use crate::app::theme::{compare as anatomy, size, theme};
use crate::app::widgets::{hair_below, hair_right};

use feeds::Feeds;

/// Draws the feeds, and the numbers beside them; in a window too narrow for both the ones asked for.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let all = ui.max_rect();
    let is_narrow = all.width() < size::ONE_PANEL_BELOW;
    let (strip, body) = all.split_top_bottom_at_y(all.top() + size::SUB_BAR);
    ui.painter().rect_filled(strip, 0, theme(ui).bg.panel);
    part(ui, strip, "bar", |ui| bar::ui(ui, state, is_narrow, commands));
    hair_below(ui.painter(), strip, theme(ui).stroke.hair);
    let sides = sides(state);
    let turning = sides.iter().find(|side| Some(side.place) == state.session.compare.turning);
    let feeds = Feeds::new(ui, state, art, &sides);
    if is_narrow {
        match (state.session.compare.numbers, turning) {
            (true, Some(side)) => part(ui, body, "turning", |ui| turning::ui(ui, state, side, commands)),
            (true, None) => panel_ui(ui, body, state, art, &sides, commands),
            (false, _) => feeds.ui(ui, body, commands),
        }
        return;
    }
    // A column of numbers for each policy, beside what they are of.
    let columns = anatomy::METRIC + sides.len() as f32 * anatomy::NUMBER;
    let least = columns.clamp(anatomy::NUMBERS_LEAST, anatomy::NUMBERS);
    let numbers = (all.width() * anatomy::NUMBERS_SHARE).clamp(least, anatomy::NUMBERS).round();
    let mut right = body.right();
    let mut beside = |width: f32| {
        right -= width;
        Rect::from_x_y_ranges(right..=right + width, body.y_range())
    };
    // Knobs stand between feeds and numbers; where that leaves the feeds too little, in place of the numbers.
    let both = all.width() - size::KNOBS - numbers >= feeds.widths.needed(sides.len());
    if turning.is_none() || both {
        let rect = beside(numbers);
        panel_ui(ui, rect, state, art, &sides, commands);
    }
    if let Some(side) = turning {
        let rect = beside(size::KNOBS);
        part(ui, rect, "turning", |ui| turning::ui(ui, state, side, commands));
        hair_right(ui.painter(), rect, theme(ui).stroke.hair);
    }
    let left = body.with_max_x(right);
    feeds.ui(ui, left, commands);
    hair_right(ui.painter(), left, theme(ui).stroke.hair);
}

/// How large a picture of the comparison is, in points.
#[must_use]
pub fn picture_size(ui: &Ui, state: &State, art: &Art<'_>) -> Vec2 {
    Feeds::new(ui, state, art, &sides(state)).picture_size(ui)
}

/// Draws the first posts of the feeds and the lines between them into `room`, to be saved as a picture.
pub fn picture_ui(ui: &mut Ui, state: &State, art: &Art<'_>, room: Rect) {
    feeds::ground(ui, room);
    Feeds::new(ui, state, art, &sides(state)).picture(ui, room);
}

/// What stands beside the feeds, below its tabs.
fn panel_ui(ui: &mut Ui, room: Rect, state: &State, art: &Art<'_>, sides: &[Side<'_>], commands: &mut Commands) {
    ui.painter().rect_filled(room, 0, theme(ui).bg.panel);
    let (strip, body) = room.split_top_bottom_at_y(room.top() + size::TABS);
    part(ui, strip, "tabs", |ui| tabs::ui(ui, state, commands));
    part(ui, body, state.session.compare.panel.name(), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            match state.session.compare.panel {
                Panel::Difference => {
                    likeness::ui(ui, state, sides);
                    metrics::ui(ui, state, sides, commands);
                }
                Panel::Sensitivity => sensitivity::ui(ui, state, art, commands),
                Panel::Pair => pair::ui(ui, state, art, sides, commands),
                Panel::TuneForMe => tune_for_me::ui(ui, state, commands),
                Panel::Fit => fit::ui(ui, state, art, commands),
            }
        });
    });
}

/// Draws in a part of the room, with ids of its own.
fn part(ui: &mut Ui, rect: Rect, id: impl AsIdSalt, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}

/// Looks at the comparison another way.
fn look(state: &State, change: impl FnOnce(&mut CompareView), commands: &mut Commands) {
    let mut view = state.session.compare;
    change(&mut view);
    commands.send(Command::Compare(view));
}
