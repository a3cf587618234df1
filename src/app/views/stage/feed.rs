//! What scrolls in the phone: the tray, the cards, the end; and beside it the gutter. Only what is seen is laid out.

use egui::scroll_area::ScrollBarVisibility;
use egui::style::ScrollAnimation;
use egui::{Align, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::theme::{motion, seconds, space, stage};
use crate::domain::PostId;

use super::caption::Caption;
use super::glide::{Glide, same_order};
use super::memory::Memory;
use super::places::Places;
use super::roll::{Item, Placed, Roll};
use super::{Show, ad, card, empty, gutter, tray};

/// Paints tray, cards and gutter, scrolled as the person left them.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, memory: &mut Memory, commands: &mut Commands) {
    let roll = lay_out(ui, show, memory);
    set_out(ui, memory, &roll);
    let around = Rect::from_x_y_ranges(places.stage.x_range(), places.feed.y_range());
    let mut child = ui.new_child(UiBuilder::new().id_salt("feed").max_rect(around));
    let bar =
        if places.strip.is_some() { ScrollBarVisibility::AlwaysHidden } else { ScrollBarVisibility::VisibleWhenNeeded };
    let mut scroll = ScrollArea::vertical().id_salt("roll").auto_shrink(false).scroll_bar_visibility(bar);
    if let Some(offset) = memory.jump.take() {
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let is_empty = roll.placed.is_empty();
    let end = if is_empty { (places.feed.height() - roll.start).max(empty::LEAST) } else { empty::END };
    let output = scroll.show_viewport(&mut child, |ui, viewport| {
        ui.set_height(roll.end() + end);
        let top = ui.max_rect().top();
        let at = |y: f32, height: f32| {
            Rect::from_min_size(pos2(places.screen.left(), top + y), vec2(places.screen.width(), height))
        };
        tray_ui(ui, show, places, at(0.0, roll.start), commands);
        cards_ui(ui, show, places, memory, &roll, viewport.y_range(), commands);
        let last = at(roll.end(), end);
        if ui.is_rect_visible(last) {
            let mut within = within_screen(ui, show, places, last, "end");
            if is_empty {
                empty::ui(&mut within, show, last, commands)
            } else {
                empty::caught_up(&mut within, show, last, commands)
            }
        }
        reveal_selected(ui, show, memory, &roll, viewport);
    });
    note_passed(show, memory, &roll, output.state.clamped_offset().y, places.feed.height(), commands);
    memory.roll = roll;
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

/// Where the order changed, cards set out from where they are seen.
fn set_out(ui: &Ui, memory: &mut Memory, roll: &Roll) {
    let now = ui.input(|input| input.time);
    let had_cards = !memory.roll.placed.is_empty();
    if seconds(ui, motion::GLIDE) == 0.0 {
        memory.glide = Glide::default();
    } else if had_cards && !same_order(&memory.roll, roll) {
        let seen = memory.roll.placed.iter().map(|placed| {
            let key = placed.item.key();
            (key, memory.glide.top(key, placed.top, now))
        });
        memory.glide = Glide::set_out(seen.collect::<Vec<_>>(), now);
    }
    if memory.glide.is_moving(now) {
        ui.ctx().request_repaint();
    }
}

fn tray_ui(ui: &mut Ui, show: &Show<'_>, places: &Places, place: Rect, commands: &mut Commands) {
    if ui.is_rect_visible(place) {
        gutter::legend(ui.painter(), show, Rect::from_x_y_ranges(places.gutter, place.y_range()));
        let mut within = within_screen(ui, show, places, place, "tray");
        tray::ui(&mut within, show, place, commands);
    }
}

/// Cards that are seen, resting ones first, so that those on their way pass in front.
fn cards_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    places: &Places,
    memory: &mut Memory,
    roll: &Roll,
    viewport: egui::Rangef,
    commands: &mut Commands,
) {
    let now = ui.input(|input| input.time);
    let top = ui.max_rect().top();
    let seen = |placed: &Placed| Placed { top: memory.glide.top(placed.item.key(), placed.top, now), ..*placed };
    let is_near = |placed: &Placed| placed.bottom() > viewport.min - space::M && placed.top < viewport.max + space::M;
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
                ad::ui(&mut within, show, place, ad, commands);
            }
        }
    }
    if chosen.is_some() {
        memory.selected = chosen;
    }
}

/// A ui for one part of the screen: what lies outside the feed is not painted and takes no pointer.
fn within_screen(ui: &mut Ui, show: &Show<'_>, places: &Places, place: Rect, salt: impl egui::AsIdSalt) -> Ui {
    let mut within = show.screen.child(ui, UiBuilder::new().id_salt(salt).max_rect(place));
    within.set_clip_rect(ui.clip_rect().intersect(places.feed));
    within
}

/// A post selected elsewhere is scrolled into view: gently where it is near, at once where it is far.
fn reveal_selected(ui: &Ui, show: &Show<'_>, memory: &mut Memory, roll: &Roll, viewport: Rect) {
    let selected = show.state.session.selected;
    if selected == memory.selected {
        return;
    }
    memory.selected = selected;
    let Some(placed) = selected.and_then(|post: PostId| roll.post(post)) else { return };
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
fn note_passed(show: &Show<'_>, memory: &mut Memory, roll: &Roll, offset: f32, page: f32, commands: &mut Commands) {
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
