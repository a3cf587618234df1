//! The boosts library: rules that elevate by timing or by the viewer's preference (C5).

use crate::domain::{AccountId, Origin, PlaceId, TopicId};
use crate::pipeline::{Column, Component, Context, Op, Run, Slate, Stage};
use crate::policy::{Basis, Knob, Relation, Rule, Unit, When};

/// Boost at all?
pub static ON: Knob =
    Knob::switch("boost.on", "Boosts", "Applies the boosts, and the rules of your own.", true, Basis::Card("C5"));

/// Hours after which freshness has lost half of what it can lose.
pub static HALF_LIFE: Knob = Knob::number(
    "boost.freshness_half_life_hours",
    "Half-life",
    "Hours after which a post has lost half of what age can take from it.",
    Unit::Hours,
    (19.0, 1.0, 336.0),
    Basis::Published(
        "half of an Instagram post's engagement within 19 h (Simply Measured 2014, via Graffius 2018; second-hand)",
    ),
)
.reaching(1.0, 72.0);

/// What age leaves of the score at least.
pub static FLOOR: Knob = Knob::number(
    "boost.freshness_floor",
    "Freshness floor",
    "However old, a post keeps this share of its score.",
    Unit::Share,
    (0.2, 0.0, 1.0),
    Basis::Assumed(""),
);

macro_rules! factor {
    ($static:ident, $key:literal, $name:literal, $default:literal, $basis:expr, $idle:literal, $doc:literal) => {
        #[doc = $doc]
        pub static $static: Knob =
            Knob::number($key, $name, $doc, Unit::Factor, ($default, 0.0, 10.0), $basis).reaching(0.0, 3.0).idle($idle);
    };
}

factor!(
    CLOSE_FRIENDS,
    "boost.close_friends",
    "Close friends",
    1.5,
    Basis::CardSizeAssumed("C5, control 1"),
    "no friends",
    "Multiplies the score of close friends' posts."
);
factor!(
    FAVORITES,
    "boost.favorites",
    "Favorites",
    1.8,
    Basis::CardSizeAssumed("C5, control 4"),
    "no favorites",
    "Multiplies the score of favorites' posts."
);
factor!(
    HOLIDAY,
    "boost.holiday",
    "Holiday",
    1.2,
    Basis::CardSizeAssumed("C5"),
    "no holiday",
    "During a holiday, multiplies the score of posts that carry one of its hashtags."
);
factor!(
    SAME_PLACE,
    "boost.same_place",
    "Same place",
    1.0,
    Basis::Assumed(""),
    "none here",
    "Multiplies the score of posts from the place the viewer is in."
);

/// What its columns are for, beside the rules of one's own.
pub const REASONS: [&str; 5] = ["freshness", "close_friends", "favorites", "holiday", "same_place"];

/// The stage.
pub const STAGE: Stage = Stage {
    id: "boost",
    component: Component::BoostsLibrary,
    doc: "Multiplies scores: fresh posts, close friends, favorites, holidays, the same place, and rules of your own.",
    knobs: &[&ON, &HALF_LIFE, &FLOOR, &CLOSE_FRIENDS, &FAVORITES, &HOLIDAY, &SAME_PLACE],
    reads_rules: true,
    run: Run::Factor(boost),
};

fn boost(context: &Context<'_>, slate: &Slate) -> Vec<Column> {
    let Context { policy, viewer, .. } = *context;
    if !policy.is_on(&ON) {
        return Vec::new();
    }
    let of_authors = |knob: &'static Knob, reason, authors: &[AccountId]| {
        let rows = authors.iter().flat_map(|&author| slate.rows_of(author)).copied();
        lifting(slate, rows, reason, Some(knob), policy.number(knob))
    };
    let [fresh, close_friends, favorites, holiday, same_place] = REASONS;
    let is_here = |place: &Option<PlaceId>| place.is_some() && *place == viewer.place;
    let built_in = [
        freshness(context, slate, fresh),
        of_authors(&CLOSE_FRIENDS, close_friends, &viewer.close_friends),
        of_authors(&FAVORITES, favorites, &viewer.favorites),
        lifting(slate, rows_where(&slate.festive, |&is| is), holiday, Some(&HOLIDAY), policy.number(&HOLIDAY)),
        lifting(slate, rows_where(&slate.places, is_here), same_place, Some(&SAME_PLACE), policy.number(&SAME_PLACE)),
    ];
    let own = policy.rules.iter().filter(|rule| rule.on).map(|rule| {
        let matches = Matcher::new(context, rule);
        let rows = (0..slate.len() as u32).filter(|&row| matches.row(slate, row));
        lifting(slate, rows, &rule.id, None, rule.factor)
    });
    built_in.into_iter().chain(own).flatten().collect()
}

/// A column with `factor` in those rows and 1 elsewhere; none where that changes nothing.
fn lifting(
    slate: &Slate,
    rows: impl IntoIterator<Item = u32>,
    reason: &str,
    knob: Option<&'static Knob>,
    factor: f64,
) -> Option<Column> {
    if factor == 1.0 {
        return None;
    }
    let mut rows = rows.into_iter().peekable();
    rows.peek()?;
    let mut values = vec![1.0; slate.len()];
    rows.for_each(|row| values[row as usize] = factor);
    Some(Column { reason: reason.into(), knob, op: Op::Times, values })
}

/// What age leaves of a score: floor + (1 − floor) · 0.5^(age / half-life), the ages in hours.
#[must_use]
pub fn freshness_at(age: f64, half_life: f64, floor: f64) -> f64 {
    floor + (1.0 - floor) * (-age / half_life).exp2()
}

/// The factor of age of every post; none where it changes nothing.
fn freshness(context: &Context<'_>, slate: &Slate, reason: &str) -> Option<Column> {
    let (half_life, floor) = (context.policy.number(&HALF_LIFE), context.policy.number(&FLOOR));
    let fresh = |&age: &f64| freshness_at(age, half_life, floor);
    Column::times(reason, Some(&HALF_LIFE), slate.age_hours.iter().map(fresh))
}

/// The rows whose attribute holds.
fn rows_where<T>(attributes: &[T], holds: impl Fn(&T) -> bool) -> impl Iterator<Item = u32> {
    (0u32..).zip(attributes).filter(move |(_, attribute)| holds(attribute)).map(|(row, _)| row)
}

/// A user's rule with its names looked up; a name the world does not have matches nothing.
struct Matcher<'a> {
    context: &'a Context<'a>,
    when: &'a When,
    topic: Option<TopicId>,
    hour_holds: bool,
}

impl<'a> Matcher<'a> {
    fn new(context: &'a Context<'a>, rule: &'a Rule) -> Self {
        let when = &rule.when;
        let names = &context.world.names;
        let topic = when.topic.as_ref().and_then(|name| names.topics.iter().position(|topic| topic == name));
        let hour = context.now.to_zoned(jiff::tz::TimeZone::UTC).hour();
        let hour_holds = when.hours.is_none_or(|hours| hours.contains(hour.unsigned_abs()));
        Matcher { context, when, topic: topic.map(|at| TopicId(at as u32)), hour_holds }
    }

    fn row(&self, slate: &Slate, row: u32) -> bool {
        let (when, row) = (self.when, row as usize);
        let world = self.context.world;
        let post = world.post(slate.posts[row]);
        let names = &world.names;
        self.hour_holds
            && when.media.is_none_or(|media| media == post.media)
            && when.post_type.is_none_or(|kind| kind == slate.types[row])
            && when.kind.is_none_or(|kind| kind == world.account(post.author).kind)
            && when.author.as_ref().is_none_or(|author| *author == world.account(post.author).id)
            && (when.topic.is_none() || self.topic.is_some_and(|topic| post.topics.get(topic) >= When::TOPIC_WEIGHT))
            && when
                .hashtag
                .as_ref()
                .is_none_or(|tag| post.hashtags.iter().any(|id| names.hashtags[id.0 as usize] == *tag))
            && when
                .place
                .as_ref()
                .is_none_or(|place| post.place.is_some_and(|id| names.places[id.0 as usize] == *place))
            && when.origin.is_none_or(|origin: Origin| origin == slate.origins[row])
            && when.max_age_hours.is_none_or(|age| slate.age_hours[row] <= age)
            && when.relation.is_none_or(|relation| self.relates(relation, post.author))
    }

    fn relates(&self, relation: Relation, author: AccountId) -> bool {
        let Context { world, viewer, .. } = *self.context;
        match relation {
            Relation::CloseFriend => viewer.close_friends.contains(&author),
            Relation::Favorite => viewer.favorites.contains(&author),
            Relation::Mutual => world.follows(viewer.account, author) && world.follows(author, viewer.account),
        }
    }
}
