//! A text of the app: Markdown in `assets/learn`, read into sections of blocks of spans.
//!
//! A section is a heading of the second level with an id and attributes, `## Close friends {#close-friends rows=F53,F34}`,
//! and all below it. A text may hold places for numbers, `{mean}`, which whoever shows it fills from the ledger.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A heading with what stands below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its name in links.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What the heading says in braces besides the id.
    pub attributes: BTreeMap<String, String>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// One piece of a section, set apart from the next.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// One item of a list.
    Item(Vec<Span>),
    /// Lines set as they are: a formula.
    Formula(String),
    /// A remark, such as what was invented here.
    Note(Vec<Span>),
}

/// A run of letters that look alike and lead to the same place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The letters.
    pub text: String,
    /// Heavier.
    pub strong: bool,
    /// Set like code.
    pub code: bool,
    /// Smaller and paler: numbers behind a sentence.
    pub quiet: bool,
    /// Where it leads, as written; [`super::Link::parse`] reads it.
    pub link: Option<String>,
}

impl Section {
    /// What an attribute says, split at commas; nothing where it is not there.
    pub fn list(&self, attribute: &str) -> impl Iterator<Item = &str> {
        self.attributes.get(attribute).into_iter().flat_map(|list| list.split(','))
    }

    /// Every link, as written.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(Block::spans).filter_map(|span| span.link.as_deref())
    }

    /// The text alone.
    #[must_use]
    pub fn plain(&self) -> String {
        let plain = |block: &Block| block.spans().iter().map(|span| &*span.text).collect::<String>();
        self.blocks.iter().map(plain).collect::<Vec<_>>().join("\n")
    }

    /// The names of the places for numbers, in order.
    #[must_use]
    pub fn places(&self) -> Vec<String> {
        let mut places = Vec::new();
        let _unfilled = self.clone().filled(|name| {
            places.push(name.to_owned());
            None
        });
        places
    }

    /// The same with every `{name}` replaced by what `value` says; one it does not know stays as it is.
    #[must_use]
    pub fn filled(mut self, mut value: impl FnMut(&str) -> Option<String>) -> Section {
        for block in &mut self.blocks {
            match block {
                Block::Formula(text) => *text = fill(text, &mut value),
                Block::Paragraph(spans) | Block::Item(spans) | Block::Note(spans) => {
                    spans.iter_mut().for_each(|span| span.text = fill(&span.text, &mut value));
                }
            }
        }
        self
    }
}

impl Block {
    /// Its spans; none in a formula.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        match self {
            Block::Paragraph(spans) | Block::Item(spans) | Block::Note(spans) => spans,
            Block::Formula(_) => &[],
        }
    }
}

fn fill(text: &str, value: &mut impl FnMut(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(&value(name).unwrap_or_else(|| format!("{{{name}}}")));
        rest = behind;
    }
    filled + rest
}

/// The sections of a Markdown text; what stands before the first heading of the second level belongs to none.
///
/// Read are headings of the second level, paragraphs, lists, quotes (as notes), code blocks (as formulas), strong letters,
/// code and links.
#[must_use]
pub fn sections(markdown: &str) -> Vec<Section> {
    let mut reading = Reading::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_HEADING_ATTRIBUTES) {
        reading.take(event);
    }
    reading.sections
}

/// What is open while a text is read from front to back.
#[derive(Default)]
struct Reading {
    sections: Vec<Section>,
    spans: Vec<Span>,
    look: Span,
    formula: Option<String>,
    is_item: bool,
    is_note: bool,
    is_heading: bool,
}

impl Reading {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, attrs, .. }) => {
                let attributes = attrs
                    .into_iter()
                    .map(|(name, value)| (name.into_string(), value.unwrap_or("".into()).into_string()));
                self.sections.push(Section {
                    id: id.map(|id| id.into_string()).unwrap_or_default(),
                    attributes: attributes.collect(),
                    ..Section::default()
                });
                self.is_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => {
                let title = std::mem::take(&mut self.spans).into_iter().map(|span| span.text).collect();
                if let Some(section) = self.sections.last_mut().filter(|_| self.is_heading) {
                    section.title = title;
                }
                self.is_heading = false;
            }
            Event::Start(Tag::Item) => self.is_item = true,
            Event::End(TagEnd::Item) => {
                self.close();
                self.is_item = false;
            }
            Event::Start(Tag::BlockQuote(_)) => self.is_note = true,
            Event::End(TagEnd::BlockQuote(_)) => self.is_note = false,
            Event::End(TagEnd::Paragraph) => self.close(),
            Event::Start(Tag::CodeBlock(_)) => self.formula = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => {
                if let Some(formula) = self.formula.take() {
                    self.push(Block::Formula(formula.trim_end().to_owned()));
                }
            }
            Event::Start(Tag::Strong) => self.look.strong = true,
            Event::End(TagEnd::Strong) => self.look.strong = false,
            Event::Start(Tag::Link { dest_url, .. }) => self.look.link = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => self.look.link = None,
            Event::Code(text) => self.spans.push(Span { text: text.into_string(), code: true, ..self.look.clone() }),
            Event::Text(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(formula) = &mut self.formula {
            formula.push_str(text);
            return;
        }
        let alike = |span: &&mut Span| !span.code && span.strong == self.look.strong && span.link == self.look.link;
        match self.spans.last_mut().filter(alike) {
            Some(span) => span.text.push_str(text),
            None => self.spans.push(Span { text: text.to_owned(), ..self.look.clone() }),
        }
    }

    /// Ends the paragraph or item that is open.
    fn close(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.is_empty() {
            return;
        }
        self.push(match (self.is_item, self.is_note) {
            (true, _) => Block::Item(spans),
            (_, true) => Block::Note(spans),
            _ => Block::Paragraph(spans),
        });
    }

    fn push(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }
}
