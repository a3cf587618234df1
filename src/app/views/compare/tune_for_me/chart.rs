//! Every policy that was tried as a dot: one aim to the right, the other upward, and a line along the front.

use egui::{
    Align, EventFilter, Key, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::ask;
use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Style, radius, space, stroke, theme, tune_for_me as anatomy};
use crate::app::tuning;
use crate::app::views::compare::metrics::words;
use crate::app::widgets::{label, line, ring, text_width};
use crate::simulation::metrics::METRICS;
use crate::simulation::tune::{Aim, Tried};

/// What is drawn.
pub(super) struct Chart<'a> {
    /// What was to become better.
    pub(super) aims: &'a [Aim],
    /// Today's policy.
    pub(super) today: Option<&'a Tried>,
    /// Every policy.
    pub(super) tried: &'a [&'a Tried],
    /// Those that none betters, from the least of the first aim to the best.
    pub(super) front: &'a [&'a Tried],
}

/// Draws it; answers which policy of the front the pointer is on. Without one `shown` none can be pointed at.
pub(super) fn ui(
    ui: &mut Ui,
    state: &State,
    chart: &Chart<'_>,
    shown: Option<usize>,
    commands: &mut Commands,
) -> Option<usize> {
    let (_, title) = ui.allocate_space(vec2(ui.available_width(), Style::CAPTION.line + space::M));
    let inner = title.shrink2(vec2(space::INSPECTOR, 0.0));
    label(ui, inner, Align::Min, &chart.upward(), Style::CAPTION, theme(ui).text.secondary);
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), anatomy::CHART));
    let room = room.shrink2(vec2(space::INSPECTOR, 0.0));
    let plot = room.with_min_x(room.left() + anatomy::LEFT).shrink2(vec2(anatomy::REACH / 2.0, anatomy::REACH / 2.0));
    let scale = chart.scale(plot);
    axes(ui, chart, &scale);
    dots(ui, chart, &scale);
    let (_, ticks) = ui.allocate_space(vec2(ui.available_width(), Style::MICRO.line));
    let ticks = Rect::from_x_y_ranges(plot.x_range(), ticks.y_range());
    for (align, value) in scale.ends(0) {
        line(ui.painter(), ticks, align, &chart.told(0, value), Style::MICRO, theme(ui).text.tertiary);
    }
    let (_, below) = ui.allocate_space(vec2(ui.available_width(), Style::CAPTION.line));
    let below = below.shrink2(vec2(space::INSPECTOR, 0.0));
    label(ui, below, Align::Max, &chart.to_the_right(), Style::CAPTION, theme(ui).text.secondary);
    shown.and_then(|shown| points(ui, state, chart, &scale, shown, commands))
}

impl Chart<'_> {
    /// What stands upward where there is one aim: the fewer knobs are turned the better.
    fn upward(&self) -> String {
        match self.aims.get(1) {
            Some(aim) => format!("{}, better {}", named(*aim), if aim.more { "upward" } else { "downward" }),
            None => "Knobs turned, fewer is better".to_owned(),
        }
    }

    fn to_the_right(&self) -> String {
        let aim = self.aims.first();
        aim.map_or(String::new(), |aim| {
            format!("{}, better to the {}", named(*aim), if aim.more { "right" } else { "left" })
        })
    }

    fn told(&self, axis: usize, value: f64) -> String {
        match self.aims.get(axis) {
            Some(aim) => words::number(&METRICS[aim.metric], value),
            None => format!("{value:.0}"),
        }
    }

    /// Where a policy stands along an axis; `None` where that is not defined.
    fn along(&self, axis: usize, tried: &Tried) -> Option<f64> {
        if axis == 1 && self.aims.len() == 1 { Some(tried.turns.len() as f64) } else { *tried.values.get(axis)? }
    }

    fn scale(&self, plot: Rect) -> Scale {
        let extent = |axis: usize, of: &mut dyn Iterator<Item = &Tried>| {
            let values = of.filter_map(|tried| self.along(axis, tried));
            values.fold(None, |ends: Option<(f64, f64)>, value| {
                Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
            })
        };
        let axis = |axis: usize| {
            let all = extent(axis, &mut self.tried.iter().copied()).unwrap_or((0.0, 1.0));
            let near = extent(axis, &mut self.front.iter().copied().chain(self.today)).unwrap_or(all);
            let span = near.1 - near.0;
            let (low, high) = match span > 0.0 {
                true => {
                    let beyond = anatomy::BEYOND * span;
                    (all.0.max(near.0 - beyond), all.1.min(near.1 + beyond))
                }
                false => all,
            };
            if low < high { (low, high) } else { (low - 0.5, high + 0.5) }
        };
        Scale { plot, ends: [axis(0), axis(1)] }
    }

    fn place(&self, scale: &Scale, tried: &Tried) -> Option<Pos2> {
        Some(scale.place([self.along(0, tried)?, self.along(1, tried)?]))
    }
}

/// `Likes a session, actions`.
fn named(aim: Aim) -> String {
    let metric = &METRICS[aim.metric];
    format!("{}, {}", metric.name, metric.unit)
}

/// Where numbers stand in the plot.
struct Scale {
    plot: Rect,
    ends: [(f64, f64); 2],
}

impl Scale {
    fn place(&self, [x, y]: [f64; 2]) -> Pos2 {
        let share = |axis: usize, value: f64| {
            let (low, high) = self.ends[axis];
            ((value - low) / (high - low)) as f32
        };
        let (right, up) = (share(0, x), share(1, y));
        pos2(self.plot.left() + right * self.plot.width(), self.plot.bottom() - up * self.plot.height())
    }

    fn ends(&self, axis: usize) -> [(Align, f64); 3] {
        let (low, high) = self.ends[axis];
        [(Align::Min, low), (Align::Center, f64::midpoint(low, high)), (Align::Max, high)]
    }
}

fn axes(ui: &Ui, chart: &Chart<'_>, scale: &Scale) {
    let theme = theme(ui);
    let frame = scale.plot.expand(anatomy::REACH / 2.0);
    let hair = Stroke::new(stroke::HAIR, theme.stroke.hair);
    for (align, value) in scale.ends(1) {
        let y = scale.place([scale.ends[0].0, value]).y;
        ui.painter().hline(frame.x_range(), y, hair);
        let row = Rect::from_x_y_ranges(
            frame.left() - anatomy::LEFT..=frame.left() - space::XS,
            y - Style::MICRO.line / 2.0..=y + Style::MICRO.line / 2.0,
        );
        // Half a knob is no knob.
        if chart.aims.len() > 1 || align != Align::Center {
            line(ui.painter(), row, Align::Max, &chart.told(1, value), Style::MICRO, theme.text.tertiary);
        }
    }
    ui.painter().hline(frame.x_range(), frame.bottom(), Stroke::new(stroke::HAIR, theme.stroke.line));
    ui.painter().vline(frame.left(), frame.y_range(), Stroke::new(stroke::HAIR, theme.stroke.line));
}

/// All that was tried, those that cross a limit hollow; then the front as a line, and today's policy.
fn dots(ui: &Ui, chart: &Chart<'_>, scale: &Scale) {
    let theme = theme(ui);
    let frame = scale.plot.expand(anatomy::REACH / 2.0);
    let painter = ui.painter().with_clip_rect(frame.expand(anatomy::DOTS.2).intersect(ui.clip_rect()));
    let (small, large, today) = anatomy::DOTS;
    let pale = theme.text.tertiary.gamma_multiply(anatomy::PALE);
    for tried in chart.tried {
        if let Some(at) = chart.place(scale, tried).filter(|at| frame.contains(*at)) {
            dot(&painter, at, small, pale, tried.is_kept);
        }
    }
    let front: Vec<Pos2> = chart.front.iter().filter_map(|tried| chart.place(scale, tried)).collect();
    // Of three aims a line would join what is not next to each other.
    if chart.aims.len() < 3 {
        painter.line(front.clone(), Stroke::new(stroke::HOLLOW, theme.ink.fill));
    }
    for &at in &front {
        dot(&painter, at, large, theme.ink.fill, true);
    }
    let Some((at, tried)) = chart.today.and_then(|tried| Some((chart.place(scale, tried)?, tried))) else { return };
    painter.circle_filled(at, today / 2.0, theme.bg.panel);
    dot(&painter, at, today, theme.signal.warn, tried.is_kept);
    let words = if tried.is_kept { "today" } else { "today, crosses a limit" };
    let is_left = at.x > frame.center().x;
    let room = vec2(frame.width() / 2.0, Style::MICRO.line);
    let row = match is_left {
        true => Rect::from_min_size(at - vec2(room.x + today, room.y / 2.0), room),
        false => Rect::from_min_size(at + vec2(today, -room.y / 2.0), room),
    };
    let align = if is_left { Align::Max } else { Align::Min };
    let width = text_width(&painter, words, Style::MICRO);
    let behind = align.align_size_within_range(width, row.x_range());
    painter.rect_filled(
        Rect::from_x_y_ranges(behind, row.y_range()).expand2(vec2(space::HALF, 0.0)),
        radius::BAR,
        theme.bg.panel.gamma_multiply(anatomy::BEHIND),
    );
    line(&painter, row, align, words, Style::MICRO, theme.text.secondary);
}

fn dot(painter: &Painter, at: Pos2, size: f32, color: egui::Color32, full: bool) {
    if full {
        painter.circle_filled(at, size / 2.0, color);
    } else {
        painter.circle_stroke(at, size / 2.0, Stroke::new(stroke::HAIR, color));
    }
}

/// The policies of the front, to be pointed at; the arrows lead along it.
fn points(
    ui: &mut Ui,
    state: &State,
    chart: &Chart<'_>,
    scale: &Scale,
    shown: usize,
    commands: &mut Commands,
) -> Option<usize> {
    let theme = theme(ui);
    let mut pointed = None;
    let id = |at: usize| ui.scope_id().with(("tuned policy", at));
    let places: Vec<Option<Pos2>> = chart.front.iter().map(|tried| chart.place(scale, tried)).collect();
    // Asked once: whoever the keyboard is handed to in this frame is not to hand it on.
    let focused = (0..places.len()).find(|&at| ui.memory(|memory| memory.has_focus(id(at))));
    for (at, (tried, place)) in chart.front.iter().zip(&places).enumerate() {
        let Some(place) = *place else { continue };
        let room = Rect::from_center_size(place, Vec2::splat(anatomy::REACH));
        let response = ui.interact(room, id(at), Sense::click());
        let name = format!("Policy {} of {}: {}", at + 1, chart.front.len(), said(chart.aims, tried));
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, at == shown, &name));
        if response.hovered() {
            pointed = nearest(&places, response.hover_pos());
        }
        ring(ui, &response, room, (anatomy::REACH / 2.0) as u8);
        let next = if focused == Some(at) { moved(ui, &response, at, places.len()) } else { None };
        if let Some(next) = next {
            ui.memory_mut(|memory| memory.request_focus(id(next)));
        }
        // Enter on the one that is shown, or a second click, takes it.
        let entered = response.clicked() && at == shown && ui.input(|input| input.key_pressed(Key::Enter));
        if entered || response.double_clicked() {
            tuning::use_it(state).into_iter().for_each(|command| commands.send(command));
        }
        let clicked = response.clicked().then(|| nearest(&places, response.interact_pointer_pos()).unwrap_or(at));
        let chosen = next.or(clicked).or(response.gained_focus().then_some(at));
        if let Some(chosen) = chosen.filter(|&chosen| chosen != shown) {
            ask(state, |view| view.point = Some(chosen), commands);
        }
    }
    let edge = Stroke::new(stroke::SELECTION, theme.ink.fill);
    for place in [Some(shown), pointed].into_iter().flatten().filter_map(|at| *places.get(at)?) {
        ui.painter().circle_stroke(place, anatomy::DOTS.1 / 2.0 + space::XS, edge);
    }
    pointed
}

/// The policy nearest to the pointer: where some lie over each other the topmost may be another.
fn nearest(places: &[Option<Pos2>], pointer: Option<Pos2>) -> Option<usize> {
    let far = |at: usize| Some(places[at]?.distance(pointer?));
    let near = (0..places.len()).filter_map(|at| Some((at, far(at)?)));
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// Where an arrow key leads from the policy that has the keyboard.
fn moved(ui: &Ui, response: &egui::Response, at: usize, count: usize) -> Option<usize> {
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let pressed = |keys: [Key; 2]| ui.input(|input| keys.into_iter().any(|key| input.key_pressed(key)));
    let next = match (pressed([Key::ArrowLeft, Key::ArrowUp]), pressed([Key::ArrowRight, Key::ArrowDown])) {
        (true, false) => at.saturating_sub(1),
        (false, true) => (at + 1).min(count - 1),
        _ => at,
    };
    (next != at).then_some(next)
}

/// What each aim comes to: `Likes a session 5.31, Hides a session 0.12`.
fn said(aims: &[Aim], tried: &Tried) -> String {
    let of = |(aim, value): (&Aim, &Option<f64>)| {
        let metric = &METRICS[aim.metric];
        format!("{} {}", metric.name, value.map_or("n/a".to_owned(), |value| words::number(metric, value)))
    };
    aims.iter().zip(&tried.values).map(of).collect::<Vec<_>>().join(", ")
}
