//! The JSON of the stories tray, `glassfeed.stories/1`: every number reads back to the same f64.

use serde::Serialize;

use crate::domain::{AccountId, Action};
use crate::model::AffinityParts;
use crate::pipeline::stories::{STEPS, steps};
use crate::pipeline::{Considered, Context, Tray, TrayLedger};

use super::json::{Ordered, knob_value};

/// The tray with every account's way through its steps.
#[derive(Serialize)]
pub(super) struct Stories<'a> {
    format: &'static str,
    world: &'a str,
    viewer: &'a str,
    policy: &'a str,
    knobs: Ordered<serde_json::Value>,
    steps: Vec<StepCount>,
    accounts: Vec<Ranked<'a>>,
    removed: Vec<Removed<'a>>,
}

/// How many accounts went into a step and came out.
#[derive(Serialize)]
struct StepCount {
    id: &'static str,
    on: bool,
    #[serde(rename = "in")]
    entered: usize,
    #[serde(rename = "out")]
    left: usize,
}

#[derive(Serialize)]
struct Ranked<'a> {
    place: usize,
    account: &'a str,
    /// Ids, newest first.
    stories: Vec<&'a str>,
    newest: String,
    close_friend: bool,
    affinity: f64,
    places: Ordered<u32>,
    /// The step that puts the account before it there; null for the first, and where the handle did.
    behind_by: Option<&'static str>,
}

#[derive(Serialize)]
struct Removed<'a> {
    account: &'a str,
    stage: &'static str,
    reason: &'static str,
}

/// One account, and what its affinity is made of.
#[derive(Serialize)]
pub(super) struct Circle<'a> {
    format: &'static str,
    account: &'a str,
    /// `shown`, `removed`, or `no_story`.
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<Ranked<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<Removed<'a>>,
    affinity: Affinity,
}

#[derive(Serialize)]
struct Affinity {
    value: f64,
    shown: f64,
    did: Ordered<f64>,
    own: Option<f64>,
    usual: f64,
    strength: f64,
}

const FORMAT: &str = "glassfeed.stories/1";

impl<'a> Stories<'a> {
    /// At most `limit` of the accounts that stand in it, and all that do not.
    pub(super) fn of(context: &Context<'a>, ledger: &TrayLedger, limit: usize) -> Stories<'a> {
        let world = context.world;
        let mut left = ledger.considered.len();
        let steps = STEPS.iter().map(|step| {
            let entered = left;
            left -= ledger.dropped_by(step.id);
            let on = step.switch().is_none_or(|knob| context.policy.is_on(knob));
            StepCount { id: step.id, on, entered, left }
        });
        Stories {
            format: FORMAT,
            world: &world.name,
            viewer: &world.account(context.account()).id,
            policy: &context.policy.name,
            knobs: Ordered(
                steps::knobs().map(|knob| (knob.key, knob_value(knob, context.policy.value(knob)))).collect(),
            ),
            steps: steps.collect(),
            accounts: ledger.trays().take(limit).map(|tray| ranked(context, ledger, tray)).collect(),
            removed: ledger.considered.iter().filter_map(|considered| removed(context, *considered)).collect(),
        }
    }
}

impl<'a> Circle<'a> {
    /// What became of an account.
    pub(super) fn of(context: &Context<'a>, ledger: &TrayLedger, account: AccountId) -> Circle<'a> {
        let shown = ledger.tray_of(account).map(|tray| ranked(context, ledger, tray));
        let removed = ledger.verdict(account).and_then(|considered| removed(context, considered));
        let parts = context.history.affinity_parts(context.viewer_id, account);
        let value = context.history.affinity(context.viewer_id, account);
        let AffinityParts { shown: times, did, own, usual, strength } = parts;
        let counted = Action::ALL.into_iter().filter(|&action| action != Action::Dwell);
        Circle {
            format: FORMAT,
            account: &context.world.account(account).id,
            verdict: match (&shown, &removed) {
                (Some(_), _) => "shown",
                (None, Some(_)) => "removed",
                (None, None) => "no_story",
            },
            shown,
            removed,
            affinity: Affinity {
                value,
                shown: times,
                did: Ordered(counted.map(|action| (action.key(), did[action])).collect()),
                own,
                usual,
                strength,
            },
        }
    }
}

fn ranked<'a>(context: &Context<'a>, ledger: &TrayLedger, tray: &Tray) -> Ranked<'a> {
    let world = context.world;
    let place = ledger.place(tray.account).unwrap_or_default();
    let ahead = place.checked_sub(2).and_then(|at| ledger.trays().nth(at));
    Ranked {
        place,
        account: &world.account(tray.account).id,
        stories: tray.stories.iter().map(|&at| world.stories[at].id.as_str()).collect(),
        newest: tray.newest.to_string(),
        close_friend: tray.close_friend,
        affinity: tray.affinity,
        places: Ordered(ledger.places(tray.account)),
        behind_by: ahead.and_then(|ahead| ledger.decided_by(ahead.account, tray.account)),
    }
}

fn removed<'a>(context: &Context<'a>, considered: Considered) -> Option<Removed<'a>> {
    let removal = considered.removed?;
    Some(Removed {
        account: &context.world.account(considered.account).id,
        stage: removal.stage,
        reason: removal.reason,
    })
}
