//! What links in texts do: a term tells its meaning when hovered; a click leads there.

use egui::{Response, Ui};

use crate::app::command::{Command, Commands};
use crate::app::learn::{DiagramView, TourView};
use crate::app::state::State;
use crate::app::theme::Style;
use crate::app::views::{knobs, terms};
use crate::app::widgets::{Prose, Tip};
use crate::learn::{Block, Link, View, term};

/// Draws a text to read, and follows its links.
pub(in crate::app::views) fn prose(
    ui: &mut Ui,
    state: &State,
    blocks: &[Block],
    style: Style,
    color: egui::Color32,
    commands: &mut Commands,
) {
    for linked in (Prose { blocks, style, color }).show(ui) {
        let Ok(link) = Link::parse(&linked.target) else { continue };
        if told(ui, &link, linked.response).clicked() {
            go(ui, state, link, commands);
        }
    }
}

/// Says when hovered where a link leads.
pub(in crate::app::views) fn told(ui: &Ui, link: &Link, response: Response) -> Response {
    match link {
        Link::Term(id) => {
            let Some(term) = term(id) else { return response };
            terms::point_at(ui, response.hovered(), response.has_focus(), term);
            Tip::new(term.name()).text(&term.meaning()).note("Click for more").linked().on(response)
        }
        _ => Tip::new(&link_text(link)).on(response),
    }
}

/// What a link leads to, in words.
fn link_text(link: &Link) -> String {
    match link {
        Link::Term(id) => (*id).to_owned(),
        Link::Component(component) => format!("{} in the diagram", component.name()),
        Link::Step(step) => format!("Step {} of the tour", step + 1),
        Link::Knob(knob) => format!("{} in Tune", knob.name),
        Link::View(view) => view.name().to_owned(),
        Link::Web(address) => address.clone(),
    }
}

/// Goes where a link leads.
pub(in crate::app::views) fn go(ui: &Ui, state: &State, link: Link, commands: &mut Commands) {
    let learn = &state.session.learn;
    match link {
        Link::Term(id) => commands.send(Command::LookUp(Some(id))),
        Link::Component(component) => {
            let component = Some(component.id().to_owned());
            commands.send(Command::Diagram(Box::new(DiagramView { component, ..learn.diagram.clone() })));
            commands.send(Command::View(View::Diagram));
        }
        Link::Step(step) => {
            commands.send(Command::Tour(Box::new(TourView { step, ..learn.tour.clone() })));
            commands.send(Command::View(View::Tour));
        }
        Link::Knob(knob) => {
            commands.send(Command::View(View::Tune));
            knobs::go_to(ui, state, knob, commands);
        }
        Link::View(view) => commands.send(Command::View(view)),
        Link::Web(address) => ui.ctx().open_url(egui::OpenUrl::new_tab(address)),
    }
}
