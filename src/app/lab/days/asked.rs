//! What is asked of the days is done.

use std::path::Path;
use std::sync::Arc;

use crate::app::command::Command;
use crate::app::refused::Refused;
use crate::app::state::State;
use crate::app::words;
use crate::files::{self, days_json, days_rows};
use crate::simulation::days::differences_over;

use super::leg::Ground;
use super::{DaysAsked, Entry, Whose, Written, day, pair, weighed};

impl State {
    /// Does what is asked of the days.
    pub(in crate::app) fn days_asked(&mut self, asked: DaysAsked) {
        let settings = self.session.lab.days.settings.clone();
        match asked {
            DaysAsked::Run => {
                self.start_days();
                self.session.lab.days.day = None;
                let days = self.session.lab.days.days();
                self.jobs.days.go(days, &settings);
            }
            DaysAsked::Step => {
                self.start_days();
                self.session.lab.days.day = None;
                let days = &mut self.jobs.days;
                let next = days.last_day() + usize::from(!days.is_behind());
                days.go(next, &settings);
            }
            DaysAsked::Pause => self.jobs.days.pause(),
            DaysAsked::Reset => {
                self.jobs.days.reset();
                let view = &mut self.session.lab.days;
                (view.day, view.line, view.against, view.viewer) = (None, 0, None, None);
            }
            DaysAsked::Add(entry) => self.add_line(entry),
            DaysAsked::Remove(line) => self.remove_line(line),
            DaysAsked::Fork(entry) => self.fork_line(entry),
            DaysAsked::Weigh => self.weigh(),
            DaysAsked::AskSave(line, written) => self.ask_days_file(line, written),
            DaysAsked::Save(line, written, path) => self.save_days(line, written, &path),
            DaysAsked::Open(asked) => self.open_sitting(asked),
            DaysAsked::Back => self.back_to_days(),
        }
    }

    fn start_days(&mut self) {
        if self.jobs.days.is_started() {
            return;
        }
        let view = &self.session.lab.days;
        let world = &self.document.world;
        let ground = match view.whose {
            Whose::Crowd(_) => Ground::Crowd(view.people(world), view.seed),
            Whose::World => Ground::World(world.clone()),
        };
        let plans = view.entries.iter().map(|&entry| (entry, entry.plan(self, view.seed))).collect();
        let model = Arc::new(self.results.context().model.clone());
        let asked = (view.seeds(), view.days());
        self.jobs.days.start(ground, model, asked, plans);
    }

    fn add_line(&mut self, entry: Entry) {
        self.session.lab.days.entries.push(entry);
        if self.jobs.days.is_started() {
            let plan = entry.plan(self, self.session.lab.days.seed);
            self.jobs.days.add(entry, plan);
            self.catch_up();
        }
    }

    fn remove_line(&mut self, line: usize) {
        let days = &mut self.jobs.days;
        let entry = match days.is_started() {
            true => days.lines.get(line).and_then(|line| line.entry),
            false => self.session.lab.days.entries.get(line).copied(),
        };
        days.remove(line);
        let view = &mut self.session.lab.days;
        view.entries.retain(|other| Some(*other) != entry);
        (view.line, view.against) = (0, None);
    }

    /// The run looked at goes on in another way from the day looked at.
    fn fork_line(&mut self, entry: Entry) {
        let (parent, _) = pair(self).unwrap_or((0, 0));
        let (seed, last) = (self.session.lab.days.seed, self.jobs.days.last_day());
        let Some(line) = self.jobs.days.lines.get(parent) else { return };
        let at = day(self).min(line.days());
        let plan = entry.plan(self, seed);
        self.jobs.days.fork(parent, at, format!("{} from day {at}", entry.name()), plan);
        let view = &mut self.session.lab.days;
        view.against = Some(parent);
        view.line = self.jobs.days.lines.len() - 1;
        if at < last {
            self.catch_up();
        }
    }

    /// Runs that lie behind come to where the others are.
    fn catch_up(&mut self) {
        let last = self.jobs.days.last_day();
        if last > 0 {
            let settings = self.session.lab.days.settings.clone();
            self.jobs.days.go(last, &settings);
        }
    }

    fn ask_days_file(&self, line: usize, written: Written) {
        let ending = written.ending();
        self.jobs.ask(move || {
            let dialog = rfd::FileDialog::new().add_filter(ending, &[ending]);
            let chosen = dialog.set_file_name(format!("days.{ending}")).save_file();
            chosen.map(|path| Command::Days(DaysAsked::Save(line, written, path)))
        });
    }

    fn save_days(&mut self, line: usize, written: Written, path: &Path) {
        let Some(told) = self.jobs.days.told(line) else { return };
        let saved = match written {
            Written::Csv => files::save_csv(path, &days_rows(&told)),
            Written::Json => files::replace(path, |to| to.write_all(days_json(&told)?.as_bytes())),
        };
        match saved {
            Ok(()) => self.notify(format!("Saved {}", words::file_name(path))),
            Err(error) => self.session.refused = Some(Refused::from_error(path, &error)),
        }
    }

    fn weigh(&mut self) {
        let Some(asked) = weighed(self) else { return };
        let days = &mut self.jobs.days;
        let of = |id: u64| -> Vec<Vec<_>> {
            let line = days.lines.iter().find(|line| line.id == id);
            line.map_or_else(Vec::new, |line| line.until(asked.day).into_iter().map(<[_]>::to_vec).collect())
        };
        let (line, against) = (of(asked.line), of(asked.against));
        days.ledgers.ask(asked, move |go_on| {
            let pairs: Vec<[&[_]; 2]> =
                against.iter().zip(&line).map(|(first, other)| [first.as_slice(), other.as_slice()]).collect();
            let differences = differences_over(&pairs);
            go_on(1.0).then_some(differences)
        });
    }
}
