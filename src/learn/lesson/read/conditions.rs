//! What the learner is to do, and whether that can ever be done.

use crate::learn::{Link, View};
use crate::pipeline::{Verdict, knobs};
use crate::policy::{Knob, Range};

use super::super::file::{ActFile, AnswerFile, DoFile, RightFile, StepFile, TurnFile};
use super::super::{Choice, Condition, Deed, Part, PostPlace, Quantity, Question, Turned, Wanted};
use super::{Before, Reading, reaches};

impl Reading<'_> {
    /// What a step waits for.
    pub(super) fn condition(
        &mut self,
        path: &str,
        step: &StepFile,
        wanted: &DoFile,
        before: &Before,
    ) -> Option<Condition> {
        let path = format!("{path}.do");
        let given = [
            wanted.turn.is_some(),
            wanted.select.is_some(),
            wanted.act.is_some(),
            wanted.open.is_some(),
            wanted.viewer.is_some(),
            wanted.answer.is_some(),
        ];
        if given.into_iter().filter(|given| *given).count() != 1 {
            self.tell(path, "asks for one thing; give one of turn, select, act, open, viewer, answer");
            return None;
        }
        if let Some(turn) = &wanted.turn {
            return self.turn(&format!("{path}.turn"), turn);
        }
        if let Some(post) = &wanted.select {
            return self.place(&format!("{path}.select"), post, before).map(Condition::Select);
        }
        if let Some(act) = &wanted.act {
            return self.act(&format!("{path}.act"), act, before);
        }
        if let Some(place) = &wanted.open {
            return self.open(&format!("{path}.open"), place, step);
        }
        if let Some(handle) = &wanted.viewer {
            let path = format!("{path}.viewer");
            let viewer = self.viewer(&path, Some(handle))?;
            if before.viewer == Some(viewer) {
                self.tell(path, format!("\"{handle}\" is shown already; name another viewer"));
            }
            return Some(Condition::Viewer(viewer));
        }
        let asked = wanted.answer.as_ref()?;
        self.question(&format!("{path}.answer"), asked, before).map(Condition::Answer)
    }

    fn turn(&mut self, path: &str, turn: &TurnFile) -> Option<Condition> {
        self.needs(path, Part::Knobs);
        let knob = Knob::find(knobs(), &turn.knob).map_err(|error| error.to_string());
        let knob = self.keep(&format!("{path}.knob"), knob)?;
        let turned = match (&turn.to, turn.at_least, turn.at_most, turn.back) {
            (Some(json), None, None, false) => {
                let value = knob.read(json).map_err(|error| error.to_string());
                Turned::To(self.keep(&format!("{path}.to"), value)?)
            }
            (None, Some(least), None, false) => {
                self.check_reach(&format!("{path}.at_least"), knob, least);
                Turned::AtLeast(least)
            }
            (None, None, Some(most), false) => {
                self.check_reach(&format!("{path}.at_most"), knob, most);
                Turned::AtMost(most)
            }
            (None, None, None, true) => Turned::Back,
            (None, None, None, false) => Turned::Away,
            _ => {
                self.tell(path, "goes to one place; give one of to, at_least, at_most, back");
                return None;
            }
        };
        Some(Condition::Turn(knob, turned))
    }

    /// A number the knob cannot reach can never be seen there.
    fn check_reach(&mut self, path: &str, knob: &Knob, number: f64) {
        let (min, max) = match knob.range {
            Range::Number { min, max, .. } => (min, max),
            Range::Whole { min, max, .. } => (f64::from(min), f64::from(max)),
            Range::Switch { .. } | Range::Choice { .. } => {
                self.tell(path, format!("can never hold: \"{}\" takes {}; use \"to\"", knob.key, knob.range));
                return;
            }
        };
        if !(min..=max).contains(&number) {
            self.tell(path, format!("can never hold: \"{}\" takes {}", knob.key, knob.range));
        }
    }

    fn act(&mut self, path: &str, act: &ActFile, before: &Before) -> Option<Condition> {
        let spot = format!("{path}.post");
        let on = match &act.post {
            Some(name) => Some(self.place(&spot, name, before)?),
            None => None,
        };
        if let (Some(PostPlace::Id(post)), Some(ledger)) = (&on, &self.ledger) {
            let removed = matches!(ledger.verdict(*post), Verdict::Removed(_) | Verdict::PastTheEnd { .. });
            if removed {
                self.tell(&spot, "can never hold: the post is not in the feed");
            }
        }
        self.check_not_done(path, act.what, on.as_ref(), before);
        Some(Condition::Act { deed: act.what, on })
    }

    /// What the world says already cannot be done any more.
    fn check_not_done(&mut self, path: &str, deed: Deed, on: Option<&PostPlace>, before: &Before) {
        let (Some(PostPlace::Id(post)), Some(world), Some(viewer)) = (on, self.world, before.viewer) else { return };
        let (author, viewer) = (world.post(*post).author, world.viewer(viewer));
        let is_done = match deed {
            Deed::CloseFriend => viewer.close_friends.contains(&author),
            Deed::Favorite => viewer.favorites.contains(&author),
            Deed::Mute => viewer.muted.contains(&author),
            Deed::Follow => world.follows(viewer.account, author),
            Deed::Hide => viewer.hidden.contains(post),
            Deed::Like | Deed::Comment | Deed::Save | Deed::Share => false,
        };
        if is_done {
            self.tell(path, "is done already in the world; choose another post");
        }
    }

    fn open(&mut self, path: &str, place: &str, step: &StepFile) -> Option<Condition> {
        let link = self.keep(path, Link::parse(place))?;
        let view = match &link {
            Link::View(view) => *view,
            Link::Component(_) => View::Diagram,
            Link::Term(_) => View::Glossary,
            Link::Step(_) | Link::Knob(_) | Link::Web(_) => {
                self.tell(path, "can never hold; open a view:…, a component:… or a term:…");
                return None;
            }
        };
        if self.hide.contains(&Part::PolicyBar) && !reaches(step, view) {
            self.tell(path, "can never hold: \"hide\" takes the tabs away, and the text has no link");
        }
        Some(Condition::Open(link))
    }

    fn question(&mut self, path: &str, asked: &AnswerFile, before: &Before) -> Option<Question> {
        let wanted = match (asked.right, &asked.post, &asked.number) {
            (Some(right), None, None) => self.choices(path, asked, right),
            (None, Some(post), None) => Wanted::Post(self.place(&format!("{path}.post"), post, before)?),
            (None, None, Some(name)) => {
                let spot = format!("{path}.number");
                let of = self.quantity(&spot, name)?;
                Wanted::Number { of, within: asked.within.unwrap_or(0.0) }
            }
            _ => {
                self.tell(path, "has one right answer; give choices with right, or post, or number");
                return None;
            }
        };
        Some(Question { ask: asked.ask.clone(), wanted })
    }

    fn choices(&mut self, path: &str, asked: &AnswerFile, right: RightFile) -> Wanted {
        if asked.choices.len() < 2 {
            self.tell(format!("{path}.choices"), "leaves nothing to choose; give two or more");
        }
        let mut choices = Vec::new();
        for (at, choice) in asked.choices.iter().enumerate() {
            let value = self.quantity(&format!("{path}.choices[{at}].value"), &choice.value);
            choices.extend(value.map(|value| Choice { text: choice.text.clone(), value }));
        }
        Wanted::Choice { most: right == RightFile::Most, choices }
    }

    /// A live number that is one.
    fn quantity(&mut self, path: &str, name: &str) -> Option<Quantity> {
        let quantity = self.keep(path, Quantity::parse(name, self.world))?;
        if !quantity.is_number() {
            self.tell(path, format!("\"{name}\" is no number"));
            return None;
        }
        Some(quantity)
    }
}
