//! What scrolls in the phone: the tray, the cards, the end; and beside it the gutter. Only what is seen is laid out.

use egui::style::ScrollAnimation;
use egui::{Align, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::theme::{motion, seconds, space, stage};
use crate::domain::PostId;
use crate::pipeline::FeedKind;

use super::caption::Caption;
use super::glide::{Glide, same_order};
use super::memory::Memory;
use super::places::Places;
use super::roll::{Item, Placed, Roll};
use super::{Show, ad, card, empty, explore, gutter, scroll, tray};

/// Paints tray, cards and gutter, scrolled as the person left them; answers how long all of it is.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, memory: &mut Memory, commands: &mut Commands) -> f32 {
    if show.state.session.feed == FeedKind::Explore {
        return explore::ui(ui, show, places, memory, commands);
    }
    let roll = lay_out(ui, show, memory);
    set_out(ui, show, memory, &roll, places.feed.height());
    let jump = memory.jump.take();
    let is_empty = roll.placed.is_empty();
    let end = if is_empty { (places.feed.height() - roll.start).max(stage::EMPTY_LEAST) } else { stage::END };
    let offset = scroll::ui(ui, places, jump, |ui, viewport| {
        ui.set_height(roll.end() + end);
        let top = ui.max_rect().top();
        let at = |y: f32, height: f32| {
            Rect::from_min_size(pos2(places.screen.left(), top + y), vec2(places.screen.width(), height))
        };
        tray_ui(ui, show, places, at(0.0, roll.start), commands);
        let chosen = cards_ui(ui, show, places, memory, &roll, commands);
        let last = at(roll.end(), end);
        if ui.is_rect_visible(last) {
            let mut within = within_screen(ui, show, places, last, "end");
            if is_empty {
                empty::ui(&mut within, show, last, commands)
            } else {
                empty::caught_up(&mut within, show, last, commands)
            }
        }
        match chosen {
            // It is seen already; the selection follows after this frame.
            Some(_) => memory.selected = chosen,
            None => reveal_selected(ui, show, memory, &roll, viewport),
        }
        reveal_meant(ui, show, memory, &roll, viewport);
    });
    note_passed(show, memory, &roll, offset, places.feed.height(), commands);
    let length = roll.end() + end;
    memory.roll = roll;
    length
}

/// The roll as the ledger delivers it now.
fn lay_out(ui: &Ui, show: &Show<'_>, memory: &mut Memory) -> Roll {
    let state = show.state;
    let ledger = &state.results.ledger;
    for &row in ledger.delivered() {
        let post = ledger.slate.posts[row as usize];
        memory.lines.entry(post).or_insert_with(|| {
            let origin = ledger.slate.origins[row as usize];
            Caption::of_post(show.world(), show.world().post(post), origin, state.document.now, &show.screen).lines(ui)
        });
    }
    Roll::of(ledger, show.screen.stories(), |item| match item {
        Item::Post { post, .. } => show.screen.card(memory.lines.get(&post).copied().unwrap_or(stage::CAPTION_LINES)),
        Item::Ad { ad, .. } => ad::height(ui, show, ad),
    })
}

/// Where the order changed, cards set out from where they are seen; a post somebody chose stays where the eye is, and the
/// others pass it.
fn set_out(ui: &Ui, show: &Show<'_>, memory: &mut Memory, roll: &Roll, page: f32) {
    let now = ui.input(|input| input.time);
    if !memory.roll.placed.is_empty() && !same_order(&memory.roll, roll) {
        let seen = memory.roll.placed.iter().map(|placed| {
            let key = placed.item.key();
            (key, memory.glide.top(key, placed.top, now))
        });
        let seen: Vec<_> = seen.collect();
        let shift = hold_chosen(show, memory, roll, page);
        memory.glide = match seconds(ui, motion::GLIDE) {
            0.0 => Glide::default(),
            _ => Glide::set_out(seen.into_iter().map(|(key, top)| (key, top + shift)), now),
        };
    }
    if memory.glide.is_moving(now) {
        ui.ctx().request_repaint();
    }
}

/// Scrolls so that the chosen post, where it is seen, stays at its height; answers by how much.
fn hold_chosen(show: &Show<'_>, memory: &mut Memory, roll: &Roll, page: f32) -> f32 {
    let chosen = show.state.session.selected.filter(|_| show.state.session.is_chosen);
    let both = chosen.and_then(|post| memory.roll.post(post).zip(roll.post(post)));
    let is_seen = |placed: &Placed| placed.bottom() > memory.offset && placed.top < memory.offset + page;
    let Some((before, after)) = both.filter(|(before, _)| is_seen(before)) else { return 0.0 };
    let offset = (memory.offset + after.top - before.top).max(0.0);
    let shift = offset - memory.offset;
    if shift != 0.0 {
        memory.jump = Some(offset);
        memory.offset = offset;
    }
    shift
}

fn tray_ui(ui: &mut Ui, show: &Show<'_>, places: &Places, place: Rect, commands: &mut Commands) {
    if ui.is_rect_visible(place) {
        gutter::legend(ui.painter(), show, Rect::from_x_y_ranges(places.gutter, place.y_range()));
        let mut within = within_screen(ui, show, places, place, "tray");
        tray::ui(&mut within, show, place, commands);
    }
}

/// Cards that are seen, resting ones first, so that those on their way pass in front; answers the post selected here.
fn cards_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    places: &Places,
    memory: &Memory,
    roll: &Roll,
    commands: &mut Commands,
) -> Option<PostId> {
    let now = ui.input(|input| input.time);
    let top = ui.max_rect().top();
    let seen = |placed: &Placed| Placed { top: memory.glide.top(placed.item.key(), placed.top, now), ..*placed };
    let window = ui.clip_rect().expand(space::M);
    let is_near = |placed: &Placed| top + placed.bottom() > window.top() && top + placed.top < window.bottom();
    let is_resting = |placed: &Placed| placed.top == seen(placed).top;
    let (resting, moving): (Vec<&Placed>, Vec<&Placed>) =
        roll.placed.iter().filter(|placed| is_near(&seen(placed))).partition(|placed| is_resting(placed));
    let mut chosen = None;
    for placed in resting.into_iter().chain(moving).map(seen) {
        let place = Rect::from_min_size(
            pos2(places.screen.left(), top + placed.top),
            vec2(places.screen.width(), placed.height),
        );
        let beside = Rect::from_x_y_ranges(places.gutter, place.y_range());
        let mut within = within_screen(ui, show, places, place, placed.item.key());
        match placed.item {
            Item::Post { post, row, rank } => {
                gutter::post(ui, show, beside, row, rank);
                let lines = memory.lines.get(&post).copied().unwrap_or(stage::CAPTION_LINES);
                let card = card::Card { post, row, rank, lines };
                chosen = card::ui(&mut within, show, place, card, commands).or(chosen);
            }
            Item::Ad { ad, after } => {
                gutter::ad(ui.painter(), show, beside, after);
                ad::ui(&mut within, show, place, (ad, after), commands);
            }
        }
    }
    chosen
}

/// A ui for one part of the screen: what lies outside the feed is not painted and takes no pointer.
pub(super) fn within_screen(
    ui: &mut Ui,
    show: &Show<'_>,
    places: &Places,
    place: Rect,
    salt: impl egui::AsIdSalt,
) -> Ui {
    let mut within = show.screen.child(ui, UiBuilder::new().id_salt(salt).max_rect(place));
    within.set_clip_rect(ui.clip_rect().intersect(places.feed));
    within
}

/// A post selected elsewhere is scrolled into view: gently where it is near, at once where it is far.
pub(super) fn reveal_selected(ui: &Ui, show: &Show<'_>, memory: &mut Memory, roll: &Roll, viewport: Rect) {
    let selected = show.state.session.at();
    if selected == memory.selected {
        return;
    }
    memory.selected = selected;
    reveal(ui, selected, roll, viewport);
}

/// So is the post that a step of a lesson means, when the step begins.
pub(super) fn reveal_meant(ui: &Ui, show: &Show<'_>, memory: &mut Memory, roll: &Roll, viewport: Rect) {
    let step = show.state.lesson.as_ref().map(|running| running.step);
    if step == memory.step {
        return;
    }
    memory.step = step;
    reveal(ui, show.state.meant_post(), roll, viewport);
}

fn reveal(ui: &Ui, post: Option<PostId>, roll: &Roll, viewport: Rect) {
    let Some(placed) = post.and_then(|post| roll.post(post)) else { return };
    let top = ui.max_rect().top() + placed.top;
    let place =
        Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(0.0, placed.height)).expand2(vec2(0.0, space::M));
    let is_far =
        placed.top > viewport.bottom() + viewport.height() || placed.bottom() < viewport.top() - viewport.height();
    if is_far {
        ui.scroll_to_rect_animation(place, Some(Align::Center), ScrollAnimation::none());
    } else {
        ui.scroll_to_rect(place, None);
    }
}

/// Tells how far the person scrolled. What a jump leaps over was not looked at, and does not count.
pub(super) fn note_passed(
    show: &Show<'_>,
    memory: &mut Memory,
    roll: &Roll,
    offset: f32,
    page: f32,
    commands: &mut Commands,
) {
    let before = std::mem::replace(&mut memory.offset, offset);
    let passed = roll.passed(offset);
    let known = show.state.session.passed;
    let leapt = (offset - before).abs() > page || roll.passed(before) > known;
    if passed > known && !leapt {
        commands.send(Command::Passed(passed));
    }
}

/// Scrolls so that the post of that rank stands at the top.
pub(super) fn jump_to(memory: &mut Memory, rank: u32) {
    memory.jump = if rank <= 1 { Some(0.0) } else { memory.roll.top_of(rank) };
}

/// The first and last rank that is seen, as far as the roll was laid out.
pub(super) fn ranks_seen(memory: &Memory, page: f32) -> (u32, u32) {
    (memory.roll.rank_at(memory.offset), memory.roll.rank_at(memory.offset + page))
}
