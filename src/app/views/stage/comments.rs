//! The comments of a post: who wrote one, as far as the world knows, and a field to write one's own.

use egui::{
    Align, Frame, Id, Key, Margin, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2,
};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, radius, size, space, stroke};
use crate::app::widgets::{Button, hair_below, wrapped};
use crate::domain::{AccountId, Action, Impression, PostId, hours_between};

use super::Show;
use super::paint::{line, paragraph};

/// Why there is no field after a comment.
const ONE_EACH: &str = "One comment a post: that is what a world can hold.";

/// Paints the comments; answers the field for one's own, where there is room for one.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, post: PostId, commands: &mut Commands) -> Option<Id> {
    let theme = show.screen.theme;
    let title = show.screen.style(Style::TITLE);
    let (head, rest) = place.split_top_bottom_at_y(place.top() + title.line + 2.0 * space::L);
    let did = show.state.document.did(post, Action::Comment);
    let caption = (show.screen.style(Style::CAPTION), theme.text.tertiary);
    let foot = match did {
        true => wrapped(ui.painter(), place.width(), ONE_EACH, caption.0, caption.1).size().y,
        false => Button::new("Send").text(show.screen.text()).size(ui).y,
    };
    let foot = foot + 2.0 * space::M;
    let (list, foot) = rest.split_top_bottom_at_y(rest.bottom() - foot);
    hair_below(ui.painter(), head.expand2(vec2(space::XL, 0.0)), theme.stroke.hair);
    let all = show.world().post(post).comments + u64::from(did);
    let words =
        line(ui.painter(), head.left_center(), Align::Min, "Comments", (title, theme.text.primary), head.width());
    let count = pos2(words.right() + space::M, head.center().y);
    let style = show.screen.style(Style::BODY);
    line(ui.painter(), count, Align::Min, &numbers::count(all), (style, theme.text.tertiary), head.width());
    list_ui(ui, show, list, (post, did, all), commands);
    if !did {
        return Some(write_ui(ui, show, foot, post, commands));
    }
    paragraph(ui, foot.with_min_y(foot.top() + space::M), ONE_EACH, caption);
    None
}

/// Those who commented up to now, newest first.
fn known<'a>(show: &'a Show<'_>, post: PostId) -> Vec<&'a Impression> {
    let now = show.state.document.now;
    let mut known: Vec<&Impression> = show
        .world()
        .impressions
        .iter()
        .filter(|shown| shown.post == post && shown.at <= now && shown.did(Action::Comment) == Some(true))
        .collect();
    known.sort_by_key(|shown| std::cmp::Reverse((shown.at, shown.viewer)));
    known
}

fn list_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, (post, did, all): (PostId, bool, u64), commands: &mut Commands) {
    let mut child = ui.new_child(UiBuilder::new().id_salt("list").max_rect(place));
    child.set_clip_rect(ui.clip_rect().intersect(place.expand2(vec2(space::XL, 0.0))));
    ScrollArea::vertical().id_salt("comments").auto_shrink(false).show(&mut child, |ui| {
        ui.add_space(space::S);
        if did {
            own_ui(ui, show, post, commands);
        }
        let known = known(show, post);
        for shown in &known {
            let when = numbers::age(hours_between(shown.at, show.state.document.now));
            row_ui(ui, show, show.world().viewer(shown.viewer).account, &format!("commented · {when}"), 0.0);
        }
        let text = (show.screen.style(Style::CAPTION), show.screen.theme.text.tertiary);
        let place = ui.available_rect_before_wrap();
        let words = unknown(all, known.len() as u64 + u64::from(did));
        let end = paragraph(ui, place.translate(vec2(0.0, space::S)), &words, text);
        ui.allocate_rect(place.with_max_y(end + space::M), Sense::hover());
    });
}

/// What the world does not say: it holds a count, and who of its viewers was part of it, but no words.
fn unknown(all: u64, known: u64) -> String {
    match all.saturating_sub(known) {
        0 if all == 0 => "Nobody commented yet.".to_owned(),
        0 => "That is everybody.".to_owned(),
        1 if known == 0 => "Who wrote it is not in this world.".to_owned(),
        1 => "Who wrote the other one is not in this world.".to_owned(),
        _ if known == 0 => "This world counts them; who wrote them is not in it.".to_owned(),
        others => format!("Who wrote the other {} is not in this world.", numbers::count(others)),
    }
}

/// A face, a handle and a line, that leave so much free at their right; answers where that is.
fn row_ui(ui: &mut Ui, show: &Show<'_>, account: AccountId, below: &str, free: f32) -> Rect {
    let theme = show.screen.theme;
    let (style, under) = (show.screen.style(Style::BODY_STRONG), show.screen.style(Style::BODY));
    let height = (style.line + under.line + space::M).max(size::AVATAR + space::M);
    let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let handle = &show.world().account(account).id;
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ListItem, true, format!("{handle}: {below}")));
    let radius = size::AVATAR / 2.0;
    show.face(ui, account, pos2(place.left() + radius, place.center().y), size::AVATAR, None);
    let left = place.left() + size::AVATAR + space::M;
    let right = place.right() - free;
    let middle = place.center().y;
    let (upper, lower) = (pos2(left, middle - style.line / 2.0), pos2(left, middle + under.line / 2.0));
    line(ui.painter(), upper, Align::Min, handle, (style, theme.text.primary), right - left);
    line(ui.painter(), lower, Align::Min, below, (under, theme.text.secondary), right - left);
    place.with_min_x(right)
}

fn own_ui(ui: &mut Ui, show: &Show<'_>, post: PostId, commands: &mut Commands) {
    let words = show.state.session.written.get(&(show.state.document.viewer, post));
    let button = Button::new("Take back").small().text(show.screen.text());
    let size = button.size(ui);
    let words = words.map_or("commented · now", String::as_str);
    let free = row_ui(ui, show, show.viewer().account, words, size.x + space::M);
    let place = Rect::from_min_size(pos2(free.right() - size.x, free.center().y - size.y / 2.0), size);
    if button.show(ui, place).clicked() {
        commands.send(Command::Act(post, Action::Comment));
    }
}

/// The field; Enter or the button sends what is in it.
fn write_ui(ui: &mut Ui, show: &Show<'_>, place: Rect, post: PostId, commands: &mut Commands) -> Id {
    let theme = show.screen.theme;
    let draft = Id::unique(("comment", post));
    let mut text: String = ui.data(|data| data.get_temp(draft)).unwrap_or_default();
    let is_empty = text.trim().is_empty();
    let button = Button::new("Send").icon(Icon::SHARE).primary().enabled(!is_empty).text(show.screen.text());
    let row = Rect::from_center_size(place.center(), vec2(place.width(), button.size(ui).y));
    let (field, send) = row.split_left_right_at_x(row.right() - button.size(ui).x - space::M);
    let send = send.with_min_x(send.left() + space::M);
    let id = ui.scope_id().with(("comment", post));
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    let edge = Stroke::new(stroke::HAIR, if has_keyboard { theme.stroke.focus } else { theme.stroke.line });
    ui.painter().rect(field, radius::CONTROL, theme.bg.sunken, edge, StrokeKind::Inside);
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text("Write a comment")
        .font(show.screen.style(Style::BODY).font())
        .text_color(theme.text.primary)
        .align(egui::Align2::LEFT_CENTER)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(space::M as i8, 0)))
        .desired_width(field.width())
        .min_size(field.size());
    let response = ui.place(field, edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Write a comment"));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if (button.show(ui, send).clicked() || entered) && !is_empty {
        commands.send(Command::Write(post, text.trim().to_owned()));
        commands.send(Command::Act(post, Action::Comment));
        text.clear();
    }
    ui.data_mut(|data| data.insert_temp(draft, text));
    response.id
}

#[cfg(test)]
mod tests {
    use super::unknown;

    #[test]
    fn nothing_is_invented_about_who_commented() {
        assert_eq!(unknown(0, 0), "Nobody commented yet.");
        assert_eq!(unknown(2, 2), "That is everybody.");
        assert_eq!(unknown(12, 2), "Who wrote the other 10 is not in this world.");
    }
}
