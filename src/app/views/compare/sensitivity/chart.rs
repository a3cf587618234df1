//! The chart of a sweep: one line for each post, a mark where two pass each other, and the pointer that tries a value.

use egui::accesskit::{Action, ActionData};
use egui::{Align, Color32, EventFilter, Id, Key, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::plot::Plot;
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::sensitivity::{setting, step};
use crate::app::state::State;
use crate::app::theme::{Style, radius, sensitivity as anatomy, space, stroke, theme};
use crate::app::views::{Art, lever};
use crate::app::widgets::{line, picture, ring, text_width};
use crate::domain::PostId;
use crate::policy::Value;
use crate::simulation::sensitivity::Sweep;

/// What a chart is drawn from.
pub(super) struct Chart<'a> {
    /// Everything.
    pub(super) state: &'a State,
    /// Pictures.
    pub(super) art: &'a Art<'a>,
    /// The ranks.
    pub(super) sweep: &'a Sweep,
    /// Where the knob stands.
    pub(super) now: f64,
    /// The ranks of the feed that is shown.
    pub(super) live: &'a [Option<usize>],
}

/// What was done on the chart in this frame.
pub(super) struct Done {
    /// The value that is tried.
    pub(super) tried: Option<f64>,
    /// The value it is to be turned to.
    pub(super) turned: Option<f64>,
}

impl Chart<'_> {
    /// Draws it as wide as there is room.
    pub(super) fn ui(&self, ui: &mut Ui, words: &str, commands: &mut Commands) -> Option<Done> {
        let lanes = (anatomy::LANES + 1) as f32 * anatomy::LANE;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::HEAD + lanes + anatomy::FOOT));
        let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
        let author = (inner.width() * anatomy::AUTHOR_SHARE).clamp(anatomy::AUTHOR.1, anatomy::AUTHOR.0);
        let lanes = Rect::from_min_max(
            pos2(inner.left() + anatomy::RANK + anatomy::PICTURE.x + space::S, rect.top() + anatomy::HEAD),
            pos2(inner.right() - author - space::XS - anatomy::PICTURE.x - space::S, rect.bottom() - anatomy::FOOT),
        );
        let plot = Plot { sweep: self.sweep, track: self.sweep.lever.track()?, lanes };
        self.ground(ui, &plot, inner);
        self.lines(ui, &plot);
        self.ends(ui, &plot, inner, commands);
        let done = self.pointer(ui, &plot, words);
        self.scale(ui, &plot);
        if let Some(tried) = done.tried {
            self.needle(ui, &plot, tried);
        }
        Some(done)
    }

    /// The lanes with their ranks.
    fn ground(&self, ui: &Ui, plot: &Plot<'_>, inner: Rect) {
        let theme = theme(ui);
        ui.painter().rect_filled(plot.lanes, radius::BADGE, theme.bg.sunken);
        for rank in 1..=anatomy::LANES + 1 {
            let y = plot.y(Some(rank));
            let text = if rank > anatomy::LANES { "lower".to_owned() } else { numbers::count(rank as u64) };
            let cell = Rect::from_center_size(pos2(0.0, y), vec2(0.0, anatomy::LANE));
            let is_rank = rank <= anatomy::LANES;
            let right = if is_rank { inner.left() + anatomy::RANK - space::XS } else { plot.lanes.left() - space::XS };
            let cell = cell.with_min_x(inner.left()).with_max_x(right);
            let align = if is_rank { Align::Min } else { Align::Max };
            line(ui.painter(), cell, align, &text, Style::MICRO, theme.text.tertiary);
        }
        let below = plot.lanes.bottom() - anatomy::LANE;
        ui.painter().hline(plot.lanes.x_range(), below, Stroke::new(stroke::HAIR, theme.stroke.line));
    }

    fn lines(&self, ui: &Ui, plot: &Plot<'_>) {
        let theme = theme(ui);
        let painter = ui.painter().with_clip_rect(plot.lanes.intersect(ui.clip_rect()));
        let selected = |post: &usize| self.state.session.selected == Some(self.sweep.posts[*post]);
        let (last, first): (Vec<usize>, Vec<usize>) = (0..self.sweep.posts.len()).partition(selected);
        for post in first.into_iter().chain(last) {
            let pen = if selected(&post) {
                Stroke::new(anatomy::LINES.1, theme.ink.fill)
            } else {
                Stroke::new(anatomy::LINES.0, self.ink(ui, plot, post).gamma_multiply(anatomy::INK))
            };
            painter.add(Shape::line(plot.path(post), pen));
        }
        for crossing in &self.sweep.crossings {
            if let Some(at) = plot.crossing(crossing) {
                let pen = Stroke::new(stroke::HAIR, theme.text.secondary);
                painter.circle(at, anatomy::DOTS.0, theme.bg.surface, pen);
            }
        }
    }

    /// Up or down from the left end to the right.
    fn ink(&self, ui: &Ui, plot: &Plot<'_>, post: usize) -> Color32 {
        let theme = theme(ui);
        let path = plot.path(post);
        let ends = path.first().zip(path.last()).map_or((0.0, 0.0), |(first, last)| (first.y, last.y));
        match ends.0.total_cmp(&ends.1) {
            std::cmp::Ordering::Greater => theme.signal.positive,
            std::cmp::Ordering::Equal => theme.text.tertiary,
            std::cmp::Ordering::Less => theme.signal.negative,
        }
    }

    /// Which post each line is: its picture at the left end, picture and author at the right one.
    fn ends(&self, ui: &mut Ui, plot: &Plot<'_>, inner: Rect, commands: &mut Commands) {
        let theme = theme(ui);
        let world = &self.state.document.world;
        for (post, rank) in plot.at_end(false) {
            let id = self.sweep.posts[post];
            let middle = pos2(plot.lanes.left() - space::XS - anatomy::PICTURE.x / 2.0, plot.y(Some(rank)));
            let frame = Rect::from_center_size(middle, anatomy::PICTURE);
            picture(ui, self.art.pictures, frame, Scene::of(&world.post(id).art, 0), radius::BAR, false);
        }
        for (post, rank) in plot.at_end(true) {
            let id = self.sweep.posts[post];
            let y = plot.y(Some(rank));
            let frame = Rect::from_min_size(
                pos2(plot.lanes.right() + space::XS, y - anatomy::PICTURE.y / 2.0),
                anatomy::PICTURE,
            );
            let cell =
                Rect::from_x_y_ranges(frame.left()..=inner.right(), y - anatomy::LANE / 2.0..=y + anatomy::LANE / 2.0);
            let response = ui.interact(cell, ui.scope_id().with(("line of", id)), Sense::click());
            let is_selected = self.state.session.selected == Some(id);
            let spoken = format!("Line of {}", name(self.state, self.sweep, id));
            response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Button, true, is_selected, &spoken));
            if response.hovered() {
                ui.painter().rect_filled(cell, radius::BADGE, theme.bg.hover);
            }
            picture(ui, self.art.pictures, frame, Scene::of(&world.post(id).art, 0), radius::BAR, false);
            let style = if is_selected { Style::CAPTION.strong() } else { Style::CAPTION };
            let text = cell.with_min_x(frame.right() + space::XS);
            let author = &world.account(world.post(id).author).id;
            line(ui.painter(), text, Align::Min, author, style, theme.text.primary);
            ring(ui, &response, cell, radius::BADGE);
            if response.clicked() {
                commands.send(Command::Select(Some(id)));
            }
            response.on_hover_text(&world.post(id).caption);
        }
    }

    /// Where the knob stands, and the slider's ends.
    fn scale(&self, ui: &Ui, plot: &Plot<'_>) {
        let theme = theme(ui);
        let lanes = plot.lanes;
        let x = plot.x(self.now).round();
        let ends = [pos2(x, lanes.top()), pos2(x, lanes.bottom())];
        let pen = Stroke::new(stroke::HAIR, theme.text.secondary);
        ui.painter().extend(Shape::dashed_line(&ends, pen, anatomy::DASH.0, anatomy::DASH.1));
        let foot = Rect::from_x_y_ranges(lanes.x_range(), lanes.bottom()..=lanes.bottom() + anatomy::FOOT);
        let told = |value: f64| lever::value(self.sweep.lever, Value::Number(value));
        let now = format!("now {}", told(self.now));
        let wide = text_width(ui.painter(), &now, Style::CAPTION.medium()).ceil();
        let left = (x - wide / 2.0).clamp(lanes.left(), (lanes.right() - wide).max(lanes.left()));
        let cell = foot.with_min_x(left).with_max_x(left + wide + space::HALF);
        line(ui.painter(), cell, Align::Min, &now, Style::CAPTION.medium(), theme.text.primary);
        for (value, align) in [(plot.track.from, Align::Min), (plot.track.to, Align::Max)] {
            let text = told(value);
            let wide = text_width(ui.painter(), &text, Style::CAPTION).ceil();
            let own = foot.with_min_x(if align == Align::Min { lanes.left() } else { lanes.right() - wide });
            let own = own.with_max_x(own.left() + wide);
            if !own.expand2(vec2(space::M, 0.0)).intersects(cell) {
                line(ui.painter(), foot, align, &text, Style::CAPTION, theme.text.tertiary);
            }
        }
    }

    /// The value that is tried, and where the posts stand in the feed made with it.
    fn needle(&self, ui: &Ui, plot: &Plot<'_>, tried: f64) {
        let theme = theme(ui);
        let lanes = plot.lanes;
        let x = plot.x(tried).round();
        ui.painter().vline(x, lanes.y_range(), Stroke::new(stroke::HOLLOW, theme.ink.fill));
        let text = lever::value(self.sweep.lever, Value::Number(tried));
        let wide = (text_width(ui.painter(), &text, Style::CAPTION.strong()) + 2.0 * space::S).ceil();
        let left = (x - wide / 2.0).clamp(lanes.left(), lanes.right() - wide);
        let chip = Rect::from_min_size(
            pos2(left, lanes.top() - anatomy::HEAD + space::HALF),
            vec2(wide, anatomy::HEAD - space::XS),
        );
        ui.painter().rect_filled(chip, radius::BADGE, theme.ink.fill);
        line(ui.painter(), chip, Align::Center, &text, Style::CAPTION.strong(), theme.ink.on);
        for rank in self.live {
            ui.painter().circle(
                pos2(x, plot.y(*rank)),
                anatomy::DOTS.1,
                theme.ink.fill,
                Stroke::new(stroke::HAIR, theme.ink.on),
            );
        }
    }

    /// The chart as a slider: the pointer or the arrow keys try values, a click or Enter turns the knob.
    fn pointer(&self, ui: &Ui, plot: &Plot<'_>, words: &str) -> Done {
        let lever = self.sweep.lever;
        let label = format!("Sweep of {}", lever::name(&self.state.document.policy, lever));
        let place = plot.lanes.expand2(vec2(0.0, space::HALF));
        let response = ui.interact(place, ui.scope_id().with(("sweep", &label)), Sense::click());
        let shown = self.state.session.tried.unwrap_or(self.now);
        let keyed = self.keyed(ui, &response, shown);
        if keyed.is_some() {
            response.request_focus();
        }
        let by_keys = response.id.with("by keys");
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO || input.pointer.any_pressed());
        if keyed.is_some() || moved {
            ui.data_mut(|data| data.insert_temp(by_keys, keyed.is_some()));
        }
        let keeps = response.has_focus() && ui.data(|data| data.get_temp(by_keys).unwrap_or(false));
        let fine = ui.input(|input| input.modifiers.shift);
        let pointed = response.hover_pos().and_then(|at| setting(lever, plot.share(at.x), fine));
        let wanted = if keeps { keyed.or(self.state.session.tried) } else { pointed };
        self.describe(ui, &response, plot, wanted.unwrap_or(self.now), &label, words);
        ring(ui, &response, place, radius::BADGE);
        let turned = wanted.filter(|_| response.clicked());
        Done { tried: wanted.filter(|&value| value != self.now && turned.is_none()), turned }
    }

    /// What keys, or assistive technology, put it to in this frame.
    fn keyed(&self, ui: &Ui, response: &Response, shown: f64) -> Option<f64> {
        let lever = self.sweep.lever;
        let asked = ui.input(|input| {
            let set = input.accesskit_action_requests(response.id, Action::SetValue).last();
            match set.and_then(|request| request.data.as_ref()) {
                Some(ActionData::NumericValue(value)) => Some(*value),
                _ => None,
            }
        });
        if !response.has_focus() {
            return asked;
        }
        let sideways = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sideways));
        let (pressed, fine) = ui.input(|input| {
            let keys = [Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End, Key::PageUp, Key::PageDown];
            (keys.into_iter().find(|&key| input.key_pressed(key)), input.modifiers.shift)
        });
        let next = match pressed? {
            Key::ArrowLeft => step(lever, shown, -1.0, fine),
            Key::ArrowRight => step(lever, shown, 1.0, fine),
            Key::Home => setting(lever, 0.0, fine),
            Key::End => setting(lever, 1.0, fine),
            Key::PageUp => self.beyond(shown, true),
            _ => self.beyond(shown, false),
        };
        asked.or(next)
    }

    /// The first value behind the next crossing, up or down.
    fn beyond(&self, shown: f64, up: bool) -> Option<f64> {
        let crossings = self.sweep.crossings.iter();
        match up {
            true => crossings.map(|crossing| crossing.between[1]).find(|&value| value > shown),
            false => crossings.rev().map(|crossing| crossing.between[0]).find(|&value| value < shown),
        }
    }

    fn describe(&self, ui: &Ui, response: &Response, plot: &Plot<'_>, value: f64, label: &str, words: &str) {
        response.widget_info(|| WidgetInfo::slider(true, value, label));
        let text = format!("{}. {words}", lever::value(self.sweep.lever, Value::Number(value)));
        let (low, high) = (plot.track.from.min(plot.track.to), plot.track.from.max(plot.track.to));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(low);
            node.set_max_numeric_value(high);
            node.set_numeric_value_step(plot.track.step);
            node.set_value(text.as_str());
            node.add_action(Action::SetValue);
        });
    }
}

/// A watched post by its author and, in brackets, its place as the feed stands.
pub(super) fn name(state: &State, sweep: &Sweep, post: PostId) -> String {
    let world = &state.document.world;
    let author = &world.account(world.post(post).author).id;
    let place = sweep.posts.iter().position(|&other| other == post).map_or(0, |at| at + 1);
    format!("{author} ({place})")
}

/// The ranks in a feed that a chart's needle shows are kept under this.
pub(super) fn live_ranks() -> Id {
    Id::unique("ranks at the needle")
}
