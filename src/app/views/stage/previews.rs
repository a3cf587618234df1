//! Previews of what controls would do, made one a frame while a menu is open, and forgotten when the feed changes.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::document::Control;
use crate::app::results::Preview;

use super::Show;

/// The previews made for one menu.
#[derive(Clone, Default)]
struct Made {
    /// The run of the pipeline they were compared with: `Results::revision`.
    revision: u64,
    /// The frame the last one was made in.
    frame: u64,
    previews: Vec<(Control, Arc<Preview>)>,
}

/// What a control would do; `None` until it was worked out. A preview ranks the whole feed again, so only one is made in a
/// frame, and a frame more is asked for.
pub(super) fn preview(ui: &Ui, show: &Show<'_>, control: Control) -> Option<Arc<Preview>> {
    let id = Id::unique("previews of controls");
    let frame = ui.ctx().cumulative_pass_nr();
    let mut made: Made = ui.data_mut(|data| data.remove_temp(id)).unwrap_or_default();
    if made.revision != show.state.results.revision {
        made = Made { revision: show.state.results.revision, ..Made::default() };
    }
    let known = made.previews.iter().find(|(of, _)| *of == control).map(|(_, preview)| preview.clone());
    let preview = known.or_else(|| {
        if made.frame == frame {
            ui.ctx().request_repaint();
            return None;
        }
        made.frame = frame;
        let preview = Arc::new(show.state.results.preview(control));
        made.previews.push((control, preview.clone()));
        Some(preview)
    });
    ui.data_mut(|data| data.insert_temp(id, made));
    preview
}
