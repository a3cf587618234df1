//! What every step did to every account that has a story.

use crate::domain::AccountId;
use crate::pipeline::{Removal, ranks};

use super::{STEPS, Tray, TrayRun, TrayStep};

/// An account that has a story, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Considered {
    /// The account.
    pub account: AccountId,
    /// Where and why it was dropped; `None` where it stands in the tray.
    pub removed: Option<Removal>,
}

/// What every step did to every account that has a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrayLedger {
    /// Every account that has a story, by handle, with its verdict.
    pub considered: Vec<Considered>,
    /// Those that stayed, by handle: the rows of all that follows.
    pub rows: Vec<Tray>,
    /// The order of the rows after each step that orders; a step that is off passes on the one before.
    pub orders: Vec<TrayOrder>,
}

/// The order a step left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayOrder {
    /// The step.
    pub step: &'static str,
    /// Is it on?
    pub on: bool,
    /// The rows, first to last.
    pub order: Vec<u32>,
}

impl TrayLedger {
    /// The rows as they stand in the tray.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        self.orders.last().map_or(&[], |last| &last.order)
    }

    /// The circles, first to last.
    pub fn trays(&self) -> impl Iterator<Item = &Tray> + Clone {
        self.order().iter().map(|&row| &self.rows[row as usize])
    }

    /// The circle of an account; `None` where it has none.
    #[must_use]
    pub fn tray_of(&self, account: AccountId) -> Option<&Tray> {
        self.rows.iter().find(|tray| tray.account == account)
    }

    /// What became of an account; `None` where it has no story.
    #[must_use]
    pub fn verdict(&self, account: AccountId) -> Option<Considered> {
        self.considered.iter().find(|considered| considered.account == account).copied()
    }

    /// The place of an account in the tray, 1 = first.
    #[must_use]
    pub fn place(&self, account: AccountId) -> Option<usize> {
        self.trays().position(|tray| tray.account == account).map(|at| at + 1)
    }

    /// The places of an account after each step that orders, in their order; empty where it has no circle.
    #[must_use]
    pub fn places(&self, account: AccountId) -> Vec<(&'static str, u32)> {
        let row = self.rows.iter().position(|tray| tray.account == account);
        let places = |row: usize| self.orders.iter().map(move |after| (after.step, ranks(&after.order)[row]));
        row.map_or_else(Vec::new, |row| places(row).collect())
    }

    /// How many accounts a step dropped.
    #[must_use]
    pub fn dropped_by(&self, step: &str) -> usize {
        let dropped = |considered: &&Considered| considered.removed.is_some_and(|removal| removal.stage == step);
        self.considered.iter().filter(dropped).count()
    }

    /// How many circles stand elsewhere after a step that orders than before it; before the first they stand by handle.
    #[must_use]
    pub fn moved_by(&self, step: &str) -> usize {
        let Some(at) = self.orders.iter().position(|after| after.step == step) else { return 0 };
        let by_handle: Vec<u32> = (0..self.rows.len() as u32).collect();
        let before = at.checked_sub(1).map_or(&by_handle, |before| &self.orders[before].order);
        before.iter().zip(&self.orders[at].order).filter(|(before, after)| before != after).count()
    }

    /// The step that put the first account before the second; `None` where they tie in all, so that the handle did, and
    /// where one has no circle or does not stand before the other.
    #[must_use]
    pub fn decided_by(&self, before: AccountId, after: AccountId) -> Option<&'static str> {
        let (first, second) = (self.tray_of(before)?, self.tray_of(after)?);
        (self.place(before)? < self.place(after)?).then_some(())?;
        let puts_first = |step: &&TrayStep| match step.run {
            TrayRun::Order(compare) => self.is_on(step.id) && compare(first, second).is_lt(),
            TrayRun::Keep(_) => false,
        };
        STEPS.iter().rev().find(puts_first).map(|step| step.id)
    }

    /// Is a step that orders on?
    #[must_use]
    pub fn is_on(&self, step: &str) -> bool {
        self.orders.iter().any(|after| after.step == step && after.on)
    }
}
