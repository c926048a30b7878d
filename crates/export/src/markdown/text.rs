//! Markdown that cannot be broken by what stands in it: text of others is escaped, and never begins a line.

use std::fmt::Write;

/// A page under way.
#[derive(Debug, Default)]
pub(super) struct Page {
    out: String,
    in_list: bool,
}

impl Page {
    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.in_list = false;
    }

    pub(super) fn head(&mut self, level: usize, text: &str) {
        self.gap();
        let _ = writeln!(self.out, "{} {text}", "#".repeat(level));
    }

    /// A paragraph.
    pub(super) fn text(&mut self, text: &str) {
        self.gap();
        self.out.push_str(text.trim());
        self.out.push('\n');
    }

    /// A line of a list.
    pub(super) fn item(&mut self, text: &str) {
        if !self.in_list {
            self.gap();
        }
        self.in_list = true;
        let _ = writeln!(self.out, "- {}", text.trim());
    }

    /// A table; nothing where it has no rows.
    pub(super) fn table(&mut self, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) {
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() {
            return;
        }
        self.gap();
        let _ = writeln!(self.out, "| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len()));
        for row in rows {
            let cells: Vec<String> = row.iter().map(|c| cell(c)).collect();
            let _ = writeln!(self.out, "| {} |", cells.join(" | "));
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// Text of others: no markup, no lines of its own.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

/// The same in a table, where code spans are ours.
pub(super) fn cell(text: &str) -> String {
    text.split('`')
        .enumerate()
        .map(|(n, part)| if n % 2 == 1 { format!("`{}`", part.replace('|', "\\|")) } else { padded(part) })
        .collect()
}

fn padded(part: &str) -> String {
    let (start, end) = (part.starts_with(' '), part.ends_with(' ') && part.len() > 1);
    format!("{}{}{}", if start { " " } else { "" }, plain(part), if end { " " } else { "" })
}

/// A quotation.
pub(super) fn quote(text: &str) -> String {
    format!("> {}", plain(text))
}
