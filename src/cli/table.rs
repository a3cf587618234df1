//! Text tables that fit a terminal.

/// No line of a table is longer, in characters.
pub(super) const WIDTH: usize = 100;

/// One column of a table.
pub(super) struct Column {
    title: &'static str,
    is_number: bool,
    widest: usize,
}

impl Column {
    /// Text, cut where it is longer than `widest`.
    pub(super) const fn text(title: &'static str, widest: usize) -> Column {
        Column { title, is_number: false, widest }
    }

    /// Numbers, set to the right.
    pub(super) const fn number(title: &'static str) -> Column {
        Column { title, is_number: true, widest: WIDTH }
    }
}

/// A table; the last column takes the room that is left and cuts or wraps what does not fit.
pub(super) struct Table<'a> {
    /// The columns, left to right.
    pub(super) columns: &'a [Column],
    /// The rows, each a cell per column.
    pub(super) rows: Vec<Vec<String>>,
    /// Does the last column go on in the next line, or end in an ellipsis?
    pub(super) wraps: bool,
    /// Spaces before every line.
    pub(super) indent: usize,
}

impl Table<'_> {
    /// The table as lines, titles first.
    pub(super) fn render(&self) -> String {
        let widths = self.widths();
        let titles: Vec<String> = self.columns.iter().map(|column| column.title.to_owned()).collect();
        let has_titles = titles.iter().any(|title| !title.is_empty());
        let rows = has_titles.then_some(&titles).into_iter().chain(&self.rows);
        rows.flat_map(|row| self.lines(row, &widths)).collect()
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.columns.len())
            .map(|at| {
                let cells = self.rows.iter().map(|row| length(&row[at]));
                let widest = cells.chain([length(self.columns[at].title)]).max().unwrap_or(0);
                widest.min(self.columns[at].widest)
            })
            .collect();
        if let Some((last, others)) = widths.split_last_mut() {
            let taken: usize = others.iter().map(|width| width + GAP.len()).sum();
            *last = (*last).min(WIDTH.saturating_sub(taken + self.indent));
        }
        widths
    }

    fn lines(&self, row: &[String], widths: &[usize]) -> Vec<String> {
        let (last, room) = (row.len() - 1, widths.last().copied().unwrap_or(0));
        let tail = if self.wraps { wrap(&row[last], room) } else { vec![cut(&row[last], room)] };
        let mut lines = Vec::new();
        for (at, tail) in tail.iter().enumerate() {
            let cells = (0..row.len()).map(|column| match (column == last, at) {
                (true, _) => pad(tail, widths[column], self.columns[column].is_number),
                (false, 0) => pad(&cut(&row[column], widths[column]), widths[column], self.columns[column].is_number),
                (false, _) => " ".repeat(widths[column]),
            });
            let line = cells.collect::<Vec<_>>().join(GAP);
            lines.push(format!("{}{}\n", " ".repeat(self.indent), line.trim_end()));
        }
        lines
    }
}

const GAP: &str = "  ";

fn length(text: &str) -> usize {
    text.chars().count()
}

fn pad(text: &str, width: usize, to_the_right: bool) -> String {
    if to_the_right { format!("{text:>width$}") } else { format!("{text:<width$}") }
}

/// The text in one line of at most `width` characters, with an ellipsis where some of it is missing.
pub(super) fn cut(text: &str, width: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if length(&line) <= width {
        return line;
    }
    let kept: String = line.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The text in lines of at most `width` characters, broken between words; a longer word stands alone.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if length(line) + 1 + length(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_ends_in_an_ellipsis_and_no_line_is_too_long() {
        let columns = [Column::number("#"), Column::text("Caption", WIDTH)];
        let rows = vec![vec!["1".to_owned(), "word ".repeat(60)], vec!["10".to_owned(), "short".to_owned()]];
        let text = Table { columns: &columns, rows, wraps: false, indent: 0 }.render();
        assert!(text.lines().all(|line| length(line) <= WIDTH));
        assert!(text.lines().nth(1).is_some_and(|line| line.ends_with('…') && line.starts_with(" 1  word")));
        assert_eq!(text.lines().nth(2), Some("10  short"));
    }

    #[test]
    fn wrapped_text_keeps_every_word() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), [""]);
    }
}
