//! The posts a component touched, and by how much: the first and the last; a click selects one.

use egui::{Align, Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::panel::title_ui;
use super::words;
use crate::app::command::{Command, Commands};
use crate::app::learn::surface;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::session::InspectorTab;
use crate::app::state::State;
use crate::app::table::{TableView, Which};
use crate::app::theme::{Style, anatomy as parts, diagram as anatomy, space, theme};
use crate::app::views::Art;
use crate::app::views::memo::memo;
use crate::app::widgets::{Button, Run, picture, ring, row_background, runs, text_width};
use crate::domain::PostId;
use crate::learn::diagram::{Amount, Part, touched};
use crate::pipeline::Component;

/// Draws the posts a component touched.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, part: Part, commands: &mut Commands) {
    let results = &state.results;
    let all = memo(ui, Id::unique("touched"), (results.revision, part), || touched(&results.ledger, part));
    let posts = &all.posts;
    let count = numbers::count(posts.len() as u64);
    title_ui(ui, "Posts it touched", &format!("{count}, {}", words::unit(surface(&state.session), part)));
    let (first, last) = anatomy::TOUCHED_SHOWN;
    let is_short = posts.len() <= first + last + 1;
    let shown = if is_short { posts.len() } else { first };
    for (post, amount) in &posts[..shown] {
        ui.push_id(post, |ui| row_ui(ui, state, art, *post, *amount, commands));
    }
    if posts.is_empty() {
        nothing_ui(ui, state);
    }
    if !is_short {
        more_ui(ui, part, posts.len() - first - last, commands);
        for (post, amount) in &posts[posts.len() - last..] {
            ui.push_id(post, |ui| row_ui(ui, state, art, *post, *amount, commands));
        }
    }
}

fn nothing_ui(ui: &mut Ui, state: &State) {
    let says = if state.results.ledger.found.is_empty() { "No post leads to this viewer." } else { "None now." };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::TOUCHED));
    crate::app::widgets::label(ui, rect, Align::Min, says, Style::BODY, theme(ui).text.tertiary);
}

fn row_ui(ui: &mut Ui, state: &State, art: &Art<'_>, id: PostId, amount: Amount, commands: &mut Commands) {
    let theme = theme(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::TOUCHED));
    let response = ui.interact(rect, ui.scope_id().with("post"), Sense::click());
    let post = state.document.world.post(id);
    let author = &state.document.world.account(post.author).id;
    let said = words::amount(state, id, amount);
    let selected = state.session.selected == Some(id);
    let name = format!("{author}, {}, {said}", post.caption);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    row_background(ui, rect, &response, selected);
    ring(ui, &response, rect.shrink(space::HALF), 0);
    let frame = Rect::from_center_size(
        pos2(rect.left() + space::HALF + anatomy::TOUCHED_PICTURE.x / 2.0, rect.center().y),
        anatomy::TOUCHED_PICTURE,
    );
    let is_removed = matches!(amount, Amount::Removed(_));
    picture(ui, art.pictures, frame, Scene::of(&post.art, 0), parts::table::THUMB_RADIUS, is_removed);
    let style = if is_removed { Style::CAPTION } else { Style::BODY.medium() };
    let wide = text_width(ui.painter(), &said, style).ceil() + 1.0;
    let wide = wide.min(if is_removed { anatomy::AMOUNT_REASON } else { anatomy::AMOUNT });
    let end = rect.with_max_x(rect.right() - space::HALF).with_min_x(rect.right() - space::HALF - wide);
    runs(ui.painter(), end, Align::Max, &[Run(&said, style, ink(ui, amount))]);
    let words = Rect::from_x_y_ranges(frame.right() + space::M..=end.left() - space::M, rect.y_range());
    let parts = [
        Run(author, Style::BODY.medium(), theme.text.primary),
        Run("  ", Style::BODY, theme.text.secondary),
        Run(&post.caption, Style::BODY, theme.text.secondary),
    ];
    let is_cut = runs(ui.painter(), words, Align::Min, &parts);
    let response = if is_cut { response.on_hover_text(&name) } else { response };
    if response.clicked() {
        commands.send(Command::Select(Some(id)));
    }
}

fn ink(ui: &Ui, amount: Amount) -> egui::Color32 {
    let theme = theme(ui);
    let size = match amount {
        Amount::Points(points) => points,
        Amount::Places(places) => places as f64,
        Amount::Removed(_) => return theme.text.secondary,
        Amount::Expects(_) | Amount::Scored(_) | Amount::PastTheEnd(_) => return theme.text.primary,
    };
    if size < 0.0 { theme.signal.negative } else { theme.signal.positive }
}

/// How many are not shown; leads to the table of all.
fn more_ui(ui: &mut Ui, part: Part, more: usize, commands: &mut Commands) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::TOUCHED));
    let text = format!("{} more", numbers::count(more as u64));
    let button = Button::new(&text).small().spoken("Show them in the table of all posts");
    let size = button.size(ui);
    let place = Rect::from_center_size(rect.center(), size);
    let line = egui::Stroke::new(crate::app::theme::stroke::HAIR, theme(ui).stroke.hair);
    ui.painter().hline(rect.left()..=place.left() - space::M, rect.center().y, line);
    ui.painter().hline(place.right() + space::M..=rect.right(), rect.center().y, line);
    if button.show(ui, place).clicked() {
        let which = match part.component() {
            _ if part == Part::LightRanker => Which::Removed,
            Component::SourcingCandidates | Component::Filtering => Which::Removed,
            Component::Delivery => Which::PastTheEnd,
            _ => Which::All,
        };
        commands.send(Command::Table(Box::new(TableView { which, ..TableView::default() })));
        commands.send(Command::Tab(InspectorTab::AllPosts));
    }
}
