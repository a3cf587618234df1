//! The window: takes what the desktop brings, draws the state, applies the commands.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Ui};

use crate::domain::{ViewerId, World};
use crate::files::{self, FileError, Progress};
use crate::policy::Policy;

use super::command::{Command, Commands};
use super::document::WorldSource;
use super::pictures::{Pictures, Portraits};
use super::preferences::Preferences;
use super::session::ThemeChoice;
use super::shortcuts;
use super::state::State;
use super::theme;
use super::views;

/// What to open the window on.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The world.
    pub world: Arc<World>,
    /// Where it came from.
    pub source: WorldSource,
    /// The policy.
    pub policy: Policy,
    /// The file the policy came from.
    pub policy_path: Option<PathBuf>,
    /// Whose feed is shown.
    pub viewer: ViewerId,
    /// Nothing was asked for: go on where the last session ended.
    pub resume: bool,
}

impl Opening {
    /// The built-in world with its first viewer and the default policy.
    ///
    /// # Errors
    /// Only where the program was built from a broken sample.
    pub fn built_in() -> Result<Opening, FileError> {
        let name = files::samples().next().unwrap_or_default();
        Ok(Opening {
            world: Arc::new(files::sample(name, &Progress::new())?),
            source: WorldSource::Sample(name),
            policy: Policy::defaults(),
            policy_path: None,
            viewer: ViewerId(0),
            resume: false,
        })
    }
}

/// The state of the window with what it draws with.
pub struct Window {
    /// Everything the window knows.
    pub state: State,
    /// Pictures and faces.
    pub pictures: Pictures,
    portraits: Portraits,
    portraits_of: Arc<World>,
    commands: Commands,
    memory: Option<Memory>,
}

/// What is remembered, and where.
struct Memory {
    path: PathBuf,
    written: Preferences,
    looked_at: Instant,
}

/// How often what is remembered is compared with what was written. Assumed.
const REMEMBER_EVERY: Duration = Duration::from_secs(2);

impl Window {
    /// A window that remembers nothing.
    #[must_use]
    pub fn new(opening: Opening, pictures: Pictures) -> Window {
        let mut state = State::new(opening.world.clone(), opening.source);
        state.document.policy = opening.policy;
        state.document.policy_path = opening.policy_path;
        state.document.viewer = opening.viewer;
        state.settle();
        Window {
            portraits: Portraits::of(&opening.world),
            portraits_of: opening.world,
            state,
            pictures,
            commands: Commands::default(),
            memory: None,
        }
    }

    /// The same window with what is remembered: how it looked, and on `resume` also what was open.
    #[must_use]
    pub fn remembering(mut self, resume: bool) -> Window {
        if let Some(path) = Preferences::path() {
            let written = Preferences::load(&path);
            let last = if resume { written.clone() } else { written.clone().looks() };
            last.restore(&mut self.state);
            self.memory = Some(Memory { path, written, looked_at: Instant::now() });
        }
        self
    }

    /// Takes in what workers finished, what was dropped, and the keys.
    pub fn listen(&mut self, ctx: &Context) {
        self.state.poll();
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths = dropped.into_iter().map(|file| file.path().to_owned());
        let commands: Vec<Command> = paths.map(Command::Open).chain(shortcuts::pressed(ctx, &self.state)).collect();
        commands.into_iter().for_each(|command| self.state.apply(command));
        let wanted = match self.state.session.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != wanted {
            ctx.set_theme(wanted);
        }
        self.remember();
    }

    /// Draws the state, then applies what was asked for while drawing.
    pub fn draw(&mut self, ui: &mut Ui) {
        if !Arc::ptr_eq(&self.portraits_of, &self.state.document.world) {
            self.portraits_of = self.state.document.world.clone();
            self.portraits = Portraits::of(&self.portraits_of);
        }
        let art = views::Art { pictures: &self.pictures, portraits: &self.portraits };
        views::ui(ui, &self.state, &art, &mut self.commands);
        let commands = self.commands.take();
        if !commands.is_empty() {
            ui.ctx().request_repaint();
        }
        commands.into_iter().for_each(|command| self.state.apply(command));
    }

    fn remember(&mut self) {
        if self.memory.as_ref().is_some_and(|memory| memory.looked_at.elapsed() > REMEMBER_EVERY) {
            self.remember_now();
        }
    }

    fn remember_now(&mut self) {
        let Some(memory) = &mut self.memory else { return };
        memory.looked_at = Instant::now();
        let now = Preferences::of(&self.state);
        // A window that cannot remember works all the same.
        if now != memory.written && now.save(&memory.path).is_ok() {
            memory.written = now;
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.listen(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.remember_now();
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// Where there is no display, or the window system refuses.
pub fn run(opening: Opening) -> Result<(), eframe::Error> {
    let resume = opening.resume;
    let window = Window::new(opening, Pictures::new());
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/art/icon-512.png")).unwrap_or_default();
    let viewport = egui::ViewportBuilder::default()
        .with_title("Glassfeed")
        .with_app_id("glassfeed")
        .with_icon(icon)
        .with_inner_size(theme::size::WINDOW)
        .with_min_inner_size(theme::size::WINDOW_MIN);
    let options = eframe::NativeOptions { viewport, centered: true, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "Glassfeed",
        options,
        Box::new(move |created| {
            theme::install(&created.egui_ctx);
            let mut window = window.remembering(resume);
            let ctx = created.egui_ctx.clone();
            window.state.jobs.wake_with(move || ctx.request_repaint());
            Ok(Box::new(window))
        }),
    )
}
