//! Days: runs of the feedback loop side by side, how they are looked at, and what is asked of them.

mod asked;
mod charted;
mod job;
mod leg;
mod line;
mod opened;
mod work;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::inquiry::Inquiry;
use crate::app::state::State;
use crate::domain::{ViewerId, World};
use crate::policy::{Knob, Policy, Settings, Value};
use crate::simulation::bandit::Chooser;
use crate::simulation::days::{Difference, KNOBS, Plan};

use super::LabPanel;

pub use charted::{CHARTS, Charted, Charts};
pub use job::{Days, Working};
pub use line::Line;
pub use opened::{Opened, SittingAsked, came, sitting_at, viewer};

/// So many runs stand side by side at most: as many as can be told apart.
pub const LINES: usize = 4;
/// How many people a made-up crowd can have. Assumed.
pub const CROWDS: [usize; 3] = [30, 200, 1_000];
/// Under how many seeds each run can be made. Assumed: one, enough for a band, and more.
pub const SEEDS: [usize; 4] = [1, 3, 5, 20];
/// How many days a run can last. Assumed.
pub const LENGTHS: [usize; 4] = [7, 14, 30, 60];
/// The first seed; any other would do.
const SEED: u64 = 1675;

/// Who chooses in a run, and by whose policy its feeds are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// By its place in [`Chooser::ALL`].
    pub chooser: usize,
    /// By the pinned policy instead of the one at hand?
    pub pinned: bool,
}

impl Entry {
    /// All there are: every chooser with the policy at hand, and the fixed one with the pinned policy.
    #[must_use]
    pub fn all() -> Vec<Entry> {
        let at_hand = (0..Chooser::ALL.len()).map(|chooser| Entry { chooser, pinned: false });
        let fixed = Chooser::ALL.iter().position(|&chooser| chooser == Chooser::Fixed).unwrap_or(0);
        at_hand.chain([Entry { chooser: fixed, pinned: true }]).collect()
    }

    /// Who chooses.
    #[must_use]
    pub fn chooser(self) -> Chooser {
        Chooser::ALL.get(self.chooser).copied().unwrap_or(Chooser::Fixed)
    }

    /// `Thompson`, or `Fixed, pinned`.
    #[must_use]
    pub fn name(self) -> String {
        let name = self.chooser().name();
        if self.pinned { format!("{name}, pinned") } else { name }
    }

    /// What it is, in a sentence.
    #[must_use]
    pub fn about(self) -> &'static str {
        match (self.chooser(), self.pinned) {
            (_, true) => "The pinned policy, and the share of chance that is set under The loop.",
            (Chooser::Thompson, _) => "Explores as long as another share of chance may still be better.",
            (Chooser::Epsilon(_), _) => "Takes the best share of chance so far, and any other one time in ten.",
            (Chooser::Ucb, _) => "Takes the share of chance that could be best, as far as is known.",
            (Chooser::Fixed, _) => "The policy at hand, and the share of chance that is set under The loop.",
            (Chooser::Random, _) => "Takes any share of chance, each as likely.",
            (Chooser::Ideal, _) => {
                "Shows what people would truly like best: known only in a simulation, the best to be had."
            }
        }
    }

    /// Its plan as things stand.
    #[must_use]
    pub fn plan(self, state: &State, seed: u64) -> Plan {
        let policy = if self.pinned { &state.document.pinned } else { &state.document.policy };
        // Neither a note nor a limit changes a feed.
        let policy = Policy { about: String::new(), guardrails: Vec::new(), ..policy.clone() };
        Plan::of(policy, self.chooser(), state.session.lab.days.settings.clone(), seed)
    }
}

/// Whose days pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The viewers of the open world.
    World,
    /// People who are made up for it, by place in [`CROWDS`].
    Crowd(usize),
}

/// How a run is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A table, one row a day.
    Csv,
    /// One JSON value.
    Json,
}

impl Written {
    /// What files of it end in.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Written::Csv => "csv",
            Written::Json => "json",
        }
    }
}

/// How Days is looked at, and what its next run is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DaysView {
    /// Whose days pass.
    pub whose: Whose,
    /// Names the streams of chance, the first of them.
    pub seed: u64,
    /// Under so many seeds, by place in [`SEEDS`].
    pub seeds: usize,
    /// How long, by place in [`LENGTHS`].
    pub length: usize,
    /// The runs side by side.
    pub entries: Vec<Entry>,
    /// What each chart tells.
    pub charts: Charts,
    /// The knobs of the loop that were turned.
    #[serde(with = "turned")]
    pub settings: Settings,
    /// The day looked at; `None` for the last there is.
    #[serde(skip)]
    pub day: Option<usize>,
    /// The run that is forked, and that the ledgers tell of.
    #[serde(skip)]
    pub line: usize,
    /// The run it is compared with.
    #[serde(skip)]
    pub against: Option<usize>,
    /// The viewer whose feeds can be opened; `None` for the first who is there.
    #[serde(skip)]
    pub viewer: Option<ViewerId>,
}

impl Default for DaysView {
    fn default() -> Self {
        let all = Entry::all();
        DaysView {
            // Three seeds tell what is chance, and few people let the first day come soon. Measured, optimized, on one core:
            // a day of a run takes 0.3 s with 30 people and 2 s with 200, and to make them up 1.6 s and 2.2 s.
            whose: Whose::Crowd(0),
            seed: SEED,
            seeds: 1,
            length: 2,
            entries: [0, 1, 3].into_iter().filter_map(|at| all.get(at).copied()).collect(),
            charts: Charts::default(),
            settings: Settings::default(),
            day: None,
            line: 0,
            against: None,
            viewer: None,
        }
    }
}

impl DaysView {
    /// Under how many seeds.
    #[must_use]
    pub fn seeds(&self) -> usize {
        SEEDS.get(self.seeds).copied().unwrap_or(1)
    }

    /// How many days.
    #[must_use]
    pub fn days(&self) -> usize {
        LENGTHS.get(self.length).copied().unwrap_or(LENGTHS[2])
    }

    /// How many people there are.
    #[must_use]
    pub fn people(&self, world: &World) -> usize {
        match self.whose {
            Whose::World => world.viewers.len(),
            Whose::Crowd(crowd) => CROWDS.get(crowd).copied().unwrap_or(CROWDS[0]),
        }
    }
}

/// Knobs in a file: by key, as JSON has their values.
mod turned {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{KNOBS, Settings};

    pub(super) fn serialize<S: Serializer>(settings: &Settings, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(settings.turned())
    }

    /// What is unknown or out of range counts as never turned.
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Settings, D::Error> {
        let read = BTreeMap::<String, serde_json::Value>::deserialize(from)?;
        let mut settings = Settings::default();
        for knob in KNOBS {
            if let Some(value) = read.get(knob.key).and_then(|value| knob.read(value).ok()) {
                // It was read as one of this knob's.
                let _fits = settings.set(knob, value);
            }
        }
        Ok(settings)
    }
}

/// What is asked of the days.
#[derive(Clone, Debug, PartialEq)]
pub enum DaysAsked {
    /// Let all days pass.
    Run,
    /// Stop; an unfinished day is given up.
    Pause,
    /// Let one day pass.
    Step,
    /// Begin anew.
    Reset,
    /// Another run beside the others.
    Add(Entry),
    /// That run no longer.
    Remove(usize),
    /// The run looked at goes on in another way from the day looked at, as a run of its own.
    Fork(Entry),
    /// Work out what two runs bring.
    Weigh,
    /// Ask where to save a run.
    AskSave(usize, Written),
    /// Save a run, as it came out under the first seed.
    Save(usize, Written, PathBuf),
    /// Open a session of a run in place of what one is doing.
    Open(SittingAsked),
    /// Go back from it.
    Back,
}

/// Two runs that are compared, on a day, as they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The run that is told of.
    pub line: u64,
    /// The run it is compared with.
    pub against: u64,
    /// After so many days.
    pub day: usize,
}

/// The comparison of two runs.
pub type Ledgers = Inquiry<Weighed, Vec<Difference>>;

/// The Lab with Days looked at in another way.
#[must_use]
pub fn look(state: &State, change: impl FnOnce(&mut DaysView)) -> Command {
    super::look(state, |view| change(&mut view.days))
}

/// A knob of the loop turned, from the next day on.
#[must_use]
pub fn turn(state: &State, knob: &'static Knob, value: Value) -> Option<Command> {
    let mut settings = state.session.lab.days.settings.clone();
    settings.set(knob, value).ok()?;
    Some(look(state, |view| view.settings = settings))
}

/// The day that is looked at; 0 before the first.
#[must_use]
pub fn day(state: &State) -> usize {
    let last = state.jobs.days.last_day();
    state.session.lab.days.day.map_or(last, |day| day.min(last))
}

/// Another day looked at, so many later; the last there is stays the last as more pass.
#[must_use]
pub fn go(state: &State, days: isize) -> Option<Command> {
    let (now, last) = (day(state), state.jobs.days.last_day());
    let to = now.checked_add_signed(days).filter(|&to| (1..=last).contains(&to))?;
    super::is_open(state, LabPanel::Days).then(|| look(state, |view| view.day = (to < last).then_some(to)))
}

/// Something asked of the days, while they are open.
#[must_use]
pub fn ask(state: &State, asked: DaysAsked) -> Option<Command> {
    let days = &state.jobs.days;
    if matches!(asked, DaysAsked::Back) {
        return state.opened.is_some().then_some(Command::Days(asked));
    }
    let can = match &asked {
        DaysAsked::Back => false,
        DaysAsked::Open(at) => return opened::can_open(state, at).then_some(Command::Days(asked)),
        DaysAsked::Run | DaysAsked::Step => {
            !days.is_running() && (days.is_behind() || days.last_day() < state.session.lab.days.days())
        }
        DaysAsked::Pause => days.is_running(),
        DaysAsked::Reset => days.is_started(),
        DaysAsked::Add(entry) => entries(state).len() < LINES && !entries(state).contains(&Some(*entry)),
        DaysAsked::Remove(line) => entries(state).len() > 1 && *line < entries(state).len(),
        DaysAsked::Fork(_) => days.is_started() && day(state) > 0 && days.lines.len() < LINES,
        DaysAsked::Weigh => true,
        DaysAsked::AskSave(line, _) | DaysAsked::Save(line, ..) => days.told(*line).is_some(),
    };
    (can && super::is_open(state, LabPanel::Days)).then_some(Command::Days(asked))
}

/// What each run is, or would be; `None` for a fork.
#[must_use]
pub fn entries(state: &State) -> Vec<Option<Entry>> {
    let days = &state.jobs.days;
    match days.is_started() {
        true => days.lines.iter().map(|line| line.entry).collect(),
        false => state.session.lab.days.entries.iter().copied().map(Some).collect(),
    }
}

/// Which two runs the ledgers compare: the one that is told of, and the one it is compared with.
#[must_use]
pub fn pair(state: &State) -> Option<(usize, usize)> {
    let (view, lines) = (&state.session.lab.days, &state.jobs.days.lines);
    let line = view.line.min(lines.len().saturating_sub(1));
    let last = (0..lines.len()).rev().find(|&other| other != line)?;
    Some((line, view.against.filter(|&other| other < lines.len() && other != line).unwrap_or(last)))
}

/// What the ledgers are to tell of; `None` where there are not two runs with that day.
#[must_use]
pub fn weighed(state: &State) -> Option<Weighed> {
    let (line, against) = pair(state)?;
    let lines = &state.jobs.days.lines;
    let day = day(state).min(lines[line].days()).min(lines[against].days());
    (day > 0).then(|| Weighed { line: lines[line].id, against: lines[against].id, day })
}

/// The viewer's handle.
#[must_use]
pub fn handle(state: &State, viewer: ViewerId) -> Option<&str> {
    let world = state.jobs.days.world()?;
    Some(&world.account(world.viewers.get(viewer.0 as usize)?.account).id)
}
