//! Who gains by the feed at hand: what the viewer gets, and beside it what the platform gets.

use egui::{Align, Id, Rect, Ui};

use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::views::memo::memo;
use crate::app::views::terms;
use crate::app::widgets::{Tip, hair_below, label};
use crate::simulation::metrics::{METRICS, Metric, Survey, measure_some};

/// What the viewer gets.
const YOURS: [&str; 6] = [
    "user_value",
    "true_relevance_at_10",
    "irrelevant_share",
    "new_authors_share",
    "topic_entropy",
    "misinformation_exposure",
];
/// What the platform gets.
const ITS: [&str; 2] = ["platform_value", "ads_a_session"];

/// Draws both, one below the other.
pub(super) fn ui(ui: &mut Ui, state: &State) {
    let values = memo(ui, Id::unique("who gains"), state.results.revision, || {
        let context = state.results.context();
        let wanted: Vec<bool> = METRICS.iter().map(|it| YOURS.contains(&it.key) || ITS.contains(&it.key)).collect();
        measure_some(&context, &state.results.ledger, &Survey::of(context.world), &wanted)
    });
    for (title, keys) in [("What you get", &YOURS[..]), ("What the platform gets", &ITS[..])] {
        panel::title(ui, title, "by this feed");
        for key in keys {
            let at = METRICS.iter().position(|metric| metric.key == *key);
            let Some(at) = at.filter(|&at| values[at].is_some() || !METRICS[at].only_in_simulation) else { continue };
            row_ui(ui, &METRICS[at], values[at]);
        }
    }
    panel::sentence(ui, "Whose gain an action is, is assumed. Compare tells both for two feeds; see Overview.");
}

fn row_ui(ui: &mut Ui, metric: &'static Metric, value: Option<f64>) {
    let theme = theme(ui);
    let (row, inner) = panel::row(ui, size::KNOB_ROW);
    let told = match value {
        None => numbers::NONE.to_owned(),
        Some(share) if metric.unit == "share" => numbers::percent(share),
        Some(value) => numbers::three_figures(value),
    };
    let number = inner.with_min_x(inner.right() - size::VALUE_BOX.x);
    let name = Rect::from_min_max(inner.min, inner.max - egui::vec2(size::VALUE_BOX.x + space::S, 0.0));
    let note = format!("Source: {}", metric.source);
    terms::name(ui, name, metric.name, theme.text.primary, Tip::new(metric.name).text(metric.doc).note(&note));
    let response = label(ui, number, Align::Max, &told, Style::BODY, theme.text.primary);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{} {told}", metric.name)));
    hair_below(ui.painter(), row, theme.stroke.hair);
}
