//! Sizes, in points at 100 %, and durations.

/// Distances between things: 2 4 6 8 12 16 20 24 32 48.
pub mod space {
    /// Between a glyph and its edge.
    pub const HALF: f32 = 2.0;
    /// Inside a badge.
    pub const XS: f32 = 4.0;
    /// Between an icon and its label.
    pub const S: f32 = 6.0;
    /// Between neighbours.
    pub const M: f32 = 8.0;
    /// Padding of panels and bars.
    pub const L: f32 = 12.0;
    /// Padding of the inspector.
    pub const INSPECTOR: f32 = 14.0;
    /// Around a card.
    pub const XL: f32 = 16.0;
    /// Between columns of a reading page.
    pub const XXL: f32 = 20.0;
    /// Padding of a reading panel.
    pub const PAGE: f32 = 24.0;
}

/// Corner radii.
pub mod radius {
    /// Thin tracks and marks.
    pub const HAIR: u8 = 1;
    /// Bars in charts.
    pub const BAR: u8 = 2;
    /// Badges, chips, value boxes.
    pub const BADGE: u8 = 4;
    /// Buttons, segmented controls.
    pub const CONTROL: u8 = 5;
    /// Tooltips.
    pub const TOOLTIP: u8 = 6;
    /// Cards, menus, toasts.
    pub const CARD: u8 = 8;
    /// Floating panels.
    pub const PANEL: u8 = 10;
    /// The phone's screen.
    pub const PHONE_SCREEN: u8 = 28;
    /// The phone's body.
    pub const PHONE_FRAME: u8 = 36;
}

/// Widths of lines.
pub mod stroke {
    /// Row lines and outlines; always one crisp pixel.
    pub const HAIR: f32 = 1.0;
    /// Hollow bars.
    pub const HOLLOW: f32 = 1.5;
    /// The focus ring, and its distance from what it rings.
    pub const FOCUS: f32 = 2.0;
    /// Selection.
    pub const SELECTION: f32 = 2.0;
    /// From the edge of a row that touches its neighbours to its focus ring, where a ring outside would be clipped.
    pub const FOCUS_INSET: f32 = 3.0;
    /// A lit path.
    pub const PATH: f32 = 3.0;
    /// Dots under what leads somewhere: so long, and so far apart.
    pub const DOTS: (f32, f32) = (1.5, 1.5);
}

/// Durations in seconds, eased cubic-out. With reduced motion all are 0: see [`super::set_reduced_motion`].
pub mod motion {
    /// Hover backgrounds.
    pub const HOVER: f32 = 0.08;
    /// Switches.
    pub const SWITCH: f32 = 0.12;
    /// Groups that open.
    pub const EXPAND: f32 = 0.16;
    /// Cards gliding to new places.
    pub const GLIDE: f32 = 0.24;
    /// Reveal in Try it.
    pub const REVEAL: f32 = 0.48;
    /// A story stays; assumed, as apps of this kind show a picture.
    pub const STORY: f32 = 5.0;
    /// Before a tooltip shows.
    pub const TOOLTIP_DELAY: f32 = 0.4;
    /// A toast stays.
    pub const TOAST: f32 = 6.0;
    /// A wheel that rests so long has ended its scroll; assumed.
    pub const WHEEL_REST: f32 = 0.25;
    /// Ages that are in sight are told anew.
    pub const AGES: f32 = 1.0;
}

/// How much is left of what is faded.
pub mod opacity {
    /// A removed post's picture.
    pub const REMOVED: f32 = 0.55;
    /// The swatch of an action without a probability.
    pub const UNDEFINED: f32 = 0.35;
}

/// Anatomy: the exact sizes of parts.
pub mod size {
    use egui::{Margin, Vec2, vec2};

    /// The window at its first start.
    pub const WINDOW: Vec2 = vec2(1440.0, 900.0);
    /// The smallest window; 1440 × 900 at text of 150 % comes to this.
    pub const WINDOW_MIN: Vec2 = vec2(960.0, 600.0);
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 44.0;
    /// Height of the view tabs.
    pub const TABS: f32 = 36.0;
    /// Height of the bar below the tabs in Learn, Lab and Data.
    pub const SUB_BAR: f32 = 38.0;
    /// Height of the status bar.
    pub const STATUS: f32 = 26.0;
    /// Width of the knobs.
    pub const KNOBS: f32 = 336.0;
    /// Least width of the stage.
    pub const STAGE_MIN: f32 = 488.0;
    /// Width of the inspector.
    pub const INSPECTOR: f32 = 408.0;
    /// Width of the inspector while it shows the table.
    pub const TABLE: f32 = 600.0;
    /// Share of a large window the inspector takes while it shows the table.
    pub const TABLE_SHARE: f32 = 0.36;
    /// Below this window width the inspector is a drawer.
    pub const DRAWER_BELOW: f32 = 1200.0;
    /// Below this window width there is room for the feed or for one panel, and the bars say as little as does. Assumed.
    pub const ONE_PANEL_BELOW: f32 = 840.0;
    /// The box that opens the palette.
    pub const FIND_BOX: f32 = 196.0;
    /// The app's icon, and the face of the viewer.
    pub const BAR_PICTURE: f32 = 20.0;
    /// The button that opens the list of steps.
    pub const STEPS: f32 = 18.0;
    /// Greatest width of the button that says what is pinned.
    pub const PINNED: f32 = 190.0;
    /// Width of a folded panel.
    pub const RAIL: f32 = 44.0;
    /// Height of a cell of a folded panel.
    pub const RAIL_CELL: f32 = 34.0;
    /// How many such cells there are.
    pub const RAIL_CELLS: f32 = 9.0;
    /// Length of the line between cells of two sorts.
    pub const RAIL_LINE: f32 = 24.0;
    /// Height of a cell that stands for a whole panel.
    pub const RAIL_PANEL: f32 = 48.0;
    /// Share of such a cell its icon takes, above its name.
    pub const RAIL_ICON: f32 = 0.6;

    /// Height of a knob's row.
    pub const KNOB_ROW: f32 = 24.0;
    /// Height of a knob group's header.
    pub const GROUP_HEADER: f32 = 30.0;
    /// Height of a section header.
    pub const SECTION_HEADER: f32 = 34.0;
    /// Height of a ledger row: waterfall, predictions.
    pub const LEDGER_ROW: f32 = 20.0;
    /// Height of a table row.
    pub const TABLE_ROW: f32 = 28.0;
    /// Height of a table header.
    pub const TABLE_HEADER: f32 = 30.0;

    /// Height of badges and move chips.
    pub const BADGE: f32 = 16.0;
    /// Side of a kind's glyph within its badge.
    pub const KIND_GLYPH: f32 = 8.0;
    /// Diameter of the dot on a changed knob.
    pub const CHANGED_DOT: f32 = 6.0;
    /// Side of an action's swatch.
    pub const SWATCH: f32 = 8.0;
    /// The track of a switch.
    pub const SWITCH: Vec2 = vec2(26.0, 14.0);
    /// A knob's slider, with room for its thumb.
    pub const SLIDER: Vec2 = vec2(88.0, 16.0);
    /// How far the thumb travels.
    pub const SLIDER_TRAVEL: f32 = 76.0;
    /// Height of the slider's track.
    pub const SLIDER_TRACK: f32 = 2.0;
    /// Diameter of the thumb.
    pub const SLIDER_THUMB: f32 = 9.0;
    /// Height of the tick at the default.
    pub const SLIDER_TICK: f32 = 10.0;
    /// The box of a value.
    pub const VALUE_BOX: Vec2 = vec2(46.0, 18.0);
    /// Height of a segmented choice in a knob row.
    pub const SEGMENTED: f32 = 20.0;
    /// From its track to its options.
    pub const SEGMENTED_INSET: f32 = 2.0;
    /// Before and behind each of its words.
    pub const SEGMENTED_PAD: f32 = 7.0;
    /// Height of a segmented choice in a bar.
    pub const SEGMENTED_BAR: f32 = 24.0;
    /// Height of a button, and side of an icon button.
    pub const BUTTON: f32 = 28.0;
    /// Before and behind the words of a button that is not small.
    pub const BUTTON_PAD: f32 = 10.0;
    /// Height of a small button.
    pub const BUTTON_SMALL: f32 = 22.0;
    /// Least width of a button that opens a menu and shows what is chosen: some letters of it.
    pub const DROPDOWN_LEAST: f32 = 56.0;
    /// Width of menus.
    pub const MENU: f32 = 248.0;
    /// Height of a menu row.
    pub const MENU_ROW: f32 = 36.0;
    /// Height of a menu row that says its effect.
    pub const MENU_ROW_EFFECT: f32 = 44.0;
    /// A toast.
    pub const TOAST: Vec2 = vec2(320.0, 44.0);
    /// Greatest width of a tooltip.
    pub const TOOLTIP: f32 = 280.0;
    /// Around a tooltip's words.
    pub const TOOLTIP_PAD: Margin = Margin::symmetric(10, 8);
    /// Height of a score bar.
    pub const SCORE_BAR: f32 = 6.0;
    /// Height of a bar in a ledger row or a table cell.
    pub const LEDGER_BAR: f32 = 10.0;
    /// Stripes at 45° of a loss: so wide, and so far apart.
    pub const HATCH: (f32, f32) = (2.4, 4.0);
    /// Least width of a loss, or it could not be seen.
    pub const LOSS_LEAST: f32 = 3.0;

    /// Width of ranks and scores beside the phone.
    pub const GUTTER: f32 = 104.0;
    /// Width of the phone.
    pub const PHONE: f32 = 376.0;
    /// Between the phone's edge and its screen.
    pub const PHONE_PAD: f32 = 8.0;
    /// Width of the phone's screen.
    pub const SCREEN: f32 = 360.0;
    /// Height of a post's header.
    pub const POST_HEADER: f32 = 40.0;
    /// Height of a post's picture in Tune.
    pub const POST_PICTURE: f32 = 184.0;
    /// Height of a post's actions.
    pub const POST_ACTIONS: f32 = 34.0;
    /// Diameter of an avatar in a post's header.
    pub const AVATAR: f32 = 28.0;
    /// Size of the initials on an avatar as a share of its diameter.
    pub const INITIALS: f32 = 0.32;
    /// Diameter of an avatar in the stories tray.
    pub const AVATAR_STORY: f32 = 40.0;
}
