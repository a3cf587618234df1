//! Normalizing: puts the post types on one scale, so that no type dominates another (F19).

use crate::domain::PostType;
use crate::pipeline::{Column, Component, Context, Op, Run, Slate, Stage, score_order};
use crate::policy::{Basis, Knob, Range, Unit};

/// Normalize at all?
pub static ON: Knob = Knob::switch(
    "normalize.on",
    "Normalize by type",
    "Puts each post type on a scale of its own; off puts all posts on one scale together.",
    true,
    Basis::Card("step 4"),
);

/// How a value becomes a score in 0..1.
pub static METHOD: Knob = Knob {
    key: "normalize.method",
    name: "Normalize",
    doc: "How a value becomes a score between 0 and 1: by range, by distance from the mean, or by rank.",
    range: Range::Choice { default: "z_score", choices: &["min_max", "z_score", "quantile"] },
    unit: Unit::None,
    basis: Basis::CardSizeAssumed("step 4"),
    idle: "no posts",
};

/// How much of the scale is the type's own.
pub static STRENGTH: Knob = Knob::number(
    "normalize.strength",
    "Strength",
    "1 compares a post only with its own type, 0 with all posts.",
    Unit::Share,
    (1.0, 0.0, 1.0),
    Basis::Assumed(""),
);

/// The stage.
pub const STAGE: Stage = Stage {
    id: "normalize",
    component: Component::MergeScores,
    doc: "Turns values into scores between 0 and 1 within each post type, so that no type dominates.",
    knobs: &[&ON, &METHOD, &STRENGTH],
    reads_rules: false,
    run: Run::Score(normalize),
};

fn normalize(context: &Context<'_>, slate: &Slate, values: &[f64]) -> Vec<Column> {
    let policy = context.policy;
    let scale = match policy.value(&METHOD) {
        crate::policy::Value::Choice("min_max") => min_max,
        crate::policy::Value::Choice("quantile") => quantile,
        _ => z_score,
    };
    let strength = if policy.is_on(&ON) { policy.number(&STRENGTH) } else { 0.0 };
    let groups = rows_by_type(slate);
    let needs_all = strength < 1.0 || groups.iter().any(|rows| rows.len() == 1);
    let mut normalized = if needs_all { scale(values) } else { vec![0.0; values.len()] };
    for rows in groups.iter().filter(|rows| rows.len() > 1 && strength > 0.0) {
        let own: Vec<f64> = rows.iter().map(|&row| values[row as usize]).collect();
        for (&row, u) in rows.iter().zip(scale(&own)) {
            let over_all = normalized[row as usize];
            normalized[row as usize] = strength * u + (1.0 - strength) * over_all;
        }
    }
    vec![Column { reason: "normalized".into(), knob: Some(&METHOD), op: Op::Set, values: normalized }]
}

fn rows_by_type(slate: &Slate) -> [Vec<u32>; PostType::ALL.len()] {
    let mut groups = [const { Vec::new() }; PostType::ALL.len()];
    for (row, &kind) in (0u32..).zip(&slate.types) {
        groups[kind as usize].push(row);
    }
    groups
}

/// (v − min) / (max − min); 0.5 where all values are equal.
#[must_use]
pub fn min_max(values: &[f64]) -> Vec<f64> {
    let (min, max) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(min, max), &v| (min.min(v), max.max(v)));
    let range = max - min;
    values.iter().map(|&v| if range > 0.0 { (v - min) / range } else { 0.5 }).collect()
}

/// 1 / (1 + exp(−(v − mean) / sd)) with the population's sd; 0.5 where all values are equal.
#[must_use]
pub fn z_score(values: &[f64]) -> Vec<f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let sd = (values.iter().map(|&v| (v - mean) * (v - mean)).sum::<f64>() / n).sqrt();
    let all_equal = values.windows(2).all(|pair| pair[0] == pair[1]);
    values.iter().map(|&v| if all_equal || sd == 0.0 { 0.5 } else { 1.0 / (1.0 + (-(v - mean) / sd).exp()) }).collect()
}

/// (average 1-based rank from the lowest − 0.5) / n; equal values share the average of their ranks.
#[must_use]
pub fn quantile(values: &[f64]) -> Vec<f64> {
    let n = values.len() as f64;
    let ascending: Vec<u32> = score_order(values).into_iter().rev().collect();
    let mut scaled = vec![0.0; values.len()];
    let mut below = 0;
    for ties in ascending.chunk_by(|&a, &b| values[a as usize] == values[b as usize]) {
        let average = below as f64 + (ties.len() as f64 + 1.0) / 2.0;
        ties.iter().for_each(|&row| scaled[row as usize] = (average - 0.5) / n);
        below += ties.len();
    }
    scaled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_stand_in_the_middle() {
        for scale in [min_max, z_score, quantile] {
            assert_eq!(scale(&[0.1, 0.1, 0.1]), [0.5; 3]);
            assert_eq!(scale(&[7.0]), [0.5]);
            assert!(scale(&[]).is_empty());
        }
    }

    #[test]
    fn ties_share_the_average_rank() {
        assert_eq!(quantile(&[3.0, 1.0, 3.0, 2.0]), [0.75, 0.125, 0.75, 0.375]);
    }
}
