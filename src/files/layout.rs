//! JSON with one element of a list per line: small files, and a difference between two shows whole posts.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Writes `value` so that its keys, and the elements of its lists, each stand on a line; ends with a line break.
pub(super) fn write(mut to: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut to, OnePerLine::default()))?;
    to.write_all(b"\n")
}

/// Breaks lines in the top object and in what it holds, and nowhere deeper.
#[derive(Default)]
struct OnePerLine {
    depth: usize,
    empty: bool,
}

impl OnePerLine {
    const DEPTH: usize = 2;

    fn open<W: ?Sized + Write>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.empty = true;
        to.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.depth < Self::DEPTH && !self.empty {
            self.indent(to)?;
        }
        self.empty = false;
        to.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.empty = false;
        match (first, self.depth <= Self::DEPTH) {
            (true, true) => self.indent(to),
            (true, false) => Ok(()),
            (false, true) => to.write_all(b",").and_then(|()| self.indent(to)),
            (false, false) => to.write_all(b", "),
        }
    }

    fn indent<W: ?Sized + Write>(&self, to: &mut W) -> io::Result<()> {
        to.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| to.write_all(b"  "))
    }
}

impl Formatter for OnePerLine {
    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.next(to, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.next(to, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_element_of_a_list_stands_on_its_own_line() {
        let mut bytes = Vec::new();
        let value = serde_json::json!({"a": [], "b": [{"c": [1, 2], "d": {}}, 3], "e": 1.5});
        super::write(&mut bytes, &value).expect("memory takes all");
        let text = "{\n  \"a\": [],\n  \"b\": [\n    {\"c\": [1, 2], \"d\": {}},\n    3\n  ],\n  \"e\": 1.5\n}\n";
        assert_eq!(String::from_utf8_lossy(&bytes), text);
    }
}
