//! A brief: the numbers are the comparison's, everything is in one file, and no text means anything to HTML or Markdown.

use std::collections::BTreeSet;

use glassfeed::brief::{Brief, Format, Reading};
use glassfeed::domain::{ViewerId, World};
use glassfeed::files::{self, PRESETS, Progress, Recipe, Situation};
use glassfeed::model::{History, Model};
use glassfeed::pipeline::{Context, FeedKind, knobs, rank};
use glassfeed::policy::{Guardrail, Policy, Rule, When};
use glassfeed::simulation::experiment::{Experiment, run, run_among};
use glassfeed::simulation::metrics::METRICS;

fn preset(name: &str) -> Policy {
    let preset = PRESETS.iter().find(|preset| preset.name == name).expect("a preset of that name");
    preset.policy(knobs()).expect("a policy")
}

/// The brief of those policies in the built-in world, for its first viewer; over all viewers, or over that one.
fn brief_of(world: &World, policies: &[&Policy], all: bool) -> (Brief, Experiment) {
    let history = History::at(world, world.now);
    let viewer_id = ViewerId(0);
    let context = Context::new(world, &history, policies[0], viewer_id);
    let experiment = match all {
        true => run(&context, policies, &|_| true),
        false => run_among(&context, policies, &[viewer_id], &|_| true),
    };
    let experiment = experiment.expect("it runs to its end");
    let situation = Situation {
        viewer_id,
        viewer: context.viewer.clone(),
        follows: Default::default(),
        now: world.now,
        feed: FeedKind::Home,
        policy: policies[0].clone(),
        acts: Vec::new(),
    };
    (files::brief(&situation, world, &context, policies, &experiment), experiment)
}

fn harbor() -> World {
    files::sample("harbor", &Progress::new()).expect("the built-in world")
}

fn limit(metric: &str, at_most: f64) -> Guardrail {
    Guardrail { metric: metric.to_owned(), at_most: Some(at_most), at_least: None, for_share: None }
}

/// A policy whose every text would mean something to HTML and to Markdown.
fn nasty() -> Policy {
    const TEXT: &str = "</style><script>alert(1)</script> [a](b) | *c* `d` \"e\" 'f' &amp;";
    let when = When { topic: Some("baking".to_owned()), ..When::default() };
    let rule = Rule { id: "r".to_owned(), label: TEXT.to_owned(), on: true, factor: 1.5, when };
    Policy {
        name: TEXT.to_owned(),
        about: TEXT.to_owned(),
        source: format!("https://example.org/\"onclick=\"x {TEXT}"),
        rules: vec![rule],
        ..preset("friends-first")
    }
}

/// The elements of some HTML that is written as XML is, as a tree that closes; and the letters between them.
fn parsed(html: &str) -> (Vec<String>, String) {
    const VOID: [&str; 1] = ["meta"];
    let (mut open, mut tags, mut text) = (Vec::new(), Vec::new(), String::new());
    let mut rest = html.strip_prefix("<!doctype html>").expect("it says that it is HTML");
    while let Some(at) = rest.find('<') {
        let is_style = open.last() == Some(&"style");
        text.push_str(if is_style { "" } else { &rest[..at] });
        let end = at + rest[at..].find('>').expect("every tag ends");
        let tag = &rest[at + 1..end];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().expect("a name");
        match tag.strip_prefix('/') {
            Some(_) => assert_eq!(open.pop(), Some(name), "closed in order"),
            None => {
                tags.push(tag.to_owned());
                if !tag.ends_with('/') && !VOID.contains(&name) {
                    open.push(name);
                }
            }
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?} stay open");
    (tags, text)
}

#[test]
fn the_html_is_one_file_that_fetches_nothing() {
    let (plain, policy) = (Policy::defaults(), nasty());
    let (brief, _) = brief_of(&harbor(), &[&plain, &policy], true);
    let html = brief.write(Format::Html);
    let (tags, _) = parsed(&html);
    let names: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.split([' ', '/']).next()).collect();
    for name in ["script", "link", "iframe", "img", "object", "base"] {
        assert!(!names.contains(name), "{name}");
    }
    for tag in &tags {
        for attribute in ["href=\"", "src=\""] {
            for address in tag.split(attribute).skip(1) {
                let is_source = tag.starts_with("a ") && address.starts_with("https://");
                let is_inside = address.starts_with('#') || address.starts_with("data:image/svg+xml;base64,");
                assert!(is_source || is_inside, "{tag}");
            }
        }
        assert!(!tag.contains(" on") && !tag.contains("javascript:"), "{tag}");
    }
    let style = html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    assert!(!style.contains("url(") && !style.contains("@import"));
    let drawings: BTreeSet<&str> =
        tags.iter().filter_map(|tag| tag.strip_prefix("image id=\"")?.split('"').next()).collect();
    let shown: BTreeSet<&str> =
        tags.iter().filter_map(|tag| tag.strip_prefix("use href=\"#")?.split('"').next()).collect();
    assert_eq!(drawings, shown, "every picture is there, once");
    assert!(shown.len() > 9);
}

#[test]
fn no_text_of_a_policy_means_anything() {
    let (plain, policy) = (Policy::defaults(), nasty());
    let (brief, _) = brief_of(&harbor(), &[&plain, &policy], true);
    let html = brief.write(Format::Html);
    let (_, text) = parsed(&html);
    assert!(text.contains(
        "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt; [a](b) | *c* `d` &quot;e&quot; &#39;f&#39; &amp;amp;"
    ));
    assert!(!html.contains("onclick=\"x"));
    let markdown = brief.write(Format::Markdown);
    assert!(markdown.contains(r"\<script\>alert(1)\</script\> \[a\](b) \| \*c\* \`d\` "));
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    for table in markdown.split("\n\n").filter(|part| part.starts_with('|')) {
        let counts: BTreeSet<usize> = table.lines().map(cells).collect();
        assert_eq!(counts.len(), 1, "every row has as many cells: {table}");
    }
}

#[test]
fn every_number_is_the_experiments() {
    let (plain, friends) = (Policy::defaults(), preset("friends-first"));
    let (brief, experiment) = brief_of(&harbor(), &[&plain, &friends], true);
    let against = &brief.against[0];
    for (row, effect) in against.metrics.iter().zip(experiment.effects(1)) {
        assert_eq!(row.metric.key, effect.metric.key);
        assert_eq!(row.means, effect.sides.map(|side| side.map(|side| side.mean)));
        assert_eq!(row.difference, effect.difference.map(|difference| difference.mean));
        assert_eq!(row.interval, effect.interval);
    }
    assert_eq!(against.metrics.len(), METRICS.len());
    assert_eq!(against.likeness, experiment.likeness(1));
    let mut keys = plain.differences(&friends);
    keys.remove(Policy::RULES);
    assert_eq!(against.changes.len(), keys.len() + friends.rules.len());
}

#[test]
fn the_feeds_are_the_engines_and_their_recipes_make_them_again() {
    let (world, plain, friends) = (harbor(), Policy::defaults(), preset("friends-first"));
    let (brief, _) = brief_of(&world, &[&plain, &friends], false);
    for (side, policy) in brief.policies.iter().zip([&plain, &friends]) {
        let recipe = files::load_recipe(&side.recipe.short, knobs()).expect("a recipe");
        let path = files::recipe_path(&side.recipe.short);
        let situation = recipe.situation(path, &world, Model::shipped()).expect("it is of this world");
        assert_eq!(situation.policy, *policy);
        let staged = situation.stage(&world);
        let ledger = rank(&staged.context(Model::shipped()));
        recipe.expect_order(path, &world, &ledger).expect("the same order");
        assert_eq!(Recipe::of(&situation, &world, Model::shipped(), &side.recipe.order_sha256), recipe);
        let top = ledger.delivered().iter().map(|&row| &world.post(ledger.slate.posts[row as usize]).id);
        assert!(top.take(10).eq(side.feed.iter().map(|shown| &shown.id)));
    }
}

#[test]
fn a_policy_beside_itself_changes_nothing_and_says_so() {
    let (plain, twin) = (Policy::defaults(), Policy { name: "Twin".to_owned(), ..Policy::defaults() });
    let (brief, _) = brief_of(&harbor(), &[&plain, &twin], true);
    let against = &brief.against[0];
    assert!(against.changes.is_empty() && against.moves.up.is_empty() && against.moves.down.is_empty());
    assert_eq!((against.moves.far, against.moves.stay), (0, 10));
    assert!(against.metrics.iter().all(|row| matches!(row.reading, Reading::Same | Reading::Unknown)));
    let lead: String = brief.lead[0].iter().map(|run| run.text.as_str()).collect();
    assert_eq!(lead, "Over 3 viewers, Twin changes nothing that is measured here. No guardrail is set.");
}

#[test]
fn a_crossed_guardrail_stands_in_the_first_sentences() {
    let plain = Policy::defaults();
    let limits = vec![limit("median_age_hours", 0.5), limit("author_gini", 1.0)];
    let limited = Policy { name: "Limited".to_owned(), guardrails: limits, ..preset("friends-first") };
    let (brief, _) = brief_of(&harbor(), &[&plain, &limited], true);
    assert!(brief.is_crossed());
    let lead: String = brief.lead[0].iter().map(|run| run.text.as_str()).collect();
    assert!(lead.contains("1\u{a0}guardrail is crossed: median age ("), "{lead}");
    let [crossed, kept] = brief.against[0].limits.as_slice() else { panic!("two limits") };
    assert_eq!([crossed.is_kept, kept.is_kept], [Some(false), Some(true)]);
    assert_eq!(crossed.beyond, 3);
    for text in [brief.write(Format::Html), brief.write(Format::Markdown)] {
        assert!(text.contains(&crossed.behind[0].viewer) && text.contains("1 of 2 crossed"));
    }
}

#[test]
fn four_policies_are_told_beside_each_other() {
    let policies = [Policy::defaults(), preset("friends-first"), preset("x-2023"), preset("x-2023")];
    let (brief, _) = brief_of(&harbor(), &policies.iter().collect::<Vec<_>>(), false);
    assert_eq!(brief.against.iter().map(|against| against.letter).collect::<Vec<_>>(), ["B", "C", "D"]);
    let names: BTreeSet<&str> = brief.policies.iter().map(|side| side.name.as_str()).collect();
    assert_eq!(names.len(), 4, "no two are called the same");
    let (tags, _) = parsed(&brief.write(Format::Html));
    assert_eq!(tags.iter().filter(|tag| *tag == "div class=\"feed\"").count(), 4);
}

#[test]
fn the_same_subject_gives_the_same_bytes() {
    let (world, plain, friends) = (harbor(), Policy::defaults(), preset("friends-first"));
    for format in [Format::Html, Format::Markdown] {
        let [first, second] = [0, 1].map(|_| brief_of(&world, &[&plain, &friends], true).0.write(format));
        assert_eq!(first, second);
    }
}
