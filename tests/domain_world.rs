//! The world's look-ups.

use glassfeed::domain::{AccountId, World};
use glassfeed::files::{self, Progress};

fn world() -> World {
    let name = files::samples().next().expect("a sample");
    files::sample(name, &Progress::new()).expect("it opens")
}

#[test]
fn a_world_whose_follows_changed_is_the_one_made_of_those_follows() {
    let account = AccountId(0);
    let mut follows = world().account(account).follows.clone();
    let stranger = (1..).map(AccountId).find(|id| !follows.contains(id)).expect("a stranger");
    follows.remove(0);
    follows.push(stranger);
    let changed = world().with_follows(account, follows.clone());
    let mut parts = world().into_parts();
    parts.accounts[0].follows = follows;
    let made = World::new(parts);
    let everybody = || (0..made.accounts.len() as u32).map(AccountId);
    assert!(everybody().all(|id| changed.followers(id) == made.followers(id)));
    assert!(everybody().all(|id| changed.follows(account, id) == made.follows(account, id)));
    assert_eq!(changed.into_parts(), made.into_parts());
}
