//! Above the feeds: which moves are shown and how, a picture of it all, and a policy more.

use egui::{Align, Rect, RectAlign, Stroke, Ui, pos2, vec2};

use super::{lines, look};
use crate::app::command::{Command, Commands};
use crate::app::compare::duplicate;
use crate::app::document::OTHERS;
use crate::app::phone_picture::{PhonePart, PictureAsked};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, Theme, anatomy::menu, compare as anatomy, size, space, theme};
use crate::app::views::path_field;
use crate::app::widgets::{
    Button, CheckRow, IconButton, MenuRow, Segmented, Switch, Tip, label, line, popover, text_width,
};
use crate::files;
use crate::pipeline::knobs;

/// Moves of at least so many places.
const MOVES: [(&str, u32); 3] = [("any", 0), ("5", 5), ("10", 10)];
/// Before them.
const MOVED: &str = "Posts that moved at least";
/// One scroll for all feeds.
const TOGETHER: &str = "Scrolled together";
/// Small cards, or those of the phone.
const CARDS: [&str; 2] = ["full", "compact"];

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, state: &State, is_narrow: bool, commands: &mut Commands) {
    let bar = ui.max_rect().shrink2(vec2(space::XL, 0.0));
    let right = actions(ui, state, bar, is_narrow, commands);
    let mut row = Row { bar, left: bar.left(), right: right - space::XL };
    let view = state.session.compare;
    if is_narrow {
        let beside = if view.turning.is_some() { "Knobs" } else { "Numbers" };
        if let Some(at) = row.choice(ui, "Show", &["Feeds", beside], usize::from(view.numbers)) {
            look(state, |view| view.numbers = at == 1, commands);
        }
        if view.numbers {
            return;
        }
    } else {
        row.words(ui, MOVED);
    }
    let chosen = MOVES.iter().position(|(_, moved)| *moved == view.moved).unwrap_or(0);
    if let Some(at) = row.choice(ui, MOVED, &MOVES.map(|(name, _)| name), chosen) {
        look(state, |view| view.moved = MOVES[at].1, commands);
    }
    let cards = Segmented { label: "Cards", options: &CARDS, chosen: usize::from(!view.full), enabled: true };
    let words = |ui: &Ui, text: &str| text_width(ui.painter(), text, Style::BODY).ceil() + space::M;
    let needed =
        words(ui, TOGETHER) + size::SWITCH.x + space::XL + words(ui, "Cards") + cards.size(ui, size::SEGMENTED_BAR).x;
    if row.room() < needed {
        let button =
            Rect::from_min_size(pos2(row.left, bar.center().y - size::BUTTON / 2.0), vec2(size::BUTTON, size::BUTTON));
        let button = IconButton::new(Icon::MORE, "How the feeds are shown").show(ui, button);
        popover(&button, RectAlign::BOTTOM_END, size::MENU, |ui| shown_ui(ui, state, commands));
        return;
    }
    row.words(ui, TOGETHER);
    let cell = row.next(size::SWITCH.x, size::SWITCH.y);
    if (Switch { label: TOGETHER, on: !view.apart }).show(ui, cell).clicked() {
        look(state, |view| view.apart = !view.apart, commands);
    }
    row.words(ui, "Cards");
    if let Some(at) = row.choice(ui, "Cards", &CARDS, usize::from(!view.full)) {
        look(state, |view| view.full = at == 0, commands);
    }
    legend(ui, &row);
}

/// What stands side by side, from the left.
struct Row {
    bar: Rect,
    left: f32,
    right: f32,
}

impl Row {
    fn room(&self) -> f32 {
        self.right - self.left
    }

    fn next(&mut self, width: f32, height: f32) -> Rect {
        let rect = Rect::from_center_size(pos2(self.left + width / 2.0, self.bar.center().y), vec2(width, height));
        self.left = rect.right() + space::XL;
        rect
    }

    fn words(&mut self, ui: &mut Ui, text: &str) {
        let width = text_width(ui.painter(), text, Style::BODY).ceil();
        let rect = self.next(width, self.bar.height());
        label(ui, rect, Align::Min, text, Style::BODY, theme(ui).text.secondary);
        self.left = rect.right() + space::M;
    }

    fn choice(&mut self, ui: &mut Ui, label: &str, options: &[&str], chosen: usize) -> Option<usize> {
        let segmented = Segmented { label, options, chosen, enabled: true };
        let rect = self.next(segmented.size(ui, size::SEGMENTED_BAR).x, size::SEGMENTED_BAR);
        segmented.show(ui, rect)
    }
}

/// At the right: a brief, a picture, and a policy more; answers where they begin.
fn actions(ui: &mut Ui, state: &State, bar: Rect, is_narrow: bool, commands: &mut Commands) -> f32 {
    let add = Button::new("Add policy").icon(Icon::ADD).enabled(state.document.others.len() < OTHERS);
    let width = add.size(ui).x;
    let rect = Rect::from_center_size(pos2(bar.right() - width / 2.0, bar.center().y), vec2(width, size::BUTTON));
    let button = add.show(ui, rect);
    let export = Button::new("Export")
        .icon(Icon::SAVE_FILE)
        .tip(Tip::new("Export").text("saves the feeds, side by side, as a PNG picture.").linked());
    let width = export.size(ui).x;
    let rect = rect.with_max_x(rect.left() - space::M).with_min_x(rect.left() - space::M - width);
    let export = export.show(ui, rect);
    let tip = Tip::new("Brief").text("writes what the policies change, on every viewer, as a page to read or print.");
    let brief = Button::new("Brief").icon(Icon::BRIEF).tip(tip);
    let width = if is_narrow { size::BUTTON } else { brief.size(ui).x };
    let rect = rect.with_max_x(rect.left() - space::M).with_min_x(rect.left() - space::M - width);
    let page = if is_narrow { IconButton::new(Icon::BRIEF, "Brief").show(ui, rect) } else { brief.show(ui, rect) };
    popover(&page, RectAlign::BOTTOM_END, size::MENU, |ui| brief_ui(ui, commands));
    popover(&export, RectAlign::BOTTOM_END, size::MENU, |ui| export_ui(ui, state, commands));
    popover(&button, RectAlign::BOTTOM_END, menu::POLICIES, |ui| add_ui(ui, state, commands));
    rect.left()
}

/// The same switches in a menu, where the bar has no room for them.
fn shown_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let view = state.session.compare;
    if (CheckRow { label: TOGETHER, word: None, note: "", on: !view.apart }).show(ui).clicked() {
        look(state, |view| view.apart = !view.apart, commands);
    }
    if (CheckRow { label: "Full cards", word: None, note: "", on: view.full }).show(ui).clicked() {
        look(state, |view| view.full = !view.full, commands);
    }
}

/// What the lines mean, at the right, where there is room.
fn legend(ui: &Ui, row: &Row) {
    let (theme, painter) = (theme(ui), ui.painter());
    let entries = [("up", 1, lines::width(0)), ("down, thicker is further", -1, lines::width(i64::from(MOVES[2].1)))];
    let width = |text: &str| text_width(painter, text, Style::CAPTION).ceil();
    let all: f32 = entries.iter().map(|(text, ..)| anatomy::LEGEND + space::S + width(text)).sum::<f32>() + space::L;
    if row.room() < all {
        return;
    }
    let mut left = row.right - all;
    for (text, up, thick) in entries {
        let y = row.bar.center().y;
        let ends = [pos2(left, y), pos2(left + anatomy::LEGEND, y)];
        painter.line_segment(ends, Stroke::new(thick, lines::ink(theme, up, false)));
        left += anatomy::LEGEND + space::S;
        let rect = Rect::from_x_y_ranges(left..=left + width(text) + 1.0, row.bar.y_range());
        line(painter, rect, Align::Min, text, Style::CAPTION, theme.text.secondary);
        left += width(text) + space::L;
    }
}

/// Where the feeds, side by side and at twice the size, are saved: by dialog, or by a path where no dialog can be had.
fn export_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let theme = Theme::of(state.session.dark);
    let asked = PictureAsked { part: PhonePart::Comparison, scale: 2, theme };
    let save =
        MenuRow::new("Save the feeds as PNG…").icon(Icon::SAVE_FILE).effect("side by side, with names and notes");
    if save.show(ui).clicked() {
        commands.send(Command::AskPicture(asked));
    }
    if let Some(path) = path_field::ui(ui, "Path to save the feeds to") {
        commands.send(Command::SavePicture(asked, path));
    }
}

/// Where the brief is saved: by dialog, or by a path where no dialog can be had.
fn brief_ui(ui: &mut Ui, commands: &mut Commands) {
    let save = MenuRow::new("Save the brief…").icon(Icon::SAVE_FILE).effect("HTML or Markdown, by its name");
    if save.show(ui).clicked() {
        commands.send(Command::AskBrief);
    }
    if let Some(path) = path_field::ui(ui, "Path to save the brief to") {
        commands.send(Command::SaveBrief(path));
    }
}

/// A copy of the policy at hand, one from a file, or a preset.
fn add_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let own = &state.document.policy;
    if MenuRow::new("Duplicate A").effect(&own.name).icon(Icon::COPY).show(ui).clicked() {
        commands.send(duplicate(own));
    }
    if MenuRow::new("Open a policy…").icon(Icon::OPEN).show(ui).clicked() {
        commands.send(Command::AskOpenOther);
    }
    if let Some(path) = path_field::ui(ui, "Path of a policy to add") {
        commands.send(Command::OpenOther(path));
    }
    for preset in files::PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok()) {
        if MenuRow::new(&preset.name).effect(&preset.source).show(ui).clicked() {
            commands.send(Command::AddOther(Box::new(preset)));
        }
    }
}
