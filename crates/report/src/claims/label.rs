//! Labels of speakers in transcripts and interviews, and texts whose issuer speaks throughout.

use std::ops::Range;

use super::context::Context;
use crate::{
    lexicon::{Lexicon, Person, Sense},
    people::Speaker,
    scan::Scan,
    token::Kind,
};

/// Sets who speaks freely from here on: *MR SOLLE:*, *Mme Aude Ferrand. —*, *Jorel Tamin :*, the dash of an answer. Returns whether the
/// sentence is nothing but the label.
pub(super) fn read(scan: &Scan<'_>, number: usize, context: &mut Context, lexicon: &Lexicon) -> bool {
    let Some(sentence) = scan.sentences.get(number) else { return false };
    let Some(paragraph) = scan.paragraphs.get(sentence.paragraph) else { return false };
    let start = sentence.tokens.start;
    if start != paragraph.tokens.start {
        return false;
    }
    if context.dashed {
        // Paragraphs without a dash are the interviewer's.
        context.interviewee = context.host.clone().filter(|_| dash(scan, start));
        return false;
    }
    let Some((end, strict)) = label_end(scan, paragraph.tokens.clone()) else { return false };
    let named = context.people.speaker(scan, start..end, start..end, lexicon);
    // Before a colon only a name by itself is a label: "Kestria says: ..." is none.
    let by_itself = scan.groups_in(start..end).is_empty() && (strict || named.as_ref().is_some_and(|s| s.person));
    if !by_itself {
        return false;
    }
    let asks = matches!(scan.word(start), "q" | "question" | "interviewer" | "host" | "journaliste");
    context.interviewee = named.filter(|_| !asks);
    sentence.tokens.end <= end + 1
}

fn dash(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.mark(at), Some('—' | '–' | '-'))
}

/// Where a paragraph's label ends, and whether its form alone makes it one: capitals before a colon, a stop before a dash.
fn label_end(scan: &Scan<'_>, paragraph: Range<usize>) -> Option<(usize, bool)> {
    let start = paragraph.start;
    let stop = paragraph.end.min(start + 16);
    for i in start + 1..stop {
        if scan.mark(i) == Some(':') && i <= start + 6 {
            let shouted = scan.tokens[start..i]
                .iter()
                .all(|t| t.kind != Kind::Word || t.text(scan.text).chars().all(|c| !c.is_lowercase()));
            return Some((i, shouted));
        }
        if dash(scan, i) && scan.mark(i - 1) == Some('.') && i > start + 1 {
            return Some((i, true));
        }
    }
    None
}

/// Who speaks freely in the whole of a document: whoever answers in an interview, or issues a communiqué or letter.
pub(crate) fn free_speaker(scan: &Scan<'_>, context: &mut Context, lexicon: &Lexicon) {
    if let Some(issuer) = issuer(scan, context, lexicon) {
        context.interviewee = Some(issuer);
        return;
    }
    let dashed = scan.paragraphs.iter().filter(|p| p.noise.is_none() && dash(scan, p.tokens.start)).count();
    if dashed < 2 {
        return;
    }
    // The first person named answers.
    context.host = context.people.named.first().map(|named| Speaker {
        name: named.name.clone(),
        origin: named.origin.clone(),
        feminine: named.feminine,
        office: named.office.clone(),
        person: true,
        ..Speaker::default()
    });
    context.dashed = context.host.is_some();
}

/// Whoever issues a communiqué, a letter, a statement that its title names, or signs a text in the first person.
fn issuer(scan: &Scan<'_>, context: &Context, lexicon: &Lexicon) -> Option<Speaker> {
    let title = scan.sentences.first().filter(|s| s.zone == model::Zone::Headline)?;
    let range = title.tokens.clone();
    let hit = scan.hits_in(range.start..range.end.min(range.start + 4)).iter().find(|h| h.sense == Sense::Issued);
    if let Some(hit) = hit
        && let Some(speaker) = context.people.speaker(scan, hit.to..range.end, range.clone(), lexicon)
    {
        return Some(speaker);
    }
    let first = |r: Range<usize>| {
        scan.hits_in(r)
            .iter()
            .any(|h| h.sense == Sense::Pronoun(Person::First) && scan.quote_at(h.from).is_none() && scan.word(h.from) != "on")
    };
    let body = scan.sentences.iter().filter(|s| s.zone != model::Zone::Headline);
    let (own, all) = body.fold((0, 0), |(own, all), s| (own + usize::from(first(s.tokens.clone())), all + 1));
    if own < 3 || own * 4 < all {
        return None;
    }
    // The signature: a short last paragraph with a name.
    let last = scan.paragraphs.iter().rev().take(3).find(|p| p.tokens.len() <= 14 && p.tokens.len() > 1)?;
    context.people.speaker(scan, last.tokens.clone(), last.tokens.clone(), lexicon)
}
