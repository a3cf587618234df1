//! A brief as Markdown: no pictures, tables that a repository or a chat shows.

use super::told::{behind, interval, likeness, moved, place, summary_of_changes, summary_of_limits, summary_of_moves};
use super::{Against, Brief, Limit, Moves, Row, Shown, Side, words};

/// Writes it.
pub(super) fn write(brief: &Brief) -> String {
    let mut parts =
        vec![format!("# {}", escaped(&brief.title)), format!("Glassfeed policy brief. {}.", escaped(&brief.scope()))];
    parts.extend(brief.lead.iter().map(|paragraph| {
        let run = |run: &super::Run| match run.strong {
            true => format!("**{}**", escaped(&run.text)),
            false => escaped(&run.text),
        };
        paragraph.iter().map(run).collect()
    }));
    for against in &brief.against {
        let is_one = brief.against.len() == 1;
        let level = if is_one { "##" } else { "###" };
        if !is_one {
            parts.push(format!("## {} against A: {}", against.letter, escaped(&against.name)));
        }
        parts.push(changes(brief, against, level));
        parts.push(moves(brief, against, level));
        parts.push(metrics(brief, against, level));
        parts.push(guardrails(against, level));
    }
    parts.push(feeds(brief));
    parts.push(recipes(brief));
    let notes = brief.notes.iter().map(|note| format!("- {}\n", escaped(note)));
    parts.push(format!("## How to read this\n\n{}", notes.collect::<String>().trim_end()));
    parts.push(format!("Glassfeed {}", brief.version));
    format!("{}\n", parts.join("\n\n"))
}

/// Text in which no letter means anything to Markdown, in one line.
fn escaped(text: &str) -> String {
    let mut plain = String::new();
    let lines: Vec<&str> = text.split(['\n', '\r', '\t']).collect();
    for letter in lines.join(" ").chars() {
        if "\\`*_[]<>|#~&".contains(letter) {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

/// Titles, a sign for each column that stands to the right (`>`) or not, and rows.
fn table(titles: &[&str], sides: &str, rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let titles: Vec<String> = titles.iter().map(|&title| title.to_owned()).collect();
    let rule = sides.chars().map(|side| if side == '>' { "---:" } else { "---" }.to_owned()).collect::<Vec<_>>();
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{}{}", line(&titles), line(&rule), rows).trim_end().to_owned()
}

fn changes(brief: &Brief, against: &Against, level: &str) -> String {
    let rows: Vec<Vec<String>> = against
        .changes
        .iter()
        .map(|change| {
            let note = if change.note.is_empty() { String::new() } else { format!(" ({})", escaped(&change.note)) };
            vec![
                format!("{}{note}", escaped(&change.name)),
                escaped(&change.from),
                escaped(&change.to),
                change.component.name().to_owned(),
                escaped(&change.reach),
            ]
        })
        .collect();
    let table = table(&["Knob", "A", against.letter, "Where", "Reach"], "->>->", &rows);
    let told = summary_of_changes(brief, against);
    if rows.is_empty() {
        format!("{level} What changed\n\n{told}")
    } else {
        format!("{level} What changed\n\n{told}\n\n{table}")
    }
}

fn moves(brief: &Brief, against: &Against, level: &str) -> String {
    let Moves { up, down, .. } = &against.moves;
    let row = |shown: &Shown| {
        vec![place(shown.before), place(shown.after), moved(shown), escaped(&shown.author), escaped(&shown.caption)]
    };
    let rows: Vec<Vec<String>> = up.iter().chain(down).map(row).collect();
    let head = format!("{level} What moved, for {}", escaped(&brief.person.name));
    let summary = summary_of_moves(&against.moves);
    if rows.is_empty() {
        return format!("{head}\n\n{summary}.");
    }
    let table = table(&["A", against.letter, "Moved", "Author", "Caption"], ">>>--", &rows);
    format!(
        "{head}\n\n{summary}. Up most of those now in the first {seen}, then down most of those that were.\n\n{table}",
        seen = Moves::SEEN
    )
}

fn metrics(brief: &Brief, against: &Against, level: &str) -> String {
    let row = |row: &Row| {
        let name = words::name(row.metric);
        vec![
            if row.is_headline() { format!("**{name}**") } else { name },
            row.value(0),
            row.value(1),
            row.change(row.difference),
            interval(row),
            row.reading.words().to_owned(),
            if brief.viewers > 1 { row.verdict.clone() } else { String::new() },
        ]
    };
    let rows: Vec<Vec<String>> = against.metrics.iter().map(row).collect();
    let difference = format!("{} − A", against.letter);
    let titles = ["Metric", "A", against.letter, &difference, "95 %", "Reading", "For viewers"];
    let columns = if brief.viewers > 1 { 7 } else { 6 };
    let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row[..columns].to_vec()).collect();
    let table = table(&titles[..columns], &"->>>>--"[..columns], &rows);
    format!("{level} Metrics\n\n{}\n\n{table}", likeness(against))
}

fn guardrails(against: &Against, level: &str) -> String {
    if against.limits.is_empty() {
        return format!("{level} Guardrails\n\nNone is set.");
    }
    let row = |limit: &Limit| {
        let kept = match limit.is_kept {
            Some(true) => "kept".to_owned(),
            Some(false) => {
                format!("**crossed**{}", behind(limit).map_or(String::new(), |who| format!(": {}", escaped(&who))))
            }
            None => "not known".to_owned(),
        };
        vec![limit.metric.name.to_owned(), limit.words(), limit.told(0), limit.told(1), kept]
    };
    let rows: Vec<Vec<String>> = against.limits.iter().map(row).collect();
    let table = table(&["Guardrail", "Limit", "A", against.letter, "Kept"], "-->>-", &rows);
    format!("{level} Guardrails\n\n{}\n\n{table}", summary_of_limits(against))
}

fn feeds(brief: &Brief) -> String {
    let titles: Vec<String> =
        brief.policies.iter().map(|side| format!("{} {}", side.letter, escaped(&side.name))).collect();
    let titles: Vec<&str> = ["#"].into_iter().chain(titles.iter().map(String::as_str)).collect();
    let longest = brief.policies.iter().map(|side| side.feed.len()).max().unwrap_or(0);
    let cell = |feed: &[Shown], at: usize| {
        let shown = feed.get(at)?;
        let moved = moved(shown);
        let moved = if moved.is_empty() { String::new() } else { format!(" {moved}") };
        Some(format!("**{}**{moved} {}", escaped(&shown.author), escaped(&shown.caption)))
    };
    let row = |at: usize| {
        let cells = brief.policies.iter().map(|side| cell(&side.feed, at).unwrap_or_default());
        [(at + 1).to_string()].into_iter().chain(cells).collect()
    };
    let rows: Vec<Vec<String>> = (0..longest).map(row).collect();
    let sides: String = [">"].into_iter().chain(brief.policies.iter().map(|_| "-")).collect();
    format!("## The feeds of {}\n\n{}", escaped(&brief.person.name), table(&titles, &sides, &rows))
}

fn recipes(brief: &Brief) -> String {
    let recipe = |side: &Side| {
        let about = [&side.about, &side.source].into_iter().filter(|text| !text.is_empty());
        let about: String = about.map(|text| format!(" {}", escaped(text))).collect();
        let (name, recipe) = (escaped(&side.name), &side.recipe);
        format!(
            "**{} {name}**{about}\n\n```sh\nglassfeed rank --recipe {}\n```\n\nOrder {}",
            side.letter, recipe.short, recipe.order_sha256
        )
    };
    let recipes: Vec<String> = brief.policies.iter().map(recipe).collect();
    format!("## Policies and recipes\n\n{}", recipes.join("\n\n"))
}
