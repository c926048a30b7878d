//! Cues: where a sentence says who speaks, and of which words.

use std::ops::Range;

use model::Stance;

use crate::{
    groups::{Group, Mood},
    lexicon::{Lexicon, Sense},
    people::{People, Speaker},
    scan::{Scan, Sentence},
    token::Kind,
};

/// A cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Its tokens: the verb group, or *according to*.
    pub tokens: Range<usize>,
    /// Who speaks, where that could be read.
    pub speaker: Option<Speaker>,
    /// The stance that its verb gives to what is said.
    pub stance: Stance,
    /// The tokens of what is said.
    pub scope: Range<usize>,
    /// The verb is negated: *did not confirm*.
    pub negated: bool,
    /// It stands behind what is said.
    pub trailing: bool,
    /// The verb is to come or hearsay.
    pub weak: bool,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Whether a token opens or closes a quotation.
fn closes_quote(scan: &Scan<'_>, at: usize) -> bool {
    scan.quotes_in(at..at + 1).any(|q| q.tokens.end == at + 1)
}

/// The cues of a sentence, in order.
pub(crate) fn find(scan: &Scan<'_>, sentence: &Sentence, people: &People, lexicon: &Lexicon) -> Vec<Cue> {
    let range = sentence.tokens.clone();
    let mut cues = Vec::new();
    for group in scan.groups_in(range.clone()) {
        let Some(verb) = lexicon.verb(group.verb) else { continue };
        let Some(stance) = verb.report else { continue };
        if matches!(group.mood, Mood::Participle) || group.mood == Mood::Infinitive && stance != Stance::Denies {
            continue;
        }
        if let Some(cue) = of_group(scan, group, stance, range.clone(), people, lexicon) {
            cues.push(cue);
        }
    }
    // "Fait savoir", "made clear": a phrase that reports.
    for hit in scan.hits_in(range.clone()) {
        if let Sense::Speech(stance) = hit.sense
            && let Some(group) = scan.groups_in(hit.verb.unwrap_or(hit.from)..hit.to).first()
            && matches!(group.mood, Mood::Finite)
            && !cues.iter().any(|c: &Cue| c.tokens.contains(&group.at))
        {
            let phrase = Group { at: hit.to - 1, ..group.clone() };
            cues.extend(of_group(scan, &phrase, stance, range.clone(), people, lexicon));
        }
    }
    for hit in scan.hits_in(range.clone()) {
        if hit.sense == Sense::Source && !scan.hits_in(hit.from..hit.from + 1).iter().any(|h| h.sense == Sense::NoSource) {
            cues.push(of_source(scan, hit.from, hit.to, range.clone(), people, lexicon));
        }
    }
    // "Pour le porte-parole, il s'agit ..." at the head of a sentence.
    if matches!(scan.word(range.start), "pour" | "for")
        && let Some(comma) = (range.start..range.end.min(range.start + 14)).find(|i| scan.mark(*i) == Some(','))
        && scan.groups_in(range.start..comma).is_empty()
        && scan.hits_in(range.start..comma).iter().any(|h| matches!(h.sense, Sense::Office | Sense::Body | Sense::Organisation))
    {
        cues.push(of_source(scan, range.start, range.start + 1, range.clone(), people, lexicon));
    }
    if let Some(cue) = behind_quotation(scan, range, &cues, people, lexicon) {
        cues.push(cue);
    }
    cues.sort_by_key(|c| c.tokens.start);
    cues
}

/// Behind a quotation that ends in a sentence stands who spoke, whatever the verb: *», souffle-t-elle*, *”, mused the clerk*.
fn behind_quotation(scan: &Scan<'_>, sentence: Range<usize>, cues: &[Cue], people: &People, lexicon: &Lexicon) -> Option<Cue> {
    let quote = scan.quotes_in(sentence.clone()).filter(|q| q.tokens.end < sentence.end).last()?;
    let from = quote.tokens.end + usize::from(scan.mark(quote.tokens.end) == Some(','));
    if cues.iter().any(|c| c.tokens.start >= quote.tokens.end || c.tokens.end <= quote.tokens.start) || quote.tokens.len() < 5 {
        return None;
    }
    let after_mark =
        scan.mark(quote.tokens.end) == Some(',') || matches!(scan.mark(quote.tokens.end - 2), Some(',' | '!' | '?' | '.' | '…'));
    let word = scan.tokens.get(from).filter(|t| t.kind == Kind::Word && from < sentence.end)?;
    if !after_mark || word.capital && lexicon.language == model::Language::Fr {
        return None;
    }
    // "souffle-t-elle".
    let clitic = (from..(from + 7).min(sentence.end))
        .find(|i| scan.tokens[*i].glued && matches!(scan.word(*i), "il" | "elle" | "ils" | "elles"));
    let speaker = if let Some(at) = clitic {
        people.pronoun(match scan.word(at) {
            "elle" => crate::lexicon::Person::Feminine,
            "il" => crate::lexicon::Person::Masculine,
            _ => crate::lexicon::Person::Plural,
        })
    } else {
        let end = subject_behind(scan, from, sentence.end).end;
        people.speaker(scan, from..end, sentence.clone(), lexicon)
    };
    Some(Cue {
        tokens: from..from + 1,
        speaker: Some(speaker?),
        stance: Stance::Asserts,
        scope: sentence,
        negated: false,
        trailing: true,
        weak: false,
        rule: "behind_quotation",
    })
}

fn of_source(scan: &Scan<'_>, from: usize, to: usize, sentence: Range<usize>, people: &People, lexicon: &Lexicon) -> Cue {
    let mut end = to;
    while end < sentence.end && !matches!(scan.mark(end), Some(',' | '.' | ';' | '«' | '“' | '"' | ':' | '»' | '”')) {
        if end > to + 1 && scan.groups_in(end..end + 1).iter().any(|g| g.mood == Mood::Finite) {
            break;
        }
        end += 1;
    }
    let speaker = people.speaker(scan, to..end, sentence.clone(), lexicon).or_else(|| {
        // "selon lui", "selon elle".
        scan.hits_in(to..end).iter().find_map(|h| if let Sense::Pronoun(p) = h.sense { people.pronoun(p) } else { None })
    });
    let speaker = speaker.or_else(|| {
        let name = scan.slice(to, end).trim();
        (name.chars().any(char::is_uppercase) && name.len() < 80).then(|| Speaker {
            name: without_article(name),
            origin: without_article(name),
            ..Speaker::default()
        })
    });
    let leading = from <= sentence.start + 2;
    Cue {
        tokens: from..end,
        speaker,
        stance: Stance::Asserts,
        scope: if leading { end..sentence.end } else { sentence },
        negated: false,
        trailing: !leading,
        weak: false,
        rule: "according_to",
    }
}

fn without_article(name: &str) -> String {
    let lower = name.to_lowercase();
    for article in ["le ", "la ", "les ", "l’", "l'", "the ", "un ", "une ", "a ", "an "] {
        if lower.starts_with(article) {
            return name.chars().skip(article.chars().count()).collect();
        }
    }
    name.to_owned()
}

fn of_group(
    scan: &Scan<'_>,
    group: &Group,
    stance: Stance,
    sentence: Range<usize>,
    people: &People,
    lexicon: &Lexicon,
) -> Option<Cue> {
    let cue = |speaker, scope, trailing, rule| Cue {
        tokens: group.from..group.at + 1,
        speaker,
        stance,
        scope,
        negated: group.negated,
        trailing,
        weak: group.future || group.hearsay,
        rule,
    };
    let before = group.from.checked_sub(1).filter(|i| *i >= sentence.start);
    let after_content = before.is_some_and(|i| matches!(scan.mark(i), Some(',' | '—' | '–')) || closes_quote(scan, i));
    if group.inverted {
        // "a-t-il déclaré": the pronoun in the group.
        let third = if (group.from..group.at).any(|i| scan.word(i).starts_with("elle")) {
            crate::lexicon::Person::Feminine
        } else if (group.from..group.at).any(|i| scan.word(i) == "ils") {
            crate::lexicon::Person::Plural
        } else {
            crate::lexicon::Person::Masculine
        };
        return Some(cue(people.pronoun(third), sentence, true, "inverted_clitic"));
    }
    if scan.tokens.get(group.at + 2).is_some_and(|t| t.glued) && scan.mark(group.at + 1) == Some('-') {
        // "ajoute-t-il", "affirme-t-elle".
        let next = (group.at + 2..group.at + 6).find(|i| matches!(scan.word(*i), "il" | "elle" | "ils" | "elles" | "on"))?;
        let third = match scan.word(next) {
            "elle" => crate::lexicon::Person::Feminine,
            "ils" | "elles" => crate::lexicon::Person::Plural,
            _ => crate::lexicon::Person::Masculine,
        };
        return Some(cue(people.pronoun(third), sentence, true, "inverted_clitic"));
    }
    let content = (sentence.start..group.from).any(|i| closes_quote(scan, i))
        || scan.groups_in(sentence.start..group.from).iter().any(|g| g.at != group.at && g.mood == Mood::Finite)
        || scan.hits_in(sentence.start..group.from).iter().any(|h| matches!(h.sense, Sense::Stage(..)));
    let begins = noun_begins(scan, group.at + 1, sentence.end, lexicon);
    // "..., told the Ledger": whoever stands behind listens.
    let listens =
        lexicon.verb(group.verb).is_some_and(|v| matches!(v.lemma.as_str(), "tell" | "inform" | "brief" | "remind" | "assure"));
    if after_content && group.mood == Mood::Finite && content && begins && !(listens && lexicon.language == model::Language::En) {
        // ", a déclaré le ministre": the subject behind.
        let behind = subject_behind(scan, group.at + 1, sentence.end);
        let to_subject =
            people.speaker(scan, behind.clone(), sentence.clone(), lexicon).or_else(|| anybody(scan, behind.clone(), lexicon));
        if to_subject.is_some() && !that_behind(scan, group.at + 1, sentence.end, lexicon) {
            return Some(cue(to_subject, sentence, true, "inverted"));
        }
    }
    // The subject before.
    let subject = subject_before(scan, group, sentence.clone(), lexicon);
    let speaker = subject_speaker(scan, subject.clone(), sentence.clone(), people, lexicon)
        .or_else(|| anybody(scan, last_part(scan, subject.clone()), lexicon))
        .or_else(|| anybody(scan, subject.clone(), lexicon))
        .or_else(|| People::unknown_name(scan, subject.clone(), lexicon));
    let content_before = subject.start > sentence.start + 1;
    if content_before && content && ends_after(scan, group.at + 1, sentence.end, lexicon) && speaker.is_some() {
        return Some(cue(speaker, sentence, true, "trailing"));
    }
    Some(cue(speaker, group.at + 1..sentence.end, false, "subject"))
}

/// The last part of a subject between commas that holds a word.
fn last_part(scan: &Scan<'_>, subject: Range<usize>) -> Range<usize> {
    let mut end = subject.end;
    while end > subject.start && scan.tokens[end - 1].kind == Kind::Mark {
        end -= 1;
    }
    let start = (subject.start..end).rev().find(|i| scan.mark(*i) == Some(',')).map_or(subject.start, |i| i + 1);
    start..end
}

/// Somebody without office or name: *un pêcheur*, *the driver*; a noun behind its determiner.
fn anybody(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<Speaker> {
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
fn noun_begins(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
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
fn subject_behind(scan: &Scan<'_>, from: usize, end: usize) -> Range<usize> {
    let mut to = from;
    while to < end {
        if let Some('.' | ';' | '«' | '“' | '"' | '»' | '”' | ':') = scan.mark(to) {
            break;
        }
        to += 1;
    }
    from..to
}

fn that_behind(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    (at..end.min(at + 3)).any(|i| lexicon.that(scan.word(i)))
}

/// Whether nothing but a date, a listener or a forum stands behind a verb until the sentence or its clause ends.
fn ends_after(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
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
fn subject_before(scan: &Scan<'_>, group: &Group, sentence: Range<usize>, lexicon: &Lexicon) -> Range<usize> {
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
fn subject_speaker(
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
