//! The boxes of the system card's diagram, and their kinds (C1 to C9).

/// What sort of thing a component is, in the card's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComponentKind {
    /// Models and other technologies that work together.
    System,
    /// A statistical representation learnt from data.
    Model,
    /// Something done to scored posts.
    Action,
    /// Business decision logic.
    Rules,
}

impl ComponentKind {
    /// The name in the card.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ComponentKind::System => "System",
            ComponentKind::Model => "Model",
            ComponentKind::Action => "Action",
            ComponentKind::Rules => "Rules",
        }
    }
}

/// One of the card's nine components, or the delivery that follows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// C1: finds the unseen content of the viewer's connections.
    SourcingCandidates,
    /// C2: removes content that violates the guidelines.
    Filtering,
    /// C3: how likely each action is.
    ScoresModel,
    /// C4: combines the categories of scored posts.
    MergeScores,
    /// C5: rules that elevate.
    BoostsLibrary,
    /// C6: demotes what is inappropriate without clearly violating.
    IntegrityDemotions,
    /// C7: highest score first.
    SortByScore,
    /// C8: the same media are not shown consecutively.
    MediaTypeDiversity,
    /// C9: no author monopolizes the feed.
    AuthorDiversity,
    /// The card's step 7; no box of its diagram.
    Delivery,
}

impl Component {
    /// All of them, in the card's order.
    pub const ALL: [Component; 10] = [
        Component::SourcingCandidates,
        Component::Filtering,
        Component::ScoresModel,
        Component::MergeScores,
        Component::BoostsLibrary,
        Component::IntegrityDemotions,
        Component::SortByScore,
        Component::MediaTypeDiversity,
        Component::AuthorDiversity,
        Component::Delivery,
    ];

    /// Its place among all, counted from 1: C1 to C9 in the card, and 10 for the delivery, which the card does not number.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The card's name for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Component::SourcingCandidates => "Sourcing Candidates",
            Component::Filtering => "Filtering",
            Component::ScoresModel => "Scores Model",
            Component::MergeScores => "Merge Scores",
            Component::BoostsLibrary => "Boosts Library",
            Component::IntegrityDemotions => "Integrity Demotions",
            Component::SortByScore => "Sort by Score",
            Component::MediaTypeDiversity => "Media Type Diversity",
            Component::AuthorDiversity => "Author Diversity",
            Component::Delivery => "Delivery",
        }
    }

    /// Its name in texts, files and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Component::SourcingCandidates => "sourcing-candidates",
            Component::Filtering => "filtering",
            Component::ScoresModel => "scores-model",
            Component::MergeScores => "merge-scores",
            Component::BoostsLibrary => "boosts-library",
            Component::IntegrityDemotions => "integrity-demotions",
            Component::SortByScore => "sort-by-score",
            Component::MediaTypeDiversity => "media-type-diversity",
            Component::AuthorDiversity => "author-diversity",
            Component::Delivery => "delivery",
        }
    }

    /// The card's kind for it; `None` for the delivery, which the card does not draw.
    #[must_use]
    pub const fn kind(self) -> Option<ComponentKind> {
        match self {
            Component::SourcingCandidates | Component::Filtering => Some(ComponentKind::System),
            Component::ScoresModel => Some(ComponentKind::Model),
            Component::MergeScores | Component::BoostsLibrary | Component::SortByScore => Some(ComponentKind::Action),
            Component::IntegrityDemotions | Component::MediaTypeDiversity | Component::AuthorDiversity => {
                Some(ComponentKind::Rules)
            }
            Component::Delivery => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_numbered_in_the_cards_order() {
        assert!((1..).zip(Component::ALL).all(|(number, component)| component.number() == number));
        assert_eq!(Component::AuthorDiversity.number(), 9);
    }
}
