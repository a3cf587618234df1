//! No command opens the window; any other is answered on the command line.

use std::process::ExitCode;

use glassfeed::cli::{self, Opened, Snapshot, Window};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), &Window { open, snapshot })
}

#[cfg(feature = "app")]
fn open(opened: &Opened) -> anyhow::Result<()> {
    glassfeed::app::run(opening(opened)).map_err(|error| anyhow::anyhow!("{error}"))
}

#[cfg(feature = "app")]
fn snapshot(opened: &Opened, asked: &Snapshot) -> anyhow::Result<()> {
    use glassfeed::app::{View, theme::Theme};
    let known = View::ALL.iter().find(|(name, _)| *name == asked.view);
    let Some((_, view)) = known else {
        let views = View::ALL.map(|(name, _)| name).join(", ");
        anyhow::bail!("there is no view \"{}\"; the views are {views}", asked.view);
    };
    let size = egui::vec2(asked.size.width as f32, asked.size.height as f32);
    let theme = match asked.theme {
        cli::Theme::Light => &Theme::LIGHT,
        cli::Theme::Dark => &Theme::DARK,
    };
    Ok(glassfeed::app::snapshot(opening(opened), *view, size, asked.scale, theme, &asked.output)?)
}

/// What the window opens on; without any argument it goes on where the last session ended.
#[cfg(feature = "app")]
fn opening(opened: &Opened) -> glassfeed::app::Opening {
    use glassfeed::app::document::WorldSource;
    glassfeed::app::Opening {
        world: opened.world.clone(),
        source: match &opened.source {
            cli::Source::Sample(name) => WorldSource::Sample(name),
            cli::Source::File(path) => WorldSource::File(path.clone()),
        },
        policy: opened.policy.clone(),
        policy_path: opened.policy_path.clone(),
        viewer: opened.viewer,
        resume: std::env::args_os().len() == 1,
    }
}

#[cfg(not(feature = "app"))]
fn open(_: &Opened) -> anyhow::Result<()> {
    anyhow::bail!("this program was built without its window; build it with the feature \"app\"")
}

#[cfg(not(feature = "app"))]
fn snapshot(_: &Opened, _: &Snapshot) -> anyhow::Result<()> {
    anyhow::bail!("this program was built without its window; build it with the feature \"app\" to draw a snapshot")
}
