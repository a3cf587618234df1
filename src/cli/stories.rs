//! The stories tray as text: who stands in it, who does not and why, and how one account got its place.

use std::collections::BTreeMap;

use crate::domain::{AccountId, hours_between};
use crate::pipeline::stories::steps::removal_words;
use crate::pipeline::{Context, Tray, TrayLedger};

use super::numbers;
use super::table::{Column, Table};

/// The tray as a table of at most `limit` accounts, and a count of those left out.
pub(super) fn table(context: &Context<'_>, ledger: &TrayLedger, limit: usize) -> String {
    const COLUMNS: [Column; 6] = [
        Column::number("#"),
        Column::text("Account", 24),
        Column::number("Stories"),
        Column::number("Newest"),
        Column::number("Affinity"),
        Column::text("Close friend", 12),
    ];
    let cells = |(tray, place): (&Tray, usize)| {
        vec![
            place.to_string(),
            context.world.account(tray.account).id.clone(),
            tray.stories.len().to_string(),
            numbers::age(hours_between(tray.newest, context.now)),
            numbers::decimals(tray.affinity, 3),
            if tray.close_friend { "yes" } else { "" }.to_owned(),
        ]
    };
    let rows = ledger.trays().zip(1..).take(limit).map(cells).collect();
    let table = Table { columns: &COLUMNS, rows, wraps: false, indent: 0 }.render();
    let hidden = ledger.rows.len().saturating_sub(limit);
    let more = match hidden {
        0 => String::new(),
        _ => format!("… and {hidden} more; --limit {} shows all\n", ledger.rows.len()),
    };
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for removal in ledger.considered.iter().filter_map(|considered| considered.removed) {
        *reasons.entry(removal.reason).or_default() += 1;
    }
    let removed: usize = reasons.values().sum();
    let told: Vec<String> =
        reasons.iter().map(|(reason, count)| format!("{count} {}", reason.replace('_', " "))).collect();
    let told = if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) };
    format!(
        "{}\n\n{table}{more}\n{} with a story · {removed} left out{told}\n",
        heading(context),
        numbers::count(ledger.considered.len(), "account"),
    )
}

fn heading(context: &Context<'_>) -> String {
    format!(
        "Stories of {} in {} · {} · policy {}",
        context.world.account(context.account()).id,
        context.world.name,
        numbers::clock(context.now),
        context.policy.name,
    )
}

/// How one account got its place in the tray, or why it has none.
pub(super) fn circle(context: &Context<'_>, ledger: &TrayLedger, account: AccountId) -> String {
    let handle = &context.world.account(account).id;
    let told = match (ledger.verdict(account).map(|considered| considered.removed), ledger.tray_of(account)) {
        (Some(Some(removal)), _) => {
            format!("Not in the tray: {}, says {}.\n", removal_words(removal.reason), removal.stage)
        }
        (_, Some(tray)) => standing(context, ledger, tray),
        _ => "Not in the tray: it has no story.\n".to_owned(),
    };
    format!("{}\n\n{handle}\n{told}", heading(context))
}

fn standing(context: &Context<'_>, ledger: &TrayLedger, tray: &Tray) -> String {
    let place = ledger.place(tray.account).unwrap_or_default();
    let trail: Vec<String> =
        ledger.places(tray.account).iter().map(|(step, place)| format!("{step} {place}")).collect();
    let ahead = place.checked_sub(2).and_then(|at| ledger.trays().nth(at));
    let behind = ahead.map_or_else(String::new, |ahead| {
        let by = ledger.decided_by(ahead.account, tray.account).map_or("handle", |step| step).replace('_', " ");
        format!("  behind {}: by {by}\n", context.world.account(ahead.account).id)
    });
    let parts = context.history.affinity_parts(context.viewer_id, tray.account);
    let did: Vec<String> = parts
        .did
        .iter()
        .filter(|(_, times)| **times > 0.0)
        .map(|(action, times)| format!("{} {times}", action.key().replace('_', " ")))
        .collect();
    let did = if did.is_empty() { "nothing".to_owned() } else { did.join(", ") };
    format!(
        "Place {place} of {} in the tray, with {}; the newest is {} old.\n{behind}\nPlace after each step\n  {}\n\n\
         Affinity {}\n  shown {} of its posts; did {did}\n  engagement with those {}, counted {}; with all posts {}, \
         counted {}\n",
        ledger.rows.len(),
        numbers::count(tray.stories.len(), "live item"),
        numbers::age(hours_between(tray.newest, context.now)),
        trail.join(" → "),
        numbers::decimals(tray.affinity, 3),
        parts.shown,
        parts.own.map_or_else(|| "–".to_owned(), |own| numbers::decimals(own, 3)),
        numbers::percent(parts.share()),
        numbers::decimals(parts.usual, 3),
        numbers::percent(1.0 - parts.share()),
    )
}
