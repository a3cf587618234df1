//! The score, step by step: one bar from the score before to the score after.

use egui::{Id, Rect, Sense, Ui, vec2};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, size};
use crate::app::views::lit;
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{Axis, WaterfallRow, waterfall_axis};
use crate::learn::{Named, term_named};
use crate::pipeline::{ComponentKind, Op, stages};
use crate::policy::Knob;

use super::{section, words};

/// One step, in points (a score times 100).
struct Bar {
    name: String,
    named: Option<Named>,
    factor: Option<f64>,
    kind: Option<ComponentKind>,
    knob: Option<&'static Knob>,
    /// The id of the rule of one's own behind it.
    rule: Option<String>,
    from: f64,
    to: f64,
}

/// The waterfall of one row.
pub(super) fn ui(ui: &mut Ui, state: &State, row: u32) {
    let bars = memo(ui, Id::unique("waterfall"), (state.results.revision, row), || bars(state, row));
    let title = format!("Score {}", numbers::score(state.results.ledger.scores[row as usize]));
    section::ui(ui, &title, "points added or taken by each step", |ui| {
        let axis = Axis::to(bars.iter().map(|bar| bar.from.max(bar.to)).fold(0.0, f64::max));
        let rows = vec2(ui.available_width(), size::LEDGER_ROW * bars.len() as f32);
        let (rows, _) = ui.allocate_exact_size(rows + vec2(0.0, Style::MICRO.line), Sense::hover());
        let rows = rows.with_max_y(rows.bottom() - Style::MICRO.line);
        waterfall_axis(ui, rows, axis);
        for (at, bar) in bars.iter().enumerate() {
            let corner = rows.min + vec2(0.0, size::LEDGER_ROW * at as f32);
            let rect = Rect::from_min_size(corner, vec2(rows.width(), size::LEDGER_ROW));
            ui.push_id(at, |ui| bar_ui(ui, bar, axis, rect, at + 1 < bars.len()));
        }
    });
}

fn bar_ui(ui: &mut Ui, bar: &Bar, axis: Axis, rect: Rect, leads_on: bool) {
    let factor = bar.factor.map(numbers::factor).unwrap_or_default();
    let points = match bar.factor {
        Some(_) => numbers::signed(bar.to - bar.from, 1),
        None => numbers::fixed(bar.to, 1),
    };
    let row = WaterfallRow {
        kind: bar.kind,
        label: &bar.name,
        factor: &factor,
        from: bar.from,
        to: bar.to,
        points: &points,
        leads_on,
        lit: bar.knob.is_some_and(|knob| lit::is_lit(ui, knob))
            || bar.rule.as_ref().is_some_and(|id| lit::is_rule_lit(ui, id)),
    };
    let response = row.show(ui, rect, axis);
    if let Some(named) = bar.named {
        let name = row.name(ui, rect);
        terms::word(ui, name, &bar.name, named, (name, &bar.name, row.style()));
    }
    match (response.contains_pointer(), bar.knob, &bar.rule) {
        (true, Some(knob), _) => lit::light(ui, knob),
        (true, None, Some(rule)) => lit::light_rule(ui, rule),
        _ => {}
    }
}

/// Normalized value, every factor that is not 1, and the score they make.
fn bars(state: &State, row: u32) -> Vec<Bar> {
    let ledger = &state.results.ledger;
    let steps = ledger.steps(row).filter(|step| match step.column.op {
        Op::Add => false,
        Op::Set => true,
        Op::Times => step.value != 1.0,
    });
    let mut bars: Vec<Bar> = steps
        .map(|step| Bar {
            named: words::step_named(&state.document.policy, ledger, row, &step),
            name: words::step(&state.document.policy, ledger, row, &step),
            factor: (step.column.op == Op::Times).then_some(step.value),
            kind: stages::stage(step.stage).and_then(|stage| stage.component.kind()),
            knob: step.column.knob,
            rule: step.column.knob.is_none().then(|| step.column.reason.to_string()),
            from: if step.column.op == Op::Set { 0.0 } else { 100.0 * step.before },
            to: 100.0 * step.after,
        })
        .collect();
    let to = 100.0 * ledger.scores[row as usize];
    let named = term_named("Score");
    bars.push(Bar { name: "Score".to_owned(), named, factor: None, kind: None, knob: None, rule: None, from: 0.0, to });
    bars
}
