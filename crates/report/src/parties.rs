//! Who sends and who gets, from where to where: read from the places of a clause and the words before them.

use std::ops::Range;

use model::{Party, Stage};

use crate::{
    lexicon::{Form, Frame, Lexicon, Place, PlaceKind, Sense},
    predicates::{Predicate, Strength},
    scan::{Hit, Scan},
    token::Kind,
};

/// What a clause says of parties and places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parties {
    /// Who sends.
    pub supplier: Option<Party>,
    /// Who gets.
    pub recipient: Option<Party>,
    /// Who made it.
    pub maker: Option<Party>,
    /// Where it leaves.
    pub from: Vec<String>,
    /// Where it goes.
    pub to: Vec<String>,
    /// Where it pretends to go.
    pub pretended: Vec<String>,
    /// Through where.
    pub transit: Vec<String>,
    /// What it is meant for.
    pub intended_use: Option<String>,
}

/// Reads the parties of a clause; `skip` are the tokens of cues and speakers; `subject` is the speaker's origin where the speaker is the
/// subject, as in *denies having shipped*.
pub(crate) fn read(
    scan: &Scan<'_>,
    clause: Range<usize>,
    predicate: Option<&Predicate>,
    skip: &[Range<usize>],
    subject: Option<&Party>,
    lexicon: &Lexicon,
) -> Parties {
    let mut parties = Parties::default();
    let frame = predicate.map_or(Frame::Give, |p| p.frame);
    let verb_at = predicate.map_or(clause.start, |p| p.tokens.start);
    let passive = predicate.and_then(|p| p.group.as_ref()).is_some_and(|g| g.passive);
    let mut subject_seen = false;
    let mut zone = Zone::Plain;
    let hits: Vec<&Hit> = scan.hits_in(clause.clone()).iter().collect();
    for hit in hits {
        match &hit.sense {
            Sense::Pretended => zone = Zone::Pretended,
            Sense::Transit => zone = Zone::Transit,
            Sense::Purpose => {
                zone = Zone::Purpose(hit.from);
            }
            Sense::Place(number, form) => {
                let Some(place) = lexicon.places.get(usize::from(*number)) else { continue };
                if skip.iter().any(|s| s.contains(&hit.from)) {
                    continue;
                }
                let preposition = preposition(scan, hit.from, clause.start);
                let text = named(scan, hit, *form, place, lexicon);
                // A comma ends what a mark of transit or purpose governs.
                match zone {
                    Zone::Pretended if *form != Form::Demonym => {
                        parties.pretended.push(text);
                        continue;
                    }
                    Zone::Transit if *form != Form::Demonym && !is_to(preposition) => {
                        parties.transit.push(text);
                        continue;
                    }
                    Zone::Purpose(from) if matches!(place.kind, PlaceKind::State) && hit.from - from <= PURPOSE_REACH => {
                        if parties.intended_use.is_none() {
                            parties.intended_use = Some(scan.slice(from, hit.to).to_owned());
                        }
                        continue;
                    }
                    _ => {}
                }
                let party = Party { code: place.code.clone(), text };
                if matches!(preposition, "contre" | "against") {
                    continue;
                }
                if *form == Form::Demonym && made(scan, hit, clause.clone()) {
                    parties.maker = Some(party);
                    continue;
                }
                let state = matches!(place.kind, PlaceKind::State | PlaceKind::Bloc);
                if !state {
                    let list = if is_to(preposition) || predicate.is_some_and(|p| p.stage == Stage::Arrived) {
                        &mut parties.to
                    } else {
                        &mut parties.from
                    };
                    list.push(party.text);
                    continue;
                }
                place_state(
                    &mut parties,
                    party,
                    *form,
                    hit,
                    scan,
                    verb_at,
                    frame,
                    passive,
                    preposition,
                    &mut subject_seen,
                    predicate,
                    lexicon,
                );
            }
            _ => {}
        }
        if let Some(mark) = scan.mark(hit.to)
            && matches!(mark, ',' | ';')
            && !matches!(zone, Zone::Pretended)
        {
            zone = Zone::Plain;
        }
    }
    if let Some(subject) = subject {
        match frame {
            Frame::Give | Frame::Serve if parties.supplier.is_none() && parties.recipient.as_ref() != Some(subject) => {
                parties.supplier = Some(subject.clone());
            }
            Frame::Take | Frame::Use if parties.recipient.is_none() && parties.supplier.as_ref() != Some(subject) => {
                parties.recipient = Some(subject.clone());
            }
            _ => {}
        }
    }
    if parties.supplier == parties.recipient {
        parties.recipient = None;
    }
    parties
}

/// How far behind its mark a purpose may name a state, tokens.
const PURPOSE_REACH: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    Plain,
    Pretended,
    Transit,
    Purpose(usize),
}

#[allow(clippy::too_many_arguments)]
fn place_state(
    parties: &mut Parties,
    party: Party,
    form: Form,
    hit: &Hit,
    scan: &Scan<'_>,
    verb_at: usize,
    frame: Frame,
    passive: bool,
    preposition: &str,
    subject_seen: &mut bool,
    predicate: Option<&Predicate>,
    lexicon: &Lexicon,
) {
    let before = hit.from < verb_at;
    let beside_item = form == Form::Demonym && beside_goods(scan, hit);
    let take = matches!(frame, Frame::Take);
    let slot = if beside_item {
        Slot::Supplier
    } else if matches!(preposition, "par" | "by") {
        if take || frame == Frame::Use { Slot::Recipient } else { Slot::Supplier }
    } else if before
        && !*subject_seen
        && !passive
        && !real_preposition(preposition)
        && predicate.is_some_and(|p| p.strength > Strength::Participle)
    {
        *subject_seen = true;
        match frame {
            Frame::Give | Frame::Serve | Frame::Move => Slot::Supplier,
            Frame::Take | Frame::Use => Slot::Recipient,
        }
    } else if is_to(preposition) {
        // "acheter à la Corée du Nord": the seller.
        if take && lexicon.language == model::Language::Fr && matches!(preposition, "à" | "au" | "aux") {
            Slot::Supplier
        } else {
            Slot::Recipient
        }
    } else if matches!(preposition, "de" | "du" | "des" | "d'" | "from" | "auprès" | "of") {
        Slot::Supplier
    } else if matches!(preposition, "en" | "in" | "into" | "inside") {
        if take { Slot::Supplier } else { Slot::Recipient }
    } else if form == Form::Demonym {
        // "l'armée russe" behind a verb of giving.
        if before { Slot::Supplier } else { Slot::Recipient }
    } else if !before && frame == Frame::Give && lexicon.language == model::Language::En {
        // "sold Surabia sixty vehicles".
        Slot::Recipient
    } else {
        Slot::None
    };
    match slot {
        Slot::Supplier if parties.supplier.is_none() => parties.supplier = Some(party),
        Slot::Recipient if parties.recipient.is_none() => parties.recipient = Some(party),
        _ => {}
    }
}

#[derive(PartialEq, Eq)]
enum Slot {
    Supplier,
    Recipient,
    None,
}

fn is_to(preposition: &str) -> bool {
    matches!(preposition, "à" | "au" | "aux" | "vers" | "pour" | "to" | "towards" | "toward" | "for" | "dans")
}

fn real_preposition(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "à", "au", "aux", "vers", "pour", "to", "towards", "for", "dans", "de", "du", "des", "d'", "from", "auprès", "of", "en",
        "in", "into", "par", "by", "contre", "against", "avec",
    ];
    WORDS.contains(&word)
}

/// The word before a place, articles and bodies (*l'armée*) left out.
fn preposition<'s>(scan: &'s Scan<'_>, at: usize, lowest: usize) -> &'s str {
    let mut i = at;
    while i > lowest {
        i -= 1;
        let word = scan.word(i);
        if matches!(
            word,
            "la" | "le"
                | "les"
                | "l'"
                | "the"
                | "armée"
                | "forces"
                | "armées"
                | "army"
                | "gouvernement"
                | "marine"
                | "port"
                | "ministère"
                | "government"
                | "its"
                | "son"
                | "sa"
                | "d'état"
        ) {
            continue;
        }
        if scan.tokens[i].kind != Kind::Word {
            return "";
        }
        return word;
    }
    ""
}

/// How a text names a place: a demonym with its body, else the name.
fn named(scan: &Scan<'_>, hit: &Hit, form: Form, place: &Place, lexicon: &Lexicon) -> String {
    if form == Form::Demonym {
        let bodies = |i: usize| scan.hits_in(i..i + 1).iter().any(|h| h.sense == Sense::Body);
        return match lexicon.language {
            model::Language::Fr if hit.from > 0 && bodies(hit.from - 1) => scan.slice(hit.from - 1, hit.to).to_owned(),
            model::Language::En if bodies(hit.to) => scan.slice(hit.from, hit.to + 1).to_owned(),
            _ => place.name(lexicon.language).to_owned(),
        };
    }
    place.name(lexicon.language).to_owned()
}

/// Whether goods stand right beside a demonym.
fn beside_goods(scan: &Scan<'_>, hit: &Hit) -> bool {
    scan.hits_in(hit.from.saturating_sub(4)..hit.to + 4).iter().any(|h| {
        matches!(h.sense, Sense::Item(_) | Sense::Noun(..))
            && (h.to == hit.from || h.from == hit.to || h.to + 1 == hit.from || h.from == hit.to + 1)
    })
}

/// *De fabrication iranienne*, *Iranian-made*.
fn made(scan: &Scan<'_>, hit: &Hit, clause: Range<usize>) -> bool {
    let near = |from: usize, to: usize| {
        (from.max(clause.start)..to.min(clause.end)).any(|i| {
            matches!(
                scan.word(i),
                "fabrication" | "made" | "conception" | "built" | "manufacture" | "manufactured" | "make" | "origine"
            )
        })
    };
    near(hit.from.saturating_sub(2), hit.from) || near(hit.to, hit.to + 2)
}
