//! Where the parts of the drawing stand, at any zoom.

use egui::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use crate::app::learn::DiagramView;
use crate::app::theme::{Style, diagram as anatomy, stroke};
use crate::learn::diagram::{Node, Surface};

/// In a feed by time the box at which posts leave the stream for their lanes: the one before sorting.
const LAST_BY_TIME: usize = 5;

/// Where the parts of the drawing stand. Inside, all is measured at 100 %; what is answered is on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    origin: Pos2,
    zoom: f32,
    width: f32,
    height: f32,
    node: Vec2,
    pitch: f32,
    lanes: Rangef,
    kept: f32,
    count: usize,
    surface: Surface,
}

impl Plan {
    /// The plan for a room, as the view looks at it: zoom 1 fills the room where it is large enough.
    pub(super) fn new(room: Rect, view: &DiagramView, surface: Surface, nodes: &[Node]) -> Plan {
        let count = nodes.len().max(2) as f32;
        let least = count * anatomy::NODE.0 + (count - 1.0) * anatomy::NODE_GAP;
        let width = (room.width() - 2.0 * anatomy::PAD.x).max(least);
        let node = ((width - (count - 1.0) * anatomy::NODE_GAP) / count).min(anatomy::NODE.1).floor();
        let height = if node < anatomy::NODE_ROOMY { anatomy::NODE_HEIGHT.1 } else { anatomy::NODE_HEIGHT.0 };
        let top = height + anatomy::STREAM_GAP + anatomy::STREAM + anatomy::LANES_GAP;
        let rest = room.height() - 2.0 * anatomy::PAD.y - top - anatomy::LANES_BELOW;
        let lanes = Rangef::new(top, top + rest.clamp(anatomy::LANES.0, anatomy::LANES.1));
        let mut plan = Plan {
            origin: room.min,
            zoom: view.zoom,
            width,
            height: lanes.max + anatomy::LANES_BELOW,
            node: vec2(node, height),
            pitch: (width - node) / (count - 1.0),
            lanes,
            kept: kept_share(nodes),
            count: nodes.len(),
            surface,
        };
        plan.origin = room.min + plan.pan(room.size(), view);
        plan
    }

    /// What is drawn.
    pub(super) fn surface(&self) -> Surface {
        self.surface
    }

    /// The last box.
    pub(super) fn last(&self) -> usize {
        self.count.saturating_sub(1)
    }

    /// The last box that posts run past in the stream, where they are scored: the one that predicts, or the one before
    /// the tray's first order.
    pub(super) fn last_in_stream(&self) -> usize {
        match self.surface {
            Surface::Feed => 2,
            Surface::Explore => 3,
            Surface::Stories => 1,
        }
    }

    /// The box at which posts leave the stream for their lanes, where they have a rank after these stages.
    pub(super) fn leaves(&self, stages: &[&str]) -> usize {
        if stages.len() > 1 { self.last_in_stream() } else { LAST_BY_TIME }
    }

    /// How large all of it is on the screen, with what lies around it.
    pub(super) fn size(&self) -> Vec2 {
        (vec2(self.width, self.height) + 2.0 * anatomy::PAD) * self.zoom
    }

    /// Where its corner lies in the room: no farther out than that its edges stand at the room's.
    fn pan(&self, room: Vec2, view: &DiagramView) -> Vec2 {
        let within = |pan: f32, room: f32, size: f32| {
            if size <= room { ((room - size) / 2.0).max(0.0) } else { pan.clamp(room - size, 0.0) }
        };
        let size = self.size();
        // What is lower than the room hangs from its top.
        let down = if size.y <= room.y { 0.0 } else { within(view.pan.1, room.y, size.y) };
        vec2(within(view.pan.0, room.x, size.x), down)
    }

    /// Where its corner lies in a room that begins at `corner`.
    pub(super) fn panned(&self, corner: Pos2) -> Vec2 {
        self.origin - corner
    }

    /// A length.
    pub(super) fn length(&self, points: f32) -> f32 {
        points * self.zoom
    }

    /// In how many pieces a curve is drawn.
    pub(super) fn pieces(&self) -> usize {
        (anatomy::CURVE as f32 * self.zoom * (self.pitch / anatomy::NODE.1).max(1.0)).ceil() as usize
    }

    /// A type style.
    pub(super) fn style(&self, style: Style) -> Style {
        Style { px: style.px * self.zoom, line: style.line * self.zoom, ..style }
    }

    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + (anatomy::PAD + vec2(x, y)) * self.zoom
    }

    /// A box.
    pub(super) fn node(&self, at: usize) -> Rect {
        Rect::from_min_size(self.at(at as f32 * self.pitch, 0.0), self.node * self.zoom)
    }

    /// The middle of a box, or between two of them where `at` is.
    pub(super) fn x(&self, at: f32) -> f32 {
        self.at(at * self.pitch + self.node.x / 2.0, 0.0).x
    }

    /// The middle of a box.
    pub(super) fn middle(&self, at: usize) -> f32 {
        self.x(at as f32)
    }

    /// The left and right edge of the boxes.
    pub(super) fn sides(&self) -> Rangef {
        Rangef::new(self.at(0.0, 0.0).x, self.at(self.width, 0.0).x)
    }

    /// The stream where it is widest.
    pub(super) fn stream(&self) -> Rangef {
        let top = self.node.y + anatomy::STREAM_GAP;
        Rangef::new(self.at(0.0, top).y, self.at(0.0, top + anatomy::STREAM).y)
    }

    /// How wide the stream is for so great a share of all posts; where there are any there is a stream to see.
    pub(super) fn wide(&self, share: f32) -> f32 {
        if share > 0.0 { (share * self.stream().span()).max(self.length(stroke::PATH)) } else { 0.0 }
    }

    /// Where in the stream a post runs that is kept; `depth` is from its upper edge (0) to its lower one (1).
    pub(super) fn in_stream(&self, depth: f32) -> f32 {
        self.stream().min + depth * self.wide(self.kept)
    }

    /// The lanes, top to bottom.
    pub(super) fn lanes(&self) -> Rangef {
        Rangef::new(self.at(0.0, self.lanes.min).y, self.at(0.0, self.lanes.max).y)
    }

    /// How high the lanes are at 100 %.
    pub(super) fn lanes_height(&self) -> f32 {
        self.lanes.span()
    }

    /// The height of a rank among so many: the axis is logarithmic.
    pub(super) fn y(&self, rank: u32, of: usize) -> f32 {
        let share = (rank.max(1) as f32).ln() / (of.max(2) as f32).ln();
        let lanes = self.lanes();
        egui::lerp(lanes.min..=lanes.max, share.min(1.0))
    }

    /// Where a stage's stop stands: below its box, or where it runs, between two.
    pub(super) fn stop(&self, stage: &str) -> f32 {
        let stops: &[(&str, f32)] = match self.surface {
            Surface::Feed => &anatomy::STOPS,
            Surface::Explore => &anatomy::STOPS_OF_EXPLORE,
            Surface::Stories => &anatomy::STOPS_OF_STORIES,
        };
        let known = stops.iter().find(|(name, _)| *name == stage);
        self.x(known.map_or(0.0, |(_, place)| *place))
    }

    /// The room of the sink, left of the lanes' axis.
    pub(super) fn sink(&self) -> Rect {
        let lanes = self.lanes();
        let left = self.sides().min + self.length(2.0 * anatomy::NODE_GAP);
        let right = self.middle(1) + self.length(self.node.x / 2.0);
        Rect::from_min_max(pos2(left, lanes.min), pos2(right, lanes.max))
    }
}

/// The share of the posts found that is scored.
fn kept_share(nodes: &[Node]) -> f32 {
    let found = nodes.first().map_or(0, |node| node.posts_in);
    let kept = nodes.last().map_or(0, |node| node.posts_in);
    if found == 0 { 0.0 } else { kept as f32 / found as f32 }
}
