//! From what a file says to a lesson, with every name in it found; else everything that is wrong.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{ViewerId, World};
use crate::learn::{Block, Link, View, sections};
use crate::model::History;
use crate::pipeline::{Component, Context, FeedKind, Ledger, knobs, rank};
use crate::policy::{Knob, Policy, Problem};

use super::file::{HighlightFile, PolicyOf, StepFile};
use super::place::no_such;
use super::{Condition, Highlight, Lesson, LessonFile, LessonStep, Part, PostPlace, Quantity};

mod conditions;

/// What a lesson's names are looked up in.
pub struct Known<'a> {
    /// Its world; without it neither viewers nor posts are looked up.
    pub world: Option<&'a World>,
    /// The policies inside the program.
    pub presets: &'a BTreeMap<&'static str, Policy>,
}

/// Reads a lesson.
///
/// # Errors
/// Every problem, in no particular order: names that are not there, each with the nearest one, and conditions that can
/// never hold.
pub fn read(file: &LessonFile, known: &Known<'_>) -> Result<Lesson, Vec<Problem>> {
    let mut reading = Reading { problems: Vec::new(), world: known.world, ledger: None, hide: BTreeSet::new() };
    reading.check_head(file);
    let viewer = reading.viewer("viewer", file.viewer.as_deref());
    let policy = reading.policy(file.policy.as_ref(), known.presets);
    let feed = reading.feed(file.feed.as_deref());
    reading.hide = file.hide.iter().copied().collect();
    reading.ledger = reading.world.zip(viewer).map(|(world, viewer)| first_feed(world, viewer, &policy, feed));
    let mut steps = Vec::new();
    let mut before = Before { viewer, has_moved: false };
    for (at, step) in file.steps.iter().enumerate() {
        steps.push(reading.step(&format!("steps[{at}]"), step, &mut before));
    }
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    Ok(Lesson {
        id: file.id.clone(),
        title: file.title.clone(),
        about: file.about.clone(),
        minutes: file.minutes,
        world: file.world.clone(),
        viewer: viewer.unwrap_or(ViewerId(0)),
        policy,
        feed,
        view: file.view.unwrap_or_default(),
        hide: reading.hide,
        steps,
    })
}

/// What the steps before a step left behind.
struct Before {
    /// Whose feed is shown.
    viewer: Option<ViewerId>,
    /// Was anything done that moves posts?
    has_moved: bool,
}

struct Reading<'a> {
    problems: Vec<Problem>,
    world: Option<&'a World>,
    /// The feed as the lesson begins.
    ledger: Option<Ledger>,
    hide: BTreeSet<Part>,
}

impl Reading<'_> {
    fn tell(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem { path: path.into(), message: message.into() });
    }

    /// What came of looking something up; what is wrong with it is told.
    fn keep<T>(&mut self, path: &str, found: Result<T, String>) -> Option<T> {
        found.map_err(|message| self.tell(path, message)).ok()
    }

    fn check_head(&mut self, file: &LessonFile) {
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if file.id.is_empty() || !file.id.chars().all(is_plain) {
            self.tell("id", "is no name for a lesson; use small letters, digits and hyphens");
        }
        if file.steps.is_empty() {
            self.tell("steps", "is empty; give at least one step");
        }
        for (at, part) in file.hide.iter().enumerate().filter(|(_, part)| !part.can_be_hidden()) {
            let parts = Part::ALL.into_iter().filter(|part| part.can_be_hidden()).map(Part::id);
            let parts = parts.collect::<Vec<_>>().join(", ");
            self.tell(format!("hide[{at}]"), format!("\"{}\" cannot be hidden; use one of {parts}", part.id()));
        }
    }

    /// The viewer of that handle; the first without one.
    fn viewer(&mut self, path: &str, handle: Option<&str>) -> Option<ViewerId> {
        let world = self.world?;
        let found = match handle {
            None => (!world.viewers.is_empty()).then_some(ViewerId(0)).ok_or("the world has no viewer".to_owned()),
            Some(handle) => world.viewer_named(handle).ok_or_else(|| {
                let handles = world.viewers.iter().map(|viewer| world.account(viewer.account).id.as_str());
                no_such("viewer", handle, handles)
            }),
        };
        self.keep(path, found)
    }

    fn policy(&mut self, policy: Option<&PolicyOf>, presets: &BTreeMap<&'static str, Policy>) -> Policy {
        let mut made = Policy::defaults();
        match policy {
            None => {}
            Some(PolicyOf::Name(name)) => match presets.get(name.as_str()) {
                Some(preset) => made = preset.clone(),
                None => self.tell("policy", no_such("policy", name, presets.keys().copied())),
            },
            Some(PolicyOf::Knobs(turned)) => {
                "Lesson".clone_into(&mut made.name);
                for (key, json) in turned {
                    let set = Knob::find(knobs(), key).and_then(|knob| made.set(knob, knob.read(json)?));
                    if let Err(error) = set {
                        self.tell(format!("policy[\"{key}\"]"), error.to_string());
                    }
                }
            }
        }
        made
    }

    fn feed(&mut self, key: Option<&str>) -> FeedKind {
        let Some(key) = key else { return FeedKind::Home };
        let found = FeedKind::ALL.into_iter().find(|feed| feed.key() == key);
        let found = found.ok_or_else(|| no_such("feed", key, FeedKind::ALL.map(FeedKind::key)));
        self.keep("feed", found).unwrap_or_default()
    }

    fn step(&mut self, path: &str, step: &StepFile, before: &mut Before) -> LessonStep {
        let text = self.text(&format!("{path}.text"), &step.text, before);
        let condition = step.condition.as_ref().and_then(|wanted| self.condition(path, step, wanted, before));
        match &condition {
            Some(Condition::Turn(..) | Condition::Act { .. }) => before.has_moved = true,
            Some(Condition::Viewer(viewer)) => before.viewer = Some(*viewer),
            _ => {}
        }
        let says_stood =
            [Some(&step.text), step.then.as_ref()].into_iter().flatten().any(|text| text.contains("{stood}"));
        if says_stood && !matches!(&condition, Some(Condition::Act { on: Some(_), .. })) {
            self.tell(format!("{path}.text"), "{stood} has no number, for the step asks for no act with one post");
        }
        let then = step.then.as_ref().map(|then| self.text(&format!("{path}.then"), then, before));
        LessonStep {
            text,
            then: then.unwrap_or_default(),
            view: step.view,
            select: step.select.as_ref().and_then(|place| self.place(&format!("{path}.select"), place, before)),
            highlight: step.highlight.as_ref().and_then(|mark| self.highlight(path, mark, before)),
            condition,
        }
    }

    /// A text, its links and its places for numbers looked up.
    fn text(&mut self, path: &str, markdown: &str, before: &Before) -> Vec<Block> {
        // A text without a heading belongs to no section.
        let section = sections(&format!("## text\n\n{markdown}")).into_iter().next().unwrap_or_default();
        for link in section.links() {
            if let Err(message) = Link::parse(link) {
                self.tell(path, message);
            }
        }
        for name in section.places() {
            if let Some(quantity) = self.keep(path, Quantity::parse(&name, self.world))
                && quantity.needs_moves()
                && !before.has_moved
            {
                self.tell(path, format!("{{{name}}} has no number, for nothing has moved yet"));
            }
        }
        section.blocks
    }

    /// A post, where it is named and can be met.
    fn place(&mut self, path: &str, name: &str, before: &Before) -> Option<PostPlace> {
        let place = self.keep(path, PostPlace::parse(name, self.world))?;
        if place.needs_moves() && !before.has_moved {
            self.tell(path, format!("\"{name}\" is no post, for nothing has moved yet"));
        }
        if let (PostPlace::Id(post), Some(ledger)) = (&place, &self.ledger)
            && !ledger.found.iter().any(|found| found.post == *post)
        {
            self.tell(path, format!("\"{name}\" can never be met: nothing leads from the viewer to it"));
        }
        Some(place)
    }

    fn highlight(&mut self, path: &str, mark: &HighlightFile, before: &Before) -> Option<Highlight> {
        let path = format!("{path}.highlight");
        match (&mark.knob, &mark.component, &mark.post, mark.part) {
            (Some(key), None, None, None) => {
                let knob = self.keep(&path, Knob::find(knobs(), key).map_err(|error| error.to_string()))?;
                self.needs(&path, Part::Knobs);
                Some(Highlight::Knob(knob))
            }
            (None, Some(id), None, None) => {
                let found = Component::ALL.into_iter().find(|component| component.id() == id);
                let found = found.ok_or_else(|| no_such("component", id, Component::ALL.map(Component::id)));
                Some(Highlight::Component(self.keep(&path, found)?))
            }
            (None, None, Some(post), None) => {
                Some(Highlight::Post(self.place(&format!("{path}.post"), post, before)?))
            }
            (None, None, None, Some(part)) => {
                self.needs(&path, part);
                Some(Highlight::Part(part))
            }
            _ => {
                self.tell(path, "marks one thing; give one of knob, component, post, part");
                None
            }
        }
    }

    /// Tells where a step needs what the lesson hides.
    fn needs(&mut self, path: &str, part: Part) {
        if self.hide.contains(&part) {
            self.tell(path, format!("needs what \"hide\" takes away; leave \"{}\" out of it", part.id()));
        }
    }
}

/// The feed a lesson begins with.
fn first_feed(world: &World, viewer: ViewerId, policy: &Policy, feed: FeedKind) -> Ledger {
    rank(&Context { feed, ..Context::new(world, &History::at(world, world.now), policy, viewer) })
}

/// Can the diagram, the glossary and the other views be reached from here?
fn reaches(step: &StepFile, view: View) -> bool {
    step.view == Some(view) || step.text.contains("](")
}
