//! Live numbers in a lesson's texts and questions, by the names that stand in braces.

use crate::domain::{Action, PostId, PostType, World};
use crate::pipeline::{Ledger, Summary, knobs};
use crate::policy::{Knob, Value};

use super::place::{FACTORS, LIST_RULES, factor, no_such, put_back};
use super::{Facts, PostPlace};

/// A number, and how it is to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// How many.
    Count(u64),
    /// A probability, 0..1.
    Percent(f64),
    /// A score.
    Score(f64),
    /// A factor.
    Factor(f64),
    /// Places won (positive) or lost.
    Places(i64),
    /// A plain number.
    Number(f64),
    /// Hours since something was posted.
    Age(f64),
    /// Where a knob stands.
    Knob(&'static Knob, Value),
    /// A name.
    Words(String),
}

/// A number that can be asked of the feed at hand.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// Where a knob stands: `weight.like`.
    Knob(&'static Knob),
    /// `sourced`, `removed`, `delivered`, `authors`.
    Summary(&'static str),
    /// The viewer’s name: `viewer`.
    Viewer,
    /// Where the post that the step’s act is about stood when the step began: `stood`.
    Stood,
    /// How many delivered posts stand elsewhere than in the pinned order: `moved`.
    Moved,
    /// An action’s mean probability: `mean.like`.
    Mean(Action),
    /// What an action adds to a post’s value on average: `adds.like`.
    Adds(Action),
    /// How many of the first are likely to be needed for one of the second: `per.like.comment`.
    Per(Action, Action),
    /// How many of the first so many posts are of a type: `first.20.reel`.
    First(usize, PostType),
    /// How many posts a factor touches: `touched.close_friends`.
    Touched(&'static str),
    /// How many posts a list rule moved: `moved_by.media`.
    MovedBy(&'static str),
    /// How often a list rule gave way: `gave_way.media`.
    GaveWay(&'static str),
    /// The longest run in the feed: `run.media`, `run.author`.
    Run(&'static str),
    /// Something of one post: `rank@fell_most`, `p.like@top`.
    Of(PostPlace, About),
}

/// What is asked of a post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum About {
    /// Its author’s handle: `author`.
    Author,
    /// Its form: `media`.
    Media,
    /// Its place: `rank`.
    Rank,
    /// Its place in the pinned order: `was`.
    Was,
    /// Places won or lost since: `places`.
    Places,
    /// Places lost since, without a sign: `fell`.
    Fell,
    /// Its score: `score`.
    Score,
    /// How old it is: `age`.
    Age,
    /// An action’s probability: `p.like`.
    Probability(Action),
    /// What an action adds to its value: `adds.like`.
    Adds(Action),
    /// What a reason multiplies its score by: `factor.borderline`.
    Factor(&'static str),
    /// How many places a list rule put it back: `back.media`.
    Back(&'static str),
}

const SUMMARY: [&str; 4] = ["sourced", "removed", "delivered", "authors"];

impl Quantity {
    /// Reads a number’s name.
    ///
    /// # Errors
    /// With what would be right, where it names none.
    pub fn parse(name: &str, world: Option<&World>) -> Result<Quantity, String> {
        if let Some((what, place)) = name.split_once('@') {
            return Ok(Quantity::Of(PostPlace::parse(place, world)?, About::parse(what)?));
        }
        if let Some(knob) = knobs().iter().find(|knob| knob.key == name) {
            return Ok(Quantity::Knob(knob));
        }
        if let Some(known) = SUMMARY.into_iter().find(|known| *known == name) {
            return Ok(Quantity::Summary(known));
        }
        let parts: Vec<&str> = name.split('.').collect();
        Ok(match parts[..] {
            ["viewer"] => Quantity::Viewer,
            ["moved"] => Quantity::Moved,
            ["stood"] => Quantity::Stood,
            ["mean", action] => Quantity::Mean(action_named(action)?),
            ["adds", action] => Quantity::Adds(action_named(action)?),
            ["per", one, other] => Quantity::Per(action_named(one)?, action_named(other)?),
            ["first", count, kind] => Quantity::First(
                count.parse().map_err(|_| format!("\"{count}\" is no whole number"))?,
                PostType::ALL
                    .into_iter()
                    .find(|known| known.key() == kind)
                    .ok_or_else(|| no_such("post type", kind, PostType::ALL.map(PostType::key)))?,
            ),
            ["touched", reason] => Quantity::Touched(one_of("factor", reason, &FACTORS)?),
            ["moved_by", rule] => Quantity::MovedBy(rule_named(rule)?),
            ["gave_way", rule] => Quantity::GaveWay(rule_named(rule)?),
            ["run", rule] => Quantity::Run(rule_named(rule)?),
            _ => return Err(unknown(name)),
        })
    }

    /// What it is now; `None` where there is no such number, as of a post that is in no feed.
    #[must_use]
    pub fn amount(&self, facts: &Facts<'_>) -> Option<Amount> {
        let ledger = facts.ledger;
        Some(match self {
            Quantity::Knob(knob) => Amount::Knob(knob, facts.policy.value(knob)),
            Quantity::Summary(which) => {
                let summary = Summary::of(ledger);
                Amount::Count(match *which {
                    "sourced" => summary.sourced,
                    "removed" => summary.removed,
                    "delivered" => summary.delivered,
                    _ => summary.authors,
                } as u64)
            }
            Quantity::Viewer => Amount::Words(facts.world.account(facts.controls.account).name.clone()),
            Quantity::Stood => Amount::Count(facts.stood?.into()),
            Quantity::Moved => {
                let delivered = facts.moves().take(ledger.delivered().len());
                Amount::Count(delivered.filter(|(_, places)| *places != 0).count() as u64)
            }
            Quantity::Mean(action) => Amount::Percent(mean(ledger, *action)?),
            Quantity::Adds(action) => Amount::Number(mean(ledger, *action)? * weight(facts, *action)),
            Quantity::Per(one, other) => Amount::Number(mean(ledger, *one)? / mean(ledger, *other)?),
            Quantity::First(count, kind) => {
                let first = ledger.delivered().iter().take(*count);
                Amount::Count(first.filter(|&&row| ledger.slate.types[row as usize] == *kind).count() as u64)
            }
            Quantity::Touched(reason) => {
                let rows = 0..ledger.slate.len() as u32;
                let touched = rows.filter(|&row| factor(facts, row, reason).is_some_and(|factor| factor != 1.0));
                Amount::Count(touched.count() as u64)
            }
            Quantity::MovedBy(rule) => {
                Amount::Count(put_back(facts, rule).iter().filter(|&&places| places != 0).count() as u64)
            }
            Quantity::GaveWay(rule) => {
                let made = ledger.arrangements.iter().find(|(stage, _)| stage == rule);
                Amount::Count(made.map_or(0, |(_, arrangement)| arrangement.relaxed.len()) as u64)
            }
            Quantity::Run(rule) => Amount::Count(longest_run(ledger, rule) as u64),
            Quantity::Of(place, about) => return about.amount(facts, place.post(facts)?),
        })
    }

    /// The same as a bare number.
    #[must_use]
    pub fn number(&self, facts: &Facts<'_>) -> Option<f64> {
        match self.amount(facts)? {
            Amount::Count(count) => Some(count as f64),
            Amount::Places(places) => Some(places as f64),
            Amount::Percent(number)
            | Amount::Score(number)
            | Amount::Factor(number)
            | Amount::Number(number)
            | Amount::Age(number)
            | Amount::Knob(_, Value::Number(number)) => Some(number),
            Amount::Knob(..) | Amount::Words(_) => None,
        }
    }

    /// Is it a number, and no name or switch?
    #[must_use]
    pub fn is_number(&self) -> bool {
        match self {
            Quantity::Knob(knob) => matches!(knob.default(), Value::Number(_)),
            Quantity::Viewer | Quantity::Of(_, About::Author | About::Media) => false,
            _ => true,
        }
    }

    /// Does it depend on what moved?
    #[must_use]
    pub const fn needs_moves(&self) -> bool {
        matches!(self, Quantity::Of(place, _) if place.needs_moves())
    }
}

impl About {
    fn parse(name: &str) -> Result<About, String> {
        let parts: Vec<&str> = name.split('.').collect();
        Ok(match parts[..] {
            ["author"] => About::Author,
            ["media"] => About::Media,
            ["rank"] => About::Rank,
            ["was"] => About::Was,
            ["places"] => About::Places,
            ["fell"] => About::Fell,
            ["score"] => About::Score,
            ["age"] => About::Age,
            ["p", action] => About::Probability(action_named(action)?),
            ["adds", action] => About::Adds(action_named(action)?),
            ["factor", reason] => About::Factor(one_of("factor", reason, &FACTORS)?),
            ["back", rule] => About::Back(rule_named(rule)?),
            _ => return Err(unknown(name)),
        })
    }

    fn amount(self, facts: &Facts<'_>, post: PostId) -> Option<Amount> {
        let ledger = facts.ledger;
        let row = || ledger.slate.row_of(post);
        Some(match self {
            About::Author => Amount::Words(facts.world.account(facts.world.post(post).author).id.clone()),
            About::Media => Amount::Words(facts.world.post(post).media.key().to_owned()),
            About::Rank => Amount::Count(facts.rank(post)?.into()),
            About::Was => Amount::Count((*facts.pinned.get(&post)?).into()),
            About::Places => Amount::Places(i64::from(*facts.pinned.get(&post)?) - i64::from(facts.rank(post)?)),
            About::Fell => Amount::Count(facts.rank(post)?.saturating_sub(*facts.pinned.get(&post)?).into()),
            About::Score => Amount::Score(*ledger.scores.get(row()? as usize)?),
            About::Age => Amount::Age(ledger.slate.age_hours[row()? as usize]),
            About::Probability(action) => Amount::Percent(ledger.probability(row()?, action)?),
            About::Adds(action) => Amount::Number(ledger.probability(row()?, action)? * weight(facts, action)),
            About::Factor(reason) => Amount::Factor(factor(facts, row()?, reason).unwrap_or(1.0)),
            About::Back(rule) => Amount::Count((*put_back(facts, rule).get(row()? as usize)?).max(0) as u64),
        })
    }
}

fn unknown(name: &str) -> String {
    const NAMES: [&str; 25] = [
        "sourced",
        "removed",
        "delivered",
        "authors",
        "viewer",
        "moved",
        "stood",
        "mean.like",
        "adds.like",
        "per.like.comment",
        "first.20.reel",
        "touched.borderline",
        "moved_by.media",
        "gave_way.media",
        "run.media",
        "author@top",
        "media@top",
        "rank@top",
        "was@top",
        "places@top",
        "fell@fell_most",
        "score@top",
        "age@top",
        "p.like@top",
        "factor.freshness@top",
    ];
    no_such("number", name, NAMES.into_iter().chain(knobs().iter().map(|knob| knob.key)))
}

fn action_named(name: &str) -> Result<Action, String> {
    Action::from_key(name).ok_or_else(|| no_such("action", name, Action::ALL.map(Action::key)))
}

fn rule_named(name: &str) -> Result<&'static str, String> {
    one_of("list rule", name, &LIST_RULES.map(|(rule, _)| rule))
}

fn one_of(what: &str, name: &str, names: &[&'static str]) -> Result<&'static str, String> {
    names.iter().copied().find(|known| *known == name).ok_or_else(|| no_such(what, name, names.iter().copied()))
}

/// The mean probability over the posts it is defined for; `None` where it is for none.
fn mean(ledger: &Ledger, action: Action) -> Option<f64> {
    let defined: Vec<f64> = ledger.predicted[action].iter().copied().filter(|p| !p.is_nan()).collect();
    (!defined.is_empty()).then(|| defined.iter().sum::<f64>() / defined.len() as f64)
}

fn weight(facts: &Facts<'_>, action: Action) -> f64 {
    match facts.policy.value(crate::pipeline::stages::merge::weight(action)) {
        Value::Number(weight) => weight,
        _ => 0.0,
    }
}

/// The longest run of one medium, or of one author, among the delivered.
fn longest_run(ledger: &Ledger, rule: &str) -> usize {
    let slate = &ledger.slate;
    let alike = |a: &u32, b: &u32| match rule {
        "media" => slate.media[*a as usize] == slate.media[*b as usize],
        _ => slate.authors[*a as usize] == slate.authors[*b as usize],
    };
    ledger.delivered().chunk_by(alike).map(<[u32]>::len).max().unwrap_or(0)
}
