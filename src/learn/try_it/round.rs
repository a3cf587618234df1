//! A round: ten posts of one person's feed, dealt in a random order.

use super::lesson::{Lesson, Pool};
use crate::domain::PostId;
use crate::pipeline::{Context, Ledger};
use crate::simulation::random::{Chance, index, pick, shuffle, stream};

/// Ten posts to put in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Round {
    /// The posts in the order they are dealt in: a random one, which says nothing of the system's.
    pub dealt: Vec<PostId>,
    /// The same in the system's order: that of the whole feed with everything else left out.
    pub system: Vec<PostId>,
    /// What each of [`Round::system`] teaches.
    pub lessons: Vec<Lesson>,
}

impl Round {
    /// So many posts a round has, where the feed has them.
    pub const SIZE: usize = 10;
    /// With fewer there is nothing to put in order.
    pub const LEAST: usize = 3;

    /// Draws a round from the delivered posts: one that teaches each lesson there is a post for, two or three for a run
    /// of one author, then posts from all over the ranking. Each seed draws another; a feed of ten or fewer posts has
    /// but one. `None` where fewer than [`Round::LEAST`] are delivered.
    #[must_use]
    pub fn draw(context: &Context<'_>, ledger: &Ledger, seed: u64) -> Option<Round> {
        let mut chance = stream(seed, "try it", context.viewer_id.0 as usize);
        let pool = Pool::new(context, ledger);
        let delivered = ledger.delivered();
        let mut chosen: Vec<u32> = Vec::new();
        for lesson in Lesson::LOOKED_FOR {
            let left = || delivered.iter().copied().filter(|row| !chosen.contains(row));
            let mut found: Vec<u32> = left().filter(|&row| pool.teaches(row, lesson, delivered)).collect();
            if lesson == Lesson::SameAuthor {
                run_of_one(&mut chance, ledger, &mut found);
            } else {
                found = pick(&mut chance, &found).copied().into_iter().collect();
            }
            chosen.extend(found);
        }
        spread(&mut chance, delivered, &mut chosen);
        chosen.truncate(Round::SIZE);
        let posts: Vec<PostId> = chosen.iter().map(|&row| ledger.slate.posts[row as usize]).collect();
        Round::of(context, ledger, &posts, seed)
    }

    /// The round of these posts, in whatever order they are given. `None` where one of them is no candidate of this
    /// feed any more or is given twice, or where there are fewer than [`Round::LEAST`].
    #[must_use]
    pub fn of(context: &Context<'_>, ledger: &Ledger, posts: &[PostId], seed: u64) -> Option<Round> {
        let order = ledger.order().iter().copied();
        let rows: Vec<u32> = order.filter(|&row| posts.contains(&ledger.slate.posts[row as usize])).collect();
        if rows.len() != posts.len() || rows.len() < Round::LEAST {
            return None;
        }
        let pool = Pool::new(context, ledger);
        let mut dealt = posts.to_vec();
        dealt.sort_unstable();
        shuffle(&mut stream(seed, "try it, dealt", context.viewer_id.0 as usize), &mut dealt);
        Some(Round {
            dealt,
            system: rows.iter().map(|&row| ledger.slate.posts[row as usize]).collect(),
            lessons: rows.iter().map(|&row| pool.lesson(row, &rows)).collect(),
        })
    }

    /// What a post of the round teaches.
    #[must_use]
    pub fn lesson(&self, post: PostId) -> Lesson {
        let at = self.system.iter().position(|&other| other == post);
        at.map_or(Lesson::Spread, |at| self.lessons[at])
    }
}

/// Leaves two or three rows of one author; none where no author has two.
fn run_of_one(chance: &mut Chance, ledger: &Ledger, rows: &mut Vec<u32>) {
    let author = |row: u32| ledger.slate.authors[row as usize];
    let mut several: Vec<_> = rows.iter().map(|&row| author(row)).collect();
    several.sort_unstable();
    let several: Vec<_> = several.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| run[0]).collect();
    let one = pick(chance, &several).copied();
    rows.retain(|&row| Some(author(row)) == one);
    shuffle(chance, rows);
    rows.truncate(2 + index(chance, 2));
}

/// Fills up to a whole round: one post from each of as many equal parts of the ranking.
fn spread(chance: &mut Chance, delivered: &[u32], chosen: &mut Vec<u32>) {
    let left: Vec<u32> = delivered.iter().copied().filter(|row| !chosen.contains(row)).collect();
    let wanted = Round::SIZE.saturating_sub(chosen.len()).min(left.len());
    for part in 0..wanted {
        let (from, to) = (part * left.len() / wanted, (part + 1) * left.len() / wanted);
        chosen.extend(pick(chance, &left[from..to]));
    }
}
