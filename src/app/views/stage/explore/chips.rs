//! The topics above the grid: a press narrows it to one of them, or to a hashtag that was searched for.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::explore::{ExploreAsked, Narrowed};
use crate::app::numbers;
use crate::app::theme::{Style, explore, space, stroke};
use crate::app::views::memo::memo;
use crate::app::widgets::{Button, hair_below, text_width};
use crate::pipeline::stages::explore::about::{Brought, searched, topics};
use crate::pipeline::stages::explore::source::SEARCHES;

use super::super::Show;
use super::super::paint::{centered, line, press};
use super::super::places::Places;

/// What all of the grid is called.
const ALL: &str = "For you";

/// One chip: what it narrows the grid to, what it says, and of how many posts.
type Chip = (Option<Narrowed>, String, usize);

/// Paints the chips in their row.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, commands: &mut Commands) {
    let row = Rect::from_x_y_ranges(
        places.screen.x_range(),
        places.feed.top() - show.screen.chips()..=places.feed.top() - stroke::HAIR,
    );
    hair_below(ui.painter(), row, show.screen.theme.stroke.hair);
    let narrowed = show.state.narrowed();
    let made = || chips(show, narrowed);
    let chips = memo(ui, Id::unique("chips of Explore"), (show.state.results.revision, narrowed), made);
    let last = Id::unique("the chip that was chosen");
    let is_new = ui.data(|data| data.get_temp::<Option<Narrowed>>(last)) != Some(narrowed);
    ui.data_mut(|data| data.insert_temp(last, narrowed));
    let mut child = ui.new_child(UiBuilder::new().id_salt("chips").max_rect(row));
    child.set_clip_rect(ui.clip_rect().intersect(row));
    let style = show.screen.style(Style::CAPTION.medium());
    let height = row.height() - space::M;
    let widths: Vec<f32> =
        chips.iter().map(|chip| text_width(ui.painter(), &chip.1, style) + 2.0 * explore::CHIP_PAD).collect();
    let length = widths.iter().map(|width| width + space::S).sum::<f32>() + space::M;
    let scroll = ScrollArea::horizontal().id_salt("topics").auto_shrink(false);
    scroll.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden).show(&mut child, |ui| {
        let (all, _) = ui.allocate_exact_size(vec2(length, row.height()), Sense::hover());
        let mut left = all.left() + space::M;
        for (chip, width) in chips.iter().zip(widths) {
            let corner = pos2(left, all.center().y - height / 2.0);
            chip_ui(ui, show, Rect::from_min_size(corner, vec2(width, height)), chip, is_new, commands);
            left += width + space::S;
        }
    });
}

/// All, the searches that brought something, and the topics, most posts first.
fn chips(show: &Show<'_>, narrowed: Option<Narrowed>) -> Vec<Chip> {
    let (world, results) = (show.world(), &show.state.results);
    let searched = searched(&results.context(), &results.ledger).into_iter().filter(|brought| brought.shown > 0);
    let searched = searched.map(|brought| (Narrowed::Hashtag(brought.hashtag), brought.shown));
    let topics = topics(world, &results.ledger).into_iter().map(|(topic, posts)| (Narrowed::Topic(topic), posts));
    let mut parts: Vec<(Narrowed, usize)> = searched.chain(topics).collect();
    if let Some(only) = narrowed.filter(|only| parts.iter().all(|part| part.0 != *only)) {
        parts.insert(0, (only, 0));
    }
    let all = (None, ALL.to_owned(), results.ledger.delivery.length);
    let parts = parts.into_iter().map(|(part, posts)| (Some(part), part.name(world), posts));
    std::iter::once(all).chain(parts).collect()
}

fn chip_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, chip: &Chip, is_new: bool, commands: &mut Commands) {
    let (part, name, posts) = chip;
    let theme = show.screen.theme;
    let is_on = show.state.narrowed() == *part;
    let spoken = if part.is_none() { ALL.to_owned() } else { format!("Only {name}") };
    let response = press(ui, place, ui.scope_id().with(("chip", name)), &spoken, Some(is_on));
    let plural = if *posts == 1 { "" } else { "s" };
    let count = format!("{} post{plural}", numbers::count(*posts as u64));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(count));
    if is_on && is_new {
        ui.scroll_to_rect(place.expand2(vec2(space::M, 0.0)), None);
    }
    let round = place.height() / 2.0;
    if is_on {
        ui.painter().rect_filled(place, round, theme.ink.fill);
    } else {
        let fill = if response.hovered() { theme.bg.hover } else { theme.phone.screen };
        ui.painter().rect(place, round, fill, Stroke::new(stroke::HAIR, theme.stroke.strong), StrokeKind::Inside);
    }
    let ink = if is_on { theme.ink.on } else { theme.text.primary };
    let style = show.screen.style(Style::CAPTION.medium());
    line(ui.painter(), place.center(), Align::Center, name, (style, ink), place.width());
    if response.clicked() {
        commands.send(Command::Explore(ExploreAsked::Narrow(*part)));
    }
}

/// Below a grid that is narrowed: to what, how much of it that is, and the way back.
pub(super) fn end_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    place: Rect,
    (narrowed, shown): (Narrowed, usize),
    commands: &mut Commands,
) {
    let theme = show.screen.theme;
    let (all, name) = (show.state.results.ledger.delivery.length, narrowed.name(show.world()));
    let count = |count: usize| numbers::count(count as u64);
    let title = match narrowed {
        Narrowed::Topic(_) => format!("{} of {} are about {name}", count(shown), count(all)),
        Narrowed::Hashtag(_) => format!("{} of {} carry {name}", count(shown), count(all)),
    };
    let inner = place.shrink2(vec2(space::XL, 0.0)).with_min_y(place.top() + space::PAGE);
    let style = (show.screen.style(Style::BODY_STRONG), theme.text.primary);
    let mut y = centered(ui, inner, &title, style) + space::XS;
    let quiet = (show.screen.style(Style::CAPTION), theme.text.tertiary);
    for sentence in sentences(show, narrowed, shown) {
        y = centered(ui, inner.with_min_y(y), &sentence, quiet) + space::HALF;
    }
    let button = Button::new("Show all of the grid").small().text(show.screen.text());
    let size = button.size(ui);
    if button.show(ui, Rect::from_min_size(pos2(place.center().x - size.x / 2.0, y + space::M), size)).clicked() {
        commands.send(Command::Explore(ExploreAsked::Narrow(None)));
    }
}

fn sentences(show: &Show<'_>, narrowed: Narrowed, shown: usize) -> Vec<String> {
    let ranks = "Ranks are those of the whole grid.".to_owned();
    let Narrowed::Hashtag(tag) = narrowed else { return vec![ranks] };
    let (results, document) = (&show.state.results, &show.state.document);
    let has = |searches: &[crate::domain::Search]| searches.iter().any(|search| search.hashtag == tag);
    let brought = searched(&results.context(), &results.ledger).into_iter().find(|brought| brought.hashtag == tag);
    let told = match brought {
        None if has(&document.viewer().searches) && !has(&results.context().viewer.searches) => {
            "The feed reacts at the next refresh.".to_owned()
        }
        None => "It is not among the searches that count.".to_owned(),
        Some(_) if !document.policy.is_on(&SEARCHES) => {
            format!("{} is off among the ways of finding posts.", SEARCHES.name)
        }
        Some(Brought { found: 0, .. }) => "It leads to no post of an account you do not follow.".to_owned(),
        Some(Brought { found, .. }) => {
            let plural = if found == 1 { "post" } else { "posts" };
            format!("Your searches led to {} {plural} with it.", numbers::count(found as u64))
        }
    };
    if shown > 0 { vec![told, ranks] } else { vec![told] }
}
