//! What is known to be true of bandits and of clicks comes out.

use glassfeed::simulation::bandit::{Bandit, Chooser, regret};
use glassfeed::simulation::clicks::{ClickModel, Estimate};
use glassfeed::simulation::random::{self, stream};
use glassfeed::simulation::statistics::{kendall_tau_b, mean, sign_test};

/// How unlikely chance alone must make what is claimed.
const ENOUGH: f64 = 0.01;
const SEEDS: u64 = 20;
const STEPS: usize = 10_000;
const ARMS: [f64; 4] = [0.5, 0.4, 0.35, 0.3];

fn regrets(chooser: Chooser) -> Vec<Vec<f64>> {
    (0..SEEDS).map(|seed| regret(chooser, &ARMS, STEPS, seed)).collect()
}

/// The mean over the seeds after so many steps.
fn after(regrets: &[Vec<f64>], steps: usize) -> f64 {
    mean(regrets.iter().map(|regret| regret[steps - 1])).expect("seeds")
}

/// How unlikely it is that the one is below the other so often by chance.
fn below(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    let ups = one.iter().zip(other).filter(|(one, other)| one[STEPS - 1] < other[STEPS - 1]).count();
    sign_test(ups, one.len() - ups)
}

#[test]
fn thompson_loses_less_than_epsilon_greedy_and_random_in_10_000_steps() {
    let [thompson, epsilon, random] = [Chooser::Thompson, Chooser::Epsilon(0.1), Chooser::Random].map(regrets);
    assert!(below(&thompson, &epsilon) < ENOUGH, "{} against {}", after(&thompson, STEPS), after(&epsilon, STEPS));
    assert!(below(&thompson, &random) < ENOUGH && below(&epsilon, &random) < ENOUGH);
}

#[test]
fn thompsons_regret_grows_like_the_logarithm_and_epsilon_greedys_in_a_line() {
    let (thompson, epsilon) = (regrets(Chooser::Thompson), regrets(Chooser::Epsilon(0.1)));
    let by_decade = |regrets: &[Vec<f64>]| {
        (after(regrets, 1_000) - after(regrets, 100), after(regrets, 10_000) - after(regrets, 1_000))
    };
    // A tenfold time costs a logarithm the same again, once all arms are known, and a line ten times as much.
    let (before, later) = by_decade(&thompson);
    assert!(later < 2.5 * before, "{later} after {before}");
    // Looking around never ends: a tenth of the steps cost the mean gap.
    let gap = mean(ARMS.map(|arm| ARMS[0] - arm)).expect("arms");
    assert!(by_decade(&epsilon).1 > 0.9 * 9_000.0 * 0.1 * gap, "{}", by_decade(&epsilon).1);
    // No rule that learns loses less in the long run than Lai and Robbins' Σ gap / divergence, for each unit of ln T.
    let least: f64 = ARMS[1..].iter().map(|&arm| (ARMS[0] - arm) / divergence(arm, ARMS[0])).sum();
    let slope = (after(&thompson, 10_000) - after(&thompson, 1_000)) / 10.0_f64.ln();
    assert!((0.5 * least..2.0 * least).contains(&slope), "{slope} where the bound is {least}");
}

/// Kullback–Leibler divergence of two coins, in nats.
fn divergence(p: f64, q: f64) -> f64 {
    p * (p / q).ln() + (1.0 - p) * ((1.0 - p) / (1.0 - q)).ln()
}

#[test]
fn ucb_ends_on_the_best_arm_and_loses_less_than_random() {
    let (ucb, random) = (regrets(Chooser::Ucb), regrets(Chooser::Random));
    assert!(below(&ucb, &random) < ENOUGH);
    assert!(after(&ucb, STEPS) - after(&ucb, STEPS / 2) < after(&ucb, STEPS / 2));
}

#[test]
fn fixed_keeps_the_first_arm_and_no_arm_is_no_arm() {
    assert_eq!(regret(Chooser::Fixed, &[0.5, 0.7], 10, 1)[9], 10.0 * (0.7 - 0.5));
    let mut bandit = Bandit::new(Chooser::Thompson, 0);
    bandit.learn(0, 1.0);
    assert_eq!(bandit.choose(&mut stream(1, "none", 0)), 0);
}

#[test]
fn ties_are_broken_by_chance() {
    let (bandit, mut rng) = (Bandit::new(Chooser::Ucb, 3), stream(1, "ties", 0));
    let chosen: std::collections::BTreeSet<usize> = (0..100).map(|_| bandit.choose(&mut rng)).collect();
    assert_eq!(chosen.len(), 3);
}

const PLACES: usize = 10;
const LISTS: usize = 20_000;

fn appeals(seed: u64) -> Vec<f64> {
    let mut rng = stream(seed, "appeals", 0);
    (0..PLACES).map(|_| random::between(&mut rng, 0.05, 0.6)).collect()
}

#[test]
fn click_curves_are_those_of_their_closed_forms() {
    for seed in 0..5 {
        let appeals = appeals(seed);
        for model in [ClickModel::by_position(PLACES, 0.7), ClickModel::Cascade] {
            let mut rng = stream(seed, "clicks", 0);
            let mut clicked = [0.0; PLACES];
            for _ in 0..LISTS {
                let clicks = model.clicks(&appeals, &mut rng);
                clicked.iter_mut().zip(&clicks).for_each(|(sum, &click)| *sum += f64::from(u8::from(click)));
            }
            for (place, (clicked, rate)) in clicked.iter().zip(model.rates(&appeals)).enumerate() {
                let (seen, error) = (clicked / LISTS as f64, (rate * (1.0 - rate) / LISTS as f64).sqrt());
                assert!((seen - rate).abs() < 4.0 * error, "place {place} of seed {seed}: {seen} for {rate}");
            }
        }
    }
}

#[test]
fn the_cascade_is_clicked_at_most_once_and_all_its_chances_sum_to_one() {
    let appeals = appeals(1);
    let rates = ClickModel::Cascade.rates(&appeals);
    let none: f64 = appeals.iter().map(|appeal| 1.0 - appeal).product();
    assert!((rates.iter().sum::<f64>() + none - 1.0).abs() < 1e-12);
    let mut rng = stream(1, "cascade", 0);
    let at_most_once = |_| ClickModel::Cascade.clicks(&appeals, &mut rng).iter().filter(|&&click| click).count() <= 1;
    assert!((0..1_000).all(at_most_once));
}

#[test]
fn inverse_propensity_weighting_recovers_appeal_where_counting_does_not() {
    let (mut nearer, mut better) = (0, 0);
    let decay = 1.0;
    let looks: Vec<f64> = (1..=PLACES).map(|place| (place as f64).powf(-decay)).collect();
    for seed in 0..SEEDS {
        let appeals = appeals(seed);
        let mut rng = stream(seed, "log", 0);
        // A ranker that is wrong shows the least appealing first, with a little noise.
        let list = |rng: &mut random::Chance| {
            let mut list: Vec<usize> = (0..PLACES).collect();
            let draws: Vec<f64> = appeals.iter().map(|appeal| appeal + 0.05 * random::normal(rng)).collect();
            list.sort_by(|&a, &b| draws[a].total_cmp(&draws[b]));
            list
        };
        let log: Vec<(Vec<usize>, Vec<bool>)> = (0..5_000)
            .map(|_| {
                let list = list(&mut rng);
                let shown: Vec<f64> = list.iter().map(|&post| appeals[post]).collect();
                let clicks = ClickModel::PositionBased(looks.clone()).clicks(&shown, &mut rng);
                (list, clicks)
            })
            .collect();
        let estimate = Estimate::of(&log, &looks, PLACES);
        let error = |of: &[f64]| mean(of.iter().zip(&appeals).map(|(of, appeal)| (of - appeal).abs())).expect("posts");
        let order = |of: &[f64]| {
            kendall_tau_b(&of.iter().copied().zip(appeals.iter().copied()).collect::<Vec<_>>()).expect("an order")
        };
        nearer += usize::from(error(&estimate.weighted) < 0.5 * error(&estimate.naive));
        better += usize::from(order(&estimate.weighted) > 0.8 && order(&estimate.naive) < 0.5);
    }
    let seeds = SEEDS as usize;
    assert!(sign_test(nearer, seeds - nearer) < ENOUGH && sign_test(better, seeds - better) < ENOUGH);
}

#[test]
fn the_sign_test_counts_the_ways() {
    assert_eq!(sign_test(0, 0), 1.0);
    assert_eq!(sign_test(3, 0), 0.125);
    assert!((sign_test(2, 1) - 0.5).abs() < 1e-12);
    assert!((sign_test(0, 4) - 1.0).abs() < 1e-12);
}
