//! The model's formula and the merge's, with one post's numbers in them.

use crate::domain::Action;
use crate::model::Feature;
use crate::pipeline::stages::{self, merge, predict};
use crate::pipeline::{Context, Ledger, contributions};

use super::{Line, Piece, text};

/// So many features are told by name; the others are one sum.
const TOLD: usize = 3;

/// 1 / (1 + e^−(base + Σ what each feature adds)), for the action that counts most for the post.
pub(super) fn predicting(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Line> {
    let Some((action, p)) = telling(context, ledger, row) else { return Vec::new() };
    let on = predict::categories(context.policy);
    let mut parts: Vec<(&'static Feature, f64)> = contributions(context, ledger.slate.posts[row as usize])[action]
        .iter()
        .filter(|part| on.contains(part.feature.category))
        .map(|part| (part.feature, part.log_odds))
        .collect();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let base = context.model.intercept(action);
    let sum: f64 = base + parts.iter().map(|(_, log_odds)| log_odds).sum::<f64>();
    let mut pieces = vec![text(&format!("{}: base", action.key().replace('_', " "))), Piece::Number(base, 2)];
    for (feature, log_odds) in parts.iter().take(TOLD) {
        pieces.push(text(if *log_odds < 0.0 { "−" } else { "+" }));
        pieces.extend([Piece::Number(log_odds.abs(), 2), text(&format!("({})", feature.key.replace('_', " ")))]);
    }
    let rest: f64 = parts.iter().skip(TOLD).map(|(_, log_odds)| log_odds).sum();
    pieces.push(text(if rest < 0.0 { "−" } else { "+" }));
    pieces.extend([Piece::Number(rest.abs(), 2), text("(others)")]);
    let odds = Line::new(pieces, Piece::Number(sum, 2));
    let chance = Line::new([text("1 ÷ (1 + e^("), Piece::Number(-sum, 2), text("))")], Piece::Percent(p));
    vec![odds, chance]
}

/// The action that counts most for the post, with its probability.
fn telling(context: &Context<'_>, ledger: &Ledger, row: u32) -> Option<(Action, f64)> {
    let counts = |action: Action| context.policy.number(stages::weight(context.feed, action)).abs();
    let all = Action::ALL.into_iter().filter_map(|action| Some((action, ledger.probability(row, action)?)));
    all.max_by(|(a, p), (b, q)| (counts(*a) * p).total_cmp(&(counts(*b) * q)))
}

/// Σ weight × probability over the actions that count.
pub(super) fn merging(context: &Context<'_>, ledger: &Ledger, row: u32) -> Vec<Line> {
    let mut pieces = Vec::new();
    for action in Action::ALL {
        let (weight, p) =
            (context.policy.number(stages::weight(context.feed, action)), ledger.probability(row, action));
        let Some(p) = p.filter(|_| weight != 0.0) else { continue };
        if weight < 0.0 {
            pieces.push(text("−"));
        } else if !pieces.is_empty() {
            pieces.push(text("+"));
        }
        pieces.extend([Piece::Short(weight.abs()), text("×"), Piece::Percent(p)]);
    }
    if pieces.is_empty() {
        pieces.push(text("every weight is 0"));
    }
    vec![Line::new(pieces, Piece::Number(ledger.score_after(row, merge::STAGE.id), 3))]
}
