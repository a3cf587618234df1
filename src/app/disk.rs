//! Opening and saving, as commands ask for it.

use std::path::Path;

use crate::files;

use super::command::Saved;
use super::session::Refused;
use super::state::State;
use super::table::csv_rows;
use super::words;

impl State {
    pub(super) fn open(&mut self, path: &Path) {
        self.give_up_arrival();
        self.session.recent.retain(|recent| recent != path);
        if path.exists() {
            self.session.recent.insert(0, path.to_owned());
            self.session.recent.truncate(10);
        }
        self.jobs.open(path, self.at_hand());
    }

    pub(super) fn save(&mut self, saved: Saved, path: &Path) {
        let result = match saved {
            Saved::Policy => files::save_policy(path, &self.document.policy),
            Saved::PolicyAt(place) => match self.document.policy_at(place) {
                Some(policy) => files::save_policy(path, policy),
                None => return,
            },
            Saved::World => files::save_world(path, &self.document.to_world()),
            Saved::Recipe => return self.save_recipe(path),
            Saved::Table => files::save_csv(path, &csv_rows(&self.results, &self.session.table)),
        };
        match result {
            Ok(()) => {
                if saved == Saved::Policy {
                    self.document.policy_path = Some(path.to_owned());
                }
                self.notify(format!("Saved {}", words::file_name(path)));
            }
            Err(error) => self.session.refused = Some(Refused::from_error(path, &error)),
        }
    }
}
