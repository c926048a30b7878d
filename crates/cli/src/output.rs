//! Lists for people and for machines.

use std::io::{self, IsTerminal, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};
use model::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::{args::Style, exit::CliError};

/// A list: one header, and rows of text with the value each stands for.
pub(crate) struct List<T> {
    header: Vec<&'static str>,
    /// Which columns are numbers, for alignment.
    numbers: Vec<usize>,
    rows: Vec<(Vec<String>, T)>,
}

impl<T: Serialize> List<T> {
    pub(crate) fn new(header: &[&'static str], numbers: &[usize]) -> Self {
        Self { header: header.to_vec(), numbers: numbers.to_vec(), rows: Vec::new() }
    }

    pub(crate) fn push(&mut self, cells: Vec<String>, value: T) {
        self.rows.push((cells, value));
    }

    /// Prints in a style; `empty` is said to people where there is nothing.
    pub(crate) fn print(&self, style: Style, empty: &str) -> Result<(), CliError> {
        let out = io::stdout().lock();
        match style {
            Style::Json => print_json(out, self.rows.iter().map(|(_, v)| v)),
            Style::Csv => {
                let fail = |e: csv::Error| match e.into_kind() {
                    csv::ErrorKind::Io(e) => CliError::io("standard output", e),
                    other => CliError::Other(format!("standard output: {other:?}")),
                };
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(self.header.iter().map(|h| h.replace(' ', "_"))).map_err(fail)?;
                for (cells, _) in &self.rows {
                    // What is not there is a dash for people, and nothing for machines.
                    writer.write_record(cells.iter().map(|c| if c == "-" { "" } else { c })).map_err(fail)?;
                }
                writer.flush().map_err(|e| CliError::io("standard output", e))
            }
            Style::Table if self.rows.is_empty() => say(out, empty),
            Style::Table => {
                let mut table = plain_table(&self.header);
                for (cells, _) in &self.rows {
                    table.add_row(cells);
                }
                for &i in &self.numbers {
                    if let Some(column) = table.column_mut(i) {
                        column.set_cell_alignment(CellAlignment::Right);
                    }
                }
                if self.header.first() == Some(&"id") {
                    unbroken(&mut table, 0);
                }
                say(out, &trimmed(&table))
            }
        }
    }
}

/// A table as we print them: no frame, the width of the terminal (unbounded when piped).
pub(crate) fn plain_table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header);
    if io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    table
}

/// Keeps a column in one piece, however narrow the terminal: ids are there to be copied.
pub(crate) fn unbroken(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
}

/// The table's lines without trailing blanks.
pub(crate) fn trimmed(table: &Table) -> String {
    // No-break spaces have kept numbers and units together by now; who copies or searches expects plain ones.
    table.lines().map(|l| l.trim_end().replace('\u{a0}', " ")).collect::<Vec<_>>().join("\n")
}

/// One JSON object a line.
pub(crate) fn print_json<T: Serialize>(mut out: impl Write, values: impl IntoIterator<Item = T>) -> Result<(), CliError> {
    for value in values {
        let mut value = serde_json::to_value(&value).map_err(|e| CliError::Other(format!("standard output: {e}")))?;
        readable_times(&mut value);
        serde_json::to_writer(&mut out, &value).map_err(|e| CliError::io("standard output", e.into()))?;
        out.write_all(b"\n").map_err(|e| CliError::io("standard output", e))?;
    }
    out.flush().map_err(|e| CliError::io("standard output", e))
}

/// The names under which moments stand, in the tables as milliseconds of the epoch.
const MOMENTS: [&str; 8] = ["t", "begin", "end", "departure", "arrival", "first", "last", "ingested"];

/// Moments as RFC 3339.
fn readable_times(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(readable_times),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_i64() {
                    Some(ms) if MOMENTS.contains(&name.as_str()) => *value = Timestamp::from_millis(ms).to_string().into(),
                    _ => readable_times(value),
                }
            }
        }
        _ => {}
    }
}

/// A line for people, on standard output. What ships send and files hold may contain control characters, which would move the
/// cursor or worse.
pub(crate) fn say(mut out: impl Write, text: &str) -> Result<(), CliError> {
    let harmless: String = text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect();
    writeln!(out, "{harmless}").map_err(|e| CliError::io("standard output", e))
}

/// Prints a line for people.
pub(crate) fn line(text: &str) -> Result<(), CliError> {
    say(io::stdout().lock(), text)
}

/// `6345302` as `6 345 302`.
pub(crate) fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

/// A number, or a dash.
pub(crate) fn number(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "-".to_owned(), |v| format!("{v:.decimals$}"))
}

/// Anything, or a dash.
pub(crate) fn or_dash<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |v| v.to_string())
}

#[cfg(test)]
#[path = "output_tests.rs"]
mod tests;
