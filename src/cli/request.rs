//! What most commands are asked about: a world, a viewer, a policy, a moment.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::anyhow;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::{Timestamp, ViewerId, World};
use crate::files::{self, FileError, PRESETS};
use crate::model::{History, Model};
use crate::pipeline::{Context, FeedKind, knobs};
use crate::policy::{Knob, Policy, nearest};

use super::answer::misused;
use super::progress;

/// A world, one of its viewers, and a moment.
#[derive(clap::Args, Debug, Default)]
pub(super) struct Scene {
    #[arg(long, value_name = "WORLD", help = world_help())]
    pub(super) world: Option<String>,
    /// Whose feed: an account's handle [default: the world's first viewer]
    #[arg(long, value_name = "HANDLE")]
    pub(super) viewer: Option<String>,
    /// Moves the world's clock: an RFC 3339 time such as 2025-03-16T09:40:00Z
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) now: Option<Timestamp>,
    /// A model file [default: the built-in model]
    #[arg(long, value_name = "FILE")]
    pub(super) model: Option<PathBuf>,
}

/// A policy, and knobs turned on top of it.
#[derive(clap::Args, Debug, Default)]
pub(super) struct Turned {
    #[arg(long, value_name = "POLICY", help = policy_help())]
    pub(super) policy: Option<String>,
    /// Turns a knob on top of the policy, such as weight.save=12; may be given again
    #[arg(long = "set", value_name = "KNOB=VALUE", value_parser = setting)]
    pub(super) settings: Vec<(String, String)>,
}

/// Everything a feed is made from.
#[derive(clap::Args, Debug, Default)]
pub(super) struct Request {
    #[command(flatten)]
    pub(super) scene: Scene,
    #[command(flatten)]
    pub(super) turned: Turned,
    /// Which feed of the picker, Explore, or the stories tray
    #[arg(long, value_name = "FEED", default_value = "home", value_parser = surfaces())]
    pub(super) feed: Surface,
}

/// What may be ranked: a feed, or the accounts of the stories tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surface {
    /// Posts.
    Feed(FeedKind),
    /// Accounts that have a story.
    Stories,
}

impl Default for Surface {
    fn default() -> Surface {
        Surface::Feed(FeedKind::Home)
    }
}

pub use crate::files::WorldSource as Source;

/// A world, a policy and a viewer, read and found.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The world.
    pub world: Arc<World>,
    /// Where it came from.
    pub source: Source,
    /// The policy.
    pub policy: Policy,
    /// The file the policy came from; `None` for a built-in one.
    pub policy_path: Option<PathBuf>,
    /// Whose feed is shown.
    pub viewer: ViewerId,
}

/// A request with everything read and found.
pub(super) struct Prepared {
    pub(super) opened: Opened,
    now: Timestamp,
    feed: FeedKind,
    history: History,
    model: Option<Model>,
}

impl Prepared {
    /// What the pipeline needs for the viewer that was asked for.
    pub(super) fn context(&self) -> Context<'_> {
        self.context_of(self.opened.viewer, &self.opened.policy)
    }

    /// The model that was asked for; `None` for the built-in one.
    pub(super) fn model(&self) -> Option<&Model> {
        self.model.as_ref()
    }

    /// What the pipeline needs for that viewer and policy.
    pub(super) fn context_of<'a>(&'a self, viewer: ViewerId, policy: &'a Policy) -> Context<'a> {
        Context {
            now: self.now,
            feed: self.feed,
            model: self.model.as_ref().unwrap_or_else(|| Model::shipped()),
            ..Context::new(&self.opened.world, &self.history, policy, viewer)
        }
    }
}

impl Request {
    /// Reads what is asked about; the tray stands over the home feed.
    pub(super) fn prepare(&self) -> anyhow::Result<Prepared> {
        self.scene.prepare(&self.turned, self.feed().unwrap_or(FeedKind::Home))
    }

    /// The feed that is asked for; `None` for the tray.
    pub(super) fn feed(&self) -> Option<FeedKind> {
        if let Surface::Feed(feed) = self.feed { Some(feed) } else { None }
    }

    /// Refuses the tray, for what is told of posts alone.
    pub(super) fn expect_posts(&self, what: &str) -> anyhow::Result<()> {
        match self.feed {
            Surface::Feed(_) => Ok(()),
            Surface::Stories => Err(misused(format_args!("{what} is of posts; use another --feed than stories"))),
        }
    }
}

impl Scene {
    /// Reads what is asked about.
    pub(super) fn prepare(&self, turned: &Turned, feed: FeedKind) -> anyhow::Result<Prepared> {
        let (policy, policy_path) = turned.read()?;
        let model = self.model.as_deref().map(files::load_model).transpose()?;
        let (world, source) =
            load_world(self.world.as_deref().or_else(|| files::samples().next()).unwrap_or_default())?;
        let viewer = find_viewer(&world, self.viewer.as_deref())?;
        let now = self.now.unwrap_or(world.now);
        let history = History::at(&world, now);
        let opened = Opened { world: Arc::new(world), source, policy, policy_path, viewer };
        Ok(Prepared { opened, now, feed, history, model })
    }
}

impl Turned {
    /// The policy with the knobs turned, and the file it came from.
    fn read(&self) -> anyhow::Result<(Policy, Option<PathBuf>)> {
        let (mut policy, path) = match &self.policy {
            None => (Policy::defaults(), None),
            Some(name) => load_policy(name)?,
        };
        for (key, value) in &self.settings {
            let knob = Knob::find(knobs(), key)?;
            policy.set(knob, knob.parse(value)?)?;
        }
        Ok((policy, path))
    }
}

/// What may stand for a world.
pub(super) fn world_help() -> String {
    format!("{} [default: {}]", worlds_help(), files::samples().next().unwrap_or_default())
}

/// The same where it has to be named.
pub(super) fn worlds_help() -> String {
    format!("A world file, or a built-in world ({})", files::samples().collect::<Vec<_>>().join(", "))
}

/// What may stand for a policy.
pub(super) fn policy_help() -> String {
    format!("A policy file, or a built-in policy ({}) [default: default]", PRESETS.map(|preset| preset.name).join(", "))
}

/// A built-in policy by its name, or a policy file.
pub(super) fn load_policy(name: &str) -> anyhow::Result<(Policy, Option<PathBuf>)> {
    let path = Path::new(name);
    if let Some(preset) = PRESETS.iter().find(|preset| preset.name == name && !path.exists()) {
        return Ok((preset.policy(knobs())?, None));
    }
    let policy = files::load_policy(path, knobs())
        .map_err(|error| or_built_in(error, PRESETS.iter().map(|preset| preset.name)))?;
    Ok((policy, Some(path.to_owned())))
}

/// A built-in world by its name, or a world file.
pub(super) fn load_world(name: &str) -> anyhow::Result<(World, Source)> {
    let path = Path::new(name);
    if let Some(sample) = files::samples().find(|sample| *sample == name && !path.exists()) {
        let world = progress::watch(name, |progress| files::sample(sample, progress))??;
        return Ok((world, Source::Sample(sample)));
    }
    let world = progress::watch(name, |progress| files::load_world(path, progress))?
        .map_err(|error| or_built_in(error, files::samples()))?;
    Ok((world, Source::File(path.to_owned())))
}

/// The viewer of that handle; the first without one.
fn find_viewer(world: &World, handle: Option<&str>) -> anyhow::Result<ViewerId> {
    let Some(handle) = handle else {
        let first = (!world.viewers.is_empty()).then_some(ViewerId(0));
        return first.ok_or_else(|| anyhow!("the world \"{}\" has no viewer; add one to its \"viewers\"", world.name));
    };
    world.viewer_named(handle).ok_or_else(|| {
        let handles = world.viewers.iter().map(|viewer| world.account(viewer.account).id.as_str());
        match nearest(handle, handles) {
            "" => anyhow!("no viewer \"{handle}\"; the world \"{}\" has none", world.name),
            near => anyhow!("no viewer \"{handle}\"; did you mean \"{near}\"?"),
        }
    })
}

/// Where a plain name is no file, it may have been meant for something built in.
fn or_built_in<'a>(error: FileError, names: impl Iterator<Item = &'a str>) -> anyhow::Error {
    let is_name = |path: &Path| path.extension().is_none() && path.components().count() == 1;
    match &error {
        FileError::Missing { path, .. } if is_name(path) => {
            anyhow!("{error}; built in are {}", names.collect::<Vec<_>>().join(", "))
        }
        _ => error.into(),
    }
}

/// `KNOB=VALUE`, taken apart.
pub(super) fn setting(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("write KNOB=VALUE, such as weight.save=12")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

/// A moment.
fn moment(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| "use a time such as 2025-03-16T09:40:00Z".to_owned())
}

/// A seed.
pub(super) fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "use a whole number from 0 up".to_owned())
}

/// A number; whoever asked for it says from where to where.
pub(super) fn number(text: &str) -> Result<f64, String> {
    text.parse().map_err(|_| "use a number such as 0.5".to_owned())
}

fn surfaces() -> impl TypedValueParser<Value = Surface> {
    let keys = FeedKind::ALL.map(FeedKind::key).into_iter().chain([STORIES]);
    let feed = |key: String| FeedKind::ALL.into_iter().find(|feed| feed.key() == key);
    PossibleValuesParser::new(keys).map(move |key| feed(key).map_or(Surface::Stories, Surface::Feed))
}

/// The name of the tray among the feeds.
pub(super) const STORIES: &str = "stories";
