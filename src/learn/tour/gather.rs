//! Step 1: what was found, and what became of it.

use crate::domain::{Origin, PostId};
use crate::pipeline::{Ledger, Removal, stages};

/// Every reason a post is dropped for, in the order they are asked.
const REASONS: [(&str, &[&str]); 2] = [
    (stages::source::STAGE.id, &["own", "future", "too_old", "seen"]),
    (stages::filter::STAGE.id, &["violation", "muted", "hidden"]),
];

/// Posts that share what became of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pile {
    /// Why they dropped out; `None` for those that were kept.
    pub removal: Option<Removal>,
    /// The posts, newest first, by origin in the order of [`Origin::ALL`].
    pub posts: [Vec<PostId>; 3],
}

/// What was found and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// How many posts had each origin, in the order of [`Origin::ALL`].
    pub found: [usize; 3],
    /// One pile to a reason, in the order they are asked, empty ones too.
    pub removed: Vec<Pile>,
    /// Those that were kept.
    pub kept: Pile,
}

impl Pile {
    fn new(removal: Option<Removal>) -> Pile {
        Pile { removal, posts: Default::default() }
    }

    /// How many posts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.posts.iter().map(Vec::len).sum()
    }

    /// None at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Gathered {
    /// How many posts were found in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.found.iter().sum()
    }
}

/// Sorts what was found into piles.
#[must_use]
pub fn gathered(ledger: &Ledger) -> Gathered {
    let removals =
        REASONS.into_iter().flat_map(|(stage, reasons)| reasons.iter().map(move |&reason| Removal { stage, reason }));
    let mut gathered = Gathered {
        found: [0; 3],
        removed: removals.map(|removal| Pile::new(Some(removal))).collect(),
        kept: Pile::new(None),
    };
    for found in &ledger.found {
        let origin = found.origin as usize;
        gathered.found[origin] += 1;
        let pile = match found.removed {
            None => &mut gathered.kept,
            Some(removal) => {
                let at = gathered.removed.iter().position(|pile| pile.removal == Some(removal));
                let at = at.unwrap_or_else(|| {
                    gathered.removed.push(Pile::new(Some(removal)));
                    gathered.removed.len() - 1
                });
                &mut gathered.removed[at]
            }
        };
        pile.posts[origin].push(found.post);
    }
    gathered
}

const _: () = assert!(Origin::ALL.len() == 3, "one field of marks to an origin");
