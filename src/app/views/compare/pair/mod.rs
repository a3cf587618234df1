//! Why one stands above the other: two posts of one feed, or one post in two feeds, the gap of their scores taken apart
//! by the steps of the ledger, and what would close it.

mod bars;
mod choose;
mod held;
mod swap;
mod words;

use egui::{Id, Ui};

use crate::app::command::Commands;
use crate::app::compare::Side;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::views::Art;
use crate::app::views::memo::memo;
use crate::app::views::post::section;
use crate::pipeline::{Part, Versus, above_since, versus};

use held::{Held, Unheld};

/// Draws what is held against what, and why the one stands above the other.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, sides: &[Side<'_>], commands: &mut Commands) {
    let held = Held::of(state, sides);
    choose::ui(ui, state, art, sides, &held, commands);
    let held = match held {
        Ok(held) => held,
        Err(Unheld { why, .. }) => return section::framed(ui, |ui| section::sentence_ui(ui, &why)),
    };
    let key = (state.results.revision, held.posts(), held.places());
    let apart = memo(ui, Id::unique("held against each other"), key, || Apart::of(&held));
    section::framed(ui, |ui| {
        for sentence in words::verdict(state, &held, &apart) {
            section::sentence_ui(ui, &sentence);
        }
    });
    if apart.versus.parts.is_empty() {
        section::note_ui(ui, "Not scored", "No score is made for this feed: it is sorted by time, newest first.");
    } else {
        steps_ui(ui, &held, &apart);
        values_ui(ui, &held, &apart);
    }
    swap::ui(ui, state, &held, commands);
}

/// Two scores taken apart.
pub(super) struct Apart {
    /// The parts of the gap.
    pub(super) versus: Versus,
    /// The same as steps of the score.
    pub(super) steps: Vec<Part>,
    /// In one feed: the stage from which on the first stands above.
    pub(super) since: Option<&'static str>,
}

impl Apart {
    fn of(held: &Held<'_>) -> Apart {
        let [first, second] = &held.ends;
        let versus = versus((first.side.ledger, first.row), (second.side.ledger, second.row));
        let since = (!held.across).then(|| above_since(first.side.ledger, first.row, second.row)).flatten();
        Apart { steps: versus.steps(), versus, since }
    }
}

/// One bar for each step, from the gap before it to the gap after it; the last is the gap.
fn steps_ui(ui: &mut Ui, held: &Held<'_>, apart: &Apart) {
    let title = format!("Gap {}", numbers::points(apart.versus.gap()));
    section::ui(ui, &title, "points of score, step by step", |ui| {
        let mut from = 0.0;
        let mut rows = Vec::new();
        let mut rest = 0.0;
        for part in &apart.steps {
            if numbers::points(part.points) == numbers::points(0.0) {
                rest += part.points;
                continue;
            }
            rows.push(bars::Row::of_step(held, part, from));
            from += part.points;
        }
        if numbers::points(rest) != numbers::points(0.0) {
            rows.push(bars::Row::of_rest(from, rest));
        }
        rows.push(bars::Row::total(
            "Gap",
            apart.versus.scores.map(numbers::score),
            apart.versus.gap(),
            numbers::points,
        ));
        bars::ui(ui, held.titles(), &rows);
        let left_out = apart.steps.len() + 1 - rows.len();
        if left_out > 0 {
            let steps = if left_out == 1 { "step leaves" } else { "steps leave" };
            section::sentence_ui(ui, &format!("{left_out} more {steps} the gap as it is."));
        }
    });
}

/// What each action adds to either value, and the difference.
fn values_ui(ui: &mut Ui, held: &Held<'_>, apart: &Apart) {
    let mut rows: Vec<bars::Row> = apart.versus.values().filter_map(bars::Row::of_action).collect();
    if rows.is_empty() {
        return;
    }
    let sums = [0, 1].map(|side| apart.versus.values().filter_map(|part| part.values[side]).sum::<f64>());
    let short = |value: f64| numbers::fixed(value, 2);
    if rows.iter().all(bars::Row::is_even) {
        let words =
            format!("Nowhere: what is predicted, times its weights, comes to {} on both sides.", short(sums[0]));
        return section::note_ui(ui, "Where the values differ", &words);
    }
    rows.push(bars::Row::total("Value", sums.map(short), sums[0] - sums[1], |value| numbers::signed(value, 2)));
    section::ui(ui, "Where the values differ", "probability × weight", |ui| bars::ui(ui, held.titles(), &rows));
}
