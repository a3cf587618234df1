//! The widgets by their accessible names, and a picture of all of them in both themes (`widgets.png` in Cargo's folder for tests).
#![cfg(feature = "app")]

mod gallery;

use std::cell::Cell;

use egui::{Key, Modifiers, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use gallery::{WEIGHT, gallery, knob};
use glassfeed::app::{
    headless,
    pictures::Pictures,
    theme::{Theme, size, theme},
    widgets::{Curve, KnobRow, Matters, Slider, Track, ValueBox},
};

#[test]
fn every_widget_is_drawn_in_both_themes() {
    let pictures = Pictures::immediate();
    let mut both = image::RgbaImage::new(1600, 820);
    for (theme, left) in [(&Theme::LIGHT, 0), (&Theme::DARK, 800)] {
        let image = headless::render(vec2(800.0, 820.0), 1.0, theme, |ui| gallery(ui, &pictures));
        let inked = image.pixels().filter(|pixel| pixel.0[..3] != theme.bg.app.to_array()[..3]).count();
        assert!(inked > 100_000, "{inked} pixels are painted");
        image::imageops::replace(&mut both, &image, left, 0);
    }
    both.save(concat!(env!("CARGO_TARGET_TMPDIR"), "/widgets.png")).expect("the folder for tests can be written");
}

#[test]
fn every_widget_has_a_name_and_a_role() {
    let pictures = Pictures::immediate();
    let (builder, _) = headless::harness::<()>(vec2(800.0, 820.0), 1.0, &Theme::LIGHT);
    let harness = builder.build_ui(|ui| gallery(ui, &pictures));
    for (role, name) in [
        (Role::Slider, "Save"),
        (Role::TextInput, "Save"),
        (Role::Button, "Reset Saves"),
        (Role::DisclosureTriangle, "Boosts Library"),
        (Role::Switch, "Boosts Library"),
        (Role::Button, "Pin"),
        (Role::Button, "Undo"),
        (Role::RadioButton, "Normalize z-score"),
        (Role::Tab, "Compare"),
        (Role::ComboBox, "World"),
        (Role::MenuItem, "Hide"),
        (Role::Status, "Hidden. 6 similar posts are lower."),
        (Role::Row, "Freshness ×0.87 −12.1"),
    ] {
        assert!(harness.query_all_by_role_and_label(role, name).count() > 0, "{role:?} {name}");
    }
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Close friends").value().as_deref(), Some("×1.70"));
}

fn slider_harness<'a>(value: &'a Cell<f64>) -> Harness<'a> {
    let (builder, _) = headless::harness::<()>(vec2(200.0, 60.0), 1.0, &Theme::LIGHT);
    builder.build_ui(move |ui| {
        let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(88.0, 24.0));
        let track = Track { from: 0.0, to: 10.0, step: 1.0, curve: Curve::Linear };
        let color = theme(ui).ink.fill;
        let slider = Slider { label: "Like", text: "", value: value.get(), default: 4.0, track, color, enabled: true };
        if let Some(turned) = slider.show(ui, rect).value {
            value.set(turned);
        }
        let rect = Rect::from_min_size(pos2(110.0, 10.0), size::VALUE_BOX);
        let text = format!("×{:.2}", value.get());
        let range = (-500.0, 500.0);
        let typed = ValueBox { label: "Like", text: &text, value: value.get(), range, step: 1.0, enabled: true };
        if let Some(typed) = typed.show(ui, rect).value {
            value.set(typed);
        }
    })
}

#[test]
fn a_slider_follows_the_pointer_and_a_double_click_resets_it() {
    let value = Cell::new(4.0);
    let mut harness = slider_harness(&value);
    harness.drag_at(pos2(16.0 + 76.0 * 0.8, 22.0));
    harness.run();
    assert_eq!(value.get(), 8.0);
    harness.hover_at(pos2(190.0, 22.0));
    harness.run();
    assert_eq!(value.get(), 10.0, "past the end it stays at the end");
    harness.drop_at(pos2(190.0, 22.0));
    harness.run();
    for _ in 0..2 {
        harness.drag_at(pos2(50.0, 22.0));
        harness.drop_at(pos2(50.0, 22.0));
    }
    harness.run();
    assert_eq!(value.get(), 4.0);
}

#[test]
fn arrow_keys_step_shift_is_fine_and_delete_resets() {
    let value = Cell::new(4.0);
    let mut harness = slider_harness(&value);
    harness.get_by_role_and_label(Role::Slider, "Like").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(value.get(), 5.0);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(value.get(), 4.9);
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(value.get(), 10.0);
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(value.get(), 4.0);
}

#[test]
fn assistive_technology_sets_a_slider() {
    let value = Cell::new(4.0);
    let mut harness = slider_harness(&value);
    harness.get_by_role_and_label(Role::Slider, "Like").set_value_accesskit(7.0);
    harness.run();
    assert_eq!(value.get(), 7.0);
}

#[test]
fn a_typed_value_is_taken_at_enter_and_may_pass_the_sliders_reach() {
    let value = Cell::new(4.0);
    let mut harness = slider_harness(&value);
    harness.get_by_role_and_label(Role::TextInput, "Like").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Like").type_text("−40");
    harness.run();
    assert_eq!(value.get(), 4.0, "not before Enter");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(value.get(), -40.0);
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Like").value().as_deref(), Some("×-40.00"));
}

#[test]
fn escape_keeps_the_old_value_and_nonsense_is_not_taken() {
    let value = Cell::new(4.0);
    let mut harness = slider_harness(&value);
    for (text, key) in [("9", Key::Escape), ("a lot", Key::Enter)] {
        harness.get_by_role_and_label(Role::TextInput, "Like").focus();
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, "Like").type_text(text);
        harness.run();
        harness.key_press(key);
        harness.run();
        assert_eq!(value.get(), 4.0, "{text}");
    }
}

#[test]
fn a_track_of_roots_gives_small_values_more_room_and_reads_back() {
    for track in [
        WEIGHT,
        Track { from: 0.0, to: -60.0, step: 1.0, curve: Curve::Root },
        Track { from: -5.0, to: 5.0, step: 0.1, curve: Curve::Root },
    ] {
        for place in [0.0_f32, 0.25, 0.5, 0.9, 1.0] {
            let value = track.value(place, false);
            assert!((track.place(value) - place).abs() < 0.1, "{track:?} {place} {value}");
        }
        assert_eq!((track.value(-1.0, false), track.value(2.0, false)), (track.from, track.to));
    }
    assert!(WEIGHT.place(1.0) > 0.2);
}

#[test]
fn a_count_too_long_for_a_knobs_row_goes_without_its_noun() {
    let said = |count: &'static str| {
        let (builder, _) = headless::harness::<()>(vec2(400.0, 60.0), 1.0, &Theme::LIGHT);
        let harness = builder.build_ui(move |ui| {
            let row = KnobRow { matters: Matters::Words(count), ..knob("Half-life", 2.0) };
            row.show(ui, Rect::from_min_size(pos2(0.0, 10.0), vec2(size::KNOBS, size::KNOB_ROW)));
        });
        let labels = harness.query_all_by_role(Role::Label);
        labels.filter_map(|label| label.accesskit_node().value()).find(|label| label != "Half-life")
    };
    assert_eq!(said("157 posts").as_deref(), Some("157 posts"));
    assert_eq!(said("1 111 563 posts").as_deref(), Some("1 111 563"));
}
