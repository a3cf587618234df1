//! Worlds on disk: round trips, and every problem of a broken one at once.

use std::fs;
use std::path::PathBuf;

use glassfeed::domain::{Timestamp, World};
use glassfeed::files::{
    FileError, MAX_PROBLEMS, Progress, load_world, parse_world, save_world, world_json, world_schema,
};
use serde_json::{Value, json};

/// Everything a world can hold, in as few elements as show it.
fn whole() -> Value {
    json!({
        "format": "glassfeed.world/1", "name": "Quay", "about": "Two friends.", "now": "2026-05-10T12:00:00Z",
        "topics": ["food", "sea"],
        "accounts": [
            {"id": "nora.bakes", "name": "Nora", "kind": "person", "topics": {"food": 0.1}, "place": "Pier",
             "strikes": 2, "follows": ["tide.photo"]},
            {"id": "tide.photo", "name": "Tide", "kind": "creator", "topics": {"sea": 1.0, "food": 0.3}},
        ],
        "viewers": [{
            "account": "nora.bakes", "about": "Likes bread.", "hashtags": ["bread"], "close_friends": ["tide.photo"],
            "favorites": ["tide.photo"], "muted": [], "hidden": ["p2"], "hidden_ads": ["ad1"],
            "searches": [{"at": "2026-05-02T08:00:00Z", "hashtag": "sourdough"}], "device": "web", "place": "Pier",
        }],
        "posts": [
            {"id": "p1", "author": "tide.photo", "media": "reel", "created_at": "2026-05-01T09:30:00.25Z",
             "caption": "Low water", "hashtags": ["sea", "bread"], "topics": {"sea": 0.30000000000000004},
             "place": "Mole", "shopping": {"product": "Print", "price": 19.9, "currency": "EUR"},
             "duration_secs": 12.5, "likes": 18446744073709551615u64, "labels": {"violation": "spam",
             "borderline": 0.5, "misinformation": true}, "art": {"scene": "sea/07", "seed": 9}},
            {"id": "p2", "author": "nora.bakes", "media": "carousel", "created_at": "2026-05-03T09:30:00Z", "slides": 3},
        ],
        "impressions": [{"viewer": "nora.bakes", "post": "p1", "at": "2026-05-04T10:00:00Z", "position": 1,
            "dwell_secs": 4.7, "watched": 0.5, "actions": ["like", "hide"]}],
        "ads": [{"id": "ad1", "advertiser": "Mill", "topics": {"food": 1}, "caption": "Flour",
            "art": {"scene": "food", "seed": 1}}],
        "stories": [{"id": "s1", "account": "tide.photo", "at": "2026-05-10T07:00:00Z", "close_friends_only": true}],
        "holidays": [{"name": "May Day", "from": "2026-05-01", "to": "2026-05-01", "hashtags": ["mayday"]}],
        "truth": {"position_decay": 0.7, "quality": {"p1": -0.1, "p2": 0.25}, "tastes": [{
            "viewer": "nora.bakes", "topics": {"food": 1.0}, "media": {"reel": 0.5}, "ties": {"tide.photo": 0.9},
            "readiness": {"like": -3.5}}]},
    })
}

fn read(world: &Value) -> Result<World, FileError> {
    parse_world("quay", &world.to_string(), &Progress::new())
}

/// Each problem as `path: message`, in the order told.
fn problems_of(text: &str) -> Vec<String> {
    match parse_world("quay", text, &Progress::new()) {
        Err(FileError::Problems { problems, .. }) => problems.list.iter().map(ToString::to_string).collect(),
        Err(other) => vec![other.to_string()],
        Ok(_) => Vec::new(),
    }
}

/// The problems of the whole world after `change`.
fn broken(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut world = whole();
    change(&mut world);
    problems_of(&world.to_string())
}

#[track_caller]
fn one(change: impl FnOnce(&mut Value), expected: &str) {
    assert_eq!(broken(change), [expected]);
}

#[test]
fn a_saved_world_comes_back_as_it_was_and_in_the_same_bytes() {
    let world = read(&whole()).expect("sound");
    let bytes = world_json(&world);
    let again = parse_world("again", std::str::from_utf8(&bytes).expect("text"), &Progress::new()).expect("sound");
    assert_eq!(world_json(&again), bytes);
    assert_eq!(again.into_parts(), world.into_parts());
}

#[test]
fn what_the_file_says_is_what_the_world_holds() {
    let world = read(&whole()).expect("sound");
    let post = world.post(world.post_named("p1").expect("there"));
    assert_eq!(post.topics.iter().next().expect("one").1, 0.30000000000000004);
    assert_eq!(post.likes, u64::MAX);
    assert_eq!(world.account(post.author).id, "tide.photo");
    let holiday = &world.holidays[0];
    let at = |text: &str| text.parse::<Timestamp>().expect("a time");
    assert_eq!((holiday.from, holiday.to), (at("2026-05-01T00:00:00Z"), at("2026-05-01T23:59:59.999999999Z")));
    let truth = world.truth.as_ref().expect("there");
    assert_eq!((truth.quality.as_slice(), truth.tastes[0].media), ([-0.1, 0.25].as_slice(), [0.0, 0.0, 0.0, 0.5]));
    assert_eq!(world.stories[0].art.scene, "sea");
}

#[test]
fn keys_are_written_in_the_order_of_the_format() {
    let text = String::from_utf8(world_json(&read(&whole()).expect("sound"))).expect("text");
    let keys = ["format", "name", "about", "now", "topics", "accounts", "viewers", "posts", "impressions", "ads"];
    let places: Vec<_> = keys.iter().map(|key| text.find(&format!("\n  \"{key}\": "))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    assert!(text.contains("\"now\": \"2026-05-10T12:00:00Z\""));
    assert_eq!(text.lines().filter(|line| line.starts_with("    {\"id\": \"p")).count(), 2);
}

#[test]
fn the_smallest_world_has_a_format_a_name_and_a_clock() {
    let world = read(&json!({"format": "glassfeed.world/1", "name": "Empty", "now": "2026-05-10T12:00:00+02:00"}));
    let world = world.expect("sound");
    assert!(world.posts.is_empty() && world.viewers.is_empty());
    assert_eq!(world.now.to_string(), "2026-05-10T10:00:00Z");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("marked.world.json");
    fs::write(&path, format!("\u{feff}{}", whole())).expect("written");
    assert!(load_world(&path, &Progress::new()).is_ok());
}

#[test]
fn the_schema_and_the_parser_agree_on_what_is_written() {
    let written: Value = serde_json::from_slice(&world_json(&read(&whole()).expect("sound"))).expect("json");
    let validator = jsonschema::options().should_validate_formats(true).build(&world_schema()).expect("a schema");
    let errors: Vec<_> = validator.iter_errors(&written).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn values_out_of_shape_say_what_would_be_right() {
    one(
        |it| it["posts"][0]["labels"]["borderline"] = json!(1.5),
        "posts[0].labels.borderline: cannot be 1.5; use a number from 0 to 1",
    );
    one(
        |it| it["posts"][0]["media"] = json!("gif"),
        "posts[0].media: cannot be \"gif\"; use one of photo, carousel, video, reel",
    );
    one(
        |it| it["viewers"][0]["searches"][0]["at"] = json!("yesterday"),
        "viewers[0].searches[0].at: cannot be \"yesterday\"; use a time such as \"2026-05-01T09:30:00Z\"",
    );
    one(
        |it| it["posts"][0]["shopping"]["price"] = json!(-1),
        "posts[0].shopping.price: cannot be -1; use a number from 0 up",
    );
    one(
        |it| {
            it["accounts"].as_array_mut().expect("a list").push(json!({"id": "Tide Photo", "follows": ["tide.photo"]}))
        },
        "accounts[2].id: cannot be \"Tide Photo\"; use 1 to 30 of the letters a-z, digits, dots and underscores",
    );
    one(|it| it["posts"] = json!({}), "posts: cannot be an object; use a list");
    one(
        |it| it["impressions"][0]["position"] = json!(0),
        "impressions[0].position: cannot be 0; use a whole number from 1 to 4294967295",
    );
    one(
        |it| it["holidays"][0]["to"] = json!({}),
        "holidays[0].to: cannot be an object; use a time such as \"2026-05-01T09:30:00Z\" or a day such as \"2026-05-01\"",
    );
    one(|it| it["name"] = json!(null), "name: cannot be null; use a text");
    one(
        |it| it["viewers"][0]["hashtags"] = json!(["#bread"]),
        "viewers[0].hashtags[0]: cannot be \"#bread\"; use a hashtag without # and spaces",
    );
    one(
        |it| it["impressions"][0]["actions"] = json!(["watch"]),
        "impressions[0].actions[0]: cannot be \"watch\"; use one of like, comment, save, share, profile_tap, hide",
    );
    one(
        |it| it["holidays"][0]["to"] = json!("2026-02-30"),
        "holidays[0].to: cannot be \"2026-02-30\"; use a time such as \"2026-05-01T09:30:00Z\" or a day such as \"2026-05-01\"",
    );
    one(
        |it| it["posts"][0]["slides"] = json!(3.5),
        "posts[0].slides: cannot be 3.5; use a whole number from 1 to 4294967295",
    );
}

#[test]
fn an_unknown_key_names_the_nearest_and_a_missing_one_what_to_add() {
    one(|it| it["posts"][0]["captoin"] = json!("x"), "posts[0].captoin: is an unknown key; did you mean \"caption\"?");
    one(
        |it| it["posts"][0]["labels"]["zzz"] = json!(1),
        "posts[0].labels.zzz: is an unknown key; the keys here are borderline, misinformation, violation",
    );
    one(
        |it| drop(it["posts"][1].as_object_mut().map(|post| post.remove("author"))),
        "posts[1].author: is missing; add a text (the account that posted it)",
    );
    one(|it| drop(it.as_object_mut().map(|it| it.remove("format"))), "format: is missing; add \"glassfeed.world/1\"");
}

#[test]
fn references_must_resolve_and_the_nearest_is_named() {
    let cases: [(&str, &str); 9] = [
        ("/accounts/0/follows/0", "accounts[0].follows[0]: no account \"tide.phot\"; did you mean \"tide.photo\"?"),
        ("/posts/0/author", "posts[0].author: no account \"tide.phot\"; did you mean \"tide.photo\"?"),
        ("/viewers/0/muted", "viewers[0].muted[0]: no account \"zzz\"; name one that is in \"accounts\""),
        ("/viewers/0/hidden/0", "viewers[0].hidden[0]: no post \"p3\"; did you mean \"p1\"?"),
        ("/viewers/0/hidden_ads/0", "viewers[0].hidden_ads[0]: no ad \"ad2\"; did you mean \"ad1\"?"),
        ("/impressions/0/viewer", "impressions[0].viewer: no viewer \"tide.photo\"; name one that is in \"viewers\""),
        ("/impressions/0/post", "impressions[0].post: no post \"p3\"; did you mean \"p1\"?"),
        ("/stories/0/account", "stories[0].account: no account \"tide.phot\"; did you mean \"tide.photo\"?"),
        ("/posts/0/topics", "posts[0].topics.seas: no topic \"seas\"; did you mean \"sea\"?"),
    ];
    for (pointer, expected) in cases {
        let name = expected.split('"').nth(1).expect("a name");
        let value = match pointer.rsplit('/').next() {
            Some("muted") => json!([name]),
            Some("topics") => json!({name: 0.5}),
            _ => json!(name),
        };
        one(|it| *it.pointer_mut(pointer).expect("there") = value, expected);
    }
}

#[test]
fn ids_are_unique_and_lists_name_nothing_twice() {
    let id = |list: &str, key: &str| format!("{list}[1].{key}: ");
    for (list, key) in [("accounts", "id"), ("posts", "id"), ("ads", "id"), ("stories", "id"), ("viewers", "account")] {
        let found = broken(|it| {
            let first = it[list][0].clone();
            it[list].as_array_mut().expect("a list").insert(1, first);
            it.as_object_mut().expect("an object").remove("truth");
        });
        assert!(found.len() == 1 && found[0].starts_with(&id(list, key)), "{found:?}");
        assert!(found[0].ends_with("is there already; each may stand once"), "{found:?}");
    }
    one(
        |it| it["topics"] = json!(["food", "sea", "food"]),
        "topics[2]: \"food\" is there already; each may stand once",
    );
    one(
        |it| it["viewers"][0]["favorites"] = json!(["tide.photo", "tide.photo"]),
        "viewers[0].favorites[1]: stands twice in the list; keep one of them",
    );
}

#[test]
fn what_contradicts_itself_is_refused() {
    one(
        |it| it["impressions"][0]["at"] = json!("2026-04-01T00:00:00Z"),
        "impressions[0].at: 2026-04-01T00:00:00Z is before the post; use a time from 2026-05-01T09:30:00.25Z on",
    );
    one(
        |it| it["impressions"][0]["at"] = json!("2026-06-01T00:00:00Z"),
        "impressions[0].at: 2026-06-01T00:00:00Z is after the clock; use a time up to 2026-05-10T12:00:00Z",
    );
    one(
        |it| it["accounts"][1]["follows"] = json!(["tide.photo"]),
        "accounts[1].follows[0]: an account cannot follow itself; leave it out",
    );
    one(|it| it["posts"][1]["duration_secs"] = json!(3), "posts[1].duration_secs: a carousel has none; leave it out");
    one(|it| it["posts"][0]["slides"] = json!(3), "posts[0].slides: a reel has none; leave it out");
    one(
        |it| it["impressions"][0]["post"] = json!("p2"),
        "impressions[0].watched: a carousel does not play; leave it out",
    );
    one(
        |it| it["holidays"][0]["to"] = json!("2026-04-01"),
        "holidays[0].to: 2026-04-01T23:59:59.999999999Z is before the holiday's start; use a time from 2026-05-01T00:00:00Z on",
    );
}

#[test]
fn an_element_with_two_faults_tells_both_and_every_other_problem_is_told_too() {
    let found = broken(|it| {
        it["posts"][0]["media"] = json!("gif");
        it["posts"][0]["likes"] = json!(-4);
        it["posts"][1]["author"] = json!("norra.bakes");
        it["impressions"][0]["dwell_secs"] = json!("long");
        it["stories"][0]["account"] = json!("zzz");
    });
    let paths: Vec<_> = found.iter().map(|problem| problem.split(": ").next().unwrap_or_default()).collect();
    assert_eq!(
        paths,
        ["impressions[0].dwell_secs", "posts[0].likes", "posts[0].media", "posts[1].author", "stories[0].account"]
    );
}

#[test]
fn a_broken_element_does_not_make_references_to_it_wrong() {
    one(
        |it| it["accounts"][1]["strikes"] = json!("two"),
        "accounts[1].strikes: cannot be \"two\"; use a whole number from 0 to 4294967295",
    );
    one(|it| it["topics"] = json!("food"), "topics: cannot be \"food\"; use a list");
    let found = broken(|it| {
        let it = it.as_object_mut().expect("an object");
        let accounts = it.remove("accounts").expect("there");
        it.insert("acounts".to_owned(), accounts);
    });
    assert_eq!(found, ["acounts: is an unknown key; did you mean \"accounts\"?"]);
}

#[test]
fn problems_come_in_file_order_whatever_the_order_of_the_keys() {
    let text = r#"{"posts": [{"media": "gif", "id": "", "author": "x", "created_at": "2026-05-01T09:30:00Z"}],
        "now": "noon", "name": 3, "format": "glassfeed.world/1"}"#;
    let paths: Vec<_> =
        problems_of(text).iter().map(|it| it.split(": ").next().unwrap_or_default().to_owned()).collect();
    assert_eq!(paths, ["posts[0].media", "posts[0].id", "now", "name"]);
}

#[test]
fn a_key_given_twice_is_a_problem() {
    let text = whole().to_string().replacen("\"about\":\"Two friends.\"", "\"about\":\"a\",\"about\":\"b\"", 1);
    assert_eq!(problems_of(&text), ["about: stands twice in the same object; keep one of them"]);
    let text = whole().to_string().replacen("{\"food\":0.1}", "{\"food\":0.1,\"food\":0.2}", 1);
    assert_eq!(problems_of(&text), ["accounts[0].topics.food: stands twice in the same object; keep one of them"]);
}

#[test]
fn a_hundred_problems_are_told_and_the_rest_counted() {
    let mut world = whole();
    world["impressions"] = (0..250)
        .map(|at| json!({"viewer": "nora.bakes", "post": format!("q{at}"), "at": "2026-05-04T10:00:00Z", "position": 1, "dwell_secs": 1}))
        .collect();
    let Err(error) = read(&world) else { panic!("a broken world was loaded") };
    assert!(error.to_string().ends_with("\n  and 150 more"), "{error}");
    let FileError::Problems { problems, .. } = error else { panic!("another error: {error}") };
    assert_eq!((problems.list.len(), problems.total), (MAX_PROBLEMS, 250));
    assert_eq!(problems.list[99].path, "impressions[99].post");
}

#[test]
fn what_is_no_number_of_rust_is_a_problem_though_json_takes_it() {
    let found = broken(|it| it["accounts"][0]["strikes"] = json!(2.0));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("accounts[0].strikes: "), "{found:?}");
}

#[test]
fn a_save_reads_back_from_the_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("quay.world.json");
    let world = read(&whole()).expect("sound");
    save_world(&path, &world).expect("saved");
    assert_eq!(fs::read(&path).expect("there"), world_json(&world));
    let progress = Progress::new();
    assert_eq!(load_world(&path, &progress).expect("sound").into_parts(), world.into_parts());
    assert_eq!((progress.fraction(), progress.phase()), (1.0, "Done"));
}
