//! Where the panels stand, in wide, narrow and tight windows.

use egui::{Rect, pos2};

use super::table;
use crate::app::session::{InspectorTab, NarrowSide};
use crate::app::state::State;
use crate::app::theme::{anatomy::lesson, size, space, stage};
use crate::learn::View;
use crate::learn::lesson::Part;

/// Where the panels stand.
pub(super) struct Layout {
    /// The bar at the top.
    pub(super) top: Rect,
    /// The bar below it.
    pub(super) policy: Rect,
    /// The lesson under way.
    pub(super) lesson: Option<Rect>,
    /// What is said of a session of a run that is open.
    pub(super) opened: Option<Rect>,
    /// The knobs, where they are not folded.
    pub(super) knobs: Option<Rect>,
    /// The knobs, folded.
    pub(super) knobs_rail: Option<Rect>,
    /// The stage; empty where another panel took its place. A view without panels has it all.
    pub(super) stage: Rect,
    /// The inspector, where it is not folded.
    pub(super) inspector: Option<Rect>,
    /// The panels, folded.
    pub(super) panels_rail: Option<Rect>,
    /// The bar at the bottom.
    pub(super) status: Rect,
    /// The hairlines between them.
    pub(super) lines: Vec<Rect>,
}

impl Layout {
    /// In a narrow window the stage has only one neighbour at a time, the one asked for last, and the other is folded
    /// to a rail; in a tight one that neighbour takes the stage's place.
    /// The card of a lesson is `card` high, as far as there is room; what is said of an open session is `strip` high.
    pub(super) fn of(window: Rect, state: &State, card: f32, strip: f32) -> Layout {
        let (top, below) = window.split_top_bottom_at_y(window.top() + size::TOP_BAR);
        let hides = |part| state.lesson.as_ref().is_some_and(|running| running.hides(part));
        let height = |part, height: f32| if hides(part) { 0.0 } else { height };
        let (policy, below) = below.split_top_bottom_at_y(below.top() + height(Part::PolicyBar, size::TABS));
        let (middle, status) = below.split_top_bottom_at_y(below.bottom() - height(Part::Status, size::STATUS));
        let card = card.min(middle.height() * lesson::SHARE).round();
        let (lesson, middle) =
            middle.split_top_bottom_at_y(middle.top() + if state.lesson.is_some() { card } else { 0.0 });
        let lesson = state.lesson.is_some().then_some(lesson);
        let (opened, middle) = middle.split_top_bottom_at_y(middle.top() + strip);
        let opened = state.opened.is_some().then_some(opened);
        let hair = |at: Rect, y: f32| Rect::from_min_max(pos2(at.left(), y - 1.0), pos2(at.right(), y));
        let lines = [hair(top, top.bottom()), hair(policy, policy.bottom()), hair(status, status.top() + 1.0)];
        let lines: Vec<Rect> =
            lines.into_iter().chain(lesson.into_iter().chain(opened).map(|card| hair(card, card.bottom()))).collect();
        if state.session.view != View::Tune {
            return Layout {
                top,
                policy,
                lesson,
                opened,
                knobs: None,
                knobs_rail: None,
                stage: middle,
                inspector: None,
                panels_rail: None,
                status,
                lines,
            };
        }
        let is_narrow = window.width() < size::DRAWER_BELOW;
        let side = side(state, window.width());
        let is_table = state.session.tab == InspectorTab::AllPosts;
        // The table is wider than a post's story, and takes the feed's place sooner.
        let needs_most =
            if is_table && side == NarrowSide::Inspector { size::RAIL + size::PHONE + size::TABLE } else { 0.0 };
        let is_tight = window.width() < size::ONE_PANEL_BELOW.max(needs_most);
        let has = |panel, part| (!is_narrow || side == panel) && !hides(part);
        let has_knobs = has(NarrowSide::Knobs, Part::Knobs);
        let has_inspector = has(NarrowSide::Inspector, Part::Inspector);
        let room = window.width() - 2.0 * size::RAIL;
        let knobs = if is_tight { room } else { size::KNOBS };
        let rail = |part, is_open| if is_open && !is_tight || hides(part) { 0.0 } else { size::RAIL };
        let (left_rail, right_rail) = (rail(Part::Knobs, has_knobs), rail(Part::Inspector, has_inspector));
        let wanted = match is_table {
            true => table::wanted_width(state).max((window.width() * size::TABLE_SHARE).round()),
            false => size::INSPECTOR,
        };
        // Ranks and moves stay beside the phone, whatever else has no room.
        let stage_least = size::PHONE + stage::GUTTER_LEAST + space::M;
        let beside = if is_narrow { size::RAIL + stage_least } else { size::KNOBS + size::STAGE_MIN };
        let inspector = if is_tight { room } else { wanted.min((window.width() - beside).max(size::INSPECTOR)) };
        let left = middle.left() + if has_knobs { left_rail + knobs } else { left_rail };
        let right = middle.right() - if has_inspector { right_rail + inspector } else { right_rail };
        let part = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, middle.y_range());
        let upright = |x: f32| Rect::from_min_max(pos2(x - 1.0, middle.top()), pos2(x, middle.bottom()));
        let (rail_end, rail_start) = (middle.left() + left_rail, middle.right() - right_rail);
        Layout {
            top,
            policy,
            lesson,
            opened,
            knobs: has_knobs.then(|| part(rail_end, left)),
            knobs_rail: (left_rail > 0.0).then(|| part(middle.left(), rail_end)),
            stage: part(left, right.max(left)),
            inspector: has_inspector.then(|| part(right, rail_start)),
            panels_rail: (right_rail > 0.0).then(|| part(rail_start, middle.right())),
            status,
            lines: lines
                .into_iter()
                .chain([upright(rail_end), upright(rail_start + 1.0)])
                .chain((left > rail_end && left < rail_start).then(|| upright(left)))
                .chain((right > left && right < rail_start).then(|| upright(right + 1.0)))
                .collect(),
        }
    }

    /// Where messages stand: over the stage, or over what took its place.
    pub(super) fn over(&self) -> Rect {
        if self.stage.width() > 0.0 {
            return self.stage;
        }
        self.knobs.or(self.inspector).unwrap_or(self.stage)
    }
}

/// Which neighbour the stage has where it has one; in a tight window a step of a lesson that means the phone shows that.
fn side(state: &State, width: f32) -> NarrowSide {
    let means_phone = state.lesson.as_ref().is_some_and(|running| running.means_phone());
    if means_phone && width < size::ONE_PANEL_BELOW { NarrowSide::Feed } else { state.session.narrow_side }
}
