//! What the table shows, and in which order: looked at, never undone.

use egui::{Id, Ui};

/// The columns of the table, left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    /// Place in the feed.
    #[default]
    Rank,
    /// Places won or lost against the pinned order.
    Move,
    /// Author and caption.
    Post,
    /// Type of post.
    Type,
    /// Hours since it was posted.
    Age,
    /// What each action contributes to its value.
    Contributions,
    /// All factors together.
    Factor,
    /// The score.
    Score,
    /// Places a list rule moved it.
    Rule,
}

impl Column {
    /// All columns, left to right.
    pub(super) const ALL: [Column; 9] = [
        Column::Rank,
        Column::Move,
        Column::Post,
        Column::Type,
        Column::Age,
        Column::Contributions,
        Column::Factor,
        Column::Score,
        Column::Rule,
    ];

    /// What the header says.
    #[must_use]
    pub(super) const fn title(self) -> &'static str {
        match self {
            Column::Rank => "#",
            Column::Move => "",
            Column::Post => "Post",
            Column::Type => "Type",
            Column::Age => "Age",
            Column::Contributions => "Contributions",
            Column::Factor => "Factor",
            Column::Score => "Score",
            Column::Rule => "Rule",
        }
    }

    /// What the column is called aloud.
    #[must_use]
    pub(super) const fn said(self) -> &'static str {
        match self {
            Column::Rank => "rank",
            Column::Move => "move",
            Column::Post => "post",
            Column::Type => "type",
            Column::Age => "age",
            Column::Contributions => "contributions",
            Column::Factor => "factor",
            Column::Score => "score",
            Column::Rule => "rule",
        }
    }

    /// What the column holds, in a tooltip.
    #[must_use]
    pub(super) const fn doc(self) -> &'static str {
        match self {
            Column::Rank => "Place in the feed",
            Column::Move => "Places won or lost against the pinned order",
            Column::Post => "Author and caption",
            Column::Type => "The type a post is normalized in",
            Column::Age => "Time since it was posted",
            Column::Contributions => "Weight × probability of each action; together the value",
            Column::Factor => "All boosts and demotions together",
            Column::Score => "Normalized value × factors, times 100",
            Column::Rule => "Places a list rule moved it",
        }
    }

    /// Does the greatest come first when the column is first clicked?
    #[must_use]
    pub(super) const fn starts_descending(self) -> bool {
        matches!(self, Column::Move | Column::Contributions | Column::Factor | Column::Score | Column::Rule)
    }
}

/// Which posts the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    /// All that have an origin.
    #[default]
    All,
    /// Those in the feed.
    Delivered,
    /// Those ranked behind the last that is delivered.
    PastTheEnd,
    /// Those a stage dropped.
    Removed,
}

impl Filter {
    /// All of them, in the order shown.
    pub(super) const ALL: [Filter; 4] = [Filter::All, Filter::Delivered, Filter::PastTheEnd, Filter::Removed];

    /// What the chip says.
    #[must_use]
    pub(super) const fn title(self) -> &'static str {
        match self {
            Filter::All => "All",
            Filter::Delivered => "Delivered",
            Filter::PastTheEnd => "Past the end",
            Filter::Removed => "Removed",
        }
    }
}

/// What the table shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TableView {
    /// The column it is sorted by.
    pub(super) sort: Column,
    /// Greatest first?
    pub(super) descending: bool,
    /// Which posts.
    pub(super) filter: Filter,
    /// Only posts whose author, caption or #tag holds this.
    pub(super) search: String,
    /// Are the removed posts folded away?
    pub(super) folded: bool,
}

impl TableView {
    /// As it was left; it is kept in egui's memory and dies with the window.
    #[must_use]
    pub(super) fn load(ui: &Ui) -> TableView {
        ui.data(|data| data.get_temp(Id::unique("table view"))).unwrap_or_default()
    }

    /// Keeps it for the next frame.
    pub(super) fn store(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Id::unique("table view"), self));
    }

    /// Sorts by a column, or the other way round where it is sorted by it already.
    pub(super) fn sort_by(&mut self, column: Column) {
        self.descending = if self.sort == column { !self.descending } else { column.starts_descending() };
        self.sort = column;
    }
}
