//! Words, numbers and marks, over the word boundaries of UAX 29.

use unicode_segmentation::UnicodeSegmentation;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// Begins with a digit.
    Number,
    /// Everything else that is not space.
    Mark,
}

/// One token: byte offsets into the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Stands right behind a hyphen, as *il* in *a-t-il*.
    pub glued: bool,
}

impl Token {
    /// Its words.
    pub(crate) fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The mark, where it is one of one character.
    pub(crate) fn mark(&self, text: &str) -> Option<char> {
        if self.kind == Kind::Mark { self.text(text).chars().next() } else { None }
    }
}

/// Whether a character is one of the apostrophes.
pub(crate) const fn apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Appends the tokens of `text[from..to]` to `tokens`.
///
/// Elided words keep their apostrophe (`l’`, `qu’`), English endings begin with theirs (`’s`, `’t`); hyphenated words are cut at the
/// hyphen, and what follows it is `glued`.
pub(crate) fn tokenise(text: &str, from: usize, to: usize, tokens: &mut Vec<Token>) {
    let Some(part) = text.get(from..to) else { return };
    let mut after_hyphen = None;
    for (offset, piece) in part.split_word_bound_indices() {
        let start = from + offset;
        let Some(first) = piece.chars().next() else { continue };
        if first.is_whitespace() || matches!(first, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}') {
            continue;
        }
        let glued = after_hyphen == Some(start);
        if first.is_numeric() {
            tokens.push(Token {
                start: start as u32,
                end: (start + piece.len()) as u32,
                kind: Kind::Number,
                capital: false,
                glued,
            });
        } else if first.is_alphabetic() {
            word(piece, start, glued, tokens);
        } else {
            if matches!(first, '-' | '‐' | '‑') && tokens.last().is_some_and(|t| t.end as usize == start && t.kind != Kind::Mark)
            {
                after_hyphen = Some(start + piece.len());
            }
            // Runs such as "..." come as one piece a mark.
            tokens.push(Token {
                start: start as u32,
                end: (start + piece.len()) as u32,
                kind: Kind::Mark,
                capital: false,
                glued,
            });
        }
    }
}

/// One word of UAX 29, cut at its apostrophes.
fn word(piece: &str, start: usize, glued: bool, tokens: &mut Vec<Token>) {
    let mut begin = 0;
    let mut push = |begin: usize, end: usize| {
        let capital = piece.get(begin..).and_then(|p| p.chars().next()).is_some_and(char::is_uppercase);
        tokens.push(Token {
            start: (start + begin) as u32,
            end: (start + end) as u32,
            kind: Kind::Word,
            capital,
            glued: glued && begin == 0,
        });
    };
    for (at, c) in piece.char_indices() {
        if !apostrophe(c) || at <= begin {
            continue;
        }
        let left = piece.get(begin..at).unwrap_or_default();
        let end = at + c.len_utf8();
        if elides(left) && end < piece.len() {
            push(begin, end);
            begin = end;
        } else {
            push(begin, at);
            begin = at;
        }
    }
    if begin < piece.len() {
        push(begin, piece.len());
    }
}

/// Whether a French word elides before a vowel.
fn elides(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(c), None) => "lLdDnNsSjJmMtTcC".contains(c),
        _ => ["qu", "lorsqu", "puisqu", "jusqu", "quelqu", "presqu", "aujourd"].iter().any(|w| w.eq_ignore_ascii_case(word)),
    }
}

/// Writes the word in lower case with straight apostrophes to `into`, which is emptied first.
pub(crate) fn fold(word: &str, into: &mut String) {
    into.clear();
    for c in word.chars() {
        if apostrophe(c) {
            into.push('\'');
        } else if c.is_ascii() {
            into.push(c.to_ascii_lowercase());
        } else {
            into.extend(c.to_lowercase());
        }
    }
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
