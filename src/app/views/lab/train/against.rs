//! The trained model beside the one that comes with the program: on the held-out days, and in this viewer's feed.

use egui::{Align, Color32, Rect, RectAlign, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::command::{Command, Commands, Saved};
use crate::app::compare::TOP;
use crate::app::lab::train::{Trained, is_in_use, use_it, use_shipped};
use crate::app::learn::try_it::first_name;
use crate::app::numbers;
use crate::app::state::State;
use crate::app::theme::{Icon, Style, icons, size, space, theme, train as anatomy};
use crate::app::views::compare::panel;
use crate::app::views::path_field;
use crate::app::widgets::{Button, MenuRow, Run, hair_below, line, popover, runs};
use crate::app::words;
use crate::domain::Action;
use crate::model::Measured;

/// Draws what is known, and what can be done with the model.
pub(super) fn ui(ui: &mut Ui, state: &State, trained: Option<&Trained>, commands: &mut Commands) {
    panel::title(ui, "Against the shipped model", "");
    if let Some(trained) = trained {
        let study = &trained.study;
        let [shipped, own] = [&study.shipped, &study.measured].map(Measured::mean);
        number(ui, "Log loss, mean of eight", [shipped.log_loss, own.log_loss], 4, false);
        number(ui, "AUC, mean of eight", [shipped.auc, own.auc], 3, true);
        let errors = [shipped.calibration_error, own.calibration_error];
        number(ui, "Calibration error, mean", errors, 4, false);
        let action = state.session.lab.train.action();
        let losses = [&study.shipped, &study.measured].map(|measured| measured[action].log_loss);
        number(ui, &format!("{}: log loss", words::action_name(action)), losses, 4, false);
        likeness(ui, state, trained, commands);
        warnings(ui, trained);
    }
    used(ui, state, trained, commands);
}

/// A number of the shipped model and of the trained one, and their difference.
fn number(ui: &mut Ui, name: &str, [before, after]: [Option<f64>; 2], decimals: usize, more_is_better: bool) {
    let theme = theme(ui);
    let told = |number: Option<f64>| number.map_or(numbers::NONE.to_owned(), |number| numbers::fixed(number, decimals));
    let difference = before.zip(after).map(|(before, after)| after - before);
    let signed = difference.map_or(String::new(), |difference| numbers::signed(difference, decimals));
    let ink = match difference {
        Some(difference) if signed.starts_with(['+', '\u{2212}']) => match (difference > 0.0) == more_is_better {
            true => theme.signal.positive,
            false => theme.signal.negative,
        },
        _ => theme.text.tertiary,
    };
    fact(ui, name, &[&told(before), "→", &told(after)], &signed, ink);
}

/// A name, and below it parts of which the last weighs most, with something at the right.
fn fact(ui: &mut Ui, name: &str, parts: &[&str], aside: &str, ink: Color32) {
    let theme = theme(ui);
    let (row, inner) = panel::row(ui, anatomy::AGAINST);
    let (upper, lower) = inner.split_top_bottom_at_fraction(0.5);
    line(ui.painter(), upper, Align::Min, name, Style::CAPTION, theme.text.secondary);
    let (last, first) = parts.split_last().map_or(("", &[][..]), |(last, first)| (*last, first));
    let mut first = first.join("  ");
    if !first.is_empty() {
        first.push_str("  ");
    }
    let told = [Run(&first, Style::BODY, theme.text.tertiary), Run(last, Style::BODY_STRONG, theme.text.primary)];
    runs(ui.painter(), lower, Align::Min, &told);
    line(ui.painter(), lower, Align::Max, aside, Style::BODY, ink);
    let response = ui.interact(row, ui.scope_id().with(("against", name)), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {} {aside}", parts.join(" "))));
    hair_below(ui.painter(), inner, theme.stroke.hair);
}

/// How alike the viewer's feed is.
fn likeness(ui: &mut Ui, state: &State, trained: &Trained, commands: &mut Commands) {
    let quiet = theme(ui).text.tertiary;
    let (likeness, ask) = trained.likeness(state);
    ask.into_iter().for_each(|ask| commands.send(Command::Train(ask)));
    let Some(likeness) = likeness else { return };
    let name = first_name(state);
    let ten = likeness
        .overlap_at_10
        .map_or(numbers::NONE.to_owned(), |share| format!("{} of {TOP}", numbers::fixed(share * TOP as f64, 0)));
    let tau = likeness.kendall_tau_b.map_or(numbers::NONE.to_owned(), |tau| numbers::fixed(tau, 2));
    fact(ui, "First ten that stay", &[&ten], name, quiet);
    fact(ui, "Kendall tau of the feeds", &[&tau], name, quiet);
}

/// Which actions are too rare to be trusted.
fn warnings(ui: &mut Ui, trained: &Trained) {
    let reports = Action::ALL.into_iter().zip(&trained.model.report.actions);
    let rare: Vec<&str> = reports
        .clone()
        .filter(|(_, report)| !report.note.is_empty())
        .map(|(action, _)| words::action_name(action))
        .collect();
    if !rare.is_empty() {
        let words = format!("Too few examples: {}. Predicted as its base rate for everybody.", rare.join(", "));
        warning(ui, &words);
    }
    let thin = reports.filter(|(_, report)| report.note.is_empty() && report.held_out_positives < anatomy::THIN);
    for (action, report) in thin {
        let words = format!(
            "{} is rare ({} in the held-out days): its numbers are loose.",
            words::action_name(action),
            report.held_out_positives
        );
        warning(ui, &words);
    }
}

/// A sentence behind a warning sign.
fn warning(ui: &mut Ui, words: &str) {
    ui.add_space(space::S);
    let at = ui.cursor().min + vec2(space::INSPECTOR + icons::INLINE / 2.0, Style::CAPTION.line / 2.0);
    Icon::WARNING.paint(ui.painter(), at, icons::INLINE, theme(ui).signal.warn);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(icons::INLINE + space::S);
        ui.vertical(|ui| panel::sentence(ui, words));
    });
}

/// Which model is in use, and ways to another.
fn used(ui: &mut Ui, state: &State, trained: Option<&Trained>, commands: &mut Commands) {
    ui.add_space(space::M);
    let told = match &state.document.model {
        None => "The feed is predicted by the shipped model.".to_owned(),
        Some(model) if trained.is_some_and(|trained| is_in_use(state, &trained.model)) => {
            format!("The feed is predicted by this model, learned from {}.", words::learned_from(model))
        }
        Some(model) => format!("The feed is predicted by a model learned from {}.", words::learned_from(model)),
    };
    panel::sentence(ui, &told);
    ui.add_space(space::XS);
    let (_, row) = panel::row(ui, size::BUTTON);
    let mut left = row.left();
    let mut place = |ui: &mut Ui, button: &Button<'_>| {
        let width = button.size(ui).x;
        // What does not fit beside stands below.
        let (rect, next) = match left + width <= row.right() {
            true => (Rect::from_min_size(pos2(left, row.top()), vec2(width, size::BUTTON)), left + width + space::M),
            false => {
                ui.add_space(space::S);
                let (_, below) = panel::row(ui, size::BUTTON);
                (Rect::from_min_size(below.min, vec2(width, size::BUTTON)), row.right())
            }
        };
        left = next;
        rect
    };
    if trained.is_some() {
        let command = use_it(state);
        let button = Button::new("Use this model").primary().enabled(command.is_some());
        let rect = place(ui, &button);
        if button.show(ui, rect).clicked() {
            command.into_iter().for_each(|command| commands.send(command));
        }
    }
    let file = Button::new("File").icon_after(Icon::EXPAND).spoken("Model files");
    let rect = place(ui, &file);
    let opened = file.show(ui, rect);
    // A click into a field for a path leaves it open.
    popover(&opened, RectAlign::BOTTOM_START, size::MENU, |ui| files(ui, commands));
    if let Some(command) = use_shipped(state) {
        let button = Button::new("Use the shipped model");
        let rect = place(ui, &button);
        if button.show(ui, rect).clicked() {
            commands.send(command);
        }
    }
    ui.add_space(space::S);
    panel::sentence(ui, "It takes effect at once; undo brings back the one before.");
}

/// Saves a model, or opens one.
fn files(ui: &mut Ui, commands: &mut Commands) {
    if MenuRow::new("Save the model…").icon(Icon::SAVE_FILE).show(ui).clicked() {
        commands.send(Command::AskSave(Saved::Model));
    }
    if MenuRow::new("Open a model…").icon(Icon::OPEN).show(ui).clicked() {
        commands.send(Command::AskOpenModel);
    }
    if let Some(path) = path_field::ui(ui, "Path to save the model to") {
        commands.send(Command::Save(Saved::Model, path));
    }
    if let Some(path) = path_field::ui(ui, "Path of a model to open") {
        commands.send(Command::Open(path));
    }
}
