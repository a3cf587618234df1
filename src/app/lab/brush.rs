//! What is drawn over the map to select from it.

use serde::{Deserialize, Serialize};

/// What dragging over the map does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drag {
    /// Moves it.
    #[default]
    Move,
    /// Selects what lies in a rectangle.
    Rectangle,
    /// Selects what a line drawn by hand goes around.
    Lasso,
}

impl Drag {
    /// All of them, left to right.
    pub const ALL: [Drag; 3] = [Drag::Move, Drag::Rectangle, Drag::Lasso];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Drag::Move => "Move",
            Drag::Rectangle => "Select",
            Drag::Lasso => "Lasso",
        }
    }
}

/// A part of the map, in the drawing's units.
#[derive(Clone, Debug, PartialEq)]
pub enum Area {
    /// Between its least and its greatest corner, both included.
    Rectangle([[f32; 2]; 2]),
    /// Inside a line whose end leads back to its begin.
    Lasso(Vec<[f32; 2]>),
}

impl Area {
    /// Does a place lie in it?
    #[must_use]
    pub fn holds(&self, place: [f32; 2]) -> bool {
        match self {
            Area::Rectangle([low, high]) => (0..2).all(|axis| (low[axis]..=high[axis]).contains(&place[axis])),
            Area::Lasso(line) => is_inside(line, place),
        }
    }

    /// Its least and its greatest corner.
    #[must_use]
    pub fn corners(&self) -> [[f32; 2]; 2] {
        match self {
            Area::Rectangle(corners) => *corners,
            Area::Lasso(line) => line.iter().fold([[f32::INFINITY; 2], [f32::NEG_INFINITY; 2]], |[low, high], at| {
                [[low[0].min(at[0]), low[1].min(at[1])], [high[0].max(at[0]), high[1].max(at[1])]]
            }),
        }
    }
}

/// Does a ray from the place to the right cross the line an odd number of times?
fn is_inside(line: &[[f32; 2]], [x, y]: [f32; 2]) -> bool {
    let ends = line.iter().skip(1).chain(line.first());
    let crosses = |(from, to): &(&[f32; 2], &[f32; 2])| {
        (from[1] > y) != (to[1] > y) && x < from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0])
    };
    line.iter().zip(ends).filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lasso_holds_what_it_goes_around() {
        // A horseshoe, open at the top.
        let line = [[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [2.0, 3.0], [2.0, 1.0], [1.0, 1.0], [1.0, 3.0], [0.0, 3.0]];
        let lasso = Area::Lasso(line.to_vec());
        assert!(lasso.holds([0.5, 2.0]) && lasso.holds([1.5, 0.5]) && lasso.holds([2.5, 2.0]));
        assert!(!lasso.holds([1.5, 2.0]) && !lasso.holds([-0.5, 0.5]) && !lasso.holds([3.5, 0.5]));
        assert_eq!(lasso.corners(), [[0.0, 0.0], [3.0, 3.0]]);
        assert!(!Area::Lasso(Vec::new()).holds([0.0, 0.0]));
    }
}
