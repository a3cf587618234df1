//! A viewer and an author at a moment: what is the same for all posts of that author, worked out once.

use super::features::{Feature, Row};
use super::history::History;
use super::onlooker::Onlooker;
use super::sight::Sight;
use super::tally::{Signal, Tally};
use crate::domain::{Account, AccountId, Kind, PostId};

/// A viewer with one author before it.
pub struct Bond<'a> {
    pub(super) onlooker: &'a Onlooker<'a>,
    id: AccountId,
    author: &'a Account,
    with_author: &'a Tally,
    of_author: &'a Tally,
    /// The features of the viewer and of the author with it; 0 elsewhere.
    row: Row,
}

impl<'a> Bond<'a> {
    pub(super) fn new(onlooker: &'a Onlooker<'a>, id: AccountId) -> Bond<'a> {
        let moment = &onlooker.moment;
        let mut bond = Bond {
            onlooker,
            id,
            author: moment.world.account(id),
            with_author: moment.history.with_author(moment.viewer_id, id),
            of_author: moment.history.of_author(id),
            row: onlooker.row,
        };
        for &(at, value) in Feature::of_author() {
            bond.row[at] = value(&bond);
        }
        bond
    }

    /// What the model knows of one of the author's posts: [`features`](super::features()), bit for bit.
    #[must_use]
    pub fn features(&self, post: PostId) -> Row {
        let fact = self.onlooker.fact(post);
        let sight = Sight::new(self, &fact.gist, post);
        let with_topics = self.onlooker.with_topics(fact.gist.topics);
        let with_medium = self.onlooker.with_medium(fact.gist.media);
        let mut row = self.row;
        for &(at, _) in Feature::of_medium() {
            row[at] = with_medium[at];
        }
        for &(at, value) in Feature::of_topics() {
            row[at] = value(&with_topics);
        }
        for &(at, value) in Feature::of_meeting() {
            row[at] = value(&sight);
        }
        for (&(at, _), value) in Feature::of_post().iter().zip(fact.values) {
            row[at] = value;
        }
        row
    }

    /// How much likelier a signal is from this viewer on this author's posts than on others.
    pub(super) fn author_lift(&self, signal: Signal) -> f64 {
        self.with_author.lift(signal, self.onlooker.usual.of(signal), History::AUTHOR_STRENGTH)
    }

    /// How much longer this viewer stays on this author's posts than on others.
    pub(super) fn author_dwell(&self) -> f64 {
        let usual = self.onlooker.usual.log_dwell;
        self.with_author.mean_log_dwell(usual, History::AUTHOR_STRENGTH) - usual
    }

    /// How often the viewer was shown the author's posts.
    pub(super) fn times_shown(&self) -> f64 {
        self.with_author.shown()
    }

    /// How much likelier a signal is from everybody on this author's posts than on others.
    pub(super) fn crowd_lift_of_author(&self, signal: Signal) -> f64 {
        self.of_author.lift(signal, self.onlooker.everybodys.of(signal), History::CROWD_STRENGTH)
    }

    /// The share of the author's followers that the viewer follows too, from at most 32 of them spread evenly, so that
    /// the cost is bounded; 0 where nobody follows the author.
    pub(super) fn shared_follows(&self) -> f64 {
        const AT_MOST: usize = 32;
        let (world, viewer) = (self.onlooker.moment.world, self.onlooker.moment.viewer.account);
        let followers = world.followers(self.id);
        let asked = followers.iter().step_by(followers.len().div_ceil(AT_MOST).max(1));
        let (shared, all) = asked.fold((0.0, 0.0), |(shared, all), &follower| {
            (shared + f64::from(world.follows(viewer, follower)), all + 1.0)
        });
        if all > 0.0 { shared / all } else { 0.0 }
    }

    /// How many follow the author.
    pub(super) fn followers(&self) -> f64 {
        self.onlooker.moment.world.followers(self.id).len() as f64
    }

    pub(super) fn viewer_follows(&self) -> bool {
        self.onlooker.moment.world.follows(self.onlooker.moment.viewer.account, self.id)
    }

    pub(super) fn author_follows_back(&self) -> bool {
        self.onlooker.moment.world.follows(self.id, self.onlooker.moment.viewer.account)
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        self.author.kind == kind
    }
}
