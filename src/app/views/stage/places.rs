//! Where the parts of the stage stand.

use egui::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use crate::app::phone::Device;
use crate::app::theme::{size, space, stage};

/// The parts of the stage, in points of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Places {
    /// All of it.
    pub(super) stage: Rect,
    /// Left and right of the gutter.
    pub(super) gutter: Rangef,
    /// The phone's body; it may run out of the stage below.
    pub(super) phone: Rect,
    /// Its screen.
    pub(super) screen: Rect,
    /// The part of the screen that scrolls.
    pub(super) feed: Rect,
    /// The strip of the whole feed, where there is room.
    pub(super) strip: Option<Rect>,
}

impl Places {
    /// Finds the places within a stage: gutter, phone and strip stand together in the middle. `head` is the height of what
    /// stands above the feed on the screen.
    pub(super) fn within(stage: Rect, device: Device, head: f32) -> Places {
        let body = device.screen() + Vec2::splat(2.0 * size::PHONE_PAD);
        let has_strip = stage.width() >= body.x + stage::STRIP_ROOM;
        let beside = if has_strip { stage::STRIP_GAP + stage::STRIP } else { 0.0 };
        let room = stage.width() - body.x - beside;
        let is_short = room < size::GUTTER + stage::GUTTER_GAP;
        let gap = if is_short { space::XS } else { stage::GUTTER_GAP };
        let gutter = size::GUTTER.min(room - gap - 2.0 * space::HALF);
        let left = (stage.left() + (room - gap - gutter) / 2.0).round();
        let phone_left = left + gutter + gap;
        let corner = pos2(phone_left, stage.top() + stage::PHONE_TOP);
        // A stage that is taller than the device shows more of the feed; one that is not, a phone that runs out of it.
        let room_below = stage.height() - 2.0 * stage::PHONE_TOP;
        let is_whole = room_below >= body.y;
        let height = if is_whole { room_below } else { stage.height() + body.x };
        let phone = Rect::from_min_size(corner, vec2(body.x, height));
        let screen = phone.shrink(size::PHONE_PAD);
        let feed_bottom = if is_whole { screen.bottom() - stage::HOME_BAR } else { stage.bottom() };
        let feed = Rect::from_min_max(
            screen.min + vec2(0.0, head),
            pos2(screen.right(), feed_bottom.max(screen.top() + head)),
        );
        let strip = has_strip.then(|| {
            let corner: Pos2 = phone.right_top() + vec2(stage::STRIP_GAP, space::M);
            Rect::from_min_max(corner, pos2(corner.x + stage::STRIP, stage.bottom() - space::PAGE))
        });
        Places { stage, gutter: Rangef::new(left, left + gutter), phone, screen, feed, strip }
    }

    /// A screen alone, with nothing beside it.
    pub(super) fn of_screen(screen: Rect, head: f32) -> Places {
        let feed = screen.with_min_y(screen.top() + head);
        Places { stage: screen, gutter: Rangef::point(screen.left()), phone: screen, screen, feed, strip: None }
    }

    /// Does the phone end within the stage?
    pub(super) fn is_whole(&self) -> bool {
        self.phone.bottom() < self.stage.bottom()
    }
}

/// The device that is shown on a stage of that width: the one wanted, or the widest narrower one there is room for.
pub(super) fn fitting(width: f32, wanted: Device) -> Device {
    let fits = |device: &Device| device.screen().x + 2.0 * size::PHONE_PAD + stage::GUTTER_LEAST <= width;
    let narrower = Device::ALL.into_iter().filter(|device| device.screen().x <= wanted.screen().x);
    narrower.rev().find(fits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(width: f32, height: f32) -> Places {
        Places::within(Rect::from_min_size(pos2(336.0, 80.0), vec2(width, height)), Device::SmallPhone, 60.0)
    }

    #[test]
    fn gutter_phone_and_strip_stand_side_by_side_within_the_stage() {
        for width in [696.0, 640.0, 1500.0] {
            let places = places(width, 794.0);
            assert!(places.stage.left() <= places.gutter.min);
            assert!(places.gutter.max < places.phone.left());
            assert!(places.strip.is_some_and(|strip| strip.left() > places.phone.right()));
            assert!(places.strip.is_some_and(|strip| strip.right() <= places.stage.right()));
        }
    }

    #[test]
    fn a_narrow_stage_keeps_the_phone_and_drops_the_strip() {
        let places = places(488.0, 594.0);
        assert_eq!(places.strip, None);
        assert_eq!(places.screen.width(), Device::SmallPhone.screen().x);
    }

    #[test]
    fn where_room_is_short_the_gutter_gives_way_and_not_the_phone() {
        let places = places(424.0, 594.0);
        assert!(places.phone.right() <= places.stage.right());
        assert!(places.gutter.min >= places.stage.left() && places.gutter.span() > 0.0);
    }

    #[test]
    fn a_tall_stage_shows_the_whole_phone() {
        assert!(places(696.0, 1200.0).is_whole());
        assert!(!places(696.0, 794.0).is_whole());
        assert!(places(696.0, 10.0).feed.height() >= 0.0);
    }

    #[test]
    fn a_device_without_room_gives_way_to_the_next_smaller() {
        assert_eq!(fitting(700.0, Device::Tablet), Device::Tablet);
        assert_eq!(fitting(504.0, Device::Tablet), Device::LargePhone);
        assert_eq!(fitting(10.0, Device::Tablet), Device::SmallPhone);
    }
}
