//! Who led the last refreshes: with it remembered, another leads the next.

use glassfeed::domain::{AccountId, Action, ActionSet, Impression, PostId, ViewerId, World};
use glassfeed::files::{Progress, sample};
use glassfeed::model::History;
use glassfeed::pipeline::stages::author_decay::{LED, REASON, REMEMBER};
use glassfeed::pipeline::{Context, Ledger, rank, why};
use glassfeed::policy::{Policy, Value};

/// Posts that are passed before each refresh.
const PASSED: usize = 3;
const REFRESHES: usize = 8;

fn remembering(on: bool) -> Policy {
    let mut policy = Policy::defaults();
    policy.set(&REMEMBER, Value::Switch(on)).expect("a switch");
    policy
}

/// Somebody with a feed.
struct Reader<'a> {
    world: &'a World,
    viewer: ViewerId,
    history: History,
    behind: Vec<PostId>,
}

impl<'a> Reader<'a> {
    fn new(world: &'a World, viewer: u32) -> Reader<'a> {
        Reader { world, viewer: ViewerId(viewer), history: History::empty(world), behind: Vec::new() }
    }

    fn context<'b>(&'b self, policy: &'b Policy) -> Context<'b> {
        Context { seen_since: &self.behind, ..Context::new(self.world, &self.history, policy, self.viewer) }
    }

    fn posts(ledger: &Ledger) -> Vec<PostId> {
        ledger.delivered().iter().map(|&row| ledger.slate.posts[row as usize]).collect()
    }

    fn see(&mut self, post: PostId, position: u32, named: ActionSet) {
        let (viewer, at) = (self.viewer, self.world.now);
        let watched = self.world.post(post).media.plays().then_some(0.0);
        let impression = Impression { viewer, post, at, position, dwell_secs: 1.7, watched, named };
        self.history.observe(self.world, &impression);
    }

    /// Passes the first posts and refreshes, again and again; answers who led each time.
    fn read(mut self, policy: &Policy) -> Vec<AccountId> {
        let once = |_| {
            let posts = Reader::posts(&rank(&self.context(policy)));
            for (&post, position) in posts.iter().take(PASSED).zip(1..) {
                self.see(post, position, ActionSet::default());
                self.behind.push(post);
            }
            self.world.post(posts[0]).author
        };
        (0..REFRESHES).map(once).collect()
    }
}

/// The highest post whose author has another one.
fn with_company(ledger: &Ledger) -> PostId {
    let author = |row: u32| ledger.slate.authors[row as usize];
    let row = ledger.delivered().iter().find(|&&row| ledger.slate.rows_of(author(row)).len() > 1);
    ledger.slate.posts[*row.expect("an author with two posts") as usize]
}

fn repeats(leaders: &[AccountId]) -> usize {
    leaders.windows(2).filter(|pair| pair[0] == pair[1]).count()
}

#[test]
fn an_author_who_led_leads_less_often_again() {
    let world = sample("harbor", &Progress::new()).expect("a sample");
    let count = |on| -> usize {
        (0..world.viewers.len() as u32).map(|viewer| repeats(&Reader::new(&world, viewer).read(&remembering(on)))).sum()
    };
    let (off, on) = (count(false), count(true));
    println!("the same author leads twice {off} times, remembered {on}");
    assert!(off > 0, "there is something to remember");
    assert!(on * 2 <= off, "{on} times against {off}");
}

#[test]
fn what_it_takes_is_a_step_of_its_own_with_a_sentence() {
    let world = sample("harbor", &Progress::new()).expect("a sample");
    let mut reader = Reader::new(&world, 0);
    let first = with_company(&rank(&reader.context(&remembering(true))));
    reader.see(first, 1, ActionSet::default());
    reader.behind.push(first);
    let (policy, author) = (remembering(true), world.post(first).author);
    let ledger = rank(&reader.context(&policy));
    let led = ledger.column("author_decay", LED).expect("a step of its own");
    let rows = ledger.slate.rows_of(author);
    assert!(!rows.is_empty(), "the author has another post");
    for row in 0..ledger.slate.len() as u32 {
        assert_eq!(led.values[row as usize] < 1.0, rows.contains(&row), "only the author who led is lowered");
    }
    let sentences: Vec<String> =
        why(&reader.context(&policy), &ledger, rows[0]).into_iter().map(|reason| reason.sentence).collect();
    assert!(sentences.iter().any(|sentence| sentence.contains("led your feed lately")), "{sentences:?}");
    assert!(ledger.column("author_decay", REASON).is_some(), "the decay goes on from there");
}

#[test]
fn a_post_that_is_acted_on_counts_only_once_it_is_behind() {
    let world = sample("harbor", &Progress::new()).expect("a sample");
    let mut reader = Reader::new(&world, 0);
    let policy = remembering(true);
    let first = with_company(&rank(&reader.context(&policy)));
    reader.see(first, 1, ActionSet::default().with(Action::Like));
    assert!(rank(&reader.context(&policy)).column("author_decay", LED).is_none());
    reader.behind.push(first);
    assert!(rank(&reader.context(&policy)).column("author_decay", LED).is_some());
}

#[test]
fn off_it_changes_no_bit() {
    let world = sample("harbor", &Progress::new()).expect("a sample");
    let mut reader = Reader::new(&world, 0);
    let first = Reader::posts(&rank(&reader.context(&Policy::defaults())))[0];
    reader.see(first, 1, ActionSet::default());
    reader.behind.push(first);
    let ledger = rank(&reader.context(&Policy::defaults()));
    assert!(ledger.column("author_decay", LED).is_none());
    let decay = ledger.column("author_decay", REASON).expect("an author has two posts");
    assert!(ledger.slate.by_author().iter().all(|rows| rows.iter().any(|&row| decay.values[row as usize] == 1.0)));
}
