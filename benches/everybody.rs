//! How long two policies on everybody take: every viewer's feed under both, on all cores, and what it says.
//!
//! `cargo bench --no-default-features --bench everybody`. Target on a 2-core machine: 10,000 viewers with 500 candidates
//! each under 3 s, in less than 1 GB.

mod slate;

use divan::{Bencher, black_box};
use glassfeed::domain::Action;
use glassfeed::pipeline::stages::merge;
use glassfeed::policy::{Policy, Value};
use glassfeed::simulation::experiment::{Experiment, run};

use slate::Bench;

fn main() {
    divan::main();
}

/// The default policy, and one in which a weight and nothing else differs.
fn policies() -> [Policy; 2] {
    let mut turned = Policy::defaults();
    turned.set(merge::weight(Action::Save), Value::Number(12.0)).expect("in range");
    [Policy::defaults(), turned]
}

fn experiment(bench: &Bench) -> Experiment {
    let [first, second] = policies();
    run(&bench.context(), &[&first, &second], &|_| true).expect("nobody stops it")
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3, sample_size = 1)]
fn two_policies(bencher: Bencher<'_, '_>, viewers: u32) {
    let bench = Bench::of_viewers(viewers, 500);
    bencher.bench_local(|| experiment(black_box(&bench)).outcomes.len());
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3, sample_size = 1)]
fn effects_with_intervals(bencher: Bencher<'_, '_>, viewers: u32) {
    let experiment = experiment(&Bench::of_viewers(viewers, 40));
    bencher.bench_local(|| black_box(&experiment).effects(1).len());
}
