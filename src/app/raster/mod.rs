//! Draws egui's output on the CPU: pictures of the window with no display and no GPU.
//!
//! As egui's own painters do it: colors are premultiplied and multiplied and blended in gamma space
//! (<https://github.com/emilk/egui/blob/main/crates/egui_glow/src/shader/fragment.glsl>, without the dithering),
//! textures are sampled bilinearly, a pixel belongs to a triangle if its middle lies in it, and on a shared edge
//! to exactly one of the two.

mod texture;
mod triangle;

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use egui::{
    Color32, Context, FullOutput, Mesh, Rect, TextureId, TexturesDelta,
    epaint::{ClippedPrimitive, ImageData, Primitive},
};
use image::RgbaImage;
use rayon::prelude::*;

use texture::Texture;
use triangle::{Triangle, Window};

/// Rows painted as one piece of work; every row is painted alone, so this never shows in the picture.
const BAND: usize = 32;

/// Keeps egui's textures and paints frames with them. Clones share the textures, so that a test harness can own one
/// of them and the test another.
#[derive(Clone, Default)]
pub struct Raster {
    textures: Rc<RefCell<HashMap<TextureId, Texture>>>,
}

impl Raster {
    /// Takes over new, changed and freed textures; leaves `delta` empty.
    pub fn update(&self, delta: &mut TexturesDelta) {
        let mut textures = self.textures.borrow_mut();
        #[expect(clippy::iter_over_hash_type, reason = "each texture is changed alone")]
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = change.image;
                match change.pos {
                    None => drop(textures.insert(id, Texture::new(&image, change.options))),
                    Some(at) => {
                        if let Some(texture) = textures.get_mut(&id) {
                            texture.patch(at, &image);
                        }
                    }
                }
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each texture is dropped alone")]
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }

    /// The frame as a picture, on `background`. Feed its textures to [`Raster::update`] first.
    /// Its size is the window's in physical pixels; what uses an unknown texture is left out, as are paint callbacks.
    #[must_use]
    pub fn picture(&self, ctx: &Context, output: &FullOutput, background: Color32) -> RgbaImage {
        let scale = ctx.pixels_per_point();
        let size = (ctx.content_rect().size() * scale).round();
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        self.paint([size.x as usize, size.y as usize], scale, &primitives, background)
    }

    /// Tessellated shapes as a picture of `size` pixels, `scale` pixels to the point.
    #[must_use]
    pub fn paint(
        &self,
        size: [usize; 2],
        scale: f32,
        primitives: &[ClippedPrimitive],
        background: Color32,
    ) -> RgbaImage {
        let [width, height] = size;
        let textures = self.textures.borrow();
        let triangles = triangles(&textures, size, scale, primitives);
        let mut bands: Vec<Vec<u32>> = vec![Vec::new(); height.div_ceil(BAND)];
        for (at, triangle) in triangles.iter().enumerate() {
            let rows = triangle.rows();
            if !rows.is_empty() {
                bands[rows.start / BAND..=(rows.end - 1) / BAND].iter_mut().for_each(|band| band.push(at as u32));
            }
        }
        let mut pixels = vec![background; width * height];
        pixels.par_chunks_mut((width * BAND).max(1)).zip(bands).enumerate().for_each(|(band, (pixels, members))| {
            for at in members {
                triangles[at as usize].fill(pixels, width, band * BAND);
            }
        });
        let bytes = pixels.iter().flat_map(|pixel| pixel.to_srgba_unmultiplied()).collect();
        RgbaImage::from_raw(width as u32, height as u32, bytes).unwrap_or_default()
    }
}

impl egui_kittest::TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.update(delta);
    }
}

fn triangles<'a>(
    textures: &'a HashMap<TextureId, Texture>,
    size: [usize; 2],
    scale: f32,
    primitives: &[ClippedPrimitive],
) -> Vec<Triangle<'a>> {
    let mut all = Vec::new();
    for ClippedPrimitive { clip_rect, primitive } in primitives {
        let Primitive::Mesh(mesh) = primitive else { continue };
        let Some(texture) = textures.get(&mesh.texture_id) else { continue };
        let window = Window::new(scaled(*clip_rect, scale), size);
        all.extend(corners(mesh).filter_map(|corners| Triangle::new(corners, scale, texture, window)));
    }
    all
}

fn corners(mesh: &Mesh) -> impl Iterator<Item = [egui::epaint::Vertex; 3]> + '_ {
    mesh.indices.chunks_exact(3).map(|three| [0, 1, 2].map(|at| mesh.vertices[three[at] as usize]))
}

fn scaled(rect: Rect, scale: f32) -> Rect {
    Rect { min: (rect.min.to_vec2() * scale).to_pos2(), max: (rect.max.to_vec2() * scale).to_pos2() }
}
