//! One leg of a route, or a text without one: a row of words to a place.

use geo::{LatLon, PortIdx};

use crate::{
    hits::{Hit, Place, Row, Tables},
    index::{against, km, notable, rank},
    lexicon::{Beside, Country},
    parser::rule,
    score,
    text::{Word, consonants, squash},
};

/// Places nearer than this explain each other: a port and its terminal, a town and its roads.
const TOGETHER_KM: f64 = 50.0;
/// Two places of one name further apart than this are two places.
const APART_KM: f64 = 40.0;
/// A port that counts this much less than another of its name is not what the crew means (see [`rank`]).
const OUTRANKED: f64 = 4.0;
/// Most alternatives kept.
const ALTERNATIVES: usize = 4;

/// A place that was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) place: Place,
    /// Ports as good as the first of the place.
    pub(crate) also: Vec<PortIdx>,
    pub(crate) score: f32,
    pub(crate) matched: String,
    pub(crate) rule: &'static str,
    pub(crate) waypoint: bool,
}

impl Found {
    /// The port, where it is one.
    pub(crate) fn port(&self) -> Option<PortIdx> {
        match &self.place {
            Place::Ports(ports) | Place::Passage(ports) => ports.first().copied(),
            Place::Region(_) => None,
        }
    }
}

/// What a leg was read as.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Leg {
    /// A place.
    Found(Found),
    /// Words that name none, by this rule.
    Vague(&'static str, String),
    /// Nothing that can be read.
    Nothing,
}

/// Ports of one name or code, put in order.
struct Chosen {
    ports: Vec<PortIdx>,
    also: Vec<PortIdx>,
    /// Nothing tells them apart.
    open: bool,
}

impl Tables<'_> {
    /// Reads a leg.
    pub(crate) fn leg(&self, words: &[Word], near: Option<LatLon>) -> Leg {
        let words = self.without_remarks(words);
        let row = Row::new(words, self.lexicon);
        if row.words.is_empty() {
            return Leg::Nothing;
        }
        if self.lexicon.phrases.contains_key(&squash(words)) || row.activity {
            return Leg::Vague(rule::VAGUE_WORD, words.join(" "));
        }
        let best = self.named(&row, near);
        if row.vague && best.as_ref().is_none_or(|b| b.score < score::STRONG) {
            return Leg::Vague(rule::VAGUE_WORD, words.join(" "));
        }
        if best.as_ref().is_some_and(|b| b.score >= score::STRONG) {
            return best.map_or(Leg::Nothing, Leg::Found);
        }
        [best, self.guessed(&row, near)]
            .into_iter()
            .flatten()
            .max_by(|a, b| a.score.total_cmp(&b.score))
            .map_or(Leg::Nothing, Leg::Found)
    }

    /// The words before an ETA, a way taken or another remark; all of them where nothing stands before it.
    fn without_remarks<'w>(&self, words: &'w [Word]) -> &'w [Word] {
        let cut = words.iter().position(|w| self.lexicon.beside.get(w.as_str()) == Some(&Beside::Cut));
        match cut {
            Some(0) => self.without_remarks_after(words),
            Some(at) => words.get(..at).unwrap_or(words),
            None => words,
        }
    }

    /// A remark that comes first is skipped alone ("ETA 1200 KOTKA").
    fn without_remarks_after<'w>(&self, words: &'w [Word]) -> &'w [Word] {
        words.get(1..).map_or(words, |rest| if rest.is_empty() { words } else { self.without_remarks(rest) })
    }

    /// The best of the places named outright.
    fn named(&self, row: &Row<'_>, near: Option<LatLon>) -> Option<Found> {
        let hits = self.hits(row);
        let mut best: Option<(Found, usize)> = None;
        for hit in &hits {
            let Some(found) = self.weigh(row, hit, &hits, near) else { continue };
            let width = hit.to - hit.from;
            let better =
                best.as_ref().is_none_or(|(b, w)| found.score > b.score + 0.005 || (found.score > b.score - 0.005 && width > *w));
            if better {
                best = Some((found, width));
            }
        }
        best.map(|(found, _)| found)
    }

    /// The countries named outside a hit, as `(codes, words)`.
    fn weigh(&self, row: &Row<'_>, hit: &Hit, hits: &[Hit], near: Option<LatLon>) -> Option<Found> {
        let outside: Vec<_> = row.countries.iter().filter(|c| c.to <= hit.from || c.from >= hit.to).collect();
        let mut score = hit.score;
        let mut rule = hit.rule;
        let mut explained = vec![false; row.words.len()];
        let mut chosen = None;
        if let Place::Ports(ports) = &hit.place {
            let at_home = |port: &PortIdx, codes: &[Country]| {
                let country = self.ports.get(*port).country.as_bytes();
                codes.iter().any(|code| code.as_slice() == country)
            };
            let mut kept: Vec<PortIdx> = ports.clone();
            let mut supported = false;
            for span in &outside {
                let here: Vec<PortIdx> = kept.iter().copied().filter(|p| at_home(p, &span.codes)).collect();
                if !here.is_empty() {
                    kept = here;
                    supported = true;
                    explained.get_mut(span.from..span.to).into_iter().flatten().for_each(|e| *e = true);
                }
            }
            // A short code word beside a name ("DE HAAN") is no other country; a whole word is.
            let denied = !supported && outside.iter().any(|c| c.sure);
            let order = self.choose(&kept, near, hit.rule == rule::CODE_ENDING);
            if hit.rule == rule::CODE_ENDING {
                score = match (supported, order.open) {
                    (true, _) => score::ENDING_WITH_COUNTRY,
                    (false, false) => score::ENDING_CLEAR,
                    (false, true) => score::ENDING_OPEN,
                };
            } else if order.open {
                score *= score::SAME_NAME;
            }
            if supported {
                score += score::WITH_COUNTRY;
                if rule == rule::EXACT_NAME {
                    rule = rule::NAME_WITH_COUNTRY;
                }
            }
            if denied {
                score *= score::OTHER_COUNTRY;
            }
            chosen = Some(order);
        }
        let first = chosen.as_ref().and_then(|c| c.ports.first().copied());
        let mut also = chosen.as_ref().map_or_else(Vec::new, |c| c.also.clone());
        for other in hits.iter().filter(|h| h.to <= hit.from || h.from >= hit.to) {
            let together = match (&other.place, first) {
                (Place::Ports(ports), Some(first)) => {
                    ports.iter().copied().find(|p| *p == first || km(self.ports, *p, first) <= TOGETHER_KM)
                }
                _ => None,
            };
            if let Some(port) = together {
                explained.get_mut(other.from..other.to).into_iter().flatten().for_each(|e| *e = true);
                if Some(port) != first && !also.contains(&port) && other.score >= score::NAME_SMALL {
                    also.push(port);
                }
            }
        }
        let (mut covered, mut open) = (0_usize, 0_usize);
        for (i, word) in row.words.iter().enumerate() {
            if hit.covers(i) {
                covered += word.len();
            } else if !row.aside.get(i).copied().unwrap_or_default() && !explained.get(i).copied().unwrap_or_default() {
                open += word.len();
            }
        }
        let share = covered as f32 / (covered + open).max(1) as f32;
        // A small place, a region or three letters within a longer text are more likely an accident.
        let small = first.is_some_and(|p| !notable(self.ports.get(p))) || first.is_none();
        if open > 0 && small && share < 0.75 {
            return None;
        }
        let place = match (&hit.place, chosen) {
            (Place::Ports(_), Some(chosen)) => Place::Ports(chosen.ports),
            (place, _) => place.clone(),
        };
        Some(Found {
            waypoint: row.waypoint || matches!(place, Place::Passage(_)),
            place,
            also,
            score: score::covered(score, share).min(score::MOST),
            matched: row.words.get(hit.from..hit.to).unwrap_or_default().join(" "),
            rule,
        })
    }

    /// Puts ports of one name in order; those that are as likely as the first are named as such.
    fn choose(&self, ports: &[PortIdx], near: Option<LatLon>, strict: bool) -> Chosen {
        let mut order: Vec<(f64, PortIdx)> = ports.iter().map(|p| (against(self.ports, *p, near), *p)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let ports: Vec<PortIdx> = order.iter().map(|o| o.1).collect();
        let Some(first) = ports.first().copied() else {
            return Chosen { ports, also: Vec::new(), open: true };
        };
        let best = order.first().map_or(0.0, |o| o.0);
        let rivals: Vec<PortIdx> = order
            .iter()
            .skip(1)
            .filter(|(cost, port)| {
                let clear = if near.is_some() {
                    // Three times further away, all else being equal.
                    cost - best >= 1.1
                } else {
                    rank(self.ports.get(first)) - rank(self.ports.get(*port)) >= if strict { OUTRANKED / 2.0 } else { OUTRANKED }
                };
                !clear && km(self.ports, first, *port) > APART_KM
            })
            .map(|o| o.1)
            .collect();
        // Without a hint, a notable port beats small places of its name whatever the sizes.
        let open = if near.is_none() && notable(self.ports.get(first)) {
            rivals.iter().any(|r| strict || notable(self.ports.get(*r)))
        } else {
            !rivals.is_empty()
        };
        let also = if open { rivals.into_iter().take(ALTERNATIVES).collect() } else { Vec::new() };
        Chosen { ports, also, open }
    }

    /// The best guess: a name cut short, without its vowels, or misspelt.
    fn guessed(&self, row: &Row<'_>, near: Option<LatLon>) -> Option<Found> {
        let in_country = |i: usize| row.countries.iter().any(|c| c.sure && (c.from..c.to).contains(&i));
        let words: Vec<(usize, &str)> = row
            .words
            .iter()
            .enumerate()
            .filter(|(i, _)| !row.aside.get(*i).copied().unwrap_or_default())
            .map(|(i, w)| (i, w.as_str()))
            .collect();
        let letters: usize = words.iter().map(|(_, w)| w.len()).sum();
        let mut runs: Vec<Vec<(usize, &str)>> = vec![words.clone()];
        let foreign: Vec<_> = words.iter().copied().filter(|(i, _)| !in_country(*i)).collect();
        if foreign.len() < words.len() && !foreign.is_empty() {
            runs.push(foreign);
        }
        if words.len() > 1 {
            runs.extend(words.iter().filter(|(_, w)| w.len() >= 6).take(3).map(|w| vec![*w]));
        }
        let mut best: Option<Found> = None;
        for run in runs {
            let parts: Vec<&str> = run.iter().map(|(_, w)| *w).collect();
            let key = squash(&parts);
            if self.lexicon.false_friends.contains(key.as_str()) || key.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            let covered: usize = parts.iter().map(|w| w.len()).sum();
            for (ports, score, rule) in self.guesses(&key) {
                let home: Vec<PortIdx> = ports
                    .iter()
                    .copied()
                    .filter(|p| {
                        let country = self.ports.get(*p).country.as_bytes();
                        row.countries.iter().any(|c| c.codes.iter().any(|code| code.as_slice() == country))
                    })
                    .collect();
                let named_country = !home.is_empty();
                let explained: usize = if named_country {
                    words.iter().filter(|(i, w)| in_country(*i) && !parts.contains(w)).map(|(_, w)| w.len()).sum()
                } else {
                    0
                };
                let order = self.choose(if named_country { &home } else { &ports }, near, false);
                let mut score = if order.open { score * score::SAME_NAME } else { score };
                if named_country {
                    score += score::WITH_COUNTRY;
                }
                let share = (covered + explained) as f32 / letters.max(1) as f32;
                let score = score::covered(score, share.min(1.0)).min(score::MOST);
                if share < 0.5 || best.as_ref().is_some_and(|b| b.score >= score) {
                    continue;
                }
                best = Some(Found {
                    place: Place::Ports(order.ports),
                    also: order.also,
                    score,
                    matched: parts.join(" "),
                    rule,
                    waypoint: row.waypoint,
                });
            }
        }
        best
    }

    /// Ports that a run of letters may stand for, with how sure and by which rule.
    fn guesses(&self, key: &str) -> Vec<(Vec<PortIdx>, f32, &'static str)> {
        let mut found = Vec::new();
        if key.len() >= 5 {
            let mut likely = self.index.fuzzy.near(key, 6).into_iter();
            if let Some(best) = likely.next() {
                let mut ports = self.index.named(best.name).to_vec();
                // Names as like as the best one are rivals.
                for rival in likely.filter(|n| n.edits == best.edits && n.notable == best.notable) {
                    ports.extend(self.index.named(rival.name).iter().filter(|p| !ports.contains(p)).copied().collect::<Vec<_>>());
                }
                let factor = if best.notable { score::LIKENESS } else { score::LIKENESS_SMALL };
                found.push((ports, factor * best.likeness, rule::FUZZY_NAME));
            }
        }
        if key.len() >= 4 {
            let ports = self.index.beginning(key, self.ports);
            if !ports.is_empty() {
                // The more of a name is there, the surer.
                let more = 0.02 * key.len().saturating_sub(4).min(8) as f32;
                found.push((ports, score::BEGINNING + more, rule::NAME_BEGINNING));
            }
            let skeleton = consonants(key);
            if skeleton.len() >= 4 {
                let ports = self.index.skeleton(&skeleton);
                if !ports.is_empty() && key.len() < skeleton.len() + 3 {
                    found.push((ports.to_vec(), score::SKELETON, rule::SKELETON));
                }
            }
        }
        found
    }
}
