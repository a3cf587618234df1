//! What can be done by name in Data.

use super::{Shortcut, keyless};
use crate::app::command::Command;
use crate::app::data::{DataPart, TableLook, WorldEdit};
use crate::app::state::State;
use crate::app::theme::Icon;
use crate::domain::Table;
use crate::learn::View;

/// The tables, their parts, and what is done with rows.
pub(super) static DATA: &[Shortcut] = &[
    keyless("Table of posts", |state| table(state, Table::Posts)).icon(Icon::DATA),
    keyless("Table of accounts", |state| table(state, Table::Accounts)).icon(Icon::DATA),
    keyless("Table of viewers", |state| table(state, Table::Viewers)).icon(Icon::DATA),
    keyless("Table of impressions", |state| table(state, Table::Impressions)).icon(Icon::DATA),
    keyless("Table of stories", |state| table(state, Table::Stories)).icon(Icon::DATA),
    keyless("Table of ads", |state| table(state, Table::Ads)).icon(Icon::DATA),
    keyless("Table of holidays", |state| table(state, Table::Holidays)).icon(Icon::DATA),
    keyless("Show the rows", |state| part(state, DataPart::Table)).icon(Icon::DATA),
    keyless("Show the selected row", |state| part(state, DataPart::Row)).icon(Icon::DATA),
    keyless("Show the neighbors", |state| part(state, DataPart::Neighbors)).icon(Icon::GROUP),
    keyless("Add a row", |state| Some(Command::EditWorld(WorldEdit::Add(open(state)?)))).icon(Icon::ADD),
    keyless("Duplicate the selected rows", |state| {
        Some(Command::EditWorld(WorldEdit::Duplicate(open(state)?, rows(state)?)))
    })
    .icon(Icon::COPY),
    keyless("Take out the selected rows", |state| {
        // Asked first, as by the button: what hangs on them goes too.
        open(state)?;
        rows(state)?;
        let view = &state.session.data;
        let look = TableLook { removing: true, ..view.look() };
        Some(Command::Data(Box::new(view.showing(DataPart::Table).looking(look))))
    })
    .icon(Icon::DELETE),
    keyless("Clear search and filters", |state| {
        let (view, look) = (&state.session.data, state.session.data.look().unfiltered());
        (open(state).is_some() && look != view.look()).then(|| Command::Data(Box::new(view.looking(look))))
    })
    .icon(Icon::FILTER_OFF),
    keyless("Usual columns and widths of the table", |state| {
        let (view, look) = (&state.session.data, state.session.data.look());
        let usual = TableLook { hidden: [].into(), widths: [].into(), ..look.clone() };
        (open(state).is_some() && look != usual).then(|| Command::Data(Box::new(view.looking(usual))))
    })
    .icon(Icon::COLUMNS),
];

fn table(state: &State, table: Table) -> Option<Command> {
    let view = &state.session.data;
    let is_open = open(state) == Some(table);
    (!is_open).then(|| Command::ShowTable(Box::new(view.opening(table))))
}

/// The table that is open, while Data is.
fn open(state: &State) -> Option<Table> {
    (state.session.view == View::Data).then_some(state.session.data.table)
}

fn rows(state: &State) -> Option<Vec<u32>> {
    let table = state.session.data.table;
    let rows = state.session.data.look().rows.into_iter();
    let rows: Vec<u32> = rows.filter(|row| state.document.is_own(table, *row)).collect();
    (!rows.is_empty()).then_some(rows)
}

fn part(state: &State, part: DataPart) -> Option<Command> {
    let view = &state.session.data;
    let is_new = open(state).is_some() && view.part != part;
    is_new.then(|| Command::Data(Box::new(view.showing(part))))
}
