//! A lesson as a file says it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::learn::View;

use super::{Deed, Part};

/// A lesson as a file says it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Glassfeed lesson")]
pub struct LessonFile {
    /// `glassfeed.lesson/1`.
    #[schemars(extend("const" = LessonFile::FORMAT))]
    pub format: String,
    /// Its name, unlike every other lesson's: small letters, digits and hyphens.
    pub id: String,
    /// What it is called.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What one learns, in a sentence.
    #[serde(default)]
    pub about: String,
    /// How long it takes, in minutes.
    #[serde(default = "five")]
    #[schemars(range(min = 1, max = 120))]
    pub minutes: u32,
    /// The world it plays in: a sample's name, or a path relative to the lesson.
    pub world: String,
    /// The handle of the viewer it begins with; the world's first where it is not said.
    #[serde(default)]
    pub viewer: Option<String>,
    /// The policy it begins with: a built-in policy's name, or the knobs that are turned.
    #[serde(default)]
    pub policy: Option<PolicyOf>,
    /// Which feed it shows: home, favorites or following.
    #[serde(default)]
    pub feed: Option<String>,
    /// The view it opens.
    #[serde(default)]
    pub view: Option<View>,
    /// Parts of the window it does without.
    #[serde(default)]
    pub hide: Vec<Part>,
    /// Its steps, first to last.
    pub steps: Vec<StepFile>,
}

impl LessonFile {
    /// The format this program reads.
    pub const FORMAT: &'static str = "glassfeed.lesson/1";
}

/// Minutes of a lesson that does not say how long it takes. Assumed.
const fn five() -> u32 {
    5
}

/// A policy's name, or its knobs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum PolicyOf {
    /// The name of a policy inside the program.
    Name(String),
    /// Only what differs from the default: numbers, booleans for switches, names for choices.
    Knobs(BTreeMap<String, serde_json::Value>),
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    /// What it says: Markdown with the app's links and places for live numbers.
    #[schemars(length(min = 1))]
    pub text: String,
    /// What it says once the learner did what it asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// The view it goes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<View>,
    /// The post it selects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select: Option<String>,
    /// What it marks with a ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highlight: Option<HighlightFile>,
    /// What the learner is to do; left out, the step is only read.
    #[serde(default, rename = "do", skip_serializing_if = "Option::is_none")]
    pub condition: Option<DoFile>,
}

/// What a step marks: give one key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HighlightFile {
    /// The key of a knob.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knob: Option<String>,
    /// The id of a component.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub component: Option<String>,
    /// A post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// A part of the window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
}

/// What the learner is to do: give one key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoFile {
    /// Turn a knob.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<TurnFile>,
    /// Select a post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select: Option<String>,
    /// Do something in the phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActFile>,
    /// Open a place: `view:diagram`, `component:merge-scores`, `term:score`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
    /// Show the feed of the viewer of this handle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub viewer: Option<String>,
    /// Answer a question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerFile>,
}

/// Turn a knob: away from its default where nothing else is said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnFile {
    /// The key of the knob.
    pub knob: String,
    /// To exactly this: a number, a boolean for a switch, a name for a choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<serde_json::Value>,
    /// To this number or above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// To this number or below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// Back to its default.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub back: bool,
}

/// Do something in the phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActFile {
    /// What.
    pub what: Deed,
    /// With which post, or with whose; any where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
}

/// Answer a question: give `choices` with `right`, or `post`, or `number`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerFile {
    /// What is asked.
    #[schemars(length(min = 1))]
    pub ask: String,
    /// What one chooses from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceFile>,
    /// Which choice is right: the one with the greatest value, or with the least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<RightFile>,
    /// The post that is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// The live number that is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// So far off is right too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0))]
    pub within: Option<f64>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceFile {
    /// Its words.
    pub text: String,
    /// The live number it is judged by.
    pub value: String,
}

/// Which choice is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RightFile {
    /// The one with the greatest value.
    Most,
    /// The one with the least.
    Least,
}
