//! The texts of Learn: every link leads somewhere, every term is declared once, and the card's thirteen are all told.

use std::collections::BTreeSet;

use glassfeed::learn::{
    Block, Link, Section, Span, Whose, components, glossary, sections, term, term_written, tour, with_terms,
};
use glassfeed::pipeline::Component;

fn texts() -> impl Iterator<Item = &'static Section> {
    let terms = glossary().iter().map(|term| &term.section);
    terms.chain(tour().iter().map(|step| &step.section)).chain(components().map(|(_, section)| section))
}

#[test]
fn every_link_leads_somewhere() {
    for section in texts() {
        for target in section.links().chain(section.list("see")) {
            let link = Link::parse(target);
            assert!(link.is_ok(), "{}: {link:?}", section.title);
        }
        for related in section.list("related") {
            assert!(term(related).is_some(), "{} is related to {related}, which there is not", section.title);
        }
    }
}

#[test]
fn every_text_says_something_and_where_it_comes_from() {
    for section in texts() {
        assert!(!section.id.is_empty() && !section.plain().is_empty(), "{section:?}");
        let is_row = |row: &str| {
            let number = row.trim_start_matches(['F', 'R']).parse::<u32>();
            row.starts_with(['F', 'R']) && number.is_ok_and(|number| number <= 63)
        };
        assert!(section.list("rows").all(is_row), "{}", section.title);
    }
}

#[test]
fn every_term_and_every_way_of_writing_one_is_declared_once() {
    let mut seen = BTreeSet::new();
    for term in glossary() {
        let forms = term.section.list("forms").map(|form| form.replace('_', " "));
        for form in forms.chain([term.name().to_lowercase()]) {
            assert!(seen.insert(form.clone()), "{form} is declared twice");
        }
    }
    let ids: BTreeSet<&str> = glossary().iter().map(|term| &*term.section.id).collect();
    assert_eq!(ids.len(), glossary().len());
}

#[test]
fn the_cards_thirteen_terms_are_told_under_their_rows() {
    let card = [
        ("action", "F51"),
        ("attributes", "F52"),
        ("close-friends", "F53"),
        ("demote", "F54"),
        ("feed", "F55"),
        ("interests", "F56"),
        ("model", "F57"),
        ("normalize", "F58"),
        ("probabilities", "F59"),
        ("rule", "F60"),
        ("score", "F61"),
        ("system", "F62"),
        ("transparency", "F63"),
    ];
    for (id, row) in card {
        let term = term(id).unwrap_or_else(|| panic!("{id} is not told"));
        assert_eq!((term.of, term.section.list("rows").next()), (Whose::Card, Some(row)), "{id}");
    }
}

#[test]
fn every_component_and_all_seven_steps_are_told_in_the_cards_order() {
    assert_eq!(components().map(|(component, _)| component).collect::<Vec<_>>(), Component::ALL);
    assert_eq!(tour().len(), 7);
    assert!(tour().iter().all(|step| !step.components.is_empty()));
}

#[test]
fn markdown_is_read_into_sections() {
    let text = "before\n\n## A *b* {#ab rows=F01,F02}\n\nOne **two** [three](term:score) {n}.\nFour\n\n- five\n\n```\nsix {n}\n```\n\n> seven";
    let sections = sections(text);
    let [section] = &*sections else { panic!("{sections:?}") };
    assert_eq!((&*section.id, &*section.title), ("ab", "A b"));
    assert_eq!(section.list("rows").collect::<Vec<_>>(), ["F01", "F02"]);
    let plain = |text: &str| Span { text: text.to_owned(), ..Span::default() };
    let one = vec![
        plain("One "),
        Span { strong: true, ..plain("two") },
        plain(" "),
        Span { link: Some("term:score".to_owned()), ..plain("three") },
        plain(" {n}. Four"),
    ];
    let expected = [
        Block::Paragraph(one),
        Block::Item(vec![plain("five")]),
        Block::Formula("six {n}".to_owned()),
        Block::Note(vec![plain("seven")]),
    ];
    assert_eq!(section.blocks, expected);
    assert_eq!(section.places(), ["n", "n"]);
    let filled = section.clone().filled(|name| (name == "n").then(|| "8".to_owned()));
    assert!(filled.plain().contains("three 8. Four"), "{}", filled.plain());
}

#[test]
fn terms_are_marked_once_each_and_the_longest_wins() {
    let spans = with_terms("Close friends’ posts score more; a score is a number. Friends");
    let linked: Vec<(&str, &str)> =
        spans.iter().filter_map(|span| Some((&*span.text, span.link.as_deref()?))).collect();
    assert_eq!(linked, [("Close friends", "term:close-friends"), ("score", "term:score")]);
    let text: String = spans.iter().map(|span| &*span.text).collect();
    assert_eq!(text, "Close friends’ posts score more; a score is a number. Friends");
    assert!(term_written("CLOSE FRIENDS").is_some());
}
