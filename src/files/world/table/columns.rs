//! The columns of the tables, declared once each: key in the file, title, what it holds, how it is read.

use std::borrow::Cow;
use std::fmt::Display;

use super::cell::{Cell, Shows, told};
use crate::domain::{AccountId, Action, Device, HashtagId, Kind, Media, PlaceId, Search, Table, TopicWeights, World};

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Where it stands in an element of the file: `labels.borderline`.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// One sentence on what it holds.
    pub doc: &'static str,
    /// What its cells hold.
    pub shows: Shows,
    read: for<'a> fn(&'a World, usize) -> Cell<'a>,
}

impl Column {
    /// What stands in that row, which must be there.
    #[must_use]
    pub fn cell<'a>(&self, world: &'a World, row: u32) -> Cell<'a> {
        (self.read)(world, row as usize)
    }

    /// The column of that key in a table.
    #[must_use]
    pub fn find(table: Table, key: &str) -> Option<&'static Column> {
        columns(table).iter().find(|column| column.key == key)
    }
}

/// The columns of a table, in the file's order, what tells rows apart first.
#[must_use]
pub fn columns(table: Table) -> &'static [Column] {
    match table {
        Table::Posts => POSTS,
        Table::Accounts => ACCOUNTS,
        Table::Viewers => VIEWERS,
        Table::Impressions => IMPRESSIONS,
        Table::Stories => STORIES,
        Table::Ads => ADS,
        Table::Holidays => HOLIDAYS,
    }
}

const fn column(
    key: &'static str,
    title: &'static str,
    doc: &'static str,
    shows: Shows,
    read: for<'a> fn(&'a World, usize) -> Cell<'a>,
) -> Column {
    Column { key, title, doc, shows, read }
}

const MEDIA: Shows = Shows::OneOf(&["photo", "carousel", "video", "reel"]);
const KINDS: Shows = Shows::OneOf(&["person", "creator", "business"]);
const DEVICES: Shows = Shows::OneOf(&["phone", "tablet", "web"]);

static POSTS: &[Column] = &[
    column("id", "Id", "Unique among the posts.", Shows::Text, |w, at| text(&w.posts[at].id)),
    column("caption", "Caption", "What is written under it.", Shows::Text, |w, at| text(&w.posts[at].caption)),
    column("author", "Author", "The account that posted it.", Shows::Account, |w, at| handle(w, w.posts[at].author)),
    column("topics", "Topics", "What it is about.", Shows::Weights, |w, at| weights(w, &w.posts[at].topics)),
    column("media", "Media", "Its form.", MEDIA, |w, at| word(Media::key(w.posts[at].media))),
    column("created_at", "Created", "When it was posted.", Shows::Moment, |w, at| Cell::Moment(w.posts[at].created_at)),
    column("likes", "Likes", "From everybody, up to now.", Shows::Count, |w, at| Cell::Count(w.posts[at].likes)),
    column("comments", "Comments", "From everybody, up to now.", Shows::Count, |w, at| {
        Cell::Count(w.posts[at].comments)
    }),
    column("saves", "Saves", "From everybody, up to now.", Shows::Count, |w, at| Cell::Count(w.posts[at].saves)),
    column("shares", "Shares", "From everybody, up to now.", Shows::Count, |w, at| Cell::Count(w.posts[at].shares)),
    column("views", "Views", "From everybody, up to now.", Shows::Count, |w, at| Cell::Count(w.posts[at].views)),
    column("hashtags", "Hashtags", "What it is found by.", Shows::Tags, |w, at| tags(w, &w.posts[at].hashtags)),
    column("place", "Place", "Where it was made.", Shows::Text, |w, at| place(w, w.posts[at].place)),
    column("labels.violation", "Violation", "The guideline it breaks.", Shows::Text, |w, at| {
        w.posts[at].labels.violation.as_deref().map_or(Cell::Nothing, text)
    }),
    column(
        "labels.borderline",
        "Borderline",
        "How close to breaking a guideline it is, 0 to 1.",
        Shows::Number,
        |w, at| Cell::Number(w.posts[at].labels.borderline),
    ),
    column(
        "labels.misinformation",
        "Misinformation",
        "Fact-checkers identified misinformation.",
        Shows::Flag,
        |w, at| Cell::Flag(w.posts[at].labels.misinformation),
    ),
    column("shopping", "Product", "What it sells.", Shows::Product, |w, at| {
        let sold = w.posts[at].shopping.as_ref();
        sold.map_or(Cell::Nothing, |it| made(format!("{} {} {}", it.product, it.price, it.currency)))
    }),
    column("duration_secs", "Seconds", "Seconds it plays; video and reel only.", Shows::Number, |w, at| {
        w.posts[at].duration_secs.map_or(Cell::Nothing, Cell::Number)
    }),
    column("slides", "Slides", "Pictures in it; carousel only.", Shows::Count, |w, at| {
        w.posts[at].slides.map_or(Cell::Nothing, |slides| Cell::Count(slides.into()))
    }),
    column("art.scene", "Scene", "The picture that stands for it.", Shows::Text, |w, at| text(&w.posts[at].art.scene)),
    column("art.seed", "Seed", "Varies the picture.", Shows::Count, |w, at| Cell::Count(w.posts[at].art.seed)),
];

static ACCOUNTS: &[Column] = &[
    column("id", "Id", "Its handle; unique among the accounts.", Shows::Text, |w, at| text(&w.accounts[at].id)),
    column("name", "Name", "The name people read.", Shows::Text, |w, at| text(&w.accounts[at].name)),
    column("kind", "Kind", "Person, creator or business.", KINDS, |w, at| word(Kind::key(w.accounts[at].kind))),
    column("topics", "Topics", "What it posts about.", Shows::Weights, |w, at| weights(w, &w.accounts[at].topics)),
    column("place", "Place", "Where it lives.", Shows::Text, |w, at| place(w, w.accounts[at].place)),
    column("strikes", "Strikes", "Times it shared fact-checked misinformation.", Shows::Count, |w, at| {
        Cell::Count(w.accounts[at].strikes.into())
    }),
    column("follows", "Follows", "Accounts it follows.", Shows::List, |w, at| handles(w, &w.accounts[at].follows)),
];

static VIEWERS: &[Column] = &[
    column("account", "Account", "Whose feed it is; unique among the viewers.", Shows::Account, |w, at| {
        handle(w, w.viewers[at].account)
    }),
    column("about", "About", "The profile card’s text.", Shows::Text, |w, at| text(&w.viewers[at].about)),
    column("device", "Device", "What it holds in the hand.", DEVICES, |w, at| {
        word(match w.viewers[at].device {
            Device::Phone => "phone",
            Device::Tablet => "tablet",
            Device::Web => "web",
        })
    }),
    column("place", "Place", "Where it is.", Shows::Text, |w, at| place(w, w.viewers[at].place)),
    column("hashtags", "Hashtags", "Hashtags it follows.", Shows::Tags, |w, at| tags(w, &w.viewers[at].hashtags)),
    column("close_friends", "Close friends", "Accounts.", Shows::List, |w, at| {
        handles(w, &w.viewers[at].close_friends)
    }),
    column("favorites", "Favorites", "Accounts.", Shows::List, |w, at| handles(w, &w.viewers[at].favorites)),
    column("muted", "Muted", "Accounts.", Shows::List, |w, at| handles(w, &w.viewers[at].muted)),
    column("hidden", "Hidden", "Posts it hid.", Shows::List, |w, at| {
        list(w.viewers[at].hidden.iter().map(|id| w.posts[id.0 as usize].id.as_str()), ", ")
    }),
    column("hidden_ads", "Hidden ads", "Ads it hid or reported.", Shows::List, |w, at| {
        list(w.viewers[at].hidden_ads.iter().map(|id| w.ads[id.0 as usize].id.as_str()), ", ")
    }),
    column("searches", "Searches", "What it searched for, and when.", Shows::Searches, |w, at| {
        let search = |it: &Search| format!("{} {}", tag(w, it.hashtag), told(it.at));
        list(w.viewers[at].searches.iter().map(search), ", ")
    }),
];

static IMPRESSIONS: &[Column] = &[
    column("viewer", "Viewer", "Who saw it.", Shows::Viewer, |w, at| {
        handle(w, w.viewers[w.impressions[at].viewer.0 as usize].account)
    }),
    column("post", "Post", "What was seen.", Shows::Post, |w, at| text(&w.post(w.impressions[at].post).id)),
    column("at", "When", "Not before the post, not after the clock.", Shows::Moment, |w, at| {
        Cell::Moment(w.impressions[at].at)
    }),
    column("position", "Position", "Where in the feed, 1 is the top.", Shows::Count, |w, at| {
        Cell::Count(w.impressions[at].position.into())
    }),
    column("dwell_secs", "Seconds", "Seconds spent on it; from 3 on it counts as dwell.", Shows::Number, |w, at| {
        Cell::Number(w.impressions[at].dwell_secs)
    }),
    column("watched", "Watched", "How much of it was watched, 0 to 1; video and reel only.", Shows::Number, |w, at| {
        w.impressions[at].watched.map_or(Cell::Nothing, Cell::Number)
    }),
    column("actions", "Actions", "What was done outright.", Shows::List, |w, at| {
        list(w.impressions[at].named.iter().map(Action::key), ", ")
    }),
];

static STORIES: &[Column] = &[
    column("id", "Id", "Unique among the stories.", Shows::Text, |w, at| text(&w.stories[at].id)),
    column("account", "Account", "Whose story it is.", Shows::Account, |w, at| handle(w, w.stories[at].account)),
    column("at", "When", "When it was posted.", Shows::Moment, |w, at| Cell::Moment(w.stories[at].at)),
    column("close_friends_only", "Close friends only", "Shared with close friends only.", Shows::Flag, |w, at| {
        Cell::Flag(w.stories[at].close_friends_only)
    }),
    column("art.scene", "Scene", "The picture that stands for it.", Shows::Text, |w, at| {
        text(&w.stories[at].art.scene)
    }),
    column("art.seed", "Seed", "Varies the picture.", Shows::Count, |w, at| Cell::Count(w.stories[at].art.seed)),
];

static ADS: &[Column] = &[
    column("id", "Id", "Unique among the ads.", Shows::Text, |w, at| text(&w.ads[at].id)),
    column("advertiser", "Advertiser", "Who pays for it.", Shows::Text, |w, at| text(&w.ads[at].advertiser)),
    column("caption", "Caption", "What is written under it.", Shows::Text, |w, at| text(&w.ads[at].caption)),
    column("topics", "Topics", "What it is about.", Shows::Weights, |w, at| weights(w, &w.ads[at].topics)),
    column("art.scene", "Scene", "The picture that stands for it.", Shows::Text, |w, at| text(&w.ads[at].art.scene)),
    column("art.seed", "Seed", "Varies the picture.", Shows::Count, |w, at| Cell::Count(w.ads[at].art.seed)),
];

static HOLIDAYS: &[Column] = &[
    column("name", "Name", "What it is called.", Shows::Text, |w, at| text(&w.holidays[at].name)),
    column("from", "From", "Its first moment.", Shows::Edge, |w, at| Cell::Moment(w.holidays[at].from)),
    column("to", "To", "Its last moment, included.", Shows::Edge, |w, at| Cell::Moment(w.holidays[at].to)),
    column("hashtags", "Hashtags", "A post shares in it by carrying one of these.", Shows::Tags, |w, at| {
        tags(w, &w.holidays[at].hashtags)
    }),
];

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Nothing } else { Cell::Text(Cow::Borrowed(text)) }
}

fn word<'a>(word: &'static str) -> Cell<'a> {
    Cell::Text(Cow::Borrowed(word))
}

fn made<'a>(text: String) -> Cell<'a> {
    if text.is_empty() { Cell::Nothing } else { Cell::Text(Cow::Owned(text)) }
}

fn list<'a>(items: impl Iterator<Item = impl Display>, between: &str) -> Cell<'a> {
    made(items.map(|item| item.to_string()).collect::<Vec<_>>().join(between))
}

fn handle(world: &World, id: AccountId) -> Cell<'_> {
    text(&world.account(id).id)
}

fn handles<'a>(world: &'a World, ids: &[AccountId]) -> Cell<'a> {
    list(ids.iter().map(|id| world.account(*id).id.as_str()), ", ")
}

fn tag(world: &World, id: HashtagId) -> &str {
    &world.names.hashtags[id.0 as usize]
}

fn tags<'a>(world: &'a World, ids: &[HashtagId]) -> Cell<'a> {
    list(ids.iter().map(|id| format!("#{}", tag(world, *id))), " ")
}

fn place(world: &World, id: Option<PlaceId>) -> Cell<'_> {
    id.map_or(Cell::Nothing, |id| text(&world.names.places[id.0 as usize]))
}

fn weights<'a>(world: &'a World, weights: &TopicWeights) -> Cell<'a> {
    let name = |topic: usize| &world.names.topics[topic];
    list(weights.iter().map(|(topic, weight)| format!("{} {weight}", name(topic.0 as usize))), ", ")
}
