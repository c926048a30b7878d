//! Texts that name more than one place: from one to the other, or to and fro.

use geo::{LatLon, PortIdx, Ports};

use crate::{
    hits::Place,
    index::{km, notable, rank},
    leg::{Found, Leg},
    parser::{Parser, alone, rule},
    reading::{Parsed, Reading},
    route::{At, Legs, cut},
    score,
    text::words,
};

fn readable(leg: &Leg) -> bool {
    match leg {
        Leg::Found(found) => found.score >= score::READABLE,
        Leg::Vague(..) | Leg::Nothing => false,
    }
}

impl Parser<'_> {
    /// Reads one piece of a route, which may itself be of several pieces.
    fn piece(&self, piece: &str, near: Option<LatLon>) -> Leg {
        let row = words(piece);
        if !piece.bytes().any(|b| b.is_ascii_alphabetic()) {
            return Leg::Vague(rule::NO_LETTERS, String::new());
        }
        let whole = self.tables().leg(&row, near);
        let weak = matches!(&whole, Leg::Nothing) || matches!(&whole, Leg::Found(f) if f.score < score::STRONG);
        // Two letters at the end of a route are a country.
        if weak
            && let [word] = row.as_slice()
            && word.len() == 2
            && let Some(region) = self.lexicon.regions.get(word).or_else(|| self.lexicon.country_codes.get(word.as_str()))
        {
            return Leg::Found(Found {
                place: Place::Region(region.clone()),
                also: Vec::new(),
                score: score::COUNTRY_CODE,
                matched: word.clone(),
                rule: rule::COUNTRY,
                waypoint: false,
                whole: true,
            });
        }
        if weak {
            let last = At::WEAK.into_iter().filter_map(|at| cut(piece, &self.lexicon, at)?.pieces.last().copied());
            let read = last.filter_map(|last| match self.tables().leg(&words(last), near) {
                Leg::Found(found) if found.score >= score::STRONG => Some(found),
                _ => None,
            });
            if let Some(found) = read.max_by(|a, b| a.score.total_cmp(&b.score)) {
                return Leg::Found(found);
            }
        }
        whole
    }

    /// A route with separators that are nothing else.
    pub(crate) fn route(&self, legs: &Legs<'_>, near: Option<LatLon>) -> Parsed {
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
        let last = read.pop().unwrap_or(Leg::Nothing);
        let before = match read.pop() {
            Some(Leg::Found(found)) if found.score >= score::READABLE => Some(found),
            _ => None,
        };
        let mut parsed = match (last, before) {
            // "QINGDAO>CHINA" is one place.
            (Leg::Found(last), Some(before)) if self.lies_in(&before, &last) => alone(Leg::Found(before)),
            // Of a line plied to and fro, the end that can be read.
            (last, Some(before)) if legs.both && !readable(&last) => {
                let score = before.score * score::OTHER_END;
                alone(Leg::Found(Found { score, ..before }))
            }
            (last, _) => alone(last),
        };
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

    /// The second place is the country of the first.
    fn lies_in(&self, port: &Found, country: &Found) -> bool {
        match (port.port(), &country.place) {
            (Some(port), Place::Region(key)) => self.ports.get(port).country == *key,
            _ => false,
        }
    }

    /// A route with separators that may be part of a name: every piece must be a place.
    pub(crate) fn plied(&self, pieces: &[&str], near: Option<LatLon>) -> Option<Parsed> {
        let mut read: Vec<Leg> = pieces.iter().map(|p| self.tables().leg(&words(p), near)).collect();
        settle(&mut read, self.ports);
        // Where only the last of them can be read, for sure, it is the destination all the same.
        let strong = |leg: &Leg| matches!(leg, Leg::Found(f) if f.score >= score::STRONG && f.port().is_some());
        if let Some((last, before)) = read.split_last()
            && strong(last)
            && before.iter().any(|l| matches!(l, Leg::Nothing))
            && let Some(Leg::Found(found)) = read.pop()
        {
            let score = found.score * score::LAST_OF_UNREAD;
            return Some(alone(Leg::Found(Found { score, ..found })));
        }
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
        if let Some(before) = found.pop_if(|before| self.lies_in(before, &last)) {
            return Some(Parsed { score, matched, ..alone(Leg::Found(before)) });
        }
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
    pub(crate) fn run_together(&self, text: &str, near: Option<LatLon>) -> Option<Parsed> {
        let tables = self.tables();
        let words = words(text);
        let words = tables.without_remarks(&words);
        (1..words.len())
            .filter_map(|at| {
                let (left, right) = words.split_at_checked(at)?;
                let mut read = vec![tables.leg(left, near), tables.leg(right, near)];
                settle(&mut read, self.ports);
                let strong = read.iter().all(|l| match l {
                    // Three letters or the name of a hamlet are too little where nothing says that there are two places.
                    Leg::Found(f) => {
                        f.score >= 0.7
                            && f.rule != rule::CODE_ENDING
                            && f.port().is_some_and(|p| f.rule == rule::LOCODE || notable(self.ports.get(p)))
                    }
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
                match rule {
                    rule::CODE_ENDING => *score = score.max(score::ENDING_CLEAR),
                    rule::CODE_LIKE => *score = score.max(score::CODE_THROUGH),
                    _ => {}
                }
            }
        }
    }
}
