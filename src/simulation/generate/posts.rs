//! What is posted, by whom and when: everything about a post but its words.

use rayon::prelude::*;

use crate::domain::{Kind, Labels, Media, Timestamp, TopicId, TopicWeights};
use crate::policy::{Basis, Knob, Unit};

use super::super::random::{self, Chance};
use super::super::scenes::{Scene, scenes};
use super::super::words::Words;
use super::labels::{self, Tone};
use super::options::{DAYS, Options};
use super::people::Inhabitant;
use super::{POSTS, beside, clock, media};

/// How unequal accounts post.
pub(super) static SIGMA: Knob = Knob::number(
    "posts.sigma",
    "Posting, spread",
    "Deviation of the logarithm of how often accounts post.",
    Unit::None,
    (1.3, 0.0, 3.0),
    Basis::Assumed(
        "a few accounts post daily; the median of one a week is Manikonda, Hu and Kambhampati 2014, https://arxiv.org/abs/1410.8099",
    ),
);

/// Accounts with a burst.
pub(super) static BURSTS: Knob = Knob::number(
    "posts.bursts",
    "Bursts",
    "Which share of accounts made six posts of one medium within two of the last ten days; at least one, unless 0.",
    Unit::Share,
    (0.03, 0.0, 1.0),
    Basis::Assumed("what author and media diversity are for"),
);

/// Posts of a burst, its hours, and how many days ago it began at the most.
const BURST: usize = 6;
const BURST_HOURS: f64 = 44.0;
const BURST_DAYS: f64 = 10.0;
/// How much more often than a person creators, businesses and repeat sharers post; assumed.
const CREATOR_POSTS: f64 = 1.6;
const BUSINESS_POSTS: f64 = 1.4;
const SHARER_POSTS: f64 = 3.0;
/// Nobody is further from the median than so many deviations: about two posts a day.
const FURTHEST: f64 = 2.0;
/// Deviation of the hidden quality of posts of one author, and between authors, in log-odds; assumed.
const POST_QUALITY: f64 = 0.5;
const AUTHOR_QUALITY: f64 = 0.4;

/// A post without its words and counts.
pub(super) struct Draft {
    pub(super) author: usize,
    pub(super) media: Media,
    pub(super) created_at: Timestamp,
    /// The main topic, which the picture and the caption are of.
    pub(super) topic: usize,
    pub(super) topics: TopicWeights,
    pub(super) scene: &'static Scene,
    pub(super) duration_secs: Option<f64>,
    pub(super) slides: Option<u32>,
    pub(super) sells: bool,
    pub(super) labels: Labels,
    pub(super) tone: Tone,
}

/// All posts, oldest first; of equals by author.
pub(super) fn drafts(options: &Options, words: &Words, people: &[Inhabitant]) -> Vec<Draft> {
    let counts = counts(options, people);
    let can_burst: Vec<usize> = (0..people.len()).filter(|&at| counts[at] >= BURST).collect();
    let mut bursts = vec![false; people.len()];
    let marks = labels::some(
        &mut random::stream(options.seed, "bursts", 0),
        options.number(&BURSTS) * people.len() as f64 / can_burst.len().max(1) as f64,
        can_burst.len(),
    );
    for (&at, mark) in can_burst.iter().zip(marks) {
        bursts[at] = mark;
    }
    let pictures: Vec<Vec<&Scene>> =
        words.topics.keys().map(|topic| scenes().iter().filter(|scene| scene.topic == *topic).collect()).collect();
    let studio = Studio { options, words, pictures };
    let mut drafts: Vec<Draft> = (0..people.len())
        .into_par_iter()
        .flat_map_iter(|at| studio.drafts_of(at, &people[at], counts[at], bursts[at]))
        .collect();
    drafts.sort_by(|a, b| a.created_at.cmp(&b.created_at).then(a.author.cmp(&b.author)));
    drafts
}

/// How good each post is, in log-odds, in the order of the drafts; three decimals.
pub(super) fn quality(options: &Options, drafts: &[Draft]) -> Vec<f64> {
    drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| {
            let author = random::normal(&mut random::stream(options.seed, "author quality", draft.author));
            let post = random::normal(&mut random::stream(options.seed, "post quality", at));
            ((AUTHOR_QUALITY * author + POST_QUALITY * post) * 1_000.0).round() / 1_000.0
        })
        .collect()
}

/// How many posts each account makes; they sum to the option, as far as accounts allow.
fn counts(options: &Options, people: &[Inhabitant]) -> Vec<usize> {
    let rates: Vec<f64> = people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let draw = random::normal(&mut random::stream(options.seed, "posts, how many", at));
            let more = match person.kind {
                Kind::Person => 1.0,
                Kind::Creator => CREATOR_POSTS,
                Kind::Business => BUSINESS_POSTS,
            };
            let sharer = if person.repeat_sharer { SHARER_POSTS } else { 1.0 };
            more * sharer * (options.number(&SIGMA) * draw.clamp(-FURTHEST, FURTHEST)).exp()
        })
        .collect();
    apportion(options.whole(&POSTS), &rates)
}

/// Whole numbers in proportion to the rates that sum to `total`, by largest remainder; of equal ones the first.
fn apportion(total: usize, rates: &[f64]) -> Vec<usize> {
    let sum: f64 = rates.iter().sum();
    let exact: Vec<f64> = rates.iter().map(|rate| total as f64 * rate / sum).collect();
    let mut counts: Vec<usize> = exact.iter().map(|share| share.floor() as usize).collect();
    let mut order: Vec<usize> = (0..rates.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()).then(a.cmp(&b)));
    let left = total.saturating_sub(counts.iter().sum());
    for at in order.into_iter().take(left) {
        counts[at] += 1;
    }
    counts
}

/// What posts are made with.
struct Studio<'a> {
    options: &'a Options,
    words: &'a Words,
    /// The pictures of each topic.
    pictures: Vec<Vec<&'static Scene>>,
}

impl Studio<'_> {
    /// The posts of one account, in no order.
    fn drafts_of(&self, at: usize, author: &Inhabitant, count: usize, burst: bool) -> Vec<Draft> {
        let mut rng = random::stream(self.options.seed, "posts", at);
        let habit = media::habit(&mut rng, self.options);
        let burst_medium = media::medium(&mut rng, &habit);
        let burst_from =
            clock::later(self.options.now, -3_600.0 * random::between(&mut rng, BURST_HOURS, BURST_DAYS * 24.0));
        let first = clock::later(self.options.now, -86_400.0 * self.options.number(&DAYS));
        let mut next_picture = random::index(&mut rng, 24);
        (0..count)
            .map(|nth| {
                let in_burst = burst && nth < BURST;
                let (from, to) = if in_burst {
                    (burst_from, clock::later(burst_from, 3_600.0 * BURST_HOURS))
                } else {
                    (first, self.options.now)
                };
                let created_at = clock::moment(&mut rng, &self.words.places[author.place], from, to);
                let media = if in_burst { burst_medium } else { media::medium(&mut rng, &habit) };
                next_picture += 1 + random::index(&mut rng, 3);
                self.draft(&mut rng, (at, author), created_at, media, next_picture)
            })
            .collect()
    }

    fn draft(
        &self,
        rng: &mut Chance,
        (at, author): (usize, &Inhabitant),
        created_at: Timestamp,
        media: Media,
        picture: usize,
    ) -> Draft {
        let labels = labels::label(rng, self.options, self.words, author);
        let wanted = self.topic(rng, author, &labels);
        let holiday = beside::is_holiday(self.options, created_at)
            && self.words.holiday.captions.contains_key(self.name(wanted))
            && random::happens(rng, self.options.number(&labels::HOLIDAY));
        let tone = match &labels {
            Labels { misinformation: true, .. } => Tone::Misinformation,
            Labels { borderline, .. } if *borderline > 0.0 => Tone::Borderline,
            _ if holiday => Tone::Holiday,
            _ => Tone::Plain,
        };
        let pictures = &self.pictures[wanted];
        Draft {
            author: at,
            media,
            created_at,
            topic: wanted,
            topics: topics(rng, author, wanted),
            scene: pictures.get(picture % pictures.len().max(1)).copied().unwrap_or(&scenes()[0]),
            duration_secs: media::duration(rng, media),
            slides: media::slides(rng, media),
            sells: tone == Tone::Plain && labels::sells(rng, self.options, author.kind),
            labels,
            tone,
        }
    }

    /// What the post is about: one of the author's subjects, for which there are words to say it.
    fn topic(&self, rng: &mut Chance, author: &Inhabitant, labels: &Labels) -> usize {
        let said = match labels {
            Labels { misinformation: true, .. } => Some(&self.words.misinformation),
            Labels { borderline, .. } if *borderline > 0.0 => Some(&self.words.borderline),
            _ => None,
        };
        let weights: Vec<f64> = self
            .words
            .topics
            .keys()
            .zip(&author.subjects)
            .map(|(topic, share)| match said {
                Some(captions) if !captions.contains_key(topic) => 0.0,
                Some(_) => share + 0.001,
                None => *share,
            })
            .collect();
        let any = weights.iter().any(|&weight| weight > 0.0);
        random::weighted(rng, if any { &weights } else { &author.subjects })
    }

    fn name(&self, topic: usize) -> &str {
        self.words.topics.keys().nth(topic).map_or("", String::as_str)
    }
}

/// A post's topics, two decimals: the main one from 0.6 up, and sometimes another of the author's subjects below 0.5.
fn topics(rng: &mut Chance, author: &Inhabitant, topic: usize) -> TopicWeights {
    let rounded = |weight: f64| (weight * 100.0).round() / 100.0;
    let main = (TopicId(topic as u32), rounded(random::between(rng, 0.6, 1.0)));
    let (other, weight) = (random::weighted(rng, &author.subjects), rounded(random::between(rng, 0.15, 0.5)));
    let second = random::happens(rng, 0.4) && other != topic;
    TopicWeights::new(second.then_some((TopicId(other as u32), weight)).into_iter().chain([main]))
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn shares_are_whole_and_sum_to_the_total() {
        assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
        assert_eq!(apportion(0, &[1.0]), [0]);
        assert!(apportion(5, &[]).is_empty());
    }
}
