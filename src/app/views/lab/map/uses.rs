//! What ranking does with clusters, on request: each use is a switch that turns a knob, as a step that can be undone.

use egui::{Align, Ui};

use super::Show;
use crate::app::command::{Command, Commands};
use crate::app::theme::{Style, map as anatomy, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Switch, label};
use crate::pipeline::stages::explore::{diversity, source};
use crate::pipeline::stages::{author_decay, demote};
use crate::policy::{Knob, Value};

/// Draws the switches.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) {
    panel::title(ui, "Used for", "off by default");
    let policy = &show.state.document.policy;
    let uses: [(&str, &str, &'static Knob, Value); 4] = [
        (
            "Diversity rule",
            "Each further post of a cluster counts for less. Ranking has clusters of its own, as many as separate best.",
            &author_decay::CLUSTER_DECAY,
            Value::Number(author_decay::CLUSTER_AT_FIRST),
        ),
        (
            "Hide similar",
            "“Like a hidden one” means that the same people engage with it.",
            &demote::SIMILAR_BY,
            Value::Choice("embedding"),
        ),
        (
            "Retrieval for Explore",
            "Explore also finds posts of the clusters nearest to the viewer.",
            &source::BY_CLUSTER,
            Value::Switch(true),
        ),
        (
            "Diversity of Explore",
            "The next of a cluster counts for less there, instead of the next of a topic.",
            &diversity::NEXT_BY,
            Value::Choice("clusters"),
        ),
    ];
    for (words, about, knob, on) in uses {
        let is_on = policy.is_turned(knob);
        let (_, inner) = panel::row(ui, anatomy::ROW);
        let cell = inner.with_min_x(inner.right() - size::SWITCH.x - space::S);
        label(ui, inner.with_max_x(cell.left()), Align::Min, words, Style::BODY_STRONG, theme(ui).text.primary);
        if (Switch { label: words, on: is_on }).show(ui, cell).clicked() {
            commands.send(if is_on { Command::Reset(knob) } else { Command::Turn(knob, on) });
        }
        panel::sentence(ui, about);
    }
}
