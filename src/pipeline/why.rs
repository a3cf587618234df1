//! Why a post stands where it does, in sentences made only from its ledger row and its features' contributions (F30 to F32).

use crate::domain::{Account, AccountId, Action, Kind, Origin, PerAction, PostId};
use crate::model::embedding::cosine;
use crate::model::{Contribution, FEATURES, Feature, features};

use super::stages::near::{Near, near};
use super::stages::{merge, predict, source, weight};
use super::{Cause, Context, FeedKind, Lead, Ledger, Route, Step, ranks, why_words};

/// One reason, with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What it rests on.
    pub rests_on: RestsOn,
    /// The sentence.
    pub sentence: String,
    /// The numbers behind it.
    pub numbers: String,
}

/// What a reason rests on: take it to nothing and the sentence goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RestsOn {
    /// How the post came in.
    Origin(Origin),
    /// The way in which Explore found it.
    Route(Route),
    /// A feature's contribution to the predictions.
    Feature(&'static str),
    /// A prediction that stands out among the feed's.
    Prediction(Action),
    /// A factor of a stage.
    Factor(&'static str),
    /// A list rule that moved it.
    Rule(&'static str),
}

/// At most so many features are told.
const FEATURES_TOLD: usize = 2;
/// At most so many ways of finding a post are told.
const LEADS_TOLD: usize = 2;
/// A feature is told from this share of the greatest on. Assumed.
const WORTH_TELLING: f64 = 0.25;
/// A prediction stands out from so many times the mean on. Assumed.
const STANDS_OUT: f64 = 1.5;

/// Why the post of that row stands where it does, most telling first.
///
/// For posts of followed accounts (F31) the reasons are its largest contributions; a post that came in through a hashtag
/// or a suggestion names that source instead, and one of Explore the ways it was found in beside its contributions. Factors and list rules that touched it are told for every post.
#[must_use]
pub fn why(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let origin = ledger.slate.origins[row as usize];
    if context.feed == FeedKind::Explore {
        reasons.extend(leads(context, ledger, row));
        reasons.extend(told_features(context, ledger, row));
        reasons.extend(standing_out(ledger, row));
    } else if origin == Origin::Followed && ledger.is_scored() {
        reasons.extend(told_features(context, ledger, row));
        reasons.extend(standing_out(ledger, row));
    } else {
        reasons.push(source(context, ledger, row, origin));
    }
    reasons.extend(factors(context, ledger, row));
    reasons.extend(rules(ledger, row));
    reasons
}

/// What one feature does to a post's value: Σ over actions of weight · p · (1 − p) · its log-odds, the first-order
/// change of the value if the feature were average instead.
#[derive(Clone, Copy, Debug)]
pub struct FeatureEffect {
    /// The feature.
    pub feature: &'static Feature,
    /// What it was.
    pub value: f64,
    /// What it does to the value.
    pub effect: f64,
}

/// What each feature does to a post's value, in feature order, without the data that is switched off.
#[must_use]
pub fn feature_effects(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<FeatureEffect> {
    let post = ledger.slate.posts[row as usize];
    let on = predict::categories(context.policy);
    let mut effects: Vec<FeatureEffect> = FEATURES
        .iter()
        .zip(features(&predict::moment(context), post))
        .filter(|(feature, _)| on.contains(feature.category))
        .map(|(feature, value)| FeatureEffect { feature, value, effect: 0.0 })
        .collect();
    for (action, contributions) in contributions(context, post).iter() {
        let Some(p) = ledger.probability(row, action) else { continue };
        let slope = context.policy.number(weight(context.feed, action)) * p * (1.0 - p);
        for (effect, contribution) in effects.iter_mut().zip(contributions) {
            effect.effect += slope * contribution.log_odds;
        }
    }
    effects
}

/// What each feature adds to each action's log-odds for a post.
#[must_use]
pub fn contributions(context: &Context<'_>, post: PostId) -> PerAction<Vec<Contribution>> {
    let row = features(&predict::moment(context), post);
    let on = predict::categories(context.policy);
    PerAction::from_fn(|action| context.model.contributions(action, &row, on))
}

fn told_features(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Reason> {
    let post = context.world.post(ledger.slate.posts[row as usize]);
    let about = why_words::About {
        author: short_name(context, row, ledger),
        topic: post.topics.top().map_or("this", |topic| context.world.names.topics[topic.0 as usize].as_str()),
        medium: why_words::medium(post.media),
        // Rows stand newest first.
        is_new: (row as usize) < ledger.slate.len() / 2,
    };
    let mut effects = feature_effects(context, ledger, row);
    effects.retain(|effect| effect.effect > 0.0);
    effects.sort_by(|a, b| b.effect.total_cmp(&a.effect));
    let worth = effects.first().map_or(0.0, |first| first.effect * WORTH_TELLING);
    let value = ledger.score_after(row, merge::STAGE.id);
    effects
        .iter()
        .take_while(|effect| effect.effect >= worth)
        .filter_map(|effect| {
            let mean = Feature::index_of(effect.feature.key).and_then(|at| context.model.features.get(at))?.mean;
            let sentence = why_words::sentence(effect.feature.key, effect.value, mean, &about)?;
            let numbers = true_minus(format!("about {:+.3} of a value of {value:.3}", effect.effect));
            Some(Reason { rests_on: RestsOn::Feature(effect.feature.key), sentence, numbers })
        })
        .take(FEATURES_TOLD)
        .collect()
}

/// The action whose probability stands out most among the feed's, weighed by what it adds.
fn standing_out(ledger: &Ledger, row: u32) -> Option<Reason> {
    let mean = |action: Action| {
        let defined = ledger.predicted[action].iter().filter(|p| !p.is_nan());
        let (sum, count) = defined.fold((0.0, 0usize), |(sum, count), p| (sum + p, count + 1));
        (count > 1).then(|| sum / count as f64)
    };
    let gain = |action: Action| {
        let (p, mean) = (ledger.probability(row, action)?, mean(action)?);
        let weight = ledger.column(merge::STAGE.id, action.key())?.values[row as usize] / p;
        (p >= STANDS_OUT * mean && weight > 0.0).then_some((action, p, mean, weight * (p - mean)))
    };
    let (action, p, mean, _) = Action::ALL.into_iter().filter_map(gain).max_by(|a, b| a.3.total_cmp(&b.3))?;
    Some(Reason {
        rests_on: RestsOn::Prediction(action),
        sentence: format!(
            "You are {:.1} times as likely to {} as with the average post here.",
            p / mean,
            why_words::deed(action)
        ),
        numbers: format!("{} against {}", why_words::percent(p), why_words::percent(mean)),
    })
}

/// The ways in which Explore found a post, the one it stands highest in first.
fn leads(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Reason> {
    let post = ledger.slate.posts[row as usize];
    let mut leads = ledger.leads_to(post).to_vec();
    leads.sort_by_key(|lead| (lead.place, lead.route));
    let counts = ledger.routes();
    let reason = |lead: Lead| {
        let of = counts.iter().find(|count| count.route == lead.route).map_or(0, |count| count.found);
        let place = format!("the {} of {of} found this way", why_words::ordinal(lead.place as usize));
        let numbers = match closeness(context, lead, post) {
            Some(closeness) => format!("closeness {closeness:.2}, {place}"),
            None => place,
        };
        Reason { rests_on: RestsOn::Route(lead.route), sentence: led(context, lead, post), numbers }
    };
    leads.into_iter().map(reason).take(LEADS_TOLD).collect()
}

/// The cosine of the author and the account that led to it, where one did; that of the post and the viewer, where a cluster
/// did.
fn closeness(context: &Context<'_>, lead: Lead, post: PostId) -> Option<f64> {
    let engaged = match lead.cause {
        Cause::Account(engaged) => engaged,
        Cause::Cluster(_) => return Some(lead.strength),
        _ => return None,
    };
    let embedding = context.history.embedding(context.world);
    let author = context.world.post(post).author;
    Some(cosine(embedding.account(engaged)?, embedding.account(author)?))
}

fn led(context: &Context<'_>, lead: Lead, post: PostId) -> String {
    let (world, names) = (context.world, &context.world.names);
    let author = world.account(world.post(post).author);
    let tag = |tag: crate::domain::HashtagId| names.hashtags[tag.0 as usize].as_str();
    match lead.cause {
        Cause::Account(liked) => drawn_alike(context, liked, author),
        Cause::Topic(topic) => {
            format!("You engage with posts about {} more than with most.", names.topics[topic.0 as usize])
        }
        Cause::Hashtag(followed) => format!("You follow #{}, and the post carries it.", tag(followed)),
        Cause::Search(searched) => format!("You searched for #{}, and the post carries it.", tag(searched)),
        Cause::Cluster(cluster) => {
            let clusters = context.history.clusters(world);
            let topics = clusters.groups.get(cluster).map_or(&[][..], |group| &group.topics);
            let topics: Vec<&str> = topics.iter().map(|topic| names.topics[topic.0 as usize].as_str()).collect();
            let about = if topics.is_empty() { String::new() } else { format!(" about {}", topics.join(" and ")) };
            format!("It is of a cluster of posts{about} that lies near what you engage with.")
        }
        Cause::Crowd => "It rises: people engage with it more than with most posts of its age.".to_owned(),
    }
}

/// That an account draws the same people as one the viewer engages with.
fn drawn_alike(context: &Context<'_>, liked: AccountId, author: &Account) -> String {
    let does = if context.history.liked(context.viewer_id, liked) { "liked" } else { "engaged with" };
    let liked = called(context.world.account(liked));
    format!("Because you {does} {liked}’s posts: who likes them likes {}’s too.", called(author))
}

fn source(context: &Context<'_>, ledger: &Ledger, row: u32, origin: Origin) -> Reason {
    let (world, viewer) = (context.world, context.viewer);
    let post = world.post(ledger.slate.posts[row as usize]);
    let author = &world.account(post.author).id;
    let (sentence, numbers) = match origin {
        Origin::Followed => (format!("You follow {author}."), "newest first, not scored".to_owned()),
        Origin::Hashtag => {
            let followed = post.hashtags.iter().find(|tag| viewer.hashtags.contains(tag));
            let tag = followed.map_or("", |tag| world.names.hashtags[tag.0 as usize].as_str());
            (format!("You follow #{tag}, and the post carries it."), format!("you do not follow {author}"))
        }
        Origin::Suggested if source::is_by_embedding(context.policy) => {
            let apart = format!("you do not follow {author}");
            match near(context, post.author) {
                Some(Near { cosine, engaged }) => (
                    drawn_alike(context, engaged, world.account(post.author)),
                    format!("closeness {cosine:.2}, {apart}"),
                ),
                None => (format!("Suggested: {author} draws the people you do."), apart),
            }
        }
        Origin::Suggested => {
            let follows = &world.account(viewer.account).follows;
            let via = follows.iter().filter(|&&account| world.follows(account, post.author)).count();
            (
                format!("Suggested: {via} accounts you follow also follow {author}."),
                format!("you do not follow {author}"),
            )
        }
    };
    Reason { rests_on: RestsOn::Origin(origin), sentence, numbers }
}

fn factors(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Reason> {
    let name = short_name(context, row, ledger);
    let mut steps: Vec<Step<'_>> =
        ledger.steps(row).filter(|step| step.column.op == super::Op::Times && step.value != 1.0).collect();
    steps.sort_by(|a, b| b.value.ln().abs().total_cmp(&a.value.ln().abs()));
    let reason = |step: Step<'_>| {
        let own =
            context.policy.rules.iter().find(|rule| *rule.id == *step.column.reason && step.column.knob.is_none());
        let sentence = match own {
            Some(rule) => format!("Your rule {} applies.", rule.label),
            None => why_words::factor(&step.column.reason, &name)?,
        };
        let numbers = true_minus(format!("×{:.2}, {:+.1} points", step.value, 100.0 * step.points()));
        Some(Reason { rests_on: RestsOn::Factor(step.stage), sentence, numbers })
    };
    steps.into_iter().filter_map(reason).collect()
}

fn rules(ledger: &Ledger, row: u32) -> Vec<Reason> {
    let pairs = ledger.arrangements.iter().zip(ledger.arrangements.iter().skip(1));
    pairs
        .filter_map(|((_, before), (stage, after))| {
            let (before, after) = (ranks(&before.order)[row as usize], ranks(&after.order)[row as usize]);
            let sentence = why_words::rule(stage, i64::from(before) - i64::from(after))?;
            Some(Reason { rests_on: RestsOn::Rule(stage), sentence, numbers: format!("from {before} to {after}") })
        })
        .collect()
}

/// The same with minus signs as wide as plus signs.
fn true_minus(numbers: String) -> String {
    numbers.replace('-', "\u{2212}")
}

/// A person's first name; the whole name of a creator or a business.
fn short_name(context: &Context<'_>, row: u32, ledger: &Ledger) -> String {
    called(context.world.account(ledger.slate.authors[row as usize]))
}

fn called(account: &Account) -> String {
    match account.kind {
        Kind::Person => account.name.split(' ').next().unwrap_or(&account.name).to_owned(),
        Kind::Creator | Kind::Business => account.name.clone(),
    }
}
