//! A run: the state that goes from one day to the next.

mod sitting;
mod today;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::domain::{Impression, PostId, Taste, Timestamp, TopicId, Truth, ViewerId, World, hours_between};
use crate::model::{Facts, History, Model};
use crate::pipeline::stages::source::MAX_AGE_DAYS;
use crate::simulation::bandit::{Bandit, Record};
use crate::simulation::random;
use crate::simulation::statistics::mean;

use super::day::{Day, FirstSight};
use super::exposure::{Exposure, earned, popular};
use super::knobs::{BY_DAY, FEEDBACK, LESSONS, POSTS, RETRAIN, SESSIONS};
use super::night::Lessons;
use super::person::{Person, returns};
use super::plan::{Plan, Reward};
use super::posts::{DAY_SECS, later, made_between, with_days_to_come};
use super::session::{PATIENCE, Scene};

use today::{Today, met};

pub use sitting::Sitting;

/// Hours of a day over which its sessions are spread. Assumed.
const WAKING_HOURS: f64 = 16.0;
/// Days over which feeds are compared for how alike they are.
const WEEK: usize = 7;
/// Among so many others a viewer's nearest is looked for at the most, so that the cost does not grow with the square.
const NEIGHBORS: usize = 1_000;
/// With so many others a viewer's feeds are compared for how alike those of any two viewers are. Assumed: enough for a mean.
const STRANGERS: usize = 8;

/// Why a run cannot start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// Nobody knows how its viewers act.
    #[error("the world has no hidden truth, so that nobody knows how its viewers act; use a generated world")]
    NoTruth,
    /// Nobody looks.
    #[error("the world has no viewer")]
    NoViewers,
    /// Nothing can be chosen.
    #[error("the plan has no arm, or an arm without a policy")]
    NoArms,
}

/// Days that pass. A clone is a fork: both go on from here.
#[derive(Clone, Debug)]
pub struct Run {
    plan: Plan,
    world: Arc<World>,
    neighbors: Arc<[usize]>,
    /// How many actions each account's posts had so far.
    earned: Vec<u32>,
    horizon: usize,
    day: usize,
    model: Arc<Model>,
    history: Arc<History>,
    /// As it was on the first morning.
    first: Arc<History>,
    people: Vec<Person>,
    /// Who was shown a post about which main topic.
    met: Arc<BTreeSet<(ViewerId, TopicId)>>,
    bandit: Bandit,
    lessons: Lessons,
}

/// What became known in the course of a day.
struct Known {
    exposure: Exposure,
    firsts: Vec<FirstSight>,
}

impl Run {
    /// Before the first of at most so many days, which begin at the world's clock. What authors will post is settled now,
    /// by the seed, and known to nobody before its time. The model is where learning begins.
    ///
    /// # Errors
    /// See [`StartError`].
    pub fn start(world: &World, model: &Model, plan: Plan, days: usize) -> Result<Run, StartError> {
        let truth = world.truth.as_ref().ok_or(StartError::NoTruth)?;
        if world.viewers.is_empty() {
            return Err(StartError::NoViewers);
        }
        if plan.arms.is_empty() || plan.arms.iter().any(|arm| arm.policy >= plan.policies.len()) {
            return Err(StartError::NoArms);
        }
        let people = world.viewers.iter().zip(&truth.tastes);
        let world = with_days_to_come(world, truth, days, plan.settings.number(&POSTS), plan.seed);
        let history = Arc::new(History::at(&world, world.now));
        Ok(Run {
            people: people.map(|(viewer, taste)| Person::new(viewer.clone(), taste.clone())).collect(),
            neighbors: neighbors(truth),
            earned: earned(&world),
            first: history.clone(),
            history,
            met: Arc::new(met(&world)),
            model: Arc::new(model.clone()),
            bandit: Bandit::new(plan.chooser, plan.arms.len()),
            lessons: Lessons::new(plan.settings.whole(&LESSONS)),
            world: Arc::new(world),
            horizon: days,
            day: 0,
            plan,
        })
    }

    /// What it does.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many days have passed.
    #[must_use]
    pub fn day(&self) -> usize {
        self.day
    }

    /// How many days it can last.
    #[must_use]
    pub fn horizon(&self) -> usize {
        self.horizon
    }

    /// The world, with the posts of the days to come.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// When the next day begins.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        later(self.world.now, self.day as i64 * DAY_SECS)
    }

    /// What a viewer was shown since the first day, oldest first; what is too old to come again is forgotten in a week.
    #[must_use]
    pub fn shown_to(&self, viewer: ViewerId) -> Vec<PostId> {
        self.people.get(viewer.0 as usize).map_or_else(Vec::new, Person::seen_since)
    }

    /// What a viewer really likes, as it stands.
    #[must_use]
    pub fn taste_of(&self, viewer: ViewerId) -> Option<&Taste> {
        Some(&self.people.get(viewer.0 as usize)?.taste)
    }

    /// The model as the last night left it.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What the chooser knows.
    #[must_use]
    pub fn bandit(&self) -> &Bandit {
        &self.bandit
    }

    /// The same people on the same morning, and another plan from here on. The chooser keeps what it knows where the arms
    /// are the same. The posts to come stay those of the first plan's seed.
    #[must_use]
    pub fn fork(&self, plan: Plan) -> Run {
        let mut bandit = Bandit::new(plan.chooser, plan.arms.len());
        if plan.arms == self.plan.arms && plan.policies == self.plan.policies {
            bandit.records.clone_from(&self.bandit.records);
        }
        Run { bandit, plan, ..self.clone() }
    }

    /// What is known.
    pub(super) fn history(&self) -> Arc<History> {
        self.history.clone()
    }

    /// The same where that is known.
    pub(super) fn knowing(&self, history: Arc<History>) -> Run {
        Run { history, ..self.clone() }
    }

    /// Lets a day pass. `None` at the end of the horizon, and where it is not to go on; then the run is of no use any more.
    ///
    /// The same on any number of threads.
    pub fn step(&mut self, go_on: &(dyn Fn() -> bool + Sync)) -> Option<Day> {
        self.step_telling(go_on, &mut |_, _| {})
    }

    /// The same; hears every showing with its session's number, in the order in which they become known.
    pub(super) fn step_telling(
        &mut self,
        go_on: &(dyn Fn() -> bool + Sync),
        told: &mut dyn FnMut(usize, &Impression),
    ) -> Option<Day> {
        if self.day >= self.horizon {
            return None;
        }
        let morning = self.now();
        self.lessons.open();
        let mut todays: Vec<Today> = (0..self.people.len() as u32).map(Today::of).collect();
        let popular = popular(&self.world, &self.earned);
        let mut known = Known { exposure: Exposure::new(&self.world, morning, self.oldest()), firsts: Vec::new() };
        let rounds = self.plan.settings.whole(&SESSIONS).max(1);
        for round in 0..rounds {
            self.round(round, self.session_at(round), &mut todays, go_on)?;
            self.take_in(round, &mut todays, &mut known, told);
        }
        let arms = self.night(&mut todays);
        let (evening, oldest) = (later(morning, DAY_SECS), self.oldest());
        let lessons = if self.plan.settings.is_on(&RETRAIN) { self.learn() } else { 0 };
        let [homogeneity, alike] = self.alike();
        let day = Day {
            number: self.day + 1,
            people: self.people.len(),
            visits: todays.into_iter().map(|today| today.visit).filter(|visit| visit.sessions > 0).collect(),
            arms,
            author_gini: known.exposure.gini(&self.world, evening, oldest),
            popularity: known.exposure.lift(&self.world, evening, &popular),
            coverage: known.exposure.coverage(&self.world, evening),
            exposure: known.exposure.by_account,
            homogeneity,
            alike,
            firsts: known.firsts,
            new_posts: made_between(&self.world, morning, evening),
            lessons,
        };
        self.forget(evening);
        self.day += 1;
        go_on().then_some(day)
    }

    /// When a session of the next day begins, 0 = the first.
    pub(super) fn session_at(&self, round: usize) -> Timestamp {
        let rounds = self.plan.settings.whole(&SESSIONS).max(1);
        let hours = (round as f64 + 0.5) * WAKING_HOURS / rounds as f64;
        later(self.now(), (hours * 3_600.0) as i64)
    }

    /// One session of everybody who is there.
    fn round(
        &mut self,
        round: usize,
        now: Timestamp,
        todays: &mut [Today],
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Option<()> {
        let none = Truth { tastes: Vec::new(), quality: Vec::new(), position_decay: 0.0 };
        let truth = self.world.truth.as_ref().unwrap_or(&none);
        let known = if self.plan.settings.is_on(&FEEDBACK) { &*self.history } else { &*self.first };
        let facts = Facts::at(&self.world, known, now);
        let (plan, day) = (&self.plan, self.day);
        let expected = self.people.len() * plan.settings.whole(&SESSIONS) * PATIENCE as usize;
        let lessons = if plan.settings.is_on(&RETRAIN) { self.lessons.share(expected) } else { 0.0 };
        let (history, model, bandit, world) = (&*self.history, &*self.model, &self.bandit, &*self.world);
        let scene = Scene { world, truth, plan, model, history, known, facts: &facts, now, lessons };
        let names = names(day, round);
        let live = |(at, (person, today)): (usize, (&mut Person, &mut Today))| {
            if !person.comes || today.leaves {
                return Some(());
            }
            let kept = today.pulls.first().filter(|_| plan.settings.is_on(&BY_DAY)).map(|pull| pull.0);
            let arm = kept.unwrap_or_else(|| bandit.choose(&mut random::stream(plan.seed, &names.0, at)));
            let mut rng = random::stream(plan.seed, &names.1, at);
            let before = today.visit.shown;
            let session = scene.session(ViewerId(at as u32), person, &plan.arms[arm], before, &mut rng, go_on)?;
            person.seen.extend(session.shown.iter().map(|impression| (day, impression.post)));
            today.pulls.push((arm, session.actions));
            today.leaves = !random::happens(&mut rng, returns(session.felt));
            today.add(session);
            Some(())
        };
        self.people.par_iter_mut().zip(todays.par_iter_mut()).enumerate().map(live).collect::<Option<Vec<()>>>()?;
        Some(())
    }

    /// What was done becomes known, in viewer order.
    fn take_in(
        &mut self,
        round: usize,
        todays: &mut [Today],
        known: &mut Known,
        told: &mut dyn FnMut(usize, &Impression),
    ) {
        let history = Arc::make_mut(&mut self.history);
        for today in todays {
            for impression in today.shown.drain(..) {
                let post = self.world.post(impression.post);
                known.exposure.add(&self.world, impression.post);
                let topic = post.topics.top().filter(|&topic| !self.met.contains(&(impression.viewer, topic)));
                if let Some(topic) = topic {
                    Arc::make_mut(&mut self.met).insert((impression.viewer, topic));
                    known.firsts.push(FirstSight::of(topic, round, &impression));
                }
                history.observe(&self.world, &impression);
                self.earned[post.author.0 as usize] += Reward::actions(&impression);
                told(round, &impression);
            }
            self.lessons.add(&mut today.lessons);
        }
    }

    /// Everybody sleeps on it; the chooser hears what came of the day.
    fn night(&mut self, todays: &mut [Today]) -> Vec<Record> {
        let (name, reward) = (format!("night {}", self.day), self.plan.reward());
        let mut arms = vec![Record::default(); self.plan.arms.len()];
        for (at, (person, today)) in self.people.iter_mut().zip(todays).enumerate() {
            let mut rng = random::stream(self.plan.seed, &name, at);
            person.sleep(mean(today.felt.iter().copied()), &mut rng);
            today.close(person);
            for &(arm, actions) in &today.pulls {
                let reward = reward.of(actions, person.comes);
                arms[arm].pulls += 1.0;
                arms[arm].reward += reward;
                today.visit.reward += reward;
            }
        }
        for (arm, &record) in arms.iter().enumerate() {
            self.bandit.learn_all(arm, record);
        }
        arms
    }

    fn learn(&mut self) -> usize {
        let (model, lessons) = self.lessons.learn(&self.model);
        self.model = Arc::new(model);
        lessons
    }

    /// Posts too old to come again are forgotten, once the week is over.
    fn forget(&mut self, now: Timestamp) {
        let oldest = self.oldest() * 24.0;
        let (world, day) = (&self.world, self.day);
        for person in &mut self.people {
            let kept = |&(seen, post): &(usize, PostId)| {
                seen + WEEK > day || hours_between(world.post(post).created_at, now) <= oldest
            };
            person.seen.retain(kept);
        }
    }

    /// Posts older than so many days are not shown.
    fn oldest(&self) -> f64 {
        self.plan.policies.iter().map(|policy| policy.number(&MAX_AGE_DAYS)).fold(0.0, f64::max)
    }

    /// How alike the week's posts are of like viewers, and of any.
    fn alike(&self) -> [Option<f64>; 2] {
        let week = |person: &Person| {
            let late = person.seen.iter().filter(|(seen, _)| seen + WEEK > self.day);
            let mut posts: Vec<PostId> = late.map(|&(_, post)| post).collect();
            posts.sort_unstable();
            posts.dedup();
            posts
        };
        let weeks: Vec<Vec<PostId>> = self.people.par_iter().map(week).collect();
        let of_all = |others: &dyn Fn(usize) -> Vec<usize>| {
            let of = |(at, own): (usize, &Vec<PostId>)| {
                mean(others(at).iter().filter_map(|&other| jaccard(own, &weeks[other])))
            };
            mean(weeks.iter().enumerate().filter_map(of))
        };
        [of_all(&|at| vec![self.neighbors[at]]), of_all(&|at| strangers(at, weeks.len()))]
    }
}

/// What the streams of chance of a session are called: of the chooser, and of what happens in it.
fn names(day: usize, round: usize) -> (String, String) {
    (format!("choice of session {day}.{round}"), format!("session {day}.{round}"))
}

/// For each viewer the other whose taste is most alike; itself where there is no other.
fn neighbors(truth: &Truth) -> Arc<[usize]> {
    let all = truth.tastes.len();
    let nearest = |one: usize| {
        let others = (1..all).take(NEIGHBORS).map(|step| (one + step) % all);
        let alike = |other: &usize| truth.tastes[one].topics.cosine(&truth.tastes[*other].topics);
        others.max_by(|a, b| alike(a).total_cmp(&alike(b)).then(b.cmp(a))).unwrap_or(one)
    };
    (0..all).into_par_iter().map(nearest).collect::<Vec<_>>().into()
}

/// Some others, whoever they are: the next in order.
fn strangers(one: usize, all: usize) -> Vec<usize> {
    (1..all).take(STRANGERS).map(|step| (one + step) % all).collect()
}

/// How many entries two ascending lists share, of those in either; `None` where one is empty.
fn jaccard(a: &[PostId], b: &[PostId]) -> Option<f64> {
    let shared = a.iter().filter(|post| b.binary_search(post).is_ok()).count();
    (!a.is_empty() && !b.is_empty()).then(|| shared as f64 / (a.len() + b.len() - shared) as f64)
}
