//! What each run chose: on the day looked at, which share of its sessions had which share of chance.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, lerp, pos2, vec2};

use super::legend::names;
use super::timeline;
use crate::app::lab::days::{Line, day};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, Theme, days as anatomy, radius, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Tip, label, line, text_width};

/// A share of chance, and the share of sessions that had it.
type Chosen = Vec<(f64, f64)>;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, state: &State) {
    let day = day(state);
    let lines = &state.jobs.days.lines;
    panel::title(ui, "What each run chose", "");
    if day == 0 {
        panel::sentence(ui, "Once a day has passed: which share of places each run let chance fill.");
        panel::rule(ui);
        return;
    }
    panel::sentence(
        ui,
        &format!("Sessions of {} in percent, by the share of places that chance filled.", timeline::named(day)),
    );
    let all: Vec<Chosen> = lines.iter().map(|line| chosen(line, day)).collect();
    let mut rates: Vec<f64> = all.iter().flatten().map(|&(rate, _)| rate).collect();
    rates.sort_by(f64::total_cmp);
    rates.dedup();
    for (name, chosen) in names(state).iter().zip(&all) {
        ui.push_id(name, |ui| row(ui, name, chosen, &rates));
    }
    key(ui, &rates);
    panel::rule(ui);
}

/// Over all seeds, as they were on the day.
fn chosen(line: &Line, day: usize) -> Chosen {
    let mut pulls: Vec<(f64, f64)> = Vec::new();
    let days = line.seeds.iter().filter_map(|days| days.get(day.checked_sub(1)?));
    for arms in days.map(|day| &day.arms) {
        for (arm, record) in line.arms_on(day).iter().zip(arms) {
            match pulls.iter_mut().find(|(rate, _)| *rate == arm.explore) {
                Some((_, sum)) => *sum += record.pulls,
                None => pulls.push((arm.explore, record.pulls)),
            }
        }
    }
    let all: f64 = pulls.iter().map(|(_, pulls)| pulls).sum();
    pulls.retain(|(_, pulls)| *pulls > 0.0);
    pulls.into_iter().map(|(rate, pulls)| (rate, pulls / all)).collect()
}

fn shade(theme: &Theme, rates: &[f64], rate: f64) -> (egui::Color32, egui::Color32) {
    let last = anatomy::SHADES.len() - 1;
    let at = rates.iter().position(|other| *other == rate).unwrap_or(0);
    let share = anatomy::SHADES[if rates.len() > last + 1 { at * last / (rates.len() - 1) } else { at.min(last) }];
    let words = if share < anatomy::DARK { theme.text.primary } else { theme.ink.on };
    (theme.bg.surface.lerp_to_gamma(theme.ink.fill, share), words)
}

fn row(ui: &mut Ui, name: &str, chosen: &Chosen, rates: &[f64]) {
    let theme = theme(ui);
    let parts: Vec<String> =
        chosen.iter().map(|(rate, share)| format!("{} of sessions at {}", whole(*share), percent(*rate))).collect();
    let said = format!("{name}: {}", if parts.is_empty() { "no session".to_owned() } else { parts.join(", ") });
    let is_long = text_width(ui.painter(), name, Style::BODY) > anatomy::CHOSE_NAME;
    let (_, inner) = panel::row(ui, anatomy::CHOSE_ROW);
    let cell = if is_long { inner } else { inner.with_max_x(inner.left() + anatomy::CHOSE_NAME) };
    label(ui, cell, Align::Min, name, Style::BODY, theme.text.primary);
    let inner = if is_long { panel::row(ui, anatomy::CHOSE_ROW).1 } else { inner };
    let all = inner.with_min_x(inner.left() + anatomy::CHOSE_NAME + space::S);
    let bar = Rect::from_center_size(all.center(), vec2(all.width(), anatomy::CHOSE));
    let response = ui.interact(bar, ui.scope_id().with("chosen"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &said));
    let mut left = 0.0;
    for (rate, share) in chosen {
        let (from, to) = (left, left + *share as f32);
        left = to;
        let cell = Rect::from_x_y_ranges(lerp(bar.x_range(), from)..=lerp(bar.x_range(), to), bar.y_range());
        let (fill, words) = shade(theme, rates, *rate);
        ui.painter().rect_filled(cell.shrink2(vec2(0.5, 0.0)), radius::BAR, fill);
        let told = numbers::fixed(100.0 * share, 0);
        if text_width(ui.painter(), &told, Style::MICRO) + space::XS <= cell.width() {
            line(ui.painter(), cell, Align::Center, &told, Style::MICRO, words);
        }
    }
    Tip::new(name).text(&parts.join(", ")).on(response);
}

/// Which shade is which share of chance.
fn key(ui: &mut Ui, rates: &[f64]) {
    let theme = theme(ui);
    let (_, inner) = panel::row(ui, anatomy::CHOSE_ROW);
    let mut left = inner.left() + anatomy::CHOSE_NAME + space::S;
    for &rate in rates {
        let told = percent(rate);
        let swatch = Rect::from_center_size(pos2(left + space::XS, inner.center().y), vec2(space::M, space::M));
        ui.painter().rect_filled(swatch, radius::BAR, shade(theme, rates, rate).0);
        let width = text_width(ui.painter(), &told, Style::MICRO).ceil();
        let words = inner.with_min_x(swatch.right() + space::XS).with_max_x(swatch.right() + space::XS + width);
        line(ui.painter(), words, Align::Min, &told, Style::MICRO, theme.text.secondary);
        left = words.right() + space::L;
    }
}

fn percent(rate: f64) -> String {
    format!("{} %", numbers::short(100.0 * rate, 1))
}

fn whole(share: f64) -> String {
    format!("{} %", numbers::fixed(100.0 * share, 0))
}
