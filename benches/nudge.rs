//! How long the search behind "What would change it" takes: for a post in the middle of the order, one place up and to
//! the top. It runs beside the window, tells how far it is, and stops between two runs of the pipeline.
//!
//! `cargo bench --no-default-features --bench nudge`. Everything runs on one thread. Measured, no target.

mod slate;

use divan::Bencher;
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{Changed, rank, rerank};
use glassfeed::simulation::nudge::{Goal, nudges};

use slate::{Bench, Shape};

fn main() {
    divan::main();
}

fn bench_search(bencher: Bencher<'_, '_>, posts: u32, place: impl Fn(usize) -> usize) {
    let bench = Bench::new(posts, Shape::Plain);
    let ledger = rank(&bench.context());
    let place = place(ledger.order().len());
    let post = ledger.slate.posts[ledger.order()[place - 1] as usize];
    let goals = [Goal::Reach(place - 1), Goal::Reach(1)];
    bencher.bench_local(|| nudges(&bench.context(), post, &goals, 3, |_| true));
}

#[divan::bench(args = [2_000, 20_000], sample_count = 3, sample_size = 1)]
fn of_the_tenth(bencher: Bencher<'_, '_>, posts: u32) {
    bench_search(bencher, posts, |_| 10);
}

#[divan::bench(args = [2_000, 20_000], sample_count = 3, sample_size = 1)]
fn of_the_middle(bencher: Bencher<'_, '_>, posts: u32) {
    bench_search(bencher, posts, |all| all / 2);
}

#[divan::bench(args = [2_000, 20_000], sample_count = 3, sample_size = 1)]
fn of_the_last(bencher: Bencher<'_, '_>, posts: u32) {
    bench_search(bencher, posts, |all| all);
}

/// What passes between being told to stop and having stopped: one run of the pipeline.
#[divan::bench(args = [2_000, 20_000], sample_count = 5, sample_size = 1)]
fn one_run(bencher: Bencher<'_, '_>, posts: u32) {
    let bench = Bench::new(posts, Shape::Plain);
    let mut ledger = bench.ledger(Shape::Plain);
    bencher.bench_local(|| rerank(&bench.context(), &mut ledger, Changed::From(merge::STAGE.id)));
}
