//! The bar below: the open view, the policy, and what differs from the defaults.

mod changes;
mod policies;

use egui::{Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space};
use crate::app::widgets::{Button, Dropdown, Tab, Tip, text_width};
use crate::learn::View;

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let bar = ui.max_rect();
    let left = tabs(ui, bar, state, commands);
    let mut right = bar.right() - space::L;
    let room = right - left;
    let mut next = |width: f32, height: f32| {
        let width = width.min(right - left);
        let rect = Rect::from_center_size(pos2(right - width / 2.0, bar.center().y), vec2(width, height));
        right -= width + space::L;
        rect
    };
    let (knobs, rules) = state.changes();
    let reset = Button::new("Reset all").small().enabled(knobs + rules > 0).tip(
        Tip::new("Reset all")
            .text("turns every knob back to its default and removes your rules; undo brings them back.")
            .linked(),
    );
    let rect = next(reset.size(ui).x, size::BUTTON_SMALL);
    if reset.show(ui, rect).clicked() {
        commands.send(Command::ResetAll);
    }
    let changed = changed(knobs, rules, bar.width() < size::DRAWER_BELOW);
    let width = text_width(ui.painter(), &changed, Style::BODY).ceil() + space::L;
    let rect = next(width, bar.height());
    changes::ui(ui, rect, &changed, state, commands);
    let mut policy = Dropdown { label: "Policy", value: &state.document.policy.name, icon: None, lead: 0.0 };
    if policy.size(ui).x > room - reset.size(ui).x - width - 2.0 * space::L {
        // What it is called tells more than what it is.
        policy.label = "";
    }
    let rect = next(policy.size(ui).x, size::BUTTON);
    policies::ui(ui, rect, policy, state, commands);
}

/// `5 knobs and 2 rules changed`, or in short `7 changed`.
fn changed(knobs: usize, rules: usize, short: bool) -> String {
    let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    match (knobs, rules) {
        (0, 0) => "All defaults".to_owned(),
        _ if short => format!("{} changed", knobs + rules),
        (knobs, 0) => format!("{} changed", count(knobs, "knob")),
        (0, rules) => format!("{} of your own", count(rules, "rule")),
        (knobs, rules) => format!("{} and {} changed", count(knobs, "knob"), count(rules, "rule")),
    }
}

/// The tabs of the views; answers where they end.
fn tabs(ui: &mut Ui, bar: Rect, state: &State, commands: &mut Commands) -> f32 {
    let open = state.session.view;
    let tabs = [
        ("Tune", Icon::TUNE, open == View::Tune, View::Tune),
        ("Compare", Icon::COMPARE, open == View::Compare, View::Compare),
        ("Learn", Icon::LEARN, open.is_learn(), state.session.learn.open),
        ("Lab", Icon::LAB, open == View::Lab, View::Lab),
        ("Data", Icon::DATA, open == View::Data, View::Data),
    ];
    let mut left = bar.left() + space::S;
    for (label, icon, on, view) in tabs {
        let short = !on && bar.width() < size::ONE_PANEL_BELOW;
        let tab = Tab { label, icon: Some(icon), count: "", on, short, style: Style::READING };
        let rect = Rect::from_min_max(pos2(left, bar.top()), pos2(left + tab.size(ui).x, bar.bottom()));
        if tab.show(ui, rect).clicked() {
            commands.send(Command::View(view));
        }
        left = rect.right();
    }
    left
}
