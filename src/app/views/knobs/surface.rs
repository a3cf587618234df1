//! The head of the left column: which surface of the app in the phone is tuned.

use egui::{Align, Rect, Sense, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{Style, size, space, theme};
use crate::app::widgets::{Segmented, hair_below, line};
use crate::pipeline::FeedKind;

/// The surfaces, by what they are called.
const SURFACES: [&str; 3] = ["Feed", "Explore", "Stories"];

/// The switch between them.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SECTION_HEADER), Sense::hover());
    hair_below(ui.painter(), rect, theme.stroke.hair);
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let height = size::SEGMENTED;
    let track = Rect::from_min_max(
        pos2(inner.left(), inner.center().y - height / 2.0),
        pos2(inner.right(), inner.center().y + height / 2.0),
    );
    let chosen = match state.session.feed {
        _ if state.session.tray.open => 2,
        FeedKind::Explore => 1,
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => 0,
    };
    let switch = Segmented { label: "Surface", options: &SURFACES, chosen, enabled: true };
    let taken = switch.size(ui, height).x;
    if let Some(chosen) = switch.show(ui, track) {
        commands.send(match chosen {
            0 => Command::Feed(FeedKind::Home),
            1 => Command::Feed(FeedKind::Explore),
            _ => Command::Tray(state.session.tray.opened()),
        });
    }
    let words = ["from accounts followed", "from accounts not followed", "the row at the top"][chosen];
    let rest = inner.with_min_x(inner.left() + taken + space::M);
    line(ui.painter(), rest, Align::Max, words, Style::CAPTION, theme.text.tertiary);
}
