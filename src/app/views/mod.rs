//! One panel per file. A view reads the state and sends commands; it computes no number of its own.

mod chooser;
mod inspector;
mod knobs;
mod lit;
mod memo;
mod messages;
mod palette;
mod path_field;
mod policy_bar;
mod post;
mod removal;
mod search;
mod seek;
pub mod stage;
mod status;
mod table;
mod top_bar;

use egui::{Color32, Rect, Ui, UiBuilder, pos2};

use super::command::Commands;
use super::pictures::{Pictures, Portraits};
use super::session::{InspectorTab, NarrowSide};
use super::state::State;
use super::theme::{size, theme};

/// What views draw posts and people with.
pub struct Art<'a> {
    /// Pictures and faces, drawn.
    pub pictures: &'a Pictures,
    /// Which face each account has.
    pub portraits: &'a Portraits,
}

/// The whole window.
pub fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    let layout = Layout::of(ui.max_rect(), state);
    pane(ui, layout.top, theme.bg.panel, "top bar", |ui| top_bar::ui(ui, state, art, commands));
    pane(ui, layout.policy, theme.bg.panel, "policy bar", |ui| policy_bar::ui(ui, state, commands));
    pane(ui, layout.stage, theme.bg.canvas, "stage", |ui| stage::ui(ui, state, art, commands));
    if let Some(rect) = layout.knobs {
        pane(ui, rect, theme.bg.panel, "knobs", |ui| knobs::ui(ui, state, commands));
    }
    if let Some(rect) = layout.inspector {
        pane(ui, rect, theme.bg.panel, "inspector", |ui| inspector::ui(ui, state, art, commands));
    }
    pane(ui, layout.status, theme.bg.panel, "status", |ui| status::ui(ui, state));
    for line in layout.lines {
        ui.painter().rect_filled(line, 0, theme.stroke.hair);
    }
    messages::ui(ui, layout.stage, state, commands);
    palette::ui(ui, state, art, commands);
}

/// Where the panels stand.
struct Layout {
    top: Rect,
    policy: Rect,
    knobs: Option<Rect>,
    stage: Rect,
    inspector: Option<Rect>,
    status: Rect,
    lines: Vec<Rect>,
}

impl Layout {
    /// In a narrow window the stage has only one neighbour at a time, the one asked for last.
    fn of(window: Rect, state: &State) -> Layout {
        let (top, below) = window.split_top_bottom_at_y(window.top() + size::TOP_BAR);
        let (policy, below) = below.split_top_bottom_at_y(below.top() + size::TABS);
        let (middle, status) = below.split_top_bottom_at_y(below.bottom() - size::STATUS);
        let is_narrow = window.width() < size::DRAWER_BELOW;
        let side = state.session.narrow_side;
        let knobs = (!is_narrow || side == NarrowSide::Knobs).then_some(size::KNOBS);
        let wanted = match state.session.tab {
            InspectorTab::AllPosts => table::wanted_width(state),
            InspectorTab::Post => size::INSPECTOR,
        };
        let room = window.width() - knobs.unwrap_or(0.0) - if is_narrow { size::PHONE } else { size::STAGE_MIN };
        let inspector = (!is_narrow || side == NarrowSide::Inspector).then_some(wanted.min(room.max(size::INSPECTOR)));
        let left = middle.left() + knobs.unwrap_or(0.0);
        let right = middle.right() - inspector.unwrap_or(0.0);
        let stage = Rect::from_x_y_ranges(left..=right, middle.y_range());
        let hair = |at: Rect, y: f32| Rect::from_min_max(pos2(at.left(), y - 1.0), pos2(at.right(), y));
        let upright = |x: f32| Rect::from_min_max(pos2(x - 1.0, middle.top()), pos2(x, middle.bottom()));
        Layout {
            top,
            policy,
            knobs: knobs.map(|_| middle.with_max_x(left)),
            stage,
            inspector: inspector.map(|_| middle.with_min_x(right)),
            status,
            lines: vec![
                hair(top, top.bottom()),
                hair(policy, policy.bottom()),
                hair(status, status.top() + 1.0),
                upright(left),
                upright(right + 1.0),
            ],
        }
    }
}

/// A panel: its own ground, its own clip, its own ids.
fn pane(ui: &mut Ui, rect: Rect, fill: Color32, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.painter().rect_filled(rect, 0, fill);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}
