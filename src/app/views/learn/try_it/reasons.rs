//! Why posts stand elsewhere, each from its ledger row beside another's.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Show, text};
use crate::app::command::{Command, Commands};
use crate::app::learn::{TryItView, Verdict};
use crate::app::numbers;
use crate::app::pictures::Scene;
use crate::app::theme::{Icon, Style, icons, radius, size, space, theme, try_it as anatomy};
use crate::app::widgets::{
    Button, Move, Run, hair_below, label, move_chip, picture, ring, row_background, runs, text_width,
};
use crate::learn::View;
use crate::learn::try_it::{Disagreement, Part};
use crate::pipeline::stages::normalize;

/// Draws the reasons from the upper left of `place`; answers where they end.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, verdict: &Verdict, place: Rect, commands: &mut Commands) -> f32 {
    let theme = theme(ui);
    let head = place.with_max_y(place.top() + Style::BODY.line);
    label(ui, head, Align::Min, "Why it disagrees", Style::BODY_STRONG, theme.text.primary);
    let all = &verdict.disagreements;
    if all.is_empty() {
        let rest = place.with_min_y(head.bottom() + space::XS);
        return text::paragraph(
            ui,
            rest,
            "It does not: every post stands where you put it.",
            Style::BODY,
            theme.text.secondary,
        );
    }
    label(ui, head, Align::Max, "biggest moves first", Style::CAPTION, theme.text.tertiary);
    let selected = show.selected();
    let shows_all = show.board.view.all_reasons || all.len() <= anatomy::REASONS + 1;
    let mut y = head.bottom() + space::S;
    hair_below(ui.painter(), place.with_max_y(y), theme.stroke.hair);
    for (at, one) in all.iter().enumerate() {
        if shows_all || at < anatomy::REASONS || selected == Some(one.post) {
            y = reason_ui(ui, show, one, place.with_min_y(y), commands);
        }
    }
    foot_ui(ui, show, (all, shows_all), place.with_min_y(y + space::L), commands)
}

/// The buttons below the reasons; answers where they end.
fn foot_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    (all, shows_all): (&[Disagreement], bool),
    place: Rect,
    commands: &mut Commands,
) -> f32 {
    let path = Button::new("See its path in the diagram");
    let rect = Rect::from_min_size(place.min, path.size(ui));
    let post = show.selected().or(all.first().map(|one| one.post));
    if path.show(ui, rect).clicked() {
        commands.send(Command::Select(post));
        commands.send(Command::View(View::Diagram));
    }
    if shows_all {
        return rect.bottom();
    }
    let words = format!("Show all {}", all.len());
    let more = Button::new(&words).icon(Icon::EXPAND);
    let mut more_rect = Rect::from_min_size(pos2(rect.right() + space::M, place.top()), more.size(ui));
    if more_rect.right() > place.right() {
        more_rect = more_rect.translate(vec2(place.left() - more_rect.left(), rect.height() + space::M));
    }
    if more.show(ui, more_rect).clicked() {
        let view = TryItView { all_reasons: true, ..show.board.view.clone() };
        commands.send(Command::TryIt(Box::new(view)));
    }
    more_rect.bottom()
}

/// One post that stands elsewhere; a click selects it. Answers where it ends.
fn reason_ui(ui: &mut Ui, show: &Show<'_>, one: &Disagreement, place: Rect, commands: &mut Commands) -> f32 {
    let theme = theme(ui);
    let is_selected = show.selected() == Some(one.post);
    let left = place.left() + space::S + anatomy::THUMB.x + space::L;
    let words = Rect::from_min_max(pos2(left, place.top() + space::M), pos2(place.right() - space::S, f32::INFINITY));
    let lesson = show.board.round.as_ref().map_or("", |round| round.lesson(one.post).words());
    let chosen = format!("Chosen as {lesson}.");
    let scores = scores(show, one);
    let mut told = vec![(one.sentence.as_str(), Style::BODY, theme.text.secondary)];
    told.push((&chosen, Style::CAPTION, theme.text.tertiary));
    if is_selected {
        told.push((&scores, Style::CAPTION, theme.text.tertiary));
    }
    let heights: f32 =
        told.iter().map(|(text, style, _)| text::height(ui, words.width(), text, *style) + space::HALF).sum();
    let row = place.with_max_y(words.top() + size::BADGE + space::HALF + heights + space::S);
    let response = ui.interact(row, ui.scope_id().with(("reason", one.post)), Sense::click());
    let name = format!("{}, you {}, system {}", show.handle(one.post), one.by_hand, one.by_system);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &name));
    let told_all: Vec<&str> = told.iter().map(|(text, ..)| *text).collect();
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told_all.join(" ")));
    row_background(ui, row, &response, is_selected);
    hair_below(ui.painter(), row, theme.stroke.hair);
    let thumb = Rect::from_min_size(pos2(place.left() + space::S, words.top()), anatomy::THUMB);
    let art = &show.world().post(one.post).art;
    picture(ui, show.art.pictures, thumb, Scene::of(art, 0), radius::BADGE, false);
    let head = words.with_max_y(words.top() + size::BADGE);
    let chip = move_chip(ui, head.right_center(), Align::Max, Move::By(one.moved())).rect;
    let room = chip.left() - space::S - head.left();
    let handle_width = text_width(ui.painter(), show.handle(one.post), Style::BODY_STRONG);
    let mut places = format!("  you {}, system {}", one.by_hand, one.by_system);
    if handle_width + text_width(ui.painter(), &places, Style::CAPTION) > room {
        places = format!("  {} → {}", one.by_hand, one.by_system);
    }
    let who = [
        Run(show.handle(one.post), Style::BODY_STRONG, theme.text.primary),
        Run(&places, Style::CAPTION, theme.text.tertiary),
    ];
    runs(ui.painter(), head.with_max_x(chip.left() - space::S), Align::Min, &who);
    let mut y = head.bottom() + space::HALF;
    for (text, style, color) in told {
        y = text::paragraph(ui, words.with_min_y(y), text, style, color) + space::HALF;
    }
    ring(ui, &response, row.shrink(space::HALF), radius::CONTROL);
    if response.gained_focus() {
        ui.scroll_to_rect(row.expand(icons::ROW), None);
    }
    if response.clicked() {
        commands.send(Command::Select(Some(one.post)));
    }
    row.bottom()
}

/// The two scores and what each step makes of them: `×0.35 of the score of third.cup = predictions ×0.31 · …`.
fn scores(show: &Show<'_>, one: &Disagreement) -> String {
    let product: f64 = one.parts.iter().map(Part::ratio).product();
    let told = one.parts.iter().filter(|part| numbers::factor(part.ratio()) != numbers::factor(1.0));
    let told: Vec<String> =
        told.map(|part| format!("{} {}", name(show, part), numbers::factor(part.ratio()))).collect();
    let parts = if told.is_empty() { "no step sets them apart".to_owned() } else { told.join(" · ") };
    format!("{} of the score of {}: {parts}.", numbers::factor(product), show.handle(one.rival))
}

/// What a step is called in a list.
fn name(show: &Show<'_>, part: &Part) -> String {
    if part.stage == normalize::STAGE.id {
        return "predictions".to_owned();
    }
    match part.reason.as_str() {
        "close_friends" => "close friend".to_owned(),
        "favorites" => "favorite".to_owned(),
        "author_decay" => "same author".to_owned(),
        "cluster_decay" => "same cluster".to_owned(),
        "led_lately" => "led lately".to_owned(),
        reason => {
            let rules = &show.state.document.policy.rules;
            let own = rules.iter().find(|rule| rule.id == reason).map(|rule| rule.label.clone());
            own.unwrap_or_else(|| reason.replace('_', " "))
        }
    }
}
