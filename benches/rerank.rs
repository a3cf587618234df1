//! How long a feed takes: a re-rank on given predictions, one turned weight, and a feed from nothing.
//!
//! `cargo bench --no-default-features`. Everything runs on one thread. Targets on a 2-core machine: a re-rank of 2,000
//! candidates under 0.5 ms, of 100,000 under 15 ms and at most 14 times that of 10,000; from nothing 2,000 under 15 ms.

mod slate;

use divan::{Bencher, black_box};
use glassfeed::domain::Action;
use glassfeed::pipeline::stages::merge;
use glassfeed::pipeline::{Changed, rank, rerank};
use glassfeed::policy::{Policy, Value};

use slate::{Bench, Shape};

fn main() {
    divan::main();
}

/// Merge to deliver on given predictions, ledger included.
fn bench_rerank(bencher: Bencher<'_, '_>, posts: u32, shape: Shape) {
    let bench = Bench::new(posts, shape);
    let context = bench.context();
    let mut ledger = bench.ledger(shape);
    bencher.bench_local(|| {
        rerank(&context, black_box(&mut ledger), Changed::From(merge::STAGE.id));
        ledger.order().len()
    });
}

#[divan::bench(args = [2_000, 10_000, 100_000])]
fn rerank_plain(bencher: Bencher<'_, '_>, posts: u32) {
    bench_rerank(bencher, posts, Shape::Plain);
}

#[divan::bench(args = [2_000, 10_000, 100_000])]
fn rerank_one_author(bencher: Bencher<'_, '_>, posts: u32) {
    bench_rerank(bencher, posts, Shape::OneAuthor);
}

#[divan::bench(args = [2_000, 10_000, 100_000])]
fn rerank_one_medium(bencher: Bencher<'_, '_>, posts: u32) {
    bench_rerank(bencher, posts, Shape::OneMedium);
}

#[divan::bench(args = [2_000, 10_000, 100_000])]
fn rerank_all_equal(bencher: Bencher<'_, '_>, posts: u32) {
    bench_rerank(bencher, posts, Shape::AllEqual);
}

#[divan::bench(args = [2_000, 10_000, 100_000])]
fn rerank_all_filtered(bencher: Bencher<'_, '_>, posts: u32) {
    bench_rerank(bencher, posts, Shape::AllFiltered);
}

/// One weight turned to and fro, as a dragged slider does.
#[divan::bench(args = [2_000, 10_000, 100_000])]
fn drag_a_weight(bencher: Bencher<'_, '_>, posts: u32) {
    let bench = Bench::new(posts, Shape::Plain);
    let mut ledger = bench.ledger(Shape::Plain);
    let mut policies = [Policy::defaults(), Policy::defaults()];
    policies[1].set(merge::weight(Action::Save), Value::Number(5.0)).expect("in range");
    let mut at = 0;
    bencher.bench_local(|| {
        at = 1 - at;
        let changed = Changed::Policy(&policies[1 - at]);
        rerank(&bench.context_with(&policies[at]), black_box(&mut ledger), changed);
        ledger.order().len()
    });
}

/// Sourcing, filtering, features and predictions too.
#[divan::bench(args = [2_000, 10_000])]
fn from_nothing(bencher: Bencher<'_, '_>, posts: u32) {
    let bench = Bench::new(posts, Shape::Plain);
    bencher.bench_local(|| rank(&bench.context()));
}

/// The same where every candidate drops out.
#[divan::bench(args = [2_000, 10_000])]
fn from_nothing_all_filtered(bencher: Bencher<'_, '_>, posts: u32) {
    let bench = Bench::new(posts, Shape::AllFiltered);
    bencher.bench_local(|| rank(&bench.context()));
}
