//! The groups: how many, how well separated, what they are called, and what of each the feed delivered.

use egui::{Align, Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::paint::numbered;
use super::{Show, legend, lit, note, silhouette, uses};
use crate::app::command::Commands;
use crate::app::lab::coloring::ColorBy;
use crate::app::lab::map::{DRAWN, MapView, Near, look, name, own_name};
use crate::app::lab::selection::shares;
use crate::app::numbers;
use crate::app::theme::{Style, map as anatomy, radius, size, space, theme};
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, Field, Slider, Tip, label, ring, row_background, swatch, text_width};
use crate::model::{ClusterOptions, Clusters};
use crate::policy::{Curve, Track};

/// Draws them.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) {
    let (posts, viewers) = (show.drawing.placed, show.state.results.world().viewers.len());
    panel::title(ui, "Clusters", &format!("{}, {}", numbered(posts, "post"), numbered(viewers, "viewer")));
    legend::near(ui, show.state, commands);
    legend::ui(ui, show, commands);
    if show.groups.clusters.groups.is_empty() {
        note(
            ui,
            if show.state.jobs.mapping.groups.fraction().is_some() {
                "Looking for clusters …"
            } else {
                "No clusters."
            },
        );
        return;
    }
    number(ui, show, commands);
    seed(ui, show, commands);
    silhouette::ui(ui, show, commands);
    panel::title(ui, "In them", "of all posts, of this feed");
    let shares = shares(&show.groups.clusters, &show.feed);
    let mut pointed = None;
    for (at, share) in shares.into_iter().enumerate() {
        if group(ui, show, at, share, commands) {
            pointed = Some(at);
        }
    }
    ui.data_mut(|data| data.insert_temp(lit(), pointed));
    if let Some(agreement) = show.groups.agreement {
        let words = "Adjusted Rand index of the viewers’ clusters against the tastes they were made with";
        note(ui, &format!("{words}: {}. Known only in simulation.", numbers::fixed(agreement, 2)));
    }
    uses::ui(ui, show, commands);
    told(ui, show);
}

/// How many there are to be.
fn number(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) {
    let clusters = &show.groups.clusters;
    let (count, most) = (clusters.groups.len(), clusters.by_count.last().map_or(Clusters::FEWEST, |(count, _)| *count));
    let (_, inner) = panel::row(ui, anatomy::ROW);
    label(ui, inner, Align::Min, "Number, k", Style::BODY, theme(ui).text.secondary);
    let best = Button::new("Best").small().enabled(show.state.session.lab.map.count.is_some());
    let best = best.spoken("As many clusters as separate best");
    let width = best.size(ui).x;
    let cell =
        Rect::from_center_size(pos2(inner.right() - width / 2.0, inner.center().y), vec2(width, size::BUTTON_SMALL));
    if best.show(ui, cell).clicked() {
        commands.send(look(show.state, |view| MapView { count: None, ..view }));
    }
    let numeral = Rect::from_min_max(
        pos2(cell.left() - space::PAGE - space::S, inner.top()),
        pos2(cell.left() - space::S, inner.bottom()),
    );
    label(ui, numeral, Align::Max, &count.to_string(), Style::BODY.medium(), theme(ui).text.primary);
    let slider = Rect::from_min_max(
        pos2(numeral.left() - size::SLIDER_TRAVEL - space::XL, inner.top()),
        pos2(numeral.left(), inner.bottom()),
    );
    let track = Track { from: Clusters::FEWEST as f64, to: most as f64, step: 1.0, curve: Curve::Linear };
    let turn = Slider {
        label: "Number of clusters",
        text: &count.to_string(),
        value: count as f64,
        default: clusters.by_count.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0.0, |best| best.0 as f64),
        track,
        color: theme(ui).ink.fill,
        enabled: most > Clusters::FEWEST,
    };
    if let Some(value) = turn.show(ui, slider).value {
        let count = (value.round() as usize).clamp(Clusters::FEWEST, most);
        commands.send(look(show.state, |view| MapView { count: Some(count), ..view }));
    }
}

/// The seed of the first centers.
fn seed(ui: &mut Ui, show: &Show<'_>, commands: &mut Commands) {
    let (_, inner) = panel::row(ui, anatomy::ROW);
    label(ui, inner, Align::Min, "Seed", Style::BODY, theme(ui).text.secondary);
    let cell = Rect::from_center_size(
        pos2(inner.right() - anatomy::SEED / 2.0, inner.center().y),
        vec2(anatomy::SEED, size::SEGMENTED_BAR),
    );
    let id = Id::unique("seed of the clusters");
    let kept = show.state.session.lab.map.seed;
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| kept.to_string());
    let response = Field { name: "Seed of the clusters", hint: "any number" }.show(ui, cell, id, &mut text);
    let written = text.trim().parse::<u64>().ok();
    if let Some(seed) = written.filter(|&seed| response.changed() && seed != kept) {
        commands.send(look(show.state, |view| MapView { seed, ..view }));
    }
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
    } else {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
}

/// One group; a click opens the field of its name. Answers whether it is pointed at.
fn group(ui: &mut Ui, show: &Show<'_>, at: usize, (of_all, of_feed): (f64, f64), commands: &mut Commands) -> bool {
    let clusters = &show.groups.clusters;
    let (known, called) = (&clusters.groups[at], name(show.state, clusters, at));
    let open = Id::unique("cluster being named");
    let is_open = ui.data(|data| data.get_temp::<usize>(open)) == Some(at);
    let (row, inner) = panel::row(ui, anatomy::GROUP);
    let response = ui.interact(row, ui.scope_id().with(("cluster", at)), Sense::click());
    let shares = format!("{} · {}", numbers::whole_percent(of_all), numbers::whole_percent(of_feed));
    let counts = format!(
        "{}, {}, silhouette {}",
        numbered(known.posts, "post"),
        numbered(known.viewers, "viewer"),
        numbers::fixed(known.silhouette, 2)
    );
    let spoken = format!(
        "{called}, {counts}, {} of all posts, {} of this feed",
        numbers::whole_percent(of_all),
        numbers::whole_percent(of_feed)
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &spoken));
    row_background(ui, row, &response, is_open);
    swatch(
        ui.painter(),
        pos2(inner.left() + size::SWATCH / 2.0, inner.top() + space::S + Style::BODY.line / 2.0),
        match show.state.session.lab.map.color {
            ColorBy::Cluster => anatomy::hue(at, theme(ui).dark),
            _ => theme(ui).text.tertiary,
        },
    );
    let text = inner.with_min_x(inner.left() + size::SWATCH + space::M);
    let (first, second) = text.shrink2(vec2(0.0, space::S)).split_top_bottom_at_fraction(0.5);
    let numbers_at = first.right() - text_width(ui.painter(), &shares, Style::BODY.medium()).ceil();
    label(ui, first.with_max_x(numbers_at - space::S), Align::Min, &called, Style::BODY_STRONG, theme(ui).text.primary);
    label(ui, first.with_min_x(numbers_at), Align::Max, &shares, Style::BODY.medium(), theme(ui).text.primary);
    label(ui, second, Align::Min, &counts, Style::CAPTION, theme(ui).text.secondary);
    ring(ui, &response, row.shrink(space::HALF), radius::CONTROL);
    let is_pointed = response.hovered() || response.has_focus();
    if Tip::new(&called)
        .text("is named by what it holds more of than all posts do. Click to rename it.")
        .on(response)
        .clicked()
    {
        ui.data_mut(|data| {
            if is_open {
                data.remove_temp::<usize>(open);
            } else {
                data.insert_temp(open, at);
            }
        });
    }
    if is_open {
        rename(ui, show, at, commands);
    }
    is_pointed
}

fn rename(ui: &mut Ui, show: &Show<'_>, at: usize, commands: &mut Commands) {
    let own = own_name(show.state, &show.groups.clusters, at);
    let (_, inner) = panel::row(ui, anatomy::ROW);
    let cell = Rect::from_center_size(inner.center(), vec2(inner.width(), size::SEGMENTED_BAR));
    let mut text = show.state.session.lab.map.names.get(&own).cloned().unwrap_or_default();
    let id = Id::unique(("name of a cluster", at));
    if (Field { name: "Name of the cluster", hint: &own }).show(ui, cell, id, &mut text).changed() {
        commands.send(look(show.state, |mut view| {
            match text.trim().is_empty() {
                true => view.names.remove(&own),
                false => view.names.insert(own.clone(), text.clone()),
            };
            view
        }));
    }
}

/// What it was made of.
fn told(ui: &mut Ui, show: &Show<'_>) {
    let (drawn, placed) = (show.drawing.posts.len(), show.drawing.placed);
    let sample = match drawn < placed {
        true => format!(
            " {} of {} posts are drawn, and at most {} viewers.",
            numbers::count(drawn as u64),
            numbers::count(placed as u64),
            DRAWN[1]
        ),
        false => String::new(),
    };
    let sampled = match show.groups.clusters.sampled < placed {
        true => format!(" Centers are found on {} of them.", numbers::count(show.groups.clusters.sampled as u64)),
        false => String::new(),
    };
    let learned = match show.state.session.lab.map.near {
        Near::Engagement => format!(
            "{} numbers per account, viewer and post, learned from who engages with whom and who follows whom up to the clock",
            show.drawing.embedding.dimensions()
        ),
        Near::Topics => "One number per topic: of a post what it is about, of a viewer what it engages with more than it usually does".to_owned(),
    };
    note(
        ui,
        &format!(
            "{learned}; grouped by k-means, drawn in two dimensions by t-SNE, which keeps who is near whom and not how far groups lie apart. Same seed, same clusters; seed {} is the first.{sample}{sampled}",
            ClusterOptions::default().seed,
        ),
    );
}
