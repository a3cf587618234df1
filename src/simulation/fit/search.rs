//! The search: linear programs on how the scores answer, each judged in a real run, then one weight after the other.

use crate::domain::{Action, PerAction};
use crate::pipeline::stages::merge;
use crate::simulation::nudge::Lever;

use super::bench::{Bench, Merit, TOO_LITTLE};
use super::linear::{Row, WEIGHTS, least_short};

/// The margins by which pairs are to lead, one after the other: a wide one finds the way, a narrow one lets every pair have
/// its place. Assumed.
const MARGINS: [f64; 3] = [0.02, 0.002, 0.000_2];
/// So many linear programs are solved for each margin at most. Assumed.
const PROGRAMS: usize = 16;
/// A step shorter than this share of a slider ends that part of the search.
const SHORTEST: f64 = 1.0 / 256.0;
/// A small turn, as a share of the slider, from which it is told how the scores answer. Assumed.
const SMALL: f64 = 0.01;
/// Each weight alone is tried so far up and down, as shares of its slider, the wide steps first. Assumed.
const STEPS: [f64; 7] = [0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.005];
/// So often all weights are gone through at one width of step, at most. Assumed.
const ROUNDS: usize = 4;
/// The share of the work the linear programs take.
const PROGRAMS_SHARE: f32 = 0.4;

/// Weights with how well they do.
#[derive(Clone, Debug)]
struct Tried {
    weights: PerAction<f64>,
    merit: Merit,
}

/// The best weights found, at the steps they are shown in. `None` once it was told to stop.
pub(super) fn search(
    bench: &mut Bench<'_>,
    bounds: &PerAction<(f64, f64)>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<PerAction<f64>> {
    let start = bench.start();
    let first = Tried { merit: bench.run(&start), weights: start };
    let mut search = Search { bench, bounds, best: first.clone(), start: first.weights.clone(), go_on };
    if search.bench.feeds.iter().any(|feed| feed.rows.len() > 1) {
        for (at, margin) in MARGINS.into_iter().enumerate() {
            search.bench.margin = margin;
            search.best.merit = search.bench.run(&search.best.weights);
            let from = search.best.clone();
            search.programs(from, PROGRAMS_SHARE * at as f32 / MARGINS.len() as f32)?;
        }
        search.one_by_one()?;
        search.simpler(&first)?;
    }
    Some(search.best.weights)
}

/// A search under way. Its methods answer `None` once it was told to stop.
struct Search<'a, 'b> {
    bench: &'b mut Bench<'a>,
    bounds: &'b PerAction<(f64, f64)>,
    best: Tried,
    start: PerAction<f64>,
    go_on: &'b mut dyn FnMut(f32) -> bool,
}

impl Search<'_, '_> {
    /// Goes where a linear program says while the real scores fall less short there; within a radius that grows while
    /// they do, and shrinks where they do not.
    fn programs(&mut self, mut here: Tried, from: f32) -> Option<()> {
        let mut radius = 1.0;
        let mut rows = self.answers(&here, from)?;
        for at in 0..PROGRAMS {
            let done = from + PROGRAMS_SHARE / MARGINS.len() as f32 * at as f32 / PROGRAMS as f32;
            let within = PerAction::from_fn(|action| {
                let (low, high) = self.bounds[action];
                let (now, unit) = (here.weights[action], unit(action));
                (((low - now) / unit).max(-radius), ((high - now) / unit).min(radius))
            });
            let Some(x) = least_short(&rows, &within.0, self.bench.margin) else { break };
            let weights = PerAction::from_fn(|action| here.weights[action] + x[action as usize] * unit(action));
            let there = self.run(&weights, done)?;
            if there.merit.loss < here.merit.loss - TOO_LITTLE {
                here = there;
                radius *= 2.0;
                rows = self.answers(&here, done)?;
            } else {
                radius /= 2.0;
                if radius < SHORTEST {
                    break;
                }
            }
        }
        Some(())
    }

    /// Each pair's lead, and how it answers to each weight: by the difference that a small turn makes in a real run.
    fn answers(&mut self, here: &Tried, done: f32) -> Option<Vec<Row>> {
        let now = self.log_scores(&here.weights, done)?;
        let mut slopes: Vec<Vec<Vec<f64>>> = Vec::new();
        for action in Action::ALL {
            let (low, high) = self.bounds[action];
            let room = high - here.weights[action] >= here.weights[action] - low;
            let turn = SMALL * if room { 1.0 } else { -1.0 };
            let mut weights = here.weights.clone();
            weights[action] += turn * unit(action);
            let there = self.log_scores(&weights, done)?;
            let slope = |(now, there): (&Vec<f64>, &Vec<f64>)| {
                now.iter().zip(there).map(|(now, there)| (there - now) / turn).collect()
            };
            slopes.push(now.iter().zip(&there).map(slope).collect());
        }
        let mut rows = Vec::new();
        for (feed, logs) in now.iter().enumerate() {
            for above in 0..logs.len() {
                for below in above + 1..logs.len() {
                    let mut slope = [0.0; WEIGHTS];
                    for (slope, of) in slope.iter_mut().zip(&slopes) {
                        *slope = of[feed][above] - of[feed][below];
                    }
                    rows.push(Row { gap: logs[above] - logs[below], slope });
                }
            }
        }
        Some(rows)
    }

    fn log_scores(&mut self, weights: &PerAction<f64>, done: f32) -> Option<Vec<Vec<f64>>> {
        if !(self.go_on)(done) {
            return None;
        }
        self.bench.run(weights);
        Some(self.bench.feeds.iter().map(super::bench::Feed::log_scores).collect())
    }

    /// Turns each weight alone, up and down, while that betters the best.
    fn one_by_one(&mut self) -> Option<()> {
        for (at, step) in STEPS.into_iter().enumerate() {
            for round in 0..ROUNDS {
                let share = (at as f32 + round as f32 / ROUNDS as f32) / STEPS.len() as f32;
                let before = self.best.merit;
                for action in Action::ALL {
                    for turn in [step, -step] {
                        let mut weights = self.best.weights.clone();
                        weights[action] += turn * unit(action);
                        self.run(&weights, PROGRAMS_SHARE + (1.0 - PROGRAMS_SHARE) * share)?;
                    }
                }
                if !self.best.merit.beats(before) {
                    break;
                }
            }
        }
        Some(())
    }

    /// Turns back every weight that no pair needs turned; all of them where no pair is won.
    fn simpler(&mut self, start: &Tried) -> Option<()> {
        if self.best.merit.kept <= start.merit.kept {
            self.best = start.clone();
        }
        for action in Action::ALL {
            let mut weights = self.best.weights.clone();
            weights[action] = start.weights[action];
            if weights == self.best.weights {
                continue;
            }
            let kept = self.best.merit.kept;
            let back = self.run(&weights, 1.0)?;
            if back.merit.kept >= kept {
                self.best = back;
            }
        }
        Some(())
    }

    /// Runs under these weights, within bounds and, where they are turned, at the steps they are shown in; the best so far
    /// is kept.
    fn run(&mut self, weights: &PerAction<f64>, done: f32) -> Option<Tried> {
        if !(self.go_on)(done) {
            return None;
        }
        let weights = weights.map(|action, &weight| match weight == self.start[action] {
            true => weight,
            false => shown(action, weight, self.bounds[action]),
        });
        let tried = Tried { merit: self.bench.run(&weights), weights };
        if tried.merit.beats(self.best.merit) {
            self.best = tried.clone();
        }
        Some(tried)
    }
}

/// How far a weight's slider reaches: what a step is measured by.
fn unit(action: Action) -> f64 {
    merge::weight(action).track().map_or(1.0, |track| (track.to - track.from).abs())
}

/// The weight as it is shown and typed, within its bounds.
fn shown(action: Action, weight: f64, (low, high): (f64, f64)) -> f64 {
    let per_one = Lever::Knob(merge::weight(action)).steps_per_one();
    // A sum with +0 makes −0 plain.
    ((weight * per_one).round() / per_one).clamp(low, high) + 0.0
}
