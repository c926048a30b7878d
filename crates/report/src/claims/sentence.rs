//! One sentence to its claims.

use std::{collections::BTreeMap, ops::Range};

use model::{Claim, Party, Precision, QuantityKind, Rendering, Scope, Span, Stage, Stance, When, Zone};

use super::{
    attribute::{self, Attribution},
    context::Context,
    item, span,
};
use crate::{
    clauses,
    cues::{self, Cue},
    dates::{self, Stated},
    groups::Mood,
    lexicon::{Form, Lexicon, Sense},
    parties,
    people::Speaker,
    predicates::{self, Predicate, Strength},
    quantities,
    scan::{Scan, Sentence},
};

/// What a clause says, before it is a claim.
struct Draft {
    clause: Range<usize>,
    at: usize,
    predicate: Option<Predicate>,
    attribution: Attribution,
    stance: Stance,
    scope: Scope,
    rule: String,
    /// It has no subject of its own.
    bound: bool,
}

/// Reads sentence `number` into the context's claims.
pub fn read(scan: &Scan<'_>, number: usize, context: &mut Context, lexicon: &Lexicon) {
    let Some(sentence) = scan.sentences.get(number) else { return };
    let range = sentence.tokens.clone();
    // A question of the interviewer claims nothing.
    if scan.mark(range.end - 1) == Some('?') && scan.quote_at(range.start).is_none() {
        return;
    }
    label(scan, sentence, context, lexicon);
    let cues = cues::find(scan, sentence, &context.people, lexicon);
    let dates =
        context.day.map(|day| dates::find(scan.text, &scan.tokens, &scan.words, range.clone(), lexicon, day)).unwrap_or_default();
    let predicates = predicates::find(scan, range.clone(), lexicon);
    let clauses = clauses::cut(scan, range.clone(), &cues, &predicates, lexicon);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut before: Option<Attribution> = None;
    for clause in clauses {
        let (draft, attribution) = draft(scan, sentence, clause, &cues, &predicates, before.as_ref(), context, lexicon);
        if attribution.speaker.is_some() {
            before = Some(attribution);
        }
        drafts.extend(draft);
    }
    // What stands beside a claim in its own sentence is no claim.
    if drafts.iter().any(|d| d.rule != ASIDE && d.rule != CITED) {
        drafts.retain(|d| d.rule != ASIDE);
    } else if drafts.iter().all(|d| d.rule == ASIDE) {
        drafts.truncate(1);
    }
    merge(&mut drafts);
    let alone = drafts.len() == 1;
    let places: Vec<usize> = drafts.iter().map(|d| d.at).collect();
    for draft in drafts {
        claim(scan, number, &draft, alone, &places, &cues, &dates, context, lexicon);
    }
    remember(scan, sentence, &cues, context, lexicon);
}

/// A transcript's label, *MR SOLLE:*, says who speaks until the next.
fn label(scan: &Scan<'_>, sentence: &Sentence, context: &mut Context, lexicon: &Lexicon) {
    let start = sentence.tokens.start;
    let Some(colon) = (start + 1..sentence.tokens.end.min(start + 6)).find(|i| scan.mark(*i) == Some(':')) else { return };
    let shouted = scan.tokens[start..colon]
        .iter()
        .all(|t| t.kind != crate::token::Kind::Word || t.text(scan.text).chars().all(|c| !c.is_lowercase()));
    if !shouted {
        return;
    }
    context.interviewee = context.people.speaker(scan, start..colon, start..colon, lexicon);
}

/// Clauses side by side that say the same stage in the same way are one claim.
fn merge(drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        let stage = draft.predicate.as_ref().map(|p| p.stage);
        if let Some(last) = kept.last_mut()
            && stage.is_some()
            && last.predicate.as_ref().map(|p| p.stage) == stage
            && last.stance == draft.stance
            && draft.stance != Stance::Denies
            && last.attribution.speaker == draft.attribution.speaker
            && draft.bound
        {
            last.clause.end = draft.clause.end;
            continue;
        }
        kept.push(draft);
    }
    *drafts = kept;
}

/// Keeps who spoke, for pronouns and quotations that go on.
fn remember(scan: &Scan<'_>, sentence: &Sentence, cues: &[Cue], context: &mut Context, _lexicon: &Lexicon) {
    let quoted = scan.quotes.iter().any(|q| q.tokens.start < sentence.tokens.end && q.tokens.end > sentence.tokens.start);
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

fn draft(
    scan: &Scan<'_>,
    sentence: &Sentence,
    clause: Range<usize>,
    cues: &[Cue],
    predicates: &[Predicate],
    before: Option<&Attribution>,
    context: &Context,
    lexicon: &Lexicon,
) -> (Option<Draft>, Attribution) {
    let hits = scan.hits_in(clause.clone());
    let marker = |stance: Stance| hits.iter().find(|h| h.sense == Sense::Stance(stance));
    let declines = marker(Stance::DeclinesToSpecify);
    let mut inside: Vec<&Predicate> = predicates.iter().filter(|p| clause.contains(&p.tokens.start)).collect();
    if cited(scan.word(clause.start)) && clause.start == sentence.tokens.start && clause.end < sentence.tokens.end {
        let speaker = cues.iter().find_map(|c| c.speaker.clone());
        let attribution = Attribution { speaker, ..Attribution::default() };
        let draft = Draft {
            at: clause.start,
            predicate: None,
            attribution: attribution.clone(),
            stance: Stance::Asserts,
            scope: Scope::Whole,
            rule: CITED.to_owned(),
            bound: false,
            clause,
        };
        let named = hits.iter().any(|h| matches!(h.sense, Sense::Place(..) | Sense::Item(_)));
        return ((named || !inside.is_empty()).then_some(draft), Attribution::default());
    }
    // What stands before a cue that governs more is its frame: "the disclosure comes after X said that ...".
    if let Some(cue) = cues.iter().find(|c| !c.trailing && clause.contains(&c.tokens.start))
        && cue.speaker.is_some()
    {
        inside.retain(|p| p.tokens.start >= cue.tokens.start);
    }
    let armed = predicates::arms(scan, sentence.tokens.clone(), lexicon);
    let goods = predicates::goods(scan, sentence.tokens.clone()).next().is_some();
    let anaphor = hits.iter().any(|h| matches!(h.sense, Sense::Anaphor));
    // A title that names arms begins the matter.
    let thread = !context.claims.is_empty() || context.topical;
    let near = thread && sentence_distance(scan, sentence, context) <= 3;
    // What a weak word needs beside it.
    let spoken = cues.iter().any(|c| clause.contains(&c.tokens.start) || c.scope.contains(&clause.start))
        || scan.quote_at(clause.start + 1).is_some()
        || context.interviewee.is_some();
    let voiced = cues.iter().any(|c| c.speaker.is_some())
        || before.is_some()
        || scan.quotes.iter().any(|q| q.tokens.start < clause.end && q.tokens.end > clause.start)
        || context.interviewee.is_some();
    let beside = predicates::arms(scan, clause.clone(), lexicon) || anaphor;
    let relevant = |p: &Predicate| {
        let strong = !p.weak && p.strength > Strength::Noun;
        if p.stage == Stage::Sought && p.weak {
            return beside || near && voiced && pronoun_beside(scan, clause.clone(), lexicon);
        }
        if voiced {
            armed || near && p.strength > Strength::Noun || strong && (thread || goods)
        } else {
            let placed = scan.hits_in(sentence.tokens.clone()).iter().any(|h| matches!(h.sense, Sense::Place(..)));
            beside && (placed || near) && p.strength > Strength::Participle
                || armed && near && (strong || p.strength == Strength::Finite)
        }
    };
    let best = inside
        .iter()
        .copied()
        .filter(|p| relevant(p))
        .filter(|p| p.strength > Strength::Noun || service(p, scan, clause.clone(), cues, lexicon))
        .max_by(|a, b| rank(a).cmp(&rank(b)).then(b.tokens.start.cmp(&a.tokens.start)));
    let at = best.map_or_else(|| declines.map_or(clause.start, |h| h.from), |p| p.tokens.start);
    let mut attribution = attribute::attribute(scan, sentence, clause.clone(), at, cues, before, context, lexicon);
    let make =
        |predicate: Option<Predicate>, at: usize, attribution: Attribution, stance: Stance, scope: Scope, rule: &str| Draft {
            clause: clause.clone(),
            at,
            predicate,
            attribution,
            stance,
            scope,
            rule: rule.to_owned(),
            bound: !clauses::own_subject(scan, clause.start, (clause.start + 5).min(clause.end).max(clause.start + 1), lexicon),
        };
    // A refusal to say.
    if let Some(hit) = declines {
        if !thread && !armed {
            return (None, attribution);
        }
        if attribution.speaker.is_none() || attribution.cue.as_ref().is_some_and(|c| !c.trailing && c.tokens.start > hit.from) {
            attribution.speaker = attribute::subject_of(scan, hit.from, sentence, context, lexicon)
                .or_else(|| before.and_then(|b| b.speaker.clone()))
                .or(attribution.speaker);
        }
        let scope = if hits
            .iter()
            .any(|h| matches!(scan.word(h.from), "quantité" | "nombre" | "quantity" | "number" | "amount" | "chiffre"))
            || (clause.clone()).any(|i| {
                matches!(
                    scan.word(i),
                    "combien"
                        | "quantité"
                        | "nombre"
                        | "chiffre"
                        | "chiffres"
                        | "tonnage"
                        | "volume"
                        | "quantity"
                        | "number"
                        | "amount"
                        | "figure"
                        | "figures"
                        | "size"
                        | "many"
                        | "much"
                )
            }) {
            Scope::Quantity
        } else if clause.clone().any(|i| matches!(scan.word(i), "itinéraire" | "moyen" | "mode" | "route" | "means")) {
            Scope::Mode
        } else {
            Scope::Comment
        };
        return (Some(make(None, hit.from, attribution.clone(), Stance::DeclinesToSpecify, scope, "declines")), attribution);
    }
    if let Some(predicate) = best {
        let mut predicate = predicate.clone();
        // Technicians that are sent, arrive or are received are a service, not goods.
        if matches!(predicate.stage, Stage::InTransit | Stage::Arrived | Stage::Received)
            && inside.iter().any(|p| p.stage == Stage::SupportService)
            && !predicates::arms(scan, clause.clone(), lexicon)
            || predicate.stage == Stage::InTransit && service_goods(scan, clause.clone(), lexicon)
        {
            predicate.stage = Stage::SupportService;
            predicate.frame = crate::lexicon::Frame::Serve;
        }
        let predicate = &predicate;
        let (mut stance, rule) = attribute::stance(scan, clause.clone(), Some(predicate), &attribution, lexicon);
        // "indications that they bought them and that they are on the move": the frame holds for both.
        if stance == Stance::Asserts && lexicon.that(scan.word(clause.start)) {
            let from = scan.quote_at(at).map_or(sentence.tokens.start, |q| q.tokens.start);
            let frame = scan.hits_in(from..clause.start).iter().find_map(|h| match h.sense {
                Sense::Stance(s @ (Stance::HasIndications | Stance::Believes | Stance::Suspects)) => Some(s),
                _ => None,
            });
            stance = frame.unwrap_or(stance);
        }
        if attribution.speaker.is_none()
            && matches!(stance, Stance::Denies | Stance::Undetermined | Stance::Believes | Stance::HasIndications)
        {
            attribution.speaker = attribute::subject_of(scan, predicate.tokens.start, sentence, context, lexicon)
                .filter(|_| stance == Stance::Denies && subject_speaks(scan, sentence, predicate, lexicon));
        }
        let rule = format!("{} {} {rule}", attribution.rule, predicate.rule);
        return (
            Some(make(Some(predicate.clone()), predicate.tokens.start, attribution.clone(), stance, Scope::Whole, rule.trim())),
            attribution,
        );
    }
    // A denial of a noun, of allegations, or by itself.
    let denial_cue = cues.iter().find(|c| c.stance == Stance::Denies && clause.contains(&c.tokens.start));
    let denial = denial_cue.map(|c| c.tokens.end - 1).or_else(|| marker(Stance::Denies).map(|h| h.from));
    let noun = inside.iter().copied().find(|p| p.strength == Strength::Noun && (armed || thread));
    if let Some(at) = denial {
        if !(armed || thread) {
            return (None, attribution);
        }
        let mut attribution = attribute::attribute(scan, sentence, clause.clone(), at + 1, cues, before, context, lexicon);
        if let Some(cue) = denial_cue {
            if attribution.cue.as_ref().is_none_or(|c| !c.trailing) {
                attribution.speaker = cue.speaker.clone().or(attribution.speaker);
            }
        } else if attribution.speaker.is_none() {
            attribution.speaker = attribute::subject_of(scan, at, sentence, context, lexicon);
        }
        if attribution.speaker.is_none() {
            return (None, attribution);
        }
        let noun = noun.filter(|n| n.tokens.start > at.saturating_sub(6));
        // What is denied must be there: a claim right before, allegations, goods, or a deed.
        let allegation = hits.iter().any(|h| matches!(h.sense, Sense::Allegation | Sense::Item(_)));
        if !(allegation
            || noun.is_some()
            || anaphor
            || thread && sentence_distance(scan, sentence, context) <= 2 && clause.len() < 24)
        {
            return (None, attribution);
        }
        let negated = denial_cue.is_some_and(|c| c.negated);
        if negated {
            return (None, attribution);
        }
        let draft = make(noun.cloned(), at, attribution.clone(), Stance::Denies, Scope::Whole, "denial");
        return (Some(draft), attribution);
    }
    // Another's claim shared.
    if let Some(hit) = hits.iter().find(|h| h.sense == Sense::Endorses)
        && thread
    {
        let speaker = attribution.speaker.clone().or_else(|| attribute::subject_of(scan, hit.from, sentence, context, lexicon));
        if speaker.is_some() {
            attribution.speaker = speaker;
            return (Some(make(None, hit.from, attribution.clone(), Stance::Believes, Scope::Whole, "endorses")), attribution);
        }
    }
    // Not known.
    if let Some(hit) = marker(Stance::Undetermined)
        && (noun.is_some() || anaphor || armed && thread || near && voiced)
    {
        if attribution.speaker.is_none() {
            attribution.speaker = attribute::subject_of(scan, hit.from, sentence, context, lexicon);
        }
        return (
            Some(make(noun.cloned(), hit.from, attribution.clone(), Stance::Undetermined, Scope::Whole, "undetermined")),
            attribution,
        );
    }
    // "Artillery shells, not missiles"; "it contained no munitions".
    let (items, excluded) = item::read(scan, clause.clone(), &[], lexicon);
    if !excluded.is_empty() && (attribution.speaker.is_some() || near && voiced) && (!items.is_empty() || thread) {
        let at = hits.iter().find(|h| matches!(h.sense, Sense::Item(_))).map_or(clause.start, |h| h.from);
        let attribution = attribute::attribute(scan, sentence, clause.clone(), at, cues, before, context, lexicon);
        return (Some(make(None, at, attribution.clone(), Stance::Asserts, Scope::Item, "item_not_other")), attribution);
    }
    // A noun confirmed, announced, spoken of as a fact: "has confirmed the sale".
    if let Some(noun) = noun
        && (armed || anaphor)
    {
        let cue = cues.iter().find(|c| {
            clause.contains(&c.tokens.start)
                && !c.trailing
                && c.tokens.end <= noun.tokens.start
                && !(c.tokens.end..noun.tokens.start).any(|i| lexicon.that(scan.word(i)))
                && noun.tokens.start - c.tokens.end <= 5
        });
        if let Some(cue) = cue {
            let mut attribution =
                attribute::attribute(scan, sentence, clause.clone(), noun.tokens.start, cues, before, context, lexicon);
            attribution.speaker = attribution.speaker.or_else(|| cue.speaker.clone());
            let stance = if cue.negated {
                Stance::Undetermined
            } else {
                attribute::stance(scan, clause.clone(), Some(noun), &attribution, lexicon).0
            };
            return (
                Some(make(Some(noun.clone()), noun.tokens.start, attribution.clone(), stance, Scope::Whole, "noun_of_cue")),
                attribution,
            );
        }
        if sentence.zone == Zone::Headline {
            return (
                Some(make(
                    Some(noun.clone()),
                    noun.tokens.start,
                    attribution.clone(),
                    Stance::Asserts,
                    Scope::Whole,
                    "headline_noun",
                )),
                attribution,
            );
        }
    }
    // Whatever a speaker says right behind a claim is taken to be about the same transfer; it speaks of no stage.
    let matter = predicates::goods(scan, clause.clone()).next().is_some() || anaphor;
    if thread && voiced && sentence.zone != Zone::Headline && (near || matter) && spoken {
        let at = clause.start.max(
            cues.iter()
                .find(|c| c.scope.contains(&clause.start) || clause.contains(&c.tokens.start))
                .map_or(clause.start, |c| c.scope.start.min(clause.end - 1)),
        );
        let attribution = attribute::attribute(scan, sentence, clause.clone(), at, cues, before, context, lexicon);
        let tied = clause
            .clone()
            .any(|i| scan.tokens[i].kind == crate::token::Kind::Number || lexicon.numbers.contains_key(scan.word(i)))
            || predicates::goods(scan, clause.clone()).next().is_some()
            || pronoun_beside(scan, clause.clone(), lexicon)
            || hits.iter().any(|h| matches!(h.sense, Sense::Stance(_) | Sense::Mode(_) | Sense::Place(..)));
        if attribution.speaker.is_some() && tied {
            let (mut stance, _) = attribute::stance(scan, clause.clone(), None, &attribution, lexicon);
            // Who denied before goes on denying: "Not by sea, not by rail."
            let speaker = attribution.speaker.as_ref().map_or("", |s| s.name.as_str());
            let future = |i: usize| {
                scan.word(i) == "will"
                    || lexicon.language == model::Language::Fr && scan.word(i).len() > 5 && scan.word(i).ends_with("ront")
            };
            if stance == Stance::Asserts && clause.clone().any(future) {
                stance = Stance::Predicts;
            }
            let denied = context.claims.iter().any(|c| c.stance == Stance::Denies && c.speaker == speaker);
            if denied
                && stance == Stance::Asserts
                && clause.clone().any(|i| lexicon.negates(scan.word(i)) || scan.word(i) == "non")
            {
                stance = Stance::Denies;
            }
            return (Some(make(None, at, attribution.clone(), stance, Scope::Whole, ASIDE)), attribution);
        }
    }
    (None, attribution)
}

/// The rule of what a speaker cites beside the claim: *citing Western efforts to ...*
const CITED: &str = "cited";

/// The rule of what is said beside a claim.
const ASIDE: &str = "said_beside_claim";

/// A verb of the speaker's own: *Kestria has never delivered*, said by nobody else.
fn subject_speaks(_scan: &Scan<'_>, _sentence: &Sentence, _predicate: &Predicate, _lexicon: &Lexicon) -> bool {
    false
}

/// Nothing but people or services is sent.
fn service_goods(scan: &Scan<'_>, clause: Range<usize>, lexicon: &Lexicon) -> bool {
    let before_purpose = scan.hits_in(clause.clone()).iter().find(|h| h.sense == Sense::Purpose).map_or(clause.end, |h| h.from);
    let mut classes = predicates::goods(scan, clause.start..before_purpose).filter_map(|(_, n)| lexicon.items.get(n)).peekable();
    classes.peek().is_some() && classes.all(|c| matches!(c.class.as_str(), "personnel" | "support"))
}

/// *Citing*, *citant* at the head of a sentence.
pub fn cited(word: &str) -> bool {
    matches!(word, "citant" | "évoquant" | "invoquant" | "rappelant" | "citing" | "invoking" | "recalling")
}

/// Technicians, trainers: their presence is the claim, whatever the verb, unless they are who speaks.
fn service(p: &Predicate, scan: &Scan<'_>, clause: Range<usize>, cues: &[Cue], lexicon: &Lexicon) -> bool {
    p.stage == Stage::SupportService
        && p.strength == Strength::Noun
        && !cues.iter().any(|c| {
            c.speaker
                .as_ref()
                .is_some_and(|s| s.office.is_none() && c.tokens.start < p.tokens.end + 4 && c.tokens.start > p.tokens.start)
        })
        && !scan
            .hits_in(clause)
            .iter()
            .any(|h| h.sense == Sense::Purpose && h.to >= p.tokens.start.saturating_sub(1) && h.from < p.tokens.start)
}

fn rank(p: &Predicate) -> (Strength, bool, bool) {
    (p.strength, p.stance == Some(Stance::Denies), !p.weak)
}

fn sentence_distance(scan: &Scan<'_>, sentence: &Sentence, context: &Context) -> usize {
    let number = scan.sentences.partition_point(|s| s.tokens.start < sentence.tokens.start);
    number.saturating_sub(context.last_sentence)
}

/// Whether a pronoun of the third person stands in a clause: the goods of the thread may be meant.
fn pronoun_beside(scan: &Scan<'_>, clause: Range<usize>, lexicon: &Lexicon) -> bool {
    let _ = lexicon;
    clause.clone().any(|i| {
        matches!(
            scan.word(i),
            "ils"
                | "elles"
                | "them"
                | "they"
                | "it"
                | "les"
                | "en"
                | "l'"
                | "le"
                | "y"
                | "celles-ci"
                | "premiers"
                | "premières"
                | "autres"
                | "l'un"
                | "any"
                | "none"
                | "some"
                | "these"
                | "those"
                | "this"
                | "that"
                | "celui-ci"
                | "ceux-ci"
        )
    })
}

#[allow(clippy::too_many_arguments)]
fn claim(
    scan: &Scan<'_>,
    number: usize,
    draft: &Draft,
    alone: bool,
    places: &[usize],
    cues: &[Cue],
    dates: &[Stated],
    context: &mut Context,
    lexicon: &Lexicon,
) {
    let sentence = &scan.sentences[number];
    let bytes = if alone {
        span::whole(scan, sentence.tokens.clone())
    } else {
        span::clause(scan, draft.clause.clone(), draft.clause.start == sentence.tokens.start, draft.at, places, cues)
    };
    if bytes.is_empty() {
        return;
    }
    let narrator = draft.attribution.speaker.is_none();
    let speaker =
        draft.attribution.speaker.clone().unwrap_or_else(|| Speaker { name: "narrator".to_owned(), ..Speaker::default() });
    let zones = zones(scan, sentence, cues);
    let subject = own_deed(scan, draft, lexicon)
        .then(|| Party { code: speaker.origin.clone(), text: speaker.name.clone() })
        .filter(|p| !p.code.is_empty());
    let read = parties::read(scan, draft.clause.clone(), draft.predicate.as_ref(), &zones, subject.as_ref(), lexicon);
    let (items, excluded) = item::read(scan, draft.clause.clone(), &zones, lexicon);
    let taken: Vec<Range<usize>> = dates.iter().map(|d| d.from..d.to).collect();
    let mut quantity = quantities::find(scan, draft.clause.clone(), &taken, lexicon);
    if draft.stance == Stance::DeclinesToSpecify {
        quantity = (draft.scope == Scope::Quantity).then(|| model::Quantity {
            kind: QuantityKind::Declined,
            min: None,
            max: None,
            unit: String::new(),
            raw: String::new(),
        });
    }
    let said = said(sentence, draft, &zones, dates, context);
    let about = about(draft, &zones, dates, said.as_ref());
    let hits = scan.hits_in(draft.clause.clone());
    let spoken = !narrator;
    let stage = draft.predicate.as_ref().map(|p| p.stage);
    let mut carried = BTreeMap::new();
    let mut carry = |own: Option<Party>, other: &Option<Party>, last: &Option<Party>, field: &str| {
        own.or_else(|| {
            let taken = last.clone().filter(|l| other.as_ref().is_none_or(|o| o.code != l.code));
            if taken.is_some() {
                carried.insert(field.to_owned(), "the transfer spoken of".to_owned());
            }
            taken
        })
    };
    // Another thread: new parties that share none with the last.
    let service = stage == Some(Stage::SupportService);
    let supplier = carry(
        read.supplier.clone().or_else(|| read.maker.clone().filter(|_| false)),
        &read.recipient,
        if read.maker.is_some() { &None } else { &context.supplier },
        "supplier",
    );
    let recipient = carry(read.recipient.clone(), &supplier, &context.recipient, "recipient");
    let items_carried = items.is_empty() && !service;
    let claim_items = if items_carried { context.items.clone() } else { items.clone() };
    if items_carried && !claim_items.is_empty() {
        carried.insert("items".to_owned(), "the transfer spoken of".to_owned());
    }
    let vessels = vessels(scan, draft.clause.clone(), context);
    let to_chars = |byte: usize| scan.text.get(..byte).map_or(0, |t| t.chars().count()) as u32;
    let claim = Claim {
        id: format!("{}.{}", context.document, context.claims.len() + 1),
        document: context.document.clone(),
        utterance: String::new(),
        span: Span::new(to_chars(bytes.start), to_chars(bytes.end)),
        exact: scan.text.get(bytes.clone()).unwrap_or_default().to_owned(),
        zone: sentence.zone,
        rendering: attribute::rendering(
            scan,
            draft.clause.clone(),
            draft.at,
            sentence.zone == Zone::Headline,
            draft.stance,
            spoken,
        ),
        speaker: speaker.name.clone(),
        chain: draft.attribution.inner.clone(),
        origin: speaker.origin.clone(),
        stance: draft.stance,
        stage,
        attempted: draft.predicate.as_ref().is_some_and(|p| p.attempted),
        scope: draft.scope,
        supplier: supplier.clone(),
        recipient: recipient.clone(),
        maker: read.maker.clone(),
        items: claim_items,
        excluded,
        quantity,
        from: read.from,
        to: read.to,
        pretended: read.pretended,
        transit: read.transit,
        mode: hits.iter().find_map(|h| if let Sense::Mode(m) = h.sense { Some(m) } else { None }),
        vessels,
        intended_use: read.intended_use,
        covert: hits.iter().any(|h| h.sense == Sense::Covert),
        said,
        about,
        denies: Vec::new(),
        ambiguous: false,
        // A prediction that names no stage, and what a speaker only cites, are background.
        evidential: sentence.zone != Zone::Headline
            && draft.rule != CITED
            && !(draft.stance == Stance::Predicts && stage.is_none()),
        carried,
        rule: draft.rule.clone(),
    };
    if draft.stance != Stance::DeclinesToSpecify || context.supplier.is_none() {
        if supplier.is_some() {
            context.supplier = supplier;
        }
        if recipient.is_some() {
            context.recipient = recipient;
        }
    }
    let matter = !items.is_empty();
    if !items.is_empty() && !service {
        context.items = items;
    }
    if draft.rule != ASIDE || matter {
        context.last_sentence = number;
    }
    if narrator && sentence.zone != Zone::Headline {
        // The narrator's own words follow.
    } else if let Some(speaker) = &draft.attribution.speaker {
        context.people.spoke.push(Speaker { pronoun: false, ..speaker.clone() });
    }
    context.claims.push(claim);
}

/// Whether the speaker is the one who does or denies it: *denies having shipped*.
fn own_deed(scan: &Scan<'_>, draft: &Draft, lexicon: &Lexicon) -> bool {
    let Some(group) = draft.predicate.as_ref().and_then(|p| p.group.as_ref()) else {
        return draft.stance == Stance::Denies && draft.predicate.is_some();
    };
    let first = (group.from..=group.at).chain(group.from.saturating_sub(2)..group.from).any(|i| {
        scan.hits_in(i..i + 1).iter().any(|h| h.sense == Sense::Pronoun(crate::lexicon::Person::First)) && scan.word(i) != "on"
    });
    let _ = lexicon;
    // Nothing stands between the cue and its infinitive: *denies having shipped*, *dit avoir livré*.
    let governed = |c: &Cue| {
        !c.trailing
            && c.tokens.end <= group.from
            && group.from - c.tokens.end <= 8
            && !(c.tokens.end..group.from).any(|i| lexicon.that(scan.word(i)) || scan.mark(i) == Some(','))
            && !attribute::own_subject(scan, c.tokens.end..group.from, group.from, lexicon)
    };
    first || matches!(group.mood, Mood::Infinitive | Mood::Gerund) && draft.attribution.cue.as_ref().is_some_and(governed)
}

/// The tokens of cues with their speakers: what stands there is no party and no date of the event.
fn zones(scan: &Scan<'_>, sentence: &Sentence, cues: &[Cue]) -> Vec<Range<usize>> {
    cues.iter()
        .map(|c| {
            if c.trailing {
                let mut end = c.tokens.end;
                while end < sentence.tokens.end && !matches!(scan.mark(end), Some('.' | '«' | '“' | '"' | ';' | ':')) {
                    end += 1;
                }
                let mut start = c.tokens.start;
                while start > sentence.tokens.start
                    && !matches!(scan.mark(start - 1), Some(',' | '»' | '”' | '"'))
                    && c.rule == "trailing"
                {
                    start -= 1;
                }
                start..end
            } else {
                let mut start = c.tokens.start;
                while start > sentence.tokens.start && !matches!(scan.mark(start - 1), Some('»' | '”' | ';')) {
                    start -= 1;
                }
                // Up to the content: a date and a listener right behind the verb.
                let mut end = c.tokens.end;
                while end < sentence.tokens.end
                    && end < c.tokens.end + 10
                    && !matches!(scan.word(end), "que" | "qu'" | "that" | ":" | "«" | "“" | ",")
                    && !scan
                        .hits_in(end..end + 1)
                        .iter()
                        .any(|h| matches!(h.sense, Sense::Item(_) | Sense::Noun(..) | Sense::Stage(..)))
                {
                    end += 1;
                }
                let that = matches!(scan.word(end), "que" | "qu'" | "that" | ":" | "«" | "“" | ",");
                let has_date_only = end > c.tokens.end;
                start..if that && has_date_only { end } else { c.tokens.end }
            }
        })
        .collect()
}

fn said(sentence: &Sentence, draft: &Draft, zones: &[Range<usize>], dates: &[Stated], context: &Context) -> Option<When> {
    if sentence.zone == Zone::Headline {
        return context.published.clone();
    }
    let cue = draft.attribution.cue.as_ref();
    let zone = zones.iter().find(|z| cue.is_some_and(|c| z.contains(&c.tokens.start)));
    let stated = zone.and_then(|z| dates.iter().find(|d| z.contains(&d.from)));
    if let Some(stated) = stated {
        return Some(stated.when.clone());
    }
    context.published.clone()
}

fn about(draft: &Draft, zones: &[Range<usize>], dates: &[Stated], said: Option<&When>) -> Option<When> {
    if draft.stance == Stance::DeclinesToSpecify {
        return None;
    }
    let own = dates.iter().filter(|d| draft.clause.contains(&d.from) && !zones.iter().any(|z| z.contains(&d.from)));
    let nearest = own.min_by_key(|d| d.from.abs_diff(draft.at));
    if let Some(stated) = nearest {
        return Some(stated.when.clone());
    }
    let group = draft.predicate.as_ref().and_then(|p| p.group.as_ref());
    if group.is_some_and(|g| g.completed && !g.future)
        && let Some(day) = said.and_then(|w| w.to)
    {
        return Some(When { from: None, to: Some(day), precision: Precision::Until, expression: String::new() });
    }
    let precision = match group {
        Some(g) if g.future => Precision::Future,
        Some(g) if g.completed => Precision::Past,
        _ if draft.stance == Stance::Predicts => Precision::Future,
        _ => Precision::Present,
    };
    Some(When::loose(precision, ""))
}

/// Ships named: capitalised words behind *cargo*, *freighter* and the like.
fn vessels(scan: &Scan<'_>, clause: Range<usize>, context: &Context) -> Vec<String> {
    let mut found = Vec::new();
    let kinds = |w: &str| {
        matches!(
            w,
            "cargo"
                | "navire"
                | "vraquier"
                | "porte-conteneurs"
                | "roulier"
                | "pétrolier"
                | "caboteur"
                | "freighter"
                | "vessel"
                | "ship"
                | "tanker"
                | "coaster"
                | "bulker"
                | "mv"
                | "m/v"
                | "ferry"
                | "conteneurs"
        )
    };
    let mut at = clause.start;
    while at < clause.end {
        if kinds(scan.word(at)) {
            let mut from = at + 1;
            while from < clause.end
                && (matches!(scan.mark(from), Some('«' | '“' | '"'))
                    || scan.hits_in(from..from + 1).iter().any(|h| matches!(h.sense, Sense::Place(_, Form::Demonym))))
            {
                from += 1;
            }
            let mut to = from;
            while to < clause.end && scan.tokens[to].capital {
                to += 1;
            }
            if to > from {
                let name = scan.slice(from, to).to_owned();
                if !context.people.named.iter().any(|n| n.name == name && n.office.is_some()) && !found.contains(&name) {
                    found.push(name);
                }
                at = to;
                continue;
            }
        }
        at += 1;
    }
    found
}

/// Whether a claim could be background of another matter: no goods and no stage.
pub fn bare(claim: &Claim) -> bool {
    claim.stage.is_none() && claim.items.is_empty() && claim.rendering == Rendering::Narrated
}
