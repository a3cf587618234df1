//! Step 7: the whole feed, with the ads between and what stands past its end.

use std::sync::Arc;

use egui::{Align, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Scene;
use super::parts::{card, post_ui, sentence, space_for, title};
use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::pictures::Scene as Drawn;
use crate::app::theme::{Icon, Style, radius, size, space, stroke, theme, tour as anatomy};
use crate::app::views::memo::memo;
use crate::app::widgets::{Button, Tip, label, line, picture};
use crate::domain::AdId;
use crate::learn::View;
use crate::learn::tour::{Slot, slots};

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let ledger = &scene.state.results.ledger;
    let made: Arc<Vec<Slot>> = memo(ui, Id::unique("tour slots"), scene.state.results.revision, || slots(ledger));
    card(ui, |ui| {
        let button = Button::new("Open it in Tune").icon(Icon::FEED);
        let row = space_for(ui, size::BUTTON);
        let rect = row.with_min_x(row.right() - button.size(ui).x);
        let words = row.with_max_x(rect.left() - space::L);
        let text = "The phone begins with these posts, in this order.";
        label(ui, words, Align::Min, text, Style::BODY, theme(ui).text.secondary);
        if button.show(ui, rect).clicked() {
            commands.send(Command::View(View::Tune));
        }
    });
    card(ui, |ui| {
        let count = |count: usize| numbers::count(count as u64);
        let (posts, ads) = (ledger.delivery.length, ledger.delivery.ads.len());
        title(ui, "The feed, first to last", &format!("{} posts, {} ads between", count(posts), count(ads)));
        if made.is_empty() {
            sentence(ui, "No post is delivered.");
        }
        tiles_ui(ui, scene, &made, commands);
        let left_over = ledger.slate.len() - posts;
        if left_over > 0 {
            ui.add_space(space::M);
            sentence(ui, &format!("{} posts more stand past the end, ranked and not delivered.", count(left_over)));
            ui.add_space(space::M);
            let rest: Vec<Slot> = ledger.order()[posts..]
                .iter()
                .zip(posts + 1..)
                .take((ui.available_width() / anatomy::TILE.1.x) as usize)
                .map(|(&row, rank)| Slot::Post { row, rank })
                .collect();
            ui.push_id("past the end", |ui| tiles_ui(ui, scene, &rest, commands));
        }
    });
}

/// Pictures line by line; only those in sight are drawn, and those next to them.
fn tiles_ui(ui: &mut Ui, scene: &Scene<'_>, slots: &[Slot], commands: &mut Commands) {
    let pitch = anatomy::TILE.1;
    let across = (((ui.available_width() + pitch.x - anatomy::TILE.0.x) / pitch.x) as usize).max(1);
    let room = space_for(ui, slots.len().div_ceil(across) as f32 * pitch.y);
    let seen = ui.clip_rect();
    // One line more at either end, so that the keyboard can go on to what is not in sight yet.
    let first = (((seen.top() - room.top()) / pitch.y).floor().max(1.0) as usize - 1) * across;
    let last = (((seen.bottom() - room.top()) / pitch.y).ceil().max(0.0) as usize + 1) * across;
    for (at, slot) in slots.iter().enumerate().take(last).skip(first) {
        let corner = room.min + vec2((at % across) as f32 * pitch.x, (at / across) as f32 * pitch.y);
        let rect = Rect::from_min_size(corner, anatomy::TILE.0);
        match *slot {
            Slot::Post { row, rank } => {
                let post = scene.state.results.ledger.slate.posts[row as usize];
                post_ui(ui, scene, post, rect, &format!("rank {rank}"), commands);
                foot_ui(ui, rect, &numbers::count(rank as u64));
            }
            Slot::Ad(ad) => ad_ui(ui, scene, ad, rect),
        }
    }
}

fn foot_ui(ui: &Ui, rect: Rect, text: &str) {
    let foot =
        Rect::from_min_max(rect.left_bottom(), pos2(rect.right(), rect.bottom() + Style::CAPTION.line + space::HALF));
    line(ui.painter(), foot, Align::Min, text, Style::CAPTION.strong(), theme(ui).text.primary);
}

/// An ad: framed, without a rank.
fn ad_ui(ui: &mut Ui, scene: &Scene<'_>, id: AdId, rect: Rect) {
    let theme = theme(ui);
    let ad = &scene.state.document.world.ads[id.0 as usize];
    let edge = Stroke::new(stroke::HAIR, theme.stroke.strong);
    ui.painter().rect_stroke(rect, radius::CONTROL, edge, StrokeKind::Inside);
    picture(ui, scene.art.pictures, rect.shrink(space::XS), Drawn::of(&ad.art, 0), radius::BADGE, true);
    let response = ui.interact(rect, ui.scope_id().with(("ad", id)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Ad of {}", ad.advertiser)));
    let foot =
        Rect::from_min_max(rect.left_bottom(), pos2(rect.right(), rect.bottom() + Style::CAPTION.line + space::HALF));
    label(ui, foot, Align::Min, "Ad", Style::CAPTION.strong(), theme.text.tertiary);
    Tip::new(&ad.advertiser).text("an ad: it has no rank and moves no post").linked().on(response);
}
