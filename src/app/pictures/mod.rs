//! Pictures of posts and faces of accounts: drawn once per size, off the window's thread, kept while there is room.

mod drawings;
mod faces;
mod shelf;
mod worker;

use std::{cell::RefCell, sync::mpsc::Receiver};

use egui::{Context, TextureHandle, TextureId, TextureOptions, Vec2};

pub use faces::{Face, Portrait, Portraits};
use shelf::Shelf;
use worker::{Drawn, Worker};

pub use crate::simulation::drawings::Scene;

/// Bytes of pixels kept (assumed: two hundred pictures at the phone's size and twice its resolution take 105 MB).
const BUDGET: usize = 128 << 20;
/// Pixels a picture has at most along a side.
const LONGEST: f32 = 4096.0;

/// Anything that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drawing {
    /// A post's picture.
    Scene(Scene),
    /// An account's face.
    Face(Face),
    /// The app's own icon.
    Icon,
}

/// A drawing at a size in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    drawing: Drawing,
    size: [u32; 2],
}

impl Key {
    /// The same drawing at the same aspect to a fiftieth, so that one can stand in for the other unnoticed.
    fn looks_like(self, other: Key) -> bool {
        let aspect = |key: Key| key.size[0] as f32 / key.size[1].max(1) as f32;
        self.drawing == other.drawing && (aspect(self) / aspect(other) - 1.0).abs() < 0.02
    }
}

/// The window's pictures. Belongs to one thread and serves one egui context at a time.
pub struct Pictures(RefCell<Store>);

struct Store {
    shelf: Shelf<Key, TextureHandle>,
    worker: Option<(Worker, Receiver<Drawn>)>,
    owner: Option<Context>,
}

impl Default for Pictures {
    fn default() -> Self {
        Pictures::new()
    }
}

impl Pictures {
    /// Draws on a thread of its own: a picture is there some frames after it was first asked for.
    #[must_use]
    pub fn new() -> Pictures {
        Pictures::with(Worker::start())
    }

    /// Draws when asked, so that a picture is there at once and a snapshot is the same every time.
    #[must_use]
    pub fn immediate() -> Pictures {
        Pictures::with(None)
    }

    fn with(worker: Option<(Worker, Receiver<Drawn>)>) -> Pictures {
        Pictures(RefCell::new(Store { shelf: Shelf::new(BUDGET), worker, owner: None }))
    }

    /// The texture that shows all of `drawing` on `size` points, or `None` until it is drawn; a repaint is then asked for.
    /// Where an older size of it is still there, that one meanwhile.
    #[must_use]
    pub fn get(&self, ctx: &Context, drawing: Drawing, size: Vec2) -> Option<TextureId> {
        let size = (size * ctx.pixels_per_point()).round().clamp(Vec2::ZERO, Vec2::splat(LONGEST));
        let key = Key { drawing, size: [size.x as u32, size.y as u32] };
        let mut store = self.0.borrow_mut();
        store.serve(ctx);
        store.get(ctx, key).map(|texture| texture.id())
    }
}

impl Store {
    /// Textures live in one context; another one starts from nothing.
    fn serve(&mut self, ctx: &Context) {
        if self.owner.as_ref() != Some(ctx) {
            self.shelf = Shelf::new(BUDGET);
            self.owner = Some(ctx.clone());
        }
        let drawn: Vec<Drawn> = self.worker.iter().flat_map(|(_, drawn)| drawn.try_iter()).collect();
        for Drawn { key, image } in drawn {
            match image {
                Some(image) => self.keep(ctx, key, image),
                None => self.shelf.forget(key),
            }
        }
    }

    fn get(&mut self, ctx: &Context, key: Key) -> Option<TextureHandle> {
        let frame = ctx.cumulative_pass_nr();
        if let Some(texture) = self.shelf.get(key, frame) {
            return Some(texture);
        }
        match &self.worker {
            None => {
                let image = worker::draw(key)?;
                self.keep(ctx, key, image);
                self.shelf.get(key, frame)
            }
            Some((worker, _)) => {
                if self.shelf.expect(key) {
                    worker.ask(key, ctx.clone());
                }
                let nearest = |other: &Key| other.looks_like(key).then(|| other.size[0].abs_diff(key.size[0]));
                self.shelf.closest(nearest)
            }
        }
    }

    fn keep(&mut self, ctx: &Context, key: Key, image: egui::ColorImage) {
        let bytes = image.pixels.len() * size_of::<egui::Color32>();
        let texture = ctx.load_texture("picture", image, TextureOptions::LINEAR);
        self.shelf.put(key, texture, bytes, ctx.cumulative_pass_nr());
    }
}
