//! The inspector while the stories tray is at hand: why an account stands where it does in it, or is not in it.

mod affinity;
mod everybody;
mod place;

use egui::{Align, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::story, size, space, theme};
use crate::app::widgets::{Avatar, Run, label, line, runs};
use crate::domain::{AccountId, hours_between};
use crate::pipeline::Removal;

use super::Art;
use super::post::section;

/// The story of the account at hand.
pub(super) fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    ScrollArea::vertical().id_salt("circle").auto_shrink(false).show(ui, |ui| {
        let stories = &state.results.stories;
        if let Some(account) = state.circle() {
            header_ui(ui, state, art, account);
            match stories.tray_of(account) {
                Some(tray) => place::ui(ui, state, tray),
                None => {
                    if let Some(removal) = stories.verdict(account).and_then(|considered| considered.removed) {
                        let text = format!("{}.", sentence(removal.reason));
                        section::note_ui(ui, &format!("Not in the tray: {}", step_name(removal)), &text);
                    }
                }
            }
            affinity::ui(ui, state, account);
        } else {
            section::note_ui(ui, "The tray is empty", "Nobody the viewer follows has a story now.");
        }
        everybody::ui(ui, state, commands);
    });
}

fn header_ui(ui: &mut Ui, state: &State, art: &Art<'_>, id: AccountId) {
    section::framed(ui, |ui| {
        let theme = theme(ui);
        let stories = &state.results.stories;
        let account = state.document.world.account(id);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), story::PICTURE), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Stories of {}", account.id)));
        let portrait = art.portraits.get(id);
        let middle = pos2(rect.left() + size::AVATAR_STORY / 2.0, rect.center().y);
        Avatar { pictures: art.pictures, portrait: &portrait, ring: None }.paint(ui, middle, size::AVATAR_STORY);
        let mut words = rect.with_min_x(rect.left() + size::AVATAR_STORY + space::L);
        if let Some(place) = stories.place(id) {
            words.max.x -= story::RANK;
            let cell = rect.with_min_x(words.right());
            line(ui.painter(), cell, Align::Max, &numbers::count(place as u64), Style::RANK, theme.text.primary);
        }
        let height = Style::TITLE.line + Style::CAPTION.line + space::XS;
        let name = Rect::from_min_size(
            pos2(words.left(), words.center().y - height / 2.0),
            vec2(words.width(), Style::TITLE.line),
        );
        let names = [
            Run(&account.name, Style::TITLE, theme.text.primary),
            Run("  ", Style::BODY, theme.text.tertiary),
            Run(&account.id, Style::BODY, theme.text.tertiary),
        ];
        runs(ui.painter(), name, Align::Min, &names);
        let facts =
            name.translate(vec2(0.0, name.height() + space::XS)).with_max_y(name.bottom() + height - name.height());
        let told = stories.tray_of(id).map_or_else(String::new, |tray| {
            let age = numbers::age(hours_between(tray.newest, state.document.now));
            let count = numbers::count(tray.stories.len() as u64);
            let noun = if tray.stories.len() == 1 { "story" } else { "stories" };
            let friend = if tray.close_friend { "  ·  close friend" } else { "" };
            format!("{count} {noun}  ·  newest {age}{friend}")
        });
        label(ui, facts, Align::Min, &told, Style::CAPTION, theme.text.tertiary);
    });
}

/// The step that dropped an account, by its name.
fn step_name(removal: Removal) -> &'static str {
    let step = crate::pipeline::stories::STEPS.iter().find(|step| step.id == removal.stage);
    step.map_or(removal.stage, |step| step.name)
}

/// Why it was dropped, as a sentence without its stop.
fn sentence(reason: &str) -> &'static str {
    match reason {
        "own" => "It is the viewer’s own account",
        "not_followed" => "The viewer does not follow it",
        "too_old" => "Its stories are older than a story lives",
        "future" => "Its stories are posted after the clock’s time",
        "muted" => "The viewer muted it",
        "close_friends_only" => "Its stories are for close friends, and those are left out",
        _ => "It was left out",
    }
}

/// The same in a row.
pub(super) fn short(reason: &str) -> &'static str {
    match reason {
        "own" => "one’s own",
        "not_followed" => "not followed",
        "too_old" => "too old",
        "future" => "not posted yet",
        "muted" => "muted",
        "close_friends_only" => "for close friends",
        _ => "left out",
    }
}
