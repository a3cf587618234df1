//! How what a step asks is done: the commands a person would send.

use crate::app::command::Command;
use crate::app::document::Control;
use crate::app::state::State;
use crate::domain::{AccountId, PostId};
use crate::learn::lesson::{Condition, Deed, Turned};
use crate::learn::{Link, View};
use crate::policy::{Knob, Range, Value};

use super::LessonAsked;

impl State {
    /// The commands that do what the step asks; none where it asks nothing, or what it asks cannot be done now.
    #[must_use]
    pub fn how(&self) -> Vec<Command> {
        let Some(condition) = self.lesson.as_deref().and_then(|running| running.at().condition.as_ref()) else {
            return Vec::new();
        };
        match condition {
            Condition::Turn(knob, turned) => {
                let turn = match turned_to(knob, *turned) {
                    value if value == knob.default() => Command::Reset(knob),
                    value => Command::Turn(knob, value),
                };
                vec![Command::View(View::Tune), turn, Command::EndGesture]
            }
            Condition::Select(place) => {
                let post = self.with_facts(|facts| place.post(facts));
                post.into_iter().flat_map(|post| [Command::View(View::Tune), Command::Select(Some(post))]).collect()
            }
            Condition::Act { deed, .. } => self.meant_of_act().into_iter().map(|post| self.act(*deed, post)).collect(),
            Condition::Open(link) => self.open_place(link),
            Condition::Viewer(viewer) => vec![Command::Viewer(*viewer)],
            Condition::Answer(question) => {
                let right = self.with_facts(|facts| question.right(facts));
                right.into_iter().map(|right| Command::Lesson(LessonAsked::Answer(right))).collect()
            }
        }
    }

    /// The post an act of the step is about; the selected one, or the top one, where any will do.
    fn meant_of_act(&self) -> Option<PostId> {
        let running = self.lesson.as_deref()?;
        running.target.or(self.session.selected).or_else(|| self.feed_posts().next())
    }

    fn act(&self, deed: Deed, post: PostId) -> Command {
        let author: AccountId = self.document.world.post(post).author;
        let control = match (deed.action(), deed) {
            (Some(action), _) => return Command::Act(post, action),
            (_, Deed::Hide) => Control::Hide(post, true),
            (_, Deed::Mute) => Control::Mute(author, true),
            (_, Deed::CloseFriend) => Control::CloseFriend(author, true),
            (_, Deed::Favorite) => Control::Favorite(author, true),
            _ => Control::Follow(author, true),
        };
        Command::Control(control)
    }

    fn open_place(&self, link: &Link) -> Vec<Command> {
        let learn = &self.session.learn;
        match link {
            Link::View(view) => vec![Command::View(*view)],
            Link::Component(component) => {
                let mut diagram = learn.diagram.clone();
                diagram.component = Some(component.id().to_owned());
                vec![Command::Diagram(Box::new(diagram)), Command::View(View::Diagram)]
            }
            Link::Term(term) => {
                vec![Command::Glossary(Box::new(learn.glossary.opening(term))), Command::View(View::Glossary)]
            }
            Link::Step(_) | Link::Knob(_) | Link::Web(_) => Vec::new(),
        }
    }
}

/// A value at which the knob stands where it is to.
fn turned_to(knob: &'static Knob, turned: Turned) -> Value {
    match (turned, knob.range) {
        (Turned::To(value), _) => value,
        (Turned::AtLeast(number) | Turned::AtMost(number), _) => Value::Number(number),
        (Turned::Back, _) => knob.default(),
        (Turned::Away, Range::Number { default, max, min, .. }) => {
            Value::Number(if default < max { (default + 1.0).min(max) } else { min })
        }
        (Turned::Away, Range::Whole { default, max, min, .. }) => {
            Value::Number(f64::from(if default < max { default + 1 } else { min }))
        }
        (Turned::Away, Range::Switch { default }) => Value::Switch(!default),
        (Turned::Away, Range::Choice { default, choices }) => {
            Value::Choice(choices.iter().find(|choice| **choice != default).unwrap_or(&default))
        }
    }
}
