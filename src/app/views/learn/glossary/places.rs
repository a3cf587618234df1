//! Where a term can be seen at work: one row to the place, and a click goes there.

use egui::{Align, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::app::command::Commands;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, glossary as anatomy, icons, radius, space, theme};
use crate::app::views::learn::links;
use crate::app::widgets::{hair_below, label, line, ring, row_background};
use crate::app::words;
use crate::learn::{Link, Term, View, tour};
use crate::pipeline::stages::component_of;

/// Draws the rows.
pub(super) fn ui(ui: &mut Ui, state: &State, term: &'static Term, commands: &mut Commands) {
    let places: Vec<Link> = term.places().filter(|place| !matches!(place, Link::Web(_))).collect();
    if places.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), Style::BODY.line + space::S));
    label(ui, head, Align::Min, "See it at work", Style::BODY_STRONG, theme(ui).text.primary);
    hair_below(ui.painter(), head, theme(ui).stroke.hair);
    for place in places {
        row(ui, state, place, commands);
    }
}

fn row(ui: &mut Ui, state: &State, place: Link, commands: &mut Commands) {
    let theme = theme(ui);
    let (icon, title, below) = told(state, &place);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::PLACE));
    let response = ui.interact(rect, ui.scope_id().with(("place", &title)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Show {title}")));
    row_background(ui, rect, &response, false);
    hair_below(ui.painter(), rect, theme.stroke.hair);
    icon.paint(ui.painter(), rect.left_center() + vec2(icons::ROW, 0.0), icons::ROW, theme.text.secondary);
    let text = rect.with_min_x(rect.left() + 2.0 * icons::ROW).with_max_x(rect.right() - anatomy::RELATED / 2.0);
    let (upper, lower) = text.shrink2(vec2(0.0, space::S)).split_top_bottom_at_fraction(0.5);
    line(ui.painter(), upper, Align::Min, &title, Style::BODY.medium(), theme.text.primary);
    line(ui.painter(), lower, Align::Min, &below, Style::CAPTION, theme.text.secondary);
    line(ui.painter(), rect.shrink2(vec2(space::M, 0.0)), Align::Max, "Show →", Style::BODY, theme.text.secondary);
    ring(ui, &response, rect.shrink(space::HALF), radius::BADGE);
    if response.clicked() {
        links::go(ui, state, place, commands);
    }
}

/// Icon, title and what stands below it.
fn told(state: &State, place: &Link) -> (Icon, String, String) {
    match place {
        Link::Knob(knob) => {
            let now = words::value(knob, state.value(knob));
            let below = format!("{}, {now} now", component_of(knob).name());
            (Icon::TUNE, format!("The knob {}, in Tune", knob.name), below)
        }
        Link::Component(component) => {
            let number = component.number();
            let below = component.kind().map(|kind| format!("{}, component {number} of 9", kind.name()));
            let below = below.unwrap_or_else(|| "After the nine components".to_owned());
            (Icon::SLOPES, format!("{} in the diagram", component.name()), below)
        }
        Link::Step(at) => {
            let title = tour().get(*at).map_or("", |step| &step.section.title);
            (Icon::LEARN, format!("Step {} of the tour", at + 1), title.to_owned())
        }
        Link::View(view) => (Icon::SEEN, view.name().to_owned(), about(*view).to_owned()),
        Link::Term(id) => (Icon::LEARN, (*id).to_owned(), String::new()),
        Link::Web(address) => (Icon::INFO, address.clone(), String::new()),
    }
}

/// What a view is for.
fn about(view: View) -> &'static str {
    match view {
        View::Tune => "Turn the knobs and watch the feed",
        View::Compare => "Policies side by side",
        View::Tour => "The card’s seven steps on this slate",
        View::Diagram => "The nine components at work",
        View::TryIt => "Rank ten posts by hand",
        View::Glossary => "What the words mean",
        View::Lessons => "One thing at a time, step by step",
        View::Lab => "Where the models learn",
        View::Data => "The world as tables, to read and to edit",
    }
}
