//! The diagram: the card's nine components, or the boxes of Explore or the stories tray, at work on what is at hand.

mod bar;
mod curve;
mod formula;
mod labels;
mod lanes;
mod nodes;
mod panel;
mod plan;
mod play;
mod stream;
mod tools;
mod touched;
mod tray;
mod words;

use egui::{Id, Key, Modifiers, Rect, Response, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::learn::{DiagramView, surface};
use crate::app::state::State;
use crate::app::theme::{diagram as anatomy, space};
use crate::app::views::memo::memo;
use crate::app::views::{Art, lesson};
use crate::app::widgets::Tip;
use crate::learn::diagram::{
    Lanes, Node, Part, Path, Sink, Standings, Surface, TRAY_STOPS, lanes as lanes_of, nodes as nodes_of, path, sink,
    standings, stops, tray_lanes, tray_nodes,
};
use panel::WayBack;
use plan::Plan;

pub(super) use bar::ui as bar_ui;

/// What the drawing shows of a run.
struct Shown {
    nodes: Vec<Node>,
    lanes: Lanes,
    sink: Sink,
    stages: &'static [&'static str],
    standings: Standings,
}

/// Draws the diagram.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let (results, view) = (&state.results, &state.session.learn.diagram);
    let surface = surface(&state.session);
    let shown = memo(ui, Id::unique("diagram"), (results.revision, surface), || {
        if surface == Surface::Stories {
            return Shown {
                nodes: tray_nodes(&results.stories),
                lanes: tray_lanes(&results.stories),
                sink: Sink::default(),
                stages: &TRAY_STOPS,
                standings: Standings::default(),
            };
        }
        let standings = standings(&results.ledger);
        Shown {
            nodes: nodes_of(surface, &state.document.policy, &results.ledger),
            lanes: lanes_of(&results.ledger, &standings, anatomy::LANES_MOST),
            sink: sink(&results.ledger),
            stages: stops(&results.ledger),
            standings,
        }
    });
    let room = ui.max_rect();
    let (tools, body) = room.split_top_bottom_at_y(room.top() + anatomy::TOOLS);
    let split = Split::of(body, view.open(surface).is_some());
    tools::ui(ui, state, tools, &split, &shown.nodes, commands);
    let mut canvas = ui.new_child(UiBuilder::new().max_rect(split.drawing).id_salt("drawing"));
    canvas.set_clip_rect(split.drawing.intersect(ui.clip_rect()));
    if split.is_covered {
        hidden_ui(&canvas, view, surface, &shown, commands);
    } else {
        drawing_ui(&mut canvas, state, art, &shown, commands);
    }
    if let (Some(panel), Some(part)) = (split.panel, view.open(surface)) {
        let way_back = if split.is_covered { WayBack::Drawing } else { WayBack::Close };
        panel::ui(ui, state, art, (panel, way_back), part, commands);
        if escape_pressed(ui, state) {
            commands.send(Command::Diagram(Box::new(view.clone().opening(None))));
        }
    }
}

/// Escape that nothing else waits for: no field, no menu, nothing that lies over the view.
fn escape_pressed(ui: &Ui, state: &State) -> bool {
    let is_covered = state.session.palette.is_some() || state.session.refused.is_some();
    let is_free = !is_covered && !egui::Popup::is_any_open(ui.ctx()) && !ui.ctx().text_edit_focused();
    is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Where the drawing and the open component's panel stand.
struct Split {
    drawing: Rect,
    panel: Option<Rect>,
    /// There is no room for both: the panel stands where the drawing would.
    is_covered: bool,
}

impl Split {
    /// The panel stands below the drawing, or beside it where that is too low for both; the drawing keeps its boxes in
    /// sight. Where it is too narrow for that as well, one of them is seen at a time.
    fn of(body: Rect, is_open: bool) -> Split {
        if !is_open {
            return Split { drawing: body, panel: None, is_covered: false };
        }
        let is_low = body.height() < anatomy::LOW;
        if is_low && body.width() < anatomy::DRAWING_LEAST + anatomy::PANEL_BESIDE {
            let panel = body.shrink2(vec2(space::L, space::M));
            return Split { drawing: body, panel: Some(panel), is_covered: true };
        }
        let (drawing, panel) = if is_low {
            let (drawing, rest) = body.split_left_right_at_x(body.right() - anatomy::PANEL_BESIDE);
            (drawing, Rect::from_min_max(rest.min + vec2(0.0, space::L), rest.max - vec2(space::XL, space::L)))
        } else {
            let least = anatomy::PANEL_LEAST.0.min(body.height() * anatomy::PANEL_LEAST.1);
            let height = anatomy::PANEL.min((body.height() * anatomy::PANEL_SHARE).max(least));
            let (drawing, rest) = body.split_top_bottom_at_y(body.bottom() - height);
            (drawing, Rect::from_min_max(rest.min + vec2(space::XL, 0.0), rest.max - vec2(space::XL, space::L)))
        };
        Split { drawing, panel: Some(panel), is_covered: false }
    }
}

/// Keeps the open box in sight of the drawing behind the panel, for when that is left.
fn hidden_ui(ui: &Ui, view: &DiagramView, surface: Surface, shown: &Shown, commands: &mut Commands) {
    let plan = Plan::new(ui.max_rect(), view, surface, &shown.nodes);
    let open = view.open(surface).and_then(|open| surface.place(open));
    if let Some(rect) = opened(ui, &plan, open) {
        keep_in_sight(&plan, ui.max_rect(), view, rect, commands);
    }
}

fn drawing_ui(ui: &mut Ui, state: &State, art: &Art<'_>, shown: &Shown, commands: &mut Commands) {
    let view = &state.session.learn.diagram;
    let (room, surface) = (ui.max_rect(), surface(&state.session));
    let plan = Plan::new(room, view, surface, &shown.nodes);
    let ground = moved_by_hand(ui, &plan, view, commands);
    let results = &state.results;
    let selected = state.session.selected.filter(|_| surface != Surface::Stories);
    let path: std::sync::Arc<Option<Path>> = memo(ui, Id::unique("diagram path"), (results.revision, selected), || {
        selected.map(|post| path(&results.ledger, &shown.standings, post))
    });
    let of = shown.lanes.of;
    let is_scored = results.ledger.is_scored();
    let open = view.open(surface).and_then(|open| surface.place(open));
    let step = view.play.map(|play| play.step).filter(|_| surface != Surface::Stories);
    let done = nodes::ui(ui, &plan, &shown.nodes, open, step);
    for (at, node) in shown.nodes.iter().enumerate() {
        // Outside the box: an outline of its own says that the box is open.
        if let Part::Component(component) = node.part {
            lesson::mark_component(ui, state, component, plan.node(at).expand(space::XS));
        }
    }
    stream::band(ui, &plan, &shown.nodes);
    lanes::ui(ui, &plan, shown.stages, &shown.lanes);
    if surface == Surface::Stories {
        tray::ui(ui, state, &plan, &shown.lanes, commands);
    } else {
        lane_under_pointer(ui, state, &plan, shown, ground, commands);
        stream::sink(ui, state, art, &plan, &shown.sink, commands);
    }
    let moved = play::advance(ui, state, view, commands);
    if let Some(step) = step {
        play::ui(ui, &plan, (&results.ledger, shown.stages), (&shown.lanes, &shown.sink), step, moved);
    }
    if let Some(path) = path.as_ref().as_ref().filter(|path| !path.stops.is_empty()) {
        pointer(ui, &plan, path, open, of);
        lanes::path(ui, &plan, shown.stages, path, of);
        labels::ui(ui, state, &plan, shown.stages, path, of);
    }
    stream::says(ui, &plan, &shown.nodes, is_scored);
    lanes::note(ui, &plan, &shown.lanes);
    if let Some(at) = done.clicked {
        let clicked = surface.parts().get(at).copied().filter(|_| open != Some(at));
        commands.send(Command::Diagram(Box::new(view.clone().opening(clicked))));
    } else if let Some(rect) = done.focused.or_else(|| opened(ui, &plan, open)) {
        keep_in_sight(&plan, room, view, rect, commands);
    }
}

/// The open box where it was opened just now, or the drawing has got another room.
fn opened(ui: &Ui, plan: &Plan, open: Option<usize>) -> Option<Rect> {
    let (id, now) = (Id::unique("diagram opened"), (open, ui.max_rect().size()));
    let before = ui.data(|data| data.get_temp::<(Option<usize>, Vec2)>(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    // With the boxes beside it, whose labels reach into its column.
    let pitch = plan.middle(1) - plan.middle(0);
    open.filter(|_| before != Some(now)).map(|at| plan.node(at).expand2(vec2(pitch, 0.0)))
}

/// The lane under the pointer tells whose it is; a click selects its post.
fn lane_under_pointer(
    ui: &Ui,
    state: &State,
    plan: &Plan,
    shown: &Shown,
    mut ground: Response,
    commands: &mut Commands,
) {
    let Some(pointer) = ground.hover_pos().filter(|_| !ground.dragged()) else { return };
    let Some(lane) = lanes::under(plan, shown.stages, &shown.lanes, pointer) else { return };
    lanes::lit(ui, plan, shown.stages, lane, shown.lanes.of);
    let id = state.results.ledger.slate.posts[lane.row as usize];
    let post = state.document.world.post(id);
    let author = &state.document.world.account(post.author).id;
    let rank = lane.ranks.last().copied().unwrap_or_default();
    let is_clicked = ground.clicked();
    // The ground is as large as the drawing; what is told stands at the lane.
    ground.interact_rect = Rect::from_center_size(pointer, Vec2::splat(2.0 * anatomy::LANE_NEAR));
    Tip::new(author).text(&post.caption).note(&format!("rank {rank} · a click shows its path")).on(ground);
    if is_clicked {
        commands.send(Command::Select(Some(id)));
    }
}

/// From the open box to where the selected post stands after it.
fn pointer(ui: &Ui, plan: &Plan, path: &Path, open: Option<usize>, of: usize) {
    let stop = open.and_then(|at| match plan.surface().parts().get(at)? {
        Part::Component(component) => Some((at, path.at(*component)?)),
        Part::LightRanker | Part::Step(_) => None,
    });
    if let Some((at, stop)) = stop {
        let above = lanes::rank_cell(plan, pos2(plan.stop(stop.stage), plan.y(stop.rank, of)));
        play::pointer(ui, plan.node(at), above.top());
    }
}

/// A drag and the wheel move the drawing, Ctrl and the wheel zoom it; so do + − 0 while a box has the keyboard.
fn moved_by_hand(ui: &mut Ui, plan: &Plan, view: &DiagramView, commands: &mut Commands) -> Response {
    let room = ui.max_rect();
    let ground = ui.interact(room, ui.scope_id().with("ground"), Sense::CLICK | Sense::DRAG);
    let mut next = view.clone();
    let pan = plan.panned(room.min);
    // What is drawn may stand elsewhere than was asked: moves go on from where it stands.
    next.pan = (pan.x, pan.y);
    let mut is_moved = false;
    let mut shift = if ground.dragged() { ground.drag_delta() } else { Vec2::ZERO };
    if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|_| ui.rect_contains_pointer(room)) {
        let zoom = ui.input(|input| input.zoom_delta());
        if zoom != 1.0 {
            let about = pointer - room.min;
            next = next.zoomed(zoom, (about.x, about.y));
            is_moved = true;
        } else {
            shift += ui.input(|input| input.smooth_scroll_delta());
        }
    }
    let size = plan.size();
    let has_more = size.x > room.width() || size.y > room.height();
    if shift != Vec2::ZERO && has_more {
        next.pan = (next.pan.0 + shift.x, next.pan.1 + shift.y);
        is_moved = true;
    }
    if nodes::with_focus(ui, plan.last() + 1).is_some() {
        let middle = (room.width() / 2.0, room.height() / 2.0);
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Plus) || pressed(Key::Equals) {
            next = next.zoomed(anatomy::ZOOM_STEP, middle);
            is_moved = true;
        } else if pressed(Key::Minus) {
            next = next.zoomed(1.0 / anatomy::ZOOM_STEP, middle);
            is_moved = true;
        } else if pressed(Key::Num0) {
            next = next.fitted();
            is_moved = true;
        }
    }
    if is_moved && next != *view {
        commands.send(Command::Diagram(Box::new(next)));
    }
    ground
}

/// Moves the drawing where a box that got the keyboard is out of sight.
fn keep_in_sight(plan: &Plan, room: Rect, view: &DiagramView, rect: Rect, commands: &mut Commands) {
    let inner = room.shrink2(anatomy::PAD);
    let shift = |low: f32, high: f32, least: f32, most: f32| {
        if low < least { least - low } else { (most - high).min(0.0) }
    };
    let x = shift(rect.left(), rect.right(), inner.left(), inner.right());
    let y = shift(rect.top(), rect.bottom(), inner.top(), inner.bottom());
    if x != 0.0 || y < 0.0 {
        let pan = plan.panned(room.min) + vec2(x, y);
        commands.send(Command::Diagram(Box::new(DiagramView { pan: (pan.x, pan.y), ..view.clone() })));
    }
}
