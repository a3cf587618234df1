//! A light model: one dot product over the attributes that cost next to nothing, instead of eight regressions over all.

use super::category::Categories;
use super::facts::Fact;
use super::features::{FEATURE_COUNT, Feature};
use super::history::History;
use super::onlooker::Onlooker;
use super::predict::{Model, logistic};
use super::still::Still;
use crate::domain::{Action, PerAction, PostId};

/// A light model for one set of weights.
///
/// It is the full model's value, Σ weight · p, to first order around the average post: Σ over attributes of
/// (value − mean) / sd · Σ over actions of weight · p̄ · (1 − p̄) · coefficient. It reads only what is of the post itself,
/// of its medium and of its topics: what two parties can work out before they meet, and nothing of the author.
#[derive(Clone, Debug)]
pub struct Light {
    /// Value per unit of each attribute; 0 for those it does not read.
    slopes: [f64; FEATURE_COUNT],
    means: [f64; FEATURE_COUNT],
}

impl Light {
    /// The light model of `model` for these weights, from these kinds of data.
    #[must_use]
    pub fn new(model: &Model, on: Categories, weights: &PerAction<f64>) -> Light {
        let mut light = Light { slopes: [0.0; FEATURE_COUNT], means: [0.0; FEATURE_COUNT] };
        for at in Light::attributes() {
            let feature = &super::features::FEATURES[at];
            let Some(scale) = model.features.get(at).filter(|_| on.contains(feature.category)) else { continue };
            light.means[at] = scale.mean;
            light.slopes[at] = slope(model, weights, at) / scale.sd;
        }
        light
    }

    /// The attributes it reads, as places among the features.
    pub fn attributes() -> impl Iterator<Item = usize> {
        let of_topics = Feature::of_topics().iter().map(|&(at, _)| at);
        let of_medium = Feature::of_medium().iter().map(|&(at, _)| at);
        of_topics.chain(of_medium).chain(Feature::of_post().iter().map(|&(at, _)| at))
    }

    /// The value of a post against the average one, as far as the light model sees it.
    #[must_use]
    pub fn value(&self, onlooker: &Onlooker<'_>, post: PostId) -> f64 {
        let fact = onlooker.fact(post);
        let with_medium = onlooker.with_medium(fact.gist.media);
        let with_topics = onlooker.with_topics(fact.gist.topics);
        let adds = |at: usize, value: f64| self.slopes[at] * (value - self.means[at]);
        let of_medium: f64 = Feature::of_medium().iter().map(|&(at, _)| adds(at, with_medium[at])).sum();
        let of_topics: f64 = Feature::of_topics().iter().map(|&(at, read)| adds(at, read(&with_topics))).sum();
        let of_post: f64 = Feature::of_post().iter().zip(fact.values).map(|(&(at, _), value)| adds(at, value)).sum();
        of_medium + of_topics + of_post
    }
}

/// What one standard deviation of an attribute adds to the value of the average post.
fn slope(model: &Model, weights: &PerAction<f64>, at: usize) -> f64 {
    let of = |action: Action| {
        let regression = model.actions.get(action as usize)?;
        let p = logistic(regression.intercept);
        Some(weights[action] * p * (1.0 - p) * regression.coefficients.get(at)?)
    };
    Action::ALL.into_iter().filter_map(of).sum()
}

impl Onlooker<'_> {
    /// What is known of a post, whoever looks.
    pub(super) fn fact(&self, post: PostId) -> Fact<'_> {
        match self.facts {
            Some(facts) => *facts.of(post),
            None => {
                let moment = &self.moment;
                Fact::of(&Still::new(moment.world, moment.history, &self.everybodys, moment.now, post))
            }
        }
    }
}

impl History {
    /// How much everybody engaged with a post so far: the sum of [`engagement`](super::engagement) over its showings.
    #[must_use]
    pub fn engagement_with(&self, post: PostId) -> f64 {
        self.of_post(post).amount(super::tally::Signal::Engage)
    }
}
