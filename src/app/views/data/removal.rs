//! Before rows are taken out: what goes with them, told first.

use egui::{Align2, Area, Id, Key, Modifiers, Order, Rect, RichText, Sense, Stroke, Ui, vec2};

use super::{Shown, body};
use crate::app::command::{Command, Commands};
use crate::app::data::{TableLook, WorldEdit};
use crate::app::numbers;
use crate::app::theme::{Style, data, radius, size, space, stroke, theme};
use crate::app::views::memo::memo;
use crate::app::widgets::Button;
use crate::app::words::sentence;
use crate::domain::{Gone, Table};
use crate::files::table::removal;

/// Asks whether the selected rows are to go.
pub(super) fn ask(look: &mut TableLook) {
    look.removing = true;
}

/// Draws the question over the view, where it is asked.
pub(super) fn ui(ui: &mut Ui, shown: &Shown<'_>, look: &mut TableLook, over: Rect, commands: &mut Commands) {
    let rows = shown.editable(look);
    look.removing &= !rows.is_empty();
    if !look.removing {
        return;
    }
    let key = (shown.stamp, shown.table, rows.clone());
    let gone = memo(ui, Id::unique("gone with the rows"), key, || removal(&shown.world, shown.table, &rows));
    let theme = theme(ui);
    let frame = egui::Frame::new()
        .fill(theme.bg.raised)
        .stroke(Stroke::new(stroke::HAIR, theme.stroke.line))
        .corner_radius(radius::CARD)
        .shadow(theme.shadow.pop)
        .inner_margin(space::XL);
    let name = match rows.as_slice() {
        [row] => body::name(shown, *row),
        rows => format!("{} {}", numbers::count(rows.len() as u64), shown.table.key()),
    };
    let area = Area::new(Id::unique("removal")).order(Order::Foreground).pivot(Align2::CENTER_CENTER);
    let answer = area.fixed_pos(over.center()).show(ui.ctx(), |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(data::ADVICE);
                let say = |ui: &mut Ui, text: &str, style: Style, ink| {
                    let text = RichText::new(text).font(style.font()).color(ink);
                    ui.add(egui::Label::new(text).wrap());
                };
                say(ui, &format!("Take out {name}?"), Style::TITLE, theme.text.primary);
                ui.add_space(space::S);
                match gone.as_ref() {
                    Ok(gone) => say(ui, &told(gone, shown.table), Style::BODY, theme.text.secondary),
                    Err(reason) => say(ui, &sentence(reason), Style::BODY, theme.signal.negative),
                }
                ui.add_space(space::L);
                buttons_ui(ui, gone.is_ok())
            })
            .inner
    });
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if answer.inner == Some(true) {
        commands.send(Command::EditWorld(WorldEdit::Remove(shown.table, rows)));
    }
    if answer.inner.is_some() || escaped {
        look.removing = false;
        ui.memory_mut(|memory| memory.request_focus(body::body_id()));
    }
}

/// Whether it is to be done; `None` while nobody answered.
fn buttons_ui(ui: &mut Ui, can: bool) -> Option<bool> {
    let (take, keep) = (Button::new("Take out").primary().enabled(can), Button::new("Cancel"));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::BUTTON), Sense::hover());
    let width = take.size(ui).x;
    let taken = take.show(ui, rect.with_min_x(rect.right() - width));
    let right = rect.right() - width - space::M;
    let kept = keep
        .show(ui, Rect::from_min_max(rect.min, egui::pos2(right, rect.bottom())).with_min_x(right - keep.size(ui).x));
    // The keys answer at once.
    let fresh = Id::unique("removal is asked");
    let frame = ui.ctx().cumulative_frame_nr();
    let last: u64 = ui.data(|data| data.get_temp(fresh)).unwrap_or_default();
    ui.data_mut(|data| data.insert_temp(fresh, frame));
    if frame > last + 1 {
        if can { taken.request_focus() } else { kept.request_focus() }
    }
    match (taken.clicked(), kept.clicked()) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// What goes beside the rows themselves.
fn told(gone: &Gone, table: Table) -> String {
    let others = Table::ALL.into_iter().filter(|other| *other != table && gone.count(*other) > 0);
    let count = |count: usize, one: &str, many: &str| {
        format!("{} {}", numbers::count(count as u64), if count == 1 { one } else { many })
    };
    let mut parts: Vec<String> = others.map(|other| count(gone.count(other), other.one(), other.key())).collect();
    if gone.mentions > 0 {
        parts.push(count(gone.mentions, "entry of a list", "entries of lists"));
    }
    match parts.split_last() {
        None => "Nothing else hangs on it.".to_owned(),
        Some((only, [])) => {
            let goes = if only.starts_with("1 ") { "goes" } else { "go" };
            format!("With it {goes} {only}. Undo brings all of it back.")
        }
        Some((last, rest)) => format!("With it go {} and {last}. Undo brings all of it back.", rest.join(", ")),
    }
}
