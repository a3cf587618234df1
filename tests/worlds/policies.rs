//! Random policies: any knob turned to anything, and rules of one's own.

use glassfeed::domain::{Kind, Media, Origin, PostType};
use glassfeed::pipeline::STAGES;
use glassfeed::policy::{Hours, Knob, Policy, Range, Relation, Rule, Value, When};
use proptest::collection::vec;
use proptest::prelude::*;

/// Every knob, in pipeline order.
pub(crate) fn all_knobs() -> Vec<&'static Knob> {
    STAGES.iter().flat_map(|stage| stage.knobs).copied().collect()
}

/// Policies with any of the knobs turned to anything in range, ends included, and up to two rules.
pub(crate) fn policies() -> impl Strategy<Value = Policy> {
    let turned = vec((prop::sample::select(all_knobs()), settings()), 0..12);
    (turned, rules()).prop_map(|(turned, rules)| {
        let mut policy = Policy::defaults();
        for (knob, setting) in turned {
            policy.set(knob, setting.of(knob)).expect("in range");
        }
        policy.rules = rules;
        policy
    })
}

/// Where between the ends of any knob: `share` of the way; `near` stays within what its slider reaches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    share: f64,
    near: bool,
}

pub(crate) fn settings() -> impl Strategy<Value = Setting> {
    let share = prop_oneof![1 => Just(0.0), 1 => Just(1.0), 4 => 0.0..1.0f64];
    (share, prop::bool::weighted(0.7)).prop_map(|(share, near)| Setting { share, near })
}

impl Setting {
    /// The value of the knob there.
    pub(crate) fn of(self, knob: &Knob) -> Value {
        let between = |(low, high): (f64, f64)| low + self.share * (high - low);
        match knob.range {
            Range::Number { min, max, reach, .. } => Value::Number(between(if self.near { reach } else { (min, max) })),
            Range::Whole { min, max, reach, .. } => {
                let (low, high) = if self.near { reach } else { (min, max) };
                Value::Number(between((low.into(), high.into())).round())
            }
            Range::Switch { .. } => Value::Switch(self.share < 0.5),
            Range::Choice { choices, .. } => {
                Value::Choice(choices[((self.share * choices.len() as f64) as usize).min(choices.len() - 1)])
            }
        }
    }
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    vec((any::<bool>(), prop_oneof![Just(0.0), Just(1.0), 0.0..10.0f64], whens()), 0..3).prop_map(|rules| {
        let number =
            |(at, (on, factor, when))| Rule { id: format!("rule{at}"), label: String::new(), on, factor, when };
        rules.into_iter().enumerate().map(number).collect()
    })
}

/// One or two conditions of every sort, names that the world does not have among them.
fn whens() -> impl Strategy<Value = When> {
    vec((0..11usize, 0..30u8), 1..3).prop_map(|conditions| {
        let mut when = When::default();
        for (condition, pick) in conditions {
            let at = pick as usize;
            match condition {
                0 => when.media = Some(Media::ALL[at % 4]),
                1 => when.post_type = Some(PostType::ALL[at % 6]),
                2 => when.kind = Some(Kind::ALL[at % 3]),
                3 => when.author = Some(format!("account{}", at % 7)),
                4 => when.topic = Some(format!("topic{}", at % 5)),
                5 => when.hashtag = Some(format!("tag{}", at % 4)),
                6 => when.place = Some(format!("place{}", at % 3)),
                7 => when.origin = Some(Origin::ALL[at % 3]),
                8 => when.max_age_hours = Some(f64::from(pick)),
                9 => when.hours = Some(Hours { from: pick % 24, to: pick * 7 % 25 }),
                _ => when.relation = Some([Relation::CloseFriend, Relation::Favorite, Relation::Mutual][at % 3]),
            }
        }
        when
    })
}

/// Turns the knob of that key.
pub(crate) fn set(policy: &mut Policy, key: &str, value: Value) {
    let knobs = all_knobs();
    let knob = Knob::find(&knobs, key).expect("a knob");
    policy.set(knob, value).expect("in range");
}
