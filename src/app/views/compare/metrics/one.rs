//! The numbers of the viewer at hand: each under the pinned policy, and what the others change.

use egui::{Align, Id, Ui};

use super::words::{ink, number, signed, unit};
use super::{Columns, Row, titles};
use crate::app::compare::Side;
use crate::app::state::State;
use crate::app::theme::{Style, theme};
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{Tip, hair_below, label};
use crate::pipeline::Context;
use crate::simulation::metrics::{METRICS, Metric, Survey, measure};

/// Draws the rows.
pub(super) fn ui(ui: &mut Ui, state: &State, sides: &[Side<'_>]) {
    let values = memo(ui, Id::unique("metrics"), (state.results.revision, sides.len()), || {
        let context = state.results.context();
        let survey = Survey::of(context.world);
        let of = |side: &Side<'_>| measure(&Context { policy: side.policy, ..context }, side.ledger, &survey);
        sides.iter().map(of).collect::<Vec<Vec<Option<f64>>>>()
    });
    let columns = Columns::plain(sides);
    titles(ui, sides, columns);
    for (at, metric) in METRICS.iter().enumerate() {
        row(ui, metric, columns, &values.iter().map(|side| side[at]).collect::<Vec<_>>());
    }
}

fn row(ui: &mut Ui, metric: &Metric, columns: Columns, values: &[Option<f64>]) {
    let theme = theme(ui);
    let Row { all, name, numbers } = Row::new(ui, columns, 0.0);
    let note = format!("{}. Source: {}", unit(metric), metric.source);
    terms::name(ui, name, metric.name, theme.text.primary, Tip::new(metric.name).text(metric.doc).note(&note));
    for (at, value) in values.iter().enumerate() {
        let change = value.zip(values[0]).map(|(value, first)| value - first);
        let (text, ink) = match (at, value) {
            (_, None) => ("n/a".to_owned(), theme.text.tertiary),
            (0, Some(value)) => (number(metric, *value), theme.text.primary),
            _ => change.map_or(("n/a".to_owned(), theme.text.tertiary), |change| {
                (signed(metric, change), ink(metric, change, theme))
            }),
        };
        label(ui, columns.cell(numbers, at), Align::Max, &text, Style::BODY, ink);
    }
    hair_below(ui.painter(), all, theme.stroke.hair);
}
