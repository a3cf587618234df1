//! The stories tray on the command line.

use serde_json::Value;

use super::place::{Place, status, stderr, stdout};

/// What the program prints as JSON, on the built-in world.
fn json(place: &Place, arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
    serde_json::from_str(&stdout(&place.run(&arguments).success())).expect("one JSON value")
}

#[test]
fn the_tray_is_ranked_with_every_step_and_an_account_of_it_is_explained() {
    let place = Place::new();
    let tray = json(&place, &["rank", "--feed", "stories"]);
    assert_eq!(tray["format"], "glassfeed.stories/1");
    let steps = tray["steps"].as_array().expect("steps");
    let told: Vec<&str> = steps.iter().filter_map(|step| step["id"].as_str()).collect();
    assert_eq!(told, ["source", "filter", "newest", "affinity", "close_friends"]);
    let (shown, removed) = (tray["accounts"].as_array().expect("a list"), tray["removed"].as_array().expect("a list"));
    assert_eq!(steps[0]["in"].as_u64(), Some((shown.len() + removed.len()) as u64));
    assert_eq!(steps[4]["out"].as_u64(), Some(shown.len() as u64));
    for (at, account) in shown.iter().enumerate() {
        assert_eq!(account["place"].as_u64(), Some(at as u64 + 1));
        assert_eq!(account["places"]["close_friends"], account["place"]);
    }
    let first = shown[0]["account"].as_str().expect("a handle");
    let told = json(&place, &["explain", "--feed", "stories", "--account", first]);
    assert_eq!((&told["verdict"], &told["shown"]["place"]), (&"shown".into(), &1.into()));
    assert_eq!(told["affinity"]["value"], told["shown"]["affinity"]);
    let text = stdout(&place.run(&["explain", "--feed", "stories", "--account", first]).success());
    assert!(text.contains("Place 1 of") && text.contains("Place after each step"), "{text}");
}

#[test]
fn what_is_of_posts_says_so_to_the_tray() {
    let place = Place::new();
    for (arguments, says) in [
        (&["recipe", "--feed", "stories"][..], "a recipe is of posts"),
        (&["explain", "--feed", "stories", "--post", "p1"][..], "--account"),
        (&["explain", "--account", "nora.bakes"][..], "--feed stories"),
    ] {
        let refused = place.run(arguments);
        assert_eq!(status(&refused), 2);
        assert!(stderr(&refused).contains(says), "{}", stderr(&refused));
    }
}
