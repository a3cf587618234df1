//! The boxes: nine components and the delivery, each with its kind, its counts and what it does.

use egui::{
    Align, Color32, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::plan::Plan;
use super::words;
use crate::app::numbers;
use crate::app::theme::{Icon, Style, diagram as anatomy, icons, radius, size, space, stroke, theme};
use crate::app::views::terms;
use crate::app::widgets::{Run, Tip, kind_glyph, ring, runs};
use crate::learn::diagram::{Node, Part, Surface, Work};
use crate::learn::{Learning, learning_of, term_named};
use crate::pipeline::stories::STEPS;

/// What was done with the boxes in this frame.
#[derive(Default)]
pub(super) struct Done {
    /// This one is to be opened, or closed where it is open.
    pub(super) clicked: Option<usize>,
    /// This one got the keyboard, and has to be in sight.
    pub(super) focused: Option<Rect>,
}

/// The id of a box: its place is the same wherever the drawing stands.
pub(super) fn id(at: usize) -> Id {
    Id::unique(("diagram node", at))
}

/// The box that has the keyboard.
pub(super) fn with_focus(ui: &Ui, count: usize) -> Option<usize> {
    let focused = ui.memory(|memory| memory.focused())?;
    (0..count).find(|&at| id(at) == focused)
}

/// Draws the boxes with the arrows between.
pub(super) fn ui(ui: &mut Ui, plan: &Plan, nodes: &[Node], open: Option<usize>, lit: Option<usize>) -> Done {
    let mut done = Done::default();
    for (at, node) in nodes.iter().enumerate() {
        let rect = plan.node(at);
        if at > 0 {
            arrow(ui, plan.node(at - 1).right_center(), rect.left_center());
        }
        let response = ui.interact(rect, id(at), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, open == Some(at), words::node(plan.surface(), node))
        });
        paint(ui, plan, rect, node, (open == Some(at), lit == Some(at), response.hovered()));
        ring(ui, &response, rect, radius::CARD);
        if response.gained_focus() {
            done.focused = Some(rect);
        }
        if response.clicked() {
            done.clicked = Some(at);
        }
        arrows(ui, &response, at, nodes.len());
        tip(ui, plan.surface(), response, node);
    }
    done
}

/// Left and right go from box to box.
fn arrows(ui: &Ui, response: &Response, at: usize, count: usize) {
    if !response.has_focus() {
        return;
    }
    let sideways = EventFilter { horizontal_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sideways));
    // The press is taken, or the box it goes to would pass it on.
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
    let next = if left { at.saturating_sub(1) } else { (at + usize::from(right)).min(count - 1) };
    if next != at {
        ui.memory_mut(|memory| memory.request_focus(id(next)));
    }
}

fn arrow(ui: &Ui, from: Pos2, to: Pos2) {
    let ink = theme(ui).stroke.strong;
    let (from, to) = (from + vec2(space::HALF, 0.0), to - vec2(space::HALF, 0.0));
    ui.painter().line_segment([from, to], Stroke::new(stroke::HAIR, ink));
    let tip = vec![to, to - anatomy::TIP, to + vec2(-anatomy::TIP.x, anatomy::TIP.y)];
    ui.painter().add(Shape::convex_polygon(tip, ink, Stroke::NONE));
}

fn paint(ui: &Ui, plan: &Plan, rect: Rect, node: &Node, (open, lit, hovered): (bool, bool, bool)) {
    let theme = theme(ui);
    let is_idle = matches!(node.work, Work::Skipped | Work::Off);
    let fill = match (lit, hovered) {
        (true, _) => theme.bg.selected,
        (false, true) => theme.bg.hover,
        (false, false) => theme.bg.surface,
    };
    ui.painter().rect_filled(rect, radius::CARD, fill);
    let kind = node.part.kind();
    let hue = kind.map_or(theme.text.tertiary, |kind| theme.kind(kind).text);
    if kind.is_some() && !is_idle {
        strip(ui, plan, rect, hue);
    }
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    match (open, kind.is_none() || is_idle) {
        (true, _) => {
            let ink = Stroke::new(stroke::SELECTION, theme.ink.fill);
            ui.painter().rect_stroke(rect, radius::CARD, ink, StrokeKind::Inside);
        }
        (false, true) => {
            let inner = rect.shrink(stroke::HAIR / 2.0);
            let corners =
                [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
            let pen = Stroke::new(stroke::HAIR, theme.stroke.strong);
            ui.painter().extend(Shape::dashed_line(&corners, pen, anatomy::DASHES.0, anatomy::DASHES.1));
        }
        (false, false) => {
            ui.painter().rect_stroke(rect, radius::CARD, edge, StrokeKind::Inside);
        }
    }
    let (strong, quiet) =
        if is_idle { (theme.text.tertiary, theme.text.tertiary) } else { (theme.text.primary, theme.text.tertiary) };
    let inner = rect.shrink2(vec2(plan.length(anatomy::NODE_PAD), 0.0));
    let mut top = rect.top() + plan.length(anatomy::STRIP + space::S);
    let mut next = |height: f32| {
        top += plan.length(height);
        Rect::from_x_y_ranges(inner.x_range(), top - plan.length(height)..=top)
    };
    head(ui, plan, next(Style::MICRO.line), node, hue);
    next(space::HALF);
    wrapped(ui, plan, next(2.0 * Style::BODY.line), words::name(plan.surface(), node.part), Style::BODY_STRONG, strong);
    next(space::XS);
    let counts = next(Style::BODY.line);
    let count = |count: usize| numbers::count(count as u64);
    let style = plan.style(Style::BODY.medium());
    let (posts_in, posts_out) = (count(node.posts_in), count(node.posts_out));
    runs(
        ui.painter(),
        counts,
        Align::Min,
        &[Run(&posts_in, style, strong), Run(" → ", style, quiet), Run(&posts_out, style, strong)],
    );
    wrapped(ui, plan, next(Style::CAPTION.line), &words::work_short(node.work), Style::CAPTION, quiet);
}

/// The strip of the kind's hue along the upper edge, within the corners.
fn strip(ui: &Ui, plan: &Plan, rect: Rect, hue: Color32) {
    let top = rect.with_max_y(rect.top() + plan.length(anatomy::STRIP));
    let whole = rect.with_max_y(rect.top() + 2.0 * f32::from(radius::CARD));
    ui.painter().with_clip_rect(top.intersect(ui.clip_rect())).rect_filled(whole, radius::CARD, hue);
}

fn head(ui: &Ui, plan: &Plan, rect: Rect, node: &Node, hue: Color32) {
    let style = plan.style(Style::MICRO.strong());
    let middle = rect.left_center() + vec2(size::KIND_GLYPH / 2.0, 0.0);
    let words = rect.with_min_x(rect.left() + size::KIND_GLYPH + space::XS);
    match node.part.kind() {
        Some(kind) => {
            kind_glyph(ui.painter(), middle, kind, hue);
            runs(ui.painter(), words, Align::Min, &[Run(kind.name(), style, hue)]);
            if plan.surface() == Surface::Feed {
                let (number, style) = (format!("C{}", node.part.component().number()), plan.style(Style::MICRO));
                runs(ui.painter(), rect, Align::Max, &[Run(&number, style, theme(ui).text.tertiary)]);
            }
        }
        None => {
            Icon::FEED.paint(ui.painter(), middle, icons::INLINE, hue);
            let words = words.with_min_x(words.left() + space::HALF);
            runs(ui.painter(), words, Align::Min, &[Run(words::end(plan.surface()), style, hue)]);
        }
    }
}

/// Words on as many lines as they take.
fn wrapped(ui: &Ui, plan: &Plan, rect: Rect, text: &str, style: Style, color: Color32) {
    let style = plan.style(style);
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = rect.width() + stroke::HAIR;
    let format = egui::TextFormat::simple(style.font(), color);
    job.append(text, 0.0, egui::TextFormat { line_height: Some(style.line), ..format });
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left(), rect.top()), galley, color);
}

fn tip(ui: &Ui, surface: Surface, response: Response, node: &Node) {
    let fed = match learning_of(surface, node.part) {
        Learning::Supervised => "learned: supervised",
        Learning::Unsupervised => "learned: unsupervised",
        Learning::Written => "written by people, not learned",
    };
    let docs: Vec<&str> = match node.part {
        Part::Step(at) => STEPS.get(at).map(|step| step.doc).into_iter().collect(),
        _ => node.part.stages(surface).map(|stage| stage.doc).collect(),
    };
    let (name, text) = (words::name(surface, node.part), docs.join(" "));
    let tip = Tip::new(name).text(&text).note(fed).key("Enter", "opens").linked();
    terms::control(ui, response, term_named(name), tip);
}
