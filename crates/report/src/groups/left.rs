//! What stands to the left of a verb: auxiliaries, negations, what goes between.

use crate::{
    conjugate::Tense,
    lexicon::{Aux, Lexicon},
    scan::Scan,
    token::Kind,
};

/// What stands to the left of a verb.
#[derive(Default)]
pub(super) struct Left {
    pub(super) from: usize,
    pub(super) have: Option<Tense>,
    pub(super) be: Option<Tense>,
    /// Between `be` and the verb stands *been*, *été*.
    pub(super) been: bool,
    pub(super) will: bool,
    pub(super) would: bool,
    pub(super) may: bool,
    pub(super) does: Option<Tense>,
    pub(super) to: bool,
    pub(super) negated: bool,
    pub(super) negator: bool,
    pub(super) clitic_subject: bool,
}

pub(super) fn left_of(scan: &Scan<'_>, at: usize, lowest: usize, lexicon: &Lexicon) -> Left {
    let mut left = Left { from: at, ..Left::default() };
    let mut i = at;
    let mut steps = 0;
    while i > lowest && steps < 9 {
        i -= 1;
        steps += 1;
        let word = scan.word(i);
        if word == "to" && lexicon.language == model::Language::En {
            if left.have.is_none() && left.be.is_none() && steps > 1 && left.from != i + 1 && i + 1 != at {
                break;
            }
            left.to = true;
            left.from = i;
            break;
        }
        let aux = lexicon.readings(word).iter().find_map(|(v, t)| lexicon.verb(*v).and_then(|v| v.aux).map(|a| (a, *t)));
        if let Some((aux, tense)) = aux {
            // "a" is an article in English and "est" the east; the language decides.
            match aux {
                Aux::Have => left.have = Some(tense),
                Aux::Be => {
                    if tense == Tense::Participle {
                        left.been = true;
                        if left.be.is_none() {
                            left.be = Some(tense);
                        }
                    } else if left.be.is_none() || left.been {
                        left.be = Some(tense);
                    }
                }
                Aux::Will => left.will = true,
                Aux::Would => left.would = true,
                Aux::May => left.may = true,
                Aux::Do => left.does = Some(tense),
            }
            left.from = i;
            continue;
        }
        if lexicon.negates(word) {
            left.negated = true;
            left.from = i;
            continue;
        }
        if lexicon.negator(word) {
            left.negator = true;
            left.from = i;
            continue;
        }
        // "n'avoir « jamais livré »": a quoted word changes nothing.
        if matches!(scan.mark(i), Some('«' | '“' | '"')) && steps <= 4 {
            continue;
        }
        if lexicon.skips(word) || scan.mark(i) == Some('-') && scan.tokens.get(i + 1).is_some_and(|t| t.glued) {
            if scan.tokens[i].glued && matches!(word, "il" | "elle" | "ils" | "elles" | "on") {
                left.clitic_subject = true;
                left.from = i;
            }
            // An adverb belongs to the group only between an auxiliary and the verb; the next auxiliary takes it in.
            if matches!(scan.tokens[i].kind, Kind::Mark) && !scan.tokens.get(i + 1).is_some_and(|t| t.glued) {
                break;
            }
            continue;
        }
        break;
    }
    left
}
