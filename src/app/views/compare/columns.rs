//! Where the phones stand side by side, and the posts in each of them.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Id, Rangef, Rect, Ui, Vec2, pos2, vec2};

use super::{tile, wanted};
use crate::app::compare::{Order, Side};
use crate::app::fit::{self, POSTS};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, anatomy::chip, compare as anatomy, space};
use crate::app::views::memo::memo;
use crate::app::views::stage::Still;
use crate::app::widgets::{Move, text_width};
use crate::domain::PostId;

/// How wide phones may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Widths {
    /// Below this, words would be cut.
    pub(super) least: f32,
    /// Above this, nothing is won.
    pub(super) most: f32,
    /// From this on a small card has a picture of full size.
    pub(super) roomy: f32,
}

impl Widths {
    /// As the handles ask for that are in sight in any of the feeds.
    pub(super) fn of(ui: &Ui, state: &State, orders: &[Order]) -> Widths {
        if state.session.compare.full {
            return Widths { least: anatomy::CARD_LEAST, most: anatomy::CARD_MOST, roomy: 0.0 };
        }
        if tile::is_grid(state) {
            return Widths { least: anatomy::FEED_LEAST, most: anatomy::FEED_MOST, roomy: anatomy::FEED_MOST };
        }
        let handle = *memo(ui, Id::unique("widest handle"), (state.results.revision, orders.len()), || {
            let world = &state.document.world;
            let posts = orders.iter().flat_map(|order| &order.posts);
            let authors: HashSet<_> = posts.map(|&post| world.post(post).author).collect();
            let handles = authors.into_iter().map(|author| world.account(author).id.as_str());
            handles.map(|handle| text_width(ui.painter(), handle, Style::BODY)).fold(0.0, f32::max)
        });
        let most = orders.iter().map(|order| order.posts.len()).max().unwrap_or(0) as u64;
        let rank = text_width(ui.painter(), &numbers::count(most), Style::BODY_STRONG) + space::S;
        let moved = text_width(ui.painter(), &Move::By(most as i64).text(), Style::CAPTION.strong());
        let moved = moved + 2.0 * chip::PAD + chip::SIGN + chip::SIGN_GAP;
        let (moved, grip) = match fit::is_put_in_feed(state) {
            true => (moved.max(text_width(ui.painter(), &wanted::told(POSTS), Style::CAPTION.strong())), anatomy::GRIP),
            false => (moved, 0.0),
        };
        let around = 2.0 * (anatomy::BODY + space::M) + space::M + grip;
        let roomy = (around + anatomy::PICTURE.x + handle.max(rank + moved)).ceil();
        let tight = around + anatomy::PICTURE_SMALL.x + handle.max(rank + moved);
        let least = tight.ceil().clamp(anatomy::FEED_LEAST, anatomy::FEED_MOST);
        Widths { least, most: anatomy::FEED_MOST, roomy: roomy.min(anatomy::FEED_MOST) }
    }

    /// How wide so many phones are at least, with what is between and around them.
    pub(super) fn needed(&self, count: usize) -> f32 {
        count as f32 * self.least + (count - 1) as f32 * anatomy::GAP_LEAST + 2.0 * anatomy::MARGIN
    }

    /// How wide they are on a picture.
    pub(super) fn pictured(&self, count: usize) -> f32 {
        count as f32 * self.most + (count - 1) as f32 * anatomy::GAP + 2.0 * anatomy::MARGIN
    }

    /// Where each phone stands, left to right; beyond the room's right edge where it has too little.
    pub(super) fn columns(&self, room: Rect, count: usize) -> Vec<Rangef> {
        let gaps = (count - 1) as f32;
        let inner = room.width() - 2.0 * anatomy::MARGIN;
        let widest = (inner - gaps * anatomy::GAP_LEAST) / count as f32;
        let wanted = if widest >= self.roomy { self.roomy.max(self.least) } else { self.least };
        let gap = ((inner - count as f32 * wanted) / gaps).clamp(anatomy::GAP_LEAST, anatomy::GAP).floor();
        let width = ((inner - gaps * gap) / count as f32).clamp(self.least, self.most).floor();
        let gap = ((inner - width * count as f32) / gaps).min(2.0 * anatomy::GAP).max(gap);
        let all = width * count as f32 + gap * gaps;
        let left = room.left() + anatomy::MARGIN + ((inner - all) / 2.0).max(0.0).floor();
        (0..count).map(|at| left + at as f32 * (width + gap)).map(|x| Rangef::new(x, x + width)).collect()
    }
}

/// The screen of the phone that stands there.
pub(super) fn screen(phone: Rangef) -> Rangef {
    Rangef::new(phone.min + anatomy::BODY, phone.max - anatomy::BODY)
}

/// Where the posts of a feed stand, in points from the first one’s upper edge.
pub(super) struct Rows {
    /// Each one’s upper edge, and the end of the last.
    tops: Vec<f32>,
    /// So many stand side by side.
    across: usize,
}

impl Rows {
    /// Of every feed.
    pub(super) fn of(ui: &Ui, state: &State, sides: &[Side<'_>], still: &Still<'_>, width: f32) -> Arc<Vec<Rows>> {
        let (phone, full, is_grid) = (state.session.phone, state.session.compare.full, tile::is_grid(state));
        let key =
            (state.results.revision, sides.len(), full, width.to_bits(), phone.text, phone.pictures as u8, is_grid);
        memo(ui, Id::unique("compared rows"), key, || {
            let height = |side: &Side<'_>, row: u32| match full {
                true => {
                    let slate = &side.ledger.slate;
                    anatomy::RANK + still.height(ui, slate.posts[row as usize], slate.origins[row as usize])
                }
                false => anatomy::ROW,
            };
            let rows = |side: &Side<'_>| {
                if is_grid {
                    return Rows::grid(side.ledger.delivered().len(), width - 2.0 * anatomy::BODY);
                }
                let mut tops = vec![0.0];
                for &row in side.ledger.delivered() {
                    tops.push(tops[tops.len() - 1] + height(side, row));
                }
                Rows { tops, across: 1 }
            };
            sides.iter().map(rows).collect()
        })
    }

    /// Square tiles side by side, as wide as a screen together.
    fn grid(count: usize, screen: f32) -> Rows {
        let across = tile::across(screen);
        let side = screen / across as f32;
        let mut tops: Vec<f32> = (0..count).map(|at| (at / across) as f32 * side).collect();
        tops.push(count.div_ceil(across) as f32 * side);
        Rows { tops, across }
    }

    /// How many there are.
    fn count(&self) -> usize {
        self.tops.len() - 1
    }

    /// How high they are together.
    pub(super) fn end(&self) -> f32 {
        self.below(self.count())
    }

    /// How high the first so many are.
    pub(super) fn below(&self, posts: usize) -> f32 {
        let line = posts.min(self.count()).next_multiple_of(self.across);
        self.tops[line.min(self.count())]
    }

    /// Those that reach into this range.
    pub(super) fn within(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|&top| top <= from).saturating_sub(1);
        first / self.across * self.across..self.tops.partition_point(|&top| top < to).min(self.count())
    }
}

/// One feed as it is scrolled.
#[derive(Clone, Copy)]
pub(super) struct Column<'a> {
    /// Left and right of its phone.
    pub(super) phone: Rangef,
    /// Its posts.
    pub(super) order: &'a Order,
    /// Where they stand.
    pub(super) rows: &'a Rows,
    /// Where the first of them begins.
    pub(super) top: f32,
    /// The part of the list that is seen.
    pub(super) view: Rangef,
}

impl Column<'_> {
    /// The place of the post at that index.
    pub(super) fn row(&self, at: usize) -> Rect {
        let (screen, across) = (screen(self.phone), self.rows.across);
        let (from, to) = (self.rows.tops[at], self.rows.below(at + 1));
        let width = screen.span() / across as f32;
        let left = screen.min + (at % across) as f32 * width;
        Rect::from_min_size(pos2(left, self.top + from), vec2(width, to - from))
    }

    /// The rows that are seen.
    pub(super) fn seen(&self) -> std::ops::Range<usize> {
        self.rows.within(self.view.min - self.top, self.view.max - self.top)
    }

    /// Is the post in sight?
    pub(super) fn shows(&self, post: PostId) -> bool {
        self.order.places.get(&post).is_some_and(|&place| self.middle(place).is_some())
    }

    /// The middle of the post at that place, 1 = top, where that is seen.
    pub(super) fn middle(&self, place: u32) -> Option<f32> {
        let at = place as usize - 1;
        let is_delivered = at < self.rows.count();
        is_delivered.then(|| self.row(at).center().y).filter(|&y| self.view.contains(y))
    }
}

/// How large a picture of the feeds is below their heads: so many posts of each.
pub(super) fn pictured(widths: &Widths, rows: &[Rows]) -> Vec2 {
    let end = |rows: &Rows| rows.below(anatomy::PICTURED);
    vec2(widths.pictured(rows.len()), rows.iter().map(end).fold(anatomy::ROW, f32::max))
}
