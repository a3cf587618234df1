//! Guardrails: limits that the policy at hand must keep over all viewers, and who is behind one that is crossed.

use egui::{Align, Id, Rect, RectAlign, Ui, pos2, vec2};

use super::metrics::words;
use super::panel;
use crate::app::command::{Command, Commands};
use crate::app::compare::Side;
use crate::app::everybody::Findings;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, compare as anatomy, icons, radius, size, space, theme};
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{Button, IconButton, MenuRow, Tip, ValueBox, hair_below, label, line, popover, text_width};
use crate::domain::PostId;
use crate::learn::term_named;
use crate::pipeline::Context;
use crate::policy::Guardrail;
use crate::simulation::experiment::place_of;
use crate::simulation::guardrails::{Checked, check, posts_behind};
use crate::simulation::metrics::{Direction, METRICS, Metric};

/// So many of those behind a crossing are listed. Assumed.
const BEHIND: usize = 12;

/// Draws the limits of the policy at hand, each held against every feed.
pub(super) fn ui(ui: &mut Ui, state: &State, sides: &[Side<'_>], found: &Findings, commands: &mut Commands) {
    let limits = &state.document.policy.guardrails;
    let asked: Vec<&Guardrail> = limits.iter().collect();
    let outcomes = &found.experiment.outcomes;
    let checked: Vec<Vec<Checked<'_>>> = (1..sides.len()).map(|policy| check(&asked, outcomes, policy)).collect();
    head(ui, state, found, &checked, commands);
    if limits.is_empty() {
        let words = "No limits yet. One that is crossed turns red, and ends glassfeed compare with status 3.";
        ui.add_space(space::S);
        panel::sentence(ui, words);
    }
    for (at, limit) in limits.iter().enumerate() {
        // A limit on what there is not is in no file that was read.
        let Some(metric) = Metric::find(&limit.metric) else { continue };
        ui.push_id(("limit", at), |ui| {
            let fares: Vec<&Checked<'_>> = checked.iter().filter_map(|side| side.get(at)).collect();
            row(ui, state, sides, (at, metric), &fares, commands);
            for (side, fare) in sides.iter().skip(1).zip(&fares).filter(|(_, fare)| fare.is_crossed()) {
                ui.push_id(side.badge(), |ui| crossed(ui, state, side, fare, outcomes.len(), commands));
            }
        });
    }
}

fn head(ui: &mut Ui, state: &State, found: &Findings, checked: &[Vec<Checked<'_>>], commands: &mut Commands) {
    let theme = theme(ui);
    let inner = panel::title(ui, "Guardrails of A", "");
    let add = Button::new("Add a limit").icon(Icon::ADD).small();
    let width = add.size(ui).x;
    let at =
        Rect::from_center_size(pos2(inner.right() - width / 2.0, inner.center().y), vec2(width, size::BUTTON_SMALL));
    let button = add.show(ui, at);
    popover(&button, RectAlign::BOTTOM_END, size::MENU, |ui| {
        egui::ScrollArea::vertical().max_height(anatomy::LIMITS).show(ui, |ui| {
            for metric in &METRICS {
                let named = term_named(metric.name);
                let row =
                    MenuRow::new(metric.name).effect(side_of(metric)).word(named.map(|named| named.part)).show(ui);
                if terms::control(ui, row, named, Tip::new(metric.name).text(metric.doc)).clicked() {
                    let mut limits = state.document.policy.guardrails.clone();
                    limits.push(limit_of(metric, found));
                    commands.send(Command::Guardrails(limits));
                }
            }
        });
    });
    let limits = state.document.policy.guardrails.len();
    if limits > 0 {
        let is_crossed = |at: &usize| checked.iter().any(|side| side.get(*at).is_some_and(Checked::is_crossed));
        let crossed = (0..limits).filter(is_crossed).count();
        let words = format!("{crossed} of {limits} crossed");
        let rest = inner.with_max_x(at.left() - space::M);
        let ink = if crossed > 0 { theme.signal.negative } else { theme.text.tertiary };
        label(ui, rest, Align::Max, &words, Style::CAPTION, ink);
    }
}

/// Which way a limit on it is set first.
fn side_of(metric: &Metric) -> &'static str {
    if metric.better == Direction::Up { "at least" } else { "at most" }
}

/// A limit that the pinned policy just keeps.
fn limit_of(metric: &'static Metric, found: &Findings) -> Guardrail {
    let place = place_of(metric.key);
    let effect = place.and_then(|place| found.effects.first()?.get(place));
    let mean = effect.and_then(|effect| effect.sides[0]).map_or(0.0, |side| side.mean);
    let is_least = metric.better == Direction::Up;
    Guardrail {
        metric: metric.key.to_owned(),
        at_most: (!is_least).then_some(mean),
        at_least: is_least.then_some(mean),
        for_share: None,
    }
}

fn row(
    ui: &mut Ui,
    state: &State,
    sides: &[Side<'_>],
    (at, metric): (usize, &'static Metric),
    fares: &[&Checked<'_>],
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let limits = &state.document.policy.guardrails;
    // Where its name has too little room beside the numbers it stands above them.
    let name_width = text_width(ui.painter(), metric.name, Style::BODY).ceil() + icons::ROW + space::S;
    let numbers_width = fares.len() as f32 * anatomy::NUMBER + anatomy::LIMIT + icons::ROW + 2.0 * space::XL;
    let is_low = name_width + numbers_width > ui.available_width() - 2.0 * space::INSPECTOR;
    let height = if is_low { 2.0 * size::TABLE_ROW } else { size::TABLE_ROW };
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height));
    let (named, rect) = if is_low { whole.split_top_bottom_at_y(whole.center().y) } else { (whole, whole) };
    let is_crossed = fares.iter().any(|fare| fare.is_crossed());
    let (icon, ink) = if is_crossed { (Icon::ERROR, theme.signal.negative) } else { (Icon::OK, theme.signal.positive) };
    let inner = named.shrink2(vec2(space::INSPECTOR, 0.0));
    icon.filled().paint(ui.painter(), inner.left_center() + vec2(icons::ROW / 2.0, 0.0), icons::ROW, ink);
    let close = vec2(icons::BUTTON, icons::BUTTON);
    let remove = Rect::from_center_size(pos2(inner.right() - icons::ROW / 2.0, inner.center().y), close);
    if IconButton::new(Icon::CLOSE, &format!("Remove the limit on {}", metric.name)).show(ui, remove).clicked() {
        let mut fewer = limits.clone();
        fewer.remove(at);
        commands.send(Command::Guardrails(fewer));
    }
    let mut right = remove.left() - space::M;
    for (side, fare) in sides.iter().skip(1).zip(fares).rev() {
        let cell = Rect::from_min_max(pos2(right - anatomy::NUMBER, rect.top()), pos2(right, rect.bottom()));
        let value = fare.values[1].map_or("n/a".to_owned(), |value| told(fare, value));
        let value = format!("{} {value}", side.badge());
        let ink = if fare.is_crossed() { theme.signal.negative } else { theme.text.primary };
        let style = if fare.is_crossed() { Style::BODY_STRONG } else { Style::BODY };
        label(ui, cell, Align::Max, &value, style, ink);
        right = cell.left();
    }
    let limit = vec2(anatomy::LIMIT, size::VALUE_BOX.y);
    let field = Rect::from_center_size(pos2(right - anatomy::LIMIT / 2.0, rect.center().y), limit);
    limit_ui(ui, limits, at, metric, field, commands);
    let said = side_words(&limits[at], !is_low && field.left() - inner.left() < anatomy::LIMIT_NAME);
    let wide = text_width(ui.painter(), said, Style::CAPTION).ceil() + space::S;
    let words = Rect::from_min_max(
        pos2(field.left() - wide - space::S, rect.top()),
        pos2(field.left() - space::S, rect.bottom()),
    );
    line(ui.painter(), words, Align::Max, said, Style::CAPTION, theme.text.secondary);
    let name_right = if is_low { remove.left() } else { words.left() };
    let name = inner.with_min_x(inner.left() + icons::ROW + space::S).with_max_x(name_right);
    let fate = if is_crossed { "crossed" } else { "kept" };
    let told = format!("{said} its limit: {fate}. {}", metric.doc);
    let color = if is_crossed { ink } else { theme.text.primary };
    terms::name(ui, name, metric.name, color, Tip::new(metric.name).text(&told));
    hair_below(ui.painter(), whole, theme.stroke.hair);
}

/// On which side of the limit it is to stay; as a sign where there is little room.
fn side_words(limit: &Guardrail, short: bool) -> &'static str {
    match (limit.at_most, limit.for_share, short) {
        (Some(_), None, false) => "at most",
        (None, None, false) => "at least",
        (Some(_), Some(_), false) => "each at most",
        (None, Some(_), false) => "each at least",
        (Some(_), _, true) => "≤",
        (None, _, true) => "≥",
    }
}

/// What is held against the limit: a mean, or the share of viewers that keep it.
fn told(fare: &Checked<'_>, value: f64) -> String {
    match fare.guardrail.for_share {
        Some(_) => format!("{} %", numbers::fixed(100.0 * value, 0)),
        None => words::number(fare.metric, value),
    }
}

/// The limit itself, to be typed; shares in percent.
fn limit_ui(
    ui: &mut Ui,
    limits: &[Guardrail],
    at: usize,
    metric: &'static Metric,
    field: Rect,
    commands: &mut Commands,
) {
    let limit = &limits[at];
    let value = limit.at_most.or(limit.at_least).unwrap_or(0.0);
    let scale = words::scale(metric);
    let text = words::number(metric, value);
    let name = format!("Limit on {}", metric.name);
    let turn = ValueBox {
        label: &name,
        text: &text,
        value: scale * value,
        range: (f64::MIN, f64::MAX),
        step: scale * value.abs().max(anatomy::LIMIT_LEAST) * anatomy::LIMIT_STEP,
        enabled: true,
    }
    .show(ui, field);
    if let Some(typed) = turn.value {
        let mut others = limits.to_vec();
        let side = if limit.at_most.is_some() { &mut others[at].at_most } else { &mut others[at].at_least };
        *side = Some(typed / scale);
        commands.send(Command::Guardrails(others));
    }
    if turn.response.lost_focus() {
        commands.send(Command::EndGesture);
    }
}

/// Who is behind a crossing: the viewers beyond the limit, farthest first, and the posts of the viewer at hand.
fn crossed(ui: &mut Ui, state: &State, side: &Side<'_>, fare: &Checked<'_>, viewers: usize, commands: &mut Commands) {
    let theme = theme(ui);
    let behind = fare.behind.len();
    let id = Id::unique(("posts behind a limit", side.place, fare.metric.key));
    let posts = memo(ui, id, (state.results.revision, fare.guardrail.clone()), || {
        let context = Context { policy: side.policy, ..state.results.context() };
        posts_behind(&context, fare.guardrail)
    });
    let words = format!("{} crosses it: {behind} of {viewers} viewers are beyond the limit", side.badge());
    let viewers = Button::new("Show viewers").small();
    let tip = Tip::new("Show posts").text(match posts.is_empty() {
        true => "lists nothing here: no post of this viewer’s feed alone weighs on it.",
        false => "lists those of this viewer’s feed that weigh on it most.",
    });
    let shown = Button::new("Show posts").small().enabled(!posts.is_empty()).tip(tip);
    let widths = [&shown, &viewers].map(|button| button.size(ui).x);
    let needed = text_width(ui.painter(), &words, Style::BODY.medium()).ceil()
        + widths.iter().sum::<f32>()
        + 2.0 * space::M
        + space::M
        + space::S;
    // Where there is too little room the buttons stand below the words.
    let is_low = needed > ui.available_width() - 2.0 * space::INSPECTOR;
    let height = if is_low { 2.0 * size::TABLE_ROW } else { size::MENU_ROW };
    let (rect, _) = panel::row(ui, height);
    let plate = rect.shrink2(vec2(space::INSPECTOR, space::HALF));
    ui.painter().rect_filled(plate, radius::CONTROL, theme.signal.negative_bg);
    let inner = plate.shrink2(vec2(space::M, 0.0));
    let (text, buttons) = if is_low { inner.split_top_bottom_at_y(inner.center().y) } else { (inner, inner) };
    label(ui, text, Align::Min, &words, Style::BODY.medium(), theme.signal.negative);
    let mut right = if is_low { buttons.left() + widths.iter().sum::<f32>() + space::S } else { buttons.right() };
    let mut at = |width: f32| {
        let middle = pos2(right - width / 2.0, buttons.center().y);
        right -= width + space::S;
        Rect::from_center_size(middle, vec2(width, size::BUTTON_SMALL))
    };
    let rect = at(widths[0]);
    let button = shown.show(ui, rect);
    popover(&button, RectAlign::BOTTOM_END, size::MENU, |ui| posts_ui(ui, state, fare.metric, &posts, commands));
    let rect = at(widths[1]);
    let button = viewers.show(ui, rect);
    popover(&button, RectAlign::BOTTOM_END, size::MENU, |ui| viewers_ui(ui, state, fare, commands));
}

/// The viewers farthest beyond a limit; a click makes one the viewer at hand.
fn viewers_ui(ui: &mut Ui, state: &State, fare: &Checked<'_>, commands: &mut Commands) {
    let world = &state.document.world;
    for &(viewer, value) in fare.behind.iter().take(BEHIND) {
        let handle = &world.account(world.viewer(viewer).account).id;
        let row = MenuRow::new(handle).effect(&words::number(fare.metric, value)).show(ui);
        if row.clicked() {
            commands.send(Command::Viewer(viewer));
        }
    }
}

/// The posts of the viewer at hand that do most of it; a click selects one.
fn posts_ui(ui: &mut Ui, state: &State, metric: &Metric, posts: &[(PostId, f64)], commands: &mut Commands) {
    let world = &state.document.world;
    for &(post, amount) in posts.iter().take(BEHIND) {
        let author = &world.account(world.post(post).author).id;
        let name = format!("{author}  {}", world.post(post).caption);
        if MenuRow::new(&name).effect(&words::number(metric, amount)).show(ui).clicked() {
            commands.send(Command::Select(Some(post)));
        }
    }
}
