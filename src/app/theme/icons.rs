//! Icons: Material Symbols Rounded, outlined; filled only for what is on.

use egui::{Color32, FontFamily, FontId, Painter, Pos2, Rect, emath::GuiRounding};
use egui_material_icons::icons as symbols;

use crate::domain::{Action, Media};

/// Inline with text.
pub const INLINE: f32 = 14.0;
/// In rows and buttons.
pub const ROW: f32 = 16.0;
/// In icon buttons.
pub const BUTTON: f32 = 18.0;
/// In the phone.
pub const PHONE: f32 = 20.0;

/// One icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon {
    glyph: &'static str,
    filled: bool,
}

impl Icon {
    /// Likes it.
    pub const LIKE: Icon = Icon::outlined(symbols::ICON_FAVORITE);
    /// Comments.
    pub const COMMENT: Icon = Icon::outlined(symbols::ICON_MODE_COMMENT);
    /// Saves it.
    pub const SAVE: Icon = Icon::outlined(symbols::ICON_BOOKMARK);
    /// Sends it to somebody.
    pub const SHARE: Icon = Icon::outlined(symbols::ICON_SEND);
    /// Opens the author's profile.
    pub const PROFILE_TAP: Icon = Icon::outlined(symbols::ICON_ACCOUNT_CIRCLE);
    /// Spends three seconds or more.
    pub const DWELL: Icon = Icon::outlined(symbols::ICON_TIMER);
    /// Watches half of it or more.
    pub const WATCH: Icon = Icon::outlined(symbols::ICON_PLAY_CIRCLE);
    /// Hides it; also a hidden post.
    pub const HIDE: Icon = Icon::outlined(symbols::ICON_VISIBILITY_OFF);
    /// One picture.
    pub const PHOTO: Icon = Icon::outlined(symbols::ICON_IMAGE);
    /// Several pictures.
    pub const CAROUSEL: Icon = Icon::outlined(symbols::ICON_VIEW_CAROUSEL);
    /// A video.
    pub const VIDEO: Icon = Icon::outlined(symbols::ICON_VIDEOCAM);
    /// A reel.
    pub const REEL: Icon = Icon::outlined(symbols::ICON_MOVIE);
    /// Something for sale.
    pub const SHOPPING: Icon = Icon::outlined(symbols::ICON_SELL);
    /// A hashtag, or a post that came through one.
    pub const HASHTAG: Icon = Icon::outlined(symbols::ICON_TAG);
    /// A suggested post.
    pub const SUGGESTED: Icon = Icon::outlined(symbols::ICON_EXPLORE);
    /// Near others, as accounts are that draw the same people.
    pub const NEAR: Icon = Icon::outlined(symbols::ICON_HUB);
    /// Rises.
    pub const RISING: Icon = Icon::outlined(symbols::ICON_TRENDING_UP);
    /// A close friend; filled.
    pub const CLOSE_FRIEND: Icon = Icon::outlined(symbols::ICON_STARS);
    /// A favorite; filled.
    pub const STAR: Icon = Icon::outlined(symbols::ICON_STAR);
    /// A muted author.
    pub const MUTE: Icon = Icon::outlined(symbols::ICON_VOLUME_OFF);
    /// Why you're seeing this.
    pub const WHY: Icon = Icon::outlined(symbols::ICON_HELP_CENTER);
    /// Reports it.
    pub const REPORT: Icon = Icon::outlined(symbols::ICON_FLAG);
    /// The … menu.
    pub const MORE: Icon = Icon::outlined(symbols::ICON_MORE_HORIZ);
    /// Already seen.
    pub const SEEN: Icon = Icon::outlined(symbols::ICON_VISIBILITY);
    /// Too old.
    pub const TOO_OLD: Icon = Icon::outlined(symbols::ICON_HISTORY);
    /// The viewer's own; a person.
    pub const OWN: Icon = Icon::outlined(symbols::ICON_PERSON);
    /// Breaks a guideline.
    pub const VIOLATION: Icon = Icon::outlined(symbols::ICON_GAVEL);
    /// Pins the baseline.
    pub const PIN: Icon = Icon::outlined(symbols::ICON_KEEP);
    /// Takes back.
    pub const UNDO: Icon = Icon::outlined(symbols::ICON_UNDO);
    /// Does again.
    pub const REDO: Icon = Icon::outlined(symbols::ICON_REDO);
    /// Find or run.
    pub const SEARCH: Icon = Icon::outlined(symbols::ICON_SEARCH);
    /// Light or dark.
    pub const THEME: Icon = Icon::outlined(symbols::ICON_CONTRAST);
    /// Help.
    pub const HELP: Icon = Icon::outlined(symbols::ICON_HELP);
    /// The world's clock.
    pub const CLOCK: Icon = Icon::outlined(symbols::ICON_SCHEDULE);
    /// The Tune view.
    pub const TUNE: Icon = Icon::outlined(symbols::ICON_TUNE);
    /// The Compare view.
    pub const COMPARE: Icon = Icon::outlined(symbols::ICON_COMPARE_ARROWS);
    /// The Learn view.
    pub const LEARN: Icon = Icon::outlined(symbols::ICON_SCHOOL);
    /// The Lab view.
    pub const LAB: Icon = Icon::outlined(symbols::ICON_SCIENCE);
    /// The Data view.
    pub const DATA: Icon = Icon::outlined(symbols::ICON_TABLE_ROWS);
    /// Open, or opens.
    pub const EXPAND: Icon = Icon::outlined(symbols::ICON_EXPAND_MORE);
    /// Closed.
    pub const COLLAPSED: Icon = Icon::outlined(symbols::ICON_CHEVRON_RIGHT);
    /// Back to the one before.
    pub const BACK: Icon = Icon::outlined(symbols::ICON_CHEVRON_LEFT);
    /// Adds one.
    pub const ADD: Icon = Icon::outlined(symbols::ICON_ADD);
    /// New post, in the phone.
    pub const ADD_POST: Icon = Icon::outlined(symbols::ICON_ADD_BOX);
    /// A problem; filled.
    pub const ERROR: Icon = Icon::outlined(symbols::ICON_ERROR);
    /// Done; filled.
    pub const OK: Icon = Icon::outlined(symbols::ICON_CHECK_CIRCLE);
    /// Can be dragged.
    pub const DRAG: Icon = Icon::outlined(symbols::ICON_DRAG_INDICATOR);
    /// The phone.
    pub const FEED: Icon = Icon::outlined(symbols::ICON_SMARTPHONE);
    /// Plays; filled.
    pub const PLAY: Icon = Icon::outlined(symbols::ICON_PLAY_ARROW);
    /// Points at something to choose it.
    pub const POINT: Icon = Icon::outlined(symbols::ICON_ADS_CLICK);
    /// Filters or sorts.
    pub const FILTER: Icon = Icon::outlined(symbols::ICON_FILTER_LIST);
    /// Nothing passes the filter.
    pub const FILTER_OFF: Icon = Icon::outlined(symbols::ICON_FILTER_ALT_OFF);
    /// Previous.
    pub const UP: Icon = Icon::outlined(symbols::ICON_KEYBOARD_ARROW_UP);
    /// Next.
    pub const DOWN: Icon = Icon::outlined(symbols::ICON_KEYBOARD_ARROW_DOWN);
    /// A rule of the user's own.
    pub const RULE: Icon = Icon::outlined(symbols::ICON_RULE);
    /// Closes.
    pub const CLOSE: Icon = Icon::outlined(symbols::ICON_CLOSE);
    /// Chosen.
    pub const CHECK: Icon = Icon::outlined(symbols::ICON_CHECK);
    /// Opens a file.
    pub const OPEN: Icon = Icon::outlined(symbols::ICON_FOLDER_OPEN);
    /// Saves a file.
    pub const SAVE_FILE: Icon = Icon::outlined(symbols::ICON_SAVE);
    /// A page to read or print.
    pub const BRIEF: Icon = Icon::outlined(symbols::ICON_DESCRIPTION);
    /// Copies.
    pub const COPY: Icon = Icon::outlined(symbols::ICON_CONTENT_COPY);
    /// Which columns a table has.
    pub const COLUMNS: Icon = Icon::outlined(symbols::ICON_VIEW_COLUMN);
    /// From the pinned place to the place now.
    pub const SLOPES: Icon = Icon::outlined(symbols::ICON_SSID_CHART);
    /// Removes.
    pub const DELETE: Icon = Icon::outlined(symbols::ICON_DELETE);
    /// Edits.
    pub const EDIT: Icon = Icon::outlined(symbols::ICON_EDIT);
    /// A place.
    pub const PLACE: Icon = Icon::outlined(symbols::ICON_LOCATION_ON);
    /// Back to the default.
    pub const RESET: Icon = Icon::outlined(symbols::ICON_RESTART_ALT);
    /// Mind this.
    pub const WARNING: Icon = Icon::outlined(symbols::ICON_WARNING);
    /// To know.
    pub const INFO: Icon = Icon::outlined(symbols::ICON_INFO);
    /// A holiday.
    pub const HOLIDAY: Icon = Icon::outlined(symbols::ICON_CELEBRATION);
    /// The phone's reception.
    pub const SIGNAL: Icon = Icon::outlined(symbols::ICON_SIGNAL_CELLULAR_ALT);
    /// The phone's wireless.
    pub const WIFI: Icon = Icon::outlined(symbols::ICON_WIFI);
    /// The phone's battery.
    pub const BATTERY: Icon = Icon::outlined(symbols::ICON_BATTERY_FULL);
    /// A step on.
    pub const STEP: Icon = Icon::outlined(symbols::ICON_SKIP_NEXT);
    /// Ends what plays.
    pub const STOP: Icon = Icon::outlined(symbols::ICON_STOP);
    /// Nearer.
    pub const ZOOM_IN: Icon = Icon::outlined(symbols::ICON_ZOOM_IN);
    /// Farther.
    pub const ZOOM_OUT: Icon = Icon::outlined(symbols::ICON_ZOOM_OUT);
    /// The whole in its room.
    pub const FIT: Icon = Icon::outlined(symbols::ICON_FIT_SCREEN);
    /// Where something is told.
    pub const SOURCE: Icon = Icon::outlined(symbols::ICON_MENU_BOOK);
    /// Where removed posts go.
    pub const SINK: Icon = Icon::outlined(symbols::ICON_INBOX);
    /// A way around.
    pub const BYPASS: Icon = Icon::outlined(symbols::ICON_ALT_ROUTE);
    /// Follows.
    pub const FOLLOW: Icon = Icon::outlined(symbols::ICON_PERSON_ADD);
    /// Follows no more.
    pub const UNFOLLOW: Icon = Icon::outlined(symbols::ICON_PERSON_REMOVE);
    /// Holds what plays.
    pub const PAUSE: Icon = Icon::outlined(symbols::ICON_PAUSE);
    /// Several people.
    pub const GROUP: Icon = Icon::outlined(symbols::ICON_GROUP);
    /// Integrity.
    pub const SHIELD: Icon = Icon::outlined(symbols::ICON_SHIELD);
    /// Makes the feed anew.
    pub const REFRESH: Icon = Icon::outlined(symbols::ICON_REFRESH);

    /// Who runs it.
    pub const PLATFORM: Icon = Icon::outlined(symbols::ICON_STOREFRONT);
    /// Who makes posts.
    pub const MAKERS: Icon = Icon::outlined(symbols::ICON_BRUSH);
    /// Goes on in two ways.
    pub const FORK: Icon = Icon::outlined(symbols::ICON_CALL_SPLIT);
    /// Brings it into a file.
    pub const DOWNLOAD: Icon = Icon::outlined(symbols::ICON_DOWNLOAD);

    /// On to the next.
    pub const FORTH: Icon = Icon::outlined(symbols::ICON_ARROW_FORWARD);
    /// Back to the one before.
    pub const BACKWARD: Icon = Icon::outlined(symbols::ICON_ARROW_BACK);
    /// Where something is written.
    pub const BOOK: Icon = Icon::outlined(symbols::ICON_MENU_BOOK);
    /// Still to be done.
    pub const TO_DO: Icon = Icon::outlined(symbols::ICON_RADIO_BUTTON_UNCHECKED);
    /// Sponsored.
    pub const AD: Icon = Icon::outlined(symbols::ICON_CAMPAIGN);

    /// Larger text.
    pub const LARGER: Icon = Icon::outlined(symbols::ICON_TEXT_INCREASE);
    /// Smaller text.
    pub const SMALLER: Icon = Icon::outlined(symbols::ICON_TEXT_DECREASE);
    /// Text as it was drawn.
    pub const TEXT: Icon = Icon::outlined(symbols::ICON_FORMAT_SIZE);
    /// Motion.
    pub const MOTION: Icon = Icon::outlined(symbols::ICON_ANIMATION);

    const fn outlined(symbol: egui_material_icons::MaterialIcon) -> Icon {
        Icon { glyph: symbol.codepoint, filled: false }
    }

    /// The same, filled: it is on.
    #[must_use]
    pub const fn filled(self) -> Icon {
        Icon { filled: true, ..self }
    }

    /// Filled where `on`.
    #[must_use]
    pub const fn filled_if(self, on: bool) -> Icon {
        Icon { filled: on, ..self }
    }

    /// Stands for an action.
    #[must_use]
    pub const fn action(action: Action) -> Icon {
        match action {
            Action::Like => Icon::LIKE,
            Action::Comment => Icon::COMMENT,
            Action::Save => Icon::SAVE,
            Action::Share => Icon::SHARE,
            Action::ProfileTap => Icon::PROFILE_TAP,
            Action::Dwell => Icon::DWELL,
            Action::Watch => Icon::WATCH,
            Action::Hide => Icon::HIDE,
        }
    }

    /// Stands for a form of post.
    #[must_use]
    pub const fn media(media: Media) -> Icon {
        match media {
            Media::Photo => Icon::PHOTO,
            Media::Carousel => Icon::CAROUSEL,
            Media::Video => Icon::VIDEO,
            Media::Reel => Icon::REEL,
        }
    }

    /// Paints it `px` large, its middle at `center`; answers the square it takes.
    pub fn paint(self, painter: &Painter, center: Pos2, px: f32, color: Color32) -> Rect {
        let font = FontId::new(px, FontFamily::Name(self.family().into()));
        let galley = painter.layout_no_wrap(self.glyph.to_owned(), font, color);
        let corner = (center - galley.size() / 2.0).round_to_pixels(painter.pixels_per_point());
        painter.galley(corner, galley, color);
        Rect::from_center_size(center, egui::Vec2::splat(px))
    }

    const fn family(self) -> &'static str {
        if self.filled { egui_material_icons::FONT_FAMILY } else { egui_material_icons::FONT_FAMILY_OUTLINED }
    }
}
