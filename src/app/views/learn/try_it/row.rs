//! One post as a row: place, picture, who, when, and the first words.

use egui::{Align, Color32, Rect, Response, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Show;
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, Style, icons, radius, space, stroke, theme, try_it as anatomy};
use crate::app::widgets::{Run, Tip, line, picture, ring, runs, text_width};
use crate::app::words;
use crate::domain::{Media, PostId, hours_between};
use crate::pipeline::ComponentKind;

/// What a row says of its post, and how it is held.
pub(super) struct Row {
    /// Which post.
    pub(super) post: PostId,
    /// Its place, 1 = top.
    pub(super) place: usize,
    /// It can be dragged.
    pub(super) can_move: bool,
    /// It is being dragged.
    pub(super) is_lifted: bool,
    /// Its score, instead of its likes.
    pub(super) score: Option<f64>,
    /// A list rule put it before one with a higher score.
    pub(super) is_ruled: bool,
}

/// All of a post's words, and what put it out of the scores' order, while its row is pointed at.
pub(super) fn told(show: &Show<'_>, post: PostId, is_ruled: bool, response: Response) -> Response {
    let note = if is_ruled { "A list rule put it before a higher score." } else { "" };
    Tip::new(&show.world().post(post).caption).note(note).on(response)
}

impl Row {
    /// Paints it into `rect`.
    pub(super) fn paint(&self, ui: &mut Ui, show: &Show<'_>, rect: Rect, response: &Response) {
        let theme = theme(ui);
        let is_selected = show.selected() == Some(self.post);
        let (edge, width) = match is_selected {
            true => (theme.ink.fill, stroke::SELECTION),
            false => (theme.stroke.line, stroke::HAIR),
        };
        let fill = if response.hovered() && !self.is_lifted { theme.bg.hover } else { theme.bg.surface };
        if self.is_lifted {
            ui.painter().add(theme.shadow.pop.as_shape(rect, radius::CARD));
        }
        ui.painter().rect(rect, radius::CARD, fill, Stroke::new(width, edge), StrokeKind::Inside);
        let mut left = rect.left() + space::S;
        if self.can_move {
            let middle = pos2(left + anatomy::HANDLE / 2.0, rect.center().y);
            Icon::DRAG.paint(ui.painter(), middle, icons::ROW, theme.text.tertiary);
            left += anatomy::HANDLE;
        }
        let place = Rect::from_x_y_ranges(left..=left + anatomy::PLACE, rect.y_range());
        line(ui.painter(), place, Align::Center, &self.place.to_string(), Style::TITLE, theme.text.primary);
        let corner = pos2(place.right() + space::M, rect.center().y - anatomy::PICTURE.y / 2.0);
        let thumb = Rect::from_min_size(corner, anatomy::PICTURE);
        self.picture(ui, show, thumb);
        let words = Rect::from_min_max(pos2(thumb.right() + space::L, rect.top()), rect.max - vec2(space::L, 0.0));
        self.words(ui, show, words);
        ring(ui, response, rect, radius::CARD);
    }

    /// What assistive technology reads of it.
    pub(super) fn name(&self, show: &Show<'_>, response: &Response, whose: &str) {
        let post = show.world().post(self.post);
        let name = format!("{whose}lace {}: {}, {}", self.place, show.handle(self.post), post.caption);
        let is_selected = show.selected() == Some(self.post);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, &name));
        let number = match self.score {
            Some(score) if self.is_ruled => format!("score {}, put here by a list rule", numbers::score(score)),
            Some(score) => format!("score {}", numbers::score(score)),
            None => format!("{} likes", numbers::count(post.likes)),
        };
        let (age, tag) = self.when(show);
        let tag = tag.map_or(String::new(), |tag| format!(" {tag}"));
        let value = format!("{}, {age}{tag}, {number}", words::media(post.media));
        response.ctx.accesskit_node_builder(response.id, |node| node.set_value(value));
    }

    /// Age, and the hashtag it came through where the author is not followed.
    fn when(&self, show: &Show<'_>) -> (String, Option<String>) {
        let post = show.world().post(self.post);
        let age = numbers::age(hours_between(post.created_at, show.state.document.now));
        let viewer = show.state.document.viewer();
        let is_followed = show.state.document.follows().contains(&post.author);
        let tag = post.hashtags.iter().find(|tag| !is_followed && viewer.hashtags.contains(tag));
        (age, tag.map(|tag| format!("#{}", show.world().names.hashtags[tag.0 as usize])))
    }

    fn picture(&self, ui: &Ui, show: &Show<'_>, place: Rect) {
        let post = show.world().post(self.post);
        picture(ui, show.art.pictures, place, Scene::of(&post.art, 0), radius::BADGE, false);
        if post.media != Media::Photo {
            let theme = theme(ui);
            let middle = place.right_bottom() - egui::Vec2::splat(space::HALF + icons::INLINE / 2.0);
            ui.painter().circle_filled(middle, icons::INLINE / 2.0 + space::HALF, theme.phone.picture_chip);
            Icon::media(post.media).filled().paint(ui.painter(), middle, icons::INLINE - space::HALF, Color32::WHITE);
        }
    }

    fn words(&self, ui: &Ui, show: &Show<'_>, words: Rect) {
        let theme = theme(ui);
        let middle = words.center().y;
        let upper = Rect::from_x_y_ranges(words.x_range(), middle - Style::BODY.line..=middle);
        let lower = Rect::from_x_y_ranges(words.x_range(), middle..=middle + Style::BODY.line);
        let post = show.world().post(self.post);
        let (upper, lower) = match self.score {
            Some(score) => {
                let cell = words.with_min_x(words.right() - anatomy::SCORE);
                let text = numbers::score(score);
                line(ui.painter(), cell, Align::Max, &text, Style::BODY_STRONG, theme.text.primary);
                if self.is_ruled {
                    let before = text_width(ui.painter(), &text, Style::BODY_STRONG) + space::S + icons::INLINE / 2.0;
                    let hue = theme.kind(ComponentKind::Rules).text;
                    Icon::RULE.paint(ui.painter(), cell.right_center() - vec2(before, 0.0), icons::INLINE, hue);
                }
                let end = cell.left() - space::S;
                (upper.with_max_x(end), lower.with_max_x(end))
            }
            None => (self.likes(ui, show, upper), lower),
        };
        self.who(ui, show, upper);
        line(ui.painter(), lower, Align::Min, &post.caption, Style::BODY, theme.text.secondary);
    }

    /// A heart and how many; answers what is left of the line.
    fn likes(&self, ui: &Ui, show: &Show<'_>, row: Rect) -> Rect {
        let theme = theme(ui);
        let text = numbers::tally(show.world().post(self.post).likes);
        line(ui.painter(), row, Align::Max, &text, Style::CAPTION, theme.text.tertiary);
        let width = text_width(ui.painter(), &text, Style::CAPTION).ceil();
        let heart = pos2(row.right() - width - space::XS - icons::INLINE / 2.0, row.center().y);
        Icon::LIKE.paint(ui.painter(), heart, icons::INLINE - space::HALF, theme.text.tertiary);
        row.with_max_x(heart.x - icons::INLINE / 2.0 - space::S)
    }

    /// Handle, whether a close friend or a favorite, and when.
    fn who(&self, ui: &Ui, show: &Show<'_>, row: Rect) {
        let theme = theme(ui);
        let (handle, (age, tag)) = (show.handle(self.post), self.when(show));
        let author = show.world().post(self.post).author;
        let viewer = show.state.document.viewer();
        let marks = [
            (viewer.close_friends.contains(&author), Icon::CLOSE_FRIEND, theme.signal.positive),
            (viewer.favorites.contains(&author), Icon::STAR, theme.signal.warn),
            (tag.is_some(), Icon::HASHTAG, theme.text.tertiary),
        ];
        let marks: Vec<_> = marks.into_iter().filter(|(is, ..)| *is).collect();
        let marked = marks.len() as f32 * (icons::INLINE + space::XS);
        let wanted = text_width(ui.painter(), handle, Style::BODY_STRONG).ceil();
        // The sign says that it came through a hashtag; which one stands where there is room.
        let full = tag.map_or(age.clone(), |tag| format!("{age} · {tag}"));
        let width = |when: &str| text_width(ui.painter(), when, Style::CAPTION).ceil() + space::S;
        let when = if wanted + marked + width(&full) > row.width() { age } else { full };
        let name = wanted.min((row.width() - marked - width(&when)).max(row.width() / 2.0));
        line(
            ui.painter(),
            row.with_max_x(row.left() + name),
            Align::Min,
            handle,
            Style::BODY_STRONG,
            theme.text.primary,
        );
        let mut x = row.left() + name + space::XS;
        for (_, icon, color) in marks {
            icon.filled().paint(ui.painter(), pos2(x + icons::INLINE / 2.0, row.center().y), icons::INLINE, color);
            x += icons::INLINE + space::XS;
        }
        let rest = row.with_min_x((x + space::HALF).min(row.right()));
        runs(ui.painter(), rest, Align::Min, &[Run(&when, Style::CAPTION, theme.text.tertiary)]);
    }
}
