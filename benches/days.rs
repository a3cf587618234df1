//! How long days of feedback take: everybody's sessions, and a model fitted anew each night.
//!
//! `cargo bench --no-default-features --bench days`. Target on a 2-core machine: 1,000 viewers, 30 days, up to 3 sessions a
//! day, under 60 s.

use divan::{Bencher, black_box};
use glassfeed::domain::World;
use glassfeed::model::Model;
use glassfeed::policy::Policy;
use glassfeed::simulation::bandit::Chooser;
use glassfeed::simulation::days::{Plan, Run};
use glassfeed::simulation::{Options, Words, generate};

fn main() {
    divan::main();
}

/// Ten posts a month for each viewer, who has some 700 candidates where there are a thousand viewers.
fn world(viewers: f64) -> World {
    let turned = [
        ("accounts", 2.0 * viewers),
        ("viewers", viewers),
        ("posts", 10.0 * viewers),
        ("impressions", 200.0 * viewers),
    ];
    let options = turned.into_iter().fold(Options::new(7), |options, (key, number)| {
        let option = glassfeed::policy::Knob::find(glassfeed::simulation::OPTIONS, key).expect("an option");
        options.with(option, number).expect("in range")
    });
    generate(&options, Words::built_in())
}

#[divan::bench(args = [30], sample_count = 1, sample_size = 1)]
fn a_thousand_viewers(bencher: Bencher<'_, '_>, days: usize) {
    live(bencher, 1_000.0, days);
}

/// A taste of it, for a quick look.
#[divan::bench(args = [7], sample_count = 1, sample_size = 1)]
fn a_hundred_viewers(bencher: Bencher<'_, '_>, days: usize) {
    live(bencher, 100.0, days);
}

fn live(bencher: Bencher<'_, '_>, viewers: f64, days: usize) {
    let world = world(viewers);
    bencher.bench_local(|| {
        let plan = Plan::exploring(Policy::defaults(), Chooser::Thompson, 1);
        let mut run = Run::start(black_box(&world), Model::shipped(), plan, days).expect("a world with a truth");
        (0..days).map(|_| run.step(&|| true).expect("nobody stops it").sessions()).sum::<u32>()
    });
}
