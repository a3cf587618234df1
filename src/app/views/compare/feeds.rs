//! The phones side by side, scrolled together or each by itself, with lines that join the same post.

use std::sync::Arc;

use egui::style::ScrollAnimation;
use egui::{Align, Id, Rangef, Rect, ScrollArea, Ui, pos2, vec2};

use super::columns::{Column, Rows, Widths, pictured, screen};
use super::wanted::Wanted;
use super::{feed, head, lines, part, phone};
use crate::app::command::Commands;
use crate::app::compare::{Order, Side};
use crate::app::state::State;
use crate::app::theme::{compare as anatomy, space, theme};
use crate::app::views::Art;
use crate::app::views::memo::memo;
use crate::app::views::stage::Still;
use crate::domain::PostId;

/// The feeds of a comparison, and how they are drawn.
pub(super) struct Feeds<'a> {
    pub(super) state: &'a State,
    pub(super) art: &'a Art<'a>,
    pub(super) sides: &'a [Side<'a>],
    orders: Arc<Vec<Order>>,
    pub(super) widths: Widths,
    /// They are drawn to be saved as a picture.
    is_picture: bool,
}

impl<'a> Feeds<'a> {
    /// Of these policies.
    pub(super) fn new(ui: &Ui, state: &'a State, art: &'a Art<'a>, sides: &'a [Side<'a>]) -> Feeds<'a> {
        let orders = memo(ui, Id::unique("compared orders"), (state.results.revision, sides.len()), || {
            sides.iter().map(|side| Order::of(side.ledger)).collect::<Vec<_>>()
        });
        let widths = Widths::of(ui, state, &orders);
        Feeds { state, art, sides, orders, widths, is_picture: false }
    }

    /// Draws them; where they need more room than there is they are scrolled sideways.
    pub(super) fn ui(&self, ui: &mut Ui, room: Rect, commands: &mut Commands) {
        let needed = self.widths.needed(self.sides.len());
        if needed <= room.width() {
            return self.phones(ui, room, commands);
        }
        part(ui, room, "phones", |ui| {
            ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
                let (_, all) = ui.allocate_space(vec2(needed, room.height()));
                self.phones(ui, all, commands);
            });
        });
    }

    fn phones(&self, ui: &mut Ui, room: Rect, commands: &mut Commands) {
        let columns = self.widths.columns(room, self.sides.len());
        let above = self.heads(ui, room, &columns, anatomy::NOTE_LINES, commands);
        let lists = room.with_min_y(room.top() + above + anatomy::ABOVE);
        let still = Still::new(ui, self.state, self.art, screen(columns[0]).span());
        let rows = Rows::of(ui, self.state, self.sides, &still, columns[0].span());
        // A phone runs out of the window below: there is more of the feed.
        let body = |phone: &Rangef| Rect::from_x_y_ranges(*phone, room.top() + above..=room.bottom() + anatomy::HEAD);
        self.bodies(ui, &still, room, &columns, body, commands);
        let tops = match self.state.session.compare.apart {
            false => self.together(ui, &still, lists, &columns, &rows, commands),
            true => self.apart(ui, &still, lists, &columns, &rows, commands),
        };
        self.join(ui, &self.standing(lists, &columns, &rows, &tops));
    }

    /// What stands above the phones; answers how high that is.
    fn heads(&self, ui: &mut Ui, room: Rect, columns: &[Rangef], lines: usize, commands: &mut Commands) -> f32 {
        let naming = self.state.session.compare.naming;
        let height = head::height(ui, self.sides, naming, columns[0].span(), lines);
        for (side, column) in self.sides.iter().zip(columns) {
            let rect = Rect::from_x_y_ranges(*column, room.top()..=room.top() + height);
            part(ui, rect.expand2(vec2(space::XS, 0.0)), side.badge(), |ui| {
                head::ui(ui, self.state, side, rect, lines, commands);
            });
        }
        height
    }

    fn bodies(
        &self,
        ui: &mut Ui,
        still: &Still<'_>,
        room: Rect,
        columns: &[Rangef],
        body: impl Fn(&Rangef) -> Rect,
        commands: &mut Commands,
    ) {
        for (side, column) in self.sides.iter().zip(columns) {
            part(ui, room, ("phone", side.badge()), |ui| {
                let mut within = still.child(ui, egui::UiBuilder::new());
                phone::body_ui(&within, body(column));
                phone::top_ui(&mut within, self.state, side, body(column), commands);
            });
        }
    }

    /// One scroll for all; answers where each feed’s first post stands.
    fn together(
        &self,
        ui: &mut Ui,
        still: &Still<'_>,
        lists: Rect,
        columns: &[Rangef],
        rows: &[Rows],
        commands: &mut Commands,
    ) -> Vec<f32> {
        let most = rows.iter().map(Rows::end).fold(0.0, f32::max);
        let asked = self.newly_selected(ui);
        let mut top = lists.top();
        part(ui, lists, "feeds", |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                top = ui.max_rect().top();
                ui.allocate_space(vec2(ui.available_width(), most + space::XL));
                let standing = self.standing(lists, columns, rows, &vec![top; columns.len()]);
                // The one at hand leads, where none of the phones shows the post.
                if let Some(post) = asked.filter(|&post| standing.iter().all(|column| !column.shows(post))) {
                    reveal(ui, &standing[1], post);
                }
                for (side, column) in self.sides.iter().zip(&standing) {
                    self.list(ui, still, side, column, commands);
                }
            });
        });
        vec![top; columns.len()]
    }

    /// A scroll for each.
    fn apart(
        &self,
        ui: &mut Ui,
        still: &Still<'_>,
        lists: Rect,
        columns: &[Rangef],
        rows: &[Rows],
        commands: &mut Commands,
    ) -> Vec<f32> {
        let mut tops = vec![lists.top(); columns.len()];
        let asked = self.newly_selected(ui);
        for (at, side) in self.sides.iter().enumerate() {
            let rect = Rect::from_x_y_ranges(screen(columns[at]), lists.y_range());
            part(ui, rect, ("feed", side.badge()), |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    tops[at] = ui.max_rect().top();
                    ui.allocate_space(vec2(ui.available_width(), rows[at].end() + space::XL));
                    let standing = self.standing(lists, columns, rows, &tops);
                    if let Some(post) = asked.filter(|&post| !standing[at].shows(post)) {
                        reveal(ui, &standing[at], post);
                    }
                    self.list(ui, still, side, &standing[at], commands);
                });
            });
        }
        tops
    }

    /// The post somebody chose, in the first frame it is.
    fn newly_selected(&self, ui: &Ui) -> Option<PostId> {
        let (id, now) = (Id::unique("selected in a comparison"), self.state.session.selected);
        let before = ui.data_mut(|data| {
            let before = data.get_temp::<Option<PostId>>(id);
            data.insert_temp(id, now);
            before
        });
        now.filter(|_| self.state.session.is_chosen && before.is_some_and(|before| before != now))
    }

    fn standing<'b>(&'b self, lists: Rect, columns: &[Rangef], rows: &'b [Rows], tops: &[f32]) -> Vec<Column<'b>> {
        let column = |at: usize| Column {
            phone: columns[at],
            order: &self.orders[at],
            rows: &rows[at],
            top: tops[at],
            view: lists.y_range(),
        };
        (0..columns.len()).map(column).collect()
    }

    fn list(&self, ui: &mut Ui, still: &Still<'_>, side: &Side<'_>, column: &Column<'_>, commands: &mut Commands) {
        let roomy = column.phone.span() >= self.widths.roomy;
        let (state, art, first) = (self.state, self.art, &self.orders[0]);
        let wanted = Some(side.place).filter(|_| !self.is_picture).and_then(|place| Wanted::of(ui, state, place));
        let shown = feed::Shown { state, art, still, side, first, roomy, wanted };
        let mut within = still.child(ui, egui::UiBuilder::new().id_salt(side.badge()));
        let clip = Rect::from_x_y_ranges(screen(column.phone), column.view);
        within.set_clip_rect(clip.intersect(ui.clip_rect()));
        feed::ui(&mut within, &shown, column, commands);
    }

    fn join(&self, ui: &Ui, standing: &[Column<'_>]) {
        for pair in standing.windows(2) {
            lines::ui(ui, self.state, [&pair[0], &pair[1]]);
        }
    }

    /// How large a picture of them is, with the first posts of each.
    pub(super) fn picture_size(&self, ui: &Ui) -> egui::Vec2 {
        let width = self.widths.most;
        let still = Still::new(ui, self.state, self.art, width - 2.0 * anatomy::BODY);
        let rows = Rows::of(ui, self.state, self.sides, &still, width);
        let lists = pictured(&self.widths, &rows);
        let above = head::height(ui, self.sides, None, width, usize::MAX) + anatomy::ABOVE;
        vec2(lists.x, (above + lists.y + anatomy::BODY + f32::from(anatomy::CORNERS.1) + anatomy::MARGIN).ceil())
    }

    /// Draws the same, to be saved as a picture.
    pub(super) fn picture(mut self, ui: &mut Ui, room: Rect) {
        self.is_picture = true;
        let unheard = &mut Commands::default();
        let columns = self.widths.columns(room, self.sides.len());
        let above = self.heads(ui, room, &columns, usize::MAX, unheard);
        let still = Still::new(ui, self.state, self.art, screen(columns[0]).span());
        let rows = Rows::of(ui, self.state, self.sides, &still, columns[0].span());
        let bottom = room.bottom() - anatomy::MARGIN;
        let body = |phone: &Rangef| Rect::from_x_y_ranges(*phone, room.top() + above..=bottom);
        self.bodies(ui, &still, room, &columns, body, unheard);
        let top = room.top() + above + anatomy::ABOVE;
        let until = rows.iter().map(|rows| rows.below(anatomy::PICTURED)).fold(0.0, f32::max);
        let lists = Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), top + until));
        let standing = self.standing(lists, &columns, &rows, &vec![top; columns.len()]);
        for (side, column) in self.sides.iter().zip(&standing) {
            self.list(ui, &still, side, column, unheard);
        }
        self.join(ui, &standing);
    }
}

/// Scrolls to a post of a feed.
fn reveal(ui: &Ui, column: &Column<'_>, post: PostId) {
    if let Some(at) = column.order.at(post) {
        ui.scroll_to_rect_animation(column.row(at), Some(Align::Center), ScrollAnimation::none());
    }
}

/// The ground behind the feeds.
pub(super) fn ground(ui: &Ui, room: Rect) {
    ui.painter().rect_filled(room, 0, theme(ui).bg.canvas);
}
