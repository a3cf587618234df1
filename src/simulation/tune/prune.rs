//! Fewer turns: what of a policy can go back to where it stands today, and no aim counts as worse.

use super::Tried;
use super::dial::{AS_TODAY, Dial};

/// Takes turns back while it costs nothing: small ones first, as many at once as went well before; at most `tries`
/// policies are tried, by `run`, which answers `None` once the search was stopped.
pub(super) fn prune(dials: &[Dial], from: &Tried, tries: usize, run: impl Fn(&[i64]) -> Option<Tried>) -> Option<()> {
    let mut now = from.clone();
    let mut turned: Vec<usize> = (0..dials.len()).filter(|&dial| now.steps[dial] != AS_TODAY).collect();
    turned.sort_by(|&a, &b| dials[a].distance(now.steps[a]).total_cmp(&dials[b].distance(now.steps[b])));
    let (mut open, mut count) = (turned.as_slice(), turned.len().div_ceil(2));
    for _ in 0..tries {
        if open.is_empty() {
            break;
        }
        let (some, rest) = open.split_at(count.min(open.len()));
        let mut steps = now.steps.clone();
        some.iter().for_each(|&dial| steps[dial] = AS_TODAY);
        let tried = run(&steps)?;
        if tried.is_kept && tried.told.iter().zip(&now.told).all(|(then, now)| then >= now) {
            (now, open, count) = (tried, rest, 2 * count);
        } else if some.len() > 1 {
            count = some.len() / 2;
        } else {
            // It is needed as it stands.
            open = rest;
        }
    }
    Some(())
}
