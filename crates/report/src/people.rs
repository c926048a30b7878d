//! Who is named in a document: persons with their offices, so that a surname, an office or a pronoun finds its person again.

use std::ops::Range;

use crate::{
    lexicon::{Form, Lexicon, Person as Third, PlaceKind, Sense},
    scan::Scan,
    token::Kind,
};

/// A person of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The full name.
    pub name: String,
    /// The last word of it, folded.
    pub surname: String,
    /// The folded head of the office that introduced them: *ministre*.
    pub office: Option<String>,
    /// The code of the state or the name of the body they speak for.
    pub origin: String,
    /// A woman, where the text says so.
    pub feminine: Option<bool>,
    /// The token where the name first stands.
    pub first: usize,
}

/// Somebody who speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The name, office or body.
    pub name: String,
    /// Whose knowledge it is.
    pub origin: String,
    /// Several.
    pub plural: bool,
    /// A woman or a feminine noun, where the text says so.
    pub feminine: Option<bool>,
    /// The folded head of the office.
    pub office: Option<String>,
    /// A pronoun stood for them.
    pub pronoun: bool,
    /// A person, and not a body or state.
    pub person: bool,
}

/// The persons of a document and who spoke last.
#[derive(Debug, Default)]
pub struct People {
    /// In order of their first mention.
    pub named: Vec<Named>,
    /// Those who spoke, last at the end.
    pub spoke: Vec<Speaker>,
    /// Bodies and organisations named in full.
    bodies: Vec<Body>,
    /// The state of the dateline, or the first one named.
    pub home: String,
}

/// A body named in full, for *the ministry* behind it.
#[derive(Debug)]
struct Body {
    head: String,
    name: String,
    origin: String,
    first: usize,
}

/// Words that begin a noun phrase or end the one before.
fn determiner(word: &str) -> bool {
    const WORDS: [&str; 32] = [
        "le", "la", "les", "l'", "un", "une", "des", "the", "a", "an", "ce", "cette", "son", "sa", "its", "their", "his", "her",
        "of", "for", "from", "by", "to", "in", "at", "de", "du", "d'", "and", "et", "told", "said",
    ];
    WORDS.contains(&word)
}

/// A run of capitalised words.
fn name_at(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> Option<usize> {
    let capital = |i: usize| scan.tokens.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital && t.end - t.start > 1);
    let initial = |i: usize| {
        !lexicon.title(scan.word(i))
            && scan.tokens.get(i).is_some_and(|t| t.capital && t.end - t.start == 1)
            && scan.mark(i + 1) == Some('.')
    };
    if !capital(at) && !initial(at) {
        return None;
    }
    let mut to = at;
    while to < end {
        if capital(to) {
            to += 1;
        } else if initial(to) {
            to += 2;
        } else if scan.mark(to) == Some('-') && capital(to + 1) && scan.tokens[to].start == scan.tokens[to - 1].end {
            to += 1;
        } else if lexicon.particle(scan.word(to))
            && to > at
            && capital(to + 1)
            && !matches!(scan.word(to), "la" | "le" | "de" | "du" | "des" | "d'" | "of")
        {
            to += 1;
        } else {
            break;
        }
    }
    Some(to)
}

impl People {
    /// Reads who is named where: two or more capitalised words that are no place, or a title and a word.
    pub fn read(scan: &Scan<'_>, lexicon: &Lexicon) -> Self {
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
        let words = (from..to).filter(|i| scan.tokens[*i].kind == Kind::Word).count();
        if words < 2 || place || words > 4 {
            return;
        }
        let name = scan.slice(from, to).to_owned();
        let surname = scan.word(to - 1).to_owned();
        if self.named.iter().any(|n| n.surname == surname) || lexicon.dates_hold(&surname) {
            return;
        }
        let (office, origin, feminine) = self.introduced(scan, from, to, sentence, lexicon);
        // A name without office that never speaks is a ship or a company as likely; it serves surnames only.
        self.named.push(Named { name, surname, office, origin, feminine, first: from });
    }

    /// The office and state that stand before a name or behind it: `le porte-parole ..., John Kirby`, `Mara Voss, the spokeswoman for ...`.
    fn introduced(
        &self,
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
        for range in [begin..from, to..end] {
            let office = scan.hits_in(range.clone()).iter().find(|h| h.sense == Sense::Office).cloned();
            if let Some(hit) = office {
                let origin = organisation_in(scan, hit.to..range.end, lexicon)
                    .or_else(|| origin_in(scan, range.clone(), lexicon))
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

    /// The speaker in a range of tokens, a subject or what stands behind *according to*; `subject` is the sentence's own range.
    pub fn speaker(&self, scan: &Scan<'_>, range: Range<usize>, sentence: Range<usize>, lexicon: &Lexicon) -> Option<Speaker> {
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
        if let Some(titled) = self.titled(scan, range.clone(), lexicon) {
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

    /// `M. Karl` where the full name is nowhere.
    fn titled(&self, scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<Speaker> {
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
        let own = origin_in(scan, head.from..range.end, lexicon).or_else(|| origin_in(scan, range.clone(), lexicon));
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
        let origin = organisation.or(own).or_else(|| possessive(scan, head.from, sentence, lexicon)).unwrap_or_else(|| {
            match self.spoke.last() {
                _ if head.sense == Sense::Organisation => String::new(),
                // A body or office without a state speaks for whoever spoke last, or for the place that the report comes from.
                Some(last) if !last.origin.is_empty() => last.origin.clone(),
                _ => self.home.clone(),
            }
        });
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
    pub fn pronoun(&self, third: Third) -> Option<Speaker> {
        let fits = |s: &&Speaker| match third {
            Third::Masculine => !s.plural && s.feminine != Some(true) && s.person,
            Third::Feminine => !s.plural && s.feminine != Some(false),
            Third::Plural => s.plural || !s.person,
            Third::Neuter => !s.person && !s.plural,
            Third::Last => s.person,
            Third::First => false,
        };
        let found = self.spoke.iter().rev().find(fits).or_else(|| self.spoke.last().filter(|_| third != Third::Neuter))?;
        Some(Speaker { pronoun: true, ..found.clone() })
    }
}

/// Whether a sentence's first word is capitalised for that alone.
fn not_a_name(scan: &Scan<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let word = scan.word(at);
    lexicon.particle(word)
        || !lexicon.readings(word).is_empty()
        || lexicon.skips(word)
        || scan.tokens.get(at + 1).is_none_or(|t| !t.capital)
        || word.len() <= 3
        || matches!(
            word,
            "selon"
                | "pour"
                | "dans"
                | "avec"
                | "when"
                | "after"
                | "asked"
                | "last"
                | "meanwhile"
                | "according"
                | "spokesman"
                | "spokeswoman"
                | "minister"
                | "president"
                | "général"
                | "ministre"
                | "interrogé"
                | "quant"
        )
}

fn same_office(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.trim_end_matches(['e', 's']).to_owned();
    a == b
        || stem(a) == stem(b)
        || a.starts_with("spokes") && b.starts_with("spokes")
        || a.starts_with("chef") && b.starts_with("chef")
}

/// Whether the text says that an office is a woman's.
fn feminine(scan: &Scan<'_>, at: usize, lexicon: &Lexicon) -> Option<bool> {
    let before = at.checked_sub(1).map_or("", |i| scan.word(i));
    let word = scan.word(at);
    match lexicon.language {
        model::Language::Fr => match before {
            "la" | "une" | "cette" | "première" => Some(true),
            "le" | "un" | "ce" | "premier" => Some(false),
            _ => None,
        },
        model::Language::En => {
            if word == "spokeswoman" || word == "chairwoman" {
                Some(true)
            } else if word == "spokesman" || word == "chairman" {
                Some(false)
            } else {
                None
            }
        }
    }
}

/// The organisation named in a range: its name, where it has one.
fn organisation_in(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    let hit = scan.hits_in(range.clone()).iter().find(|h| h.sense == Sense::Organisation)?;
    named_organisation(scan, hit.from, range, lexicon)
}

/// The name of the organisation whose head stands at `at`: capitalised, or with a capitalised word in it.
fn named_organisation(scan: &Scan<'_>, at: usize, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    // "the Haldvik Institute": what is capitalised before the head belongs to it.
    let mut from = at;
    while from > range.start
        && scan.tokens[from - 1].capital
        && scan.tokens[from - 1].kind == Kind::Word
        && !determiner(scan.word(from - 1))
    {
        from -= 1;
    }
    let name = trimmed(scan, from..range.end, lexicon);
    let capital = |w: &str| w.trim_start_matches(['«', '“', '"', '\u{a0}']).chars().next().is_some_and(char::is_uppercase);
    name.split_whitespace().any(capital).then_some(name)
}

/// The state or bloc named in a range: its code.
pub fn origin_in(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    scan.hits_in(range).iter().find_map(|h| match &h.sense {
        Sense::Place(n, _) => lexicon.places.get(usize::from(*n)).and_then(|p| match p.kind {
            PlaceKind::State | PlaceKind::Bloc => Some(p.code.clone()),
            PlaceKind::Region | PlaceKind::Port => p.inside.clone(),
        }),
        _ => None,
    })
}

/// *Son ministre*, *its ministry*: the first state of the sentence.
fn possessive(scan: &Scan<'_>, at: usize, sentence: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    let owned = (at.saturating_sub(3).max(sentence.start)..=at)
        .any(|i| matches!(scan.word(i), "son" | "sa" | "ses" | "leur" | "its" | "their" | "his" | "her"));
    if owned { origin_in(scan, sentence.start..at, lexicon) } else { None }
}

/// A noun phrase without its article, up to the comma, the verb or the forum behind it.
fn trimmed(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> String {
    let mut from = range.start;
    while from < range.end
        && matches!(
            scan.word(from),
            "le" | "la"
                | "les"
                | "l'"
                | "un"
                | "une"
                | "des"
                | "the"
                | "a"
                | "an"
                | "ce"
                | "cette"
                | "son"
                | "sa"
                | "its"
                | "selon"
                | "d'"
                | "de"
        )
    {
        from += 1;
    }
    let mut to = from;
    while to < range.end && to < from + 14 {
        if matches!(scan.mark(to), Some(m) if m != '-') || to > from && scan.groups_in(to..to + 1).iter().any(|g| g.from >= from)
        {
            break;
        }
        if to > from
            && (lexicon.dates_hold(scan.word(to))
                || matches!(
                    scan.word(to),
                    "qui"
                        | "who"
                        | "which"
                        | "dans"
                        | "lors"
                        | "devant"
                        | "told"
                        | "said"
                        | "has"
                        | "have"
                        | "had"
                        | "a"
                        | "ont"
                        | "avait"
                ))
        {
            break;
        }
        to += 1;
    }
    scan.slice(from, to).to_owned()
}
