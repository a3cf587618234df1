//! What takes longer than a frame runs here: loading files, and the desktop's file dialogs.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::domain::World;
use crate::files::{self, FileError, FileKind, LoadedLesson, Progress, WorldSource};
use crate::model::Model;
use crate::pipeline::knobs;
use crate::policy::Policy;

use super::arrival::Ahead;
use super::command::{Command, Saved};
use super::data::{Editing, Finding};
use super::everybody::Everybody;
use super::explore::{Losses, Places};
use super::fit::Fitting;
use super::lab::days::Days;
use super::lab::map::Mapping;
use super::lab::signals::Signals;
use super::lab::train::Training;
use super::phone_picture::{PhonePicture, PictureAsked};
use super::previews::Previews;
use super::recipe::{AtHand, Remade};
use super::refused::Refused;
use super::results::Results;
use super::sensitivity::Sensitivity;
use super::session::Notice;
use super::trials::Trials;
use super::tuning::Tuning;
use super::words;

/// What a worker brings back.
pub enum Finished {
    /// A world, ranked.
    World(Arc<World>, WorldSource, Box<Results>),
    /// A policy and the file it came from.
    Policy(Box<Policy>, PathBuf),
    /// A lesson with its world.
    Lesson(Box<LoadedLesson>),
    /// A model to predict with.
    Model(Arc<Model>),
    /// A recipe, found to fit.
    Recipe(Box<Remade>),
    /// A text for the clipboard, and the words to say so.
    Copied(String, String),
    /// A file that could not be opened.
    Refused(Refused),
    /// What the person chose in a dialog.
    Chosen(Command),
    /// Something was saved: the words to say so.
    Saved(String),
    /// Something was saved that a browser opens: the words to say so, and where it is.
    Wrote(String, PathBuf),
}

/// What is being done with a file.
pub struct Loading {
    /// What, with the file's name: `Opening harbor.world.json`.
    pub title: String,
    /// How far it is; also the way to stop it.
    pub progress: Progress,
    /// It writes a file, and is not stopped for what comes next.
    writes: bool,
    /// The file that is opened.
    opens: Option<PathBuf>,
}

type Work = Box<dyn FnOnce(&Progress) -> Finished + Send>;

/// What begins once what is written is written.
struct Waiting {
    loading: Loading,
    work: Work,
}

impl Loading {
    fn new(title: String) -> Loading {
        Loading { title, progress: Progress::new(), writes: false, opens: None }
    }
}

/// What runs beside the window.
pub struct Jobs {
    /// The file being loaded.
    pub loading: Option<Loading>,
    /// The search for what would change a post's place.
    pub trials: Trials,
    /// Policies compared on every viewer.
    pub everybody: Everybody,
    /// How much the feed hangs on each knob.
    pub sensitivity: Sensitivity,
    /// The search for policies that do better.
    pub tuning: Tuning,
    /// Weights fitted to orders.
    pub fitting: Fitting,
    /// Models that learn in the Lab.
    pub training: Training,
    /// The map in the Lab.
    pub mapping: Mapping,
    /// What the kinds of data are worth.
    pub signals: Signals,
    /// Days of feedback in the Lab.
    pub days: Days,
    /// Edits of a large world.
    pub editing: Editing,
    /// The rows of a large table.
    pub finding: Finding,
    /// What the viewer's controls would do.
    pub previews: Previews,
    /// Where accounts lie.
    pub places: Places,
    /// What the light ranker of Explore loses.
    pub losses: Losses,
    /// A text that waits for the next frame, to go to the clipboard.
    pub copied: Option<String>,
    /// The first results of a world that is about to be put in place.
    pub(super) ranked_ahead: Option<Box<Results>>,
    /// The file that what was finished last came from.
    pub(super) came_from: Option<PathBuf>,
    waiting: VecDeque<Waiting>,
    sender: Sender<(u64, Finished)>,
    receiver: Receiver<(u64, Finished)>,
    current: u64,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// Marks what a dialog brings back: it is always wanted.
const DIALOG: u64 = u64::MAX;

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Jobs {
            loading: None,
            trials: Trials::default(),
            everybody: Everybody::default(),
            sensitivity: Sensitivity::default(),
            tuning: Tuning::default(),
            fitting: Fitting::default(),
            training: Training::default(),
            mapping: Mapping::default(),
            signals: Signals::default(),
            days: Days::default(),
            editing: Editing::default(),
            finding: Finding::default(),
            previews: Previews::default(),
            places: Places::default(),
            losses: Losses::default(),
            copied: None,
            ranked_ahead: None,
            came_from: None,
            waiting: VecDeque::new(),
            sender,
            receiver,
            current: 0,
            wake: Arc::new(|| {}),
        }
    }
}

impl Jobs {
    /// Calls `wake` whenever a worker has something to bring, so that a sleeping window draws a frame.
    pub fn wake_with(&mut self, wake: impl Fn() + Send + Sync + 'static) {
        self.wake = Arc::new(wake);
        self.trials.wake_with(self.wake.clone());
        self.everybody.wake_with(self.wake.clone());
        self.sensitivity.wake_with(&self.wake);
        self.tuning.wake_with(self.wake.clone());
        self.fitting.wake_with(self.wake.clone());
        self.training.wake_with(&self.wake);
        self.mapping.wake_with(&self.wake);
        self.signals.wake_with(&self.wake);
        self.days.wake_with(self.wake.clone());
        self.editing.wake_with(self.wake.clone());
        self.finding.wake_with(self.wake.clone());
        self.previews.wake_with(self.wake.clone());
        self.places.wake_with(self.wake.clone());
        self.losses.wake_with(self.wake.clone());
    }

    /// What was finished since the last call; what was cancelled, or overtaken by a later file, is thrown away. What waits
    /// begins when nothing else is under way.
    pub fn poll(&mut self) -> Option<Finished> {
        if self.loading.is_none()
            && let Some(Waiting { loading, work }) = self.waiting.pop_front()
        {
            self.begin(loading, work);
        }
        loop {
            let (job, finished) = self.receiver.try_recv().ok()?;
            if job == DIALOG {
                return Some(finished);
            }
            if job == self.current
                && let Some(loading) = self.loading.take()
            {
                self.came_from = loading.opens;
                // The next call begins what waits.
                if !self.waiting.is_empty() {
                    (self.wake)();
                }
                return Some(finished);
            }
        }
    }

    /// Opens a world, a policy, a model, a lesson or a recipe, whichever the file says it is; a recipe is for what is at hand.
    pub(super) fn open(&mut self, path: &Path, at_hand: AtHand, ahead: Ahead) {
        let path = path.to_owned();
        let loading = Loading::new(format!("Opening {}", words::file_name(&path)));
        let loading = Loading { opens: Some(path.clone()), ..loading };
        let work = move |progress: &Progress| {
            read(&path, at_hand, ahead, progress)
                .unwrap_or_else(|error| Finished::Refused(Refused::from_error(&path, &error)))
        };
        self.take_turn(loading, Box::new(work));
    }

    /// Opens a policy that is to stand beside the one at hand.
    pub(super) fn open_beside(&mut self, path: &Path) {
        let path = path.to_owned();
        let file = words::file_name(&path);
        self.load(&file, move |_| match files::load_policy(&path, knobs()) {
            Ok(policy) => Finished::Chosen(Command::AddOther(Box::new(policy))),
            Err(error) => Finished::Refused(Refused::from_error(&path, &error)),
        });
    }

    /// Opens a sample.
    pub(super) fn open_sample(&mut self, name: &'static str, ahead: Ahead) {
        self.load(name, move |progress| {
            let path = Path::new(name);
            Ahead::expect(progress);
            files::sample(name, progress)
                .and_then(|world| ahead.bring(Arc::new(world), WorldSource::Sample(name), path, progress))
                .unwrap_or_else(|error| Finished::Refused(Refused::from_error(path, &error)))
        });
    }

    /// Opens a lesson inside the program.
    pub fn open_lesson(&mut self, id: &'static str) {
        self.load(id, move |_| match files::lesson(id, None) {
            Ok(loaded) => Finished::Lesson(Box::new(loaded)),
            Err(error) => Finished::Refused(Refused::from_error(Path::new(id), &error)),
        });
    }

    /// Saves a picture of the phone.
    pub fn save_picture(&mut self, picture: PhonePicture, path: &Path) {
        let path = path.to_owned();
        let name = words::file_name(&path);
        self.write(format!("Drawing {name}"), move |progress| match picture.save(&path, progress) {
            Ok(()) => Finished::Saved(format!("Saved {name}")),
            Err(error) => Finished::Refused(Refused::from_error(&path, &error)),
        });
    }

    /// Stops what runs; what waits for it is not stopped.
    pub fn cancel(&mut self) {
        if let Some(loading) = self.loading.take() {
            loading.progress.cancel();
        }
    }

    /// Asks which file to open.
    pub fn ask_open(&self) {
        self.ask(|| rfd::FileDialog::new().add_filter("Glassfeed", &["json"]).pick_file().map(Command::Open));
    }

    /// Asks which policy to put beside the one at hand.
    pub fn ask_open_beside(&self) {
        self.ask(|| rfd::FileDialog::new().add_filter("Glassfeed", &["json"]).pick_file().map(Command::OpenOther));
    }

    /// Asks where to save a picture of the phone.
    pub fn ask_picture(&self, asked: PictureAsked) {
        self.ask(move || {
            let dialog = rfd::FileDialog::new().add_filter("PNG", &["png"]).set_file_name(asked.file_name());
            dialog.save_file().map(|path| Command::SavePicture(asked, path))
        });
    }

    /// Asks where to save.
    pub fn ask_save(&self, saved: Saved, last: Option<&Path>) {
        let name = match (saved, last.and_then(Path::file_name)) {
            (Saved::Policy, Some(name)) => name.to_string_lossy().into_owned(),
            (Saved::Policy, None) | (Saved::PolicyAt(_), _) => "my.policy.json".to_owned(),
            (Saved::World, _) => "my.world.json".to_owned(),
            (Saved::Table, _) => "posts.csv".to_owned(),
            (Saved::Recipe, _) => "my.recipe.json".to_owned(),
            (Saved::Model, _) => "my.model.json".to_owned(),
        };
        self.ask(move || {
            let chosen = rfd::FileDialog::new().set_file_name(name).save_file();
            chosen.map(|path| Command::Save(saved, path))
        });
    }

    pub(super) fn ask(&self, dialog: impl FnOnce() -> Option<Command> + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        std::thread::spawn(move || {
            if let Some(command) = dialog() {
                // Nobody listens once the window is closed.
                let _closed = sender.send((DIALOG, Finished::Chosen(command)));
                wake();
            }
        });
    }

    pub(super) fn load(&mut self, file: &str, job: impl FnOnce(&Progress) -> Finished + Send + 'static) {
        self.start(format!("Opening {file}"), job);
    }

    /// Leads a browser there, beside the window; says so where none comes.
    pub(super) fn browse(&self, address: String) {
        self.ask(move || {
            let failed = webbrowser::open(&address).is_err();
            let text = format!("No browser opened {address}");
            failed.then(|| Command::Notice(Some(Notice { text, ..Notice::default() })))
        });
    }

    pub(super) fn start(&mut self, title: String, job: impl FnOnce(&Progress) -> Finished + Send + 'static) {
        self.take_turn(Loading::new(title), Box::new(job));
    }

    /// The same for what writes a file: it waits for what runs, and is waited for.
    pub(super) fn write(&mut self, title: String, job: impl FnOnce(&Progress) -> Finished + Send + 'static) {
        self.take_turn(Loading { writes: true, ..Loading::new(title) }, Box::new(job));
    }

    /// What is being opened makes room for what comes next; what is being written does not.
    fn take_turn(&mut self, next: Loading, work: Work) {
        match &self.loading {
            Some(now) if now.writes || next.writes => self.waiting.push_back(Waiting { loading: next, work }),
            _ => self.begin(next, work),
        }
    }

    fn begin(&mut self, loading: Loading, job: Work) {
        self.cancel();
        self.current += 1;
        let progress = loading.progress.clone();
        self.loading = Some(loading);
        let (sender, wake, number) = (self.sender.clone(), self.wake.clone(), self.current);
        std::thread::spawn(move || {
            let finished = job(&progress);
            // Nobody listens once the window is closed.
            let _closed = sender.send((number, finished));
            wake();
        });
    }
}

fn read(path: &Path, at_hand: AtHand, ahead: Ahead, progress: &Progress) -> Result<Finished, FileError> {
    Ok(match files::kind_of(path)? {
        FileKind::Policy => Finished::Policy(Box::new(files::load_policy(path, knobs())?), path.to_owned()),
        FileKind::Lesson => Finished::Lesson(Box::new(files::load_lesson(path, progress)?)),
        FileKind::Model => Finished::Model(Arc::new(files::load_model(path)?)),
        FileKind::Recipe => Finished::Recipe(Box::new(Remade::read(&path.to_string_lossy(), path, at_hand, progress)?)),
        _ => {
            Ahead::expect(progress);
            let world = Arc::new(files::load_world(path, progress)?);
            ahead.bring(world, WorldSource::File(path.to_owned()), path, progress)?
        }
    })
}
