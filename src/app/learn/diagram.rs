//! How the diagram is looked at.

use serde::{Deserialize, Serialize};

/// What of the diagram is open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DiagramView {
    /// The id of the component that is open.
    pub component: Option<String>,
}
