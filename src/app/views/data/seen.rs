//! What the model sees of a post for the viewer at hand: its features by the six kinds of data.

use egui::{Align, Id, Rect, Sense, Ui, pos2, vec2};

use super::{Shown, row};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, data, icons, space, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::{Tip, hair_below, label};
use crate::app::words::sentence;
use crate::domain::PostId;
use crate::model::{Category, FEATURES, features};
use crate::pipeline::stages::predict;

/// Draws the six kinds, one after the other.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, post: PostId) {
    let state = shown.state;
    let values = memo(ui, Id::unique("seen by the model"), (state.results.revision, post), || {
        let context = state.results.context();
        features(&predict::moment(&context), post)
    });
    let name = &state.document.world.account(state.document.viewer().account).name;
    let of = format!("for {}", name.split(' ').next().unwrap_or(name));
    row::title_ui(ui, "What the model sees", &of);
    let on = predict::categories(state.results.policy());
    for category in Category::ALL {
        kind_ui(ui, category, on.contains(category));
        for (feature, value) in FEATURES.iter().zip(values.iter()).filter(|(feature, _)| feature.category == category) {
            feature_ui(ui, feature.key, feature.doc, *value, on.contains(category));
        }
        ui.add_space(space::S);
    }
}

fn kind_ui(ui: &mut Ui, category: Category, is_on: bool) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), data::LINE + space::M), Sense::hover());
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let middle = pos2(inner.left() + icons::INLINE / 2.0, inner.center().y);
    icon(category).paint(ui.painter(), middle, icons::INLINE, theme.text.secondary);
    let name = inner.with_min_x(inner.left() + icons::INLINE + space::S);
    let named = label(ui, name, Align::Min, &sentence(category.key()), Style::BODY_STRONG, theme.text.primary);
    Tip::new(category.doc()).on(named);
    if !is_on {
        label(ui, inner, Align::Max, "off: held at its mean", Style::CAPTION, theme.text.tertiary);
    }
}

fn feature_ui(ui: &mut Ui, key: &str, doc: &str, value: f64, is_on: bool) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), data::LINE), Sense::hover());
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let (quiet, loud) = match is_on && value != 0.0 {
        true => (theme.text.secondary, theme.text.primary),
        false => (theme.text.tertiary, theme.text.tertiary),
    };
    let name: Rect = inner.with_min_x(inner.left() + icons::INLINE + space::S);
    let named = label(ui, name, Align::Min, &sentence(&key.replace('_', " ")), Style::BODY, quiet);
    Tip::new(doc).on(named);
    label(ui, inner, Align::Max, &numbers::fixed(value, 2), Style::BODY, loud);
    hair_below(ui.painter(), name, theme.stroke.hair);
}

const fn icon(category: Category) -> Icon {
    match category {
        Category::Activity => Icon::LIKE,
        Category::Engagement => Icon::DWELL,
        Category::Follows => Icon::GROUP,
        Category::Search => Icon::SEARCH,
        Category::Context => Icon::CLOCK,
        Category::Content => Icon::PHOTO,
    }
}
