//! Parts of the window a lesson marks, or does without.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// All knobs.
    Knobs,
    /// The phone, with ranks and scores beside it.
    Phone,
    /// The selected post's story, or all posts.
    Inspector,
    /// The bar at the bottom.
    Status,
    /// The tabs of the views, and the policy.
    PolicyBar,
    /// Whose feed is shown.
    Viewer,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 6] = [Part::Knobs, Part::Phone, Part::Inspector, Part::Status, Part::PolicyBar, Part::Viewer];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Part::Knobs => "knobs",
            Part::Phone => "phone",
            Part::Inspector => "inspector",
            Part::Status => "status",
            Part::PolicyBar => "policy-bar",
            Part::Viewer => "viewer",
        }
    }

    /// Can a lesson do without it?
    #[must_use]
    pub const fn can_be_hidden(self) -> bool {
        !matches!(self, Part::Phone | Part::Viewer)
    }
}
