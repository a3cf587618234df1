//! A world as tables: its seven lists, and one element of any of them.

use super::{Account, Ad, Holiday, Impression, Post, Story, Viewer, WorldParts};

/// One of a world's lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// What feeds are made of.
    #[default]
    Posts,
    /// The social graph.
    Accounts,
    /// Whose feeds can be made.
    Viewers,
    /// Who saw what.
    Impressions,
    /// The stories tray.
    Stories,
    /// Never ranked with posts.
    Ads,
    /// What the holiday boost knows.
    Holidays,
}

impl Table {
    /// All of them, in the order a person looks at them.
    pub const ALL: [Table; 7] = [
        Table::Posts,
        Table::Accounts,
        Table::Viewers,
        Table::Impressions,
        Table::Stories,
        Table::Ads,
        Table::Holidays,
    ];

    /// Its key in a world file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Table::Posts => "posts",
            Table::Accounts => "accounts",
            Table::Viewers => "viewers",
            Table::Impressions => "impressions",
            Table::Stories => "stories",
            Table::Ads => "ads",
            Table::Holidays => "holidays",
        }
    }

    /// What one of its rows is called.
    #[must_use]
    pub const fn one(self) -> &'static str {
        match self {
            Table::Posts => "post",
            Table::Accounts => "account",
            Table::Viewers => "viewer",
            Table::Impressions => "impression",
            Table::Stories => "story",
            Table::Ads => "ad",
            Table::Holidays => "holiday",
        }
    }

    /// The table of that key.
    #[must_use]
    pub fn with_key(key: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.key() == key)
    }

    /// How many rows it has in that world.
    #[must_use]
    pub fn len(self, world: &WorldParts) -> usize {
        match self {
            Table::Posts => world.posts.len(),
            Table::Accounts => world.accounts.len(),
            Table::Viewers => world.viewers.len(),
            Table::Impressions => world.impressions.len(),
            Table::Stories => world.stories.len(),
            Table::Ads => world.ads.len(),
            Table::Holidays => world.holidays.len(),
        }
    }

    /// What tells a row from the others, where it has a name; `None` for an impression, and beyond the last row.
    #[must_use]
    pub fn name_of(self, world: &WorldParts, row: u32) -> Option<&str> {
        let row = row as usize;
        match self {
            Table::Posts => world.posts.get(row).map(|post| post.id.as_str()),
            Table::Accounts => world.accounts.get(row).map(|account| account.id.as_str()),
            Table::Viewers => {
                let account = world.viewers.get(row)?.account;
                world.accounts.get(account.0 as usize).map(|account| account.id.as_str())
            }
            Table::Impressions => None,
            Table::Stories => world.stories.get(row).map(|story| story.id.as_str()),
            Table::Ads => world.ads.get(row).map(|ad| ad.id.as_str()),
            Table::Holidays => world.holidays.get(row).map(|holiday| holiday.name.as_str()),
        }
    }
}

/// One element of one of the lists.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// Of the posts.
    Post(Box<Post>),
    /// Of the accounts.
    Account(Account),
    /// Of the viewers.
    Viewer(Box<Viewer>),
    /// Of the impressions.
    Impression(Impression),
    /// Of the stories.
    Story(Story),
    /// Of the ads.
    Ad(Ad),
    /// Of the holidays.
    Holiday(Holiday),
}

impl Row {
    /// The table it belongs to.
    #[must_use]
    pub const fn table(&self) -> Table {
        match self {
            Row::Post(_) => Table::Posts,
            Row::Account(_) => Table::Accounts,
            Row::Viewer(_) => Table::Viewers,
            Row::Impression(_) => Table::Impressions,
            Row::Story(_) => Table::Stories,
            Row::Ad(_) => Table::Ads,
            Row::Holiday(_) => Table::Holidays,
        }
    }

    /// That row of the world; `None` beyond the last.
    #[must_use]
    pub fn of(world: &WorldParts, table: Table, row: u32) -> Option<Row> {
        let row = row as usize;
        Some(match table {
            Table::Posts => Row::Post(Box::new(world.posts.get(row)?.clone())),
            Table::Accounts => Row::Account(world.accounts.get(row)?.clone()),
            Table::Viewers => Row::Viewer(Box::new(world.viewers.get(row)?.clone())),
            Table::Impressions => Row::Impression(world.impressions.get(row)?.clone()),
            Table::Stories => Row::Story(world.stories.get(row)?.clone()),
            Table::Ads => Row::Ad(world.ads.get(row)?.clone()),
            Table::Holidays => Row::Holiday(world.holidays.get(row)?.clone()),
        })
    }
}
