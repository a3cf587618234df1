//! The … menu of a post or an ad: what one can do, and what it would do to the feed, told before it is done.

use egui::{Align, Rect, RectAlign, Response, Sense, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::document::Control;
use crate::app::numbers;
use crate::app::results::Preview;
use crate::app::theme::{Icon, Style, icons, radius, size, space, stage};
use crate::app::views::terms;
use crate::app::widgets::{self, MenuRow, Tip};
use crate::domain::{AdId, PostId};
use crate::learn::term_named;

use super::paint::{line, press};
use super::previews::preview;
use super::{Show, effects, follow};

/// Until a preview is made.
const NOT_YET: &str = "…";

/// The button and the menu of a post.
pub(super) fn post_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (id, name): (PostId, &str), commands: &mut Commands) {
    let button = button_ui(ui, show, place, &format!("More about {name}"));
    widgets::menu_below(&button, RectAlign::BOTTOM_END, size::MENU, |ui| rows_ui(ui, show, id, commands));
}

/// The same menu where a post of a grid is clicked with the other button of the pointer.
pub(super) fn in_grid_ui(post: &Response, show: &Show<'_>, id: PostId, commands: &mut Commands) {
    widgets::context_menu(post, size::MENU, |ui| rows_ui(ui, show, id, commands));
}

fn rows_ui(ui: &mut Ui, show: &Show<'_>, id: PostId, commands: &mut Commands) {
    let author = show.world().post(id).author;
    let viewer = show.viewer();
    let followed = Control::Follow(author, !follow::is_followed(show, author));
    let favorite = Control::Favorite(author, !viewer.favorites.contains(&author));
    let close_friend = Control::CloseFriend(author, !viewer.close_friends.contains(&author));
    let why = "Why you’re seeing this";
    let named = term_named(why);
    let row = MenuRow::new(why).icon(Icon::WHY).word(named.map(|named| named.part)).show(ui);
    if terms::control(ui, row, named, Tip::new(why)).clicked() {
        commands.send(Command::Select(Some(id)));
        commands.send(Command::Why(Some(id)));
    }
    control_ui(ui, show, favorite, "", commands);
    control_ui(ui, show, close_friend, "", commands);
    separator_ui(ui, show);
    control_ui(ui, show, followed, "", commands);
    control_ui(ui, show, Control::Mute(author, true), "", commands);
    let hide = Control::Hide(id, true);
    let row = control_ui(ui, show, hide, "H", commands);
    if row.hovered() || row.has_focus() {
        sinking_ui(ui, show, preview(ui, show, hide, commands).as_deref());
    }
}

/// The button and the menu of an ad. Hiding and reporting both keep it away for good.
pub(super) fn ad_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (id, name): (AdId, &str), commands: &mut Commands) {
    let button = button_ui(ui, show, place, &format!("More about {name}"));
    let away = Control::HideAd(id, true);
    widgets::menu_below(&button, RectAlign::BOTTOM_END, size::MENU, |ui| {
        if MenuRow::new("Why this ad").icon(Icon::WHY).show(ui).clicked() {
            commands.send(Command::WhyAd(Some(id)));
        }
        separator_ui(ui, show);
        if MenuRow::new("Hide ad").icon(Icon::HIDE).effect(effects::HIDE_AD).destructive().show(ui).clicked() {
            commands.send(Command::Control(away));
        }
        let later = effects::words(show, away, &Preview::default());
        if MenuRow::new("Report ad").icon(Icon::REPORT).effect(&later).destructive().show(ui).clicked() {
            commands.send(Command::Control(away));
        }
    });
}

/// The row of a control in a menu, with what it would do; a click does it.
fn control_ui(ui: &mut Ui, show: &Show<'_>, control: Control, key: &str, commands: &mut Commands) -> Response {
    row_ui(ui, show, control, (key, 1.0), commands)
}

/// The same on the phone's screen, in its size of text.
pub(super) fn control_on_screen_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    control: Control,
    commands: &mut Commands,
) -> Response {
    row_ui(ui, show, control, ("", show.screen.text()), commands)
}

fn row_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    control: Control,
    (key, text): (&str, f32),
    commands: &mut Commands,
) -> Response {
    let (icon, name) = effects::name(show, control);
    let effect = preview(ui, show, control, commands)
        .map_or(NOT_YET.to_owned(), |preview| effects::words(show, control, &preview));
    let named = term_named(&name);
    let word = named.map(|named| named.part);
    let row = MenuRow::new(&name).icon(icon).effect(&effect).key(key).text(text).word(word);
    let row = if matches!(control, Control::Hide(_, true)) { row.destructive() } else { row };
    let response = row.show(ui);
    if response.clicked() {
        commands.send(Command::Control(control));
    }
    // Its description says what it would do; what the word means is a key away.
    if let Some(named) = named {
        terms::point_at(ui, response.hovered(), response.has_focus(), named.term);
    }
    response
}

fn button_ui(ui: &Ui, show: &Show<'_>, place: Rect, name: &str) -> Response {
    let response = press(ui, place, ui.scope_id().with("more"), name, None);
    let fill = match (response.is_pointer_button_down_on(), response.hovered()) {
        (true, _) => show.screen.theme.bg.active,
        (_, true) => show.screen.theme.bg.hover,
        _ => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(place, radius::CONTROL, fill);
    Icon::MORE.paint(ui.painter(), place.center(), icons::PHONE, show.screen.theme.text.secondary);
    response
}

/// The posts that would sink for being like the hidden one: six pictures, deepest fall first.
fn sinking_ui(ui: &mut Ui, show: &Show<'_>, preview: Option<&Preview>) {
    let sinking = preview.map(|preview| effects::sinking(preview, stage::PREVIEWS)).unwrap_or_default();
    if sinking.is_empty() {
        return;
    }
    let theme = show.theme;
    let height = Style::BODY.line + stage::PREVIEW + Style::MICRO.line + 2.0 * space::M;
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let inner = place.shrink2(vec2(space::M, space::XS));
    let title = pos2(inner.left(), inner.top() + Style::BODY.line / 2.0);
    line(
        ui.painter(),
        title,
        Align::Min,
        "These move down",
        (Style::BODY.medium(), theme.text.secondary),
        inner.width(),
    );
    let note = pos2(inner.right(), title.y);
    line(ui.painter(), note, Align::Max, "can be undone", (Style::CAPTION, theme.text.tertiary), inner.width());
    let gap = stage::COUNT_GAP;
    let width = (inner.width() - gap * (stage::PREVIEWS - 1) as f32) / stage::PREVIEWS as f32;
    let top = inner.top() + Style::BODY.line + space::XS;
    for (at, (post, places)) in sinking.into_iter().enumerate() {
        let corner = pos2(inner.left() + (width + gap) * at as f32, top);
        let picture = Rect::from_min_size(corner, vec2(width, stage::PREVIEW));
        let art = &show.world().post(post).art;
        let scene = crate::app::pictures::Scene::of(art, 0);
        widgets::picture(ui, show.art.pictures, picture, scene, radius::BADGE, false);
        let below = pos2(picture.center().x, picture.bottom() + Style::MICRO.line / 2.0 + space::HALF);
        let words = format!("▼ {}", numbers::places(places));
        line(ui.painter(), below, Align::Center, &words, (Style::MICRO.strong(), theme.signal.negative), width + gap);
    }
}

fn separator_ui(ui: &mut Ui, show: &Show<'_>) {
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), space::M + 1.0), Sense::hover());
    let hair = Rect::from_center_size(place.center(), vec2(place.width(), 1.0));
    ui.painter().rect_filled(hair, 0, show.theme.stroke.hair);
}
