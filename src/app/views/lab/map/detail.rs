//! What is selected on the map: its groups, topics, posts and authors, what of it this viewer was shown, and what can be done
//! with it; without a selection, where this viewer lies.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::paint::numbered;
use super::{Show, note, pair};
use crate::app::command::{Command, Commands};
use crate::app::lab::coloring::ColorBy;
use crate::app::lab::map::{MapView, look, name, show_in_table};
use crate::app::lab::selection::Selection;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, Style, map as anatomy, radius, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, IconButton, Tip, label, picture, ring, score_bar, swatch};
use crate::domain::PostId;
use crate::learn::View;

/// So many topics, authors and groups are told.
const TOLD: usize = 8;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) {
    match &show.selection {
        Some(selection) => selected(ui, show, selection, commands),
        None => viewer(ui, show),
    }
}

fn selected(ui: &mut Ui, show: &Show<'_>, selection: &Selection, commands: &mut Commands) {
    let world = show.state.results.world();
    let head = format!("{}, {}", numbered(selection.posts.len(), "post"), numbered(selection.viewers.len(), "viewer"));
    let rest = panel::title(ui, &head, "");
    let close = Rect::from_center_size(
        pos2(rest.right() - size::BUTTON_SMALL / 2.0, rest.center().y),
        vec2(size::BUTTON_SMALL, size::BUTTON_SMALL),
    );
    if IconButton::new(Icon::CLOSE, "Close the selection").show(ui, close).clicked() {
        commands.send(look(show.state, |view| MapView { areas: Vec::new(), ..view }));
    }
    if selection.posts.is_empty() {
        panel::sentence(ui, "No post lies here. Drag over some, or zoom out and select all in view.");
        return;
    }
    if show.state.session.lab.map.color == ColorBy::Cluster {
        bar(ui, selection);
    }
    for &(group, count) in selection.groups.iter().take(TOLD) {
        swatched(ui, show, group, &numbers::count(count as u64));
    }
    let of =
        |count: usize| format!("{} of {}", numbers::count(count as u64), numbers::count(selection.posts.len() as u64));
    pair(ui, "Shown to this viewer", &of(selection.seen));
    pair(ui, "In this feed", &of(selection.delivered));
    acts(ui, show, selection, commands);
    pictures(ui, show, &selection.posts, commands);
    panel::title(ui, "Topics", "share, against all posts");
    for of in selection.topics.iter().take(TOLD) {
        let told = format!("{} · {}", numbers::whole_percent(of.share), numbers::factor(of.lift));
        pair(ui, &world.names.topics[of.topic.0 as usize], &told);
    }
    panel::title(ui, "Authors", "posts");
    for (account, count) in selection.accounts.iter().take(TOLD) {
        pair(ui, &world.account(*account).id, &numbers::count(*count as u64));
    }
    let authors = selection.accounts.len();
    if authors > TOLD {
        note(ui, &format!("{TOLD} of {} authors.", numbers::count(authors as u64)));
    }
}

/// The groups of the selected posts side by side, each as wide as its share.
fn bar(ui: &mut Ui, selection: &Selection) {
    let (_, bar) = panel::row(ui, anatomy::SHARES);
    let mut left = bar.left();
    for &(group, count) in &selection.groups {
        let width = bar.width() * count as f32 / selection.posts.len() as f32;
        let part = Rect::from_min_size(pos2(left, bar.top()), vec2(width, bar.height()));
        ui.painter().rect_filled(part, 0, anatomy::hue(group, theme(ui).dark));
        left += width;
    }
}

/// What can be done with the selected posts.
fn acts(ui: &mut Ui, show: &Show<'_>, selection: &Selection, commands: &mut Commands) {
    let count = selection.sourced.len();
    let hides = format!(
        "takes {} out of this viewer’s feeds, and lowers what is like them: see the knob Like hidden. Undo brings all back.",
        match count {
            1 => "the one of them that this feed chooses from".to_owned(),
            count => format!("the {} of them that this feed chooses from", numbers::count(count as u64)),
        }
    );
    let none = "This feed chooses from none of them.";
    let hide = Button::new("Hide posts like these").small().enabled(count > 0);
    let hide = hide.tip(Tip::new("Hide posts like these").text(if count > 0 { &hides } else { none }));
    let table = Button::new("Show in table").small().icon(Icon::DATA);
    let widths = [table.size(ui).x, hide.size(ui).x];
    let mut row = panel::row(ui, anatomy::ROW).1;
    let place = |row: Rect, left: f32, width: f32| {
        let middle = pos2(left + width / 2.0, row.center().y);
        Rect::from_center_size(middle, vec2(width, size::BUTTON_SMALL))
    };
    if table.show(ui, place(row, row.left(), widths[0])).clicked() {
        commands.send(show_in_table(show.state, selection));
    }
    let mut left = row.left() + widths[0] + space::M;
    if left + widths[1] > row.right() {
        row = panel::row(ui, anatomy::ROW).1;
        left = row.left();
    }
    if hide.show(ui, place(row, left, widths[1])).clicked() {
        commands.send(Command::HidePosts(selection.sourced.clone()));
    }
}

/// A group with a number at its right.
fn swatched(ui: &mut Ui, show: &Show<'_>, group: usize, number: &str) -> Rect {
    let (_, inner) = panel::row(ui, anatomy::ROW);
    let ink = match show.state.session.lab.map.color {
        ColorBy::Cluster => anatomy::hue(group, theme(ui).dark),
        _ => theme(ui).text.tertiary,
    };
    swatch(ui.painter(), pos2(inner.left() + size::SWATCH / 2.0, inner.center().y), ink);
    let text = inner.with_min_x(inner.left() + size::SWATCH + space::M);
    let (words, figure) = text.split_left_right_at_x(text.right() - anatomy::NUMBER);
    let words = words.with_max_x(words.right() - space::S);
    label(ui, words, Align::Min, &name(show.state, &show.groups.clusters, group), Style::BODY, theme(ui).text.primary);
    label(ui, figure, Align::Max, number, Style::BODY.medium(), theme(ui).text.primary);
    words
}

/// The first of the posts; a click opens one.
fn pictures(ui: &mut Ui, show: &Show<'_>, posts: &[PostId], commands: &mut Commands) {
    let world = show.state.results.world();
    let [columns, rows] = anatomy::PICTURES;
    let width = (ui.available_width() - 2.0 * space::INSPECTOR - (columns as f32 - 1.0) * space::S) / columns as f32;
    ui.add_space(space::M);
    for row in posts[..posts.len().min(columns * rows)].chunks(columns) {
        let (_, inner) = panel::row(ui, width * anatomy::PICTURE + space::S);
        for (at, &id) in row.iter().enumerate() {
            let post = world.post(id);
            let left = inner.left() + at as f32 * (width + space::S);
            let cell = Rect::from_min_size(pos2(left, inner.top()), vec2(width, width * anatomy::PICTURE));
            let response = ui.interact(cell, ui.scope_id().with(("selected post", id.0)), Sense::click());
            let words = format!("Open a post of {}", world.account(post.author).id);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            picture(ui, show.art.pictures, cell, Scene::of(&post.art, 0), radius::BADGE, false);
            ring(ui, &response, cell, radius::BADGE);
            if Tip::new(&words).text(&post.caption).on(response).clicked() {
                commands.send(Command::Select(Some(id)));
                commands.send(Command::View(View::Tune));
            }
        }
    }
}

/// Where this viewer lies.
fn viewer(ui: &mut Ui, show: &Show<'_>) {
    let state = show.state;
    let world = state.results.world();
    let account = &world.account(state.document.viewer().account).name;
    let Some(place) = show.drawing.embedding.viewer(state.document.viewer) else {
        panel::title(ui, account, "");
        panel::sentence(ui, "Has engaged with nobody and follows nobody, so has no place on the map.");
        return;
    };
    panel::title(ui, &format!("{account} is nearest to"), "cosine");
    for (group, cosine) in show.groups.clusters.nearest(place).into_iter().take(TOLD) {
        let words = swatched(ui, show, group, &numbers::fixed(cosine, 2));
        let track =
            Rect::from_min_size(pos2(words.left(), words.bottom() - space::HALF), vec2(words.width(), space::HALF));
        score_bar(ui.painter(), track, Align::Min, cosine as f32, theme(ui).text.secondary, theme(ui).bg.sunken);
    }
    panel::title(ui, "Nearest accounts", "cosine");
    for (account, cosine) in show.drawing.embedding.nearest_to(place, TOLD) {
        pair(ui, &world.account(account).id, &numbers::fixed(cosine, 2));
    }
    note(
        ui,
        "Choose Select or Lasso and drag over the map to see who and what lies there, with Shift to add to it; by keys, Enter selects what is in view. Posts and viewers open by a click.",
    );
}
