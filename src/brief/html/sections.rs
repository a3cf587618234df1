//! The parts of a brief, top to bottom.

use super::art::Art;
use super::parts::{Tag, escaped, hidden_titles, linked, title};
use super::plot::{self, Axis};
use crate::brief::told::{
    behind, interval, likeness, moved, place, summary_of_changes, summary_of_limits, summary_of_moves,
};
use crate::brief::{Against, Brief, Change, Limit, Moves, Row, Shown, Side, words};

/// Width over height of the pictures of what moved, and of those in a feed.
const CARD: f32 = 124.0 / 84.0;
const THUMB: f32 = 1.0;

/// What one later policy does.
pub(super) fn against(brief: &Brief, against: &Against, heading: &str, art: &mut Art) -> String {
    format!(
        "<section>{}</section>\n<section>{}</section>\n<div class=\"pair\"><section>{}</section>\n\
         <section>{}</section></div>",
        changes(brief, against, heading),
        moves(brief, against, heading, art),
        metrics(brief, against, heading),
        guardrails(against, heading),
    )
}

fn changes(brief: &Brief, against: &Against, heading: &str) -> String {
    let row = |change: &Change| {
        let note = if change.note.is_empty() { String::new() } else { Tag::new("small").text(&change.note) };
        format!(
            "<tr><th scope=\"row\">{}{note}</th><td class=\"from\">{}</td><td class=\"arrow\">→</td><td class=\"to\">{}</td>\
             <td class=\"where\">{}{}</td><td class=\"reach\">{}</td></tr>\n",
            escaped(&change.name),
            escaped(&change.from),
            escaped(&change.to),
            plot::glyph(change.component.kind()),
            change.component.name(),
            escaped(&change.reach),
        )
    };
    let rows: String = against.changes.iter().map(row).collect();
    let rows = match rows.is_empty() {
        true => Tag::new("p").class("quiet").text("Nothing differs."),
        false => {
            let titles = hidden_titles(&["Knob", "A", "to", against.letter, "Where", "Reach"]);
            format!("<table class=\"changes\">{titles}<tbody>\n{rows}</tbody></table>")
        }
    };
    format!("{}\n{rows}", title(heading, "What changed", &summary_of_changes(brief, against)))
}

fn moves(brief: &Brief, against: &Against, heading: &str, art: &mut Art) -> String {
    let moves = &against.moves;
    let mut cards = |is_up: bool, posts: &[Shown]| {
        if posts.is_empty() {
            return String::new();
        }
        let (class, words) = match is_up {
            true => ("up", format!("Up most, now in the first {}", Moves::SEEN)),
            false => ("down", format!("Down most, were in the first {}", Moves::SEEN)),
        };
        let cards: String = posts.iter().map(|shown| card(shown, art)).collect();
        format!(
            "<p class=\"which {class}\">{}{words}</p>\n<div class=\"cards\">\n{cards}</div>\n",
            plot::triangle(is_up)
        )
    };
    let cards = format!("{}{}", cards(true, &moves.up), cards(false, &moves.down));
    let cards =
        if cards.is_empty() { Tag::new("p").class("quiet").text("Every post stays in its place.") } else { cards };
    let who = format!("What moved, for {}", brief.person.name);
    format!("{}\n{cards}", title(heading, &who, &summary_of_moves(moves)))
}

fn card(shown: &Shown, art: &mut Art) -> String {
    format!(
        "<figure>{}<figcaption><span class=\"places\"><span>{}</span> → <b>{}</b></span>{}<b class=\"author\">{}</b>\
         <span class=\"caption\">{}</span></figcaption></figure>\n",
        art.picture(shown, CARD),
        place(shown.before),
        place(shown.after),
        chip(shown),
        escaped(&shown.author),
        escaped(&shown.caption),
    )
}

/// How far a post moved, on a plate of its color; empty where it stays.
fn chip(shown: &Shown) -> String {
    let text = moved(shown);
    let is_up = match (shown.up(), shown.after) {
        (Some(up), _) => up > 0,
        (None, after) => after.is_some(),
    };
    let class = if is_up { "chip up" } else { "chip down" };
    if text.is_empty() { String::new() } else { Tag::new("span").class(class).text(&text) }
}

fn metrics(brief: &Brief, against: &Against, heading: &str) -> String {
    let rows = || against.metrics.iter().filter(|row| row.is_headline());
    let axis = Axis::of(rows());
    let row = |row: &Row| {
        format!(
            "<tr><th scope=\"row\">{}</th><td class=\"from\">{}</td><td class=\"plot\">{}</td><td class=\"change\">{}\
             <span class=\"unseen\">, {}</span></td></tr>\n",
            escaped(&words::name(row.metric)),
            row.value(0),
            plot::interval(row, axis),
            row.change(row.difference),
            row.reading.words(),
        )
    };
    let how = match brief.viewers {
        1 => format!("one viewer, {}", brief.person.handle),
        viewers => format!("paired over {}, 95\u{a0}%", words::count(viewers, "viewer")),
    };
    let titles = format!(
        "<thead><tr><th scope=\"col\"><span class=\"unseen\">Metric</span></th><th scope=\"col\">A</th><th scope=\"col\" \
         class=\"axis\"><div>{}</div></th><th scope=\"col\">{} − A</th></tr></thead>",
        axis.words(),
        against.letter
    );
    let rows: String = rows().map(row).collect();
    let legend = "<p class=\"legend\"><span class=\"good\">better</span><span class=\"bad\">worse</span><span \
                  class=\"other\">neither</span><span class=\"open\">no clear change</span></p>";
    format!(
        "{}\n<table class=\"metrics\">{titles}<tbody>\n{rows}</tbody></table>\n{legend}",
        title(heading, "Metrics", &how)
    )
}

fn guardrails(against: &Against, heading: &str) -> String {
    let row = |limit: &Limit| {
        let class = if limit.is_kept == Some(false) { "crossed" } else { "" };
        let who = behind(limit).map_or(String::new(), |who| Tag::new("p").class("behind").text(&who));
        format!(
            "<li class=\"{class}\">{}<div><p><span>{}</span><b>{}</b></p><p class=\"held\">{}<span>{}</span></p>{who}</div>\
             </li>\n",
            plot::mark(limit.is_kept),
            limit.metric.name,
            limit.told(1),
            plot::limit(limit),
            limit.words(),
        )
    };
    let rows: String = against.limits.iter().map(row).collect();
    let (summary, rows) = match rows.is_empty() {
        true => (String::new(), Tag::new("p").class("quiet").text("No guardrail is set, in A or in this policy.")),
        false => (summary_of_limits(against), format!("<ul class=\"limits\">\n{rows}</ul>")),
    };
    format!("{}\n{rows}", title(heading, "Guardrails", &summary))
}

/// The first posts of every feed, side by side, with lines between.
pub(super) fn feeds(brief: &Brief, art: &mut Art) -> String {
    let mut columns = String::new();
    for (at, side) in brief.policies.iter().enumerate() {
        if let Some(left) = at.checked_sub(1) {
            columns.push_str(&plot::lines(&brief.policies[left].feed, &side.feed));
        }
        columns.push_str(&feed(side, art));
    }
    let count = brief.policies.len();
    let who = format!("The feeds of {}", brief.person.name);
    let summary = format!("the first {}, moves against A", Moves::TOP);
    format!(
        "<section class=\"whole\">{}\n<div class=\"feeds of-{count}\">\n{columns}</div></section>",
        title("h2", &who, &summary)
    )
}

fn feed(side: &Side, art: &mut Art) -> String {
    let post = |(shown, at): (&Shown, usize)| {
        format!(
            "<li><span class=\"rank\">{at}</span>{}<span class=\"post\"><b class=\"author\">{}</b><span \
             class=\"caption\">{}</span></span>{}</li>\n",
            art.picture(shown, THUMB),
            escaped(&shown.author),
            escaped(&shown.caption),
            chip(shown),
        )
    };
    let posts: String = side.feed.iter().zip(1..).map(post).collect();
    let name = Tag::new("span").text(&side.name);
    format!("<div class=\"feed\"><h3><b>{}</b> {name}</h3><ol>\n{posts}</ol></div>\n", side.letter)
}

/// Every metric: of one later policy with its intervals and votes, of several in columns beside each other.
pub(super) fn numbers(brief: &Brief) -> String {
    let (titles, rows, summary) = match brief.against.as_slice() {
        [one] => (one_titles(brief, one), one_rows(brief, one), likeness(one)),
        several => (several_titles(several), several_rows(several), String::new()),
    };
    format!(
        "<section class=\"sheet\">{}\n<table class=\"numbers\"><thead><tr>{titles}</tr></thead><tbody>\n{rows}</tbody></table>\
         </section>",
        title("h2", "All metrics", &summary)
    )
}

fn metric_name(row: &Row) -> String {
    let name = escaped(&words::name(row.metric));
    format!("<th scope=\"row\">{name}<small>{}</small></th>", escaped(row.metric.doc))
}

fn column_titles(titles: &[&str]) -> String {
    titles.iter().map(|title| Tag::new("th").with("scope", "col").text(title)).collect()
}

fn one_titles(brief: &Brief, against: &Against) -> String {
    let difference = format!("{} − A", against.letter);
    let start = ["Metric", "A", against.letter, &difference];
    let (interval, last): (&[&str], &str) = match brief.viewers {
        1 => (&[], "Reading"),
        _ => (&["95\u{a0}%"], "For viewers"),
    };
    let last = Tag::new("th").with("scope", "col").class("verdict").text(last);
    format!("{}{last}", column_titles(&[&start, interval].concat()))
}

fn one_rows(brief: &Brief, against: &Against) -> String {
    let row = |row: &Row| {
        let class = plot::class(row.reading);
        let end = match brief.viewers {
            1 => Tag::new("td").class("verdict").text(row.reading.words()),
            _ => format!("<td>{}</td><td class=\"verdict\">{}</td>", interval(row), escaped(&row.verdict)),
        };
        let change = Tag::new("td").class(class).text(&row.change(row.difference));
        format!("<tr>{}<td>{}</td><td>{}</td>{change}{end}</tr>\n", metric_name(row), row.value(0), row.value(1))
    };
    against.metrics.iter().map(row).collect()
}

fn several_titles(several: &[Against]) -> String {
    let titles: Vec<String> = several.iter().map(|against| format!("{} − A", against.letter)).collect();
    let titles: Vec<&str> = ["Metric", "A"].into_iter().chain(titles.iter().map(String::as_str)).collect();
    column_titles(&titles)
}

fn several_rows(several: &[Against]) -> String {
    let cell = |row: &Row| {
        let change = Tag::new("span").class(plot::class(row.reading)).text(&row.change(row.difference));
        let interval = row.interval.map_or(String::new(), |_| Tag::new("small").text(&interval(row)));
        Tag::new("td").html(&format!("{change}{interval}"))
    };
    let Some(first) = several.first() else { return String::new() };
    let row = |(at, row): (usize, &Row)| {
        let cells: String = several.iter().filter_map(|against| against.metrics.get(at)).map(cell).collect();
        format!("<tr>{}<td>{}</td>{cells}</tr>\n", metric_name(row), row.value(0))
    };
    first.metrics.iter().enumerate().map(row).collect()
}

/// What the policies are for, and how each one's feed is made again.
pub(super) fn recipes(brief: &Brief) -> String {
    let recipe = |side: &Side| {
        let about = [&side.about, &side.source].into_iter().filter(|text| !text.is_empty());
        let about: String = about.map(|text| format!(" {}", linked(text))).collect();
        format!(
            "<div class=\"recipe\"><p><b>{}</b> <b>{}</b><span>{about}</span></p>{}<p class=\"order\">Order \
             {}</p></div>\n",
            side.letter,
            escaped(&side.name),
            Tag::new("pre").text(&format!("glassfeed rank --recipe {}", side.recipe.short)),
            side.recipe.order_sha256,
        )
    };
    let recipes: String = brief.policies.iter().map(recipe).collect();
    let who = format!("each makes the feed of {} in {} again", brief.person.handle, brief.world);
    format!("<section>{}\n{recipes}</section>", title("h2", "Policies and recipes", &who))
}

/// How the numbers are made.
pub(super) fn notes(brief: &Brief) -> String {
    let notes: String = brief.notes.iter().map(|note| Tag::new("li").text(note)).collect();
    let version = format!("Glassfeed {}", brief.version);
    format!("<section>{}\n<ul class=\"notes\">{notes}</ul></section>", title("h2", "How to read this", &version))
}
