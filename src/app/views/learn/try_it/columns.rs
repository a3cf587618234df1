//! Where the columns stand in wide, narrow and tight windows.

use egui::{Pos2, Rangef};

use crate::app::theme::try_it as anatomy;

/// Where the columns stand, left and right.
pub(super) struct Columns {
    /// All of them together.
    pub(super) all: Rangef,
    /// The profiles; `None` where they stand above the others.
    pub(super) profiles: Option<Rangef>,
    /// The order by hand.
    pub(super) hand: Rangef,
    /// The lines between the orders.
    pub(super) lane: Rangef,
    /// The system's order.
    pub(super) system: Rangef,
    /// How far they agree; `None` where that stands below the orders.
    pub(super) verdict: Option<Rangef>,
}

impl Columns {
    /// In a room that begins at `origin` and is so wide.
    pub(super) fn of(origin: Pos2, width: f32) -> Columns {
        let inner = (width - 2.0 * anatomy::PAD).min(anatomy::MOST);
        let left = origin.x + ((width - inner) / 2.0).round();
        let all = Rangef::new(left, left + inner);
        let part = |shares: &[f32], at: usize| {
            let from: f32 = shares[..at].iter().sum();
            Rangef::new((left + inner * from).round(), (left + inner * (from + shares[at])).round())
        };
        if width >= anatomy::PROFILES_BESIDE {
            let part = |at| part(&anatomy::WIDE, at);
            let (profiles, verdict) = (Some(part(0)), Some(part(6)));
            return Columns { all, profiles, hand: part(2), lane: part(3), system: part(4), verdict };
        }
        if width >= anatomy::VERDICT_BESIDE {
            let part = |at| part(&anatomy::MIDDLE, at);
            return Columns {
                all,
                profiles: None,
                hand: part(0),
                lane: part(1),
                system: part(2),
                verdict: Some(part(4)),
            };
        }
        let part = |at| part(&anatomy::NARROW, at);
        Columns { all, profiles: None, hand: part(0), lane: part(1), system: part(2), verdict: None }
    }

    /// Both orders with the lines between them.
    pub(super) fn orders(&self) -> Rangef {
        Rangef::new(self.hand.min, self.system.max)
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn columns_follow_each_other_and_fill_the_room() {
        for width in [720.0, 960.0, 1024.0, 1440.0, 2560.0] {
            let columns = Columns::of(pos2(0.0, 0.0), width);
            let Columns { all, profiles, hand, lane, system, verdict } = columns;
            let in_order: Vec<Rangef> = profiles.into_iter().chain([hand, lane, system]).chain(verdict).collect();
            assert!(in_order.windows(2).all(|two| two[0].max <= two[1].min), "{width}: {in_order:?}");
            assert_eq!((in_order[0].min, in_order[in_order.len() - 1].max), (all.min, all.max), "{width}");
        }
    }
}
