//! What is edited in a world: the checks of its file, references kept whole, kept and done again, saved and reopened.

use glassfeed::domain::{Action, Edit, PostId, Table, ViewerId, World};
use glassfeed::files::table::{self, Column, columns, read_edit, told_edit};
use glassfeed::files::{self, Progress};
use glassfeed::model::History;
use glassfeed::pipeline::{Context, rank};
use glassfeed::policy::Policy;

fn world() -> World {
    let name = files::samples().next().expect("a sample");
    files::sample(name, &Progress::new()).expect("it opens")
}

fn write(world: &World, table: Table, row: u32, key: &str, text: &str) -> Result<World, String> {
    let column = Column::find(table, key).expect("there is such a column");
    table::edited(world, table, row, column, text).map(|edit| world.with_edits([&edit]))
}

fn refusal(world: &World, table: Table, row: u32, key: &str, text: &str) -> String {
    write(world, table, row, key, text).expect_err("it is refused")
}

fn cell(world: &World, table: Table, row: u32, key: &str) -> String {
    Column::find(table, key).expect("there is such a column").cell(world, row).plain()
}

/// Written to a file and read again: the file's own checks pass.
fn reopened(world: &World) -> World {
    let json = String::from_utf8(files::world_json(world)).expect("text");
    files::parse_world("edited", &json, &Progress::new()).unwrap_or_else(|error| panic!("{error}"))
}

/// The first viewer's feed, as the hash of its order.
fn order(world: &World) -> String {
    let (history, policy) = (History::at(world, world.now), Policy::defaults());
    let context = Context::new(world, &history, &policy, ViewerId(0));
    files::order_sha256(world, &rank(&context))
}

#[test]
fn every_cell_written_as_it_reads_changes_nothing() {
    let world = world();
    for table in Table::ALL {
        for row in (0..table.len(&world) as u32).step_by(7) {
            for column in columns(table) {
                let text = column.cell(&world, row).plain();
                let edit = table::edited(&world, table, row, column, &text);
                assert_eq!(edit, Ok(Edit::default()), "{} {} of row {row}: {text}", table.key(), column.key);
            }
        }
    }
}

#[test]
fn a_cell_is_written_and_everything_else_stays() {
    let before = world();
    let after = write(&before, Table::Posts, 3, "likes", "12480").expect("a count");
    assert_eq!(after.posts[3].likes, 12_480);
    let mut parts = after.into_parts();
    parts.posts[3].likes = before.posts[3].likes;
    assert_eq!(parts, before.clone().into_parts());
}

#[test]
fn what_a_file_would_be_refused_for_is_refused_here_in_the_same_words() {
    let world = world();
    let topics = refusal(&world, Table::Posts, 0, "topics", "bakng 0.9");
    assert!(topics.starts_with("no topic \"bakng\"; "), "{topics}");
    let share = refusal(&world, Table::Posts, 0, "labels.borderline", "3");
    assert_eq!(share, "cannot be 3; use a number from 0 to 1");
    let media = refusal(&world, Table::Posts, 0, "media", "painting");
    assert_eq!(media, "cannot be \"painting\"; use one of photo, carousel, video, reel");
    let time = refusal(&world, Table::Posts, 0, "created_at", "yesterday");
    assert!(time.contains("use a time such as"), "{time}");
    let author = refusal(&world, Table::Posts, 0, "author", "nobody.here");
    assert!(author.starts_with("no account \"nobody.here\""), "{author}");
    let late = refusal(&world, Table::Impressions, 0, "at", "2999-01-01 00:00");
    assert!(late.contains("is after the clock"), "{late}");
    let own = world.accounts[0].id.clone();
    assert!(refusal(&world, Table::Accounts, 0, "follows", &own).contains("cannot follow itself"));
    assert!(refusal(&world, Table::Accounts, 0, "id", "").contains("is missing"));
}

#[test]
fn an_id_stands_once() {
    let world = world();
    for (table, key) in [(Table::Posts, "id"), (Table::Accounts, "id"), (Table::Ads, "id"), (Table::Viewers, "account")]
    {
        let other = cell(&world, table, 1, key);
        let message = refusal(&world, table, 0, key, &other);
        assert_eq!(message, format!("\"{other}\" is there already; each may stand once"));
    }
}

#[test]
fn a_renamed_account_is_still_the_one_that_is_followed() {
    let world = world();
    let renamed = write(&world, Table::Accounts, 2, "id", "somebody.else").expect("a free handle");
    let follows = |world: &World| world.accounts.iter().map(|it| it.follows.clone()).collect::<Vec<_>>();
    assert_eq!(follows(&world), follows(&renamed));
    assert_eq!(reopened(&renamed).accounts[2].id, "somebody.else");
}

#[test]
fn a_post_that_was_seen_stays_one_that_could_be_seen() {
    let world = world();
    let seen = &world.impressions[0];
    let message = refusal(&world, Table::Posts, seen.post.0, "created_at", "2999-01-01 00:00");
    assert!(message.starts_with("it was seen before that"), "{message}");
    let watched = world.impressions.iter().find(|it| it.watched.is_some()).expect("one was watched");
    let post = watched.post.0;
    let unlimited = write(&world, Table::Posts, post, "duration_secs", "").expect("it may be left out");
    assert!(refusal(&unlimited, Table::Posts, post, "media", "photo").contains("does not play"));
}

#[test]
fn an_account_goes_with_what_hangs_on_it_and_all_else_is_kept_whole() {
    let world = world();
    let account = world.viewers[1].account;
    let gone = table::removal(&world, Table::Accounts, &[account.0]).expect("other viewers are left");
    let edit = table::removed(&world, Table::Accounts, &[account.0]).expect("the same");
    let after = world.with_edits([&edit]);
    assert_eq!(gone.count(Table::Viewers), 1);
    assert_eq!(gone.count(Table::Posts), world.posts_of(account).len());
    assert!(gone.count(Table::Impressions) > 0);
    for table in Table::ALL {
        assert_eq!(table.len(&after), table.len(&world) - gone.count(table), "{}", table.key());
    }
    // What is left is what it was, by name.
    let json = String::from_utf8(files::world_json(&after)).expect("text");
    assert!(!json.contains(&format!("\"{}\"", world.account(account).id)));
    assert_eq!(files::world_json(&reopened(&after)), files::world_json(&after));
    for impression in &after.impressions {
        let post = after.post(impression.post);
        let before = world.post(world.post_named(&post.id).expect("it was there"));
        assert_eq!((&post.caption, post.created_at), (&before.caption, before.created_at));
        assert!(impression.at >= post.created_at);
    }
}

#[test]
fn the_last_viewer_stays() {
    let world = world();
    let all: Vec<u32> = (0..world.viewers.len() as u32).collect();
    assert!(table::removed(&world, Table::Viewers, &all).is_err());
    assert!(table::removed(&world, Table::Viewers, &all[1..]).is_ok());
}

#[test]
fn rows_are_added_and_duplicated_with_names_of_their_own() {
    let mut world = world();
    for table in Table::ALL {
        let added = table::added(&world, table, None).unwrap_or_else(|reason| panic!("{}: {reason}", table.key()));
        let after = world.with_edits([&added]);
        let rows = table.len(&world) as u32;
        let twice = table::duplicated(&after, table, &[0, rows]);
        let twice = twice.unwrap_or_else(|reason| panic!("{}: {reason}", table.key()));
        world = after.with_edits([&twice]);
        assert_eq!(table.len(&world) as u32, rows + 3, "{}", table.key());
    }
    assert_eq!(files::world_json(&reopened(&world)), files::world_json(&world));
    assert_eq!(cell(&world, Table::Posts, world.posts.len() as u32 - 2, "caption"), world.posts[0].caption);
}

#[test]
fn an_edited_world_is_saved_reopened_and_ranked_the_same() {
    let start = world();
    let mut world = start.clone();
    let top = rank_top(&world);
    for (table, row, key, text) in [
        (Table::Posts, top.0, "labels.borderline", "0.9"),
        (Table::Posts, top.0, "hashtags", "#brand_new #sunset"),
        (Table::Viewers, 0, "searches", "brand_new 2026-01-01 08:00"),
        (Table::Holidays, 0, "hashtags", "brand_new"),
    ] {
        world = write(&world, table, row, key, text).unwrap_or_else(|reason| panic!("{key}: {reason}"));
    }
    world = world.with_edits([&table::removed(&world, Table::Posts, &[0, 5]).expect("posts can go")]);
    assert_ne!(order(&world), order(&start), "the edits are felt");
    let again = reopened(&world);
    assert_eq!(order(&again), order(&world));
    assert_eq!(files::world_json(&again), files::world_json(&world));
}

fn rank_top(world: &World) -> PostId {
    let hidden = |post: PostId| world.viewers[0].hidden.contains(&post);
    let liked = world.impressions.iter().find(|it| it.named.contains(Action::Like) && it.post.0 > 5);
    liked.map(|it| it.post).filter(|post| !hidden(*post)).expect("a liked post")
}

#[test]
fn edits_are_kept_by_name_and_done_again() {
    let start = world();
    let mut kept = Vec::new();
    let mut world = start.clone();
    let asked = [
        table::edited(&world, Table::Posts, 7, Column::find(Table::Posts, "hashtags").expect("a column"), "#brand_new"),
        table::duplicated(&world, Table::Accounts, &[4]),
        table::removed(&world, Table::Posts, &[1]),
    ];
    for edit in asked.into_iter().map(|edit| edit.expect("it can be done")) {
        kept.push(told_edit(&world, &edit));
        world = world.with_edits([&edit]);
    }
    let mut again = start;
    for told in &kept {
        let edit = read_edit(&again, told).expect("it fits");
        again = again.with_edits([&edit]);
    }
    assert_eq!(again.into_parts(), world.into_parts());
}
