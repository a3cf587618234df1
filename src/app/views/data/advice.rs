//! What stands below a cell while it is written: what is wrong with it, how it is written, what could stand there.

use egui::{
    Align, Area, Id, Key, Modifiers, Order, Rect, RichText, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, vec2,
};

use super::Shown;
use crate::app::theme::{Style, data, radius, size, space, stroke, theme};
use crate::app::widgets::line;
use crate::app::words::sentence;
use crate::files::table::{Column, Shows};

/// What became of the advice in this frame.
pub(super) struct Told {
    /// Where it stands; nowhere where there is none.
    pub(super) rect: Option<Rect>,
    /// What was clicked.
    pub(super) chosen: Option<String>,
}

/// What could stand in the cell: every choice while nothing was typed yet, else what goes on from what was typed.
pub(super) fn offers(shown: &Shown<'_>, column: &Column, text: &str, is_untouched: bool) -> Vec<String> {
    let text = text.trim().to_lowercase();
    let fits = |name: &&str| name.starts_with(&text);
    let world = &shown.world;
    let first = |names: &mut dyn Iterator<Item = &str>| {
        names.filter(fits).filter(|name| *name != text).take(data::OFFERED).map(str::to_owned).collect()
    };
    match column.shows {
        Shows::OneOf(choices) => choices.iter().map(|choice| (*choice).to_owned()).collect(),
        Shows::Flag => vec!["yes".to_owned(), "no".to_owned()],
        _ if is_untouched || text.is_empty() => Vec::new(),
        Shows::Account => first(&mut world.accounts.iter().map(|account| account.id.as_str())),
        Shows::Viewer => first(&mut world.viewers.iter().map(|viewer| world.account(viewer.account).id.as_str())),
        Shows::Post => first(&mut world.posts.iter().map(|post| post.id.as_str())),
        _ => Vec::new(),
    }
}

/// What up and down put in place of the text.
pub(super) fn stepped(ui: &Ui, offers: &[String], text: &str, has_keyboard: bool) -> Option<String> {
    if !has_keyboard || offers.is_empty() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let at = offers.iter().position(|offer| offer == text);
    let next = match (at, down, up) {
        (Some(at), true, _) => (at + 1).min(offers.len() - 1),
        (Some(at), _, true) => at.saturating_sub(1),
        (None, true, _) => 0,
        (None, _, true) => offers.len() - 1,
        _ => return None,
    };
    offers.get(next).cloned()
}

/// Draws it below the field.
pub(super) fn ui(ui: &mut Ui, field: Rect, problem: Option<&str>, offers: &[String], column: &Column) -> Told {
    let how = column.shows.how();
    if problem.is_none() && offers.is_empty() && how.is_empty() {
        return Told { rect: None, chosen: None };
    }
    let theme = theme(ui);
    let frame = egui::Frame::new()
        .fill(theme.bg.raised)
        .stroke(Stroke::new(stroke::HAIR, theme.stroke.line))
        .corner_radius(radius::TOOLTIP)
        .shadow(theme.shadow.pop)
        .inner_margin(space::XS);
    let at = field.left_bottom() + vec2(0.0, space::XS);
    let area = Area::new(Id::unique("cell advice")).order(Order::Foreground).fixed_pos(at).constrain(true);
    let shown = area.show(ui.ctx(), |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(field.width().max(data::ADVICE));
                ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
                let said = match problem {
                    Some(problem) => Some((sentence(problem), theme.signal.negative)),
                    None if !how.is_empty() => Some((how.to_owned(), theme.text.tertiary)),
                    None => None,
                };
                if let Some((said, ink)) = said {
                    let text = RichText::new(said).font(Style::CAPTION.font()).color(ink);
                    egui::Frame::new().inner_margin(space::XS).show(ui, |ui| ui.add(egui::Label::new(text).wrap()));
                }
                offers.iter().fold(None, |chosen, offer| if offer_ui(ui, offer) { Some(offer.clone()) } else { chosen })
            })
            .inner
    });
    Told { rect: Some(shown.response.rect), chosen: shown.inner }
}

fn offer_ui(ui: &mut Ui, offer: &str) -> bool {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::KNOB_ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("offer", offer)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, offer));
    if response.hovered() {
        ui.painter().rect_filled(rect, radius::BADGE, theme.bg.hover);
    }
    line(ui.painter(), rect.shrink2(vec2(space::XS, 0.0)), Align::Min, offer, Style::BODY, theme.text.primary);
    response.clicked()
}
