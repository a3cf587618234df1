//! The six kinds of data: which are used, what each moves, and what predictions lose without it.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lab::signals::{SignalsAsked, effects, turned, worth};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, radius, signals as anatomy, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::views::terms;
use crate::app::widgets::{Button, Switch, hair_below, line, ring, row_background, text_width};
use crate::app::words::{action_name, sentence};
use crate::learn::term_named;
use crate::model::{Category, Worth};
use crate::pipeline::DataEffect;
use crate::pipeline::stages::predict;
use crate::policy::Value;

/// Draws the kinds.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    panel::title(ui, "Data used", "off: held at its mean");
    let signals = &state.jobs.signals;
    if let Some(done) = signals.fraction() {
        let words = format!("Measuring predictions, {}", numbers::whole_percent(f64::from(done)));
        if panel::working(ui, &words, Some(done), Button::new("Stop").small().spoken("Stop measuring")) {
            commands.send(Command::Signals(SignalsAsked::Cancel));
        }
    } else if signals.is_cancelled() {
        panel::sentence(ui, "Stopped: what predictions lose is not measured.");
    }
    for (at, category) in Category::ALL.into_iter().enumerate() {
        ui.push_id(category.key(), |ui| kind_ui(ui, state, at, category, commands));
    }
}

fn kind_ui(ui: &mut Ui, state: &State, at: usize, category: Category, commands: &mut Commands) {
    let theme = theme(ui);
    let knob = predict::switch(category);
    let on = state.document.policy.is_on(knob);
    let (row, inner) = panel::row(ui, anatomy::KIND);
    let is_chosen = state.session.lab.signals.kind() == category;
    let track = Rect::from_center_size(
        pos2(inner.right() - size::SWITCH.x / 2.0, inner.center().y),
        size::SWITCH + vec2(space::M, space::M),
    );
    let choice = row.with_max_x(track.left() - space::XS);
    let response = ui.interact(choice, ui.scope_id().with("kind"), Sense::click());
    let name = format!("{}, per action", knob.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    row_background(ui, row, &response, is_chosen);
    ring(ui, &response, choice.shrink(space::HALF), radius::BADGE);
    if response.clicked() {
        commands.send(turned(state, |view| view.kind = at));
    }
    let ink = if on { theme.text.primary } else { theme.text.secondary };
    line(ui.painter(), inner, Align::Min, knob.name, Style::BODY_STRONG, ink);
    if let Some(named) = term_named(knob.name) {
        let written = inner.with_max_x(inner.left() + text_width(ui.painter(), knob.name, Style::BODY_STRONG));
        terms::word(ui, written, knob.name, named, (inner, knob.name, Style::BODY_STRONG));
    }
    let loss = choice.with_max_x(choice.right() - space::M).with_min_x(choice.right() - anatomy::LOSS);
    if let Some(growth) = worth(state).and_then(|worth| worth.growth(category)) {
        let ink = if growth > anatomy::HARDLY { theme.signal.negative } else { theme.text.secondary };
        line(ui.painter(), loss, Align::Max, &format!("loss {}", numbers::change(growth)), Style::CAPTION, ink);
    }
    if (Switch { label: knob.name, on }).show(ui, track).clicked() {
        commands.send(Command::Turn(knob, Value::Switch(!on)));
        commands.send(Command::EndGesture);
    }
    panel::sentence(ui, &told(state, category, on));
    let (foot, _) = panel::row(ui, space::XS);
    hair_below(ui.painter(), foot, theme.stroke.hair);
}

/// What a kind does, in a sentence or two.
fn told(state: &State, category: Category, on: bool) -> String {
    let effect = effects(state).and_then(|effects| effects.iter().find(|effect| effect.category == category));
    let moves = effect.map(|effect| moves(state, effect, on));
    let costs = worth(state).map(|worth| costs(worth, category));
    [Some(category.doc().to_owned()), moves, costs].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn moves(state: &State, effect: &DataEffect, on: bool) -> String {
    let count = |count: usize| numbers::count(count as u64);
    let way = if on { "Without it" } else { "It is off; with it" };
    if effect.moved == 0 {
        return format!("{way} no post stands elsewhere.");
    }
    let (moved, of) = (count(effect.moved), count(effect.of));
    let mean = numbers::three_figures(effect.mean);
    let noun = if mean == "1.00" { "place" } else { "places" };
    let farthest = effect.farthest.map_or(String::new(), |(post, places)| {
        let world = state.results.world();
        let handle = &world.account(world.post(post).author).id;
        // Held against the feed at hand, which has it or not.
        let places = if on { -places } else { places };
        let way = if places < 0 { "down" } else { "up" };
        format!("; a post of {handle} moves most, {} {way}", count(places.unsigned_abs() as usize))
    });
    format!("{way} {moved} of {of} posts stand elsewhere, {mean} {noun} on average{farthest}.")
}

fn costs(worth: &Worth, category: Category) -> String {
    let auc = |with: Option<f64>, without: Option<f64>| match (with, without) {
        (Some(with), Some(without)) => {
            format!(", AUC {} against {}", numbers::fixed(without, 3), numbers::fixed(with, 3))
        }
        _ => String::new(),
    };
    let Some((with, without)) = worth.with.mean.zip(worth.without(category).and_then(|without| without.mean)) else {
        return "There is no impression to measure predictions on.".to_owned();
    };
    let auc = auc(with.auc, without.auc);
    let growth = worth.growth(category).unwrap_or(0.0);
    if growth.abs() <= anatomy::HARDLY {
        return format!("Predictions are as good without it{auc}.");
    }
    if growth < 0.0 {
        return format!("Predictions are {} better without it{auc}.", numbers::percent(-growth));
    }
    let most = worth.missed_most(category).map_or(String::new(), |(action, growth)| {
        format!("; {} suffers most, {}", sentence(action_name(action)).to_lowercase(), numbers::change(growth))
    });
    format!("Predictions are {} worse without it{auc}{most}.", numbers::percent(growth))
}
