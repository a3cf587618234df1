//! A cove where every case the rules speak of happens once, and feeds of it as text.

#![allow(dead_code, reason = "each file of tests uses the part it needs")]

use std::fmt::Write;

use glassfeed::domain::{Action, World};
use glassfeed::files::{Progress, parse_world};
use glassfeed::model::{FEATURE_COUNT, Feature, Model};
use glassfeed::pipeline::{Ledger, Op, RANKED_AFTER};
use serde_json::{Value, json};

use crate::worlds::{Case, model};

/// The cove, with a model of its own, so that no training changes what is seen of it.
pub(crate) fn cove() -> Case {
    let world = parse_world("cove", &cove_json().to_string(), &Progress::new()).expect("a sound world");
    Case::new(world.into_parts(), plain_model())
}

/// Likes what it liked before, watches reels, and hides what it hid.
pub(crate) fn plain_model() -> Model {
    let with = |intercept: f64, coefficients: &[(&str, f64)]| {
        let mut all = vec![0.0; FEATURE_COUNT];
        for (key, coefficient) in coefficients {
            all[Feature::index_of(key).expect("a feature")] = *coefficient;
        }
        (intercept, all)
    };
    let regressions = Action::ALL.map(|action| match action {
        Action::Like => with(-2.5, &[("author_likes", 1.0), ("topic_likes", 0.6), ("age", -0.1)]),
        Action::Comment => with(-6.0, &[("followed_back", 1.5)]),
        Action::Save => with(-5.0, &[("carousel", 0.7)]),
        Action::Share => with(-5.5, &[("reel", 0.9)]),
        Action::ProfileTap => with(-4.5, &[("follows_author", -0.5)]),
        Action::Dwell => with(-0.5, &[("post_dwell", 0.4)]),
        Action::Watch => with(-0.6, &[("reel", 0.4)]),
        Action::Hide => with(-6.5, &[("author_hides", 0.8)]),
    });
    model(regressions.into())
}

fn post(id: &str, author: &str, media: &str, hours_old: i64, more: Value) -> Value {
    let mut post = json!({
        "id": id, "author": author, "media": media, "created_at": crate::worlds::hours_ago(hours_old).to_string(),
        "caption": id, "art": {"scene": "sea", "seed": 1},
    });
    for (key, value) in more.as_object().expect("an object") {
        post[key] = value.clone();
    }
    post
}

fn cove_json() -> Value {
    let account = |id: &str, kind: &str, strikes: u32, follows: &[&str]| json!({"id": id, "name": id, "kind": kind, "topics": {"sea": 0.5}, "strikes": strikes, "follows": follows});
    let saw = |post: &str, hours_ago: i64, actions: &[&str]| {
        json!({"viewer": "ana", "post": post, "at": crate::worlds::hours_ago(hours_ago).to_string(), "position": 1,
            "dwell_secs": 4.0, "actions": actions})
    };
    let followed = ["ben", "cleo", "dora", "kiosk", "rumor", "gull"];
    json!({
        "format": "glassfeed.world/1", "name": "Cove", "about": "Every case once.",
        "now": crate::worlds::clock().to_string(), "topics": ["sea", "bread", "cars"],
        "accounts": [
            account("ana", "person", 0, &followed), account("ben", "person", 0, &["ana", "far"]),
            account("cleo", "person", 0, &["far"]), account("dora", "creator", 0, &[]),
            account("kiosk", "business", 0, &[]), account("rumor", "person", 4, &[]),
            account("gull", "person", 0, &[]), account("far", "creator", 0, &[]), account("tagger", "person", 0, &[]),
            account("nobody", "person", 0, &[]),
        ],
        "viewers": [{"account": "ana", "about": "Likes ben's sea.", "hashtags": ["lowtide"], "close_friends": ["ben"],
            "favorites": ["cleo"], "muted": ["gull"], "hidden": ["hidden-car"], "hidden_ads": ["ad-cars"],
            "device": "phone", "place": "Cove"}],
        "posts": [
            post("ben-photo", "ben", "photo", 2, json!({"topics": {"sea": 1.0}})),
            post("ben-reel", "ben", "reel", 30, json!({"topics": {"sea": 0.8}, "duration_secs": 12.0})),
            post("cleo-here", "cleo", "carousel", 5, json!({"place": "Cove", "slides": 3})),
            post("cleo-holiday", "cleo", "photo", 9, json!({"hashtags": ["mayday"]})),
            post("dora-1", "dora", "photo", 1, json!({})), post("dora-2", "dora", "photo", 4, json!({})),
            post("dora-3", "dora", "photo", 8, json!({})), post("dora-4", "dora", "photo", 20, json!({})),
            post("dora-5", "dora", "photo", 40, json!({})), post("dora-6", "dora", "photo", 47, json!({})),
            post("kiosk-cup", "kiosk", "photo", 12,
                json!({"shopping": {"product": "Cup", "price": 9.0, "currency": "EUR"}, "topics": {"bread": 1.0}})),
            post("kiosk-film", "kiosk", "video", 15, json!({"duration_secs": 40.0})),
            post("rumor-says", "rumor", "photo", 3, json!({"labels": {"misinformation": true}})),
            post("rumor-again", "rumor", "reel", 6, json!({"duration_secs": 9.0})),
            post("cleo-edgy", "cleo", "photo", 7, json!({"labels": {"borderline": 0.8}})),
            post("cleo-spam", "cleo", "photo", 7, json!({"labels": {"violation": "spam", "borderline": 1.0}})),
            post("gull-shouts", "gull", "photo", 2, json!({})),
            post("hidden-car", "dora", "photo", 30, json!({"topics": {"cars": 1.0}, "hashtags": ["engine"]})),
            post("like-hidden", "kiosk", "photo", 33, json!({"topics": {"cars": 1.0}, "hashtags": ["engine"]})),
            post("far-away", "far", "reel", 10, json!({"topics": {"sea": 0.5}, "duration_secs": 8.0})),
            post("tagged", "tagger", "photo", 11, json!({"hashtags": ["lowtide"]})),
            post("ana-own", "ana", "photo", 3, json!({"hashtags": ["lowtide"]})),
            post("ben-old", "ben", "photo", 24 * 15, json!({})),
            post("ben-tomorrow", "ben", "photo", -24, json!({})),
            post("ben-seen", "ben", "photo", 50, json!({"topics": {"sea": 1.0}})),
            post("unreachable", "nobody", "photo", 1, json!({})),
        ],
        "impressions": [saw("ben-seen", 40, &["like", "comment"]), saw("ben-seen", 30, &["like"])],
        "ads": [
            {"id": "ad-bread", "advertiser": "Mill", "topics": {"bread": 1.0}, "caption": "Flour"},
            {"id": "ad-sea", "advertiser": "Pier", "topics": {"sea": 1.0}, "caption": "Boats"},
            {"id": "ad-cars", "advertiser": "Garage", "topics": {"cars": 1.0}, "caption": "Cars"},
            {"id": "ad-cars-too", "advertiser": "Garage", "topics": {"cars": 0.5, "sea": 1.0}, "caption": "More cars"},
        ],
        "stories": [
            {"id": "s1", "account": "dora", "at": crate::worlds::hours_ago(1).to_string()},
            {"id": "s2", "account": "ben", "at": crate::worlds::hours_ago(9).to_string()},
            {"id": "s3", "account": "gull", "at": crate::worlds::hours_ago(2).to_string()},
            {"id": "s4", "account": "cleo", "at": crate::worlds::hours_ago(3).to_string()},
            {"id": "s5", "account": "ben", "at": crate::worlds::hours_ago(4).to_string()},
        ],
        "holidays": [{"name": "May Day", "from": "2026-05-09", "to": "2026-05-10", "hashtags": ["mayday"]}],
    })
}

/// A feed as a table: what was delivered and how it got there, with the ads between, then what was not.
pub(crate) fn feed_table(world: &World, ledger: &Ledger) -> String {
    let mut text = String::from("rank post          type       value  normal   score  ranks                 factors\n");
    for (at, &row) in ledger.delivered().iter().enumerate() {
        line(&mut text, world, ledger, at + 1, row);
        for slot in ledger.delivery.ads.iter().filter(|slot| slot.after == at + 1) {
            let _ = writeln!(text, "  ad {}", world.ads[slot.ad.0 as usize].id);
        }
    }
    for &row in &ledger.order()[ledger.delivery.length..] {
        let _ = writeln!(text, "left over: {}", world.post(ledger.slate.posts[row as usize]).id);
    }
    for found in &ledger.found {
        if let Some(removal) = found.removed {
            let id = &world.post(found.post).id;
            let _ = writeln!(text, "removed by {}: {id} ({}), {}", removal.stage, found.origin.key(), removal.reason);
        }
    }
    text
}

fn line(text: &mut String, world: &World, ledger: &Ledger, rank: usize, row: u32) {
    let id = &world.post(ledger.slate.posts[row as usize]).id;
    let _ = write!(text, "{rank:>4} {id:<13} {:<9}", ledger.slate.types[row as usize].key());
    if ledger.is_scored() {
        let ranks = RANKED_AFTER.map(|stage| ledger.ranks_after(stage)[row as usize].to_string()).join(" ");
        let factors: String = ledger
            .steps(row)
            .filter(|step| step.column.op == Op::Times && step.value != 1.0)
            .map(|step| format!(" {} ×{:.3}", step.column.reason, step.value))
            .collect();
        let relaxed: String = ledger.relaxed(row).map(|stage| format!(" ({stage} gave way)")).collect();
        let (value, normal) = (ledger.score_after(row, "merge"), ledger.score_after(row, "normalize"));
        let score = ledger.scores[row as usize];
        let _ = write!(text, " {value:>7.4} {normal:>7.4} {score:>7.4}  {ranks:<20} {factors}{relaxed}");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}
