//! Anatomy of the panels: columns of their rows, left to right, in points at 100 %.

/// A knob's row, 336 × 24.
pub mod knob {
    /// Before the dot.
    pub const PAD_LEFT: f32 = 8.0;
    /// The cell of the dot.
    pub const DOT_CELL: f32 = 16.0;
    /// The name, with its swatch.
    pub const NAME: f32 = 96.0;
    /// Behind slider and value box.
    pub const GAP: f32 = 6.0;
    /// The bar that says how much a weight matters.
    pub const IMPORTANCE_BAR: f32 = 22.0;
    /// The number behind it.
    pub const IMPORTANCE_NUMBER: f32 = 34.0;
    /// Greatest width of a column of what each weight adds.
    pub const WEIGHING: f32 = 80.0;
    /// Behind everything.
    pub const PAD_RIGHT: f32 = 12.0;
    /// Above and below the rows of an open group.
    pub const BODY_PAD: f32 = 3.0;
    /// The cell of a group's chevron.
    pub const CHEVRON: f32 = 18.0;
}

/// The sections of a post's story, 380 wide.
pub mod story {
    /// Above and below what a section holds.
    pub const PAD: f32 = 8.0;
    /// Between a section's title and what it holds.
    pub const TITLE_GAP: f32 = 5.0;
    /// Side of the post's picture.
    pub const PICTURE: f32 = 64.0;
    /// Share of a row's width before what is the case, and before the number at its right.
    pub const FACT: (f32, f32) = (0.33, 0.66);
    /// Width of the rank beside it.
    pub const RANK: f32 = 56.0;
    /// Least height of a reason.
    pub const REASON: f32 = 20.0;
    /// The icon of a reason, with the gap behind it.
    pub const REASON_ICON: f32 = 22.0;
    /// Height of a prediction's row.
    pub const PREDICTION: f32 = 19.0;
    /// Name of the action.
    pub const ACTION: f32 = 84.0;
    /// Its probability.
    pub const PROBABILITY: f32 = 54.0;
    /// Its weight, and its contribution.
    pub const WEIGHT: f32 = 56.0;
    /// The bar of the contribution.
    pub const CONTRIBUTION_BAR: f32 = 104.0;
    /// Height of that bar.
    pub const CONTRIBUTION_HEIGHT: f32 = 8.0;
    /// Height of a row of what would change a place.
    pub const CHANGE: f32 = 24.0;
    /// Its move chip, with the gap behind it.
    pub const CHANGE_CHIP: f32 = 64.0;
    /// Height of the rank trail's lines.
    pub const TRAIL: f32 = 56.0;
    /// Radius of its points.
    pub const TRAIL_POINT: f32 = 3.5;
    /// From a point to its rank above.
    pub const TRAIL_RANK: f32 = 7.0;
}

/// The table of all posts: rows 28, 600 wide in all.
pub mod table {
    use egui::{Vec2, vec2};

    /// What all columns take with their padding.
    pub const WIDTH: f32 = 600.0;
    /// Before the first column and behind the last.
    pub const PAD: f32 = 8.0;
    /// Inside a cell, left and right.
    pub const CELL_PAD: f32 = 6.0;
    /// The same around a move chip.
    pub const CHIP_PAD: f32 = 2.0;
    /// Place in the feed.
    pub const RANK: f32 = 34.0;
    /// What each digit beyond the second makes a column of ranks wider.
    pub const DIGIT: f32 = 9.0;
    /// Move chip.
    pub const MOVE: f32 = 44.0;
    /// Author and caption; takes what a wider panel has left.
    pub const POST: f32 = 162.0;
    /// Type icon.
    pub const TYPE: f32 = 38.0;
    /// Age.
    pub const AGE: f32 = 54.0;
    /// Stacked contributions.
    pub const CONTRIBUTIONS: f32 = 122.0;
    /// Factor.
    pub const FACTOR: f32 = 46.0;
    /// Score.
    pub const SCORE: f32 = 50.0;
    /// Mark of a list rule.
    pub const RULE: f32 = 34.0;
    /// A number in a column that has to be chosen.
    pub const NUMBER: f32 = 56.0;
    /// A word or two in a column that has to be chosen.
    pub const WORDS: f32 = 96.0;
    /// A moment, or what became of a post.
    pub const MOMENT: f32 = 108.0;
    /// Least width of any column, and of the post's.
    pub const LEAST: f32 = 30.0;
    /// Author and caption take at least this.
    pub const POST_LEAST: f32 = 136.0;
    /// Greatest width of a column that is resized.
    pub const MOST: f32 = 360.0;
    /// What a press of a key makes a column wider or narrower.
    pub const STEP: f32 = 8.0;
    /// The ranks of the pinned order, left of the slope lines.
    pub const SLOPE_RANK: f32 = 32.0;
    /// Where the slope lines run.
    pub const SLOPE_LANE: f32 = 40.0;
    /// Slope lines fade over so much at the view's edges.
    pub const SLOPE_FADE: f32 = 24.0;
    /// How much of their hue the slope lines of posts not selected have.
    pub const SLOPE_OPACITY: f32 = 0.45;
    /// Where a removed post’s reason has at least this, the stage stands before it.
    pub const REASON_WITH_STAGE: f32 = 190.0;
    /// Width of the menus of the filters.
    pub const FILTER_MENU: f32 = 168.0;
    /// Greatest height of the list of columns.
    pub const COLUMNS_MENU: f32 = 420.0;
    /// The title before a field of a column's filter.
    pub const FIELD_TITLE: f32 = 68.0;
    /// Half the height of the sign before it.
    pub const RULE_SIGN: f32 = 2.5;
    /// The picture.
    pub const THUMB: Vec2 = vec2(24.0, 20.0);
    /// Radius of the picture's corners.
    pub const THUMB_RADIUS: u8 = 3;
    /// Height of the filters.
    pub const FILTERS: f32 = 38.0;
    /// Height of the legend.
    pub const LEGEND: f32 = 26.0;
    /// Width of the search box.
    pub const SEARCH: f32 = 170.0;
    /// Inside a filter chip, left and right.
    pub const CHIP_INSET: f32 = 9.0;
    /// How much of the ink a count on a filter chip has.
    pub const COUNT_OPACITY: f32 = 0.75;
}

/// Badges, chips and move chips, 16 high.
pub mod chip {
    /// Before and behind what it says.
    pub const PAD: f32 = 5.0;
    /// Width of a move's sign.
    pub const SIGN: f32 = 7.0;
    /// Between the sign and its number.
    pub const SIGN_GAP: f32 = 3.0;
    /// From the middle of an arrow up or down to its tip.
    pub const SIGN_TIP: f32 = 2.5;
    /// Height of the sign of no move.
    pub const SIGN_EVEN: f32 = 1.5;
    /// Diameter of the dot of what is new.
    pub const SIGN_NEW: f32 = 5.0;
}

/// The glyphs of the four kinds of component, about their middle.
pub mod kind_glyph {
    use egui::{Vec2, vec2};

    /// Side of the square of System.
    pub const SQUARE: f32 = 7.0;
    /// Radius of the circle of Model.
    pub const CIRCLE: f32 = 3.7;
    /// Half the size of the triangle of Action.
    pub const TRIANGLE: Vec2 = vec2(3.3, 3.6);
    /// From the middle of the diamond of Rules to its corners.
    pub const DIAMOND: f32 = 4.0;
}

/// A row of a score taken apart, 380 × 20.
pub mod waterfall {
    use egui::{Vec2, vec2};

    /// The glyph of its kind.
    pub const GLYPH: f32 = 7.0;
    /// Glyph, label and factor.
    pub const LABEL: f32 = 162.0;
    /// The bars.
    pub const BARS: f32 = 166.0;
    /// The points, at the right.
    pub const POINTS: f32 = 52.0;
    /// Least width of a bar: what changed nothing can be seen too.
    pub const LEAST: f32 = 2.0;
    /// From the end of a bar to the middle of its arrow.
    pub const ARROW: f32 = 5.0;
    /// Half the size of that arrow.
    pub const ARROW_HALF: Vec2 = vec2(2.0, 2.5);
    /// Room for a number of the axis.
    pub const AXIS_NUMBER: f32 = 40.0;
}

/// Menus and lists to choose from.
pub mod menu {
    /// Around the rows.
    pub const PAD: f32 = 5.0;
    /// Icon of a row.
    pub const ICON: f32 = 19.0;
    /// Between an icon and its words, in a toast too.
    pub const ICON_GAP: f32 = 10.0;
    /// From the middle of a row to where its label and the effect below it meet.
    pub const EFFECT_GAP: f32 = 2.0;
    /// Width of the menu of policies.
    pub const POLICIES: f32 = 312.0;
    /// Width of the list of what differs from the default.
    pub const CHANGES: f32 = 340.0;
    /// Greatest height of that list: twelve rows.
    pub const CHANGES_MOST: f32 = 336.0;
    /// Greatest height of a list to choose one from: eleven rows.
    pub const CHOICES_MOST: f32 = 264.0;
    /// Width of the cards of viewers.
    pub const VIEWERS: f32 = 360.0;
    /// Height of a viewer's card: name, handle and two lines about the person.
    pub const VIEWER: f32 = 84.0;
    /// Greatest height of the cards: six.
    pub const VIEWERS_MOST: f32 = 504.0;
}

/// Cards over the stage.
pub mod message {
    /// Width of a card.
    pub const WIDTH: f32 = 440.0;
    /// Width of a card that lists problems.
    pub const WIDE: f32 = 616.0;
    /// Height of what tells that a file is loaded.
    pub const LOADING: f32 = 108.0;
    /// Greatest height of a list of problems.
    pub const PROBLEMS: f32 = 360.0;
    /// Height of what stands around that list.
    pub const AROUND_PROBLEMS: f32 = 140.0;
}

/// The palette, 640 wide.
pub mod palette {
    use egui::{Vec2, vec2};

    /// Its width.
    pub const WIDTH: f32 = 640.0;
    /// From the window's upper edge; less in a low window.
    pub const TOP: f32 = 92.0;
    /// Share of the window's height that lies above it at most.
    pub const TOP_SHARE: f32 = 0.1;
    /// Height of the field.
    pub const FIELD: f32 = 50.0;
    /// Room for the number of hits.
    pub const COUNT: f32 = 84.0;
    /// Height of a group's head.
    pub const HEAD: f32 = 26.0;
    /// Height of a row.
    pub const ROW: f32 = 36.0;
    /// The rows take at most this, then they scroll.
    pub const MOST: f32 = 520.0;
    /// Height of the foot.
    pub const FOOT: f32 = 34.0;
    /// Middle of what leads a row.
    pub const LEAD: f32 = 31.0;
    /// A picture that leads a row.
    pub const THUMB: Vec2 = vec2(30.0, 24.0);
    /// Where the names begin.
    pub const NAME: f32 = 56.0;
    /// The box of a knob's value.
    pub const VALUE: Vec2 = vec2(56.0, 20.0);
    /// Room for a post's rank.
    pub const RANK: f32 = 54.0;
}

/// The list of steps to jump to, 310 wide.
pub mod undo_list {
    /// Its width.
    pub const WIDTH: f32 = 310.0;
    /// Height of a row.
    pub const ROW: f32 = 38.0;
    /// The rows take at most this, then they scroll.
    pub const MOST: f32 = 380.0;
    /// What is left of the window's height.
    pub const AROUND: f32 = 176.0;
    /// Diameter of a dot on the rail.
    pub const DOT: f32 = 9.0;
}

/// A lesson under way: a card above the panels. Its sizes are assumed.
pub mod lesson {
    use egui::{Vec2, vec2};

    /// Greatest height of the card; what is longer scrolls.
    pub const HEIGHT: f32 = 216.0;
    /// Least lines of text it has room for.
    pub const LINES: f32 = 3.0;
    /// Most of the room below the bars that it takes.
    pub const SHARE: f32 = 0.5;
    /// Greatest width of its text.
    pub const TEXT: f32 = 720.0;
    /// Width of what the learner is to do.
    pub const TASK: f32 = 280.0;
    /// Most of the card that takes.
    pub const TASK_SHARE: f32 = 0.42;
    /// A dot of its progress.
    pub const DOT: f32 = 6.0;
    /// Between the middles of two dots.
    pub const DOT_PITCH: f32 = 12.0;
    /// The box of a number that is typed.
    pub const NUMBER: Vec2 = vec2(88.0, 24.0);
    /// Height of a lesson's row in the list.
    pub const ROW: f32 = 56.0;
    /// Greatest width of the list.
    pub const LIST: f32 = 860.0;
    /// Room for minutes and for what was reached.
    pub const NOTE: f32 = 88.0;
    /// Room for a lesson's number in the list.
    pub const NUMBER_CELL: f32 = 32.0;
}
