//! The smallest turn of a single knob that makes the two change places, or brings the one to where it stands elsewhere.

use egui::Ui;

use super::held::Held;
use crate::app::command::{Command, Commands};
use crate::app::compare::Place;
use crate::app::state::State;
use crate::app::views::post::change::{author, looking_ui, nudge_ui};
use crate::app::views::post::section;
use crate::domain::PostId;
use crate::simulation::nudge::Goal;

/// Draws it. Only the policy at hand is turned.
pub(super) fn ui(ui: &mut Ui, state: &State, held: &Held<'_>, commands: &mut Commands) {
    let title = match wanted(state, held) {
        _ if !held.across => "What swaps them".to_owned(),
        Ok((_, goal)) => format!("What brings it to {} in A", aim(goal)),
        Err(_) => "What brings it there".to_owned(),
    };
    section::ui(ui, &title, "the smallest single-knob change of A", |ui| match wanted(state, held) {
        Ok((post, goal)) => goal_ui(ui, state, (post, goal), commands),
        Err(why) => section::sentence_ui(ui, &why),
    });
}

/// Which post is to be where in A; or why there is nothing to look for.
fn wanted(state: &State, held: &Held<'_>) -> Result<(PostId, Goal), String> {
    let [first, second] = &held.ends;
    let is_at_hand = |side: usize| held.ends[side].side.place == Place::AtHand;
    if !held.across {
        return match is_at_hand(0) {
            true => Ok((second.post, Goal::Pass(first.post))),
            false => Err(format!("Only A is turned, and these stand in {}.", first.side.badge())),
        };
    }
    let (own, other) = match (is_at_hand(0), is_at_hand(1)) {
        (true, _) => (first, second),
        (_, true) => (second, first),
        _ => return Err("Only A is turned, and neither of these feeds is A.".to_owned()),
    };
    match own.rank.cmp(&other.rank) {
        std::cmp::Ordering::Greater => Ok((own.post, Goal::Reach(other.rank))),
        std::cmp::Ordering::Less => Ok((own.post, Goal::Leave(other.rank - 1))),
        std::cmp::Ordering::Equal => {
            Err(format!("Nothing need be turned: {}’s post stands at the same place in both.", author(state, own.post)))
        }
    }
}

/// The place a goal is about.
fn aim(goal: Goal) -> usize {
    match goal {
        Goal::Reach(rank) => rank,
        Goal::Leave(left) => left + 1,
        Goal::Pass(_) | Goal::Deliver => 0,
    }
}

fn goal_ui(ui: &mut Ui, state: &State, (post, goal): (PostId, Goal), commands: &mut Commands) {
    let subject = (state.results.revision, post);
    let trials = &state.jobs.trials;
    if trials.is_missing(subject, &[goal]) && !ui.input(|input| input.pointer.any_down()) {
        commands.send(Command::Try(post, vec![goal]));
    }
    let Some(found) = trials.found(subject, goal) else { return looking_ui(ui, trials.fraction()) };
    match found.first() {
        Some(nudge) => {
            let is_made = nudge_ui(ui, state, post, nudge, commands);
            // The two stay in sight, though the selected one may have another neighbor then.
            if let (true, Goal::Pass(other)) = (is_made, goal) {
                let rival = if state.session.selected == Some(post) { other } else { post };
                commands.send(Command::Rival(Some(rival)));
            }
        }
        None => section::sentence_ui(ui, &none(state, (post, goal))),
    }
}

/// What is said where no single knob does it.
fn none(state: &State, (post, goal): (PostId, Goal)) -> String {
    let name = author(state, post);
    match goal {
        Goal::Pass(other) => format!("No single knob puts {name}’s post above {}’s.", author(state, other)),
        Goal::Reach(rank) => format!("No single knob lifts {name}’s post to {rank} in A."),
        goal => format!("No single knob lowers {name}’s post to {} in A.", aim(goal)),
    }
}
