//! The cards of the phone on a screen of another width, to look at only: nothing on them can be pressed.

use egui::{Align, Rect, Ui, UiBuilder, pos2, vec2};

use super::caption::Caption;
use super::card::{caption_ui, face_middle, names_ui, separator_ui, subline};
use super::paint::line;
use super::{Show, media};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, size, stage};
use crate::app::views::Art;
use crate::domain::{Action, Origin, Post, PostId};

/// What a screen shows cards with.
pub(in crate::app::views) struct Still<'a>(Show<'a>);

impl<'a> Still<'a> {
    /// On a screen that wide, which wears what the phone's does.
    pub(in crate::app::views) fn new(ui: &Ui, state: &'a State, art: &'a Art<'a>, width: f32) -> Still<'a> {
        let show = Show::of(ui, state, art, state.session.phone.device);
        let screen = show.screen.sized(width, state.session.phone.pictures.height(width));
        Still(Show { screen, ..show })
    }

    /// A ui on the screen.
    pub(in crate::app::views) fn child(&self, ui: &mut Ui, builder: UiBuilder) -> Ui {
        self.0.screen.child(ui, builder)
    }

    /// How high a post's card is.
    pub(in crate::app::views) fn height(&self, ui: &Ui, post: PostId, origin: Origin) -> f32 {
        self.0.screen.card(self.caption(self.0.world().post(post), origin).lines(ui))
    }

    /// Paints a post's card.
    pub(in crate::app::views) fn paint(&self, ui: &mut Ui, place: Rect, id: PostId, origin: Origin) {
        let show = &self.0;
        let post = show.world().post(id);
        let (header, rest) = place.split_top_bottom_at_y(place.top() + show.screen.header());
        let (picture, rest) = rest.split_top_bottom_at_y(rest.top() + show.screen.picture);
        let (actions, caption) = rest.split_top_bottom_at_y(rest.top() + show.screen.actions());
        show.face(ui, post.author, face_middle(header), size::AVATAR, show.ring(post.author));
        let handle = &show.world().account(post.author).id;
        names_ui(ui, &show.screen, header, handle, &subline(show, post, origin));
        media::still(ui, show, picture, post);
        self.actions(ui, actions, id);
        let words = self.caption(post, origin);
        let lines = words.lines(ui);
        caption_ui(ui, caption, words, lines);
        separator_ui(ui, show, place);
    }

    fn caption(&self, post: &Post, origin: Origin) -> Caption {
        Caption::of_post(self.0.world(), post, origin, self.0.state.document.now, &self.0.screen)
    }

    /// Icons with their counts; without them where they would run into the one at the right.
    fn actions(&self, ui: &Ui, place: Rect, id: PostId) {
        let (show, painter) = (&self.0, ui.painter());
        let post = show.world().post(id);
        let (style, ink) = (show.screen.style(Style::BODY.medium()), show.screen.theme.text.primary);
        let counted = [(Action::Like, post.likes), (Action::Comment, post.comments), (Action::Share, post.shares)];
        let counted = counted.map(|(action, count)| {
            let done = show.state.document.did(id, action);
            (action, done, numbers::tally(count + u64::from(done)))
        });
        let width = |text: &str| crate::app::widgets::text_width(painter, text, style);
        let last = place.right() - stage::CARD_PAD - icons::PHONE;
        let icon = |action, done, left: f32| {
            let color = if done && action == Action::Like { show.screen.theme.action(Action::Like) } else { ink };
            let middle = pos2(left + icons::PHONE / 2.0, place.center().y);
            Icon::action(action).filled_if(done).paint(painter, middle, icons::PHONE, color);
        };
        let step = icons::PHONE + stage::ACTION_GAP;
        let all: f32 = counted.iter().map(|(_, _, text)| step + stage::COUNT_GAP + width(text)).sum();
        let has_counts = place.left() + stage::CARD_PAD + all <= last;
        let mut left = place.left() + stage::CARD_PAD;
        for (action, done, text) in &counted {
            icon(*action, *done, left);
            if has_counts {
                let at = pos2(left, place.center().y) + vec2(icons::PHONE + stage::COUNT_GAP, 0.0);
                line(painter, at, Align::Min, text, (style, ink), place.width());
                left += stage::COUNT_GAP + width(text);
            }
            left += step;
        }
        icon(Action::Save, show.state.document.did(id, Action::Save), last);
    }
}
