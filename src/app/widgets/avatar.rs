//! An account's face, round.

use egui::{Align2, Color32, Pos2, Rect, Stroke, Ui, Vec2};

use super::picture::drawn;
use crate::app::{
    pictures::{Drawing, Pictures, Portrait},
    theme::{Weight, size, space, stroke, theme},
};

/// What the ring around a face says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Has a story.
    Story,
    /// A close friend.
    CloseFriend,
    /// Had a story, and it was seen.
    Seen,
}

/// A face of that diameter about a middle. The ring, where there is one, stands outside it: 2 clear, 2 wide.
pub struct Avatar<'a> {
    /// Where drawings come from.
    pub pictures: &'a Pictures,
    /// Whose face.
    pub portrait: &'a Portrait,
    /// The ring around it.
    pub ring: Option<Ring>,
}

impl Avatar<'_> {
    /// Paints it; answers the square of the face. It names nobody: the name stands beside it.
    pub fn paint(self, ui: &Ui, center: Pos2, diameter: f32) -> Rect {
        let theme = theme(ui);
        let rect = Rect::from_center_size(center, Vec2::splat(diameter));
        let corners = egui::CornerRadius::same((diameter / 2.0) as u8);
        drawn(ui, self.pictures, rect, Drawing::Face(self.portrait.face), corners, Color32::WHITE);
        if let Some((letters, ink)) = &self.portrait.initials {
            let font = egui::FontId::new(diameter * size::INITIALS, Weight::SemiBold.family());
            ui.painter().text(center, Align2::CENTER_CENTER, letters, font, *ink);
        }
        if let Some(ring) = self.ring {
            let color = match ring {
                Ring::Story => theme.phone.story_ring,
                Ring::CloseFriend => theme.phone.close_friend_ring,
                Ring::Seen => theme.stroke.line,
            };
            let width = if ring == Ring::Seen { stroke::HAIR } else { stroke::SELECTION };
            let radius = diameter / 2.0 + space::HALF + stroke::SELECTION / 2.0;
            ui.painter().circle_stroke(center, radius, Stroke::new(width, color));
        }
        rect
    }
}
