//! Step 6: the order after sorting, after the media rule and after the author rule, with lines for whom they moved.

use std::sync::Arc;

use egui::{Align, Id, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::parts::{card, glide, middle, post_ui, row_ui, space_for, title};
use super::{Scene, words};
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::theme::{Icon, Style, icons, radius, size, space, stroke, theme, tour as anatomy};
use crate::app::views::memo::memo;
use crate::app::widgets::{Tip, hair_below, label, line};
use crate::learn::tour::{FIRST_OF_LIST, Listed, RULED, listed};
use crate::pipeline::ComponentKind;

/// So many posts of each order.
const SHOWN: usize = 24;
const NAMES: [(&str, &str); 3] = [
    ("Sorted", "highest score first"),
    ("Media rule", "the same medium apart"),
    ("Author rule", "no author too often"),
];

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let results = &scene.state.results;
    let made: Arc<Listed> = memo(ui, Id::unique("tour listed"), results.revision, || listed(&results.ledger));
    card(ui, |ui| {
        let more = format!(
            "a line marks a run of one medium; a ring says that a rule gave way ({})",
            numbers::count(made.gave_way() as u64)
        );
        title(ui, "The first of the list", &more);
        let head = space_for(ui, 2.0 * Style::BODY.line + space::S);
        for (at, (name, more)) in NAMES.into_iter().enumerate() {
            let column = column(head, at);
            let (above, below) = column.split_top_bottom_at_fraction(0.5);
            label(ui, above, Align::Min, name, Style::BODY_STRONG, theme(ui).text.primary);
            label(ui, below, Align::Min, more, Style::CAPTION, theme(ui).text.tertiary);
        }
        let shown = made.orders[0].len().min(SHOWN);
        let room = space_for(ui, shown as f32 * anatomy::ORDER_ROW);
        for at in 0..2 {
            lines_ui(ui, scene, &made, at, room);
        }
        for at in 0..3 {
            order_ui(ui, scene, &made, at, room, commands);
        }
    });
    card(ui, |ui| measures_ui(ui, &made));
}

/// Where one of the three orders stands.
fn column(room: Rect, at: usize) -> Rect {
    let width = (room.width() - 2.0 * anatomy::ORDER_GAP) / RULED.len() as f32;
    Rect::from_min_size(room.min + vec2(at as f32 * (width + anatomy::ORDER_GAP), 0.0), vec2(width, room.height()))
}

fn top(room: Rect, place: u32) -> f32 {
    room.top() + (place as f32 - 1.0) * anatomy::ORDER_ROW
}

/// The posts of one order, top to bottom, runs of one medium marked at their left.
fn order_ui(ui: &mut Ui, scene: &Scene<'_>, made: &Listed, at: usize, room: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let slate = &scene.state.results.ledger.slate;
    let column = column(room, at);
    let rules = theme.kind(ComponentKind::Rules).text;
    let shown = &made.orders[at][..made.orders[at].len().min(SHOWN)];
    let mut begin = 0;
    for run in shown.chunk_by(|&a, &b| slate.media[a as usize] == slate.media[b as usize]) {
        if run.len() > 1 {
            let from = room.top() + begin as f32 * anatomy::ORDER_ROW;
            let mark = Rect::from_min_size(
                pos2(column.left(), from),
                vec2(anatomy::RUN, run.len() as f32 * anatomy::ORDER_ROW),
            );
            ui.painter().rect_filled(mark.shrink2(vec2(0.0, space::HALF)), radius::HAIR, rules);
        }
        begin += run.len();
    }
    for (&row, place) in shown.iter().zip(1u32..) {
        let post = slate.posts[row as usize];
        let id = ui.scope_id().with(("order", at, post));
        let y = glide(ui, id, top(room, place) - room.top()) + room.top();
        let line_rect = Rect::from_min_size(pos2(column.left(), y), vec2(column.width(), anatomy::ORDER_ROW));
        let room = line_rect.with_min_x(column.left() + space::INSPECTOR).with_max_x(line_rect.right() - space::M);
        let name = format!("{place} {} {}", NAMES[at].0.to_lowercase(), words::author(scene.state, post));
        ui.push_id(at, |ui| row_ui(ui, scene, post, room, &name, commands));
        let rank = line_rect.with_max_x(column.left() + anatomy::RUN + anatomy::ORDER_RANK);
        line(ui.painter(), rank, Align::Max, &place.to_string(), Style::CAPTION.medium(), theme.text.tertiary);
        let thumb = middle(line_rect.with_min_x(rank.right() + space::S), anatomy::ORDER_THUMB);
        post_ui(ui, scene, post, thumb, &format!("{place} {}", NAMES[at].0.to_lowercase()), commands);
        let icon = pos2(thumb.right() + space::S + icons::INLINE / 2.0, line_rect.center().y);
        Icon::media(slate.media[row as usize]).paint(ui.painter(), icon, icons::INLINE, theme.text.secondary);
        let mut name = line_rect.with_min_x(icon.x + icons::INLINE / 2.0 + space::XS);
        if made.relaxed[at].contains(&row) {
            let ring = pos2(name.right() - space::S, line_rect.center().y);
            ui.painter().circle_stroke(ring, size::CHANGED_DOT / 2.0, Stroke::new(stroke::HOLLOW, rules));
            let area = Rect::from_center_size(ring, vec2(icons::ROW, icons::ROW));
            let response = ui.interact(area, id.with("relaxed"), egui::Sense::hover());
            Tip::new("A rule gave way here:").text("no other post was near enough.").linked().on(response);
            name.max.x -= icons::ROW;
        }
        let moved = at > 0 && made.ranks[at][row as usize] != made.ranks[at - 1][row as usize];
        let (style, ink) =
            if moved { (Style::CAPTION.medium(), theme.text.primary) } else { (Style::CAPTION, theme.text.secondary) };
        label(ui, name, Align::Min, words::author(scene.state, post), style, ink);
    }
}

/// Lines from an order to the next, for the posts whose place changed; what leaves the shown part goes out below.
fn lines_ui(ui: &Ui, scene: &Scene<'_>, made: &Listed, at: usize, room: Rect) {
    let theme = theme(ui);
    let (left, right) = (column(room, at).right() + space::XS, column(room, at + 1).left() - space::XS);
    let painter = ui.painter().with_clip_rect(room.expand2(vec2(0.0, space::XS)).intersect(ui.clip_rect()));
    let selected = scene.selected();
    let near = |place: u32| place as usize <= SHOWN;
    let mut rows: Vec<u32> = made.orders[at].iter().chain(&made.orders[at + 1]).copied().collect();
    rows.retain(|&row| near(made.ranks[at][row as usize]) || near(made.ranks[at + 1][row as usize]));
    rows.sort_unstable();
    rows.dedup();
    rows.sort_by_key(|&row| Some(row) == selected);
    for row in rows {
        let (before, after) = (made.ranks[at][row as usize], made.ranks[at + 1][row as usize]);
        let y = |place: u32| top(room, place) + anatomy::ORDER_ROW / 2.0;
        let (width, ink) = match (Some(row) == selected, before.cmp(&after)) {
            (true, _) => (stroke::SELECTION, theme.ink.fill),
            (false, std::cmp::Ordering::Equal) => (stroke::HAIR, theme.stroke.line),
            (false, std::cmp::Ordering::Less) => {
                (stroke::HOLLOW, theme.signal.negative.gamma_multiply(anatomy::ORDER_OPACITY))
            }
            (false, std::cmp::Ordering::Greater) => {
                (stroke::HOLLOW, theme.signal.positive.gamma_multiply(anatomy::ORDER_OPACITY))
            }
        };
        let (from, to) = (pos2(left, y(before)), pos2(right, y(after)));
        let bend = vec2((right - left) / 2.0, 0.0);
        let curve = [from, from + bend, to - bend, to];
        painter.add(Shape::CubicBezier(egui::epaint::CubicBezierShape::from_points_stroke(
            curve,
            false,
            egui::Color32::TRANSPARENT,
            Stroke::new(width, ink),
        )));
    }
}

/// What the rules win and what they cost, measured on the first twenty of each order.
fn measures_ui(ui: &mut Ui, made: &Listed) {
    let theme = theme(ui);
    title(ui, &format!("What the rules win and cost, in the first {FIRST_OF_LIST}"), "");
    let number = |count: usize| numbers::count(count as u64);
    let rows: [(&str, [String; 3]); 4] = [
        ("Longest run of one medium", made.measures.map(|of| number(of.longest_media))),
        ("Longest run of one author", made.measures.map(|of| number(of.longest_author))),
        ("Different authors", made.measures.map(|of| number(of.authors))),
        ("Mean value", made.measures.map(|of| numbers::fixed(of.value, 3))),
    ];
    let head = space_for(ui, size::KNOB_ROW);
    let cell = |row: Rect, at: usize| {
        let width = row.width() * anatomy::SLOPES_SHARE / 2.0;
        let right = row.right() - (2 - at) as f32 * width;
        row.with_min_x(right - width).with_max_x(right)
    };
    for (at, (name, _)) in NAMES.into_iter().enumerate() {
        label(ui, cell(head, at), Align::Max, name, Style::CAPTION, theme.text.tertiary);
    }
    hair_below(ui.painter(), head, theme.stroke.line);
    for (name, values) in &rows {
        let row = space_for(ui, size::KNOB_ROW);
        label(ui, row.with_max_x(cell(row, 0).left()), Align::Min, name, Style::BODY, theme.text.primary);
        for (at, value) in values.iter().enumerate() {
            let changed = at > 0 && *value != values[at - 1];
            let style = if changed { Style::BODY_STRONG } else { Style::BODY };
            label(ui, cell(row, at), Align::Max, value, style, theme.text.primary);
        }
        hair_below(ui.painter(), row, theme.stroke.hair);
    }
}
