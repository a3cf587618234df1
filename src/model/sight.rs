//! One post as one viewer would meet it at a moment, and the questions the features ask of it.

use super::bond::Bond;
use crate::domain::{Gist, Post, PostId};

/// A post of an author before a viewer.
pub(super) struct Sight<'a> {
    bond: &'a Bond<'a>,
    gist: &'a Gist<'a>,
    id: PostId,
}

impl<'a> Sight<'a> {
    pub(super) fn new(bond: &'a Bond<'a>, gist: &'a Gist<'a>, id: PostId) -> Sight<'a> {
        Sight { bond, gist, id }
    }

    pub(super) fn searched_hashtag(&self) -> bool {
        self.bond.onlooker.searched_hashtag(self.gist.hashtags)
    }

    pub(super) fn searched_topic(&self) -> f64 {
        self.bond.onlooker.searched_topic(&self.post().topics)
    }

    pub(super) fn follows_hashtag(&self) -> bool {
        self.gist.carries_any(&self.bond.onlooker.moment.viewer.hashtags)
    }

    pub(super) fn same_place(&self) -> bool {
        self.gist.place.is_some() && self.gist.place == self.bond.onlooker.moment.viewer.place
    }

    fn post(&self) -> &'a Post {
        self.bond.onlooker.moment.world.post(self.id)
    }
}
