//! A session of a run as it was: what the pipeline knew, and what the viewer was shown.

use std::sync::Arc;

use crate::domain::{Action, Impression, PostId, Timestamp, Truth, ViewerId, World};
use crate::model::{Facts, History, Model};
use crate::policy::Policy;
use crate::simulation::bandit::Chooser;
use crate::simulation::days::knobs::{AGAIN, BY_DAY, FEEDBACK};
use crate::simulation::days::plan::Arm;
use crate::simulation::days::session::Scene;
use crate::simulation::random;

use super::{Run, names};

/// One viewer's session, ranked again from what was known when it began.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The world as it was then: posts made up to that moment, everything that went by, what viewers had hidden, and their
    /// tastes of that morning.
    pub world: Arc<World>,
    /// Whose session it is.
    pub viewer: ViewerId,
    /// When it began; the world's clock.
    pub now: Timestamp,
    /// What was known, to the last bit: counted in the order in which the run came to know it.
    pub history: Arc<History>,
    /// The model of that morning.
    pub model: Arc<Model>,
    /// The policy that made the feed.
    pub policy: Policy,
    /// What was chosen.
    pub arm: Arm,
    /// The arm in words.
    pub arm_name: String,
    /// The feed as the pipeline ordered it, as far as it was delivered.
    pub ranked: Vec<PostId>,
    /// The feed as it was delivered: the same, but where chance filled a place or an author was not to lead again.
    pub delivered: Vec<PostId>,
    /// How many of them went by.
    pub went_by: usize,
    /// Was it delivered by what the viewer truly likes? Then only what went by is known of it.
    pub is_ideal: bool,
}

impl Run {
    /// A viewer's session of the day that comes next, 0 = the first, which it had. `before` is all that went by since the run began, in
    /// the order in which it became known; `today` the sessions of that day, each with what went by in it. `None` where it is
    /// not to go on.
    pub(in crate::simulation::days) fn sitting(
        &self,
        viewer: ViewerId,
        session: usize,
        before: &[Impression],
        today: &[Vec<Impression>],
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Option<Sitting> {
        let at = viewer.0 as usize;
        let earlier = &today[..session.min(today.len())];
        let own = |shown: &&Impression| shown.viewer == viewer;
        let shown: Vec<&Impression> =
            today.get(session).map_or_else(Vec::new, |shown| shown.iter().filter(own).collect());
        let mut person = self.people.get(at)?.clone();
        let mut history = (*self.history).clone();
        for (shown, first) in earlier.iter().flat_map(|round| marked(round)) {
            history.observe(&self.world, shown);
            if shown.viewer != viewer {
                continue;
            }
            person.seen.push((self.day, shown.post));
            if shown.named.contains(Action::Hide) {
                person.viewer.hidden.push(shown.post);
            }
            if first {
                person.led_by = Some(self.world.post(shown.post).author);
            }
        }
        let now = self.session_at(session);
        let chosen_in = if self.plan.settings.is_on(&BY_DAY) { 0 } else { session };
        let chosen = self.bandit.choose(&mut random::stream(self.plan.seed, &names(self.day, chosen_in).0, at));
        let arm = self.plan.arms.get(chosen)?;
        let none = Truth { tastes: Vec::new(), quality: Vec::new(), position_decay: 0.0 };
        let known = if self.plan.settings.is_on(&FEEDBACK) { &history } else { &*self.first };
        let facts = Facts::at(&self.world, known, now);
        let scene = Scene {
            world: &self.world,
            truth: self.world.truth.as_ref().unwrap_or(&none),
            plan: &self.plan,
            model: &self.model,
            history: &history,
            known,
            facts: &facts,
            now,
            lessons: 0.0,
        };
        let comes_again = self.plan.settings.is_on(&AGAIN);
        let seen = if comes_again { Vec::new() } else { person.seen_since() };
        let context = scene.context(viewer, &person.viewer, &seen, arm);
        let mut rng = random::stream(self.plan.seed, &names(self.day, session).1, at);
        let (ledger, delivered): (_, Vec<PostId>) = scene.feed(&context, arm, &person, &mut rng, go_on)?;
        let is_ideal = self.plan.chooser == Chooser::Ideal;
        // What the ideal chooser took followed a taste that moves with every session: what went by tells it.
        let delivered = if is_ideal { shown.iter().map(|shown| shown.post).collect() } else { delivered };
        let ranked = ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).take(delivered.len()).collect();
        // Posts that may come again are told by what one was shown before the run began alone.
        let counts = move |shown: &&Impression| !comes_again || shown.viewer != viewer;
        let gone_by = before.iter().chain(earlier.iter().flatten()).filter(counts);
        Some(Sitting {
            world: Arc::new(self.world_at(now, gone_by)),
            viewer,
            now,
            model: self.model.clone(),
            policy: self.plan.policies.get(arm.policy)?.clone(),
            arm: arm.clone(),
            arm_name: self.plan.name_of(chosen),
            ranked,
            delivered,
            went_by: shown.len(),
            is_ideal,
            history: if self.plan.settings.is_on(&FEEDBACK) { Arc::new(history) } else { self.first.clone() },
        })
    }

    /// The world as a file of that moment would hold it.
    fn world_at<'a>(&'a self, now: Timestamp, gone_by: impl Iterator<Item = &'a Impression> + Clone) -> World {
        let mut parts = (**self.world).clone();
        // Posts to come stand behind all others.
        let made = parts.posts.iter().rposition(|post| post.created_at <= now).map_or(0, |last| last + 1);
        parts.posts.truncate(made);
        parts.now = now;
        if let Some(truth) = &mut parts.truth {
            truth.quality.truncate(made);
            truth.tastes = self.people.iter().map(|person| person.taste.clone()).collect();
        }
        parts.viewers = self.people.iter().map(|person| person.viewer.clone()).collect();
        for shown in gone_by.clone().filter(|shown| shown.named.contains(Action::Hide)) {
            let hidden = &mut parts.viewers[shown.viewer.0 as usize].hidden;
            if !hidden.contains(&shown.post) {
                hidden.push(shown.post);
            }
        }
        parts.impressions.extend(gone_by.cloned());
        World::new(parts)
    }
}

/// A session's showings, and whether each is the first of its viewer's.
fn marked(round: &[Impression]) -> impl Iterator<Item = (&Impression, bool)> {
    let before = std::iter::once(None).chain(round.iter().map(|shown| Some(shown.viewer)));
    round.iter().zip(before).map(|(shown, before)| (shown, before != Some(shown.viewer)))
}
