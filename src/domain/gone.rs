//! Rows taken out of a world, and all that hangs on them.

use super::{AccountId, AdId, PostId, Table, ViewerId, WorldParts};

/// Where each row of a table stands once others are taken out; `None` for one that is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Places(Vec<Option<u32>>);

impl Places {
    fn all(rows: usize) -> Places {
        Places((0..rows as u32).map(Some).collect())
    }

    fn take(&mut self, row: u32) {
        if let Some(place) = self.0.get_mut(row as usize) {
            *place = None;
        }
    }

    fn close_up(&mut self) {
        self.0.iter_mut().flatten().zip(0..).for_each(|(place, next)| *place = next);
    }

    fn has(&self, row: u32) -> bool {
        self.after(row).is_some()
    }

    fn after(&self, row: u32) -> Option<u32> {
        self.0.get(row as usize).copied().flatten()
    }

    fn gone(&self) -> usize {
        self.0.iter().filter(|place| place.is_none()).count()
    }

    fn keep<T>(&self, list: &mut Vec<T>) {
        let mut at = 0..;
        list.retain(|_| at.next().is_some_and(|at| self.has(at)));
    }
}

/// What is taken out of a world when some of its rows are: an account goes with its posts, its stories and its feed; a
/// post and a viewer with their impressions. Lists of ids lose what is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    posts: Places,
    accounts: Places,
    viewers: Places,
    impressions: Places,
    stories: Places,
    ads: Places,
    holidays: Places,
    /// How many entries of lists name what is gone: follows, close friends, favorites, muted, hidden.
    pub mentions: usize,
}

impl Gone {
    /// What goes with these rows of a table.
    #[must_use]
    pub fn of(world: &WorldParts, table: Table, rows: &[u32]) -> Gone {
        let mut gone = Gone {
            posts: Places::all(world.posts.len()),
            accounts: Places::all(world.accounts.len()),
            viewers: Places::all(world.viewers.len()),
            impressions: Places::all(world.impressions.len()),
            stories: Places::all(world.stories.len()),
            ads: Places::all(world.ads.len()),
            holidays: Places::all(world.holidays.len()),
            mentions: 0,
        };
        rows.iter().for_each(|&row| gone.places_mut(table).take(row));
        gone.spread(world);
        gone.mentions = gone.count_mentions(world);
        for table in Table::ALL {
            gone.places_mut(table).close_up();
        }
        gone
    }

    /// How many rows of a table go.
    #[must_use]
    pub fn count(&self, table: Table) -> usize {
        self.places(table).gone()
    }

    /// Where the account stands afterwards; `None` where it is gone.
    #[must_use]
    pub fn account(&self, id: AccountId) -> Option<AccountId> {
        self.accounts.after(id.0).map(AccountId)
    }

    /// Where the viewer stands afterwards.
    #[must_use]
    pub fn viewer(&self, id: ViewerId) -> Option<ViewerId> {
        self.viewers.after(id.0).map(ViewerId)
    }

    /// Where the post stands afterwards.
    #[must_use]
    pub fn post(&self, id: PostId) -> Option<PostId> {
        self.posts.after(id.0).map(PostId)
    }

    /// Where the ad stands afterwards.
    #[must_use]
    pub fn ad(&self, id: AdId) -> Option<AdId> {
        self.ads.after(id.0).map(AdId)
    }

    /// Takes it all out of the lists it was worked out for; every id that is left points to what it meant.
    pub fn take_out(&self, world: &mut WorldParts) {
        if let Some(truth) = &mut world.truth {
            self.viewers.keep(&mut truth.tastes);
            self.posts.keep(&mut truth.quality);
            for taste in &mut truth.tastes {
                let ties = taste.ties.iter();
                taste.ties = ties.filter_map(|&(account, tie)| Some((self.account(account)?, tie))).collect();
            }
        }
        self.accounts.keep(&mut world.accounts);
        self.viewers.keep(&mut world.viewers);
        self.posts.keep(&mut world.posts);
        self.impressions.keep(&mut world.impressions);
        self.stories.keep(&mut world.stories);
        self.ads.keep(&mut world.ads);
        self.holidays.keep(&mut world.holidays);
        let accounts = |list: &mut Vec<AccountId>| renumber(list, |id| self.account(id));
        world.accounts.iter_mut().for_each(|account| accounts(&mut account.follows));
        for viewer in &mut world.viewers {
            viewer.account = self.account(viewer.account).unwrap_or(viewer.account);
            accounts(&mut viewer.close_friends);
            accounts(&mut viewer.favorites);
            accounts(&mut viewer.muted);
            renumber(&mut viewer.hidden, |id| self.post(id));
            renumber(&mut viewer.hidden_ads, |id| self.ad(id));
        }
        for post in &mut world.posts {
            post.author = self.account(post.author).unwrap_or(post.author);
        }
        for story in &mut world.stories {
            story.account = self.account(story.account).unwrap_or(story.account);
        }
        for impression in &mut world.impressions {
            impression.viewer = self.viewer(impression.viewer).unwrap_or(impression.viewer);
            impression.post = self.post(impression.post).unwrap_or(impression.post);
        }
    }

    /// What hangs on what is gone goes too.
    fn spread(&mut self, world: &WorldParts) {
        for (at, viewer) in (0..).zip(&world.viewers) {
            if !self.accounts.has(viewer.account.0) {
                self.viewers.take(at);
            }
        }
        for (at, post) in (0..).zip(&world.posts) {
            if !self.accounts.has(post.author.0) {
                self.posts.take(at);
            }
        }
        for (at, story) in (0..).zip(&world.stories) {
            if !self.accounts.has(story.account.0) {
                self.stories.take(at);
            }
        }
        for (at, impression) in (0..).zip(&world.impressions) {
            if !self.posts.has(impression.post.0) || !self.viewers.has(impression.viewer.0) {
                self.impressions.take(at);
            }
        }
    }

    fn count_mentions(&self, world: &WorldParts) -> usize {
        let accounts = |list: &[AccountId]| list.iter().filter(|id| !self.accounts.has(id.0)).count();
        let follows = (0..).zip(&world.accounts).filter(|(at, _)| self.accounts.has(*at));
        let follows: usize = follows.map(|(_, account)| accounts(&account.follows)).sum();
        let lists = (0..).zip(&world.viewers).filter(|(at, _)| self.viewers.has(*at)).map(|(_, viewer)| {
            let hidden = viewer.hidden.iter().filter(|id| !self.posts.has(id.0)).count();
            let ads = viewer.hidden_ads.iter().filter(|id| !self.ads.has(id.0)).count();
            accounts(&viewer.close_friends) + accounts(&viewer.favorites) + accounts(&viewer.muted) + hidden + ads
        });
        follows + lists.sum::<usize>()
    }

    const fn places(&self, table: Table) -> &Places {
        match table {
            Table::Posts => &self.posts,
            Table::Accounts => &self.accounts,
            Table::Viewers => &self.viewers,
            Table::Impressions => &self.impressions,
            Table::Stories => &self.stories,
            Table::Ads => &self.ads,
            Table::Holidays => &self.holidays,
        }
    }

    const fn places_mut(&mut self, table: Table) -> &mut Places {
        match table {
            Table::Posts => &mut self.posts,
            Table::Accounts => &mut self.accounts,
            Table::Viewers => &mut self.viewers,
            Table::Impressions => &mut self.impressions,
            Table::Stories => &mut self.stories,
            Table::Ads => &mut self.ads,
            Table::Holidays => &mut self.holidays,
        }
    }
}

fn renumber<Id: Copy>(list: &mut Vec<Id>, after: impl Fn(Id) -> Option<Id>) {
    *list = list.iter().filter_map(|&id| after(id)).collect();
}
