//! The charts by day: what each tells, and where each stands.

use egui::{Id, Rect, Ui, pos2, vec2};

use super::chart::{Chart, Series};
use super::{pointed, words};
use crate::app::command::Commands;
use crate::app::lab::days::{Line, day, look};
use crate::app::state::State;
use crate::app::theme::{days as anatomy, space};
use crate::app::views::memo::memo;
use crate::simulation::days::{Day, Measure, Side, Spread, by_day, lost};

/// The measures that have a chart, by key, with the name it goes by there.
const SHOWN: [(&str, &str); 5] = [
    ("actions", "Engagement"),
    ("satisfaction", "Satisfaction"),
    ("return", "Return next day"),
    ("topics_at_20", "Diversity"),
    ("author_gini", "Author concentration"),
];

/// Every run's numbers for one chart.
type Lines = Vec<Vec<Option<Spread>>>;

/// Draws them, as many abreast as there is room for.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let days = &state.jobs.days;
    let numbers = memo(ui, Id::unique("days"), days.drawn(), || numbers(&days.lines));
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
        let chart = chart(state, at, lines, before);
        let answer = ui.push_id(("chart", at), |ui| chart.show(ui, rect)).inner;
        now = now.or(answer.pointed);
        if let Some(to) = answer.chosen {
            let last = days.last_day();
            commands.send(look(state, |view| view.day = (to < last).then_some(to)));
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

fn numbers(lines: &[Line]) -> Vec<Lines> {
    let all: Vec<Vec<&[Day]>> = lines.iter().map(|line| line.until(usize::MAX)).collect();
    let of = |(key, _): (&str, &str)| match Measure::find(key) {
        Some(measure) => all.iter().map(|seeds| by_day(seeds, measure)).collect(),
        None => Lines::new(),
    };
    SHOWN.into_iter().map(of).chain([lost(&all)]).collect()
}

fn chart<'a>(state: &'a State, at: usize, lines: &'a Lines, pointed: Option<usize>) -> Chart<'a> {
    let days = &state.jobs.days;
    let known = SHOWN.get(at).and_then(|&(key, title)| Some((Measure::find(key)?, title)));
    let (title, unit, side, measure) = match known {
        Some((measure, title)) if measure.unit == "share" => (title, "share of viewers", measure.side, Some(measure)),
        Some((measure, "Engagement")) => ("Engagement", "actions per session", measure.side, Some(measure)),
        Some((measure, "Author concentration")) => {
            ("Author concentration", "Gini of showings", measure.side, Some(measure))
        }
        Some((measure, "Diversity")) => ("Diversity", "topics in the first 20", measure.side, Some(measure)),
        Some((measure, title)) => (title, measure.unit, measure.side, Some(measure)),
        None => ("Regret", "reward lost against the best", Side::Platform, None),
    };
    let series = |(at, values): (usize, &'a Vec<Option<Spread>>)| Series {
        name: days.lines.get(at).map_or("", |line| line.name.as_str()),
        values,
    };
    Chart {
        title,
        unit,
        about: measure.map_or(
            "Reward for each viewer that the run lost so far against the one of these runs with most reward in the end.",
            |measure| measure.doc,
        ),
        side: words::side(side),
        is_share: measure.is_some_and(|measure| measure.unit == "share"),
        series: lines.iter().enumerate().map(series).collect(),
        days: state.session.lab.days.days(),
        last: days.last_day(),
        forked: days.lines.iter().filter_map(|line| line.forked).collect(),
        day: day(state),
        pointed,
        has_bands: state.session.lab.days.seeds() > 1,
    }
}
