//! The bar at the top: which world, whose feed, when; undo, pin, theme, keys.

mod clock_menu;
mod find_box;
mod look_menu;
mod undo_list;
mod viewer_menu;
mod world_menu;

use egui::{Rect, Ui, Vec2, pos2, vec2};

use super::Art;
use crate::app::command::{Command, Commands};
use crate::app::pictures::Drawing;
use crate::app::shortcuts::{self, SHORTCUTS};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::views::lesson;
use crate::app::widgets::{Button, Dropdown, IconButton, Tip, label, menu, text_width};
use crate::app::words;
use crate::learn::lesson::Part;

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let bar = ui.max_rect();
    let room = Room::of(bar.width());
    let right = right_side(ui, bar, room, state, commands);
    let label = |label: &'static str| if room == Room::Wide { label } else { "" };
    let world = Dropdown { label: label("World"), value: &state.document.world.name, icon: None, lead: 0.0 };
    let name = &state.document.world.account(state.document.viewer().account).name;
    let name = if room == Room::Tight { name.split(' ').next().unwrap_or(name) } else { name };
    let mut viewer = Dropdown { label: label("Viewer"), value: name, icon: None, lead: size::BAR_PICTURE };
    let now = state.document.now;
    let now = match room {
        Room::Wide => words::clock(now),
        Room::Narrow => words::clock_short(now),
        Room::Tight => words::clock_tight(now),
    };
    let mut clock = Dropdown { label: "", value: &now, icon: Some(Icon::CLOCK), lead: 0.0 };
    let gap = if room == Room::Tight { space::M } else { 2.0 * space::M };
    let (mark, bare) = (mark_end(ui, bar, room), bar.left() + space::S);
    let all = right - space::XS - mark - 2.0 * gap;
    if size::DROPDOWN_LEAST + viewer.size(ui).x + clock.size(ui).x > all {
        // A face and a time tell what they are without a word or an icon.
        (viewer.value, clock.icon) = ("", None);
    }
    let (viewer_width, clock_width) = (viewer.size(ui).x, clock.size(ui).x);
    // Whose program this is can go before what is open in it is cut.
    let is_marked = room != Room::Tight || world.size(ui).x + viewer_width + clock_width <= all;
    let (left, apart) = if is_marked { (mark, gap) } else { (bare, space::XS) };
    let all = right - space::XS - left - 2.0 * apart;
    if is_marked {
        wordmark(ui, bar, room, art);
    }
    let mut x = left;
    let mut place = |width: f32| {
        let rect = Rect::from_center_size(pos2(x + width / 2.0, bar.center().y), vec2(width, size::BUTTON));
        x += width + apart;
        rect
    };
    // A name that is cut can still be told, a time cannot.
    let world_width = world.size(ui).x.min((all - viewer_width - clock_width).max(size::DROPDOWN_LEAST));
    let [world_place, viewer_place, clock_place] = [world_width, viewer_width, clock_width].map(&mut place);
    ui.push_id("world", |ui| world_menu::ui(ui, world_place, world, state, commands));
    separator(ui, world_place.right() + apart / 2.0);
    ui.push_id("viewer", |ui| viewer_menu::ui(ui, viewer_place, viewer, state, art, commands));
    lesson::mark_part(ui, state, Part::Viewer, viewer_place);
    separator(ui, viewer_place.right() + apart / 2.0);
    ui.push_id("clock", |ui| clock_menu::ui(ui, clock_place, clock, state, commands));
}

/// How much of what it could say the bar has room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// All of it.
    Wide,
    /// No labels before what is chosen.
    Narrow,
    /// As little as does.
    Tight,
}

impl Room {
    fn of(width: f32) -> Room {
        match width {
            size::DRAWER_BELOW.. => Room::Wide,
            size::ONE_PANEL_BELOW.. => Room::Narrow,
            _ => Room::Tight,
        }
    }
}

/// The mark's icon, at the left of the bar.
fn mark(bar: Rect) -> Rect {
    let middle = pos2(bar.left() + space::L + size::BAR_PICTURE / 2.0, bar.center().y);
    Rect::from_center_size(middle, Vec2::splat(size::BAR_PICTURE))
}

/// The name behind it, where there is room.
fn mark_name(ui: &Ui, bar: Rect, room: Room) -> Option<Rect> {
    let left = mark(bar).right() + space::M;
    let width = text_width(ui.painter(), "Glassfeed", Style::TITLE).ceil();
    (room != Room::Tight).then(|| Rect::from_x_y_ranges(left..=left + width, bar.y_range()))
}

/// Where both end, with the gap behind.
fn mark_end(ui: &Ui, bar: Rect, room: Room) -> f32 {
    mark_name(ui, bar, room).map_or(mark(bar).right() + space::XS, |name| name.right() + space::L)
}

fn wordmark(ui: &mut Ui, bar: Rect, room: Room, art: &Art<'_>) {
    let icon = mark(bar);
    if let Some(texture) = art.pictures.get(ui.ctx(), Drawing::Icon, icon.size()) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, icon, whole, egui::Color32::WHITE);
    }
    if let Some(name) = mark_name(ui, bar, room) {
        label(ui, name, egui::Align::Min, "Glassfeed", Style::TITLE, theme(ui).text.primary);
    }
}

fn separator(ui: &Ui, x: f32) {
    let bar = ui.max_rect();
    let line = Rect::from_center_size(pos2(x.round(), bar.center().y), vec2(1.0, space::PAGE));
    ui.painter().rect_filled(line, 0, theme(ui).stroke.hair);
}

/// Draws what stands at the right; answers where it begins.
fn right_side(ui: &mut Ui, bar: Rect, room: Room, state: &State, commands: &mut Commands) -> f32 {
    let mut right = bar.right() - space::L;
    let mut next = |width: f32| {
        let rect = Rect::from_center_size(pos2(right - width / 2.0, bar.center().y), vec2(width, size::BUTTON));
        right -= width + space::XS;
        rect
    };
    help(ui, next(size::BUTTON));
    look_menu::ui(ui, next(size::BUTTON), state, commands);
    if room == Room::Wide {
        find_box::ui(ui, next(size::FIND_BOX), commands);
    } else {
        find_box::icon_ui(ui, next(size::BUTTON), commands);
    }
    pin(ui, &mut next, room, state, commands);
    undo_list::ui(ui, next(size::STEPS), state, commands);
    let redo = keyed(ui, next(size::BUTTON), Icon::REDO, "Redo", state.undo.next());
    let undo = keyed(ui, next(size::BUTTON), Icon::UNDO, "Undo", state.undo.last());
    if redo {
        commands.send(Command::Redo);
    }
    if undo {
        commands.send(Command::Undo);
    }
    right
}

/// Pins the order; says whose order is pinned, where there is room.
fn pin(ui: &mut Ui, next: &mut impl FnMut(f32) -> Rect, room: Room, state: &State, commands: &mut Commands) {
    let name = &state.results.pinned().name;
    let pinned = format!("Pinned: {name}");
    let keys = shortcuts::keys(ui.ctx(), "Pin the order").unwrap_or_default();
    let clicked = if room == Room::Tight {
        IconButton::new(Icon::PIN, &pinned).key(&keys).show(ui, next(size::BUTTON)).clicked()
    } else {
        let tip = Tip::new("Pin").text("counts every move from the order as it is now.").key(&keys, "").linked();
        let shown = if room == Room::Wide { &pinned } else { name };
        let button = Button::new(shown).icon(Icon::PIN).tip(tip);
        let rect = next(button.size(ui).x.min(size::PINNED));
        button.show(ui, rect).clicked()
    };
    if clicked {
        commands.send(Command::Pin);
    }
}

/// Undo or redo; its name says what it would take back or do again.
fn keyed(ui: &mut Ui, rect: Rect, icon: Icon, name: &str, step: Option<&str>) -> bool {
    let keys = shortcuts::keys(ui.ctx(), name).unwrap_or_default();
    let label = step.map_or(name.to_owned(), |step| format!("{name}: {step}"));
    ui.push_id(name, |ui| IconButton::new(icon, &label).key(&keys).enabled(step.is_some()).show(ui, rect).clicked())
        .inner
}

/// The keys, each with what it does; what has none is in the palette.
fn help(ui: &mut Ui, rect: Rect) {
    let button = IconButton::new(Icon::HELP, "Keyboard").show(ui, rect);
    menu(&button, size::MENU, |ui| {
        let theme = theme(ui);
        for (shortcut, keys) in SHORTCUTS.iter().filter_map(|shortcut| Some((shortcut, shortcut.keys?))) {
            let keys = ui.ctx().format_shortcut(&keys);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), egui::Sense::hover());
            let rect = rect.shrink2(vec2(space::M, 0.0));
            label(ui, rect, egui::Align::Min, shortcut.name, Style::BODY, theme.text.primary);
            label(ui, rect, egui::Align::Max, &keys, Style::CAPTION, theme.text.tertiary);
        }
    });
}
