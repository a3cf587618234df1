//! How ranking by hand stands, and the round that is played.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::state::State;
use crate::domain::{PostId, Viewer, ViewerId};
use crate::learn::View;
use crate::learn::try_it::{Agreement, Disagreement, Round, by_age, by_likes, disagreements};
use crate::pipeline::{Context, FeedKind, Ledger, rank};

/// The round that is played.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TryItView {
    /// Which ten posts are drawn; every round has another.
    pub seed: u64,
    /// The handle of the person whose round it is; for anybody else it has not begun.
    pub viewer: String,
    /// The ids of the posts in the order they were put in; empty while none was moved.
    pub hand: Vec<String>,
    /// The system's order is shown, and nothing can be moved.
    pub revealed: bool,
    /// The same posts were revealed before.
    pub again: bool,
    /// All reasons are shown, not only the first.
    pub all_reasons: bool,
    /// What was revealed since the window opened, first to last.
    #[serde(skip)]
    pub played: Vec<Played>,
}

/// A round that was revealed.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// Which round, counted from 1.
    pub round: usize,
    /// Whose, by name.
    pub name: String,
    /// How far it agreed.
    pub tau: f64,
    /// The answer had been seen before.
    pub again: bool,
}

/// The round as it stands for the viewer at hand.
#[derive(Clone, Debug)]
pub struct Board {
    /// How it is looked at, and what was played.
    pub view: TryItView,
    /// The posts; `None` where the feed has too few.
    pub round: Option<Round>,
    /// The posts in the order they were put in.
    pub hand: Vec<PostId>,
    /// What is told once it is revealed.
    pub verdict: Option<Verdict>,
}

/// What is told once it is revealed.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How far the order agrees.
    pub agreement: Agreement,
    /// How far the most liked first would.
    pub by_likes: Agreement,
    /// How far the newest first would.
    pub by_age: Agreement,
    /// Why posts stand elsewhere, biggest move first.
    pub disagreements: Vec<Disagreement>,
    /// The scores in the system's order.
    pub scores: Vec<f64>,
}

impl Board {
    /// The round that is played, or the one that would begin. A post that dropped out of the feed ends the round.
    #[must_use]
    pub fn of(state: &State) -> Board {
        let mut view = state.session.learn.try_it.clone();
        let handle = &state.document.world.account(state.document.viewer().account).id;
        if view.viewer != *handle {
            let seed = view.seed + u64::from(view.revealed);
            view = TryItView { seed, viewer: handle.clone(), played: view.played, ..TryItView::default() };
        }
        let ledger = home(state);
        let context = home_context(state);
        let known = view.hand.iter().filter_map(|id| state.document.world.post_named(id));
        let hand: Vec<PostId> = known.collect();
        let kept = (!hand.is_empty()).then(|| Round::of(&context, &ledger, &hand, view.seed)).flatten();
        let (round, hand) = match kept {
            Some(round) => (Some(round), hand),
            None => {
                view = TryItView { hand: Vec::new(), revealed: false, again: false, ..view };
                let round = Round::draw(&context, &ledger, view.seed);
                let hand = round.as_ref().map_or(Vec::new(), |round| round.dealt.clone());
                (round, hand)
            }
        };
        let verdict = round.as_ref().filter(|_| view.revealed).map(|round| {
            let (world, system) = (context.world, &round.system);
            Verdict {
                agreement: Agreement::of(&hand, system),
                by_likes: Agreement::of(&by_likes(world, system), system),
                by_age: Agreement::of(&by_age(world, system), system),
                disagreements: disagreements(&context, &ledger, &hand, system),
                scores: system
                    .iter()
                    .filter_map(|&post| ledger.scores.get(ledger.slate.row_of(post)? as usize).copied())
                    .collect(),
            }
        });
        Board { view, round, hand, verdict }
    }

    /// How many places higher the system has a post than it was put by hand; `None` before that is told.
    #[must_use]
    pub fn moved(&self, post: PostId) -> Option<i64> {
        let system = &self.round.as_ref().filter(|_| self.view.revealed)?.system;
        let place = |order: &[PostId]| order.iter().position(|&other| other == post);
        Some(place(&self.hand)? as i64 - place(system)? as i64)
    }

    /// Which round it is since the window opened, counted from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        let played = self.view.played.iter().filter(|played| !played.again).count();
        (played + usize::from(!self.view.revealed && !self.view.again)).max(1)
    }

    /// Puts a post at a place, 0 = top; nothing once it is revealed.
    #[must_use]
    pub fn put(&self, state: &State, post: PostId, at: usize) -> Option<Command> {
        let hand = put(&self.hand, post, at);
        (!self.view.revealed && hand != self.hand).then(|| self.with_hand(state, &hand, self.view.clone()))
    }

    /// Shows the system's order.
    #[must_use]
    pub fn reveal(&self, state: &State) -> Option<Command> {
        let round = self.round.as_ref().filter(|_| !self.view.revealed)?;
        let mut view = TryItView { revealed: true, ..self.view.clone() };
        view.played.push(Played {
            round: self.number(),
            name: first_name(state).to_owned(),
            tau: Agreement::of(&self.hand, &round.system).tau,
            again: view.again,
        });
        Some(self.with_hand(state, &self.hand, view))
    }

    /// Deals the same posts once more.
    #[must_use]
    pub fn start_over(&self, state: &State) -> Option<Command> {
        let round = self.round.as_ref().filter(|round| self.view.revealed || round.dealt != self.hand)?;
        let again = self.view.revealed || self.view.again;
        let view = TryItView { revealed: false, again, all_reasons: false, ..self.view.clone() };
        Some(self.with_hand(state, &round.dealt, view))
    }

    /// Deals other posts of the same person.
    #[must_use]
    pub fn another(&self) -> Option<Command> {
        let TryItView { seed, viewer, played, .. } = self.view.clone();
        let view = TryItView { seed: seed + 1, viewer, played, ..TryItView::default() };
        self.round.as_ref().map(|_| Command::TryIt(Box::new(view)))
    }

    fn with_hand(&self, state: &State, hand: &[PostId], view: TryItView) -> Command {
        let hand = hand.iter().map(|&post| state.document.world.post(post).id.clone()).collect();
        Command::TryIt(Box::new(TryItView { hand, ..view }))
    }
}

/// The order with that post taken out and put in at that place.
#[must_use]
pub fn put(order: &[PostId], post: PostId, at: usize) -> Vec<PostId> {
    let mut order: Vec<PostId> = order.iter().copied().filter(|&other| other != post).collect();
    order.insert(at.min(order.len()), post);
    order
}

/// What the viewer at hand is called.
#[must_use]
pub fn first_name(state: &State) -> &str {
    let name = &state.document.world.account(state.document.viewer().account).name;
    name.split(' ').next().unwrap_or(name)
}

/// The ranked feed of the viewer at hand, whichever feed the phone shows.
#[must_use]
pub fn home(state: &State) -> Cow<'_, Ledger> {
    match state.session.feed {
        FeedKind::Home => Cow::Borrowed(&state.results.ledger),
        FeedKind::Favorites | FeedKind::Following | FeedKind::Explore => Cow::Owned(rank(&home_context(state))),
    }
}

/// What that feed is made from.
#[must_use]
pub fn home_context(state: &State) -> Context<'_> {
    Context { feed: FeedKind::Home, ..state.results.context() }
}

/// The ranked feed of somebody else under the same policy, at the same moment.
#[must_use]
pub fn home_of(state: &State, id: ViewerId) -> Ledger {
    let document = &state.document;
    let viewer: &Viewer = document.viewers.get(&id).unwrap_or_else(|| document.world.viewer(id));
    rank(&Context { viewer_id: id, viewer, seen_since: &[], ..home_context(state) })
}

/// What the palette can do with the round, while it is in view.
pub(crate) fn in_view(state: &State, ask: impl FnOnce(&Board) -> Option<Command>) -> Option<Command> {
    (state.session.view == View::TryIt).then(|| ask(&Board::of(state))).flatten()
}
