//! What the window remembers from one start to the next.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files::{self, FileError, WorldSource};
use crate::learn::View;
use crate::pipeline::{Component, FeedKind, knobs};
use crate::policy::{Policy, PolicyFile};

use super::arrival::{Arrival, Left};
use super::compare::CompareView;
use super::data::DataView;
use super::document::{Document, OTHERS};
use super::fit::FitView;
use super::lab::LabView;
use super::lab::days::Opened;
use super::learn::Learn;
use super::lesson::Running;
use super::phone::Phone;
use super::session::{InspectorTab, NarrowSide, Place, ThemeChoice};
use super::state::State;
use super::table::TableView;
use super::theme::TextSize;
use super::tuning::TuneView;
use super::unsaved::Unsaved;
use super::weighing::WeighingView;

/// Components whose knobs are open at the first start.
pub const OPEN_AT_FIRST: [Component; 2] = [Component::MergeScores, Component::BoostsLibrary];

/// What the window remembers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The theme.
    pub theme: ThemeChoice,
    /// How large the window's text is.
    pub text_size: TextSize,
    /// Nothing glides, fades or slides.
    pub reduced_motion: bool,
    /// Where the window stands.
    pub place: Option<Place>,
    /// How the phone is shown.
    pub phone: Phone,
    /// Files opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// What the window showed below its bars.
    pub view: View,
    /// How Compare was looked at.
    pub compare: CompareView,
    /// How the tables of the world were looked at.
    pub data: DataView,
    /// What was asked for in Tune for me.
    pub tune: TuneView,
    /// The orders wanted, and how far weights may be turned for them.
    pub fit: FitView,
    /// How the weights were looked at.
    pub weighing: WeighingView,
    /// How each view of Learn was looked at.
    pub learn: Learn,
    /// How the Lab was looked at.
    pub lab: LabView,
    /// The inspector's tab.
    pub tab: InspectorTab,
    /// Which posts and columns All posts shows.
    pub table: TableView,
    /// Which panel stands beside the stage where there is room for one.
    pub narrow_side: NarrowSide,
    /// Names of the components whose knobs are open.
    pub open_groups: Vec<String>,
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
    /// The policies beside it in Compare.
    pub others: Vec<PolicyFile>,
    /// Its file, where it has one.
    pub policy_path: Option<PathBuf>,
    /// The policy moves are counted from.
    pub pinned: Option<PolicyFile>,
    /// Which feed the phone showed.
    pub feed: FeedKind,
    /// The stories tray was the surface at hand.
    pub stories: bool,
    /// The post that was selected.
    pub selected: Option<String>,
    /// What was done in the world and is in no file.
    pub unsaved: Unsaved,
    /// The same of a world that was open before, and had work in it.
    pub aside: Option<Box<Preferences>>,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            theme: ThemeChoice::default(),
            text_size: TextSize::default(),
            reduced_motion: false,
            place: None,
            phone: Phone::default(),
            recent: Vec::new(),
            view: View::default(),
            compare: CompareView::default(),
            data: DataView::default(),
            tune: TuneView::default(),
            fit: FitView::default(),
            weighing: WeighingView::default(),
            learn: Learn::default(),
            lab: LabView::default(),
            tab: InspectorTab::default(),
            table: TableView::default(),
            narrow_side: NarrowSide::default(),
            open_groups: OPEN_AT_FIRST.map(|component| component.name().to_owned()).to_vec(),
            react_at_once: true,
            world: None,
            sample: None,
            viewer: None,
            policy: None,
            others: Vec::new(),
            policy_path: None,
            pinned: None,
            feed: FeedKind::default(),
            stories: false,
            selected: None,
            unsaved: Unsaved::default(),
            aside: None,
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
        // In a lesson, and in a session of a run, what is remembered is what was left for it.
        let own = state.lesson.as_deref().map(Running::own).or(state.opened.as_deref().map(Opened::own));
        let (document, session) = own.map_or((&state.document, &state.session), |own| (&own.document, &own.session));
        let (world, sample) = match &document.source {
            WorldSource::File(path) => (Some(path.clone()), None),
            WorldSource::Sample(name) => (None, Some((*name).to_owned())),
        };
        Preferences {
            theme: state.session.theme,
            text_size: state.session.text_size,
            reduced_motion: state.session.reduced_motion,
            place: state.session.place,
            phone: state.session.phone,
            recent: state.session.recent.clone(),
            view: session.view,
            compare: session.compare,
            data: session.data.clone(),
            tune: session.tune.clone(),
            fit: session.fit.clone(),
            weighing: session.weighing,
            learn: Learn { lessons: state.session.learn.lessons.clone(), ..session.learn.clone() },
            lab: session.lab.clone(),
            tab: session.tab,
            table: session.table.clone(),
            narrow_side: session.narrow_side,
            open_groups: session.open_groups.iter().map(|component| component.name().to_owned()).collect(),
            react_at_once: session.react_at_once,
            world,
            sample,
            viewer: Some(document.world.account(document.viewer().account).id.clone()),
            policy: Some(document.policy.to_file()),
            others: document.others.iter().map(Policy::to_file).collect(),
            policy_path: document.policy_path.clone(),
            pinned: Some(document.pinned.to_file()),
            feed: session.feed,
            stories: session.tray.open,
            selected: session.selected.map(|post| document.world.post(post).id.clone()),
            unsaved: Unsaved::of(document, session),
            aside: session.aside.clone(),
        }
    }

    /// Only how the window looked, not what was open.
    #[must_use]
    pub fn looks(self) -> Preferences {
        Preferences {
            world: None,
            sample: None,
            viewer: None,
            policy: None,
            others: Vec::new(),
            policy_path: None,
            pinned: None,
            feed: FeedKind::default(),
            stories: false,
            selected: None,
            unsaved: Unsaved::default(),
            aside: None,
            ..self
        }
    }

    /// Brings a fresh state to where these left it: looks at once, the world as soon as it is loaded.
    pub fn restore(self, state: &mut State) {
        let work = self.clone().into_work();
        state.session.theme = self.theme;
        state.session.text_size = self.text_size;
        state.session.reduced_motion = self.reduced_motion;
        state.session.place = self.place;
        state.session.narrow_side = self.narrow_side;
        let is_open = |component: &Component| self.open_groups.iter().any(|name| name == component.name());
        state.session.open_groups = Component::ALL.into_iter().filter(is_open).collect();
        state.session.phone = self.phone.in_range();
        state.session.view = self.view;
        state.session.compare = self.compare;
        state.session.data = self.data;
        state.session.tune = self.tune.in_range();
        state.session.fit = self.fit;
        state.session.weighing = self.weighing;
        state.session.learn = self.learn;
        state.session.lab = self.lab;
        state.session.tray.open = self.stories;
        state.session.tab = self.tab;
        state.session.table = self.table;
        state.session.react_at_once = self.react_at_once;
        state.session.recent.clone_from(&self.recent);
        state.session.aside.clone_from(&self.aside);
        let read = |file| Policy::from_file(file, knobs()).ok();
        let sample = files::samples().find(|name| Some(*name) == self.sample.as_deref());
        let arrival = Arrival {
            policy: self.policy.and_then(read),
            viewer: self.viewer,
            work,
            left: Some(Left {
                others: self.others.into_iter().filter_map(read).take(OTHERS).collect(),
                policy_path: self.policy_path,
                pinned: self.pinned.and_then(read),
                feed: self.feed,
                selected: self.selected,
                unsaved: self.unsaved,
            }),
        };
        match (self.world, sample) {
            (Some(path), _) if path.exists() => state.open_then(WorldSource::File(path), arrival),
            (Some(_), _) => {
                state.arrival = Some(arrival);
                state.give_up_arrival();
            }
            (None, Some(name)) if state.document.source != WorldSource::Sample(name) => {
                state.open_then(WorldSource::Sample(name), arrival);
            }
            _ => {
                state.document = Document::new(state.document.world.clone(), state.document.source.clone());
                state.arrive(arrival);
            }
        }
    }
}
