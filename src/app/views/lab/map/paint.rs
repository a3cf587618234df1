//! What stands on the map: posts, viewers, the names of groups, the selection.

use egui::{Align, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{Show, lit};
use crate::app::lab::brush::Area;
use crate::app::lab::coloring::ColorBy;
use crate::app::lab::map::{MapView, name};
use crate::app::numbers;
use crate::app::theme::{Style, map as anatomy, radius, space, stroke, theme};
use crate::app::widgets::{Run, line, runs, text_width};

/// Where the drawing lies on the screen.
#[derive(Clone, Copy)]
pub(super) struct Lens {
    center: Pos2,
    /// Points per unit of the drawing.
    scale: f32,
    middle: [f32; 2],
}

impl Lens {
    pub(super) fn new(room: Rect, view: &MapView) -> Lens {
        let side = room.width().min(room.height()) - 2.0 * anatomy::CLEAR;
        Lens { center: room.center(), scale: side / 2.0 * view.zoom.max(1.0), middle: view.middle }
    }

    pub(super) fn place(&self, at: [f32; 2]) -> Pos2 {
        self.center + vec2(at[0] - self.middle[0], self.middle[1] - at[1]) * self.scale
    }

    pub(super) fn back(&self, at: Pos2) -> [f32; 2] {
        let off = (at - self.center) / self.scale;
        [self.middle[0] + off.x, self.middle[1] - off.y]
    }

    /// The least and the greatest corner of what a rectangle covers.
    pub(super) fn corners(&self, rect: Rect) -> [[f32; 2]; 2] {
        [self.back(rect.left_bottom()), self.back(rect.right_top())]
    }

    fn rect(&self, [low, high]: [[f32; 2]; 2]) -> Rect {
        Rect::from_two_pos(self.place(low), self.place(high))
    }
}

/// Paints all of it.
pub(super) fn all(ui: &Ui, show: &Show<'_>, room: Rect, lens: Lens) {
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let lit = ui.data(|data| data.get_temp::<Option<usize>>(lit())).flatten();
    points(&painter, ui, show, lens, lit);
    names(&painter, ui, show, lens, room);
    selected(&painter, ui, show, lens);
}

fn points(painter: &Painter, ui: &Ui, show: &Show<'_>, lens: Lens, lit: Option<usize>) {
    let theme = theme(ui);
    let view = &show.state.session.lab.map;
    let is_in = |at: &[f32; 2]| view.areas.iter().any(|area| area.holds(*at));
    let ink = |hue: Option<usize>| hue.map_or(theme.text.tertiary, |hue| anatomy::hue(hue, theme.dark));
    let strength = |group: Option<usize>, full: f32| if lit.is_some() && lit != group { anatomy::FAINT } else { full };
    for (nth, (post, at)) in show.drawing.posts.iter().enumerate() {
        let group = show.groups.clusters.of_post(*post);
        let (size, pale) = if is_in(at) { (anatomy::POST[1], 1.0) } else { (anatomy::POST[0], anatomy::PALE) };
        let ink = ink(show.coloring.hue(nth)).gamma_multiply(strength(group, pale));
        painter.circle_filled(lens.place(*at), size, ink);
        if show.feed.contains(post) {
            painter.circle_stroke(lens.place(*at), anatomy::DELIVERED, Stroke::new(stroke::HAIR, theme.ink.fill));
        }
    }
    let by_cluster = view.color == ColorBy::Cluster;
    for (viewer, at) in &show.drawing.viewers {
        let group = show.groups.clusters.of_viewer(*viewer);
        let at = lens.place(*at);
        if *viewer == show.state.document.viewer {
            painter.circle(at, anatomy::VIEWER[1], theme.bg.surface, Stroke::new(stroke::PATH, theme.ink.fill));
            painter.circle_filled(at, anatomy::POST[1], theme.ink.fill);
        } else {
            let hue = group.filter(|_| by_cluster);
            let ring = Stroke::new(stroke::HOLLOW, ink(hue).gamma_multiply(strength(group, 1.0)));
            painter.circle(at, anatomy::VIEWER[0], theme.bg.surface, ring);
        }
    }
}

/// Each group's name above it; where two would lie over each other, the smaller one's stands lower.
fn names(painter: &Painter, ui: &Ui, show: &Show<'_>, lens: Lens, room: Rect) {
    let theme = theme(ui);
    let clusters = &show.groups.clusters;
    let mut taken: Vec<Rect> = Vec::new();
    for (at, group) in clusters.groups.iter().enumerate() {
        let places: Vec<Vec2> = (show.drawing.posts.iter())
            .filter(|(post, _)| clusters.of_post(*post) == Some(at))
            .map(|(_, place)| vec2(place[0], place[1]))
            .collect();
        let count = places.len().max(1) as f32;
        let middle = places.iter().fold(Vec2::ZERO, |sum, place| sum + *place) / count;
        let off = places.iter().map(|place| (place.y - middle.y).abs()).sum::<f32>() / count;
        let place = lens.place([middle.x, middle.y + anatomy::ABOVE * off]) - vec2(0.0, anatomy::PLATE / 2.0);
        if places.is_empty() || !room.contains(place) {
            continue;
        }
        let (name, posts) = (name(show.state, clusters, at), numbers::count(group.posts as u64));
        let width = [(&name, Style::BODY_STRONG), (&posts, Style::CAPTION)]
            .map(|(text, style)| text_width(painter, text, style));
        let size = vec2(width[0] + width[1] + anatomy::POST[1] * 2.0 + space::PAGE, anatomy::PLATE);
        let mut plate = Rect::from_center_size(place, size);
        let over = vec2(
            (room.left() + space::M - plate.left()).max(0.0) - (plate.right() + space::M - room.right()).max(0.0),
            0.0,
        );
        plate = plate.translate(over);
        while let Some(other) = taken.iter().find(|other| other.intersects(plate)) {
            plate = plate.translate(vec2(0.0, other.bottom() + stroke::SELECTION - plate.top()));
        }
        taken.push(plate);
        painter.rect_filled(plate, radius::BADGE, theme.bg.surface.gamma_multiply(anatomy::COVERED));
        let dot = pos2(plate.left() + space::S + anatomy::POST[1], plate.center().y);
        let by_cluster = show.state.session.lab.map.color == ColorBy::Cluster;
        let ink = if by_cluster { anatomy::hue(at, theme.dark) } else { theme.text.tertiary };
        painter.circle_filled(dot, anatomy::POST[1] + stroke::HAIR, ink);
        let inner = plate.with_min_x(dot.x + anatomy::POST[1] + space::S);
        let name = Run(&name, Style::BODY_STRONG, theme.text.primary);
        runs(
            painter,
            inner,
            Align::Min,
            &[name, Run("  ", Style::CAPTION, theme.text.secondary), Run(&posts, Style::CAPTION, theme.text.secondary)],
        );
    }
}

/// The edges of the selected parts, and how much is in them.
fn selected(painter: &Painter, ui: &Ui, show: &Show<'_>, lens: Lens) {
    let theme = theme(ui);
    let edge = Stroke::new(stroke::HOLLOW, theme.ink.fill);
    let areas = &show.state.session.lab.map.areas;
    for area in areas {
        let rect = lens.rect(area.corners());
        let line: Vec<Pos2> = match area {
            Area::Rectangle(_) => vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()],
            Area::Lasso(line) => line.iter().map(|at| lens.place(*at)).collect(),
        };
        let closed: Vec<Pos2> = line.iter().chain(line.first()).copied().collect();
        painter.extend(Shape::dashed_line(&closed, edge, anatomy::DASHES.0, anatomy::DASHES.1));
        for corner in line.iter().filter(|_| matches!(area, Area::Rectangle(_))) {
            let handle = Rect::from_center_size(*corner, Vec2::splat(anatomy::HANDLE));
            painter.rect(handle, 0, theme.bg.surface, edge, StrokeKind::Middle);
        }
    }
    let (Some(selection), Some(last)) = (&show.selection, areas.last()) else { return };
    let rect = lens.rect(last.corners());
    let words = numbered(selection.posts.len(), "post");
    let width = text_width(painter, &words, Style::CAPTION.strong()) + 2.0 * space::M;
    let tag = Rect::from_min_size(pos2(rect.right() - width, rect.bottom() + space::S), vec2(width, anatomy::TAG));
    // Where there is no room below the part, it stands inside.
    let room = painter.clip_rect().shrink(space::S);
    let tag = tag.translate(vec2((room.left() - tag.left()).max(0.0), (room.bottom() - tag.bottom()).min(0.0)));
    let tag = tag.translate(vec2((room.right() - tag.right()).min(0.0), 0.0));
    painter.rect_filled(tag, radius::BADGE, theme.ink.fill);
    line(painter, tag, Align::Center, &words, Style::CAPTION.strong(), theme.ink.on);
}

/// `1 post`, `2,800 posts`.
pub(super) fn numbered(count: usize, one: &str) -> String {
    format!("{} {one}{}", numbers::count(count as u64), if count == 1 { "" } else { "s" })
}

/// What the marks mean, in a row.
pub(super) fn legend(ui: &Ui, show: &Show<'_>, row: Rect) {
    let theme = theme(ui);
    let painter = ui.painter();
    let mut left = row.left();
    let this = &show.state.results.world().account(show.state.document.viewer().account).name;
    let marks: [(&str, f32, Color32, Stroke); 4] = [
        ("post", anatomy::POST[1], theme.text.secondary, Stroke::NONE),
        ("in the feed", anatomy::DELIVERED, Color32::TRANSPARENT, Stroke::new(stroke::HAIR, theme.ink.fill)),
        ("viewer", anatomy::VIEWER[0], theme.bg.surface, Stroke::new(stroke::HOLLOW, theme.text.secondary)),
        (this, anatomy::VIEWER[0] + stroke::SELECTION, theme.bg.surface, Stroke::new(stroke::PATH, theme.ink.fill)),
    ];
    for (words, size, fill, edge) in marks {
        let width = text_width(painter, words, Style::CAPTION);
        if left + 2.0 * anatomy::VIEWER[1] + space::XS + width > row.right() {
            break;
        }
        painter.circle(pos2(left + anatomy::VIEWER[1], row.center().y), size, fill, edge);
        left += 2.0 * anatomy::VIEWER[1] + space::XS;
        line(painter, row.with_min_x(left), Align::Min, words, Style::CAPTION, theme.text.secondary);
        left += width + space::L;
    }
}
