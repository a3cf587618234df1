//! A brief as one HTML file: pictures, plots and style are all inside, no script, nothing fetched. It reads on a screen, in
//! either theme, and on paper.

mod art;
mod parts;
mod plot;
mod sections;

use super::Brief;
use art::Art;
use parts::{Tag, escaped};

/// How it looks.
const STYLE: &str = include_str!("../../../assets/brief.css");

/// Writes it.
pub(super) fn write(brief: &Brief) -> String {
    let mut art = Art::default();
    let body = body(brief, &mut art);
    let paper = paper(brief);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}{paper}</style>\n\
         </head>\n<body>\n{}\n{body}\n</body>\n</html>\n",
        escaped(&brief.title),
        art.drawings(),
    )
}

/// What stands at the foot of every sheet of paper. Hashes and versions need no quoting.
fn paper(brief: &Brief) -> String {
    let orders: Vec<String> = brief
        .policies
        .iter()
        .map(|side| format!("{} {}", side.letter, short_hash(&side.recipe.order_sha256)))
        .collect();
    format!(
        "@page {{\n  @bottom-left {{ content: \"Glassfeed {}    order {}\" }}\n}}\n",
        brief.version,
        orders.join("  ")
    )
}

/// The first half of a quarter of a hash, in fours: enough to tell two apart.
fn short_hash(sha256: &str) -> String {
    let fours: Vec<&str> = (0..2).filter_map(|at| sha256.get(4 * at..4 * at + 4)).collect();
    fours.join(" ")
}

fn body(brief: &Brief, art: &mut Art) -> String {
    let mut parts = vec![head(brief)];
    parts.extend(brief.lead.iter().map(|paragraph| {
        let run = |run: &super::Run| match run.strong {
            true => Tag::new("b").text(&run.text),
            false => escaped(&run.text),
        };
        Tag::new("p").class("lead").html(&paragraph.iter().map(run).collect::<String>())
    }));
    for against in &brief.against {
        let is_one = brief.against.len() == 1;
        if !is_one {
            let title = format!("{} against A: {}", against.letter, against.name);
            parts.push(Tag::new("h2").class("policy").text(&title));
        }
        parts.push(sections::against(brief, against, if is_one { "h2" } else { "h3" }, art));
    }
    parts.push(sections::feeds(brief, art));
    parts.push(sections::numbers(brief));
    parts.push(sections::recipes(brief));
    parts.push(sections::notes(brief));
    Tag::new("main").html(&parts.join("\n"))
}

fn head(brief: &Brief) -> String {
    let icon = String::from_utf8_lossy(crate::simulation::drawings::bytes("icon.svg"));
    let icon = icon.replacen("<svg ", "<svg class=\"icon\" aria-hidden=\"true\" ", 1);
    format!(
        "<header><p class=\"brand\">{icon}<b>Glassfeed</b> <span>policy brief</span></p>{}</header>\n{}",
        Tag::new("p").class("scope").text(&brief.scope()),
        Tag::new("h1").text(&brief.title),
    )
}
