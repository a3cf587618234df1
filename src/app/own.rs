//! What one was doing when something else took the window for a while: put away whole, and put back whole.

use super::document::Document;
use super::learn::Learn;
use super::session::Session;
use super::state::State;
use super::undo::Undo;

/// What one was doing.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// What one works on.
    pub(super) document: Document,
    /// What one looks at.
    pub(super) session: Session,
    /// Steps taken and taken back.
    undo: Undo<Document>,
}

impl State {
    /// Works on that, and looks at it so, in place of what one was doing, which stands untouched beside it.
    pub(super) fn put_away(&mut self, document: Document, session: Session) -> Own {
        Own {
            document: std::mem::replace(&mut self.document, document),
            session: std::mem::replace(&mut self.session, session),
            undo: std::mem::take(&mut self.undo),
        }
    }

    /// Puts back what one was doing; what was learned meanwhile, and how the window looks, stays.
    pub(super) fn put_back(&mut self, own: Own) {
        let Own { document, session, undo } = own;
        let now = std::mem::replace(&mut self.session, session);
        let learn = std::mem::take(&mut self.session.learn);
        self.session = Session {
            theme: now.theme,
            dark: now.dark,
            text_size: now.text_size,
            reduced_motion: now.reduced_motion,
            place: now.place,
            phone: now.phone,
            recent: now.recent,
            refused: now.refused,
            palette: None,
            notice: None,
            learn: Learn { lessons: now.learn.lessons, ..learn },
            ..std::mem::take(&mut self.session)
        };
        self.document = document;
        self.undo = undo;
        self.settle();
    }
}

impl Session {
    /// The same before anything of another world was looked at.
    #[must_use]
    pub(super) fn elsewhere(&self) -> Session {
        Session {
            react_at_once: true,
            selected: None,
            is_chosen: false,
            rival: None,
            pointing: None,
            knob_filter: None,
            passed: 0,
            written: std::collections::BTreeMap::new(),
            seen_stories: std::collections::BTreeSet::new(),
            palette: None,
            notice: None,
            ..self.clone()
        }
    }
}
