//! The tools above the drawing: play, step and speed; bypass; how near the drawing is.

use egui::{Align, Id, Key, Modifiers, Rect, Ui, pos2, vec2};

use super::{Split, words};
use crate::app::command::{Command, Commands};
use crate::app::learn::{DiagramView, Speed, surface};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, diagram as anatomy, size, space, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::{Button, IconButton, Segmented, Tip, hair_below, label, text_width};
use crate::learn::diagram::{Bypassed, Node, Surface, is_bypassed, restore, what_bypassing_moves};

/// Draws the tools; what they do to a drawing that is covered brings it into sight.
pub(super) fn ui(ui: &mut Ui, state: &State, bar: Rect, split: &Split, nodes: &[Node], commands: &mut Commands) {
    ui.painter().rect_filled(bar, 0, theme(ui).bg.panel);
    hair_below(ui.painter(), bar, theme(ui).stroke.hair);
    let row = bar.shrink2(vec2(space::XL, 0.0));
    let surface = surface(&state.session);
    let mut left = row.left();
    if surface != Surface::Stories {
        left = play_ui(ui, state, row, (split, nodes.len()), commands);
    }
    if surface == Surface::Feed {
        left = bypass_ui(ui, state, row.with_min_x(left + space::XL), commands);
    }
    let right = zoom_ui(ui, state, row, split, commands);
    let rest = Rect::from_x_y_ranges(left + space::XL..=right - space::L, row.y_range());
    if rest.width() > size::SLIDER.x {
        let says = says(ui, state, nodes);
        // Of what there is no room for the beginning goes.
        let fits = |says: &String| text_width(ui.painter(), says, Style::BODY) <= rest.width();
        let shown = says.iter().find(|says| fits(says)).or(says.last());
        if let Some(says) = shown {
            label(ui, rest, Align::Min, says, Style::BODY, theme(ui).text.secondary);
        }
    }
}

/// Play and its keys: Space plays and pauses, but not where it would press a button.
fn play_ui(ui: &mut Ui, state: &State, row: Rect, (split, boxes): (&Split, usize), commands: &mut Commands) -> f32 {
    let view = &state.session.learn.diagram;
    let is_running = view.play.is_some_and(|play| play.running);
    let mut left = row.left();
    let mut next = |width: f32, height: f32| {
        let rect = Rect::from_min_size(pos2(left, row.center().y - height / 2.0), vec2(width, height));
        left = rect.right() + space::XS;
        rect
    };
    let (icon, name) = if is_running { (Icon::PAUSE, "Pause") } else { (Icon::PLAY, "Play") };
    let tip = Tip::new("Sends the slate through, step by step").key("Space", "");
    let button = Button::new(name).icon(icon).tip(tip);
    let wide = Button::new("Pause").icon(icon).size(ui).x;
    let mut change = None;
    if button.show(ui, next(wide, size::BUTTON)).clicked() || space_pressed(ui, boxes) {
        change = Some(view.clone().toggled());
    }
    if IconButton::new(Icon::STEP, "Step").show(ui, next(size::BUTTON, size::BUTTON)).clicked() {
        change = Some(view.clone().stepped(false));
    }
    let stop = IconButton::new(Icon::STOP, "Stop").enabled(view.play.is_some());
    if stop.show(ui, next(size::BUTTON, size::BUTTON)).clicked() {
        change = Some(view.clone().stopped());
    }
    let names = Speed::ALL.map(Speed::name);
    let chosen = Speed::ALL.iter().position(|speed| *speed == view.speed).unwrap_or_default();
    let speeds = Segmented { label: "Speed", options: &names, chosen, enabled: true };
    let rect = next(speeds.size(ui, size::SEGMENTED_BAR).x, size::SEGMENTED_BAR);
    if let Some(at) = speeds.show(ui, rect) {
        change = Some(DiagramView { speed: Speed::ALL[at], ..view.clone() });
    }
    if let Some(view) = change {
        let view = if split.is_covered { view.opening(None) } else { view };
        commands.send(Command::Diagram(Box::new(view)));
    }
    rect.right()
}

fn space_pressed(ui: &Ui, boxes: usize) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    let is_free = focused.is_none() || super::nodes::with_focus(ui, boxes).is_some();
    let is_covered = egui::Popup::is_any_open(ui.ctx());
    is_free && !is_covered && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space))
}

fn bypass_ui(ui: &mut Ui, state: &State, row: Rect, commands: &mut Commands) -> f32 {
    let is_on = is_bypassed(&state.document.policy);
    let is_scored = state.results.ledger.is_scored();
    let (name, tip) = match is_on {
        true => ("End the bypass", "Switches on again what the bypass switched off."),
        false => (
            "Bypass all",
            "Switches off scaling by type, boosts, demotions and both diversities: the order the model alone gives.",
        ),
    };
    let button = Button::new(name).icon(Icon::BYPASS).enabled(is_scored).tip(Tip::new(tip).linked());
    let button = if is_on { button.primary() } else { button };
    let size = button.size(ui);
    let rect = Rect::from_min_size(pos2(row.left(), row.center().y - size.y / 2.0), size);
    if button.show(ui, rect).clicked() {
        commands.send(Command::Bypass(!is_on));
    }
    rect.right()
}

/// The zoom at the right; answers where it begins.
fn zoom_ui(ui: &mut Ui, state: &State, row: Rect, split: &Split, commands: &mut Commands) -> f32 {
    let view = &state.session.learn.diagram;
    let mut right = row.right();
    let mut next = |width: f32| {
        let rect =
            Rect::from_min_size(pos2(right - width, row.center().y - size::BUTTON / 2.0), vec2(width, size::BUTTON));
        right -= width;
        rect
    };
    let middle = (split.drawing.width() / 2.0, split.drawing.height() / 2.0);
    let mut change = None;
    if IconButton::new(Icon::FIT, "Fit").key("0").show(ui, next(size::BUTTON)).clicked() {
        change = Some(view.clone().fitted());
    }
    if IconButton::new(Icon::ZOOM_IN, "Zoom in").key("+").show(ui, next(size::BUTTON)).clicked() {
        change = Some(view.clone().zoomed(anatomy::ZOOM_STEP, middle));
    }
    let percent = format!("{}\u{a0}%", numbers::fixed(f64::from(view.zoom) * 100.0, 0));
    label(ui, next(anatomy::ZOOM_NUMBER), Align::Center, &percent, Style::CAPTION, theme(ui).text.tertiary);
    if IconButton::new(Icon::ZOOM_OUT, "Zoom out").key("−").show(ui, next(size::BUTTON)).clicked() {
        change = Some(view.clone().zoomed(1.0 / anatomy::ZOOM_STEP, middle));
    }
    if let Some(view) = change {
        let view = if split.is_covered { view.opening(None) } else { view };
        commands.send(Command::Diagram(Box::new(view)));
    }
    right
}

/// What is to be said now of the play’s step, or of a bypass: in full, then shorter.
fn says(ui: &Ui, state: &State, nodes: &[Node]) -> Vec<String> {
    let surface = surface(&state.session);
    if surface == Surface::Stories {
        let count = |node: Option<&Node>, of: fn(&Node) -> usize| numbers::count(node.map_or(0, of) as u64);
        let (all, left) = (count(nodes.first(), |node| node.posts_in), count(nodes.last(), |node| node.posts_out));
        return vec![format!("Stories: {left} of {all} accounts with a story stand in the tray"), "Stories".to_owned()];
    }
    if let Some(play) = state.session.learn.diagram.play
        && let Some(node) = nodes.get(play.step)
    {
        let count = |count: usize| numbers::count(count as u64);
        let (posts_in, posts_out) = (count(node.posts_in), count(node.posts_out));
        let work = words::work(node.work);
        let name = words::name(surface, node.part);
        let short = format!("{name}: {posts_in} → {posts_out}, {work}");
        let place = format!("{} of {}", play.step + 1, nodes.len());
        return vec![format!("{place}  {short}"), short, format!("{place}: {name}"), place];
    }
    if surface == Surface::Feed && is_bypassed(&state.document.policy) && state.results.ledger.is_scored() {
        return bypassed(ui, state);
    }
    Vec::new()
}

fn bypassed(ui: &Ui, state: &State) -> Vec<String> {
    let keys = state.session.learn.diagram.bypassed.clone();
    let results = &state.results;
    let key = (results.revision, keys.clone());
    let Bypassed { moved, of, furthest } = *memo(ui, Id::unique("bypassed"), key, || {
        what_bypassing_moves(&results.context(), &results.ledger, &restore(&keys))
    });
    let count = |count: usize| numbers::count(count as u64);
    let world = &state.document.world;
    let furthest = furthest.map_or(String::new(), |(post, places)| {
        let author = &world.account(world.post(post).author).id;
        format!("; furthest {author} {}", numbers::places(places))
    });
    let moved = format!("{} of {} posts moved", count(moved), count(of));
    vec![format!("By the model’s value alone: {moved}{furthest}"), format!("{moved}{furthest}"), moved]
}
