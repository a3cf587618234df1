//! The accounts around one account, drawn: close friends nearest, then who follows back, then the rest.

use std::f32::consts::{SQRT_2, TAU};

use egui::{Align, Color32, Id, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Shown, looking};
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::theme::{Style, Theme, data, radius, space, stroke, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::{Avatar, Ring, Tip, label, line, ring, text_width};
use crate::domain::{AccountId, Nearness, Neighbor, Table};

/// Draws them in the panel.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, commands: &mut Commands) {
    let whole = ui.max_rect();
    let account = center(shown);
    let viewer = shown.world.viewers.iter().find(|viewer| viewer.account == account);
    let around = memo(ui, Id::unique("neighbors"), (shown.stamp, account), || shown.world.neighbors(account, viewer));
    let (title, room) = whole.split_top_bottom_at_y(whole.top() + data::TITLE);
    title_ui(ui, shown, title, account, &around);
    let least = data::FACES[2] + space::M;
    let room = room.shrink2(vec2(least, least / 2.0 + space::XS)).translate(vec2(0.0, -space::XS));
    let scale = (room.height() / data::FULL).clamp(data::FACE_LEAST, 1.0);
    let places = places(&around, room, scale);
    let theme = theme(ui);
    for radius in radii(room, scale) {
        ui.painter().add(Shape::ellipse_stroke(room.center(), radius, Stroke::new(stroke::HAIR, theme.stroke.hair)));
    }
    // Lines first, so that no line crosses a face.
    for (neighbor, at) in places.iter().rev() {
        let line = Stroke::new(data::LINES[neighbor.nearness as usize], line_ink(theme, neighbor.nearness));
        ui.painter().line_segment([room.center(), *at], line);
    }
    for (neighbor, at) in &places {
        neighbor_ui(ui, shown, neighbor, (*at, room.center(), scale), commands);
    }
    let middle = data::MIDDLE * scale;
    face(ui, shown, account, None, room.center(), middle);
    let edge = Stroke::new(stroke::FOCUS, theme.ink.fill);
    ui.painter().circle_stroke(room.center(), middle / 2.0 + stroke::FOCUS / 2.0, edge);
    names_ui(ui, shown, &places, Rect::from_center_size(room.center(), Vec2::splat(middle)), scale);
    let left = around.len() - places.len();
    if left > 0 {
        let text = format!("and {} more", numbers::count(left as u64));
        let at = Rect::from_min_max(
            pos2(whole.left() + space::L, whole.bottom() - Style::CAPTION.line - space::XS),
            whole.max,
        );
        label(ui, at, Align::Min, &text, Style::CAPTION, theme.text.tertiary);
    }
}

/// Whose surroundings are shown: of the selected account or viewer, else of the viewer at hand.
fn center(shown: &Shown<'_>) -> AccountId {
    let world = &shown.world;
    let at_hand = world.viewer(shown.state.document.viewer).account;
    let Some(row) = shown.state.session.data.selected().filter(|row| (*row as usize) < shown.table.len(world)) else {
        return at_hand;
    };
    match shown.table {
        Table::Accounts => AccountId(row),
        Table::Viewers => world.viewers[row as usize].account,
        Table::Impressions => world.viewer(world.impressions[row as usize].viewer).account,
        _ => at_hand,
    }
}

/// The name, and how many there are of each; what has no room is in the tooltips.
fn title_ui(ui: &mut Ui, shown: &Shown<'_>, rect: Rect, account: AccountId, around: &[Neighbor]) {
    let theme = theme(ui);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let name = format!("Around {}", shown.world.account(account).id);
    let width = text_width(ui.painter(), &name, Style::BODY_STRONG).ceil() + space::HALF;
    let mut right = inner.right();
    let favorites = around.iter().filter(|neighbor| neighbor.is_favorite).count();
    let favorites = (favorites > 0).then_some((None, "favorites", favorites));
    let of = |nearness: Nearness| around.iter().filter(|neighbor| neighbor.nearness == nearness).count();
    let counts = Nearness::ALL.into_iter().map(|nearness| (Some(nearness), words(nearness), of(nearness)));
    let counts: Vec<_> = counts.filter(|(.., count)| *count > 0).chain(favorites).collect();
    for (nearness, words, count) in counts.into_iter().rev() {
        let text = format!("{words} {}", numbers::count(count as u64));
        let wide = text_width(ui.painter(), &text, Style::CAPTION).ceil() + space::HALF;
        if right - wide - data::LEGEND - space::XL < inner.left() + width {
            break;
        }
        let place = Rect::from_min_max(pos2(right - wide, rect.top()), pos2(right, rect.bottom()));
        label(ui, place, Align::Max, &text, Style::CAPTION, theme.text.secondary);
        let sign = pos2(place.left() - space::S - data::LEGEND / 2.0, rect.center().y);
        match nearness {
            Some(nearness) => {
                let half = vec2(data::LEGEND / 2.0, 0.0);
                let line = Stroke::new(data::LINES[nearness as usize], line_ink(theme, nearness));
                ui.painter().line_segment([sign - half, sign + half], line);
            }
            None => {
                let edge = Stroke::new(stroke::SELECTION, theme.signal.warn);
                ui.painter().circle_stroke(sign, space::XS, edge);
            }
        }
        right = sign.x - data::LEGEND / 2.0 - space::L;
    }
    let name_place = inner.with_max_x((inner.left() + width).min(right));
    label(ui, name_place, Align::Min, &name, Style::BODY_STRONG, theme.text.primary);
}

/// Where each stands: on the ring of its nearness, the nearest ring with most room to each; those a ring has no room for
/// are left out.
fn places(around: &[Neighbor], room: Rect, scale: f32) -> Vec<(Neighbor, Pos2)> {
    let mut places = Vec::new();
    let radii = radii(room, scale);
    for (ring, nearness) in Nearness::ALL.into_iter().enumerate() {
        let own: Vec<Neighbor> = around.iter().copied().filter(|neighbor| neighbor.nearness == nearness).collect();
        let radius = radii[ring];
        // Euler's approximation of an ellipse's circumference.
        let around = TAU * radius.length() / SQRT_2;
        let most = (around / (data::APART * scale)).max(1.0) as usize;
        let shown = own.len().min(most);
        for (at, neighbor) in own.into_iter().take(shown).enumerate() {
            let turn = at as f32 / shown as f32 + data::TURN * (ring as f32 + 1.0);
            let (sin, cos) = (turn * TAU).sin_cos();
            places.push((neighbor, room.center() + vec2(radius.x * cos, -radius.y * sin)));
        }
    }
    places
}

/// The half axes of the rings, each far enough out for the faces on it and on the one inside.
fn radii(room: Rect, scale: f32) -> [Vec2; 3] {
    let most = room.size() / 2.0;
    let [near, middle, far] = data::RINGS.map(|share| most * share);
    let gap = |one: f32, other: f32| (one + other) / 2.0 * scale + space::M;
    let near = near.max(Vec2::splat(gap(data::MIDDLE, data::FACES[0])));
    let middle = middle.max(near + Vec2::splat(gap(data::FACES[0], data::FACES[1]))).min(most);
    [near, middle, far.max(middle)]
}

/// The names of close friends, below them or above, where they cover nobody.
fn names_ui(ui: &Ui, shown: &Shown<'_>, places: &[(Neighbor, Pos2)], middle: Rect, scale: f32) {
    let theme = theme(ui);
    let square = |(neighbor, at): &(Neighbor, Pos2)| {
        Rect::from_center_size(*at, Vec2::splat(data::FACES[neighbor.nearness as usize] * scale + space::S))
    };
    let mut taken: Vec<Rect> = places.iter().map(square).chain([middle]).collect();
    for place in places.iter().filter(|(neighbor, _)| neighbor.nearness == Nearness::CloseFriend) {
        let name = &shown.world.account(place.0.account).id;
        let face = square(place);
        let size = vec2(text_width(ui.painter(), name, Style::MICRO).ceil() + space::XS, Style::MICRO.line);
        let off = (face.height() + size.y) / 2.0;
        let spots = [vec2(0.0, off), vec2(0.0, -off)].map(|by| Rect::from_center_size(place.1 + by, size));
        let free = spots.into_iter().find(|spot| taken.iter().all(|other| !other.shrink(1.0).intersects(*spot)));
        if let Some(spot) = free {
            ui.painter().rect_filled(spot, radius::BAR, theme.bg.surface.gamma_multiply(data::VEIL));
            line(ui.painter(), spot, Align::Center, name, Style::MICRO, theme.text.primary);
            taken.push(spot);
        }
    }
}

fn neighbor_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    neighbor: &Neighbor,
    (at, middle, scale): (Pos2, Pos2, f32),
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let diameter = data::FACES[neighbor.nearness as usize] * scale;
    let account = shown.world.account(neighbor.account);
    let rect = Rect::from_center_size(at, Vec2::splat(diameter));
    let response = ui.interact(rect, ui.scope_id().with(("neighbor", neighbor.account)), Sense::click());
    let also = [(neighbor.is_favorite, ", favorite"), (neighbor.is_muted, ", muted")];
    let also: String = also.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
    let name = format!("{}, {}{also}", account.id, one(neighbor.nearness));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().line_segment([middle, at], Stroke::new(data::LINES[0], theme.ink.fill));
    }
    let ring_of = (neighbor.nearness == Nearness::CloseFriend).then_some(Ring::CloseFriend);
    face(ui, shown, neighbor.account, ring_of, at, diameter);
    if neighbor.is_favorite {
        let edge = Stroke::new(stroke::SELECTION, theme.signal.warn);
        ui.painter().circle_stroke(at, diameter / 2.0 + space::HALF + stroke::SELECTION, edge);
    }
    ring(ui, &response, rect, (diameter / 2.0) as u8);
    if response.clicked() {
        commands.send(looking(shown.state, |view| *view = view.at(Table::Accounts, neighbor.account.0)));
    }
    let about = format!("{}{also}. A click opens the row.", one(neighbor.nearness));
    Tip::new(&account.id).text(&about).on(response);
}

fn face(ui: &Ui, shown: &Shown<'_>, account: AccountId, ring: Option<Ring>, at: Pos2, diameter: f32) {
    let portrait = shown.art.portraits.get(account);
    Avatar { pictures: shown.art.pictures, portrait: &portrait, ring }.paint(ui, at, diameter);
}

fn line_ink(theme: &Theme, nearness: Nearness) -> Color32 {
    match nearness {
        Nearness::CloseFriend => theme.phone.close_friend_ring,
        Nearness::Mutual => theme.stroke.strong,
        Nearness::Followed => theme.stroke.line,
    }
}

const fn words(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::CloseFriend => "close friends",
        Nearness::Mutual => "mutual",
        Nearness::Followed => "followed",
    }
}

const fn one(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::CloseFriend => "close friend",
        Nearness::Mutual => "mutual",
        Nearness::Followed => "followed",
    }
}
