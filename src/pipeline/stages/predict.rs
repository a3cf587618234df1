//! The scores model: how likely each action is (F12 to F14, C3).

use crate::domain::PerAction;
use crate::model::{Categories, Category, Moment, Onlooker};
use crate::pipeline::{Component, Context, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Policy};

macro_rules! data_switch {
    ($static:ident, $key:literal, $name:literal, $row:literal, $what:literal) => {
        #[doc = concat!("Predict from ", $what, ".")]
        pub static $static: Knob = Knob::switch(
            $key,
            $name,
            concat!("Predict from ", $what, "; off holds these features at their mean."),
            true,
            Basis::Assumed(concat!("one of the six kinds of data of the ML report, ", $row)),
        );
    };
}

data_switch!(ACTIVITY, "data.activity", "Activity", "R03", "what the viewer viewed, liked, commented on and shared");
data_switch!(ENGAGEMENT, "data.engagement", "Engagement", "R04", "time spent, skips and rewatches");
data_switch!(FOLLOWS, "data.follows", "Follows", "R05", "who follows whom");
data_switch!(SEARCH, "data.search", "Search", "R06", "what the viewer searched for");
data_switch!(CONTEXT, "data.context", "Context", "R07", "hour, device and place");
data_switch!(CONTENT, "data.content", "Content", "R08", "the post's own attributes");

/// The stage.
pub const STAGE: Stage = Stage {
    id: "predict",
    component: Component::ScoresModel,
    doc: "Predicts the probability of each action from the post's attributes and the viewer's past.",
    knobs: &[&ACTIVITY, &ENGAGEMENT, &FOLLOWS, &SEARCH, &CONTEXT, &CONTENT],
    reads_rules: false,
    run: Run::Predict(predict),
};

/// The switch of a category of data.
#[must_use]
pub fn switch(category: Category) -> &'static Knob {
    match category {
        Category::Activity => &ACTIVITY,
        Category::Engagement => &ENGAGEMENT,
        Category::Follows => &FOLLOWS,
        Category::Search => &SEARCH,
        Category::Context => &CONTEXT,
        Category::Content => &CONTENT,
    }
}

/// The categories of data a policy lets the model use.
#[must_use]
pub fn categories(policy: &Policy) -> Categories {
    Category::ALL
        .into_iter()
        .filter(|&category| !policy.is_on(switch(category)))
        .fold(Categories::ALL_ON, Categories::without)
}

/// What the model may know when it predicts.
#[must_use]
pub fn moment<'a>(context: &Context<'a>) -> Moment<'a> {
    Moment {
        world: context.world,
        history: context.history,
        viewer_id: context.viewer_id,
        viewer: context.viewer,
        now: context.now,
    }
}

fn predict(context: &Context<'_>, slate: &Slate) -> PerAction<Vec<f64>> {
    let (moment, predictor) = (moment(context), context.model.predictor(categories(context.policy)));
    let onlooker = Onlooker::new(&moment).knowing(context.facts);
    let mut predicted = PerAction::from_fn(|_| vec![f64::NAN; slate.len()]);
    for rows in slate.by_author() {
        let Some(&first) = rows.first() else { continue };
        let bond = onlooker.bond(slate.authors[first as usize]);
        for row in rows.iter().map(|&row| row as usize) {
            let probabilities = predictor.predict(&bond.features(slate.posts[row]), slate.media[row].plays());
            for (action, probability) in probabilities.iter() {
                predicted[action][row] = probability.unwrap_or(f64::NAN);
            }
        }
    }
    predicted
}
