//! The picture a frame becomes, without a display.
#![cfg(feature = "app")]

use egui::{Color32, CornerRadius, Rect, Stroke, pos2, vec2};
use glassfeed::app::{
    headless,
    theme::{Style, Theme},
};
use image::RgbaImage;

const BLUE: Color32 = Color32::from_rgb(10, 20, 200);

fn painted(scale: f32, paint: impl Fn(&egui::Painter)) -> RgbaImage {
    headless::render(vec2(60.0, 40.0), scale, &Theme::LIGHT, |ui| paint(ui.painter()))
}

fn pixel(image: &RgbaImage, x: u32, y: u32) -> Color32 {
    let [r, g, b, a] = image.get_pixel(x, y).0;
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

fn count(image: &RgbaImage, color: Color32) -> usize {
    image.enumerate_pixels().filter(|(x, y, _)| pixel(image, *x, *y) == color).count()
}

#[test]
fn a_picture_has_the_physical_size_and_the_background() {
    for (scale, size) in [(1.0, (60, 40)), (1.5, (90, 60)), (2.0, (120, 80))] {
        let image = painted(scale, |_| {});
        assert_eq!(image.dimensions(), size);
        assert_eq!(count(&image, Theme::LIGHT.bg.app), (size.0 * size.1) as usize);
    }
}

#[test]
fn a_rectangle_on_whole_pixels_covers_exactly_its_pixels() {
    let rect = Rect::from_min_max(pos2(5.0, 6.0), pos2(25.0, 16.0));
    let image = painted(1.0, |painter| {
        painter.rect_filled(rect, CornerRadius::ZERO, BLUE);
    });
    assert_eq!(count(&image, BLUE), 200);
    assert_eq!(pixel(&image, 5, 6), BLUE);
    assert_eq!(pixel(&image, 24, 15), BLUE);
    assert_eq!(pixel(&image, 4, 6), Theme::LIGHT.bg.app);
    assert_eq!(pixel(&image, 25, 15), Theme::LIGHT.bg.app);
}

#[test]
fn a_half_clear_color_is_mixed_in_gamma_space_and_never_twice() {
    let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(60.0, 40.0));
    let image = painted(1.0, |painter| {
        painter.rect_filled(rect, CornerRadius::ZERO, Color32::WHITE);
        painter.rect_filled(rect.shrink(4.0), CornerRadius::ZERO, Color32::from_black_alpha(128));
    });
    assert_eq!(pixel(&image, 30, 20), Color32::from_gray(127));
    assert_eq!(count(&image, Color32::from_gray(127)), 52 * 32, "no seam inside, no overlap");
}

#[test]
fn nothing_is_painted_outside_the_clip_rectangle() {
    let clip = Rect::from_min_max(pos2(10.0, 10.0), pos2(20.0, 20.0));
    let image = painted(1.0, |painter| {
        painter.with_clip_rect(clip).rect_filled(Rect::EVERYTHING, CornerRadius::ZERO, BLUE);
    });
    assert_eq!(count(&image, BLUE), 100);
}

#[test]
fn a_texture_lands_texel_on_pixel() {
    let colors = [Color32::RED, Color32::GREEN, Color32::BLUE, Color32::WHITE];
    let image = headless::render(vec2(8.0, 8.0), 1.0, &Theme::LIGHT, |ui| {
        let picture = egui::ColorImage::new([2, 2], colors.to_vec());
        let texture = ui.ctx().load_texture("four", picture, egui::TextureOptions::LINEAR);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), Rect::from_min_size(pos2(3.0, 3.0), vec2(2.0, 2.0)), whole, Color32::WHITE);
        ui.data_mut(|data| data.insert_temp(egui::Id::NULL, texture));
    });
    assert_eq!([(3, 3), (4, 3), (3, 4), (4, 4)].map(|(x, y)| pixel(&image, x, y)), colors);
}

#[test]
fn text_is_drawn_dark_on_light() {
    let image = painted(2.0, |painter| {
        painter.text(pos2(2.0, 2.0), egui::Align2::LEFT_TOP, "Feed", Style::TITLE.font(), Color32::BLACK);
    });
    let dark = image.pixels().filter(|pixel| pixel.0[0] < 64).count();
    assert!((100..900).contains(&dark), "{dark} dark pixels");
}

#[test]
fn the_same_frame_gives_the_same_bytes() {
    let paint = |painter: &egui::Painter| {
        painter.circle(pos2(30.0, 20.0), 14.0, BLUE, Stroke::new(3.0, Color32::BLACK));
        painter.text(pos2(2.0, 2.0), egui::Align2::LEFT_TOP, "0.26", Style::BODY.font(), Color32::BLACK);
    };
    assert_eq!(painted(1.25, paint), painted(1.25, paint));
}
