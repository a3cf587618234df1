//! The smallest parts of a world file. One declaration each gives the parse, the schema and the check.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, Time as Clock};
use jiff::tz::TimeZone;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::files::schema::Format;

/// Declares a value read from a simpler one: `Name(what it holds) from what the file holds`, the schema, and the reading.
macro_rules! leaf {
    ($(#[$doc:meta])* $name:ident($inner:ty) from $raw:ty, $schema:tt, $read:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize)]
        #[serde(transparent)]
        pub(super) struct $name(pub(super) $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                let read: fn($raw) -> Option<$inner> = $read;
                read(<$raw>::deserialize(json)?).map($name).ok_or_else(|| D::Error::custom(concat!("not a ", stringify!($name))))
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

leaf! {
    /// 0..1.
    Share(f64) from f64,
    {"type": "number", "minimum": 0, "maximum": 1},
    |it| (0.0..=1.0).contains(&it).then_some(it)
}
leaf! {
    /// Finite, 0 or more.
    NonNegative(f64) from f64,
    {"type": "number", "minimum": 0},
    |it| (it.is_finite() && it >= 0.0).then_some(it)
}
leaf! {
    /// Finite, above 0.
    Positive(f64) from f64,
    {"type": "number", "exclusiveMinimum": 0},
    |it| (it.is_finite() && it > 0.0).then_some(it)
}
leaf! {
    /// A count that starts at 1.
    AtLeastOne(u32) from u32,
    {"type": "integer", "minimum": 1, "maximum": u32::MAX},
    |it| (it > 0).then_some(it)
}
leaf! {
    /// A count that may be 0.
    Times(u32) from u32,
    {"type": "integer", "minimum": 0, "maximum": u32::MAX},
    Some
}
leaf! {
    /// An account's id.
    Handle(String) from String,
    {"type": "string", "pattern": "^[a-z0-9._]{1,30}$", "description": "1 to 30 of the letters a-z, digits, dots and underscores"},
    |it| ((1..=30).contains(&it.len()) && it.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_'))).then_some(it)
}
leaf! {
    /// What names a post, an ad or a story.
    Id(String) from String,
    {"type": "string", "pattern": "^[^\u{0}-\u{1f}]+$", "description": "a text of one line that is not empty"},
    |it| (!it.is_empty() && it.bytes().all(|c| c > 0x1f)).then_some(it)
}
leaf! {
    /// A hashtag.
    Hashtag(String) from String,
    {"type": "string", "pattern": "^[^#\\s]+$", "description": "a hashtag without # and spaces"},
    |it| (!it.is_empty() && !it.contains(|c: char| c == '#' || c.is_whitespace())).then_some(it)
}
leaf! {
    /// A topic, a place, a holiday.
    Name(String) from String,
    {"type": "string", "minLength": 1},
    |it| (!it.is_empty()).then_some(it)
}
leaf! {
    /// ISO 4217 code.
    Currency(String) from String,
    {"type": "string", "pattern": "^[A-Z]{3}$", "description": "three capital letters such as \"EUR\""},
    |it| (it.len() == 3 && it.bytes().all(|c| c.is_ascii_uppercase())).then_some(it)
}
leaf! {
    /// A moment.
    Time(Timestamp) from String,
    {"type": "string", "format": "date-time"},
    |it| time(&it)
}
leaf! {
    /// A moment, or a whole day.
    Edge(Stretch) from String,
    {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]},
    |it| time(&it).map(|at| Stretch { first: at, last: at }).or_else(|| day(&it))
}

/// The first and the last moment of a day (UTC), or one moment twice; written as its first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stretch {
    pub(super) first: Timestamp,
    pub(super) last: Timestamp,
}

impl Serialize for Stretch {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.first.serialize(to)
    }
}

/// The schema's formats, by the very tests that parse them.
pub(super) const FORMATS: [Format; 2] =
    [("date-time", |text| time(text).is_some()), ("date", |text| day(text).is_some())];

/// An RFC 3339 time: day, `T`, time to the second or finer, and `Z` or an offset.
fn time(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let dressed = bytes.len() >= 20 && matches!(bytes[10], b'T' | b't') && bytes[16] == b':' && !text.contains('[');
    if dressed { text.parse().ok() } else { None }
}

/// A day: `2026-05-01`.
fn day(text: &str) -> Option<Stretch> {
    let day: Date = if text.len() == 10 { text.parse().ok()? } else { return None };
    let at = |clock| day.to_datetime(clock).to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    Some(Stretch { first: at(Clock::MIN)?, last: at(Clock::MAX)? })
}
