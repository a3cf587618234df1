//! Map: posts and viewers where they lie, by group; the groups at the left, what is selected at the right.

mod canvas;
mod detail;
mod groups;
mod legend;
mod paint;
mod silhouette;
mod uses;

use std::sync::Arc;

use egui::{Align, Id, Rect, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::lab::coloring::Coloring;
use crate::app::lab::map::{Drawing, Groups, MapAsked, is_asked, selection, shown};
use crate::app::lab::selection::Selection;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, map as anatomy, space, theme};
use crate::app::views::Art;
use crate::app::views::compare::panel;
use crate::app::views::lab::columns::column;
use crate::app::views::memo::memo;
use crate::app::widgets::{Button, hair_right, label, text_width};
use crate::domain::PostId;

/// What all parts of the panel show.
struct Show<'a> {
    state: &'a State,
    art: &'a Art<'a>,
    drawing: &'a Drawing,
    groups: &'a Groups,
    /// What is selected, where anything is.
    selection: Option<Arc<Selection>>,
    /// The colors of the posts.
    coloring: Arc<Coloring>,
    /// The posts of the feed.
    feed: Vec<PostId>,
}

/// Draws the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    if !is_asked(state) {
        commands.send(Command::Map(MapAsked::Start));
    }
    let room = ui.max_rect();
    let Some((drawing, groups)) = shown(state) else {
        waiting(ui, state, commands);
        return;
    };
    // Whatever could change them is asked for first.
    let stamp = (state.stamp, Arc::as_ptr(drawing) as usize, Arc::as_ptr(groups) as usize);
    let by = state.session.lab.map.color;
    let coloring =
        memo(ui, Id::unique("colors of the map"), stamp, || Coloring::of(state, drawing, &groups.clusters, by));
    let selected = memo(ui, Id::unique("selected on the map"), stamp, || selection(state).map(Arc::new));
    let selection = Option::clone(&selected);
    let show = Show { state, art, drawing, groups, selection, coloring, feed: state.feed_posts().collect() };
    let [left, right] = anatomy::COLUMNS;
    let (left, right) = match room.width() {
        width if width - left - right >= anatomy::LEAST => (left, Some(right)),
        width if width - 2.0 * anatomy::NARROW >= anatomy::LEAST => (anatomy::NARROW, Some(anatomy::NARROW)),
        _ => (anatomy::NARROW, None),
    };
    let (side, rest) = room.split_left_right_at_x(room.left() + left);
    let (middle, other) = rest.split_left_right_at_x(rest.right() - right.unwrap_or(0.0));
    canvas::ui(ui, &show, middle, commands);
    grounded(ui, side, "groups", |ui| {
        progress(ui, state, commands);
        groups::ui(ui, &show, commands);
        if right.is_none() {
            detail::ui(ui, &show, commands);
        }
    });
    hair_right(ui.painter(), side, theme(ui).stroke.hair);
    if right.is_some() {
        grounded(ui, other, "detail", |ui| detail::ui(ui, &show, commands));
        hair_right(ui.painter(), middle, theme(ui).stroke.hair);
    }
}

/// A column on the panels' ground.
fn grounded(ui: &mut Ui, rect: Rect, id: &str, content: impl FnOnce(&mut Ui)) {
    ui.painter().rect_filled(rect, 0, theme(ui).bg.panel);
    column(ui, rect, id, content);
}

/// What is shown before the first map is there.
fn waiting(ui: &mut Ui, state: &State, commands: &mut Commands) {
    grounded(ui, ui.max_rect(), "waiting", |ui| {
        ui.add_space(space::L);
        progress(ui, state, commands);
    });
}

/// How far the work is; or, where it was stopped, a button to start it again.
fn progress(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let mapping = &state.jobs.mapping;
    if let Some(done) = mapping.fraction() {
        let words = format!("Mapping, {}", numbers::whole_percent(f64::from(done)));
        let cancel = Button::new("Cancel").small().spoken("Cancel the map");
        if panel::working(ui, &words, Some(done), cancel) {
            commands.send(Command::Map(MapAsked::Cancel));
        }
    } else if mapping.is_cancelled()
        && panel::working(ui, "Stopped.", None, Button::new("Go on").small().spoken("Draw the map"))
    {
        commands.send(Command::Map(MapAsked::Start));
    }
}

/// A name and a number at its right.
fn pair(ui: &mut Ui, name: &str, number: &str) {
    let (_, inner) = panel::row(ui, anatomy::ROW);
    let wide = text_width(ui.painter(), number, Style::BODY.medium()).ceil() + space::M;
    let cells = inner.split_left_right_at_x(inner.right() - wide.max(anatomy::NUMBER));
    label(ui, cells.0, Align::Min, name, Style::BODY, theme(ui).text.primary);
    label(ui, cells.1, Align::Max, number, Style::BODY.medium(), theme(ui).text.primary);
}

/// A quiet sentence with room above it.
fn note(ui: &mut Ui, text: &str) {
    ui.allocate_space(vec2(0.0, space::M));
    panel::sentence(ui, text);
}

/// The group that is pointed at in the list, from one frame to the next.
fn lit() -> Id {
    Id::unique("group pointed at on the map")
}
