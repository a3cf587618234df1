//! Limits that a compared policy must keep, as `glassfeed compare` tells them.

use serde::Serialize;

use crate::brief::LETTERS;
use crate::domain::{ViewerId, World};
use crate::pipeline::Context;
use crate::policy::{Guardrail, Policy};
use crate::simulation::experiment::{Outcome, of_viewer};
use crate::simulation::guardrails::{Checked, check, limits, posts_behind};

use super::numbers;
use super::table::{Column, Table, WIDTH};

/// So many viewers behind a crossing are told with their posts, and so many posts of each. Assumed.
const TOLD: usize = 10;
/// So many of either a table names. Assumed.
const NAMED: usize = 3;

/// How one limit fares; null where a number is not defined.
#[derive(Serialize)]
pub(super) struct Guarded<'a> {
    #[serde(flatten)]
    limit: &'a Guardrail,
    /// What is held against the limit: the mean over viewers, or the share of viewers that keep it.
    a: Option<f64>,
    b: Option<f64>,
    /// Does B keep it? Null where it has no value.
    kept: Option<bool>,
    /// Everybody whose own value under B is beyond the limit, farthest first; empty where it is kept.
    viewers: Vec<Behind<'a>>,
    #[serde(skip)]
    name: &'static str,
}

#[derive(Serialize)]
struct Behind<'a> {
    viewer: &'a str,
    value: f64,
    /// Its posts that do most for it; null from the eleventh viewer on.
    posts: Option<Vec<Amount<'a>>>,
}

#[derive(Serialize)]
struct Amount<'a> {
    post: &'a str,
    amount: f64,
}

impl Guarded<'_> {
    /// Does B cross it?
    pub(super) fn is_crossed(&self) -> bool {
        self.kept == Some(false)
    }
}

/// Holds the outcomes of the first policy and of the one at that place against every limit either names.
pub(super) fn guarded<'a>(
    context: &Context<'a>,
    policies: [&'a Policy; 2],
    outcomes: &[Outcome],
    at: usize,
) -> Vec<Guarded<'a>> {
    let tell = |checked: Checked<'a>| Guarded {
        viewers: viewers(context, policies[1], &checked),
        limit: checked.guardrail,
        a: checked.values[0],
        b: checked.values[1],
        kept: checked.is_kept,
        name: checked.metric.name,
    };
    check(&limits(policies), outcomes, at).into_iter().map(tell).collect()
}

fn viewers<'a>(context: &Context<'a>, policy: &'a Policy, checked: &Checked<'_>) -> Vec<Behind<'a>> {
    let world: &'a World = context.world;
    let posts = |viewer: ViewerId| {
        let context = Context { policy, ..of_viewer(context, viewer) };
        let posts = posts_behind(&context, checked.guardrail).into_iter().take(TOLD);
        posts.map(|(post, amount)| Amount { post: &world.post(post).id, amount }).collect()
    };
    let behind = |(at, &(viewer, value)): (usize, &(ViewerId, f64))| Behind {
        viewer: &world.account(world.viewer(viewer).account).id,
        value,
        posts: (at < TOLD).then(|| posts(viewer)),
    };
    checked.behind.iter().enumerate().map(behind).collect()
}

/// What the column is called that says whether a policy keeps a limit.
const KEEPS: [&str; LETTERS.len()] = ["A keeps it", "B keeps it", "C keeps it", "D keeps it"];

/// The limits as a table, for the policy at that place, and who is behind those crossed; nothing where there are none.
pub(super) fn table(guarded: &[Guarded<'_>], at: usize) -> String {
    let columns: [Column; 5] = [
        Column::text("Guardrail", 30),
        Column::text("Limit", 40),
        Column::number("A"),
        Column::number(LETTERS[at]),
        Column::text(KEEPS[at], WIDTH),
    ];
    if guarded.is_empty() {
        return String::new();
    }
    let row = |guarded: &Guarded<'_>| {
        let value = |value: Option<f64>| match (value, guarded.limit.for_share) {
            (None, _) => "–".to_owned(),
            (Some(share), Some(_)) => numbers::percent(share),
            (Some(mean), None) => numbers::decimals(mean, 3),
        };
        let kept = match guarded.kept {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not known",
        };
        vec![guarded.name.to_owned(), limit(guarded.limit), value(guarded.a), value(guarded.b), kept.to_owned()]
    };
    let table = Table { columns: &columns, rows: guarded.iter().map(row).collect(), wraps: false, indent: 0 }.render();
    let crossed = guarded.iter().filter(|guarded| guarded.is_crossed()).map(crossed);
    format!("\n{table}{}", crossed.collect::<String>())
}

fn limit(limit: &Guardrail) -> String {
    let bound = |word: &str, bound: Option<f64>| bound.map(|bound| format!("{word} {bound}"));
    let bounds: Vec<String> =
        bound("at least", limit.at_least).into_iter().chain(bound("at most", limit.at_most)).collect();
    let of =
        limit.for_share.map_or("on average".to_owned(), |share| format!("for {} of viewers", numbers::percent(share)));
    format!("{} {of}", bounds.join(", "))
}

/// Who is behind a crossed limit, in a line.
fn crossed(guarded: &Guarded<'_>) -> String {
    let viewer = |behind: &Behind<'_>| {
        let posts: Vec<&str> = behind.posts.iter().flatten().take(NAMED).map(|amount| amount.post).collect();
        let posts = if posts.is_empty() { String::new() } else { format!(" ({})", posts.join(", ")) };
        format!("{} {}{posts}", behind.viewer, numbers::decimals(behind.value, 3))
    };
    let named: Vec<String> = guarded.viewers.iter().take(NAMED).map(viewer).collect();
    let more = match guarded.viewers.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    format!(
        "{} is crossed by {}: {}{more}\n",
        guarded.name,
        numbers::count(guarded.viewers.len(), "viewer"),
        named.join(", ")
    )
}
