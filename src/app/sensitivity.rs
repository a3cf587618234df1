//! How much the feed hangs on each knob of the policy at hand, the knob that is swept, and the value tried on it.

use std::sync::Arc;

use crate::pipeline::Context;
use crate::policy::{Policy, Value};
use crate::simulation::nudge::Lever;
use crate::simulation::sensitivity::{Sweep, Swing, sweep, tornado};

use super::command::Command;
use super::compare::Panel;
use super::document::Document;
use super::inquiry::Inquiry;
use super::session::Session;
use super::state::State;
use crate::learn::View;

/// So many of the first posts are watched in a sweep. Assumed: as many lines as can be told apart.
pub const WATCHED: usize = 12;
/// A sweep puts its knob at so many values, and between those only where posts pass each other. Assumed.
const SETTINGS: usize = 33;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SensitivityAsked {
    /// What small turns move, and the sweep of the chosen knob, of the policy at hand.
    Now,
    /// Sweep this one, or none.
    Sweep(Option<Lever>),
    /// Show the feed with the swept knob at that value, without turning it; or as it stands.
    Try(Option<f64>),
    /// Stop the work.
    Cancel,
    /// Do what was stopped.
    Again,
}

/// All that an answer depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    fed: u64,
    policy: Policy,
}

/// What is known of the policy at hand, and the work for more of it.
#[derive(Default)]
pub struct Sensitivity {
    /// What small turns move.
    pub tornado: Inquiry<Subject, Vec<Swing>>,
    /// Ranks along a knob's reach; `None` for what has none.
    pub sweep: Inquiry<(Subject, Lever), Option<Sweep>>,
}

impl Sensitivity {
    /// Answers before a call returns instead of beside the window.
    pub fn at_once(&mut self) {
        (self.tornado.at_once, self.sweep.at_once) = (true, true);
    }

    pub(super) fn wake_with(&mut self, wake: &Arc<dyn Fn() + Send + Sync>) {
        self.tornado.wake_with(wake.clone());
        self.sweep.wake_with(wake.clone());
    }

    pub(super) fn poll(&mut self) {
        self.tornado.poll();
        self.sweep.poll();
    }
}

impl Session {
    /// The policy as it is shown: with the value that is tried while one is.
    #[must_use]
    pub(super) fn shown_policy(&self, document: &Document) -> Policy {
        let mut policy = document.policy.clone();
        if let Some((lever, value)) = self.tried() {
            lever.turn(&mut policy, Value::Number(value));
        }
        policy
    }

    /// The knob that is swept and the value tried on it, while that is looked at.
    #[must_use]
    pub fn tried(&self) -> Option<(Lever, f64)> {
        let is_seen = self.view == View::Compare && self.compare.panel == Panel::Sensitivity;
        self.swept.zip(self.tried).filter(|_| is_seen)
    }
}

impl State {
    /// What sensitivity is asked about: everything that goes into the feed at hand but not the value tried.
    #[must_use]
    pub fn sensitivity_subject(&self) -> Subject {
        // Neither a name, nor a note, nor a limit changes a feed.
        let policy = Policy {
            name: String::new(),
            about: String::new(),
            guardrails: Vec::new(),
            ..self.document.policy.clone()
        };
        Subject { fed: self.results.fed, policy }
    }

    /// What is swept, while the policy at hand has it.
    #[must_use]
    pub fn swept(&self) -> Option<Lever> {
        let rules = self.document.policy.rules.len();
        self.session.swept.filter(|lever| match lever {
            Lever::Knob(_) => true,
            Lever::Factor(at) | Lever::Switch(at) => *at < rules,
        })
    }

    /// Is there anything to be worked out that was not asked for?
    #[must_use]
    pub fn sensitivity_is_missing(&self, subject: &Subject) -> bool {
        let known = &self.jobs.sensitivity;
        let lacks_sweep = |lever| !known.sweep.is_asked(&(subject.clone(), lever));
        !known.tornado.is_asked(subject) || self.swept().is_some_and(lacks_sweep)
    }

    /// A value is tried only until something is done: what is done is done to the feed as it stands.
    pub(super) fn end_trial(&mut self, command: &Command) {
        let leaves_it = matches!(
            command,
            Command::Sensitivity(_)
                | Command::Placed(_)
                | Command::Notice(_)
                | Command::Select(_)
                | Command::SelectNext(_)
                | Command::TextSize(_)
                | Command::Theme(_)
                | Command::AskPicture(_)
        );
        if !leaves_it && self.session.tried.take().is_some() {
            self.settle();
        }
    }

    pub(super) fn sensitivity_asked(&mut self, asked: SensitivityAsked) {
        match asked {
            SensitivityAsked::Now => self.ask_sensitivity(),
            SensitivityAsked::Sweep(lever) => (self.session.swept, self.session.tried) = (lever, None),
            SensitivityAsked::Try(value) => self.session.tried = value,
            SensitivityAsked::Cancel => {
                self.jobs.sensitivity.tornado.cancel();
                self.jobs.sensitivity.sweep.cancel();
            }
            SensitivityAsked::Again => {
                let known = &mut self.jobs.sensitivity;
                if known.tornado.is_cancelled() {
                    known.tornado.forget();
                }
                if known.sweep.is_cancelled() {
                    known.sweep.forget();
                }
            }
        }
    }

    fn ask_sensitivity(&mut self) {
        let subject = self.sensitivity_subject();
        let (swept, results, known) = (self.swept(), &self.results, &mut self.jobs.sensitivity);
        let (inputs, policy) = (results.inputs(), subject.policy.clone());
        known.tornado.ask(subject.clone(), move |go_on| {
            // The run at hand may be made with a value that is only tried.
            tornado(&Context { policy: &policy, ..inputs.context() }, go_on)
        });
        let Some(lever) = swept else { return };
        let (inputs, policy) = (results.inputs(), subject.policy.clone());
        known.sweep.ask((subject, lever), move |go_on| {
            let context = Context { policy: &policy, ..inputs.context() };
            let mut stopped = false;
            let swept = sweep(&context, lever, WATCHED, SETTINGS, |done| {
                stopped = !go_on(done);
                !stopped
            });
            (!stopped).then_some(swept)
        });
    }
}

/// The value at a share of a lever's slider, in the slider's steps or, where `fine`, in the finest it is shown in.
/// `None` for a switch or a choice.
#[must_use]
pub fn setting(lever: Lever, share: f64, fine: bool) -> Option<f64> {
    let track = lever.track()?;
    Some(stepped(lever, track.at(share.clamp(0.0, 1.0)), fine))
}

/// The value so many steps to the right on the slider of a lever; the next whole one where it stands between two.
#[must_use]
pub fn step(lever: Lever, value: f64, steps: f64, fine: bool) -> Option<f64> {
    let track = lever.track()?;
    let step = if fine { lever.steps_per_one().recip() } else { track.step };
    Some(stepped(lever, value + (track.to - track.from).signum() * steps * step, fine))
}

/// The nearest value within reach that the slider has.
fn stepped(lever: Lever, value: f64, fine: bool) -> f64 {
    let Some(track) = lever.track() else { return value };
    let per_one = if fine { lever.steps_per_one() } else { track.step.recip() };
    // A sum with +0 makes −0 plain.
    ((value * per_one).round() / per_one).clamp(track.from.min(track.to), track.from.max(track.to)) + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Action;
    use crate::pipeline::stages::merge;

    #[test]
    fn a_place_on_the_chart_is_a_value_the_slider_has() {
        let like = Lever::Knob(merge::weight(Action::Like));
        assert_eq!([0.0, 1.0].map(|share| setting(like, share, false)), [Some(0.0), Some(5.0)]);
        assert_eq!(setting(like, -3.0, false), Some(0.0), "beyond its end it is at its end");
        let coarse = setting(like, 0.47, false).expect("a number");
        assert!((coarse * 10.0).fract().abs() < 1e-9, "{coarse}");
        assert_eq!(step(like, 1.0, 1.0, false), Some(1.1));
        assert_eq!(step(like, 1.0, -1.0, true), Some(0.99));
        assert_eq!(step(like, 5.0, 1.0, false), Some(5.0));
        let hide = Lever::Knob(merge::weight(Action::Hide));
        let right = step(hide, -40.0, 1.0, false).expect("a number");
        assert!(right < -40.0, "a weight that takes away grows to the right: {right}");
        assert_eq!(setting(Lever::Switch(0), 0.5, false), None);
    }
}
