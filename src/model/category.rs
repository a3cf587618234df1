//! The six kinds of data that the ML report names (R03 to R08), and which of them may be used.

/// One of the ML report’s six kinds of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// What the viewer liked, commented, saved, shared, tapped and hid (R03).
    Activity,
    /// How long the viewer stayed, what it skipped and watched (R04).
    Engagement,
    /// Who follows whom (R05).
    Follows,
    /// What the viewer searched for (R06).
    Search,
    /// Hour, device and place (R07).
    Context,
    /// What the post is, and how it has fared so far (R08).
    Content,
}

impl Category {
    /// All categories, in the card's order.
    pub const ALL: [Category; 6] = [
        Category::Activity,
        Category::Engagement,
        Category::Follows,
        Category::Search,
        Category::Context,
        Category::Content,
    ];

    /// The name in files and knob keys: the knob `data.<key>` switches it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Category::Activity => "activity",
            Category::Engagement => "engagement",
            Category::Follows => "follows",
            Category::Search => "search",
            Category::Context => "context",
            Category::Content => "content",
        }
    }

    /// One sentence on what belongs to it.
    #[must_use]
    pub const fn doc(self) -> &'static str {
        match self {
            Category::Activity => "What you liked, commented on, saved, shared, tapped and hid.",
            Category::Engagement => "How long you stay on posts, what you skip and what you watch.",
            Category::Follows => "Who you follow, who follows you, and who they follow.",
            Category::Search => "The hashtags you searched for in the last two weeks.",
            Category::Context => "The hour and the day, your device, and where you are.",
            Category::Content => "What the post is, how old it is, and how it has fared so far.",
        }
    }
}

/// A set of categories: those that may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Categories(u8);

impl Categories {
    /// Every category.
    pub const ALL_ON: Categories = Categories((1 << Category::ALL.len()) - 1);
    /// No category: every post gets the prediction of an average one.
    pub const NONE: Categories = Categories(0);

    /// Is the category in the set?
    #[must_use]
    pub const fn contains(self, category: Category) -> bool {
        self.0 & (1 << category as u8) != 0
    }

    /// The set with that category in it.
    #[must_use]
    pub const fn with(self, category: Category) -> Categories {
        Categories(self.0 | (1 << category as u8))
    }

    /// The set without that category.
    #[must_use]
    pub const fn without(self, category: Category) -> Categories {
        Categories(self.0 & !(1 << category as u8))
    }
}
