//! Which picture each post shows: those that are met side by side do not look alike while the topic has others.

use std::collections::BTreeMap;

use crate::domain::{AccountId, Post, Story};

use super::super::scenes::{Scene, scenes};
use super::super::words::Words;
use super::captions;
use super::posts::Draft;

/// So many earlier pictures of the same topic count, and so many of the same author's: what a feed of two weeks and the
/// grid of a profile show at once. Assumed.
const OF_TOPIC: usize = 24;
const OF_AUTHOR: usize = 12;
/// How much worse it is to look like one's own picture than like another author's, as those always stand together.
/// Assumed.
const OWN: f64 = 4.0;

/// Gives each post the picture of its topic that fits its caption and looks least like those before it; the latest
/// count most, and of equals the one after the picture it has comes first. Posts and drafts are in the order of time.
pub(super) fn spread(words: &Words, drafts: &[Draft<'_>], posts: &mut [Post]) {
    let mut shown = Shown::default();
    for (draft, post) in drafts.iter().zip(posts) {
        let fits = |scene: &Scene| captions::fits(words, draft, scene, &post.caption);
        if let Some(scene) = shown.next(post.author, draft.scene.name(), fits) {
            scene.name().clone_into(&mut post.art.scene);
        }
    }
}

/// The same for stories, which have no words to fit; one author's follow each other.
pub(super) fn spread_stories(stories: &mut [Story]) {
    let mut shown = Shown::default();
    for story in stories {
        if let Some(scene) = shown.next(story.account, &story.art.scene, |_| true) {
            scene.name().clone_into(&mut story.art.scene);
        }
    }
}

/// The pictures given so far, by topic: whose, and which.
#[derive(Default)]
struct Shown(BTreeMap<&'static str, Vec<(AccountId, &'static Scene)>>);

impl Shown {
    /// The picture to show next, in the topic of the one that was wished for; `None` where that is no picture.
    fn next(&mut self, author: AccountId, wish: &str, fits: impl Fn(&Scene) -> bool) -> Option<&'static Scene> {
        let wished = scenes().iter().position(|scene| scene.name() == wish)?;
        let topic = scenes()[wished].topic.as_str();
        let before = self.0.entry(topic).or_default();
        let of_topic = before.iter().rev().take(OF_TOPIC).enumerate();
        let of_author = before.iter().rev().filter(|(other, _)| *other == author).take(OF_AUTHOR).enumerate();
        let weights: Vec<(f64, &Scene)> = of_topic
            .map(|(back, (_, scene))| (1.0 / (back + 1) as f64, *scene))
            .chain(of_author.map(|(back, (_, scene))| (OWN / (back + 1) as f64, *scene)))
            .collect();
        let cost = |scene: &Scene| weights.iter().map(|(weight, other)| weight * scene.likeness(other)).sum::<f64>();
        let turned = scenes()[wished..].iter().chain(&scenes()[..wished]);
        let next = turned
            .filter(|scene| scene.topic == topic && fits(scene))
            .map(|scene| (cost(scene), scene))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map_or(&scenes()[wished], |(_, scene)| scene);
        before.push((author, next));
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_topic_shows_every_picture_before_one_comes_again() {
        let mut shown = Shown::default();
        let names: Vec<&str> =
            (0..48).filter_map(|at| Some(shown.next(AccountId(at % 5), "family/03", |_| true)?.name())).collect();
        assert_eq!(names[..24].iter().collect::<BTreeSet<_>>().len(), 24);
        assert!(names.windows(12).all(|near| near.iter().collect::<BTreeSet<_>>().len() == 12));
    }

    #[test]
    fn neighbors_differ_in_their_colors() {
        let mut shown = Shown::default();
        let next = |_| shown.next(AccountId(1), "garden/00", |_| true).map(|scene| scene.palette);
        let palettes: Vec<_> = (0..24).map(next).collect();
        assert!(palettes.windows(3).all(|near| near.iter().collect::<BTreeSet<_>>().len() == 3), "{palettes:?}");
    }

    #[test]
    fn only_what_fits_is_shown() {
        let mut shown = Shown::default();
        for _ in 0..9 {
            let scene = shown.next(AccountId(1), "baking/02", |scene| scene.shows == ["cake"]).expect("a picture");
            assert_eq!(scene.shows, ["cake"]);
        }
        assert!(shown.next(AccountId(1), "no such", |_| true).is_none());
    }
}
