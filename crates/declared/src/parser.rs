//! The parser of declared destinations.

use geo::{LatLon, PortIdx, Ports, Regions};

use crate::{
    hits::{Place, Tables},
    index::{Index, km, rank},
    leg::{Found, Leg},
    lexicon::Lexicon,
    reading::{Hint, Parsed, Reading},
    route::{Legs, cut},
    score,
    text::{field, words},
};

/// The names of the rules.
pub mod rule {
    /// Nothing was typed.
    pub const EMPTY: &str = "empty";
    /// No letters: dots, dashes, question marks, numbers.
    pub const NO_LETTERS: &str = "no_letters";
    /// Words that name no place.
    pub const VAGUE_WORD: &str = "vague_word";
    /// A UN/LOCODE.
    pub const LOCODE: &str = "locode";
    /// The last three letters of a UN/LOCODE.
    pub const CODE_ENDING: &str = "code_ending";
    /// The name of a port.
    pub const EXACT_NAME: &str = "exact_name";
    /// The name of a port, with its country.
    pub const NAME_WITH_COUNTRY: &str = "name_with_country";
    /// A listed short form.
    pub const ABBREVIATION: &str = "abbreviation";
    /// The beginning of a name.
    pub const NAME_BEGINNING: &str = "name_beginning";
    /// The consonants of a name.
    pub const SKELETON: &str = "skeleton";
    /// A name by likeness.
    pub const FUZZY_NAME: &str = "fuzzy_name";
    /// A sea, a coast or a group of countries.
    pub const REGION: &str = "region";
    /// A country.
    pub const COUNTRY: &str = "country";
    /// A canal, strait or cape.
    pub const PASSAGE: &str = "passage";
    /// Two codes, from one to the other.
    pub const LOCODE_ROUTE: &str = "locode_route";
    /// Two places, from one to the other.
    pub const ROUTE: &str = "route";
    /// Too doubtful to be read.
    pub const DOUBTFUL: &str = "doubtful";
    /// Nothing was recognised.
    pub const NOTHING: &str = "nothing";
}

/// Reads declared destinations. Made once, it holds an index of every name and code of the port table.
pub struct Parser<'p> {
    ports: &'p Ports,
    lexicon: Lexicon,
    index: Index,
}

fn nothing(reading: Reading, score: f32, matched: String, rule: &'static str) -> Parsed {
    Parsed { reading, also: Vec::new(), origin: None, waypoint: false, score, matched, rule }
}

/// The answer of a leg that stands alone.
fn alone(leg: Leg) -> Parsed {
    match leg {
        Leg::Vague(rule, matched) => nothing(Reading::Vague, score::VAGUE, matched, rule),
        Leg::Nothing => nothing(Reading::Unreadable, 0.0, String::new(), rule::NOTHING),
        Leg::Found(found) if found.score < score::READABLE => {
            nothing(Reading::Unreadable, found.score, found.matched, rule::DOUBTFUL)
        }
        Leg::Found(found) => {
            let Found { place, mut also, score, matched, rule, waypoint } = found;
            let reading = match place {
                Place::Region(key) => Reading::Region(key),
                Place::Ports(ports) => ports.first().map_or(Reading::Unreadable, |p| Reading::Port(*p)),
                Place::Passage(ports) => match ports.split_first() {
                    Some((first, rest)) => {
                        also.extend(rest);
                        Reading::Port(*first)
                    }
                    None => Reading::Vague,
                },
            };
            Parsed { reading, also, origin: None, waypoint, score, matched, rule }
        }
    }
}

impl<'p> Parser<'p> {
    /// Indexes the tables.
    pub fn new(ports: &'p Ports, regions: &Regions) -> Self {
        Self { ports, lexicon: Lexicon::new(ports, regions), index: Index::new(ports) }
    }

    /// Reads a text.
    pub fn parse(&self, text: &str) -> Parsed {
        self.parse_near(text, Hint::default())
    }

    /// Reads a text, deciding between places of one name and on doubtful codes by what is known beside it.
    pub fn parse_near(&self, text: &str, hint: Hint) -> Parsed {
        let text = field(text);
        if text.is_empty() {
            return nothing(Reading::Vague, 1.0, String::new(), rule::EMPTY);
        }
        if !text.bytes().any(|b| b.is_ascii_alphabetic()) {
            return nothing(Reading::Vague, score::VAGUE, String::new(), rule::NO_LETTERS);
        }
        if let Some(legs) = cut(&text, &self.lexicon, false) {
            return self.route(&legs, hint.near);
        }
        let whole = self.tables().leg(&words(&text), hint.near);
        let strong = match &whole {
            Leg::Found(found) => found.score >= score::STRONG,
            Leg::Vague(..) => true,
            Leg::Nothing => false,
        };
        if strong {
            return alone(whole);
        }
        if let Some(route) = cut(&text, &self.lexicon, true).and_then(|legs| self.plied(&legs.pieces, hint.near)) {
            return route;
        }
        let whole = alone(whole);
        match self.run_together(&text, hint.near) {
            Some(route) if route.score > whole.score => route,
            _ => whole,
        }
    }

    fn tables(&self) -> Tables<'_> {
        Tables { ports: self.ports, index: &self.index, lexicon: &self.lexicon }
    }

    /// Reads one piece of a route, which may itself be of several pieces.
    fn piece(&self, piece: &str, near: Option<LatLon>) -> Leg {
        let words = words(piece);
        if !piece.bytes().any(|b| b.is_ascii_alphabetic()) {
            return Leg::Vague(rule::NO_LETTERS, String::new());
        }
        let whole = self.tables().leg(&words, near);
        let weak = matches!(&whole, Leg::Nothing) || matches!(&whole, Leg::Found(f) if f.score < score::STRONG);
        if weak
            && let Some(last) = cut(piece, &self.lexicon, true).and_then(|legs| legs.pieces.last().copied())
            && let Leg::Found(found) = self.tables().leg(&self::words(last), near)
            && found.score >= score::STRONG
        {
            return Leg::Found(found);
        }
        whole
    }

    /// A route with separators that are nothing else.
    fn route(&self, legs: &Legs<'_>, near: Option<LatLon>) -> Parsed {
        let mut read: Vec<Leg> = legs.pieces.iter().map(|p| self.piece(p, near)).collect();
        settle(&mut read, self.ports);
        let origin = match read.first() {
            Some(Leg::Found(found)) if found.score >= score::READABLE => found.port(),
            _ => None,
        };
        let codes = read.iter().all(|l| matches!(l, Leg::Found(f) if f.rule == rule::LOCODE));
        let between: Vec<PortIdx> = read
            .iter()
            .skip(usize::from(!legs.both))
            .take(read.len().saturating_sub(if legs.both { 1 } else { 2 }))
            .filter_map(|l| match l {
                Leg::Found(found) if found.score >= score::READABLE => found.port(),
                _ => None,
            })
            .collect();
        let mut parsed = alone(read.pop().unwrap_or(Leg::Nothing));
        parsed.origin = origin;
        if let Reading::Port(to) = parsed.reading {
            parsed.reading = Reading::Route { from: origin, to };
            parsed.also.extend(between.into_iter().filter(|p| *p != to));
            parsed.also.dedup();
            if !parsed.waypoint {
                parsed.rule = if codes { rule::LOCODE_ROUTE } else { rule::ROUTE };
            }
        }
        parsed
    }

    /// A route with separators that may be part of a name: every piece must be a place.
    fn plied(&self, pieces: &[&str], near: Option<LatLon>) -> Option<Parsed> {
        let mut read: Vec<Leg> = pieces.iter().map(|p| self.tables().leg(&words(p), near)).collect();
        settle(&mut read, self.ports);
        let mut found = Vec::with_capacity(read.len());
        for leg in read {
            match leg {
                Leg::Found(f) if f.score >= 0.6 => found.push(f),
                Leg::Vague(..) => {}
                Leg::Found(_) | Leg::Nothing => return None,
            }
        }
        let score = found.iter().map(|f| f.score).fold(1.0, f32::min);
        let last = found.pop()?;
        if found.is_empty() {
            return None;
        }
        let origin = found.first().and_then(Found::port);
        let mut ends: Vec<PortIdx> = found.iter().filter(|f| !f.waypoint).filter_map(Found::port).collect();
        let codes = last.rule == rule::LOCODE && found.iter().all(|f| f.rule == rule::LOCODE);
        let matched = found.iter().chain(std::iter::once(&last)).map(|f| f.matched.as_str()).collect::<Vec<_>>().join(" ");
        let mut parsed = alone(Leg::Found(last));
        let Reading::Port(to) = parsed.reading else { return Some(parsed) };
        ends.retain(|p| *p != to);
        parsed.also.extend(ends);
        parsed.also.dedup();
        parsed.origin = origin;
        parsed.score = score;
        parsed.matched = matched;
        if origin != Some(to) {
            parsed.reading = Reading::Route { from: origin, to };
            parsed.rule = if codes { rule::LOCODE_ROUTE } else { rule::ROUTE };
        }
        Some(parsed)
    }

    /// Two places with nothing but a space between them.
    fn run_together(&self, text: &str, near: Option<LatLon>) -> Option<Parsed> {
        let words = words(text);
        let tables = self.tables();
        (1..words.len())
            .filter_map(|at| {
                let (left, right) = words.split_at_checked(at)?;
                let mut read = vec![tables.leg(left, near), tables.leg(right, near)];
                settle(&mut read, self.ports);
                let strong = read.iter().all(|l| match l {
                    Leg::Found(f) => f.score >= 0.7 && f.port().is_some(),
                    Leg::Vague(..) | Leg::Nothing => false,
                });
                strong.then(|| self.plied(&[&left.join(" "), &right.join(" ")], near))?
            })
            .max_by(|a, b| a.score.total_cmp(&b.score))
    }
}

/// Among ports of one name on either end of a route, those nearest to each other are meant.
fn settle(legs: &mut [Leg], ports: &Ports) {
    for i in 1..legs.len() {
        let Some((left, right)) = legs.split_at_mut_checked(i) else { continue };
        let (Some(Leg::Found(a)), Some(Leg::Found(b))) = (left.last_mut(), right.first_mut()) else { continue };
        let (Place::Ports(from), Place::Ports(to)) = (&mut a.place, &mut b.place) else { continue };
        let pair = from
            .iter()
            .take(24)
            .flat_map(|f| to.iter().take(24).map(move |t| (*f, *t)))
            .filter(|(f, t)| f != t)
            .map(|(f, t)| {
                let cost = (km(ports, f, t) + 50.0).ln() - 0.15 * (rank(ports.get(f)) + rank(ports.get(t)));
                (cost, f, t)
            })
            .min_by(|x, y| x.0.total_cmp(&y.0));
        let Some((_, f, t)) = pair else { continue };
        let near = km(ports, f, t) < 1500.0;
        for (list, found_also, score, rule, port) in
            [(from, &mut a.also, &mut a.score, a.rule, f), (to, &mut b.also, &mut b.score, b.rule, t)]
        {
            let ambiguous = list.len() > 1;
            list.retain(|p| *p != port);
            list.insert(0, port);
            if ambiguous && near {
                // The other end tells them apart.
                list.truncate(1);
                found_also.clear();
                if rule == rule::CODE_ENDING {
                    *score = score.max(score::ENDING_CLEAR);
                }
            }
        }
    }
}
