//! The subject of a verb of speech: before it, behind it, with or without a name.

use std::ops::Range;

use super::closes_quote;
use crate::{
    groups::{Group, Mood},
    lexicon::{Lexicon, Sense},
    people::{People, Speaker},
    scan::Scan,
    token::Kind,
};

/// The last part of a subject between commas that holds a word.
pub(super) fn last_part(scan: &Scan<'_>, subject: Range<usize>) -> Range<usize> {
    let mut end = subject.end;
    while end > subject.start && scan.tokens[end - 1].kind == Kind::Mark {
        end -= 1;
    }
    let start = (subject.start..end).rev().find(|i| scan.mark(*i) == Some(',')).map_or(subject.start, |i| i + 1);
    start..end
}

/// Somebody without office or name: *un pêcheur*, *the driver*; a noun behind its determiner.
pub(super) fn anybody(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<Speaker> {
    let from = range.clone().find(|i| {
        determined(scan, *i)
            || matches!(scan.word(*i), "des" | "deux" | "trois" | "two" | "three" | "some" | "several" | "plusieurs")
    })?;
    if from > range.start + 3 {
        return None;
    }
    let mut to = from + 1;
    while to < range.end
        && to < from + 7
        && scan.tokens[to].kind == Kind::Word
        && !lexicon.dates_hold(scan.word(to))
        && scan.groups_in(to..to + 1).is_empty()
    {
        to += 1;
    }
    let thing = scan.hits_in(from..to).iter().any(|h| matches!(h.sense, Sense::Item(_) | Sense::Noun(..)));
    let name = scan.slice(from + 1, to).trim();
    (to > from + 1 && !thing && name.len() > 2).then(|| Speaker { name: name.to_owned(), person: true, ..Speaker::default() })
}

/// Whether a subject can begin behind a verb: in English right there, in French behind a date or a listener.
pub(super) fn noun_begins(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    if lexicon.language == model::Language::Fr {
        return true;
    }
    let Some(token) = scan.tokens.get(at).filter(|_| at < end) else { return false };
    let word = scan.word(at);
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "one"
            | "two"
            | "three"
            | "another"
            | "some"
            | "officials"
            | "sources"
            | "mr"
            | "ms"
            | "mrs"
            | "dr"
    ) || token.capital && !lexicon.dates_hold(word)
        || scan.hits_in(at..at + 1).iter().any(|h| matches!(h.sense, Sense::Office | Sense::Body | Sense::Organisation))
}

/// Behind an inverted verb: its subject, up to the stop, the quotation or the second comma.
pub(super) fn subject_behind(scan: &Scan<'_>, from: usize, end: usize) -> Range<usize> {
    let mut to = from;
    while to < end {
        if let Some('.' | ';' | '«' | '“' | '"' | '»' | '”' | ':') = scan.mark(to) {
            break;
        }
        to += 1;
    }
    from..to
}

pub(super) fn that_behind(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    (at..end.min(at + 3)).any(|i| lexicon.that(scan.word(i)))
}

/// Whether nothing but a date, a listener or a forum stands behind a verb until the sentence or its clause ends.
pub(super) fn ends_after(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    let mut i = at;
    while i < end && i < at + 14 {
        match scan.mark(i) {
            Some('.' | '!' | '?' | '”' | '»' | ';' | '«' | '“' | '"') => return true,
            Some(',') => {
                return scan.tokens.get(i + 1).is_none_or(|t| i + 1 >= end || t.kind != Kind::Mark)
                    || scan.quote_at(i + 1).is_some();
            }
            Some(':') => return false,
            _ => {}
        }
        if lexicon.that(scan.word(i)) || scan.groups_in(i..i + 1).iter().any(|g| g.mood == Mood::Finite) {
            return false;
        }
        if scan.hits_in(i..i + 1).iter().any(|h| matches!(h.sense, Sense::Item(_) | Sense::Noun(..) | Sense::Allegation)) {
            return false;
        }
        i += 1;
    }
    i >= end
}

/// From the last boundary to the verb: its subject with its appositions.
pub(super) fn subject_before(scan: &Scan<'_>, group: &Group, sentence: Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let mut begin = group.from;
    while begin > sentence.start {
        let i = begin - 1;
        if matches!(scan.mark(i), Some(';' | ':' | '»' | '”' | '.' | '!' | '?'))
            || closes_quote(scan, i)
            || lexicon.that(scan.word(i))
            || lexicon.parts(scan.word(i))
        {
            break;
        }
        if scan.quote_at(i).is_some() && scan.quote_at(group.at).is_none() {
            break;
        }
        let finite = |at: usize| scan.groups_in(at..at + 1).iter().any(|g| g.mood == Mood::Finite && g.at != group.at);
        if finite(i) || lexicon.coordinates(scan.word(i)) && (sentence.start..i).any(finite) {
            break;
        }
        begin = i;
    }
    begin..group.from
}

/// The speaker in a subject: its last comma-free part that names one, unless that is an apposition to a name before it.
pub(super) fn subject_speaker(
    scan: &Scan<'_>,
    subject: Range<usize>,
    sentence: Range<usize>,
    people: &People,
    lexicon: &Lexicon,
) -> Option<Speaker> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut from = subject.start;
    for i in subject.clone() {
        if scan.mark(i) == Some(',') {
            parts.push(from..i);
            from = i + 1;
        }
    }
    parts.push(from..subject.end);
    let mut found: Option<Speaker> = None;
    for part in parts.iter().rev().filter(|p| !p.is_empty()) {
        let Some(speaker) = people.speaker(scan, part.clone(), sentence.clone(), lexicon) else {
            // An adverbial between the subject and the verb: go on; a clause of another subject: stop.
            continue;
        };
        match &found {
            None => {
                // "..., une organisation établie à ...,": an apposition to the part before.
                if part.start > subject.start
                    && part.end < subject.end
                    && matches!(scan.word(part.start), "un" | "une" | "a" | "an")
                    && !people.named.iter().any(|n| n.name == speaker.name)
                {
                    continue;
                }
                let apposed = speaker.office.is_some() && !speaker.person && !determined(scan, part.start);
                let named = people.named.iter().any(|n| n.name == speaker.name);
                found = Some(speaker);
                if named || !apposed && determined(scan, part.start) {
                    break;
                }
            }
            Some(last) => {
                if people.named.iter().any(|n| n.name == speaker.name)
                    && (last.origin == speaker.origin || last.origin.is_empty() || speaker.origin.is_empty())
                {
                    let origin = if speaker.origin.is_empty() { last.origin.clone() } else { speaker.origin.clone() };
                    return Some(Speaker { origin, ..speaker });
                }
                break;
            }
        }
    }
    found
}

fn determined(scan: &Scan<'_>, at: usize) -> bool {
    matches!(
        scan.word(at),
        "le" | "la" | "les" | "l'" | "un" | "une" | "son" | "sa" | "leur" | "the" | "a" | "an" | "its" | "their" | "ce" | "cette"
    )
}
