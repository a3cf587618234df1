//! What can be done with a post of Explore, below its story.

use egui::{Rect, Ui, pos2};

use crate::app::command::{Command, Commands};
use crate::app::document::Control;
use crate::app::state::State;
use crate::app::theme::{Icon, anatomy::story, size, space, stroke, theme};
use crate::app::widgets::Button;
use crate::domain::{Action, PostId};

/// A button: what it says, its icon, what it sends.
type Act = (&'static str, Icon, Command);

/// Like, save, follow, see less, in as many rows as that takes. What is done is taken back by the same button.
pub(super) fn ui(ui: &mut Ui, state: &State, place: Rect, id: PostId, commands: &mut Commands) {
    ui.painter().rect_filled(place.with_max_y(place.top() + stroke::HAIR), 0, theme(ui).stroke.hair);
    let inner = place.shrink2(egui::vec2(space::INSPECTOR, story::PAD));
    let acts = acts(state, id);
    let handle = &state.document.world.account(state.document.world.post(id).author).id;
    for (row, acts) in rows(ui, &acts, inner.width()).into_iter().enumerate() {
        let top = inner.top() + row as f32 * (size::BUTTON + space::S);
        let mut left = inner.left();
        for (name, icon, command) in acts {
            let spoken = format!("{name}, post of {handle}");
            let button = Button::new(name).icon(*icon).spoken(&spoken);
            let size = button.size(ui);
            if button.show(ui, Rect::from_min_size(pos2(left, top), size)).clicked() {
                commands.send(command.clone());
            }
            left += size.x + space::S;
        }
    }
}

/// How high they are at the width there is.
pub(super) fn height(ui: &Ui, state: &State, id: PostId) -> f32 {
    let width = ui.available_width() - 2.0 * space::INSPECTOR;
    let rows = rows(ui, &acts(state, id), width).len() as f32;
    rows * (size::BUTTON + space::S) - space::S + 2.0 * story::PAD
}

fn acts(state: &State, id: PostId) -> [Act; 4] {
    let document = &state.document;
    let author = document.world.post(id).author;
    let (liked, saved) = (document.did(id, Action::Like), document.did(id, Action::Save));
    let followed = document.follows().contains(&author);
    let hidden = document.viewer().hidden.contains(&id);
    let named = |is: bool, done: &'static str, not: &'static str| if is { done } else { not };
    let follow = if followed { Icon::UNFOLLOW } else { Icon::FOLLOW };
    let less = if hidden { Icon::SEEN } else { Icon::HIDE };
    [
        (named(liked, "Liked", "Like"), Icon::LIKE.filled_if(liked), Command::Act(id, Action::Like)),
        (named(saved, "Saved", "Save"), Icon::SAVE.filled_if(saved), Command::Act(id, Action::Save)),
        (named(followed, "Following", "Follow"), follow, Command::Control(Control::Follow(author, !followed))),
        (named(hidden, "Seeing less", "See less"), less, Command::Control(Control::Hide(id, !hidden))),
    ]
}

/// As many side by side as the width has room for.
fn rows<'a>(ui: &Ui, acts: &'a [Act], width: f32) -> Vec<Vec<&'a Act>> {
    let mut rows: Vec<Vec<&Act>> = Vec::new();
    let mut taken = f32::INFINITY;
    for act in acts {
        let needs = Button::new(act.0).icon(act.1).size(ui).x;
        if taken + needs > width {
            rows.push(Vec::new());
            taken = 0.0;
        }
        taken += needs + space::S;
        rows.last_mut().into_iter().for_each(|row| row.push(act));
    }
    rows
}
