//! A picture of the window, with no display and no GPU.

use std::path::Path;

use egui::Vec2;

use super::command::Command;
use super::compare::Panel;
use super::headless;
use super::lab::LabPanel;
use super::lab::days::{DaysAsked, Whose};
use super::lab::train::TrainAsked;
use super::pictures::Pictures;
use super::session::InspectorTab;
use super::state::State;
use super::stories::TrayView;
use super::theme::Theme;
use super::window::Window;
use crate::files::{self, FileError};
use crate::learn::View;
use crate::pipeline::FeedKind;

/// So many days pass for a picture of them. Assumed: enough to see lines.
const DAYS: usize = 4;

/// What of the window a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shot {
    /// A view; Tune with the selected post.
    View(View),
    /// Tune with all posts.
    Table,
    /// Tune with Explore in the phone.
    Explore,
    /// Tune with the stories tray.
    Stories,
    /// Compare with that panel.
    Panel(Panel),
    /// The Lab with that panel.
    Lab(LabPanel),
}

impl Shot {
    /// All of them, with their names on the command line.
    pub fn all() -> impl Iterator<Item = (&'static str, Shot)> {
        let views = View::ALL.into_iter().map(|view| (view.id(), Shot::View(view)));
        let panels = [
            ("sensitivity", Panel::Sensitivity),
            ("two-posts", Panel::Pair),
            ("fit", Panel::Fit),
            ("tune-for-me", Panel::TuneForMe),
        ];
        let panels = panels.into_iter().map(|(name, panel)| (name, Shot::Panel(panel)));
        let map = ("map", Shot::Lab(LabPanel::Map));
        let signals = ("signals", Shot::Lab(LabPanel::Signals));
        let tune = [("table", Shot::Table), ("explore", Shot::Explore), ("stories", Shot::Stories)];
        let days = ("days", Shot::Lab(LabPanel::Days));
        let others = tune.into_iter().chain([map, signals, days]);
        views.chain(others).chain(panels)
    }
}

/// How a picture is taken.
#[derive(Clone, Copy, Debug)]
pub struct Pictured {
    /// What it shows.
    pub shot: Shot,
    /// How large the window is, in points.
    pub size: Vec2,
    /// Pixels to the point.
    pub scale: f32,
    /// The theme it wears.
    pub theme: &'static Theme,
}

/// Draws the window and saves it as a PNG.
///
/// # Errors
/// Where the file cannot be written; the old one is then untouched.
pub fn snapshot(state: State, pictured: &Pictured, path: &Path) -> Result<(), FileError> {
    let mut window = Window::new(state, Pictures::immediate());
    let (shown, tab) = match pictured.shot {
        Shot::View(view) => (Command::View(view), InspectorTab::Post),
        Shot::Table => (Command::View(View::Tune), InspectorTab::AllPosts),
        Shot::Explore => (Command::Feed(FeedKind::Explore), InspectorTab::Post),
        Shot::Stories => (Command::Tray(TrayView { open: true, selected: None }), InspectorTab::Post),
        Shot::Panel(panel) => (Command::Panel(panel), InspectorTab::Post),
        Shot::Lab(panel) => (Command::LabPanel(panel), InspectorTab::Post),
    };
    window.state.jobs.places.at_once = true;
    window.state.jobs.losses.at_once = true;
    window.state.apply(shown);
    window.state.session.tab = tab;
    // A measured time would make every picture another.
    window.state.results.took = std::time::Duration::ZERO;
    window.state.jobs.trials.at_once = true;
    window.state.jobs.everybody.at_once = true;
    window.state.jobs.sensitivity.at_once();
    window.state.jobs.tuning.at_once = true;
    window.state.jobs.fitting.at_once = true;
    window.state.jobs.training.at_once();
    window.state.jobs.mapping.at_once();
    window.state.jobs.signals.at_once();
    window.state.jobs.days.at_once();
    window.state.jobs.previews.at_once = true;
    window.state.jobs.finding.at_once = true;
    window.state.jobs.editing.at_once();
    if pictured.shot == Shot::View(View::Lab) && window.state.session.lab.panel == LabPanel::Train {
        // The smallest crowd, so that a picture does not take long.
        window.state.session.lab.train.crowd = 0;
        window.state.apply(Command::Train(TrainAsked::Start));
    }
    if pictured.shot == Shot::Lab(LabPanel::Days) {
        let days = &mut window.state.session.lab.days;
        (days.whose, days.seeds) = (Whose::World, 1);
        (0..DAYS).for_each(|_| window.state.apply(Command::Days(DaysAsked::Step)));
    }
    let picture = headless::render(pictured.size, pictured.scale, pictured.theme, |ui| window.draw(ui));
    files::replace(path, |to| {
        let encoder = image::codecs::png::PngEncoder::new(to);
        picture.write_with_encoder(encoder).map_err(std::io::Error::other)
    })
}
