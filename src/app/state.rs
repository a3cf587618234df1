//! The state of the window, and the only door to it: `State::apply`.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::{ViewerId, World};
use crate::files::{self, FileError, Progress, WorldSource};
use crate::learn::View;
use crate::pipeline::FeedKind;
use crate::policy::Policy;

use super::arrival::Arrival;
use super::command::Command;
use super::compare;
use super::document::Document;
use super::jobs::{Finished, Jobs};
use super::lab::days::Opened;
use super::lesson::{LessonAsked, Running};
use super::preferences::OPEN_AT_FIRST;
use super::results::Results;
use super::session::{NarrowSide, Notice, Session, Shown};
use super::signals::Signal;
use super::undo::Undo;
use super::words;

/// Everything the window knows.
pub struct State {
    /// What a person works on.
    pub document: Document,
    /// What a person looks at.
    pub session: Session,
    /// What follows from the document.
    pub results: Results,
    /// Steps taken and taken back.
    pub undo: Undo<Document>,
    /// What runs beside the window.
    pub jobs: Jobs,
    /// Counts up with everything asked for; while it stands, so does what is worth remembering.
    pub stamp: u64,
    /// The lesson under way.
    pub lesson: Option<Box<Running>>,
    /// The session of a run that is open in place of what one was doing.
    pub opened: Option<Box<Opened>>,
    /// The file to open once what the window opens on is there.
    pub(super) opens_next: Option<PathBuf>,
    /// What to put in place once the world being opened has arrived.
    pub(super) arrival: Option<Arrival>,
}

impl State {
    /// The window's state on a world, with the top post selected.
    #[must_use]
    pub fn new(world: Arc<World>, source: WorldSource) -> State {
        let document = Document::new(world, source);
        let session = Session { react_at_once: true, open_groups: OPEN_AT_FIRST.into(), ..Session::default() };
        let results = Results::new(&document, &session);
        let mut state = State {
            document,
            session,
            results,
            undo: Undo::default(),
            jobs: Jobs::default(),
            stamp: 0,
            lesson: None,
            opened: None,
            opens_next: None,
            arrival: None,
        };
        state.select_top();
        state
    }

    /// The state on the built-in world.
    ///
    /// # Errors
    /// Only where the program was built from a broken sample.
    pub fn built_in() -> Result<State, FileError> {
        let name = files::samples().next().unwrap_or_default();
        let world = files::sample(name, &Progress::new())?;
        Ok(State::new(Arc::new(world), WorldSource::Sample(name)))
    }

    /// The same to look at only: nothing done before it, nothing running beside it.
    #[must_use]
    pub fn still(&self) -> State {
        State {
            document: self.document.clone(),
            session: self.session.clone(),
            results: self.results.clone(),
            undo: Undo::default(),
            jobs: Jobs::default(),
            stamp: self.stamp,
            lesson: None,
            opened: None,
            opens_next: None,
            arrival: None,
        }
    }

    /// Shows that viewer's feed under that policy, as a start and not as a step.
    pub fn show(&mut self, policy: Policy, viewer: ViewerId) {
        self.document.policy = policy;
        self.document.viewer = viewer;
        self.session.selected = None;
        self.settle();
    }

    /// Does what was asked, and brings the results up to date.
    pub fn apply(&mut self, command: Command) {
        self.stamp += 1;
        if matches!(&command, Command::EditWorld(asked) if self.edit_beside(asked)) {
            return;
        }
        let before = self.before_edit(&command);
        self.end_trial(&command);
        let brings_world = self.brings_world(&command);
        let mut world = self.document.world.clone();
        if brings_world || matches!(command, Command::GoBack) {
            self.leave_for_another();
        }
        if brings_world {
            self.set_aside();
        }
        match command {
            Command::Undo => self.step_back(),
            Command::Redo => self.step_again(),
            Command::Jump(steps) => {
                self.cross(|undo, document, shown| undo.jump(document, shown, steps));
            }
            Command::EndGesture => self.undo.end_gesture(),
            Command::Bypass(on) => self.bypass(on),
            Command::Lesson(asked) => self.lesson_asked(asked),
            command => match self.edit(&self.document, &command) {
                Some((gesture, edited)) => {
                    let place = words::place(&command);
                    self.undo.record(&self.document, gesture, place, |before| words::step(before, &edited, &command));
                    self.document = edited;
                    if matches!(command, Command::EditWorld(_) | Command::Edited(..)) {
                        let before = std::mem::replace(&mut world, self.document.world.clone());
                        self.session.follow(&before, &world);
                    }
                    self.confirm(&command, brings_world);
                }
                None => self.look(command),
            },
        }
        if !brings_world && !Arc::ptr_eq(&world, &self.document.world) {
            self.session.follow(&world, &self.document.world);
        }
        self.keep_days_own();
        self.settle();
        self.tell_shifts(before);
        self.watch_lesson();
    }

    /// Brings the results up to date with the document, and the selection with the results.
    pub(super) fn settle(&mut self) {
        self.take_ahead();
        self.results.update(&self.document, &self.session);
        self.learn_places();
        self.keep_selection();
    }

    /// Shows a message.
    pub(super) fn notify(&mut self, text: String) {
        self.session.notice = Some(Notice { text, ..Notice::default() });
    }

    /// Takes in what the workers finished; call it once a frame.
    pub fn poll(&mut self) {
        self.jobs.trials.poll();
        self.jobs.everybody.poll();
        self.jobs.sensitivity.poll();
        self.jobs.tuning.poll();
        self.jobs.fitting.poll();
        self.jobs.training.poll();
        self.jobs.mapping.poll();
        self.jobs.signals.poll();
        self.jobs.days.keep_to(&self.own_world());
        self.jobs.days.poll(&self.session.lab.days.settings);
        self.show_sitting();
        self.jobs.previews.poll();
        self.jobs.losses.poll();
        self.jobs.places.poll();
        self.jobs.finding.poll();
        self.take_places();
        self.take_edits();
        while let Some(finished) = self.jobs.poll() {
            self.note_recent(&finished);
            match finished {
                Finished::World(world, source, results) => self.take_in(world, source, results),
                Finished::Lesson(loaded) => self.apply(Command::Lesson(LessonAsked::Begin(loaded))),
                Finished::Policy(policy, path) => self.apply(Command::UsePolicy(policy, Some(path))),
                Finished::Model(model) => self.apply(Command::UseModel(Some(model))),
                Finished::Recipe(remade) => self.apply(Command::UseRecipe(remade)),
                Finished::Copied(text, told) => {
                    self.jobs.copied = Some(text);
                    self.notify(told);
                }
                Finished::Refused(refused) => {
                    self.give_up_arrival();
                    self.session.refused = Some(refused);
                }
                Finished::Chosen(command) => self.apply(command),
                Finished::Saved(text) => self.notify(text),
                Finished::Wrote(text, path) => {
                    self.session.notice = Some(Notice { text, open: Some(path), ..Notice::default() });
                }
            }
        }
        if self.arrival.is_none()
            && let Some(path) = self.opens_next.take()
        {
            self.apply(Command::Open(path));
        }
    }

    /// What follows from a command that edited the document.
    fn confirm(&mut self, command: &Command, brings_world: bool) {
        match command.bare() {
            Command::Control(_)
            | Command::HidePosts(_)
            | Command::ResetAll
            | Command::TurnAll(..)
            | Command::UsePolicy(..)
            | Command::UseModel(_)
            | Command::RemoveRule(_) => {
                self.notify_last_step();
            }
            Command::LikeFive(five) => {
                self.session.lab.train.liked = Some(five.clone());
                self.notify_last_step();
            }
            Command::Refresh | Command::NextDay => {
                self.session.passed = 0;
                self.notify_last_step();
            }
            Command::Viewer(_) | Command::UseWorld(..) | Command::UseRecipe(_) => {
                if !matches!(command, Command::Viewer(_)) {
                    self.notify_last_step();
                }
                if let Command::UseRecipe(remade) = command {
                    self.undo.also_changed(self.session.shown());
                    remade.show(&mut self.session);
                }
                if brings_world { self.session.leave_world() } else { self.session.leave_viewer() }
            }
            Command::EditWorld(asked) | Command::Edited(asked, _) => self.show_edit(asked),
            Command::Signal(Signal::Search(_)) if self.session.feed == FeedKind::Explore => self.notify_last_step(),
            _ => {}
        }
    }

    /// Commands that change only what is looked at, or ask for something outside.
    pub(super) fn look(&mut self, command: Command) {
        match command {
            Command::Feed(feed) => {
                self.session.uncover();
                self.session.show_feed(Shown { feed, ..self.session.shown() });
                self.session.tray.open = false;
            }
            Command::Tray(view) => self.look_at_tray(view),
            Command::Explore(asked) => self.explore_asked(asked),
            Command::Whole(post) => self.session.whole = post.filter(|_| self.session.feed == FeedKind::Explore),
            Command::ReactAtOnce(at_once) => self.session.react_at_once = at_once,
            Command::Select(post) => self.choose(post),
            Command::SelectNext(places) if self.session.tunes_stories() => self.next_circle(places),
            Command::SelectNext(places) => self.select_next(places),
            Command::Try(post, goals) => {
                let results = &self.results;
                self.jobs.trials.ask((results.revision, post), &goals, || results.inputs());
            }
            Command::Foresee(control) => {
                let results = &self.results;
                let run = || (results.inputs(), results.ledger.clone());
                self.jobs.previews.ask(results.revision, control, run);
            }
            Command::Rival(other) => self.session.rival = self.session.selected.zip(other),
            Command::Point(on) => self.point(on),
            Command::Profile(account) => self.session.cover(|session| session.profile = account),
            Command::Comments(post) => self.session.cover(|session| session.comments = post),
            Command::Why(post) => self.session.cover(|session| session.why = post),
            Command::WhyAd(ad) => self.session.cover(|session| session.ad = ad),
            Command::Write(post, words) => {
                self.session.written.insert((self.document.viewer, post), words);
            }
            Command::Story(story) => {
                self.session.uncover();
                self.session.story = story;
                self.session.seen_stories.extend(story.map(|story| (self.document.viewer, story)));
            }
            Command::Passed(posts) => self.session.passed = self.session.passed.max(posts),
            Command::Group(component) => self.session.turn_group(component),
            Command::FilterKnobs(filter) => self.session.knob_filter = filter,
            Command::Weighing(view) => self.session.weighing = view,
            Command::Table(view) => self.session.table = *view,
            Command::View(view) => self.session.show(view),
            Command::Compare(view) => self.session.compare = view,
            Command::Panel(panel) => self.show_panel(panel),
            Command::Sensitivity(asked) => self.sensitivity_asked(asked),
            Command::AskEverybody => {
                let asked = compare::asked(self);
                let results = &self.results;
                self.jobs.everybody.ask(asked, || results.inputs());
            }
            Command::CancelEverybody => self.jobs.everybody.cancel(),
            Command::Tune(view) => self.session.tune = view.in_range(),
            Command::StartTuning => self.start_tuning(),
            Command::CancelTuning => self.jobs.tuning.cancel(),
            Command::AskEverybodyAgain => self.jobs.everybody.forget(),
            Command::AskBrief => self.jobs.ask_brief(),
            Command::SaveBrief(path) => self.save_brief(&path),
            Command::Fit(view) => self.session.fit = *view,
            Command::AskFit => self.start_fitting(),
            Command::CancelFit => self.jobs.fitting.cancel(),
            Command::Lab(view) => self.session.lab = *view,
            Command::LabPanel(panel) => {
                self.session.show(View::Lab);
                self.session.lab.panel = panel;
            }
            Command::Map(asked) => self.map_asked(asked),
            Command::Train(asked) => self.train_asked(asked),
            Command::Signals(asked) => self.signals_asked(asked),
            Command::Signal(signal) => self.refuse_signal(&signal),
            Command::Days(asked) => self.days_asked(asked),
            Command::Tour(view) => self.session.learn.tour = *view,
            Command::Diagram(view) => self.session.learn.diagram = *view,
            Command::TryIt(view) => self.session.learn.try_it = *view,
            Command::Glossary(view) => self.session.learn.glossary = *view,
            Command::Data(view) => self.session.data = *view,
            Command::ShowTable(view) => {
                self.session.data = *view;
                self.session.show(View::Data);
            }
            Command::EditWorld(asked) => self.refuse_edit(&asked),
            Command::StopEditing => self.stop_editing(),
            Command::FindRows(asked) => self.find_rows(*asked),
            Command::LookUp(term) => self.session.look_up(term),
            Command::AtHand(term) => self.session.at_hand = term,
            Command::Tab(tab) => {
                self.session.show(View::Tune);
                self.session.tab = tab;
                self.session.narrow_side = NarrowSide::Inspector;
            }
            Command::Side(side) => {
                self.session.show(View::Tune);
                self.session.narrow_side = side;
            }
            Command::Open(path) => self.open(&path),
            Command::OpenSample(name) => self.open_sample(name),
            Command::OpenRecipe(short) => self.open_recipe(short),
            Command::CopyRecipe => self.copy_recipe(),
            Command::AskOpen | Command::AskOpenModel => self.jobs.ask_open(),
            Command::OpenOther(path) => self.jobs.open_beside(&path),
            Command::AskOpenOther => self.jobs.ask_open_beside(),
            Command::AskSave(saved) => self.jobs.ask_save(saved, self.document.policy_path.as_deref()),
            Command::Save(saved, path) => self.save(saved, &path),
            Command::GoBack => self.go_back(),
            Command::CancelLoading => {
                self.give_up_arrival();
                self.jobs.cancel();
            }
            Command::Theme(theme) => self.session.theme = theme,
            Command::AskPicture(asked) => self.jobs.ask_picture(asked),
            Command::SavePicture(asked, path) => self.save_picture(asked, &path),
            Command::Phone(phone) => self.session.phone = phone.in_range(),
            Command::Placed(place) => self.session.place = Some(place),
            Command::TextSize(size) => self.session.text_size = size,
            Command::ReduceMotion(reduced) => self.session.reduced_motion = reduced,
            Command::Palette(find) => self.session.palette = find,
            Command::ForgetRecent => self.session.recent.clear(),
            Command::Notice(notice) => self.session.notice = notice,
            Command::DismissProblems => self.session.refused = None,
            _ => {}
        }
    }

    fn step_back(&mut self) {
        let label = self.cross(|undo, document, shown| undo.undo(document, shown).map(str::to_owned));
        self.session.notice = label.map(|label| Notice { text: format!("Undone: {label}"), ..Notice::default() });
    }

    fn step_again(&mut self) {
        let label = self.cross(|undo, document, shown| undo.redo(document, shown).map(str::to_owned));
        self.session.notice = label.map(|label| Notice { text: format!("Done again: {label}"), ..Notice::default() });
    }

    /// Goes across steps, with what is shown where they changed that too.
    fn cross<R>(&mut self, over: impl FnOnce(&mut Undo<Document>, &mut Document, &mut Shown) -> R) -> R {
        let mut shown = self.session.shown();
        let done = over(&mut self.undo, &mut self.document, &mut shown);
        self.session.show_feed(shown);
        done
    }

    pub(super) fn notify_last_step(&mut self) {
        let notice = |label: &str| Notice { text: label.to_owned(), undo: true, open: None };
        self.session.notice = self.undo.last().map(notice);
    }
}
