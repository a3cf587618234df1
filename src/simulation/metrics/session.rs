//! The posts of one session, and the questions metrics ask of them.

use std::sync::LazyLock;

use crate::domain::{Action, Kind, Post, Taste, TopicId};
use crate::pipeline::{Context, Ledger, Traits};
use crate::simulation::statistics::{divergence, entropy, mean};

use super::Survey;

/// Posts looked at in one session. Assumed: the minutes and sessions a day that were published for 2015 to 2017 make 20
/// to 60 posts a session.
pub const SESSION: usize = 30;

/// How much of the interests are mixed into what is shown before the two are compared, so that a topic that is not
/// shown at all costs much and not infinitely much. Steck's own value.
const SMOOTHING: f64 = 0.01;

/// The posts of a session: the first [`SESSION`] that were delivered.
pub(super) struct Session<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) ledger: &'a Ledger,
    pub(super) survey: &'a Survey,
    pub(super) rows: &'a [u32],
}

impl<'a> Session<'a> {
    pub(super) fn of(context: &'a Context<'a>, ledger: &'a Ledger, survey: &'a Survey) -> Session<'a> {
        let delivered = ledger.delivered();
        Session { context, ledger, survey, rows: &delivered[..delivered.len().min(SESSION)] }
    }

    pub(super) fn post(&self, row: u32) -> &'a Post {
        self.context.world.post(self.ledger.slate.posts[row as usize])
    }

    pub(super) fn posts(&self) -> impl Iterator<Item = &'a Post> + '_ {
        self.rows.iter().map(|&row| self.post(row))
    }

    pub(super) fn author(&self, row: u32) -> u32 {
        self.ledger.slate.authors[row as usize].0
    }

    pub(super) fn authors(&self) -> impl Iterator<Item = u32> + '_ {
        self.rows.iter().map(|&row| self.author(row))
    }

    /// How likely a place of the session is looked at, as the discount of DCG has it: 1 / log2(place + 1), here with 0
    /// as the top.
    pub(super) fn looked_at(place: usize) -> f64 {
        static LOOKS: LazyLock<[f64; SESSION]> =
            LazyLock::new(|| std::array::from_fn(|place| 1.0 / ((place + 2) as f64).log2()));
        LOOKS[place]
    }

    /// An action's probability at a place, discounted; `None` where it is not defined or was not predicted.
    pub(super) fn expected(&self, place: usize, row: u32, action: Action) -> Option<f64> {
        Some(Session::looked_at(place) * self.ledger.probability(row, action)?)
    }

    /// The posts after which an ad comes, 1 = the first.
    pub(super) fn ads(&self) -> impl Iterator<Item = usize> + '_ {
        self.ledger.delivery.ads.iter().map(|ad| ad.after).filter(|&after| after <= self.rows.len())
    }

    /// Is the author a person whom the viewer follows and who follows back?
    pub(super) fn is_friend(&self, row: u32) -> bool {
        let (world, viewer) = (self.context.world, self.context.account());
        let author = self.ledger.slate.authors[row as usize];
        world.account(author).kind == Kind::Person && world.follows(viewer, author) && world.follows(author, viewer)
    }

    /// Was the viewer never shown anything of the author before?
    pub(super) fn is_new_to_viewer(&self, row: u32) -> bool {
        !self.context.history.has_met(self.context.viewer_id, self.ledger.slate.authors[row as usize])
    }

    pub(super) fn is_by_small_creator(&self, row: u32) -> bool {
        self.survey.is_small_creator(self.context.world, self.ledger.slate.authors[row as usize])
    }

    /// log10(1 + followers of the author).
    pub(super) fn popularity(&self, row: u32) -> f64 {
        let followers = self.context.world.followers(self.ledger.slate.authors[row as usize]).len();
        (1.0 + followers as f64).log10()
    }

    /// How much of the session each topic has, each post spreading one share over its own.
    pub(super) fn topic_shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.context.world.names.topics.len()];
        for post in self.posts() {
            let whole: f64 = post.topics.iter().map(|(_, weight)| weight).sum();
            for (topic, weight) in post.topics.iter().filter(|_| whole > 0.0) {
                shares[topic.0 as usize] += weight / whole;
            }
        }
        shares
    }

    pub(super) fn topic_entropy(&self) -> Option<f64> {
        entropy(self.topic_shares())
    }

    /// How far what is shown is from the viewer's interests.
    pub(super) fn miscalibration(&self) -> Option<f64> {
        let interests = self.context.history.interests(self.context.viewer_id);
        let wanted: Vec<f64> =
            (0..self.context.world.names.topics.len() as u32).map(|topic| interests.get(TopicId(topic))).collect();
        divergence(&wanted, &self.topic_shares(), SMOOTHING)
    }

    /// The mean of 1 − similarity over all pairs; `None` with fewer than two posts.
    pub(super) fn diversity(&self) -> Option<f64> {
        let traits: Vec<Traits<'_>> = self.posts().map(Traits::of).collect();
        let pairs = (1..traits.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        mean(pairs.map(|(a, b)| 1.0 - traits[a].similarity(&traits[b])))
    }

    /// What the viewer really likes, where the world knows.
    pub(super) fn taste(&self) -> Option<&'a Taste> {
        self.context.world.truth.as_ref()?.tastes.get(self.context.viewer_id.0 as usize)
    }
}
