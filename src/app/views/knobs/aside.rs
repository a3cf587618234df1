//! What is worked out beside the window, in rows among the knobs that ask for it.

use egui::accesskit::Role;
use egui::{Align, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, Commands};
use crate::app::explore::ExploreAsked;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::knob as anatomy, size, space, theme};
use crate::app::widgets::{Button, Tip, label, line, row_background, text_width};
use crate::pipeline::stages::explore::{deliver, shortlist, source};
use crate::pipeline::stages::read_for;
use crate::pipeline::{FeedKind, ON_REQUEST};
use crate::policy::Knob;

/// What belongs below a knob's row, if anything.
pub(super) fn below_ui(ui: &mut Ui, state: &State, knob: &Knob, commands: &mut Commands) {
    if knob.key == shortlist::KEEP.key {
        loss_ui(ui, state, commands);
    }
    if state.is_left_unplaced() && asking(state).is_some_and(|asking| asking.key == knob.key) {
        unplaced_ui(ui, state, commands);
    }
}

/// How many of the posts that the full model would value most the light ranker lets pass. While it is worked out, what it
/// was before stands.
fn loss_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let losses = &state.jobs.losses;
    if !losses.is_asked(&state.results.revision) && losses.fraction().is_none() {
        commands.send(Command::Explore(ExploreAsked::Loss));
    }
    let (best, kept, share) = match losses.last() {
        Some((_, loss)) => (loss.best, numbers::count(loss.kept as u64), numbers::whole_percent(loss.share())),
        None => (state.document.policy.whole(&deliver::LENGTH), "…".to_owned(), String::new()),
    };
    let words = format!("Keeps of the full model’s best {}", numbers::count(best as u64));
    let (inner, response) = row_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words}: {kept} {share}").trim_end()));
    let theme = theme(ui);
    line(ui.painter(), inner, Align::Max, &share, Style::CAPTION, theme.text.tertiary);
    let number = inner.with_max_x(inner.right() - space::M - text_width(ui.painter(), "100 %", Style::CAPTION));
    line(ui.painter(), number, Align::Max, &kept, Style::BODY.medium(), theme.text.primary);
    let room = number.with_max_x(number.right() - space::M - text_width(ui.painter(), &kept, Style::BODY.medium()));
    label(ui, room, Align::Min, &words, Style::CAPTION, theme.text.secondary);
    Tip::new(&words)
        .text("Every candidate is valued by the full model, and the best of them are looked for among those that the light ranker let pass.")
        .on(response);
}

/// The first of the knobs of the feed at hand that asks for what is learned.
fn asking(state: &State) -> Option<&'static Knob> {
    let (policy, feed) = (&state.document.policy, state.session.feed);
    let is_near = feed == FeedKind::Explore && policy.is_on(&source::NEAR);
    let is_asking = |knob: &&'static Knob| policy.is_turned(knob) && read_for(feed).any(|read| read.key == knob.key);
    is_near.then_some(&source::NEAR).or_else(|| ON_REQUEST.iter().map(|(knob, _)| *knob).find(is_asking))
}

/// Says that what is learned is as it was, or not there yet, and offers to learn it.
fn unplaced_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let (inner, _) = row_ui(ui);
    let button = Button::new("Learn").small().spoken("Learn which accounts are near");
    let size = button.size(ui);
    let place = Rect::from_center_size(inner.right_center() - vec2(size.x / 2.0, 0.0), size);
    if button.show(ui, place).clicked() {
        commands.send(Command::Explore(ExploreAsked::Places));
    }
    let room = inner.with_max_x(place.left() - space::S);
    let words = if state.results.lacking().is_any() { "Not learned yet" } else { "Not learned since your last act" };
    label(ui, room, Align::Min, words, Style::CAPTION, theme(ui).text.secondary);
}

fn row_ui(ui: &mut Ui) -> (Rect, egui::Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    row_background(ui, rect, &response, false);
    let left = rect.left() + anatomy::PAD_LEFT + anatomy::DOT_CELL;
    (rect.with_min_x(left).with_max_x(rect.right() - anatomy::PAD_RIGHT), response)
}
