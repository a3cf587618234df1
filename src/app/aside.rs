//! Work in a world that is no longer open: set aside, never thrown away, and one can go back to it.

use crate::files::WorldSource;
use crate::policy::Policy;

use super::preferences::Preferences;
use super::state::State;
use super::unsaved::Unsaved;
use super::words;

impl Preferences {
    /// These, where something was done that is in no file; else the work they have set aside themselves.
    #[must_use]
    pub fn into_work(self) -> Option<Box<Preferences>> {
        let is_turned = self.policy.as_ref().is_some_and(|policy| *policy != Policy::defaults().to_file());
        if is_turned || self.unsaved != Unsaved::default() {
            return Some(Box::new(Preferences { aside: None, ..self }));
        }
        self.aside
    }

    /// What the world they are about is called: its file's name, or the sample's.
    #[must_use]
    pub fn world_name(&self) -> String {
        let file = self.world.as_deref().map(words::file_name);
        file.or_else(|| self.sample.clone()).unwrap_or_default()
    }

    fn is_about(&self, source: &WorldSource) -> bool {
        match source {
            WorldSource::File(path) => self.world.as_ref() == Some(path),
            WorldSource::Sample(name) => self.world.is_none() && self.sample.as_deref() == Some(*name),
        }
    }
}

impl State {
    /// Sets the work at hand aside, where there is any.
    pub(super) fn set_aside(&mut self) {
        self.session.aside = Preferences::of(self).into_work();
    }

    /// A world that was to be opened did not come: the work that waited for it is set aside.
    pub(super) fn give_up_arrival(&mut self) {
        let work = self.arrival.take().and_then(|arrival| arrival.work);
        if let Some(work) = work {
            self.notify(format!("What was done in {} is kept: World menu, Go back", work.world_name()));
            self.session.aside = Some(work);
        }
    }

    /// Opens the world of the work set aside, as it was left; the work at hand is set aside in its place.
    pub(super) fn go_back(&mut self) {
        if let Some(work) = self.session.aside.take() {
            self.set_aside();
            work.restore(self);
        }
    }

    /// What one can go back to, where that is not the world at hand as it stands.
    #[must_use]
    pub fn set_aside_work(&self) -> Option<&Preferences> {
        let work = self.session.aside.as_deref()?;
        let is_same = work.is_about(&self.document.source)
            && work.unsaved == Unsaved::of(&self.document, &self.session)
            && work.policy.as_ref() == Some(&self.document.policy.to_file());
        (!is_same).then_some(work)
    }
}
