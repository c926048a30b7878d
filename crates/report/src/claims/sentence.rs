//! One sentence to its claims.

use model::Stance;

use super::{
    attribute::Attribution,
    context::Context,
    draft::{self, ASIDE, CITED, Draft},
    label, make, matter,
    view::View,
};
use crate::{
    clauses,
    cues::{self, Cue},
    dates,
    lexicon::Lexicon,
    people::Speaker,
    predicates,
    scan::{Scan, Sentence},
};

/// Reads sentence `number` into the context's claims.
pub(crate) fn read(scan: &Scan<'_>, number: usize, context: &mut Context, lexicon: &Lexicon) {
    let Some(sentence) = scan.sentences.get(number) else { return };
    let range = sentence.tokens.clone();
    // A question of the interviewer claims nothing.
    if scan.mark(range.end - 1) == Some('?') && scan.quote_at(range.start).is_none() {
        return;
    }
    if label::read(scan, number, context, lexicon) {
        return;
    }
    let cues = cues::find(scan, sentence, &context.people, lexicon);
    let dates =
        context.day.map(|day| dates::find(scan.text, &scan.tokens, &scan.words, range.clone(), lexicon, day)).unwrap_or_default();
    let predicates = predicates::find(scan, range.clone(), lexicon);
    let clauses = clauses::cut(scan, range.clone(), &cues, &predicates, lexicon);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut before: Option<Attribution> = None;
    for clause in clauses {
        let view = View::new(scan, number, sentence, clause, &cues, &predicates, before.as_ref(), context, lexicon);
        let (draft, attribution) = draft::draft(&view);
        if let Some(mut draft) = draft {
            let weight = matter::weigh(&view, &draft);
            // A stage wants more than that something is said.
            if weight < matter::FOR_A_STAGE && draft.predicate.is_some() {
                draft.predicate = None;
            }
            if weight > matter::ENOUGH {
                draft.weight = weight;
                drafts.push(draft);
            }
        }
        if attribution.speaker.is_some() {
            before = Some(attribution);
        }
    }
    settle(scan, &mut drafts);
    let alone = drafts.len() == 1;
    let places: Vec<usize> = drafts.iter().map(|d| d.at).collect();
    for draft in drafts {
        make::claim(scan, number, &draft, alone, &places, &cues, &dates, context, lexicon);
    }
    remember(scan, sentence, &cues, context);
}

/// What a sentence's clauses come to: what stands beside a claim belongs to the clause before it or to none.
fn settle(scan: &Scan<'_>, drafts: &mut Vec<Draft>) {
    let claimed = drafts.iter().any(|d| d.rule != ASIDE && d.rule != CITED);
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        let aside = draft.rule == ASIDE;
        let Some(last) = kept.last_mut() else {
            kept.push(draft);
            continue;
        };
        let stage = |d: &Draft| d.predicate.as_ref().map(|p| p.stage);
        let same = last.attribution.speaker == draft.attribution.speaker;
        // "It is a fake, no launcher has left": one denial in two breaths.
        let denied = last.stance == Stance::Denies
            && draft.stance == Stance::Denies
            && same
            && scan.mark(last.clause.end) == Some(',')
            && draft.clause.start == last.clause.end + 1
            && scan.quote_at(last.at).is_some()
            && scan.quote_at(last.at) == scan.quote_at(draft.at);
        if denied {
            last.clause.end = draft.clause.end;
            last.predicate = last.predicate.take().or(draft.predicate);
            continue;
        }
        if draft.bound
            && last.rule != CITED
            && (aside
                || stage(last).is_some()
                    && stage(last) == stage(&draft)
                    && last.stance == draft.stance
                    && draft.stance != Stance::Denies
                    && same)
        {
            last.clause.end = draft.clause.end;
        } else if !(aside && claimed && draft.weight < matter::BESIDE_A_CLAIM) {
            kept.push(draft);
        }
    }
    if claimed {
        kept.retain(|d| d.rule != ASIDE || d.weight >= matter::BESIDE_A_CLAIM);
    }
    *drafts = kept;
}

/// Keeps who spoke, for pronouns and quotations that go on.
fn remember(scan: &Scan<'_>, sentence: &Sentence, cues: &[Cue], context: &mut Context) {
    let quoted = scan.quotes_in(sentence.tokens.clone()).next().is_some();
    for cue in cues {
        if let Some(speaker) = &cue.speaker {
            let known = Speaker { pronoun: false, ..speaker.clone() };
            context.people.spoke.push(known.clone());
            if quoted {
                context.quoted = Some((known, sentence.tokens.clone()));
            }
        }
    }
    if context.people.spoke.len() > 64 {
        context.people.spoke.drain(..32);
    }
}
