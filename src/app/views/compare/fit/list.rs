//! The posts to put in order, each with its place in the feed as it is now.

use std::sync::Arc;

use egui::{Align, Id, Rect, Response, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::Commands;
use crate::app::fit;
use crate::app::learn::try_it::home;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, compare as anatomy, icons, radius, space, stroke, theme, try_it};
use crate::app::views::Art;
use crate::app::views::drag_list::{Done, DragList, Placed};
use crate::app::views::memo::memo;
use crate::app::widgets::{Tip, label, line, picture, ring, text_width};
use crate::domain::{PostId, hours_between};
use crate::pipeline::ranks;

/// The order wanted, and each post's place in the feed.
pub(in crate::app::views::compare) struct Hand {
    /// The posts, top to bottom.
    pub(in crate::app::views::compare) order: Vec<PostId>,
    now: Vec<u32>,
}

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let hand = hand(ui, state);
    if hand.order.len() < 2 {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), anatomy::FIT_ROW));
        let words = "This feed has too few posts to put in order.";
        label(ui, row, Align::Min, words, Style::BODY, theme(ui).text.secondary);
        return;
    }
    let list = DragList { order: &hand.order, can_move: true, row: anatomy::FIT_ROW, pitch: anatomy::FIT_PITCH };
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), list.height()));
    let done = ui.push_id("wanted", |ui| {
        list.show(ui, room, |ui, placed, rect, response| {
            let now = hand.order.iter().position(|&post| post == placed.post).map_or(0, |at| hand.now[at]);
            row_ui(ui, state, art, placed, now, rect, response);
        })
    });
    if let Some(Done::Put(post, at)) = done.inner {
        fit::put(state, post, at).into_iter().for_each(|command| commands.send(command));
    }
}

/// As it stands for the viewer at hand.
pub(in crate::app::views::compare) fn hand(ui: &Ui, state: &State) -> Arc<Hand> {
    let key = (state.results.revision, state.session.fit.clone(), state.document.viewer);
    memo(ui, Id::unique("order wanted"), key, || {
        let ledger = home(state);
        let places = ranks(ledger.order());
        let order = fit::hand(state);
        let place = |&post: &PostId| ledger.slate.row_of(post).map_or(0, |row| places[row as usize]);
        Hand { now: order.iter().map(place).collect(), order }
    })
}

fn row_ui(ui: &mut Ui, state: &State, art: &Art<'_>, placed: &Placed, now: u32, rect: Rect, response: Response) {
    let theme = theme(ui);
    let world = &state.document.world;
    let post = world.post(placed.post);
    let handle = &world.account(post.author).id;
    let place = placed.at + 1;
    let response = if placed.is_calm { Tip::new(&post.caption).on(response) } else { response };
    let name = format!("Wanted {place}: {handle}, {}", post.caption);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    let told = format!("now {now}");
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(told.as_str()));
    if placed.is_lifted {
        ui.painter().add(theme.shadow.pop.as_shape(rect, radius::CONTROL));
    }
    let fill = if response.hovered() && !placed.is_lifted { theme.bg.hover } else { theme.bg.surface };
    let edge = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(rect, radius::CONTROL, fill, edge, StrokeKind::Inside);
    let grip = pos2(rect.left() + space::S + icons::ROW / 2.0, rect.center().y);
    Icon::DRAG.paint(ui.painter(), grip, icons::ROW, theme.text.tertiary);
    let left = rect.left() + try_it::HANDLE;
    let cell = Rect::from_x_y_ranges(left..=left + try_it::PLACE, rect.y_range());
    line(ui.painter(), cell, Align::Center, &place.to_string(), Style::BODY_STRONG, theme.text.primary);
    let corner = pos2(cell.right() + space::XS, rect.center().y - anatomy::FIT_PICTURE.y / 2.0);
    let thumb = Rect::from_min_size(corner, anatomy::FIT_PICTURE);
    picture(ui, art.pictures, thumb, Scene::of(&post.art, 0), radius::BADGE, false);
    let rest = rect.with_min_x(thumb.right() + space::M).with_max_x(rect.right() - space::M);
    let color = if now as usize == place { theme.text.tertiary } else { theme.text.primary };
    line(ui.painter(), rest, Align::Max, &told, Style::CAPTION, color);
    let end = rest.right() - text_width(ui.painter(), &told, Style::CAPTION).ceil() - space::M;
    line(ui.painter(), rest.with_max_x(end), Align::Min, handle, Style::BODY, theme.text.primary);
    let age = numbers::age(hours_between(post.created_at, state.document.now));
    let behind = rest.left() + text_width(ui.painter(), handle, Style::BODY).ceil() + space::M;
    if behind + text_width(ui.painter(), &age, Style::CAPTION) <= end {
        line(ui.painter(), rest.with_min_x(behind), Align::Min, &age, Style::CAPTION, theme.text.tertiary);
    }
    ring(ui, &response, rect, radius::CONTROL);
}
