//! The menu above the gutter: on which device the feed is shown, how, and what stands beside it; and pictures of it.

use egui::{Align, Rect, RectAlign, Sense, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::phone::{Device, Phone, PictureShape, ScreenTheme};
use crate::app::phone_picture::{PhonePart, PictureAsked};
use crate::app::theme::{Icon, Style, size, space, stage, theme};
use crate::app::views::path_field;
use crate::app::widgets::{Curve, IconButton, MenuRow, Segmented, Slider, Switch, Track, hair_below, label, popover};

use super::Show;
use super::memory::Memory;
use super::places::{Places, fitting};

/// Draws the button and, where it is open, the menu.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, places: &Places, memory: &Memory, commands: &mut Commands) {
    // In the stage's corner: it stays under the pointer while devices come and go.
    if places.gutter.max - places.stage.left() < size::BUTTON + space::M {
        return;
    }
    let place = Rect::from_min_size(places.stage.min + vec2(space::M, space::M), vec2(size::BUTTON, size::BUTTON));
    let button = IconButton::new(Icon::FEED, "Preview").show(ui, place);
    popover(&button, RectAlign::BOTTOM_END, stage::PREVIEW_MENU, |ui| {
        let before = show.state.session.phone;
        let mut phone = before;
        device_ui(ui, places, &mut phone);
        screen_ui(ui, &mut phone);
        beside_ui(ui, &mut phone);
        if phone != before {
            commands.send(Command::Phone(phone));
        }
        pictures_ui(ui, memory, commands);
    });
}

fn device_ui(ui: &mut Ui, places: &Places, phone: &mut Phone) {
    let names = Device::ALL.map(Device::name);
    let chosen = Device::ALL.iter().position(|&device| device == phone.device).unwrap_or(0);
    if let Some(at) = choice_ui(ui, "Device", &names, chosen) {
        phone.device = Device::ALL[at];
    }
    let shown = fitting(places.stage.width(), phone.device);
    if shown != phone.device {
        note_ui(ui, &format!("No room here: shown as a {}", shown.name().to_lowercase()));
    }
}

fn screen_ui(ui: &mut Ui, phone: &mut Phone) {
    let themes = [ScreenTheme::AsWindow, ScreenTheme::Light, ScreenTheme::Dark];
    let chosen = themes.iter().position(|&theme| theme == phone.theme).unwrap_or(0);
    if let Some(at) = choice_ui(ui, "Screen", &["As the window", "Light", "Dark"], chosen) {
        phone.theme = themes[at];
    }
    let names = PictureShape::ALL.map(|(name, _)| name);
    let chosen = PictureShape::ALL.iter().position(|(_, shape)| *shape == phone.pictures).unwrap_or(0);
    if let Some(at) = choice_ui(ui, "Pictures", &names, chosen) {
        phone.pictures = PictureShape::ALL[at].1;
    }
    text_ui(ui, phone);
}

fn text_ui(ui: &mut Ui, phone: &mut Phone) {
    let (from, to, step) = Phone::TEXT;
    let text = numbers::percent(f64::from(phone.text) / 100.0);
    let cell = row_ui(ui, "Text size");
    let slider = Slider {
        label: "Text size",
        text: &text,
        value: f64::from(phone.text),
        default: 100.0,
        track: Track { from: from.into(), to: to.into(), step: step.into(), curve: Curve::Linear },
        color: theme(ui).ink.fill,
        enabled: true,
    };
    let turned = slider.show(ui, cell.with_max_x(cell.left() + size::SLIDER.x));
    label(ui, cell, Align::Max, &text, Style::BODY, theme(ui).text.secondary);
    if let Some(value) = turned.value {
        phone.text = value.round() as u16;
    }
}

fn beside_ui(ui: &mut Ui, phone: &mut Phone) {
    for (name, on) in [("Ranks beside posts", &mut phone.ranks), ("Scores beside posts", &mut phone.scores)] {
        let cell = row_ui(ui, name);
        let place = cell.with_min_x(cell.right() - size::SWITCH.x);
        if (Switch { label: name, on: *on }).show(ui, place).clicked() {
            *on = !*on;
        }
    }
}

/// Which picture, at which scale; saved where the person says.
fn pictures_ui(ui: &mut Ui, memory: &Memory, commands: &mut Commands) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), space::M), Sense::hover());
    hair_below(ui.painter(), rect, theme(ui).stroke.hair);
    ui.add_space(space::XS);
    let id = ui.scope_id().with("scale");
    let mut scale = ui.data(|data| data.get_temp::<u8>(id)).unwrap_or(2);
    if let Some(at) = choice_ui(ui, "Scale of pictures", &["1×", "2×", "3×"], usize::from(scale) - 1) {
        scale = at as u8 + 1;
        ui.data_mut(|data| data.insert_temp(id, scale));
    }
    let asked = |part| PictureAsked { part, scale, theme: theme(ui) };
    let screen = asked(PhonePart::Screen { offset: memory.offset });
    let whole = asked(PhonePart::WholeFeed);
    let parts = [
        ("Save the screen as PNG…", "Path to save the screen to", screen),
        ("Save the whole feed as PNG…", "Path to save the whole feed to", whole),
    ];
    for (name, path, asked) in parts {
        if MenuRow::new(name).icon(Icon::SAVE_FILE).show(ui).clicked() {
            commands.send(Command::AskPicture(asked));
        }
        if let Some(path) = path_field::ui(ui, path) {
            commands.send(Command::SavePicture(asked, path));
        }
    }
}

/// A row with its name and one choice of a few.
fn choice_ui(ui: &mut Ui, name: &str, options: &[&str], chosen: usize) -> Option<usize> {
    let cell = row_ui(ui, name);
    let choice = Segmented { label: name, options, chosen, enabled: true };
    let width = choice.size(ui, size::SEGMENTED_BAR).x;
    let place = Rect::from_center_size(cell.center(), vec2(cell.width(), size::SEGMENTED_BAR));
    choice.show(ui, place.with_min_x((place.right() - width).max(place.left())))
}

/// A row with its name at the left; answers the cell for what stands at its right.
fn row_ui(ui: &mut Ui, name: &str) -> Rect {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::hover());
    let inner = row.shrink2(vec2(space::M, 0.0));
    label(ui, inner, Align::Min, name, Style::BODY, theme(ui).text.primary);
    inner.with_min_x(inner.left() + stage::PREVIEW_NAME)
}

fn note_ui(ui: &mut Ui, text: &str) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), Style::CAPTION.line), Sense::hover());
    label(ui, row.shrink2(vec2(space::M, 0.0)), Align::Max, text, Style::CAPTION, theme(ui).text.tertiary);
}
