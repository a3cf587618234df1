//! `recipe`, and `rank --recipe`, as the real program answers.

use crate::place::{Place, status, stderr, stdout};

const TURNED: [&str; 6] = ["--viewer", "ben", "--set", "weight.save=12", "--now", "2025-03-16T09:00:00Z"];

#[test]
fn a_recipe_gives_the_same_feed_from_a_file_and_from_a_short_text() {
    let place = Place::new();
    let feed = place.json("rank", &TURNED);
    place.on_small("recipe", &[TURNED.as_slice(), &["-o", "it.recipe.json"]].concat()).success();
    let short = stdout(&place.on_small("recipe", &[TURNED.as_slice(), &["--short"]].concat()).success());
    assert!(short.starts_with("gf1-") && short.lines().count() == 1 && short.len() < 1_000, "{short}");
    for recipe in ["it.recipe.json", short.trim()] {
        let again = place.json("rank", &["--recipe", recipe]);
        assert_eq!(again["order_sha256"], feed["order_sha256"]);
        assert_eq!([&again["viewer"], &again["knobs"]], [&feed["viewer"], &feed["knobs"]]);
    }
    let checked = stdout(&place.run(&["check", "it.recipe.json"]).success());
    assert!(checked.contains("is right, a recipe of the order"), "{checked}");
}

#[test]
fn a_recipe_of_another_world_or_model_is_refused_with_both_hashes() {
    let place = Place::new();
    place.on_small("recipe", &["-o", "it.recipe.json"]).success();
    let recipe: serde_json::Value = serde_json::from_str(&place.read("it.recipe.json")).expect("JSON");
    let other = place.read("small.world.json").replace("Nobody follows me", "Nobody followed me");
    place.write("other.world.json", &other);
    let model = ["--model", "plain.model.json"];
    let asked =
        place.run(&[&["rank", "--recipe", "it.recipe.json", "--world", "other.world.json"], &model[..]].concat());
    assert_eq!(status(&asked), 1);
    let told = stderr(&asked);
    let wanted = recipe["world_sha256"].as_str().expect("a hash");
    assert!(told.contains("another world") && told.contains(wanted), "{told}");
    let hashes = told.split(|c: char| !c.is_ascii_hexdigit()).filter(|word| word.len() == 64).count();
    assert_eq!(hashes, 2, "{told}");
    let asked = place.run(&["rank", "--recipe", "it.recipe.json", "--world", "small.world.json"]);
    assert!(stderr(&asked).contains("another model"));
}

#[test]
fn a_world_in_another_dress_is_the_same_world() {
    let place = Place::new();
    place.on_small("recipe", &["-o", "it.recipe.json"]).success();
    let world: serde_json::Value = serde_json::from_str(&place.read("small.world.json")).expect("JSON");
    place.write("small.world.json", &serde_json::to_string_pretty(&world).expect("JSON"));
    place.on_small("rank", &["--recipe", "it.recipe.json"]).success();
}

#[test]
fn a_recipe_whose_order_does_not_come_out_is_told() {
    let place = Place::new();
    place.on_small("recipe", &["-o", "it.recipe.json"]).success();
    let changed = place.read("it.recipe.json").replace("\"viewer\": \"ana\"", "\"viewer\": \"ben\"");
    place.write("it.recipe.json", &changed);
    let asked = place.on_small("rank", &["--recipe", "it.recipe.json"]);
    assert_eq!(status(&asked), 1);
    assert!(stderr(&asked).contains("another order"));
    assert_eq!(status(&place.on_small("rank", &["--recipe", "gf1-nonsense"])), 1);
    assert_eq!(status(&place.on_small("rank", &["--recipe", "it.recipe.json", "--viewer", "ana"])), 2);
}
