//! The theme is the one that was drawn: `tests/tokens.json` holds the drawing's values.
#![cfg(feature = "app")]

use std::collections::BTreeMap;

use egui::{Color32, Vec2, epaint::Shadow};
use glassfeed::app::theme::{Style, Theme, Weight, anatomy, icons, motion, radius, size, space, stroke};
use glassfeed::domain::Action;
use glassfeed::pipeline::ComponentKind;
use serde_json::Value;

/// Where the theme says something else than the drawing, what it says, and why.
const OTHERWISE: [(&str, f64, &str); 3] = [
    ("motion.reorder", 240.0, "cards glide for 150 to 250 ms, so that they are never in the way"),
    ("size.menuRow", 36.0, "the drawn menus have rows of 36, as the anatomy beside the values says"),
    ("size.predictionRow", 19.0, "the drawn rows are 19 high, as the anatomy beside the values says"),
];
/// What was drawn for views there are not, or says nothing that could be compared.
const NOT_HERE: [&str; 4] = ["size.diagramNode", "motion.easing", "motion.reduced", "radius.pill"];

fn drawn() -> Value {
    serde_json::from_str(include_str!("tokens.json")).expect("JSON")
}

/// The color some text says: `#RRGGBB`, `rgba(r,g,b,share)`, or `#RRGGBB at 66 %` with what stands on it.
fn color(text: &str) -> Color32 {
    let alpha = |share: f64| (share * 255.0).round() as u8;
    if let Some(parts) = text.strip_prefix("rgba(").and_then(|rest| rest.strip_suffix(')')) {
        let parts: Vec<f64> = parts.split(',').map(|part| part.parse().expect("a number")).collect();
        return Color32::from_rgba_unmultiplied(parts[0] as u8, parts[1] as u8, parts[2] as u8, alpha(parts[3]));
    }
    let solid = Color32::from_hex(&text[..7]).expect("a color");
    let Some(percent) = text.strip_suffix(" %, white text").and_then(|rest| rest.split_once(" at ")) else {
        assert_eq!(text.len(), 7, "{text}");
        return solid;
    };
    let share: f64 = percent.1.parse().expect("a number");
    Color32::from_rgba_unmultiplied(solid.r(), solid.g(), solid.b(), alpha(share / 100.0))
}

/// Every text below `value`, by its path.
fn texts(path: &str, value: &Value, into: &mut BTreeMap<String, Color32>) {
    match value {
        Value::String(text) => _ = into.insert(path.to_owned(), color(text)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| texts(&format!("{path}.{name}"), value, into)),
        _ => {}
    }
}

/// Every color of a theme, by its path in the drawing.
fn colors(theme: &Theme) -> BTreeMap<String, Color32> {
    let (bg, stroke, text, ink) = (theme.bg, theme.stroke, theme.text, theme.ink);
    let (signal, phone) = (theme.signal, theme.phone);
    let mut colors = BTreeMap::from([
        (".bg.app", bg.app),
        (".bg.canvas", bg.canvas),
        (".bg.panel", bg.panel),
        (".bg.surface", bg.surface),
        (".bg.raised", bg.raised),
        (".bg.sunken", bg.sunken),
        (".bg.hover", bg.hover),
        (".bg.active", bg.active),
        (".bg.selected", bg.selected),
        (".bg.scrim", bg.scrim),
        (".stroke.hair", stroke.hair),
        (".stroke.line", stroke.line),
        (".stroke.strong", stroke.strong),
        (".stroke.focus", stroke.focus),
        (".text.primary", text.primary),
        (".text.secondary", text.secondary),
        (".text.tertiary", text.tertiary),
        (".text.disabled", text.disabled),
        (".text.inverse", text.inverse),
        (".ink.fill", ink.fill),
        (".ink.hover", ink.hover),
        (".ink.on", ink.on),
        (".signal.positive", signal.positive),
        (".signal.positiveBg", signal.positive_bg),
        (".signal.negative", signal.negative),
        (".signal.negativeBg", signal.negative_bg),
        (".signal.warn", signal.warn),
        (".signal.warnBg", signal.warn_bg),
        (".signal.even", signal.even),
        (".phone.screen", phone.screen),
        (".phone.frame", phone.frame),
        (".phone.frameEdge", phone.frame_edge),
        (".phone.hashtag", phone.hashtag),
        (".phone.storyRing", phone.story_ring),
        (".phone.closeFriendRing", phone.close_friend_ring),
        (".phone.pictureChip", phone.picture_chip),
        (".diagramStream", theme.stream),
    ])
    .into_iter()
    .map(|(path, color)| (path.to_owned(), color))
    .collect::<BTreeMap<String, Color32>>();
    colors.extend(Action::ALL.map(|action| (format!(".action.{}", action.key()), theme.action(action))));
    for kind in [ComponentKind::System, ComponentKind::Model, ComponentKind::Action, ComponentKind::Rules] {
        colors.insert(format!(".kind.{kind:?}"), theme.kind(kind).text);
        colors.insert(format!(".kindBg.{kind:?}"), theme.kind(kind).fill);
    }
    colors
}

#[test]
fn every_color_is_the_drawn_one() {
    for (name, theme) in [("light", &Theme::LIGHT), ("dark", &Theme::DARK)] {
        let mut due = BTreeMap::new();
        texts("", &drawn()["themes"][name], &mut due);
        assert_eq!(colors(theme), due, "{name}");
        assert_eq!(theme.phone.on_picture, Color32::WHITE);
    }
}

#[test]
fn every_shadow_is_the_drawn_one() {
    for (name, theme) in [("light", &Theme::LIGHT), ("dark", &Theme::DARK)] {
        let due = &drawn()["themes"][name]["shadow"];
        for (shadow, ours) in [("card", theme.shadow.card), ("pop", theme.shadow.pop), ("phone", theme.shadow.phone)] {
            let number = |of: &str| due[shadow][of].as_f64().expect("a number");
            let color = Color32::from_black_alpha((number("alpha") * 255.0).round() as u8);
            let due = Shadow { offset: [0, number("y") as i8], blur: number("blur") as u8, spread: 0, color };
            assert_eq!(ours, due, "{name} {shadow}");
        }
        assert_eq!(due.as_object().expect("shadows").len(), 3);
    }
}

#[test]
fn every_size_of_type_is_the_drawn_one() {
    let weight = |weight| match weight {
        Weight::Regular => 400.0,
        Weight::Medium => 500.0,
        Weight::SemiBold => 600.0,
    };
    let ours = [
        ("micro", Style::MICRO),
        ("caption", Style::CAPTION),
        ("body", Style::BODY),
        ("bodyStrong", Style::BODY_STRONG),
        ("reading", Style::READING),
        ("title", Style::TITLE),
        ("heading", Style::HEADING),
        ("rank", Style::RANK),
        ("display", Style::DISPLAY),
    ];
    let drawn = drawn();
    let sizes = drawn["type"]["sizes"].as_object().expect("sizes");
    assert_eq!(sizes.len(), ours.len());
    for (name, style) in ours {
        let due = ["px", "lh", "w"].map(|of| sizes[name][of].as_f64());
        assert_eq!([style.px, style.line, weight(style.weight)].map(|value| Some(f64::from(value))), due, "{name}");
    }
}

/// Every measure of the theme that was drawn: group, name, value.
fn measures() -> Vec<(&'static str, &'static str, Vec<f32>)> {
    let in_milliseconds = |seconds: f32| vec![seconds * 1000.0];
    let pair = |size: Vec2| vec![size.x, size.y];
    let mut measures = vec![
        ("motion", "hover", in_milliseconds(motion::HOVER)),
        ("motion", "toggle", in_milliseconds(motion::SWITCH)),
        ("motion", "expand", in_milliseconds(motion::EXPAND)),
        ("motion", "reorder", in_milliseconds(motion::GLIDE)),
        ("motion", "reveal", in_milliseconds(motion::REVEAL)),
        ("size", "switch", pair(size::SWITCH)),
        ("size", "toast", pair(size::TOAST)),
    ];
    let single = [
        ("radius", "bar", f32::from(radius::BAR)),
        ("radius", "badge", f32::from(radius::BADGE)),
        ("radius", "control", f32::from(radius::CONTROL)),
        ("radius", "card", f32::from(radius::CARD)),
        ("radius", "panel", f32::from(radius::PANEL)),
        ("radius", "phoneScreen", f32::from(radius::PHONE_SCREEN)),
        ("radius", "phoneFrame", f32::from(radius::PHONE_FRAME)),
        ("strokeWidth", "hair", stroke::HAIR),
        ("strokeWidth", "focus", stroke::FOCUS),
        ("strokeWidth", "selection", stroke::SELECTION),
        ("strokeWidth", "path", stroke::PATH),
        ("size", "topBar", size::TOP_BAR),
        ("size", "tabs", size::TABS),
        ("size", "status", size::STATUS),
        ("size", "knobsPanel", size::KNOBS),
        ("size", "inspector", size::INSPECTOR),
        ("size", "knobRow", size::KNOB_ROW),
        ("size", "groupHeader", size::GROUP_HEADER),
        ("size", "badge", size::BADGE),
        ("size", "waterfallRow", size::LEDGER_ROW),
        ("size", "predictionRow", anatomy::story::PREDICTION),
        ("size", "rankGutter", size::GUTTER),
        ("size", "postHeader", size::POST_HEADER),
        ("size", "postActions", size::POST_ACTIONS),
        ("size", "tableRow", size::TABLE_ROW),
        ("size", "tableHeader", size::TABLE_HEADER),
        ("size", "menuRow", size::MENU_ROW),
        ("size", "menuWidth", size::MENU),
        ("size", "iconButton", size::BUTTON),
        ("size", "phone", size::PHONE),
    ];
    measures.extend(single.map(|(group, name, value)| (group, name, vec![value])));
    measures
}

#[test]
fn every_measure_is_the_drawn_one_or_says_why_not() {
    let drawn = drawn();
    let measures = measures();
    for group in ["radius", "strokeWidth", "motion", "size"] {
        for (name, due) in drawn[group].as_object().expect("a group") {
            let path = format!("{group}.{name}");
            let ours = measures.iter().find(|(of, named, _)| *of == group && named == name);
            let Some((_, _, ours)) = ours else {
                assert!(NOT_HERE.contains(&&*path), "the theme has no {path}");
                continue;
            };
            let due: Vec<f64> = match due {
                Value::Array(pair) => pair.iter().filter_map(Value::as_f64).collect(),
                one => one.as_f64().into_iter().collect(),
            };
            let other = OTHERWISE.iter().find(|(otherwise, ..)| *otherwise == path);
            assert!(other.is_none_or(|(_, value, _)| due != [*value]), "{path} needs no reason any more");
            let due = other.map_or(due, |(_, value, _)| vec![*value]);
            let ours: Vec<f64> = ours.iter().map(|value| f64::from((value * 1000.0).round()) / 1000.0).collect();
            assert_eq!(ours, due, "{path}");
        }
    }
}

#[test]
fn distances_and_icons_are_on_the_drawn_scales() {
    let drawn = drawn();
    let spaces: Vec<f64> = drawn["space"].as_array().expect("a scale").iter().filter_map(Value::as_f64).collect();
    let ours =
        [space::HALF, space::XS, space::S, space::M, space::L, space::XL, space::XXL, space::PAGE].map(f64::from);
    assert_eq!(ours, spaces[..ours.len()], "the scale's largest steps are not needed yet");
    let ours = [("inline", icons::INLINE), ("row", icons::ROW), ("button", icons::BUTTON), ("phone", icons::PHONE)];
    for (name, size) in ours {
        assert_eq!(drawn["icons"]["sizes"][name].as_f64(), Some(f64::from(size)), "{name}");
    }
}
