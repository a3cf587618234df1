//! All that is wrong with a value's shape, by the JSON Schema made from the same declaration that reads it.

use std::str::FromStr;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::paths::{Location, LocationSegment};
use serde_json::Value;

use super::find::alike;
use super::spot::{Finding, Spot, Step, quoted};

/// A format of text by its name in the schema, and the test a text must pass.
pub(super) type Format = (&'static str, fn(&str) -> bool);

/// Everything the schema finds wrong, in no particular order.
pub(super) fn findings(schema: &Value, value: &Value, formats: &[Format]) -> Vec<Finding> {
    let mut options = jsonschema::options().should_validate_formats(true);
    for (name, fits) in formats {
        options = options.with_format(*name, *fits);
    }
    // A schema that does not build finds nothing; the typed parse still refuses the file, and a test builds each.
    let Ok(validator) = options.build(schema) else { return Vec::new() };
    let mut found = Vec::new();
    for error in validator.iter_errors(value) {
        tell(schema, value, &error, &mut found);
    }
    found
}

/// Turns one error into sentences.
fn tell(schema: &Value, value: &Value, error: &ValidationError<'_>, found: &mut Vec<Finding>) {
    let spot = spot_of(value, error.instance_path());
    let here = subschema(schema, &spot);
    match error.kind() {
        Kind::Required { property } => {
            let key = property.as_str().unwrap_or_default().to_owned();
            let wanted = here.and_then(|here| here["properties"].get(&key));
            let kind = wanted.map_or_else(|| "it".to_owned(), |wanted| describe(schema, wanted));
            let meaning = wanted.map(meaning).unwrap_or_default();
            found.push(Finding::said(spot.key(key), format!("is missing; add {kind}{meaning}")));
        }
        Kind::AdditionalProperties { unexpected } => {
            let known: Vec<&str> = here
                .and_then(|here| here["properties"].as_object())
                .map(|properties| properties.keys().map(String::as_str).collect())
                .unwrap_or_default();
            for key in unexpected {
                let advice = match alike(key, known.iter().copied()) {
                    Some(name) => format!("did you mean \"{name}\"?"),
                    None => format!("the keys here are {}", known.join(", ")),
                };
                found.push(Finding::said(spot.clone().key(key.clone()), format!("is an unknown key; {advice}")));
            }
        }
        // A thing or nothing: the faults of the thing are the ones to tell.
        Kind::AnyOf { context } if error.instance().is_object() => {
            let before = found.len();
            let things = context.iter().filter(|branch| !branch.iter().any(|inner| is_of_other_type(inner, error)));
            for inner in things.flatten() {
                tell(schema, value, inner, found);
            }
            if found.len() == before {
                found.push(Finding::said(spot, cannot_be(schema, here, error.instance())));
            }
        }
        Kind::MinProperties { .. } => found.push(Finding::said(spot, "is empty; give at least one key")),
        _ => found.push(Finding::said(spot, cannot_be(schema, here, error.instance()))),
    }
}

fn cannot_be(root: &Value, here: Option<&Value>, instance: &Value) -> String {
    let wanted = here.map_or_else(|| "another value".to_owned(), |here| describe(root, here));
    format!("cannot be {}; use {wanted}", given(instance))
}

fn is_of_other_type(inner: &ValidationError<'_>, outer: &ValidationError<'_>) -> bool {
    matches!(inner.kind(), Kind::Type { .. }) && inner.instance_path() == outer.instance_path()
}

/// The key's sentence in brackets, unless it only repeats a name.
fn meaning(property: &Value) -> String {
    let sentence = property["description"].as_str().unwrap_or_default().trim_end_matches('.');
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) if first != '`' => format!(" ({}{})", first.to_lowercase(), letters.as_str()),
        _ => String::new(),
    }
}

/// What stands there, in few words.
fn given(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        plain => plain.to_string(),
    }
}

fn spot_of(value: &Value, location: &Location) -> Spot {
    let mut here = Some(value);
    let steps = location.iter().map(|segment| {
        let name = match segment {
            LocationSegment::Index(at) if !here.is_some_and(Value::is_object) => {
                here = here.and_then(|here| here.get(at));
                return Step::At(at);
            }
            LocationSegment::Index(at) => at.to_string(),
            LocationSegment::Property(name) => name.into_owned(),
        };
        here = here.and_then(|here| here.get(&name));
        Step::Key(name.into())
    });
    Spot(steps.collect())
}

/// What the schema says of the place.
fn subschema<'a>(root: &'a Value, spot: &Spot) -> Option<&'a Value> {
    spot.0.iter().try_fold(resolve(root, root), |here, step| {
        let next = match step {
            Step::At(_) => here.get("items"),
            Step::Key(key) => here["properties"].get(key.as_ref()).or_else(|| here.get("additionalProperties")),
        };
        next.map(|next| resolve(root, next))
    })
}

/// Follows references, and of "a thing or nothing" takes the thing.
fn resolve<'a>(root: &'a Value, mut schema: &'a Value) -> &'a Value {
    loop {
        let next = match (schema["$ref"].as_str(), schema["anyOf"].as_array()) {
            (Some(name), _) => root.pointer(name.trim_start_matches('#')),
            (None, Some(some)) if some.iter().any(is_nothing) => some.iter().find(|one| !is_nothing(one)),
            _ => None,
        };
        match next {
            Some(next) => schema = next,
            None => return schema,
        }
    }
}

fn is_nothing(schema: &Value) -> bool {
    schema["type"] == "null"
}

/// What the schema wants, in words that follow "use".
fn describe(root: &Value, schema: &Value) -> String {
    let schema = resolve(root, schema);
    if let Some(only) = schema.get("const") {
        return only.to_string();
    }
    if let Some(some) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
        if let Some(names) = some.iter().map(|one| one["const"].as_str()).collect::<Option<Vec<_>>>() {
            return format!("one of {}", names.join(", "));
        }
        let some: Vec<String> = some.iter().map(|one| describe(root, one)).collect();
        return some.join(" or ");
    }
    if let Some(names) = schema["enum"].as_array() {
        let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
        return format!("one of {}", names.join(", "));
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        kind => kind.as_str(),
    };
    match kind {
        Some("number") => format!("a number{}", range(schema)),
        Some("integer") => format!("a whole number{}", range(schema)),
        Some("boolean") => "true or false".to_owned(),
        Some("array") => "a list".to_owned(),
        Some("object") => "an object".to_owned(),
        _ => text(schema),
    }
}

fn text(schema: &Value) -> String {
    match (schema["format"].as_str(), schema.get("pattern"), schema["description"].as_str()) {
        (Some("date-time"), ..) => "a time such as \"2026-05-01T09:30:00Z\"".to_owned(),
        (Some("date"), ..) => "a day such as \"2026-05-01\"".to_owned(),
        (_, Some(_), Some(description)) => description.trim_end_matches('.').to_owned(),
        _ if schema["minLength"].as_u64() > Some(0) => "a text that is not empty".to_owned(),
        _ => "a text".to_owned(),
    }
}

fn range(schema: &Value) -> String {
    let bound = |key: &str| {
        schema.get(key).map(Value::to_string).map(|text| f64::from_str(&text).map_or(text, |n| n.to_string()))
    };
    match (bound("minimum"), bound("maximum"), bound("exclusiveMinimum")) {
        (Some(min), Some(max), _) => format!(" from {min} to {max}"),
        (Some(min), None, _) => format!(" from {min} up"),
        (None, Some(max), _) => format!(" up to {max}"),
        (None, None, Some(above)) => format!(" above {above}"),
        _ => String::new(),
    }
}
