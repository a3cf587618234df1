//! One feed in its phone: small cards with place, move against the pinned feed, author and age, or whole ones; Explore as a
//! grid.

use egui::{Align, Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::columns::Column;
use super::wanted::{self, Wanted};
use super::{keys, tile};
use crate::app::command::{Command, Commands};
use crate::app::compare::{Order, Place, Side};
use crate::app::fit;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Style, compare as anatomy, icons, radius, size, space, stage, stroke, theme};
use crate::app::views::Art;
use crate::app::views::stage::Still;
use crate::app::widgets::{Move, chip_width, label, line, mark, move_chip, picture, ring, text_width};
use crate::domain::{PostId, hours_between};

/// What a feed is drawn from.
pub(super) struct Shown<'a> {
    /// Everything.
    pub(super) state: &'a State,
    /// Pictures.
    pub(super) art: &'a Art<'a>,
    /// Whole cards.
    pub(super) still: &'a Still<'a>,
    /// Whose feed it is.
    pub(super) side: &'a Side<'a>,
    /// The feed moves are counted from.
    pub(super) first: &'a Order,
    /// Small cards have a picture of full size.
    pub(super) roomy: bool,
    /// The order wanted of it, while it is put here.
    pub(super) wanted: Option<Wanted>,
}

/// Draws the posts that are seen.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, column: &Column<'_>, commands: &mut Commands) {
    let posts = &column.order.posts;
    if posts.is_empty() {
        let screen = super::columns::screen(column.phone);
        let words = Rect::from_min_size(pos2(screen.min, column.top), vec2(screen.span(), anatomy::ROW));
        let color = theme(ui).text.secondary;
        label(ui, words.shrink(space::M), Align::Min, "Nothing is delivered.", Style::BODY, color);
        return;
    }
    let wanted = keys::wanted(ui, shown.side.place).and_then(|post| column.order.at(post));
    if let Some(at) = wanted {
        keys::give(ui, row_id(ui, posts[at]), column.row(at));
    }
    let seen = column.seen();
    let held = keys::held(ui, shown.side.place).filter(|&post| ui.memory(|memory| memory.has_focus(row_id(ui, post))));
    let beside = held.and_then(|post| column.order.at(post)).filter(|at| !seen.contains(at));
    let drag = shown.wanted.as_ref().and_then(|wanted| wanted.drag(ui, column));
    for at in seen.chain(beside) {
        match drag.as_ref().filter(|drag| drag.from == at) {
            Some(_) => wanted::slot_ui(ui, column.row(at)),
            None => row_ui(ui, shown, column, at, commands),
        }
    }
    let Some((wanted, drag)) = shown.wanted.as_ref().zip(drag) else { return };
    drag.ui(ui, &Shown { wanted: Some(wanted.with(&drag)), ..*shown }, column);
    if drag.is_dropped {
        fit::put(shown.state, drag.post, drag.to).into_iter().for_each(|command| commands.send(command));
        // Keys go on from where the hand let go.
        ui.memory_mut(|memory| memory.request_focus(row_id(ui, drag.post)));
    }
}

/// What the row of a post is known by.
fn row_id(ui: &Ui, post: PostId) -> egui::Id {
    ui.scope_id().with(("post", post))
}

fn row_ui(ui: &mut Ui, shown: &Shown<'_>, column: &Column<'_>, at: usize, commands: &mut Commands) {
    let theme = theme(ui);
    let (rect, id) = (column.row(at), column.order.posts[at]);
    let session = &shown.state.session;
    let moved = shown.moved(id, at);
    let place = shown.wanted_at(id);
    let sense = if place.is_some() { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, row_id(ui, id), sense);
    let is_selected = session.selected == Some(id);
    let name = shown.name(id, at, moved);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, theme.bg.hover);
    }
    if is_selected {
        ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.selected);
    }
    if at > 0 {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(stroke::HAIR, theme.stroke.hair));
    }
    post_ui(ui, shown, rect, at, id);
    if is_selected {
        let outline = Stroke::new(stroke::SELECTION, theme.ink.fill);
        ui.painter().rect_stroke(rect.shrink(stroke::HAIR), radius::CONTROL, outline, StrokeKind::Inside);
    }
    if session.pointing == Some(id) && !is_selected {
        mark(ui, rect.shrink(space::HALF), radius::CONTROL);
    }
    ring(ui, &response, rect.shrink(space::XS), radius::CONTROL);
    if let Some(place) = place {
        wanted::begin(ui, &response, id);
        let to = wanted::keyed(ui, &response, place);
        to.and_then(|to| fit::put(shown.state, id, to)).into_iter().for_each(|command| commands.send(command));
    }
    follow_keys(ui, shown, &response, id);
    if response.clicked() {
        commands.send(Command::Select(Some(id)));
    }
}

/// A post as it is drawn in `rect`, at its place in the feed, 0 = top.
pub(super) fn post_ui(ui: &mut Ui, shown: &Shown<'_>, rect: Rect, at: usize, id: PostId) {
    let moved = shown.moved(id, at);
    match shown.state.session.compare.full {
        true => card_ui(ui, shown, rect, at, id, moved),
        false if tile::is_grid(shown.state) => tile::ui(ui, shown, rect, (at, id), moved),
        false => small_ui(ui, shown, rect, at, id, moved),
    }
}

/// Arrows lead from post to post, and to the same one in the next phone.
fn follow_keys(ui: &Ui, shown: &Shown<'_>, response: &Response, post: PostId) {
    if response.has_focus() {
        keys::follow(ui, response.id, shown.state, shown.side.place, post);
    }
}

impl Shown<'_> {
    /// How far a post moved; `None` in the pinned feed.
    fn moved(&self, post: PostId, at: usize) -> Option<Move> {
        let is_moved = self.side.place != Place::Pinned;
        let by = |before: &u32| Move::By(i64::from(*before) - (at as i64 + 1));
        is_moved.then(|| self.first.places.get(&post).map_or(Move::New, by))
    }

    /// The place a post is wanted at, 0 = top, while that is put here.
    fn wanted_at(&self, post: PostId) -> Option<usize> {
        self.wanted.as_ref()?.at(post)
    }

    /// `wanted 2`, where that is another place than its own.
    fn wish(&self, post: PostId, at: usize) -> Option<String> {
        self.wanted_at(post).filter(|&wanted| wanted != at).map(wanted::told)
    }

    /// `A 3: lena.m, Morning swim, up 2, wanted 1`.
    fn name(&self, id: PostId, at: usize, moved: Option<Move>) -> String {
        let world = &self.state.document.world;
        let post = world.post(id);
        let moved = match moved {
            None => String::new(),
            Some(Move::New) => ", not in the pinned feed".to_owned(),
            Some(moved) => format!(", {}", moved.words()),
        };
        let wish = self.wish(id, at).map_or(String::new(), |wish| format!(", {wish}"));
        let author = &world.account(post.author).id;
        format!("{} {}: {author}, {}{moved}{wish}", self.side.badge(), at + 1, post.caption)
    }

    /// Did it move less than is asked for?
    pub(super) fn is_pale(&self, moved: Option<Move>) -> bool {
        let least = u64::from(self.state.session.compare.moved);
        matches!(moved, Some(Move::By(places)) if places.unsigned_abs() < least)
    }
}

/// A whole card, below its rank and move.
fn card_ui(ui: &mut Ui, shown: &Shown<'_>, rect: Rect, at: usize, id: PostId, moved: Option<Move>) {
    let (band, card) = rect.split_top_bottom_at_y(rect.top() + anatomy::RANK);
    let inner = band.shrink2(vec2(stage::CARD_PAD, 0.0));
    let rank = numbers::count(at as u64 + 1);
    line(ui.painter(), inner, Align::Min, &rank, Style::TITLE, theme(ui).text.primary);
    let mut left = inner.left() + text_width(ui.painter(), &rank, Style::TITLE).ceil() + space::M;
    if let Some(moved) = moved {
        let chip = ui.push_id(("move", id), |ui| move_chip(ui, pos2(left, band.center().y), Align::Min, moved)).inner;
        left = chip.rect.right() + space::M;
    }
    if shown.wanted_at(id).is_some() {
        wanted::grip(ui, pos2(inner.right() - icons::ROW / 2.0, band.center().y));
    }
    if let Some(wish) = shown.wish(id, at) {
        line(ui.painter(), inner.with_min_x(left), Align::Min, &wish, Style::CAPTION.strong(), theme(ui).text.primary);
    }
    let slate = &shown.side.ledger.slate;
    let Some(row) = slate.row_of(id) else { return };
    shown.still.paint(ui, card, id, slate.origins[row as usize]);
    if shown.is_pale(moved) {
        let veil = theme(ui).phone.screen.gamma_multiply(1.0 - anatomy::PALE);
        ui.painter().rect_filled(card, 0, veil);
    }
}

/// A small card: picture, place and handle; below them move and age. A handle that has no room there has the line below to
/// itself; where there is less room, all have, and the picture is smaller.
fn small_ui(ui: &mut Ui, shown: &Shown<'_>, rect: Rect, at: usize, id: PostId, moved: Option<Move>) {
    let theme = theme(ui);
    let document = &shown.state.document;
    let post = document.world.post(id);
    let author = &document.world.account(post.author).id;
    let is_pale = shown.is_pale(moved);
    let fade = |color: Color32| if is_pale { color.gamma_multiply(anatomy::PALE) } else { color };
    let size = if shown.roomy { anatomy::PICTURE } else { anatomy::PICTURE_SMALL };
    let inner = rect.shrink2(vec2(space::M, (anatomy::ROW - size.y) / 2.0));
    let frame = Rect::from_min_size(inner.min, size);
    picture(ui, shown.art.pictures, frame, Scene::of(&post.art, 0), radius::BADGE, is_pale);
    let mut text = Rect::from_x_y_ranges(frame.right() + space::M..=rect.right() - space::XS, rect.y_range());
    if shown.wanted_at(id).is_some() {
        wanted::grip(ui, pos2(text.right() - icons::ROW / 2.0, rect.center().y));
        text.max.x -= anatomy::GRIP;
    }
    let top = rect.center().y - Style::BODY.line - space::HALF;
    let upper = Rect::from_x_y_ranges(text.x_range(), top..=top + Style::BODY.line);
    let lower = upper.translate(vec2(0.0, upper.height() + space::XS));
    let rank = numbers::count(at as u64 + 1);
    line(ui.painter(), upper, Align::Min, &rank, Style::BODY_STRONG, fade(theme.text.primary));
    let behind = upper.left() + text_width(ui.painter(), &rank, Style::BODY_STRONG).ceil() + space::S;
    let fits = text_width(ui.painter(), author, Style::BODY) <= upper.right() - behind;
    let (handle, numbers_at) = match shown.roomy && fits {
        true => (upper.with_min_x(behind), lower),
        false => (lower, upper.with_min_x(behind)),
    };
    line(ui.painter(), handle, Align::Min, author, Style::BODY, fade(theme.text.primary));
    let mut left = numbers_at.left();
    let wish = shown.wish(id, at);
    let wide = wish.as_ref().map(|wish| text_width(ui.painter(), wish, Style::CAPTION.strong()).ceil());
    // Where there is no room for both, the place wanted stands alone.
    let fits =
        |moved: &Move| wide.is_none_or(|wide| left + chip_width(ui, *moved) + space::S + wide <= numbers_at.right());
    if let Some(moved) = moved.filter(fits) {
        let edge = pos2(left, numbers_at.center().y);
        let chip = ui.push_id(("move", id), |ui| move_chip(ui, edge, Align::Min, moved)).inner;
        left = chip.rect.right() + space::S;
    }
    if let Some(wish) = wish {
        let room = numbers_at.with_min_x(left);
        line(ui.painter(), room, Align::Min, &wish, Style::CAPTION.strong(), theme.text.primary);
        return;
    }
    let age = numbers::age(hours_between(post.created_at, document.now));
    let room = numbers_at.with_min_x(left);
    if text_width(ui.painter(), &age, Style::CAPTION) <= room.width() {
        line(ui.painter(), room, Align::Min, &age, Style::CAPTION, fade(theme.text.tertiary));
    }
}

const _: () = assert!(size::BADGE < Style::BODY.line + space::XS, "a chip has room on its line");
