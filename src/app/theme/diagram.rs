//! Anatomy of the diagram: its boxes, the stream below them, the lanes, and what stands beside.

use egui::{Vec2, vec2};

/// Left and right of the drawing, and above and below.
pub const PAD: Vec2 = vec2(16.0, 12.0);
/// Height of the tools above it.
pub const TOOLS: f32 = 40.0;
/// How far it zooms, out and in.
pub const ZOOM: (f32, f32) = (0.5, 4.0);
/// What a press of a zoom button does.
pub const ZOOM_STEP: f32 = 1.25;
/// Width of the number that says how near it is.
pub const ZOOM_NUMBER: f32 = 44.0;

/// Least and greatest width of a box.
pub const NODE: (f32, f32) = (88.0, 168.0);
/// A box as wide as this says what it does on one line.
pub const NODE_ROOMY: f32 = 118.0;
/// Height of a box, and of one that needs a line more.
pub const NODE_HEIGHT: (f32, f32) = (106.0, 122.0);
/// Between boxes at least.
pub const NODE_GAP: f32 = 12.0;
/// Inside a box, left and right.
pub const NODE_PAD: f32 = 9.0;
/// The strip of the kind's color.
pub const STRIP: f32 = 4.0;
/// Length and half height of the tip of an arrow.
pub const TIP: Vec2 = vec2(4.0, 3.0);
/// Dashes of an outline: so long, and so far apart.
pub const DASHES: (f32, f32) = (4.0, 3.0);

/// From the boxes to the stream.
pub const STREAM_GAP: f32 = 12.0;
/// Height of the stream where it is widest.
pub const STREAM: f32 = 22.0;
/// Around what is said below the stream.
pub const SAYS_PAD: f32 = 4.0;
/// Over so much it becomes narrower.
pub const STREAM_TAPER: f32 = 40.0;
/// From the stream to the top lane.
pub const LANES_GAP: f32 = 32.0;
/// Height of the lanes at least, and at most.
pub const LANES: (f32, f32) = (88.0, 960.0);
/// Below the lanes.
pub const LANES_BELOW: f32 = 16.0;
/// Lanes drawn at most.
pub const LANES_MOST: usize = 90;
/// What is left of a lane's color behind the selected path.
pub const LANE_OPACITY: f32 = 0.45;
/// Pieces of a curve between two stops, at 100 %.
pub const CURVE: usize = 14;
/// A pointer so near to a lane is on it.
pub const LANE_NEAR: f32 = 5.0;
/// The selected path, and the halo around it.
pub const HALO: f32 = 7.0;
/// Radius of its stops.
pub const STOP: f32 = 5.0;
/// From a stop to its rank above.
pub const STOP_RANK: f32 = 8.0;
/// Room for a rank.
pub const RANK: f32 = 44.0;
/// Room for a number of the axis, left of the lanes.
pub const AXIS: f32 = 46.0;

/// Inside a label of the path.
pub const LABEL_PAD: Vec2 = vec2(8.0, 4.0);
/// From a stop to its labels, then by so much further.
pub const LABEL_GAP: f32 = 16.0;
/// So many distances are tried for a label.
pub const LABEL_TRIES: usize = 14;
/// Labels take two lines where the lanes are at least this high.
pub const LABELS_ROOMY: f32 = 170.0;

/// Height of a removed post's card.
pub const REMOVED: f32 = 42.0;
/// The picture on it.
pub const REMOVED_PICTURE: Vec2 = vec2(34.0, 28.0);
/// Between these cards.
pub const REMOVED_GAP: f32 = 6.0;
/// Removed posts that are pictured at most.
pub const REMOVED_MOST: usize = 3;
/// A card as wide as this names the component beside the reason.
pub const REMOVED_ROOMY: f32 = 210.0;

/// Height of the open component's panel, where there is room for it.
pub const PANEL: f32 = 304.0;
/// The panel takes at least this, or a share of a room that is lower still.
pub const PANEL_LEAST: (f32, f32) = (180.0, 0.47);
/// Share of the room that the panel takes, up to its height.
pub const PANEL_SHARE: f32 = 0.4;
/// In a room lower than this, boxes, lanes and panel do not fit one below the other: the panel stands beside the drawing.
pub const LOW: f32 = 496.0;
/// Width of the panel beside the drawing: the knobs with what lies around them.
pub const PANEL_BESIDE: f32 = 384.0;
/// Least width of a drawing with the panel beside it.
pub const DRAWING_LEAST: f32 = 256.0;
/// Height of the panel's head.
pub const HEAD: f32 = 40.0;
/// Least width of a column of the panel; knobs take their own.
pub const COLUMN: f32 = 232.0;
/// Between columns.
pub const COLUMN_GAP: f32 = 24.0;
/// Height of a touched post's row.
pub const TOUCHED: f32 = 28.0;
/// The picture in it.
pub const TOUCHED_PICTURE: Vec2 = vec2(26.0, 20.0);
/// Room for the amount.
pub const AMOUNT: f32 = 56.0;
/// Room for a reason.
pub const AMOUNT_REASON: f32 = 124.0;
/// Posts shown of those touched: from the first, and from the last.
pub const TOUCHED_SHOWN: (usize, usize) = (4, 2);

/// The picture of the post whose path is shown, in the bar.
pub const PICTURE: Vec2 = vec2(26.0, 20.0);
/// Least room for its caption.
pub const CAPTION: f32 = 60.0;
/// Width of what the legend tells.
pub const LEGEND: f32 = 300.0;
/// Room in the bar from which the legend is shown.
pub const LEGEND_LEAST: f32 = 300.0;
/// Room beside the legend from which its kinds are named.
pub const LEGEND_ROOM: f32 = 620.0;

/// Seconds a step of the play takes.
pub const STEP: f32 = 1.4;
/// Share of a step in which posts move; then they rest.
pub const MOVING: f32 = 0.7;
/// The last post sets out so much of a step behind the first.
pub const STAGGER: f32 = 0.5;
/// Diameter of a post in the play.
pub const MARK: f32 = 5.0;
/// Posts on their way at most.
pub const MARKS: usize = 46;

/// Where the stops of a path stand: at the middle of which box, or so far from one to the next.
pub const STOPS: [(&str, f32); 8] = [
    ("merge", 2.55),
    ("normalize", 3.0),
    ("boost", 4.0),
    ("demote", 5.0),
    ("author_decay", 5.5),
    ("sort", 6.0),
    ("media", 7.0),
    ("author", 8.0),
];
/// The same of Explore, where the light ranker has a box and no list rule moves a post.
pub const STOPS_OF_EXPLORE: [(&str, f32); 6] =
    [("merge", 3.55), ("normalize", 4.0), ("boost", 5.0), ("demote", 6.0), ("author_decay", 7.0), ("sort", 8.0)];
/// The same of the stories tray.
pub const STOPS_OF_STORIES: [(&str, f32); 3] = [("newest", 2.0), ("affinity", 3.0), ("close_friends", 4.0)];
/// Spreads posts over the stream without a pattern: the fractional parts of its multiples lie evenly.
pub const SPREAD: f32 = std::f32::consts::GOLDEN_RATIO;

/// Height of the curve of freshness.
pub const FRESHNESS: f32 = 48.0;
