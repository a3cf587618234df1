//! Names and handles that read like people's own.

use std::collections::BTreeSet;

use crate::domain::Kind;

use super::super::random::{self, Chance};
use super::super::words::Words;
use super::Options;
use super::people::{Inhabitant, main};

/// After so many tries at a name nobody else has, a handle gets a number.
const TRIES: usize = 30;
/// The longest handle.
const HANDLE_LETTERS: usize = 30;

/// Gives everybody without one a name and a handle of their own; only namesakes in a crowd share a name.
pub(super) fn christen(options: &Options, words: &Words, people: &mut [Inhabitant]) {
    let given = |person: &&Inhabitant| !person.handle.is_empty();
    let mut names: BTreeSet<String> = people.iter().filter(given).map(|person| person.name.clone()).collect();
    let mut handles: BTreeSet<String> = people.iter().filter(given).map(|person| person.handle.clone()).collect();
    for (at, person) in people.iter_mut().enumerate().filter(|(_, person)| person.handle.is_empty()) {
        let mut rng = random::stream(options.seed, "names", at);
        for attempt in 0.. {
            let (name, mut handle) = suggest(&mut rng, words, person, attempt);
            if attempt >= TRIES {
                handle = format!("{}.{attempt}", fitting(&handle, HANDLE_LETTERS - 6));
            }
            if !handle.is_empty() && !handles.contains(&handle) && (attempt >= TRIES || !names.contains(&name)) {
                names.insert(name.clone());
                handles.insert(handle.clone());
                (person.name, person.handle) = (name, handle);
                break;
            }
        }
    }
}

/// A name and a handle to try; later attempts reach further than the word bank's own.
fn suggest(rng: &mut Chance, words: &Words, person: &Inhabitant, attempt: usize) -> (String, String) {
    let (subject, topic) = words.topics.iter().nth(main(&person.subjects)).unzip();
    let subject = subject.map_or("", String::as_str);
    let given = random::pick(rng, &words.people.given).map_or("Ada", String::as_str);
    let family = random::pick(rng, &words.people.family).map_or("Holm", String::as_str);
    let stem = topic.and_then(|topic| random::pick(rng, &topic.handles)).map_or("photo", String::as_str);
    let title = topic.and_then(|topic| match person.kind {
        Kind::Person => None,
        Kind::Creator => random::pick(rng, &topic.creators).filter(|_| attempt < 4),
        Kind::Business => random::pick(rng, &topic.businesses),
    });
    let (name, handle) = match (person.kind, title) {
        (Kind::Business, Some(title)) if attempt >= 4 => {
            let name = format!("{title} {}", words.places[person.place].name);
            (name.clone(), slug(&name, "."))
        }
        (_, Some(title)) => (title.clone(), slug(title, if random::happens(rng, 0.5) { "." } else { "" })),
        (Kind::Person, None) => (format!("{given} {family}"), persons_handle(rng, given, family, subject)),
        (_, None) => (format!("{given} {family}"), format!("{}.{}", slug(given, ""), slug(stem, "."))),
    };
    (name, fitting(&handle, HANDLE_LETTERS))
}

fn persons_handle(rng: &mut Chance, given: &str, family: &str, subject: &str) -> String {
    let (given, family) = (slug(given, ""), slug(family, ""));
    match random::index(rng, 6) {
        0 | 1 => format!("{given}.{family}"),
        2 => format!("{given}{}", &family[..family.len().min(1)]),
        3 => format!("{given}.{}", 75 + random::index(rng, 26)),
        4 => format!("{given}.{}", slug(subject, "")),
        _ => format!("{}.{family}", &given[..given.len().min(1)]),
    }
}

/// The words of a text in `[a-z0-9]`, with `between` between them; accents and apostrophes fall off.
fn slug(text: &str, between: &str) -> String {
    let mut plain = String::new();
    for letter in text.to_lowercase().chars() {
        match unaccented(letter) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(if letter.is_ascii_alphanumeric() { letter } else { ' ' }),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(between)
}

/// The letters of `[a-z]` that stand for an accented one, nothing for an apostrophe; `None` for all else.
fn unaccented(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'þ' => "th",
        'ť' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\'' | '’' => "",
        _ => return None,
    })
}

/// Cut to that many characters, without dots at either end.
fn fitting(handle: &str, letters: usize) -> String {
    handle[..handle.len().min(letters)].trim_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_keep_to_plain_letters() {
        assert_eq!(slug("Ørjan’s Kaffe & Brød", "."), "orjans.kaffe.brod");
        assert_eq!(fitting("the.house.of.very.long.names.indeed", 30), "the.house.of.very.long.names.i");
    }
}
