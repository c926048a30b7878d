//! Who says a clause, and with what stance.

use std::ops::Range;

use model::{Rendering, Stance};

use super::context::Context;
use crate::{
    cues::Cue,
    groups::Mood,
    lexicon::{Lexicon, Sense},
    people::Speaker,
    predicates::{Predicate, Strength},
    scan::{Scan, Sentence},
};

/// Who speaks in a clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribution {
    /// The outer voice.
    pub speaker: Option<Speaker>,
    /// Voices that it speaks of, inner last.
    pub inner: Vec<String>,
    /// The stance that the cues give.
    pub stance: Option<Stance>,
    /// The outer cue.
    pub cue: Option<Cue>,
    /// Whether a cue of denial governs what is said.
    pub denies: bool,
    /// A cue is negated: *has not confirmed*.
    pub negated: bool,
    /// The rule that found the speaker.
    pub rule: &'static str,
}

/// Attributes a clause; `at` is the token of what it says.
#[allow(clippy::too_many_arguments)]
pub(super) fn attribute(
    scan: &Scan<'_>,
    sentence: &Sentence,
    clause: Range<usize>,
    at: usize,
    cues: &[Cue],
    before: Option<&Attribution>,
    context: &Context,
    lexicon: &Lexicon,
) -> Attribution {
    let mut found = Attribution::default();
    let trailing = cues.iter().find(|c| c.trailing && c.scope.contains(&at) && c.tokens.start > at);
    let leading: Vec<&Cue> = cues
        .iter()
        .filter(|c| {
            !(c.trailing && c.tokens.start > at)
                && c.tokens.start < at
                && clause.contains(&c.tokens.start)
                && c.scope.contains(&at)
        })
        .collect();
    let outer = trailing.or_else(|| leading.first().copied());
    if let Some(outer) = outer {
        found.speaker.clone_from(&outer.speaker);
        found.cue = Some(outer.clone());
        found.rule = outer.rule;
        let inner = leading.iter().filter(|c| c.tokens != outer.tokens);
        let mut stance = outer.stance;
        found.denies = outer.stance == Stance::Denies && !outer.negated;
        found.negated = outer.negated;
        for cue in inner {
            if let Some(speaker) = &cue.speaker {
                found.inner.push(speaker.name.clone());
            }
            found.denies |= cue.stance == Stance::Denies && !cue.negated;
            found.negated |= cue.negated;
            if cue.stance != Stance::Asserts {
                stance = cue.stance;
            }
        }
        found.stance = Some(stance);
        if found.speaker.is_none() {
            found.speaker = found
                .cue
                .as_ref()
                .and_then(|c| subject_of(scan, c.tokens.start, sentence, context, lexicon))
                .or_else(|| context.quoted.as_ref().map(|q| q.0.clone()));
        }
        return found;
    }
    if let Some(before) =
        before.filter(|b| b.speaker.is_some() && b.cue.as_ref().is_some_and(|c| c.scope.contains(&at) || c.trailing))
    {
        // Its own clause behind "et que", or a second half of a quotation.
        return Attribution {
            denies: before.denies && !own_subject(scan, clause.clone(), at, lexicon),
            stance: before.stance.filter(|s| *s != Stance::Denies || !own_subject(scan, clause, at, lexicon)),
            ..before.clone()
        };
    }
    if let Some(quote) = scan.quote_at(at) {
        // A quotation: whoever the sentence names before it, else who spoke last.
        let opener = quote.tokens.start;
        if opener > sentence.tokens.start
            && let Some(speaker) = context.people.speaker(scan, sentence.tokens.start..opener, sentence.tokens.clone(), lexicon)
        {
            return Attribution { speaker: Some(speaker), rule: "before_quotation", ..found };
        }
        if let Some((speaker, _)) = &context.quoted {
            return Attribution { speaker: Some(speaker.clone()), rule: "quotation_goes_on", ..found };
        }
        if let Some(last) = context.people.spoke.last() {
            return Attribution { speaker: Some(last.clone()), rule: "quotation_of_last_speaker", ..found };
        }
    }
    if let Some(speaker) = &context.interviewee {
        return Attribution { speaker: Some(speaker.clone()), rule: "interview", ..found };
    }
    found
}

/// Whether a clause has a subject of its own before what it says.
pub(super) fn own_subject(scan: &Scan<'_>, clause: Range<usize>, at: usize, lexicon: &Lexicon) -> bool {
    scan.hits_in(clause.start..at).iter().any(|h| match &h.sense {
        Sense::Place(n, form) => {
            *form != crate::lexicon::Form::Demonym
                && lexicon.places.get(usize::from(*n)).is_some_and(|p| p.kind == crate::lexicon::PlaceKind::State)
        }
        Sense::Office | Sense::Body => true,
        _ => false,
    })
}

/// The speaker in the subject of a clause: before its first verb.
pub(super) fn subject_of(
    scan: &Scan<'_>,
    before: usize,
    sentence: &Sentence,
    context: &Context,
    lexicon: &Lexicon,
) -> Option<Speaker> {
    let mut from = before;
    while from > sentence.tokens.start {
        let i = from - 1;
        if matches!(scan.mark(i), Some(';' | ':' | '.' | '»' | '”')) || lexicon.parts(scan.word(i)) {
            break;
        }
        from = i;
    }
    context.people.speaker(scan, from..before, sentence.tokens.clone(), lexicon)
}

/// The stance of a clause: its cues, its markers, the form of its verb.
pub(super) fn stance(
    scan: &Scan<'_>,
    clause: Range<usize>,
    predicate: Option<&Predicate>,
    attribution: &Attribution,
    lexicon: &Lexicon,
) -> (Stance, &'static str) {
    let at = predicate.map_or(clause.end, |p| p.tokens.start);
    let markers: Vec<(usize, Stance)> = scan
        .hits_in(clause.clone())
        .iter()
        .filter_map(|h| if let Sense::Stance(s) = h.sense { Some((h.from, s)) } else { None })
        .collect();
    let has = |stance: Stance| markers.iter().any(|(_, s)| *s == stance);
    let form = predicate.and_then(|p| p.stance);
    if has(Stance::DeclinesToSpecify) {
        return (Stance::DeclinesToSpecify, "declines_marker");
    }
    if has(Stance::Undetermined) {
        return (Stance::Undetermined, "undetermined_marker");
    }
    if attribution.negated && attribution.cue.as_ref().is_some_and(|c| c.stance != Stance::Denies) {
        return (Stance::Undetermined, "negated_cue");
    }
    if attribution.denies {
        return (Stance::Denies, "denial_cue");
    }
    if form == Some(Stance::Denies) {
        return (Stance::Denies, "negated_stage");
    }
    if form.is_none() && predicate.is_some_and(|p| negated_phrase(scan, clause.start, p, attribution, lexicon)) {
        return (Stance::Denies, "negated_phrase");
    }
    // "The claim that shells were fired is baseless."
    let refuted = hits_denial(scan, clause.clone(), at);
    if refuted && form != Some(Stance::Denies) {
        return (Stance::Denies, "denial_marker");
    }
    if predicate.is_none() && has(Stance::Denies) {
        return (Stance::Denies, "denial_marker");
    }
    if form == Some(Stance::Suspects) {
        return (Stance::Suspects, "hearsay");
    }
    if let Some((_, marker)) = markers
        .iter()
        .rev()
        .find(|(from, s)| *from <= at + 2 && matches!(s, Stance::HasIndications | Stance::Believes | Stance::Suspects))
    {
        return (*marker, "stance_marker");
    }
    if let Some(cue @ (Stance::Believes | Stance::Suspects | Stance::HasIndications)) = attribution.stance {
        let future = form == Some(Stance::Predicts);
        return if future && cue == Stance::Believes { (Stance::Predicts, "future_under_belief") } else { (cue, "cue") };
    }
    if form == Some(Stance::Predicts) {
        return (Stance::Predicts, "future");
    }
    if let Some((_, marker)) = markers.iter().find(|(_, s)| matches!(s, Stance::Suspects)) {
        return (*marker, "stance_marker");
    }
    let completed = predicate.and_then(|p| p.group.as_ref()).is_some_and(|g| g.completed && g.mood == Mood::Finite);
    let gerund_future = predicate.is_some_and(|p| p.strength <= Strength::Infinitive || !completed);
    if has(Stance::Predicts) && gerund_future && predicate.is_some_and(|p| !completed && p.strength != Strength::Noun) {
        return (Stance::Predicts, "future_marker");
    }
    if attribution.stance == Some(Stance::Predicts) {
        return (Stance::Predicts, "cue");
    }
    (Stance::Asserts, "plain")
}

/// Whether a phrase without a verb of its own is negated: *no such ship has ever been on the way*, *n'ont pas pris la mer*.
fn negated_phrase(scan: &Scan<'_>, start: usize, predicate: &Predicate, attribution: &Attribution, lexicon: &Lexicon) -> bool {
    if predicate.rule == "stage_verb" || attribution.negated {
        return false;
    }
    // Behind the cue, which has its own negation.
    let behind = attribution.cue.as_ref().filter(|c| c.tokens.end <= predicate.tokens.start).map_or(start, |c| c.tokens.end);
    let from = behind.max(start).max(predicate.tokens.start.saturating_sub(9));
    let mut negator = lexicon.language == model::Language::En;
    let mut negated = false;
    for i in from..=predicate.tokens.end {
        if matches!(scan.word(i), "only" | "seulement" | "longer" | "que" | "qu'" | "that") || lexicon.parts(scan.word(i)) {
            (negator, negated) = (lexicon.language == model::Language::En, false);
        }
        negator |= lexicon.negator(scan.word(i));
        negated |= lexicon.negates(scan.word(i)) && !matches!(scan.word(i), "without" | "plus");
    }
    negator && negated
}

/// A marker of denial behind what is said, or in front of it as its frame: *c'est faux*, *is baseless*.
fn hits_denial(scan: &Scan<'_>, clause: Range<usize>, at: usize) -> bool {
    scan.hits_in(clause.clone()).iter().any(|h| h.sense == Sense::Stance(Stance::Denies) && h.from > at)
        && scan.hits_in(clause.start..at).iter().any(|h| matches!(h.sense, Sense::Allegation))
        || scan.hits_in(clause).iter().any(|h| h.sense == Sense::Stance(Stance::Denies) && h.to <= at && h.to + 6 > at)
}

/// How close a clause is to the words spoken.
pub(super) fn rendering(
    scan: &Scan<'_>,
    clause: Range<usize>,
    at: usize,
    headline: bool,
    stance: Stance,
    spoken: bool,
) -> Rendering {
    if headline {
        return Rendering::Headline;
    }
    if stance == Stance::DeclinesToSpecify && scan.quote_at(at).is_none() {
        return Rendering::Narrated;
    }
    let quoted: usize = scan
        .quotes_in(clause.clone())
        .map(|q| q.tokens.end.min(clause.end).saturating_sub(q.tokens.start.max(clause.start)))
        .sum();
    let words = scan.quote_at(at).map_or(0, |q| q.tokens.len());
    if scan.quote_at(at).is_some() && (words >= 8 || quoted * 2 > clause.len()) {
        Rendering::Direct
    } else if quoted > 0 {
        Rendering::Fragment
    } else if spoken {
        Rendering::Indirect
    } else {
        Rendering::Narrated
    }
}
