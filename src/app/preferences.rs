//! What the window remembers from one start to the next.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::ViewerId;
use crate::files::{self, FileError, WorldSource};
use crate::pipeline::knobs;
use crate::policy::{Policy, PolicyFile};

use super::command::Command;
use super::phone::Phone;
use super::session::{InspectorTab, ThemeChoice};
use super::state::State;
use super::table::TableView;

/// What the window remembers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The theme.
    pub theme: ThemeChoice,
    /// How the phone is shown.
    pub phone: Phone,
    /// Files opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// The inspector's tab.
    pub tab: InspectorTab,
    /// Which posts and columns All posts shows.
    pub table: TableView,
    /// The feed reacts to acts at once.
    pub react_at_once: bool,
    /// The world's file; `None` for a sample.
    pub world: Option<PathBuf>,
    /// The sample, where no file is open.
    pub sample: Option<String>,
    /// The handle of the viewer.
    pub viewer: Option<String>,
    /// The policy as it stood.
    pub policy: Option<PolicyFile>,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            theme: ThemeChoice::default(),
            phone: Phone::default(),
            recent: Vec::new(),
            tab: InspectorTab::default(),
            table: TableView::default(),
            react_at_once: true,
            world: None,
            sample: None,
            viewer: None,
            policy: None,
        }
    }
}

impl Preferences {
    /// Where they are kept on this machine; `None` where it has no place for such things.
    #[must_use]
    pub fn path() -> Option<PathBuf> {
        Some(directories::ProjectDirs::from("", "", "glassfeed")?.data_dir().join("session.json"))
    }

    /// Reads them; what is missing or broken counts as never set.
    #[must_use]
    pub fn load(path: &Path) -> Preferences {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes them, replacing the old ones whole.
    ///
    /// # Errors
    /// Where the folder cannot be made or written.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|source| FileError::Unwritable { path: folder.to_owned(), source })?;
        }
        files::replace(path, |to| Ok(serde_json::to_writer_pretty(to, self)?))
    }

    /// What to remember of a state.
    #[must_use]
    pub fn of(state: &State) -> Preferences {
        let document = &state.document;
        let (world, sample) = match &document.source {
            WorldSource::File(path) => (Some(path.clone()), None),
            WorldSource::Sample(name) => (None, Some((*name).to_owned())),
        };
        Preferences {
            theme: state.session.theme,
            phone: state.session.phone,
            recent: state.session.recent.clone(),
            tab: state.session.tab,
            table: state.session.table.clone(),
            react_at_once: state.session.react_at_once,
            world,
            sample,
            viewer: Some(document.world.account(document.viewer().account).id.clone()),
            policy: Some(document.policy.to_file()),
        }
    }

    /// Only how the window looked, not what was open.
    #[must_use]
    pub fn looks(self) -> Preferences {
        Preferences { world: None, sample: None, viewer: None, policy: None, ..self }
    }

    /// Brings a fresh state to where these left it: looks at once, the world as soon as it is loaded.
    pub fn restore(self, state: &mut State) {
        state.session.theme = self.theme;
        state.session.phone = self.phone.in_range();
        state.session.tab = self.tab;
        state.session.table = self.table;
        state.session.react_at_once = self.react_at_once;
        state.session.recent = self.recent;
        let policy = self.policy.and_then(|file| Policy::from_file(file, knobs()).ok());
        let sample = files::samples().find(|name| Some(*name) == self.sample.as_deref());
        let arrival = Arrival { policy, viewer: self.viewer };
        match (self.world, sample) {
            (Some(path), _) if path.exists() => state.open_then(Command::Open(path), arrival),
            (None, Some(name)) if state.document.source != WorldSource::Sample(name) => {
                state.open_then(Command::OpenSample(name), arrival);
            }
            _ => state.arrive(arrival),
        }
    }
}

/// What to put in place once a world has arrived.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// The policy.
    pub policy: Option<Policy>,
    /// The handle of the viewer.
    pub viewer: Option<String>,
}

impl State {
    /// Opens a world, and puts policy and viewer in place when it is there.
    pub fn open_then(&mut self, open: Command, arrival: Arrival) {
        self.apply(open);
        self.arrival = Some(arrival);
    }

    /// Puts policy and viewer in place; a viewer the world does not have is told, and the first one shown.
    pub fn arrive(&mut self, arrival: Arrival) {
        if let Some(policy) = arrival.policy {
            self.document.policy = policy;
        }
        if let Some(handle) = arrival.viewer {
            match self.document.world.viewer_named(&handle) {
                Some(viewer) => self.document.viewer = viewer,
                None => {
                    self.document.viewer = ViewerId(0);
                    self.notify(format!("No viewer {handle} in this world"));
                }
            }
        }
        self.settle();
    }
}
