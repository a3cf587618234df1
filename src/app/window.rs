//! The window: takes what the desktop brings, draws the state, applies the commands.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Ui};

use crate::domain::World;
use crate::files::WorldSource;
use crate::policy::Policy;

use super::command::{Command, Commands};
use super::pictures::{Pictures, Portraits};
use super::preferences::{Arrival, Preferences};
use super::session::ThemeChoice;
use super::shortcuts;
use super::state::State;
use super::theme;
use super::views;

/// What to open the window on; what is not said is as it was left the last time.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The world; it is read while the window is up.
    pub world: Option<WorldSource>,
    /// The policy.
    pub policy: Option<Policy>,
    /// The handle of the viewer.
    pub viewer: Option<String>,
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
    pub fn new(state: State, pictures: Pictures) -> Window {
        let world = state.document.world.clone();
        Window {
            portraits: Portraits::of(&world),
            portraits_of: world,
            state,
            pictures,
            commands: Commands::default(),
            memory: None,
        }
    }

    /// The same window on what was asked for, looking as it did the last time; where nothing was asked for, on what was
    /// open then.
    #[must_use]
    pub fn opened(mut self, opening: Opening) -> Window {
        let Opening { world, policy, viewer } = opening;
        let asked = world.is_some() || policy.is_some() || viewer.is_some();
        if let Some(path) = Preferences::path() {
            let written = Preferences::load(&path);
            let last = if asked { written.clone().looks() } else { written.clone() };
            last.restore(&mut self.state);
            self.memory = Some(Memory { path, written, looked_at: Instant::now() });
        }
        let arrival = Arrival { policy, viewer };
        match world {
            Some(WorldSource::File(path)) => self.state.open_then(Command::Open(path), arrival),
            Some(WorldSource::Sample(name)) => self.state.open_then(Command::OpenSample(name), arrival),
            None if asked => self.state.arrive(arrival),
            None => {}
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
        ctx.set_zoom_factor(self.state.session.text_size.factor());
        let is_reduced = ctx.global_style().animation_time == 0.0;
        if is_reduced != self.state.session.reduced_motion {
            theme::set_reduced_motion(ctx, self.state.session.reduced_motion);
        }
        self.remember();
    }

    /// Draws the state, then applies what was asked for while drawing.
    pub fn draw(&mut self, ui: &mut Ui) {
        if !Arc::ptr_eq(&self.portraits_of, &self.state.document.world) {
            self.portraits_of = self.state.document.world.clone();
            self.portraits = Portraits::of(&self.portraits_of);
        }
        self.state.undo.clock = ui.input(|input| input.time);
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
            let mut window = Window::new(State::built_in()?, Pictures::new()).opened(opening);
            let ctx = created.egui_ctx.clone();
            window.state.jobs.wake_with(move || ctx.request_repaint());
            Ok(Box::new(window))
        }),
    )
}
