//! Menus: what opens them, and their rows.

use std::sync::Arc;

use egui::{
    Align, Color32, Frame, Galley, Id, Key, Margin, Popup, PopupCloseBehavior, Rect, RectAlign, Response, ScrollArea,
    Sense, SetOpenCommand, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role, emath::GuiRounding, pos2, vec2,
};

use super::{
    Run, dots_below, focus, line, runs, text_width,
    tooltip::{key_cap_size, paint_key_cap},
    wrapped,
};
use crate::app::theme::{Icon, Style, anatomy::menu as anatomy, icons, radius, size, space, stroke, theme};

/// Opens a menu below `button` when that is clicked; closes by a choice, Escape, or a click elsewhere.
/// Answers what `rows` answered while it is open.
pub fn menu<R>(button: &Response, width: f32, rows: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    menu_below(button, RectAlign::BOTTOM_START, width, rows)
}

/// The same, put beside the button as `align` says, or elsewhere where that has no room.
pub fn menu_below<R>(button: &Response, align: RectAlign, width: f32, rows: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    shown_below(Popup::menu(button), align, width, rows)
}

/// The same where something is clicked with the other button of the pointer.
pub fn context_menu<R>(clicked: &Response, width: f32, rows: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    shown_below(Popup::context_menu(clicked), RectAlign::BOTTOM_START, width, rows)
}

/// The same for a panel of controls: it stays open while they are used, and closes by Escape or a click elsewhere.
pub fn popover<R>(button: &Response, align: RectAlign, width: f32, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let popup = Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    shown_below(popup, align, width, content)
}

/// The same below anything: opened, or closed, where it is `asked` for.
pub fn popover_asked<R>(below: &Response, asked: bool, width: f32, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let popup = Popup::menu(below).open_memory(asked.then_some(SetOpenCommand::Toggle));
    let popup = popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    shown_below(popup, RectAlign::BOTTOM_START, width, content)
}

fn shown_below<R>(popup: Popup<'_>, align: RectAlign, width: f32, rows: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let style = popup.ctx().global_style();
    let theme = crate::app::theme::Theme::of(style.visuals.dark_mode);
    let frame = Frame::new()
        .fill(theme.bg.raised)
        .stroke(Stroke::new(stroke::HAIR, theme.stroke.line))
        .corner_radius(radius::CARD)
        .shadow(theme.shadow.pop)
        .inner_margin(Margin::same(anatomy::PAD as i8));
    let popup = popup.frame(frame).width(width).gap(space::XS).align(align);
    let shown = popup.show(|ui| {
        // What a low window has no room for is scrolled to.
        let room = ui.ctx().content_rect().height() - 2.0 * (anatomy::PAD + space::M);
        let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        area.show(ui, |ui| {
            ui.set_width(width - 2.0 * anatomy::PAD);
            let answer = rows(ui);
            leap(ui);
            answer
        })
    });
    shown.map(|inner| inner.inner.inner)
}

/// Home and End go to the first and the last of what is in a menu, as egui's arrow keys go from one to the next.
fn leap(ui: &Ui) {
    let is_first = match ui.input(|input| (input.key_pressed(Key::Home), input.key_pressed(Key::End))) {
        (true, _) => true,
        (_, true) => false,
        _ => return,
    };
    let here: Vec<Id> = ui.ctx().viewport(|viewport| {
        let all = viewport.this_pass.widgets.get_layer(ui.layer_id());
        all.filter(|widget| widget.enabled && widget.sense.is_focusable()).map(|widget| widget.id).collect()
    });
    let goal = if is_first { here.first() } else { here.last() };
    // In a field these keys belong to what is written.
    if let Some(&goal) = goal.filter(|_| !ui.ctx().text_edit_focused()) {
        ui.memory_mut(|memory| memory.request_focus(goal));
    }
}

/// A row of a menu: what it does, and below it what that would change.
#[derive(Clone, Copy)]
pub struct MenuRow<'a> {
    label: &'a str,
    icon: Option<Icon>,
    effect: &'a str,
    key: &'a str,
    destructive: bool,
    chosen: bool,
    enabled: bool,
    text: f32,
    word: Option<(usize, usize)>,
}

impl<'a> MenuRow<'a> {
    /// A label alone.
    #[must_use]
    pub const fn new(label: &'a str) -> MenuRow<'a> {
        MenuRow {
            label,
            icon: None,
            effect: "",
            key: "",
            destructive: false,
            chosen: false,
            enabled: true,
            text: 1.0,
            word: None,
        }
    }

    /// With an icon before it.
    #[must_use]
    pub const fn icon(self, icon: Icon) -> MenuRow<'a> {
        MenuRow { icon: Some(icon), ..self }
    }

    /// What it would change, on a second line.
    #[must_use]
    pub const fn effect(self, effect: &'a str) -> MenuRow<'a> {
        MenuRow { effect, ..self }
    }

    /// Its shortcut.
    #[must_use]
    pub const fn key(self, key: &'a str) -> MenuRow<'a> {
        MenuRow { key, ..self }
    }

    /// In the color of what is taken away; stands last.
    #[must_use]
    pub const fn destructive(self) -> MenuRow<'a> {
        MenuRow { destructive: true, ..self }
    }

    /// With a check mark at the right.
    #[must_use]
    pub const fn chosen(self, chosen: bool) -> MenuRow<'a> {
        MenuRow { chosen, ..self }
    }

    /// Grey and dead where not `enabled`.
    #[must_use]
    pub const fn enabled(self, enabled: bool) -> MenuRow<'a> {
        MenuRow { enabled, ..self }
    }

    /// With text so many times its usual size, and as much higher: on the phone, whose text has a size of its own.
    #[must_use]
    pub const fn text(self, text: f32) -> MenuRow<'a> {
        MenuRow { text, ..self }
    }

    /// With dots below a word of the glossary: its first byte, and the one behind its last.
    #[must_use]
    pub const fn word(self, word: Option<(usize, usize)>) -> MenuRow<'a> {
        MenuRow { word, ..self }
    }

    /// Paints it as wide as the menu; a click closes the menu.
    pub fn show(self, ui: &mut Ui) -> Response {
        let grown = Style::BODY.growth(self.text);
        let effect = (!self.effect.is_empty()).then(|| self.effect_lines(ui));
        let height = match &effect {
            None => size::MENU_ROW + grown,
            Some(lines) => size::MENU_ROW_EFFECT + grown + lines.size().y - Style::CAPTION.line,
        };
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("row", self.label)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, self.enabled, self.label));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(self.effect));
        let theme = theme(ui);
        if self.enabled && (response.hovered() || response.has_focus()) {
            ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.hover);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        self.words(ui, rect, effect);
        focus::ring(ui, &response, rect.shrink(space::HALF), radius::CONTROL);
        if response.clicked() {
            ui.close();
        }
        response
    }

    /// What it would change, over as many lines as a row as wide as the menu needs for it.
    fn effect_lines(&self, ui: &Ui) -> Arc<Galley> {
        let before = self.icon.map_or(0.0, |_| self.icon_size() + anatomy::ICON_GAP);
        let chosen = if self.chosen { icons::ROW + space::S } else { 0.0 };
        let key = if self.key.is_empty() { 0.0 } else { key_cap_size(ui, self.key).x + space::S };
        let width = ui.available_width() - 2.0 * space::M - before - chosen - key;
        wrapped(ui.painter(), width, self.effect, Style::CAPTION.times(self.text), theme(ui).text.tertiary)
    }

    fn icon_size(&self) -> f32 {
        anatomy::ICON * self.text.max(1.0)
    }

    fn words(&self, ui: &Ui, rect: Rect, effect: Option<Arc<Galley>>) {
        let theme = theme(ui);
        let (icon, text) = match (self.enabled, self.destructive) {
            (false, _) => (theme.text.disabled, theme.text.disabled),
            (true, true) => (theme.signal.negative, theme.signal.negative),
            (true, false) => (theme.text.secondary, theme.text.primary),
        };
        let mut inner = rect.shrink2(vec2(space::M, 0.0));
        if let Some(symbol) = self.icon {
            let size = self.icon_size();
            symbol.paint(ui.painter(), inner.left_center() + vec2(size / 2.0, 0.0), size, icon);
            inner.min.x += size + anatomy::ICON_GAP;
        }
        if self.chosen {
            let at = inner.right_center() - vec2(icons::ROW / 2.0, 0.0);
            Icon::CHECK.paint(ui.painter(), at, icons::ROW, theme.text.primary);
            inner.max.x -= icons::ROW + space::S;
        }
        if !self.key.is_empty() {
            let key = key_cap_size(ui, self.key);
            paint_key_cap(ui, Rect::from_center_size(inner.right_center() - vec2(key.x / 2.0, 0.0), key), self.key);
            inner.max.x -= key.x + space::S;
        }
        let style = Style::BODY.medium().times(self.text);
        let label = |rect: Rect| {
            runs(ui.painter(), rect, Align::Min, &[Run(self.label, style, text)]);
            if let Some(part) = self.word {
                dots_below(ui, rect, Align::Min, self.label, style, part, false);
            }
        };
        let Some(effect) = effect else { return label(inner) };
        let more = effect.size().y - Style::CAPTION.times(self.text).line;
        let middle =
            inner.center().y - more / 2.0 + (Style::BODY.growth(self.text) - Style::CAPTION.growth(self.text)) / 2.0;
        let upper = Rect::from_x_y_ranges(inner.x_range(), inner.top()..=middle + 1.0);
        label(upper.translate(vec2(0.0, anatomy::EFFECT_GAP)));
        let lower = Rect::from_x_y_ranges(inner.x_range(), middle - anatomy::EFFECT_GAP..=inner.bottom());
        let corner = pos2(lower.left(), lower.center().y - effect.size().y / 2.0);
        ui.painter().galley(corner.round_to_pixels(ui.pixels_per_point()), effect, Color32::PLACEHOLDER);
    }
}

/// A button that shows a choice and opens a menu: `World  Bergen spring ⌄`.
#[derive(Clone, Copy)]
pub struct Dropdown<'a> {
    /// What is chosen; part of its accessible name. Empty for none.
    pub label: &'a str,
    /// The chosen one.
    pub value: &'a str,
    /// Before everything.
    pub icon: Option<Icon>,
    /// Room between label and value, as for a face; 0 for none.
    pub lead: f32,
}

impl Dropdown<'_> {
    /// The size it takes.
    #[must_use]
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let icon = self.icon.map_or(0.0, |_| icons::ROW + space::S);
        let lead = if self.lead > 0.0 { self.lead + space::S } else { 0.0 };
        let value = text_width(ui.painter(), self.value, Style::BODY.medium());
        vec2(
            (space::M + icon + self.label_width(ui) + lead + value + space::S + icons::ROW + space::S).ceil(),
            size::BUTTON,
        )
    }

    /// Paints it into `rect`, cut where that is too narrow; answers also the room kept for the lead.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> (Response, Rect) {
        let theme = theme(ui);
        let response = ui.interact(rect, ui.scope_id().with(("dropdown", self.label)), Sense::click());
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(self.value.to_owned()),
            ..WidgetInfo::labeled(Role::ComboBox, true, if self.label.is_empty() { self.value } else { self.label })
        });
        if response.hovered() {
            ui.painter().rect_filled(rect, radius::CONTROL, theme.bg.hover);
        }
        let mut inner = Rect::from_min_max(rect.min + vec2(space::M, 0.0), rect.max - vec2(space::S, 0.0));
        if let Some(icon) = self.icon {
            icon.paint(
                ui.painter(),
                inner.left_center() + vec2(icons::ROW / 2.0, 0.0),
                icons::ROW,
                theme.text.secondary,
            );
            inner.min.x += icons::ROW + space::S;
        }
        line(ui.painter(), inner, Align::Min, self.label, Style::BODY, theme.text.tertiary);
        inner.min.x += self.label_width(ui);
        let middle = pos2(inner.left() + self.lead / 2.0, inner.center().y);
        let lead = Rect::from_center_size(middle, Vec2::splat(self.lead));
        inner.min.x += if self.lead > 0.0 { self.lead + space::S } else { 0.0 };
        let at = inner.right_center() - vec2(icons::ROW / 2.0, 0.0);
        Icon::EXPAND.paint(ui.painter(), at, icons::ROW, theme.text.secondary);
        inner.max.x -= icons::ROW + space::XS;
        let is_cut = line(ui.painter(), inner, Align::Min, self.value, Style::BODY.medium(), theme.text.primary);
        focus::ring(ui, &response, rect, radius::CONTROL);
        (if is_cut { response.on_hover_text(self.value) } else { response }, lead)
    }

    fn label_width(&self, ui: &Ui) -> f32 {
        if self.label.is_empty() { 0.0 } else { text_width(ui.painter(), self.label, Style::BODY) + space::S }
    }
}
