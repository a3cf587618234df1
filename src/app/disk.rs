//! Opening and saving, as commands ask for it.

use std::path::Path;

use crate::files;

use super::command::Saved;
use super::jobs::Finished;
use super::lab;
use super::phone_picture::{PhonePicture, PictureAsked};
use super::refused::Refused;
use super::state::State;
use super::table::csv_rows;
use super::words;

impl State {
    /// Keeps a file in mind that was opened, and forgets one that is gone.
    pub(super) fn note_recent(&mut self, finished: &Finished) {
        let Some(path) = self.jobs.came_from.take() else { return };
        let is_refused = matches!(finished, Finished::Refused(_));
        if is_refused && path.exists() {
            return;
        }
        self.session.recent.retain(|recent| *recent != path);
        if !is_refused {
            self.session.recent.insert(0, path);
            self.session.recent.truncate(10);
        }
    }

    /// Draws a picture of the phone into a file; where something else is under way, once that is done.
    pub(super) fn save_picture(&mut self, asked: PictureAsked, path: &Path) {
        let before = self.jobs.loading.as_ref().map(|loading| loading.title.clone());
        self.jobs.save_picture(PhonePicture::of(self, asked), path);
        if let Some(before) = before {
            self.notify(format!("{} waits: {before}", words::file_name(path)));
        }
    }

    pub(super) fn save(&mut self, saved: Saved, path: &Path) {
        let result = match saved {
            Saved::Policy => files::save_policy(path, &self.document.policy),
            Saved::PolicyAt(place) => match self.document.policy_at(place) {
                Some(policy) => files::save_policy(path, policy),
                None => return,
            },
            Saved::World => files::save_world(path, &self.document.to_world()),
            Saved::Model => files::save_model(path, lab::train::at_hand(self)),
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
