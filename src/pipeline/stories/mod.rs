//! The stories tray: whose circles stand at the top, and in what order (F34, F40). Made by steps of its own, and each is
//! filed, as for a feed; what is ranked are accounts, so it is a ledger of its own shape.

mod ledger;
pub mod steps;

use std::collections::BTreeMap;

use crate::domain::{AccountId, Timestamp};

use super::{Context, Removal};

pub use ledger::{Considered, TrayLedger, TrayOrder};
pub use steps::{STEPS, TrayRun, TrayStep};

/// One circle of the tray.
#[derive(Clone, Debug, PartialEq)]
pub struct Tray {
    /// Whose stories.
    pub account: AccountId,
    /// Its stories, newest first, as indices into the world's.
    pub stories: Vec<usize>,
    /// When the newest was posted.
    pub newest: Timestamp,
    /// Is the account a close friend?
    pub close_friend: bool,
    /// How much the viewer has to do with the account, 0..1.
    pub affinity: f64,
}

/// Accounts with a story that the viewer follows and has not muted: close friends first, then by affinity, then the one
/// with the newest story, then by handle. Stories from after the clock do not exist yet, and old ones no longer.
#[must_use]
pub fn stories(context: &Context<'_>) -> Vec<Tray> {
    rank_stories(context).trays().cloned().collect()
}

/// Makes the tray, and files what each step did. First by handle, then each step that orders puts those first that it is
/// about and leaves the others as they stood: so the last step counts most, and the handle settles ties.
#[must_use]
pub fn rank_stories(context: &Context<'_>) -> TrayLedger {
    let mut ledger = TrayLedger::default();
    let mut rows = everybody(context);
    let mut order: Vec<u32> = Vec::new();
    for step in &STEPS {
        let is_on = step.switch().is_none_or(|knob| context.policy.is_on(knob));
        match step.run {
            TrayRun::Keep(keep) => rows.retain_mut(|tray| match keep(context, tray) {
                Ok(stories) => {
                    tray.newest = stories.first().map_or(tray.newest, |&at| context.world.stories[at].at);
                    tray.stories = stories;
                    true
                }
                Err(reason) => {
                    let removed = Some(Removal { stage: step.id, reason });
                    ledger.considered.push(Considered { account: tray.account, removed });
                    false
                }
            }),
            TrayRun::Order(compare) => {
                if ledger.orders.is_empty() {
                    for tray in &mut rows {
                        tray.affinity = context.history.affinity(context.viewer_id, tray.account);
                    }
                    order = (0..rows.len() as u32).collect();
                }
                if is_on {
                    order.sort_by(|&a, &b| compare(&rows[a as usize], &rows[b as usize]));
                }
                ledger.orders.push(TrayOrder { step: step.id, on: is_on, order: order.clone() });
            }
        }
    }
    ledger.considered.extend(rows.iter().map(|tray| Considered { account: tray.account, removed: None }));
    ledger.considered.sort_by(|a, b| context.world.account(a.account).id.cmp(&context.world.account(b.account).id));
    ledger.rows = rows;
    ledger
}

/// Every account that has a story, with all of them, by handle.
fn everybody(context: &Context<'_>) -> Vec<Tray> {
    let Context { world, viewer, .. } = *context;
    let mut by_account: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, story) in world.stories.iter().enumerate() {
        by_account.entry(&world.account(story.account).id).or_default().push(at);
    }
    let tray = |mut stories: Vec<usize>| {
        stories.sort_by_key(|&at| (std::cmp::Reverse(world.stories[at].at), at));
        let newest = &world.stories[stories[0]];
        let close_friend = viewer.close_friends.contains(&newest.account);
        Tray { account: newest.account, newest: newest.at, stories, close_friend, affinity: 0.0 }
    };
    by_account.into_values().map(tray).collect()
}
