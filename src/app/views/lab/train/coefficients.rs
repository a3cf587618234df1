//! What foretells an action: its coefficients, by the six kinds of data.

use egui::{Align, Rect, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::start::turn;
use crate::app::command::{Command, Commands};
use crate::app::lab::train::{TrainAsked, Trained, at_hand, data};
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Style, radius, size, space, stroke, theme, train as anatomy};
use crate::app::views::compare::panel;
use crate::app::widgets::{Button, Dropdown, MenuRow, Tip, hair_below, label, line, menu};
use crate::app::words;
use crate::domain::Action;
use crate::model::{Category, FEATURES, Feature};

/// What an attribute is called: `Author likes`.
pub(super) fn name(feature: &Feature) -> String {
    words::sentence(&feature.key.replace('_', " "))
}

/// Draws them for the chosen action: of what was trained, or of the model in use.
pub(super) fn ui(ui: &mut Ui, state: &State, trained: Option<&Trained>, commands: &mut Commands) {
    let action = state.session.lab.train.action();
    let model = at_hand(state);
    let title = if trained.is_some() { "What it goes by" } else { "What the model in use goes by" };
    let rest = panel::title(ui, title, "");
    choice(ui, rest, action, state, commands);
    let coefficients = model.actions.get(action as usize).map_or(&[][..], |own| &own.coefficients);
    if coefficients.is_empty() {
        let note = model.report.actions.get(action as usize).map_or("", |report| &report.note);
        panel::sentence(ui, &format!("No coefficients: {note}."));
        return;
    }
    const BARS: &str = "Log-odds per standard deviation of each attribute. Solid raises, hollow lowers.";
    const WITHOUT: &str =
        " Without it: the log loss on the held-out days when the model learns without that kind of data.";
    panel::sentence(ui, &format!("{BARS}{}", if trained.is_some() { WITHOUT } else { "" }));
    working(ui, state, commands);
    let most = coefficients.iter().map(|coefficient| coefficient.abs()).fold(0.0, f64::max);
    for category in Category::ALL {
        head(ui, state, category, action);
        let mut own: Vec<(&Feature, f64)> =
            FEATURES.iter().zip(coefficients.iter().copied()).filter(|(own, _)| own.category == category).collect();
        own.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        own.into_iter().for_each(|(feature, coefficient)| row(ui, feature, coefficient, most));
    }
}

/// Of which action they are.
fn choice(ui: &mut Ui, rest: Rect, action: Action, state: &State, commands: &mut Commands) {
    let dropdown = Dropdown { label: "", value: words::action_name(action), icon: None, lead: 0.0 };
    let width = dropdown.size(ui).x.min(rest.width());
    let middle = pos2(rest.right() - width / 2.0, rest.center().y);
    let (button, _) = dropdown.show(ui, Rect::from_center_size(middle, vec2(width, size::BUTTON)));
    menu(&button, size::MENU, |ui| {
        for other in Action::ALL {
            if MenuRow::new(words::action_name(other)).chosen(other == action).show(ui).clicked() {
                turn(state, |view| view.action = other as usize, commands);
            }
        }
    });
}

/// How far the models without one kind of data are.
fn working(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let without = &state.jobs.training.without;
    if let Some(done) = without.fraction() {
        let words = format!("Learning without each kind, {}", numbers::whole_percent(f64::from(done)));
        if panel::working(ui, &words, Some(done), Button::new("Cancel").small().spoken("Cancel learning without")) {
            commands.send(Command::Train(TrainAsked::CancelWithout));
        }
    } else if without.is_cancelled()
        && panel::working(ui, "Stopped.", None, Button::new("Go on").small().spoken("Go on learning without"))
    {
        commands.send(Command::Train(TrainAsked::Without));
    }
}

/// A kind of data, and what the model loses without it.
fn head(ui: &mut Ui, state: &State, category: Category, action: Action) {
    let theme = theme(ui);
    let name = words::sentence(category.key());
    let found = state.jobs.training.without.answer(&data(state));
    let of_this = found.and_then(|found| found.iter().find(|without| without.category == category));
    let told = of_this.and_then(|without| without.growth[action]);
    let aside = told.map_or(String::new(), |growth| format!("without it, loss {}", numbers::change(growth)));
    let (row, inner) = panel::row(ui, anatomy::KIND);
    let title = label(ui, inner, Align::Min, &name, Style::BODY_STRONG, theme.text.primary);
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    Tip::new(&name).text(category.doc()).on(title);
    if !aside.is_empty() {
        let rest = inner.with_min_x(inner.left() + anatomy::KIND_NAME);
        let response = label(ui, rest, Align::Max, &aside, Style::CAPTION, theme.text.tertiary);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {aside}")));
    }
    hair_below(ui.painter(), row, theme.stroke.hair);
}

fn row(ui: &mut Ui, feature: &Feature, coefficient: f64, most: f64) {
    let theme = theme(ui);
    let (row, inner) = panel::row(ui, size::LEDGER_ROW);
    let name = name(feature);
    let told = numbers::signed(coefficient, 2);
    let response = ui.interact(row, ui.scope_id().with(("coefficient", feature.key)), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {told}")));
    let bars_left = inner.left() + (inner.width() * anatomy::COEFFICIENT_NAME).round();
    let bars = Rect::from_min_max(
        pos2(bars_left, inner.center().y - anatomy::BAR / 2.0),
        pos2(inner.right() - anatomy::COEFFICIENT, inner.center().y + anatomy::BAR / 2.0),
    );
    line(ui.painter(), inner.with_max_x(bars_left - space::XS), Align::Min, &name, Style::BODY, theme.text.secondary);
    line(ui.painter(), inner, Align::Max, &told, Style::BODY, theme.text.primary);
    let zero = bars.center().x;
    ui.painter().vline(zero, row.y_range(), Stroke::new(stroke::HAIR, theme.stroke.hair));
    let reach = (coefficient / most.max(f64::MIN_POSITIVE)) as f32 * bars.width() / 2.0;
    let bar = Rect::from_x_y_ranges(zero.min(zero + reach)..=zero.max(zero + reach), bars.y_range());
    if reach < 0.0 {
        let edge = Stroke::new(stroke::HAIR, theme.text.secondary);
        ui.painter().rect(bar, radius::BAR, theme.bg.surface, edge, StrokeKind::Inside);
    } else {
        ui.painter().rect_filled(bar, radius::BAR, theme.text.secondary);
    }
    Tip::new(&name).text(feature.doc).on(response);
}
