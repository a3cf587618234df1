//! The charts by day: what each tells, and where each stands.

use egui::{Id, Rect, Ui, pos2, vec2};

use super::chart::{Chart, Series};
use super::pointed;
use crate::app::command::Commands;
use crate::app::lab::days::{Charted, Charts, Line, day, look};
use crate::app::state::State;
use crate::app::theme::{days as anatomy, space};
use crate::app::views::memo::memo;
use crate::simulation::days::{Day, Spread, by_day, lost};

/// Every run's numbers for one chart.
type Lines = Vec<Vec<Option<Spread>>>;

/// Draws them, as many abreast as there is room for.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let (days, charts) = (&state.jobs.days, state.session.lab.days.charts);
    let numbers = memo(ui, Id::unique("days"), (days.drawn(), charts), || numbers(&days.lines, charts));
    let width = ui.available_width() - 2.0 * space::XL;
    let fitting = ((width + anatomy::GAP) / (anatomy::CHART_LEAST + anatomy::GAP)) as usize;
    let abreast = fitting.clamp(1, anatomy::ABREAST);
    let each = (width - anatomy::GAP * (abreast - 1) as f32) / abreast as f32;
    let count = numbers.len();
    let rows = count.div_ceil(abreast);
    let height = rows as f32 * (anatomy::CHART + anatomy::GAP);
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), height));
    let before = ui.data(|data| data.get_temp::<usize>(pointed()));
    let mut now = None;
    for (at, lines) in numbers.iter().enumerate() {
        let corner = pos2(
            room.left() + space::XL + (at % abreast) as f32 * (each + anatomy::GAP),
            room.top() + (at / abreast) as f32 * (anatomy::CHART + anatomy::GAP),
        );
        let rect = Rect::from_min_size(corner, vec2(each, anatomy::CHART));
        let chart = chart(state, at + 1, charts.told()[at], lines, before);
        let answer = ui.push_id(("chart", at), |ui| chart.show(ui, rect)).inner;
        now = now.or(answer.pointed);
        if let Some(to) = answer.chosen {
            let last = days.last_day();
            commands.send(look(state, |view| view.day = (to < last).then_some(to)));
        }
        if let Some(charted) = answer.told {
            commands.send(look(state, |view| view.charts.tell(at, charted)));
        }
    }
    if now != before {
        ui.data_mut(|data| match now {
            Some(day) => {
                data.insert_temp(pointed(), day);
            }
            None => {
                data.remove_temp::<usize>(pointed());
            }
        });
        ui.ctx().request_repaint();
    }
}

fn numbers(lines: &[Line], charts: Charts) -> Vec<Lines> {
    let all: Vec<Vec<&[Day]>> = lines.iter().map(|line| line.until(usize::MAX)).collect();
    let of = |charted: Charted| match charted.measure() {
        Some(measure) => all.iter().map(|seeds| by_day(seeds, measure)).collect(),
        None => lost(&all),
    };
    charts.told().map(of).into()
}

fn chart<'a>(state: &'a State, number: usize, charted: Charted, lines: &'a Lines, pointed: Option<usize>) -> Chart<'a> {
    let days = &state.jobs.days;
    let series = |(at, values): (usize, &'a Vec<Option<Spread>>)| Series {
        name: days.lines.get(at).map_or("", |line| line.name.as_str()),
        values,
    };
    Chart {
        number,
        charted,
        series: lines.iter().enumerate().map(series).collect(),
        days: state.session.lab.days.days(),
        last: days.last_day(),
        forked: days.lines.iter().filter_map(|line| line.forked).collect(),
        day: day(state),
        pointed,
        has_bands: state.session.lab.days.seeds() > 1,
    }
}
