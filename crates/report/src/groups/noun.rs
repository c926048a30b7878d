//! Forms that look like verbs and are not: nouns behind a determiner, participles behind their noun.

use crate::{
    conjugate::Tense,
    lexicon::{Form, Lexicon, Person, Sense},
    scan::Scan,
};

/// Words in front of which a form is a noun.
pub(super) const DETERMINERS: [&str; 48] = [
    "le",
    "la",
    "les",
    "l'",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d'",
    "ce",
    "cet",
    "cette",
    "ces",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "au",
    "aux",
    "aucun",
    "aucune",
    "toute",
    "tout",
    "chaque",
    "notre",
    "nos",
    "the",
    "a",
    "an",
    "this",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "our",
    "any",
    "no",
    "of",
    "such",
    "every",
    "each",
    "some",
    "further",
    "première",
];

/// Whether the determiner before is an object pronoun: `ne les livre pas`, `il l'a`.
pub(super) fn clitic(scan: &Scan<'_>, at: usize, lowest: usize) -> bool {
    let word = scan.word(at - 1);
    matches!(word, "le" | "la" | "les" | "l'" | "leur")
        && at >= lowest + 2
        && matches!(scan.word(at - 2), "ne" | "n'" | "il" | "elle" | "ils" | "elles" | "on" | "je" | "nous" | "qui" | "s'")
}

/// English forms that are nouns as often as verbs.
pub(super) fn nounlike(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "ship",
        "ships",
        "supply",
        "supplies",
        "order",
        "orders",
        "use",
        "uses",
        "transfer",
        "transfers",
        "purchase",
        "purchases",
        "export",
        "exports",
        "claim",
        "claims",
        "report",
        "reports",
        "train",
        "trains",
        "arm",
        "arms",
        "fire",
        "fires",
        "load",
        "loads",
        "land",
        "lands",
        "dock",
        "docks",
        "route",
        "routes",
        "offer",
        "offers",
        "request",
        "requests",
        "plan",
        "plans",
        "attempt",
        "attempts",
        "signal",
        "signals",
        "move",
        "moves",
        "sail",
        "sails",
        "reply",
        "comment",
        "comments",
        "note",
        "notes",
        "post",
        "posts",
        "hope",
        "hopes",
        "fear",
        "fears",
        "start",
        "stop",
        "document",
        "documents",
        "estimate",
        "estimates",
        "launch",
        "entre",
        "commande",
        "commandes",
        "charge",
        "charges",
        "suit",
        "suis",
        "forme",
        "part",
        "sort",
        "arme",
        "armes",
        "livre",
        "livres",
        "affirme",
        "mine",
        "reste",
    ];
    NOUNS.contains(&word)
}

/// Whether a subject stands right before: a name, a pronoun, a body.
pub(super) fn subject_before(scan: &Scan<'_>, at: usize, lowest: usize) -> bool {
    let Some(i) = at.checked_sub(1).filter(|i| *i >= lowest) else { return false };
    if matches!(
        scan.word(i),
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "who"
            | "which"
            | "officials"
            | "and"
            | "also"
            | "il"
            | "elle"
            | "qui"
            | "ne"
            | "n'"
            | "en"
            | "je"
            | "ils"
            | "elles"
            | "on"
            | "et"
    ) {
        return true;
    }
    scan.hits_in(i.saturating_sub(4).max(lowest)..at).iter().any(|h| {
        h.to == at
            && match &h.sense {
                Sense::Place(_, form) => *form != Form::Demonym,
                Sense::Body | Sense::Office | Sense::Pronoun(Person::Last) => true,
                _ => false,
            }
    })
}

/// Whether an English past form is a participle behind its noun: *shells shipped from Dorsk were ...*
pub(super) fn reduced(scan: &Scan<'_>, at: usize, lowest: usize, highest: usize, lexicon: &Lexicon) -> bool {
    let next = scan.word(at + 1);
    if next == "by" {
        return true;
    }
    let before = at.checked_sub(1).filter(|i| *i >= lowest).map_or("", |i| scan.word(i));
    if scan.mark(at.wrapping_sub(1)) == Some(',') && matches!(next, "to" | "from" | "for") {
        return true;
    }
    let name = at > lowest + 1 && scan.tokens[at - 1].capital;
    if name || subject_before(scan, at, lowest) || before.is_empty() {
        return false;
    }
    // A finite verb later in the clause.
    matches!(next, "from" | "in" | "at" | "through" | "via" | "to" | "for" | "on" | "last" | "under" | "as")
        && (at + 1..highest.min(at + 14)).take_while(|i| !matches!(scan.mark(*i), Some('.' | ';' | ',' | '”' | '"'))).any(|i| {
            lexicon
                .readings(scan.word(i))
                .iter()
                .any(|(v, t)| matches!(t, Tense::Present | Tense::Past) && lexicon.verb(*v).is_some_and(|v| v.aux.is_some()))
        })
}
