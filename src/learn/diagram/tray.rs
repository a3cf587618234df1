//! The stories tray in the diagram: its steps at work on the circles at hand.

use crate::pipeline::stories::{STEPS, TrayRun};
use crate::pipeline::{TrayLedger, ranks};

use super::{Lane, Lanes, Node, Part, Work};

/// The steps after which a circle has a place, in order.
pub const TRAY_STOPS: [&str; 3] = ["newest", "affinity", "close_friends"];

/// The boxes: what goes in, what comes out, and what each step does.
#[must_use]
pub fn tray_nodes(tray: &TrayLedger) -> Vec<Node> {
    let mut left = tray.considered.len();
    let node = |(at, step): (usize, &crate::pipeline::TrayStep)| {
        let into = left;
        let work = match step.run {
            TrayRun::Keep(_) => {
                let dropped = tray.dropped_by(step.id);
                left -= dropped;
                Work::Removes(dropped)
            }
            TrayRun::Order(_) if !tray.is_on(step.id) && !tray.orders.is_empty() => Work::Off,
            TrayRun::Order(_) => Work::Moves(tray.moved_by(step.id)),
        };
        Node { part: Part::Step(at), posts_in: into, posts_out: left, work }
    };
    STEPS.iter().enumerate().map(node).collect()
}

/// The place of every circle after each of [`TRAY_STOPS`], by final place.
#[must_use]
pub fn tray_lanes(tray: &TrayLedger) -> Lanes {
    let after: Vec<Vec<u32>> = tray.orders.iter().map(|after| ranks(&after.order)).collect();
    let lane = |&row: &u32| Lane { row, ranks: after.iter().map(|ranks| ranks[row as usize]).collect() };
    Lanes { lanes: tray.order().iter().map(lane).collect(), of: tray.rows.len() }
}
