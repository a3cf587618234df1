//! The play: the slate goes through the diagram, component by component. It asks for frames only while something moves.

use egui::{Id, Pos2, Rect, Shape, Stroke, Ui, lerp, pos2};

use super::lanes::Way;
use super::plan::Plan;
use crate::app::command::{Command, Commands};
use crate::app::learn::{DiagramView, Play};
use crate::app::state::State;
use crate::app::theme::{diagram as anatomy, stroke, theme};
use crate::learn::diagram::{Lanes, Sink, column};
use crate::pipeline::Ledger;

/// A step as it is shown.
#[derive(Clone, Copy)]
struct Shown {
    play: Play,
    /// How far the step is, 0 to 1; moving takes the first part of it.
    share: f32,
    /// It was paused on its way.
    paused: bool,
    /// When that was, by the window's clock.
    at: f64,
}

/// Takes the play on, and answers how far its step has moved, 0..1.
pub(super) fn advance(ui: &Ui, state: &State, view: &DiagramView, commands: &mut Commands) -> f32 {
    let id = Id::unique("diagram play");
    let Some(play) = view.play else {
        ui.data_mut(|data| data.remove::<Shown>(id));
        return 1.0;
    };
    let at = ui.input(|input| input.time);
    let length = view.speed.step_seconds();
    let known = ui.data(|data| data.get_temp::<Shown>(id)).filter(|shown| shown.play.step == play.step);
    let mut shown = known.unwrap_or(Shown { play, share: 0.0, paused: false, at });
    shown.paused = !play.running && (shown.paused || shown.play.running);
    if !shown.paused {
        shown.share += (at - shown.at) as f32 / length;
    }
    ui.data_mut(|data| data.insert_temp(id, Shown { play, at, ..shown }));
    if play.running && shown.share >= 1.0 {
        commands.send(Command::Diagram(Box::new(view.clone().stepped(true))));
    }
    let moved = if state.session.reduced_motion { 1.0 } else { (shown.share / anatomy::MOVING).min(1.0) };
    // A still step is looked at again when it is over; a moving one with every frame.
    if moved < 1.0 && !shown.paused {
        ui.ctx().request_repaint();
    } else if play.running {
        ui.ctx().request_repaint_after_secs(((1.0 - shown.share) * length).max(0.0));
    }
    moved
}

/// Draws the posts on their way to the component of the step: those kept along stream and lanes, those removed down into
/// the sink, those past the end no further.
pub(super) fn ui(
    ui: &Ui,
    plan: &Plan,
    (ledger, stages): (&Ledger, &[&str]),
    (lanes, sink): (&Lanes, &Sink),
    step: usize,
    moved: f32,
) {
    // Posts set out one after the other, so that they come as a stream and not as a front.
    let eased = |late: f32| {
        let own = moved * (1.0 + anatomy::STAGGER) - late * anatomy::STAGGER;
        egui::emath::easing::cubic_in_out(own.clamp(0.0, 1.0))
    };
    let from = if step == 0 { plan.sides().min } else { plan.middle(step - 1) };
    let at_x = |late: f32| lerp(from..=plan.middle(step), eased(late));
    let every = lanes.lanes.len().div_ceil(anatomy::MARKS).max(1);
    let is_delivery = step == plan.last();
    for (at, lane) in lanes.lanes.iter().enumerate().filter(|(at, _)| at % every == 0) {
        let depth = (at as f32 * anatomy::SPREAD).fract();
        let way = Way::new(plan, stages, &lane.ranks, lanes.of, depth);
        let is_cut = lane.ranks.last().is_some_and(|rank| *rank as usize > ledger.delivery.length);
        let x = if is_cut && is_delivery { from } else { at_x(depth) };
        mark(ui, plan, pos2(x, way.y(x)), true);
    }
    for (at, (_, removal)) in sink.some(anatomy::MARKS / 2, None).into_iter().enumerate() {
        let leaves = column(removal);
        let stream = plan.stream();
        let late = (at as f32 * anatomy::SPREAD).fract();
        let y = lerp(stream.min + stroke::PATH..=stream.max - stroke::PATH, late);
        let eased = eased(late);
        if step < leaves || step == leaves && eased < 0.5 {
            mark(ui, plan, pos2(at_x(late), y), true);
        } else {
            let fallen = if step == leaves { 2.0 * eased - 1.0 } else { 1.0 };
            mark(ui, plan, fall(plan, leaves, at, y, fallen), false);
        }
    }
}

/// Where a removed post is on its way down from its component.
fn fall(plan: &Plan, leaves: usize, at: usize, y: f32, fallen: f32) -> Pos2 {
    let sink = plan.sink();
    let aside = lerp(sink.left()..=sink.right(), (at as f32 * anatomy::SPREAD).fract());
    let bottom = plan.stream().max + plan.length(anatomy::LANES_GAP / 2.0);
    pos2(lerp(plan.middle(leaves)..=aside, fallen), lerp(y..=bottom, fallen))
}

fn mark(ui: &Ui, plan: &Plan, at: Pos2, kept: bool) {
    let theme = theme(ui);
    let radius = plan.length(anatomy::MARK) / 2.0;
    if kept {
        ui.painter().circle(at, radius, theme.ink.fill, Stroke::new(stroke::HAIR, theme.bg.app));
    } else {
        let pen = Stroke::new(stroke::HOLLOW, theme.text.tertiary);
        ui.painter().add(Shape::circle_stroke(at, radius, pen));
    }
}

/// The dotted line from an open box down to its stop.
pub(super) fn pointer(ui: &Ui, from: Rect, to: f32) {
    let ends = [pos2(from.center().x, from.bottom()), pos2(from.center().x, to)];
    let pen = Stroke::new(stroke::HOLLOW, theme(ui).ink.fill);
    ui.painter().extend(Shape::dashed_line(&ends, pen, stroke::DOTS.0, 2.0 * stroke::DOTS.1));
}
