//! Whom to rank for: cards with what each person is like.

use egui::{Align, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Show, head_ui, text};
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, icons, radius, size, space, stroke, theme, try_it as anatomy};
use crate::app::views::chooser;
use crate::app::widgets::{Avatar, line, ring, score_bar, text_width};
use crate::domain::ViewerId;
use crate::files::WorldSource;

/// Who wrote the profiles of a built-in world, and where the interests come from.
const WRITTEN: &str = "The three profiles are written by us; what they care about is read from their history.";
/// The same of a world from a file.
const FROM_FILE: &str = "The profiles come with this world; what they care about is read from their history.";

/// Draws the cards in a column; answers where they end.
pub(super) fn column_ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32, commands: &mut Commands) -> f32 {
    head_ui(ui, x, top, "1 Choose a profile", ("What do they care about?", ""));
    let mut y = top + anatomy::HEAD;
    for id in shown(show) {
        let card = Card::of(ui, show, id, x.span(), false);
        let rect = Rect::from_min_size(pos2(x.min, y), vec2(x.span(), card.height));
        card.ui(ui, show, rect, commands);
        y = rect.bottom() + space::M;
    }
    y = others_ui(ui, show, Rangef::new(x.min, x.max), y, commands);
    note_ui(ui, show, Rangef::new(x.min, x.max), y)
}

/// Draws the cards side by side; answers where they end.
pub(super) fn row_ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32, commands: &mut Commands) -> f32 {
    head_ui(ui, x, top, "1 Choose a profile", ("What do they care about?", ""));
    let shown = shown(show);
    let gaps = space::M * shown.len().saturating_sub(1) as f32;
    let width = ((x.span() - gaps) / shown.len().max(1) as f32).floor();
    let cards: Vec<Card> = shown.into_iter().map(|id| Card::of(ui, show, id, width, true)).collect();
    let height = cards.iter().map(|card| card.height).fold(0.0, f32::max);
    for (at, card) in cards.into_iter().enumerate() {
        let corner = pos2(x.min + at as f32 * (width + space::M), top + anatomy::HEAD);
        card.ui(ui, show, Rect::from_min_size(corner, vec2(width, height)), commands);
    }
    let below = others_ui(ui, show, x, top + anatomy::HEAD + height + space::M, commands);
    note_ui(ui, show, x, below)
}

/// Three viewers: the world's first ones, and in the last one's place the viewer at hand where it is none of them.
pub(super) fn shown(show: &Show<'_>) -> Vec<ViewerId> {
    let at_hand = show.state.document.viewer;
    let mut shown: Vec<ViewerId> = show.state.viewers().take(anatomy::PROFILES).collect();
    if !shown.contains(&at_hand) {
        shown.pop();
        shown.push(at_hand);
    }
    shown
}

fn note_ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32) -> f32 {
    let color = theme(ui).text.tertiary;
    let is_sample = matches!(show.state.document.source, WorldSource::Sample(_));
    let words = if is_sample { WRITTEN } else { FROM_FILE };
    text::paragraph(ui, Rect::from_x_y_ranges(x, top..=f32::INFINITY), words, Style::CAPTION, color)
}

/// A list of everybody, where there are more than the cards show.
fn others_ui(ui: &mut Ui, show: &Show<'_>, x: Rangef, top: f32, commands: &mut Commands) -> f32 {
    let viewers: Vec<ViewerId> = show.state.viewers().collect();
    if viewers.len() <= anatomy::PROFILES {
        return top;
    }
    let name = |id: &ViewerId| {
        let world = show.world();
        world.account(world.viewer(*id).account).name.clone()
    };
    let width = size::KNOBS.min(x.span());
    let rect = Rect::from_min_size(pos2(x.min, top), vec2(width, size::BUTTON_SMALL));
    let shown = format!("All {} people", numbers::count(viewers.len() as u64));
    let chosen = chooser::ui(ui, "Person", &shown, rect, || viewers.iter().map(name).collect());
    if let Some(at) = chosen {
        commands.send(Command::Viewer(viewers[at]));
    }
    rect.bottom() + space::M
}

/// One person's card.
struct Card {
    id: ViewerId,
    height: f32,
    lists: String,
    /// Name and engagement, strongest first.
    interests: Vec<(String, f64)>,
    is_short: bool,
}

impl Card {
    /// A short card names the interests, a long one has a bar for each.
    fn of(ui: &Ui, show: &Show<'_>, id: ViewerId, width: f32, is_short: bool) -> Card {
        let world = show.world();
        let viewer = show.state.document.viewers.get(&id).unwrap_or_else(|| world.viewer(id));
        let people = |count: usize, one: &str, many: &str| {
            format!("{} {}", numbers::count(count as u64), if count == 1 { one } else { many })
        };
        let friends = people(viewer.close_friends.len(), "close friend", "close friends");
        let favorites = people(viewer.favorites.len(), "favorite", "favorites");
        let context = show.state.results.context();
        let mut interests: Vec<_> = context.history.interests(id).iter().collect();
        interests.sort_by(|a, b| b.1.total_cmp(&a.1));
        interests.truncate(anatomy::INTERESTS);
        let named =
            |(topic, value): (crate::domain::TopicId, f64)| (world.names.topics[topic.0 as usize].clone(), value);
        let interests: Vec<(String, f64)> = interests.into_iter().map(named).collect();
        let inner = width - 2.0 * space::INSPECTOR;
        let about = text::height(ui, inner, &viewer.about, Style::BODY);
        let rows = if is_short { 2 } else { interests.len() } as f32;
        let height = 2.0 * space::L + anatomy::FACE + space::M + about + space::S + rows * anatomy::INTEREST;
        Card { id, height, lists: format!("{friends} · {favorites}"), interests, is_short }
    }

    fn ui(&self, ui: &mut Ui, show: &Show<'_>, rect: Rect, commands: &mut Commands) {
        let theme = theme(ui);
        let world = show.world();
        let viewer = world.viewer(self.id);
        let account = world.account(viewer.account);
        let is_chosen = show.state.document.viewer == self.id;
        let response = ui.interact(rect, ui.scope_id().with(("profile", self.id)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &account.name));
        let told: Vec<String> = self.interests.iter().map(|(name, _)| name.clone()).collect();
        let about = format!("{}. {} Likes {}.", self.lists, viewer.about, told.join(", "));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(about));
        let fill = if response.hovered() && !is_chosen { theme.bg.hover } else { theme.bg.surface };
        let edge = if is_chosen { (stroke::SELECTION, theme.ink.fill) } else { (stroke::HAIR, theme.stroke.line) };
        ui.painter().rect(rect, radius::CARD, fill, Stroke::new(edge.0, edge.1), StrokeKind::Inside);
        ring(ui, &response, rect, radius::CARD);
        if response.gained_focus() {
            ui.scroll_to_rect(rect.expand(space::M), None);
        }
        if response.clicked() && !is_chosen {
            commands.send(Command::Viewer(self.id));
        }
        let inner = rect.shrink2(vec2(space::INSPECTOR, space::L));
        let face = pos2(inner.left() + anatomy::FACE / 2.0, inner.top() + anatomy::FACE / 2.0);
        let portrait = show.art.portraits.get(viewer.account);
        Avatar { pictures: show.art.pictures, portrait: &portrait, ring: None }.paint(ui, face, anatomy::FACE);
        let mut words = Rect::from_min_max(
            pos2(inner.left() + anatomy::FACE + space::L, inner.top()),
            pos2(inner.right(), inner.top() + anatomy::FACE),
        );
        if is_chosen {
            let check = words.right_center() - vec2(icons::BUTTON / 2.0, 0.0);
            Icon::OK.filled().paint(ui.painter(), check, icons::BUTTON, theme.ink.fill);
            words.max.x -= icons::BUTTON + space::S;
        }
        let (upper, lower) = words.split_top_bottom_at_y(words.center().y);
        let (upper, lower) = (upper.translate(vec2(0.0, space::HALF)), lower.translate(vec2(0.0, -space::HALF)));
        let name = if self.is_short { words } else { upper };
        let fits = text_width(ui.painter(), &account.name, Style::TITLE) <= name.width();
        let told = if fits { &account.name } else { account.name.split(' ').next().unwrap_or_default() };
        line(ui.painter(), name, Align::Min, told, Style::TITLE, theme.text.primary);
        if !self.is_short {
            line(ui.painter(), lower, Align::Min, &self.lists, Style::CAPTION, theme.text.tertiary);
        }
        let about = inner.with_min_y(inner.top() + anatomy::FACE + space::M);
        let below = text::paragraph(ui, about, &viewer.about, Style::BODY, theme.text.secondary);
        self.interests_ui(ui, Rect::from_min_max(pos2(inner.left(), below + space::S), inner.max));
    }

    fn interests_ui(&self, ui: &Ui, place: Rect) {
        let theme = theme(ui);
        let row = |at: usize| {
            let y = place.top() + at as f32 * anatomy::INTEREST;
            Rect::from_x_y_ranges(place.x_range(), y..=y + anatomy::INTEREST)
        };
        if self.is_short {
            let names: Vec<&str> = self.interests.iter().map(|(name, _)| name.as_str()).collect();
            line(ui.painter(), row(0), Align::Min, &names.join(" · "), Style::CAPTION, theme.text.tertiary);
            line(ui.painter(), row(1), Align::Min, &self.lists, Style::CAPTION, theme.text.tertiary);
            return;
        }
        for (at, (name, value)) in self.interests.iter().enumerate() {
            let row = row(at);
            let (label, rest) = row.split_left_right_at_x(row.left() + anatomy::INTEREST_NAME);
            let (bar, number) = rest.split_left_right_at_x(rest.right() - anatomy::INTEREST_VALUE);
            line(ui.painter(), label, Align::Min, name, Style::BODY, theme.text.secondary);
            let track = Rect::from_center_size(bar.center(), vec2(bar.width(), size::SCORE_BAR));
            score_bar(ui.painter(), track, Align::Min, *value as f32, theme.text.secondary, theme.bg.active);
            line(ui.painter(), number, Align::Max, &numbers::fixed(*value, 2), Style::BODY, theme.text.tertiary);
        }
    }
}
