//! The phone a feed stands in: body, status bar, the app’s name, and which feed it is.

use egui::accesskit::Role;
use egui::{Align, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::compare::Side;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, compare as anatomy, icons, size, space, stage, stroke, theme};
use crate::app::views::stage::{WORDMARK, feed_name};
use crate::app::widgets::{MenuRow, line, menu, ring, text_width};
use crate::pipeline::FeedKind;

/// Paints body and screen.
pub(super) fn body_ui(ui: &Ui, phone: Rect) {
    let (theme, painter) = (theme(ui), ui.painter());
    painter.add(theme.shadow.phone.as_shape(phone, anatomy::CORNERS.0));
    let edge = Stroke::new(stroke::HAIR, theme.phone.frame_edge);
    painter.rect(phone, anatomy::CORNERS.0, theme.phone.frame, edge, StrokeKind::Inside);
    painter.rect_filled(phone.shrink(anatomy::BODY), anatomy::CORNERS.1, theme.phone.screen);
}

/// Paints what stands above the feed on the screen; the feed can be changed there, in all phones at once.
pub(super) fn top_ui(ui: &mut Ui, state: &State, side: &Side<'_>, phone: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let screen = phone.shrink(anatomy::BODY);
    let (status, below) = screen.split_top_bottom_at_y(screen.top() + stage::STATUS);
    let inner = status.shrink2(vec2(space::L, 0.0));
    let time = state.document.now.strftime("%-H:%M").to_string();
    line(ui.painter(), inner, Align::Min, &time, Style::CAPTION.strong(), theme.text.primary);
    let battery = pos2(inner.right() - icons::INLINE / 2.0, inner.center().y);
    Icon::BATTERY.filled().paint(ui.painter(), battery, icons::INLINE, theme.text.primary);
    let bar = below.with_max_y(below.top() + stage::PICKER).shrink2(vec2(space::M, 0.0));
    let wordmark = Style { px: stage::WORDMARK, ..Style::TITLE };
    let feed = feed_name(state.session.feed);
    let width = (text_width(ui.painter(), feed, Style::CAPTION.strong()) + 2.0 * stage::PICKER_PAD).ceil();
    let middle = pos2(bar.right() - width / 2.0, bar.center().y);
    let pill = Rect::from_center_size(middle, vec2(width, anatomy::PILL));
    line(ui.painter(), bar.with_max_x(pill.left()), Align::Min, WORDMARK, wordmark, theme.text.primary);
    let response = ui.interact(pill, ui.scope_id().with("feed"), Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(feed.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, true, format!("Feed of {}", side.badge()))
    });
    let fill = if response.hovered() { theme.ink.hover } else { theme.ink.fill };
    ui.painter().rect_filled(pill, anatomy::PILL / 2.0, fill);
    line(ui.painter(), pill, Align::Center, feed, Style::CAPTION.strong(), theme.ink.on);
    ring(ui, &response, pill, anatomy::PILL as u8 / 2);
    menu(&response, size::MENU, |ui| {
        for feed in FeedKind::ALL {
            if MenuRow::new(feed_name(feed)).chosen(feed == state.session.feed).show(ui).clicked() {
                commands.send(Command::Feed(feed));
            }
        }
    });
}
