//! The boxes of a diagram: for the feed the card's components, for Explore and the stories tray their own.

use crate::pipeline::stages::explore;
use crate::pipeline::stories::STEPS;
use crate::pipeline::{Component, ComponentKind, Removal, STAGES, Stage, stages};
use crate::policy::Knob;

/// What a diagram is drawn of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Surface {
    /// The feed.
    #[default]
    Feed,
    /// Explore.
    Explore,
    /// The stories tray.
    Stories,
}

/// One box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A component of the card, or what does the like for Explore.
    Component(Component),
    /// The light ranker of Explore, which the card of the feed does not know.
    LightRanker,
    /// A step of the stories tray, by its place among [`STEPS`].
    Step(usize),
}

impl From<Component> for Part {
    fn from(component: Component) -> Part {
        Part::Component(component)
    }
}

/// In the card's order.
static OF_FEED: [Part; 10] = {
    let mut parts = [Part::LightRanker; 10];
    let mut at = 0;
    while at < parts.len() {
        parts[at] = Part::Component(Component::ALL[at]);
        at += 1;
    }
    parts
};

/// In the order of its stages.
static OF_EXPLORE: [Part; 10] = [
    Part::Component(Component::SourcingCandidates),
    Part::Component(Component::Filtering),
    Part::LightRanker,
    Part::Component(Component::ScoresModel),
    Part::Component(Component::MergeScores),
    Part::Component(Component::BoostsLibrary),
    Part::Component(Component::IntegrityDemotions),
    Part::Component(Component::AuthorDiversity),
    Part::Component(Component::SortByScore),
    Part::Component(Component::Delivery),
];

/// In the order of its steps.
static OF_STORIES: [Part; 5] = [Part::Step(0), Part::Step(1), Part::Step(2), Part::Step(3), Part::Step(4)];

impl Surface {
    /// Its boxes, first to last.
    #[must_use]
    pub fn parts(self) -> &'static [Part] {
        match self {
            Surface::Feed => &OF_FEED,
            Surface::Explore => &OF_EXPLORE,
            Surface::Stories => &OF_STORIES,
        }
    }

    /// Where a box stands among them, 0 first.
    #[must_use]
    pub fn place(self, part: Part) -> Option<usize> {
        self.parts().iter().position(|other| *other == part)
    }

    /// Its box of that name in files.
    #[must_use]
    pub fn part(self, id: &str) -> Option<Part> {
        self.parts().iter().copied().find(|part| part.id() == id)
    }
}

impl Part {
    /// The box a stage belongs to.
    #[must_use]
    pub fn of(stage: &Stage) -> Part {
        if stage.id == explore::shortlist::STAGE.id { Part::LightRanker } else { Part::Component(stage.component) }
    }

    /// The box that removed a post.
    #[must_use]
    pub fn removing(removal: Removal) -> Part {
        stages::stage(removal.stage).map_or(Part::Component(Component::Filtering), Part::of)
    }

    /// Its name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Part::Component(component) => component.id(),
            Part::LightRanker => "light-ranker",
            Part::Step(at) => STEPS.get(at).map_or("", |step| step.id),
        }
    }

    /// The component of the card that it is, or that does the like for the feed.
    #[must_use]
    pub fn component(self) -> Component {
        match self {
            Part::Component(component) => component,
            Part::LightRanker => Component::ScoresModel,
            Part::Step(at) => STEPS.get(at).map_or(Component::Delivery, |step| step.component),
        }
    }

    /// Its kind; `None` for the delivery.
    #[must_use]
    pub fn kind(self) -> Option<ComponentKind> {
        self.component().kind()
    }

    /// Its stages, in the order in which they run; none for a step of the tray.
    pub fn stages(self, surface: Surface) -> impl Iterator<Item = &'static Stage> {
        let list: &'static [Stage] = match surface {
            Surface::Feed => &STAGES,
            Surface::Explore => &explore::STAGES,
            Surface::Stories => &[],
        };
        list.iter().filter(move |stage| Part::of(stage) == self)
    }

    /// The knobs that stand with it, in the order in which they are read.
    #[must_use]
    pub fn knobs(self, surface: Surface) -> Vec<&'static Knob> {
        let list: &'static [Stage] = match (surface, self) {
            (_, Part::Step(at)) => return STEPS.get(at).map_or(Vec::new(), |step| step.knobs.to_vec()),
            (Surface::Explore, _) => &explore::STAGES,
            _ => &STAGES,
        };
        let is_light = |knob: &Knob| explore::shortlist::STAGE.reads(knob);
        let is_own = |knob: &&'static Knob| match self {
            Part::LightRanker => is_light(knob),
            _ => !is_light(knob) && stages::component_of(knob) == self.component(),
        };
        list.iter().flat_map(|stage| stage.knobs).copied().filter(is_own).collect()
    }
}
