//! Elements, and text in which no letter means anything to HTML.

/// An element about to be written.
pub(super) struct Tag<'a> {
    name: &'a str,
    attributes: String,
}

impl<'a> Tag<'a> {
    pub(super) fn new(name: &'a str) -> Tag<'a> {
        Tag { name, attributes: String::new() }
    }

    pub(super) fn class(self, class: &str) -> Tag<'a> {
        self.with("class", class)
    }

    /// With one more attribute.
    pub(super) fn with(mut self, attribute: &str, value: &str) -> Tag<'a> {
        self.attributes.push_str(&format!(" {attribute}=\"{}\"", escaped(value)));
        self
    }

    /// Closed around some text.
    pub(super) fn text(self, text: &str) -> String {
        let text = escaped(text);
        self.html(&text)
    }

    /// Closed around other elements.
    pub(super) fn html(self, html: &str) -> String {
        let Tag { name, attributes } = self;
        format!("<{name}{attributes}>{html}</{name}>")
    }
}

/// The same letters, none of which begins or ends anything.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '"' => plain.push_str("&quot;"),
            '\'' => plain.push_str("&#39;"),
            letter => plain.push(letter),
        }
    }
    plain
}

/// The same, with a link for every address it names: the sources of a policy.
pub(super) fn linked(text: &str) -> String {
    let word = |word: &str| {
        let address = word.trim_end_matches(['.', ',', ';', ')', '>']);
        match address.strip_prefix("https://") {
            Some(_) => {
                let link = Tag::new("a").with("href", address).text(address);
                format!("{link}{}", escaped(&word[address.len()..]))
            }
            None => escaped(word),
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A section's title over a line, with what sums it up at the right.
pub(super) fn title(heading: &str, text: &str, summary: &str) -> String {
    let summary = if summary.is_empty() { String::new() } else { Tag::new("p").text(summary) };
    Tag::new("div").class("title").html(&format!("{}{summary}", Tag::new(heading).text(text)))
}

/// A row of titles that a screen reader says and nobody sees.
pub(super) fn hidden_titles(titles: &[&str]) -> String {
    let cells: String = titles.iter().map(|title| Tag::new("th").with("scope", "col").text(title)).collect();
    format!("<thead class=\"unseen\"><tr>{cells}</tr></thead>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_opens_nothing_and_only_addresses_are_links() {
        assert_eq!(escaped("<b a=\"1\">&'"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
        assert_eq!(
            linked("see https://a.org/x, <i>"),
            "see <a href=\"https://a.org/x\">https://a.org/x</a>, &lt;i&gt;"
        );
        assert_eq!(linked("javascript:alert(1)"), "javascript:alert(1)");
    }
}
