//! What is posted, by whom and when: everything about a post but its words.

use rayon::prelude::*;

use crate::domain::{Labels, Media, Timestamp, TopicId, TopicWeights};
use crate::policy::{Basis, Knob, Unit};

use super::super::random::{self, Chance};
use super::super::scenes::{Scene, scenes};
use super::super::words::Words;
use super::labels::{self, Tone};
use super::options::{DAYS, Options};
use super::people::Inhabitant;
use super::roster::{Note, Roster};
use super::{beside, clock, media, pace};

/// How posting picks up.
pub(super) static GROWTH: Knob = Knob::number(
    "posts.growth",
    "Posting, growth",
    "How posting picks up toward now: the number of posts made so far grows with the days to this power; 1 is even.",
    Unit::None,
    (1.0, 1.0, 10.0),
    Basis::Assumed("even"),
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
const HALF_A_DAY: f64 = 43_200.0;
/// Deviation of the hidden quality of posts of one author, and between authors, in log-odds; assumed.
const POST_QUALITY: f64 = 0.5;
const AUTHOR_QUALITY: f64 = 0.4;

/// A post without its words and counts.
pub(super) struct Draft<'a> {
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
    /// What it was given as, where it was.
    pub(super) note: Option<&'a Note>,
}

/// What is to be posted.
struct Idea {
    author: usize,
    media: Media,
    created_at: Timestamp,
    topic: usize,
    labels: Labels,
    holiday: bool,
}

/// All posts, oldest first; of equals by author.
pub(super) fn drafts<'a>(
    options: &'a Options,
    words: &'a Words,
    people: &[Inhabitant],
    roster: &'a Roster,
) -> Vec<Draft<'a>> {
    let counts = pace::counts(options, people, roster);
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
    let mut drafts: Vec<Draft<'_>> = (0..people.len())
        .into_par_iter()
        .flat_map_iter(|at| studio.drafts_of(at, &people[at], counts[at], bursts[at]))
        .collect();
    drafts.extend(studio.given(people, roster));
    drafts.sort_by(|a, b| a.created_at.cmp(&b.created_at).then(a.author.cmp(&b.author)));
    drafts
}

/// How good each post is, in log-odds, in the order of the drafts; three decimals.
pub(super) fn quality(options: &Options, drafts: &[Draft<'_>]) -> Vec<f64> {
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

/// What posts are made with.
struct Studio<'a> {
    options: &'a Options,
    words: &'a Words,
    /// The pictures of each topic.
    pictures: Vec<Vec<&'static Scene>>,
}

impl<'a> Studio<'a> {
    /// The posts of one account, in no order.
    fn drafts_of(&self, at: usize, author: &Inhabitant, count: usize, burst: bool) -> Vec<Draft<'a>> {
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
                    self.stretch(&mut rng, first)
                };
                let created_at = clock::moment(&mut rng, &self.words.places[author.place], from, to);
                let media = if in_burst { burst_medium } else { media::medium(&mut rng, &habit) };
                next_picture += 1 + random::index(&mut rng, 3);
                self.draft(&mut rng, (at, author), created_at, media, next_picture)
            })
            .collect()
    }

    /// From when to when a post is made, somewhere in the days since `first`.
    fn stretch(&self, rng: &mut Chance, first: Timestamp) -> (Timestamp, Timestamp) {
        let (now, growth) = (self.options.now, self.options.number(&GROWTH));
        if growth <= 1.0 {
            return (first, now);
        }
        let days = self.options.number(&DAYS) * random::share(rng).powf(1.0 / growth);
        let noon = clock::later(first, 86_400.0 * days);
        (clock::later(noon, -HALF_A_DAY).max(first), clock::later(noon, HALF_A_DAY).min(now))
    }

    fn draft(
        &self,
        rng: &mut Chance,
        (at, author): (usize, &Inhabitant),
        created_at: Timestamp,
        media: Media,
        picture: usize,
    ) -> Draft<'a> {
        let labels = labels::label(rng, self.options, self.words, author);
        let wanted = self.topic(rng, author, &labels);
        let holiday = beside::is_holiday(self.options, created_at)
            && self.words.holiday.captions.contains_key(self.name(wanted))
            && random::happens(rng, self.options.number(&labels::HOLIDAY));
        let idea = Idea { author: at, media, created_at, topic: wanted, labels, holiday };
        let mut draft = self.carried_out(rng, author, idea, picture);
        draft.sells = draft.tone == Tone::Plain && labels::sells(rng, self.options, author.kind);
        draft
    }

    /// The post that comes of an idea; it sells nothing yet.
    fn carried_out(&self, rng: &mut Chance, author: &Inhabitant, idea: Idea, picture: usize) -> Draft<'a> {
        let Idea { author: at, media, created_at, topic, labels, holiday } = idea;
        let tone = match &labels {
            Labels { misinformation: true, .. } => Tone::Misinformation,
            Labels { borderline, .. } if *borderline > 0.0 => Tone::Borderline,
            _ if holiday => Tone::Holiday,
            _ => Tone::Plain,
        };
        let pictures = &self.pictures[topic];
        Draft {
            author: at,
            media,
            created_at,
            topic,
            topics: topics(rng, author, topic),
            scene: pictures.get(picture % pictures.len().max(1)).copied().unwrap_or(&scenes()[0]),
            duration_secs: media::duration(rng, media),
            slides: media::slides(rng, media),
            sells: false,
            labels,
            tone,
            note: None,
        }
    }

    /// The given posts.
    fn given(&self, people: &[Inhabitant], roster: &'a Roster) -> Vec<Draft<'a>> {
        let draft = |(nth, note): (usize, &'a Note)| {
            let author = roster.account(&note.author)?;
            let topic = self.words.topics.keys().position(|topic| *topic == note.topic)?;
            let mut rng = random::stream(self.options.seed, "posts, given", nth);
            let labels = Labels {
                violation: note.violation.clone(),
                borderline: note.borderline,
                misinformation: note.misinformation,
            };
            let (media, holiday) = (note.media, note.holiday);
            let idea = Idea { author, media, created_at: note.at, topic, labels, holiday };
            let picture = random::index(&mut rng, self.pictures[topic].len());
            let draft = self.carried_out(&mut rng, &people[author], idea, picture);
            Some(Draft { sells: note.sells, note: Some(note), ..draft })
        };
        roster.posts.iter().enumerate().filter_map(draft).collect()
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
