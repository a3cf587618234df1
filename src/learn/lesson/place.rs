//! Which post is meant: one of the world's, or the one that stands somewhere in the feed at hand.

use std::sync::LazyLock;

use crate::domain::{PostId, PostType, World};
use crate::pipeline::stages::{author_decay, boost, demote};
use crate::pipeline::{Op, ranks};
use crate::policy::nearest;

use super::Facts;

/// Which post is meant.
#[derive(Clone, Debug, PartialEq)]
pub enum PostPlace {
    /// That one of the world.
    Id(PostId),
    /// The one of that rank, 1 = top.
    Rank(u32),
    /// The highest of a post type.
    TopOf(PostType),
    /// The one that lost most places against the pinned order; of equals the higher.
    FellMost,
    /// The one that won most places against the pinned order; of equals the higher.
    RoseMost,
    /// The one whose score a factor changes most; of equals the higher.
    By(String),
    /// The one that a list rule, named by its stage, put back most places; of equals the higher.
    PutBack(String),
    /// The selected one.
    Selected,
}

/// The factors of a score, by their reasons in the ledger.
pub(super) static FACTORS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    boost::REASONS
        .into_iter()
        .chain(demote::REASONS)
        .chain([author_decay::REASON, author_decay::LED, author_decay::CLUSTER_REASON])
        .collect()
});

/// The rules that look at the list, by their stages, each with the stage before it.
pub(super) const LIST_RULES: [(&str, &str); 2] = [("media", "sort"), ("author", "media")];

impl PostPlace {
    /// Reads which post is meant: `top`, `rank:3`, `top:reel`, `fell_most`, `rose_most`, `by:borderline`,
    /// `put_back:media`, `selected`, or a post's id.
    ///
    /// # Errors
    /// With what would be right, where it names none.
    pub fn parse(text: &str, world: Option<&World>) -> Result<PostPlace, String> {
        match text.split_once(':') {
            None => PostPlace::plain(text, world),
            Some(("rank", rank)) => match rank.parse() {
                Ok(rank) if rank > 0 => Ok(PostPlace::Rank(rank)),
                _ => Err(format!("\"{rank}\" is no rank; use a whole number from 1 up")),
            },
            Some(("top", kind)) => match PostType::ALL.into_iter().find(|known| known.key() == kind) {
                Some(kind) => Ok(PostPlace::TopOf(kind)),
                None => Err(no_such("post type", kind, PostType::ALL.map(PostType::key))),
            },
            Some(("by", reason)) => match FACTORS.iter().find(|known| **known == reason) {
                Some(reason) => Ok(PostPlace::By((*reason).to_owned())),
                None => Err(no_such("factor", reason, FACTORS.iter().copied())),
            },
            Some(("put_back", stage)) => match LIST_RULES.iter().find(|(known, _)| *known == stage) {
                Some((stage, _)) => Ok(PostPlace::PutBack((*stage).to_owned())),
                None => Err(no_such("list rule", stage, LIST_RULES.map(|(stage, _)| stage))),
            },
            Some((kind, _)) => Err(no_such("way to name a post", kind, ["rank", "top", "by", "put_back"])),
        }
    }

    fn plain(text: &str, world: Option<&World>) -> Result<PostPlace, String> {
        match (text, world) {
            ("top", _) => Ok(PostPlace::Rank(1)),
            ("fell_most", _) => Ok(PostPlace::FellMost),
            ("rose_most", _) => Ok(PostPlace::RoseMost),
            // Without its world no post can be found, and none is missed.
            ("selected", _) | (_, None) => Ok(PostPlace::Selected),
            (id, Some(world)) => {
                let words = ["top", "fell_most", "rose_most", "selected"];
                let ids = world.posts.iter().map(|post| post.id.as_str());
                let near = || nearest(id, words.into_iter().chain(ids));
                world
                    .post_named(id)
                    .map(PostPlace::Id)
                    .ok_or_else(|| format!("there is no post \"{id}\"; did you mean \"{}\"?", near()))
            }
        }
    }

    /// Does it depend on what moved?
    #[must_use]
    pub const fn needs_moves(&self) -> bool {
        matches!(self, PostPlace::FellMost | PostPlace::RoseMost)
    }

    /// The post; `None` where there is none such now.
    #[must_use]
    pub fn post(&self, facts: &Facts<'_>) -> Option<PostId> {
        match self {
            PostPlace::Id(post) => Some(*post),
            PostPlace::Rank(rank) => facts.at_rank(*rank),
            PostPlace::Selected => facts.selected,
            PostPlace::TopOf(kind) => {
                let slate = &facts.ledger.slate;
                let row = facts.ledger.order().iter().find(|&&row| slate.types[row as usize] == *kind)?;
                Some(facts.post_of(*row))
            }
            PostPlace::FellMost => most(facts.moves().map(|(post, places)| (post, -places as f64))),
            PostPlace::RoseMost => most(facts.moves().map(|(post, places)| (post, places as f64))),
            PostPlace::By(reason) => {
                let factor = |row: u32| factor(facts, row, reason).filter(|factor| *factor > 0.0);
                let order = facts.ledger.order().iter();
                most(order.filter_map(|&row| Some((facts.post_of(row), factor(row)?.ln().abs()))))
            }
            PostPlace::PutBack(stage) => {
                let back = put_back(facts, stage);
                let order = facts.ledger.order().iter();
                most(order.filter_map(|&row| Some((facts.post_of(row), *back.get(row as usize)? as f64))))
            }
        }
    }
}

/// The post with the greatest size above nothing; of equals the first.
fn most(sizes: impl Iterator<Item = (PostId, f64)>) -> Option<PostId> {
    let first = |best: Option<(PostId, f64)>, (post, size): (PostId, f64)| match best {
        Some((_, most)) if size <= most => best,
        _ if size > 0.0 => Some((post, size)),
        _ => best,
    };
    sizes.fold(None, first).map(|(post, _)| post)
}

/// What a reason multiplies a row's score by; `None` where it has no such step.
pub(super) fn factor(facts: &Facts<'_>, row: u32, reason: &str) -> Option<f64> {
    let columns = facts.ledger.columns.iter().flat_map(|(_, columns)| columns);
    let mut factors = columns.filter(|column| column.op == Op::Times && &*column.reason == reason);
    factors.next().and_then(|column| column.values.get(row as usize)).copied()
}

/// How many places a list rule put each row back; below zero where it brought it forward. Empty where it made no order.
pub(super) fn put_back(facts: &Facts<'_>, stage: &str) -> Vec<i64> {
    let order = |id: &str| facts.ledger.arrangements.iter().find(|(stage, _)| *stage == id);
    let before = LIST_RULES.iter().find(|(rule, _)| *rule == stage).and_then(|(_, before)| order(before));
    let Some(((_, before), (_, after))) = before.zip(order(stage)) else { return Vec::new() };
    let (before, after) = (ranks(&before.order), ranks(&after.order));
    before.iter().zip(&after).map(|(&before, &after)| i64::from(after) - i64::from(before)).collect()
}

/// Says that there is no such thing, and which one was probably meant.
pub(super) fn no_such<'a>(what: &str, name: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    format!("there is no {what} \"{name}\"; did you mean \"{}\"?", nearest(name, names))
}
