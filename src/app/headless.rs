//! The window without a window: for `glassfeed snapshot`, PNG export and tests.

use egui::{Context, RawInput, Rect, Ui, Vec2, ViewportId};
use egui_kittest::HarnessBuilder;
use image::RgbaImage;

use super::{
    raster::Raster,
    theme::{self, Theme},
};

/// Frames after which a picture is taken even if the ui still asks for another: a first frame measures, a second
/// places, and what appears only when opened takes one or two more (assumed).
const MOST_FRAMES: usize = 6;

/// Paints `ui` as it stands once it has settled: `size` in points, `scale` pixels to the point. Motion is off, so the
/// same ui gives the same bytes.
#[must_use]
pub fn render(size: Vec2, scale: f32, theme: &'static Theme, ui: impl FnMut(&mut Ui)) -> RgbaImage {
    Painter::new(scale, theme).paint(size, ui)
}

/// Paints one picture after another; fonts and textures made for one serve the next.
pub struct Painter {
    ctx: Context,
    raster: Raster,
    scale: f32,
    theme: &'static Theme,
    frames: usize,
}

impl Painter {
    /// A painter of `scale` pixels to the point.
    #[must_use]
    pub fn new(scale: f32, theme: &'static Theme) -> Painter {
        let ctx = Context::default();
        prepare(&ctx, theme);
        Painter { ctx, raster: Raster::default(), scale, theme, frames: 0 }
    }

    /// Paints `ui` as it stands once it has settled, `size` in points.
    pub fn paint(&mut self, size: Vec2, mut ui: impl FnMut(&mut Ui)) -> RgbaImage {
        let mut output = self.frame(size, &mut ui);
        for at in 1..MOST_FRAMES {
            output = self.frame(size, &mut ui);
            if at > 1 && !self.ctx.has_requested_repaint() {
                break;
            }
        }
        self.raster.picture(&self.ctx, &output, self.theme.bg.app)
    }

    fn frame(&mut self, size: Vec2, ui: &mut impl FnMut(&mut Ui)) -> egui::FullOutput {
        let mut output = frame(&self.ctx, size, self.scale, self.frames, ui);
        self.raster.update(&mut output.textures_delta);
        self.frames += 1;
        output
    }
}

/// A harness for tests: our theme, no display, textures kept by the [`Raster`] that comes with it.
/// Its pictures: `raster.picture(&harness.ctx, harness.output(), theme.bg.app)`.
pub fn harness<State>(size: Vec2, scale: f32, theme: &'static Theme) -> (HarnessBuilder<State>, Raster) {
    let raster = Raster::default();
    let builder = HarnessBuilder::default()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_theme(egui_theme(theme))
        .with_context_setup(move |ctx| prepare(ctx, theme))
        .allow_missing_glyphs()
        .renderer(raster.clone());
    (builder, raster)
}

fn prepare(ctx: &Context, theme: &Theme) {
    theme::install(ctx);
    theme::set_reduced_motion(ctx, true);
    ctx.set_theme(egui_theme(theme));
    ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
}

fn egui_theme(theme: &Theme) -> egui::Theme {
    if theme.dark { egui::Theme::Dark } else { egui::Theme::Light }
}

fn frame(ctx: &Context, size: Vec2, scale: f32, at: usize, ui: &mut impl FnMut(&mut Ui)) -> egui::FullOutput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(at as f64 / 60.0),
        focused: true,
        ..RawInput::default()
    };
    input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(scale);
    ctx.run_ui(input, |root| ui(root))
}
