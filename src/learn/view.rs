//! The window's views, by the names texts, lessons and the command line know them by.

/// What the window shows below its bars.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Knobs, phone and the selected post.
    #[default]
    Tune,
    /// Policies side by side.
    Compare,
    /// The card's seven steps.
    Tour,
    /// The card's nine components.
    Diagram,
    /// Ranking by hand.
    TryIt,
    /// What the words mean.
    Glossary,
    /// What one can be shown, step by step.
    Lessons,
    /// Where the models learn.
    Lab,
    /// The world as tables.
    Data,
}

impl View {
    /// All of them, in the order of their tabs.
    pub const ALL: [View; 9] = [
        View::Tune,
        View::Compare,
        View::Tour,
        View::Diagram,
        View::TryIt,
        View::Glossary,
        View::Lessons,
        View::Lab,
        View::Data,
    ];
    /// The views of Learn.
    pub const LEARN: [View; 5] = [View::Tour, View::Diagram, View::TryIt, View::Glossary, View::Lessons];

    /// Its name in texts and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            View::Tune => "tune",
            View::Compare => "compare",
            View::Tour => "tour",
            View::Diagram => "diagram",
            View::TryIt => "try-it",
            View::Glossary => "glossary",
            View::Lessons => "lessons",
            View::Lab => "lab",
            View::Data => "data",
        }
    }

    /// Its name on its tab.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            View::Tune => "Tune",
            View::Compare => "Compare",
            View::Tour => "Tour",
            View::Diagram => "Diagram",
            View::TryIt => "Try it",
            View::Glossary => "Glossary",
            View::Lessons => "Lessons",
            View::Lab => "Lab",
            View::Data => "Data",
        }
    }

    /// The view of that name in texts and on the command line.
    #[must_use]
    pub fn with_id(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.id() == id)
    }

    /// Does it belong to Learn?
    #[must_use]
    pub fn is_learn(self) -> bool {
        View::LEARN.contains(&self)
    }
}
