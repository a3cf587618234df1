//! How the glossary is looked at.

use serde::{Deserialize, Serialize};

/// What of the glossary is open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GlossaryView {
    /// The id of the term that is open; the first where it is none.
    pub term: Option<String>,
    /// What is looked for.
    pub search: String,
}
