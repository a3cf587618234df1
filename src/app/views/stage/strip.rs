//! The whole feed at a glance, right of the phone: every post's score and move, the ads, and what the phone shows of it.

use egui::accesskit::Role;
use egui::{
    Align, Color32, CornerRadius, Mesh, Rangef, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::numbers;
use crate::app::theme::{Style, radius, space, stage, stroke};
use crate::app::views::lit;
use crate::pipeline::FeedKind;

use super::Show;
use super::feed::{jump_to, ranks_seen};
use super::memory::Memory;
use super::paint::line;
use super::places::Places;

/// From so many places on a move is worth a color; assumed.
const BIG_MOVE: i64 = 5;
/// A rank is written at each of so many posts, whichever leaves room.
const LABELS: [u32; 5] = [10, 50, 100, 500, 1000];

/// Paints the strip; a click or a drag on it scrolls the phone there.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, memory: &mut Memory) {
    let Some(place) = places.strip else { return };
    let count = show.state.results.ledger.delivery.length;
    if count == 0 || !show.state.session.phone.scores {
        return;
    }
    let scored = show.state.results.ledger.is_scored();
    let order = if scored { "by score" } else { "by time" };
    let noun = if count == 1 { "post" } else { "posts" };
    let title = if show.state.session.feed == FeedKind::Explore { "Whole grid" } else { "Whole feed" };
    let text = |style, color| (style, color);
    let (left, mut y) = (place.left(), place.top() + Style::CAPTION.line / 2.0);
    line(
        ui.painter(),
        pos2(left, y),
        Align::Min,
        title,
        text(Style::CAPTION.strong(), show.theme.text.primary),
        place.width(),
    );
    y += Style::CAPTION.line;
    let under = format!("{} {noun} {order}", numbers::count(count as u64));
    line(
        ui.painter(),
        pos2(left, y),
        Align::Min,
        &under,
        text(Style::CAPTION, show.theme.text.tertiary),
        place.width(),
    );

    let legend = Style::CAPTION.line + space::S;
    let room = Rect::from_min_max(pos2(left, y + Style::CAPTION.line / 2.0 + space::M), place.max - vec2(0.0, legend));
    let pitch = (room.height() / count as f32).min(stage::STRIP_ROW_MOST);
    let bars = room.with_max_y(room.top() + pitch * count as f32);
    let scale = Scale { bars, pitch };
    let seen = ranks_seen(memory, places.feed.height());
    ui.painter().add(Shape::mesh(posts(show, &scale, seen, ui.pixels_per_point())));
    ads_ui(ui, show, &scale);
    marks_ui(ui, show, &scale);
    ranks_ui(ui, show, &scale, count as u32);
    window_ui(ui, show, &scale, seen);
    legend_ui(ui, show, pos2(left + stage::STRIP_BARS, bars.bottom() + legend / 2.0 + space::HALF));

    let response = ui.interact(bars, ui.scope_id().with("strip"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Whole feed"));
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged()) {
        let half = (seen.1 - seen.0) / 2;
        jump_to(memory, scale.rank(pointer.y).saturating_sub(half).clamp(1, count as u32));
        ui.ctx().request_repaint();
    }
}

/// Ranks along the strip's height.
struct Scale {
    bars: Rect,
    pitch: f32,
}

impl Scale {
    /// The upper edge of a rank's bar.
    fn y(&self, rank: u32) -> f32 {
        self.bars.top() + self.pitch * rank.saturating_sub(1) as f32
    }

    /// The rank at a height.
    fn rank(&self, y: f32) -> u32 {
        ((y - self.bars.top()) / self.pitch).max(0.0) as u32 + 1
    }
}

/// A bar for every post, paler outside what the phone shows. Where there are more posts than pixels the bar of the biggest move stands for those beside it.
fn posts(show: &Show<'_>, scale: &Scale, seen: (u32, u32), pixels_per_point: f32) -> Mesh {
    let (theme, results) = (show.theme, &show.state.results);
    let ledger = &results.ledger;
    let rows = ledger.delivered();
    let together = ((1.0 / pixels_per_point / scale.pitch).ceil() as usize).max(1);
    let gap = if scale.pitch >= stage::STRIP_GAPS { stroke::HAIR } else { 0.0 };
    let mut mesh = Mesh::default();
    for (at, rows) in rows.chunks(together).enumerate() {
        let first = (at * together) as u32 + 1;
        let moves =
            (first..).zip(rows).map(|(rank, &row)| results.moved(ledger.slate.posts[row as usize], rank).unwrap_or(0));
        let biggest = moves.max_by_key(|places| places.abs()).unwrap_or(0);
        let color = match biggest {
            BIG_MOVE.. => theme.signal.positive,
            ..=-5 => theme.signal.negative,
            _ => theme.stroke.strong,
        };
        let is_seen = first <= seen.1 && first + rows.len() as u32 > seen.0;
        let color = if is_seen { color } else { color.gamma_multiply(stage::STRIP_REST) };
        let share = rows.first().map_or(0.0, |&row| {
            ledger.scores.get(row as usize).map_or(stage::STRIP_UNSCORED, |&score| show.share_of_top(score))
        });
        let corner = pos2(scale.bars.left() + stage::STRIP_BARS, scale.y(first));
        let size = vec2((stage::STRIP_BAR * share).max(stroke::SELECTION), scale.pitch * rows.len() as f32 - gap);
        mesh.add_colored_rect(Rect::from_min_size(corner, size), color);
    }
    mesh
}

fn ads_ui(ui: &Ui, show: &Show<'_>, scale: &Scale) {
    for slot in &show.state.results.ledger.delivery.ads {
        let y = scale.y(slot.after as u32 + 1) - stage::STRIP_TICK.y / 2.0;
        let tick = Rect::from_min_size(pos2(scale.bars.left() + stage::STRIP_AD, y), stage::STRIP_TICK);
        ui.painter().rect_filled(tick, 0.0, show.theme.text.tertiary);
    }
}

/// A mark before each post that a lit knob moves; neighbors make one line.
fn marks_ui(ui: &Ui, show: &Show<'_>, scale: &Scale) {
    let Some(marked) = lit::marked(ui, show.state) else { return };
    let rows = show.state.results.ledger.delivered();
    let mut rank = 1;
    for run in rows.chunk_by(|&a, &b| marked.get(a as usize) == marked.get(b as usize)) {
        let next = rank + run.len() as u32;
        if marked.get(run[0] as usize) == Some(&true) {
            let left = scale.bars.left() + stage::STRIP_MARK;
            let mark = Rect::from_x_y_ranges(left..=left + stage::MARK, scale.y(rank)..=scale.y(next));
            ui.painter().rect_filled(mark, 0.0, show.theme.ink.fill);
        }
        rank = next;
    }
}

fn ranks_ui(ui: &Ui, show: &Show<'_>, scale: &Scale, count: u32) {
    let Some(step) = LABELS.into_iter().find(|&step| step as f32 * scale.pitch >= stage::STRIP_NUMBERS) else { return };
    let right = scale.bars.left() + stage::STRIP_BARS - space::S;
    for rank in (step..=count).step_by(step as usize) {
        let at = pos2(right, scale.y(rank) + scale.pitch / 2.0);
        let text = (Style::MICRO, show.theme.text.tertiary);
        line(ui.painter(), at, Align::Max, &numbers::count(rank.into()), text, stage::STRIP_BARS);
    }
}

/// What the phone shows.
fn window_ui(ui: &Ui, show: &Show<'_>, scale: &Scale, (first, last): (u32, u32)) {
    let across =
        Rangef::new(scale.bars.left() + stage::STRIP_BARS, scale.bars.left() + stage::STRIP_AD).expand(space::XS);
    let down = Rangef::new(scale.y(first), scale.y(last + 1)).expand(stroke::SELECTION);
    let outline = Stroke::new(stroke::HAIR, show.theme.text.secondary);
    let window = Rect::from_x_y_ranges(across, down);
    ui.painter().rect_stroke(window, CornerRadius::same(radius::BAR), outline, StrokeKind::Inside);
}

fn legend_ui(ui: &Ui, show: &Show<'_>, at: egui::Pos2) {
    let theme = show.theme;
    let size = vec2(space::M, space::XS);
    let entries: [(String, Color32, egui::Vec2); 3] = [
        (numbers::places(BIG_MOVE), theme.signal.positive, size),
        (numbers::places(-BIG_MOVE), theme.signal.negative, size),
        ("ad".to_owned(), theme.text.tertiary, stage::STRIP_TICK),
    ];
    let mut left = at.x;
    for (text, color, size) in entries {
        ui.painter().rect_filled(Rect::from_center_size(pos2(left + size.x / 2.0, at.y), size), 0.0, color);
        let words = line(
            ui.painter(),
            pos2(left + size.x + space::XS, at.y),
            Align::Min,
            &text,
            (Style::MICRO, theme.text.tertiary),
            stage::STRIP,
        );
        left = words.right() + space::M;
    }
}
