//! Step 5, with the boosts the diagram has before it: posts rising and sinking, with reason and factor.

use std::sync::Arc;

use egui::{Align, Id, Rect, Ui, pos2, vec2};

use super::parts::{card, middle, post_ui, row_ui, sentence, space_for, title};
use super::{Scene, slopes, words};
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::theme::{Style, space, theme, tour as anatomy};
use crate::app::views::memo::memo;
use crate::app::widgets::{Move, label, move_chip};
use crate::learn::tour::{Shift, Shifted, shifted};
use crate::pipeline::{Component, ComponentKind};

/// So many posts are told of beside the slopes.
const TOLD: usize = 6;

/// One of the two cards.
struct Part<'a> {
    name: &'static str,
    more: String,
    shifts: &'a [Shift],
    none: &'static str,
    kind: ComponentKind,
    ends: (&'static str, &'static str),
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let results = &scene.state.results;
    let made: Arc<Shifted> = memo(ui, Id::unique("tour shifted"), results.revision, || shifted(&results.ledger));
    let freshness = made.freshness.map_or("age takes nothing".to_owned(), |(least, most)| {
        format!("besides, freshness for all, {} to {}", numbers::factor(least), numbers::factor(most))
    });
    let kind = |component: Component| component.kind().unwrap_or(ComponentKind::Action);
    part_ui(
        ui,
        scene,
        commands,
        &Part {
            name: "Boosted",
            more: format!("{} · {freshness}", posts(made.boosted.len())),
            shifts: &made.boosted,
            none: "No post here has a boost of its own.",
            kind: kind(Component::BoostsLibrary),
            ends: ("normalized", "boosted"),
        },
    );
    part_ui(
        ui,
        scene,
        commands,
        &Part {
            name: "Demoted",
            more: format!("{} · lowered, not removed", posts(made.demoted.len())),
            shifts: &made.demoted,
            none: "No post here is demoted.",
            kind: kind(Component::IntegrityDemotions),
            ends: ("boosted", "demoted"),
        },
    );
}

fn posts(count: usize) -> String {
    format!("{} {}", numbers::count(count as u64), if count == 1 { "post" } else { "posts" })
}

fn part_ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands, part: &Part<'_>) {
    let hue = theme(ui).kind(part.kind).text;
    card(ui, |ui| {
        ui.push_id(part.name, |ui| {
            title(ui, part.name, &part.more);
            if part.shifts.is_empty() {
                sentence(ui, part.none);
                return;
            }
            let row = space_for(ui, anatomy::SLOPES + Style::MICRO.line);
            let width = row.width() * anatomy::SLOPES_SHARE;
            let slate = &scene.state.results.ledger.slate;
            slopes::ui(ui, scene, part.shifts, slate.len(), hue, part.ends, row.with_max_x(row.left() + width));
            let list = row.with_min_x(row.left() + width + space::PAGE);
            let selected = scene.selected();
            let chosen = part.shifts.iter().filter(|shift| Some(shift.row) == selected);
            let others = part.shifts.iter().filter(|shift| Some(shift.row) != selected);
            for (at, shift) in chosen.chain(others).take(TOLD).enumerate() {
                let top = list.top() + at as f32 * anatomy::SHIFT;
                let line = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), anatomy::SHIFT));
                shift_ui(ui, scene, shift, line, commands);
            }
            if part.shifts.len() > TOLD {
                let top = list.top() + TOLD as f32 * anatomy::SHIFT;
                let rest = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), Style::CAPTION.line));
                let text = format!("and {} more", numbers::count((part.shifts.len() - TOLD) as u64));
                label(ui, rest, Align::Min, &text, Style::CAPTION, theme(ui).text.tertiary);
            }
        });
    });
}

/// One post: picture, author, why and by how much, its ranks.
fn shift_ui(ui: &mut Ui, scene: &Scene<'_>, shift: &Shift, row: Rect, commands: &mut Commands) {
    let theme = theme(ui);
    let post = scene.state.results.ledger.slate.posts[shift.row as usize];
    let author = words::author(scene.state, post);
    // What singles the post out stands first.
    let (own, all) = shift.factors.iter().partition::<Vec<_>, _>(|factor| !factor.is_for_all());
    let reasons: Vec<String> = own.into_iter().chain(all).map(|factor| words::factor(scene.state, factor)).collect();
    let reasons = reasons.join(" · ");
    let ranks = format!("{} → {}", numbers::count(shift.from.into()), numbers::count(shift.to.into()));
    row_ui(ui, scene, post, row, &format!("{author} {reasons} rank {ranks}"), commands);
    let picture = post_ui(ui, scene, post, middle(row, anatomy::THUMB), "moved by factors", commands).rect;
    let words = row.with_min_x(picture.right() + space::M);
    let (line, below) = words.split_top_bottom_at_fraction(0.5);
    move_chip(ui, line.right_center(), Align::Max, Move::By(shift.places()));
    let above = line.with_max_x(line.right() - anatomy::NUMBER - space::XS);
    label(ui, above, Align::Max, &ranks, Style::CAPTION, theme.text.tertiary);
    let author_rect = above.with_max_x(above.right() - anatomy::NUMBER - space::M);
    label(ui, author_rect, Align::Min, author, Style::BODY.medium(), theme.text.primary);
    label(ui, below, Align::Min, &reasons, Style::CAPTION, theme.text.secondary);
}
