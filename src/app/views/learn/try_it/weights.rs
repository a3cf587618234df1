//! What stays and what changes with the profile: the weights, and the predictions (F16).

use egui::{Id, Rect, Ui};

use super::{Show, profiles, text};
use crate::app::learn::try_it::{first_name, home, home_of};
use crate::app::numbers;
use crate::app::theme::{Style, space, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::Run;
use crate::domain::{Action, ViewerId};
use crate::learn::try_it::contrast;
use crate::pipeline::stages::merge;

/// Draws the strip from the upper left of `place`; answers where it ends.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect) -> f32 {
    let theme = theme(ui);
    let policy = &show.state.document.policy;
    let weight = |action: Action| {
        let knob = merge::weight(action);
        format!("{} {}", knob.name.to_lowercase(), numbers::short(policy.number(knob), 3))
    };
    let weights = Action::ALL.map(weight).join(" · ");
    let told = [
        Run("The same weights for everyone  ", Style::CAPTION.strong(), theme.text.primary),
        Run(&weights, Style::CAPTION, theme.text.secondary),
    ];
    let y = text::runs(ui, place, &told);
    let Some(predictions) = predictions(ui, show) else { return y };
    let told = [
        Run("Other predictions for each  ", Style::CAPTION.strong(), theme.text.primary),
        Run(&predictions, Style::CAPTION, theme.text.secondary),
    ];
    text::runs(ui, place.with_min_y(y + space::HALF), &told)
}

/// The prediction that sets the viewer at hand and another one most apart. Of the posts of the round nothing is told
/// before it is revealed.
fn predictions(ui: &Ui, show: &Show<'_>) -> Option<String> {
    let at_hand = show.state.document.viewer;
    let other = profiles::shown(show).into_iter().find(|&id| id != at_hand)?;
    let dealt = show.board.round.as_ref().map(|round| round.dealt.clone());
    let key = (show.state.results.revision, other, dealt);
    let words = memo(ui, Id::unique("try it, two people"), key, || sentence(show, other));
    (*words).clone()
}

fn sentence(show: &Show<'_>, other: ViewerId) -> Option<String> {
    let (state, hand) = (show.state, &show.board.hand);
    let ledgers = (home(state), home_of(state, other));
    let found = contrast(&state.document.policy, &ledgers.0, &ledgers.1, |post| !hand.contains(&post))?;
    let world = show.world();
    let other = &world.account(world.viewer(other).account).name;
    let other = other.split(' ').next().unwrap_or(other);
    let caption = &world.post(found.post).caption;
    let [own, others] = found.probabilities.map(numbers::percent);
    let action = merge::weight(found.action).name.to_lowercase();
    let (handle, own_name) = (show.handle(found.post), first_name(state));
    Some(format!("{action} on “{caption}” of {handle}: {own_name} {own}, {other} {others}"))
}
