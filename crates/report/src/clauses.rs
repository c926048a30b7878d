//! Where a sentence with several predicates is cut, so that each claim has its own clause.

use std::ops::Range;

use model::Stance;

use crate::{
    cues::Cue,
    groups::Mood,
    lexicon::{Lexicon, Sense},
    predicates::{Predicate, Strength},
    scan::Scan,
};

/// The clauses of a sentence, as token ranges in order, the words that join them left out.
pub(crate) fn cut(
    scan: &Scan<'_>,
    sentence: Range<usize>,
    cues: &[Cue],
    predicates: &[Predicate],
    lexicon: &Lexicon,
) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut from = sentence.start;
    let mut at = sentence.start + 1;
    while at < sentence.end {
        if let Some(resume) = cut_at(scan, sentence.start, from, at, sentence.end, cues, predicates, lexicon) {
            clauses.push(from..at);
            from = resume;
            at = resume + 1;
        } else {
            at += 1;
        }
    }
    clauses.push(from..sentence.end);
    clauses
}

/// Whether something is said between two tokens: a predicate, a stance, a verb of speech.
fn says(scan: &Scan<'_>, range: Range<usize>, predicates: &[Predicate], lexicon: &Lexicon) -> bool {
    predicates.iter().any(|p| range.contains(&p.tokens.start))
        || scan
            .hits_in(range.clone())
            .iter()
            .any(|h| matches!(h.sense, Sense::Stance(Stance::DeclinesToSpecify | Stance::Denies | Stance::Undetermined)))
        || scan.groups_in(range).iter().any(|g| lexicon.verb(g.verb).is_some_and(|v| v.report == Some(Stance::Denies)))
}

/// Whether a clause ends before the token at `at`: where the next begins.
#[allow(clippy::too_many_arguments)]
fn cut_at(
    scan: &Scan<'_>,
    sentence_start: usize,
    from: usize,
    at: usize,
    end: usize,
    cues: &[Cue],
    predicates: &[Predicate],
    lexicon: &Lexicon,
) -> Option<usize> {
    let word = scan.word(at);
    let mark = scan.mark(at);
    // A comma inside its quotation's end joins nothing.
    if matches!(scan.mark(at + 1), Some('”' | '»'))
        || scan.mark(at + 1) == Some('"') && scan.quotes_in(at + 1..at + 2).any(|q| q.tokens.end == at + 2)
    {
        return None;
    }
    let finite = |r: Range<usize>| has_finite(scan, r, predicates);
    let before_says = || says(scan, from..at, predicates, lexicon);
    // Nothing is cut inside a cue or a name's apposition.
    if cues.iter().any(|c| c.tokens.contains(&at)) {
        return None;
    }
    if mark == Some(';')
        || mark == Some(':')
            && scan.quote_at(at).is_none()
            && before_says()
            && says(scan, at..end, predicates, lexicon)
            && finite(from..at)
            && scan.mark(at + 1) != Some('«')
            && scan.mark(at + 1) != Some('“')
    {
        return (finite(from..at) && finite(at..end)).then_some(at + 1);
    }
    // "..., sans préciser ...", ", without giving ...", ", but declined to ...".
    let comma = mark == Some(',');
    let next = at + usize::from(comma);
    let joins = lexicon.coordinates(scan.word(next)) || comma;
    if (joins || matches!(word, "sans" | "without")) && (before_says() || finite(from..at)) {
        let start = next + usize::from(lexicon.coordinates(scan.word(next)));
        let declines = scan
            .hits_in(start..(start + 6).min(end))
            .iter()
            .any(|h| h.sense == Sense::Stance(Stance::DeclinesToSpecify) && (h.from <= start + 2 || !comma));
        let direct = matches!(scan.word(start), "sans" | "without")
            && scan.hits_in(start..start + 1).iter().any(|h| h.sense == Sense::Stance(Stance::DeclinesToSpecify));
        if direct || declines && lexicon.coordinates(scan.word(next)) {
            return Some(if matches!(word, "sans" | "without") { at } else { start });
        }
    }
    // ", que ..., qu'..." and "et que": another that-clause.
    let that_next = lexicon.that(scan.word(at + 1));
    if that_next
        && (comma || lexicon.coordinates(word))
        && before_says()
        && says(scan, at..end, predicates, lexicon)
        && (from..at).any(|i| lexicon.that(scan.word(i)) || i > from && matches!(scan.mark(i), Some('«' | '“')))
    {
        return Some(at + 1);
    }
    if comma && from == sentence_start && crate::claims::cited(scan.word(from)) {
        return Some(at + 1);
    }
    if !finite(from..at) {
        return None;
    }
    if lexicon.coordinates(word) && !matches!(word, "or" | "ou") {
        // "and", "but": a clause of its own behind it, with its own verb.
        let strong = lexicon.parts(word);
        let first = next_finite(scan, at + 1, end.min(at + if strong { 30 } else { 16 }), predicates)
            .or_else(|| negative(scan, at + 1).then_some(at + 1))?;
        let inserted = (at + 1..first).any(|i| {
            matches!(scan.word(i), "qui" | "dont" | "who" | "which" | "où" | "whose")
                || i > at + 1 && matches!(scan.mark(i), Some(',' | ';'))
        });
        let que = usize::from(scan.word(at + 1) == "que" && matches!(word, "tandis" | "alors"));
        return (strong || !inserted).then_some(at + 1 + que);
    }
    if comma {
        // ", which left Dorsk", ", où les missiles seraient transbordés", and a clause behind a mere comma.
        let relative = matches!(scan.word(at + 1), "which" | "where" | "who" | "où" | "qui" | "dont" | "lesquels" | "lesquelles");
        let first =
            next_finite(scan, at + 1, end.min(at + 12), predicates).or_else(|| negative(scan, at + 1).then_some(at + 2))?;
        if relative {
            let stages = |r: Range<usize>| {
                predicates
                    .iter()
                    .filter(|p| r.contains(&p.tokens.start) && p.strength > Strength::Participle)
                    .map(|p| p.stage)
                    .collect::<Vec<_>>()
            };
            let before = stages(from..at);
            let declines = scan
                .hits_in(at..(first + 6).min(end))
                .iter()
                .any(|h| matches!(h.sense, Sense::Stance(Stance::Undetermined | Stance::DeclinesToSpecify)));
            return (!before.is_empty() && (declines || stages(at..(first + 14).min(end)).iter().any(|s| !before.contains(s))))
                .then_some(at + 1);
        }
        let plain = !lexicon.coordinates(scan.word(at + 1))
            && !(at + 1..first).any(|i| scan.mark(i) == Some(','))
            && (own_subject(scan, at + 1, first, lexicon) || negative(scan, at + 1))
            && !cues.iter().any(|c| c.trailing && c.tokens.start > at && c.tokens.start <= first + 1);
        return plain.then_some(at + 1);
    }
    None
}

/// *Aucun*, *pas un*, *no*, *none*: begins a clause that denies.
fn negative(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "aucun" | "aucune" | "rien" | "no" | "none" | "nothing")
        || matches!((scan.word(at), scan.word(at + 1)), ("pas", "un" | "une") | ("not", "a" | "one"))
}

/// Whether a subject stands among `from..to`, right before a verb.
pub(crate) fn own_subject(scan: &Scan<'_>, from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let first = scan.word(from);
    to > from
        && to - from <= 8
        && (scan.hits_in(from..to).iter().any(|h| {
            matches!(
                h.sense,
                Sense::Place(..) | Sense::Office | Sense::Body | Sense::Item(_) | Sense::Noun(..) | Sense::Pronoun(_)
            )
        }) || matches!(
            first,
            "we" | "i"
                | "he"
                | "she"
                | "they"
                | "nous"
                | "on"
                | "je"
                | "j'"
                | "one"
                | "another"
                | "nos"
                | "our"
                | "aucun"
                | "aucune"
                | "no"
                | "none"
                | "it"
                | "elle"
                | "il"
                | "ils"
        ))
        && !lexicon.that(first)
}

fn has_finite(scan: &Scan<'_>, range: Range<usize>, predicates: &[Predicate]) -> bool {
    next_finite(scan, range.start, range.end, predicates).is_some()
}

/// The first token with a finite verb among `from..to`, of the lexicon or by its auxiliary.
fn next_finite(scan: &Scan<'_>, from: usize, to: usize, predicates: &[Predicate]) -> Option<usize> {
    let group = scan.groups_in(from..to).iter().find(|g| g.mood == Mood::Finite && g.from + 1 >= from).map(|g| g.from.max(from));
    let phrase = predicates
        .iter()
        .find(|p| p.strength == Strength::Finite && (from..to).contains(&p.tokens.start))
        .map(|p| p.tokens.start);
    let copula = (from..to).find(|i| {
        matches!(
            scan.word(*i),
            "est"
                | "sont"
                | "était"
                | "étaient"
                | "a"
                | "ont"
                | "avait"
                | "avaient"
                | "sera"
                | "seront"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "will"
                | "would"
                | "may"
                | "might"
                | "could"
                | "did"
                | "does"
                | "do"
        ) && !(scan.word(*i) == "a"
            && scan.words[*i..].get(1).is_some_and(|w| {
                !w.ends_with('é')
                    && !w.ends_with('u')
                    && !w.ends_with('i')
                    && !w.ends_with('s')
                    && !w.ends_with('t')
                    && w != "été"
            }))
    });
    [group, phrase, copula].into_iter().flatten().min()
}
