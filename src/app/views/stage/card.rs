//! One post in the phone.

use egui::accesskit::Role;
use egui::emath::GuiRounding;
use egui::{Align, Color32, CornerRadius, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, icons, size, space, stage, stroke};
use crate::app::views::lesson;
use crate::app::widgets;
use crate::domain::{Action, Origin, Post, PostId, hours_between};

use super::caption::Caption;
use super::paint::{line, press};
use super::screen::Screen;
use super::{Show, follow, media, menu};

/// What a card shows.
#[derive(Clone, Copy)]
pub(super) struct Card {
    /// Which post.
    pub(super) post: PostId,
    /// Its row in the slate.
    pub(super) row: u32,
    /// Its place in the feed, 1 = top.
    pub(super) rank: u32,
    /// Lines its caption takes.
    pub(super) lines: u8,
}

impl Card {
    /// What tells it from the others, also from those of the same author: `post 3 of lena.m`.
    fn name(self, show: &Show<'_>) -> String {
        let author = show.world().post(self.post).author;
        format!("post {} of {}", self.rank, show.world().account(author).id)
    }
}

/// Paints a card; answers its post where it was selected.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, card: Card, commands: &mut Commands) -> Option<PostId> {
    let (theme, state) = (show.screen.theme, show.state);
    let post = show.world().post(card.post);
    let name = card.name(show);
    let whole = ui.interact(place, ui.scope_id().with("card"), Sense::click());
    whole.widget_info(|| WidgetInfo::labeled(Role::Article, ui.is_enabled(), name.replacen('p', "P", 1)));
    ui.ctx().accesskit_node_builder(whole.id, |node| node.set_description(post.caption.as_str()));
    ui.painter().rect_filled(place, 0.0, theme.phone.screen);

    let (header, rest) = place.split_top_bottom_at_y(place.top() + show.screen.header());
    let (picture, rest) = rest.split_top_bottom_at_y(rest.top() + show.screen.picture);
    let (actions, caption) = rest.split_top_bottom_at_y(rest.top() + show.screen.actions());
    header_ui(ui, show, header, (card, &name), commands);
    let pictured = media::ui(ui, show, picture, (card.post, &name), commands);
    actions_ui(ui, show, actions, (card.post, &name), commands);
    let origin = state.results.ledger.slate.origins[card.row as usize];
    let words = Caption::of_post(show.world(), post, origin, state.document.now, &show.screen);
    caption_ui(ui, caption, words, card.lines);
    separator_ui(ui, show, place);

    let pointed = state.session.pointing.is_some() && pointed_ui(ui, show, place, (card.post, &name));
    let selects = whole.clicked() || pictured || pointed;
    widgets::ring(ui, &whole, place.shrink(space::XS), stage::SELECTED_RADIUS);
    if state.session.selected == Some(card.post) {
        selection_ui(ui, place, theme.ink.fill);
    }
    lesson::mark_post(ui, state, card.post, place);
    if selects {
        commands.send(Command::Select(Some(card.post)));
    }
    selects.then_some(card.post)
}

/// While a post to pass is pointed at, all of a card is one button that chooses it; answers whether it did.
fn pointed_ui(ui: &Ui, show: &Show<'_>, place: Rect, (post, name): (PostId, &str)) -> bool {
    let session = &show.state.session;
    if session.selected == Some(post) {
        return false;
    }
    let response = press(ui, place, ui.scope_id().with("pointed"), &format!("Choose {name}"), None);
    if response.hovered() || session.pointing == Some(post) {
        selection_ui(ui, place, show.screen.theme.stroke.focus);
    }
    response.clicked()
}

/// Face, handle, and where the post comes from; at the right … and, for whom the viewer does not follow, a way to.
fn header_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (card, name): (Card, &str), commands: &mut Commands) {
    let (world, theme) = (show.world(), show.screen.theme);
    let post = world.post(card.post);
    let author = post.author;
    let handle = world.account(author).id.as_str();
    let origin = show.state.results.ledger.slate.origins[card.row as usize];
    let (mut names, more) = place.split_left_right_at_x(place.right() - space::XS - size::BUTTON);
    if !follow::is_followed(show, author) {
        let right = pos2(names.right(), place.center().y);
        names.max.x = follow::ui(ui, show, right, author, &format!("Follow author of {name}"), commands).left();
    }
    show.face(ui, author, face_middle(place), size::AVATAR, show.ring(author));
    let below = subline(show, post, origin);
    let room = names.right() - face_middle(place).x - size::AVATAR / 2.0 - space::M - icons::ROW - space::XS;
    let is_long = widgets::text_width(ui.painter(), &below, show.screen.style(Style::CAPTION)) > room;
    let below = if is_long && origin == Origin::Suggested { "Suggested" } else { &below };
    let words = names_ui(ui, &show.screen, names, handle, below);
    let star =
        pos2(words.right() + space::XS + icons::INLINE / 2.0, words.top() + show.screen.style(Style::BODY).line / 2.0);
    if show.viewer().close_friends.contains(&author) {
        Icon::CLOSE_FRIEND.filled().paint(ui.painter(), star, icons::INLINE, theme.phone.close_friend_ring);
    } else if show.viewer().favorites.contains(&author) {
        Icon::STAR.filled().paint(ui.painter(), star, icons::INLINE, theme.signal.warn);
    }
    let tapped = names.with_max_x((words.right() + icons::ROW + space::XS).min(names.right()));
    if press(ui, tapped, ui.scope_id().with("author"), &format!("Author of {name}"), None).clicked() {
        if !show.state.document.did(card.post, Action::ProfileTap) {
            commands.send(Command::Act(card.post, Action::ProfileTap));
        }
        commands.send(Command::Profile(Some(author)));
    }
    menu::post_ui(ui, show, more_button(more), (card.post, name), commands);
}

/// The middle of the face in a header.
pub(super) fn face_middle(header: Rect) -> Pos2 {
    pos2(header.left() + stage::CARD_PAD + size::AVATAR / 2.0, header.center().y)
}

/// Where the … button stands within the right end of a header.
pub(super) fn more_button(end: Rect) -> Rect {
    Rect::from_center_size(end.center() - vec2(space::HALF, 0.0), vec2(size::BUTTON, size::BUTTON))
}

/// A handle with a line below it, right of the face; answers where they stand: the handle's right end, both lines' height.
pub(super) fn names_ui(ui: &Ui, screen: &Screen, place: Rect, handle: &str, below: &str) -> Rect {
    let left = face_middle(place).x + size::AVATAR / 2.0 + space::M;
    let width = place.right() - left - icons::ROW - space::XS;
    let middle = place.center().y;
    let top = middle - (screen.style(Style::BODY).line + screen.style(Style::CAPTION).line) / 2.0;
    let handle = line(
        ui.painter(),
        pos2(left, top + screen.style(Style::BODY).line / 2.0),
        Align::Min,
        handle,
        (screen.style(Style::BODY_STRONG), screen.theme.text.primary),
        width,
    );
    let under = pos2(left, top + screen.style(Style::BODY).line + screen.style(Style::CAPTION).line / 2.0);
    line(ui.painter(), under, Align::Min, below, (screen.style(Style::CAPTION), screen.theme.text.tertiary), width);
    Rect::from_min_max(pos2(left, top), pos2(handle.right(), middle + (middle - top)))
}

/// Below the handle: where the post comes from.
pub(super) fn subline(show: &Show<'_>, post: &Post, origin: Origin) -> String {
    let names = &show.world().names;
    let age = numbers::age(hours_between(post.created_at, show.state.document.now));
    match origin {
        Origin::Suggested => "Suggested for you".to_owned(),
        Origin::Hashtag => {
            let followed = post.hashtags.iter().find(|tag| show.viewer().hashtags.contains(tag));
            followed.map_or(age, |tag| format!("From #{}", names.hashtags[tag.0 as usize]))
        }
        Origin::Followed => match post.place {
            Some(place) => format!("{} · {age}", names.places[place.0 as usize]),
            None => age,
        },
    }
}

/// Like, comment, share with their counts; save at the right.
fn actions_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (id, name): (PostId, &str), commands: &mut Commands) {
    let post = show.world().post(id);
    let counted = [
        (Action::Like, "Like", post.likes),
        (Action::Comment, "Comment on", post.comments),
        (Action::Share, "Share", post.shares),
    ];
    let mut left = place.left() + stage::CARD_PAD;
    for (action, verb, count) in counted {
        let done = show.state.document.did(id, action);
        let text = numbers::tally(count + u64::from(done));
        let at = pos2(left + icons::PHONE + stage::COUNT_GAP, place.center().y);
        let text = line(
            ui.painter(),
            at,
            Align::Min,
            &text,
            (show.screen.style(Style::BODY.medium()), show.screen.theme.text.primary),
            place.width(),
        );
        let button =
            Rect::from_x_y_ranges(left..=text.right(), place.y_range()).expand2(vec2(stage::ACTION_GAP / 2.0, 0.0));
        action_ui(ui, show, button, left, (id, action), &format!("{verb} {name}"), commands);
        left = text.right() + stage::ACTION_GAP;
    }
    let left = place.right() - stage::CARD_PAD - icons::PHONE;
    let button = place.with_min_x(left - stage::CARD_PAD);
    action_ui(ui, show, button, left, (id, Action::Save), &format!("Save {name}"), commands);
}

fn action_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    button: Rect,
    left: f32,
    (id, action): (PostId, Action),
    name: &str,
    commands: &mut Commands,
) {
    let (theme, done) = (show.screen.theme, show.state.document.did(id, action));
    let response = press(ui, button, ui.scope_id().with(action.key()), name, Some(done));
    let color = match (action, done, response.hovered()) {
        (Action::Like, true, _) => theme.action(Action::Like),
        (_, false, true) => theme.text.tertiary,
        _ => theme.text.primary,
    };
    let middle = pos2(left + icons::PHONE / 2.0, button.center().y);
    Icon::action(action).filled_if(done).paint(ui.painter(), middle, icons::PHONE, color);
    if response.clicked() {
        commands.send(match action {
            Action::Comment => Command::Comments(Some(id)),
            done_at_once => Command::Act(id, done_at_once),
        });
    }
}

/// Words below a picture.
pub(super) fn caption_ui(ui: &Ui, place: Rect, words: Caption, lines: u8) {
    let galley = ui.painter().layout_job(words.job(lines));
    let corner = (place.min + vec2(stage::CARD_PAD, 0.0)).round_to_pixels(ui.pixels_per_point());
    ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
}

/// The hairline below a card.
pub(super) fn separator_ui(ui: &Ui, show: &Show<'_>, place: Rect) {
    let hair = place.with_min_y(place.bottom() - stroke::HAIR);
    ui.painter().rect_filled(hair, 0.0, show.screen.theme.stroke.hair);
}

fn selection_ui(ui: &Ui, place: Rect, ink: Color32) {
    let outline = Stroke::new(stroke::SELECTION, ink);
    ui.painter().rect_stroke(place, CornerRadius::same(stage::SELECTED_RADIUS), outline, StrokeKind::Inside);
}
