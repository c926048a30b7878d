//! Who speaks: the person, office, body or state in a subject, and whom a pronoun stands for.

use std::ops::Range;

use super::{
    Named, People, Speaker,
    phrase::{
        belongs, determiner, feminine, name_at, named_organisation, not_a_name, organisation_in, origin_in, possessive,
        same_office, trimmed,
    },
};
use crate::{
    lexicon::{Form, Lexicon, Person as Third, PlaceKind, Sense},
    scan::Scan,
    token::Kind,
};

impl People {
    /// The speaker in a range of tokens, a subject or what stands behind *according to*; `subject` is the sentence's own range.
    pub(crate) fn speaker(
        &self,
        scan: &Scan<'_>,
        range: Range<usize>,
        sentence: Range<usize>,
        lexicon: &Lexicon,
    ) -> Option<Speaker> {
        if range.is_empty() {
            return None;
        }
        // "l'administration du président américain Joe Biden": the seat of a state, not the person.
        let seat =
            scan.hits_in(range.clone()).iter().find(|h| matches!(h.sense, Sense::Place(_, Form::Seat)) && h.to - h.from > 2);
        if let Some(named) = self.name_in(scan, range.clone()).filter(|_| seat.is_none()) {
            let mut origin = named.origin.clone();
            if origin.is_empty() {
                origin = origin_in(scan, range.clone(), lexicon)
                    .or_else(|| possessive(scan, range.start, sentence.clone(), lexicon))
                    .or_else(|| {
                        self.spoke.iter().rev().find(|s| s.name == named.name && !s.origin.is_empty()).map(|s| s.origin.clone())
                    })
                    .or_else(|| {
                        // An office without a state: of whoever spoke last, or of the place that the report comes from.
                        named.office.as_ref()?;
                        let last = self.spoke.iter().rev().map(|s| s.origin.clone()).find(|o| !o.is_empty());
                        Some(last.unwrap_or_else(|| self.home.clone()))
                    })
                    .unwrap_or_default();
            }
            return Some(Speaker {
                name: named.name.clone(),
                origin,
                feminine: named.feminine,
                office: named.office.clone(),
                person: true,
                ..Speaker::default()
            });
        }
        let hits = scan.hits_in(range.clone());
        if let Some(hit) = seat
            && let Sense::Place(number, _) = hit.sense
            && let Some(place) = lexicon.places.get(usize::from(number))
        {
            return Some(Speaker {
                name: scan.slice(hit.from, hit.to).to_owned(),
                origin: place.code.clone(),
                ..Speaker::default()
            });
        }
        if let Some(titled) = Self::titled(scan, range.clone(), lexicon) {
            return Some(titled);
        }
        if let Some(head) = hits.iter().find(|h| matches!(h.sense, Sense::Office | Sense::Body | Sense::Organisation)) {
            return Some(self.office(scan, head, range, sentence, lexicon));
        }
        if let Some(state) = hits.iter().find(|h| {
            matches!(&h.sense, Sense::Place(n, _) if lexicon.places.get(usize::from(*n)).is_some_and(|p| matches!(p.kind, PlaceKind::State | PlaceKind::Bloc)))
        }) && let Sense::Place(number, form) = &state.sense
            && let Some(place) = lexicon.places.get(usize::from(*number))
        {
            let demonym = *form == Form::Demonym;
            let name = match form {
                Form::Seat => scan.slice(state.from, state.to).to_owned(),
                Form::Demonym => trimmed(scan, range, lexicon),
                _ => place.name(lexicon.language).to_owned(),
            };
            return Some(Speaker { name, origin: place.code.clone(), plural: demonym, ..Speaker::default() });
        }
        if let Some(Sense::Pronoun(third)) =
            hits.iter().map(|h| &h.sense).find(|s| matches!(s, Sense::Pronoun(p) if *p != Third::First))
        {
            return self.pronoun(*third);
        }
        None
    }

    /// A known person whose surname stands in the range.
    fn name_in(&self, scan: &Scan<'_>, range: Range<usize>) -> Option<&Named> {
        range.filter(|i| scan.tokens.get(*i).is_some_and(|t| t.capital)).find_map(|i| {
            self.named.iter().find(|n| {
                n.surname == scan.word(i)
                    || n.name.split_whitespace().next().is_some_and(|first| {
                        // The last word of the range may be the given name of one whose surname follows.
                        scan.tokens[i].text(scan.text) == first && n.first == i
                    })
            })
        })
    }

    /// A capitalised name that nothing introduces: a company, a newspaper, somebody of one name.
    pub(crate) fn unknown_name(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<Speaker> {
        let at = range.clone().find(|i| {
            let token = &scan.tokens[*i];
            // At the head of a sentence a capital says nothing, unless no lexicon knows the word.
            let heads = *i == 0 || matches!(scan.mark(*i - 1), Some('.' | '«' | '“' | '"' | '!' | '?' | '—' | ':'));
            token.kind == Kind::Word
                && token.capital
                && !lexicon.title(scan.word(*i))
                && !lexicon.dates_hold(scan.word(*i))
                && !determiner(scan.word(*i))
                && scan.hits_in(*i..*i + 1).is_empty()
                && (!heads
                    || !not_a_name(scan, *i, lexicon)
                    || scan.tokens.get(*i + 1).is_some_and(|t| t.kind == Kind::Mark) && scan.word(*i).len() > 3)
        })?;
        let to = name_at(scan, at, range.end, lexicon).unwrap_or(at + 1);
        let name = scan.slice(at, to).to_owned();
        Some(Speaker { origin: name.clone(), name, ..Speaker::default() })
    }

    /// `M. Karl` where the full name is nowhere.
    fn titled(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<Speaker> {
        let at = range.clone().find(|i| lexicon.title(scan.word(*i)) && scan.tokens[*i].capital)?;
        let name = (at + 1..range.end).find(|i| scan.tokens[*i].kind == Kind::Word && scan.tokens[*i].capital)?;
        let feminine = matches!(scan.word(at), "mme" | "mlle" | "mmes" | "mrs" | "ms" | "dame");
        Some(Speaker { name: scan.slice(at, name + 1).to_owned(), feminine: Some(feminine), person: true, ..Speaker::default() })
    }

    fn office(
        &self,
        scan: &Scan<'_>,
        head: &crate::scan::Hit,
        range: Range<usize>,
        sentence: Range<usize>,
        lexicon: &Lexicon,
    ) -> Speaker {
        let word = scan.word(head.from).to_owned();
        let own = belongs(scan, head.from, head.to, range.clone(), lexicon);
        let unplaced = scan.hits_in(head.from..head.to).iter().any(|h| h.sense == Sense::Unplaced);
        let definite =
            head.from > range.start && matches!(scan.word(head.from - 1), "le" | "la" | "l'" | "the" | "ce" | "cette" | "same");
        if head.sense == Sense::Office && definite && own.is_none() {
            // "le ministre", "the spokeswoman": one who spoke or was named with that office.
            let spoken = self.spoke.iter().rev().find(|s| s.office.as_deref().is_some_and(|o| same_office(o, &word)));
            if let Some(speaker) = spoken {
                return Speaker { pronoun: true, ..speaker.clone() };
            }
            if let Some(named) = self
                .named
                .iter()
                .rev()
                .find(|n| n.first < range.end && n.office.as_deref().is_some_and(|o| same_office(o, &word)))
            {
                return Speaker {
                    name: named.name.clone(),
                    origin: named.origin.clone(),
                    feminine: named.feminine,
                    office: Some(word),
                    person: true,
                    pronoun: true,
                    ..Speaker::default()
                };
            }
        }
        if definite
            && own.is_none()
            && head.sense != Sense::Office
            && let Some(body) = self.bodies.iter().rev().find(|b| b.first < head.from && b.head == word)
        {
            return Speaker {
                name: body.name.clone(),
                origin: body.origin.clone(),
                office: Some(word),
                pronoun: true,
                ..Speaker::default()
            };
        }
        let mut from = head.from;
        while lexicon.language == model::Language::En
            && from > range.start
            && scan.tokens[from - 1].kind == Kind::Word
            && !determiner(scan.word(from - 1))
            && scan.groups_in(from - 1..from).is_empty()
            && !lexicon.dates_hold(scan.word(from - 1))
            && !lexicon.that(scan.word(from - 1))
        {
            from -= 1;
        }
        let name = trimmed(scan, from..range.end, lexicon);
        let organisation = if head.sense == Sense::Organisation {
            named_organisation(scan, head.from, range.clone(), lexicon)
        } else {
            organisation_in(scan, head.to..range.end, lexicon)
        };
        let origin = if unplaced {
            String::new()
        } else {
            organisation.or(own).or_else(|| possessive(scan, head.from, sentence, lexicon)).unwrap_or_else(|| {
                match self.spoke.last() {
                    _ if head.sense == Sense::Organisation => String::new(),
                    // A body or office without a state speaks for whoever spoke last, or for the place that the report comes from.
                    Some(last) if !last.origin.is_empty() => last.origin.clone(),
                    _ => self.home.clone(),
                }
            })
        };
        let plural =
            word.ends_with('s') && !matches!(word.as_str(), "services" | "douanes" | "customs") && head.sense == Sense::Office
                || word == "autorités"
                || word == "authorities";
        Speaker {
            name,
            origin,
            plural,
            feminine: feminine(scan, head.from, lexicon),
            office: Some(word),
            person: head.sense == Sense::Office,
            ..Speaker::default()
        }
    }

    /// Whom a pronoun of the third person stands for.
    pub(crate) fn pronoun(&self, third: Third) -> Option<Speaker> {
        let fits = |s: &&Speaker| match third {
            Third::Masculine => !s.plural && s.feminine != Some(true) && s.person,
            Third::Feminine => !s.plural && s.feminine != Some(false),
            Third::Plural => s.plural || !s.person,
            Third::Neuter => !s.person && !s.plural,
            Third::Last => s.person,
            Third::First => false,
        };
        let found =
            self.spoke.iter().rev().take(64).find(fits).or_else(|| self.spoke.last().filter(|_| third != Third::Neuter))?;
        Some(Speaker { pronoun: true, ..found.clone() })
    }
}
