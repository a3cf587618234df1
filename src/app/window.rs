//! The window: takes what the desktop brings, draws the state, applies the commands.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, OutputCommand, Ui};

use crate::domain::World;
use crate::files::WorldSource;
use crate::policy::Policy;

use super::arrival::Arrival;
use super::command::{Command, Commands};
use super::memory::Memory;
use super::pictures::{Pictures, Portraits};
use super::preferences::Preferences;
use super::session::{Place, ThemeChoice};
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
    /// A lesson or a recipe to open, over whatever was open.
    pub file: Option<PathBuf>,
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
    /// open then, as it was left. It remembers in the file `memory`.
    #[must_use]
    pub fn opened(mut self, opening: Opening, memory: Option<PathBuf>) -> Window {
        let Opening { world, policy, viewer, file } = opening;
        let asked = world.is_some() || policy.is_some() || viewer.is_some();
        if let Some(path) = memory {
            let written = Preferences::load(&path);
            let last = if asked { written.clone().looks() } else { written.clone() };
            last.restore(&mut self.state);
            if asked {
                self.state.session.aside = written.clone().into_work();
            }
            self.memory = Some(Memory::new(path, written));
        }
        let arrival = Arrival { policy, viewer, ..Arrival::default() };
        match world {
            Some(source) => self.state.open_then(source, arrival),
            None if asked => self.state.arrive(arrival),
            None => {}
        }
        self.state.opens_next = file;
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
        self.place(ctx);
        if let Some(memory) = &mut self.memory
            && let Some(seconds) = memory.look(&self.state, ctx.input(|input| input.time))
        {
            ctx.request_repaint_after_secs(seconds as f32);
        }
    }

    /// Draws the state, then applies what was asked for while drawing.
    pub fn draw(&mut self, ui: &mut Ui) {
        if !Arc::ptr_eq(&self.portraits_of, &self.state.document.world) {
            self.portraits_of = self.state.document.world.clone();
            self.portraits = Portraits::of(&self.portraits_of);
        }
        if let Some(text) = self.state.jobs.copied.take() {
            ui.ctx().copy_text(text);
        }
        self.state.session.dark = ui.visuals().dark_mode;
        self.state.undo.clock = ui.input(|input| input.time);
        let art = views::Art { pictures: &self.pictures, portraits: &self.portraits };
        views::ui(ui, &self.state, &art, &mut self.commands);
        let commands = self.commands.take();
        if !commands.is_empty() {
            ui.ctx().request_repaint();
        }
        commands.into_iter().for_each(|command| self.state.apply(command));
    }

    /// Notes where the window stands, where there is one; its size only while it does not fill the screen.
    fn place(&mut self, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        let place = ctx.input(|input| {
            let viewport = input.viewport();
            let (inner, maximized) = (viewport.inner_rect?, viewport.maximized.unwrap_or(false));
            let corner = viewport.outer_rect.map(|outer| (outer.left() * zoom, outer.top() * zoom));
            Some(Place { size: (inner.width() * zoom, inner.height() * zoom), corner, maximized })
        });
        let before = self.state.session.place;
        let place = place.map(|place| match before {
            Some(before) if place.maximized => Place { maximized: true, ..before },
            _ => place,
        });
        if let Some(place) = place.filter(|&place| before != Some(place)) {
            self.state.apply(Command::Placed(place));
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.listen(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
        browse(ui.ctx(), &self.state);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(memory) = &mut self.memory {
            memory.write(&self.state);
        }
    }
}

/// Leads to the addresses that were asked for while drawing: which browser opens them takes the desktop longer to say than a
/// frame lasts.
fn browse(ctx: &Context, state: &State) {
    addresses(ctx).into_iter().for_each(|address| state.jobs.browse(address));
}

/// Takes out the addresses that were asked for.
fn addresses(ctx: &Context) -> Vec<String> {
    ctx.output_mut(|output| {
        let is_address = |command: &mut OutputCommand| matches!(command, OutputCommand::OpenUrl(_));
        let asked = output.commands.extract_if(.., is_address);
        let address = |command| match command {
            OutputCommand::OpenUrl(asked) => Some(asked.url),
            _ => None,
        };
        asked.filter_map(address).collect()
    })
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// Where there is no display, or the window system refuses.
pub fn run(opening: Opening) -> Result<(), eframe::Error> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/art/icon-512.png")).unwrap_or_default();
    let memory = Preferences::path();
    let place = memory.as_deref().and_then(|path| Preferences::load(path).place);
    let viewport = placed(place).with_title("Glassfeed").with_app_id("glassfeed").with_icon(icon);
    let centered = place.is_none_or(|place| place.corner.is_none());
    let options = eframe::NativeOptions { viewport, centered, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "Glassfeed",
        options,
        Box::new(move |created| {
            theme::install(&created.egui_ctx);
            place.into_iter().for_each(|place| keep_on_desktop(created, place));
            let mut window = Window::new(State::built_in()?, Pictures::new()).opened(opening, memory);
            let ctx = created.egui_ctx.clone();
            window.state.jobs.wake_with(move || ctx.request_repaint());
            Ok(Box::new(window))
        }),
    )
}

/// Brings a window that would open beyond every monitor, as after one was unplugged, to the corner of the first.
fn keep_on_desktop(created: &eframe::CreationContext<'_>, place: Place) {
    let Some(window) = created.winit_window() else { return };
    let scale = window.scale_factor() as f32;
    let monitors: Vec<egui::Rect> = window
        .available_monitors()
        .map(|monitor| {
            let (corner, size) = (monitor.position(), monitor.size());
            egui::Rect::from_min_size(
                egui::pos2(corner.x as f32, corner.y as f32),
                egui::vec2(size.width as f32, size.height as f32),
            )
        })
        .collect();
    let first = window.primary_monitor().or_else(|| window.available_monitors().next());
    if let Some(first) = first.filter(|_| !place.is_within_reach(scale, &monitors)) {
        window.set_outer_position(first.position());
    }
}

/// A window where the last one stood, no smaller than it may be.
fn placed(place: Option<Place>) -> egui::ViewportBuilder {
    let builder = egui::ViewportBuilder::default().with_min_inner_size(theme::size::WINDOW_MIN);
    let Some(place) = place else { return builder.with_inner_size(theme::size::WINDOW) };
    let size = egui::Vec2::from(place.size).max(theme::size::WINDOW_MIN);
    let builder = builder.with_inner_size(size).with_maximized(place.maximized);
    match place.corner {
        Some(corner) => builder.with_position(egui::Pos2::from(corner)),
        None => builder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_from_what_the_frame_leaves_to_the_desktop() {
        let ctx = Context::default();
        ctx.open_url(egui::OpenUrl::new_tab("https://example.org"));
        ctx.copy_text("a text".to_owned());
        assert_eq!(addresses(&ctx), ["https://example.org"]);
        let left = ctx.output(|output| output.commands.clone());
        assert!(matches!(left.as_slice(), [OutputCommand::CopyText(_)]), "the clipboard keeps what is its own");
    }
}
