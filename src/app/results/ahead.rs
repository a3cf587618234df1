//! Results made beside the window, for a world that has not arrived yet.

use std::sync::Arc;

use super::Results;
use crate::app::document::Document;
use crate::app::session::Session;
use crate::domain::World;
use crate::learn::View;
use crate::pipeline::Changed;

/// What they are made of, piece by piece: the history, the ledger, the pinned order, the feeds that are compared.
const PIECES: usize = 4;

impl Results {
    /// Makes everything for a document, and tells before each piece how many of how many are done; `None` once the
    /// answer is to stop.
    pub(in crate::app) fn new_while(
        document: &Document,
        session: &Session,
        go_on: &dyn Fn(usize, usize) -> bool,
    ) -> Option<Results> {
        let heard = |done| go_on(done, PIECES).then_some(());
        heard(0)?;
        let mut results = Results::unranked(document, session);
        heard(1)?;
        results.run(Changed::Everything);
        heard(2)?;
        results.count_baseline();
        heard(3)?;
        if session.view == View::Compare {
            results.compare(&document.others);
        }
        heard(PIECES)?;
        Some(results)
    }

    /// Were they made for a document of that world?
    pub(in crate::app) fn is_of(&self, world: &Arc<World>) -> bool {
        Arc::ptr_eq(&self.made_for.world, world)
    }

    /// Puts others in place of these. Their counts go on from these, so that nothing a view keeps is taken for theirs.
    pub(in crate::app) fn give_way(&mut self, mut next: Results) {
        next.revision += self.revision;
        next.gathered += self.gathered;
        next.fed += self.fed + 1;
        next.crowd_fed += self.crowd_fed + u64::from(!self.same_crowd(&next.made_for, &next.behind));
        if let Some(compared) = &mut next.compared {
            compared.fed = next.fed;
        }
        *self = next;
    }
}
