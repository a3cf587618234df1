//! Files that cannot be read at all: each gets its own message, which names the file and says what to do.

use std::fs;
use std::path::PathBuf;

use glassfeed::domain::Action;
use glassfeed::files::{
    FileError, FileKind, Progress, kind_of, load_json, load_model, load_policy, load_world, load_world_within,
    parse_world, save_model,
};
use glassfeed::model::{FEATURES, Model, Regression, Scale};

/// What loading a file of these bytes as a world says, without the folder's name.
fn said_of(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.json");
    fs::write(&path, bytes).expect("written");
    let error = load_world(&path, &Progress::new()).expect_err("it is broken").to_string();
    error.replace(&format!("{}/", folder.path().display()), "")
}

#[test]
fn an_empty_file_says_how_a_world_starts() {
    let expected = r#""it.json" is empty; a world is a JSON object that starts with {"format": "glassfeed.world/1""#;
    assert_eq!(said_of(b""), expected);
    assert_eq!(said_of(b" \n"), expected);
}

#[test]
fn what_is_not_json_says_where() {
    assert_eq!(
        said_of(b"{\"name\": \"a\",\n  oops}"),
        "\"it.json\" is not JSON, line 2, column 3: key must be a string"
    );
    let cut = said_of(b"{\"format\": \"glassfeed.world/1\", \"name\": \"a\"");
    assert!(cut.contains("line 1, column 43: the file ends too soon") && cut.ends_with("is it cut off?"), "{cut}");
}

#[test]
fn numbers_that_are_none_must_be_finite() {
    for number in ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "nan", "inf"] {
        let said = said_of(format!("{{\"format\": \"glassfeed.world/1\", \"x\": {number}, \"y\": 1}}").as_bytes());
        assert!(said.contains("line 1, column ") && said.contains("numbers must be finite"), "{number}: {said}");
    }
}

#[test]
fn another_version_or_kind_is_named() {
    assert_eq!(
        said_of(b"{\"format\": \"glassfeed.world/2\", \"anything\": [1]}"),
        "\"it.json\" is glassfeed.world/2; this program reads glassfeed.world/1"
    );
    assert_eq!(
        said_of(b"{\"name\": \"x\", \"format\": \"glassfeed.policy/1\"}"),
        "\"it.json\" is a policy (glassfeed.policy/1), not a world; open it with --policy or as a policy"
    );
}

#[test]
fn what_is_not_utf8_says_at_which_byte() {
    assert_eq!(said_of(b"{\"name\": \"\xff\"}"), "\"it.json\" is not UTF-8 text (byte 10 is not); save it as UTF-8");
}

#[test]
fn a_json_value_that_is_no_object_is_no_world() {
    assert_eq!(said_of(b"[1, 2]"), "\"it.json\" has 1 problem\n  cannot be a list; use an object");
}

#[test]
fn a_folder_is_named_as_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = load_world(folder.path(), &Progress::new()).expect_err("a folder");
    assert!(matches!(error, FileError::Folder { .. }));
    assert!(error.to_string().ends_with("is a folder; name a file in it"), "{error}");
}

#[test]
fn a_missing_file_names_its_neighbour() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("harbor.world.json"), "{}").expect("written");
    let error = load_world(&folder.path().join("harbour.world.json"), &Progress::new()).expect_err("missing");
    assert!(error.to_string().ends_with("harbour.world.json\"; did you mean \"harbor.world.json\"?"), "{error}");
    let error = load_world(&folder.path().join("none/at.all"), &Progress::new()).expect_err("missing");
    assert!(error.to_string().ends_with("none/at.all\""), "{error}");
}

#[test]
fn a_file_past_the_limit_is_refused_and_one_at_the_limit_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("big.world.json");
    let text = r#"{"format": "glassfeed.world/1", "name": "Big", "now": "2026-05-10T12:00:00Z"}"#;
    fs::write(&path, text).expect("written");
    let size = text.len() as u64;
    let error = load_world_within(&path, size - 1, &Progress::new()).expect_err("too large");
    assert!(matches!(error, FileError::TooLarge { limit, .. } if limit == size - 1), "{error}");
    assert!(error.to_string().contains(&format!("is larger than the limit of {} bytes", size - 1)), "{error}");
    assert!(load_world_within(&path, size, &Progress::new()).is_ok());
}

#[cfg(unix)]
#[test]
fn a_stream_without_a_size_is_refused_at_the_limit() {
    let error = load_world_within(&PathBuf::from("/dev/zero"), 5_000_000, &Progress::new()).expect_err("endless");
    assert!(matches!(error, FileError::TooLarge { .. }), "{error}");
}

#[test]
fn a_refused_read_says_so() {
    let path = PathBuf::from("secret.json");
    let error = FileError::Denied { path };
    assert_eq!(error.to_string(), "no permission to read \"secret.json\"; change its permissions or copy it elsewhere");
}

#[test]
fn a_cancelled_load_stops_before_it_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.world.json");
    fs::write(&path, r#"{"format": "glassfeed.world/1", "name": "x", "now": "2026-05-10T12:00:00Z"}"#)
        .expect("written");
    let progress = Progress::new();
    progress.clone().cancel();
    assert!(matches!(load_world(&path, &progress), Err(FileError::Cancelled { .. })));
    let text = fs::read_to_string(&path).expect("there");
    assert!(matches!(parse_world("x", &text, &progress), Err(FileError::Cancelled { .. })));
    assert!(progress.fraction() < 1.0);
}

#[test]
fn a_file_says_of_which_kind_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.json");
    for kind in FileKind::ALL {
        fs::write(&path, format!("{{\"name\": {{}}, \"format\": \"{}\"}}", kind.format())).expect("written");
        assert_eq!(kind_of(&path).expect("a kind"), kind);
    }
    fs::write(&path, r#"{"name": "x"}"#).expect("written");
    assert!(matches!(kind_of(&path), Err(FileError::NoFormat { .. })));
    fs::write(&path, r#"{"format": "elsewhere/3"}"#).expect("written");
    let error = kind_of(&path).expect_err("unknown").to_string();
    assert!(
        error.ends_with(
            "reads glassfeed.world/1, glassfeed.policy/1, glassfeed.model/1, glassfeed.lesson/1, glassfeed.recipe/1"
        ),
        "{error}"
    );
    fs::write(&path, "{oops").expect("written");
    assert!(matches!(kind_of(&path), Err(FileError::Syntax { .. })));
}

#[test]
fn a_typed_file_tells_where_it_is_wrong() {
    #[derive(Debug, serde::Deserialize)]
    struct Small {
        #[serde(rename = "format")]
        _format: String,
        #[serde(rename = "weights")]
        _weights: Vec<f64>,
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.model.json");
    let load = |text: &str| {
        fs::write(&path, text).expect("written");
        load_json::<Small>(&path, FileKind::Model)
    };
    assert!(load(r#"{"format": "glassfeed.model/1", "weights": [1, 2.5]}"#).is_ok());
    let error = load(r#"{"format": "glassfeed.model/1", "weights": [1, "x"]}"#).expect_err("wrong");
    assert!(
        error.to_string().ends_with("has 1 problem\n  weights[1]: invalid type: string \"x\", expected f64"),
        "{error}"
    );
    let error = load(r#"{"format": "glassfeed.model/9"}"#).expect_err("another version");
    assert!(matches!(error, FileError::Version { .. }), "{error}");
}

#[test]
fn a_model_comes_back_as_it_was_and_one_that_does_not_fit_tells_every_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.model.json");
    let scale = |key: &str| Scale { key: key.to_owned(), mean: 0.1, sd: 1.0 };
    let model = Model {
        format: Model::FORMAT.to_owned(),
        features: FEATURES.iter().map(|feature| scale(feature.key)).collect(),
        position: scale("position"),
        actions: Action::ALL
            .map(|action| Regression {
                action: action.key().to_owned(),
                intercept: -3.5,
                coefficients: vec![0.30000000000000004; FEATURES.len()],
                position: 0.0,
            })
            .to_vec(),
        ..Model::default()
    };
    save_model(&path, &model).expect("saved");
    assert_eq!(load_model(&path).expect("sound"), model);
    let mut other = model.clone();
    other.l2 = -1.0;
    other.actions.pop();
    save_model(&path, &other).expect("saved");
    let Err(FileError::Problems { problems, .. }) = load_model(&path) else { panic!("it does not fit") };
    assert_eq!(problems.list.iter().map(|it| it.path.as_str()).collect::<Vec<_>>(), ["l2", "actions"]);
}

#[test]
fn a_world_is_no_policy() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it.json");
    fs::write(&path, r#"{"format": "glassfeed.world/1"}"#).expect("written");
    let error = load_policy(&path, &[]).expect_err("a world").to_string();
    assert!(
        error.ends_with("is a world (glassfeed.world/1), not a policy; open it with --world or as a world"),
        "{error}"
    );
}
