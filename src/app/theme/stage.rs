//! Anatomy of the stage: the phone, what is on its screen, and what stands beside it.

use egui::{Vec2, vec2};

/// From the stage's upper edge to the phone.
pub const PHONE_TOP: f32 = 14.0;
/// Between the gutter and the phone.
pub const GUTTER_GAP: f32 = 12.0;
/// Between the phone and the strip of the whole feed.
pub const STRIP_GAP: f32 = 26.0;
/// Least room for the gutter: a device that leaves less does not fit the stage.
pub const GUTTER_LEAST: f32 = 48.0;
/// Width of the menu that says how the phone is shown.
pub const PREVIEW_MENU: f32 = 348.0;
/// Width of the names in it.
pub const PREVIEW_NAME: f32 = 96.0;
/// Width of the strip.
pub const STRIP: f32 = 104.0;
/// Room beside the phone from which on the stage has the strip.
pub const STRIP_ROOM: f32 = 264.0;

/// The screen of a small phone; assumed.
pub const SMALL_PHONE: Vec2 = vec2(360.0, 780.0);
/// The screen of a large phone; assumed.
pub const LARGE_PHONE: Vec2 = vec2(412.0, 892.0);
/// The screen of a tablet: the 7-inch one of Android's
/// [screen sizes](https://developer.android.com/training/multiscreen/screensizes).
pub const TABLET: Vec2 = vec2(600.0, 1024.0);
/// Height of a picture as a share of its width, where pictures are wide.
pub const PICTURE_WIDE: f32 = 184.0 / 360.0;
/// The same where they are tall.
pub const PICTURE_TALL: f32 = 1.25;
/// Height of one piece of a picture of the feed. Assumed: some cards, few enough to answer a cancel at once.
pub const PICTURE_PIECE: f32 = 1200.0;

/// Height of the phone's status bar.
pub const STATUS: f32 = 24.0;
/// From the side of the screen to what the status bar says.
pub const STATUS_PAD: f32 = 20.0;
/// Left and right of a name in the feed picker.
pub const PICKER_PAD: f32 = 9.0;
/// Height of the feed picker's row.
pub const PICKER: f32 = 36.0;
/// Size of the app's name.
pub const WORDMARK: f32 = 15.0;
/// Height of the stories tray.
pub const STORIES: f32 = 72.0;
/// Width of one account in the tray.
pub const STORY: f32 = 56.0;
/// Height of what lies below the feed where the phone ends within the stage.
pub const HOME_BAR: f32 = 28.0;
/// The mark within it.
pub const HOME_MARK: Vec2 = vec2(112.0, 4.0);

/// From the side of the screen to what a card holds.
pub const CARD_PAD: f32 = 10.0;
/// Below a caption.
pub const CAPTION_BELOW: f32 = 9.0;
/// Lines a caption takes at most.
pub const CAPTION_LINES: u8 = 2;
/// Between the actions of a card.
pub const ACTION_GAP: f32 = 12.0;
/// Between an action's icon and its count.
pub const COUNT_GAP: f32 = 5.0;
/// Height of a chip on a picture.
pub const CHIP: f32 = 20.0;
/// Diameter of the round button that plays.
pub const PLAY: f32 = 44.0;
/// Icon in it.
pub const PLAY_ICON: f32 = 28.0;
/// Height of the line that shows how far something played.
pub const PROGRESS: f32 = 3.0;
/// Diameter of the dots below a carousel.
pub const DOT: f32 = 6.0;
/// Between them.
pub const DOT_GAP: f32 = 5.0;
/// Diameter of the round arrows of a carousel.
pub const ARROW: f32 = 24.0;
/// A carousel pulled by this share of its width goes on.
pub const SWIPE: f32 = 0.2;
/// Beyond its first and last picture it can be pulled by this share of its width.
pub const OVERPULL: f32 = 0.2;
/// Height of what stands below the last card.
pub const END: f32 = 132.0;
/// Least height of an empty feed.
pub const EMPTY_LEAST: f32 = 320.0;
/// Height of the sheet of comments, with text at 100 %.
pub const COMMENTS: f32 = 320.0;
/// Height of a sheet until it is known how high what it shows is.
pub const SHEET: f32 = 196.0;
/// Corner radius of the outline around the selected card.
pub const SELECTED_RADIUS: u8 = 6;

/// Length of a full score bar in the gutter.
pub const GUTTER_BAR: f32 = 72.0;
/// Height of one line of factors in the gutter.
pub const FACTOR_ROW: f32 = 17.0;
/// Width of a factor's value in the gutter.
pub const FACTOR_VALUE: f32 = 36.0;

/// Where the strip's bars begin, from its left.
pub const STRIP_BARS: f32 = 28.0;
/// Length of the strip's longest bar.
pub const STRIP_BAR: f32 = 60.0;
/// How much is left of the bars outside what the phone shows: the selected post comes first.
pub const STRIP_REST: f32 = 0.45;
/// Where an ad's tick stands in the strip, and its size.
pub const STRIP_AD: f32 = 97.0;
/// Where the mark of a post that a lit knob moves stands in the strip.
pub const STRIP_MARK: f32 = 24.0;
/// Width of that mark, in the strip and beside a card.
pub const MARK: f32 = 2.0;
/// Size of an ad's tick in the strip.
pub const STRIP_TICK: Vec2 = vec2(4.0, 2.0);
/// Least distance of the strip's numbers.
pub const STRIP_NUMBERS: f32 = 42.0;
/// A post as high as this is parted by a line from the next.
pub const STRIP_GAPS: f32 = 2.0;
/// Height of a post in the strip at most.
pub const STRIP_ROW_MOST: f32 = 8.0;

/// A picture in the preview of a menu.
pub const PREVIEW: f32 = 26.0;
/// Pictures in it at most.
pub const PREVIEWS: usize = 6;
/// Diameter of the avatar in a profile.
pub const AVATAR_PROFILE: f32 = 56.0;
/// From a story's upper edge to whose it is: the segments that fill.
pub const STORY_SEGMENTS: f32 = 16.0;
/// A tap on this share of a story's width, from its left, goes back.
pub const STORY_BACK: f32 = 0.3;
/// Pictures of a profile side by side.
pub const GRID_ACROSS: usize = 3;
/// Its rows.
pub const GRID_ROWS: usize = 2;
/// Height of its pictures as a share of their width.
pub const GRID_ASPECT: f32 = 0.75;
/// How far the feed is pulled down before letting go refreshes it.
pub const PULL: f32 = 64.0;
/// How far a finger moves before it pulls.
pub const PULL_PLAY: f32 = 8.0;
/// What is left of white in the dots of pictures that are not shown.
pub const DOT_REST: f32 = 0.55;
/// What is left of white in the part of the progress line not played yet.
pub const PROGRESS_REST: f32 = 0.35;
/// Seconds a video or reel plays in the phone, however long it is: there is only its picture to see. Assumed.
pub const PLAYBACK: f32 = 8.0;
/// How much nearer the camera comes while it plays.
pub const PLAYBACK_ZOOM: f32 = 0.14;
/// Times it looks from side to side.
pub const PLAYBACK_TURNS: f32 = 2.0;
/// Share of the strip's longest bar that stands for a post without a score.
pub const STRIP_UNSCORED: f32 = 0.3;
