//! A lesson: a world, a policy and a sequence of steps, each with a text and what the learner is to do. Pure.

mod condition;
mod facts;
mod file;
mod part;
mod place;
mod quantity;
mod question;
mod read;

pub use condition::{Condition, Deed, Turned};
pub use facts::Facts;
pub use file::LessonFile;
pub use part::Part;
pub use place::PostPlace;
pub use quantity::{Amount, Quantity};
pub use question::{Answer, Choice, Question, Wanted};
pub use read::{Known, read};

use std::collections::BTreeSet;

use crate::domain::{PostId, ViewerId};
use crate::pipeline::{Component, FeedKind};
use crate::policy::{Knob, Policy};

use super::{Block, View};

/// A lesson, with every name in it found.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// Its name in files and on the command line.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What one learns, in a sentence.
    pub about: String,
    /// How long it takes.
    pub minutes: u32,
    /// The world it plays in: a sample's name, or a path beside the lesson.
    pub world: String,
    /// Whose feed it begins with.
    pub viewer: ViewerId,
    /// The policy it begins with; moves are counted from it.
    pub policy: Policy,
    /// Which feed it shows.
    pub feed: FeedKind,
    /// The view it opens.
    pub view: View,
    /// Parts of the window it does not need.
    pub hide: BTreeSet<Part>,
    /// Its steps, first to last.
    pub steps: Vec<LessonStep>,
}

/// One step of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonStep {
    /// What it says.
    pub text: Vec<Block>,
    /// What it says once the learner did what it asks; nothing for most.
    pub then: Vec<Block>,
    /// The view it goes to.
    pub view: Option<View>,
    /// The post it selects.
    pub select: Option<PostPlace>,
    /// What it marks.
    pub highlight: Option<Highlight>,
    /// What the learner is to do; `None` for reading on.
    pub condition: Option<Condition>,
}

/// What a step marks with a ring.
#[derive(Clone, Debug, PartialEq)]
pub enum Highlight {
    /// A knob's row.
    Knob(&'static Knob),
    /// A component's knobs.
    Component(Component),
    /// A post's card.
    Post(PostPlace),
    /// A part of the window.
    Part(Part),
}

impl LessonStep {
    /// The post that an act of this step is about, found once when the step begins: the act itself may move it.
    #[must_use]
    pub fn target(&self, facts: &Facts<'_>) -> Option<PostId> {
        match &self.condition {
            Some(Condition::Act { on: Some(place), .. }) => place.post(facts),
            _ => None,
        }
    }
}
