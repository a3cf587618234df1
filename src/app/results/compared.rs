//! What the policies of a comparison do: each one's ledger, kept while nothing it rests on changes.

use std::sync::Arc;

use super::Results;
use crate::app::compare::Place;
use crate::pipeline::{self, Changed, Ledger};
use crate::policy::Policy;

/// What the ledgers of a comparison were made for.
#[derive(Clone, PartialEq)]
pub(super) struct Compared {
    pub(super) fed: u64,
    pinned: Policy,
    others: Vec<Policy>,
}

/// The counts of one policy's results begin so far from those of the next that what a view keeps for the one is never
/// taken for the other's.
const APART: u64 = 1 << 60;

impl Results {
    /// The policy moves are counted from.
    #[must_use]
    pub fn pinned(&self) -> &Policy {
        &self.pinned
    }

    /// Ranks under the pinned policy and those beside the one at hand, where that is not done.
    pub(in crate::app) fn compare(&mut self, others: &[Policy]) {
        let others: Vec<Policy> = others.iter().map(|policy| self.ready(policy)).collect();
        let compared = Compared { fed: self.fed, pinned: self.ready(&self.pinned), others };
        if self.compared.as_ref() == Some(&compared) {
            return;
        }
        let before = self.compared.take().filter(|before| before.fed == self.fed);
        let known = before.as_ref().map(|before| (&before.pinned, &self.pinned_ledger));
        let pinned = self.ranked(&compared.pinned, known);
        let known = |at: usize| Some((before.as_ref()?.others.get(at)?, self.others.get(at)?));
        let each = compared.others.iter().enumerate();
        let others = each.map(|(at, policy)| self.ranked(policy, known(at))).collect();
        (self.pinned_ledger, self.others) = (pinned, others);
        self.compared = Some(compared);
        self.revision += 1;
    }

    /// The ledger under a policy, from the `known` one under another where there is one.
    fn ranked(&self, policy: &Policy, known: Option<(&Policy, &Arc<Ledger>)>) -> Arc<Ledger> {
        let context = self.context_with(policy);
        match known {
            Some((before, ledger)) if before == policy => ledger.clone(),
            Some((before, ledger)) => {
                let mut ledger = Ledger::clone(ledger);
                pipeline::rerank(&context, &mut ledger, Changed::Policy(before));
                Arc::new(ledger)
            }
            None => Arc::new(pipeline::rank(&context)),
        }
    }

    /// The same as if the policy at that place were the one at hand; `None` where no feed is made for it.
    #[must_use]
    pub fn turned_to(&self, place: Place) -> Option<Results> {
        let compared = self.compared.as_ref()?;
        let (policy, ledger, number) = match place {
            Place::AtHand => return Some(self.clone()),
            Place::Pinned => (&compared.pinned, &self.pinned_ledger, 1),
            Place::Other(at) => (compared.others.get(at)?, self.others.get(at)?, at as u64 + 2),
        };
        let mut turned = Results { ledger: ledger.clone(), ..self.clone() };
        turned.made_for.policy = policy.clone();
        turned.revision += number * APART;
        // Its candidates may be others after any turn.
        turned.gathered = turned.revision;
        Some(turned)
    }
}
