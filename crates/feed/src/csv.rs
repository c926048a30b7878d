//! Tables in CSV, by blocks of lines.

use std::sync::Arc;

use memchr::memchr;
use model::Reason;

use crate::{
    blocks::{Block, LONGEST_LINE},
    columns::Layout,
    interpret::{Cells, Interpreter, Problem, Value},
    pipeline::Parser,
    rows::{Refusing, Rows},
};

/// What the header of a CSV says.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The line as it stands there.
    pub(crate) line: Vec<u8>,
    pub(crate) separator: u8,
    pub(crate) columns: Vec<String>,
}

impl Header {
    /// Reads a header line; the separator is the one of comma, semicolon and tab that it has most of.
    pub(crate) fn read(line: &[u8]) -> Self {
        let count = |c: u8| line.iter().filter(|b| **b == c).count();
        let separator = [b';', b'\t'].into_iter().filter(|c| count(*c) > count(b',')).max_by_key(|c| count(*c)).unwrap_or(b',');
        let mut scratch = Scratch::default();
        let columns = match split(line, separator, &mut scratch) {
            Ok(()) => scratch.fields(line).map(|f| String::from_utf8_lossy(f.trim_ascii()).into_owned()).collect(),
            Err(_) => vec![String::from_utf8_lossy(line).into_owned()],
        };
        Self { line: line.to_vec(), separator, columns }
    }
}

/// The fields of one line: as ranges of the line, or unquoted apart.
#[derive(Default)]
struct Scratch {
    ranges: Vec<(u32, u32)>,
    /// Fields with quotes, unquoted; the ranges then point here.
    unquoted: Vec<u8>,
    quoted: bool,
}

impl Scratch {
    fn fields<'a>(&'a self, line: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        let text = if self.quoted { &self.unquoted[..] } else { line };
        self.ranges.iter().map(move |&(from, to)| text.get(from as usize..to as usize).unwrap_or_default())
    }
}

/// Finds the fields of a line.
#[inline]
fn split(line: &[u8], separator: u8, scratch: &mut Scratch) -> Result<(), Problem> {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    scratch.ranges.clear();
    scratch.quoted = memchr(b'"', line).is_some();
    if scratch.quoted {
        return split_quoted(line, separator, scratch);
    }
    let mut begin = 0;
    let mut field = |at: u32| {
        scratch.ranges.push((begin, at));
        begin = at + 1;
    };
    let wanted = LOW * u64::from(separator);
    let (words, rest) = line.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        // A byte that equals the separator is zero now. Carries can mark bytes above a zero one wrongly, hence the exact form.
        let differs = u64::from_le_bytes(*word) ^ wanted;
        let mut hits = !(((differs & !HIGH) + !HIGH) | differs) & HIGH;
        while hits != 0 {
            field(at + hits.trailing_zeros() / 8);
            hits &= hits - 1;
        }
        at += 8;
    }
    for (i, _) in rest.iter().enumerate().filter(|(_, c)| **c == separator) {
        field(at + i as u32);
    }
    field(line.len() as u32);
    Ok(())
}

/// RFC 4180, but for line ends inside of quotes: no publisher of reports has them, and one lost quote would swallow the file.
#[cold]
fn split_quoted(line: &[u8], separator: u8, scratch: &mut Scratch) -> Result<(), Problem> {
    scratch.unquoted.clear();
    let mut begin = 0;
    let mut at = 0;
    let mut inside = false;
    while let Some(&c) = line.get(at) {
        at += 1;
        match c {
            b'"' if inside && line.get(at) == Some(&b'"') => {
                scratch.unquoted.push(b'"');
                at += 1;
            }
            b'"' if inside => inside = false,
            b'"' if scratch.unquoted.len() as u32 == begin => inside = true,
            c if c == separator && !inside => {
                scratch.ranges.push((begin, scratch.unquoted.len() as u32));
                begin = scratch.unquoted.len() as u32;
            }
            c => scratch.unquoted.push(c),
        }
    }
    if inside {
        return Err((Reason::OpenQuote, "a quoted field that does not end on its line".to_owned()));
    }
    scratch.ranges.push((begin, scratch.unquoted.len() as u32));
    Ok(())
}

/// Parses blocks of one CSV.
pub(crate) struct CsvParser<'a> {
    header: Arc<Header>,
    layout: Arc<Layout>,
    interpreter: Interpreter<'a>,
    scratch: Scratch,
}

impl<'a> CsvParser<'a> {
    pub(crate) fn new(header: Arc<Header>, layout: Arc<Layout>, interpreter: Interpreter<'a>) -> Self {
        Self { header, layout, interpreter, scratch: Scratch::default() }
    }

    /// Takes one line into the rows.
    #[inline]
    fn line(&mut self, line: &[u8], offset: u64, rows: &mut Rows) -> Result<(), Problem> {
        split(line, self.header.separator, &mut self.scratch)?;
        let (found, expected) = (self.scratch.ranges.len(), self.layout.fields.len());
        if found != expected {
            return Err((Reason::WrongFieldCount, format!("{found} fields; the header has {expected}")));
        }
        let mut cells = Cells::default();
        for (field, text) in self.layout.fields.iter().zip(self.scratch.fields(line)) {
            if let Some(field) = field {
                cells.set(*field, Value::text(text));
            }
        }
        let position = self.interpreter.position(&cells, offset)?;
        self.interpreter.voyage(&cells, &position, rows);
        rows.seen(position.t);
        if position.lat_e7 == model::PositionRow::NO_COORDINATE {
            rows.counts.without_position += 1;
        }
        if let Some(count) = rows.counts.messages_by_type.get_mut(usize::from(position.msg_type)) {
            *count += 1;
        }
        rows.positions.push(position);
        Ok(())
    }
}

impl Parser for CsvParser<'_> {
    fn parse(&mut self, block: &Block) -> Rows {
        let mut rows = Rows { positions: Vec::with_capacity(block.bytes.len() / 80), ..Rows::default() };
        for (at, line) in block.lines() {
            rows.lines += 1;
            rows.counts.read += 1;
            let last = at + line.len() >= block.bytes.len();
            let outcome = if line.is_empty() {
                rows.counts.blank_or_comment += 1;
                Ok(())
            } else if line == self.header.line {
                // The first line; and those between files that were joined.
                rows.counts.header += 1;
                Ok(())
            } else if line.len() > LONGEST_LINE {
                Err((Reason::LineTooLong, format!("{} bytes without a line end", line.len())))
            } else if last && block.cut {
                Err((Reason::Truncated, "the input breaks off in this line".to_owned()))
            } else {
                self.line(line, block.offset + at as u64, &mut rows)
            };
            match outcome {
                Ok(()) => rows.counts.taken += 1,
                Err((reason, detail)) => {
                    let refusing = Refusing {
                        source: self.interpreter.source,
                        offset: block.offset + at as u64,
                        line: Some(rows.lines),
                        reason,
                        detail,
                        raw: line,
                        near: rows.last,
                    };
                    rows.refuse(refusing);
                }
            }
        }
        self.interpreter.end_block(&mut rows);
        rows
    }
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
