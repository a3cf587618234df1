//! How a value became a score, with the numbers of the posts it was compared with.

use crate::domain::PostType;
use crate::pipeline::stages::{merge, normalize};
use crate::pipeline::{Context, Ledger, score_order};
use crate::policy::Value;

use super::{Line, Piece, text};

/// The line of one post; a post compared partly with its type and partly with all is told by the shares alone.
pub(super) fn line(context: &Context<'_>, ledger: &Ledger, row: u32) -> Option<Line> {
    let policy = context.policy;
    let strength = if policy.is_on(&normalize::ON) { policy.number(&normalize::STRENGTH) } else { 0.0 };
    let values = ledger.scores_after(merge::STAGE.id);
    let value = *values.get(row as usize)?;
    let score = Piece::Score(ledger.score_after(row, normalize::STAGE.id));
    let own = own_type(ledger, row, &values);
    let (compared, among) = match (strength, own.len()) {
        (0.0, _) | (_, 1) => (values, "all".to_owned()),
        (1.0, _) => (own, type_name(ledger.slate.types[row as usize]).to_owned()),
        _ => {
            let pieces =
                [Piece::Short(strength), text("× its type’s +"), Piece::Short(1.0 - strength), text("× all posts’")];
            return Some(Line::new(pieces, score));
        }
    };
    let all_equal = compared.iter().all(|other| *other == value);
    if all_equal {
        return Some(Line::new([text(&format!("all of {among} are equal, so the middle"))], score));
    }
    let pieces = match policy.value(&normalize::METHOD) {
        Value::Choice("min_max") => ranged(value, &compared),
        Value::Choice("quantile") => ranked(value, &compared),
        _ => standardized(value, &compared),
    };
    let head = text(&format!("among {} {among}:", compared.len()));
    Some(Line::new([head].into_iter().chain(pieces), score))
}

fn own_type(ledger: &Ledger, row: u32, values: &[f64]) -> Vec<f64> {
    let types = &ledger.slate.types;
    values.iter().zip(types).filter(|(_, kind)| **kind == types[row as usize]).map(|(value, _)| *value).collect()
}

/// The posts of a type.
fn type_name(kind: PostType) -> &'static str {
    match kind {
        PostType::Hashtag => "hashtag posts",
        PostType::Suggested => "suggested posts",
        PostType::Shopping => "shopping posts",
        PostType::Photo => "photos",
        PostType::Video => "videos",
        PostType::Reel => "reels",
    }
}

fn standardized(value: f64, compared: &[f64]) -> Vec<Piece> {
    let n = compared.len() as f64;
    let mean = compared.iter().sum::<f64>() / n;
    let sd = (compared.iter().map(|other| (other - mean).powi(2)).sum::<f64>() / n).sqrt();
    shifted("100 ÷ (1 + e^(−(", value, mean, [text(") ÷"), Piece::Number(sd, 3), text("))")])
}

fn ranged(value: f64, compared: &[f64]) -> Vec<Piece> {
    let least = compared.iter().copied().fold(f64::INFINITY, f64::min);
    let most = compared.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = [text(") ÷ ("), Piece::Number(most, 3), text("−"), Piece::Number(least, 3), text(")")];
    shifted("100 × (", value, least, span)
}

/// How far the value lies above `from`, with what stands before and behind that.
fn shifted(before: &str, value: f64, from: f64, behind: impl IntoIterator<Item = Piece>) -> Vec<Piece> {
    let above = [text(before), Piece::Number(value, 3), text("−"), Piece::Number(from, 3)];
    above.into_iter().chain(behind).collect()
}

fn ranked(value: f64, compared: &[f64]) -> Vec<Piece> {
    let order = score_order(compared);
    let below = order.iter().filter(|&&other| compared[other as usize] < value).count();
    let ties = compared.iter().filter(|other| **other == value).count();
    let place = below as f64 + (ties as f64 + 1.0) / 2.0;
    vec![text("100 × ("), Piece::Short(place), text("− 0.5) ÷"), Piece::Count(compared.len())]
}
