//! The conditions of a rule of one's own: what there is to choose from, and how it reads.

use crate::app::state::State;
use crate::domain::{Kind, Media, Origin, PostType, World};
use crate::policy::{Hours, Relation, When};

/// One condition a rule can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Topic,
    Author,
    Hashtag,
    Place,
    Media,
    PostType,
    Kind,
    Origin,
    Relation,
    MaxAge,
    Hours,
}

const RELATIONS: [Relation; 3] = [Relation::CloseFriend, Relation::Favorite, Relation::Mutual];

/// A new rule's greatest age in hours. Assumed.
const AGE_HOURS: f64 = 24.0;
/// A new rule's hours. Assumed: the evening.
const EVENING: Hours = Hours { from: 18, to: 22 };

impl Condition {
    /// All of them, in the order offered.
    pub(super) const ALL: [Condition; 11] = [
        Condition::Topic,
        Condition::Author,
        Condition::Hashtag,
        Condition::Place,
        Condition::Media,
        Condition::PostType,
        Condition::Kind,
        Condition::Origin,
        Condition::Relation,
        Condition::MaxAge,
        Condition::Hours,
    ];

    /// Its name.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Condition::Topic => "Topic",
            Condition::Author => "Author",
            Condition::Hashtag => "Hashtag",
            Condition::Place => "Place",
            Condition::Media => "Media",
            Condition::PostType => "Post type",
            Condition::Kind => "Account",
            Condition::Origin => "Origin",
            Condition::Relation => "Relation",
            Condition::MaxAge => "At most",
            Condition::Hours => "Hours, UTC",
        }
    }

    /// Does the rule have it?
    pub(super) fn is_in(self, when: &When) -> bool {
        !self.value(when).is_empty()
    }

    /// What it asks for, as it reads; empty where the rule does not have it.
    pub(super) fn value(self, when: &When) -> String {
        let text = match self {
            Condition::Topic => when.topic.clone(),
            Condition::Author => when.author.clone(),
            Condition::Hashtag => when.hashtag.as_ref().map(|tag| format!("#{tag}")),
            Condition::Place => when.place.clone(),
            Condition::Media => when.media.map(|media| word(media.key())),
            Condition::PostType => when.post_type.map(|kind| word(kind.key())),
            Condition::Kind => when.kind.map(|kind| word(kind.key())),
            Condition::Origin => when.origin.map(|origin| word(origin.key())),
            Condition::Relation => when.relation.map(|relation| relation_word(relation).to_owned()),
            Condition::MaxAge => when.max_age_hours.map(|hours| format!("{hours} h")),
            Condition::Hours => when.hours.map(|hours| format!("{} to {}", hours.from, hours.to)),
        };
        text.unwrap_or_default()
    }

    /// What there is to choose from; empty for numbers.
    pub(super) fn options(self, world: &World) -> Vec<String> {
        match self {
            Condition::Topic => world.names.topics.clone(),
            Condition::Author => world.accounts.iter().map(|account| account.id.clone()).collect(),
            Condition::Hashtag => world.names.hashtags.iter().map(|tag| format!("#{tag}")).collect(),
            Condition::Place => world.names.places.clone(),
            Condition::Media => Media::ALL.map(|media| word(media.key())).into(),
            Condition::PostType => PostType::ALL.map(|kind| word(kind.key())).into(),
            Condition::Kind => Kind::ALL.map(|kind| word(kind.key())).into(),
            Condition::Origin => Origin::ALL.map(|origin| word(origin.key())).into(),
            Condition::Relation => RELATIONS.map(|relation| relation_word(relation).to_owned()).into(),
            Condition::MaxAge | Condition::Hours => Vec::new(),
        }
    }

    /// The option a new condition starts with: for an author that of the feed’s first post, else the first there is.
    pub(super) fn first(self, state: &State) -> usize {
        let top = state.feed_posts().next().filter(|_| self == Condition::Author);
        top.map_or(0, |post| state.document.world.post(post).author.0 as usize)
    }

    /// Asks for the option at that index, or for numbers as they are first offered; an index there is not changes nothing.
    pub(super) fn choose(self, when: &mut When, world: &World, at: usize) {
        match self {
            Condition::Topic => keep(&mut when.topic, world.names.topics.get(at).cloned()),
            Condition::Author => keep(&mut when.author, world.accounts.get(at).map(|account| account.id.clone())),
            Condition::Hashtag => keep(&mut when.hashtag, world.names.hashtags.get(at).cloned()),
            Condition::Place => keep(&mut when.place, world.names.places.get(at).cloned()),
            Condition::Media => keep(&mut when.media, Media::ALL.get(at).copied()),
            Condition::PostType => keep(&mut when.post_type, PostType::ALL.get(at).copied()),
            Condition::Kind => keep(&mut when.kind, Kind::ALL.get(at).copied()),
            Condition::Origin => keep(&mut when.origin, Origin::ALL.get(at).copied()),
            Condition::Relation => keep(&mut when.relation, RELATIONS.get(at).copied()),
            Condition::MaxAge => when.max_age_hours = Some(AGE_HOURS),
            Condition::Hours => when.hours = Some(EVENING),
        }
    }

    /// Asks for it no more.
    pub(super) fn remove(self, when: &mut When) {
        match self {
            Condition::Topic => when.topic = None,
            Condition::Author => when.author = None,
            Condition::Hashtag => when.hashtag = None,
            Condition::Place => when.place = None,
            Condition::Media => when.media = None,
            Condition::PostType => when.post_type = None,
            Condition::Kind => when.kind = None,
            Condition::Origin => when.origin = None,
            Condition::Relation => when.relation = None,
            Condition::MaxAge => when.max_age_hours = None,
            Condition::Hours => when.hours = None,
        }
    }
}

/// All of a rule's conditions: `Topic baking, Media Reel`.
pub(super) fn sentence(when: &When) -> String {
    let parts = Condition::ALL.iter().filter(|condition| condition.is_in(when));
    let parts = parts.map(|condition| format!("{} {}", condition.title(), condition.value(when)));
    parts.collect::<Vec<_>>().join(", ")
}

fn keep<T>(field: &mut Option<T>, chosen: Option<T>) {
    if chosen.is_some() {
        *field = chosen;
    }
}

/// A key as a word of its own: `Photo`.
fn word(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

const fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::CloseFriend => "Close friend",
        Relation::Favorite => "Favorite",
        Relation::Mutual => "Follow each other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{FileError, Progress, sample};

    #[test]
    fn every_condition_is_chosen_read_and_removed() -> Result<(), FileError> {
        let world = sample("harbor", &Progress::new())?;
        for condition in Condition::ALL {
            let mut when = When::default();
            assert!(!condition.is_in(&when));
            condition.choose(&mut when, &world, 0);
            assert!(condition.is_in(&when), "{}", condition.title());
            if let Some(first) = condition.options(&world).first() {
                assert_eq!(condition.value(&when), *first);
            }
            condition.remove(&mut when);
            assert!(when.is_empty(), "{}", condition.title());
        }
        Ok(())
    }

    #[test]
    fn an_option_there_is_not_changes_nothing() -> Result<(), FileError> {
        let world = sample("harbor", &Progress::new())?;
        let mut when = When::default();
        Condition::Topic.choose(&mut when, &world, usize::MAX);
        assert!(when.is_empty());
        Ok(())
    }
}
