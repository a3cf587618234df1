//! What stands in the places of the tour's texts.

use crate::domain::{Action, PostType};
use crate::pipeline::stages::{deliver, merge};
use crate::pipeline::{Context, Ledger, Summary};
use crate::policy::Knob;

use super::demote::{boosted, demoted};
use super::normalize::means_by_type;
use super::predict::means;
use super::{listed, order_after, task};

/// Something a text tells of the slate at hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// So many.
    Count(usize),
    /// A probability.
    Probability(f64),
    /// A value, before normalizing.
    Value(f64),
    /// A post type.
    Type(PostType),
    /// A knob.
    Knob(&'static Knob),
    /// There is nothing to tell of, as on an empty slate.
    Nothing,
}

/// What stands in the place of that name in the text of a step; `None` where there is no such place.
#[must_use]
pub fn fact(context: &Context<'_>, ledger: &Ledger, step: usize, name: &str) -> Option<Fact> {
    let summary = || Summary::of(ledger);
    let probability = |action: Action| means(ledger)[action].map_or(Fact::Nothing, Fact::Probability);
    Some(match name {
        "found" => Fact::Count(ledger.found.len()),
        "removed" => Fact::Count(summary().removed),
        "kept" => Fact::Count(ledger.slate.len()),
        "ads" => Fact::Count(ledger.delivery.ads.len()),
        "like" => probability(Action::Like),
        "comment" => probability(Action::Comment),
        "top_value" => top_value(ledger).map_or(Fact::Nothing, Fact::Value),
        "high_type" | "high_mean" | "low_type" | "low_mean" => of_means(ledger, name),
        "boosted" => Fact::Count(boosted(ledger)),
        "demoted" => Fact::Count(demoted(ledger)),
        "moved" => Fact::Count(listed(ledger).moved()),
        "gave_way" => Fact::Count(listed(ledger).gave_way()),
        "delivered" => Fact::Count(ledger.delivery.length),
        "ads_every" => Fact::Count(context.policy.whole(&deliver::ADS_EVERY)),
        "past_end" => Fact::Count(summary().past_end),
        "knob" => task(step, ledger).map_or(Fact::Nothing, |task| Fact::Knob(task.knob)),
        _ => return None,
    })
}

fn top_value(ledger: &Ledger) -> Option<f64> {
    let top = order_after(ledger, merge::STAGE.id).first().copied()?;
    Some(ledger.score_after(top, merge::STAGE.id))
}

/// The type with the greatest mean value, or the least.
fn of_means(ledger: &Ledger, name: &str) -> Fact {
    if !ledger.is_scored() {
        return Fact::Nothing;
    }
    let means = means_by_type(ledger);
    let by_mean = |a: &&(PostType, f64), b: &&(PostType, f64)| a.1.total_cmp(&b.1);
    let found = if name.starts_with("high") { means.iter().max_by(by_mean) } else { means.iter().min_by(by_mean) };
    match found {
        None => Fact::Nothing,
        Some((kind, _)) if name.ends_with("type") => Fact::Type(*kind),
        Some((_, mean)) => Fact::Value(*mean),
    }
}
