//! CSV with a header, read by the names of its columns.

use std::io::{self, Read};

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::designation::Place;

/// A table while it is read.
pub(crate) struct Table<R> {
    reader: Reader<Lines<R>>,
    columns: Vec<String>,
}

/// One row.
pub(crate) struct Row<'a> {
    columns: &'a [String],
    record: &'a StringRecord,
    pub(crate) place: Place,
}

/// The name of a column: lower case, words joined by one underscore.
pub(crate) fn column_name(text: &str) -> String {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.join("_")
}

/// The character between columns: the one that the header has most of.
pub(crate) fn delimiter(header: &str) -> u8 {
    [b',', b';', b'\t', b'|'].into_iter().max_by_key(|d| (header.bytes().filter(|b| b == d).count(), *d == b',')).unwrap_or(b',')
}

impl<R: Read> Table<R> {
    /// Finds the header: the first of the first lines of which `is_header` holds. What stands before is given to `preface`.
    pub(crate) fn new(
        text: R,
        delimiter: u8,
        is_header: impl Fn(&[String]) -> bool,
        mut preface: impl FnMut(&StringRecord),
    ) -> io::Result<Option<Self>> {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(Lines::new(text));
        let mut record = StringRecord::new();
        for _ in 0..10 {
            if !read(&mut reader, &mut record)? {
                break;
            }
            let columns: Vec<String> = record.iter().map(column_name).collect();
            if is_header(&columns) {
                return Ok(Some(Self { reader, columns }));
            }
            preface(&record);
        }
        Ok(None)
    }

    pub(crate) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Gives each row.
    pub(crate) fn rows(mut self, mut give: impl FnMut(&Row<'_>)) -> io::Result<()> {
        let mut record = StringRecord::new();
        while read(&mut self.reader, &mut record)? {
            let place = Place::Line(record.position().map_or(0, csv::Position::line));
            let blank = record.iter().all(|c| c.trim().is_empty() || c == "\u{1a}");
            if !blank {
                give(&Row { columns: &self.columns, record: &record, place });
            }
        }
        Ok(())
    }
}

/// Leaves out the carriage returns before line feeds: the parser would count each line's feed to the next line.
pub(crate) struct Lines<R> {
    inner: R,
    held: bool,
}

impl<R> Lines<R> {
    pub(crate) const fn new(inner: R) -> Self {
        Self { inner, held: false }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        // One place is kept for a carriage return that was held back.
        let Some(room) = buf.len().checked_sub(1).filter(|r| *r > 0) else { return self.inner.read(buf) };
        loop {
            let read = self.inner.read(&mut buf[1..=room])?;
            if read == 0 {
                let last = usize::from(std::mem::take(&mut self.held));
                buf[..last].fill(b'\r');
                return Ok(last);
            }
            let mut kept = 0;
            for at in 1..=read {
                let byte = buf[at];
                if std::mem::take(&mut self.held) && byte != b'\n' {
                    buf[kept] = b'\r';
                    kept += 1;
                }
                if byte == b'\r' {
                    self.held = true;
                } else {
                    buf[kept] = byte;
                    kept += 1;
                }
            }
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

/// The next record. The text is UTF-8 by now and rows may have any number of columns, so that only reading can fail.
pub(crate) fn read<R: Read>(reader: &mut Reader<R>, record: &mut StringRecord) -> io::Result<bool> {
    reader.read_record(record).map_err(|e| match e.into_kind() {
        csv::ErrorKind::Io(e) => e,
        other => io::Error::other(format!("{other:?}")),
    })
}

impl Row<'_> {
    /// The cell of a column; empty where there is none.
    pub(crate) fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|c| c == column);
        at.and_then(|i| self.record.get(i)).unwrap_or_default().trim()
    }

    /// The first cell with a text, of columns that mean the same.
    pub(crate) fn any(&self, columns: &[&str]) -> &str {
        columns.iter().map(|c| self.get(c)).find(|c| !c.is_empty()).unwrap_or_default()
    }

    pub(crate) fn cells(&self) -> usize {
        self.record.len()
    }

    pub(crate) fn expected(&self) -> usize {
        self.columns.len()
    }
}

/// A cell that holds several: `(1) Russia (2) Cyprus`, or with `;` or `|` between.
pub(crate) fn several(cell: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for piece in cell.split([';', '|']) {
        let mut rest = piece;
        let mut n = 1;
        // A number in brackets begins the next one.
        while let Some(at) = rest.find(&format!("({n})")) {
            let (before, after) = rest.split_at(at);
            parts.push(before);
            rest = after.split_once(')').map_or("", |(_, r)| r);
            n += 1;
        }
        parts.push(rest);
    }
    parts.into_iter().map(str::trim).filter(|p| !p.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carriage_returns_before_line_feeds() {
        for (text, left) in [("a\r\nb\r\n", "a\nb\n"), ("a\rb\r", "a\rb\r"), ("\r\r\n\r", "\r\n\r"), ("", "")] {
            let mut out = String::new();
            Lines::new(text.as_bytes()).read_to_string(&mut out).expect("read");
            assert_eq!(out, left, "{text:?}");
            let mut small = [0; 2];
            let mut reader = Lines::new(text.as_bytes());
            let mut out = Vec::new();
            while let n @ 1.. = reader.read(&mut small).expect("read") {
                out.extend_from_slice(&small[..n]);
            }
            assert_eq!(String::from_utf8(out).expect("UTF-8"), left, "{text:?}");
        }
    }

    #[test]
    fn several_in_one_cell() {
        assert_eq!(several("(1) Russia (2) Cyprus"), ["Russia", "Cyprus"]);
        assert_eq!(several("A; B|C"), ["A", "B", "C"]);
        assert_eq!(several("ONE (HOLDINGS) LTD"), ["ONE (HOLDINGS) LTD"]);
        assert!(several(" ;; ").is_empty());
        assert_eq!(column_name(" Current owner/operator (s) "), "current_owner_operator_s");
        assert_eq!((delimiter("a,b;c;d"), delimiter("a"), delimiter("a\tb")), (b';', b',', b'\t'));
    }
}
