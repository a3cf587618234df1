//! One declaration per knob; slider, JSON key, `--set`, README row and diagram come from it.

use std::fmt;

/// What a knob is set to.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A finite number in the knob's range.
    Number(f64),
    /// A switch's position.
    Switch(bool),
    /// One of the knob's choices.
    Choice(&'static str),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => write!(f, "{number}"),
            Value::Switch(on) => f.write_str(if *on { "on" } else { "off" }),
            Value::Choice(choice) => f.write_str(choice),
        }
    }
}

/// What a knob can be set to, and what it is where nobody turned it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// A finite number from `min` to `max`, both included.
    Number {
        /// Where nobody turned it.
        default: f64,
        /// Smallest allowed.
        min: f64,
        /// Largest allowed.
        max: f64,
        /// How far a slider reaches; typed values go on to `min` and `max`.
        reach: (f64, f64),
    },
    /// A whole number from `min` to `max`, both included.
    Whole {
        /// Where nobody turned it.
        default: u32,
        /// Smallest allowed.
        min: u32,
        /// Largest allowed.
        max: u32,
        /// How far a slider reaches; typed values go on to `min` and `max`.
        reach: (u32, u32),
    },
    /// On or off.
    Switch {
        /// Where nobody turned it.
        default: bool,
    },
    /// One of a few names.
    Choice {
        /// Where nobody turned it; one of `choices`.
        default: &'static str,
        /// All names, in the order shown.
        choices: &'static [&'static str],
    },
}

/// What a knob's number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing: a switch or a choice.
    None,
    /// Points of value per unit of probability.
    Weight,
    /// A multiplier of the score.
    Factor,
    /// A share, 0..1.
    Share,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Posts.
    Posts,
    /// Accounts.
    Accounts,
    /// Times it happened.
    Times,
}

impl Unit {
    /// The name in JSON; `None` where there is no unit.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Unit::None => None,
            Unit::Weight => Some("weight"),
            Unit::Factor => Some("factor"),
            Unit::Share => Some("share"),
            Unit::Days => Some("days"),
            Unit::Hours => Some("hours"),
            Unit::Posts => Some("posts"),
            Unit::Accounts => Some("accounts"),
            Unit::Times => Some("times"),
        }
    }
}

/// Where a knob, or its default, comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The published system card describes it and gives no number; the size is ours.
    CardSizeAssumed(&'static str),
    /// The published system card gives the number itself.
    Card(&'static str),
    /// Another published source gives the number.
    Published(&'static str),
    /// Ours.
    Assumed(&'static str),
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Basis::CardSizeAssumed(row) => write!(f, "system card 2022, {row}; size assumed"),
            Basis::Card(row) => write!(f, "system card 2022, {row}"),
            Basis::Published(source) => f.write_str(source),
            Basis::Assumed("") => f.write_str("assumed"),
            Basis::Assumed(why) => write!(f, "assumed: {why}"),
        }
    }
}

/// One thing that may be turned.
#[derive(Debug, PartialEq)]
pub struct Knob {
    /// The name in files and on the command line: `boost.close_friends`.
    pub key: &'static str,
    /// The name on screen, short: `Close friends`.
    pub name: &'static str,
    /// One sentence on what turning it does.
    pub doc: &'static str,
    /// What it can be.
    pub range: Range,
    /// What its number counts.
    pub unit: Unit,
    /// Where it comes from.
    pub basis: Basis,
    /// What to say where it reaches no post: `no holiday`.
    pub idle: &'static str,
}

/// The knobs there are, in pipeline order.
pub type Knobs = [&'static Knob];

/// What a knob says that reaches no post, where it has no words of its own.
const NO_POSTS: &str = "no posts";

/// Why a value was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum KnobError {
    /// No knob has that key.
    #[error("unknown knob \"{key}\"; did you mean \"{nearest}\"?")]
    Unknown {
        /// What was asked for.
        key: String,
        /// The knob it looks most like.
        nearest: &'static str,
    },
    /// The value has the wrong type, is not finite, or out of range.
    #[error("\"{key}\" cannot be {given}; use {range}")]
    Refused {
        /// The knob.
        key: &'static str,
        /// What was given.
        given: String,
        /// What would be right.
        range: Range,
    },
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Range::Number { min, max, .. } => write!(f, "a number from {min} to {max}"),
            Range::Whole { min, max, .. } => write!(f, "a whole number from {min} to {max}"),
            Range::Switch { .. } => f.write_str("true or false"),
            Range::Choice { choices, .. } => write!(f, "one of {}", choices.join(", ")),
        }
    }
}

impl Knob {
    /// A factor or other number whose slider spans its whole range.
    #[must_use]
    pub const fn number(
        key: &'static str,
        name: &'static str,
        doc: &'static str,
        unit: Unit,
        (default, min, max): (f64, f64, f64),
        basis: Basis,
    ) -> Knob {
        Knob {
            key,
            name,
            doc,
            range: Range::Number { default, min, max, reach: (min, max) },
            unit,
            basis,
            idle: NO_POSTS,
        }
    }

    /// A whole number whose slider spans its whole range.
    #[must_use]
    pub const fn whole(
        key: &'static str,
        name: &'static str,
        doc: &'static str,
        unit: Unit,
        (default, min, max): (u32, u32, u32),
        basis: Basis,
    ) -> Knob {
        Knob {
            key,
            name,
            doc,
            range: Range::Whole { default, min, max, reach: (min, max) },
            unit,
            basis,
            idle: NO_POSTS,
        }
    }

    /// A switch.
    #[must_use]
    pub const fn switch(key: &'static str, name: &'static str, doc: &'static str, default: bool, basis: Basis) -> Knob {
        Knob { key, name, doc, range: Range::Switch { default }, unit: Unit::None, basis, idle: NO_POSTS }
    }

    /// The same knob with a slider that reaches only from `low` to `high`.
    #[must_use]
    pub const fn reaching(mut self, low: f64, high: f64) -> Knob {
        match &mut self.range {
            Range::Number { reach, .. } => *reach = (low, high),
            Range::Whole { reach, .. } => *reach = (low as u32, high as u32),
            Range::Switch { .. } | Range::Choice { .. } => {}
        }
        self
    }

    /// The same knob with its own words for reaching no post.
    #[must_use]
    pub const fn idle(mut self, words: &'static str) -> Knob {
        self.idle = words;
        self
    }

    /// Its value where nobody turned it.
    #[must_use]
    pub const fn default(&self) -> Value {
        match self.range {
            Range::Number { default, .. } => Value::Number(default),
            Range::Whole { default, .. } => Value::Number(default as f64),
            Range::Switch { default } => Value::Switch(default),
            Range::Choice { default, .. } => Value::Choice(default),
        }
    }

    /// `value` if the knob can be set to it.
    ///
    /// # Errors
    /// [`KnobError::Refused`] where the type is wrong, the number is not finite, or out of range.
    pub fn check(&'static self, value: Value) -> Result<Value, KnobError> {
        let fits = match (self.range, value) {
            (Range::Number { min, max, .. }, Value::Number(number)) => (min..=max).contains(&number),
            (Range::Whole { min, max, .. }, Value::Number(number)) => {
                number.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(&number)
            }
            (Range::Switch { .. }, Value::Switch(_)) => true,
            (Range::Choice { choices, .. }, Value::Choice(choice)) => choices.contains(&choice),
            _ => false,
        };
        if fits { Ok(value) } else { Err(self.refused(value.to_string())) }
    }

    /// Reads a JSON value: a number, a boolean for a switch, a name for a choice.
    ///
    /// # Errors
    /// [`KnobError::Refused`] as in [`Knob::check`].
    pub fn read(&'static self, json: &serde_json::Value) -> Result<Value, KnobError> {
        let value = match (self.range, json) {
            (Range::Choice { choices, .. }, serde_json::Value::String(name)) => {
                choices.iter().find(|choice| *choice == name).map(|choice| Value::Choice(choice))
            }
            (_, serde_json::Value::Number(number)) => number.as_f64().map(Value::Number),
            (_, serde_json::Value::Bool(on)) => Some(Value::Switch(*on)),
            _ => None,
        };
        self.check(value.ok_or_else(|| self.refused(json.to_string()))?)
    }

    /// Reads what a person typed: a number, `on`/`off`/`true`/`false`, or a choice's name.
    ///
    /// # Errors
    /// [`KnobError::Refused`] as in [`Knob::check`].
    pub fn parse(&'static self, text: &str) -> Result<Value, KnobError> {
        let text = text.trim();
        let value = match self.range {
            Range::Number { .. } | Range::Whole { .. } => text.replace('\u{2212}', "-").parse().ok().map(Value::Number),
            Range::Switch { .. } => match text {
                "on" | "true" => Some(Value::Switch(true)),
                "off" | "false" => Some(Value::Switch(false)),
                _ => None,
            },
            Range::Choice { choices, .. } => {
                choices.iter().find(|choice| **choice == text).map(|choice| Value::Choice(choice))
            }
        };
        self.check(value.ok_or_else(|| self.refused(format!("\"{text}\"")))?)
    }

    /// The knob of that key.
    ///
    /// # Errors
    /// [`KnobError::Unknown`] with the nearest key.
    pub fn find(knobs: &Knobs, key: &str) -> Result<&'static Knob, KnobError> {
        knobs.iter().copied().find(|knob| knob.key == key).ok_or_else(|| KnobError::Unknown {
            key: key.to_owned(),
            nearest: nearest(key, knobs.iter().map(|knob| knob.key)),
        })
    }

    fn refused(&'static self, given: String) -> KnobError {
        KnobError::Refused { key: self.key, given, range: self.range }
    }
}

/// A name of which one part is what was given, such as `weight.like` for `like`, is that much like it; assumed.
const PART: f64 = 0.9;

/// Of `names`, the one that looks most like `given`; of equals the first. Empty where there are no names. Names have parts,
/// with dots between.
#[must_use]
pub fn nearest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> &'a str {
    names
        .into_iter()
        .map(|name| {
            let is_part = name.split('.').any(|part| part == given);
            let likeness = strsim::jaro_winkler(given, name);
            (if is_part { likeness.max(PART) } else { likeness }, name)
        })
        .fold(
            ("", -1.0),
            |(best, likeness), (next, name)| if next > likeness { (name, next) } else { (best, likeness) },
        )
        .0
}
