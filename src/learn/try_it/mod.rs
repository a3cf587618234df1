//! Ranking by hand: ten posts chosen to teach, how far an order of them agrees with the system's, and why it does not.

mod agreement;
mod clauses;
mod contrast;
mod disagreement;
mod lesson;
mod round;

pub use agreement::{Agreement, by_age, by_likes, orders_by_swaps};
pub use contrast::{Contrast, contrast};
pub use disagreement::{Disagreement, Part, disagreements};
pub use lesson::Lesson;
pub use round::Round;
