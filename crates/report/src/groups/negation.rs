//! Negation around a verb group.

use super::{Group, Mood};
use crate::{lexicon::Lexicon, scan::Scan};

/// Negation outside the group: `ne livre pas`, `aucun obus n'a`, `no shells were`, `not a single`.
pub(super) fn negated_around(
    scan: &Scan<'_>,
    group: &Group,
    negator: bool,
    lowest: usize,
    highest: usize,
    lexicon: &Lexicon,
) -> bool {
    let french = lexicon.language == model::Language::Fr;
    if french {
        let behind = (group.at + 1..highest.min(group.at + 3)).any(|i| lexicon.negates(scan.word(i)));
        let ne = negator || (group.from.saturating_sub(3).max(lowest)..group.from).any(|i| lexicon.negator(scan.word(i)));
        if ne
            && (behind || (group.at + 1..highest.min(group.at + 4)).any(|i| matches!(scan.word(i), "aucun" | "aucune" | "rien")))
        {
            return true;
        }
        let one = (group.from.saturating_sub(10).max(lowest)..group.from)
            .rev()
            .take_while(|i| !matches!(scan.mark(*i), Some(',' | ';' | '«' | ':')))
            .any(|i| scan.word(i) == "pas" && matches!(scan.word(i + 1), "un" | "une"));
        if ne && one {
            return true;
        }
        if !ne {
            return group.mood == Mood::Infinitive
                && (group.from.saturating_sub(2).max(lowest)..group.from).any(|i| scan.word(i) == "sans");
        }
        // "aucun ... n'a", "ni l'un ni l'autre n'a": the subject holds it.
        return (group.from.saturating_sub(9).max(lowest)..group.from)
            .rev()
            .take_while(|i| !matches!(scan.mark(*i), Some(',' | ';' | '«' | ':')))
            .any(|i| matches!(scan.word(i), "aucun" | "aucune" | "ni" | "nul" | "nulle" | "rien" | "personne" | "jamais"));
    }
    let object = |i: usize| {
        matches!(scan.word(i), "nothing" | "none" | "nobody")
            || scan.word(i) == "no" && !matches!(scan.word(i + 1), "more" | "fewer" | "less" | "longer" | "later")
    };
    let staged = lexicon.verb(group.verb).is_some_and(|v| v.report.is_none());
    if staged && (group.at + 1..highest.min(group.at + 3)).any(object) {
        return true;
    }
    (group.from.saturating_sub(9).max(lowest)..group.from)
        .rev()
        .take_while(|i| !matches!(scan.mark(*i), Some(',' | ';' | '“' | '"' | ':')) && !lexicon.parts(scan.word(*i)))
        .take_while(|i| !matches!(scan.word(*i), "that" | "and" | "which"))
        .any(|i| {
            matches!(scan.word(i), "no" | "none" | "neither" | "nothing" | "nobody" | "nor") && scan.word(i + 1) != "longer"
                || scan.word(i) == "not" && matches!(scan.word(i + 1), "a" | "one" | "any")
        })
}

/// *Not only* negates nothing.
pub(super) fn only(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| matches!(scan.word(i), "only" | "seulement"))
}
