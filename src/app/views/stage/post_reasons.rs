//! Why a post is seen, told in the phone: the pipeline's sentences, their numbers on request, and what would change it.

use egui::accesskit::Role;
use egui::{Align, Id, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::document::Control;
use crate::app::theme::{Icon, Style, icons, size, space};
use crate::app::views::memo::memo;
use crate::app::views::post::reason_icon;
use crate::app::views::terms;
use crate::app::widgets::Button;
use crate::domain::{Origin, PostId};
use crate::learn::View;
use crate::pipeline::{Reason, why};

use super::Show;
use super::paint::{line, paragraph};
use super::{follow, menu};

/// Paints the sheet's words and what one can do; answers how high they are.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, id: PostId, commands: &mut Commands) -> f32 {
    let text = (show.screen.style(Style::TITLE), show.screen.theme.text.primary);
    let title = pos2(place.left(), place.top() + space::M + size::BUTTON / 2.0);
    line(ui.painter(), title, Align::Min, "Why you’re seeing this", text, place.width() - size::BUTTON);
    let below = place.with_min_y(place.top() + size::BUTTON + 2.0 * space::M);
    let mut child = ui.new_child(UiBuilder::new().id_salt(("why", id)).max_rect(below));
    reasons_ui(&mut child, show, id);
    heading_ui(&mut child, show, "What would change it");
    controls_ui(&mut child, show, id, commands);
    heading_ui(&mut child, show, "How it came about");
    ways_on_ui(&mut child, id, commands);
    child.min_rect().bottom() + space::XL - place.top()
}

/// The sentences; a press tells the numbers behind them too.
fn reasons_ui(ui: &mut Ui, show: &Show<'_>, id: PostId) {
    let ledger = &show.state.results.ledger;
    let Some(row) = ledger.slate.row_of(id) else {
        return sentence_ui(ui, show, (Icon::INFO, "It is no longer in this feed."), None);
    };
    let key = (show.state.results.revision, row);
    let reasons = memo(ui, Id::unique("reasons in the phone"), key, || why(&show.state.results.context(), ledger, row));
    if ledger.slate.origins[row as usize] == Origin::Followed && ledger.is_scored() {
        let author = &show.world().account(show.world().post(id).author).id;
        sentence_ui(ui, show, (Icon::FOLLOW, &format!("You follow {author}.")), None);
    }
    let memory = ui.scope_id().with("numbers");
    let mut has_numbers: bool = ui.data(|data| data.get_temp(memory)).unwrap_or(false);
    for Reason { rests_on, sentence, numbers } in reasons.iter() {
        sentence_ui(ui, show, (reason_icon(*rests_on), sentence), has_numbers.then_some(numbers));
    }
    if reasons.is_empty() {
        return;
    }
    let button = Button::new(if has_numbers { "Without the numbers" } else { "Show the numbers" }).small();
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::BUTTON_SMALL + space::M));
    let corner = pos2(row.left() + icons::ROW + space::M, row.top() + space::XS);
    if button.show(ui, Rect::from_min_size(corner, button.size(ui))).clicked() {
        has_numbers = !has_numbers;
    }
    ui.data_mut(|data| data.insert_temp(memory, has_numbers));
}

/// One sentence with its icon and its terms underlined, and the numbers behind it on a line of their own.
fn sentence_ui(ui: &mut Ui, show: &Show<'_>, (icon, sentence): (Icon, &str), numbers: Option<&String>) {
    let theme = show.screen.theme;
    let whole = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    let words = whole.with_min_x(whole.left() + icons::ROW + space::M);
    let style = show.screen.style(Style::READING);
    let mut column = ui.new_child(UiBuilder::new().id_salt(sentence).max_rect(words));
    terms::sentence(&mut column, sentence, "", style, theme.text.primary);
    let mut end = column.min_rect().bottom();
    if let Some(numbers) = numbers {
        let text = (show.screen.style(Style::CAPTION), theme.text.tertiary);
        let below = words.with_min_y(end);
        end = paragraph(ui, below, numbers, text);
        let response = ui.interact(below.with_max_y(end), column.scope_id().with("numbers"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, numbers));
    }
    let middle = pos2(whole.left() + icons::ROW / 2.0, whole.top() + style.line / 2.0);
    icon.paint(ui.painter(), middle, icons::ROW, theme.text.tertiary);
    let size = vec2(whole.width(), end - whole.top() + space::M);
    ui.allocate_space(size);
}

fn heading_ui(ui: &mut Ui, show: &Show<'_>, title: &str) {
    let style = show.screen.style(Style::BODY_STRONG);
    let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), style.line + space::L), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let text = (style, show.screen.theme.text.primary);
    line(ui.painter(), place.left_center(), Align::Min, title, text, place.width());
}

/// The controls that would change it, each with what it would do; one that takes the post away closes the sheet.
fn controls_ui(ui: &mut Ui, show: &Show<'_>, id: PostId, commands: &mut Commands) {
    let (author, viewer) = (show.world().post(id).author, show.viewer());
    let is_followed = follow::is_followed(show, author);
    let controls = [
        Control::Favorite(author, !viewer.favorites.contains(&author)),
        Control::CloseFriend(author, !viewer.close_friends.contains(&author)),
        Control::Follow(author, !is_followed),
        Control::Mute(author, true),
        Control::Hide(id, true),
    ];
    let before = ui.cursor().min;
    let wide = ui.max_rect().with_min_y(before.y).expand2(vec2(space::M, 0.0));
    let mut rows = ui.new_child(UiBuilder::new().id_salt("controls").max_rect(wide));
    for control in controls {
        let takes_away = match control {
            Control::Mute(..) | Control::Hide(..) => true,
            Control::Follow(..) => is_followed,
            _ => false,
        };
        let row = menu::control_on_screen_ui(&mut rows, show, control, commands);
        follow_focus(&rows, &row);
        if row.clicked() && takes_away {
            commands.send(Command::Why(None));
        }
    }
    ui.allocate_space(vec2(ui.available_width(), rows.min_rect().bottom() - before.y));
}

/// To the diagram, and to the tour.
fn ways_on_ui(ui: &mut Ui, id: PostId, commands: &mut Commands) {
    let path = Button::new("See its path in the diagram").icon(Icon::LEARN);
    let path = ui.add(path);
    follow_focus(ui, &path);
    if path.clicked() {
        commands.send(Command::Select(Some(id)));
        commands.send(Command::View(View::Diagram));
    }
    ui.add_space(space::M);
    let tour = ui.add(Button::new("Learn how ranking works").icon(Icon::LEARN));
    follow_focus(ui, &tour);
    if tour.clicked() {
        commands.send(Command::View(View::Tour));
    }
}

/// What gets the keyboard comes into view.
fn follow_focus(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        ui.scroll_to_rect(response.rect.expand(space::M), None);
    }
}
