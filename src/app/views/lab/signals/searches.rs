//! The search history: what the viewer looked for, newest first.

use egui::{Align, Rect, Ui, pos2, vec2};

use super::{middle, row};
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::signals::Signal;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, signals as anatomy, size, space, theme};
use crate::app::views::chooser;
use crate::app::views::compare::panel;
use crate::app::widgets::{IconButton, label};
use crate::domain::{HashtagId, hours_between};
use crate::model::counts_as_search;

/// Draws the searches, and the way to one more.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let (document, viewer) = (&state.document, state.document.viewer());
    let tags = &document.world.names.hashtags;
    panel::title(ui, "Search history", "the last two weeks count");
    let rest = row(ui, "Search", anatomy::CHOICE);
    let rect = middle(rest, rest.width(), size::BUTTON_SMALL);
    let names = || tags.iter().map(|tag| format!("#{tag}")).collect();
    if let Some(at) = chooser::ui(ui, "Hashtag to search for", "Choose a hashtag…", rect, names) {
        commands.send(Command::Signal(Signal::Search(HashtagId(at as u32))));
    }
    if viewer.searches.is_empty() {
        panel::sentence(ui, "Nothing was searched for.");
    }
    let mut searches: Vec<_> = (0..).zip(&viewer.searches).collect();
    searches.sort_by(|a, b| b.1.at.cmp(&a.1.at).then(b.0.cmp(&a.0)));
    for (at, search) in searches {
        let tag = &tags[search.hashtag.0 as usize];
        let hours = hours_between(search.at, document.now);
        let counts = counts_as_search(search.at, document.now);
        let age = numbers::age(hours);
        let said = if counts { age } else { format!("{age}, does not count") };
        let (_, inner) = panel::row(ui, size::TABLE_ROW);
        let delete = Rect::from_center_size(
            pos2(inner.right() - size::BUTTON / 2.0 + space::XS, inner.center().y),
            vec2(size::BUTTON, size::TABLE_ROW),
        );
        let words = inner.with_max_x(delete.left() - space::XS);
        let ink = if counts { theme(ui).text.primary } else { theme(ui).text.tertiary };
        ui.push_id(at, |ui| {
            label(ui, words, Align::Min, &format!("#{tag}"), Style::BODY, ink);
            label(ui, words, Align::Max, &said, Style::CAPTION, theme(ui).text.secondary);
            if IconButton::new(Icon::DELETE, &format!("Forget the search for #{tag}")).show(ui, delete).clicked() {
                commands.send(Command::Signal(Signal::Unsearch(at)));
            }
        });
    }
}
