//! What stands over the stage: a short message, a file being loaded, a file held above the window.

use egui::{Align, Align2, Area, Id, OpenUrl, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::refused;
use crate::app::brief::address;
use crate::app::command::{Command, Commands};
use crate::app::explore::ExploreAsked;
use crate::app::jobs::Loading;
use crate::app::numbers;
use crate::app::session::Notice;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, Theme, anatomy::message, motion, radius, size, space, stroke, theme};
use crate::app::widgets::{Button, Toast, label, line, text_width};

/// Draws whatever there is to say.
pub(super) fn ui(ui: &mut Ui, stage: Rect, state: &State, commands: &mut Commands) {
    if let Some(notice) = state.session.notice.as_ref().filter(|_| state.session.pointing.is_none()) {
        toast(ui, stage, state.session.has_sheet(), notice, commands);
    }
    if let Some(fraction) = state.jobs.places.fraction() {
        learning(ui, stage, state, fraction, commands);
    }
    if let Some(loading) = &state.jobs.loading {
        loading_card(ui, stage, loading, commands);
    }
    if let Some(refused) = &state.session.refused {
        refused::ui(ui, stage, state, refused, commands);
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        drop_hint(ui, stage);
    }
}

/// The message goes by itself, not while the pointer is on it. It stands below; above where a sheet has its controls there.
fn toast(ui: &mut Ui, stage: Rect, above: bool, notice: &Notice, commands: &mut Commands) {
    let id = Id::unique("toast");
    let now = ui.input(|input| input.time);
    let (text, since) = ui.data(|data| data.get_temp::<(String, f64)>(id)).unwrap_or_default();
    let since = if text == notice.text { since } else { now };
    let rect = toast_place(stage, above);
    let offer = match (notice.undo, &notice.open) {
        (true, _) => "Undo",
        (false, Some(_)) => "Open",
        (false, None) => "",
    };
    let shown = over(ui, id, rect, |ui| Toast { icon: Icon::INFO, text: &notice.text, offer }.show(ui, rect));
    let since = if shown.response.contains_pointer() { now } else { since };
    ui.data_mut(|data| data.insert_temp(id, (notice.text.clone(), since)));
    let left = f64::from(motion::TOAST) - (now - since);
    if shown.taken && notice.undo {
        commands.send(Command::Undo);
    } else if shown.taken {
        let file = notice.open.iter().map(|path| OpenUrl::new_tab(address(path)));
        file.for_each(|file| ui.ctx().open_url(file));
    } else if left <= 0.0 {
        commands.send(Command::Notice(None));
    } else {
        ui.ctx().request_repaint_after_secs(left as f32);
    }
}

/// How far learning is what feeds ask for; above the message, where there is one.
fn learning(ui: &mut Ui, stage: Rect, state: &State, fraction: f32, commands: &mut Commands) {
    let mut rect = toast_place(stage, state.session.has_sheet());
    if state.session.notice.is_some() {
        let down = if state.session.has_sheet() { 1.0 } else { -1.0 };
        rect = rect.translate(vec2(0.0, down * (size::TOAST.y + space::M)));
    }
    let finds_clusters = state.results.unplaced().is_some_and(|unplaced| unplaced.slow().clusters);
    let what = if finds_clusters { "Finding clusters" } else { "Learning which accounts are near" };
    let text = format!("{what} · {}", numbers::whole_percent(f64::from(fraction)));
    let toast = Toast { icon: Icon::SUGGESTED, text: &text, offer: "Cancel" };
    if over(ui, Id::unique("learning"), rect, |ui| toast.show(ui, rect)).taken {
        commands.send(Command::Explore(ExploreAsked::CancelPlaces));
    }
}

/// Where a message stands: below, or above.
fn toast_place(stage: Rect, above: bool) -> Rect {
    let inset = space::XL + size::TOAST.y / 2.0;
    let middle = if above { stage.top() + inset } else { stage.bottom() - inset };
    let width = stage.width() - 2.0 * space::L;
    Rect::from_center_size(pos2(stage.center().x, middle), size::TOAST.min(vec2(width, size::TOAST.y)))
}

fn loading_card(ui: &mut Ui, stage: Rect, loading: &Loading, commands: &mut Commands) {
    let theme = theme(ui);
    let rect =
        Rect::from_center_size(stage.center(), vec2(message::WIDTH.min(stage.width() - space::PAGE), message::LOADING));
    over(ui, Id::unique("loading"), rect, |ui| {
        card(ui, theme, rect);
        let inner = rect.shrink(space::XL);
        let title = inner.with_max_y(inner.top() + Style::TITLE.line);
        label(ui, title, Align::Min, &loading.title, Style::TITLE, theme.text.primary);
        let track = Rect::from_center_size(inner.center(), vec2(inner.width(), space::XS));
        let fraction = loading.progress.fraction();
        ui.painter().rect_filled(track, radius::BAR, theme.bg.active);
        let done = track.with_max_x(track.left() + fraction * track.width());
        ui.painter().rect_filled(done, radius::BAR, theme.ink.fill);
        let cancel = Button::new("Cancel").small();
        let width = cancel.size(ui).x;
        let below = inner.with_min_y(inner.bottom() - size::BUTTON_SMALL);
        let phase = format!("{} · {}", loading.progress.phase(), numbers::whole_percent(f64::from(fraction)));
        label(ui, below, Align::Min, &phase, Style::CAPTION, theme.text.tertiary);
        if cancel.show(ui, below.with_min_x(below.right() - width)).clicked() {
            commands.send(Command::CancelLoading);
        }
    });
    ui.ctx().request_repaint_after_secs(motion::HOVER);
}

fn drop_hint(ui: &mut Ui, stage: Rect) {
    let theme = theme(ui);
    let painter = ui.ctx().layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("drop")));
    painter.rect_filled(ui.ctx().content_rect(), 0, theme.bg.scrim);
    let text = "Drop a world, a policy, a lesson or a recipe to open it";
    let width = text_width(&painter, text, Style::HEADING) + 2.0 * space::PAGE;
    let rect = Align2::CENTER_CENTER.align_size_within_rect(vec2(width, 2.0 * size::BUTTON), stage);
    painter.rect_filled(rect, radius::CARD, theme.bg.raised);
    line(&painter, rect, Align::Center, text, Style::HEADING, theme.text.primary);
}

/// Draws above the panels, within `rect`.
pub(super) fn over<R>(ui: &mut Ui, id: Id, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let area = Area::new(id).order(Order::Foreground).fixed_pos(rect.min).constrain(false);
    area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(ui.ctx().content_rect());
        ui.allocate_rect(rect, Sense::hover());
        content(ui)
    })
    .inner
}

pub(super) fn card(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter().add(theme.shadow.pop.as_shape(rect, egui::CornerRadius::same(radius::PANEL)));
    let outline = Stroke::new(stroke::HAIR, theme.stroke.line);
    ui.painter().rect(rect, radius::PANEL, theme.bg.raised, outline, StrokeKind::Inside);
}
