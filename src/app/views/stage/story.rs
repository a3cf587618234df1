//! Stories over all of the phone's screen, one after the other.

use egui::accesskit::Role;
use egui::{Align, CornerRadius, EventFilter, Id, Key, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, Style, Theme, icons, motion, radius, seconds, size, space, stage};
use crate::app::widgets;
use crate::domain::{Story, hours_between};
use crate::pipeline::Tray;

use super::cover::{self, Cover};
use super::paint::press;
use super::places::Places;
use super::{Show, card, media};

/// The story a tap on a circle of the tray begins with: the oldest that was not seen yet, or of all.
pub(super) fn first(show: &Show<'_>, tray: &Tray) -> Option<usize> {
    let oldest_first = || tray.stories.iter().rev().copied();
    oldest_first().find(|&story| !has_seen(show, story)).or_else(|| oldest_first().next())
}

/// Has the viewer seen the story?
pub(super) fn has_seen(show: &Show<'_>, story: usize) -> bool {
    show.state.session.seen_stories.contains(&(show.state.document.viewer, story))
}

/// How far the story at hand is.
#[derive(Clone, Copy, Default)]
struct Playback {
    story: usize,
    /// Share of its time, 0..1.
    share: f32,
    is_held: bool,
}

/// Paints the story that is open, if any, and goes on to the next when its time is over.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, commands: &mut Commands) -> Option<Cover> {
    let at = show.state.session.story?;
    let in_turn: Vec<usize> =
        show.state.results.stories.trays().flat_map(|tray| tray.stories.iter().rev().copied()).collect();
    let Some(turn) = in_turn.iter().position(|&story| story == at) else {
        commands.send(Command::Story(None));
        return None;
    };
    let place = places.screen.with_min_y(places.screen.top() + show.screen.status()).intersect(places.stage);
    let mut within = ui.new_child(UiBuilder::new().id_salt("story").max_rect(place));
    within.set_style(ui.ctx().style_of(egui::Theme::Dark));
    within.set_clip_rect(ui.clip_rect().intersect(place));
    let ui = &mut within;
    let story = &show.world().stories[at];
    cover::name(ui, place, &format!("Story of {}", show.world().account(story.account).id));

    let below = if places.is_whole() { radius::PHONE_SCREEN } else { 0 };
    let round = CornerRadius { nw: radius::PANEL, ne: radius::PANEL, sw: below, se: below };
    ui.painter().rect_filled(place, round, Theme::DARK.phone.screen);
    let (head, picture) = place.split_top_bottom_at_y(place.top() + stage::STORY_SEGMENTS + show.screen.header());
    let corners = CornerRadius { nw: 0, ne: 0, ..round };
    widgets::picture(ui, show.art.pictures, picture, Scene::of(&story.art, 0), corners, false);

    let memory = Id::unique("the story that plays");
    let kept: Playback = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let mut playback = if kept.story == at { kept } else { Playback { story: at, ..Playback::default() } };
    let main = picture_ui(ui, picture, story, show, playback.is_held);
    let asked = asked(ui, show, picture, &main);
    match asked {
        Some(Asked::Hold) => playback.is_held = !playback.is_held,
        Some(Asked::Go(step)) => go(&in_turn, turn, step, commands),
        None => play(ui, &mut playback, main.is_pointer_button_down_on()),
    }
    if asked.is_none() && playback.share >= 1.0 {
        go(&in_turn, turn, 1, commands);
    }
    ui.data_mut(|data| data.insert_temp(memory, playback));
    head_ui(ui, show, head, story, (at, &playback), commands);
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.send(Command::Story(None));
    }
    Some(Cover { what: Id::unique("stories"), place, first: main.id })
}

/// What was asked of the story.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Go(isize),
    Hold,
}

/// The picture: a tap at its left goes back, elsewhere on; a press holds it; Space holds it until the next.
fn picture_ui(ui: &Ui, place: Rect, story: &Story, show: &Show<'_>, is_held: bool) -> Response {
    let response = ui.interact(place, ui.scope_id().with("picture"), Sense::click());
    let verb = if is_held { "Play" } else { "Pause" };
    let name = format!("{verb} story of {}", show.world().account(story.account).id);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told(show, story)));
    let keys = EventFilter { horizontal_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keys));
    widgets::ring(ui, &response, place.shrink(space::M), radius::CARD);
    response
}

fn asked(ui: &Ui, show: &Show<'_>, place: Rect, main: &Response) -> Option<Asked> {
    for (name, icon, side, step) in
        [("Previous story", Icon::BACK, Align::Min, -1), ("Next story", Icon::COLLAPSED, Align::Max, 1)]
    {
        if media::arrow_ui(ui, show, place, icon, side, name) {
            return Some(Asked::Go(step));
        }
    }
    if main.clicked() {
        let tapped = main.interact_pointer_pos().filter(|_| main.clicked_by(egui::PointerButton::Primary));
        return Some(match tapped {
            Some(tap) if tap.x < place.left() + place.width() * stage::STORY_BACK => Asked::Go(-1),
            Some(_) => Asked::Go(1),
            None => Asked::Hold,
        });
    }
    let listens = main.has_focus() || ui.memory(|memory| memory.focused().is_none());
    let pressed = |key: Key| listens && ui.input(|input| input.key_pressed(key));
    match () {
        () if pressed(Key::ArrowLeft) => Some(Asked::Go(-1)),
        () if pressed(Key::ArrowRight) => Some(Asked::Go(1)),
        () if pressed(Key::Space) && !main.has_focus() => Some(Asked::Hold),
        () => None,
    }
}

/// Before the first story nothing happens; after the last the stories close.
fn go(in_turn: &[usize], turn: usize, step: isize, commands: &mut Commands) {
    if let Some(turn) = turn.checked_add_signed(step) {
        commands.send(Command::Story(in_turn.get(turn).copied()));
    }
}

/// With reduced motion nothing goes on by itself.
fn play(ui: &Ui, playback: &mut Playback, is_pressed: bool) {
    let length = seconds(ui, motion::STORY);
    if length > 0.0 && !playback.is_held && !is_pressed {
        playback.share += ui.input(|input| input.stable_dt) / length;
        ui.ctx().request_repaint();
    }
}

/// Segments that fill, and below them whose story it is.
fn head_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    place: Rect,
    story: &Story,
    (at, playback): (usize, &Playback),
    commands: &mut Commands,
) {
    let (segments, row) = place.split_top_bottom_at_y(place.top() + stage::STORY_SEGMENTS);
    let moves = seconds(ui, motion::STORY) > 0.0;
    segments_ui(ui, show, segments, (at, story), if moves { playback.share } else { 1.0 });
    let theme = &Theme::DARK;
    let account = show.world().account(story.account);
    show.face(ui, story.account, card::face_middle(row), size::AVATAR, None);
    let below = told(show, story);
    let names = row.with_max_x(row.right() - 2.0 * size::BUTTON);
    let words = card::names_ui(ui, &show.screen.dark(), names, &account.id, &below);
    if story.close_friends_only {
        let middle = pos2(words.right() + space::XS + icons::INLINE / 2.0, words.top() + Style::BODY.line / 2.0);
        Icon::CLOSE_FRIEND.filled().paint(ui.painter(), middle, icons::INLINE, theme.phone.close_friend_ring);
    }
    let tapped = names.with_max_x(words.right());
    if press(ui, tapped, ui.scope_id().with("author"), &format!("Profile of {}", account.id), None).clicked() {
        commands.send(Command::Profile(Some(story.account)));
    }
    let middle = pos2(row.right() - space::XS - size::BUTTON / 2.0, row.center().y);
    let close = Rect::from_center_size(middle, vec2(size::BUTTON, size::BUTTON));
    if press(ui, close, ui.scope_id().with("close"), "Close", None).clicked() {
        commands.send(Command::Story(None));
    }
    Icon::CLOSE.paint(ui.painter(), middle, icons::PHONE, theme.text.primary);
    if playback.is_held {
        let middle = middle - vec2(size::BUTTON, 0.0);
        Icon::PAUSE.filled().paint(ui.painter(), middle, icons::PHONE, theme.text.secondary);
    }
}

/// Its age, and that not everybody sees it.
fn told(show: &Show<'_>, story: &Story) -> String {
    let age = numbers::age(hours_between(story.at, show.state.document.now));
    if story.close_friends_only { format!("{age} · for close friends") } else { age }
}

/// One segment for each story of the account: full for those before, filling for the one at hand.
fn segments_ui(ui: &Ui, show: &Show<'_>, place: Rect, (at, story): (usize, &Story), share: f32) {
    let Some(tray) = show.state.results.stories.tray_of(story.account) else { return };
    let turn = tray.stories.iter().rev().position(|&other| other == at).unwrap_or(0);
    let count = tray.stories.len() as f32;
    let room = place.shrink2(vec2(stage::CARD_PAD, 0.0));
    let width = (room.width() - space::XS * (count - 1.0)) / count;
    let color = Theme::DARK.phone.on_picture;
    for segment in 0..tray.stories.len() {
        let left = room.left() + (width + space::XS) * segment as f32;
        let middle = pos2(left + width / 2.0, room.center().y + space::HALF);
        let track = Rect::from_center_size(middle, vec2(width, stage::PROGRESS));
        let filled = match segment.cmp(&turn) {
            std::cmp::Ordering::Less => 1.0,
            std::cmp::Ordering::Equal => share.clamp(0.0, 1.0),
            std::cmp::Ordering::Greater => 0.0,
        };
        ui.painter().rect_filled(track, radius::BAR, color.gamma_multiply(stage::PROGRESS_REST));
        ui.painter().rect_filled(track.with_max_x(left + width * filled), radius::BAR, color);
    }
}
