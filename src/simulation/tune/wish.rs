//! What is asked of a search.

use serde::{Deserialize, Serialize};

use crate::domain::ViewerId;
use crate::pipeline::stages::{author, author_decay, boost, demote, media, merge};
use crate::pipeline::{Context, STAGES};
use crate::policy::Guardrail;
use crate::simulation::experiment::place_of;
use crate::simulation::metrics::{Direction, METRICS, Metric};
use crate::simulation::nudge::Lever;
use crate::simulation::random;

/// A metric that is to become better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// Its place in [`METRICS`].
    pub metric: usize,
    /// Is it to rise?
    pub more: bool,
}

impl Aim {
    /// Better as the metric declares it; where neither is, as `more` says.
    #[must_use]
    pub fn new(metric: usize, more: bool) -> Aim {
        match METRICS[metric].better {
            Direction::Up => Aim { metric, more: true },
            Direction::Down => Aim { metric, more: false },
            Direction::Neither => Aim { metric, more },
        }
    }

    /// The metric of that key, better as it declares, else as `more` says; `None` where there is none.
    #[must_use]
    pub fn of(key: &str, more: bool) -> Option<Aim> {
        Some(Aim::new(place_of(key)?, more))
    }

    /// Does a difference mean it became better?
    #[must_use]
    pub fn is_better(self, difference: f64) -> bool {
        if self.more { difference > 0.0 } else { difference < 0.0 }
    }

    pub(super) fn metric(self) -> &'static Metric {
        &METRICS[self.metric]
    }

    /// The value turned so that more is better.
    pub(super) fn good(self, value: f64) -> f64 {
        if self.more { value } else { -value }
    }

    /// What is so close counts as equal, so that no knob is turned for nothing: a hundredth of today's value, and no less
    /// than is told of it, shares to a tenth of a percent, the rest to two or three decimals. Assumed.
    pub(super) fn grain(self, today: Option<f64>) -> f64 {
        let today = today.unwrap_or(0.0).abs();
        let told = if today >= 1.0 && self.metric().unit != "share" { 0.01 } else { 0.001 };
        f64::max(told, today / 100.0)
    }
}

/// A limit that a policy must keep to be on the front.
#[derive(Clone, Debug, PartialEq)]
pub enum Keep {
    /// This one.
    Limit(Guardrail),
    /// No worse than today in the metric at that place of [`METRICS`], which declares what is better.
    Today(usize),
}

impl Keep {
    /// The limit, where `today` is today's mean of the metric; `None` where there is nothing to be kept.
    pub(super) fn limit(&self, today: &[Option<f64>]) -> Option<Guardrail> {
        match self {
            Keep::Limit(limit) => Some(limit.clone()),
            Keep::Today(metric) => {
                let (value, declared) = (today[*metric]?, &METRICS[*metric]);
                let limit = Guardrail {
                    metric: declared.key.to_owned(),
                    at_most: (declared.better == Direction::Down).then_some(value),
                    at_least: (declared.better == Direction::Up).then_some(value),
                    for_share: None,
                };
                (declared.better != Direction::Neither).then_some(limit)
            }
        }
    }
}

/// Knobs that are turned together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// What each action counts.
    Weights,
    /// Freshness, close friends, favorites, rules of one's own.
    Boosts,
    /// Misinformation, borderline posts, what is like a hidden one.
    Demotions,
    /// Authors and media in a row, and an author's further posts.
    Diversity,
}

impl Group {
    /// All of them, in pipeline order.
    pub const ALL: [Group; 4] = [Group::Weights, Group::Boosts, Group::Demotions, Group::Diversity];

    /// The name on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Group::Weights => "weights",
            Group::Boosts => "boosts",
            Group::Demotions => "demotions",
            Group::Diversity => "diversity",
        }
    }

    /// The name on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Group::Weights => "Weights",
            Group::Boosts => "Boosts",
            Group::Demotions => "Demotions",
            Group::Diversity => "Diversity",
        }
    }

    /// The group a lever belongs to; `None` for what belongs to none, such as sourcing.
    #[must_use]
    pub fn of(lever: Lever) -> Option<Group> {
        let Lever::Knob(knob) = lever else { return Some(Group::Boosts) };
        let stage = STAGES.iter().find(|stage| stage.knobs.iter().any(|declared| declared.key == knob.key))?;
        let stages = [
            (merge::STAGE.id, Group::Weights),
            (boost::STAGE.id, Group::Boosts),
            (demote::STAGE.id, Group::Demotions),
            (author_decay::STAGE.id, Group::Diversity),
            (media::STAGE.id, Group::Diversity),
            (author::STAGE.id, Group::Diversity),
        ];
        stages.into_iter().find(|(id, _)| *id == stage.id).map(|(_, group)| group)
    }
}

/// Whose feeds count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Viewers {
    /// The viewer at hand's.
    AtHand,
    /// So many viewers', drawn by the seed; all where there are no more.
    Some(usize),
}

impl Viewers {
    /// Who they are, ascending.
    #[must_use]
    pub fn drawn(self, context: &Context<'_>, seed: u64) -> Vec<ViewerId> {
        match self {
            Viewers::AtHand => vec![context.viewer_id],
            Viewers::Some(count) => {
                let mut all: Vec<ViewerId> = (0..context.world.viewers.len() as u32).map(ViewerId).collect();
                if count < all.len() {
                    random::shuffle(&mut random::stream(seed, "tune viewers", 0), &mut all);
                    all.truncate(count.max(1));
                    all.sort_unstable();
                }
                all
            }
        }
    }
}

/// What is asked of a search.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What is to become better: one, two or three metrics. With one, policies that turn fewer knobs count as better
    /// too, so that the front says what each further knob brings.
    pub aims: Vec<Aim>,
    /// What must be kept.
    pub keep: Vec<Keep>,
    /// What may be turned.
    pub groups: Vec<Group>,
    /// Whose feeds count.
    pub viewers: Viewers,
    /// So many policies are tried at most, today's among them.
    pub tries: usize,
    /// Names the stream of chance.
    pub seed: u64,
}

impl Wish {
    /// So many tries are usual. Assumed: seconds on the built-in world.
    pub const TRIES: usize = 600;
}
