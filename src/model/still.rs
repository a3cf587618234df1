//! One post at a moment, whoever looks, and the questions the features ask of it.

use super::history::History;
use super::tally::{Rates, Signal, Tally};
use crate::domain::{Post, PostId, Timestamp, World, hours_between};

/// A post at a moment, as everybody finds it.
pub(super) struct Still<'a> {
    pub(super) post: &'a Post,
    of_post: &'a Tally,
    of_author: &'a Tally,
    everybodys: &'a Rates,
    now: Timestamp,
}

impl<'a> Still<'a> {
    /// `everybodys` are the rates of everybody in that history.
    pub(super) fn new(
        world: &'a World,
        history: &'a History,
        everybodys: &'a Rates,
        now: Timestamp,
        id: PostId,
    ) -> Still<'a> {
        let post = world.post(id);
        Still { post, of_post: history.of_post(id), of_author: history.of_author(post.author), everybodys, now }
    }

    pub(super) fn age_hours(&self) -> f64 {
        hours_between(self.post.created_at, self.now).max(0.0)
    }

    /// How many characters are written under it.
    pub(super) fn caption_length(&self) -> f64 {
        self.post.caption.chars().count() as f64
    }

    pub(super) fn sells(&self) -> bool {
        self.post.shopping.is_some()
    }

    /// How long it plays; 0 where nothing plays.
    pub(super) fn duration_secs(&self) -> f64 {
        self.post.duration_secs.unwrap_or(0.0)
    }

    /// How much likelier a like is from everybody on this post than on the author's others.
    pub(super) fn crowd_likes(&self) -> f64 {
        let everybodys = self.everybodys.of(Signal::Like);
        let usual = self.of_author.rate(Signal::Like, everybodys, History::CROWD_STRENGTH);
        self.of_post.lift(Signal::Like, usual, History::CROWD_STRENGTH)
    }

    /// How much longer everybody stays on this post than on others.
    pub(super) fn crowd_dwell(&self) -> f64 {
        let usual = self.everybodys.log_dwell;
        self.of_post.mean_log_dwell(usual, History::CROWD_STRENGTH) - usual
    }
}
