//! The thread that draws.

use std::{
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use egui::{ColorImage, Context, Rect};

use super::{Drawing, Key, drawings};
use crate::simulation::drawings::Part;

/// Pictures that wait at most; older wishes, scrolled past by now, are dropped.
const WAITING: usize = 96;

/// Draws one picture after the other, the last asked for first. Ends when it is dropped.
pub(super) struct Worker(Sender<(Key, Context)>);

/// A picture, or that it was dropped or cannot be drawn.
pub(super) struct Drawn {
    pub(super) key: Key,
    pub(super) image: Option<ColorImage>,
}

impl Worker {
    /// The worker and its results. `None` where the system gives no thread.
    pub(super) fn start() -> Option<(Worker, Receiver<Drawn>)> {
        let (ask, asked) = channel();
        let (done, results) = channel();
        thread::Builder::new().name("pictures".to_owned()).spawn(move || work(&asked, &done)).ok()?;
        Some((Worker(ask), results))
    }

    /// Asks for a picture; `ctx` is repainted when it is there.
    pub(super) fn ask(&self, key: Key, ctx: Context) {
        // The thread only ends after this sender, so there is always somebody to ask.
        let _ = self.0.send((key, ctx));
    }
}

/// Draws on this thread. `None` where there is nothing to draw.
pub(super) fn draw(key: Key) -> Option<ColorImage> {
    let aspect = key.size[0] as f32 / key.size[1].max(1) as f32;
    match key.drawing {
        Drawing::Scene(scene) => {
            let Part { corner, size } = scene.window(aspect);
            let window = Rect::from_min_size(corner.into(), size.into());
            drawings::draw(&scene.path(), Some(window), scene.mirrored(), key.size)
        }
        Drawing::Face(face) => drawings::draw(&face.path(), None, false, key.size),
        Drawing::Icon => drawings::draw("icon.svg", None, false, key.size),
    }
}

fn work(asked: &Receiver<(Key, Context)>, done: &Sender<Drawn>) {
    let mut waiting: Vec<(Key, Context)> = Vec::new();
    while let Some((key, ctx)) = waiting.pop().or_else(|| asked.recv().ok()) {
        let image = draw(key);
        if done.send(Drawn { key, image }).is_err() {
            return;
        }
        ctx.request_repaint();
        waiting.extend(asked.try_iter());
        let surplus = waiting.len().saturating_sub(WAITING);
        for (key, _) in waiting.drain(..surplus) {
            if done.send(Drawn { key, image: None }).is_err() {
                return;
            }
        }
    }
}
