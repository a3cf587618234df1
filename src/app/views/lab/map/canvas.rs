//! The map itself: dragged, zoomed, selected from, and asked what lies below the pointer.

use egui::{
    Align, EventFilter, Key, Modifiers, PointerButton, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::Show;
use super::paint::{Lens, all, legend, numbered};
use crate::app::command::{Command, Commands};
use crate::app::lab::brush::{Area, Drag};
use crate::app::lab::map::{MapView, look, name};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, map as anatomy, radius, size, space, stroke, theme};
use crate::app::widgets::{Button, IconButton, Segmented, Tip, line, ring};
use crate::domain::{PostId, ViewerId};
use crate::learn::View;

/// What lies below the pointer.
#[derive(Clone, Copy)]
enum At {
    Post(PostId),
    Viewer(ViewerId),
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, rect: Rect, commands: &mut Commands) {
    ui.painter().rect_filled(rect, 0, theme(ui).bg.surface);
    let (bar, rest) = rect.split_top_bottom_at_y(rect.top() + size::SUB_BAR);
    let (room, foot) = rest.split_top_bottom_at_y(rest.bottom() - size::STATUS);
    let response = ui.interact(room, ui.scope_id().with("map"), Sense::click_and_drag());
    let words = format!(
        "Map of {} and {}",
        numbered(show.drawing.posts.len(), "post"),
        numbered(show.drawing.viewers.len(), "viewer")
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &words));
    let view = &show.state.session.lab.map;
    let lens = Lens::new(room, view);
    all(ui, show, room, lens);
    if show.drawing.posts.is_empty() {
        let words = "Nobody has engaged with anything yet.";
        line(ui.painter(), room, Align::Center, words, Style::BODY, theme(ui).text.secondary);
    }
    turned(ui, show, &response, room, lens, commands);
    pointed(ui, show, &response, lens, commands);
    ring(ui, &response, room.shrink(space::XS), radius::CONTROL);
    tools(ui, show, bar, room, lens, commands);
    legend(ui, show, foot.shrink2(vec2(space::L, 0.0)));
}

/// The buttons above it.
fn tools(ui: &mut Ui, show: &Show<'_>, bar: Rect, room: Rect, lens: Lens, commands: &mut Commands) {
    let state = show.state;
    let view = &state.session.lab.map;
    let mut left = bar.left() + space::L;
    let mut next = |width: f32, height: f32| {
        let cell = Rect::from_min_size(pos2(left, bar.center().y - height / 2.0), vec2(width, height));
        left += width + space::S;
        cell
    };
    let options = Drag::ALL.map(Drag::name);
    let chosen = Drag::ALL.iter().position(|drag| *drag == view.drags).unwrap_or(0);
    let segmented = Segmented { label: "Dragging", options: &options, chosen, enabled: true };
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    if let Some(at) = segmented.show(ui, next(width, size::SEGMENTED_BAR)) {
        commands.send(look(state, |view| MapView { drags: Drag::ALL[at], ..view }));
    }
    let middle = view.middle;
    let zooms = [
        (Icon::ZOOM_IN, "Zoom in", anatomy::ZOOM, view.zoom < anatomy::NEAREST),
        (Icon::ZOOM_OUT, "Zoom out", 1.0 / anatomy::ZOOM, view.zoom > 1.0),
        (Icon::FIT, "Show all", 0.0, view.zoom > 1.0),
    ];
    for (icon, words, factor, can) in zooms {
        let cell = next(size::BUTTON, size::BUTTON);
        if IconButton::new(icon, words).enabled(can).show(ui, cell).clicked() {
            commands.send(look(state, |view| view.zoomed(factor, middle)));
        }
    }
    let is_selected = !view.areas.is_empty();
    let button = match is_selected {
        true => Button::new("Select nothing").small(),
        false => Button::new("Select all in view").small(),
    };
    let width = button.size(ui).x;
    let cell = next(width, size::BUTTON_SMALL);
    if cell.right() <= bar.right() && button.show(ui, cell).clicked() {
        let all = Area::Rectangle(lens.corners(room.shrink(space::M)));
        let areas = if is_selected { Vec::new() } else { vec![all] };
        commands.send(look(state, |view| MapView { areas, ..view }));
    }
}

/// The selected parts once more is dragged over; with Shift it is added to what was selected before.
fn brushed(ui: &Ui, view: &MapView, response: &Response, room: Rect, lens: Lens) -> Option<Vec<Area>> {
    let (from, to, shift) =
        ui.input(|input| (input.pointer.press_origin(), input.pointer.latest_pos(), input.modifiers.shift));
    let (from, to) = (room.clamp(from?), room.clamp(to?));
    let mut areas = view.areas.clone();
    let last = if response.drag_started() {
        if !shift {
            areas.clear();
        }
        None
    } else {
        areas.pop()
    };
    areas.push(match (view.drags, last) {
        (Drag::Lasso, Some(Area::Lasso(mut line))) => {
            let is_far = line.last().is_none_or(|&at| lens.place(at).distance(to) >= stroke::SELECTION);
            line.extend(is_far.then(|| lens.back(to)));
            Area::Lasso(line)
        }
        (Drag::Lasso, _) => Area::Lasso(vec![lens.back(from), lens.back(to)]),
        _ => Area::Rectangle(lens.corners(Rect::from_two_pos(from, to))),
    });
    (areas != view.areas).then_some(areas)
}

/// Drags, the wheel and keys.
fn turned(ui: &Ui, show: &Show<'_>, response: &Response, room: Rect, lens: Lens, commands: &mut Commands) {
    let state = show.state;
    let view = &state.session.lab.map;
    if response.drag_started() {
        response.request_focus();
    }
    if response.dragged_by(PointerButton::Primary) {
        if view.drags != Drag::Move {
            if let Some(areas) = brushed(ui, view, response, room, lens) {
                commands.send(look(state, |view| MapView { areas, ..view }));
            }
        } else if response.drag_delta() != Vec2::ZERO {
            let to = lens.back(room.center() - response.drag_delta());
            commands.send(look(state, |view| view.moved_to(to)));
        }
    }
    if let Some(pointer) = response.hover_pos() {
        let (notches, pinch) = ui.input(|input| (input.smooth_scroll_delta().y / size::TABLE_ROW, input.zoom_delta()));
        let factor = anatomy::ZOOM.powf(notches) * pinch;
        if factor != 1.0 {
            let about = lens.back(pointer);
            commands.send(look(state, |view| view.zoomed(factor, about)));
        }
    }
    if response.has_focus() {
        selected_by_keys(ui, state, commands);
        // Escape gives the selection up before it gives the keyboard up.
        let escape = !view.areas.is_empty();
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let step = anatomy::STEP / view.zoom.max(1.0);
        let moves = [
            (Key::ArrowLeft, [-step, 0.0]),
            (Key::ArrowRight, [step, 0.0]),
            (Key::ArrowUp, [0.0, step]),
            (Key::ArrowDown, [0.0, -step]),
        ];
        for (_, [x, y]) in moves.into_iter().filter(|(key, _)| pressed(*key)) {
            commands.send(look(state, |view| {
                let [left, up] = view.middle;
                view.moved_to([left + x, up + y])
            }));
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            commands.send(look(state, |view| view.zoomed(anatomy::ZOOM, view.middle)));
        } else if pressed(Key::Minus) {
            commands.send(look(state, |view| view.zoomed(1.0 / anatomy::ZOOM, view.middle)));
        }
    }
}

/// Enter selects what is in view, with Shift beside what is selected; Escape selects nothing.
fn selected_by_keys(ui: &Ui, state: &State, commands: &mut Commands) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let view = &state.session.lab.map;
    // What has the modifier is looked for first: a key without takes both.
    if pressed(Modifiers::SHIFT, Key::Enter) {
        commands.send(look(state, |view| view.clone().selecting(view.in_view(), true)));
    } else if pressed(Modifiers::NONE, Key::Enter) {
        commands.send(look(state, |view| view.clone().selecting(view.in_view(), false)));
    } else if !view.areas.is_empty() && pressed(Modifiers::NONE, Key::Escape) {
        commands.send(look(state, |view| MapView { areas: Vec::new(), ..view }));
    }
}

/// What lies below the pointer tells itself, and opens by a click.
fn pointed(ui: &Ui, show: &Show<'_>, response: &Response, lens: Lens, commands: &mut Commands) {
    let Some((at, place)) = response.hover_pos().and_then(|pointer| nearest(show, lens, pointer)) else { return };
    let state = show.state;
    let world = state.results.world();
    let clusters = &show.groups.clusters;
    let in_group = |group: Option<usize>| group.map_or(String::new(), |group| name(state, clusters, group));
    let (title, text, note) = match at {
        At::Post(id) => {
            let post = world.post(id);
            let rank = show.feed.iter().position(|other| *other == id);
            let note = rank.map_or("Not in this feed. Click to open.".to_owned(), |rank| {
                format!("Rank {} in this feed. Click to open.", rank + 1)
            });
            (
                world.account(post.author).id.clone(),
                format!("{} · {}", in_group(clusters.of_post(id)), post.caption),
                note,
            )
        }
        At::Viewer(id) => {
            let account = world.account(world.viewer(id).account);
            let note = if id == state.document.viewer { "This viewer." } else { "A viewer. Click to see the feed." };
            (account.name.clone(), in_group(clusters.of_viewer(id)), note.to_owned())
        }
    };
    ui.painter().circle_stroke(place, anatomy::DELIVERED, Stroke::new(stroke::SELECTION, theme(ui).ink.fill));
    let response = Tip::new(&title).text(&text).note(&note).on(response.clone());
    if response.clicked() {
        match at {
            At::Post(id) => {
                commands.send(Command::Select(Some(id)));
                commands.send(Command::View(View::Tune));
            }
            At::Viewer(id) => commands.send(Command::Viewer(id)),
        }
    }
}

fn nearest(show: &Show<'_>, lens: Lens, pointer: Pos2) -> Option<(At, Pos2)> {
    let posts = show.drawing.posts.iter().map(|(post, at)| (At::Post(*post), lens.place(*at)));
    let viewers = show.drawing.viewers.iter().map(|(viewer, at)| (At::Viewer(*viewer), lens.place(*at)));
    let near = viewers.chain(posts).filter(|(_, at)| at.distance(pointer) <= anatomy::REACH);
    near.min_by(|a, b| a.1.distance(pointer).total_cmp(&b.1.distance(pointer)))
}
