//! Finding a knob: the head of the panel, and a box below it that narrows all groups at once.

use egui::{Align, Id, Key, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::session::KnobFilter;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, size, space, theme};
use crate::app::views::search;
use crate::app::widgets::{IconButton, Run, Switch, hair_below, label, line, runs, text_width};
use crate::pipeline::Component;
use crate::policy::{Knob, Rule};

use super::group;

/// Looked for in the box.
const HINT: &str = "Find a knob";
/// Beside the box.
const ONLY_CHANGED: &str = "Only changed";

/// The panel's head, and the box where it is open.
pub(super) fn head_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::SECTION_HEADER), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Knobs"));
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let mut inner = rect.shrink2(vec2(space::L, 0.0));
    let title = [
        Run("Knobs  ", Style::BODY_STRONG, theme.text.primary),
        Run("in pipeline order", Style::CAPTION, theme.text.tertiary),
    ];
    runs(ui.painter(), inner, Align::Min, &title);
    let button = Rect::from_center_size(
        pos2(inner.right() - size::BUTTON_SMALL / 2.0 + space::XS, inner.center().y),
        egui::Vec2::splat(size::BUTTON_SMALL),
    );
    inner.max.x = button.left() - space::XS;
    line(ui.painter(), inner, Align::Max, "matters now", Style::CAPTION, theme.text.tertiary);
    let filter = &state.session.knob_filter;
    if IconButton::new(Icon::FILTER, "Filter the knobs").on(filter.is_some()).show(ui, button).clicked() {
        commands.send(Command::FilterKnobs(filter.is_none().then(KnobFilter::default)));
        ui.data_mut(|data| data.insert_temp(opened(), filter.is_none()));
    }
    if let Some(filter) = filter {
        box_ui(ui, filter, commands);
    }
}

fn box_ui(ui: &mut Ui, filter: &KnobFilter, commands: &mut Commands) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SECTION_HEADER), Sense::hover());
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let mut wanted = filter.clone();
    let switch = inner.with_min_x(inner.right() - size::SWITCH.x);
    if (Switch { label: ONLY_CHANGED, on: filter.only_changed }).show(ui, switch).clicked() {
        wanted.only_changed = !filter.only_changed;
    }
    let words = inner.with_max_x(switch.left() - space::S);
    line(ui.painter(), words, Align::Max, ONLY_CHANGED, Style::CAPTION, theme.text.secondary);
    let right = words.right() - text_width(ui.painter(), ONLY_CHANGED, Style::CAPTION) - space::L;
    let field = Rect::from_x_y_ranges(inner.left()..=right, inner.y_range());
    let field = Rect::from_center_size(field.center(), vec2(field.width(), size::BUTTON_SMALL));
    let response = search::ui(ui, field, HINT, &mut wanted.text);
    if ui.data_mut(|data| data.remove_temp::<bool>(opened())) == Some(true) {
        response.request_focus();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.send(Command::FilterKnobs(None));
    } else if wanted != *filter {
        commands.send(Command::FilterKnobs(Some(wanted)));
    }
}

/// Set while the box was opened in this frame: it then takes the keyboard.
fn opened() -> Id {
    Id::unique("knob filter was opened")
}

/// Does anything of the component pass?
pub(super) fn shows(filter: Option<&KnobFilter>, state: &State, component: Component) -> bool {
    let feed = state.session.feed;
    if group::stages(feed, component).next().is_none() {
        return false;
    }
    let mut knobs = group::knobs_of(feed, component);
    let mut rules = state.document.policy.rules.iter();
    filter.is_none_or(is_open)
        || knobs.any(|knob| shows_knob(filter, state, component, knob))
        || component == Component::BoostsLibrary && rules.any(|rule| shows_rule(filter, rule))
}

/// Does the knob pass?
pub(super) fn shows_knob(filter: Option<&KnobFilter>, state: &State, component: Component, knob: &Knob) -> bool {
    filter.is_none_or(|filter| {
        let is_meant = !filter.only_changed || state.document.policy.is_turned(knob);
        is_meant && holds(filter, &[knob.name, knob.key, knob.doc, component.name()])
    })
}

/// Does the rule of one's own pass? Every rule is a change.
pub(super) fn shows_rule(filter: Option<&KnobFilter>, rule: &Rule) -> bool {
    filter.is_none_or(|filter| holds(filter, &[&rule.label, Component::BoostsLibrary.name(), "rule of your own"]))
}

/// Does the filter narrow anything?
pub(super) fn narrows(filter: Option<&KnobFilter>) -> bool {
    filter.is_some_and(|filter| !is_open(filter))
}

fn is_open(filter: &KnobFilter) -> bool {
    filter.text.trim().is_empty() && !filter.only_changed
}

/// Every word of the filter stands in one of the texts, whatever its case.
fn holds(filter: &KnobFilter, texts: &[&str]) -> bool {
    let text = texts.join(" ").to_lowercase();
    filter.text.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// What is said where no knob passes.
pub(super) fn nothing_ui(ui: &mut Ui, filter: Option<&KnobFilter>) {
    let searched = filter.is_some_and(|filter| !filter.text.trim().is_empty());
    let only_changed = filter.is_some_and(|filter| filter.only_changed);
    let words = match (searched, only_changed) {
        (true, true) => "No changed knob has these words",
        (true, false) => "No knob has these words",
        (false, _) => "Every knob is at its default",
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0 * size::SECTION_HEADER), Sense::hover());
    label(ui, rect, Align::Center, words, Style::BODY, theme(ui).text.tertiary);
}
