//! The candidates of one run, as columns: one row per candidate, newest first.

use crate::domain::{AccountId, Media, Origin, PlaceId, PostId, PostType, hours_between};

use super::{Context, similarity::similarity_to_hidden};

/// A post that has an origin, and whether it dropped out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which post.
    pub post: PostId,
    /// How it came in.
    pub origin: Origin,
    /// Where and why it dropped out; `None` while it is a candidate.
    pub removed: Option<Removal>,
}

/// Where and why a post dropped out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The stage that dropped it.
    pub stage: &'static str,
    /// Its reason: `seen`, `muted`.
    pub reason: &'static str,
}

/// The candidates, with the attributes stages read gathered beside them.
///
/// Rows stand newest first, ties by ascending post id, so that of two rows with the same score the smaller row number wins.
/// Nothing in here depends on the policy, so a turned knob never makes it anew unless it changes who is in it.
#[derive(Clone, Debug, Default)]
pub struct Slate {
    /// Which post.
    pub posts: Vec<PostId>,
    /// How it came in.
    pub origins: Vec<Origin>,
    /// The group it is normalized in.
    pub types: Vec<PostType>,
    /// Who posted it.
    pub authors: Vec<AccountId>,
    /// Its form.
    pub media: Vec<Media>,
    /// Hours since it was posted, 0 or more.
    pub age_hours: Vec<f64>,
    /// Where it was made.
    pub places: Vec<Option<PlaceId>>,
    /// Does it share a hashtag with a holiday that holds now, both ends included?
    pub festive: Vec<bool>,
    /// Did fact-checkers identify misinformation in it?
    pub misinformation: Vec<bool>,
    /// How often its author shared such misinformation.
    pub strikes: Vec<u32>,
    /// How close to breaking a guideline it is, 0..1.
    pub borderline: Vec<f64>,
    /// Greatest similarity to a post the viewer hid, 0..1.
    pub similar_to_hidden: Vec<f64>,
    /// Where the row's author stands in [`Slate::by_author`].
    pub author_places: Vec<u32>,
    by_author: Vec<Vec<u32>>,
}

impl Slate {
    /// Gathers the attributes of those found that did not drop out; `found` stands in row order.
    #[must_use]
    pub fn gather(context: &Context<'_>, found: &[Found]) -> Slate {
        let world = context.world;
        let mut slate = Slate::with_room_for(found.iter().filter(|candidate| candidate.removed.is_none()).count());
        let festive = world.festive_hashtags(context.now);
        for candidate in found.iter().filter(|candidate| candidate.removed.is_none()) {
            let post = context.gist(candidate.post);
            slate.posts.push(candidate.post);
            slate.origins.push(candidate.origin);
            slate.types.push(post.post_type(candidate.origin));
            slate.authors.push(post.author);
            slate.media.push(post.media);
            slate.age_hours.push(hours_between(post.created_at, context.now).max(0.0));
            slate.places.push(post.place);
            slate.festive.push(match context.facts {
                Some(facts) => facts.is_festive(candidate.post),
                None => post.carries_any(&festive),
            });
            slate.misinformation.push(post.misinformation);
            slate.strikes.push(world.account(post.author).strikes);
            slate.borderline.push(post.borderline);
        }
        slate.similar_to_hidden = similarity_to_hidden(world, &context.viewer.hidden, &slate.posts);
        slate.group_by_author();
        slate
    }

    /// How many candidates there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.posts.len()
    }

    /// No candidate at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty()
    }

    /// The rows of each author who has any, authors by ascending id, rows ascending.
    #[must_use]
    pub fn by_author(&self) -> &[Vec<u32>] {
        &self.by_author
    }

    /// The author's rows, ascending; empty where it has none.
    #[must_use]
    pub fn rows_of(&self, author: AccountId) -> &[u32] {
        let at = self.by_author.binary_search_by_key(&author, |rows| self.authors[rows[0] as usize]);
        at.map_or(&[], |at| &self.by_author[at])
    }

    /// The row of a post, where it is a candidate.
    #[must_use]
    pub fn row_of(&self, post: PostId) -> Option<u32> {
        self.posts.iter().position(|&candidate| candidate == post).map(|row| row as u32)
    }

    fn with_room_for(rows: usize) -> Slate {
        Slate {
            posts: Vec::with_capacity(rows),
            origins: Vec::with_capacity(rows),
            types: Vec::with_capacity(rows),
            authors: Vec::with_capacity(rows),
            media: Vec::with_capacity(rows),
            age_hours: Vec::with_capacity(rows),
            places: Vec::with_capacity(rows),
            festive: Vec::with_capacity(rows),
            misinformation: Vec::with_capacity(rows),
            strikes: Vec::with_capacity(rows),
            borderline: Vec::with_capacity(rows),
            ..Slate::default()
        }
    }

    fn group_by_author(&mut self) {
        let mut rows: Vec<u32> = (0..self.len() as u32).collect();
        rows.sort_by_key(|&row| self.authors[row as usize]);
        self.author_places = vec![0; self.len()];
        for group in rows.chunk_by(|&a, &b| self.authors[a as usize] == self.authors[b as usize]) {
            group.iter().for_each(|&row| self.author_places[row as usize] = self.by_author.len() as u32);
            self.by_author.push(group.to_vec());
        }
    }
}
