//! Passages found in a text again: exactly, or but for spaces and the form of quotation marks.

use std::ops::Range;

/// A text, as it is, and with its spaces and marks made alike.
pub(super) struct Anchors<'t> {
    text: &'t str,
    plain: String,
    /// Of each byte of `plain`: the byte of the text that its character begins at.
    from: Vec<u32>,
}

/// A character as it is compared; none for one that does not count.
fn alike(c: char) -> Option<char> {
    match c {
        '«' | '»' | '“' | '”' | '„' | '"' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' => {
            None
        }
        '‘' | '’' | 'ʼ' | '`' => Some('\''),
        '–' | '—' | '‐' | '‑' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

/// Writes a text plainly: runs of space are one, none stands at the ends; tells where each byte comes from.
fn plain(text: &str) -> (String, Vec<u32>) {
    let (mut plain, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, c) in text.char_indices() {
        let Some(c) = alike(c) else { continue };
        if c == ' ' && (plain.is_empty() || plain.ends_with(' ')) {
            continue;
        }
        // French has a space before some marks, English none.
        if plain.ends_with(' ') && matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')') {
            plain.pop();
            from.pop();
        }
        plain.push(c);
        from.resize(plain.len(), at as u32);
    }
    if plain.ends_with(' ') {
        plain.pop();
        from.pop();
    }
    (plain, from)
}

impl<'t> Anchors<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let (plain, from) = plain(text);
        Self { text, plain, from }
    }

    /// Where a passage stands, exact places first; at most 16 of each.
    pub(super) fn find(&self, passage: &str) -> Vec<Range<usize>> {
        const MOST: usize = 16;
        let exact = passage.trim();
        if exact.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Range<usize>> = self.text.match_indices(exact).take(MOST).map(|(i, _)| i..i + exact.len()).collect();
        let (wanted, _) = plain(exact);
        if found.is_empty() && !wanted.is_empty() {
            let places = self.plain.match_indices(&wanted).take(MOST);
            found.extend(places.filter_map(|(i, _)| {
                let start = *self.from.get(i)? as usize;
                let last = *self.from.get(i + wanted.len() - 1)? as usize;
                let end = last + self.text.get(last..)?.chars().next()?.len_utf8();
                Some(start..end)
            }));
        }
        found
    }
}

#[cfg(test)]
#[path = "anchor_tests.rs"]
mod tests;
