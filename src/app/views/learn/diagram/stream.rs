//! The stream of posts below the boxes: as wide as there are posts; what is removed runs off into the sink.

use egui::{Align, Mesh, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, lerp, pos2, vec2};

use super::lanes::dot;
use super::plan::Plan;
use super::words;
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::session::InspectorTab;
use crate::app::state::State;
use crate::app::table::{TableView, Which};
use crate::app::theme::{Icon, Style, diagram as anatomy, icons, radius, space, stroke, theme};
use crate::app::views::Art;
use crate::app::widgets::{Button, label, line, picture, ring, text_width};
use crate::domain::PostId;
use crate::learn::diagram::{Node, Part, Sink, Surface, column};
use crate::pipeline::{Component, ComponentKind, Removal};

/// The band itself.
pub(super) fn band(ui: &mut Ui, plan: &Plan, nodes: &[Node]) {
    let most = nodes.iter().map(|node| node.posts_in).max().unwrap_or(0).max(1);
    let wide = |posts: usize| plan.wide(posts as f32 / most as f32);
    let sides = plan.sides();
    let mut edge = vec![(sides.min, wide(nodes.first().map_or(0, |node| node.posts_in)))];
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.posts_in != node.posts_out) {
        let x = plan.middle(at);
        let taper = plan.length(anatomy::STREAM_TAPER) / 2.0;
        edge.push((x - taper, wide(node.posts_in)));
        edge.push((x + taper, wide(node.posts_out)));
    }
    edge.push((sides.max, wide(nodes.last().map_or(0, |node| node.posts_out))));
    fill(ui, &edge, plan.stream().min);
}

/// What the stream holds, at its end: within it where it is wide enough, else below.
pub(super) fn says(ui: &mut Ui, plan: &Plan, nodes: &[Node], is_scored: bool) {
    let [.., last] = nodes else { return };
    let count = |count: usize| numbers::count(count as u64);
    let says = match (last.posts_in, is_scored) {
        (circles, _) if plan.surface() == Surface::Stories => {
            format!("{} accounts, ordered step by step", count(circles))
        }
        (0, _) => "No post is left".to_owned(),
        (kept, true) => format!("{} posts scored one by one, then ordered as a list", count(kept)),
        (kept, false) => format!("{} posts newest first, without a score", count(kept)),
    };
    let ends = match plan.surface() {
        Surface::Feed => "delivered",
        Surface::Explore => "in the grid",
        Surface::Stories => "in the tray",
    };
    let delivered = format!("{} {ends}", count(last.posts_out));
    let theme = theme(ui);
    let (plain, strong) = (plan.style(Style::CAPTION), plan.style(Style::CAPTION.strong()));
    let pad = plan.length(anatomy::SAYS_PAD);
    let ends = text_width(ui.painter(), &delivered, strong).ceil() + 2.0 * pad;
    let width = text_width(ui.painter(), &says, plain).ceil() + 2.0 * pad;
    let found = nodes.iter().map(|node| node.posts_in).max().unwrap_or(0).max(1);
    let (top, band) = (plan.stream().min, plan.wide(last.posts_in as f32 / found as f32));
    let (below, right) = (top + band + space::HALF, plan.sides().max);
    let end = Rect::from_min_max(pos2(right - ends, below), pos2(right, below + plain.line));
    let rect = if band >= plain.line {
        let right = plan.middle(plan.last()) - plan.length(anatomy::STREAM_TAPER);
        Rect::from_center_size(pos2(right - width / 2.0, top + band / 2.0), vec2(width, plain.line))
    } else {
        let rect = end.translate(vec2(-ends, 0.0));
        let rect = rect.with_min_x(rect.right() - width);
        ui.painter().rect_filled(rect, 0, theme.bg.app);
        rect
    };
    ui.painter().rect_filled(end, 0, theme.bg.app);
    let inner = |rect: Rect| rect.shrink2(vec2(pad - 1.0, 0.0));
    label(ui, inner(rect), Align::Max, &says, plain, theme.text.secondary);
    label(ui, inner(end), Align::Max, &delivered, strong, theme.text.primary);
}

fn fill(ui: &Ui, edge: &[(f32, f32)], top: f32) {
    let color = theme(ui).stream;
    let mut mesh = Mesh::default();
    let mut column = |x: f32, width: f32| {
        mesh.colored_vertex(pos2(x, top), color);
        mesh.colored_vertex(pos2(x, top + width), color);
    };
    for pair in edge.windows(2) {
        for at in 0..=anatomy::CURVE {
            let share = at as f32 / anatomy::CURVE as f32;
            let eased = egui::emath::easing::sin_in_out(share);
            column(lerp(pair[0].0..=pair[1].0, share), lerp(pair[0].1..=pair[1].1, eased));
        }
    }
    for at in (2..mesh.vertices.len() as u32).step_by(2) {
        mesh.add_triangle(at - 2, at - 1, at);
        mesh.add_triangle(at - 1, at, at + 1);
    }
    ui.painter().add(Shape::mesh(mesh));
}

/// The removed posts pictured, with the way each took, and how many there are.
pub(super) fn sink(ui: &mut Ui, state: &State, art: &Art<'_>, plan: &Plan, sink: &Sink, commands: &mut Commands) {
    let room = plan.sink();
    let card = plan.length(anatomy::REMOVED + anatomy::REMOVED_GAP);
    let foot = plan.length(Style::BODY.line + space::M);
    let fit = (((room.height() - foot) / card).max(0.0) as usize).min(anatomy::REMOVED_MOST);
    let shown = sink.some(fit, state.session.selected);
    for (at, (post, removal)) in shown.iter().enumerate() {
        let top = room.top() + at as f32 * card;
        let rect = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), plan.length(anatomy::REMOVED)));
        ui.push_id(("removed", at), |ui| {
            drop_line(ui, plan, rect, *removal, at, state.session.selected == Some(*post));
            card_ui(ui, state, art, plan, rect, (*post, *removal), commands);
        });
    }
    let top = room.top() + shown.len() as f32 * card;
    foot_ui(
        ui,
        plan,
        Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), foot)),
        sink,
        shown.len(),
        commands,
    );
}

/// From the stream at its component to the card: on the left for sourcing, on the right for what comes after it.
fn drop_line(ui: &Ui, plan: &Plan, card: Rect, removal: Removal, at: usize, selected: bool) {
    let theme = theme(ui);
    let leaves = column(removal);
    let is_source = leaves == 0;
    let aside = plan.length(space::XS + at as f32 * space::HALF);
    let (x, end) = if is_source { (card.left() - aside, card.left()) } else { (card.right() + aside, card.right()) };
    let top = plan.stream().max;
    let points: Vec<Pos2> = match is_source {
        true => vec![pos2(x, top), pos2(x, card.center().y), pos2(end, card.center().y)],
        false => {
            let from = plan.middle(leaves);
            let turn = top + plan.length(anatomy::LANES_GAP) / 2.0;
            vec![pos2(from, top), pos2(from, turn), pos2(x, turn), pos2(x, card.center().y), pos2(end, card.center().y)]
        }
    };
    if selected {
        let (from, y) = (plan.middle(leaves), plan.in_stream(0.5));
        let ground = points[0].y;
        let mut way = vec![pos2(plan.sides().min, y), pos2(from, y), pos2(from, ground), pos2(points[0].x, ground)];
        way.extend(&points[1..]);
        ui.painter().add(Shape::line(way, Stroke::new(stroke::PATH, theme.ink.fill)));
        (0..=leaves).for_each(|at| dot(ui, plan, pos2(plan.middle(at), y), theme.ink.fill));
    } else {
        let pen = Stroke::new(stroke::HAIR, theme.stroke.strong);
        ui.painter().extend(Shape::dashed_line(&points, pen, anatomy::DASHES.0, anatomy::DASHES.1));
    }
}

fn card_ui(
    ui: &mut Ui,
    state: &State,
    art: &Art<'_>,
    plan: &Plan,
    rect: Rect,
    (id, removal): (PostId, Removal),
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let post = state.document.world.post(id);
    let author = &state.document.world.account(post.author).id;
    let reason = words::reason(state, id, removal.reason);
    let response = ui.interact(rect, ui.scope_id().with("card"), Sense::click());
    let selected = state.session.selected == Some(id);
    let name = format!("Removed post of {author}, {}, {reason}", words::name(plan.surface(), Part::removing(removal)));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    let fill = if response.hovered() { theme.bg.hover } else { theme.bg.surface };
    let edge = if selected {
        Stroke::new(stroke::SELECTION, theme.ink.fill)
    } else {
        Stroke::new(stroke::HAIR, theme.stroke.line)
    };
    ui.painter().rect(rect, radius::CARD, fill, edge, egui::StrokeKind::Inside);
    let frame = Rect::from_min_size(
        pos2(rect.left() + space::M, rect.center().y - plan.length(anatomy::REMOVED_PICTURE.y) / 2.0),
        anatomy::REMOVED_PICTURE * plan.length(1.0),
    );
    picture(ui, art.pictures, frame, Scene::of(&post.art, 0), radius::BADGE, true);
    let words = Rect::from_min_max(pos2(frame.right() + space::M, rect.top()), rect.max - vec2(space::S, 0.0));
    let (upper, lower) = words.split_top_bottom_at_fraction(0.5);
    let name = plan.style(Style::BODY.medium());
    line(ui.painter(), upper.with_min_y(upper.bottom() - name.line), Align::Min, author, name, theme.text.primary);
    let style = plan.style(Style::CAPTION);
    let mut lower = lower.with_max_y(lower.top() + style.line);
    let kind = Part::removing(removal).kind().unwrap_or(ComponentKind::System);
    let glyph = lower.left_center() + vec2(space::XS, 0.0);
    crate::app::widgets::kind_glyph(ui.painter(), glyph, kind, theme.kind(kind).text);
    lower.min.x += space::L;
    let said = if rect.width() >= plan.length(anatomy::REMOVED_ROOMY) {
        let part = Part::removing(removal);
        let is_sourcing = part == Part::Component(Component::SourcingCandidates) && plan.surface() == Surface::Feed;
        let stage = if is_sourcing { "Sourcing" } else { words::name(plan.surface(), part) };
        format!("{stage} · {reason}")
    } else {
        reason
    };
    line(ui.painter(), lower, Align::Min, &said, style, theme.text.secondary);
    ring(ui, &response, rect, radius::CARD);
    if response.clicked() {
        commands.send(Command::Select(Some(id)));
    }
}

fn foot_ui(ui: &mut Ui, plan: &Plan, rect: Rect, sink: &Sink, shown: usize, commands: &mut Commands) {
    let theme = theme(ui);
    let style = plan.style(Style::CAPTION);
    let button = Button::new("Show all").small().spoken("Show all removed posts").enabled(sink.removed > 0);
    let size = button.size(ui);
    let place = Rect::from_min_size(pos2(rect.right() - size.x, rect.top()), size);
    if button.show(ui, place).clicked() {
        let view = TableView { which: Which::Removed, ..TableView::default() };
        commands.send(Command::Table(Box::new(view)));
        commands.send(Command::Tab(InspectorTab::AllPosts));
    }
    let count = |count: usize| numbers::count(count as u64);
    let says = match (sink.removed, shown) {
        (0, _) => "Sink: none removed".to_owned(),
        (removed, 0) => format!("Sink: {} removed", count(removed)),
        (removed, shown) => format!("Sink: {} of {}", count(shown), count(removed)),
    };
    let middle = pos2(rect.left() + icons::INLINE / 2.0, place.center().y);
    Icon::SINK.paint(ui.painter(), middle, icons::INLINE, theme.text.tertiary);
    let left = rect.left() + icons::INLINE + space::XS;
    let words = Rect::from_x_y_ranges(left..=place.left() - space::XS, place.y_range());
    let full = format!("{says} removed");
    let fits = sink.removed == 0 || shown == 0 || text_width(ui.painter(), &full, style) > words.width();
    label(ui, words, Align::Min, if fits { &says } else { &full }, style, theme.text.tertiary);
}
