//! Both ledgers of two runs: what people get, and what the platform gets, each with a sentence.

use egui::{Align, Rect, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{send, words};
use crate::app::command::Commands;
use crate::app::lab::days::{DaysAsked, Weighed, look, weighed};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, days as anatomy, icons, radius, size, space, stroke, theme};
use crate::app::views::terms;
use crate::app::widgets::{Dropdown, MenuRow, Tip, hair_below, label, line, menu};
use crate::simulation::bootstrap::Interval;
use crate::simulation::days::{Difference, Verdict};

/// The measures of each ledger.
const PEOPLE: [&str; 4] = ["satisfaction", "return", "topics_at_20", "see_less_per_100"];
const PLATFORM: [&str; 4] = ["actions", "sessions", "all_actions", "ads"];

/// Draws them, once two runs have a day in common.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let Some(asked) = weighed(state) else { return };
    let known = &state.jobs.days.ledgers;
    // While a day is dragged to, the ledgers wait for where it comes to rest.
    let waits = state.jobs.days.is_running() && state.jobs.days.are_many();
    if !known.is_asked(&asked) && !waits && !ui.input(|input| input.pointer.any_down()) {
        send(state, DaysAsked::Weigh, commands);
    }
    against(ui, state, &asked, commands);
    let Some((told, differences)) = known.last() else { return };
    let names = (name(state, told.line), name(state, told.against));
    let aside = format!("day {}, {} − {}", told.day, names.0, names.1);
    let of = |keys: [&str; 4]| {
        let row = |key: &str| differences.iter().find(|difference| difference.measure.key == key).copied();
        keys.into_iter().filter_map(row).collect::<Vec<Difference>>()
    };
    let cards = [("What people get", Icon::OWN, of(PEOPLE)), ("What the platform gets", Icon::PLATFORM, of(PLATFORM))];
    let width = ui.available_width() - 2.0 * space::XL;
    let is_beside = width >= 2.0 * anatomy::LEDGER_LEAST + anatomy::GAP;
    let each = if is_beside { (width - anatomy::GAP) / 2.0 } else { width };
    let top = ui.available_rect_before_wrap().left_top() + vec2(space::XL, 0.0);
    let mut corner = top;
    let mut bottom = top.y;
    for (title, icon, rows) in cards {
        let room = Rect::from_min_size(corner, vec2(each, 0.0));
        let card = Card { title, icon, aside: &aside, rows: &rows, name: names.0, against: names.1 };
        let below = ui.push_id(title, |ui| card.show(ui, room)).inner;
        bottom = bottom.max(below);
        corner = if is_beside { corner + vec2(each + anatomy::GAP, 0.0) } else { pos2(top.x, below + anatomy::GAP) };
    }
    let left = top.x - space::XL;
    ui.advance_cursor_after_rect(Rect::from_min_max(pos2(left, top.y), pos2(left + width + 2.0 * space::XL, bottom)));
}

fn name(state: &State, id: u64) -> &str {
    state.jobs.days.lines.iter().find(|line| line.id == id).map_or("", |line| line.name.as_str())
}

/// Which two runs are compared.
fn against(ui: &mut Ui, state: &State, asked: &Weighed, commands: &mut Commands) {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::BUTTON + space::M));
    let row = row.shrink2(vec2(space::XL, 0.0));
    let chosen = name(state, asked.against);
    let label = format!("{} against", name(state, asked.line));
    let dropdown = Dropdown { label: &label, value: chosen, icon: None, lead: 0.0 };
    let size = dropdown.size(ui);
    let at = Rect::from_min_size(pos2(row.left() - space::M, row.center().y - size.y / 2.0), size.min(row.size()));
    let (button, _) = dropdown.show(ui, at);
    menu(&button, size::MENU, |ui| {
        for (at, line) in state.jobs.days.lines.iter().enumerate().filter(|(_, line)| line.id != asked.line) {
            if MenuRow::new(&line.name).chosen(line.id == asked.against).show(ui).clicked() {
                commands.send(look(state, |view| view.against = Some(at)));
            }
        }
    });
}

/// One ledger.
struct Card<'a> {
    title: &'a str,
    icon: Icon,
    aside: &'a str,
    rows: &'a [Difference],
    name: &'a str,
    against: &'a str,
}

impl Card<'_> {
    /// Paints it from the top of `room`; answers where it ends.
    fn show(&self, ui: &mut Ui, room: Rect) -> f32 {
        let theme = theme(ui);
        let ground = ui.painter().add(egui::Shape::Noop);
        let inner = room.shrink2(vec2(space::L, 0.0));
        let head = inner.with_max_y(inner.top() + anatomy::HEAD);
        self.icon.paint(
            ui.painter(),
            head.left_center() + vec2(icons::ROW / 2.0, 0.0),
            icons::ROW,
            theme.text.secondary,
        );
        let words = head.with_min_x(head.left() + icons::ROW + space::S);
        let title = label(ui, words, Align::Min, self.title, Style::BODY_STRONG, theme.text.primary);
        title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, self.title));
        let taken = crate::app::widgets::text_width(ui.painter(), self.title, Style::BODY_STRONG).ceil();
        let rest = words.with_min_x(words.left() + taken + space::M);
        if crate::app::widgets::text_width(ui.painter(), self.aside, Style::CAPTION) <= rest.width() {
            label(ui, rest, Align::Max, self.aside, Style::CAPTION, theme.text.secondary);
        }
        hair_below(ui.painter(), head, theme.stroke.hair);
        let mut top = head.bottom();
        for difference in self.rows {
            let row = inner.with_min_y(top).with_max_y(top + anatomy::LEDGER_ROW);
            ui.push_id(difference.measure.key, |ui| self.row(ui, row, difference));
            top = row.bottom();
        }
        let room_below = Rect::from_min_max(pos2(inner.left(), top + space::M), pos2(inner.right(), top + space::M));
        let shown = ui.scope_builder(UiBuilder::new().max_rect(room_below), |ui| {
            terms::sentence(ui, &self.sentence(), "", Style::BODY, theme.text.secondary);
        });
        let bottom = shown.response.rect.bottom() + space::L;
        let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
        let card = egui::epaint::RectShape::new(
            room.with_max_y(bottom),
            radius::CARD,
            theme.bg.surface,
            edge,
            StrokeKind::Inside,
        );
        ui.painter().set(ground, card);
        bottom
    }

    fn row(&self, ui: &mut Ui, row: Rect, difference: &Difference) {
        let theme = theme(ui);
        let measure = difference.measure;
        let number = row.with_min_x(row.right() - anatomy::DIFFERENCE);
        let interval = row.with_max_x(number.left() - space::S);
        let interval = interval.with_min_x(interval.right() - anatomy::INTERVAL);
        let value = row.with_max_x(interval.left() - space::S);
        let value = value.with_min_x(value.right() - anatomy::VALUE);
        let amount = difference.amount();
        let is_clear = difference.interval.is_some_and(Interval::is_clear);
        let color = words::ink(measure, amount.unwrap_or(0.0), is_clear, theme);
        let told =
            difference.sides[0].map_or(crate::app::numbers::NONE.to_owned(), |value| words::told(measure, value));
        let change = amount.map_or(crate::app::numbers::NONE.to_owned(), |amount| words::signed(measure, amount));
        let between = difference.interval.map_or_else(
            || "too few viewers for an interval".to_owned(),
            |interval| {
                let [low, high] = [interval.low, interval.high].map(|end| words::signed(measure, end));
                format!("95 % from {low} to {high}")
            },
        );
        let named = label(ui, row.with_max_x(value.left()), Align::Min, measure.name, Style::BODY, theme.text.primary);
        let said = format!("{}: {} {told}, {} {change}, {between}", measure.name, self.against, self.name);
        named.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let adds = if measure.adds_up { "summed over all days so far" } else { "on that day" };
        Tip::new(measure.name).text(measure.doc).note(&format!("{}, {adds}; {between}", measure.unit)).on(named);
        line(ui.painter(), value, Align::Max, &told, Style::BODY, theme.text.secondary);
        line(ui.painter(), number, Align::Max, &change, Style::BODY.medium(), color);
        draw_interval(ui, interval, difference, is_clear, color);
        hair_below(ui.painter(), row, theme.stroke.hair);
    }

    /// What it comes to.
    fn sentence(&self) -> String {
        let verdict = Verdict::of(self.rows);
        let (name, against) = (self.name, self.against);
        let parts = [
            (&verdict.better, "better"),
            (&verdict.worse, "worse"),
            (&verdict.more, "more of"),
            (&verdict.less, "less of"),
        ];
        let told: Vec<String> = parts
            .into_iter()
            .filter(|(measures, _)| !measures.is_empty())
            .map(|(measures, how)| match how {
                "better" | "worse" => format!("{how} in {}", lower(measures)),
                _ => format!("{how} {}", lower(measures)),
            })
            .collect();
        match told.is_empty() {
            true => format!("{name} and {against} cannot be told apart here."),
            false if verdict.open.is_empty() => format!("{name} is clearly {}.", told.join(", ")),
            false => format!("{name} is clearly {}; in the rest the two cannot be told apart.", told.join(", ")),
        }
    }
}

fn lower(measures: &[&str]) -> String {
    let lower: Vec<String> = measures.iter().map(|measure| measure.to_lowercase()).collect();
    words::listed(&lower.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The mean of the differences as a dot on its interval about zero: full where the interval leaves zero out.
fn draw_interval(ui: &Ui, room: Rect, difference: &Difference, is_clear: bool, color: egui::Color32) {
    let (painter, theme) = (ui.painter(), theme(ui));
    let zero = Stroke::new(stroke::HAIR, theme.stroke.strong);
    painter.vline(room.center().x, room.shrink(anatomy::WHISKER).y_range(), zero);
    let Some(amount) = difference.amount() else { return };
    let ends = difference.interval.map_or([amount; 2], |interval| [interval.low, interval.high]);
    let reach = ends.into_iter().chain([amount]).map(f64::abs).fold(0.0, f64::max);
    let share = |value: f64| if reach > 0.0 { (value / reach) as f32 } else { 0.0 };
    let x = |value: f64| room.center().x + share(value) * (room.width() - size::CHANGED_DOT) / 2.0;
    let (y, pen) = (room.center().y, Stroke::new(stroke::HOLLOW, color));
    if difference.interval.is_some() {
        painter.hline(x(ends[0])..=x(ends[1]), y, pen);
    }
    match is_clear {
        true => painter.circle_filled(pos2(x(amount), y), size::CHANGED_DOT / 2.0, color),
        false => painter.circle(pos2(x(amount), y), size::CHANGED_DOT / 2.0, theme.bg.surface, pen),
    };
}
