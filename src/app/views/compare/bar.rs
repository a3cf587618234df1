//! Above the feeds: which moves are shown, and a policy more.

use egui::{Align, Rect, RectAlign, Ui, pos2, vec2};

use super::look;
use crate::app::command::{Command, Commands};
use crate::app::document::OTHERS;
use crate::app::phone_picture::{PhonePart, PictureAsked};
use crate::app::state::State;
use crate::app::theme::{Icon, Style, Theme, anatomy::menu, size, space, theme};
use crate::app::views::path_field;
use crate::app::widgets::{Button, IconButton, MenuRow, Segmented, Tip, label, popover, text_width};
use crate::files;
use crate::pipeline::knobs;
use crate::policy::Policy;

/// Moves of at least so many places.
const MOVES: [(&str, u32); 3] = [("any", 0), ("5", 5), ("10", 10)];

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, state: &State, is_narrow: bool, commands: &mut Commands) {
    let bar = ui.max_rect().shrink2(vec2(space::XL, 0.0));
    let add = Button::new("Add policy").icon(Icon::ADD).enabled(state.document.others.len() < OTHERS);
    let width = add.size(ui).x;
    let rect = Rect::from_center_size(pos2(bar.right() - width / 2.0, bar.center().y), vec2(width, size::BUTTON));
    let button = add.show(ui, rect);
    let export = Button::new("Export")
        .icon(Icon::SAVE_FILE)
        .tip(Tip::new("Export").text("saves the feeds, side by side, as a PNG picture.").linked());
    let width = export.size(ui).x;
    let rect = rect.with_max_x(rect.left() - space::M).with_min_x(rect.left() - space::M - width);
    if export.show(ui, rect).clicked() {
        commands.send(picture(state));
    }
    let tip = Tip::new("Brief").text("writes what the policies change, on every viewer, as a page to read or print.");
    let brief = Button::new("Brief").icon(Icon::BRIEF).tip(tip);
    let width = if is_narrow { size::BUTTON } else { brief.size(ui).x };
    let rect = rect.with_max_x(rect.left() - space::M).with_min_x(rect.left() - space::M - width);
    let page = if is_narrow { IconButton::new(Icon::BRIEF, "Brief").show(ui, rect) } else { brief.show(ui, rect) };
    popover(&page, RectAlign::BOTTOM_END, size::MENU, |ui| brief_ui(ui, commands));
    popover(&button, RectAlign::BOTTOM_END, menu::POLICIES, |ui| add_ui(ui, state, commands));
    let mut left = bar.left();
    let mut next = |ui: &Ui, segmented: &Segmented<'_>| {
        let width = segmented.size(ui, size::SEGMENTED_BAR).x;
        let rect = Rect::from_center_size(pos2(left + width / 2.0, bar.center().y), vec2(width, size::SEGMENTED_BAR));
        left = rect.right() + space::XL;
        rect
    };
    let view = state.session.compare;
    if is_narrow {
        let segmented = Segmented {
            label: "Show",
            options: &["Feeds", "Numbers"],
            chosen: usize::from(view.numbers),
            enabled: true,
        };
        let rect = next(ui, &segmented);
        if let Some(at) = segmented.show(ui, rect) {
            look(state, |view| view.numbers = at == 1, commands);
        }
        if view.numbers {
            return;
        }
    }
    let names = MOVES.map(|(name, _)| name);
    let chosen = MOVES.iter().position(|(_, moved)| *moved == view.moved).unwrap_or(0);
    let segmented = Segmented { label: "Posts that moved at least", options: &names, chosen, enabled: true };
    let words = "Posts that moved at least";
    if !is_narrow {
        let width = text_width(ui.painter(), words, Style::BODY).ceil();
        let rect = Rect::from_min_size(pos2(left, bar.top()), vec2(width, bar.height()));
        label(ui, rect, Align::Min, words, Style::BODY, theme(ui).text.secondary);
        left = rect.right() + space::M;
    }
    let width = segmented.size(ui, size::SEGMENTED_BAR).x;
    let rect = Rect::from_center_size(pos2(left + width / 2.0, bar.center().y), vec2(width, size::SEGMENTED_BAR));
    if let Some(at) = segmented.show(ui, rect) {
        look(state, |view| view.moved = MOVES[at].1, commands);
    }
}

/// The feeds, side by side, at twice the size.
fn picture(state: &State) -> Command {
    let theme = Theme::of(state.session.dark);
    Command::AskPicture(PictureAsked { part: PhonePart::Comparison, scale: 2, theme })
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

/// A copy of the policy at hand, or a preset.
fn add_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let own = &state.document.policy;
    if MenuRow::new("Duplicate A").effect(&own.name).icon(Icon::COPY).show(ui).clicked() {
        let name = format!("{} copy", own.name);
        commands.send(Command::AddOther(Box::new(Policy { name, ..own.clone() })));
    }
    for preset in files::PRESETS.iter().filter_map(|preset| preset.policy(knobs()).ok()) {
        if MenuRow::new(&preset.name).effect(&preset.source).show(ui).clicked() {
            commands.send(Command::AddOther(Box::new(preset)));
        }
    }
}
