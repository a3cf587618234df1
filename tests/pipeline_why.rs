//! The why-sentences: made only from ledger rows and contributions, so that each goes when what it rests on goes.

mod golden;
mod worlds;

use glassfeed::domain::{Action, Origin};
use glassfeed::model::Feature;
use glassfeed::pipeline::stages::{merge, predict, stage};
use glassfeed::pipeline::{Context, Ledger, Op, Reason, RestsOn, feature_effects, rank, why};
use glassfeed::policy::{Policy, Rule, Value, When};
use proptest::prelude::*;

use golden::cove;
use worlds::{Case, cases, model, policies, set};

/// Suggestions on, and every factor away from 1.
fn told_policy() -> Policy {
    let mut policy = Policy::defaults();
    set(&mut policy, "source.suggested", Value::Switch(true));
    set(&mut policy, "boost.same_place", Value::Number(1.3));
    policy
}

fn row_of(case: &Case, ledger: &Ledger, id: &str) -> u32 {
    ledger.slate.row_of(case.world.post_named(id).expect("a post")).expect("a candidate")
}

fn reasons_of(case: &Case, policy: &Policy, id: &str) -> Vec<Reason> {
    let ledger = rank(&case.context(policy));
    why(&case.context(policy), &ledger, row_of(case, &ledger, id))
}

fn sentences_of(case: &Case, policy: &Policy, id: &str) -> Vec<String> {
    reasons_of(case, policy, id).into_iter().map(|reason| reason.sentence).collect()
}

/// Every candidate of the cove with its reasons.
fn all_told(case: &Case, policy: &Policy) -> Vec<(String, Vec<Reason>)> {
    let ledger = rank(&case.context(policy));
    (0..ledger.slate.len() as u32)
        .map(|row| {
            let id = case.world.post(ledger.slate.posts[row as usize]).id.clone();
            (id, why(&case.context(policy), &ledger, row))
        })
        .collect()
}

#[test]
fn a_followed_accounts_post_is_told_by_its_largest_contribution() {
    let (case, policy) = (cove(), told_policy());
    let reasons = reasons_of(&case, &policy, "ben-photo");
    assert_eq!(reasons[0].rests_on, RestsOn::Feature("author_likes"));
    assert_eq!(reasons[0].sentence, "You like ben’s posts more than most accounts’.");
    let ledger = rank(&case.context(&policy));
    let effects = feature_effects(&case.context(&policy), &ledger, row_of(&case, &ledger, "ben-photo"));
    let largest = effects.iter().max_by(|a, b| a.effect.total_cmp(&b.effect)).expect("a feature");
    assert_eq!(largest.feature.key, "author_likes");
}

#[test]
fn posts_of_hashtags_and_suggestions_name_their_source_instead() {
    let (case, policy) = (cove(), told_policy());
    let tagged = reasons_of(&case, &policy, "tagged");
    assert_eq!(tagged[0].rests_on, RestsOn::Origin(Origin::Hashtag));
    assert_eq!(tagged[0].sentence, "You follow #lowtide, and the post carries it.");
    let suggested = reasons_of(&case, &policy, "far-away");
    assert_eq!(suggested[0].rests_on, RestsOn::Origin(Origin::Suggested));
    assert_eq!(suggested[0].sentence, "Suggested: 2 accounts you follow also follow far.");
    for reason in tagged.iter().chain(&suggested) {
        assert!(!matches!(reason.rests_on, RestsOn::Feature(_) | RestsOn::Prediction(_)), "{}", reason.sentence);
    }
}

#[test]
fn without_the_data_no_sentence_rests_on_it() {
    let (case, policy) = (cove(), told_policy());
    let mut seen = 0;
    for (id, reasons) in all_told(&case, &policy) {
        for reason in reasons {
            let RestsOn::Feature(key) = reason.rests_on else { continue };
            let feature = &glassfeed::model::FEATURES[Feature::index_of(key).expect("a feature")];
            let mut without = policy.clone();
            without.set(predict::switch(feature.category), Value::Switch(false)).expect("a switch");
            assert!(!sentences_of(&case, &without, &id).contains(&reason.sentence), "{id}: {}", reason.sentence);
            seen += 1;
        }
    }
    assert!(seen >= 5, "the cove has features to tell of");
}

#[test]
fn without_the_weight_no_sentence_rests_on_the_prediction() {
    let (case, policy) = (cove(), told_policy());
    let mut seen = 0;
    for (id, reasons) in all_told(&case, &policy) {
        for reason in reasons {
            let RestsOn::Prediction(action) = reason.rests_on else { continue };
            let mut without = policy.clone();
            without.set(merge::weight(action), Value::Number(0.0)).expect("in range");
            let rests = |reason: &Reason| reason.rests_on == RestsOn::Prediction(action);
            assert!(!reasons_of(&case, &without, &id).iter().any(rests), "{id}: {}", reason.sentence);
            seen += 1;
        }
    }
    assert!(seen >= 2, "the cove has predictions that stand out");
}

#[test]
fn with_no_weights_at_all_no_feature_and_no_prediction_is_told() {
    let (case, mut policy) = (cove(), told_policy());
    for action in Action::ALL {
        policy.set(merge::weight(action), Value::Number(0.0)).expect("in range");
    }
    for (id, reasons) in all_told(&case, &policy) {
        let rests = |reason: &Reason| matches!(reason.rests_on, RestsOn::Feature(_) | RestsOn::Prediction(_));
        assert!(!reasons.iter().any(rests), "{id}");
    }
}

#[test]
fn with_the_factor_at_nothing_its_sentence_goes() {
    let (case, policy) = (cove(), told_policy());
    let context = case.context(&policy);
    let ledger = rank(&context);
    let mut seen = std::collections::BTreeSet::new();
    for row in 0..ledger.slate.len() as u32 {
        let id = &case.world.post(ledger.slate.posts[row as usize]).id;
        let told = factor_sentences(&context, &ledger, row);
        for step in ledger.steps(row).filter(|step| step.column.op == Op::Times && step.value != 1.0) {
            let mut without = policy.clone();
            let (key, nothing) = match &*step.column.reason {
                "freshness" => ("boost.freshness_floor", 1.0),
                "similar_to_hidden" => ("demote.similar_to_hidden", 0.0),
                _ => (step.column.knob.expect("a knob").key, 1.0),
            };
            set(&mut without, key, Value::Number(nothing));
            let after = sentences_of(&case, &without, id);
            let gone = told.iter().filter(|sentence| !after.contains(sentence)).count();
            assert!(gone >= 1, "{id}: {key} at nothing takes no sentence of {told:?}");
            seen.insert(step.column.reason.to_string());
        }
    }
    assert_eq!(seen.len(), 11, "{seen:?}");
}

fn factor_sentences(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<String> {
    why(context, ledger, row)
        .into_iter()
        .filter(|reason| matches!(reason.rests_on, RestsOn::Factor(_)))
        .map(|reason| reason.sentence)
        .collect()
}

#[test]
fn a_list_rule_that_is_off_moved_nothing() {
    let (case, policy) = (cove(), told_policy());
    let mut seen = 0;
    for (id, reasons) in all_told(&case, &policy) {
        for reason in reasons {
            let RestsOn::Rule(rule) = reason.rests_on else { continue };
            let mut without = policy.clone();
            let switch = stage(rule).and_then(|stage| stage.switch()).expect("a switch");
            without.set(switch, Value::Switch(false)).expect("a switch");
            let rests = |reason: &Reason| reason.rests_on == RestsOn::Rule(rule);
            assert!(!reasons_of(&case, &without, &id).iter().any(rests), "{id}: {}", reason.sentence);
            seen += 1;
        }
    }
    assert!(seen >= 2, "the cove has posts that a rule moved");
}

#[test]
fn a_rule_of_ones_own_is_told_by_its_label_while_it_applies() {
    let (case, mut policy) = (cove(), told_policy());
    let when = When { author: Some("kiosk".to_owned()), ..When::default() };
    policy.rules =
        vec![Rule { id: "r1".to_owned(), label: "More of the kiosk".to_owned(), on: true, factor: 2.0, when }];
    let sentence = "Your rule More of the kiosk applies.".to_owned();
    assert!(sentences_of(&case, &policy, "kiosk-cup").contains(&sentence));
    assert!(!sentences_of(&case, &policy, "ben-photo").contains(&sentence));
    policy.rules[0].factor = 1.0;
    assert!(!sentences_of(&case, &policy, "kiosk-cup").contains(&sentence));
}

#[test]
fn an_action_without_a_regression_hides_no_other_actions_reasons() {
    let mut case = cove();
    let responses = Feature::index_of("author_responses").expect("a feature");
    let mut comment = vec![0.0; glassfeed::model::FEATURE_COUNT];
    comment[responses] = 2.0;
    let constant = |intercept: f64| (intercept, Vec::new());
    case.model = model(vec![
        constant(-3.0),
        (-4.0, comment),
        constant(-5.0),
        constant(-5.0),
        constant(-4.0),
        constant(0.0),
        constant(0.0),
        constant(-7.0),
    ]);
    let reasons = reasons_of(&case, &Policy::defaults(), "ben-photo");
    assert_eq!(reasons[0].rests_on, RestsOn::Feature("author_responses"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_rests_on_what_the_ledger_holds(case in cases(), policy in policies()) {
        let context = case.context(&policy);
        let ledger = rank(&context);
        for row in 0..ledger.slate.len() as u32 {
            let effects = feature_effects(&context, &ledger, row);
            for reason in why(&context, &ledger, row) {
                let is_whole = !reason.sentence.is_empty() && !reason.sentence.contains('{');
                prop_assert!(is_whole, "a sentence has its words");
                let holds = match reason.rests_on {
                    RestsOn::Route(_) => false,
                    RestsOn::Origin(origin) => origin == ledger.slate.origins[row as usize],
                    RestsOn::Feature(key) => {
                        effects.iter().any(|effect| effect.feature.key == key && effect.effect > 0.0)
                    }
                    RestsOn::Prediction(action) => {
                        let column = ledger.column("merge", action.key());
                        column.is_some_and(|column| column.values[row as usize] > 0.0)
                    }
                    RestsOn::Factor(stage) => ledger.steps(row).any(|step| step.stage == stage && step.value != 1.0),
                    RestsOn::Rule(stage) => {
                        let before = if stage == "media" { "sort" } else { "media" };
                        ledger.ranks_after(before)[row as usize] != ledger.ranks_after(stage)[row as usize]
                    }
                };
                prop_assert!(holds, "{:?}: {}", reason.rests_on, reason.sentence);
            }
        }
    }
}
