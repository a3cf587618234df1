//! How long training takes: 200,000 impressions, eight actions; and what the Lab asks beside it.

use std::sync::OnceLock;

use divan::Bencher;
use glassfeed::domain::World;
use glassfeed::model::{Study, TREES, TrainOptions, grow, study, train};
use glassfeed::simulation::{Options, Words, generate};

fn main() {
    divan::main();
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| generate(&Options::crowd(1675, 200_000), Words::built_in()))
}

fn studied() -> &'static Study {
    static STUDY: OnceLock<Study> = OnceLock::new();
    STUDY.get_or_init(|| study(&[world()], &TrainOptions::default(), &|_, _| true).expect("enough impressions"))
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn generating(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| generate(&Options::crowd(1676, 200_000), Words::built_in()));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn training(bencher: Bencher<'_, '_>) {
    let world = world();
    bencher.bench_local(|| train(&[world], &TrainOptions::default(), &|_| true));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn looking_closely(bencher: Bencher<'_, '_>) {
    let world = world();
    bencher.bench_local(|| study(&[world], &TrainOptions::default(), &|_, _| true));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn without_each_kind_of_data(bencher: Bencher<'_, '_>) {
    let study = studied();
    bencher.bench_local(|| study.without(&|_| true));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn growing_trees(bencher: Bencher<'_, '_>) {
    let study = studied();
    bencher.bench_local(|| {
        let grown = grow(study, &TREES, &|_| true);
        if let Some(grown) = &grown {
            println!("{:?} {:?}", grown.overall, grown.trees);
            for (action, (own, trees)) in
                glassfeed::domain::Action::ALL.iter().zip(study.measured.0.iter().zip(&grown.measured.0))
            {
                println!("{} {:?} {:?} {:?}", action.key(), own.log_loss, trees.log_loss, grown.difference[*action]);
            }
        }
        grown
    });
}
