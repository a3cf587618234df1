//! Which pairs stand against an order: those no weights can do, those that cannot all be, and those not reached.

use egui::{Align, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::{head_ui, inset};
use crate::app::command::{Command, Commands};
use crate::app::fit::{self, Asked};
use crate::app::state::State;
use crate::app::theme::{Style, compare as anatomy, radius, space, theme};
use crate::app::views::terms;
use crate::app::widgets::{line, ring, row_background};
use crate::domain::PostId;
use crate::simulation::fit::{Fit, Pair, Why};

/// Draws them; says so where every pair stands as wanted.
pub(super) fn ui(ui: &mut Ui, state: &State, asked: &Asked, fit: &Fit, commands: &mut Commands) {
    let all: Vec<(Pair, Why)> = fit.viewers.iter().flat_map(|viewer| viewer.against.iter().copied()).collect();
    if all.is_empty() {
        inset(ui, |ui| {
            let words = "Every pair stands as wanted: the order is reached.";
            terms::sentence(ui, words, "", Style::BODY, theme(ui).signal.positive);
        });
        return;
    }
    head_ui(ui, "What stands against it", &pairs(all.len()));
    let of = |why: Why| all.iter().filter(|(_, own)| *own == why).map(|(pair, _)| *pair).collect::<Vec<Pair>>();
    let never = of(Why::Never);
    let parts = [
        (
            "No weights within these bounds can",
            "The post wanted above has no larger factors, and no weights give it the higher value.",
            never.as_slice(),
        ),
        (
            "Not all of these at once",
            "Each can be alone. No weights within these bounds score all of them as wanted, and none can be left out of \
             this list.",
            fit.together.as_slice(),
        ),
        (
            "Not reached by the fit",
            "Some weights may do it; none that were tried did without breaking more pairs.",
            &of(Why::NotReached),
        ),
    ];
    for (title, why, pairs) in parts.into_iter().filter(|(_, _, pairs)| !pairs.is_empty()) {
        ui.push_id(title, |ui| part_ui(ui, state, asked, (title, why), pairs, commands));
    }
}

fn pairs(count: usize) -> String {
    format!("{count} {}", if count == 1 { "pair" } else { "pairs" })
}

fn part_ui(
    ui: &mut Ui,
    state: &State,
    asked: &Asked,
    (title, why): (&str, &str),
    all: &[Pair],
    commands: &mut Commands,
) {
    inset(ui, |ui| {
        terms::sentence(ui, &format!("{title}: {}", pairs(all.len())), "", Style::BODY_STRONG, theme(ui).text.primary);
        terms::sentence(ui, why, "", Style::CAPTION, theme(ui).text.secondary);
        ui.add_space(space::XS);
    });
    for pair in all.iter().take(anatomy::FIT_PAIRS) {
        ui.push_id(pair, |ui| pair_ui(ui, state, asked, pair, commands));
    }
    inset(ui, |ui| {
        if all.len() > anatomy::FIT_PAIRS {
            let words = format!("and {} more", all.len() - anatomy::FIT_PAIRS);
            terms::sentence(ui, &words, "", Style::CAPTION, theme(ui).text.tertiary);
        }
        ui.add_space(space::L);
    });
}

/// A pair in a line; a click selects the post wanted above.
fn pair_ui(ui: &mut Ui, state: &State, asked: &Asked, pair: &Pair, commands: &mut Commands) {
    let theme = theme(ui);
    let world = &state.document.world;
    let order = asked.orders.iter().find(|order| order.viewer == pair.viewer);
    let told = |post: PostId| {
        let place = order.and_then(|order| order.posts.iter().position(|&other| other == post)).map_or(0, |at| at + 1);
        format!("{place} {}", world.account(world.post(post).author).id)
    };
    let words = format!("{} above {}", told(pair.above), told(pair.below));
    let whose = if asked.orders.len() > 1 { fit::handle(state, pair.viewer) } else { String::new() };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), anatomy::NUMBER_ROW));
    let response = ui.interact(rect, ui.scope_id().with("pair"), Sense::click());
    let name = if whose.is_empty() { words.clone() } else { format!("{words}, for {whose}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    row_background(ui, rect, &response, false);
    let inner = rect.shrink2(vec2(space::INSPECTOR, 0.0));
    line(ui.painter(), inner, Align::Min, &words, Style::BODY, theme.text.primary);
    line(ui.painter(), inner, Align::Max, &whose, Style::CAPTION, theme.text.tertiary);
    ring(ui, &response, rect.shrink(space::HALF), radius::BADGE);
    if response.clicked() {
        if pair.viewer != state.document.viewer {
            commands.send(Command::Viewer(pair.viewer));
        }
        commands.send(Command::Select(Some(pair.above)));
    }
}
