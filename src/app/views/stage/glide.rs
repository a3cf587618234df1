//! Cards glide to new places when the order changes: only up and down, from where they are seen.

use std::collections::BTreeMap;

use super::roll::{Key, Roll};
use crate::app::theme::motion;

/// Where cards come from, and since when.
#[derive(Clone, Debug, Default)]
pub(super) struct Glide {
    from: BTreeMap<Key, f32>,
    started: f64,
}

impl Glide {
    /// Cards that stand as `seen` (key and upper edge) at `now` set out for new places.
    pub(super) fn set_out(seen: impl IntoIterator<Item = (Key, f32)>, now: f64) -> Glide {
        Glide { from: seen.into_iter().collect(), started: now }
    }

    /// Is anything still on its way?
    pub(super) fn is_moving(&self, now: f64) -> bool {
        !self.from.is_empty() && self.share(now) < 1.0
    }

    /// Where the card bound for `top` is seen at `now`. A card that was not there before stands at its place at once.
    pub(super) fn top(&self, key: Key, top: f32, now: f64) -> f32 {
        let share = self.share(now);
        match self.from.get(&key) {
            Some(&from) if share < 1.0 => egui::lerp(from..=top, egui::emath::easing::cubic_out(share)),
            _ => top,
        }
    }

    fn share(&self, now: f64) -> f32 {
        (((now - self.started) / f64::from(motion::GLIDE)) as f32).clamp(0.0, 1.0)
    }
}

/// Is the order of the two rolls the same?
pub(super) fn same_order(a: &Roll, b: &Roll) -> bool {
    a.placed.len() == b.placed.len()
        && a.placed.iter().zip(&b.placed).all(|(a, b)| a.item.key() == b.item.key() && a.top == b.top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PostId;

    const CARD: Key = Key::Post(PostId(1));

    #[test]
    fn a_card_glides_from_where_it_is_seen_and_arrives() {
        let glide = Glide::set_out([(CARD, 0.0)], 5.0);
        let seen: Vec<f32> = [5.0, 5.1, 5.2, 9.0].map(|now| glide.top(CARD, 300.0, now)).to_vec();
        assert_eq!((seen[0], seen[3]), (0.0, 300.0));
        assert!(seen.is_sorted() && seen[1] > 0.0 && seen[2] < 300.0);
        assert!(glide.is_moving(5.1) && !glide.is_moving(6.0));
    }

    #[test]
    fn a_new_card_stands_at_its_place_at_once() {
        let glide = Glide::set_out([(CARD, 0.0)], 0.0);
        assert_eq!(glide.top(Key::Post(PostId(2)), 70.0, 0.0), 70.0);
    }
}
