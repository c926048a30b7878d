//! The span of a claim: the whole sentence where it is alone, else its clause.

use std::ops::Range;

use crate::{cues::Cue, scan::Scan, token::Kind};

/// The byte range of a claim alone in its sentence: all of it, with a dash or number of a list before it left out.
pub(super) fn whole(scan: &Scan<'_>, sentence: Range<usize>) -> Range<usize> {
    bytes(scan, past_dateline(scan, sentence.clone())..sentence.end)
}

/// The first token behind a dateline, a dash, the number of a list, the hour of a live page.
fn past_dateline(scan: &Scan<'_>, sentence: Range<usize>) -> usize {
    let mut from = sentence.start;
    // Datelines: "TESSARO, 21 septembre 2023 (APM) —".
    if let Some(dash) = (sentence.start..sentence.end.min(sentence.start + 14))
        .find(|i| matches!(scan.mark(*i), Some('—' | '–' | '-')) && scan.tokens[*i].start > scan.tokens[i.saturating_sub(1)].end)
        && dateline(scan, sentence.start..dash)
    {
        from = dash + 1;
    }
    while from + 1 < sentence.end && matches!(scan.mark(from), Some('—' | '–' | '-' | '•' | '*')) {
        from += 1;
    }
    // "2." of a numbered list, "3/" of a thread, "15:55 -" of a live page.
    if from + 2 < sentence.end && scan.tokens[from].kind == Kind::Number {
        let behind = (from + 1..sentence.end.min(from + 5))
            .find(|i| scan.tokens[*i].kind != Kind::Number && !matches!(scan.mark(*i), Some(':')) && scan.word(*i) != "h");
        if let Some(mark) = behind.filter(|i| matches!(scan.mark(*i), Some('.' | ')' | '/' | '-' | '–' | '—'))) {
            from = mark + 1;
        }
    }
    from
}

/// Whether a range is a dateline: capitals, a place, a date, an agency.
pub(super) fn dateline(scan: &Scan<'_>, range: Range<usize>) -> bool {
    let first = scan.tokens.get(range.start).map_or("", |t| t.text(scan.text));
    let shouted = first.chars().count() > 2 && first.chars().all(|c| !c.is_lowercase());
    let agency = scan.tokens.get(range.clone()).unwrap_or_default().iter().any(|t| t.mark(scan.text) == Some('('));
    !range.is_empty() && (shouted || agency && range.len() < 12)
}

/// The byte range of a clause among several: marks at its edges left out, and an attribution behind its quotation.
pub(super) fn clause(
    scan: &Scan<'_>,
    clause: Range<usize>,
    head: bool,
    at: usize,
    others: &[usize],
    cues: &[Cue],
) -> Range<usize> {
    let (mut from, mut to) = (clause.start, clause.end);
    if head {
        from = past_dateline(scan, clause.clone());
    }
    if let Some(quote) = scan.quote_at(at) {
        // What follows the quotation belongs to none; what opens it stays with the first clause if it is in this one.
        let shared = others.iter().any(|o| *o != at && quote.tokens.contains(o));
        if shared
            && quote.tokens.end <= to
            && cues.iter().any(|c| c.trailing && c.tokens.start >= quote.tokens.end.saturating_sub(1))
        {
            to = quote.tokens.end - 1;
        }
        if quote.tokens.start == from {
            from += 1;
        }
    }
    while to > from && matches!(scan.mark(to - 1), Some(',' | '.' | ';' | '»' | '”' | '"' | '!' | '?' | ':' | '’')) {
        // A closing mark stays with a quotation that the clause opened.
        let closes = scan.quotes_in(from..to).find(|q| q.tokens.end == to && q.tokens.start >= from);
        if closes.is_some() {
            break;
        }
        to -= 1;
    }
    // "And now, ...".
    if matches!(scan.word(from), "et" | "mais" | "and" | "but") && (from + 1..to.min(from + 4)).any(|i| scan.mark(i) == Some(','))
    {
        from = (from + 1..to).find(|i| scan.mark(*i) == Some(',')).map_or(from, |i| i + 1);
    }
    while from < to && matches!(scan.mark(from), Some(',' | '.' | ';' | '»' | '”' | ':' | '—' | '–')) {
        from += 1;
    }
    bytes(scan, from..to)
}

fn bytes(scan: &Scan<'_>, range: Range<usize>) -> Range<usize> {
    match (scan.tokens.get(range.start), range.end.checked_sub(1).and_then(|i| scan.tokens.get(i))) {
        (Some(a), Some(b)) if a.start <= b.end => a.start as usize..b.end as usize,
        _ => 0..0,
    }
}
