//! Fewer turns: what of a policy can go back to where it stands today, and nothing is told worse.

use super::Tried;
use super::dial::{AS_TODAY, Dial};

/// Takes turns back, small ones first and many at once, while it costs nothing; at most `tries` policies are tried, by
/// `run`, which answers `None` once the search was stopped.
pub(super) fn prune(dials: &[Dial], from: &Tried, tries: usize, run: impl Fn(&[i64]) -> Option<Tried>) -> Option<()> {
    let mut now = from.clone();
    let mut turned: Vec<usize> = (0..dials.len()).filter(|&dial| now.steps[dial] != AS_TODAY).collect();
    turned.sort_by(|&a, &b| dials[a].distance(now.steps[a]).total_cmp(&dials[b].distance(now.steps[b])));
    let mut left = tries;
    let mut count = turned.len().div_ceil(2);
    while count > 0 && left > 0 {
        let mut first = 0;
        while first < turned.len() && left > 0 {
            let some = first..(first + count).min(turned.len());
            let mut steps = now.steps.clone();
            turned[some.clone()].iter().for_each(|&dial| steps[dial] = AS_TODAY);
            left -= 1;
            let tried = run(&steps)?;
            if tried.is_kept && tried.told.iter().zip(&now.told).all(|(then, now)| then >= now) {
                turned.drain(some);
                now = tried;
            } else {
                first = some.end;
            }
        }
        count /= 2;
    }
    Some(())
}
