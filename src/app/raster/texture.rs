//! Textures and how a point of them is read.

use egui::{Color32, ColorImage, TextureFilter, TextureOptions, TextureWrapMode};

/// Premultiplied pixels, read as the texture's options say.
pub(super) struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
    options: TextureOptions,
}

impl Texture {
    pub(super) fn new(image: &ColorImage, options: TextureOptions) -> Texture {
        Texture { width: image.width(), height: image.height(), pixels: image.pixels.clone(), options }
    }

    /// Replaces a part; what would reach past an edge is left out.
    pub(super) fn patch(&mut self, [left, top]: [usize; 2], image: &ColorImage) {
        let length = image.width().min(self.width.saturating_sub(left));
        for row in 0..image.height().min(self.height.saturating_sub(top)) {
            let (from, to) = (row * image.width(), (top + row) * self.width + left);
            self.pixels[to..to + length].copy_from_slice(&image.pixels[from..from + length]);
        }
    }

    /// Color at `u`, `v` in 0..1, channels in 0..255; clear where the texture is empty.
    #[inline]
    pub(super) fn read(&self, u: f32, v: f32) -> [f32; 4] {
        if self.pixels.is_empty() {
            return [0.0; 4];
        }
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        if self.options.magnification == TextureFilter::Nearest {
            return channels(self.texel(x.floor() as i32, y.floor() as i32));
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (x - left, y - top);
        let (left, top) = (left as i32, top as i32);
        let upper = mix(self.texel(left, top), self.texel(left + 1, top), across);
        let lower = mix(self.texel(left, top + 1), self.texel(left + 1, top + 1), across);
        [0, 1, 2, 3].map(|at| upper[at] + (lower[at] - upper[at]) * down)
    }

    #[inline]
    fn texel(&self, x: i32, y: i32) -> Color32 {
        self.pixels[self.wrap(y, self.height) * self.width + self.wrap(x, self.width)]
    }

    #[inline]
    fn wrap(&self, at: i32, length: usize) -> usize {
        let length = length as i32;
        let inside = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => at.clamp(0, length - 1),
            TextureWrapMode::Repeat => at.rem_euclid(length),
            TextureWrapMode::MirroredRepeat => {
                let at = at.rem_euclid(2 * length);
                if at < length { at } else { 2 * length - 1 - at }
            }
        };
        inside as usize
    }
}

#[inline]
fn channels(color: Color32) -> [f32; 4] {
    color.to_array().map(f32::from)
}

#[inline]
fn mix(a: Color32, b: Color32, share: f32) -> [f32; 4] {
    let (a, b) = (channels(a), channels(b));
    [0, 1, 2, 3].map(|at| a[at] + (b[at] - a[at]) * share)
}
