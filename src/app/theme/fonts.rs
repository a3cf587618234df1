//! The letters: Inter in three weights, icons, and egui's own fonts where Inter has no glyph.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::Weight;

const FACES: [(&str, Weight, &[u8]); 3] = [
    ("Inter", Weight::Regular, include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
    ("Inter Medium", Weight::Medium, include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
    ("Inter SemiBold", Weight::SemiBold, include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
];

/// Every family of the window. A glyph no font has shows as a box.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, weight, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let family = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned()).collect();
        fonts.families.insert(weight.family(), family);
    }
    for icons in [egui_material_icons::font_insert(), egui_material_icons::font_insert_outlined()] {
        fonts.families.insert(FontFamily::Name(icons.name.as_str().into()), vec![icons.name.clone()]);
        fonts.font_data.insert(icons.name, Arc::new(FontData { tweak: egui::FontTweak::default(), ..icons.data }));
    }
    fonts
}
