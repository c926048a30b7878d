//! Reads who is named where, and what introduces them.

use std::ops::Range;

use super::{
    Body, Named, People,
    phrase::{
        belongs, determiner, feminine, name_at, named_organisation, not_a_name, organisation_in, origin_in, possessive, trimmed,
    },
};
use crate::{
    lexicon::{Form, Lexicon, Sense},
    scan::Scan,
    token::Kind,
};

impl People {
    /// Reads who is named where: two or more capitalised words that are no place, or a title and a word.
    pub(crate) fn read(scan: &Scan<'_>, lexicon: &Lexicon) -> Self {
        let home = scan.sentences.iter().take(6).find_map(|s| origin_in(scan, s.tokens.clone(), lexicon)).unwrap_or_default();
        let mut people = Self { home, ..Self::default() };
        for sentence in &scan.sentences {
            let range = sentence.tokens.clone();
            people.bodies_of(scan, range.clone(), lexicon);
            let mut at = range.start;
            while at < range.end {
                match name_at(scan, at, range.end, lexicon) {
                    Some(to) => {
                        people.consider(scan, at, to, range.clone(), lexicon);
                        at = to.max(at + 1);
                    }
                    None => at += 1,
                }
            }
        }
        people
    }

    fn bodies_of(&mut self, scan: &Scan<'_>, sentence: Range<usize>, lexicon: &Lexicon) {
        for hit in scan.hits_in(sentence.clone()) {
            if !matches!(hit.sense, Sense::Body | Sense::Organisation) {
                continue;
            }
            let last = sentence.end.min(hit.to + 9);
            let end = (hit.to..last).find(|i| scan.tokens[*i].kind == Kind::Mark && scan.mark(*i) != Some('-')).unwrap_or(last);
            let range = hit.from.saturating_sub(5).max(sentence.start)..end;
            let named = match hit.sense {
                Sense::Organisation => named_organisation(scan, hit.from, range, lexicon).map(|n| (n.clone(), n)),
                _ => origin_in(scan, hit.from.saturating_sub(2).max(sentence.start)..end, lexicon).map(|origin| {
                    let before = hit.from > sentence.start
                        && scan.tokens[hit.from - 1].kind == Kind::Word
                        && !determiner(scan.word(hit.from - 1));
                    let from = hit.from - usize::from(before && lexicon.language == model::Language::En);
                    (trimmed(scan, from..end, lexicon), origin)
                }),
            };
            if let Some((name, origin)) = named {
                self.bodies.push(Body { head: scan.word(hit.from).to_owned(), name, origin, first: hit.from });
            }
        }
    }

    fn consider(&mut self, scan: &Scan<'_>, mut from: usize, to: usize, sentence: Range<usize>, lexicon: &Lexicon) {
        // "Le Tavalan", "Interrogé": the sentence's first word is capitalised anyway; titles are no names.
        while from < to
            && (lexicon.title(scan.word(from))
                || from == sentence.start && not_a_name(scan, from, lexicon)
                || matches!(scan.word(from), "le" | "la" | "les" | "the"))
        {
            from += 1;
        }
        let place = scan.hits_in(from.saturating_sub(3)..to).iter().any(|h| {
            h.to > from && matches!(h.sense, Sense::Place(_, f) if f != Form::Demonym)
                || h.from >= from && h.to <= to && matches!(h.sense, Sense::Body | Sense::Organisation)
                || h.from >= from && h.to == to && h.sense == Sense::Office
        });
        // "Institute for Arms Studies": the end of an organisation's name.
        let tail = from >= sentence.start + 2
            && matches!(scan.word(from - 1), "for" | "of" | "on" | "pour" | "de" | "des" | "d'" | "du" | "and" | "et" | "&")
            && scan.hits_in(from.saturating_sub(5).max(sentence.start)..from).iter().any(|h| {
                matches!(h.sense, Sense::Organisation | Sense::Body)
                    && (h.to + 1 == from || scan.tokens.get(h.to..from).is_some_and(|t| t.iter().any(|t| t.capital)))
            });
        // "the freighter SEA LARK": a ship is nobody.
        let ship = from > sentence.start && lexicon.carrier(scan.word(from - 1));
        let place = place || tail || ship;
        let words = (from..to).filter(|i| scan.tokens[*i].kind == Kind::Word).count();
        if words < 2 || place || words > 4 {
            return;
        }
        let name = scan.slice(from, to).to_owned();
        let surname = scan.word(to - 1).to_owned();
        if self.named.iter().any(|n| n.surname == surname) || lexicon.dates_hold(&surname) {
            return;
        }
        let (office, origin, feminine) = Self::introduced(scan, from, to, sentence, lexicon);
        // A name without office that never speaks is a ship or a company as likely; it serves surnames only.
        self.named.push(Named { name, surname, office, origin, feminine, first: from });
    }

    /// The office and state that stand before a name or behind it: `le porte-parole ..., John Kirby`, `Mara Voss, the spokeswoman for ...`.
    fn introduced(
        scan: &Scan<'_>,
        from: usize,
        to: usize,
        sentence: Range<usize>,
        lexicon: &Lexicon,
    ) -> (Option<String>, String, Option<bool>) {
        let lowest = from.saturating_sub(22).max(sentence.start);
        let mut begin = from;
        let mut commas = 0;
        while begin > lowest {
            match scan.mark(begin - 1) {
                Some(',') if commas == 0 && begin == from => commas += 1,
                Some(',' | ';' | '.' | '»' | '”' | '"' | '«' | '“' | ':' | '—' | '(' | ')') => break,
                _ => {}
            }
            if scan.groups_in(begin - 1..begin).iter().any(|g| lexicon.verb(g.verb).is_some_and(|v| v.report.is_some())) {
                break;
            }
            begin -= 1;
        }
        let mut end = to;
        if scan.mark(to) == Some(',') {
            end = to + 1;
            while end < sentence.end.min(to + 16) && !matches!(scan.mark(end), Some(',' | '.' | ';' | '«' | '“' | '"')) {
                end += 1;
            }
        }
        // "l'entreprise Halvard Systems": the name is the organisation's own.
        if scan
            .hits_in(from.saturating_sub(4).max(sentence.start)..from)
            .iter()
            .any(|h| h.sense == Sense::Organisation && (h.to..from).all(|i| crate::predicates::demonym_at(scan, i).is_some()))
        {
            return (None, scan.slice(from, to).to_owned(), None);
        }
        // An office right behind the comma is the person's own; else what stands before comes first.
        let apposed = end > to && scan.hits_in(to + 1..to + 4).iter().any(|h| matches!(h.sense, Sense::Office | Sense::Body));
        let ranges = if apposed { [to..end, begin..from] } else { [begin..from, to..end] };
        for range in ranges {
            let office = scan.hits_in(range.clone()).iter().find(|h| h.sense == Sense::Office).cloned();
            if let Some(hit) = office {
                let origin = organisation_in(scan, hit.to..range.end, lexicon)
                    .or_else(|| belongs(scan, hit.from, hit.to, range.clone(), lexicon))
                    .or_else(|| possessive(scan, hit.from, sentence.clone(), lexicon))
                    .unwrap_or_default();
                let feminine = feminine(scan, hit.from, lexicon);
                return (Some(scan.word(hit.from).to_owned()), origin, feminine);
            }
        }
        let origin = organisation_in(scan, begin..from, lexicon)
            .or_else(|| organisation_in(scan, to..end, lexicon))
            .or_else(|| origin_in(scan, begin..from, lexicon))
            .or_else(|| origin_in(scan, to..end, lexicon))
            .unwrap_or_default();
        (None, origin, None)
    }
}
