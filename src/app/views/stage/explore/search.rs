//! The search in the phone: what is searched for becomes a search of the viewer, and the grid is made anew with it.

use egui::{
    Align, Align2, CornerRadius, Frame, Id, Key, Margin, Modifiers, Rect, Sense, TextEdit, Ui, UiBuilder, pos2, vec2,
};

use crate::app::command::{Command, Commands};
use crate::app::explore::{ExploreAsked, Narrowed, matching};
use crate::app::numbers;
use crate::app::signals::Signal;
use crate::app::theme::{Icon, Style, explore, icons, radius, size, space};
use crate::app::widgets::{hair_below, ring};
use crate::domain::{HashtagId, hours_between};
use crate::model::counts_as_search;

use super::super::Show;
use super::super::cover::{self, Cover};
use super::super::paint::{line, paragraph, press};
use super::super::places::Places;

/// What a search is, while nothing is written.
const ABOUT: &str = "A search looks for posts with a hashtag. Those of the last two weeks count.";

/// What can be searched for in one row: the hashtag, what is told of it, and its index where it was searched for.
type Row = (HashtagId, String, Option<u32>);

/// Paints the way to the search, at the left of `room`.
pub(super) fn closed_ui(ui: &Ui, show: &Show<'_>, room: Rect, commands: &mut Commands) {
    let theme = show.screen.theme;
    let height = explore::FIELD + show.screen.style(Style::CAPTION).line - Style::CAPTION.line;
    let field = Rect::from_center_size(room.center(), vec2(room.width(), height));
    let response = press(ui, field, ui.scope_id().with("search"), "Search", None);
    let fill = if response.hovered() { theme.bg.active } else { theme.bg.sunken };
    ui.painter().rect_filled(field, radius::CONTROL, fill);
    let icon = pos2(field.left() + space::M + icons::INLINE / 2.0, field.center().y);
    Icon::SEARCH.paint(ui.painter(), icon, icons::INLINE, theme.text.secondary);
    let at = pos2(icon.x + icons::INLINE / 2.0 + space::S, field.center().y);
    let style = (show.screen.style(Style::BODY), theme.text.secondary);
    line(ui.painter(), at, Align::Min, "Search", style, field.right() - at.x);
    if response.clicked() {
        commands.send(Command::Explore(ExploreAsked::Seek(true)));
    }
}

/// Paints the open search over the screen.
pub(in crate::app::views::stage) fn ui(
    ui: &mut Ui,
    show: &Show<'_>,
    places: &Places,
    commands: &mut Commands,
) -> Option<Cover> {
    let place = places.screen.with_min_y(places.screen.top() + show.screen.status()).intersect(places.stage);
    let mut within = show.screen.child(ui, UiBuilder::new().id_salt("searching").max_rect(place));
    within.set_clip_rect(ui.clip_rect().intersect(place));
    let ui = &mut within;
    cover::name(ui, place, "Search in Explore");
    let _takes_the_pointer = ui.interact(place, ui.scope_id().with("ground"), Sense::CLICK | Sense::DRAG);
    let below = if places.is_whole() { radius::PHONE_SCREEN } else { 0 };
    let round = CornerRadius { sw: below, se: below, ..CornerRadius::ZERO };
    ui.painter().rect_filled(place, round, show.screen.theme.phone.screen);
    let (head, rest) = place.split_top_bottom_at_y(place.top() + show.screen.picker());
    hair_below(ui.painter(), head, show.screen.theme.stroke.hair);

    let memory = Id::unique("searched for in Explore");
    let (mut text, mut marked): (String, usize) = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let field = Id::unique("the search field of Explore");
    let has_keyboard = ui.memory(|memory| memory.has_focus(field));
    let pressed = |key| has_keyboard && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let before = text.clone();
    let entered = head_ui(ui, show, head, (field, &mut text), commands);
    if text != before {
        marked = 0;
    }
    let height = explore::FOUND + show.screen.style(Style::BODY).growth(show.screen.text());
    let most = ((rest.height() - explore::ABOUT * show.screen.text().max(1.0)) / height).max(1.0) as usize;
    let rows = rows(show, &text, most);
    marked = (marked + usize::from(down)).saturating_sub(usize::from(up)).min(rows.len().saturating_sub(1));
    let mut chosen = rows.get(marked).filter(|_| entered && !text.trim().is_empty()).map(|row| row.0);
    let is_written = !text.trim().is_empty();
    chosen = list_ui(ui, show, rest, (&rows, height, marked), is_written, commands).or(chosen);
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if let Some(hashtag) = chosen {
        commands.send(Command::Signal(Signal::Search(hashtag)));
        commands.send(Command::Explore(ExploreAsked::Narrow(Some(Narrowed::Hashtag(hashtag)))));
    }
    if chosen.is_some() || escaped {
        commands.send(Command::Explore(ExploreAsked::Seek(false)));
        text.clear();
    }
    ui.data_mut(|data| data.insert_temp(memory, (text, marked)));
    Some(Cover { what: Id::unique("the search of Explore"), place, first: field })
}

/// The way back and the field; answers whether Enter was pressed in it.
fn head_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (id, text): (Id, &mut String), commands: &mut Commands) -> bool {
    let theme = show.screen.theme;
    let middle = pos2(place.left() + space::M + size::BUTTON / 2.0, place.center().y);
    let back = Rect::from_center_size(middle, vec2(size::BUTTON, size::BUTTON));
    if press(ui, back, ui.scope_id().with("back"), "Back to the grid", None).clicked() {
        commands.send(Command::Explore(ExploreAsked::Seek(false)));
        text.clear();
    }
    Icon::BACKWARD.paint(ui.painter(), middle, icons::PHONE, theme.text.primary);
    let height = explore::FIELD + place.height() - crate::app::theme::stage::PICKER;
    let field = Rect::from_x_y_ranges(
        back.right() + space::XS..=place.right() - space::L,
        middle.y - height / 2.0..=middle.y + height / 2.0,
    );
    ui.painter().rect_filled(field, radius::CONTROL, theme.bg.sunken);
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text("Search")
        .font(show.screen.style(Style::BODY).font())
        .text_color(theme.text.primary)
        .align(Align2::LEFT_CENTER)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(space::M as i8, 0)))
        .desired_width(field.width())
        .min_size(field.size());
    let response = ui.place(field, edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Hashtag to search for in Explore"));
    ring(ui, &response, field, radius::CONTROL);
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// What was searched for lately while nothing is written, else the hashtags that fit; at most so many.
fn rows(show: &Show<'_>, text: &str, most: usize) -> Vec<Row> {
    let (document, world) = (&show.state.document, show.world());
    if !text.trim().is_empty() {
        let told = |tag| {
            let posts = world.posts_tagged(tag).len();
            format!("{} post{}", numbers::count(posts as u64), if posts == 1 { "" } else { "s" })
        };
        return matching(world, text, most).into_iter().map(|tag| (tag, told(tag), None)).collect();
    }
    let mut searches: Vec<_> = (0..).zip(&document.viewer().searches).collect();
    searches.retain(|(_, search)| counts_as_search(search.at, document.now));
    searches.sort_by(|a, b| b.1.at.cmp(&a.1.at).then(b.0.cmp(&a.0)));
    let age = |at| numbers::age(hours_between(at, document.now));
    searches.into_iter().take(most).map(|(at, search)| (search.hashtag, age(search.at), Some(at))).collect()
}

/// Paints the rows; answers the hashtag that was chosen.
fn list_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    place: Rect,
    (rows, height, marked): (&[Row], f32, usize),
    is_written: bool,
    commands: &mut Commands,
) -> Option<HashtagId> {
    let theme = show.screen.theme;
    let inner = place.shrink2(vec2(space::XL, 0.0));
    let quiet = (show.screen.style(Style::CAPTION), theme.text.secondary);
    let mut chosen = None;
    let mut top = place.top() + space::S;
    for (at, (tag, told, known)) in rows.iter().enumerate() {
        let row = Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), height));
        top = row.bottom();
        let forget = known.map(|at| (at, row.with_min_x(row.right() - size::BUTTON - space::L)));
        let room = forget.map_or(row, |(_, forget)| row.with_max_x(forget.left()));
        let name = format!("#{}", show.world().names.hashtags[tag.0 as usize]);
        let id = ui.scope_id().with(("row", at));
        let response = press(ui, room, id, &format!("Search for {name}"), None);
        if response.hovered() || is_written && at == marked {
            ui.painter().rect_filled(row.shrink2(vec2(space::S, 0.0)), radius::CONTROL, theme.bg.hover);
        }
        let icon = if known.is_some() { Icon::CLOCK } else { Icon::HASHTAG };
        icon.paint(ui.painter(), pos2(inner.left() + icons::PHONE / 2.0, row.center().y), icons::ROW, quiet.1);
        let right = if forget.is_some() { room.right() - space::M } else { inner.right() };
        let right = pos2(right, row.center().y);
        let told = line(ui.painter(), right, Align::Max, told, quiet, room.width() / 2.0);
        let left = pos2(inner.left() + icons::PHONE + space::M, row.center().y);
        let style = (show.screen.style(Style::BODY), theme.text.primary);
        line(ui.painter(), left, Align::Min, &name, style, told.left() - space::M - left.x);
        chosen = chosen.or(response.clicked().then_some(*tag));
        if let Some((at, forget)) = forget {
            let id = ui.scope_id().with(("forget", at));
            if press(ui, forget, id, &format!("Forget the search for {name}"), None).clicked() {
                commands.send(Command::Signal(Signal::Unsearch(at)));
            }
            Icon::CLOSE.paint(ui.painter(), forget.center() - vec2(space::S, 0.0), icons::INLINE, quiet.1);
        }
    }
    let words = match (is_written, rows.is_empty()) {
        (true, true) => "No hashtag of this world has that in it.",
        (true, false) => return chosen,
        (false, _) => ABOUT,
    };
    paragraph(ui, inner.with_min_y(top + space::M), words, quiet);
    chosen
}
