//! While something covers the feed the keyboard stays within it; when it is gone the keyboard is back where it was.

use egui::{Id, Key, Rect, Response, Ui};

/// What covers the feed.
#[derive(Clone, Copy)]
pub(super) struct Cover {
    /// What it shows; another one takes the keyboard anew.
    pub(super) what: Id,
    /// Where it stands.
    pub(super) place: Rect,
    /// What in it has the keyboard first.
    pub(super) first: Id,
}

/// The keyboard, held.
#[derive(Clone, Copy)]
struct Held {
    what: Id,
    before: Option<Id>,
    was_inside: bool,
    tabbed: bool,
}

/// Holds the keyboard within the cover, or gives it back. Call it once a frame, after the cover was drawn; `before` is
/// what had the keyboard at the frame's start, as what is covered loses it when it is drawn.
///
/// The keyboard may leave by the pointer: the knobs beside the phone stay in reach. Tab leads back in.
pub(super) fn hold(ui: &Ui, cover: Option<Cover>, before: Option<Id>) {
    let memory = Id::unique("the phone's hold on the keyboard");
    let held: Option<Held> = ui.data(|data| data.get_temp(memory));
    let focused = ui.memory(egui::Memory::focused);
    match (held, cover) {
        (Some(held), Some(cover)) if held.what == cover.what => {
            let (tabbed, pressed) = ui.input(|input| (input.key_pressed(Key::Tab), input.pointer.any_pressed()));
            let response = focused.and_then(|id| ui.ctx().read_response(id));
            let mut inside = response.is_some_and(|response| is_in(cover.place, &response));
            if !inside && (held.tabbed || tabbed || held.was_inside && !pressed) {
                ui.memory_mut(|memory| memory.request_focus(cover.first));
                inside = true;
            }
            if tabbed {
                ui.ctx().request_repaint();
            }
            ui.data_mut(|data| data.insert_temp(memory, Held { was_inside: inside, tabbed, ..held }));
        }
        (held, Some(cover)) => {
            let before = held.map_or(before, |held| held.before);
            ui.memory_mut(|memory| memory.request_focus(cover.first));
            let held = Held { what: cover.what, before, was_inside: true, tabbed: false };
            ui.data_mut(|data| data.insert_temp(memory, held));
        }
        (Some(held), None) => {
            ui.data_mut(|data| data.remove::<Held>(memory));
            ui.memory_mut(|memory| match (held.before, focused) {
                (Some(before), _) => memory.request_focus(before),
                (None, Some(focused)) if held.was_inside => memory.surrender_focus(focused),
                _ => {}
            });
        }
        (None, None) => {}
    }
}

/// Is it in the cover, seen or scrolled out of sight?
fn is_in(place: Rect, response: &Response) -> bool {
    let middle = response.rect.center();
    let is_out_of_sight = !response.interact_rect.is_positive();
    place.contains(middle) || is_out_of_sight && place.x_range().contains(middle.x)
}

/// Names what `ui` shows at `place` as a dialog: a screen reader stays within it.
pub(super) fn name(ui: &Ui, place: Rect, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(egui::accesskit::Role::Dialog);
        node.set_modal();
        let [x0, y0, x1, y1] = [place.left(), place.top(), place.right(), place.bottom()].map(f64::from);
        node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
        node.set_label(name);
    });
}
