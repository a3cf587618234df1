//! The tour: the card's seven steps on the slate at hand. Left what is told and tried, right what it looks like.

mod add_up;
mod at_work;
mod bar;
mod deliver;
mod demote;
mod foot;
mod gather;
mod list_rules;
mod notice;
mod panel;
mod parts;
mod predict;
mod quiz;
mod ridges;
mod scale;
mod slopes;
mod strips;
mod try_card;
mod words;

use egui::{Rect, ScrollArea, Ui, UiBuilder};

use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::app::theme::{size, space, theme, tour as anatomy};
use crate::app::views::Art;
use crate::app::widgets::{Button, hair_right};
use crate::learn::tour;
use crate::learn::tour::Step;
use crate::pipeline::FeedKind;

pub(super) use bar::ui as bar_ui;

/// What a part of the tour draws from.
struct Scene<'a> {
    state: &'a State,
    art: &'a Art<'a>,
    /// The step, counted from 0.
    at: usize,
    step: &'static Step,
}

impl<'a> Scene<'a> {
    fn of(state: &'a State, art: &'a Art<'a>) -> Scene<'a> {
        let at = state.session.learn.tour.step.min(tour().len() - 1);
        Scene { state, art, at, step: &tour()[at] }
    }

    /// The selected post's row, where it is a candidate.
    fn selected(&self) -> Option<u32> {
        self.state.results.ledger.slate.row_of(self.state.session.selected?)
    }

    /// Is what is chosen not the feed the tour is of?
    fn is_elsewhere(&self) -> bool {
        self.state.session.feed == FeedKind::Explore
    }

    /// Does the open step need scores, and are there none?
    fn lacks_scores(&self) -> bool {
        let is_of_scores = self.step.section.id != "gather" && self.step.section.id != "deliver";
        is_of_scores && !self.state.results.ledger.is_scored()
    }
}

/// Draws the open step.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let scene = Scene::of(state, art);
    notice::entered(&scene, commands);
    let body = ui.max_rect();
    if body.width() < size::ONE_PANEL_BELOW {
        let (above, below) = body.split_top_bottom_at_y(body.bottom() - anatomy::FOOT);
        part(ui, above, "one below the other", |ui| {
            ScrollArea::vertical().id_salt(scene.at).auto_shrink(false).show(ui, |ui| {
                padded(ui, |ui| panel::ui(ui, &scene, commands));
                ScrollArea::horizontal().id_salt("exhibit").auto_shrink([false, true]).show(ui, |ui| {
                    exhibit_ui(ui, &scene, commands);
                });
                padded(ui, |ui| panel::more_ui(ui, &scene, commands));
            });
        });
        ui.painter().rect_filled(below, 0, theme(ui).bg.panel);
        part(ui, below.shrink2(egui::vec2(space::PAGE, 0.0)), "foot", |ui| foot::ui(ui, &scene, commands));
        return;
    }
    let (left, right) = body.split_left_right_at_x(body.left() + anatomy::PANEL);
    ui.painter().rect_filled(left, 0, theme(ui).bg.panel);
    let (above, below) = left.split_top_bottom_at_y(left.bottom() - anatomy::FOOT);
    part(ui, above, "text", |ui| {
        ScrollArea::vertical().id_salt(scene.at).auto_shrink(false).show(ui, |ui| {
            padded(ui, |ui| {
                panel::ui(ui, &scene, commands);
                ui.add_space(space::XL);
                panel::more_ui(ui, &scene, commands);
            });
        });
    });
    part(ui, below.shrink2(egui::vec2(space::PAGE, 0.0)), "foot", |ui| foot::ui(ui, &scene, commands));
    hair_right(ui.painter(), left, theme(ui).stroke.hair);
    part(ui, right, "exhibit", |ui| {
        ScrollArea::both().id_salt(scene.at).auto_shrink(false).show(ui, |ui| exhibit_ui(ui, &scene, commands));
    });
}

/// What the open step looks like.
fn exhibit_ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let pad = if ui.available_width() < size::ONE_PANEL_BELOW { space::XL } else { space::PAGE };
    let width = (ui.available_width() - 2.0 * pad).clamp(anatomy::EXHIBIT_LEAST, anatomy::EXHIBIT_MOST);
    let spare = (ui.available_width() - 2.0 * pad - width).max(0.0);
    let origin = ui.cursor().min + egui::vec2(pad + (spare / 2.0).floor(), space::XL);
    let room = Rect::from_min_size(origin, egui::vec2(width, f32::INFINITY));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room).id_salt(&scene.step.section.id));
    parts::fade_in(&mut inner, scene.at);
    if scene.is_elsewhere() {
        home_ui(
            &mut inner,
            "Explore is chosen: its stages are told in the diagram. Home is the feed of the tour.",
            commands,
        );
    } else if scene.lacks_scores() {
        let words = "This feed is by time alone: newest first, without scores. Home is the ranked one.";
        home_ui(&mut inner, words, commands);
    } else if scene.state.results.ledger.found.is_empty() {
        parts::card(&mut inner, |ui| {
            parts::sentence(ui, "Nothing leads from this viewer to any post: there is nothing to show.");
        });
    } else {
        match scene.at {
            0 => gather::ui(&mut inner, scene, commands),
            1 => predict::ui(&mut inner, scene, commands),
            2 => add_up::ui(&mut inner, scene, commands),
            3 => ridges::ui(&mut inner, scene, commands),
            4 => demote::ui(&mut inner, scene, commands),
            5 => list_rules::ui(&mut inner, scene, commands),
            _ => deliver::ui(&mut inner, scene, commands),
        }
    }
    let used = inner.min_rect();
    ui.allocate_space(egui::vec2(width + spare + 2.0 * pad, used.height() + 2.0 * space::XL));
}

/// Why there is nothing to show, and the way to the feed there is.
fn home_ui(ui: &mut Ui, words: &str, commands: &mut Commands) {
    parts::card(ui, |ui| {
        parts::sentence(ui, words);
        ui.add_space(space::M);
        if ui.add(Button::new("Show Home").primary()).clicked() {
            commands.send(Command::Feed(FeedKind::Home));
        }
    });
}

/// A part of the view: its own clip, its own ids.
fn part(ui: &mut Ui, rect: Rect, name: &str, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}

/// With room on every side.
fn padded(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let pad = space::PAGE;
    let room = Rect::from_min_size(
        ui.cursor().min + egui::vec2(pad, pad),
        egui::vec2(ui.available_width() - 2.0 * pad, f32::INFINITY),
    );
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room));
    content(&mut inner);
    let height = inner.min_rect().height() + 2.0 * pad;
    ui.allocate_space(egui::vec2(ui.available_width(), height));
}
