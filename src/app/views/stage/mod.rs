//! The stage: a phone with the feed in it, beside each card its rank and why, and the whole feed at a glance.

mod ad;
mod ad_reasons;
mod caption;
mod card;
mod comments;
mod cover;
mod effects;
mod empty;
mod explore;
mod feed;
mod follow;
mod glide;
mod grid;
mod gutter;
mod media;
mod memory;
mod menu;
mod paint;
mod phone;
mod places;
mod post_reasons;
mod preview_menu;
mod previews;
mod profile;
mod pull;
mod reasons;
mod roll;
mod screen;
mod scroll;
mod sheet;
mod still;
mod story;
mod strip;
mod tray;

use std::sync::Arc;

use egui::{Color32, CornerRadius, Id, Pos2, Rect, Ui, UiBuilder};

use super::Art;
use super::memo::memo;
use crate::app::command::Commands;
use crate::app::phone::Device;
use crate::app::pictures::Scene;
use crate::app::state::State;
use crate::app::theme::{Theme, theme};
use crate::app::widgets::{self, Avatar, Ring};
use crate::domain::{AccountId, Ad, AdId, Art as Picture, Viewer, World};
use crate::pipeline::{FeedKind, Tray};

pub(super) use phone::{WORDMARK, name as feed_name};
pub(super) use still::Still;

use memory::Memory;
use places::Places;
use reasons::ListRules;
use screen::Screen;

/// Draws the stage in all of the ui's room.
pub fn ui(ui: &mut Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let device = places::fitting(ui.max_rect().width(), state.session.phone.device);
    let show = Show::of(ui, state, art, device);
    let places = Places::within(ui.max_rect(), device, show.screen.head());
    ui.painter().rect_filled(places.stage, CornerRadius::ZERO, show.theme.bg.canvas);
    let mut memory = Memory::take(ui, state, &show.screen);
    phone::body_ui(ui, &show, &places);
    let focused = ui.memory(egui::Memory::focused);
    let mut behind = behind(ui, state.session.is_covered());
    pull::follow_wheel(&behind, &places, &mut memory, commands);
    pull::follow_finger(&behind, &places, &mut memory, commands);
    feed::ui(&mut behind, &show, &places, &mut memory, commands);
    pull::paint(&behind, &show, &places, &memory);
    phone::top_ui(&mut behind, &show, &places, commands);
    preview_menu::ui(ui, &show, &places, &memory, commands);
    strip::ui(ui, &show, &places, &mut memory);
    let cover = match state.session.story {
        Some(_) => story::ui(ui, &show, &places, commands),
        None if state.session.has_sheet() => {
            let mut under = self::behind(ui, true);
            explore::whole::ui(&mut under, &show, &places, commands);
            sheet::ui(ui, &show, &places, commands)
        }
        None if state.session.explore.seeks => explore::search::ui(ui, &show, &places, commands),
        None => explore::whole::ui(ui, &show, &places, commands),
    };
    cover::hold(ui, cover, focused);
    memory.keep(ui);
}

/// A ui for the feed and what stands above it: looks the same but takes no input where something covers it.
fn behind(ui: &mut Ui, is_covered: bool) -> Ui {
    let mut behind = ui.new_child(UiBuilder::new().id_salt("feed").max_rect(ui.max_rect()));
    if is_covered {
        behind.style_mut().visuals.disabled_alpha = 1.0;
        behind.disable();
    }
    behind
}

/// Draws only the phone's screen, at `screen`, the feed scrolled down by `offset`: what a picture of the feed is made of.
/// Answers how high a screen is that shows the feed to its end.
pub fn screen_ui(ui: &mut Ui, state: &State, art: &Art<'_>, screen: Rect, offset: f32) -> f32 {
    let show = Show::of(ui, state, art, state.session.phone.device);
    let places = Places::of_screen(screen, show.screen.head());
    let mut memory = Memory::scrolled_to(offset);
    let commands = &mut Commands::default();
    ui.painter().rect_filled(screen, CornerRadius::ZERO, show.screen.theme.phone.screen);
    let length = feed::ui(ui, &show, &places, &mut memory, commands);
    phone::top_ui(ui, &show, &places, commands);
    show.screen.head() + length
}

/// What the parts of the stage draw from.
struct Show<'a> {
    state: &'a State,
    art: &'a Art<'a>,
    /// The theme of what stands beside the phone.
    theme: &'static Theme,
    /// What is on the phone's screen wears this.
    screen: Screen,
    rules: Arc<ListRules>,
    top_score: f64,
}

impl<'a> Show<'a> {
    fn of(ui: &Ui, state: &'a State, art: &'a Art<'a>, device: Device) -> Show<'a> {
        let scores = state.results.ledger.scores.iter().copied().filter(|score| score.is_finite());
        Show {
            state,
            art,
            theme: theme(ui),
            screen: Screen::new(&state.session.phone, theme(ui), device)
                .with_chips(state.session.feed == FeedKind::Explore),
            rules: memo(ui, Id::unique("list rules"), state.results.revision, || ListRules::of(&state.results)),
            top_score: scores.fold(0.0, f64::max),
        }
    }

    fn world(&self) -> &'a World {
        self.state.results.world()
    }

    fn viewer(&self) -> &'a Viewer {
        self.state.document.viewer()
    }

    fn ad(&self, id: AdId) -> &'a Ad {
        &self.world().ads[id.0 as usize]
    }

    /// A score as a share of the highest one, 0..1.
    fn share_of_top(&self, score: f64) -> f32 {
        if self.top_score > 0.0 { (score / self.top_score).clamp(0.0, 1.0) as f32 } else { 0.0 }
    }

    /// The color of what the rules of the card's kind do.
    fn rules_hue(&self) -> Color32 {
        self.theme.kind(crate::pipeline::ComponentKind::Rules).text
    }

    /// The ring around an account's face: that of its story, or a close friend's.
    fn ring(&self, account: AccountId) -> Option<Ring> {
        let tray = self.state.results.stories.tray_of(account);
        let is_close = || self.viewer().close_friends.contains(&account);
        tray.map(|tray| self.story_ring(tray)).or_else(|| is_close().then_some(Ring::CloseFriend))
    }

    /// The ring around a circle of the tray.
    fn story_ring(&self, tray: &Tray) -> Ring {
        match tray.close_friend {
            _ if tray.stories.iter().all(|&at| story::has_seen(self, at)) => Ring::Seen,
            true => Ring::CloseFriend,
            false => Ring::Story,
        }
    }

    /// Paints an account's face.
    fn face(&self, ui: &Ui, account: AccountId, middle: Pos2, diameter: f32, ring: Option<Ring>) {
        let portrait = self.art.portraits.get(account);
        Avatar { pictures: self.art.pictures, portrait: &portrait, ring }.paint(ui, middle, diameter);
    }

    /// Paints a post's, a slide's or an ad's picture.
    fn scene(&self, ui: &Ui, picture: &Picture, slide: u32, place: Rect) {
        widgets::picture(ui, self.art.pictures, place, Scene::of(picture, slide), CornerRadius::ZERO, false);
    }
}
