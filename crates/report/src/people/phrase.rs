//! Noun phrases around names: where they begin and end, and which state or organisation they belong to.

use std::ops::Range;

use crate::{
    lexicon::{Lexicon, PlaceKind, Sense},
    scan::Scan,
    token::Kind,
};

/// Words that begin a noun phrase or end the one before.
pub(super) fn determiner(word: &str) -> bool {
    const WORDS: [&str; 32] = [
        "le", "la", "les", "l'", "un", "une", "des", "the", "a", "an", "ce", "cette", "son", "sa", "its", "their", "his", "her",
        "of", "for", "from", "by", "to", "in", "at", "de", "du", "d'", "and", "et", "told", "said",
    ];
    WORDS.contains(&word)
}

/// A run of capitalised words.
pub(super) fn name_at(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> Option<usize> {
    let capital = |i: usize| scan.tokens.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital && t.end - t.start > 1);
    let initial = |i: usize| {
        !lexicon.title(scan.word(i))
            && scan.tokens.get(i).is_some_and(|t| t.capital && t.end - t.start == 1)
            && scan.mark(i + 1) == Some('.')
    };
    if !capital(at) && !initial(at) {
        return None;
    }
    let mut to = at;
    while to < end {
        let joined = scan.mark(to) == Some('-') && to > at && capital(to + 1) && scan.tokens[to].start == scan.tokens[to - 1].end;
        let small = lexicon.particle(scan.word(to))
            && to > at
            && capital(to + 1)
            && !matches!(scan.word(to), "la" | "le" | "de" | "du" | "des" | "d'" | "of");
        if initial(to) && !capital(to) {
            to += 2;
        } else if capital(to) || joined || small {
            to += 1;
        } else {
            break;
        }
    }
    Some(to)
}

/// The state that an office or body belongs to: *the Kestrian embassy in Mirepont*, *l'ambassadeur du Tavalan*, never where it sits.
pub(super) fn belongs(scan: &Scan<'_>, from: usize, to: usize, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    if lexicon.language == model::Language::En {
        let close = from.saturating_sub(3).max(range.start);
        let before = (close..from)
            .rev()
            .find(|i| matches!(scan.tokens[*i].kind, Kind::Mark) && scan.mark(*i) != Some('-'))
            .map_or(close, |i| i + 1);
        if let Some(code) = origin_in(scan, before..from, lexicon) {
            return Some(code);
        }
    }
    origin_in(scan, from..range.end.max(to), lexicon).or_else(|| origin_in(scan, range, lexicon))
}

/// Whether a sentence's first word is capitalised for that alone.
pub(super) fn not_a_name(scan: &Scan<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let word = scan.word(at);
    lexicon.particle(word)
        || !lexicon.readings(word).is_empty()
        || lexicon.skips(word)
        || scan.tokens.get(at + 1).is_none_or(|t| !t.capital)
        || word.len() <= 3
        || matches!(
            word,
            "selon"
                | "pour"
                | "dans"
                | "avec"
                | "when"
                | "after"
                | "asked"
                | "last"
                | "meanwhile"
                | "according"
                | "spokesman"
                | "spokeswoman"
                | "minister"
                | "president"
                | "général"
                | "ministre"
                | "interrogé"
                | "quant"
        )
}

pub(super) fn same_office(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.trim_end_matches(['e', 's']).to_owned();
    a == b
        || stem(a) == stem(b)
        || a.starts_with("spokes") && b.starts_with("spokes")
        || a.starts_with("chef") && b.starts_with("chef")
}

/// Whether the text says that an office is a woman's.
pub(super) fn feminine(scan: &Scan<'_>, at: usize, lexicon: &Lexicon) -> Option<bool> {
    let before = at.checked_sub(1).map_or("", |i| scan.word(i));
    let word = scan.word(at);
    match lexicon.language {
        model::Language::Fr => match before {
            "la" | "une" | "cette" | "première" => Some(true),
            "le" | "un" | "ce" | "premier" => Some(false),
            _ => None,
        },
        model::Language::En => {
            if word == "spokeswoman" || word == "chairwoman" {
                Some(true)
            } else if word == "spokesman" || word == "chairman" {
                Some(false)
            } else {
                None
            }
        }
    }
}

/// The organisation named in a range: its name, where it has one.
pub(super) fn organisation_in(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    let hit = scan.hits_in(range.clone()).iter().find(|h| h.sense == Sense::Organisation)?;
    named_organisation(scan, hit.from, range, lexicon)
}

/// The name of the organisation whose head stands at `at`: capitalised, or with a capitalised word in it.
pub(super) fn named_organisation(scan: &Scan<'_>, at: usize, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    // "the Haldvik Institute": what is capitalised before the head belongs to it.
    let mut from = at;
    while from > range.start
        && scan.tokens[from - 1].capital
        && scan.tokens[from - 1].kind == Kind::Word
        && !determiner(scan.word(from - 1))
    {
        from -= 1;
    }
    let name = trimmed(scan, from..range.end, lexicon);
    let capital = |w: &str| w.trim_start_matches(['«', '“', '"', '\u{a0}']).chars().next().is_some_and(char::is_uppercase);
    name.split_whitespace().any(capital).then_some(name)
}

/// The state or bloc named in a range: its code.
pub(crate) fn origin_in(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    scan.hits_in(range).iter().find_map(|h| match &h.sense {
        Sense::Place(n, _) => lexicon.places.get(usize::from(*n)).and_then(|p| match p.kind {
            PlaceKind::State | PlaceKind::Bloc => Some(p.code.clone()),
            PlaceKind::Region | PlaceKind::Port => p.inside.clone(),
        }),
        _ => None,
    })
}

/// *Son ministre*, *its ministry*: the first state of the sentence.
pub(super) fn possessive(scan: &Scan<'_>, at: usize, sentence: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    let owned = (at.saturating_sub(3).max(sentence.start)..=at)
        .any(|i| matches!(scan.word(i), "son" | "sa" | "ses" | "leur" | "its" | "their" | "his" | "her"));
    if owned { origin_in(scan, sentence.start..at, lexicon) } else { None }
}

/// A noun phrase without its article, up to the comma, the verb or the forum behind it.
pub(super) fn trimmed(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> String {
    let mut from = range.start;
    while from < range.end
        && matches!(
            scan.word(from),
            "le" | "la"
                | "les"
                | "l'"
                | "un"
                | "une"
                | "des"
                | "the"
                | "a"
                | "an"
                | "ce"
                | "cette"
                | "son"
                | "sa"
                | "its"
                | "selon"
                | "d'"
                | "de"
        )
    {
        from += 1;
    }
    let mut to = from;
    while to < range.end && to < from + 14 {
        if matches!(scan.mark(to), Some(m) if m != '-') || to > from && scan.groups_in(to..to + 1).iter().any(|g| g.from >= from)
        {
            break;
        }
        if to > from
            && (lexicon.dates_hold(scan.word(to))
                || matches!(
                    scan.word(to),
                    "qui"
                        | "who"
                        | "which"
                        | "dans"
                        | "lors"
                        | "devant"
                        | "told"
                        | "said"
                        | "has"
                        | "have"
                        | "had"
                        | "a"
                        | "ont"
                        | "avait"
                ))
        {
            break;
        }
        to += 1;
    }
    scan.slice(from, to).to_owned()
}
