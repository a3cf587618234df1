//! No command opens the window; any other is answered on the command line.

use std::process::ExitCode;

use glassfeed::cli::{self, Depicted, Start, Window};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), &Window { open, snapshot })
}

#[cfg(feature = "app")]
fn open(start: Start) -> anyhow::Result<()> {
    let Start { world, policy, viewer, file } = start;
    glassfeed::app::run(glassfeed::app::Opening { world, policy, viewer, file })
        .map_err(|error| anyhow::anyhow!("no window can be opened: {error}"))
}

#[cfg(feature = "app")]
fn snapshot(depicted: &Depicted<'_>) -> anyhow::Result<()> {
    use glassfeed::app::command::Command;
    use glassfeed::app::{Pictured, Shot, theme::Theme};
    let Depicted { opened, asked, .. } = depicted;
    let Some((_, shot)) = Shot::all().find(|(name, _)| *name == asked.view) else {
        let views = Shot::all().map(|(name, _)| name).collect::<Vec<_>>().join(", ");
        anyhow::bail!("there is no view \"{}\"; the views are {views}", asked.view);
    };
    let theme = match asked.theme {
        cli::Theme::Light => &Theme::LIGHT,
        cli::Theme::Dark => &Theme::DARK,
    };
    let size = egui::vec2(asked.size.width as f32, asked.size.height as f32);
    let mut state = glassfeed::app::state::State::new(opened.world.clone(), opened.source.clone());
    state.document.now = depicted.now;
    state.document.model = depicted.model.map(|model| std::sync::Arc::new(model.clone()));
    state.show(opened.policy.clone(), opened.viewer);
    state.apply(match depicted.feed {
        Some(feed) => Command::Feed(feed),
        None => Command::Tray(state.session.tray.opened()),
    });
    let pictured = Pictured { shot, size, scale: asked.scale, theme };
    Ok(glassfeed::app::snapshot(state, &pictured, &asked.output)?)
}

#[cfg(not(feature = "app"))]
fn open(_: Start) -> anyhow::Result<()> {
    anyhow::bail!("this program was built without its window; build it with the feature \"app\"")
}

#[cfg(not(feature = "app"))]
fn snapshot(_: &Depicted<'_>) -> anyhow::Result<()> {
    anyhow::bail!("this program was built without its window; build it with the feature \"app\" to draw a snapshot")
}
