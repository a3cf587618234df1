//! One textured, shaded triangle, filled row by row.

use std::ops::Range;

use egui::{Color32, Pos2, Rect, epaint::Vertex};

use super::texture::Texture;

/// The pixels a clip rectangle lets through.
#[derive(Clone, Copy)]
pub(super) struct Window {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Window {
    /// `clip` in pixels, rounded as egui's painters do, within a picture of `size`.
    pub(super) fn new(clip: Rect, [width, height]: [usize; 2]) -> Window {
        let (width, height) = (width as i32, height as i32);
        let left = (clip.min.x.round() as i32).clamp(0, width);
        let top = (clip.min.y.round() as i32).clamp(0, height);
        Window {
            left,
            top,
            right: (clip.max.x.round() as i32).clamp(left, width),
            bottom: (clip.max.y.round() as i32).clamp(top, height),
        }
    }
}

/// Red, green, blue, alpha in 0..255, then u and v.
type Attributes = [f32; 6];

/// Ready to be filled: corners in pixels from top to bottom, and its colors as planes over the picture.
pub(super) struct Triangle<'a> {
    corners: [Pos2; 3],
    window: Window,
    paint: Paint<'a>,
}

enum Paint<'a> {
    Flat(Color32),
    Shaded { texture: &'a Texture, at: Pos2, value: Attributes, across: Attributes, down: Attributes },
}

impl<'a> Triangle<'a> {
    /// `None` where it has no area.
    pub(super) fn new(vertices: [Vertex; 3], scale: f32, texture: &'a Texture, window: Window) -> Option<Triangle<'a>> {
        let place = |vertex: &Vertex| Pos2::new(vertex.pos.x * scale, vertex.pos.y * scale);
        let [a, b, c] = vertices;
        let flat = a.uv == b.uv && b.uv == c.uv && a.color == b.color && b.color == c.color;
        let paint = if flat {
            let [r, g, b, alpha] = tinted(attributes(&a), texture).map(|channel| channel.round() as u8);
            Paint::Flat(Color32::from_rgba_premultiplied(r, g, b, alpha))
        } else {
            shaded([&a, &b, &c], vertices.each_ref().map(place), texture)?
        };
        let mut corners = vertices.each_ref().map(place);
        corners.sort_by(|a, b| a.y.total_cmp(&b.y));
        Some(Triangle { corners, window, paint })
    }

    /// The rows whose pixel middles it may hold.
    pub(super) fn rows(&self) -> Range<usize> {
        let top = first(self.corners[0].y).max(self.window.top);
        let bottom = first(self.corners[2].y).min(self.window.bottom);
        top as usize..bottom.max(top) as usize
    }

    /// Paints it over `pixels`, whole rows of `width` that start at row `top` of the picture.
    pub(super) fn fill(&self, pixels: &mut [Color32], width: usize, top: usize) {
        let rows = self.rows();
        for y in rows.start.max(top)..rows.end.min(top + pixels.len() / width) {
            let span = self.span(y as f32 + 0.5);
            if !span.is_empty() {
                let row = (y - top) * width;
                self.paint.span(&mut pixels[row + span.start..row + span.end], span.start, y);
            }
        }
    }

    /// Both triangles of a shared edge compute it from the same two corners in the same order, so they meet exactly.
    fn span(&self, y: f32) -> Range<usize> {
        let [a, b, c] = self.corners;
        let long = crossing(a, c, y);
        let short = if y < b.y { crossing(a, b, y) } else { crossing(b, c, y) };
        let left = first(long.min(short)).max(self.window.left);
        let right = first(long.max(short)).min(self.window.right);
        left as usize..right.max(left) as usize
    }
}

impl Paint<'_> {
    #[inline]
    fn span(&self, pixels: &mut [Color32], left: usize, y: usize) {
        match self {
            Paint::Flat(color) if color.is_opaque() => pixels.fill(*color),
            Paint::Flat(color) => {
                let source = color.to_array().map(f32::from);
                pixels.iter_mut().for_each(|pixel| *pixel = over(source, *pixel));
            }
            Paint::Shaded { texture, at, value, across, down } => {
                let (x, y) = (left as f32 + 0.5 - at.x, y as f32 + 0.5 - at.y);
                let start: Attributes = std::array::from_fn(|i| value[i] + across[i] * x + down[i] * y);
                for (step, pixel) in pixels.iter_mut().enumerate() {
                    let here = std::array::from_fn(|i| start[i] + across[i] * step as f32);
                    *pixel = over(tinted(here, texture), *pixel);
                }
            }
        }
    }
}

fn shaded<'a>(vertices: [&Vertex; 3], corners: [Pos2; 3], texture: &'a Texture) -> Option<Paint<'a>> {
    let [a, b, c] = corners.map(|corner| corner.to_vec2());
    let (ab, ac) = (b - a, c - a);
    let area = ab.x * ac.y - ac.x * ab.y;
    if area == 0.0 || !area.is_finite() {
        return None;
    }
    let [value, second, third] = vertices.map(attributes);
    let slope =
        |along: f32, other: f32, i: usize| ((second[i] - value[i]) * along - (third[i] - value[i]) * other) / area;
    Some(Paint::Shaded {
        texture,
        at: corners[0],
        value,
        across: std::array::from_fn(|i| slope(ac.y, ab.y, i)),
        down: std::array::from_fn(|i| -slope(ac.x, ab.x, i)),
    })
}

fn attributes(vertex: &Vertex) -> Attributes {
    let [r, g, b, a] = vertex.color.to_array().map(f32::from);
    [r, g, b, a, vertex.uv.x, vertex.uv.y]
}

/// The vertex color times the texture's.
#[inline]
fn tinted([r, g, b, a, u, v]: Attributes, texture: &Texture) -> [f32; 4] {
    let texel = texture.read(u, v);
    let color = [r, g, b, a];
    [0, 1, 2, 3].map(|i| color[i].clamp(0.0, 255.0) * texel[i] * (1.0 / 255.0))
}

#[inline]
fn over(source: [f32; 4], below: Color32) -> Color32 {
    let through = 1.0 - source[3] * (1.0 / 255.0);
    let below = below.to_array();
    let [r, g, b, a] = [0, 1, 2, 3].map(|i| (source[i] + f32::from(below[i]) * through + 0.5) as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
}

/// The first pixel whose middle is not left of (above) `at`.
#[inline]
fn first(at: f32) -> i32 {
    (at - 0.5).ceil() as i32
}

#[inline]
fn crossing(upper: Pos2, lower: Pos2, y: f32) -> f32 {
    upper.x + (y - upper.y) * (lower.x - upper.x) / (lower.y - upper.y)
}
