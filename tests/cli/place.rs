//! A world small enough to read whole, a model made by hand, and the real program run on them.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use glassfeed::domain::Action;
use glassfeed::model::{FEATURES, Model, Regression, Scale};
use serde_json::{Value, json};

/// A folder of its own with a world and a model in it.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().expect("a folder for a test") };
        place.write("small.world.json", &world().to_string());
        glassfeed::files::save_model(&place.path("plain.model.json"), &model()).expect("a model is saved");
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("a file is written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("a file is read")
    }

    /// Runs the program in this folder, where there is no display.
    pub(crate) fn run(&self, arguments: &[&str]) -> Assert {
        program(self.folder.path()).args(arguments).assert()
    }

    /// The same on the small world, with the model made by hand.
    pub(crate) fn on_small(&self, command: &str, arguments: &[&str]) -> Assert {
        let scene = [command, "--world", "small.world.json", "--model", "plain.model.json"];
        program(self.folder.path()).args(scene).args(arguments).assert()
    }

    /// What it prints as JSON there.
    pub(crate) fn json(&self, command: &str, arguments: &[&str]) -> Value {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&stdout(&self.on_small(command, &arguments).success())).expect("one JSON value")
    }
}

/// The program, with no display to open a window on.
pub(crate) fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_glassfeed"));
    program.current_dir(folder).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    program.env("HOME", folder).env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder);
    program
}

pub(crate) fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8 on standard output")
}

pub(crate) fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("UTF-8 on standard error")
}

pub(crate) fn status(assert: &Assert) -> i32 {
    assert.get_output().status.code().expect("an exit status")
}

/// Every prediction is the same for every post, but reels and videos can be watched; so scores differ by type, age and
/// rules, and retraining the shipped model changes nothing here.
fn model() -> Model {
    let scale = |key: &str| Scale { key: key.to_owned(), mean: 0.0, sd: 1.0 };
    let longer = FEATURES.iter().position(|feature| feature.key == "caption_length");
    let coefficients = |action: Action| {
        let mut coefficients = vec![0.0; FEATURES.len()];
        if let (Action::Like, Some(at)) = (action, longer) {
            coefficients[at] = 0.5;
        }
        coefficients
    };
    let regression = |action: Action| Regression {
        action: action.key().to_owned(),
        intercept: -3.0,
        coefficients: coefficients(action),
        position: 0.0,
    };
    Model {
        format: Model::FORMAT.to_owned(),
        l2: 1.0,
        features: FEATURES.iter().map(|feature| scale(feature.key)).collect(),
        position: scale("position"),
        actions: Action::ALL.map(regression).into(),
        ..Model::default()
    }
}

fn account(id: &str, kind: &str, follows: &[&str], strikes: u32) -> Value {
    json!({"id": id, "name": id, "kind": kind, "topics": {"sea": 0.8}, "follows": follows, "strikes": strikes})
}

fn post(id: &str, author: &str, media: &str, at: &str, caption: &str) -> Value {
    let mut post = json!({
        "id": id, "author": author, "media": media, "created_at": format!("2025-03-{at}:00Z"), "caption": caption,
        "topics": {"sea": 0.7}, "art": {"scene": "sea", "seed": 1},
    });
    if matches!(media, "reel" | "video") {
        post["duration_secs"] = json!(12.0);
    }
    post
}

fn with(mut post: Value, key: &str, value: Value) -> Value {
    post[key] = value;
    post
}

/// Two viewers, five accounts, and a post for each thing that happens to posts.
fn world() -> Value {
    let tagged = |post| with(post, "hashtags", json!(["harbor"]));
    json!({
        "format": "glassfeed.world/1", "name": "Small", "about": "For tests.", "now": "2025-03-16T09:40:00Z",
        "topics": ["sea"],
        "accounts": [
            account("ana", "person", &["ben", "cora", "dock.shop"], 0),
            account("ben", "person", &["ana", "cora"], 0),
            account("cora", "creator", &["ana"], 4),
            account("dock.shop", "business", &[], 0),
            account("eli", "person", &["ana"], 0),
        ],
        "viewers": [
            {"account": "ana", "about": "Looks at everything.", "hashtags": ["harbor"], "close_friends": ["ben"],
             "hidden": ["old.joke"], "device": "phone"},
            {"account": "ben", "about": "Looks at little.", "device": "web", "muted": ["cora"]},
        ],
        "posts": [
            post("morning", "ben", "photo", "16T08:00", "Fog over the harbor, and nobody up but the gulls"),
            post("nets", "ben", "photo", "15T10:00", "Mending nets"),
            post("ferry", "cora", "reel", "16T07:00", "The first ferry of the day, from the bridge"),
            with(post("wave", "cora", "reel", "14T18:00", "One wave"), "labels", json!({"borderline": 0.5})),
            with(
                post("rumor", "cora", "photo", "15T20:00", "They say the pier will be closed for good"),
                "labels",
                json!({"misinformation": true}),
            ),
            post("rope", "dock.shop", "carousel", "15T12:00", "Rope by the meter"),
            tagged(post("regatta", "eli", "video", "15T16:00", "Regatta day")),
            post("old.joke", "ben", "photo", "13T09:00", "You had to be there"),
            with(
                post("contraband", "cora", "photo", "15T09:00", "Ask me"),
                "labels",
                json!({"violation": "sale of regulated goods"}),
            ),
            post("last.year", "ben", "photo", "01T09:00", "Ice on the quay"),
            post("mine", "ana", "photo", "15T08:00", "My own"),
            post("yesterday", "ben", "photo", "15T07:00", "Seen it"),
            post("stranger", "eli", "photo", "15T07:30", "Nobody follows me"),
        ],
        "impressions": [
            {"viewer": "ana", "post": "yesterday", "at": "2025-03-15T08:00:00Z", "position": 1, "dwell_secs": 4.0, "actions": ["like"]},
            {"viewer": "ben", "post": "ferry", "at": "2025-03-16T08:00:00Z", "position": 1, "dwell_secs": 1.0, "watched": 0.2},
        ],
        "ads": [{"id": "soap", "advertiser": "tide.soap", "topics": {"sea": 1.0}, "caption": "Soap", "art": {"scene": "sea", "seed": 2}}],
    })
}
