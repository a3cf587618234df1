//! The pictures of posts: each drawing is in the file once, and shown wherever a post has it.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::parts::escaped;
use super::plot::number;
use crate::brief::Shown;
use crate::simulation::drawings::{CANVAS, bytes};

/// The drawings that are shown somewhere, with the name each has in the file.
#[derive(Default)]
pub(super) struct Art(BTreeMap<String, String>);

impl Art {
    /// A post's picture of that aspect, width over height.
    pub(super) fn picture(&mut self, shown: &Shown, aspect: f32) -> String {
        let path = shown.scene.path();
        let name = format!("art-{}", path.trim_start_matches("scenes/").trim_end_matches(".svg").replace('/', "-"));
        let part = shown.scene.window(aspect);
        let [x, y] = part.corner.map(|side| number(side.into()));
        let [width, height] = part.size.map(|side| number(side.into()));
        let turned = match shown.scene.mirrored() {
            // Turned round its own middle, what is seen stays in sight.
            true => {
                format!(" transform=\"matrix(-1 0 0 1 {} 0)\"", number(f64::from(2.0 * part.corner[0] + part.size[0])))
            }
            false => String::new(),
        };
        let said = format!("Post by {}", shown.author);
        let picture = format!(
            "<svg class=\"pic\" viewBox=\"{x} {y} {width} {height}\" preserveAspectRatio=\"xMidYMid slice\" role=\"img\" \
             aria-label=\"{}\"><use href=\"#{name}\"{turned}/></svg>",
            escaped(&said)
        );
        self.0.insert(name, path);
        picture
    }

    /// The drawings themselves.
    pub(super) fn drawings(&self) -> String {
        let [width, height] = CANVAS;
        let image = |(name, path): (&String, &String)| {
            let data = STANDARD.encode(bytes(path));
            format!(
                "<image id=\"{name}\" width=\"{width}\" height=\"{height}\" href=\"data:image/svg+xml;base64,{data}\"/>\n"
            )
        };
        let images: String = self.0.iter().map(image).collect();
        format!("<svg class=\"unseen\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n{images}</defs></svg>")
    }
}
