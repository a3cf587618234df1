//! How much a feed hangs on each knob: what a small turn moves, and where posts pass each other on the way.
//!
//! Everything answered was seen in a real run of the pipeline.

use std::collections::HashMap;

use crate::domain::PostId;
use crate::pipeline::{Changed, Context, Ledger, rank, rerank};
use crate::policy::{Policy, Track, Value};

use super::nudge::Lever;

/// A small turn, as a share of the slider's reach. Assumed.
pub const SMALL: f64 = 0.05;

/// What a small turn of one number moves, on either side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// What is turned.
    pub lever: Lever,
    /// Where it stands.
    pub from: f64,
    /// Turned down; `None` at the end of the slider or beyond.
    pub down: Option<Turn>,
    /// Turned up; the same.
    pub up: Option<Turn>,
}

/// One turn, and what it moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// Where it is turned to.
    pub to: f64,
    /// How many places a post of the feed moves, on average. One that is no candidate any more moves behind the last.
    pub places: f64,
}

impl Swing {
    /// The larger of the two sides.
    #[must_use]
    pub fn places(&self) -> f64 {
        [self.down, self.up].into_iter().flatten().map(|turn| turn.places).fold(0.0, f64::max)
    }
}

/// What a small turn of every number moves, most first, of equals the earlier knob: a tornado chart. Numbers that cannot
/// matter now are left out.
///
/// `go_on` hears how far it is, 0..1, before every run; once it says no, the answer is `None`.
#[must_use]
pub fn tornado(context: &Context<'_>, mut go_on: impl FnMut(f32) -> bool) -> Option<Vec<Swing>> {
    let now = rank(context);
    let mut bench = Bench::new(context, now.clone());
    let levers = Lever::that_matter(context, &now);
    let mut swings = Vec::new();
    for (at, &lever) in levers.iter().enumerate() {
        let (Some(track), Value::Number(from)) = (lever.track(), lever.value(context.policy)) else { continue };
        let mut turn = |up: bool| {
            if !go_on(at as f32 / levers.len() as f32) {
                return None;
            }
            Some(
                small_step(lever, track, from, up)
                    .map(|to| Turn { to, places: places_moved(&now, bench.run(lever, to)) }),
            )
        };
        swings.push(Swing { lever, from, down: turn(false)?, up: turn(true)? });
    }
    swings.sort_by(|a, b| b.places().total_cmp(&a.places()));
    Some(swings)
}

/// Ranks along the whole reach of one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// What is turned.
    pub lever: Lever,
    /// Where it was put, ascending; where it stands is among them, unless that is beyond its reach.
    pub settings: Vec<f64>,
    /// The posts watched: the first of the feed as it stands, top to bottom.
    pub posts: Vec<PostId>,
    /// Per post its rank at each setting, 1 = top; `None` where it is no candidate.
    pub ranks: Vec<Vec<Option<usize>>>,
    /// Where one of the posts passes another, by ascending value.
    pub crossings: Vec<Crossing>,
}

/// Two posts that change places between two neighboring values of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// Above up to there.
    pub before: PostId,
    /// Above from there on.
    pub after: PostId,
    /// The last value at which it is as before, and the next one: neighbors in the steps the number is shown in.
    pub between: [f64; 2],
}

/// Puts one number at up to `settings` values along its slider and ranks the feed's first `posts` at each; `None` for a
/// switch or a choice.
///
/// Between two settings that differ in order the crossing is narrowed down to one step; two posts that pass each other
/// twice between the same settings are not seen. `go_on` as in [`tornado`]; once it says no, the answer is `None`.
#[must_use]
pub fn sweep(
    context: &Context<'_>,
    lever: Lever,
    posts: usize,
    settings: usize,
    go_on: impl FnMut(f32) -> bool,
) -> Option<Sweep> {
    let track = lever.track()?;
    let now = rank(context);
    let watched: Vec<PostId> = now.delivered().iter().take(posts).map(|&row| now.slate.posts[row as usize]).collect();
    let steps = steps(lever, track, lever.value(context.policy), settings);
    let mut search = Search { bench: Bench::new(context, now), lever, posts: &watched, go_on, crossings: Vec::new() };
    let mut columns: Vec<Vec<Option<usize>>> = Vec::new();
    for (at, &step) in steps.iter().enumerate() {
        let ranks = search.ranks(step, at as f32 / steps.len() as f32)?;
        if let Some(before) = columns.last() {
            search.narrow((steps[at - 1], before), (step, &ranks), at as f32 / steps.len() as f32)?;
        }
        columns.push(ranks);
    }
    let crossings = search.crossings;
    Some(Sweep {
        lever,
        settings: steps.iter().map(|&step| value_at(lever, step)).collect(),
        ranks: (0..watched.len()).map(|post| columns.iter().map(|ranks| ranks[post]).collect()).collect(),
        posts: watched,
        crossings,
    })
}

/// Feeds with one lever turned, each made from the one before.
struct Bench<'a> {
    context: Context<'a>,
    policy: Policy,
    ledger: Ledger,
}

impl<'a> Bench<'a> {
    fn new(context: &Context<'a>, ledger: Ledger) -> Bench<'a> {
        Bench { context: *context, policy: context.policy.clone(), ledger }
    }

    fn run(&mut self, lever: Lever, to: f64) -> &Ledger {
        let mut policy = self.context.policy.clone();
        lever.turn(&mut policy, Value::Number(to));
        let before = std::mem::replace(&mut self.policy, policy);
        let context = Context { policy: &self.policy, ..self.context };
        rerank(&context, &mut self.ledger, Changed::Policy(&before));
        &self.ledger
    }
}

/// A sweep under way. Its methods answer `None` once it was told to stop.
struct Search<'a, 'b, G> {
    bench: Bench<'a>,
    lever: Lever,
    posts: &'b [PostId],
    go_on: G,
    crossings: Vec<Crossing>,
}

impl<G: FnMut(f32) -> bool> Search<'_, '_, G> {
    fn ranks(&mut self, step: i64, done: f32) -> Option<Vec<Option<usize>>> {
        if !(self.go_on)(done) {
            return None;
        }
        let ledger = self.bench.run(self.lever, value_at(self.lever, step));
        let places = places(ledger);
        Some(self.posts.iter().map(|post| places.get(post).copied()).collect())
    }

    /// Files every crossing between two steps, each between two neighboring ones.
    fn narrow(&mut self, low: (i64, &[Option<usize>]), high: (i64, &[Option<usize>]), done: f32) -> Option<()> {
        let crossed = crossed(low.1, high.1);
        if crossed.is_empty() {
            return Some(());
        }
        if high.0 - low.0 <= 1 {
            let between = [low.0, high.0].map(|step| value_at(self.lever, step));
            let crossing = |(before, after): (usize, usize)| Crossing {
                before: self.posts[before],
                after: self.posts[after],
                between,
            };
            self.crossings.extend(crossed.into_iter().map(crossing));
            return Some(());
        }
        let middle = low.0 + (high.0 - low.0) / 2;
        let ranks = self.ranks(middle, done)?;
        self.narrow(low, (middle, &ranks), done)?;
        self.narrow((middle, &ranks), high, done)
    }
}

/// The pairs of which the first stands above the second in the one and below it in the other. What is no candidate
/// stands behind all that are.
fn crossed(low: &[Option<usize>], high: &[Option<usize>]) -> Vec<(usize, usize)> {
    let place = |ranks: &[Option<usize>], at: usize| ranks[at].unwrap_or(usize::MAX);
    let pairs = (0..low.len()).flat_map(|a| (0..low.len()).map(move |b| (a, b)));
    pairs.filter(|&(a, b)| place(low, a) < place(low, b) && place(high, a) > place(high, b)).collect()
}

/// Steps along the slider, evenly along its curve, and the one at which the number stands; ascending, each once.
fn steps(lever: Lever, track: Track, now: Value, count: usize) -> Vec<i64> {
    let per_one = lever.steps_per_one();
    let (low, high) = (track.from.min(track.to), track.from.max(track.to));
    let (low, high) = ((low * per_one).ceil() as i64, (high * per_one).floor() as i64);
    let along = (0..count).map(|at| track.at(at as f64 / count.saturating_sub(1).max(1) as f64));
    let now = if let Value::Number(now) = now { Some(now) } else { None };
    let mut steps: Vec<i64> = along.chain(now).map(|value| (value * per_one).round() as i64).collect();
    steps.retain(|step| (low..=high).contains(step));
    steps.sort_unstable();
    steps.dedup();
    steps
}

fn value_at(lever: Lever, step: i64) -> f64 {
    // A sum with +0 makes −0 plain.
    step as f64 / lever.steps_per_one() + 0.0
}

/// The number a small turn away, in the steps it is shown in, at least one step; `None` where the slider ends.
fn small_step(lever: Lever, track: Track, from: f64, up: bool) -> Option<f64> {
    let (low, high) = (track.from.min(track.to), track.from.max(track.to));
    let toward = if up == (track.to > track.from) { SMALL } else { -SMALL };
    let wanted = track.at((track.share(from) + toward).clamp(0.0, 1.0)) * lever.steps_per_one();
    let now = from * lever.steps_per_one();
    let step = if up { wanted.round().max(now.floor() + 1.0) } else { wanted.round().min(now.ceil() - 1.0) };
    let to = value_at(lever, step as i64);
    (low..=high).contains(&to).then_some(to)
}

fn places(ledger: &Ledger) -> HashMap<PostId, usize> {
    ledger.order().iter().map(|&row| ledger.slate.posts[row as usize]).zip(1..).collect()
}

/// How many places a delivered post moves on average; 0 for an empty feed.
fn places_moved(before: &Ledger, after: &Ledger) -> f64 {
    let (places, behind) = (places(after), after.slate.len() + 1);
    let moves = before.delivered().iter().zip(1usize..).map(|(&row, place)| {
        places.get(&before.slate.posts[row as usize]).copied().unwrap_or(behind).abs_diff(place) as f64
    });
    super::statistics::mean(moves).unwrap_or(0.0)
}
