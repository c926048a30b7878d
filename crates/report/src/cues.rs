//! Cues: where a sentence says who speaks, and of which words.

mod subject;

use std::ops::Range;

use model::Stance;

use crate::{
    groups::{Group, Mood},
    lexicon::{Lexicon, Sense},
    people::{People, Speaker},
    scan::{Scan, Sentence},
    token::Kind,
};

use self::subject::{anybody, ends_after, last_part, noun_begins, subject_before, subject_behind, subject_speaker, that_behind};

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
