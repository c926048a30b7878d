//! The best of the places that a row of words names outright.

use geo::{LatLon, PortIdx};

use crate::{
    hits::{Hit, Place, Tables},
    index::{km, notable},
    leg::Found,
    lexicon::Country,
    parser::rule,
    row::Row,
    score,
};

/// Places nearer than this explain each other: a port and its terminal, a town and its roads.
const TOGETHER_KM: f64 = 50.0;

impl Tables<'_> {
    /// The best of the places named outright.
    pub(crate) fn named(&self, row: &Row<'_>, near: Option<LatLon>) -> Option<Found> {
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
        if let Place::Passage { .. } = &hit.place {
            // "SKAW DENMARK": whichever country, it says no more.
            for span in outside.iter().filter(|span| span.sure) {
                explained.get_mut(span.from..span.to).into_iter().flatten().for_each(|e| *e = true);
            }
        }
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
            let denied = !supported && outside.iter().any(|c| c.sure && !c.likeness);
            let strict = matches!(hit.rule, rule::CODE_ENDING | rule::CODE_LIKE);
            let order = self.choose(&kept, near, strict);
            if hit.rule == rule::CODE_ENDING {
                let known = order.ports.first().is_some_and(|p| notable(self.ports.get(*p)));
                score = match (supported, order.open || !known) {
                    (true, _) => score::ENDING_WITH_COUNTRY,
                    (false, false) => score::ENDING_CLEAR,
                    (false, true) => score::ENDING_OPEN,
                };
            } else if order.open && hit.rule == rule::CODE_LIKE {
                score = score::ENDING_OPEN;
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
        let first = match (&hit.place, &chosen) {
            (Place::Passage { ports, .. }, _) => ports.first().copied(),
            (_, Some(chosen)) => chosen.ports.first().copied(),
            (_, None) => None,
        };
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
        let small = first.is_none_or(|p| !notable(self.ports.get(p)));
        let short = hit.rule == rule::ABBREVIATION && covered <= 3;
        if open > 0 && ((small && share < 0.75) || (short && share < 0.6)) {
            return None;
        }
        let place = match (&hit.place, chosen) {
            (Place::Ports(_), Some(chosen)) => Place::Ports(chosen.ports),
            (place, _) => place.clone(),
        };
        Some(Found {
            waypoint: row.waypoint || matches!(place, Place::Passage { .. }),
            place,
            also,
            score: score::covered(score, share).min(score::MOST),
            matched: row.words.get(hit.from..hit.to).unwrap_or_default().join(" "),
            rule,
            whole: open == 0,
        })
    }
}
