//! The rows of the table, worked out of the ledger once per run.

use std::cmp::Ordering;

use crate::app::state::State;
use crate::domain::{Action, PostId, PostType, World};
use crate::pipeline::{Ledger, Op, Removal, ranks};

use super::choice::{Column, Filter, TableView};

/// One post of the table.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Which post.
    pub(super) post: PostId,
    /// The group it is normalized in.
    pub(super) kind: PostType,
    /// Hours since it was posted.
    pub(super) age_hours: f64,
    /// Its place and numbers, or where and why it dropped out.
    pub(super) fate: Result<Ranked, Removal>,
}

/// What the ledger says of a post that was ranked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    /// Its row in the ledger.
    pub(super) row: u32,
    /// Its place, 1 = top.
    pub(super) rank: u32,
    /// Is it in the feed?
    pub(super) is_delivered: bool,
    /// Places won against the pinned order; `None` where it is new.
    pub(super) moved: Option<i64>,
    /// Sum of the contributions below zero, as a size.
    pub(super) below: f64,
    /// Sum of those above.
    pub(super) above: f64,
    /// All factors together; `None` in a feed that is not scored.
    pub(super) factor: Option<f64>,
    /// The score; `None` in a feed that is not scored.
    pub(super) score: Option<f64>,
    /// Places the list rules moved it up.
    pub(super) rule: i64,
    /// A list rule had to give way at its place.
    pub(super) relaxed: bool,
}

/// Every post with an origin: the ranked ones in order, then the removed ones in the ledger's order.
#[derive(Clone, Debug)]
pub(super) struct Entries {
    /// One entry per post.
    pub(super) all: Vec<Entry>,
    /// How many of them were ranked; they stand first.
    pub(super) ranked: usize,
    /// How many were delivered.
    pub(super) delivered: usize,
    /// The greatest sum of losses among them, for the length of the bars.
    pub(super) most_below: f64,
    /// The greatest sum of gains.
    pub(super) most_above: f64,
}

impl Entries {
    /// Reads the ledger across.
    pub(super) fn new(state: &State) -> Entries {
        let results = &state.results;
        let (ledger, context) = (&results.ledger, results.context());
        let world = context.world;
        let scored = ledger.is_scored();
        let by_score = ledger.arrangements.first().map(|(_, sorted)| ranks(&sorted.order)).unwrap_or_default();
        let relaxed: std::collections::BTreeSet<u32> =
            ledger.arrangements.iter().flat_map(|(_, arrangement)| arrangement.relaxed.iter().copied()).collect();
        let ranked = ledger.order().iter().zip(1u32..).map(|(&row, rank)| {
            let at = row as usize;
            let post = ledger.slate.posts[at];
            let score = scored.then(|| ledger.scores[at]);
            Entry {
                post,
                kind: ledger.slate.types[at],
                age_hours: ledger.slate.age_hours[at],
                fate: Ok(Ranked {
                    row,
                    rank,
                    is_delivered: rank as usize <= ledger.delivery.length,
                    moved: results.moved(post, rank),
                    below: contributions(ledger, row).map(|(_, value)| (-value).max(0.0)).sum(),
                    above: contributions(ledger, row).map(|(_, value)| value.max(0.0)).sum(),
                    factor: scored.then(|| factor(ledger, row)),
                    score,
                    rule: i64::from(by_score[at]) - i64::from(rank),
                    relaxed: relaxed.contains(&row),
                }),
            }
        });
        let removed = ledger.found.iter().filter_map(|found| {
            let post = world.post(found.post);
            let age_hours = crate::domain::hours_between(post.created_at, context.now).max(0.0);
            let kind = PostType::of(post, found.origin);
            Some(Entry { post: found.post, kind, age_hours, fate: Err(found.removed?) })
        });
        let all: Vec<Entry> = ranked.chain(removed).collect();
        let most = |read: fn(&Ranked) -> f64| {
            all.iter().filter_map(|entry| entry.fate.as_ref().ok()).map(read).fold(0.0, f64::max)
        };
        let (most_below, most_above) = (most(|ranked| ranked.below), most(|ranked| ranked.above));
        Entries { ranked: ledger.slate.len(), delivered: ledger.delivery.length, most_below, most_above, all }
    }

    /// How many posts a filter lets through.
    pub(super) fn count(&self, filter: Filter) -> usize {
        match filter {
            Filter::All => self.all.len(),
            Filter::Delivered => self.delivered,
            Filter::PastTheEnd => self.ranked - self.delivered,
            Filter::Removed => self.all.len() - self.ranked,
        }
    }

    /// The indices the view shows, in its order: the ranked first, then the removed. Where a column says nothing of two
    /// posts, their own order stands.
    pub(super) fn shown(&self, world: &World, view: &TableView) -> (Vec<u32>, Vec<u32>) {
        let needle = view.search.trim().to_lowercase();
        let passes = |&index: &u32| {
            let entry = &self.all[index as usize];
            view.filter.lets(entry) && (needle.is_empty() || holds(world, entry.post, &needle))
        };
        let (mut ranked, mut removed): (Vec<u32>, Vec<u32>) =
            (0..self.all.len() as u32).filter(passes).partition(|&index| (index as usize) < self.ranked);
        for indices in [&mut ranked, &mut removed] {
            indices.sort_by(|&a, &b| {
                let order = compare(world, view.sort, &self.all[a as usize], &self.all[b as usize]);
                if view.descending { order.reverse() } else { order }
            });
        }
        (ranked, removed)
    }
}

/// What each action adds to the row's value, in action order.
pub(super) fn contributions(ledger: &Ledger, row: u32) -> impl Iterator<Item = (Action, f64)> + '_ {
    let columns = ledger.columns.iter().find(|(stage, _)| *stage == "merge").map_or(&[][..], |(_, columns)| columns);
    Action::ALL.into_iter().zip(columns).map(move |(action, column)| (action, column.values[row as usize]))
}

/// All boosts and demotions of a row, multiplied.
fn factor(ledger: &Ledger, row: u32) -> f64 {
    ledger.steps(row).filter(|step| step.column.op == Op::Times).map(|step| step.value).product()
}

impl Filter {
    fn lets(self, entry: &Entry) -> bool {
        match (self, &entry.fate) {
            (Filter::All, _) | (Filter::Removed, Err(_)) => true,
            (Filter::Delivered, Ok(ranked)) => ranked.is_delivered,
            (Filter::PastTheEnd, Ok(ranked)) => !ranked.is_delivered,
            _ => false,
        }
    }
}

/// Is the lower-case needle in the post's author, caption, or, where it begins with #, among its tags?
fn holds(world: &World, id: PostId, needle: &str) -> bool {
    let post = world.post(id);
    let author = world.account(post.author);
    let mut tags = post.hashtags.iter().map(|tag| world.names.hashtags[tag.0 as usize].to_lowercase());
    match needle.strip_prefix('#') {
        Some(tag) => tags.any(|own| own.starts_with(tag)),
        None => {
            author.id.contains(needle)
                || author.name.to_lowercase().contains(needle)
                || post.caption.to_lowercase().contains(needle)
                || tags.any(|own| own.contains(needle))
        }
    }
}

fn compare(world: &World, column: Column, a: &Entry, b: &Entry) -> Ordering {
    let handle = |entry: &Entry| world.account(world.post(entry.post).author).id.as_str();
    let number = |read: fn(&Ranked) -> f64| {
        let of = |entry: &Entry| entry.fate.as_ref().map_or(f64::NEG_INFINITY, read);
        of(a).total_cmp(&of(b))
    };
    match column {
        Column::Rank => number(|ranked| f64::from(ranked.rank)),
        Column::Move => number(|ranked| ranked.moved.map_or(f64::NEG_INFINITY, |places| places as f64)),
        Column::Post => handle(a).cmp(handle(b)),
        Column::Type => a.kind.cmp(&b.kind),
        Column::Age => a.age_hours.total_cmp(&b.age_hours),
        Column::Contributions => number(|ranked| ranked.above - ranked.below),
        Column::Factor => number(|ranked| ranked.factor.unwrap_or(f64::NEG_INFINITY)),
        Column::Score => number(|ranked| ranked.score.unwrap_or(f64::NEG_INFINITY)),
        Column::Rule => number(|ranked| ranked.rule as f64),
    }
}
