//! The left and right panels of Tune, driven by their accessible names.
#![cfg(feature = "app")]

use egui::{Rect, UiBuilder, vec2};
use glassfeed::app::command::{Command, Commands};
use glassfeed::app::document::WorldSource;
use glassfeed::app::headless;
use glassfeed::app::pictures::{Pictures, Portraits};
use glassfeed::app::session::InspectorTab;
use glassfeed::app::state::State;
use glassfeed::app::theme::{Theme, size};
use glassfeed::app::views::{self, Art};
use glassfeed::files::{Progress, sample};
use std::sync::Arc;

fn harbor() -> State {
    let world = sample("harbor", &Progress::new()).unwrap();
    State::new(Arc::new(world), WorldSource::Sample("harbor"))
}

/// Both panels as the window places them.
fn panels(ui: &mut egui::Ui, state: &State, art: &Art<'_>, commands: &mut Commands) {
    let all = ui.max_rect();
    let left = Rect::from_min_size(all.min, vec2(size::KNOBS, all.height()));
    ui.painter().rect_filled(all, 0, glassfeed::app::theme::theme(ui).bg.panel);
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("knobs"), |ui| views::knobs::ui(ui, state, commands));
    let right = all.with_min_x(left.right() + 40.0);
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("inspector"), |ui| match state.session.tab {
        InspectorTab::Post => views::post::ui(ui, state, art, commands),
        InspectorTab::AllPosts => views::table::ui(ui, state, art, commands),
    });
}

fn picture(name: &str, state: &State, theme: &'static Theme) {
    let pictures = Pictures::immediate();
    let portraits = Portraits::of(&state.document.world);
    let art = Art { pictures: &pictures, portraits: &portraits };
    let wide = if state.session.tab == InspectorTab::Post { size::INSPECTOR } else { size::TABLE };
    let mut commands = Commands::default();
    let image = headless::render(vec2(size::KNOBS + 40.0 + wide, 900.0), 1.0, theme, |ui| {
        panels(ui, state, &art, &mut commands);
    });
    std::fs::create_dir_all("target/pictures").unwrap();
    image.save(format!("target/pictures/panels-{name}.png")).unwrap();
}

#[test]
fn the_panels_can_be_looked_at() {
    let mut state = harbor();
    picture("post-light", &state, &Theme::LIGHT);
    picture("post-dark", &state, &Theme::DARK);
    state.apply(Command::Tab(InspectorTab::AllPosts));
    picture("table-light", &state, &Theme::LIGHT);
    picture("table-dark", &state, &Theme::DARK);
}
