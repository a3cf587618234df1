//! What is written under a picture.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Ui};

use crate::app::numbers;
use crate::app::theme::{Style, stage};
use crate::domain::{Origin, Post, Timestamp, World, hours_between};

use super::screen::Screen;

/// A piece of a caption.
struct Piece {
    text: String,
    style: Style,
    color: Color32,
}

/// A caption to be laid out.
pub(super) struct Caption {
    pieces: Vec<Piece>,
    screen: Screen,
}

impl Caption {
    /// Handle, words and hashtags; the age too where the header says where the post comes from instead.
    pub(super) fn of_post(world: &World, post: &Post, origin: Origin, now: Timestamp, screen: &Screen) -> Caption {
        let theme = screen.theme;
        let mut caption = Caption::new(&world.account(post.author).id, &post.caption, screen);
        for tag in &post.hashtags {
            caption.push(format!(" #{}", world.names.hashtags[tag.0 as usize]), theme.phone.hashtag);
        }
        if origin != Origin::Followed {
            let age = numbers::age(hours_between(post.created_at, now));
            caption.push(format!(" · {age}"), theme.text.tertiary);
        }
        caption
    }

    /// Handle and words.
    pub(super) fn new(handle: &str, words: &str, screen: &Screen) -> Caption {
        let theme = screen.theme;
        let handle =
            Piece { text: handle.to_owned(), style: screen.style(Style::BODY_STRONG), color: theme.text.primary };
        let mut caption = Caption { pieces: vec![handle], screen: *screen };
        caption.push(format!(" {words}"), theme.text.primary);
        caption
    }

    /// How many lines it takes, 1 up to [`stage::CAPTION_LINES`].
    ///
    /// Widths of letters are added up, which costs far less than laying out: it is asked for every card of the feed.
    pub(super) fn lines(&self, ui: &Ui) -> u8 {
        let width: f32 = ui.fonts_mut(|fonts| {
            let mut of = |piece: &Piece| -> f32 {
                let font = piece.style.font();
                piece.text.chars().map(|letter| fonts.glyph_width(&font, letter)).sum()
            };
            self.pieces.iter().map(&mut of).sum()
        });
        if width <= self.line_width() { 1 } else { stage::CAPTION_LINES }
    }

    /// Ready to be laid out in so many lines, with an ellipsis where that is not enough.
    pub(super) fn job(self, lines: u8) -> LayoutJob {
        let mut job = LayoutJob {
            wrap: TextWrapping { max_width: self.line_width(), max_rows: lines.into(), ..TextWrapping::default() },
            ..LayoutJob::default()
        };
        for Piece { text, style, color } in self.pieces {
            let format = TextFormat { line_height: Some(style.line), ..TextFormat::simple(style.font(), color) };
            job.append(&text, 0.0, format);
        }
        job
    }

    fn push(&mut self, text: String, color: Color32) {
        self.pieces.push(Piece { text, style: self.screen.style(Style::BODY), color });
    }

    fn line_width(&self) -> f32 {
        self.screen.width - 2.0 * stage::CARD_PAD
    }
}
