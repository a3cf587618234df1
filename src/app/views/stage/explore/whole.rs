//! A post of the grid over all of the screen, one after the other.

use egui::{Align, CornerRadius, Id, Key, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, Theme, explore, icons, radius, size, space, stage};
use crate::domain::PostId;

use super::super::caption::Caption;
use super::super::cover::{self, Cover};
use super::super::paint::{line, press};
use super::super::places::Places;
use super::super::{Show, card};

/// Paints the post that fills the screen, if any.
pub(in crate::app::views::stage) fn ui(
    ui: &mut Ui,
    show: &Show<'_>,
    places: &Places,
    commands: &mut Commands,
) -> Option<Cover> {
    let id = show.state.session.whole?;
    let posts: Vec<(u32, PostId)> = show.state.shown_posts().collect();
    let Some(at) = posts.iter().position(|&(_, post)| post == id) else {
        commands.send(Command::Whole(None));
        return None;
    };
    let place = places.screen.with_min_y(places.screen.top() + show.screen.status()).intersect(places.stage);
    let screen = show.screen.dark();
    let mut within = screen.child(ui, UiBuilder::new().id_salt("whole").max_rect(place));
    within.set_clip_rect(ui.clip_rect().intersect(place));
    let ui = &mut within;
    let author = &show.world().account(show.world().post(id).author).id;
    cover::name(ui, place, &format!("Post {} of {author}, whole", posts[at].0));
    let _takes_the_pointer = ui.interact(place, ui.scope_id().with("ground"), Sense::CLICK | Sense::DRAG);
    let below = if places.is_whole() { radius::PHONE_SCREEN } else { 0 };
    let round = CornerRadius { nw: radius::PANEL, ne: radius::PANEL, sw: below, se: below };
    ui.painter().rect_filled(place, round, Theme::DARK.phone.screen);
    let (head, rest) =
        place.split_top_bottom_at_y(place.top() + explore::HEAD + screen.style(Style::BODY).line - Style::BODY.line);
    let row = show.state.results.ledger.slate.row_of(id).unwrap_or(0);
    let origin = show.state.results.ledger.slate.origins[row as usize];
    let words = Caption::of_post(show.world(), show.world().post(id), origin, show.state.document.now, &screen);
    let lines = words.lines(ui);
    let others = screen.card(lines) - screen.picture;
    let picture = (rest.height() - others).max(explore::PICTURE_LEAST);
    let whole = Show {
        state: show.state,
        art: show.art,
        theme: show.theme,
        screen: screen.sized(screen.width, picture),
        rules: show.rules.clone(),
        top_score: show.top_score,
    };
    card::ui(ui, &whole, rest, card::Card { post: id, row, rank: posts[at].0, lines }, commands);
    let posts: Vec<PostId> = posts.into_iter().map(|(_, post)| post).collect();
    let first = head_ui(ui, &whole, head, &posts, at, commands);
    Some(Cover { what: Id::unique("a whole post"), place, first })
}

/// Back to the grid, which of how many it is, and the ones before and after; answers what has the keyboard first.
fn head_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, posts: &[PostId], at: usize, commands: &mut Commands) -> Id {
    let theme = show.screen.theme;
    let button = |x: f32| Rect::from_center_size(pos2(x, place.center().y), vec2(size::BUTTON, size::BUTTON));
    let back = button(place.left() + space::M + size::BUTTON / 2.0);
    let response = press(ui, back, ui.scope_id().with("back"), "Back to the grid", None);
    Icon::BACKWARD.paint(ui.painter(), back.center(), icons::PHONE, theme.text.primary);
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    if response.clicked() || pressed(Key::Escape) {
        commands.send(Command::Whole(None));
    }
    let title = format!("{} of {}", numbers::count(at as u64 + 1), numbers::count(posts.len() as u64));
    let style = (show.screen.style(Style::BODY.medium()), theme.text.primary);
    line(ui.painter(), place.center(), Align::Center, &title, style, place.width() - stage::SHEET);
    let next = button(place.right() - space::M - size::BUTTON / 2.0);
    let before = button(next.center().x - size::BUTTON - space::XS);
    let ways = [
        (before, Icon::UP, "Post before", at.checked_sub(1)),
        (next, Icon::DOWN, "Post after", Some(at + 1).filter(|&at| at < posts.len())),
    ];
    for (place, icon, name, to) in ways {
        let Some(to) = to else { continue };
        let way = press(ui, place, ui.scope_id().with(name), name, None);
        icon.paint(ui.painter(), place.center(), icons::PHONE, theme.text.primary);
        if way.clicked() {
            commands.send(Command::Select(Some(posts[to])));
            commands.send(Command::Whole(Some(posts[to])));
        }
    }
    response.id
}
