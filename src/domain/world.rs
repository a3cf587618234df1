//! Everything that exists, and the look-ups everybody needs.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{
    Account, AccountId, Ad, HashtagId, Holiday, Impression, Post, PostId, Story, Timestamp, Truth, Viewer, ViewerId,
};

/// The interned names of a world; an id is an index into its list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Topics, in file order.
    pub topics: Vec<String>,
    /// Every hashtag used anywhere, without #.
    pub hashtags: Vec<String>,
    /// Every place used anywhere.
    pub places: Vec<String>,
}

/// What a [`World`] is made from: its lists, before the look-ups are built.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldParts {
    /// What it is called.
    pub name: String,
    /// What it shows.
    pub about: String,
    /// Its clock.
    pub now: Timestamp,
    /// Names behind the ids.
    pub names: Names,
    /// The social graph.
    pub accounts: Vec<Account>,
    /// The accounts whose feeds can be made.
    pub viewers: Vec<Viewer>,
    /// All posts.
    pub posts: Vec<Post>,
    /// Who saw what, in file order.
    pub impressions: Vec<Impression>,
    /// Ads, in file order.
    pub ads: Vec<Ad>,
    /// Stories, in file order.
    pub stories: Vec<Story>,
    /// Holidays, in file order.
    pub holidays: Vec<Holiday>,
    /// Hidden tastes, in generated worlds.
    pub truth: Option<Truth>,
}

/// Everything that exists. Read-only: what a person changes lives beside it.
#[derive(Clone, Debug)]
pub struct World {
    parts: WorldParts,
    posts_by_author: Vec<Vec<PostId>>,
    posts_by_hashtag: Vec<Vec<PostId>>,
    followers: Vec<Vec<AccountId>>,
    sorted_follows: Vec<Vec<AccountId>>,
    graph: u64,
    impressions_by_viewer: Vec<Vec<u32>>,
    recency: Vec<u32>,
    account_ids: HashMap<String, AccountId>,
    post_ids: HashMap<String, PostId>,
}

impl std::ops::Deref for World {
    type Target = WorldParts;
    fn deref(&self) -> &WorldParts {
        &self.parts
    }
}

impl World {
    /// Builds the look-ups. Ids inside `parts` must be in range; `files` and the generator see to that.
    #[must_use]
    pub fn new(parts: WorldParts) -> World {
        let mut posts_by_author = vec![Vec::new(); parts.accounts.len()];
        let mut posts_by_hashtag = vec![Vec::new(); parts.names.hashtags.len()];
        for (at, post) in parts.posts.iter().enumerate() {
            let id = PostId(at as u32);
            posts_by_author[post.author.0 as usize].push(id);
            for tag in &post.hashtags {
                posts_by_hashtag[tag.0 as usize].push(id);
            }
        }
        let mut followers = vec![Vec::new(); parts.accounts.len()];
        for (at, account) in parts.accounts.iter().enumerate() {
            for followed in &account.follows {
                followers[followed.0 as usize].push(AccountId(at as u32));
            }
        }
        let mut impressions_by_viewer = vec![Vec::new(); parts.viewers.len()];
        for (at, impression) in parts.impressions.iter().enumerate() {
            impressions_by_viewer[impression.viewer.0 as usize].push(at as u32);
        }
        let follows = parts.accounts.iter().zip(0..);
        World {
            graph: follows.fold(0, |graph, (account, at)| graph ^ fingerprint(AccountId(at), &account.follows)),
            posts_by_author,
            posts_by_hashtag,
            followers,
            sorted_follows: parts.accounts.iter().map(|account| sorted(&account.follows)).collect(),
            impressions_by_viewer,
            recency: recency(&parts.posts),
            account_ids: ids(parts.accounts.iter().map(|account| &account.id), AccountId),
            post_ids: ids(parts.posts.iter().map(|post| &post.id), PostId),
            parts,
        }
    }

    /// The same world in which that account follows these.
    #[must_use]
    pub fn with_follows(mut self, account: AccountId, follows: Vec<AccountId>) -> World {
        let at = account.0 as usize;
        let (before, after) = (&self.sorted_follows[at], sorted(&follows));
        for left in before.iter().filter(|id| after.binary_search(id).is_err()) {
            self.followers[left.0 as usize].retain(|&follower| follower != account);
        }
        for joined in after.iter().filter(|id| before.binary_search(id).is_err()) {
            let followers = &mut self.followers[joined.0 as usize];
            followers.insert(followers.partition_point(|&follower| follower < account), account);
        }
        self.graph ^= fingerprint(account, &self.parts.accounts[at].follows) ^ fingerprint(account, &follows);
        self.sorted_follows[at] = after;
        self.parts.accounts[at].follows = follows;
        self
    }

    /// The lists it was made from.
    #[must_use]
    pub fn into_parts(self) -> WorldParts {
        self.parts
    }

    /// The account behind the id.
    #[must_use]
    pub fn account(&self, id: AccountId) -> &Account {
        &self.parts.accounts[id.0 as usize]
    }

    /// The post behind the id.
    #[must_use]
    pub fn post(&self, id: PostId) -> &Post {
        &self.parts.posts[id.0 as usize]
    }

    /// The viewer behind the id.
    #[must_use]
    pub fn viewer(&self, id: ViewerId) -> &Viewer {
        &self.parts.viewers[id.0 as usize]
    }

    /// The account of that handle.
    #[must_use]
    pub fn account_named(&self, id: &str) -> Option<AccountId> {
        self.account_ids.get(id).copied()
    }

    /// The post of that id.
    #[must_use]
    pub fn post_named(&self, id: &str) -> Option<PostId> {
        self.post_ids.get(id).copied()
    }

    /// The viewer whose account has that handle.
    #[must_use]
    pub fn viewer_named(&self, id: &str) -> Option<ViewerId> {
        let account = self.account_named(id)?;
        self.parts.viewers.iter().position(|viewer| viewer.account == account).map(|at| ViewerId(at as u32))
    }

    /// An account's posts, in file order.
    #[must_use]
    pub fn posts_of(&self, account: AccountId) -> &[PostId] {
        &self.posts_by_author[account.0 as usize]
    }

    /// The posts that carry a hashtag, in file order.
    #[must_use]
    pub fn posts_tagged(&self, tag: HashtagId) -> &[PostId] {
        &self.posts_by_hashtag[tag.0 as usize]
    }

    /// Who follows the account, by ascending id.
    #[must_use]
    pub fn followers(&self, account: AccountId) -> &[AccountId] {
        &self.followers[account.0 as usize]
    }

    /// Does `follower` follow `followed`?
    #[must_use]
    pub fn follows(&self, follower: AccountId, followed: AccountId) -> bool {
        self.sorted_follows[follower.0 as usize].binary_search(&followed).is_ok()
    }

    /// A number for who follows whom: another where anybody follows somebody else, but for once in 2⁶⁴.
    #[must_use]
    pub fn graph(&self) -> u64 {
        self.graph
    }

    /// What a viewer was shown, in file order.
    pub fn impressions_of(&self, viewer: ViewerId) -> impl Iterator<Item = &Impression> {
        self.impressions_by_viewer[viewer.0 as usize].iter().map(|&at| &self.parts.impressions[at as usize])
    }

    /// The hashtags of the holidays that hold then, both ends included.
    #[must_use]
    pub fn festive_hashtags(&self, at: Timestamp) -> Vec<HashtagId> {
        let holds = |holiday: &&Holiday| (holiday.from..=holiday.to).contains(&at);
        self.holidays.iter().filter(holds).flat_map(|holiday| &holiday.hashtags).copied().collect()
    }

    /// Place of the post in the order newest first, then id ascending: the tie-break of every order.
    #[must_use]
    pub fn recency(&self, post: PostId) -> u32 {
        self.recency[post.0 as usize]
    }
}

fn fingerprint(account: AccountId, follows: &[AccountId]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (account, follows).hash(&mut hasher);
    hasher.finish()
}

fn sorted(follows: &[AccountId]) -> Vec<AccountId> {
    let mut follows = follows.to_vec();
    follows.sort_unstable();
    follows
}

fn recency(posts: &[Post]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..posts.len()).collect();
    order.sort_by(|&a, &b| posts[b].created_at.cmp(&posts[a].created_at).then_with(|| posts[a].id.cmp(&posts[b].id)));
    let mut place = vec![0; posts.len()];
    for (rank, at) in order.into_iter().enumerate() {
        place[at] = rank as u32;
    }
    place
}

fn ids<'a, Id>(names: impl Iterator<Item = &'a String>, id: fn(u32) -> Id) -> HashMap<String, Id> {
    names.enumerate().map(|(at, name)| (name.clone(), id(at as u32))).collect()
}
